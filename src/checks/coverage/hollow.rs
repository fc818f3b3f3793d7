//! `coverage/hollow`

use std::collections::BTreeSet;

use crate::checks::{Context, article_name};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::resolve::policy::{Article, Printing};
use crate::text::{FileId, Span};
use crate::wording::phrase::Says;

declare_rule! {
    /// An article claims requirements and lays down nothing: it has no wording, or its wording only says that something else will say it, or that things are done "appropriately" or "as needed", and it declares no data.
    /// It is also told where a paragraph says nothing (a single letter, signs), and, once for a policy, when three articles or more have neither wording (`paragraph`) nor declarations of which sentences are printed; where the wording is the whole text (`wording verbatim`), when they have no wording.
    ///
    /// What to do: Declare what is laid down, or say it in the wording.
    ///
    /// ---
    /// 遵守事項に対応するとしながら、何も定めていない条です。文言がないか、「別に定める」「適切に」「必要に応じ」にとどまり、宣言がありません。
    /// また、何も述べていない項（一文字、記号だけなど）と、文言（項）も、印刷するときに文となる宣言もない条が三つ以上ある規程を示します。文言だけを正文とする規程（`文言 そのまま`）では、文言のない条を数えます。
    ///
    /// 対処：定めることを宣言するか、文言に書きます。
    pub static RULE = {
        name: "coverage/hollow", severity: Warning, since: "0.1.0", fix: None,
        ja: "中身のない条が遵守事項に対応するとしている", en: "an article that claims requirements lays down nothing",
    };
}

/// Phrases of a wording that leaves the matter to something else, or to anyone's judgement.
const EMPTY: [Says; 3] = [Says::Deferred, Says::Apart, Says::Vague];

/// So many articles without wording are let pass.
const MOST_BARE: usize = 2;

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    check_bare(cx, findings);
    check_paragraphs(cx, findings);
    check_annexed(cx, findings);
    for article in
        cx.policy.articles.iter().filter(|article| !article.deleted && !article.claims.is_empty() && article.declarations.is_empty())
    {
        let phrase = empty_phrase(cx, article);
        if phrase.is_none() && !is_bare(cx, article) {
            continue;
        }
        let name = article_name(article);
        let finding = Diagnostic::new(
            &RULE,
            article.header,
            Text::new(
                format!("{}は遵守事項に対応するとしていますが、内容を定めていません", name.ja),
                format!("{} claims requirements but lays down nothing", name.en),
            ),
        )
        .help(Text::new(
            "誰が何をいつ行うかを役割、文書、活動、対策、記録又は契約として宣言するか、定めのある文書を「文書」で示してください",
            "declare who does what and when, or declare the \"document\" that lays it down",
        ));
        findings.push(match phrase {
            Some(phrase) => finding.at(phrase, Text::new("この文言のほかに定めがありません", "nothing is laid down beside this wording")),
            None => finding,
        });
    }
}

/// Whether an article has no wording, nor says that it is not decided, of which `consistency/undecided` tells.
fn is_bare<'a>(cx: &Context<'a>, article: &'a Article) -> bool {
    !cx.has_wording(article) && !article.paragraphs.iter().any(|paragraph| cx.wording(paragraph).is_undecided())
}

/// Articles without any wording: data alone is no policy that people can read.
fn check_bare(cx: &Context<'_>, findings: &mut Findings) {
    let is_verbatim = cx.policy.head.printing() == Printing::Verbatim;
    let entities: BTreeSet<(FileId, u32)> = cx.policy.entities.iter().map(|entity| (entity.span.file, entity.span.start)).collect();
    let is_printed = |article: &Article| {
        let terms = || !cx.policy.outline.lookup(cx.policy).definitions(article.id).is_empty();
        let Span { file, start, end } = article.span;
        let bodies = || entities.range((file, start)..(file, end)).next().is_some();
        !is_verbatim && (!article.declarations.is_empty() || terms() || bodies())
    };
    let is_empty = |article: &&Article| is_bare(cx, article) && !is_printed(article);
    let bare = || cx.policy.articles.iter().filter(|article| !article.deleted && !article.supplement).filter(is_empty);
    let count = bare().count();
    let Some(first) = bare().next().filter(|_| count > MOST_BARE) else { return };
    findings.push(
        Diagnostic::new(
            &RULE,
            cx.policy.header,
            Text::new(format!("文言（項）のない条が{count}あります"), format!("{count} articles have no wording (\"paragraph\")")),
        )
        .at(first.header, Text::new("文言のない最初の条です", "the first of them"))
        .help(Text::new(
            "各条に「項 「…」」を書いてください。値は「{パスワード.最短文字数}」のように引けます",
            "write a `paragraph \"…\"` in each; values can be printed as in `{password.min_length}`",
        )),
    );
}

/// Paragraphs that say nothing: what is declared beside them is printed, and they stand there.
fn check_paragraphs(cx: &Context<'_>, findings: &mut Findings) {
    for article in cx.policy.articles.iter().filter(|article| !article.deleted) {
        for paragraph in &article.paragraphs {
            let wording = cx.wording(paragraph);
            // A string that is never closed is told as that.
            if wording.has_content() || wording.is_undecided() || is_unclosed(cx, paragraph.text) {
                continue;
            }
            findings.push(
                Diagnostic::new(&RULE, paragraph.text, Text::new("この項は何も述べていません", "this paragraph says nothing")).help(
                    Text::new(
                        "定めることを文として書くか、項を削ってください。宣言したことは、印刷するときに文として補われます",
                        "say what is laid down, or remove the paragraph; what is declared is said in sentences where the policy is printed",
                    ),
                ),
            );
        }
    }
}

/// Whether a string with its quotes lies in what could not be read: between them there may be nothing.
fn is_unclosed(cx: &Context<'_>, text: Span) -> bool {
    is_damaged(cx, Span { start: text.start.saturating_sub(1), ..text })
}

fn is_damaged(cx: &Context<'_>, place: Span) -> bool {
    cx.resolved.documents.get(place.file).is_none_or(|document| document.is_damaged(place))
}

/// Tables and forms in which nothing is written.
fn check_annexed(cx: &Context<'_>, findings: &mut Findings) {
    for annexed in &cx.policy.annexed {
        let says = |span: Span| !cx.text(span).trim().is_empty();
        if is_damaged(cx, annexed.span) || annexed.texts().any(says) {
            continue;
        }
        let message = Text::new(
            format!("{}には何も書かれていません", annexed.called()),
            format!("nothing is written in {}", annexed.called_in_english()),
        );
        findings.push(
            Diagnostic::new(&RULE, annexed.header, message).help(Text::new(
                "「列」と「行」を書くか、この別表又は様式を削ってください",
                "write its `columns` and `row`s, or remove it",
            )),
        );
    }
}

/// The wording, where all of it is empty.
fn empty_phrase<'a>(cx: &Context<'a>, article: &'a Article) -> Option<Span> {
    let is_empty = |paragraph| cx.wording(paragraph).sentences().iter().any(|sentence| sentence.phrases.say(&EMPTY));
    let first = article.paragraphs.first()?;
    article.paragraphs.iter().all(is_empty).then_some(first.text)
}
