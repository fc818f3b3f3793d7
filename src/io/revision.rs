//! The policies of a git revision: the same files that a run in its work tree would judge, from its commit alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::overrides::Override;

use super::discover::{EXTENSION, overrides};
use super::files::{Files, Unreadable};
use super::git::{Blobs, Entry, EntryKind, Git};
use super::read::{LARGEST, Trouble, decode};
use crate::config::{self, Config, FILE_NAME};
use crate::diagnostic::rules::config::INVALID;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::text::{Sources, path};

/// Reads the policies of a commit of the repository in which one stands.
pub(crate) fn read(git: &Git, commit: &str) -> Result<Files, Unreadable> {
    let mut tree = Tree::read(git, commit)?;
    let prefix = git.prefix()?;
    let mut sources = Sources::default();
    let mut trouble = Findings::default();
    let (root, config) = tree.configured(&prefix, &mut sources, &mut trouble)?;
    let excluded = overrides(Path::new("/"), &config.exclude, &mut trouble);
    let ignored = tree.ignored()?;
    let mut read = Vec::new();
    let mut reported = BTreeSet::new();
    for path in tree.paths() {
        let Some(shown) = path.strip_prefix(root.as_str()).filter(|shown| is_policy(shown)) else { continue };
        if is_excluded(shown, &excluded) || is_ignored(&path, &ignored) {
            continue;
        }
        match tree.text(&path)? {
            Ok(text) => {
                read.push(sources.add(shown, text));
                reported.insert(shown.to_owned());
            }
            Err(why) => trouble.push(why.finding(shown, &mut sources)),
        }
    }
    Ok(Files { sources, read, reported, config, trouble, base: String::new(), notes: tree.notes })
}

/// The files of a commit, those of its submodules included.
struct Tree {
    files: BTreeMap<String, (usize, Entry)>,
    repositories: Vec<Blobs>,
    notes: Vec<Text>,
}

impl Tree {
    fn read(git: &Git, commit: &str) -> Result<Self, Text> {
        let mut tree = Self { files: BTreeMap::new(), repositories: Vec::new(), notes: Vec::new() };
        let mut waiting: Vec<(Rc<Git>, String, String)> = Vec::new();
        tree.add(git, "", commit, &mut |path, commit, found| waiting.push((found, path, commit)))?;
        while let Some((git, path, commit)) = waiting.pop() {
            tree.add(&git, &format!("{path}/"), &commit, &mut |path, commit, found| waiting.push((found, path, commit)))?;
        }
        Ok(tree)
    }

    /// Adds the files of a commit below a folder; hands on the submodules that are there.
    fn add(&mut self, git: &Git, folder: &str, commit: &str, within: &mut dyn FnMut(String, String, Rc<Git>)) -> Result<(), Text> {
        let entries = git.tree(commit)?;
        let repository = self.repositories.len();
        self.repositories.push(git.blobs()?);
        for entry in entries {
            let path = format!("{folder}{}", entry.path);
            match entry.kind {
                EntryKind::File => {
                    self.files.insert(path, (repository, entry));
                }
                EntryKind::Link => {}
                EntryKind::Submodule => match git.submodule(&entry.path) {
                    Some(submodule) => within(path, entry.object, Rc::new(submodule)),
                    None => self.notes.push(Text::new(
                        format!("サブモジュール「{path}」が取得されていないため、その中の規程は比べていません"),
                        format!("the submodule \"{path}\" is not checked out, so that policies in it are not compared"),
                    )),
                },
            }
        }
        Ok(())
    }

    fn paths(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    /// The text of a file, or why it is none.
    fn text(&mut self, path: &str) -> Result<Result<std::sync::Arc<str>, Trouble>, Text> {
        let Some((repository, entry)) = self.files.get(path) else { return Ok(Ok("".into())) };
        if entry.length > LARGEST {
            return Ok(Err(Trouble::TooLarge));
        }
        match self.repositories.get_mut(*repository) {
            Some(blobs) => Ok(decode(blobs.read(&entry.object)?)),
            None => Ok(Ok("".into())),
        }
    }

    /// The root, with `/` at its end, and what is configured there: looked for upwards from the folder `prefix`.
    fn configured(&mut self, prefix: &str, sources: &mut Sources, findings: &mut Findings) -> Result<(String, Config), Text> {
        let homes = std::iter::successors(Some(prefix), |folder| {
            let folder = folder.strip_suffix('/')?;
            Some(folder.rfind('/').and_then(|at| folder.get(..=at)).unwrap_or(""))
        });
        let home = homes.map(str::to_owned).find(|home| self.files.contains_key(&format!("{home}{FILE_NAME}")));
        let Some(home) = home else { return Ok((prefix.to_owned(), Config::default())) };
        let text = match self.text(&format!("{home}{FILE_NAME}"))? {
            Ok(text) => text,
            Err(why) => {
                findings.push(why.finding(FILE_NAME, sources));
                return Ok((home, Config::default()));
            }
        };
        let config = config::read(sources.add(FILE_NAME, text.clone()), &text, findings);
        let named = config.root.as_ref().map_or(Ok(home.trim_end_matches('/').to_owned()), |root| path::join(&home, &root.text));
        let root = named.map(|root| if root.is_empty() { root } else { format!("{root}/") });
        match root {
            Ok(root) if self.files.keys().any(|path| path.starts_with(&root)) => Ok((root, config)),
            _ => {
                if let Some(named) = &config.root {
                    let message = Text::new(
                        format!("「{}」というフォルダーがありません", named.text),
                        format!("there is no folder \"{}\"", named.text),
                    );
                    findings.push(Diagnostic::new(&INVALID, named.span, message));
                }
                Ok((home, config))
            }
        }
    }

    /// What the `.gitignore` files say, those of outer folders first.
    fn ignored(&mut self) -> Result<Vec<Gitignore>, Text> {
        const NAME: &str = ".gitignore";
        let mut all = Vec::new();
        for path in self.paths() {
            let Some(folder) = path.strip_suffix(NAME).filter(|folder| folder.is_empty() || folder.ends_with('/')) else { continue };
            let Ok(text) = self.text(&path)? else { continue };
            let mut builder = GitignoreBuilder::new(absolute(folder));
            for line in text.lines() {
                // A pattern that means nothing is passed over, as git does.
                let _ = builder.add_line(None, line);
            }
            all.extend(builder.build());
        }
        Ok(all)
    }
}

/// Whether a path below the root is that of a policy that is not hidden.
fn is_policy(shown: &str) -> bool {
    Path::new(shown).extension().is_some_and(|extension| extension == EXTENSION) && !shown.split('/').any(|part| part.starts_with('.'))
}

fn absolute(path: &str) -> PathBuf {
    Path::new("/").join(path)
}

/// The folders of a path from the outermost, then the path itself, each with whether it is a folder.
fn along(path: &str) -> impl Iterator<Item = (PathBuf, bool)> {
    let folders = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
    folders.map(|folder| (absolute(folder), true)).chain([(absolute(path), false)])
}

fn is_excluded(shown: &str, excluded: &Override) -> bool {
    along(shown).any(|(path, is_folder)| excluded.matched(path, is_folder).is_ignore())
}

/// Whether the file, or a folder that it lies in, is ignored: the innermost `.gitignore` with an opinion decides.
fn is_ignored(path: &str, ignored: &[Gitignore]) -> bool {
    along(path).any(|(path, is_folder)| {
        let mut said = ignored.iter().filter(|file| path.starts_with(file.path())).map(|file| file.matched(&path, is_folder));
        let decided = said.by_ref().filter(|said| !said.is_none()).last();
        decided.is_some_and(|said| said.is_ignore())
    })
}
