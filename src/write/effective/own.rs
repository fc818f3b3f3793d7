//! The policy's own text: comments at what it lays down otherwise than its parents, and what reaches it from above before its
//! first supplement.

use super::names::Names;
use crate::checks::inheritance::{Change, changes};
use crate::diagnostic::Text;
use crate::model::order::Comparison;
use crate::resolve::effective::Held;
use crate::resolve::policy::Mode;
use crate::syntax::document::Document;
use crate::syntax::keyword::Keyword;

/// The text with what comes from above.
pub(super) fn with(names: Names<'_, '_>, document: &Document, above: &str) -> String {
    let mut edits: Vec<(usize, String)> = notes(names, document);
    if !above.is_empty() {
        edits.push((end_of_main_text(document), format!("\n{above}\n")));
    }
    edits.sort_by_key(|(at, _)| *at);
    let text = &*document.text;
    let mut out = String::with_capacity(text.len() + above.len());
    let mut from = 0;
    for (at, inserted) in &edits {
        out.push_str(text.get(from..*at).unwrap_or(""));
        out.push_str(inserted);
        from = *at;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}

/// Where the main text ends: before the first supplement, else at the end. Nothing is put between what cannot be read.
fn end_of_main_text(document: &Document) -> usize {
    let text = &*document.text;
    if !document.damaged.is_empty() {
        return text.len();
    }
    let mut end = 0;
    for statement in document.statements() {
        if statement.keyword() == Some(Keyword::Supplement) {
            let rest = text.get(end..).unwrap_or("");
            return end + rest.find('\n').map_or(0, |line| line + 1);
        }
        end = statement.span().end as usize;
    }
    text.len()
}

/// Comments above the declarations that change what holds above; one that stands there already is not repeated.
fn notes(names: Names<'_, '_>, document: &Document) -> Vec<(usize, String)> {
    let policy = names.cx.policy;
    let mut notes: Vec<(usize, String)> = Vec::new();
    for change in changes(names.cx) {
        let declaration = policy.declarations.iter().find(|declaration| declaration.whole.contains(change.own.span));
        let Some(at) = declaration.filter(|declaration| declaration.whole.file == document.file).map(|of| of.whole.start as usize) else {
            continue;
        };
        let Some(how) = how(&change) else { continue };
        let attribute = names.attribute(change.attribute);
        let value = |held: &Held| names.value(change.attribute, held.value.as_ref());
        let (own, above) = (value(change.own), value(change.above.held));
        let (by, place) = (names.stated_in(change.above.held), names.place(change.above.held.span));
        let note = names.say(&Text::new(
            format!("// {attribute} {own}：{by} の「{above}」{}（{place}）\n", how.ja),
            format!("// {attribute} {own}: {} \"{above}\" of {by} ({place})\n", how.en),
        ));
        if !document.text.contains(note.trim_end()) && !notes.contains(&(at, note.clone())) {
            notes.push((at, note));
        }
    }
    notes
}

/// What a value is to the one above; none where it is the same.
fn how(change: &Change<'_>) -> Option<Text> {
    Some(match (change.comparison, change.above.mode) {
        (Comparison::Equal, _) => return None,
        (_, Mode::Final) => Text::new("を変えている（変更不可）", "changes the final"),
        (Comparison::Stricter, _) => Text::new("より厳しい", "stricter than"),
        (_, Mode::Default) => Text::new("（既定）に代わる", "in place of the default"),
        (Comparison::Weaker, _) => Text::new("より緩い（認められない）", "weaker than (not allowed)"),
        (Comparison::Incomparable, _) => Text::new("に代わる", "in place of"),
    })
}
