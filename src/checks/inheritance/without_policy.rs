//! `inheritance/without-policy`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::syntax::document::Document;
use crate::syntax::keyword::Keyword;
use crate::text::look_up_key;

declare_rule! {
    /// The head lists the institutions that the policy is for (`institutions_below`), and no policy of one of them inherits from it, directly or over another. Nobody sees that a hospital which has none is not judged: what is not there is not found. Institutions are known by their names, as the heads of their policies write them.
    ///
    /// What to do: Write the policy of the institution, with `inherits`, or take it off the list.
    ///
    /// ---
    /// 見出しの「下位機関」に挙げた機関の規程が、この規程を継承する規程の中にありません。規程のない機関は判定されず、そのことに誰も気付きません。機関は、それぞれの規程の見出しに書かれた名称によって探します。
    ///
    /// 対処：その機関の規程を作り、「継承」にこの規程を書きます。規程を要しない機関であれば、「下位機関」から外します。
    pub static RULE = {
        name: "inheritance/without-policy", severity: Warning, since: "0.1.0", fix: None,
        ja: "規程のない下位機関", en: "an institution below has no policy",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    for (name, span) in &cx.policy.head.institutions_below {
        let wanted = look_up_key(name);
        let is_its = |document: &Document| {
            let heads = document.statements_of(Keyword::Policy).flat_map(|head| head.children_of(Keyword::Institution));
            heads.filter_map(|institution| institution.operands().string()).any(|title| look_up_key(title.text) == wanted)
        };
        if !cx.resolved.any_below(cx.id, name, &is_its) {
            findings.push(finding(name, *span));
        }
    }
}

fn finding(name: &str, span: crate::text::Span) -> Diagnostic {
    let message = Text::new(
        format!("下位機関「{name}」の規程が、この規程を継承していません"),
        format!("no policy of the institution \"{name}\" inherits from this one"),
    );
    Diagnostic::new(&RULE, span, message).help(Text::new(
        "その機関の規程の見出しに、機関の名称と「継承」を書いてください。規程を要しないのであれば、ここから外してください",
        "name the institution in the head of its policy, with `inherits`; take it off the list if it needs none",
    ))
}
