//! Files that are there and are not read, to which policies refer all the same: whoever inherits from one is told why it was not read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::config::{Options, Word, pattern};
use crate::diagnostic::Findings;
use crate::io::discover::{Found, discover};
use crate::io::exclude::{Excluded, is_excluded};
use crate::io::root::Root;
use crate::io::{EXTENSION, Host, Kind, Trouble};
use crate::resolve::{Paths, Withheld, WithheldFiles};
use crate::text::{FileId, Sources, path};

/// What keeps files from being read.
#[derive(Debug, Default)]
pub(super) struct Unseen {
    /// The patterns of `exclude` that count.
    pub(super) excluded: Vec<Excluded>,
    /// Those of them that meet no policy file.
    pub(super) idle: Vec<Word>,
    /// How many policy files they leave out.
    pub(super) left_out: u32,
    /// How many more a `.gitignore` names.
    pub(super) ignored: u32,
    /// How many policy files of those asked for no change touched.
    pub(super) untouched: u32,
    /// What the options name and the configuration excludes, as shown.
    pub(super) passed_over: Vec<String>,
    /// Files that could not be read, as shown.
    pub(super) unread: Vec<(String, Withheld)>,
    /// The folders below the root in which repositories of their own begin.
    pub(super) elsewhere: BTreeSet<PathBuf>,
    /// Files that were listed and are no longer there, as shown, whatever the host says.
    pub(super) gone: BTreeSet<String>,
}

impl Unseen {
    /// Those to which the paths of parents lead.
    pub(super) fn files(&self, host: &dyn Host, root: &Path, files: &[FileId], paths: &Paths, sources: &Sources) -> WithheldFiles {
        let unread: WithheldFiles = self.unread.iter().cloned().collect();
        let named = files.iter().filter_map(|&file| Some((file, paths.survey(file)?)));
        let inherited = named.flat_map(|(file, survey)| survey.inherits.iter().map(move |inherited| (file, &inherited.path)));
        let lost = inherited.filter(|(file, written)| matches!(paths.find(sources, *file, written), Ok(None)));
        let shown = lost.filter_map(|(file, written)| path::join(sources.path(file), written).ok());
        shown
            .filter_map(|shown| Some((unread.of(&shown).or_else(|| self.why(host, root, &shown))?, shown)))
            .map(|(why, at)| (at, why))
            .collect()
    }

    /// Why a file was not listed, where it is there.
    fn why(&self, host: &dyn Host, root: &Path, shown: &str) -> Option<Withheld> {
        let path = root.join(shown);
        if self.gone.contains(shown) || host.kind(&path) != Some(Kind::File) {
            return None;
        }
        let is_hidden = shown.split('/').any(|part| part.starts_with('.'));
        Some(if path.extension().is_none_or(|extension| extension != EXTENSION) {
            Withheld::NoPolicy
        } else if path.ancestors().any(|folder| self.elsewhere.contains(folder)) {
            Withheld::Elsewhere
        } else if is_excluded(root, &self.excluded, &path) {
            Withheld::Excluded
        } else if is_hidden {
            Withheld::Hidden
        } else if host.real(&path) != path {
            Withheld::Linked
        } else {
            Withheld::Ignored
        })
    }
}

/// What `exclude` leaves out: its patterns that meet no policy file, and how many files the others meet; `read`: those that are read. Where
/// there are patterns, the root is walked once more, with nothing left out.
pub(super) fn left_out(host: &dyn Host, options: &Options, root: &Root, excluded: &[Excluded], read: &[Found]) -> (Vec<Word>, u32) {
    if excluded.is_empty() {
        return (Vec::new(), 0);
    }
    let all = discover(host, options, root, &[], &mut Sources::default(), &mut Findings::default());
    let paths = || all.files.iter().map(|file| file.shown.as_str());
    let is_idle = |excluded: &&Excluded| !excluded.pattern.starts_with('!') && !pattern::meets(&excluded.pattern, paths());
    let idle = excluded.iter().filter(is_idle).map(|excluded| excluded.word.clone()).collect();
    let read: BTreeSet<&str> = read.iter().map(|file| file.shown.as_str()).collect();
    (idle, paths().filter(|path| !read.contains(path)).count().try_into().unwrap_or(u32::MAX))
}

/// Why a file that is listed was not read.
pub(super) fn of(why: &Trouble) -> Withheld {
    match why {
        Trouble::Encoding(..) => Withheld::Encoding,
        Trouble::Unreadable(_) | Trouble::TooLarge(_) => Withheld::Unreadable,
    }
}
