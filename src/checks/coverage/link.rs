//! Whom a declaration speaks of, where something is asked of each system, vendor or the like.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::evaluate::{Focus, Question};
use crate::model::value::{Name, Value};
use crate::model::vocabulary::{AttributeId, NameId};
use crate::resolve::effective::Declared;
use crate::resolve::policy::Entity;
use crate::syntax::keyword::Keyword;

/// By the kind of an entity and by kind and name of declarations: which of these may speak of which of those. Of thousands of systems each
/// has measures of its own, and is asked for these alone.
pub(super) type Links<'a> = RefCell<HashMap<(Keyword, Keyword, Option<NameId>), Rc<Linked<'a>>>>;

/// Declarations, by whom they name.
#[derive(Debug, Default)]
pub(super) struct Linked<'a> {
    all: Vec<&'a Declared>,
    naming: HashMap<Name, Vec<usize>>,
    /// Those that may speak of whomever they do not name.
    further: Vec<usize>,
}

impl<'a> Linked<'a> {
    /// Those that may speak of one, in their order.
    fn of(&self, own: &Name) -> Vec<&'a Declared> {
        let mut at: Vec<usize> = self.naming.get(own).into_iter().flatten().chain(&self.further).copied().collect();
        at.sort_unstable();
        at.dedup();
        at.into_iter().filter_map(|at| self.all.get(at).copied()).collect()
    }
}

fn name_of(entity: &Entity) -> Name {
    entity.known.map_or_else(|| Name::Own(entity.key.clone()), Name::Known)
}

impl<'a> Question<'a> {
    /// The declarations of a kind, and of a name or one that counts as it, that may speak of what is in focus; in the order of their keys.
    pub(super) fn may_speak_of(&self, kind: Keyword, name: Option<NameId>, focus: Focus<'_>) -> Vec<&'a Declared> {
        let Focus::Entity(entity) = focus else { return self.of_name(kind, name) };
        let key = (entity.kind, kind, name);
        let known = self.links.borrow().get(&key).cloned();
        let linked = known.unwrap_or_else(|| {
            let linked = Rc::new(self.linked(entity.kind, self.of_name(kind, name)));
            self.links.borrow_mut().insert(key, Rc::clone(&linked));
            linked
        });
        linked.of(&name_of(entity))
    }

    fn linked(&self, kind: Keyword, all: Vec<&'a Declared>) -> Linked<'a> {
        let mut linked = Linked::default();
        for (at, declared) in all.iter().enumerate() {
            for held in self.links_of(declared, kind).iter().filter_map(|link| declared.values.get(link)).flatten() {
                for name in held.value.as_ref().and_then(Value::names).into_iter().flatten() {
                    linked.naming.entry(name.clone()).or_default().push(at);
                }
            }
            if !matches!(self.link_to(declared, kind, None), Link::Other) {
                linked.further.push(at);
            }
        }
        Linked { all, ..linked }
    }

    /// The attributes by which a declaration names entities of a kind.
    fn links_of(&self, declared: &Declared, kind: Keyword) -> Vec<AttributeId> {
        let vocabulary = self.resolved.vocabulary;
        let is_link = |attribute: AttributeId| vocabulary.attribute(attribute).links_to(kind);
        vocabulary.attributes_where(declared.key.kind, Some(declared.key.name), is_link)
    }

    /// Whether a declaration speaks of what is in focus: by an attribute that names it, or by naming nothing of its kind.
    pub(super) fn link(&self, declared: &Declared, focus: Focus<'_>) -> Link {
        let Focus::Entity(entity) = focus else { return Link::Named };
        self.link_to(declared, entity.kind, Some(&name_of(entity)))
    }

    /// The same of an entity of a kind; none: of one that nothing names.
    fn link_to(&self, declared: &Declared, kind: Keyword, own: Option<&Name>) -> Link {
        let vocabulary = self.resolved.vocabulary;
        let links = self.links_of(declared, kind);
        if links.is_empty() {
            return Link::Named;
        }
        let mut stated = false;
        for &link in &links {
            // A name that was lost may be this one.
            if !declared.values.contains_key(&link) && declared.damage.may_be(link, self.unknowns()) {
                return Link::Lost;
            }
            for held in declared.values.get(&link).into_iter().flatten() {
                match &held.value {
                    Some(Value::Names(names)) => {
                        stated = true;
                        if own.is_some_and(|own| names.contains(own)) {
                            return Link::Named;
                        }
                    }
                    // What could not be read may be this one.
                    None => return Link::Lost,
                    Some(_) => {}
                }
            }
        }
        match links.iter().find(|&&link| vocabulary.attribute(link).required) {
            _ if stated => Link::Other,
            Some(&required) => Link::Unsaid(required),
            None => Link::Named,
        }
    }
}

/// Whom a declaration speaks of, as seen from an entity.
pub(super) enum Link {
    /// Of it, or of all.
    Named,
    /// Nobody can tell: what names it could not be read.
    Lost,
    /// Of others.
    Other,
    /// Nobody knows: the attribute that must name it is not stated.
    Unsaid(AttributeId),
}
