//! `coverage/unsaid`

use super::outcome::Judged;
use super::tell;
use crate::declare_rule;
use crate::diagnostic::{Text, Words};

declare_rule! {
    /// An article claims the requirement, and what meets it is declared, but the head says that the wording is the whole of the official text (`wording verbatim`), and the wording does not say it. What is declared beside such a text binds nobody: the requirement counts as *declared, not said*, and is not covered. The finding names what would have to be said; `consistency/unsaid` is told at the declaration, and its fix writes the sentence.
    ///
    /// It is judged as if what the wording leaves out were not declared, here and in what is inherited from policies whose wording is the whole of their text. Without `wording verbatim` nothing changes: what is not said is said where the policy is printed.
    ///
    /// What to do: Write the sentence that the fix of `consistency/unsaid` has.
    ///
    /// ---
    /// 遵守事項を満たすことが宣言されていますが、文言だけを正文とする規程（`文言 そのまま`）の文言が、それを述べていません。正文の外で宣言しただけのことは誰も従わないので、その遵守事項は「宣言のみ」とし、充足に数えません。述べられていないものを示します。宣言には `consistency/unsaid` があり、その修正案が文を書き加えます。
    ///
    /// 文言が述べていないものは宣言されていないものとして判定し直します。文言だけを正文とする上位規程から継承したものも同じです。`文言 そのまま` と書いていない規程では、述べられていないことは印刷するときに文として補われるので、判定は変わりません。
    ///
    /// 対処：`consistency/unsaid` の修正案の文を項として書き加えます。
    pub static RULE = {
        name: "coverage/unsaid", severity: Error, since: "0.1.0", fix: None,
        ja: "遵守事項を満たす宣言を文言が述べていない", en: "what meets a requirement is declared and not said",
    };
}

pub(super) fn message(judged: &Judged<'_>) -> Text {
    let name = tell::name(judged);
    Text::new(
        format!("{}は、宣言されているだけで、文言が述べていません", name.ja),
        format!("{} is met by what is declared and not said in the wording", name.en),
    )
}

/// What is said of every requirement, with what to do: it is met as soon as it is said.
pub(super) fn words(words: Words) -> Words {
    words.help(Text::new(
        "文言に書いてください。宣言の修正案が、その文を書き加えます",
        "say it in the wording; the fix at the declaration writes the sentence",
    ))
}
