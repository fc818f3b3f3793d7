//! The files of a git revision: the same that a run in its work tree would judge, from its commit alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Mutex, PoisonError};

use ignore::overrides::Override;

use super::git::{Blobs, Entry, EntryKind, Git};
use super::memory::plain;
use super::{Disk, Host, Kind, Listing, Unread, listed};
use crate::config::limits::LARGEST_BASELINE;
use crate::diagnostic::{Lang, Text};

/// The files of a commit, those of its submodules included; the top of the tree is `/`. Or those that the next commit would hold, which lie
/// where the work tree has them.
#[derive(Debug)]
pub(crate) struct Revision {
    top: PathBuf,
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
        Ok(Self { top: "/".into(), files, repositories: Mutex::new(repositories), notes })
    }

    /// What the next commit of the repository around a folder would hold. Submodules are commits of their own.
    pub(crate) fn staged(folder: &Path) -> Result<Self, Text> {
        let git = Git::around(folder)?;
        let top = git.top()?;
        let files = git.staged()?.into_iter().filter(|entry| entry.kind == EntryKind::File);
        let files = files.map(|entry| (top.join(&entry.path), (0, entry))).collect();
        Ok(Self { files, repositories: Mutex::new(vec![git.blobs()?]), notes: Vec::new(), top })
    }

    /// Whether a path is one of the tree. What lies in `.git` is not, nor what lies above the top.
    fn holds(&self, path: &Path) -> bool {
        path.strip_prefix(&self.top).is_ok_and(|within| !within.starts_with(".git"))
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
        if self.top == Path::new("/") { plain(path) } else { Disk.real(path) }
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        if !self.holds(path) {
            return Disk.kind(path);
        }
        listed::kind(path, |path| self.files.contains_key(path), self.files.keys().map(PathBuf::as_path))
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Unread> {
        if !self.holds(path) {
            return Disk.read(path);
        }
        let (repository, entry) = self.files.get(path).ok_or(std::io::ErrorKind::NotFound)?;
        if entry.length > LARGEST_BASELINE {
            return Err(Unread::TooLarge);
        }
        let mut repositories = self.repositories.lock().unwrap_or_else(PoisonError::into_inner);
        let blobs = repositories.get_mut(*repository).ok_or(std::io::ErrorKind::NotFound)?;
        blobs.read(&entry.object, LARGEST_BASELINE).map_err(|why| Unread::Refused(std::io::Error::other(why.get(Lang::En).to_owned())))
    }

    fn list(&self, folder: &Path, excluded: &Override) -> Listing {
        // What git holds is read, whatever a `.gitignore` says.
        listed::of(folder, || self.files.keys().map(PathBuf::as_path), excluded, &[])
    }
}
