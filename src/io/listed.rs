//! What lies below a folder where all paths are at hand: the same files that a walk over the disk finds.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::overrides::Override;

use super::{EXTENSION, Kind, Listing};
use crate::config::FILE_NAME;

/// The name of the files that say what is ignored.
pub(super) const IGNORE_FILE: &str = ".gitignore";

/// What the `.gitignore` files among `paths` say, those of outer folders first.
pub(super) fn ignored<'p>(paths: impl Iterator<Item = &'p Path>, mut text: impl FnMut(&Path) -> Option<String>) -> Vec<Gitignore> {
    let files = paths.filter(|path| path.file_name().is_some_and(|name| name == IGNORE_FILE));
    let read = files.filter_map(|path| {
        let mut builder = GitignoreBuilder::new(path.parent()?);
        for line in text(path)?.lines() {
            // A pattern that means nothing is passed over, as git does.
            let _ = builder.add_line(None, line);
        }
        builder.build().ok()
    });
    read.collect()
}

/// What lies below a folder among `paths`.
pub(super) fn below<'p>(folder: &Path, paths: impl Iterator<Item = &'p Path>, excluded: &Override, ignored: &[Gitignore]) -> Listing {
    let mut listing = Listing::default();
    for path in paths {
        let Ok(within) = path.strip_prefix(folder) else { continue };
        let is_seen = || !is_hidden(within) && !is_excluded(folder, within, excluded) && !is_ignored(path, ignored);
        if is_policy(path) && is_seen() {
            listing.files.push(path.to_owned());
        } else if has_capitals(path) && is_seen() {
            listing.capitals.push(path.to_owned());
        } else if let Some(home) = path.parent().filter(|_| is_configuration(path) && is_seen()) {
            listing.configurations.push(home.to_owned());
        }
    }
    listing
}

/// Whether a file is a policy by its name.
pub(super) fn is_policy(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == EXTENSION)
}

/// Whether a file would be a policy by its name but for capitals in its extension.
pub(super) fn has_capitals(path: &Path) -> bool {
    !is_policy(path) && path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION))
}

/// Whether a file is a configuration by its name.
pub(super) fn is_configuration(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == FILE_NAME)
}

/// What lies below a folder among `paths`, with how many policies of it are ignored.
pub(super) fn of<'p, I: Iterator<Item = &'p Path>>(
    folder: &Path,
    paths: impl Fn() -> I,
    excluded: &Override,
    ignored: &[Gitignore],
) -> Listing {
    let listing = below(folder, paths(), excluded, ignored);
    let all = if ignored.is_empty() { listing.files.len() } else { below(folder, paths(), excluded, &[]).files.len() };
    Listing { ignored: u32::try_from(all - listing.files.len()).unwrap_or(u32::MAX), ..listing }
}

/// Whether a path below the folder is hidden, or lies in what is.
fn is_hidden(within: &Path) -> bool {
    within.iter().any(|part| part.as_encoded_bytes().starts_with(b"."))
}

/// The folders of a path from the outermost, then the path itself, each with whether it is a folder.
fn along<'p>(above: &'p Path, path: &'p Path) -> impl Iterator<Item = (&'p Path, bool)> {
    let mut folders: Vec<&Path> = path.ancestors().skip(1).take_while(|folder| *folder != above).collect();
    folders.reverse();
    folders.into_iter().map(|folder| (folder, true)).chain([(path, false)])
}

pub(super) fn is_excluded(folder: &Path, within: &Path, excluded: &Override) -> bool {
    let path = folder.join(within);
    along(folder, &path).any(|(path, is_folder)| excluded.matched(path, is_folder).is_ignore())
}

/// Whether the file, or a folder that it lies in, is ignored: the innermost `.gitignore` with an opinion decides.
fn is_ignored(path: &Path, ignored: &[Gitignore]) -> bool {
    along(Path::new("/"), path).any(|(path, is_folder)| {
        let mut said = ignored.iter().filter(|file| path.starts_with(file.path())).map(|file| file.matched(path, is_folder));
        let decided = said.by_ref().filter(|said| !said.is_none()).last();
        decided.is_some_and(|said| said.is_ignore())
    })
}

/// What lies at a path: a file, or a folder where some path lies below it.
pub(super) fn kind<'p>(path: &Path, is_file: impl FnOnce(&Path) -> bool, mut paths: impl Iterator<Item = &'p Path>) -> Option<Kind> {
    if is_file(path) {
        return Some(Kind::File);
    }
    paths.any(|other| other.starts_with(path)).then_some(Kind::Folder)
}
