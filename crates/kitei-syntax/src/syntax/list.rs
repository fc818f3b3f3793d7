//! Lists of words, read as if they were written with commas whatever stands between them.

use super::report::lists::{missing_comma, separated, sign_for_comma};
use crate::diagnostic::Diagnostic;
use crate::syntax::tree::{Term, TermKind};
use crate::text::Span;

/// The comma of a list in which a text stands.
pub fn comma_of(text: &str) -> &'static str {
    if text.is_ascii() { ", " } else { "、" }
}

/// Words in place of a comma.
const CONNECTIVES: [&str; 8] = ["及び", "および", "並びに", "ならびに", "又は", "または", "若しくは", "and"];

/// A list as if it were written with commas, and what is wrong with it: words in place of commas, or no commas. A comma stands for each
/// that is missing, with the gap for its place.
pub fn read<'a>(terms: &[Term], text: &dyn Fn(Span) -> &'a str) -> (Vec<Term>, Option<Diagnostic>) {
    let (Some(first), Some(last)) = (terms.first(), terms.last()) else { return (Vec::new(), None) };
    let alternates = |pair: &[Term]| matches!(pair, [one, two] if one.is_comma() != two.is_comma());
    if terms.windows(2).all(alternates) && !terms.iter().any(|term| term.is_word() && CONNECTIVES.contains(&text(term.span))) {
        return (terms.to_vec(), None);
    }
    let whole = first.span.to(last.span);
    let comma = comma_of(text(whole));
    let mut kept: Vec<Term> = Vec::with_capacity(terms.len());
    let mut sign = None;
    let mut gaps = Vec::new();
    for (at, term) in terms.iter().enumerate() {
        let next = terms.get(at + 1).filter(|next| !next.is_comma());
        if let (Some(before), Some(next)) = (kept.last().copied(), next)
            && term.is_word()
            && CONNECTIVES.contains(&text(term.span))
        {
            let start = if before.is_comma() { before.span.start } else { before.span.end };
            let place = Span::new(whole.file, start, next.span.start);
            kept.truncate(kept.len() - usize::from(before.is_comma()));
            kept.push(Term { kind: TermKind::Comma, span: place });
            gaps.push(place);
            let _ = sign.get_or_insert_with(|| text(term.span));
        } else {
            kept.push(*term);
        }
    }
    let missing = Term::gaps(&kept);
    gaps.extend(missing.iter().map(|gap| gap.0));
    let finding = match (sign, missing.first()) {
        (Some(sign), _) => Some(sign_for_comma(whole, sign, separated(&gaps, comma))),
        (None, Some((_, next))) => Some(missing_comma(*next, &gaps, comma)),
        (None, None) => None,
    };
    let mut missing = missing.into_iter().peekable();
    let separated = kept.into_iter().flat_map(|term| {
        let gap = missing.next_if(|(_, next)| *next == term.span).map(|(gap, _)| Term { kind: TermKind::Comma, span: gap });
        gap.into_iter().chain([term])
    });
    (separated.collect(), finding)
}
