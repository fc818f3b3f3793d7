//! `coverage/unjustified-exclusion`

use super::tell::of_standard;
use crate::checks::{Context, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::model::item;
use crate::syntax::keyword::Keyword;

declare_rule! {
    /// `not_applicable` stands only where the standard leaves the application to judgement, and with its reason. Where a fact decides, the fact is to be stated.
    ///
    /// What to do: Take the exclusion away; state the fact, or make it an exception.
    ///
    /// ---
    /// 「適用除外」は、基準が要否を判断に委ねている遵守事項について、理由を付けて書くものです。事実によって決まるものは、現況にその事実を書きます。
    ///
    /// 対処：適用除外をやめ、現況に事実を書くか、「例外」とします。
    pub static RULE = {
        name: "coverage/unjustified-exclusion", severity: Error, since: "0.1.0", fix: None,
        ja: "認められない適用除外", en: "an exclusion that is not allowed",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    for unbuilt in cx.policy.unbuilt.iter().filter(|unbuilt| unbuilt.keyword == Keyword::NotApplicable && !unbuilt.lacks.is_empty()) {
        let items = cx.text(unbuilt.items);
        let message = Text::new(format!("{items}の適用除外に理由がありません"), format!("the exclusion of {items} lacks its reason"));
        let help = words::give_reason();
        findings.push(Diagnostic::new(&RULE, unbuilt.span, message).help(help));
    }
    for exclusion in cx.policy.exclusions.iter().filter(|exclusion| cx.is_judged_by(exclusion.item.standard)) {
        let Some(standard) = cx.resolved.standards.get(exclusion.item.standard) else { continue };
        let Some(requirement) = standard.requirements.get(exclusion.item.requirement) else { continue };
        let number = |lang| item::official(standard, exclusion.item.requirement, exclusion.item.point, lang);
        let path = standard.path_of(exclusion.item.requirement);
        if !requirement.judged {
            let help = if requirement.demand.applies.is_some() {
                Text::new("適用を決める事実を「現況」に書いてください", "state the fact that decides it in \"facts\"")
            } else {
                Text::new(
                    "満たせない事情があるときは「例外」を書いてください",
                    "write an \"exception\" if it cannot be met for the time being",
                )
            };
            findings.push(
                Diagnostic::new(
                    &RULE,
                    exclusion.span,
                    of_standard(
                        cx,
                        standard,
                        Text::new(
                            format!("{}は適用除外にできません", number(Lang::Ja)),
                            format!("{} cannot be declared not applicable", number(Lang::En)),
                        ),
                    ),
                )
                .requirement(path)
                .help(help),
            );
        } else if exclusion.because.is_none() {
            findings.push(
                Diagnostic::new(
                    &RULE,
                    exclusion.span,
                    of_standard(
                        cx,
                        standard,
                        Text::new(
                            format!("{}の適用除外に理由がありません", number(Lang::Ja)),
                            format!("the exclusion of {} lacks its reason", number(Lang::En)),
                        ),
                    ),
                )
                .requirement(path)
                .help(words::give_reason()),
            );
        }
    }
}
