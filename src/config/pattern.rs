//! Patterns of paths as `exclude` and `[[overrides]]` write them: those of `.gitignore`, beginning where people begin paths (`./clinics/`),
//! and meeting names however a system stores them.

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::text::path;

/// A pattern without what changes nothing: `./` at its beginning. `!` stays.
fn plain(pattern: &str) -> String {
    let (not, rest) = pattern.strip_prefix('!').map_or(("", pattern), |rest| ("!", rest));
    let mut rest = rest.trim_start();
    while let Some(inner) = rest.strip_prefix("./") {
        rest = inner;
    }
    format!("{not}{rest}")
}

/// The spellings of a pattern under which a system may store what it names: composed (NFC) and decomposed (NFD).
pub(crate) fn spellings(pattern: &str) -> Vec<String> {
    let plain = plain(pattern);
    let (composed, decomposed) = (path::composed(&plain), path::decomposed(&plain));
    let mut spellings = vec![composed];
    if spellings.first() != Some(&decomposed) {
        spellings.push(decomposed);
    }
    spellings
}

/// Adds a pattern, which then meets paths in composed form. False: it is none.
pub(super) fn add(builder: &mut GitignoreBuilder, pattern: &str) -> bool {
    builder.add_line(None, &path::composed(&plain(pattern))).is_ok()
}

/// Whether a pattern alone meets one of the paths, as they are shown from the root. One that cannot be read is told as such.
pub(crate) fn meets<'p>(pattern: &str, mut paths: impl Iterator<Item = &'p str>) -> bool {
    let mut builder = GitignoreBuilder::new("");
    let positive = pattern.trim_start_matches('!');
    if !add(&mut builder, positive) {
        return true;
    }
    builder.build().is_ok_and(|found| paths.any(|shown| holds(&found, shown)))
}

/// Whether patterns meet a path, as it is shown from the root, or a folder that it lies in.
pub(super) fn holds(patterns: &Gitignore, shown: &str) -> bool {
    patterns.matched_path_or_any_parents(path::composed(shown), false).is_ignore()
}
