//! `consistency/vendor-in-office`

use crate::checks::Context;
use crate::checks::stated::Owner;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::value::{Name, Value};
use crate::model::vocabulary::Mark;
use crate::syntax::keyword::Keyword;
use crate::text::Span;

declare_rule! {
    /// A vendor holds an office, heads a body, appoints or approves. An office answers to the institution and an approval is its own; a vendor does what it is told by its contract, and may be who carries something out. Only a role that is by its nature held from outside (an external auditor) may be a vendor's.
    ///
    /// What to do: Name somebody of the institution; the vendor acts under its contract.
    ///
    /// ---
    /// 事業者が、役割に充てられ、委員会の長となり、任命し、又は承認する者とされています。役に就く者は機関に対して責任を負い、承認は機関の判断です。事業者は契約に従って行う者であり、実施者にはなれます。外部監査人のように、機関の外の者が就く役割は別です。
    ///
    /// 対処：機関の者を書き、事業者は契約に基づく実施者とします。
    pub static RULE = {
        name: "consistency/vendor-in-office", severity: Error, since: "0.1.0", fix: None,
        ja: "事業者が役に就き、又は承認している", en: "a vendor holds an office or approves",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    for site in cx.stated().filter(|site| site.attribute.is_marked(Mark::InHouse)) {
        let is_outside = matches!(site.owner, Owner::Declared(Keyword::Role, name, _) if vocabulary.name_entry(name).outside);
        if let Some(value) = site.stated.value.as_ref().filter(|_| !is_outside) {
            told(cx, value, site.stated.value_span, &|| site.name(vocabulary), findings);
        }
    }
    let clause = || Text::new(format!("「{}」", Keyword::ApprovedBy.ja()), format!("`{}`", Keyword::ApprovedBy.en()));
    for (value, span) in cx.policy.head.approvers() {
        told(cx, value, *span, &clause, findings);
    }
    for exception in &cx.policy.exceptions {
        if let Some(value) = &exception.approved_by {
            told(cx, value, exception.span, &clause, findings);
        }
    }
}

fn told(cx: &Context<'_>, value: &Value, span: Span, of: &dyn Fn() -> Text, findings: &mut Findings) {
    let Some(names) = value.names() else { return };
    let vendors = names.iter().filter(|name| match name {
        Name::Own(key) => is_vendor(cx, key),
        Name::Known(_) | Name::Of(_) => false,
    });
    for vendor in vendors {
        let Name::Own(shown) = vendor else { continue };
        let of = of();
        findings.push(
            Diagnostic::new(
                &RULE,
                span,
                Text::new(format!("{}が、事業者「{}」とされています", of.ja, shown), format!("{} is the vendor \"{}\"", of.en, shown)),
            )
            .help(Text::new(
                "機関の職、役割又は会議体を書いてください。事業者の行うことは、活動の「実施者」や契約に書きます",
                "name a post, role or body of the institution; what the vendor does stands in its contract, or as `by` of an activity",
            )),
        );
    }
}

/// Whether a name is a vendor's and nobody else's.
fn is_vendor(cx: &Context<'_>, key: &str) -> bool {
    let scope = &cx.view.scope;
    scope.defines(Keyword::Vendor, key) && ![Keyword::Post, Keyword::Role, Keyword::Committee].iter().any(|&kind| scope.defines(kind, key))
}
