//! Marks of the built-in vocabulary, and names of a repository that come under them.

use super::{Reader, report};
use crate::model::vocabulary::NameId;
use crate::syntax::document::Statement;
use crate::syntax::keyword::Keyword;
use crate::syntax::report::arguments;

impl<'d> Reader<'_, 'd> {
    /// Whether a definition of the built-in vocabulary has a mark. Nobody gives himself leave by a word of his own.
    pub(super) fn is_marked(&mut self, statement: Statement<'d>, mark: Keyword) -> bool {
        match statement.clause(mark) {
            Some(clause) if Some(clause.head.file) == self.built_in => true,
            Some(clause) => {
                self.findings.push(arguments::unexpected(clause.head, statement.document().text(clause.head)));
                false
            }
            None => false,
        }
    }

    /// Names of the repository that count as one that is reserved, each with the word that says so.
    pub(super) fn reserved(&mut self) {
        let mut own = std::mem::take(&mut self.own_wider).into_iter().filter(|(_, wider, _)| self.vocabulary.is_reserved(*wider));
        let Some((name, wider, span)) = own.next() else { return };
        let spelling = |name: NameId| &self.vocabulary.name_entry(name).spelling;
        let first = report::reserved(span, spelling(name), spelling(wider));
        let finding = own.fold(first, |finding, (name, _, span)| report::reserved_too(finding, span, spelling(name)));
        self.findings.push(finding);
    }
}
