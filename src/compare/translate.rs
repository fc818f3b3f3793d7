//! The words of one side in the vocabulary of the other. Each side has its own: a repository may add to the built-in one, and what
//! is added there shifts every id.

use crate::model::value::{Member, Name, Value};
use crate::model::vocabulary::Vocabulary;
use crate::resolve::effective::Key;

/// From one vocabulary to another, by spelling.
#[derive(Debug, Clone, Copy)]
pub(super) struct Translation<'a> {
    pub(super) from: &'a Vocabulary,
    pub(super) to: &'a Vocabulary,
}

impl Translation<'_> {
    /// What a declaration speaks of; none where the other side does not know the name.
    pub(super) fn key(&self, key: &Key) -> Option<Key> {
        let name = self.to.name(key.kind, &self.from.name_entry(key.name).spelling.en)?;
        Some(Key { kind: key.kind, name, label: key.label.clone() })
    }

    /// A value; none where the other side lacks a word of it.
    pub(super) fn value(&self, value: &Value) -> Option<Value> {
        Some(match value {
            Value::Count(count, unit) => Value::Count(*count, self.to.unit(&self.from.unit_spelling(*unit).en)?),
            Value::Choice(word) => Value::Choice(self.to.word(&self.from.word_spelling(*word).en)?),
            Value::Words(members) => Value::Words(members.iter().map(|member| self.member(member)).collect::<Option<_>>()?),
            Value::Names(names) => Value::Names(names.iter().map(|name| self.name(name)).collect::<Option<_>>()?),
            _ => value.clone(),
        })
    }

    fn member(&self, member: &Member) -> Option<Member> {
        match member {
            Member::Word(word) => self.to.word(&self.from.word_spelling(*word).en).map(Member::Word),
            Member::Own(_) => Some(member.clone()),
        }
    }

    fn name(&self, name: &Name) -> Option<Name> {
        match name {
            Name::Known(id) => {
                let entry = self.from.name_entry(*id);
                self.to.name(entry.kind, &entry.spelling.en).map(Name::Known)
            }
            Name::Own(_) => Some(name.clone()),
        }
    }
}
