//! `consistency/denied`

mod allowed;
mod declared;
mod excused;
mod otherwise;
mod released;

use std::ops::Range;

use jiff::civil::Date;

use super::unread_sentence;
use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Severity, Text};
use crate::model::order::Duty;
use crate::model::value::Name;
use crate::resolve::effective::{Declared, Key};
use crate::resolve::policy::{Article, Entity};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};
use crate::wording::Reading;
use crate::wording::denial::{Denial, Denies, is_an_article, is_the_policy};
use allowed::allowed;
use declared::named;
pub(super) use excused::{Excused, TakenBack};
pub(super) use released::Said;

declare_rule! {
    /// A sentence takes back what is declared, here or above: 「監査は、当分の間、行わない。」 beside an audit, 「二要素認証は行わない。」 beside 要素数 2, 「この規程は、当分の間、適用しない。」; so does one by which another text goes before this one. Staff go by the sentence, the check by the data, and so it would pass what is not done. A sentence by which something is only tried (努める), done at will (必要に応じて行う, 各自の判断による), or left undone in a case for which nobody answers (「業務が多忙な場合は、教育訓練を行わない。」, 「土曜日においては、この限りでない。」), beside what is a duty is a warning.
    ///
    /// Only sentences of that form are read: what somebody may not do (「パスワードを共有しない」), what is allowed by somebody or forced by law or need (「企画管理者の許可を得たときは、この限りでない。」, 「災害の場合は、…」), what holds for people of whom the policy does not speak (that it does not hold for the director, or for somebody who holds a role, does take it back), and what ended before the day of the check, takes nothing back. Where a measure is declared to be forbidden, the sentence says the same; one that allows it to everybody (「BYODは、認める。」, 「パスワードは、付箋に書いて貼っておく。」) takes that back. What is not done for a time is an `exception`: one that is in order, made from an item that asks for it, excuses the sentences of its article that say so.
    ///
    /// A sentence that makes less of a duty without taking it back by its name is a warning: it lets somebody off (「画面をロックしないことができる。」, `need not`), narrows it to some times, people or cases (「夜間を除き行う。」, `only managers`), lets somebody loosen it without an approval or an end (「間隔を延長することができる。」, `may waive`), takes it to be done (みなす, `counts as`), leaves it as it was without an end (なお従前の例による), makes a trial or suggestion of the policy (`is not binding`), or ends the policy in words alone. So is a title or version that says that the text is a draft. Those that say who approves, or rest on the law or a need, are not told.
    ///
    /// What to do: Make the wording say what is declared, or remove the declaration where it is not done.
    ///
    /// ---
    /// 宣言したこと（上位規程の宣言を含みます）を、文言が打ち消しています。監査の宣言に対する「監査は、当分の間、行わない。」、要素数 2 に対する「二要素認証は行わない。」、「この規程は、当分の間、適用しない。」、ほかの文書をこの規程より優先させる文などです。役職者だけを除く文（「前項の規定は、院長については適用しない。」）も同じです。職員は文言に従い、判定は宣言によるため、行われないことが満たされたものと判定されてしまいます。義務として宣言したことに「努める」、「必要に応じて行う」、「各自の判断による」とだけ書いたもの、誰の許しもなく場合を限って除いたもの（「業務が多忙な場合は、教育訓練を行わない。」「土曜日においては、この限りでない。」）は警告とします。
    ///
    /// 読むのはこの形の文だけです。してはならないことを述べた文（「パスワードを共有しない」）、許可や承認を受けた場合、法令による場合、災害などやむを得ない場合について述べた文（「企画管理者の許可を得たときは、この限りでない。」）、規程に出てこない人についてだけ述べた文、基準日より前に終わったことは、打ち消しとしません。利用を禁止すると宣言したものに「行わない」と書くのは同じことなので示さず、「認める」とだけ書いたり、別の言葉で認めたり（「パスワードは、付箋に書いて貼っておく。」）するのは打ち消しとします。一時的に行わないことは `例外` として書きます。整った例外は、その遵守事項が求めるものについて述べた同じ条の文に限り、打ち消しとしません。
    ///
    /// 名前を挙げて打ち消さなくても、義務を緩める文は警告とします。しないことを認める文（「画面をロックしないことができる。」）、一部の時、人、場合に限る文（「夜間を除き行う。」）、承認も期限もなく緩める権限を与える文（「間隔を延長することができる。」）、行わずに行ったものとみなす文、終わりのない「なお従前の例による」、規程を試行や参考とする文、規程の終わりを文言だけで述べる文です。題名又は版が案であることを示すものも同じです。誰の承認や許可によるか、法令ややむを得ない事情によるかを述べた文は示しません。
    ///
    /// 対処：文言を宣言に合わせるか、行わないのであれば宣言を消します。
    pub static RULE = {
        name: "consistency/denied", severity: Error, since: "0.1.0", fix: None,
        ja: "文言が宣言を打ち消している", en: "a sentence takes back what is declared",
    };
}

/// What a sentence takes back.
pub(super) struct Denied {
    /// What it is called.
    name: Text,
    /// Where it is declared.
    place: Option<Span>,
    duty: Duty,
    /// Whether it is declared that it is not done.
    is_forbidden: bool,
    pub(super) what: TakenBack,
}

impl Denied {
    /// A text, all of which must be followed.
    fn text(name: Text, place: Option<Span>) -> Self {
        Self { name, place, duty: Duty::Must, is_forbidden: false, what: TakenBack::Text }
    }

    /// Somebody or something that is set up.
    fn entity(entity: &Entity) -> Self {
        let name = Text::same(entity.called());
        Self { name, place: Some(entity.span), duty: Duty::Must, is_forbidden: false, what: TakenBack::Entity }
    }
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    released::check_title(cx, findings);
    let forbidden = otherwise::Forbidden::of(cx);
    for article in cx.policy.articles.iter().filter(|article| !article.deleted) {
        // An exception is the lawful way to say so, of what it is made from.
        let excused = Excused::of(cx, article);
        for wording in article.paragraphs.iter().map(|paragraph| cx.wording(paragraph)) {
            let mut told = forbidden.check(wording, |what| excused.has(cx, what), findings);
            let holds = |until: Option<Date>| until.is_none_or(|until| until >= cx.resolved.as_of);
            for denial in wording.denials().filter(|denial| holds(denial.until)) {
                // What does not hold for an institution below is understood, and makes no less of it here.
                if denial.whom.is_some_and(|whom| !is_spoken_of(cx, whom)) {
                    told.extend(denial.whom.is_some_and(is_an_institution).then_some(denial.range));
                    continue;
                }
                let Some(denied) = denied(cx, article, &denial) else { continue };
                if excused.has(cx, denied.what) {
                    told.push(denial.range);
                    continue;
                }
                if let Some(finding) = finding(&denial, &denied, part(wording, &denial.range)) {
                    findings.push(finding);
                    told.push(denial.range);
                }
            }
            for released in wording.releases().filter(|released| holds(released.until)) {
                if told.contains(&released.range) {
                    continue;
                }
                if released::check(cx, article, &released, &excused, part(wording, &released.range), findings) {
                    told.push(released.range);
                }
            }
            for unclear in wording.unclear().filter(|unclear| !told.contains(&unclear.range)) {
                unread_sentence::check(cx, article, &unclear, &excused, part(wording, &unclear.range), findings);
            }
        }
    }
}

/// Where a sentence stands.
fn part(wording: Reading<'_>, range: &Range<usize>) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    wording.span.part(offset(range.start), offset(range.end))
}

fn finding(denial: &Denial<'_>, denied: &Denied, span: Span) -> Option<Diagnostic> {
    let name = &denied.name;
    let finding = match denial.denies {
        Denies::Done if !denied.is_forbidden => Diagnostic::new(
            &RULE,
            span,
            Text::new(format!("この文は「{}」を打ち消しています", name.ja), format!("this sentence takes \"{}\" back", name.en)),
        ),
        Denies::Need if denied.duty == Duty::Must => Diagnostic::new(
            &RULE,
            span,
            Text::new(
                format!("「{}」は義務として宣言されていますが、文言では義務とされていません", name.ja),
                format!("\"{}\" is declared as a duty, and the wording does not make it one", name.en),
            ),
        )
        .severity(Severity::Warning),
        Denies::Case if denied.duty == Duty::Must && !denied.is_forbidden => Diagnostic::new(
            &RULE,
            span,
            Text::new(
                format!("この文は、場合を限って「{}」を除いています", name.ja),
                format!("this sentence takes \"{}\" back in some case", name.en),
            ),
        )
        .severity(Severity::Warning),
        Denies::Ban if denied.is_forbidden => Diagnostic::new(
            &RULE,
            span,
            Text::new(
                format!("「{}」は禁止と宣言されていますが、文言では認められています", name.ja),
                format!("\"{}\" is declared to be forbidden, and the wording allows it", name.en),
            ),
        ),
        Denies::Done | Denies::Need | Denies::Case | Denies::Ban => return None,
    };
    let finding = match denied.place {
        Some(place) => finding.at(place, Text::new("ここで宣言されています", "declared here")),
        None => finding,
    };
    Some(finding.help(match denial.denies {
        Denies::Done => Text::new(
            "文言か宣言のどちらかを正し、一時的に行わないのであれば「例外」を書いてください",
            "correct the wording or the data; what is not done for a time is an `exception`",
        ),
        Denies::Case => Text::new(
            "除く場合を「例外」として承認者、理由及び期限とともに書くか、誰が許すかを文に書いてください",
            "write the case as an `exception` with its approver, reason and end, or say in the sentence who allows it",
        ),
        Denies::Ban => Text::new("文言か宣言のどちらかを正してください", "correct the wording or the data"),
        Denies::Need => Text::new("文言を義務として書くか、「努力義務」としてください", "word it as a duty, or write `should`"),
    }))
}

/// What a sentence takes back: all of the policy or a part of it, a parent's policy, or something that is declared.
fn denied(cx: &Context<'_>, article: &Article, denial: &Denial<'_>) -> Option<Denied> {
    let topic = denial.topic;
    let whole = |place| Some(Denied::text(Text::same(topic), place));
    if topic.is_empty() {
        return laid_down(cx, article);
    }
    if is_the_policy(topic) {
        return whole(Some(cx.policy.header)).filter(|_| denial.denies != Denies::Ban);
    }
    if is_an_article(topic) {
        return whole(Some(article.header)).filter(|_| denial.denies != Denies::Ban);
    }
    let key = look_up_key(topic);
    // 法人規程, 法人規程第34条.
    let is_of = |name: &str| {
        let name = look_up_key(name);
        key == name || key.strip_prefix(&*name).is_some_and(is_an_article)
    };
    if let Some((parent, _)) = cx.parents().find(|(parent, id)| {
        let title = id.and_then(|id| cx.resolved.policy(id)).is_some_and(|policy| is_of(&policy.title));
        title || parent.short.as_ref().is_some_and(|(short, _)| is_of(short))
    }) {
        return whole(Some(parent.span)).filter(|_| matches!(denial.denies, Denies::Done | Denies::Case));
    }
    if denial.is_above {
        return whole(Some(cx.policy.header));
    }
    let declared: Vec<&Declared> = cx
        .view
        .effective
        .all
        .iter()
        .map(|(_, declared)| declared)
        .filter(|declared| declared.delegated.is_none() && declared.duty > Duty::May)
        .collect();
    if let Some(allowed) = (denial.denies == Denies::Ban).then(|| allowed(cx, &declared, denial)).flatten() {
        return Some(allowed);
    }
    if denial.action.is_some() {
        return None;
    }
    // 電子カルテの複製: of a system or information of the policy.
    let of_entity = key.split_once('の').filter(|(whose, _)| {
        let kinds = |entity: &&Entity| matches!(entity.kind, Keyword::System | Keyword::Information);
        cx.policy.entities.iter().filter(kinds).any(|entity| *entity.key == **whose || look_up_key(entity.called()) == *whose)
    });
    let of_entity = of_entity.map(|(_, thing)| thing);
    let named_by = |key: &str| declared.iter().find_map(|declared| named(cx, declared, topic, key));
    named_by(&key)
        .or_else(|| named_by(of_entity?))
        .or_else(|| {
            let bodies = cx.policy.entities.iter().filter(|entity| matches!(entity.kind, Keyword::Committee | Keyword::Post));
            let body = bodies.into_iter().find(|entity| *entity.key == *key || look_up_key(entity.called()) == key)?;
            Some(Denied::entity(body))
        })
        .or_else(|| laid_down(cx, article).filter(|_| denial.is_loose && says_more_of(cx, article, denial)))
}

/// So many declarations of an article are looked at, and so many bytes of its wording.
const MOST: usize = 64;
const LONGEST: usize = 20_000;

/// What an article lays down first as a duty.
pub(super) fn laid_down(cx: &Context<'_>, article: &Article) -> Option<Denied> {
    let vocabulary = cx.resolved.vocabulary;
    cx.policy.declarations.entries_in(&article.declarations).take(MOST).find_map(|(id, declaration)| {
        let key = Key { kind: declaration.kind, name: declaration.name, label: declaration.label.clone() };
        let all = &cx.view.effective.all;
        let declared = all.stating(&key, (cx.id, id)).or_else(|| all.get(&key)).filter(|declared| declared.duty == Duty::Must)?;
        let spelling = &vocabulary.name_entry(declaration.name).spelling;
        let name = Text::new(&*spelling.ja, spelling.en.replace('_', " "));
        Some(Denied { name, place: Some(declaration.header), duty: declared.duty, is_forbidden: false, what: TakenBack::of(declared) })
    })
}

/// Whether another sentence of the article speaks of what one takes back: ログインの方法 after パスワードを用いてログインする.
fn says_more_of(cx: &Context<'_>, article: &Article, denial: &Denial<'_>) -> bool {
    let head = denial.topic.split('の').next().unwrap_or(denial.topic);
    let says = |text: &str| text.matches(head).count();
    let texts = || article.paragraphs.iter().map(|paragraph| cx.wording(paragraph).text);
    head.chars().nth(1).is_some()
        && texts().map(str::len).take(MOST).sum::<usize>() < LONGEST
        && texts().take(MOST).map(says).sum::<usize>() > 1
}

/// Whether somebody is called as institutions are.
fn is_an_institution(whom: &str) -> bool {
    ["病院", "診療所", "クリニック", "医院", "薬局", "施設", "機関", "センター"].iter().any(|kind| whom.ends_with(kind))
}

/// Whether a policy asks something of somebody, or of a system: an actor, whoever is of its staff, what it declares, or all that is done
/// every day. 院長のパスワード is somebody's.
fn is_spoken_of(cx: &Context<'_>, whom: &str) -> bool {
    const STAFF: [&str; 14] =
        ["事業者", "委託先", "職員", "従業者", "医師", "看護師", "薬剤師", "事務員", "技師", "非常勤", "常勤", "パート", "派遣", "部署"];
    const MACHINES: [&str; 5] = ["端末", "サーバ", "機器", "媒体", "terminals"];
    const EVERYDAY: [&str; 6] = ["日常", "通常", "平常", "平時", "普段", "診療時間"];
    let owner = whom.split('の').next().unwrap_or(whom);
    let is_actor = |whom: &str| cx.view.scope.knows_actor(&Name::actor(&look_up_key(whom), cx.resolved.vocabulary));
    let is_entity = |whom: &str| {
        let key = look_up_key(whom);
        [Keyword::System, Keyword::Information].iter().any(|kind| cx.view.scope.defines(*kind, &key))
    };
    is_actor(whom)
        || is_actor(owner)
        || is_entity(owner)
        || STAFF.iter().any(|staff| whom.ends_with(staff) || owner == *staff)
        || MACHINES.iter().any(|machine| whom.ends_with(machine))
        || EVERYDAY.iter().any(|word| whom.contains(word))
}
