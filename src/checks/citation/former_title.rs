//! `citation/former-title`

use super::{Cited, Setting};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Text};
use crate::text::fold::same_name;

declare_rule! {
    /// A law is cited by the title that it bore before an amendment. With 旧 before it, the law as it was is meant, and nothing is said.
    ///
    /// What to do: Write the title of today; put 旧 before it where the former law is meant.
    ///
    /// ---
    /// 法令が改正前の題名で引用されています。「旧薬事法」のように「旧」を付けたものは、改正前の法令を指すものとして指摘しません。
    ///
    /// 対処：今の題名で書きます。改正前の法令を指すときは「旧」を付けます。
    pub static RULE = {
        name: "citation/former-title", severity: Warning, since: "0.1.0", fix: Proposal,
        ja: "法令を旧題名で引用", en: "a law is cited by its former title",
    };
}

/// The law has another title on the day of the check; none where the name is one that it still has.
pub(super) fn finding(setting: &Setting<'_>, cited: &Cited<'_>) -> Option<Diagnostic> {
    let law = setting.registry.law_of(&cited.citation)?;
    let former = law.former_title(cited.name)?;
    if former.until.is_some_and(|until| setting.day <= until) {
        return None;
    }
    let (written, title) = (cited.name, &law.title);
    let short = law.short.as_ref().or_else(|| law.abbreviations.egov.iter().find(|short| !same_name(short, written)));
    let mended = short.unwrap_or(title);
    let message = Text::new(
        format!("「{written}」は旧題名であり、現在の題名は「{title}」です"),
        format!("\"{written}\" is a former title: the law is now \"{title}\""),
    );
    let finding = Diagnostic::new(&RULE, cited.name_span(), message)
        .law(mended.clone())
        .help(Text::new(format!("「{mended}」と書いてください"), format!("write \"{mended}\"")))
        .replace(Text::new(format!("「{mended}」に改める"), format!("replace it by \"{mended}\"")), cited.name_span(), &**mended);
    Some(match former.until.map(Text::day) {
        Some(until) => {
            finding.note(Text::new(format!("旧題名であったのは{}までです", until.ja), format!("it was the title until {}", until.en)))
        }
        None => finding,
    })
}
