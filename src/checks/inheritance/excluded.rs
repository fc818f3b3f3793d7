//! `inheritance/excluded` and `inheritance/binding-excluded`

use crate::checks::{Context, approver, article_name};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::resolve::omission::{Omission, Omitted, omissions, releases};
use crate::resolve::policy::{EntityId, Parent, Policy, Release};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

declare_rule! {
    /// An article, or all that a policy lays down, does not reach a policy below it or a facility: the one below leaves it out (`inherits … except`), or the policy itself says so (`except facility …`). What is left out binds nobody there, and what it claims counts for nothing there. Told so that nobody overlooks it.
    ///
    /// What to do: See whether the exclusion is still needed.
    ///
    /// ---
    /// 条又は規程の全体が、下位の規程又は施設に及ばないものとされています。下位の規程が除外する場合（「継承 … 除外」）と、規程が自ら除外する場合（「除外 施設 …」）とがあります。除外された定めは下限にならず、その「対応」も数えません。見落とされないように示します。
    ///
    /// 対処：除外が今も要るかを確かめます。
    pub static RULE = {
        name: "inheritance/excluded", severity: Info, since: "0.1.0", fix: None,
        ja: "一部の規程又は施設に及ばない定めがある", en: "something is left out for a policy or a facility",
    };
}

declare_rule! {
    /// The policy leaves out an article that its parent made final or delegates, in whole or in part. Such an article binds every policy below: the exclusion has no effect. Only the parent can release it.
    ///
    /// What to do: Take the exclusion away, or have the parent changed.
    ///
    /// ---
    /// 上位規程が「変更不可」又は「委任」とした定めを含む条を除外しています。そのような条はすべての下位規程に及び、除外は効力を持ちません。外すことができるのは上位規程だけです。
    ///
    /// 対処：除外をやめるか、上位規程を改めてもらいます。
    pub static BINDING = {
        name: "inheritance/binding-excluded", severity: Error, since: "0.1.0", fix: None,
        ja: "除外できない条を除外している", en: "an article that binds is left out",
    };
}

declare_rule! {
    /// The policy leaves out, by its own word, what its parent lays down. As with an exception somebody whom that parent fills must have approved it, and a reason is written: `inherits "…" except 7 approved_by board_of_directors because "…"`. Where the parent lets those below leave an article out (`except allowed` in it), neither is needed. It is told in each policy below too, which it would release along.
    ///
    /// What to do: Get the approval of whom the parent names, and write it with the reason.
    ///
    /// ---
    /// 上位規程の定めを、下位の規程が自らの言葉だけで除外しています。例外と同じく、上位規程が自ら置いている者の承認と、理由を書きます（「継承 「…」 除外 第7条 承認者 理事会 理由 「…」」）。上位規程が除外してよいとした条（条の中の「除外 可」）には、どちらも要りません。さらに下の規程も免れることになるため、下位規程のそれぞれでも示します。
    ///
    /// 対処：上位規程の定める者の承認を得て、承認者と理由を書きます。
    pub static UNAPPROVED = {
        name: "inheritance/unapproved-exclusion", severity: Error, since: "0.1.0", fix: None,
        ja: "上位規程の承認のない除外", en: "something of a parent is left out without its approval",
    };
}

/// How often something of a parent does not reach the policy or a facility, in order; what is not in order is found.
pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) -> u32 {
    let mut found = Findings::default();
    each(cx, &mut found);
    let found = found.into_vec();
    let in_order = found.iter().filter(|finding| finding.rule == &RULE).count();
    for finding in found {
        findings.push(finding);
    }
    in_order.try_into().unwrap_or(u32::MAX)
}

fn each(cx: &Context<'_>, findings: &mut Findings) {
    for (parent, id) in cx.parents().filter(|(parent, _)| !parent.for_class) {
        let Some(owner) = id.and_then(|id| cx.resolved.policy(id)) else { continue };
        for omission in omissions(parent, owner, cx.resolved.sources) {
            let facility = omission.facility.map(|(key, _)| cx.policy.facility(key));
            // A facility that nobody knows is told as such.
            let (Some(what), Some(whom)) =
                (left_out(owner, &omission.what), facility.map_or_else(|| Some(here()), |index| named(cx, index?)))
            else {
                continue;
            };
            findings.push(match omission.binding(owner) {
                Some(place) => binding(&omission, &what, place),
                None if !omission.is_allowed(owner)
                    && let Some(lacking) = lacking(cx, parent, owner) =>
                {
                    unapproved(&omission, &what, &owner.title, &lacking)
                }
                None => told(omission.place(), &what, &whom, &omission.what),
            });
        }
    }
    released(cx, findings);
    left_out_above(cx, findings);
    for release in &cx.policy.releases {
        let facility = cx.policy.facility(&release.facility.0);
        if let (Some(whom), Some(what)) = (facility.and_then(|index| named(cx, index)), of_release(cx.policy, release, None)) {
            findings.push(not_reaching(release.facility.1, &what, &whom));
        }
    }
}

/// What those above release the policy or its facilities from.
fn released(cx: &Context<'_>, findings: &mut Findings) {
    let facilities = cx.policy.entities.entries().filter(|(_, entity)| entity.kind == Keyword::Facility);
    let each: Vec<Option<EntityId>> = std::iter::once(None).chain(facilities.map(|(index, _)| Some(index))).collect();
    for (id, owner) in cx.ancestors() {
        let Some(link) = cx.link_to(id) else { continue };
        let mut told: Vec<Span> = Vec::new();
        for &facility in &each {
            let Some(whom) = facility.map_or_else(|| Some(here()), |index| named(cx, index)) else { continue };
            for release in releases(owner, cx.policy, facility) {
                // What the institution is released from, its facilities are too.
                let Some(what) = of_release(owner, release, Some(&owner.title)).filter(|_| !told.contains(&release.facility.1)) else {
                    continue;
                };
                let place = Text::new("上位規程がこのとおり除外しています", "the parent leaves it out");
                findings.push(not_reaching(link.span, &what, &whom).at(release.facility.1, place));
                told.push(release.facility.1);
            }
        }
    }
}

/// What those above leave out of what is above them, by their own word: it would bind this policy too. It is told here as well, since this
/// policy may be the only one that is reported.
fn left_out_above(cx: &Context<'_>, findings: &mut Findings) {
    for (id, policy) in cx.ancestors() {
        let Some((_, view)) = cx.resolved.get(id) else { continue };
        let above = Context::new(cx.resolved, id, policy, view);
        let Some(link) = cx.link_to(id) else { continue };
        for (parent, owner) in above.parents().filter(|(parent, _)| !parent.for_class) {
            let Some(owner) = owner.and_then(|owner| cx.resolved.policy(owner)) else { continue };
            let omissions = omissions(parent, owner, cx.resolved.sources);
            let all = omissions.iter().filter(|omission| omission.facility.is_none() && omission.binding(owner).is_none());
            for omission in all.filter(|omission| !omission.is_allowed(owner)) {
                if let Some((what, lacking)) = left_out(owner, &omission.what).zip(lacking(&above, parent, owner)) {
                    let message = Text::new(
                        format!("「{}」が{}を除外していますが、{}", policy.title, what.ja, lacking.ja),
                        format!("\"{}\" leaves out {}, but {}", policy.title, what.en, lacking.en),
                    );
                    let finding = Diagnostic::new(&UNAPPROVED, link.span, message);
                    findings.push(finding.at(omission.place(), Text::new("ここで除外しています", "it is left out here")).help(Text::new(
                        "その規程の除外をやめてもらうか、承認者と理由を書いてもらってください",
                        "have that policy take the exclusion back, or say who approved it and why",
                    )));
                }
            }
        }
    }
}

/// What keeps an omission from being in order: nobody of the parent approved it, or nobody says why.
fn lacking(cx: &Context<'_>, parent: &Parent, owner: &Policy) -> Option<Text> {
    match &parent.approved_by {
        None => Some(Text::new("承認者がありません", "nobody has approved it")),
        Some(by) if !approver::is_of_parent(cx, owner.id(), by) => {
            Some(Text::new("承認者が、その上位規程の置いている者ではありません", "who approved it is not an actor of that parent"))
        }
        Some(_) if parent.because.is_none() => Some(Text::new("理由がありません", "no reason is given")),
        Some(_) => None,
    }
}

fn unapproved(omission: &Omission<'_>, what: &Text, title: &str, lacking: &Text) -> Diagnostic {
    Diagnostic::new(
        &UNAPPROVED,
        omission.place(),
        Text::new(format!("{}を除外していますが、{}", what.ja, lacking.ja), format!("{} is left out, but {}", what.en, lacking.en)),
    )
    .help(Text::new(
        format!("「{title}」が自ら置いている者の承認を得て「承認者 … 理由 「…」」を続けて書くか、その条に「除外 可」を定めてもらってください"),
        format!("have it approved by an actor of \"{title}\" and go on with `approved_by … because \"…\"`, or have that article say `except allowed`"),
    ))
}

fn here() -> Text {
    Text::new("この規程", "this policy")
}

fn whole(title: &str) -> Text {
    Text::new(format!("「{title}」の定め"), format!("what \"{title}\" lays down"))
}

fn of_policy(title: &str, articles: &Text) -> Text {
    Text::new(format!("「{title}」の{}", articles.ja), format!("{} of \"{title}\"", articles.en))
}

/// A facility of the policy.
fn named(cx: &Context<'_>, facility: EntityId) -> Option<Text> {
    let called = cx.policy.entities.get(facility)?.called();
    Some(Text::new(format!("施設「{called}」"), format!("the facility \"{called}\"")))
}

/// What a policy leaves out of a parent; none where the parent has no such article.
fn left_out(owner: &Policy, what: &Omitted<'_>) -> Option<Text> {
    let title = &owner.title;
    match what {
        Omitted::Everything => Some(whole(title)),
        Omitted::Article(article) => Some(of_policy(title, &article_name(article))),
        Omitted::Nothing => None,
    }
}

/// What a policy releases someone from; `title`: what it is called, where that is said below it. None where there is nothing in it.
fn of_release(owner: &Policy, release: &Release, title: Option<&str>) -> Option<Text> {
    let Some(range) = &release.articles else { return Some(title.map_or_else(here, whole)) };
    let articles = match owner.articles.range(range) {
        [] => return None,
        [only] => article_name(only),
        several => Text::new(format!("{}か条", several.len()), format!("{} articles", several.len())),
    };
    Some(title.map_or_else(|| articles.clone(), |title| of_policy(title, &articles)))
}

fn not_reaching(span: Span, what: &Text, whom: &Text) -> Diagnostic {
    let message = Text::new(format!("{}は、{}に及びません", what.ja, whom.ja), format!("{} does not reach {}", what.en, whom.en));
    Diagnostic::new(&RULE, span, message)
}

fn told(span: Span, what: &Text, whom: &Text, omitted: &Omitted<'_>) -> Diagnostic {
    let finding = not_reaching(span, what, whom);
    match omitted {
        Omitted::Article(article) => finding.at(article.header, Text::new("除外された条です", "the article that is left out")),
        Omitted::Everything | Omitted::Nothing => finding,
    }
}

fn binding(omission: &Omission<'_>, what: &Text, place: Span) -> Diagnostic {
    let (message, help) = if matches!(omission.what, Omitted::Everything) {
        (
            Text::new(format!("{}には、除外できないものがあります", what.ja), format!("not all of {} can be left out", what.en)),
            Text::new(
                "除外する条を「除外 第5条 施設 …」のように挙げるか、上位規程の改正を求めてください",
                "name the articles that are left out, as in `except 5 facility …`, or have the parent amended",
            ),
        )
    } else {
        (
            Text::new(format!("{}は除外できません", what.ja), format!("{} cannot be left out", what.en)),
            Text::new("除外から外すか、上位規程の改正を求めてください", "take it out of `except`, or have the parent amended"),
        )
    };
    Diagnostic::new(&BINDING, omission.place(), message)
        .at(place, Text::new("下位の規程をすべて拘束する定めです", "this binds every policy below"))
        .help(help)
}
