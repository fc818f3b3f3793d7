//! `consistency/unsaid`

use crate::checks::{Context, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Edit, Findings, Lang, Text};
use crate::resolve::policy::{Article, Declaration, Printing};
use crate::say::{Values, Voice};
use crate::text::Span;

declare_rule! {
    /// The head says that the wording is the whole of the official text (`wording verbatim`), and an article declares something that its wording does not say: neither does a placeholder print it, nor is it named with its value. The board approves and staff read the wording; what is declared beside it binds nobody, and is judged as if it did.
    ///
    /// A value counts as said where the article names the declaration, by its name, its local title or another word for it, and says the value. The fix writes the sentence. Without `wording verbatim` what is not said is printed in sentences (`kitei render`), and nothing is told.
    ///
    /// What to do: Write the sentence of the fix as a paragraph; values in placeholders stay true to the data.
    ///
    /// ---
    /// 文言だけを正文とする規程（`文言 そのまま`）の条が宣言していることを、文言が述べていません。差込みで値が表示されるのでも、名前を挙げて値を述べるのでもありません。理事会が承認し、職員が読むのは文言なので、宣言しただけのことは誰も従わないのに、行われるものとして判定されてしまいます。
    ///
    /// 条が宣言の名前、呼び名又は別の呼び方を挙げ、その値を述べていれば、述べたものとします。修正案は、その文を項として書き加えます。`文言 そのまま` と書いていない規程では、述べられていないことは文として補って印刷される（`kitei render`）ので、指摘しません。
    ///
    /// 対処：修正案の文を項として書き加えます。値は差込みにしておくと、宣言と食い違いません。
    pub static RULE = {
        name: "consistency/unsaid", severity: Warning, since: "0.1.0", fix: Proposal,
        ja: "宣言したことを文言が述べていない", en: "what is declared is not said in the wording",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.policy.head.printing() == Printing::Supplemented {
        return;
    }
    let voice = Voice::of(cx.resolved, cx.policy, cx.view, Values::Placed);
    for article in cx.policy.articles.iter().filter(|article| !article.deleted && !cx.is_damaged(article)) {
        for group in cx.policy.declarations.range(&article.declarations).chunk_by(|one, other| one.whole == other.whole) {
            if let Some(finding) = unsaid(cx, &voice, article, group) {
                findings.push(finding);
            }
        }
    }
}

/// What one statement declares and the wording does not say.
fn unsaid<'a>(cx: &Context<'a>, voice: &Voice<'a>, article: &'a Article, group: &[Declaration]) -> Option<Diagnostic> {
    let declaration = group.first()?;
    let heard = voice.heard_of(article, group);
    if !heard.leaves_out(declaration) {
        return None;
    }
    let left: Vec<_> = heard.unsaid(declaration).map(|stated| stated.attribute).collect();
    let message = words::unsaid(cx.resolved.vocabulary, declaration, &left);
    let said = voice.unsaid_of(article, group);
    let text = cx.text(article.span);
    let end = text.ends_with(['}', '｝']).then(|| Span::at(article.span.file, article.span.end - 1))?;
    let keyword = if voice.lang == Lang::Ja { "項" } else { "paragraph" };
    let paragraphs: String = voice.paragraphs(&said).iter().map(|said| written(keyword, said)).collect();
    let edit = Edit { span: end, replacement: paragraphs };
    Some(
        Diagnostic::new(&RULE, declaration.header, message)
            .help(Text::new(
                "文言に書くか、見出しを「文言 補う」として、印刷するときに文を補ってください",
                "say it in the wording, or write `wording supplemented` in the head, so that it is said where the policy is printed",
            ))
            .fix(Text::new("文を項として書き加える", "add the sentence as a paragraph"), vec![edit]),
    )
}

/// A paragraph as it is written in a policy.
pub(crate) fn written(keyword: &str, said: &str) -> String {
    if said.contains(['\n', '「', '」', '"']) {
        format!("  {keyword} \"\"\"\n{said}\n\"\"\"\n")
    } else if keyword.is_ascii() {
        format!("  {keyword} \"{said}\"\n")
    } else {
        format!("  {keyword} 「{said}」\n")
    }
}
