//! `coverage/overclaim`

use std::collections::{BTreeSet, HashMap};

use super::outcome::Judged;
use crate::answer::Outcome;
use crate::checks::{Context, article_name};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::text::Span;

declare_rule! {
    /// One article claims more than eight requirements that no data meet. Claims belong where the matter is laid down.
    ///
    /// What to do: Move each claim to the article that lays the thing down.
    ///
    /// ---
    /// 一つの条が、宣言で満たされていない遵守事項を8件を超えて挙げています。「対応」は、その事柄を定める条に書きます。
    ///
    /// 対処：「対応」を、その事柄を定める条に移します。
    pub static RULE = {
        name: "coverage/overclaim", severity: Warning, since: "0.1.0", fix: None,
        ja: "満たされていない遵守事項を多数挙げる条", en: "an article claims many requirements that no data meet",
    };
}

/// So many are let pass.
const MOST: usize = 8;

pub(super) fn check(cx: &Context<'_>, judged: &[Judged<'_>], findings: &mut Findings) {
    let empty = |outcome| matches!(outcome, Outcome::Unmet | Outcome::CoveredByWording);
    let mut claims: HashMap<Span, usize> = HashMap::new();
    for judged in judged.iter().filter(|judged| empty(judged.outcome)) {
        let claiming: BTreeSet<Span> = judged.claims.iter().map(|(article, _)| article.span).collect();
        for article in claiming {
            *claims.entry(article).or_default() += 1;
        }
    }
    for article in &cx.policy.articles {
        let claimed = claims.get(&article.span).copied().unwrap_or_default();
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
