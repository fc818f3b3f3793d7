//! The disk.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use ignore::overrides::Override;
use ignore::{DirEntry, WalkBuilder};

use super::git::Git;
use super::{Host, Kind, Listing, Unread, listed, open};
use crate::config::limits::{LARGEST_BASELINE, LARGEST_IGNORE_FILE, MOST_IGNORED};

/// The files of this machine.
#[derive(Debug, Clone, Copy)]
pub struct Disk;

impl Host for Disk {
    fn real(&self, path: &Path) -> PathBuf {
        if let Ok(path) = dunce::canonicalize(path) {
            return path;
        }
        match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) if parent != path => self.real(parent).join(name),
            _ => path.to_owned(),
        }
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        let is_folder = fs::metadata(path).ok()?.is_dir();
        Some(if is_folder { Kind::Folder } else { Kind::File })
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Unread> {
        // The largest of what is read so; other things have limits of their own.
        open::bytes(path, LARGEST_BASELINE)
    }

    fn list(&self, folder: &Path, excluded: &Override) -> Listing {
        let mut listing = Listing::default();
        if let Some(bad) = bad_ignore_file(folder, folder) {
            listing.errors.push((Some(bad), ErrorKind::InvalidInput.into()));
            return listing;
        }
        let (root, bad, ignores) =
            (folder.to_owned(), Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(folder.join(listed::IGNORE_FILE).exists())));
        let (found, has_ignore_file) = (Arc::clone(&bad), Arc::clone(&ignores));
        let walk = WalkBuilder::new(folder)
            .overrides(excluded.clone())
            .ignore(false)
            // What lies above the root, and what a clone alone ignores, is not of the repository.
            .parents(false)
            .git_exclude(false)
            .git_global(false)
            .require_git(false)
            .filter_entry(move |entry| {
                let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
                if is_folder && entry.path().join(listed::IGNORE_FILE).exists() {
                    has_ignore_file.store(true, Ordering::Relaxed);
                }
                let Some(bad) = Some(entry.path()).filter(|_| is_folder).and_then(|folder| bad_ignore_file(&root, folder)) else {
                    return true;
                };
                if let Ok(mut found) = found.lock() {
                    found.push(bad);
                }
                false
            })
            .sort_by_file_name(std::cmp::Ord::cmp)
            .build();
        for entry in walk {
            match entry {
                Ok(entry) => {
                    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                    if is_file && listed::is_policy(entry.path()) {
                        listing.files.push(entry.into_path());
                    } else if is_file && listed::has_capitals(entry.path()) {
                        listing.capitals.push(entry.into_path());
                    } else if let Some(home) = entry.path().parent().filter(|_| listed::is_configuration(entry.path())) {
                        listing.configurations.push(home.to_owned());
                    }
                }
                Err(error) => {
                    let path = match &error {
                        ignore::Error::WithPath { path, .. } => Some(path.clone()),
                        _ => None,
                    };
                    // Anything but an error of the system is a pattern of `.gitignore` that means nothing; git passes over it too.
                    listing.errors.extend(error.into_io_error().map(|error| (path, error)));
                }
            }
        }
        if ignores.load(Ordering::Relaxed) {
            let tracked = tracked(folder, excluded);
            for (listed, tracked) in [
                (&mut listing.files, tracked.files),
                (&mut listing.capitals, tracked.capitals),
                (&mut listing.configurations, tracked.configurations),
            ] {
                listed.extend(tracked);
                listed.sort();
                listed.dedup();
            }
            listing.ignored = ignored(folder, excluded, &listing.files);
        }
        let bad = bad.lock().map(|mut bad| std::mem::take(&mut *bad)).unwrap_or_default();
        listing.errors.extend(bad.into_iter().map(|path| (Some(path), ErrorKind::InvalidInput.into())));
        listing
    }
}

/// How many policies below a folder a `.gitignore` names, of those that it would have else: they are not looked into.
fn ignored(folder: &Path, excluded: &Override, listed: &[PathBuf]) -> u32 {
    let walk = WalkBuilder::new(folder)
        .overrides(excluded.clone())
        .ignore(false)
        .parents(false)
        .git_ignore(false)
        .git_exclude(false)
        .git_global(false)
        .sort_by_file_name(std::cmp::Ord::cmp)
        .build();
    let entries = walk.flatten().take(listed.len().saturating_add(MOST_IGNORED));
    let is_policy = |entry: &DirEntry| listed::is_policy(entry.path()) && entry.file_type().is_some_and(|kind| kind.is_file());
    let further = entries.filter(is_policy).filter(|entry| listed.binary_search_by(|path| path.as_path().cmp(entry.path())).is_err());
    u32::try_from(further.count()).unwrap_or(u32::MAX)
}

/// What lies below a folder that git tracks though a `.gitignore` names them: git goes on with what it tracks. Where there is no git, nothing
/// is tracked.
fn tracked(folder: &Path, excluded: &Override) -> Listing {
    let tracked = Git::around(folder).and_then(|git| git.tracked_though_ignored()).unwrap_or_default();
    let paths: Vec<PathBuf> = tracked.into_iter().map(|path| folder.join(path)).collect();
    let mut listed = listed::below(folder, paths.iter().map(PathBuf::as_path), excluded, &[]);
    let is_file = |path: &PathBuf| {
        fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file()) && dunce::canonicalize(path).is_ok_and(|real| real == *path)
    };
    listed.files.retain(is_file);
    listed.capitals.retain(is_file);
    listed
}

/// The `.gitignore` of a folder where it is none that may be read: no regular file of the repository, or larger than any. (Whoever reads
/// it would wait for a pipe, and never come to the end of a device.)
fn bad_ignore_file(root: &Path, folder: &Path) -> Option<PathBuf> {
    let file = folder.join(".gitignore");
    let metadata = fs::symlink_metadata(&file).ok()?;
    let is_plain = |metadata: &fs::Metadata| metadata.is_file() && metadata.len() <= LARGEST_IGNORE_FILE;
    let is_good = if metadata.is_symlink() {
        let target = dunce::canonicalize(&file).ok()?;
        target.starts_with(root) && fs::metadata(&target).is_ok_and(|metadata| is_plain(&metadata))
    } else {
        is_plain(&metadata) || metadata.is_dir()
    };
    (!is_good).then_some(file)
}
