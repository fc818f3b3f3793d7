//! Patterns of paths as `exclude` and `[[overrides]]` write them: those of `.gitignore`, beginning where people begin paths (`./clinics/`),
//! and meeting names however a system stores them.

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::{Word, report};
use crate::diagnostic::Findings;
use crate::text::path;

/// Patterns of a configuration, with their places.
#[derive(Debug, Clone)]
pub(crate) struct Patterns {
    /// As they are written.
    pub(crate) words: Vec<Word>,
    paths: Gitignore,
}

impl Default for Patterns {
    fn default() -> Self {
        Self { words: Vec::new(), paths: Gitignore::empty() }
    }
}

impl Patterns {
    /// Reads them; what is none is reported and left out.
    pub(super) fn read(words: Vec<Word>, findings: &mut Findings) -> Self {
        let mut paths = GitignoreBuilder::new("");
        let mut read = Vec::new();
        for word in words {
            if add(&mut paths, &word.text) {
                read.push(word);
            } else {
                findings.push(report::no_pattern(&word));
            }
        }
        // They were read one by one; together they are read as well.
        Self { words: read, paths: paths.build().unwrap_or_else(|_| Gitignore::empty()) }
    }

    /// Whether they meet a path, as it is seen from the folder of the configuration, or a folder that it lies in.
    pub(crate) fn meet(&self, path: &str) -> bool {
        !self.words.is_empty() && holds(&self.paths, path)
    }

    /// Those that meet none of some paths. One that takes back others is not asked about.
    pub(crate) fn idle<'a, P: Iterator<Item = &'a str>>(&'a self, paths: impl Fn() -> P + 'a) -> impl Iterator<Item = &'a Word> {
        self.words.iter().filter(move |word| !word.text.starts_with('!') && !meets(&word.text, paths()))
    }
}

/// A pattern without what changes nothing: `./` at its beginning. `!` stays.
fn plain(pattern: &str) -> String {
    let (not, rest) = pattern.strip_prefix('!').map_or(("", pattern), |rest| ("!", rest));
    let mut rest = rest.trim_start();
    while let Some(inner) = rest.strip_prefix("./") {
        rest = inner;
    }
    format!("{not}{rest}")
}

/// A pattern of the configuration in a folder as it would be written at the root; `folder`: from the root, with `/` at its end.
pub(crate) fn from_root(folder: &str, pattern: &str) -> String {
    let plain = plain(pattern);
    if folder.is_empty() {
        return plain;
    }
    let (not, rest) = plain.strip_prefix('!').map_or(("", plain.as_str()), |rest| ("!", rest));
    // A name alone is met at any depth, a path from the folder on.
    let anywhere = if rest.trim_end_matches('/').contains('/') { "" } else { "**/" };
    let escaped: String =
        folder.chars().flat_map(|letter| "*?[]\\!#{} ".contains(letter).then_some('\\').into_iter().chain([letter])).collect();
    format!("{not}/{escaped}{anywhere}{}", rest.trim_start_matches('/'))
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
fn add(builder: &mut GitignoreBuilder, pattern: &str) -> bool {
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
fn holds(patterns: &Gitignore, shown: &str) -> bool {
    patterns.matched_path_or_any_parents(path::composed(shown), false).is_ignore()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_of_a_folder_meet_what_lies_in_it_alone() {
        for (folder, pattern, path, is_met) in [
            ("clinics/", "drafts/", "clinics/a/drafts/x.kitei", true),
            ("clinics/", "drafts/", "drafts/x.kitei", false),
            ("clinics/", "./a/x.kitei", "clinics/a/x.kitei", true),
            ("clinics/", "a/x.kitei", "clinics/b/a/x.kitei", false),
            ("clinics/", "/x.kitei", "clinics/x.kitei", true),
            ("clinics/", "/x.kitei", "clinics/a/x.kitei", false),
            ("病院 [1]/", "*.kitei", "病院 [1]/a.kitei", true),
            ("病院 [1]/", "*.kitei", "病院 1/a.kitei", false),
            ("", "drafts/", "a/drafts/x.kitei", true),
        ] {
            let whole = from_root(folder, pattern);
            assert_eq!(meets(&whole, [path].into_iter()), is_met, "{pattern} in {folder} is {whole}: {path}");
        }
    }
}
