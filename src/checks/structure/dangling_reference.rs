//! `structure/dangling-reference`

use std::collections::HashMap;

use super::provision::Trouble;
use super::references;
use crate::checks::Context;
use crate::checks::citation::Citations;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Severity, Text};
use crate::resolve::omission::{Omitted, omissions};
use crate::text::{Covered, Span};

declare_rule! {
    /// A wording or the meaning of a definition refers to a chapter, article, paragraph or item that is not there: 第12条 of a policy with ten articles, 前項 in a first paragraph, 第2条 that was deleted, "Article 12" or "the preceding paragraph" in an English policy, an article of the parent that the parent does not have. Mostly an article was moved or taken out and the reference stayed.
    ///
    /// A reference by title (`{article:Users}`) follows its article wherever it moves. It is found where nothing, or more than one provision, bears the title.
    ///
    /// Checked are references to the document's own provisions and to those of a parent by its short name. Those to laws are judged by `citation/…`, those to other rules are left alone, and those in an older supplementary provision speak of the text of their day.
    ///
    /// A table 別表 or form 様式 is looked for by its number, wherever a wording, a title, a cell or a text that is stated names it. One of which the documents of the policy have none at all may be kept elsewhere: an info says that it was not looked up.
    ///
    /// What to do: Write the number of today, or refer by the title (`{article:Users}`).
    ///
    /// ---
    /// 文言又は定義の意味が参照する章、条、項又は号がありません。全10条の規程の第12条、最初の項にある「前項」、削除された条、上位規程にない条などです。多くは、条の移動や削除の後に参照だけが残ったものです。
    ///
    /// 題名による参照（{条:利用者}）は、条が移動しても追随します。その題名の規定がないとき、又は二つ以上あるときに指摘します。
    ///
    /// 自らの規定と、略称で示した上位規程の規定への参照を確かめます。法令の引用は `citation/…` が判定し、他の規則への参照と、古い附則にある参照は判定しません。別表と様式は、文言、題名、別表の欄又は宣言の文字列が示す番号で確かめます。別表又は様式が規程の文書に一つもないときは、ほかで保管されていることもあるため、確かめていないことを情報として示します。
    ///
    /// 対処：今の番号に改めるか、題名による参照（{条:利用者}）にします。
    pub static RULE = {
        name: "structure/dangling-reference", severity: Error, since: "0.1.0", fix: None,
        ja: "参照先の規定がない", en: "a reference leads nowhere",
    };
}

pub(super) fn check(cx: &Context<'_>, citations: &Citations<'_>, findings: &mut Findings) {
    excepted(cx, findings);
    let mut of_laws = None;
    for reference in references::all(cx, citations) {
        // 第28条 where the policy has no such article, and a law has that the sentence cites.
        if let Err(trouble) = reference.leads_to {
            let of_laws = of_laws.get_or_insert_with(|| of_laws_perhaps(cx, citations));
            if of_laws.get(&reference.wording).is_some_and(|places| places.hold(reference.span)) {
                continue;
            }
            findings.push(finding(cx, reference.span, *trouble));
        }
    }
}

/// The citations that may be references of the policy itself, by the text in which they stand.
fn of_laws_perhaps(cx: &Context<'_>, citations: &Citations<'_>) -> HashMap<Span, Covered> {
    let mut all: HashMap<Span, Vec<Span>> = HashMap::new();
    let cited = cx.policy.articles.iter().flat_map(|article| citations.of(cx.id, article.id));
    for cited in cited.filter(|cited| cited.may_be_own()) {
        all.entry(cited.base).or_default().push(cited.span());
    }
    all.into_iter().map(|(text, places)| (text, places.into_iter().collect())).collect()
}

/// `inherits … except`: the parent has the article.
fn excepted(cx: &Context<'_>, findings: &mut Findings) {
    for (parent, id) in cx.parents() {
        let Some(owner) = id.and_then(|id| cx.resolved.policy(id)).filter(|owner| !owner.unknown.any) else { continue };
        let omissions = omissions(parent, owner, cx.resolved.sources);
        for span in parent.except.iter().filter_map(|except| except.article) {
            if omissions.iter().any(|omission| omission.span == span && !matches!(omission.what, Omitted::Nothing)) {
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

fn finding(cx: &Context<'_>, span: Span, trouble: Trouble) -> Diagnostic {
    let written = cx.text(span);
    let message = if trouble.may_be_elsewhere {
        Text::new(format!("「{written}」は確かめていません"), format!("\"{written}\" was not looked up"))
    } else if trouble.is_ambiguous {
        Text::new(format!("「{written}」が指す規定が一つに決まりません"), format!("\"{written}\" may be one of several provisions"))
    } else {
        Text::new(format!("「{written}」に当たる規定がありません"), format!("\"{written}\" leads to no provision"))
    };
    let finding = Diagnostic::new(&RULE, span, message).note(trouble.why);
    let finding = if trouble.may_be_elsewhere { finding.severity(Severity::Info) } else { finding };
    let finding = match trouble.near {
        Some((place, text)) => finding.at(place, text),
        None => finding,
    };
    finding.help(trouble.help.unwrap_or(Text::new(
        "参照する条項の番号を確かめて書き直してください",
        "look up the provision that is meant, and write its number",
    )))
}
