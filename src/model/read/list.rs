//! Lists: several words with commas, and what people write in place of the comma.

use crate::diagnostic::{Edit, Findings};
use crate::syntax::document::{Operands, Word};
use crate::syntax::list;
use crate::syntax::report::lists;
use crate::syntax::tree::Term;
use crate::text::Span;

/// What people write between words of a list; longer ones first.
const SIGNS: [&str; 12] = ["ならびに", "若しくは", "および", "並びに", "または", "及び", "又は", "・", "･", "．", "／", "/"];
/// So many parts a word can have; a longer one is no list.
const MOST: usize = 32;

/// The words of a list, and whether a comma is missing between some of them; that, and words in place of commas, is reported.
pub(in crate::model) fn words<'a>(operands: Operands<'a>, findings: &mut Findings) -> (Vec<Word<'a>>, bool) {
    let (terms, finding) = list::read(operands.terms, &|span| operands.document().text(span));
    if let Some(finding) = finding {
        findings.push(finding);
    }
    let is_gap = |term: &Term| term.is_comma() && operands.document().text(term.span).trim().is_empty();
    let words = terms.iter().filter(|term| term.is_word() || term.is_string()).map(|term| operands.word(term));
    (words.collect(), terms.iter().any(is_gap))
}

/// What may follow the number of an article as a word of its own.
const PARTS: [&str; 10] = ["本文", "ただし", "但", "前段", "中段", "後段", "柱書", "各号", "まで", "から"];

/// The word after the place that one part of a list names (`第9条 など`): it names nothing there.
pub(crate) fn beyond_place(part: Operands<'_>) -> Option<Word<'_>> {
    let is_number = |character: char| character.is_numeric() || "一二三四五六七八九十百第".contains(character);
    let mut words = part.words().skip_while(|word| !word.text.contains(is_number)).skip(1);
    let is_part = |word: &Word<'_>| PARTS.iter().any(|part| word.text.starts_with(part)) || word.text.chars().nth(1).is_none();
    words.find(|word| !word.quoted && !word.text.contains(is_number) && !word.text.is_ascii() && !is_part(word))
}

/// The parts of a word that may be a list.
#[derive(Debug)]
pub(crate) struct Parts<'a> {
    /// The parts, each with whether it is known. One where the word is no list.
    pub(crate) words: Vec<(Word<'a>, bool)>,
    whole: Word<'a>,
    /// What stands between the parts.
    signs: Vec<&'a str>,
}

/// Splits a word at what stands in place of commas. Parts that are known together (`点検及び監査`) stay together.
pub(crate) fn split<'a>(word: Word<'a>, known: &dyn Fn(&str) -> bool) -> Parts<'a> {
    let whole = |known| Parts { words: vec![(word, known)], whole: word, signs: Vec::new() };
    if known(&word.key()) {
        return whole(true);
    }
    let (ends, signs) = cut(word.text);
    if ends.len() < 2 || ends.len() > MOST {
        return whole(false);
    }
    let part = |from: usize, to: usize| {
        let (start, end) = (ends.get(from)?.0, ends.get(to)?.1);
        let span = word.span.part(u32::try_from(start).ok()?, u32::try_from(end).ok()?);
        Some(Word { text: word.text.get(start..end)?, span, quoted: word.quoted })
    };
    let mut parts = Parts { words: Vec::new(), whole: word, signs: Vec::new() };
    let mut from = 0;
    while from < ends.len() {
        let longest = (from..ends.len()).rev().find(|&to| part(from, to).is_some_and(|part| known(&part.key())));
        let to = longest.unwrap_or(from);
        parts.words.extend(part(from, to).map(|part| (part, longest.is_some())));
        parts.signs.extend(signs.get(to));
        from = to + 1;
    }
    parts
}

/// Beginnings and ends of the parts of a text, and the signs between them.
fn cut(text: &str) -> (Vec<(usize, usize)>, Vec<&str>) {
    let (mut ends, mut signs) = (Vec::new(), Vec::new());
    let (mut start, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        match SIGNS.iter().find_map(|sign| rest.get(..sign.len()).filter(|found| found == sign)) {
            Some(sign) if at > start && at + sign.len() < text.len() => {
                ends.push((start, at));
                signs.push(sign);
                at += sign.len();
                start = at;
            }
            _ => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    ends.push((start, text.len()));
    (ends, signs)
}

impl Parts<'_> {
    /// Whether it is a list.
    pub(crate) fn several(&self) -> bool {
        self.words.len() > 1
    }

    /// Reports that the parts are not separated by commas; nothing where there is one.
    pub(crate) fn report(&self, findings: &mut Findings) {
        let comma = list::comma_of(self.whole.text);
        let gap = |pair: &[(Word<'_>, bool)]| match pair {
            [(one, _), (two, _)] => Some(Span::new(one.span.file, one.span.end, two.span.start)),
            _ => None,
        };
        let edits = self.words.windows(2).filter_map(gap).map(|span| Edit { span, replacement: comma.to_owned() });
        if let Some(sign) = self.signs.first() {
            findings.push(lists::sign_for_comma(self.whole.span, sign, edits.collect()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    #[test]
    fn a_word_is_split_where_its_parts_are_known() {
        let known = ["英字", "数字", "記号", "点検及び監査", "tcp/ip"];
        for (text, parts) in [
            ("英字", "英字"),
            ("英字及び数字", "英字|数字"),
            ("英字・数字／記号", "英字|数字|記号"),
            ("点検及び監査", "点検及び監査"),
            ("英字並びに点検及び監査", "英字|点検及び監査"),
            ("英字及び風", "英字|風?"),
            ("TCP/IP", "TCP/IP"),
            ("及び", "及び?"),
        ] {
            let word = Word { text, span: Span::new(FileId(0), 0, u32::try_from(text.len()).unwrap()), quoted: false };
            let split = split(word, &|key| known.contains(&key));
            let shown: Vec<String> =
                split.words.iter().map(|(word, known)| format!("{}{}", word.text, if *known { "" } else { "?" })).collect();
            assert_eq!(shown.join("|"), parts, "{text}");
        }
    }
}
