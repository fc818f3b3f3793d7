//! The folders with a `kitei.toml` that bear on a repository besides that of its root: those above it, whose locks bind, and those below
//! it, which refine what holds in their folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::read::configuration;
use super::root::{Root, shown, within};
use super::{Host, Kind};
use crate::config::limits::MOST_PATTERNS_IN_ALL;
use crate::config::{self, Config, FILE_NAME, report};
use crate::diagnostic::Findings;
use crate::text::{Sources, Span};

/// A folder with a `kitei.toml`.
#[derive(Debug, Clone)]
pub(crate) struct Home {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// What is configured there.
    pub(crate) config: Config,
}

/// All of them, in the order of their paths.
#[derive(Debug, Clone, Default)]
pub(crate) struct Homes {
    all: Vec<Home>,
    /// Those below the root by their paths from it, with `/` at the end.
    below: BTreeMap<String, usize>,
}

impl Homes {
    /// All.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Home> {
        self.all.iter()
    }

    /// Those below the root, each with its path from there (with `/` at the end).
    pub(crate) fn below(&self) -> impl Iterator<Item = (&str, &Home)> {
        self.below.iter().filter_map(|(within, &index)| Some((within.as_str(), self.all.get(index)?)))
    }

    /// Those around a file, as its path is from the root, the innermost first, each with the path of the file from there.
    pub(crate) fn around<'a>(&'a self, path: &'a str) -> impl Iterator<Item = (&'a Home, &'a str)> {
        let ends = path.char_indices().rev().filter(|(_, letter)| *letter == '/').map(|(at, _)| at + 1).chain([0]);
        let ends = ends.filter(|_| !self.below.is_empty());
        ends.filter_map(move |end| {
            let (within, rest) = path.split_at_checked(end)?;
            Some((self.all.get(*self.below.get(within)?)?, rest))
        })
    }
}

/// Reads every `kitei.toml` that bears on the files besides that of the root: those above it, and those between the root and a file.
pub(crate) fn read<'f>(
    host: &dyn Host,
    root: &Root,
    files: impl Iterator<Item = &'f Path>,
    sources: &mut Sources,
    trouble: &mut Findings,
) -> Homes {
    let above = root.home.iter().flat_map(|home| home.ancestors().skip(1));
    let between = files.flat_map(|file| file.ancestors().skip(1).take_while(|folder| folder.starts_with(&root.folder)));
    let folders: BTreeSet<&Path> = above.chain(between).filter(|folder| Some(*folder) != root.home.as_deref()).collect();
    let mut homes = Homes::default();
    let mut patterns = root.config.patterns();
    for folder in folders {
        let file = folder.join(FILE_NAME);
        if host.kind(&file) != Some(Kind::File) {
            continue;
        }
        let path = shown(&root.folder, &file);
        let Some(real) = within(host, folder, &file) else {
            let place = Span::at(sources.add(path, ""), 0);
            trouble.push(report::leads_outside(place, FILE_NAME));
            continue;
        };
        if patterns >= MOST_PATTERNS_IN_ALL {
            let place = Span::at(sources.add(path, ""), 0);
            trouble.push(report::too_many_patterns_in_all(place));
            continue;
        }
        match configuration(host, &real) {
            Ok(text) => {
                if folder.starts_with(&root.folder) {
                    let within = path.strip_suffix(FILE_NAME).unwrap_or_default().to_owned();
                    homes.below.insert(within, homes.all.len());
                }
                let id = sources.add(path, text.clone());
                let config = config::read(id, &text, trouble);
                patterns += config.patterns();
                homes.all.push(Home { folder: folder.to_owned(), config });
            }
            Err(why) => trouble.push(why.finding(&path, sources)),
        }
    }
    homes
}
