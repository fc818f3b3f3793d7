//! `citation/deleted-article`

use jiff::civil::Date;

use super::{Cited, Setting};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Lang, Text};

declare_rule! {
    /// The article is a number that stands for 削除: its content was taken out and the number kept, so that those after it did not move.
    ///
    /// What to do: Cite the article that lays it down now, or cite nothing.
    ///
    /// ---
    /// 引用された条は「削除」とされています。内容がなくなり、後の条番号をずらさないために番号だけが残っているものです。
    ///
    /// 対処：同じ事柄を今定めている条を引用するか、引用をやめます。
    pub static RULE = {
        name: "citation/deleted-article", severity: Error, since: "0.1.0", fix: None,
        ja: "削除された条の引用", en: "a deleted article is cited",
    };
}

/// The article is deleted on the day; none where it is not.
pub(super) fn finding(setting: &Setting<'_>, cited: &Cited<'_>, until: Option<Date>) -> Option<Diagnostic> {
    let law = setting.registry.law_of(&cited.citation)?;
    let number = cited.citation.place.filter(|place| !place.supplement)?.article?;
    law.history(number).iter().find(|version| version.holds(setting.day)).filter(|version| version.state.deleted)?;
    let text = cited.text;
    let message = Text::new(format!("「{text}」は削除されています"), format!("\"{text}\" has been deleted"));
    let finding = Diagnostic::new(&RULE, cited.place_span(), message)
        .law(setting.registry.display(&cited.citation, Lang::Ja))
        .help(Text::new("今ある規定を書くか、引用を削ってください", "cite a provision that there is, or remove the citation"));
    Some(match until.map(Text::day) {
        Some(until) => {
            finding.note(Text::new(format!("内容があったのは{}までです", until.ja), format!("it had content until {}", until.en)))
        }
        None => finding,
    })
}
