//! `citation/not-in-force`

use jiff::civil::Date;

use super::{Cited, Setting};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Lang, Text};
use crate::law::Place;

declare_rule! {
    /// The law, article or paragraph is not in force on the day of the check: it came later, or has been repealed or deleted.
    ///
    /// What to do: Cite what is in force on that day.
    ///
    /// ---
    /// 引用された法令・条・項は、判定日に施行されていません。後に設けられたものか、既に廃止・削除されたものです。
    ///
    /// 対処：その日に効力のある規定を引用します。
    pub static RULE = {
        name: "citation/not-in-force", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "判定日に施行されていない規定の引用", en: "a provision is cited that is not in force on the day",
    };
}

pub(super) fn finding(
    setting: &Setting<'_>,
    cited: &Cited<'_>,
    (from, until): (Option<Date>, Option<Date>),
    instead: Option<Place>,
) -> Diagnostic {
    let (text, today) = (cited.text, Text::day(setting.day));
    let message = Text::new(format!("「{text}」は{}に施行されていません", today.ja), format!("\"{text}\" is not in force on {}", today.en));
    let mut finding = Diagnostic::new(&RULE, cited.span(), message).law(setting.registry.display(&cited.citation, Lang::Ja));
    if let Some(from) = from.map(Text::day) {
        finding = finding.note(Text::new(format!("施行は{}です", from.ja), format!("it comes into force on {}", from.en)));
    }
    if let Some(until) = until.map(Text::day) {
        finding = finding.note(Text::new(format!("効力があったのは{}までです", until.ja), format!("it was in force until {}", until.en)));
    }
    let Some(instead) = instead.map(|place| place.display(Lang::Ja)) else {
        return finding.help(Text::new("判定日に施行されている規定を書いてください", "cite a provision that is in force on the day"));
    };
    finding
        .help(Text::new(format!("この日の条番号である{instead}を書いてください"), format!("write {instead}, its number on that day")))
        .replace(Text::new(format!("{instead}に改める"), format!("replace it by {instead}")), cited.place_span(), instead)
}
