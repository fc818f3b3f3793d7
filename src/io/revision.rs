//! The files of a git revision: the same that a run in its work tree would judge, from its commit alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Mutex, PoisonError};

use ignore::overrides::Override;

use super::git::{Blobs, Entry, EntryKind, Git};
use super::memory::plain;
use super::read::LARGEST;
use super::{Host, Kind, Listing, Unread, listed};
use crate::diagnostic::{Lang, Text};

/// The files of a commit, those of its submodules included. The top of the tree is `/`.
#[derive(Debug)]
pub(crate) struct Revision {
    files: BTreeMap<PathBuf, (usize, Entry)>,
    repositories: Mutex<Vec<Blobs>>,
    /// What of the commit is not there.
    pub(crate) notes: Vec<Text>,
}

impl Revision {
    /// Reads the tree of a commit; the files in it are read when they are asked for.
    pub(crate) fn read(git: &Git, commit: &str) -> Result<Self, Text> {
        let mut reading = Reading::default();
        let mut waiting: Vec<(Rc<Git>, String, String)> = Vec::new();
        reading.add(git, "/", commit, &mut |path, commit, found| waiting.push((found, path, commit)))?;
        while let Some((git, path, commit)) = waiting.pop() {
            reading.add(&git, &format!("{path}/"), &commit, &mut |path, commit, found| waiting.push((found, path, commit)))?;
        }
        let Reading { files, repositories, notes } = reading;
        Ok(Self { files, repositories: Mutex::new(repositories), notes })
    }
}

/// A tree that is being read.
#[derive(Default)]
struct Reading {
    files: BTreeMap<PathBuf, (usize, Entry)>,
    repositories: Vec<Blobs>,
    notes: Vec<Text>,
}

impl Reading {
    /// Adds the files of a commit below a folder; hands on the submodules that are there.
    fn add(&mut self, git: &Git, folder: &str, commit: &str, within: &mut dyn FnMut(String, String, Rc<Git>)) -> Result<(), Text> {
        let entries = git.tree(commit)?;
        let repository = self.repositories.len();
        self.repositories.push(git.blobs()?);
        for entry in entries {
            let path = format!("{folder}{}", entry.path);
            match entry.kind {
                EntryKind::File => {
                    self.files.insert(path.into(), (repository, entry));
                }
                EntryKind::Link => {}
                EntryKind::Submodule => match git.submodule(&entry.path) {
                    Some(submodule) => within(path, entry.object, Rc::new(submodule)),
                    None => {
                        let path = path.trim_start_matches('/');
                        self.notes.push(Text::new(
                            format!("サブモジュール「{path}」が取得されていないため、その中の規程は比べていません"),
                            format!("the submodule \"{path}\" is not checked out, so that policies in it are not compared"),
                        ));
                    }
                },
            }
        }
        Ok(())
    }
}

impl Host for Revision {
    fn real(&self, path: &Path) -> PathBuf {
        plain(path)
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        listed::kind(path, |path| self.files.contains_key(path), self.files.keys().map(PathBuf::as_path))
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Unread> {
        let (repository, entry) = self.files.get(path).ok_or(std::io::ErrorKind::NotFound)?;
        if entry.length > LARGEST {
            return Err(Unread::TooLarge);
        }
        let mut repositories = self.repositories.lock().unwrap_or_else(PoisonError::into_inner);
        let blobs = repositories.get_mut(*repository).ok_or(std::io::ErrorKind::NotFound)?;
        blobs.read(&entry.object).map_err(|why| Unread::Refused(std::io::Error::other(why.get(Lang::En).to_owned())))
    }

    fn list(&self, folder: &Path, excluded: &Override) -> Listing {
        let paths = || self.files.keys().map(PathBuf::as_path);
        let ignored =
            listed::ignored(paths().filter(|path| path.starts_with(folder)), |path| String::from_utf8(self.read(path).ok()?).ok());
        Listing { files: listed::below(folder, paths(), excluded, &ignored), errors: Vec::new() }
    }
}
