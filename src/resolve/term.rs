//! Terms that a document binds: `definition`, and 「…（以下「法」という。）」 in a wording.

use std::ops::Range;

use super::Resolved;
use super::policy::Policy;
use crate::text::{FileId, Span};

/// A term where it is bound.
#[derive(Debug, Clone, Copy)]
pub struct Term {
    /// The file of its document.
    pub document: FileId,
    /// The term, without quotes.
    pub span: Span,
    /// All that binds it: for a `definition` the statement with the meaning, in a wording the term alone.
    pub whole: Span,
}

/// The terms that a policy binds, in no order.
pub fn terms(resolved: &Resolved<'_>, policy: &Policy) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    let mut inline = |document: FileId, place: Span| {
        terms.extend(bound(resolved.text(place)).map(|range| {
            let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let span = place.part(offset(range.start), offset(range.end));
            Term { document, span, whole: span }
        }));
    };
    for article in policy.articles.iter().filter(|article| !article.deleted) {
        for paragraph in &article.paragraphs {
            inline(article.document, paragraph.text);
        }
    }
    for definition in &policy.definitions {
        if let Some(meaning) = definition.meaning {
            inline(definition.document, meaning);
        }
    }
    terms.extend(policy.definitions.iter().map(|definition| Term {
        document: definition.document,
        span: definition.term,
        whole: definition.span,
    }));
    terms
}

/// The terms that a wording binds: 以下「…」という, 以下これらを「…」と総称する.
fn bound(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices("以下").filter_map(|(at, word)| {
        let after = at + word.len();
        let open = text.get(after..)?.find(['「', '（', '(', '。', ')', '）']).map(|found| found + after)?;
        let start = open + text.get(open..)?.strip_prefix('「').map(|_| '「'.len_utf8())?;
        let end = text.get(start..)?.find('」').map(|found| found + start)?;
        let said = text.get(end + '」'.len_utf8()..)?;
        ["という", "と総称", "と略", "とする"].iter().any(|word| said.starts_with(word)).then_some(start..end)
    })
}

/// Whether a term is used in a text outside the places given. A term of one letter (法) must stand as a word of its own.
pub fn is_used(term: &str, text: &str, outside: &[Range<usize>]) -> bool {
    let short = term.chars().count() == 1;
    text.match_indices(term).any(|(at, _)| {
        let hidden = outside.iter().any(|range| range.start <= at && at < range.end);
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let joined = before.is_some_and(|before| matches!(before, '\u{3400}'..='\u{9fff}' | '\u{30a1}'..='\u{30fc}'));
        !(hidden || short && joined)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        bound(text).map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn terms_bound_in_a_wording() {
        assert_eq!(read("医療法（昭和23年法律第205号。以下「法」という。）及び緑病院（以下「病院」という。）"), ["法", "病院"]);
        assert_eq!(read("端末及び媒体（以下これらを「機器」と総称する。）"), ["機器"]);
        assert_eq!(read("以下に掲げる「機器」を置く。5年以下（「短期」を除く。）"), [""; 0]);
    }

    #[test]
    fn a_term_of_one_letter_is_a_word_of_its_own() {
        assert!(is_used("法", "又は法第6条", &[]));
        assert!(!is_used("法", "安全管理の方法", &[]));
        assert!(is_used("機器", "当該機器を", &[]));
        assert!(!is_used("機器", "機器とは", std::slice::from_ref(&(0..6))));
    }
}
