//! `coverage/unmet`

use super::outcome::Judged;
use super::tell;
use crate::declare_rule;
use crate::diagnostic::Text;

declare_rule! {
    /// An article claims the requirement, and nothing of what it expects is declared. A claim alone covers nothing: what the article lays down must stand in declarations.
    ///
    /// Where a `?` stands for all that is lacking, the finding stands there: it goes when that is decided so that it meets what is asked.
    ///
    /// What to do: Declare what is asked for; the finding says what.
    ///
    /// ---
    /// 「対応」に挙げた遵守事項が求めることが、何も宣言されていません。挙げるだけでは満たしたことになりません。定める内容を役割、文書、活動、対策、記録又は契約として宣言します。
    ///
    /// 足りないもののすべてに「?」（未定）が書かれているときは、その箇所に示します。求められるとおりに決まれば消えます。
    ///
    /// 対処：求められていることを宣言します。指摘に、何が要るかを示しています。
    pub static RULE = {
        name: "coverage/unmet", severity: Error, since: "0.1.0", fix: None,
        ja: "対応するとした遵守事項が満たされていない", en: "a claimed requirement is not met",
    };
}

pub(super) fn message(judged: &Judged<'_>) -> Text {
    let name = tell::name(judged);
    if judged.open().is_some() {
        return Text::new(
            format!("{}が求める内容は、ここが決まるまで定まりません", name.ja),
            format!("{} is claimed and waits for what is not decided here", name.en),
        );
    }
    Text::new(format!("{}が求める内容が定められていません", name.ja), format!("{} is claimed but not met", name.en))
}
