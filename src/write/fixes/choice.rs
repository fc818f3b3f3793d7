//! Which fixes go together: in the order of their places, each that touches none before it.

use std::collections::BTreeMap;

use super::verdict::Key;
use crate::diagnostic::{Edit, Fix, Rule};
use crate::text::FileId;

/// A fix that may be applied.
#[derive(Debug)]
pub(super) struct Candidate {
    /// What it is known by while places move.
    pub(super) name: String,
    pub(super) rule: &'static Rule,
    /// The finding that it mends.
    pub(super) key: Key,
    pub(super) fix: Fix,
}

/// Those that go together. The same fix of several findings is one; what touches another waits for the next round.
pub(crate) fn chosen<F>(offered: &[F], fix: impl Fn(&F) -> &Fix) -> Vec<&F> {
    let mut chosen: Vec<&F> = offered.iter().collect();
    chosen.sort_by_key(|offered| fix(offered).edits.iter().map(|edit| edit.span).min());
    let mut taken: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    chosen.retain(|offered| {
        let own = &fix(offered).edits;
        let is_free = |edit: &Edit| !taken.get(&edit.span.file).into_iter().flatten().any(|taken| touch(edit, taken));
        if !own.iter().all(is_free) {
            return false;
        }
        for edit in own {
            taken.entry(edit.span.file).or_default().push(edit);
        }
        true
    });
    chosen
}

/// Whether two edits meet, be it only at their ends: what one writes may be what the other speaks of. Different texts that are inserted at
/// one place stand one after the other.
fn touch(one: &Edit, other: &Edit) -> bool {
    let are_insertions = one.span.is_empty() && other.span.is_empty() && one.replacement != other.replacement;
    one.span.start <= other.span.end && other.span.start <= one.span.end && !are_insertions
}
