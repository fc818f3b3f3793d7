//! `citation/not-yet-held`

use super::{Cited, Setting};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Lang, Text};

declare_rule! {
    /// The place is in no version of the law that is held by article, and a later version is in force: it may have added the place. Whether
    /// the citation is right is for a person to look up. The same is said a year after the day up to which a law is held; `kitei explain LAW`
    /// tells that day.
    ///
    /// What to do: Look at the article of today in the official database; where it is right, leave it.
    ///
    /// ---
    /// 引用された条・項・号は、条単位で収録している版のどれにもありませんが、収録していない新しい版が施行されており、そこで置かれた規定かもしれません。
    /// 正しい引用かどうかは、人が確かめてください。収録している日から1年を過ぎた場合も同じです。その日は `kitei explain 法令名` が示します。
    ///
    /// 対処：e-Gov 法令検索で今の条文を確かめます。正しければそのままで構いません。
    pub static RULE = {
        name: "citation/not-yet-held", severity: Warning, since: "0.1.0", fix: None,
        ja: "収録していない新しい版にだけあり得る規定の引用", en: "a provision is cited that only a version not yet held may have",
    };
}

pub(super) fn finding(setting: &Setting<'_>, cited: &Cited<'_>) -> Option<Diagnostic> {
    let law = setting.registry.law_of(&cited.citation)?;
    let (text, to) = (cited.text, Text::day(law.held_to()?));
    let message = Text::new(
        format!("「{text}」は、条単位で収録している{}までの版にはありません", to.ja),
        format!("\"{text}\" is in no version of the law up to {}, the last day held by article", to.en),
    );
    let finding = Diagnostic::new(&RULE, cited.place_span(), message)
        .law(setting.registry.display(&cited.citation, Lang::Ja))
        .help(Text::new("e-Gov 法令検索で現行の規定を確かめてください", "look the provision in force up in e-Gov 法令検索"));
    Some(match law.beyond(setting.day) {
        Some(later) => {
            let (from, by) = (Text::day(later.from), &later.by);
            finding.note(Text::new(
                format!("{}に施行された改正（{by}）は条単位で収録していません", from.ja),
                format!("the amendment in force from {} ({by}) is not held by article", from.en),
            ))
        }
        None => finding,
    })
}
