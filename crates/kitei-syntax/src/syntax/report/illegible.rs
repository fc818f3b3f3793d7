//! Texts that are none: more is wrong with them than anybody reads.

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Rule, Text};
use crate::text::Span;

declare_rule! {
    /// So much of the document cannot be read that not all of it is told one by one. It is another file by the name of a policy, or was damaged as a whole.
    ///
    /// What to do: Look whether it is the file that was meant; mend what is told first.
    ///
    /// ---
    /// 読めない箇所が多すぎるため、一つずつ示すのを途中でやめています。規程でないファイルが規程の名前になっているか、文書の全体が壊れています。
    ///
    /// 対処：目的のファイルかを確かめ、初めに示されたものから直します。
    pub static ILLEGIBLE = {
        name: "syntax/illegible", severity: Error, since: "0.1.0", fix: None,
        ja: "読めない箇所が多すぎる", en: "more is wrong than is told", hides: Judgement,
    };
}

pub(super) const RULES: &[&Rule] = &[&ILLEGIBLE];

/// How many mistakes are not told, from the first of them on.
pub fn illegible(first: Span, count: usize) -> Diagnostic {
    let message =
        Text::new(format!("これより後の{count}か所の誤りは示していません"), format!("{count} more mistakes, from here on, are not told"));
    Diagnostic::new(&ILLEGIBLE, first, message)
        .help(Text::new("目的のファイルかを確かめてください", "look whether it is the file that was meant"))
}
