//! Units of counts: their spellings, and of which wider one a narrower is.

use std::sync::Arc;

use super::{Reader, count, keys, words_of};
use crate::model::vocabulary::{UnitEntry, UnitId};
use crate::syntax::document::Statement;
use crate::syntax::keyword::Keyword;

impl<'d> Reader<'_, 'd> {
    pub(super) fn unit(&mut self, statement: Statement<'d>) {
        let Some((spelling, span)) = self.spelling(statement.operands()) else { return };
        let id = UnitId(count(self.vocabulary.units.len()));
        Self::enter(&mut self.vocabulary.unit_by, self.findings, keys(&spelling), id, &spelling, span);
        for further in statement.operands().words().skip(2) {
            self.vocabulary.unit_by.entry(Arc::from(&*further.key())).or_insert(id);
        }
        let mut is = Vec::new();
        for word in words_of(statement, Keyword::Is) {
            match self.vocabulary.unit(&word.key()) {
                Some(wider) => is.push(wider),
                None => self.unknown(word, "単位", "unit"),
            }
        }
        self.vocabulary.units.push(UnitEntry { spelling, general: statement.clause(Keyword::General).is_some(), is });
    }
}
