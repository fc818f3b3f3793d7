//! Whether something changed that a run rests on: policies, configurations, what is ignored. Looked for by polling, since the systems that
//! tell of changes say nothing of a network drive, where a hospital keeps its policies.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use ignore::WalkBuilder;

use super::EXTENSION;

/// How the files of a folder lie there: where, how long, and since when.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Stamp(Vec<(PathBuf, u64, Option<SystemTime>)>);

/// The files below a folder that a run may rest on.
pub(crate) fn stamp(folder: &Path) -> Stamp {
    let bears = |path: &Path| {
        let is = |wanted: &str| path.extension().and_then(OsStr::to_str).is_some_and(|end| end.eq_ignore_ascii_case(wanted));
        is(EXTENSION) || is("toml") || path.file_name().is_some_and(|name| name == ".gitignore")
    };
    let is_of_git = |name: &OsStr| name == ".git";
    // What is ignored may be tracked, and is read then.
    let walk = WalkBuilder::new(folder).standard_filters(false).filter_entry(move |entry| !is_of_git(entry.file_name())).build();
    let mut files: Vec<_> = walk
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_some_and(|sort| !sort.is_dir()) && bears(entry.path()))
        .map(|entry| {
            let metadata = entry.metadata().ok();
            let (length, since) = metadata.map_or((0, None), |metadata| (metadata.len(), metadata.modified().ok()));
            (entry.into_path(), length, since)
        })
        .collect();
    files.sort_unstable();
    Stamp(files)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_a_run_rests_on_is_looked_at_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir_all(path("a/.git")).unwrap();
        fs::write(path("a/policy.kitei"), "x").unwrap();
        let mut last = stamp(folder.path());
        for (name, text, bears) in [
            ("a/policy.kitei", "xy", true),
            ("kitei.toml", "", true),
            ("a/new.KITEI", "", true),
            (".gitignore", "a", true),
            ("notes.txt", "", false),
            ("a/.git/x.kitei", "", false),
        ] {
            fs::write(path(name), text).unwrap();
            let now = stamp(folder.path());
            assert_eq!(now != last, bears, "{name}");
            last = now;
        }
        fs::remove_file(path("a/policy.kitei")).unwrap();
        assert_ne!(stamp(folder.path()), last);
    }
}
