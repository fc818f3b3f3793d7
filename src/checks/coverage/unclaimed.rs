//! `coverage/unclaimed`

use super::outcome::Judged;
use super::{claim, tell};
use crate::checks::{Context, article_name};
use crate::declare_rule;
use crate::diagnostic::{Fix, FixSafety, Text, Words};
use crate::model::item;
use crate::model::standard::Expectation;
use crate::resolve::policy::{Article, Policy, PolicyId};

declare_rule! {
    /// The data meet the requirement, but no article says that it does. An auditor could not find the place; the fix adds the claim to the article that declares it.
    ///
    /// What to do: Add the claim, as the fix does.
    ///
    /// ---
    /// 宣言された内容は遵守事項を満たしていますが、どの条も「対応」に挙げていません。監査のときに該当箇所が分からないため、宣言のある条の「対応」に書き加えてください。
    ///
    /// 対処：修正案のとおり「対応」に書き加えます。
    pub static RULE = {
        name: "coverage/unclaimed", severity: Warning, since: "0.1.0", fix: Safe,
        ja: "満たしている遵守事項が「対応」に挙げられていない", en: "a requirement is met but not claimed",
    };
}

pub(super) fn message(judged: &Judged<'_>) -> Text {
    let name = tell::name(judged);
    Text::new(
        format!("{}は満たされていますが、「対応」に挙げられていません", name.ja),
        format!("{} is met, but no article claims it", name.en),
    )
}

/// What is said of every requirement, with where the claim belongs.
pub(super) fn words(cx: &Context<'_>, judged: &Judged<'_>, words: Words) -> Words {
    let number = item::short_as(judged.numbering, judged.standard, judged.index, None);
    if let Some(article) = declaring(cx, (cx.id, cx.policy), judged) {
        let called = article_name(article);
        let met = Text::new(format!("{}の宣言が満たしています", called.ja), format!("met by what {} declares", called.en));
        return words.at(article.header, met).help(Text::new(
            format!("{}に「対応 {number}」を書いてください", called.ja),
            format!("write \"satisfies {number}\" in {}", called.en),
        ));
    }
    let above = cx.ancestors().find_map(|(id, parent)| Some((parent, declaring(cx, (id, parent), judged)?)));
    let words = match above {
        Some((parent, article)) => {
            let called = article_name(article);
            words.at(
                article.header,
                Text::new(
                    format!("「{}」の{}の定めが満たしています", parent.title, called.ja),
                    format!("met by what {} of \"{}\" declares", called.en, parent.title),
                ),
            )
        }
        None => words,
    };
    let (or_ja, or_en) = if words.labels.is_empty() {
        ("書いて", "")
    } else {
        ("書くか、上位規程の定める条に書いてもらって", ", or have the parent's article claim it")
    };
    words.help(Text::new(
        format!("この事柄を述べる条に「対応 {number}」を{or_ja}ください"),
        format!("write \"satisfies {number}\" in the article that speaks of it{or_en}"),
    ))
}

/// The claim, where the policy itself declares what meets the requirement.
pub(super) fn fix(cx: &Context<'_>, judged: &Judged<'_>) -> Option<Fix> {
    let article = declaring(cx, (cx.id, cx.policy), judged)?;
    let number = item::short_as(judged.numbering, judged.standard, judged.index, None);
    let title = Text::new(format!("「対応 {number}」を書き加える"), format!("add \"satisfies {number}\""));
    let edit = claim::added(cx, article, &number, &[]);
    Some(Fix { title, edits: vec![edit], safety: FixSafety::Safe })
}

/// The article of a policy that declares something the requirement asks for.
fn declaring<'a>(cx: &Context<'_>, (id, policy): (PolicyId, &'a Policy), judged: &Judged<'_>) -> Option<&'a Article> {
    let mut names = Vec::new();
    for (_, part) in judged.requirement.parts() {
        collect(&part.expects, &mut names);
    }
    policy
        .articles
        .iter()
        .filter(|article| cx.reaches(id, article))
        .find(|article| policy.declarations.range(&article.declarations).iter().any(|declaration| names.contains(&declaration.name)))
}

fn collect(expectations: &[Expectation], names: &mut Vec<crate::model::vocabulary::NameId>) {
    for expectation in expectations {
        match expectation {
            Expectation::All(parts) | Expectation::Any(parts) | Expectation::AtLeast(_, parts) => collect(parts, names),
            Expectation::Demand(demand) | Expectation::Has(demand) => {
                names.extend(demand.name);
                collect(&demand.body, names);
            }
            Expectation::Atom(_) => {}
        }
    }
}
