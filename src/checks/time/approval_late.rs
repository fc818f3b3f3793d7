//! `time/approval-late`

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::checks::{Context, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::value::Duration;
use crate::model::vocabulary::AttributeId;
use crate::resolve::policy::Declaration;
use crate::syntax::keyword::Keyword;
use crate::text::Span;

declare_rule! {
    /// A policy, or a document that it declares, was approved later than it took effect: until then nobody had the power to put it in force. A policy that is reviewed and was approved at least half an interval after it took effect was approved anew, which is a review.
    ///
    /// What to do: Look at the days, and let it take effect after its approval.
    ///
    /// ---
    /// 規程、又は規程が定める文書の承認日が、施行日より後です。承認されるまでの間、施行の根拠がなかったことになります。見直しの間隔が定められ、施行からその半分以上を経て承認されたものは、見直しによる再承認とみなします。
    ///
    /// 対処：日付を確かめ、施行を承認の後とします。
    pub static RULE = {
        name: "time/approval-late", severity: Warning, since: "0.1.0", fix: None,
        ja: "承認が施行より後である", en: "approved later than in force",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let head = &cx.policy.head;
    if let (Some(approved), Some(effective)) = (head.approved, head.effective)
        && !is_approved_anew(approved.0, effective.0, head.review.map(|(interval, _)| interval))
    {
        compare(approved, effective, &Text::new("この規程", "this policy"), findings);
    }
    let mut seen = BTreeSet::new();
    // What the file itself is (`provides`) was compared with the head.
    let documents =
        cx.policy.declarations.iter().filter(|declaration| declaration.kind == Keyword::Document && declaration.article.is_some());
    for declaration in documents {
        let known = cx.resolved.vocabulary.known();
        let day = |attribute| day(declaration, attribute);
        if let (Some(approved), Some(effective)) = (day(known.approved_on).or_else(|| day(known.approved)), day(known.effective))
            && seen.insert(approved.1)
        {
            let name = words::named(cx.resolved.vocabulary, declaration.kind, Some(declaration.name), declaration.label.as_deref());
            compare(approved, effective, &name, findings);
        }
    }
}

/// Whether a policy that is reviewed was approved so long after it took effect that this was a review: half the interval at least.
fn is_approved_anew(approved: Date, effective: Date, interval: Option<Duration>) -> bool {
    let half = interval.map(|interval| Duration { months: interval.months / 2, minutes: interval.minutes / 2 });
    half.and_then(|half| half.after(effective)).is_some_and(|from| from <= approved && from > effective)
}

fn day(declaration: &Declaration, attribute: Option<AttributeId>) -> Option<(Date, Span)> {
    declaration
        .attributes
        .iter()
        .filter(|stated| Some(stated.attribute) == attribute)
        .find_map(|stated| Some((stated.value.as_ref()?.day()?, stated.span)))
}

fn compare(approved: (Date, Span), effective: (Date, Span), what: &Text, findings: &mut Findings) {
    if approved.0 <= effective.0 {
        return;
    }
    findings.push(
        Diagnostic::new(
            &RULE,
            approved.1,
            Text::new(
                format!("{}の承認日（{}）が施行日（{}）より後です", what.ja, approved.0, effective.0),
                format!("{} was approved on {}, later than its effective date {}", what.en, approved.0, effective.0),
            ),
        )
        .label(Text::new("承認", "approved"))
        .at(effective.1, Text::new("施行", "effective"))
        .help(Text::new("承認日又は施行日を確かめて正してください", "correct the day of approval or the effective date")),
    );
}
