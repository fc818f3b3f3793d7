//! `citation/law-number-mismatch`

use super::{Cited, Setting};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Lang, Text};
use crate::law::same_number;

declare_rule! {
    /// The number that stands in brackets after the name of a law is that of another law.
    ///
    /// What to do: Write the number of that law, or none.
    ///
    /// ---
    /// 題名に続く括弧内の法令番号が、その法令のものではありません。題名の方を正しいものとして扱います。
    ///
    /// 対処：題名に合う法令番号に改めるか、法令番号を消します。
    pub static RULE = {
        name: "citation/law-number-mismatch", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "題名と合わない法令番号", en: "the number of a law does not belong to its title",
    };
}

/// The number is wrong; none where it is right, where none is written, or where the law is not held.
pub(super) fn finding(setting: &Setting<'_>, cited: &Cited<'_>) -> Option<Diagnostic> {
    let written = cited.citation.number.as_ref().filter(|_| !cited.citation.name_range.is_empty())?;
    let law = setting.registry.law_of(&cited.citation)?;
    let right = &law.law_number;
    // 改正個人情報保護法（令和3年法律第37号）: the number is that of the amending law.
    if same_number(written, right) || cited.before.ends_with("改正") {
        return None;
    }
    let name = setting.registry.display(&crate::law::Citation { place: None, ..cited.citation.clone() }, Lang::Ja);
    let span = cited.base.part(cited.citation.number_range.start, cited.citation.number_range.end);
    let message =
        Text::new(format!("「{name}」の法令番号は「{written}」ではありません"), format!("\"{written}\" is not the number of \"{name}\""));
    Some(
        Diagnostic::new(&RULE, span, message)
            .law(name)
            .help(Text::new(format!("「{right}」と書いてください"), format!("write \"{right}\"")))
            .replace(Text::new(format!("「{right}」に改める"), format!("replace it by \"{right}\"")), span, &**right),
    )
}
