//! Which files are judged and which of them are reported: every policy below the root, and of these what the command line names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ignore::overrides::{Override, OverrideBuilder};

use super::listed;
use super::root::shown;
use super::{EXTENSION, Host, Kind, Trouble};
use crate::config::pattern::spellings;
use crate::config::report::{input, no_pattern};
use crate::config::{Options, Word};
use crate::diagnostic::Findings;
use crate::text::{Sources, Span};

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
}

/// Finds the files below `root` and those that the options name.
pub(crate) fn discover(
    host: &dyn Host,
    options: &Options,
    root: &Path,
    exclude: &[Word],
    sources: &mut Sources,
    findings: &mut Findings,
) -> Discovered {
    let excluded = overrides(root, exclude, findings);
    let mut discovery = Discovery { host, root, excluded, files: BTreeMap::new(), passed_over: Vec::new(), sources, findings };
    let all = discovery.walk(root);
    let mut reported = BTreeSet::new();
    if let Some(replaced) = &options.replaced {
        reported.extend(discovery.file(&host.real(&options.directory.join(&replaced.path)), &replaced.path));
    }
    for path in &options.paths {
        reported.extend(discovery.named(&options.directory.join(path), path));
    }
    if options.paths.is_empty() && options.replaced.is_none() {
        if all.is_empty() {
            discovery.no_policy(".");
        }
        reported = all;
    }
    let files = discovery.files.into_iter().map(|(shown, path)| Found { path, shown }).collect();
    Discovered { files, reported, passed_over: discovery.passed_over }
}

struct Discovery<'a> {
    host: &'a dyn Host,
    root: &'a Path,
    excluded: Override,
    files: BTreeMap<String, PathBuf>,
    passed_over: Vec<String>,
    sources: &'a mut Sources,
    findings: &'a mut Findings,
}

impl Discovery<'_> {
    /// What a path of the command line names.
    fn named(&mut self, path: &Path, written: &Path) -> BTreeSet<String> {
        let real = self.host.real(path);
        let Some(kind) = self.host.kind(&real) else {
            let written = written.to_string_lossy();
            let place = self.place(&written);
            self.findings.push(input::not_found(place, &written));
            return BTreeSet::new();
        };
        if kind == Kind::File {
            return self.file(&real, written);
        }
        if !self.is_inside(&real, written) || self.is_passed_over(&real) {
            return BTreeSet::new();
        }
        // What was found below the root is; a folder that is hidden or ignored is read where it is named.
        let below = self.files.iter().filter(|(_, path)| path.starts_with(&real)).map(|(shown, _)| shown.clone());
        let mut found: BTreeSet<String> = below.collect();
        if found.is_empty() {
            found = self.walk(&real);
        }
        if found.is_empty() {
            self.no_policy(&shown(self.root, &real));
        }
        found
    }

    /// One file, whether or not it is ignored elsewhere.
    fn file(&mut self, real: &Path, written: &Path) -> BTreeSet<String> {
        if !self.is_inside(real, written) || self.is_passed_over(real) {
            return BTreeSet::new();
        }
        let name = shown(self.root, real);
        if real.extension().is_none_or(|extension| extension != EXTENSION) {
            let place = self.place(&name);
            self.findings.push(input::no_policy(place, &name, EXTENSION));
            return BTreeSet::new();
        }
        self.files.insert(name.clone(), real.to_owned());
        BTreeSet::from([name])
    }

    /// What is excluded stays so where it is named: hooks name whatever a commit touches.
    fn is_passed_over(&mut self, real: &Path) -> bool {
        let is_excluded = real.strip_prefix(self.root).is_ok_and(|within| listed::is_excluded(self.root, within, &self.excluded));
        if is_excluded {
            self.passed_over.push(shown(self.root, real));
        }
        is_excluded
    }

    fn is_inside(&mut self, real: &Path, written: &Path) -> bool {
        let inside = real.starts_with(self.root);
        if !inside {
            let written = written.to_string_lossy();
            let place = self.place(&written);
            self.findings.push(input::outside_root(place, &written));
        }
        inside
    }

    /// The policies below a folder, hidden and ignored ones left out.
    fn walk(&mut self, folder: &Path) -> BTreeSet<String> {
        let listing = self.host.list(folder, &self.excluded);
        for (path, error) in listing.errors {
            let path = path.map_or_else(|| ".".to_owned(), |path| shown(self.root, &path));
            let finding = Trouble::Unreadable(error).finding(&path, self.sources);
            self.findings.push(finding);
        }
        let mut found = BTreeSet::new();
        for path in listing.files {
            let name = shown(self.root, &path);
            self.files.insert(name.clone(), path);
            found.insert(name);
        }
        found
    }

    fn no_policy(&mut self, folder: &str) {
        let place = self.place(folder);
        self.findings.push(input::no_policy_in(place, folder, EXTENSION));
    }

    /// The place of what has no text: the beginning of what is shown as `path`.
    fn place(&mut self, path: &str) -> Span {
        Span::at(self.sources.add(path, ""), 0)
    }
}

/// Whether patterns of `exclude` name a path below the root, or a folder that it lies in.
pub(crate) fn is_excluded(root: &Path, exclude: &[Word], path: &Path) -> bool {
    let excluded = overrides(root, exclude, &mut Findings::default());
    path.strip_prefix(root).is_ok_and(|within| listed::is_excluded(root, within, &excluded))
}

/// The patterns of `exclude`, written as in `.gitignore`.
fn overrides(root: &Path, exclude: &[Word], findings: &mut Findings) -> Override {
    let mut builder = OverrideBuilder::new(root);
    for pattern in exclude {
        if spellings(&pattern.text).iter().any(|spelling| builder.add(&format!("!{spelling}")).is_err()) {
            findings.push(no_pattern(pattern));
        }
    }
    builder.build().unwrap_or_else(|_| Override::empty())
}
