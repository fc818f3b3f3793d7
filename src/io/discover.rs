//! Which files are judged and which of them are reported: every policy below the root, and of these what the command line names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use ignore::overrides::{Override, OverrideBuilder};

use super::read::Trouble;
use super::root::{real, shown};
use crate::config::Options;
use crate::config::{Word, no_pattern};
use crate::diagnostic::rules::input;
use crate::diagnostic::{Diagnostic, Findings, Rule, Text};
use crate::text::{Sources, Span};

/// How the name of a policy, standard or vocabulary ends.
pub(crate) const EXTENSION: &str = "kitei";

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
}

/// Finds the files below `root` and those that the options name.
pub(crate) fn discover(options: &Options, root: &Path, exclude: &[Word], sources: &mut Sources, findings: &mut Findings) -> Discovered {
    let excluded = overrides(root, exclude, findings);
    let mut discovery = Discovery { root, excluded, files: BTreeMap::new(), sources, findings };
    let all = discovery.walk(root);
    let mut reported = BTreeSet::new();
    if let Some(replaced) = &options.replaced {
        reported.extend(discovery.file(&real(&options.directory.join(&replaced.path)), &replaced.path));
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
    Discovered { files, reported }
}

struct Discovery<'a> {
    root: &'a Path,
    excluded: Override,
    files: BTreeMap<String, PathBuf>,
    sources: &'a mut Sources,
    findings: &'a mut Findings,
}

impl Discovery<'_> {
    /// What a path of the command line names.
    fn named(&mut self, path: &Path, written: &Path) -> BTreeSet<String> {
        let Ok(real) = path.canonicalize() else {
            let written = written.to_string_lossy();
            let message = Text::new(format!("「{written}」が見つかりません"), format!("\"{written}\" does not exist"));
            self.report(&input::NOT_FOUND, &written, message);
            return BTreeSet::new();
        };
        if !real.is_dir() {
            return self.file(&real, written);
        }
        if !self.is_inside(&real, written) {
            return BTreeSet::new();
        }
        let found = self.walk(&real);
        if found.is_empty() {
            self.no_policy(&shown(self.root, &real));
        }
        found
    }

    /// One file, whether or not it is ignored elsewhere.
    fn file(&mut self, real: &Path, written: &Path) -> BTreeSet<String> {
        if !self.is_inside(real, written) {
            return BTreeSet::new();
        }
        let name = shown(self.root, real);
        if real.extension().is_none_or(|extension| extension != EXTENSION) {
            let message = Text::new(
                format!("「{name}」は規程のファイル（.{EXTENSION}）ではありません"),
                format!("\"{name}\" is no policy file (.{EXTENSION})"),
            );
            self.report(&input::NO_POLICY, &name, message);
            return BTreeSet::new();
        }
        self.files.insert(name.clone(), real.to_owned());
        BTreeSet::from([name])
    }

    fn is_inside(&mut self, real: &Path, written: &Path) -> bool {
        let inside = real.starts_with(self.root);
        if !inside {
            let written = written.to_string_lossy();
            let message =
                Text::new(format!("「{written}」は起点のフォルダーの外にあります"), format!("\"{written}\" lies outside the root"));
            self.report(&input::OUTSIDE_ROOT, &written, message);
        }
        inside
    }

    /// The policies below a folder, hidden and ignored ones left out.
    fn walk(&mut self, folder: &Path) -> BTreeSet<String> {
        let walk = WalkBuilder::new(folder)
            .overrides(self.excluded.clone())
            .ignore(false)
            .git_global(false)
            .require_git(false)
            .sort_by_file_name(std::cmp::Ord::cmp)
            .build();
        let mut found = BTreeSet::new();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.unreadable(error);
                    continue;
                }
            };
            let is_policy = entry.path().extension().is_some_and(|extension| extension == EXTENSION);
            if is_policy && entry.file_type().is_some_and(|kind| kind.is_file()) {
                let name = shown(self.root, entry.path());
                self.files.insert(name.clone(), entry.into_path());
                found.insert(name);
            }
        }
        found
    }

    fn unreadable(&mut self, error: ignore::Error) {
        let path = match &error {
            ignore::Error::WithPath { path, .. } => shown(self.root, path),
            _ => ".".to_owned(),
        };
        // Anything but an error of the system is a pattern of `.gitignore` that means nothing; git passes over it too.
        if let Some(error) = error.into_io_error() {
            let finding = Trouble::Unreadable(error).finding(&path, self.sources);
            self.findings.push(finding);
        }
    }

    fn no_policy(&mut self, folder: &str) {
        let message = Text::new(
            format!("「{folder}」に規程のファイル（.{EXTENSION}）がありません"),
            format!("no policy file found in \"{folder}\" (.{EXTENSION})"),
        );
        self.report(&input::NO_POLICY, folder, message);
    }

    fn report(&mut self, rule: &'static Rule, path: &str, message: Text) {
        let place = Span::at(self.sources.add(path, ""), 0);
        self.findings.push(Diagnostic::new(rule, place, message));
    }
}

/// The patterns of `exclude`, written as in `.gitignore`.
pub(crate) fn overrides(root: &Path, exclude: &[Word], findings: &mut Findings) -> Override {
    let mut builder = OverrideBuilder::new(root);
    for pattern in exclude {
        if builder.add(&format!("!{}", pattern.text)).is_err() {
            findings.push(no_pattern(pattern));
        }
    }
    builder.build().unwrap_or_else(|_| Override::empty())
}
