//! `structure/dangling-reference`

use super::target::{Place, Seen, Trouble};
use crate::checks::Context;
use crate::checks::citation::{Citations, Form};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::law::LawKind;
use crate::resolve::carved::carved;
use crate::resolve::mention::{Mention, Owner, mentions};
use crate::resolve::policy::PolicyId;
use crate::text::Span;

declare_rule! {
    /// A wording refers to an article, paragraph or item that is not there: 第12条 of a policy with ten articles, 前項 in a first paragraph, 第2条 that was deleted, an article of the parent that the parent does not have. Mostly an article was moved or taken out and the reference stayed.
    ///
    /// Checked are references to the document's own provisions and to those of a parent by its short name. Those to laws are judged by `citation/…`, those to other rules are left alone, and those in an older supplementary provision speak of the text of their day.
    ///
    /// ---
    /// 文言が参照する条、項又は号がありません。全10条の規程の第12条、最初の項にある「前項」、削除された条、上位規程にない条などです。多くは、条の移動や削除の後に参照だけが残ったものです。
    ///
    /// 自らの規定と、略称で示した上位規程の規定への参照を確かめます。法令の引用は `citation/…` が判定し、他の規則への参照と、古い附則にある参照は判定しません。
    pub static RULE = {
        name: "structure/dangling-reference", severity: Error, since: "0.1.0", fix: None,
        ja: "参照先の条・項・号がない", en: "a reference leads nowhere",
    };
}

pub(super) fn check(cx: &Context<'_>, citations: &Citations<'_>, findings: &mut Findings) {
    excepted(cx, findings);
    let last_supplement = cx.policy.articles.iter().rposition(|article| article.supplement);
    let parents: Vec<(&str, Option<PolicyId>)> = cx
        .policy
        .parents
        .iter()
        .flat_map(|parent| {
            let title = parent.policy.and_then(|id| cx.resolved.policy(id)).map(|policy| policy.title.as_str());
            parent.short.as_ref().map(|(short, _)| &**short).into_iter().chain(title).map(|name| (name, parent.policy))
        })
        .collect();
    let names: Vec<&str> = parents.iter().map(|(name, _)| *name).collect();
    for (index, article) in cx.policy.articles.iter().enumerate().filter(|(_, article)| !article.deleted) {
        // Amendments of former days speak of the text of their day.
        if article.within.is_some() && article.within != last_supplement {
            continue;
        }
        let mut seen = Seen::default();
        for paragraph in &article.paragraphs {
            let text = cx.text(paragraph.text);
            let foreign: Vec<_> = citations
                .of(cx.id, index)
                .iter()
                .filter(|cited| cited.form == Form::Wording && cited.base == paragraph.text)
                .filter(|cited| cited.citation.kind != LawKind::Internal || !names.iter().any(|name| cited.citation.law.ends_with(name)))
                .map(|cited| cited.citation.range.start as usize..cited.citation.range.end as usize)
                .collect();
            for mention in mentions(text, &names, &foreign) {
                let place =
                    Place { policy: cx.policy, resolved: cx.resolved, index, article, wording: paragraph.text, at: mention.range.start };
                let owner = match mention.owner {
                    Owner::Named(nth) => parents.get(nth).and_then(|(_, id)| *id).and_then(|id| cx.resolved.policy(id)),
                    _ => Some(cx.policy),
                };
                if let Err(trouble) = place.resolve(&mention, owner, &mut seen) {
                    findings.push(finding(cx, paragraph.text, &mention, trouble));
                }
            }
        }
    }
}

/// `inherits … except`: the parent has the article.
fn excepted(cx: &Context<'_>, findings: &mut Findings) {
    for parent in &cx.policy.parents {
        let Some(owner) = parent.policy.and_then(|id| cx.resolved.policy(id)).filter(|owner| !owner.unknown.any) else { continue };
        let carved = carved(parent, &cx.resolved.policies, cx.resolved.documents);
        for &span in &parent.except {
            if carved.iter().any(|carved| carved.span == span && carved.article.is_some()) {
                continue;
            }
            let written = cx.text(span);
            let message = Text::new(format!("「{written}」に当たる規定がありません"), format!("\"{written}\" leads to no provision"));
            let why = Text::new(format!("「{}」にその条はありません", owner.title), format!("\"{}\" has no such article", owner.title));
            findings.push(
                Diagnostic::new(&RULE, span, message)
                    .note(why)
                    .at(owner.header, Text::new("上位規程です", "the parent"))
                    .help(Text::new("上位規程の条番号を書いてください", "write the number of an article of the parent")),
            );
        }
    }
}

fn finding(cx: &Context<'_>, wording: Span, mention: &Mention, trouble: Trouble) -> Diagnostic {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let span = wording.part(offset(mention.range.start), offset(mention.range.end));
    let written = cx.text(span);
    let message = Text::new(format!("「{written}」に当たる規定がありません"), format!("\"{written}\" leads to no provision"));
    let finding = Diagnostic::new(&RULE, span, message).note(trouble.why);
    let finding = match trouble.near {
        Some((place, text)) => finding.at(place, text),
        None => finding,
    };
    finding.help(Text::new("参照する条項の番号を確かめて書き直してください", "look up the provision that is meant, and write its number"))
}
