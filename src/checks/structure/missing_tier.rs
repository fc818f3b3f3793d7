//! `structure/missing-tier`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::syntax::document::Statement;
use crate::syntax::keyword::Keyword;

declare_rule! {
    /// Of the documents that make up a policy some say on which tier they stand (basic policy, standards, rules, procedures), and this one does not: who reads the set cannot tell which of two documents goes before the other.
    ///
    /// What to do: State the `tier` in the head.
    ///
    /// ---
    /// 一組の文書のうち、階層（基本方針、対策基準、運用規則、実施手順など）を書いたものがあるのに、この文書には書かれていません。どの文書が上に立つかが読み取れません。
    ///
    /// 対処：見出しに「階層」を書きます。
    pub static RULE = {
        name: "structure/missing-tier", severity: Info, since: "0.1.0", fix: None,
        ja: "文書の階層が書かれていない", en: "a document of a set says no tier",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let documents = cx.policy.documents.iter().filter_map(|&file| cx.resolved.documents.get(file));
    let heads: Vec<Statement<'_>> = documents.filter_map(|document| document.statements_of(Keyword::Policy).next()).collect();
    let Some(tiered) = heads.iter().find_map(|head| head.child(Keyword::Tier)) else { return };
    for head in heads.iter().filter(|head| head.child(Keyword::Tier).is_none() && !head.is_damaged()) {
        let message = Text::new("この文書の階層が書かれていません", "this document does not say on which tier it stands");
        findings.push(
            Diagnostic::new(&RULE, head.header(), message)
                .at(tiered.span(), Text::new("同じ組のほかの文書の階層です", "the tier of another document of the set"))
                .help(Text::new("「階層 実施手順」のように書いてください", "write it, as in `tier working_procedure`")),
        );
    }
}
