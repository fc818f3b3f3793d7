//! A parent's wording where it is written out below: what it says of 第5条 and 前条 names the parent, and a placeholder prints what
//! holds below, where it can be told.

use super::names::Names;
use crate::resolve::elsewhere;
use crate::resolve::placeholder::{self, Printed};
use crate::resolve::policy::{Article, Policy, PolicyId};
use crate::text::Span;
use crate::wording::placeholder::placeholders;

/// An article of an ancestor.
#[derive(Clone, Copy)]
pub(super) struct Above<'a> {
    pub(super) id: PolicyId,
    pub(super) owner: &'a Policy,
    pub(super) article: &'a Article,
}

/// The wording in a place of an ancestor's article, as it reads below.
pub(super) fn below(names: Names<'_, '_>, above: Above<'_>, span: Span) -> String {
    let text = names.cx.resolved.text(span);
    let mut edits: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    edits.extend(printed(names, above, text, span));
    edits.extend(elsewhere::references(above.owner, above.article, names.policy(above.id), text));
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (range, replacement) in edits {
        let Some(between) = text.get(from..range.start) else { continue };
        out.push_str(between);
        out.push_str(&replacement);
        from = range.end;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}

/// Placeholders that say nothing below: what they print above.
fn printed(names: Names<'_, '_>, above: Above<'_>, text: &str, span: Span) -> Vec<(std::ops::Range<usize>, String)> {
    let cx = names.cx;
    let Some((_, view)) = cx.resolved.get(above.id) else { return Vec::new() };
    let lost = placeholders(text, span).into_iter().filter_map(|placeholder| {
        placeholder::print(&placeholder, cx.resolved, cx.policy, cx.view).err()?;
        let Ok(Printed::Value(attribute, value)) = placeholder::print(&placeholder, cx.resolved, above.owner, view) else { return None };
        let vocabulary = cx.resolved.vocabulary;
        let shown = crate::checks::words::show(vocabulary, vocabulary.attribute(attribute), &value);
        let range = (placeholder.span.start - span.start) as usize..(placeholder.span.end - span.start) as usize;
        Some((range, names.say(&shown)))
    });
    lost.collect()
}
