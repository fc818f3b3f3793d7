//! `citation/style`

use super::{Cited, Form};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Edit, Lang, Text};
use crate::text::{Span, numeral};

declare_rule! {
    /// A citation that is understood and not written as laws are cited: 第 is left out before a paragraph or item (第23条1項), or one
    /// document writes the numbers of articles in its wording now in kanji (第二十三条), now in digits (第23条).
    ///
    /// What to do: Write it as proposed (`kitei cite` tells the same).
    ///
    /// ---
    /// 意味は通じますが、法令の引用として整っていません。項・号の前の「第」が抜けているか（第23条1項）、一つの文書の本文の中で条番号に漢数字（第二十三条）と算用数字（第23条）が混在しています。
    ///
    /// 対処：示された書き方に改めます（`kitei cite` でも確かめられます）。
    pub static RULE = {
        name: "citation/style", severity: Info, since: "0.1.0", fix: Safe,
        ja: "整っていない引用の書き方", en: "a citation is not written as laws are cited",
    };
}

/// 第 left out before 項 or 号, where 条 has it.
pub(super) fn finding(cited: &Cited<'_>) -> Option<Diagnostic> {
    let places = bare_numbers(cited.text);
    if places.is_empty() {
        return None;
    }
    let text = cited.text;
    let message = Text::new(format!("「{text}」には「第」が抜けています"), format!("\"{text}\" leaves out 第"));
    let start = cited.span().start;
    let edits = places.iter().map(|at| Edit { span: Span::at(cited.base.file, start + at), replacement: "第".to_owned() }).collect();
    let finding = Diagnostic::new(&RULE, cited.span(), message)
        .help(Text::new("項と号の前にも「第」を書いてください", "write 第 before paragraphs and items too"));
    Some(finding.fix(Text::new("「第」を補う", "insert 第"), edits))
}

/// What stands in another spelling of numbers than most citations in the wording of a document: told once, at the first.
pub(super) fn mixed(cited: &[&Cited<'_>]) -> Option<Diagnostic> {
    let written: Vec<(&Cited<'_>, Digits)> = cited
        .iter()
        .filter(|one| one.form == Form::Wording && !one.may_be_own())
        .filter_map(|one| Some((*one, digits(one.text)?)))
        .collect();
    let count = |kind| written.iter().filter(|(_, digits)| *digits == kind).count();
    let (kanji, arabic) = (count(Digits::Kanji), count(Digits::Arabic));
    let few = if kanji <= arabic { Digits::Kanji } else { Digits::Arabic };
    let (first, _) = written.iter().find(|(_, digits)| *digits == few)?;
    if kanji.min(arabic) == 0 {
        return None;
    }
    let (ja, en) = match few {
        Digits::Kanji => ("漢数字", "kanji"),
        Digits::Arabic => ("算用数字", "digits"),
    };
    let text = first.text;
    let message = Text::new(
        format!("「{text}」の条番号だけが{ja}で、ほかの引用と書き方がそろっていません"),
        format!("\"{text}\" has its numbers in {en}, unlike the other citations of the document"),
    );
    let message = if kanji.min(arabic) == 1 {
        message
    } else {
        Text::new(
            format!("「{text}」など{}か所の条番号が{ja}で、ほかの引用と書き方がそろっていません", kanji.min(arabic)),
            format!("\"{text}\" and {} more have their numbers in {en}, unlike the other citations", kanji.min(arabic) - 1),
        )
    };
    let finding = Diagnostic::new(&RULE, first.span(), message)
        .help(Text::new("一つの文書の中では、条番号の書き方をそろえてください", "write the numbers of articles alike in one document"));
    // From kanji to digits the place is written anew; the other way round a person writes it.
    let fixes = written.iter().filter(|(one, digits)| few == Digits::Kanji && *digits == few && one.citation.through.is_none());
    let edits: Vec<Edit> = fixes
        .filter_map(|(one, _)| Some(Edit { span: one.place_span(), replacement: one.citation.place?.display(Lang::Ja) }))
        .filter(|edit| !edit.span.is_empty())
        .collect();
    Some(if edits.is_empty() { finding } else { finding.fix(Text::new("算用数字にそろえる", "write digits"), edits) })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Digits {
    Kanji,
    Arabic,
}

fn is_number(sign: char) -> bool {
    numeral::digit(sign).is_some() || numeral::is_kanji(sign)
}

/// How the number after the first 第 is written; none where there is no article.
fn digits(text: &str) -> Option<Digits> {
    let number = text.get(..text.find('条')?)?.rsplit('第').next()?;
    let first = number.chars().next().filter(|sign| is_number(*sign))?;
    Some(if numeral::is_kanji(first) { Digits::Kanji } else { Digits::Arabic })
}

/// Where numbers of 項 and 号 stand without 第, in bytes, in a citation whose 条 has it.
fn bare_numbers(text: &str) -> Vec<u32> {
    let mut places = Vec::new();
    let Some(article) = text.find('第') else { return places };
    let signs: Vec<(usize, char)> = text.char_indices().filter(|(at, _)| *at >= article).collect();
    let mut index = 0;
    while let Some(&(at, sign)) = signs.get(index) {
        if !is_number(sign) {
            index += 1;
            continue;
        }
        let length = signs.iter().skip(index).take_while(|(_, sign)| is_number(*sign)).count();
        let before = index.checked_sub(1).and_then(|before| signs.get(before)).map(|(_, sign)| *sign);
        let after = signs.get(index + length).map(|(_, sign)| *sign);
        // 第23条の2第1項: の belongs to the article, and its number is followed by neither 項 nor 号.
        if matches!(after, Some('項' | '号')) && matches!(before, Some('条' | '項')) {
            places.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        index += length;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_without_their_first_letter_are_found() {
        for (text, expected) in [
            ("個人情報保護法第23条1項", 1),
            ("個人情報保護法第二十三条一項二号", 2),
            ("医療法施行規則第14条第2項", 0),
            ("医療法施行規則第1条の11第2項3号", 1),
            ("個人情報保護法23条1項", 0),
            ("医療法施行規則第９条の２０の２第１項", 0),
        ] {
            let places = bare_numbers(text);
            assert_eq!(places.len(), expected, "{text}");
            assert!(places.iter().all(|at| text.is_char_boundary(*at as usize)));
        }
    }

    #[test]
    fn spellings_of_numbers_are_told_apart() {
        assert_eq!(digits("個人情報保護法第二十三条第1項"), Some(Digits::Kanji));
        assert_eq!(digits("医療法第６条の12"), Some(Digits::Arabic));
        assert_eq!(digits("医療法"), None);
    }
}
