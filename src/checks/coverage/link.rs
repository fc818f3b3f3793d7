//! Whom a declaration speaks of, where something is asked of each system, vendor or the like.

use super::evaluate::{Focus, Question};
use crate::model::value::{Name, Value};
use crate::model::vocabulary::AttributeId;
use crate::resolve::effective::Declared;

impl Question<'_> {
    /// Whether a declaration speaks of what is in focus: by an attribute that names it, or by naming nothing of its kind.
    pub(super) fn link(&self, declared: &Declared, focus: Focus<'_>) -> Link {
        let Focus::Entity(entity) = focus else { return Link::Named };
        let vocabulary = self.resolved.vocabulary;
        let is_link = |attribute: AttributeId| vocabulary.attribute(attribute).links_to(entity.kind);
        let links = vocabulary.attributes_where(declared.key.kind, Some(declared.key.name), is_link);
        if links.is_empty() {
            return Link::Named;
        }
        let own = entity.known.map_or_else(|| Name::Own(entity.key.clone()), Name::Known);
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
                        if names.contains(&own) {
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
