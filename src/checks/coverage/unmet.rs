//! `coverage/unmet`

use super::outcome::{Judged, Outcome};
use super::tell;
use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Findings, Text};

declare_rule! {
    /// An article claims the requirement, and nothing of what it expects is declared. A claim alone covers nothing: what the article lays down must stand in declarations.
    ///
    /// ---
    /// 「対応」に挙げた遵守事項が求めることが、何も宣言されていません。挙げるだけでは満たしたことになりません。定める内容を役割、文書、活動、対策、記録又は契約として宣言します。
    pub static RULE = {
        name: "coverage/unmet", severity: Error, since: "0.1.0", fix: None,
        ja: "対応するとした遵守事項が満たされていない", en: "a claimed requirement is not met",
    };
}

pub(super) fn check(cx: &Context<'_>, judged: &Judged<'_>, findings: &mut Findings) {
    if judged.outcome != Outcome::Unmet {
        return;
    }
    let name = tell::name(judged);
    let message = Text::new(format!("{}が求める内容が定められていません", name.ja), format!("{} is claimed but not met", name.en));
    findings.push(tell::finding(cx, judged, &RULE, message));
}
