//! `inheritance/excluded` and `inheritance/binding-excluded`

use crate::checks::{Context, article_name};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::resolve::carved::carved;

declare_rule! {
    /// The policy leaves an article of its parent out (`inherits … except`). What the article lays down does not reach it, and what the article claims counts for nothing here. Told so that nobody overlooks it.
    ///
    /// ---
    /// 上位規程の条を、この規程には及ばないものとしています（「継承 … 除外」）。その条の定めは下限にならず、その条の「対応」もこの規程では数えません。見落とされないように示します。
    pub static RULE = {
        name: "inheritance/excluded", severity: Info, since: "0.1.0", fix: None,
        ja: "上位規程の条を除外している", en: "an article of the parent is left out",
    };
}

declare_rule! {
    /// The policy leaves out an article that its parent made final or delegates, in whole or in part. Such an article binds every policy below: the exclusion has no effect. Only the parent can release it.
    ///
    /// ---
    /// 上位規程が「変更不可」又は「委任」とした定めを含む条を除外しています。そのような条はすべての下位規程に及び、除外は効力を持ちません。外すことができるのは上位規程だけです。
    pub static BINDING = {
        name: "inheritance/binding-excluded", severity: Error, since: "0.1.0", fix: None,
        ja: "除外できない条を除外している", en: "an article that binds is left out",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    for parent in cx.policy.parents.iter().filter(|parent| !parent.for_class) {
        for carved in carved(parent, &cx.resolved.policies, cx.resolved.documents) {
            let (Some((_, article)), Some(owner)) = (carved.article, cx.resolved.policy(carved.parent)) else { continue };
            let (name, title) = (article_name(article), &owner.title);
            let said = Text::new(format!("「{title}」の{}", name.ja), format!("{} of \"{title}\"", name.en));
            findings.push(match carved.binding(owner) {
                Some(binding) => Diagnostic::new(
                    &BINDING,
                    carved.span,
                    Text::new(format!("{}は除外できません", said.ja), format!("{} cannot be left out", said.en)),
                )
                .at(binding, Text::new("下位の規程をすべて拘束する定めです", "this binds every policy below"))
                .help(Text::new("除外から外すか、上位規程の改正を求めてください", "take it out of `except`, or have the parent amended")),
                None => Diagnostic::new(
                    &RULE,
                    carved.span,
                    Text::new(format!("{}は、この規程に及びません", said.ja), format!("{} does not reach this policy", said.en)),
                )
                .at(article.header, Text::new("除外された条です", "the article that is left out")),
            });
        }
    }
}
