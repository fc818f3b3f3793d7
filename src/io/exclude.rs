//! What configurations leave out: the patterns of `exclude`, those of the root and those of folders below it.

use std::path::{Path, PathBuf};

use ignore::overrides::{Override, OverrideBuilder};

use super::homes::Homes;
use super::listed;
use super::root::Root;
use crate::config::pattern::{self, spellings};
use crate::config::{Word, report};
use crate::diagnostic::Findings;

/// A pattern of `exclude`.
#[derive(Debug, Clone)]
pub(crate) struct Excluded {
    /// As it is written.
    pub(crate) word: Word,
    /// As it would be written at the root.
    pub(crate) pattern: String,
    /// The folder whose configuration says it.
    pub(crate) home: PathBuf,
}

/// Those of the root.
pub(crate) fn own(root: &Root) -> Vec<Excluded> {
    let home = root.home.as_ref().unwrap_or(&root.folder);
    of(&root.config.exclude, "", home).collect()
}

/// Those of the folders below it.
pub(crate) fn below(homes: &Homes) -> Vec<Excluded> {
    homes.below().flat_map(|(within, home)| of(&home.config.exclude, within, &home.folder)).collect()
}

fn of(words: &[Word], within: &str, home: &Path) -> impl Iterator<Item = Excluded> {
    let one = move |word: &Word| Excluded { pattern: pattern::from_root(within, &word.text), word: word.clone(), home: home.to_owned() };
    words.iter().map(one)
}

/// The patterns, as whoever lists files takes them.
pub(super) fn overrides(root: &Path, excluded: &[Excluded], findings: &mut Findings) -> Override {
    let mut builder = OverrideBuilder::new(root);
    for Excluded { pattern, word, .. } in excluded {
        if spellings(pattern).iter().any(|spelling| builder.add(&format!("!{spelling}")).is_err()) {
            findings.push(report::no_pattern(word));
        }
    }
    builder.build().unwrap_or_else(|_| Override::empty())
}

/// Whether the patterns name a path below the root, or a folder that it lies in.
pub(crate) fn is_excluded(root: &Path, excluded: &[Excluded], path: &Path) -> bool {
    let excluded = overrides(root, excluded, &mut Findings::default());
    path.strip_prefix(root).is_ok_and(|within| listed::is_excluded(root, within, &excluded))
}
