//! `inheritance/not-delegated`

use std::cell::Cell;

use super::basis::{self, Basis, Matter};
use super::delegating::Delegating;
use crate::checks::{Context, article_name, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::resolve::policy::{Article, ArticleId, Mode, Policy, PolicyId};
use crate::resolve::reference;
use crate::text::Span;

declare_rule! {
    /// An article names with `implements` an article of a parent that does not delegate what is laid down here: it delegates something else, or nothing. Most often the number is wrong by one, or the parent was renumbered. Where another article of the parent delegates just this, it is named.
    /// An article that declares the same thing is a basis too: those below may be stricter. Of an article that declares nothing, its title and the sentences that leave something to those below are all there is to go by; nothing is said of it unless another one delegates this.
    ///
    /// What to do: Name the article that delegates (the finding says which).
    ///
    /// ---
    /// 「根拠規定」に示した上位規程の条が、この条で定める事柄を委任していません。別の事柄を委任しているか、何も委任していません。条番号が一つずれている、上位規程の条が繰り下がった、といった誤りがほとんどです。上位規程の別の条がちょうどこれを委任していれば、その条を示します。
    /// 同じものを宣言している条は根拠になります（下位は、より厳しく定められるためです）。宣言のない条は、題名と、定めを下位に残す文のほかに手掛かりがないため、別の条がこれを委任しているときにだけ指摘します。
    ///
    /// 対処：「根拠規定」を、委任している条（指摘に示されたもの）に改めます。
    pub static RULE = {
        name: "inheritance/not-delegated", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "根拠規定の条が委任していない", en: "the article named as the basis delegates something else",
    };
}

/// For so many articles of a policy it is looked through all that is above for one that words it. A policy that names others so often as
/// its basis is no policy, and what it costs is a product.
pub(crate) const MOST_SOUGHT: u32 = 200;

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.view.base_unknown {
        return;
    }
    let above = Above { delegating: cx.ancestors().map(|(id, owner)| (id, Delegating::of(cx, owner))).collect(), sought: Cell::new(0) };
    let articles = cx.policy.articles.iter().filter(|article| !article.deleted && !cx.is_damaged(article));
    for article in articles.filter(|article| !article.implements.is_empty()) {
        let matter = Matter::of(cx, article);
        let found = article.implements.iter().filter_map(|&span| finding(cx, &above, article, &matter, span));
        found.for_each(|found| findings.push(found));
    }
    if let Some(further) = above.sought.get().checked_sub(MOST_SOUGHT).filter(|further| *further > 0) {
        findings.push(unsought(cx, further));
    }
}

/// What lies above a policy.
struct Above<'a> {
    delegating: Vec<(PolicyId, Delegating<'a>)>,
    /// How often it was looked through all of it.
    sought: Cell<u32>,
}

impl Above<'_> {
    fn may_seek(&self) -> bool {
        self.sought.set(self.sought.get().saturating_add(1));
        self.sought.get() <= MOST_SOUGHT
    }
}

/// That not all was looked for.
fn unsought(cx: &Context<'_>, further: u32) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        cx.policy.header,
        Text::new(
            format!("根拠規定のうち{further}件は、委任する条がほかにないかを調べていません"),
            format!("of {further} articles it was not looked for another one above that delegates what they lay down"),
        ),
    )
    .help(Text::new(
        format!("調べるのは{MOST_SOUGHT}件までです。規程を分けてください"),
        format!("it is looked for {MOST_SOUGHT} of a policy: split the policy"),
    ))
}

/// What is found of one article that is named; nothing where it is a basis, or may be.
fn finding<'a>(cx: &Context<'a>, all: &Above<'a>, article: &Article, matter: &Matter<'a>, span: Span) -> Option<Diagnostic> {
    let named: Vec<(&Policy, &Article)> = meant(cx, cx.text(span)).collect();
    let unread = |(owner, above): &(&Policy, &Article)| owner.unknown.any || cx.is_damaged(above);
    if named.iter().any(unread) {
        return None;
    }
    let found: Option<Vec<Fault<'_>>> = named.iter().map(|(owner, above)| fault(cx, all, article, matter, (owner, above))).collect();
    let &(owner, above) = named.first()?;
    Some(tell(cx, span, owner, above, found?.first()?))
}

/// Why an article that is named is no basis.
enum Fault<'a> {
    /// It is on something else, and none delegates this.
    Nothing,
    /// This one, of this policy, delegates it.
    Another(&'a Policy, &'a Article),
}

/// The articles of ancestors that a reference names.
fn meant<'a>(cx: &Context<'a>, text: &str) -> impl Iterator<Item = (&'a Policy, &'a Article)> {
    cx.ancestors().filter_map(move |(id, owner)| {
        let number = reference::article_number(reference::strip_parent(cx.parents(), id, text)?)?;
        let above = reference::article(owner, &number)?;
        (!above.deleted && cx.reaches(id, above)).then_some((owner, above))
    })
}

/// Why an article that is named is no basis; none where it is one, or may be.
fn fault<'a>(
    cx: &Context<'a>,
    all: &Above<'a>,
    article: &Article,
    matter: &Matter<'a>,
    (owner, above): (&'a Policy, &'a Article),
) -> Option<Fault<'a>> {
    let named = || article.implements.iter().flat_map(|&span| meant(cx, cx.text(span)));
    // Beside what is the basis another article may be named for the words alone.
    let is_beside = || named().any(|(owner, above)| matter.basis(cx, owner, above) == Basis::Delegates);
    let search = Search { cx, matter, owner, above, named: named().map(|(_, named)| named.span).collect() };
    match matter.basis(cx, owner, above) {
        Basis::Delegates | Basis::SameMatter => None,
        Basis::Other => {
            let worded = || search.worded(&|basis| basis == Basis::SameMatter);
            let another = search.delegating(all).or_else(|| all.may_seek().then(worded).flatten());
            Some(another.map_or(Fault::Nothing, |(owner, other)| Fault::Another(owner, other)))
        }
        Basis::SameMatterLaidDown | Basis::Alike => {
            search.delegating(all).filter(|_| !is_beside()).map(|(owner, other)| Fault::Another(owner, other))
        }
        Basis::Unknown => {
            let worded = || search.worded(&|basis| matches!(basis, Basis::Delegates | Basis::SameMatter));
            let another = if all.may_seek() { worded() } else { search.delegating(all) };
            another.filter(|_| !is_beside()).map(|(owner, other)| Fault::Another(owner, other))
        }
    }
}

/// The search for an article that is a basis and is not named: of the same parent, nearest to the one that is named, else of another one.
struct Search<'s, 'a> {
    cx: &'s Context<'a>,
    matter: &'s Matter<'a>,
    owner: &'a Policy,
    above: &'a Article,
    named: Vec<Span>,
}

impl<'a> Search<'_, 'a> {
    fn may_be_named(&self, policy: &Policy, other: &Article) -> bool {
        !other.deleted
            && self.cx.reaches(policy.id(), other)
            && reference::number_of(policy, other).is_some()
            && !self.named.contains(&other.span)
    }

    /// One that delegates by its data.
    fn delegating(&self, all: &Above<'a>) -> Option<(&'a Policy, &'a Article)> {
        let nearest = |(id, delegating): &(PolicyId, Delegating<'a>), at: ArticleId| {
            let policy = self.cx.resolved.policy(*id)?;
            delegating.nearest(self.cx, self.matter, at, &|other| self.may_be_named(policy, other)).map(|other| (policy, other))
        };
        let of_owner = all.delegating.iter().find(|(id, _)| *id == self.owner.id()).and_then(|one| nearest(one, self.above.id));
        let others = || all.delegating.iter().filter(|(id, _)| *id != self.owner.id());
        of_owner.or_else(|| others().find_map(|one| nearest(one, self.cx.resolved.policy(one.0)?.articles.ids().next()?)))
    }

    /// One that says so, for which all are looked through.
    fn worded(&self, wanted: &dyn Fn(Basis) -> bool) -> Option<(&'a Policy, &'a Article)> {
        let among = |policy: &'a Policy| {
            let others = policy.articles.iter().filter(move |other| self.may_be_named(policy, other));
            others.filter(|other| wanted(self.matter.basis(self.cx, policy, other)))
        };
        let nearest = among(self.owner).min_by_key(|other| other.id.distance(self.above.id)).map(|other| (self.owner, other));
        let others = || self.cx.ancestors().map(|(_, policy)| policy).filter(|policy| policy.id() != self.owner.id());
        nearest.or_else(|| others().find_map(|policy| among(policy).next().map(|other| (policy, other))))
    }
}

fn tell(cx: &Context<'_>, span: Span, owner: &Policy, above: &Article, fault: &Fault<'_>) -> Diagnostic {
    let name = article_name(above);
    let message = Text::new(
        format!("「{}」の{}は、ここで定める事項を委任していません", owner.title, name.ja),
        format!("{} of \"{}\" does not delegate what is laid down here", name.en, owner.title),
    );
    let finding = Diagnostic::new(&RULE, span, message).at(above.header, delegates(cx, owner, above));
    let Fault::Another(of, better) = fault else {
        return finding.help(Text::new(
            "上位規程の条番号を確かめて書き直すか、「根拠規定」を消してください",
            "look up the number of the article in the parent, or remove `implements`",
        ));
    };
    let name = article_name(better);
    let finding = finding.at(better.header, Text::new("この条が委任しています", "delegated here"));
    if of.id() != owner.id() {
        return finding
            .help(Text::new(format!("「{}」の{}を示してください", of.title, name.ja), format!("name {} of \"{}\"", name.en, of.title)));
    }
    let finding = finding.help(Text::new(format!("{}を示してください", name.ja), format!("name {}", name.en)));
    let text = cx.text(span);
    let number = text.find('第').and_then(|at| Some((at, text.get(at..)?)));
    let was = reference::number_of(owner, above).map(|numbered| &numbered.number);
    let is = reference::number_of(owner, better).map(|numbered| &numbered.number);
    match (number, was, is) {
        (Some((at, written)), Some(was), Some(is)) if was.show_like(written) == written => {
            let written = span.part(u32::try_from(at).unwrap_or(0), span.len());
            let replacement = is.show_like(cx.text(written));
            finding.replace(Text::new(format!("「{replacement}」にする"), format!("write \"{replacement}\"")), written, replacement)
        }
        _ => finding,
    }
}

/// What an article delegates, as a label on it.
fn delegates(cx: &Context<'_>, owner: &Policy, above: &Article) -> Text {
    let open = owner.declarations.range(&above.declarations).iter().filter(|above| basis::is_open(above));
    let names: Vec<Text> =
        open.map(|open| words::named(cx.resolved.vocabulary, open.kind, Some(open.name), open.label.as_deref())).collect();
    if names.is_empty() {
        return match above.mode {
            Mode::Delegated => Text::new("別の事項を委任しています", "something else is delegated here"),
            Mode::Minimum | Mode::Default | Mode::Final => Text::new("何も委任していません", "nothing is delegated here"),
        };
    }
    let list = words::list(&names);
    Text::new(format!("委任しているのは{}です", list.ja), format!("{} is delegated here", list.en))
}
