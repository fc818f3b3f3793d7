//! `coverage/overclaim`

use super::outcome::{Judged, Outcome};
use crate::checks::{Context, article_name};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};

declare_rule! {
    /// One article claims more than eight requirements that no data meet. Claims belong where the matter is laid down.
    ///
    /// ---
    /// 一つの条が、宣言で満たされていない遵守事項を8件を超えて挙げています。「対応」は、その事柄を定める条に書きます。
    pub static RULE = {
        name: "coverage/overclaim", severity: Warning, since: "0.1.0", fix: None,
        ja: "満たされていない遵守事項を多数挙げる条", en: "an article claims many requirements that no data meet",
    };
}

/// So many are let pass.
const MOST: usize = 8;

pub(super) fn check(cx: &Context<'_>, judged: &[Judged<'_>], findings: &mut Findings) {
    let empty = |outcome| matches!(outcome, Outcome::Unmet | Outcome::CoveredByWording);
    for article in &cx.policy.articles {
        let claimed = judged
            .iter()
            .filter(|judged| empty(judged.outcome) && judged.claims.iter().any(|(claiming, _)| std::ptr::eq(*claiming, article)))
            .count();
        if claimed <= MOST {
            continue;
        }
        let name = article_name(article);
        findings.push(
            Diagnostic::new(
                &RULE,
                article.header,
                Text::new(
                    format!("{}は、宣言で満たされていない遵守事項を{claimed}件挙げています", name.ja),
                    format!("{} claims {claimed} requirements that no data meet", name.en),
                ),
            )
            .help(Text::new(
                "「対応」を、その事柄を定める条に分けて書いてください",
                "move each claim to the article that lays the matter down",
            )),
        );
    }
}
