//! A word that is not in the list of its attribute.

use std::sync::Arc;

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::vocabulary::{KnownWord, Meant, Spelling, Vocabulary, WordId, meant};
use crate::syntax::document::Word;

/// What else than the words of its list an attribute takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::model) enum Further {
    /// Anything in quotes.
    Quoted,
    /// Nothing.
    Nothing,
}

declare_rule! {
    /// The attribute takes words of a list in the vocabulary. Anything else stands in quotes and only equals itself, where the attribute takes several words.
    ///
    /// What to do: Write the word that is proposed; `kitei explain WORD` tells what a word stands for.
    ///
    /// ---
    /// その項目には語彙の語を書きます。複数の語を書ける項目では、語彙にない事柄を「…」で囲んで書けますが、同じ文字列としか比べられません。
    ///
    /// 対処：示された語に改めます。語が何を指すかは `kitei explain 語` で分かります。
    pub static UNKNOWN_WORD = {
        name: "syntax/unknown-word", severity: Error, since: "0.1.0", fix: SafeOrProposal,
        ja: "語彙にない語", en: "a word that is not in the list", hides: Judgement,
    };
}

/// How people say that something is not allowed.
const FORBIDDING: [&str; 9] = ["不可", "しない", "禁止する", "禁ずる", "許可しない", "認めない", "不許可", "できない", "してはならない"];

/// Proposes the word that is meant, by what it means or by a slip of typing; where none is, lists what can stand there.
pub(in crate::model) fn unknown_word(findings: &mut Findings, word: Word<'_>, words: &[WordId], further: Further, vocabulary: &Vocabulary) {
    let spellings = || words.iter().map(|&id| vocabulary.word_spelling(id));
    let known: Vec<KnownWord<'_>> = spellings().map(|spelling| vocabulary.known_word(spelling)).collect();
    let forbidden = spellings().find(|spelling| &*spelling.ja == "禁止").filter(|_| FORBIDDING.contains(&&*word.key()));
    let finding = Diagnostic::new(
        &UNKNOWN_WORD,
        word.span,
        Text::new(format!("「{}」はここに書ける語ではありません", word.text), format!("\"{}\" is no word that can stand here", word.text)),
    );
    let mend = |spelling: &Spelling| {
        // A name in Latin letters in both languages (ISMS) is written as it is printed.
        let mended = Arc::clone(if word.text.is_ascii() && !spelling.ja.is_ascii() { &spelling.en } else { &spelling.ja });
        (Text::new(format!("「{mended}」にする"), format!("write \"{mended}\"")), mended)
    };
    let found = forbidden.map_or_else(|| meant(word.text, &known), Meant::Called);
    findings.push(match found {
        Meant::Called(spelling) => {
            let (title, mended) = mend(spelling);
            let help = Text::new(
                format!("「{}」は「{}」と書きます", word.text, spelling.ja),
                format!("\"{}\" is written \"{}\"", word.text, spelling.en),
            );
            finding.help(help).replace_safely(title, word.span, &*mended)
        }
        Meant::Perhaps(spelling) => {
            let (title, mended) = mend(spelling);
            let help = Text::new(
                format!("「{}」のことであれば、そう書いてください", spelling.ja),
                format!("write \"{}\" if that is what is meant", spelling.en),
            );
            finding.help(help).replace(title, word.span, &*mended)
        }
        Meant::OneOf(_) | Meant::Nothing => {
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
        }
    });
}
