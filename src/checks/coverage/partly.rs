//! `coverage/partly`

use super::outcome::Judged;
use super::tell;
use crate::declare_rule;
use crate::diagnostic::Text;

declare_rule! {
    /// Some points of the claimed requirement are met, others are not. The finding names those that are not.
    /// Where what is lacking is no duty, or is this tool's reading of the guideline, the finding is a warning.
    ///
    /// Where a `?` stands for all that is lacking, it is told there.
    ///
    /// What to do: Declare and say the points that are lacking.
    ///
    /// ---
    /// 「対応」に挙げた遵守事項の細目の一部が満たされていません。満たされていない細目を示します。
    /// 足りないものが努力義務である場合又は kitei の解釈による場合は、警告にとどめます。
    ///
    /// 足りないもののすべてに「?」（未定）が書かれているときは、その箇所に示します。
    ///
    /// 対処：足りない細目を宣言し、文言に書きます。
    pub static RULE = {
        name: "coverage/partly", severity: Error, since: "0.1.0", fix: None,
        ja: "遵守事項の一部の細目が満たされていない", en: "some points of a requirement are not met",
    };
}

pub(super) fn message(judged: &Judged<'_>) -> Text {
    let (name, points) = (tell::name(judged), tell::points(judged.failing()));
    if judged.open().is_some() {
        return Text::new(
            format!("{}のうち、細目{}は、ここが決まるまで満たされません", name.ja, points.ja),
            format!("{} lacks point {} until what is not decided here is", name.en, points.en),
        );
    }
    Text::new(format!("{}のうち、細目{}が満たされていません", name.ja, points.ja), format!("{} lacks point {}", name.en, points.en))
}
