//! `citation/ambiguous-abbreviation`

use super::{Cited, Setting};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Text};

declare_rule! {
    /// A short name that several laws share (保安四法): it does not say which of them is meant.
    ///
    /// What to do: Name the law by its title, or by an abbreviation of its own.
    ///
    /// ---
    /// 複数の法令に共通する略称です（「保安四法」など）。どの法令を指すのか分かりません。
    ///
    /// 対処：どの法令かを、題名又は一つの法令だけの略称で書きます。
    pub static RULE = {
        name: "citation/ambiguous-abbreviation", severity: Error, since: "0.1.0", fix: None,
        ja: "複数の法令に共通する略称による引用", en: "a law is cited by a short name that several share",
    };
}

/// The name is one that several laws share.
pub(super) fn finding(setting: &Setting<'_>, cited: &Cited<'_>) -> Option<Diagnostic> {
    let name = &cited.citation.law;
    let laws: Vec<&str> = setting.registry.sharing(name).iter().map(|law| setting.registry.title(*law)).collect();
    if laws.is_empty() {
        return None;
    }
    let message =
        Text::new(format!("「{name}」は、複数の法令に共通する略称です"), format!("\"{name}\" is a short name that several laws share"));
    let (ja, en) = (laws.join("」「"), laws.join(", "));
    Some(
        Diagnostic::new(&RULE, cited.name_span(), message)
            .note(Text::new(format!("収録された法令では「{ja}」がこの略称を持ちます"), format!("of the laws that are held: {en}")))
            .help(Text::new("法令の題名を書いてください", "write the title of the law")),
    )
}
