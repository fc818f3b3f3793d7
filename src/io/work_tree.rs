//! The work tree of git around a folder, told by what lies there: no program is run for it.

use std::path::{Path, PathBuf};

use super::Host;

/// The top of the work tree in which a folder lies; of a submodule that of the whole, as whoever checks that out reads both.
pub(crate) fn work_tree(host: &dyn Host, folder: &Path) -> Option<PathBuf> {
    let mut tops = folder.ancestors().filter(|folder| host.kind(&folder.join(".git")).is_some());
    let mut top = tops.next()?;
    while is_submodule(host, top) {
        let Some(above) = tops.next() else { break };
        top = above;
    }
    Some(top.to_owned())
}

/// Whether the top of a work tree is that of a submodule: its `.git` leads to where git keeps those.
fn is_submodule(host: &dyn Host, top: &Path) -> bool {
    let leads = host.read(&top.join(".git")).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    leads.is_some_and(|text| text.starts_with("gitdir:") && text.replace('\\', "/").contains("/modules/"))
}

/// What git reads of a repository whatever it is asked.
const READ: [&str; 8] = ["HEAD", "config", "config.worktree", "index", "packed-refs", "commondir", "shallow", "info/exclude"];

/// What of the nearest repository git would wait for without end: a pipe or a device in the place of a file, as an archive may hold it.
/// The path is from the folder in which `.git` lies.
pub(super) fn irregular(folder: &Path) -> Option<PathBuf> {
    let is_irregular = |path: &Path| path.metadata().is_ok_and(|found| !found.is_file() && !found.is_dir());
    let top = folder.ancestors().find(|folder| folder.join(".git").symlink_metadata().is_ok())?;
    let read = READ.iter().map(|file| Path::new(".git").join(file));
    std::iter::once(PathBuf::from(".git")).chain(read).find(|path| is_irregular(&top.join(path)))
}

#[cfg(test)]
mod tests {
    use super::super::Memory;
    use super::*;

    #[test]
    fn a_submodule_is_of_the_whole_and_a_linked_work_tree_is_not() {
        let host = Memory::new([
            ("/w/.git/HEAD", "ref: refs/heads/main\n"),
            ("/w/法人/.git", "gitdir: ../.git/modules/法人\n"),
            ("/w/法人/a.kitei", ""),
            ("/w/linked/.git", "gitdir: /w/.git/worktrees/linked\n"),
            ("/w/linked/a.kitei", ""),
            ("/alone/.git", "gitdir: ../elsewhere/.git/modules/alone\n"),
            ("/none/a.kitei", ""),
        ]);
        let top = |folder: &str| work_tree(&host, Path::new(folder)).map(|top| top.display().to_string());
        assert_eq!(top("/w/法人").as_deref(), Some("/w"));
        assert_eq!(top("/w/linked").as_deref(), Some("/w/linked"));
        assert_eq!(top("/alone").as_deref(), Some("/alone"));
        assert_eq!(top("/none"), None);
    }
}
