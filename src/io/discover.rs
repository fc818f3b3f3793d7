//! Which files are judged and which of them are reported: every policy below the root, and of these what the command line names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ignore::overrides::Override;

use super::exclude::{self, Excluded};
use super::memory::plain;
use super::root::{Root, shown};
use super::{EXTENSION, Host, Kind, Trouble, listed, roots};
use crate::config::Options;
use crate::config::report::input;
use crate::diagnostic::Findings;
use crate::text::{Sources, Span, path};

/// A file to be read.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) path: PathBuf,
    /// From the root, with `/`.
    pub(crate) shown: String,
}

/// The files of a run.
#[derive(Debug, Default)]
pub(crate) struct Discovered {
    /// All, sorted by the path that is shown.
    pub(crate) files: Vec<Found>,
    /// Those that are reported on, as shown.
    pub(crate) reported: BTreeSet<String>,
    /// What is named and excluded all the same, as shown.
    pub(crate) passed_over: Vec<String>,
    /// The folders below the root in which repositories of their own begin: their files are none of these.
    pub(crate) elsewhere: BTreeSet<PathBuf>,
    /// How many more there are that a `.gitignore` names, and that were not named.
    pub(crate) ignored: u32,
}

/// Finds the files of a repository and those that the options name.
pub(crate) fn discover(
    host: &dyn Host,
    options: &Options,
    root: &Root,
    excluded: &[Excluded],
    sources: &mut Sources,
    findings: &mut Findings,
) -> Discovered {
    let excluded = exclude::overrides(&root.folder, excluded, findings);
    let (files, passed_over, elsewhere) = (BTreeMap::new(), Vec::new(), BTreeSet::new());
    let (has_home, root) = (root.home.is_some(), root.folder.as_path());
    let (capitals, told) = (BTreeSet::new(), BTreeSet::new());
    let mut discovery =
        Discovery { host, root, has_home, excluded, files, capitals, told, ignored: 0, passed_over, elsewhere, sources, findings };
    let all = discovery.walk(root);
    let ignored = discovery.ignored;
    let mut reported = BTreeSet::new();
    if let Some(replaced) = &options.replaced {
        reported.extend(discovery.file(&host.real(&options.directory.join(&replaced.path)), &replaced.path));
    }
    for path in &options.paths {
        reported.extend(discovery.named(&options.directory.join(path), path));
    }
    if options.paths.is_empty() && options.replaced.is_none() {
        discovery.capitals(root);
        if all.is_empty() {
            discovery.no_policy(root);
        }
        reported.clone_from(&all);
    }
    // What is ignored and named is read.
    let named = u32::try_from(discovery.files.keys().filter(|name| !all.contains(*name)).count()).unwrap_or(u32::MAX);
    discovery.twins();
    let files = discovery.files.into_iter().map(|(shown, path)| Found { path, shown }).collect();
    let (passed_over, elsewhere) = (discovery.passed_over, discovery.elsewhere);
    Discovered { files, reported, passed_over, elsewhere, ignored: ignored.saturating_sub(named) }
}

struct Discovery<'a> {
    host: &'a dyn Host,
    root: &'a Path,
    has_home: bool,
    excluded: Override,
    files: BTreeMap<String, PathBuf>,
    /// What would be among them but for capitals in its extension.
    capitals: BTreeSet<PathBuf>,
    /// Those of them that were told.
    told: BTreeSet<PathBuf>,
    ignored: u32,
    passed_over: Vec<String>,
    elsewhere: BTreeSet<PathBuf>,
    sources: &'a mut Sources,
    findings: &'a mut Findings,
}

impl Discovery<'_> {
    /// What a path of the command line names.
    fn named(&mut self, path: &Path, written: &Path) -> BTreeSet<String> {
        let real = self.host.real(path);
        let Some(kind) = self.host.kind(&real) else {
            let place = self.place(&plain(path));
            self.findings.push(input::not_found(place, &written.to_string_lossy()));
            return BTreeSet::new();
        };
        if kind == Kind::File {
            return self.file(&real, written);
        }
        if !self.is_inside(&real, written) || self.is_passed_over(&real, Kind::Folder) {
            return BTreeSet::new();
        }
        // What was found below the root is; a folder that is hidden or ignored is read where it is named.
        let below = self.files.iter().filter(|(_, path)| path.starts_with(&real)).map(|(shown, _)| shown.clone());
        let mut found: BTreeSet<String> = below.collect();
        if found.is_empty() {
            found = self.walk(&real);
        }
        self.capitals(&real);
        if found.is_empty() {
            self.no_policy(&real);
        }
        found
    }

    /// One file, whether or not it is ignored elsewhere.
    fn file(&mut self, real: &Path, written: &Path) -> BTreeSet<String> {
        if !self.is_inside(real, written) || self.is_passed_over(real, Kind::File) {
            return BTreeSet::new();
        }
        if listed::has_capitals(real) {
            self.capitals.insert(real.to_owned());
            self.capitals(real);
            return BTreeSet::new();
        }
        if !listed::is_policy(real) {
            let place = self.place(real);
            self.findings.push(input::no_policy(place, &written.to_string_lossy(), EXTENSION));
            return BTreeSet::new();
        }
        self.enter(real.to_owned()).into_iter().collect()
    }

    /// What is excluded stays so where it is named: hooks name whatever a commit touches.
    fn is_passed_over(&mut self, real: &Path, kind: Kind) -> bool {
        let is_excluded = self.excluded.matched(real, kind == Kind::Folder).is_ignore()
            || real.strip_prefix(self.root).is_ok_and(|within| listed::is_excluded(self.root, within, &self.excluded));
        if is_excluded {
            self.passed_over.push(self.sources.shown_path(&shown(self.root, real)));
        }
        is_excluded
    }

    fn is_inside(&mut self, real: &Path, written: &Path) -> bool {
        let inside = real.starts_with(self.root) && !self.is_elsewhere(real);
        if !inside {
            let place = self.place(real);
            self.findings.push(input::outside_root(place, &written.to_string_lossy()));
        }
        inside
    }

    fn is_elsewhere(&self, path: &Path) -> bool {
        !self.elsewhere.is_empty() && path.ancestors().any(|folder| self.elsewhere.contains(folder))
    }

    /// The policies below a folder, hidden and ignored ones left out, and those of other repositories.
    fn walk(&mut self, folder: &Path) -> BTreeSet<String> {
        let mut listing = self.host.list(folder, &self.excluded);
        self.elsewhere.extend(roots::beginning(self.host, self.root, self.has_home, &listing.configurations));
        listing.files.retain(|file| !self.is_elsewhere(file));
        listing.capitals.retain(|file| !self.is_elsewhere(file));
        self.capitals.extend(listing.capitals);
        for (path, error) in listing.errors {
            let path = path.map_or_else(|| ".".to_owned(), |path| shown(self.root, &path));
            let finding = Trouble::Unreadable(error).finding(&path, self.sources);
            self.findings.push(finding);
        }
        self.ignored = self.ignored.saturating_add(listing.ignored);
        listing.files.into_iter().filter_map(|path| self.enter(path)).collect()
    }

    /// Takes a file over; gives back how it is shown. One whose name is no text would be taken for others.
    fn enter(&mut self, path: PathBuf) -> Option<String> {
        let name = shown(self.root, &path);
        if path.strip_prefix(self.root).unwrap_or(&path).to_str().is_none() {
            let place = self.place(&path);
            self.findings.push(input::no_name(place, &self.sources.shown_path(&name)));
            return None;
        }
        self.files.insert(name.clone(), path);
        Some(name)
    }

    /// Tells of files whose paths are one in composed form: which of them is meant by a path nobody can see.
    fn twins(&mut self) {
        let mut composed = BTreeSet::new();
        let mut is_twin = |(name, _): &(&String, &PathBuf)| !composed.insert(path::composed(name));
        let twins: Vec<(String, PathBuf)> =
            self.files.iter().filter(|entry| is_twin(entry)).map(|(name, path)| (name.clone(), path.clone())).collect();
        for (name, path) in twins {
            let place = self.place(&path);
            self.findings.push(input::twin(place, &self.sources.shown_path(&name)));
        }
    }

    /// Tells of the files at or below a path that are none of the repository for capitals in their extension: once of each.
    fn capitals(&mut self, path: &Path) {
        let untold = |file: &&PathBuf| file.starts_with(path) && !self.told.contains(*file);
        let found: Vec<PathBuf> = self.capitals.iter().filter(untold).cloned().collect();
        self.told.extend(found.iter().cloned());
        for file in found {
            let place = self.place(&file);
            self.findings.push(input::capitals(place, &self.sources.shown_path(&shown(self.root, &file)), EXTENSION));
        }
    }

    fn no_policy(&mut self, folder: &Path) {
        let place = self.place(folder);
        let shown = self.sources.shown(place.file).into_owned();
        self.findings.push(input::no_policy_in(place, &shown, EXTENSION));
    }

    /// The place of what has no text: the beginning of it.
    fn place(&mut self, path: &Path) -> Span {
        Span::at(self.sources.add(shown(self.root, path), ""), 0)
    }
}
