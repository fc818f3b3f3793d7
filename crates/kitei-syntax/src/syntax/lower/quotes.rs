//! Quotes typed in another way than the language has: mended, each with its finding.

use super::Lowering;
use crate::syntax::document::index;
use crate::syntax::keyword::{Keyword, Shape};
use crate::syntax::report::strings;
use crate::syntax::tree::{Pair, Quotes, Term, TermKind};
use crate::text::{Span, look_up_key, step};

/// How many lines a broken string is followed.
const MOST_LINES: usize = 6;

/// How many terms before a quote its clause may stand.
const FARTHEST: usize = 32;

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
                        if let Some(whole) = self.mend_broken(term, quotes) {
                            line.push(whole);
                            continue;
                        }
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
        if let Some(quote) = line.last().filter(|last| !last.is_string()).map(|last| last.span).and_then(|last| self.quote_after_stop(last))
        {
            self.mend_unopened(&mut line, quote);
            self.string_end = quote.end;
        }
        line
    }

    /// `項 院長は、…とする。`: wording without its opening quote. The rest of the line is the wording, whatever signs it holds.
    pub(super) fn mend_wording(&mut self, terms: &[Term]) -> bool {
        let [head, first, ..] = terms else { return false };
        let is_paragraph = Keyword::spelled(&self.key(head)) == Some(Keyword::Paragraph);
        if !is_paragraph || !first.is_word() || Keyword::Paragraph.used_in(self.place()).is_none() {
            return false;
        }
        let mut wording = self.line_after(first.span.start).trim_end();
        while let Some(shorter) = [" {", " }", "｛", "；", ";"].iter().find_map(|end| wording.strip_suffix(end)) {
            wording = shorter.trim_end();
        }
        let whole = Span::new(first.span.file, first.span.start, first.span.start + index(wording.len()));
        let close = wording.chars().next_back().filter(|last| matches!(last, '」' | '”')).map_or(0, char::len_utf8);
        // A further statement on the line is not part of the wording.
        if close == 0 && terms.iter().any(Term::is_string) {
            return false;
        }
        let quote = Span::new(whole.file, whole.end - index(close), whole.end);
        if close > 0 {
            self.report_unopened_string(first.span, quote);
        } else {
            self.findings.push(strings::missing_quotes(whole, self.slice(whole)));
        }
        self.string_end = whole.end;
        let quotes = Quotes { open: 0, close: u8::try_from(close).unwrap_or(0), pair: Pair::Plain };
        self.split(&[*head, Term { kind: TermKind::String(quotes), span: whole }]);
        let after: Vec<Term> = terms.iter().skip_while(|term| term.span.start < whole.end).copied().collect();
        if !after.is_empty() {
            self.split(&after);
        }
        true
    }

    /// A string that goes on in the next lines and ends there: read whole, with one finding.
    fn mend_broken(&mut self, term: &Term, quotes: Quotes) -> Option<Term> {
        let end = self.quote_below(term)?;
        let close = u8::try_from(end.end - end.start).unwrap_or(1);
        let whole = Term { kind: TermKind::String(Quotes { close, pair: Pair::Plain, ..quotes }), span: term.span.to(end) };
        self.report_broken_string(&whole);
        self.string_end = end.end;
        Some(whole)
    }

    /// The closing quote in the lines after that belongs to a string left open: nothing but the end of its statement follows it,
    /// and no line before it begins a statement.
    fn quote_below(&self, term: &Term) -> Option<Span> {
        let open = self.slice(term.span).chars().next()?;
        let closes = match open {
            '「' => '」',
            '“' => '”',
            '"' => '"',
            _ => return None,
        };
        let mut at = term.span.end;
        let mut depth = 0_u32;
        let mut lines = self.text.get(at as usize..)?.split_inclusive('\n').take(MOST_LINES);
        let rest = lines.next().filter(|rest| rest.trim().is_empty())?;
        at += index(rest.len());
        for line in lines {
            let first = line.trim_start().split(|character: char| character.is_whitespace() || "「“\"".contains(character)).next()?;
            if first.is_empty() || first.starts_with(['}', '｝']) || Keyword::spelled(&look_up_key(first)).is_some() {
                return None;
            }
            for (offset, character) in line.char_indices() {
                if character == closes && depth == 0 {
                    let end = offset + character.len_utf8();
                    let after = line.get(end..)?.trim_start();
                    let ends = after.is_empty() || after.starts_with(['}', '｝', '{', '｛', ';', '；', '/']);
                    return ends.then(|| Span::new(term.span.file, at + index(offset), at + index(end)));
                }
                if character == open {
                    depth += 1;
                } else if character == closes {
                    depth -= 1;
                }
            }
            at += index(line.len());
        }
        None
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
        // A title may hold blanks; a name or number before it is none of it. Where only words stand, the quote is one too many.
        let keyword = |term: &Term| Keyword::spelled(&self.key(term));
        let usage = line.first().and_then(keyword).and_then(|head| head.used_in(self.place()));
        let is_clause = |word: &Keyword| usage.is_some_and(|usage| usage.clauses.contains(word));
        let before = line.get(1..from).unwrap_or(&[]).iter().rev().take(FARTHEST).inspect(|_| step(1));
        let clause = before.filter_map(keyword).find(is_clause);
        let least = match clause.map(|clause| clause.row().clause).or(usage.map(|usage| usage.shape)) {
            Some(Shape::String) if clause.is_none() => 1,
            Some(Shape::NamesLabel) => 1 + Term::names_and_label(line.get(1..).unwrap_or(&[])).0.max(1),
            Some(Shape::NameTitle | Shape::NumberTitle) => 2,
            Some(
                Shape::Nothing
                | Shape::Names
                | Shape::Items
                | Shape::Value
                | Shape::OptionalValue
                | Shape::Date
                | Shape::Number
                | Shape::Articles
                | Shape::Law
                | Shape::Condition
                | Shape::Demand,
            )
            | None => return false,
            Some(_) => usize::MAX,
        };
        let is_title = |term: &Term| term.is_word() && Keyword::spelled(&self.key(term)).is_none();
        while from > least && from < line.len() && line.get(from - 1).is_some_and(is_title) {
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
    fn quote_after_stop(&mut self, last: Span) -> Option<Span> {
        if !self.text.get(last.end as usize..)?.starts_with('。') {
            return None;
        }
        // A line of many statements is looked through once.
        if !self.sought.contains(&last.end) {
            let signs = self.line_after(last.end).char_indices();
            let sought =
                signs.take_while(|(_, character)| !"「」“”\"'『』【】｢｣‘’{}｛｝;；".contains(*character)).inspect(|_| step(1)).last();
            self.sought = last.end..last.end + sought.map_or(0, |(at, character)| index(at + character.len_utf8()));
        }
        let start = self.sought.end;
        let quote = self.text.get(start as usize..)?.chars().next()?;
        "」”』】｣’".contains(quote).then(|| Span::new(last.file, start, start + index(quote.len_utf8())))
    }
}
