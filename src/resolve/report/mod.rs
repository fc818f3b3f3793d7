//! The rules that are broken while policies are put together, each with what is said when one is. Names are in [`names`], documents and
//! parents in [`links`], parents that were not read in [`unread`], policies that are there twice in [`mod@twice`].

mod effect;
mod links;
mod names;
pub(in crate::resolve) mod numbers;
mod twice;
mod unread;

use std::sync::Arc;

pub(in crate::resolve) use effect::*;
pub(in crate::resolve) use links::*;
pub(crate) use links::{CYCLE, OUTSIDE_ROOT};
pub(in crate::resolve) use names::*;
pub(crate) use names::{CONFLICT, UNDEFINED_NAME};
pub(in crate::resolve) use twice::*;
pub(in crate::resolve) use unread::*;

use crate::diagnostic::{Diagnostic, Lang, Rule, Text};
use crate::model::vocabulary::Spelling;
use crate::syntax::document::{Statement, Word};
use crate::text::{Span, look_up_key, misspelling, nearest};

/// The rules of this room.
pub(crate) fn rules() -> impl Iterator<Item = &'static Rule> {
    [effect::RULES, names::RULES, links::RULES, twice::RULES].into_iter().flatten().copied()
}

/// So many words are listed where none is near.
const LISTED: usize = 24;

/// The head of a statement as a word.
pub(in crate::resolve) fn head_word(statement: Statement<'_>) -> Word<'_> {
    Word { text: statement.head_text(), span: statement.head_span(), quoted: false }
}

/// The letters before the first digit of a word, and the place between (`最短文字数13文字`).
pub(in crate::resolve) fn split_digits(word: Word<'_>) -> Option<(&str, Span)> {
    let at = word.text.find(char::is_numeric).filter(|&at| at > 0)?;
    let middle = word.span.start + u32::try_from(at).ok()?;
    Some((word.text.get(..at)?, Span::at(word.span.file, middle)))
}

/// Words that can stand somewhere: both spellings, and what else the thing is called.
type Known<'a> = (&'a Spelling, &'a [Arc<str>]);

/// Proposes the spelling that was probably meant, as a document of the language writes it; where that is not certain, lists what can
/// stand there. Also returns what may be meant, as look-up keys: what is written there is unknown, not absent.
fn with_nearest<'a>(
    finding: Diagnostic,
    word: Word<'_>,
    lang: Lang,
    known: impl Iterator<Item = Known<'a>>,
) -> (Diagnostic, Vec<Arc<str>>) {
    let known: Vec<Known<'a>> = known.collect();
    let called = known.iter().filter(|(_, others)| others.iter().any(|other| look_up_key(other) == word.key()));
    let mut near: Vec<&Spelling> = called.map(|(spelling, _)| *spelling).collect();
    if near.is_empty() {
        let distance =
            |spelling: &Spelling| misspelling(word.text, &spelling.ja).into_iter().chain(misspelling(word.text, &spelling.en)).min();
        near = nearest(known.iter().map(|(spelling, _)| (*spelling, distance(spelling))));
    }
    let mut meant: Vec<Arc<str>> = near.iter().map(|spelling| Arc::clone(&spelling.en)).collect();
    if word.text.chars().count() > 1 {
        // Half a word, or one with its value glued to it or a letter too many: what it may have been is unknown too.
        let key = word.key();
        let alone = near.is_empty();
        let holds = |known: &str| known.starts_with(&*key) || alone && known.chars().count() > 1 && key.contains(known);
        let begins = |spelling: &Spelling| !near.contains(&spelling) && (holds(&look_up_key(&spelling.ja)) || holds(&spelling.en));
        meant.extend(known.iter().filter(|(spelling, _)| begins(spelling)).map(|(spelling, _)| Arc::clone(&spelling.en)));
    }
    let finding = match near.as_slice() {
        [] => list(finding, word, &known),
        [spelling] => propose(finding, word, lang, spelling),
        near => one_of(finding, near),
    };
    (finding, meant)
}

/// Lists all that can stand there, the most alike first, where that is little enough to be read. Of many, none is named: those that are spelled alike are seldom
/// those that mean the same.
fn list(finding: Diagnostic, word: Word<'_>, known: &[Known<'_>]) -> Diagnostic {
    let key = word.key();
    let likeness = |spelling: &Spelling| {
        let ja = crate::text::likeness(&key, &look_up_key(&spelling.ja));
        ja.max(crate::text::likeness(&key, &spelling.en))
    };
    match known.len() {
        0 => finding,
        1..=LISTED => {
            let mut ranked: Vec<(f64, &Spelling)> = known.iter().map(|(spelling, _)| (likeness(spelling), *spelling)).collect();
            ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
            one_of(finding, &ranked.into_iter().map(|(_, spelling)| spelling).collect::<Vec<_>>())
        }
        _ => finding.help(Text::new(
            "語彙にある名前を書いてください（docs/vocabulary.md に種類ごとの一覧があります）",
            "write a name of the vocabulary (docs/vocabulary.md lists them by kind)",
        )),
    }
}

/// Lists words.
fn one_of(finding: Diagnostic, listed: &[&Spelling]) -> Diagnostic {
    let join = |pick: fn(&Spelling) -> &str, comma: &str| listed.iter().map(|spelling| pick(spelling)).collect::<Vec<_>>().join(comma);
    let (ja, en) = (join(|spelling| &spelling.ja, "、"), join(|spelling| &spelling.en, ", "));
    finding.help(Text::new(format!("次のいずれかを書いてください：{ja}"), format!("write one of: {en}")))
}

/// Proposes a spelling, as a document of the language writes it.
fn propose(finding: Diagnostic, word: Word<'_>, lang: Lang, spelling: &Spelling) -> Diagnostic {
    let (mended, help) = as_written(spelling, lang);
    finding.help(help).replace(Text::new(format!("「{mended}」にする"), format!("write \"{mended}\"")), word.span, mended)
}

/// A spelling as a document of the language writes it, and the help that says so.
pub(crate) fn as_written(spelling: &Spelling, lang: Lang) -> (&str, Text) {
    let (mended, other) = match lang {
        Lang::Ja => (&*spelling.ja, &*spelling.en),
        Lang::En => (&*spelling.en, &*spelling.ja),
    };
    // A reader of the other language is told which word it is.
    let beside = |reader: Lang, open: &str, close: &str| {
        if reader == lang || mended == other { String::new() } else { format!("{open}{other}{close}") }
    };
    let (ja, en) = (beside(Lang::Ja, "（", "）"), beside(Lang::En, " (", ")"));
    let help = Text::new(
        format!("「{mended}」{ja}のことであれば、そう書いてください"),
        format!("write \"{mended}\"{en} if that is what is meant"),
    );
    (mended, help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    fn word(text: &str) -> Word<'_> {
        Word { text, span: Span::new(FileId(0), 10, 10 + u32::try_from(text.len()).unwrap()), quoted: false }
    }

    fn spelling(en: &str, ja: &str) -> Spelling {
        Spelling { en: en.into(), ja: ja.into() }
    }

    #[test]
    fn a_word_is_split_before_its_digits() {
        assert_eq!(split_digits(word("最短文字数13文字")).map(|(name, at)| (name, at.start)), Some(("最短文字数", 25)));
        assert_eq!(split_digits(word("min_length１３")).map(|(name, _)| name), Some("min_length"));
        assert_eq!(split_digits(word("13文字")), None);
        assert_eq!(split_digits(word("最短文字数")), None);
    }

    /// Help in both languages, fix, and how many may be meant.
    fn proposed(text: &str, lang: Lang) -> (String, String, Option<String>, usize) {
        let all = [
            (spelling("password", "パスワード"), vec!["暗証番号".into()]),
            (spelling("backup", "バックアップ"), vec![]),
            (spelling("director", "院長"), vec![]),
            (spelling("deputy_director", "副院長"), vec![]),
        ];
        let finding = Diagnostic::new(&UNDEFINED_NAME, word(text).span, Text::same("-"));
        let (finding, meant) = with_nearest(finding, word(text), lang, all.iter().map(|(spelling, others)| (spelling, others.as_slice())));
        let finding = finding.told();
        let help = finding.help.unwrap();
        (help.ja, help.en, finding.fix.map(|fix| fix.edits[0].replacement.clone()), meant.len())
    }

    #[test]
    fn the_nearest_spelling_is_proposed_in_the_language_of_the_document() {
        let (ja, en, fix, _) = proposed("パスワド", Lang::Ja);
        assert_eq!(ja, "「パスワード」のことであれば、そう書いてください");
        assert_eq!(en, "write \"パスワード\" (password) if that is what is meant");
        assert_eq!(fix.as_deref(), Some("パスワード"));
        assert_eq!(proposed("pasword", Lang::Ja).2.as_deref(), Some("パスワード"));
        assert_eq!(proposed("pasword", Lang::En).2.as_deref(), Some("password"));
        assert_eq!(proposed("暗証番号", Lang::Ja).2.as_deref(), Some("パスワード"));
    }

    #[test]
    fn what_is_not_certain_is_listed() {
        let (help, _, fix, meant) = proposed("施錠", Lang::Ja);
        assert!(help.contains("パスワード") && help.contains("バックアップ") && fix.is_none() && meant == 0, "{help}");
        let (help, _, fix, meant) = proposed("総院長", Lang::Ja);
        assert_eq!((help.as_str(), fix, meant), ("次のいずれかを書いてください：院長、副院長", None, 2));
    }
}
