//! Locks: what the `kitei.toml` of a corporation takes away from those below it. A lock binds what lies in its folder, and the policies
//! that inherit from a policy in its folder, wherever they lie: a copy of the corporation's repository brings its lock along.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::config::level::{Level, Table};
use crate::config::rules::Named;
use crate::config::{Config, FailOn, Lock, Options, report, rules};
use crate::diagnostic::{Findings, Rule, Severity};
use crate::io::homes::Homes;
use crate::io::root::Root;
use crate::io::{Disk, Host as _};
use crate::resolve::Paths;
use crate::text::{FileId, Sources, Span};

/// One lock and what it binds.
#[derive(Debug)]
struct Held {
    folder: PathBuf,
    lock: Lock,
    /// The day that its own configuration sets, which those below may set too.
    as_of: Option<Date>,
    /// The files of policies elsewhere that inherit from its folder, each with where it lies.
    heirs: BTreeMap<FileId, PathBuf>,
}

/// The locks of a run.
#[derive(Debug, Default)]
pub(crate) struct Locks {
    root: Root,
    homes: Homes,
    held: Vec<Held>,
}

impl Locks {
    /// The locks among `homes` and of the root itself. `inherits` tells whether a policy, by its root document, inherits from one of
    /// which a file is wanted.
    pub(crate) fn new(
        root: &Root,
        homes: &Homes,
        inherits: impl Fn(FileId, &dyn Fn(FileId) -> bool) -> bool,
        paths: &Paths,
        sources: &Sources,
    ) -> Self {
        let own = root.home.as_deref().map(|home| (home, &root.config));
        let all = own.into_iter().chain(homes.iter().map(|home| (home.folder.as_path(), &home.config)));
        let path = |file: FileId| root.folder.join(sources.path(file));
        let held = all.filter_map(|(folder, config)| {
            let lock = config.lock.clone()?;
            let is_inside = |file: FileId| path(file).starts_with(folder);
            let below = paths.roots().iter().filter(|&&policy| inherits(policy, &is_inside));
            let heirs = below.flat_map(|&policy| paths.files(sources, policy)).filter(|file| !is_inside(*file));
            let heirs = heirs.map(|file| (file, path(file))).collect();
            Some(Held { folder: folder.to_owned(), lock, as_of: config.as_of.map(|set| set.value), heirs })
        });
        let held = held.collect();
        Self { root: root.clone(), homes: homes.clone(), held }
    }

    /// The least that a finding of a rule weighs in a file; `own`: what it weighs by itself.
    pub(crate) fn least(&self, rule: &Rule, own: Severity, sources: &Sources, file: FileId) -> Option<Severity> {
        self.binding(sources, file).filter_map(|held| locked(&held.lock, rule, own)).map(|(_, least)| least).max()
    }

    /// Where a rule is locked against suppression in a file.
    pub(crate) fn forbids(&self, rule: &Rule, sources: &Sources, file: FileId) -> Option<Span> {
        self.binding(sources, file).find_map(|held| {
            let named = held.lock.suppressions.iter().find(|named| named.value.covers(rule)).map(|named| named.span);
            named.or_else(|| locked(&held.lock, rule, rule.severity).map(|(place, _)| place))
        })
    }

    /// The lowest severity that fails the run: what is asked for, but no later than a lock says.
    pub(crate) fn fail_on(&self, asked: FailOn) -> FailOn {
        self.over_root().map(|held| latest(&held.lock)).chain([asked]).min().unwrap_or(asked)
    }

    /// The same for a file, of what the command line asks for: that a lock forbids in its own folder too.
    pub(crate) fn fail_on_of(&self, asked: FailOn, sources: &Sources, file: FileId) -> FailOn {
        self.binding(sources, file).map(|held| latest(&held.lock)).chain([asked]).min().unwrap_or(asked)
    }

    /// The same for a folder below that asks for its own.
    pub(crate) fn fail_on_in(&self, folder: &Path, asked: FailOn) -> FailOn {
        let over = self.held.iter().filter(|held| held.folder != folder && bears_on(held, folder));
        over.map(|held| latest(&held.lock)).chain([asked]).min().unwrap_or(asked)
    }

    /// Whether a lock takes the day of the root's configuration away.
    pub(crate) fn take_the_day(&self) -> bool {
        let day = self.root.config.as_of;
        day.is_some_and(|set| self.over_root().any(|held| held.as_of != Some(set.value)))
    }

    /// The folders whose configuration may leave nothing out.
    pub(crate) fn forbid_to_exclude(&self) -> BTreeSet<PathBuf> {
        let own = self.root.home.iter().map(|home| (home, &self.root.config));
        let all = own.chain(self.homes.iter().map(|home| (&home.folder, &home.config)));
        let bound = all.filter(|(folder, config)| !config.exclude.is_empty() && self.bear_on(folder));
        bound.map(|(folder, _)| folder.clone()).collect()
    }

    /// Whether a lock speaks of what the configuration of a folder may set.
    pub(crate) fn bear_on(&self, folder: &Path) -> bool {
        self.held.iter().any(|held| held.folder != folder && bears_on(held, folder))
    }

    /// Reports what configurations and the command line loosen.
    pub(crate) fn report(&self, options: &Options, findings: &mut Findings) {
        if let Some(home) = &self.root.home {
            self.report_home(home, &self.root.config, findings);
        }
        for home in self.homes.iter() {
            self.report_home(&home.folder, &home.config, findings);
        }
        if let Some(asked) = options.fail_on
            && let Some(held) = self.held.iter().find(|held| latest(&held.lock) < asked)
        {
            findings.push(report::fail_on_of_command_line_is_locked(fail_on_of(&held.lock)));
        }
    }

    fn report_home(&self, folder: &Path, config: &Config, findings: &mut Findings) {
        for held in self.held.iter().filter(|held| bears_on(held, folder)) {
            for table in config.levels.tables() {
                report_levels(held, table, findings);
            }
            if held.folder == folder {
                continue;
            }
            if let Some(set) = config.fail_on.filter(|set| set.value > latest(&held.lock)) {
                findings.push(report::fail_on_is_locked(set.span, fail_on_of(&held.lock)));
            }
            if let Some(set) = config.as_of.filter(|set| held.as_of != Some(set.value)) {
                findings.push(report::key_is_locked(set.span, "as-of", held.lock.span));
            }
            if let Some(pattern) = config.exclude.first() {
                findings.push(report::key_is_locked(pattern.span, "exclude", held.lock.span));
            }
            if let Some(named) = &config.root
                && folder.starts_with(&held.folder)
                && !folder.starts_with(Disk.real(&folder.join(&named.text)))
            {
                findings.push(report::key_is_locked(named.span, "root", held.lock.span));
            }
        }
    }

    /// The locks that bind a file.
    fn binding(&self, sources: &Sources, file: FileId) -> impl Iterator<Item = &Held> {
        let path = (!self.held.is_empty()).then(|| self.root.folder.join(sources.path(file)));
        let binds = move |held: &&Held| path.as_ref().is_some_and(|path| path.starts_with(&held.folder)) || held.heirs.contains_key(&file);
        self.held.iter().filter(binds)
    }

    /// The locks that bind the settings of the root: those above its configuration, and those that one of its policies inherits.
    fn over_root(&self) -> impl Iterator<Item = &Held> {
        let home = self.root.home.as_deref();
        self.held.iter().filter(move |held| home.is_some_and(|home| home != held.folder && bears_on(held, home)))
    }
}

/// Whether a lock bears on the configuration of a folder.
fn bears_on(held: &Held, folder: &Path) -> bool {
    folder.starts_with(&held.folder) || held.heirs.values().any(|heir| heir.starts_with(folder))
}

/// Where a lock gives a rule a least level for findings that weigh so much by themselves, and which. That of a family does not lift what
/// only informs: it would be an error that nobody can mend.
fn locked(lock: &Lock, rule: &Rule, own: Severity) -> Option<(Span, Severity)> {
    let fitting = lock.rules.iter().filter(|(named, _)| named.value.covers(rule));
    let least = |named: &Named, least: Severity| match named {
        Named::Family(_) if own == Severity::Info => Severity::Info,
        Named::Family(_) | Named::Rule(_) => least,
    };
    fitting.map(|(named, level)| (named.span, least(&named.value, *level))).max_by_key(|(_, least)| *least)
}

/// The severity that fails a run below at the latest. A lock whose findings fail nothing would be none.
fn latest(lock: &Lock) -> FailOn {
    lock.fail_on.map_or(FailOn::Error, |set| set.value)
}

fn report_levels(held: &Held, table: &Table, findings: &mut Findings) {
    for entry in &table.entries {
        let governed = rules::all().filter(|rule| table.of(rule).is_some_and(|counting| counting.span == entry.span));
        let loosened = governed.filter_map(|rule| Some((rule, locked(&held.lock, rule, rule.severity)?)));
        if let Some((rule, (place, _))) = loosened.into_iter().find(|(_, (_, least))| entry.level < Level::On(*least)) {
            findings.push(report::level_is_locked(entry.span, rule, place));
        }
    }
}

/// Where a lock says what fails a run, or stands.
fn fail_on_of(lock: &Lock) -> Span {
    lock.fail_on.map_or(lock.span, |set| set.span)
}
