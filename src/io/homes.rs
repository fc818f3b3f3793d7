//! The folders with a `kitei.toml` that may bear on a run besides that of the root.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::discover::discover;
use super::read::text_of;
use super::root::{Root, leads_outside, shown};
use super::{Host, Kind};
use crate::config::{self, Config, FILE_NAME, Options, report};
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

/// Reads every `kitei.toml` that may bear on the files besides that of the root: those above it, and those between the root and a file.
pub(crate) fn read<'f>(
    host: &dyn Host,
    root: &Root,
    files: impl Iterator<Item = &'f Path>,
    sources: &mut Sources,
    trouble: &mut Findings,
) -> Vec<Home> {
    let above = root.home.iter().flat_map(|home| home.ancestors().skip(1));
    let between = files.flat_map(|file| file.ancestors().skip(1).take_while(|folder| folder.starts_with(&root.folder)));
    let folders: BTreeSet<&Path> = above.chain(between).filter(|folder| Some(*folder) != root.home.as_deref()).collect();
    let mut homes = Vec::new();
    for folder in folders {
        let file = folder.join(FILE_NAME);
        if host.kind(&file) != Some(Kind::File) {
            continue;
        }
        let path = shown(&root.folder, &file);
        if leads_outside(host, folder, &file) {
            let place = Span::at(sources.add(path, ""), 0);
            trouble.push(report::leads_outside(place));
            continue;
        }
        match text_of(host, &file) {
            Ok(text) => {
                let id = sources.add(path, text.clone());
                homes.push(Home { folder: folder.to_owned(), config: config::read(id, &text, trouble) });
            }
            Err(why) => trouble.push(why.finding(&path, sources)),
        }
    }
    homes
}

/// Whether a lock lies in the folders of what the configuration excludes, or over them.
pub(crate) fn lie_beside(host: &dyn Host, options: &Options, root: &Root) -> bool {
    let (mut sources, mut unsaid) = (Sources::default(), Findings::default());
    let all = discover(host, options, &root.folder, &[], &mut sources, &mut unsaid);
    let homes = read(host, root, all.files.iter().map(|file| file.path.as_path()), &mut sources, &mut unsaid);
    homes.iter().any(|home| home.config.lock.is_some())
}
