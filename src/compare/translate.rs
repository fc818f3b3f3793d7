//! The words of one side in the vocabulary of the other. Each side has its own: a repository may add to the built-in one, and what
//! is added there shifts every id.

use crate::model::value::Value;
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
        value.translate(self.from, self.to)
    }
}
