//! A word that is not in the list of its attribute.

use crate::diagnostic::rules::syntax as rules;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::vocabulary::{Spelling, Vocabulary, WordId};
use crate::syntax::document::Word;

/// What else than the words of its list an attribute takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::model::read) enum Further {
    /// Anything in quotes.
    Quoted,
    /// Nothing.
    Nothing,
}

/// How people say that something is not allowed.
const FORBIDDING: [&str; 9] = ["不可", "しない", "禁止する", "禁ずる", "許可しない", "認めない", "不許可", "できない", "してはならない"];
/// Kanji that turn a word into its opposite.
const NEGATIONS: [char; 5] = ['不', '無', '非', '未', '禁'];

/// Proposes the word that is most alike and says the same; where none is, lists what can stand there.
pub(in crate::model::read) fn unknown_word(
    findings: &mut Findings,
    word: Word<'_>,
    words: &[WordId],
    further: Further,
    vocabulary: &Vocabulary,
) {
    let key = word.key();
    let spellings = || words.iter().map(|&id| vocabulary.word_spelling(id));
    let likeness = |spelling: &Spelling| {
        let ja = crate::text::likeness(&key, &spelling.ja);
        ja.max(crate::text::likeness(&key, &spelling.en))
    };
    let forbids = FORBIDDING.contains(&&*key);
    let nearest = if forbids {
        spellings().find(|spelling| &*spelling.ja == "禁止")
    } else {
        let alike = spellings().filter(|spelling| !negates(&key, &spelling.ja)).map(|spelling| (likeness(spelling), spelling));
        alike.filter(|(likeness, _)| *likeness >= 0.4).max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, spelling)| spelling)
    };
    let finding = Diagnostic::new(
        &rules::UNKNOWN_WORD,
        word.span,
        Text::new(format!("「{}」はここに書ける語ではありません", word.text), format!("\"{}\" is no word that can stand here", word.text)),
    );
    findings.push(if let Some(spelling) = nearest {
        let mended = if key.is_ascii() { &spelling.en } else { &spelling.ja };
        finding
            .help(Text::new(
                format!("「{}」のことであれば、そう書いてください", spelling.ja),
                format!("write \"{}\" if that is what is meant", spelling.en),
            ))
            .replace(Text::new(format!("「{mended}」にする"), format!("write \"{mended}\"")), word.span, &**mended)
    } else {
        let ja = spellings().map(|spelling| &*spelling.ja).collect::<Vec<_>>().join("、");
        let en = spellings().map(|spelling| &*spelling.en).collect::<Vec<_>>().join(", ");
        finding.help(if further == Further::Quoted && !word.quoted {
            Text::new(
                format!("書ける語：{ja}。語彙にない事柄は「…」で囲んで書けます"),
                format!("words that can stand here: {en}; anything else in quotes"),
            )
        } else {
            Text::new(format!("書ける語：{ja}"), format!("words that can stand here: {en}"))
        })
    });
}

/// Whether one of two words says that something is not.
fn negates(one: &str, other: &str) -> bool {
    let negations = |word: &str| word.chars().filter(|letter| NEGATIONS.contains(letter)).collect::<String>();
    negations(one) != negations(other) || one.contains("ない") != other.contains("ない")
}
