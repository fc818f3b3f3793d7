//! The effective text of a policy: its own text and, after it, everything that reaches it from its parents, as canonical kitei text
//! that says in comments where each part comes from.
//!
//! It goes on inheriting: what a parent says to those below, who its actors are and which text is meant stay what they are, and
//! whatever cannot be stated as the policy's own (a floor for what the institution does not do) still holds.

mod above;
mod article;
mod declaration;
mod names;
mod own;
mod wording;

use super::Table;
use crate::checks::Context;
use crate::config::Options;
use crate::diagnostic::{Lang, Text};
use crate::format::{Settings, format};
use crate::resolve::Resolved;
use crate::resolve::policy::PolicyId;
use crate::text::in_era;
use crate::workspace::one::{One, one};
use names::Names;

/// Writes the effective text of the policy that the options name.
pub(crate) fn effective(options: &Options, spelling: Option<Lang>) -> One<String> {
    one(options, |resolved, id| text(resolved, id, spelling))
}

/// The effective text of a policy. Its spelling is that of the policy's own text where none is asked for.
pub fn text(resolved: &Resolved<'_>, id: PolicyId, spelling: Option<Lang>) -> String {
    let Some((policy, view)) = resolved.get(id) else { return String::new() };
    let Some(document) = policy.documents.first().and_then(|&root| resolved.documents.get(root)) else { return String::new() };
    let lang = spelling.unwrap_or(document.lang());
    let cx = Context::new(resolved, id, policy, view);
    let names = Names { cx: &cx, lang };
    let above = above::write(names);
    let raw = format!("{}{}", heading(names, document.text.as_ref()), own::with(names, document, &above));
    let table = Table::new(resolved.vocabulary, resolved.documents.iter());
    format(&raw, &Settings { words: &table, spelling: Some(lang), pinned: None }).text
}

/// What the text is, in a comment above it.
fn heading(names: Names<'_, '_>, text: &str) -> String {
    let (day, path) = (names.cx.resolved.as_of, names.cx.resolved.sources.path(names.cx.policy.file));
    let heading = names.say(&Text::new(
        format!("// {path} と、上位規程から及ぶ定め（{}現在）", in_era(day)),
        format!("// {path} and what reaches it from its parents, as of {day}"),
    ));
    if text.starts_with(&heading) { String::new() } else { format!("{heading}\n\n") }
}
