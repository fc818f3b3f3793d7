//! `coverage/exception`

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::evaluate::asks_for;
use super::outcome::Judged;
use super::tell::of_standard;
use crate::answer::Outcome;
use crate::checks::{Context, approver, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Lang, Severity, Text};
use crate::model::item;
use crate::model::standard::Origin;
use crate::model::value::Value;
use crate::resolve::policy::{Entity, Exception, Policy};
use crate::syntax::keyword::Keyword;
use crate::text::{in_era, look_up_key};
use crate::wording::phrase::{Phrases, Says};

declare_rule! {
    /// An exception lets a requirement wait, in order, until a day: with its approval, approver, reason and what is done instead.
    /// More than eight in force at once in one policy are a warning: a policy of exceptions is no policy. So are five that rest on one and the same reason, or all on a want of money or people.
    /// A reason that only repeats what the requirement or the substitute is called, and a substitute that says nothing of what is done (「適切に対応する。」), count as none.
    /// In order it is shown (info); not in order it has no effect and is an error; longer than two years, on what is also claimed or does not apply, or for something of which nothing is asked, it is a warning.
    ///
    /// What to do: Meet the requirement before the exception ends; write what it lacks.
    ///
    /// ---
    /// 「例外」は、承認日、承認者、理由、代替措置を示し、期限を付けて遵守事項を猶予するものです。
    /// 効力のある例外が一つの規程に八つを超えるとき、又は五つ以上が同じ理由若しくは予算や人員の不足によるときは警告します。
    /// 遵守事項や代替措置の言葉を繰り返しただけの理由と、何をするのかを述べていない代替措置（「適切に対応する。」）は、ないものとします。
    /// 整っていれば情報として示します。整っていないものは効力を持たずエラーとし、期限が承認から2年を超えるもの、「対応」にも挙げたもの、適用されない遵守事項や何も求められていない実体についてのものは警告とします。
    ///
    /// 対処：期限までに代替措置から本来の対策に移します。欠けているものは書き足します。
    pub static RULE = {
        name: "coverage/exception", severity: Info, since: "0.1.0", fix: None,
        ja: "遵守事項の例外", en: "an exception from a requirement",
    };
}

/// Longest time from approval to end.
const LONGEST_YEARS: i32 = 2;

/// Whether an exception takes effect: complete, approved by one who may, in force on the day of the check.
pub(in crate::checks) fn is_in_order(cx: &Context<'_>, exception: &Exception) -> bool {
    fault(cx, exception).is_none()
}

/// So many at once are let pass.
const MOST: usize = 8;

/// So many for one reason are told.
const ALIKE: usize = 5;

pub(super) fn check(cx: &Context<'_>, judged: &[Judged<'_>], findings: &mut Findings) {
    check_count(cx, findings);
    check_unbuilt(cx, findings);
    for exception in cx.policy.exceptions.iter().filter(|exception| cx.is_judged_by(exception.item.standard)) {
        let Some(standard) = cx.resolved.standards.get(exception.item.standard) else { continue };
        let number = |lang| item::official(standard, exception.item.requirement, exception.item.point, lang);
        let finding = |message: Text| {
            Diagnostic::new(&RULE, exception.span, of_standard(cx, standard, message))
                .requirement(standard.path_of(exception.item.requirement))
        };
        if let Some((text, help)) = fault(cx, exception) {
            let message =
                Text::new(format!("{}の例外{}", number(Lang::Ja), text.ja), format!("the exception from {} {}", number(Lang::En), text.en));
            findings.push(finding(message).severity(Severity::Error).help(help));
            continue;
        }
        let (Some((until, until_span)), Some((approved, approved_span))) = (exception.until, exception.approved) else { continue };
        if too_long(approved, until) {
            findings.push(
                finding(Text::new(
                    format!("{}の例外の期限が承認から{LONGEST_YEARS}年を超えています", number(Lang::Ja)),
                    format!("the exception from {} lasts more than {LONGEST_YEARS} years from its approval", number(Lang::En)),
                ))
                .severity(Severity::Warning)
                .at(until_span, Text::new("期限", "its end"))
                .at(approved_span, Text::new("承認", "its approval"))
                .help(Text::new("期限を短くし、必要なら改めて承認してください", "set an earlier end, and approve it anew where needed")),
            );
            continue;
        }
        let same =
            judged.iter().find(|judged| judged.standard_index == exception.item.standard && judged.index == exception.item.requirement);
        let claim = same
            .and_then(|judged| judged.claims.first())
            .filter(|(_, item)| exception.entities.is_empty() && item.point == exception.item.point);
        if let Some((_, item)) = claim {
            findings.push(
                finding(Text::new(
                    format!("{}は例外であると同時に「対応」にも挙げられています", number(Lang::Ja)),
                    format!("{} is excepted and claimed at once", number(Lang::En)),
                ))
                .severity(Severity::Warning)
                .at(item.span, Text::new("ここで対応するとしています", "claimed here"))
                .help(Text::new(
                    "例外の間は「対応」から外すか、例外を取りやめてください",
                    "drop the claim while the exception lasts, or drop the exception",
                )),
            );
            continue;
        }
        if let Some(idle) = idle(cx, exception, same) {
            if let Idle::Because(text, help) = idle {
                let message = Text::new(format!("{}{}", number(Lang::Ja), text.ja), format!("{} {}", number(Lang::En), text.en));
                findings.push(finding(message).severity(Severity::Warning).help(help));
            }
            continue;
        }
        let (of, by) = (of_whom(cx, exception), approval(cx, exception, approved));
        findings.push(finding(Text::new(
            format!("{}について、{}{until}まで例外としています（{}）", number(Lang::Ja), of.ja, by.ja, until = in_era(until)),
            format!("{} is excepted{} until {until} ({})", number(Lang::En), of.en, by.en),
        )));
    }
}

/// Who approved an exception, and when: 令和8年9月15日 院長承認.
fn approval(cx: &Context<'_>, exception: &Exception, approved: Date) -> Text {
    let day = Text::day(approved);
    let by = exception.approved_by.as_ref().map_or(Text::same(""), |by| words::plain(cx.resolved.vocabulary, by));
    Text::new(format!("{} {}承認", day.ja, by.ja), format!("approved on {} by {}", day.en, by.en))
}

/// Exceptions from items that are not built in: their form is known all the same.
fn check_unbuilt(cx: &Context<'_>, findings: &mut Findings) {
    for unbuilt in cx.policy.unbuilt.iter().filter(|unbuilt| unbuilt.keyword == Keyword::Exception) {
        let items = cx.text(unbuilt.items);
        let as_of = cx.resolved.as_of;
        let fault = match (unbuilt.lacks.first(), unbuilt.until, unbuilt.approved) {
            (Some(clause), _, _) => Text::new(format!("に「{}」がありません", clause.ja()), format!("lacks `{}`", clause.en())),
            (None, Some(until), _) if until < as_of => {
                Text::new(format!("の期限（{until}）が過ぎています", until = in_era(until)), format!("ended on {until}"))
            }
            (None, _, Some(approved)) if approved > as_of => Text::new(
                format!("はまだ承認されていません（承認日：{approved}）", approved = in_era(approved)),
                format!("is not approved yet (approval: {approved})"),
            ),
            (None, _, _) => continue,
        };
        let message = Text::new(format!("{items}の例外{}", fault.ja), format!("the exception from {items} {}", fault.en));
        findings.push(Diagnostic::new(&RULE, unbuilt.span, message).severity(Severity::Error).help(Text::new(
            "期限、承認、承認者、理由、代替措置を書いてください",
            "write its end, approval, approver, reason and substitute",
        )));
    }
}

/// Exceptions in force from very many requirements.
fn check_count(cx: &Context<'_>, findings: &mut Findings) {
    let in_force: Vec<&Exception> =
        cx.policy.exceptions.iter().filter(|exception| cx.is_judged_by(exception.item.standard) && is_in_order(cx, exception)).collect();
    check_reasons(cx, &in_force, findings);
    let items: BTreeSet<_> = in_force.iter().map(|exception| (exception.item.standard, exception.item.requirement)).collect();
    let (count, Some(first)) = (items.len(), in_force.first()) else { return };
    if count <= MOST {
        return;
    }
    findings.push(
        Diagnostic::new(
            &RULE,
            cx.policy.header,
            Text::new(format!("{count}件の遵守事項が例外とされています"), format!("{count} requirements are excepted")),
        )
        .severity(Severity::Warning)
        .at(first.span, Text::new("最初の例外です", "the first exception"))
        .help(Text::new(
            "例外は一時のやむを得ないものに限り、満たせるものから「対応」に移してください",
            "keep exceptions to what cannot be helped for a time, and meet the other requirements",
        )),
    );
}

/// Exceptions for one and the same reason, or all for want of money or people: what is lacking is not looked at one by one.
fn check_reasons(cx: &Context<'_>, in_force: &[&Exception], findings: &mut Findings) {
    let reason = |exception: &Exception| exception.because.as_deref().map(|because| look_up_key(because).into_owned()).unwrap_or_default();
    let wants = |exception: &&&Exception| exception.because.as_deref().is_some_and(|because| Phrases::of(because).say(&[Says::Means]));
    let mut by_reason: BTreeMap<String, Vec<&Exception>> = BTreeMap::new();
    for exception in in_force {
        by_reason.entry(reason(exception)).or_default().push(exception);
    }
    let wanting: Vec<&Exception> = in_force.iter().filter(wants).copied().collect();
    let items = |alike: &[&Exception]| {
        alike.iter().map(|exception| (exception.item.standard, exception.item.requirement)).collect::<BTreeSet<_>>().len()
    };
    let Some(most) = by_reason.into_values().chain([wanting]).max_by_key(|alike| items(alike)) else { return };
    let (count, Some(first)) = (items(&most), most.first()) else { return };
    if count < ALIKE {
        return;
    }
    findings.push(
        Diagnostic::new(
            &RULE,
            cx.policy.header,
            Text::new(format!("{count}件の例外が、同じ理由によっています"), format!("{count} exceptions rest on one and the same reason")),
        )
        .severity(Severity::Warning)
        .at(first.span, Text::new("最初の例外です", "the first of them"))
        .help(Text::new(
            "一つひとつについて満たせない事情と代わりの措置を検討し、予算や人員の問題であれば、その手当てを決めてください",
            "look at each by itself; if all of them want money or people, decide on these",
        )),
    );
}

/// Why an exception in order excepts nothing.
enum Idle {
    /// What is wrong, and what to write.
    Because(Text, Text),
    /// Another finding tells it.
    Told,
}

/// Whether an exception in order excepts nothing.
fn idle(cx: &Context<'_>, exception: &Exception, judged: Option<&Judged<'_>>) -> Option<Idle> {
    let help = Text::new("この例外を消してください", "remove the exception");
    if judged.is_some_and(|judged| judged.outcome == Outcome::NotApplicable) {
        let text = Text::new("はこの機関に適用されないため、例外は要りません", "does not apply here, so that nothing is excepted");
        return Some(Idle::Because(text, help));
    }
    if exception.entities.is_empty() {
        return None;
    }
    let keys: BTreeSet<&str> = exception.entities.iter().map(|(key, _)| &**key).collect();
    let excepted = || keys.iter().flat_map(|key| cx.policy.entities_named(key));
    if excepted().count() < exception.entities.len() {
        return Some(Idle::Told);
    }
    let requirement = judged?.requirement;
    let asked = |entity: &Entity| requirement.parts().any(|(_, part)| asks_for(&part.expects, entity.kind));
    let outside = excepted().filter(|entity| !asked(entity)).min_by_key(|entity| (entity.span.file, entity.span.start))?;
    let text = Text::new(
        format!("は{}「{}」について何も求めていないため、例外は要りません", outside.kind.ja(), outside.name),
        format!("asks nothing of {} \"{}\", so that nothing is excepted", outside.kind.en(), outside.name),
    );
    Some(Idle::Because(text, help))
}

/// The entities that an exception is for, by name; none: all that the item asks of.
fn of_whom(cx: &Context<'_>, exception: &Exception) -> Text {
    let names = exception.entities.iter().map(|(key, span)| {
        let entity = cx.policy.entities_named(key).next();
        entity.map_or_else(
            || Text::new(format!("「{}」", cx.text(*span)), format!("\"{}\"", cx.text(*span))),
            |entity| {
                let (kind, called) = (entity.kind, entity.called());
                Text::new(format!("{}「{called}」", kind.ja()), format!("{} \"{called}\"", kind.en()))
            },
        )
    });
    let names: Vec<Text> = names.collect();
    if names.is_empty() {
        return Text::same("");
    }
    let names = words::list(&names);
    Text::new(format!("{}を", names.ja), format!(" for {}", names.en))
}

/// What keeps an exception from taking effect, and what to write.
fn fault(cx: &Context<'_>, exception: &Exception) -> Option<(Text, Text)> {
    let lacks = |what_ja: &str, what_en: &str, write: &str| {
        Some((
            Text::new(format!("に{what_ja}がありません"), format!("lacks its {what_en}")),
            Text::new(format!("「{write}」を書いてください"), format!("write {what_en} as the language reference shows")),
        ))
    };
    let Some((until, _)) = exception.until else { return lacks("期限", "end (`until DATE`)", "期限 日付") };
    let Some((approved, _)) = exception.approved else { return lacks("承認日", "approval (`approved DATE`)", "承認 日付") };
    let Some(by) = &exception.approved_by else { return lacks("承認者", "approver (`approved_by WHO`)", "承認者 …") };
    if exception.because.is_none() {
        return lacks("理由", "reason (`because \"…\"`)", "").map(|(text, _)| (text, words::give_reason()));
    }
    if exception.instead.is_none() {
        let help = Text::new(
            "「代替措置 「…」」に、代わりに何をするのかを書いてください（「適切に対応する。」では分かりません）",
            "write `instead \"…\"` with what is done instead, in words of the matter",
        );
        return lacks("代替措置", "substitute (`instead \"…\"`)", "").map(|(text, _)| (text, help));
    }
    if until < cx.resolved.as_of {
        return Some((
            Text::new(format!("の期限（{until}）が過ぎています", until = in_era(until)), format!("ended on {until}")),
            Text::new("遵守事項を満たすか、改めて承認を得てください", "meet the requirement, or have the exception approved anew"),
        ));
    }
    if approved > cx.resolved.as_of {
        return Some((
            Text::new(
                format!("はまだ承認されていません（承認日：{approved}）", approved = in_era(approved)),
                format!("is not approved yet (approval: {approved})"),
            ),
            Text::new("承認の日を確かめてください", "check the day of approval"),
        ));
    }
    of_parent(cx, exception, by)
}

/// An exception from a parent's own requirement needs an actor of that parent.
fn of_parent(cx: &Context<'_>, exception: &Exception, by: &Value) -> Option<(Text, Text)> {
    let standard = cx.resolved.standards.get(exception.item.standard)?;
    let conforms = |policy: &Policy| policy.conforms.iter().any(|(standard, _)| *standard == exception.item.standard);
    let owners = cx.ancestors().filter(|(_, policy)| standard.origin == Origin::Repository && conforms(policy));
    // Of several the one furthest up: those between have it from there.
    let (parent, owner) = owners.last()?;
    if approver::is_of_parent(cx, parent, by) {
        return None;
    }
    Some((
        Text::new(
            format!("は上位規程「{}」の者の承認を要します", owner.title),
            format!("needs the approval of an actor of the parent policy \"{}\"", owner.title),
        ),
        Text::new(
            "承認者に、その上位規程が自ら置いている職、会議体又は役割を書いてください（下位に委任された役割は承認できません）",
            "name as approver a post, body or role that the parent itself fills: one that it delegates to those below cannot approve",
        ),
    ))
}

fn too_long(approved: Date, until: Date) -> bool {
    approved.checked_add(LONGEST_YEARS.years()).is_ok_and(|latest| until > latest)
}
