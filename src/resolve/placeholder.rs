//! What placeholders in a wording print: what holds for the policy, so that the wording cannot contradict the data.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::effective::{Declared, Key};
use super::policy::{Entity, Policy};
use super::state::{declared_values, entity_values};
use super::{Resolved, View};
use crate::diagnostic::Text;
use crate::model::value::Value;
use crate::model::vocabulary::{AttributeId, NameId, Spelling};
use crate::syntax::keyword::Keyword;
use crate::text::look_up_key;
use crate::wording::placeholder::{Part, Placeholder};

/// Why a placeholder prints nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// There is no such kind.
    UnknownKind,
    /// Nothing of this name (and label) is declared, here or above.
    UnknownName,
    /// What is declared has no such attribute.
    UnknownAttribute(Vec<(Keyword, NameId)>),
    /// The attribute is stated nowhere.
    NotStated(AttributeId),
    /// Several values: those that bear the name, as they would have to be written.
    Ambiguous(Vec<Text>),
}

/// So many of those that bear a name are listed, and one more where there are more.
pub(crate) const LISTED: usize = 16;

/// What a placeholder prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Printed {
    /// A name.
    Name,
    /// The value of an attribute.
    Value(AttributeId, Value),
    /// Something that cannot be known yet: damaged, not decided, or delegated to those below.
    Unknown,
}

/// What placeholders print that were asked for: what is written alike prints the same, and may be written thousands of times, of
/// thousands of declarations that bear the name.
#[derive(Debug, Default)]
pub(super) struct Prints(Mutex<HashMap<String, Result<Printed, Trouble>>>);

/// What a placeholder of a policy prints.
pub(crate) fn print(placeholder: &Placeholder<'_>, resolved: &Resolved<'_>, policy: &Policy, view: &View) -> Result<Printed, Trouble> {
    // What is left out is no text that a placeholder may hold.
    let [kind, label, attribute] =
        [placeholder.kind, placeholder.label, placeholder.attribute].map(|part| part.map_or("\n", |part| part.text));
    let key = [kind, placeholder.name.text, label, attribute].join("\0");
    let known = view.prints.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
    known.unwrap_or_else(|| {
        let printed = look_up(placeholder, resolved, policy, view);
        view.prints.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, printed.clone());
        printed
    })
}

fn look_up(placeholder: &Placeholder<'_>, resolved: &Resolved<'_>, policy: &Policy, view: &View) -> Result<Printed, Trouble> {
    let kind = match placeholder.kind {
        Some(kind) => match Keyword::spelled(&look_up_key(kind.text)) {
            Some(kind) if kind.is_declaration_kind() || kind.is_entity_kind() => Some(kind),
            _ => return Err(Trouble::UnknownKind),
        },
        None => None,
    };
    let named = Named { resolved, policy, view, kind, key: look_up_key(placeholder.name.text).into_owned() };
    let declared = named.declared(placeholder.label);
    let entities = if placeholder.label.is_none() { named.entities() } else { Vec::new() };
    match placeholder.attribute {
        None if declared.is_empty() && entities.is_empty() && !named.is_general() => Err(Trouble::UnknownName),
        None => Ok(Printed::Name),
        Some(_) if declared.is_empty() && entities.is_empty() => Err(Trouble::UnknownName),
        Some(attribute) => named.value(&declared, &entities, &look_up_key(attribute.text)),
    }
}

/// A placeholder that names one thing only, in both spellings.
fn long_form(kind: Keyword, name: (&str, &str), label: Option<&str>, attribute: &Spelling) -> Text {
    let label = label.map(|label| format!("[{label}]")).unwrap_or_default();
    Text::new(
        format!("{{{}:{}{label}.{}}}", kind.ja(), name.0, attribute.ja),
        format!("{{{}:{}{label}.{}}}", kind.en(), name.1, attribute.en),
    )
}

/// What a name may stand for.
struct Named<'a> {
    resolved: &'a Resolved<'a>,
    policy: &'a Policy,
    view: &'a View,
    kind: Option<Keyword>,
    key: String,
}

impl<'a> Named<'a> {
    /// The declarations of the name, looked up kind by kind: a policy may have thousands of one name, each with its label.
    fn declared(&self, label: Option<Part<'_>>) -> Vec<&'a Declared> {
        let all = &self.view.effective.all;
        let kinds = Keyword::DECLARATIONS.into_iter().filter(|kind| self.kind.is_none_or(|wanted| wanted == *kind));
        let keys = kinds.filter_map(|kind| Some(Key { kind, name: self.resolved.vocabulary.name(kind, &self.key)?, label: None }));
        let mut found: Vec<&Declared> = Vec::new();
        let wanted = label.map(|label| look_up_key(label.text).into_owned());
        for key in keys {
            let exact = label.as_ref().map(|label| Key { label: Some(label.text.into()), ..key.clone() });
            match (exact.and_then(|exact| all.get(&exact)), &wanted) {
                (Some(declared), _) => found.push(declared),
                (None, Some(wanted)) => found.extend(all.labelled(key.kind, key.name, wanted)),
                (None, None) => found.extend(all.named(key.kind, key.name)),
            }
        }
        // Roles have titles of their own.
        if self.kind.is_none_or(|kind| kind == Keyword::Role) && self.view.scope.defines(Keyword::Role, &self.key) {
            let roles = self.resolved.vocabulary.names_of(Keyword::Role);
            let roles = roles.filter_map(|(name, _)| all.get(&Key { kind: Keyword::Role, name, label: None }));
            found.extend(roles.filter(|role| role.title.as_deref().is_some_and(|title| *look_up_key(title) == *self.key)));
        }
        found.retain(|declared| {
            wanted.as_ref().is_none_or(|wanted| declared.key.label.as_deref().is_some_and(|label| *look_up_key(label) == **wanted))
        });
        found.sort_by(|one, other| one.key.cmp(&other.key));
        found.dedup_by(|one, other| one.key == other.key);
        found
    }

    /// Entities of the policy; where it has none of the name, those above it.
    fn entities(&self) -> Vec<&'a Entity> {
        let above = self.view.ancestors.iter().filter_map(|&ancestor| self.resolved.policy(ancestor));
        std::iter::once(self.policy)
            .chain(above)
            .map(|policy| {
                let is_meant = |entity: &&Entity| *entity.key == *self.key && self.kind.is_none_or(|kind| kind == entity.kind);
                policy.entities.iter().filter(is_meant).collect::<Vec<_>>()
            })
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// Posts, committees and general roles of the vocabulary, and facts, need no declaration to be named.
    fn is_general(&self) -> bool {
        let vocabulary = self.resolved.vocabulary;
        let actor = [Keyword::Post, Keyword::Committee]
            .into_iter()
            .filter(|kind| self.kind.is_none_or(|wanted| wanted == *kind))
            .any(|kind| vocabulary.name(kind, &self.key).is_some());
        actor || self.kind.is_none() && vocabulary.fact(&self.key).is_some_and(|fact| self.view.state.fact(fact).is_some())
    }

    fn value(&self, declared: &[&'a Declared], entities: &[&'a Entity], attribute: &str) -> Result<Printed, Trouble> {
        let vocabulary = self.resolved.vocabulary;
        let mut known = None;
        let mut unknown = false;
        let mut found: Vec<(AttributeId, Value)> = Vec::new();
        let mut listed: Vec<Text> = Vec::new();
        let mut without_label: Vec<Keyword> = Vec::new();
        let mut last: Option<((Keyword, NameId), Option<AttributeId>)> = None;
        // Without a label a placeholder speaks of the unlabelled declaration, which comes first, where that states the attribute.
        for one in declared {
            if without_label.contains(&one.key.kind) {
                continue;
            }
            let of = (one.key.kind, one.key.name);
            // There may be thousands of one name.
            let attribute_of = || vocabulary.attribute_of(of.0, Some(of.1), attribute);
            let Some(id) = last.filter(|(last, _)| *last == of).map_or_else(attribute_of, |(_, id)| id) else {
                last = Some((of, None));
                continue;
            };
            last = Some((of, Some(id)));
            known = Some(id);
            let values = declared_values(one, id);
            let open = one.delegated.is_some() || one.open.contains_key(&id) || one.damage.is_any();
            unknown |= open || one.values.get(&id).is_some_and(|held| held.iter().any(|held| held.value.is_none()));
            // What is not decided yet is told where it is left open.
            unknown |= values.contains(&Value::Undecided);
            let decided: Vec<Value> = values.into_iter().filter(|value| *value != Value::Undecided).collect();
            if one.key.label.is_none() && !decided.is_empty() {
                without_label.push(one.key.kind);
            }
            let name = &vocabulary.name_entry(one.key.name).spelling;
            let label = one.key.label.as_deref();
            let written = || long_form(one.key.kind, (&name.ja, &name.en), label, &vocabulary.attribute(id).spelling);
            listed.extend((!decided.is_empty() && listed.len() <= LISTED).then(written));
            found.extend(decided.into_iter().map(|value| (id, value)));
        }
        for entity in entities {
            let Some(id) = vocabulary.attribute_of(entity.kind, entity.known, attribute) else { continue };
            known = Some(id);
            let values = entity_values(entity, id);
            unknown |= values.contains(&Value::Undecided);
            let decided: Vec<Value> = values.into_iter().filter(|value| *value != Value::Undecided).collect();
            let written = || long_form(entity.kind, (&entity.name, &entity.name), None, &vocabulary.attribute(id).spelling);
            listed.extend((!decided.is_empty() && listed.len() <= LISTED).then(written));
            found.extend(decided.into_iter().map(|value| (id, value)));
        }
        match (found.first(), known) {
            (Some((id, value)), _) if found.iter().all(|(_, other)| other == value) => Ok(Printed::Value(*id, value.clone())),
            (Some(_), _) => {
                listed.dedup();
                // Several values of one attribute, each with its day, are printed as a list.
                if listed.len() == 1 { Ok(Printed::Unknown) } else { Err(Trouble::Ambiguous(listed)) }
            }
            (None, Some(_)) if unknown => Ok(Printed::Unknown),
            (None, Some(id)) => Err(Trouble::NotStated(id)),
            (None, None) if declared.iter().any(|declared| declared.damage.is_any()) => Ok(Printed::Unknown),
            (None, None) => {
                let mut named: Vec<(Keyword, NameId)> = declared.iter().map(|one| (one.key.kind, one.key.name)).collect();
                named.dedup();
                Err(Trouble::UnknownAttribute(named))
            }
        }
    }
}
