//! `consistency/undefined-name`, for `implements`: the parent is called so and has the article

use std::collections::BTreeMap;

use crate::checks::Context;
use crate::diagnostic::{Diagnostic, Edit, Findings, Text};
use crate::law::Registry;
use crate::resolve::UNDEFINED_NAME;
use crate::resolve::policy::Policy;
use crate::resolve::reference;
use crate::text::Span;

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.view.base_unknown {
        return;
    }
    let mut misnamed: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for &span in cx.policy.articles.iter().flat_map(|article| &article.implements) {
        let text = cx.text(span);
        let owners: Vec<_> =
            cx.ancestors().filter_map(|(id, parent)| Some((parent, reference::strip_parent(cx.parents(), id, text)?))).collect();
        if owners.iter().any(|(parent, rest)| has(parent, rest)) {
            continue;
        }
        // What could not be read there may be the article.
        if owners.iter().any(|(parent, _)| parent.unknown.any) {
            continue;
        }
        match named_otherwise(cx, text) {
            Some(name) if Registry::built_in().find(name).is_some() => findings.push(law(text, span)),
            Some(name) => {
                let at = u32::try_from(name.as_ptr() as usize - text.as_ptr() as usize).unwrap_or(0);
                misnamed.entry(name).or_default().push(span.part(at, at + u32::try_from(name.len()).unwrap_or(0)));
            }
            None => findings.push(no_article(text, span, owners.first().map(|(parent, _)| *parent))),
        }
    }
    for (name, places) in misnamed {
        if let Some(finding) = misnamed_parent(cx, name, &places) {
            findings.push(finding);
        }
    }
}

fn has(parent: &Policy, text: &str) -> bool {
    let number = reference::article_number(text);
    number.and_then(|number| reference::article(parent, &number)).is_some_and(|article| !article.deleted)
}

/// What stands before the number, where it is no short name of a parent.
fn named_otherwise<'t>(cx: &Context<'_>, text: &'t str) -> Option<&'t str> {
    let name = text.get(..text.find('第')?)?.trim();
    let short = cx.policy.parents.iter().filter_map(|parent| parent.short.as_ref()).any(|(short, _)| name == &**short);
    (!name.is_empty() && !short).then_some(name)
}

/// One wrong name is one finding, however often it is used.
fn misnamed_parent(cx: &Context<'_>, name: &str, places: &[Span]) -> Option<Diagnostic> {
    let (first, others) = places.split_first()?;
    let mut finding = Diagnostic::new(
        &UNDEFINED_NAME,
        *first,
        Text::new(format!("「{name}」という略称の上位規程はありません"), format!("no parent policy is called \"{name}\" here")),
    );
    for &other in others {
        finding = finding.at(other, Text::new("ここでも使われています", "it is used here too"));
    }
    let shorts: Vec<&(std::sync::Arc<str>, Span)> = cx.policy.parents.iter().filter_map(|parent| parent.short.as_ref()).collect();
    for (short, span) in shorts.iter().copied() {
        finding = finding.at(*span, Text::new(format!("略称は「{short}」です"), format!("a parent is called \"{short}\"")));
    }
    Some(match shorts.as_slice() {
        [] => finding.help(Text::new(
            "「継承」に「略称」を付け、その略称と条番号（法人規程第7条）で書いてください",
            "give the parent a short name where it is inherited, and write that and the number of its article",
        )),
        [(short, _)] => {
            let edits = places.iter().map(|&span| Edit { span, replacement: short.to_string() }).collect();
            let help = Text::new(format!("略称「{short}」を書いてください"), format!("write the short name \"{short}\""));
            finding.help(help).fix(Text::new(format!("「{short}」にする"), format!("write \"{short}\"")), edits)
        }
        _ => finding.help(Text::new("略称のいずれかを書いてください", "write one of the short names")),
    })
}

fn law(text: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &UNDEFINED_NAME,
        span,
        Text::new(
            format!("「{text}」は法令であり、上位規程の条ではありません"),
            format!("\"{text}\" is a law, and no article of a parent policy"),
        ),
    )
    .help(Text::new("法令は「根拠法令」で示してください", "cite the law with \"cites\""))
}

fn no_article(text: &str, span: Span, owner: Option<&Policy>) -> Diagnostic {
    let finding = Diagnostic::new(
        &UNDEFINED_NAME,
        span,
        Text::new(
            format!("根拠規定「{text}」に当たる条は、上位規程にありません"),
            format!("\"{text}\" names no article of a parent policy"),
        ),
    );
    match owner {
        None => finding.help(Text::new(
            "上位規程を「継承」し、付けた略称と条番号（法人規程第7条）で書いてください",
            "inherit from the parent, and write its short name and the number of its article",
        )),
        Some(parent) => finding.at(parent.header, Text::new("この規程の条を指しています", "an article of this policy is meant")).help(
            Text::new("上位規程の条番号を確かめて書き直してください", "look up the number of the article in the parent, and write that"),
        ),
    }
}
