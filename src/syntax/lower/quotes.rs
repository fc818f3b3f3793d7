//! Quotes typed in another way than the language has: mended, each with its finding.

use super::Lowering;
use crate::syntax::tree::{Pair, Term, TermKind};

impl Lowering<'_> {
    /// The terms of a statement without stray quotes; what was typed otherwise is reported.
    pub(super) fn mend_quotes(&mut self, terms: &[Term]) -> Vec<Term> {
        let mut line = Vec::with_capacity(terms.len());
        for term in terms {
            if let TermKind::String(quotes) = term.kind {
                match quotes.pair {
                    Pair::Plain | Pair::Long => {}
                    Pair::Mixed => self.report_mixed_quotes(term),
                    Pair::Foreign => self.report_foreign_quotes(term),
                    Pair::Unclosed => {
                        self.report_unclosed_string(term, quotes.open);
                        self.document.damaged.push(term.span);
                    }
                    Pair::Stray => {
                        self.report_stray_quote(term.span);
                        continue;
                    }
                }
            }
            line.push(*term);
        }
        line
    }
}
