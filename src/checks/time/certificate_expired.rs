//! `time/certificate-expired`

use super::ago;
use crate::checks::stated::Site;
use crate::checks::{Context, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::vocabulary::{Direction, ValueType};
use crate::text::in_era;

declare_rule! {
    /// What was stated with `until` (a vendor's certificate, for one) had run out on the day of the check. It counts for nothing any more. The same statement with a later day beside it is a renewal, and nothing is said.
    /// It is a warning, however many vendors it concerns. Whether a requirement is lost with it is said by the finding of that requirement, an error that marks the certificate.
    ///
    /// What to do: Ask for the renewed certificate, and state its day.
    ///
    /// ---
    /// 事業者の認証など、「期限」を付けて書かれたものが、点検の基準日に切れています。切れたものは、要件を満たすものとして数えません。同じものに新しい期限を並べて書いていれば、更新済みとして扱います。
    /// 何社分であっても重大度は警告です。期限切れによって遵守事項が満たされなくなったときは、その遵守事項についてのエラーが、期限の切れた認証の箇所を示します。
    ///
    /// 対処：新しい認証を確かめて、期限を改めます。
    pub static RULE = {
        name: "time/certificate-expired", severity: Warning, since: "0.1.0", fix: None,
        ja: "認証などの期限が切れている", en: "a certificate or the like has expired",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let (vocabulary, as_of) = (cx.resolved.vocabulary, cx.resolved.as_of);
    for site in cx.stated() {
        let (Some((until, place)), Some(value)) = (site.stated.until, &site.stated.value) else { continue };
        let renewed = || {
            cx.stated().any(|other| {
                other.owner == site.owner
                    && other.stated.attribute == site.stated.attribute
                    && other.stated.value == site.stated.value
                    && other.stated.until.is_none_or(|(day, _)| day >= as_of)
            })
        };
        if until >= as_of || !is_certificate(cx, &site) || renewed() {
            continue;
        }
        let (name, shown, late) = (site.name(vocabulary), words::show(vocabulary, site.attribute, value), ago(until, as_of));
        findings.push(
            Diagnostic::new(
                &RULE,
                place,
                Text::new(
                    format!("{}の「{}」の期限（{until}）が{}に切れています", name.ja, shown.ja, late.ja, until = in_era(until)),
                    format!("\"{}\", {}, expired on {until}, {}", shown.en, name.en, late.en),
                ),
            )
            .at(site.stated.value_span, Text::new("期限の切れたもの", "this has expired"))
            .help(Text::new(
                "更新されたことを確かめて新しい期限を書くか、この記載を消してください",
                "make sure that it was renewed and write the new day, or remove it",
            )),
        );
    }
}

/// Whether what is stated is something that others give for a time: a list of an entity's. The value of a measure that ends is a change
/// that was planned, and nothing to renew.
fn is_certificate(cx: &Context<'_>, site: &Site<'_>) -> bool {
    let is_list = site.attribute.direction == Direction::Superset && matches!(site.attribute.value, ValueType::Words(_));
    let of_entity = || cx.policy.entities.iter().flat_map(|entity| &entity.attributes).any(|stated| stated.span == site.stated.span);
    is_list && of_entity()
}
