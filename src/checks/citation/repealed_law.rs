//! `citation/repealed-law`

use super::{Cited, Setting};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Text};

declare_rule! {
    /// The whole law has been repealed. With 旧 before it, the law as it was is meant, and nothing is said.
    ///
    /// What to do: Cite the law that took its place; put 旧 before it where the repealed law is meant.
    ///
    /// ---
    /// 引用された法令は廃止されています。「旧」を付けたものは、廃止前の法令を指すものとして指摘しません。
    ///
    /// 対処：これに代わる法令を引用します。廃止前の法令を指すときは「旧」を付けます。
    pub static RULE = {
        name: "citation/repealed-law", severity: Error, since: "0.1.0", fix: None,
        ja: "廃止された法令の引用", en: "a repealed law is cited",
    };
}

/// Whether the law is repealed on the day.
pub(super) fn finding(setting: &Setting<'_>, cited: &Cited<'_>) -> Option<Diagnostic> {
    let law = setting.registry.law_of(&cited.citation)?;
    let repealed = law.repealed.filter(|repealed| *repealed <= setting.day)?;
    let (title, repealed) = (&law.title, Text::day(repealed));
    let message = Text::new(format!("「{title}」は廃止されています"), format!("\"{title}\" has been repealed"));
    Some(
        Diagnostic::new(&RULE, cited.name_span(), message)
            .law(title.clone())
            .note(Text::new(format!("廃止は{}です", repealed.ja), format!("it was repealed on {}", repealed.en)))
            .help(Text::new(
                "今の法令を引用してください。廃止前の法令を指すのであれば「旧」を付けてください",
                "cite the law in force, or write 旧 before the title if the law as it was is meant",
            )),
    )
}
