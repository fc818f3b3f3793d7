//! What stands beyond the names and label of a declaration or entity: a label without quotes, a name without its comma,
//! or the content of a block whose braces were both lost.

use super::Binder;
use crate::model::vocabulary::AttributeId;
use crate::syntax::document::{Operands, Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::syntax::list;
use crate::syntax::report::arguments;
use crate::syntax::report::blocks;
use crate::syntax::report::lists;
use crate::syntax::report::strings;
use crate::syntax::tree::Term;
use crate::text::Span;

/// What follows the keyword of a declaration or entity.
#[derive(Debug)]
pub(super) struct Header<'a> {
    pub(super) names: Vec<Word<'a>>,
    pub(super) label: Option<Word<'a>>,
    /// The content of a block whose braces were both lost.
    pub(super) inside: Option<Operands<'a>>,
}

impl Binder<'_, '_> {
    /// Cuts what follows the keyword into names, label and what stands there by a slip, which is reported.
    pub(super) fn header<'a>(&mut self, kind: Keyword, statement: Statement<'a>) -> Header<'a> {
        let operands = statement.operands();
        let (names, label) = Term::names_and_label(operands.terms);
        let mut header =
            Header { names: operands.slice(0, names).words().collect(), label: operands.slice(names, label).first(), inside: None };
        let beyond = operands.slice(label, operands.terms.len());
        let Some(first) = beyond.first().filter(|_| !header.names.is_empty()) else { return header };
        if !statement.has_block() && !first.quoted && self.attribute_in(kind, &header.names, first).is_some() {
            let before = operands.slice(0, label).span();
            let place = Span::at(first.span.file, first.span.start);
            self.findings.push(blocks::missing_brace(statement.head_span().to(before), place, Some(beyond.span().tail())));
            header.inside = Some(beyond);
        } else if header.label.is_some() {
            self.findings.push(arguments::unexpected(beyond.span(), beyond.text()));
        } else if self.input.vocabulary.name(kind, &first.key()).is_some() && !first.quoted {
            let list = operands.slice(names.saturating_sub(1), operands.terms.len());
            let unquoted = list.terms.iter().take_while(|term| !term.is_string()).count();
            let gaps: Vec<Span> = Term::gaps(list.terms.get(..unquoted).unwrap_or(&[])).iter().map(|gap| gap.0).collect();
            self.findings.push(lists::missing_comma(first.span, &gaps, list::comma_of(list.text())));
            header.names.extend(beyond.words().filter(|word| !word.quoted));
            header.label = beyond.string();
        } else {
            let span = beyond.span();
            self.findings.push(strings::missing_quotes(span, beyond.text()));
            header.label = Some(Word { text: beyond.text(), span, quoted: true });
        }
        header
    }

    fn attribute_in(&self, kind: Keyword, names: &[Word<'_>], word: Word<'_>) -> Option<AttributeId> {
        let vocabulary = self.input.vocabulary;
        let name = names.last().and_then(|name| vocabulary.name(kind, &name.key()));
        vocabulary.attribute_of(kind, name, &word.key())
    }
}
