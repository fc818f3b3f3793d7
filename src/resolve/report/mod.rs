//! The rules that are broken while policies are put together, each with what is said when one is. Names are in [`names`], documents and
//! parents in [`links`], parents that were not read in [`unread`], more of them than are followed in [`mod@not_followed`], policies that are there twice in [`mod@twice`].

mod effect;
mod links;
mod names;
mod not_followed;
pub(in crate::resolve) mod numbers;
mod twice;
mod unread;

use std::sync::Arc;

pub(in crate::resolve) use effect::*;
pub(in crate::resolve) use links::*;
pub(crate) use links::{CYCLE, OUTSIDE_ROOT};
pub(in crate::resolve) use names::*;
pub(crate) use names::{CONFLICT, UNDEFINED_NAME};
pub(crate) use not_followed::NOT_FOLLOWED;
pub(in crate::resolve) use not_followed::*;
pub(in crate::resolve) use twice::*;
pub(in crate::resolve) use unread::*;

use crate::diagnostic::{Diagnostic, Lang, Rule, Text};
use crate::model::vocabulary::{KnownWord, Meant, Spelling, meant};
use crate::syntax::document::{Statement, Word};
use crate::text::{Span, look_up_key, misspelling, nearest};

/// The rules of this room.
pub(crate) fn rules() -> impl Iterator<Item = &'static Rule> {
    [effect::RULES, names::RULES, links::RULES, not_followed::RULES, twice::RULES].into_iter().flatten().copied()
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

/// Proposes what was meant, as a document of the language writes it; where that is not certain, lists what can stand there. Also returns
/// what may be meant, as look-up keys: what is written there is unknown, not absent.
fn with_nearest<'a>(
    finding: Diagnostic,
    word: Word<'_>,
    lang: Lang,
    known: impl Iterator<Item = KnownWord<'a>>,
) -> (Diagnostic, Vec<Arc<str>>) {
    let known: Vec<KnownWord<'a>> = known.collect();
    let found = meant(word.text, &known);
    let mut may_be = unknown_for(word, &known);
    let proposed: &[&Spelling] = match &found {
        Meant::Called(spelling) | Meant::Perhaps(spelling) => &[*spelling],
        Meant::OneOf(all) => all,
        Meant::Nothing => &[],
    };
    for spelling in proposed {
        if !may_be.contains(&spelling.en) {
            may_be.push(Arc::clone(&spelling.en));
        }
    }
    let finding = match &found {
        Meant::Called(spelling) => written_as(finding, word.text, word.span, lang, spelling),
        Meant::Perhaps(spelling) => propose(finding, word.span, lang, spelling),
        Meant::OneOf(all) => one_of(finding, all),
        Meant::Nothing => list(finding, &known),
    };
    (finding, may_be)
}

/// What a word may have been, as look-up keys: by a slip of any sort, half a word, or one with its value glued to it or a letter too many.
fn unknown_for(word: Word<'_>, known: &[KnownWord<'_>]) -> Vec<Arc<str>> {
    let distance = |spelling: &Spelling| misspelling(word.text, &spelling.ja).into_iter().chain(misspelling(word.text, &spelling.en)).min();
    let near = nearest(known.iter().map(|word| (word.spelling, distance(word.spelling))));
    let mut may_be: Vec<Arc<str>> = near.iter().map(|spelling| Arc::clone(&spelling.en)).collect();
    let key = word.key();
    let is_more = near.is_empty() && word.text.chars().count() > 1;
    let holds = |known: &str| known.starts_with(&*key) || is_more && known.chars().count() > 1 && key.contains(known);
    let begins = |spelling: &Spelling| !near.contains(&spelling) && (holds(&look_up_key(&spelling.ja)) || holds(&spelling.en));
    may_be.extend(known.iter().filter(|word| begins(word.spelling)).map(|word| Arc::clone(&word.spelling.en)));
    may_be
}

/// Lists all that can stand there, where that is little enough to be read.
fn list(finding: Diagnostic, known: &[KnownWord<'_>]) -> Diagnostic {
    match known.len() {
        0 => finding,
        1..=LISTED => one_of(finding, &known.iter().map(|word| word.spelling).collect::<Vec<_>>()),
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
fn propose(finding: Diagnostic, place: Span, lang: Lang, spelling: &Spelling) -> Diagnostic {
    let (mended, help) = as_written(spelling, lang);
    finding.help(help).replace(Text::new(format!("「{mended}」にする"), format!("write \"{mended}\"")), place, mended)
}

/// Says how a policy writes what people call otherwise, with the change that nobody has to think about.
pub(crate) fn written_as(finding: Diagnostic, written: &str, place: Span, lang: Lang, spelling: &Spelling) -> Diagnostic {
    let mended = spelling.get(lang);
    let help = Text::new(
        format!("「{written}」は「{mended}」{}と書きます", beside(spelling, lang, Lang::Ja)),
        format!("\"{written}\" is written \"{mended}\"{}", beside(spelling, lang, Lang::En)),
    );
    finding.help(help).replace_safely(Text::new(format!("「{mended}」にする"), format!("write \"{mended}\"")), place, mended)
}

/// A spelling as a document of the language writes it, and the help that says so.
pub(crate) fn as_written(spelling: &Spelling, lang: Lang) -> (&str, Text) {
    let mended = spelling.get(lang);
    let help = Text::new(
        format!("「{mended}」{}のことであれば、そう書いてください", beside(spelling, lang, Lang::Ja)),
        format!("write \"{mended}\"{} if that is what is meant", beside(spelling, lang, Lang::En)),
    );
    (mended, help)
}

/// A reader of the other language than the document's is told which word it is.
fn beside(spelling: &Spelling, written: Lang, reader: Lang) -> String {
    let other = spelling.get(reader);
    match reader {
        _ if reader == written || spelling.ja == spelling.en => String::new(),
        Lang::Ja => format!("（{other}）"),
        Lang::En => format!(" ({other})"),
    }
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
            (spelling("backup", "バックアップ"), Vec::<Arc<str>>::new()),
            (spelling("director", "院長"), vec![]),
            (spelling("deputy_director", "副院長"), vec![]),
        ];
        let finding = Diagnostic::new(&UNDEFINED_NAME, word(text).span, Text::same("-"));
        let (finding, meant) =
            with_nearest(finding, word(text), lang, all.iter().map(|(spelling, also)| KnownWord { also, ..KnownWord::of(spelling) }));
        let finding = finding.told();
        let help = finding.help.unwrap();
        (help.ja, help.en, finding.fix.map(|fix| fix.edits[0].replacement.clone()), meant.len())
    }

    #[test]
    fn the_nearest_spelling_is_proposed_in_the_language_of_the_document() {
        let (ja, en, fix, _) = proposed("パスロード", Lang::Ja);
        assert_eq!(ja, "「パスワード」のことであれば、そう書いてください");
        assert_eq!(en, "write \"パスワード\" (password) if that is what is meant");
        assert_eq!(fix.as_deref(), Some("パスワード"));
        assert_eq!(proposed("暗証番号", Lang::Ja).0, "「暗証番号」は「パスワード」と書きます");
        assert_eq!(proposed("パスワド", Lang::En).1, "\"パスワド\" is written \"password\"");
        assert_eq!(proposed("pasword", Lang::Ja).2.as_deref(), Some("パスワード"));
        assert_eq!(proposed("pasword", Lang::En).2.as_deref(), Some("password"));
        assert_eq!(proposed("暗証番号", Lang::Ja).2.as_deref(), Some("パスワード"));
    }

    #[test]
    fn what_is_not_certain_is_listed() {
        let (help, _, fix, meant) = proposed("施錠", Lang::Ja);
        assert!(help.contains("パスワード") && help.contains("バックアップ") && fix.is_none() && meant == 0, "{help}");
        let (help, _, fix, meant) = proposed("総院長", Lang::Ja);
        assert!(help.starts_with("次のいずれかを書いてください：パスワード、") && fix.is_none() && meant == 2, "{help}");
    }
}
