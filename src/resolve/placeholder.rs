//! Placeholders in a wording: `{name}`, `{name.attribute}`, `{kind:name[label].attribute}`. What they print is what holds for the
//! policy, so that the wording cannot contradict the data.

use super::effective::{Declared, Key};
use super::policy::{Entity, Policy};
use super::state::{declared_values, entity_values};
use super::{Resolved, View};
use crate::diagnostic::Text;
use crate::model::value::Value;
use crate::model::vocabulary::{AttributeId, NameId, Spelling};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};

/// A placeholder as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placeholder<'t> {
    /// All of it, braces included.
    pub span: Span,
    /// The kind, where several things bear the name.
    pub kind: Option<Part<'t>>,
    /// The name.
    pub name: Part<'t>,
    /// The label.
    pub label: Option<Part<'t>>,
    /// The attribute; none: the name itself is printed.
    pub attribute: Option<Part<'t>>,
}

/// A part of a placeholder with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'t> {
    /// The text.
    pub text: &'t str,
    /// Its place.
    pub span: Span,
}

/// Why a placeholder prints nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
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

/// What a placeholder prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Printed {
    /// A name.
    Name,
    /// The value of an attribute.
    Value(AttributeId, Value),
    /// Something that cannot be known yet: damaged, not decided, or delegated to those below.
    Unknown,
}

/// The placeholders in a wording.
pub fn placeholders(text: &str, span: Span) -> Vec<Placeholder<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text.get(from..).and_then(|rest| rest.find(['{', '｛'])).map(|at| at + from) {
        let inside = open + width(text, open);
        let Some(close) = text.get(inside..).and_then(|rest| rest.find(['}', '｝'])).map(|at| at + inside) else { break };
        // One that was never closed ends where the next begins.
        if text.get(inside..close).is_some_and(|between| between.contains(['{', '｛'])) {
            from = inside;
            continue;
        }
        from = close + width(text, close);
        found.push(split(text, span, (inside, close), place(span, open, from)));
    }
    found
}

fn split(text: &str, span: Span, (start, end): (usize, usize), whole: Span) -> Placeholder<'_> {
    let part = |from: usize, to: usize| {
        let raw = text.get(from..to).unwrap_or("");
        let from = from + (raw.len() - raw.trim_start().len());
        Part { text: raw.trim(), span: place(span, from, from + raw.trim().len()) }
    };
    let find = |from: usize, to: usize, wanted: [char; 2]| text.get(from..to)?.find(wanted).map(|at| at + from);
    let (kind, mut at) = match find(start, end, [':', '：']) {
        Some(colon) => (Some(part(start, colon)), colon + width(text, colon)),
        None => (None, start),
    };
    let name_from = at;
    let mut name_to = None;
    let mut label = None;
    if let Some(open) = find(at, end, ['[', '［'])
        && let Some(close) = find(open, end, [']', '］'])
    {
        label = Some(part(open + width(text, open), close));
        name_to = Some(open);
        at = close;
    }
    // The attribute follows the last dot: a name may hold one itself.
    let dot = text.get(at..end).and_then(|rest| rest.rfind(['.', '．'])).map(|dot| dot + at);
    let attribute = dot.map(|dot| part(dot + width(text, dot), end));
    let name = part(name_from, name_to.or(dot).unwrap_or(end));
    Placeholder { span: whole, kind, name, label, attribute }
}

fn width(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

fn place(span: Span, from: usize, to: usize) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    span.part(offset(from), offset(to))
}

/// What a placeholder of a policy prints.
pub fn print(placeholder: &Placeholder<'_>, resolved: &Resolved<'_>, policy: &Policy, view: &View) -> Result<Printed, Trouble> {
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

/// The kinds that a name without a kind may be of.
const DECLARATION_KINDS: [Keyword; 6] =
    [Keyword::Role, Keyword::Document, Keyword::Activity, Keyword::Measure, Keyword::Record, Keyword::Agreement];

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
        let kinds = DECLARATION_KINDS.into_iter().filter(|kind| self.kind.is_none_or(|wanted| wanted == *kind));
        let keys = kinds.filter_map(|kind| Some(Key { kind, name: self.resolved.vocabulary.name(kind, &self.key)?, label: None }));
        let mut found: Vec<&Declared> = Vec::new();
        for key in keys {
            let exact = label.as_ref().map(|label| Key { label: Some(label.text.into()), ..key.clone() });
            match exact.and_then(|exact| all.get(&exact)) {
                Some(declared) => found.push(declared),
                None => found.extend(all.named(key.kind, key.name)),
            }
        }
        // Roles have titles of their own.
        if self.kind.is_none_or(|kind| kind == Keyword::Role) {
            let roles = self.resolved.vocabulary.names_of(Keyword::Role);
            let roles = roles.filter_map(|(name, _)| all.get(&Key { kind: Keyword::Role, name, label: None }));
            found.extend(roles.filter(|role| role.title.as_deref().is_some_and(|title| *look_up_key(title) == *self.key)));
        }
        let wanted = label.map(|label| look_up_key(label.text).into_owned());
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
        let mut found: Vec<(AttributeId, Value, Text)> = Vec::new();
        let mut without_label: Vec<Keyword> = Vec::new();
        // Without a label a placeholder speaks of the unlabelled declaration, which comes first, where that states the attribute.
        for one in declared {
            if without_label.contains(&one.key.kind) {
                continue;
            }
            let Some(id) = vocabulary.attribute_of(one.key.kind, Some(one.key.name), attribute) else { continue };
            known = Some(id);
            let values = declared_values(one, id);
            let open = one.delegated.is_some() || one.open.contains_key(&id) || one.damaged;
            unknown |= open || one.values.get(&id).is_some_and(|held| held.iter().any(|held| held.value.is_none()));
            // What is not decided yet is told where it is left open.
            unknown |= values.contains(&Value::Undecided);
            let decided: Vec<Value> = values.into_iter().filter(|value| *value != Value::Undecided).collect();
            if one.key.label.is_none() && !decided.is_empty() {
                without_label.push(one.key.kind);
            }
            let name = &vocabulary.name_entry(one.key.name).spelling;
            let written = long_form(one.key.kind, (&name.ja, &name.en), one.key.label.as_deref(), &vocabulary.attribute(id).spelling);
            found.extend(decided.into_iter().map(|value| (id, value, written.clone())));
        }
        for entity in entities {
            let Some(id) = vocabulary.attribute_of(entity.kind, entity.known, attribute) else { continue };
            known = Some(id);
            let written = long_form(entity.kind, (&entity.name, &entity.name), None, &vocabulary.attribute(id).spelling);
            let values = entity_values(entity, id);
            unknown |= values.contains(&Value::Undecided);
            let decided = values.into_iter().filter(|value| *value != Value::Undecided);
            found.extend(decided.map(|value| (id, value, written.clone())));
        }
        match (found.first(), known) {
            (Some((id, value, _)), _) if found.iter().all(|(_, other, _)| other == value) => Ok(Printed::Value(*id, value.clone())),
            (Some(_), _) => {
                let mut written: Vec<Text> = found.into_iter().map(|(_, _, written)| written).collect();
                written.dedup();
                // Several values of one attribute, each with its day, are printed as a list.
                if written.len() == 1 { Ok(Printed::Unknown) } else { Err(Trouble::Ambiguous(written)) }
            }
            (None, Some(_)) if unknown => Ok(Printed::Unknown),
            (None, Some(id)) => Err(Trouble::NotStated(id)),
            (None, None) if declared.iter().any(|declared| declared.damaged) => Ok(Printed::Unknown),
            (None, None) => Err(Trouble::UnknownAttribute(declared.iter().map(|one| (one.key.kind, one.key.name)).collect())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    #[test]
    fn placeholders_are_split() {
        let text = "パスワードは{パスワード.最短文字数}以上、｛対策：バックアップ［電子カルテ］．世代数｝と{運用責任者}。{";
        let found = placeholders(text, Span::new(FileId(0), 0, u32::try_from(text.len()).unwrap()));
        let parts: Vec<_> = found
            .iter()
            .map(|one| {
                (one.kind.map(|part| part.text), one.name.text, one.label.map(|part| part.text), one.attribute.map(|part| part.text))
            })
            .collect();
        assert_eq!(
            parts,
            [
                (None, "パスワード", None, Some("最短文字数")),
                (Some("対策"), "バックアップ", Some("電子カルテ"), Some("世代数")),
                (None, "運用責任者", None, None),
            ]
        );
        let lost = "{パスワード.最短文字数以上、{棚卸.間隔}ごと";
        let spans = placeholders(lost, Span::new(FileId(0), 0, u32::try_from(lost.len()).unwrap()));
        assert_eq!(spans.iter().map(|one| one.name.text).collect::<Vec<_>>(), ["棚卸"]);
        let attribute = found[0].attribute.unwrap().span;
        assert_eq!(text.get(attribute.start as usize..attribute.end as usize), Some("最短文字数"));
    }
}
