//! What resolving says: one function a finding. Names are in [`names`], documents and parents in [`links`].

mod links;
mod names;
mod slips;

pub(in crate::resolve) use links::*;
pub(in crate::resolve) use names::*;
pub(in crate::resolve) use slips::*;

use crate::diagnostic::{Diagnostic, Text};
use crate::model::vocabulary::Spelling;
use crate::syntax::document::{Statement, Word};
use crate::text::{Span, look_up_key};

/// Likeness from which on another spelling is taken for the one that was meant.
const ALIKE: f64 = 0.5;
/// So many words are listed where none is alike.
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

/// Proposes the spelling that is most alike; where none is, lists what can stand there.
fn with_nearest<'a>(finding: Diagnostic, word: Word<'_>, spellings: impl Iterator<Item = &'a Spelling>) -> Diagnostic {
    let key = word.key();
    let likeness = |spelling: &Spelling| {
        let ja = crate::text::likeness(&key, &look_up_key(&spelling.ja));
        ja.max(crate::text::likeness(&key, &spelling.en))
    };
    let mut ranked: Vec<(f64, &Spelling)> = spellings.map(|spelling| (likeness(spelling), spelling)).collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
    match ranked.first() {
        None => finding,
        Some((likeness, nearest)) if *likeness >= ALIKE => propose(finding, word, nearest),
        Some(_) => {
            let all = |pick: fn(&Spelling) -> &str, comma: &str| {
                ranked.iter().take(LISTED).map(|(_, spelling)| pick(spelling)).collect::<Vec<_>>().join(comma)
            };
            let (ja, en) = (all(|spelling| &spelling.ja, "、"), all(|spelling| &spelling.en, ", "));
            finding.help(if ranked.len() > LISTED {
                Text::new(format!("語彙にある名前を書いてください（例：{ja}）"), format!("write one of the vocabulary, such as: {en}"))
            } else {
                Text::new(format!("次のいずれかを書いてください：{ja}"), format!("write one of: {en}"))
            })
        }
    }
}

/// Proposes a spelling, in the language in which the word is written.
fn propose(finding: Diagnostic, word: Word<'_>, spelling: &Spelling) -> Diagnostic {
    let mended = if word.text.is_ascii() { &spelling.en } else { &spelling.ja };
    finding
        .help(Text::new(
            format!("「{}」のことであれば、そう書いてください", spelling.ja),
            format!("write \"{}\" if that is what is meant", spelling.en),
        ))
        .replace(Text::new(format!("「{mended}」にする"), format!("write \"{mended}\"")), word.span, &**mended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::rules::consistency;
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

    #[test]
    fn the_nearest_spelling_is_proposed_in_the_language_of_the_word() {
        let all = [spelling("password", "パスワード"), spelling("backup", "バックアップ")];
        let proposed = |text| {
            let finding = Diagnostic::new(&consistency::UNDEFINED_NAME, word(text).span, Text::same("-"));
            let finding = with_nearest(finding, word(text), all.iter());
            (finding.help.unwrap().ja, finding.fix.map(|fix| fix.edits[0].replacement.clone()))
        };
        assert_eq!(proposed("パスワド"), ("「パスワード」のことであれば、そう書いてください".to_owned(), Some("パスワード".to_owned())));
        assert_eq!(proposed("pasword").1.as_deref(), Some("password"));
        let (help, fix) = proposed("施錠");
        assert!(help.contains("パスワード") && help.contains("バックアップ") && fix.is_none(), "{help}");
    }
}
