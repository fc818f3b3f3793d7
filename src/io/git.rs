//! Reading a repository through the program `git`: revisions, trees and blobs. Nothing is written, no hook or filter runs, no shell
//! stands between, and nothing is fetched from elsewhere.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::work_tree::irregular;
use crate::diagnostic::Text;

/// A repository, or a submodule of one.
#[derive(Debug)]
pub(crate) struct Git {
    folder: PathBuf,
}

/// What a tree holds under a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// From the root of the tree, with `/`.
    pub(crate) path: String,
    pub(crate) kind: EntryKind,
    /// The name of the object.
    pub(crate) object: String,
    /// Its length in bytes; of a blob in a tree only.
    pub(crate) length: u64,
}

/// What an entry of a tree is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryKind {
    File,
    /// Never followed.
    Link,
    Submodule,
}

impl Git {
    /// The repository in which a folder lies.
    pub(crate) fn around(folder: &Path) -> Result<Self, Text> {
        if let Some(file) = irregular(folder) {
            let file = file.display();
            return Err(Text::new(
                format!("「{file}」が通常のファイルではないため、git を起動しません"),
                format!("git is not started: \"{file}\" is no regular file"),
            ));
        }
        let git = Self { folder: folder.to_owned() };
        git.run(&["rev-parse", "--git-dir"])?;
        Ok(git)
    }

    /// The path from the top of the work tree to the folder, with `/` at its end; empty at the top.
    pub(crate) fn prefix(&self) -> Result<String, Text> {
        Ok(line(&self.run(&["rev-parse", "--show-prefix"])?))
    }

    /// The repository of a submodule that is checked out under a path from the top of the work tree.
    pub(crate) fn submodule(&self, path: &str) -> Option<Self> {
        let top = dunce::canonicalize(self.folder.join(line(&self.run(&["rev-parse", "--show-cdup"]).ok()?))).ok()?;
        // A link in its place may lead anywhere; and without a `.git` there, git would answer for the repository around it.
        let folder = dunce::canonicalize(top.join(path)).ok().filter(|folder| folder.starts_with(&top))?;
        folder.join(".git").exists().then_some(Self { folder })
    }

    /// The commit that a revision names.
    pub(crate) fn commit(&self, revision: &str) -> Result<String, Text> {
        let named = format!("{revision}^{{commit}}");
        match self.run(&["rev-parse", "--verify", "--quiet", "--end-of-options", &named]) {
            Ok(out) if !revision.is_empty() => Ok(line(&out)),
            _ if self.is_shallow() => Err(Text::new(
                format!(
                    "「{revision}」という版がリポジトリにありません。浅い複製（shallow clone）なので、「git fetch --unshallow」で履歴を全部取得してください"
                ),
                format!(
                    "there is no revision \"{revision}\" in the repository, a shallow clone: fetch the whole history (`git fetch --unshallow`)"
                ),
            )),
            _ => Err(Text::new(
                format!("「{revision}」という版（コミット、ブランチ又はタグ）がリポジトリにありません"),
                format!("there is no revision \"{revision}\" in the repository"),
            )),
        }
    }

    /// Whether the history ends before its beginning.
    fn is_shallow(&self) -> bool {
        self.run(&["rev-parse", "--is-shallow-repository"]).is_ok_and(|out| line(&out) == "true")
    }

    /// Whether objects may be left to be fetched when they are needed.
    fn is_partial(&self) -> bool {
        self.run(&["config", "--get-regexp", r"^remote\..*\.promisor$"]).is_ok_and(|out| line(&out).ends_with("true"))
    }

    /// The commit from which two went apart.
    pub(crate) fn merge_base(&self, one: &str, other: &str) -> Result<String, Text> {
        self.run(&["merge-base", one, other]).map(|out| line(&out)).map_err(|_| {
            Text::new(
                "二つの版に共通の祖先がリポジトリにありません（浅い複製であれば、履歴を全部取得してください）",
                "the two revisions have no common ancestor in the repository (if the clone is shallow, fetch the whole history)",
            )
        })
    }

    /// The files of a commit. Paths are those of the tree, whatever `core.quotePath` says.
    pub(crate) fn tree(&self, commit: &str) -> Result<Vec<Entry>, Text> {
        let out = self.run(&["ls-tree", "-r", "-z", "-l", "--full-tree", commit])?;
        Ok(out.split(|byte| *byte == 0).filter_map(entry).collect())
    }

    /// The folder at the top of the work tree.
    pub(crate) fn top(&self) -> Result<PathBuf, Text> {
        let up = line(&self.run(&["rev-parse", "--show-cdup"])?);
        let top = self.folder.join(up);
        Ok(dunce::canonicalize(&top).unwrap_or(top))
    }

    /// The folder in which git looks for hooks, wherever it is configured to.
    pub(crate) fn hooks(&self) -> Result<PathBuf, Text> {
        let top = Self { folder: self.top()? };
        Ok(top.folder.join(line(&Self::answered(top.plain().args(["rev-parse", "--git-path", "hooks"]))?)))
    }

    /// The files of the work tree that came, changed or went since a commit, by their paths from its top, each with the one that it had
    /// before where that is another.
    pub(crate) fn touched(&self, commit: &str) -> Result<Vec<(Option<String>, String)>, Text> {
        let top = Self { folder: self.top()? };
        let changed = Self::answered(top.unfiltered().args(["diff", "--name-status", "-z", "-M", "--no-ext-diff", commit, "--"]))?;
        let new = top.run(&["ls-files", "--others", "--exclude-standard", "-z"])?;
        let paths = |out: &[u8]| -> Vec<String> {
            let parts = out.split(|byte| *byte == 0).filter(|part| !part.is_empty());
            parts.map(|part| String::from_utf8_lossy(part).into_owned()).collect()
        };
        let (mut touched, mut parts) = (Vec::new(), paths(&changed).into_iter());
        while let (Some(status), Some(path)) = (parts.next(), parts.next()) {
            // A file that was moved or copied has two names.
            match parts.as_slice().first().filter(|_| status.starts_with(['R', 'C'])).cloned() {
                Some(is) => {
                    touched.push((Some(path), is));
                    parts.next();
                }
                None => touched.push((None, path)),
            }
        }
        touched.extend(paths(&new).into_iter().map(|path| (None, path)));
        Ok(touched)
    }

    /// The files that the next commit would hold. A path that is not merged yet stands in it once for each side.
    pub(crate) fn staged(&self) -> Result<Vec<Entry>, Text> {
        let top = Self { folder: self.top()? };
        let out = top.run(&["ls-files", "--stage", "-z"])?;
        Ok(out.split(|byte| *byte == 0).filter_map(staged).collect())
    }

    /// Files below the folder that are tracked though a `.gitignore` names them, by their paths from it.
    pub(crate) fn tracked_though_ignored(&self) -> Result<Vec<PathBuf>, Text> {
        let out = self.run(&["ls-files", "--cached", "--ignored", "--exclude-per-directory=.gitignore", "-z"])?;
        Ok(out
            .split(|byte| *byte == 0)
            .filter(|path| !path.is_empty())
            .map(|path| PathBuf::from(&*String::from_utf8_lossy(path)))
            .collect())
    }

    /// Begins to read blobs.
    pub(crate) fn blobs(&self) -> Result<Blobs, Text> {
        let mut command = self.command();
        let mut child = command
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| unstartable(&error))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(asked), Some(told)) => {
                let git = Self { folder: self.folder.clone() };
                Ok(Blobs { git, child, asked: Some(asked), told: BufReader::new(told) })
            }
            _ => Err(unreadable("cat-file")),
        }
    }

    fn command(&self) -> Command {
        let mut command = self.plain();
        command.args(["-c", "core.hooksPath=/dev/null"]);
        command
    }

    /// The same with the hooks that are configured: none is run by what only asks where they lie.
    fn plain(&self) -> Command {
        let mut command = Command::new("git");
        // What is read is what the commit holds: no pager, no hooks, no helper that watches files, no partial clone that fetches.
        command
            .args(["--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false"])
            .current_dir(&self.folder)
            .env("LC_ALL", "C")
            .env_remove("LANGUAGE")
            // The repository is the one that the folder lies in, also where a hook of another one runs this.
            .env_remove("GIT_DIR")
            .env_remove("GIT_WORK_TREE")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_TERMINAL_PROMPT", "0");
        command
    }

    /// The same without the filters that are configured, through which git reads the files of the work tree (`filter.NAME.clean`): whoever
    /// makes a repository names them.
    fn unfiltered(&self) -> Command {
        let mut command = self.command();
        let named =
            self.run(&["config", "--name-only", "-z", "--get-regexp", r"^filter\..*\.(clean|process|required)$"]).unwrap_or_default();
        let keys = named.split(|byte| *byte == 0).filter(|key| !key.is_empty());
        let mut count = 0_usize;
        // In the environment, as a name may hold any sign.
        for key in keys.map(|key| String::from_utf8_lossy(key).into_owned()) {
            let value = if key.ends_with("required") { "false" } else { "" };
            command.env(format!("GIT_CONFIG_KEY_{count}"), key).env(format!("GIT_CONFIG_VALUE_{count}"), value);
            count += 1;
        }
        command.env("GIT_CONFIG_COUNT", count.to_string());
        command
    }

    fn run(&self, arguments: &[&str]) -> Result<Vec<u8>, Text> {
        Self::answered(self.command().args(arguments))
    }

    /// What git answers.
    fn answered(command: &mut Command) -> Result<Vec<u8>, Text> {
        let ran = command.stdin(Stdio::null()).output().map_err(|error| unstartable(&error))?;
        if ran.status.success() {
            return Ok(ran.stdout);
        }
        let said = String::from_utf8_lossy(&ran.stderr);
        if said.contains("not a git repository") {
            return Err(Text::new(
                "このフォルダーは git のリポジトリの中にありません",
                "the current folder does not lie in a git repository",
            ));
        }
        let said = said.lines().next().unwrap_or("");
        Err(Text::new(format!("git で読み取れません: {said}"), format!("git cannot read it: {said}")))
    }
}

/// A running `git cat-file --batch`.
#[derive(Debug)]
pub(crate) struct Blobs {
    git: Git,
    child: Child,
    asked: Option<ChildStdin>,
    told: BufReader<ChildStdout>,
}

impl Blobs {
    /// The bytes of an object, at most so many.
    pub(crate) fn read(&mut self, object: &str, most: u64) -> Result<Vec<u8>, Text> {
        self.answer(object, most).ok_or_else(|| {
            if !self.git.is_partial() {
                return unreadable(object);
            }
            Text::new(
                format!(
                    "git のオブジェクト {object} がありません。部分的な複製（partial clone）なので、「git fetch --refetch --no-filter」で全部取得してください"
                ),
                format!("the git object {object} is not there, in a partial clone: fetch all of it (`git fetch --refetch --no-filter`)"),
            )
        })
    }

    fn answer(&mut self, object: &str, most: u64) -> Option<Vec<u8>> {
        let asked = self.asked.as_mut()?;
        writeln!(asked, "{object}").ok()?;
        asked.flush().ok()?;
        let mut head = String::new();
        self.told.read_line(&mut head).ok()?;
        let mut parts = head.split_whitespace();
        let length: u64 = parts.nth(2)?.parse().ok()?;
        // One that is larger than any policy is passed over, so that the next can be read.
        let most = if length > most { 0 } else { length };
        let mut bytes = vec![0; usize::try_from(most).ok()?];
        self.told.read_exact(&mut bytes).ok()?;
        std::io::copy(&mut (&mut self.told).take(length - most + 1), &mut std::io::sink()).ok()?;
        (most == length).then_some(bytes)
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // The program ends when it is asked nothing more.
        self.asked = None;
        let _ = self.child.wait();
    }
}

/// `100644 blob 9daeafb…      42\t病院/規程.kitei`
fn entry(record: &[u8]) -> Option<Entry> {
    let tab = record.iter().position(|byte| *byte == b'\t')?;
    let (head, path) = record.split_at_checked(tab)?;
    let head = std::str::from_utf8(head).ok()?;
    let mut parts = head.split_whitespace();
    let (mode, _, object, length) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let path = String::from_utf8_lossy(path.get(1..)?).into_owned();
    Some(Entry { path, kind: kind(mode), object: object.to_owned(), length: length.parse().unwrap_or(0) })
}

/// `100644 9daeafb… 0\t病院/規程.kitei`; of what is not merged, the side that is one's own.
fn staged(record: &[u8]) -> Option<Entry> {
    let tab = record.iter().position(|byte| *byte == b'\t')?;
    let (head, path) = record.split_at_checked(tab)?;
    let mut parts = std::str::from_utf8(head).ok()?.split_whitespace();
    let (mode, object, side) = (parts.next()?, parts.next()?, parts.next()?);
    let kind = kind(mode);
    let path = String::from_utf8_lossy(path.get(1..)?).into_owned();
    ["0", "2"].contains(&side).then(|| Entry { path, kind, object: object.to_owned(), length: 0 })
}

fn kind(mode: &str) -> EntryKind {
    match mode {
        "120000" => EntryKind::Link,
        "160000" => EntryKind::Submodule,
        _ => EntryKind::File,
    }
}

/// The first line.
fn line(out: &[u8]) -> String {
    String::from_utf8_lossy(out).lines().next().unwrap_or("").to_owned()
}

fn unstartable(error: &std::io::Error) -> Text {
    if error.kind() == ErrorKind::NotFound {
        return Text::new("版を読み取るための git がこの環境にありません", "the program git, which reads revisions, is not installed");
    }
    Text::new(format!("git を起動できません: {error}"), format!("git cannot be started: {error}"))
}

fn unreadable(object: &str) -> Text {
    Text::new(format!("git のオブジェクト {object} を読み取れません"), format!("the git object {object} cannot be read"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_trees_are_told_apart() {
        let read = |record: &str| entry(record.as_bytes()).unwrap();
        let file = read("100644 blob 9daeafb9864cf43055ae93beb0afd6c7d144bfa4      42\t病院/規程 一.kitei");
        assert_eq!((file.path.as_str(), file.kind, file.length), ("病院/規程 一.kitei", EntryKind::File, 42));
        assert_eq!(read("120000 blob 9daeafb 3\ta").kind, EntryKind::Link);
        assert_eq!(read("160000 commit 9daeafb -\tvendor").kind, EntryKind::Submodule);
        assert_eq!(entry(b""), None);
    }
}
