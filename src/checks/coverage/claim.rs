//! A claim that is written into an article that there is.

use crate::checks::Context;
use crate::diagnostic::Edit;
use crate::resolve::policy::Article;
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// Adds an item to those that an article claims, with lines that go with the claim (each without its end).
pub(super) fn added(cx: &Context<'_>, article: &Article, item: &str, lines: &[String]) -> Edit {
    let indent = indent(cx, article);
    let lines: Vec<String> = lines.iter().map(|line| format!("\n{indent}  {line}")).collect();
    let lines = lines.concat();
    let is_english = cx.text(article.header).starts_with(|first: char| first.is_ascii());
    if let Some(claim) = article.claims.last() {
        let comma = if is_english { ", " } else { "、" };
        return Edit { span: claim.span.tail(), replacement: format!("{comma}{item}{lines}") };
    }
    let span = article.block_start(cx.text(article.span));
    let keyword = if is_english { Keyword::Satisfies.en() } else { Keyword::Satisfies.ja() };
    let rest = cx.text(Span::new(span.file, span.start, article.span.end));
    // What stands behind the brace begins a line of its own.
    let end = if rest.lines().next().is_some_and(|rest| !rest.trim().is_empty()) { format!("\n{indent} ") } else { String::new() };
    Edit { span, replacement: format!("\n{indent}  {keyword} {item}{lines}{end}") }
}

/// What stands before an article in its line.
pub(super) fn indent(cx: &Context<'_>, article: &Article) -> String {
    let before = cx.text(Span::new(article.span.file, 0, article.span.start));
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().take_while(|letter| letter.is_whitespace()).collect()
}
