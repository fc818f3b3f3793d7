//! Quotes typed in another way than the language has: mended, each with its finding.

use super::Lowering;
use crate::syntax::document::index;
use crate::syntax::tree::{Pair, Quotes, Term, TermKind};
use crate::text::Span;

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
                        if !self.mend_unopened(&mut line, term.span) {
                            self.report_stray_quote(term.span);
                        }
                        continue;
                    }
                }
            }
            line.push(*term);
        }
        if let Some(quote) = line.last().filter(|last| !last.is_string()).and_then(|last| self.quote_after_stop(last.span)) {
            self.mend_unopened(&mut line, quote);
            self.string_end = quote.end;
        }
        line
    }

    /// `版 1.0」`: what stands without a gap before a closing quote is a string that was never opened. The keyword is left as it is.
    fn mend_unopened(&mut self, line: &mut Vec<Term>, quote: Span) -> bool {
        let mut start = quote.start;
        let mut from = line.len();
        while let Some(before) = line.get(from.wrapping_sub(1)).filter(|_| from > 1) {
            if before.span.end != start && from < line.len() || before.span.end > start {
                break;
            }
            start = before.span.start;
            from -= 1;
        }
        let Some(first) = line.get(from).map(|term| term.span) else { return false };
        if line.last().is_some_and(|last| last.span.end < quote.start && !self.slice(last.span.to(quote)).contains('。')) {
            return false;
        }
        self.report_unopened_string(first, quote);
        line.truncate(from);
        let quotes = Quotes { open: 0, close: u8::try_from(quote.end - quote.start).unwrap_or(1), pair: Pair::Plain };
        line.push(Term { kind: TermKind::String(quotes), span: first.to(quote) });
        true
    }

    /// The closing quote of a string that was never opened, behind the full stop that ended its statement (`項 院長とする。」`).
    fn quote_after_stop(&self, last: Span) -> Option<Span> {
        let rest = self.text.get(last.end as usize..)?.lines().next().filter(|rest| rest.starts_with('。'))?;
        let (at, quote) = rest.char_indices().find(|(_, character)| "「」“”\"'『』【】｢｣‘’{}｛｝;；".contains(*character))?;
        let start = last.end + index(at);
        "」”』】｣’".contains(quote).then(|| Span::new(last.file, start, start + index(quote.len_utf8())))
    }
}
