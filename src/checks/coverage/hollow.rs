//! `coverage/hollow`

use crate::checks::{Context, article_name};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::resolve::policy::Article;

declare_rule! {
    /// An article claims requirements and lays down nothing: its wording only says that something else will say it, or that things are done "appropriately" or "as needed", and it declares no data.
    ///
    /// ---
    /// 遵守事項に対応するとしながら、何も定めていない条です。文言が「別に定める」「適切に」「必要に応じ」にとどまり、宣言がありません。
    pub static RULE = {
        name: "coverage/hollow", severity: Warning, since: "0.1.0", fix: None,
        ja: "中身のない条が遵守事項に対応するとしている", en: "an article that claims requirements lays down nothing",
    };
}

/// Wording that leaves the matter to something else, or to anyone's judgement.
const EMPTY: [&str; 14] = [
    "別に定め",
    "別途定め",
    "別途、定め",
    "別に、定め",
    "適切に",
    "適正に",
    "適宜",
    "必要に応じ",
    "必要な事項",
    "必要な措置を講",
    "separately",
    "appropriate",
    "as needed",
    "as necessary",
];

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    for article in
        cx.policy.articles.iter().filter(|article| !article.deleted && !article.claims.is_empty() && article.declarations.is_empty())
    {
        let Some(phrase) = empty_phrase(cx, article) else { continue };
        let name = article_name(article);
        findings.push(
            Diagnostic::new(
                &RULE,
                article.header,
                Text::new(
                    format!("{}は遵守事項に対応するとしていますが、内容を定めていません", name.ja),
                    format!("{} claims requirements but lays down nothing", name.en),
                ),
            )
            .at(phrase, Text::new("この文言のほかに定めがありません", "nothing is laid down beside this wording"))
            .help(Text::new(
                "誰が何をいつ行うかを役割、文書、活動、対策、記録又は契約として宣言するか、定めのある文書を「文書」で示してください",
                "declare who does what and when, or declare the \"document\" that lays it down",
            )),
        );
    }
}

/// The wording, where all of it is empty.
fn empty_phrase(cx: &Context<'_>, article: &Article) -> Option<crate::text::Span> {
    let is_empty = |span| {
        let text = cx.text(span);
        EMPTY.iter().any(|phrase| text.contains(phrase))
    };
    let first = article.paragraphs.first()?;
    article.paragraphs.iter().all(|paragraph| is_empty(paragraph.text)).then_some(first.text)
}
