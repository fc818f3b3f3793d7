//! `time/date-order`

use jiff::civil::Date;

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::vocabulary::AttributeId;
use crate::syntax::document::DocumentKind;
use crate::text::{FileId, Span, in_era};
use crate::wording::InForce;

declare_rule! {
    /// The days of a policy do not go together: it was laid down later than it took effect; it was approved or amended, or its facts were confirmed, on a day that is yet to come; an amendment is earlier than the enactment, or the amendments stand in no order; it replaces a policy that took effect later than itself; or a system was introduced after it was renewed, or is to be renewed before that; or none of the days from which its supplements put it in force is the effective date of its head.
    ///
    /// What to do: Look at the days, and mend them.
    ///
    /// ---
    /// 規程の日付のつじつまが合いません。制定日が施行日より後である、承認・沿革・現況の確認の日がまだ来ていない、沿革の日が制定日より前であるか、日付の順に並んでいない、全部を改めた前の規程の施行日が自らの施行日より後である、システムの導入日が更新日より後である、又は次回更新がそれより前である、附則の「○年○月○日から施行する」のいずれもが見出しの施行日と異なる、のいずれかです。
    ///
    /// 対処：日付を確かめて改めます。
    pub static RULE = {
        name: "time/date-order", severity: Warning, since: "0.1.0", fix: None,
        ja: "日付のつじつまが合わない", en: "days that do not go together",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let head = &cx.policy.head;
    if let (Some((enacted, place)), Some((effective, other))) = (head.enacted, head.effective)
        && enacted > effective
    {
        let message = Text::new(
            format!("制定日（{enacted}）が施行日（{effective}）より後です", effective = in_era(effective)),
            format!("it was laid down on {enacted}, later than its effective date {effective}"),
        );
        findings.push(
            Diagnostic::new(&RULE, place, message)
                .at(other, Text::new("施行", "effective"))
                .help(Text::new("制定日又は施行日を確かめて正してください", "correct the day it was laid down or the effective date")),
        );
    }
    yet_to_come(cx, findings);
    systems(cx, findings);
    amendments(cx, findings);
    replaced(cx, findings);
    supplements(cx, findings);
}

/// What is said to have been done cannot lie ahead. An amendment that is to take effect with the policy itself may.
fn yet_to_come(cx: &Context<'_>, findings: &mut Findings) {
    let head = &cx.policy.head;
    let ahead = |&(day, _): &(Date, Span)| day > cx.resolved.as_of;
    let amended = head.revised.iter().copied().filter(|(day, _)| head.effective.is_none_or(|(effective, _)| effective != *day));
    let done = [
        ("承認日", "the day of approval", head.approved),
        ("現況を確認した日", "the day on which the facts were confirmed", cx.policy.facts_confirmed),
    ]
    .into_iter()
    .filter_map(|(ja, en, day)| Some((ja, en, day?)))
    .chain(amended.map(|day| ("沿革の日", "the day of an amendment", day)))
    .chain(head.reapproved.iter().map(|again| ("再承認の日", "the day of a new approval", again.day)));
    for (ja, en, (day, place)) in done.filter(|(_, _, day)| ahead(day)) {
        let as_of = cx.resolved.as_of;
        findings.push(
            Diagnostic::new(
                &RULE,
                place,
                Text::new(
                    format!("{ja}（{day}）が、点検の基準日（{as_of}）より後です", day = in_era(day), as_of = in_era(as_of)),
                    format!("{en}, {day}, is later than the day of the check, {as_of}"),
                ),
            )
            .help(Text::new("日付を確かめて正してください", "correct the day")),
        );
    }
}

/// A system was introduced before it was renewed.
fn systems(cx: &Context<'_>, findings: &mut Findings) {
    let known = cx.resolved.vocabulary.known();
    for entity in &cx.policy.entities {
        let day = |attribute: Option<AttributeId>| {
            let stated = entity.attributes.iter().find(|stated| Some(stated.attribute) == attribute)?;
            Some((stated.value.as_ref()?.day()?, stated.value_span))
        };
        if let (Some((renewed, other)), Some((next, place))) = (day(known.renewed), day(known.next_renewal))
            && next < renewed
        {
            findings.push(
                Diagnostic::new(
                    &RULE,
                    place,
                    Text::new(
                        format!(
                            "「{}」の次回更新（{next}）が更新日（{renewed}）より前です",
                            entity.name,
                            next = in_era(next),
                            renewed = in_era(renewed)
                        ),
                        format!("\"{}\" is to be renewed on {next}, before it was renewed on {renewed}", entity.name),
                    ),
                )
                .at(other, Text::new("更新日", "the day on which it was renewed"))
                .help(Text::new("どちらの日付が正しいかを確かめてください", "find out which of the two days is right")),
            );
        }
        let (Some((introduced, place)), Some((renewed, other))) = (day(known.introduced), day(known.renewed)) else { continue };
        if introduced > renewed {
            findings.push(
                Diagnostic::new(
                    &RULE,
                    place,
                    Text::new(
                        format!(
                            "「{}」の導入日（{introduced}）が更新日（{renewed}）より後です",
                            entity.name,
                            renewed = in_era(renewed),
                            introduced = in_era(introduced)
                        ),
                        format!("\"{}\" was introduced on {introduced}, after it was renewed on {renewed}", entity.name),
                    ),
                )
                .at(other, Text::new("更新日", "the day on which it was renewed"))
                .help(Text::new("どちらの日付が正しいかを確かめてください", "find out which of the two days is right")),
            );
        }
    }
}

/// The history runs from the enactment on, from the oldest to the newest or back.
fn amendments(cx: &Context<'_>, findings: &mut Findings) {
    let head = &cx.policy.head;
    let enacted = head.enacted.map(|(day, place)| (day, place, "制定日", "the enactment"));
    let early = enacted.and_then(|enacted| Some((head.revised.iter().find(|(day, _)| *day < enacted.0)?, enacted)));
    let falls = |pair: &[(Date, Span)]| matches!(pair, [(one, _), (next, _)] if next < one);
    let rises = |pair: &[(Date, Span)]| matches!(pair, [(one, _), (next, _)] if next > one);
    let mut pairs = head.revised.windows(2);
    let astray = if head.revised.windows(2).any(rises) { pairs.find(|pair| falls(pair)) } else { None };
    let found = match (early, astray) {
        (Some((&(day, place), (before, other, ja, en))), _) => Some((day, place, before, other, ja, en)),
        (None, Some(&[(before, other), (day, place)])) => {
            Some((day, place, before, other, "前に書かれた沿革の日", "the amendment before it"))
        }
        _ => None,
    };
    let Some((day, place, before, other, ja, en)) = found else { return };
    let message = Text::new(
        format!("沿革の日（{day}）が、{ja}（{before}）より前です", day = in_era(day), before = in_era(before)),
        format!("the amendment of {day} is earlier than {en}, {before}"),
    );
    findings.push(
        Diagnostic::new(&RULE, place, message)
            .at(other, Text::new(format!("{before}です", before = in_era(before)), format!("{before}")))
            .help(Text::new(
                "日付を確かめ、沿革を古いものから順に書いてください",
                "correct the day, or write the amendments from the oldest on",
            )),
    );
}

/// What a policy replaces took effect before it.
fn replaced(cx: &Context<'_>, findings: &mut Findings) {
    let Some((effective, _)) = cx.policy.head.effective else { return };
    let Some((title, named)) = &cx.policy.head.replaces else { return };
    let later = cx.resolved.replaced_by(cx.id).find_map(|(_, other)| {
        let (day, place) = other.head.effective?;
        (day > effective).then_some((day, place))
    });
    let Some((day, place)) = later else { return };
    let message = Text::new(
        format!(
            "全部を改めた「{title}」の施行日（{day}）が、この規程の施行日（{effective}）より後です",
            day = in_era(day),
            effective = in_era(effective)
        ),
        format!("\"{title}\", which is replaced, took effect on {day}, later than this policy on {effective}"),
    );
    findings.push(
        Diagnostic::new(&RULE, *named, message)
            .at(place, Text::new("全部を改めた規程の施行日です", "the effective date of what is replaced"))
            .help(Text::new("どちらの施行日が正しいかを確かめてください", "find out which of the two days is right")),
    );
}

/// 「令和8年4月1日から施行する」 in a supplement: one of them is the effective date of the head.
fn supplements(cx: &Context<'_>, findings: &mut Findings) {
    let Some((effective, head)) = cx.policy.head.effective else { return };
    let root = cx.policy.documents.first();
    let is_root = |document: FileId| {
        root == Some(&document) && cx.resolved.documents.get(document).is_some_and(|document| document.kind == DocumentKind::Policy)
    };
    let supplements = || cx.policy.articles.iter().filter(|article| article.supplement && is_root(article.document));
    // What could not be read may name the day.
    if supplements().any(|article| cx.is_damaged(article)) {
        return;
    }
    let wordings = supplements().flat_map(|article| &article.paragraphs).map(|paragraph| cx.wording(paragraph));
    let clauses: Vec<(Span, InForce)> = wordings.filter_map(|wording| Some((wording.span, wording.in_force()?))).collect();
    let stated: Vec<(Date, Span)> = clauses.iter().filter_map(|(span, clause)| in_force_from(*span, clause)).collect();
    // 「公布の日から施行する」 may be the day of the head.
    if stated.len() < clauses.len() {
        return;
    }
    // One that is yet to come says that the policy is not in force, whatever another one says.
    let ahead = stated.iter().filter(|(day, _)| *day > effective && *day > cx.resolved.as_of).max_by_key(|(day, _)| *day);
    let odd = stated.last().filter(|_| stated.iter().all(|(day, _)| *day != effective));
    let Some((day, place)) = ahead.or(odd) else { return };
    findings.push(
        Diagnostic::new(
            &RULE,
            *place,
            Text::new(
                format!(
                    "附則の施行日（{day}）が、見出しの施行日（{effective}）と異なります",
                    day = in_era(*day),
                    effective = in_era(effective)
                ),
                format!("the supplement puts it in force on {day}, and the head on {effective}"),
            ),
        )
        .at(head, Text::new("見出しの施行日です", "the effective date of the head"))
        .help(Text::new("附則又は見出しの日付を確かめて正してください", "correct the supplement or the head")),
    );
}

/// The day from which a clause of a wording puts it in force, and its place.
fn in_force_from(wording: Span, clause: &InForce) -> Option<(Date, Span)> {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    clause.day.as_ref().map(|(day, range)| (*day, wording.part(offset(range.start), offset(range.end))))
}
