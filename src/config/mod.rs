//! `kitei.toml`: `[check]`, `[fmt]`, `[rules]`, `[[overrides]]` and `[lock]`. Every key and value that is not known is a finding with a place;
//! the rest holds.

pub(crate) mod baseline;
pub(crate) mod level;
pub(crate) mod limits;
mod options;
pub(crate) mod pattern;
mod read;
pub(crate) mod report;
pub(crate) mod rules;
pub(crate) mod suppression;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Findings, Lang, Severity};
use crate::model::standard::Standard;
use crate::text::{Span, look_up_key};
use level::Levels;
use pattern::Patterns;
use rules::Named;

pub use options::{Options, Replaced, Touched};
pub(crate) use read::read;

/// Name of the file.
pub(crate) const FILE_NAME: &str = "kitei.toml";
/// The key that says where a repository is: `true`, or the folder to which it is narrowed.
const ROOT: &str = "root";

/// What fails a run: the lowest severity, and, but for [`FailOn::Never`], requirements of which it is unknown whether they are met.
/// Ordered: what fails sooner comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FailOn {
    /// Every finding.
    Info,
    /// Errors and warnings.
    Warning,
    /// Errors.
    Error,
    /// No finding; requirements that could not be judged.
    Unknown,
    /// None; only a run that itself went wrong fails.
    Never,
}

impl FailOn {
    /// The names by which it is set.
    pub const NAMES: [(&'static str, Self); 5] =
        [("error", Self::Error), ("warning", Self::Warning), ("info", Self::Info), ("unknown", Self::Unknown), ("never", Self::Never)];

    /// The severity, if findings fail the run.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Unknown | Self::Never => None,
        }
    }
}

/// A string of the configuration with its place.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// A value of the configuration with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Set<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// What a configuration says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Config {
    pub(crate) standards: Vec<Word>,
    pub(crate) fail_on: Option<Set<FailOn>>,
    pub(crate) as_of: Option<Set<Date>>,
    pub(crate) lang: Option<Set<Lang>>,
    pub(crate) exclude: Vec<Word>,
    /// The folder to which the repository is narrowed.
    pub(crate) root: Option<Word>,
    /// The file of findings that are known.
    pub(crate) baseline: Option<Word>,
    /// What is judged and not formatted.
    pub(crate) unformatted: Patterns,
    pub(crate) levels: Levels,
    pub(crate) lock: Option<Lock>,
}

impl Config {
    /// How many patterns of paths it has.
    pub(crate) fn patterns(&self) -> usize {
        let overridden = self.levels.overrides.iter().map(|entry| &entry.paths);
        self.exclude.len() + overridden.chain([&self.unformatted]).map(|patterns| patterns.words.len()).sum::<usize>()
    }
}

/// `[lock]`: what those below may not loosen.
#[derive(Debug, Clone)]
pub(crate) struct Lock {
    /// Where it stands.
    pub(crate) span: Span,
    /// Rules or families, each with the least that its findings weigh.
    pub(crate) rules: Vec<(Set<Named>, Severity)>,
    /// Rules or families whose findings may not be suppressed; those of `rules` may not either.
    pub(crate) suppressions: Vec<Set<Named>>,
    /// The lowest severity that fails a run below at the latest.
    pub(crate) fail_on: Option<Set<FailOn>>,
}

/// The standard of a name in `standards`. The names are known only when all documents are read.
pub(crate) fn standard(named: &Word, standards: &[Standard], findings: &mut Findings) -> Option<usize> {
    let key = look_up_key(named.text.trim());
    let found = standards.iter().position(|standard| *standard.id == *key);
    if found.is_none() {
        let known: Vec<&str> = standards.iter().map(|standard| &*standard.id).collect();
        findings.push(report::unknown_standard(named, &key, &known));
    }
    found
}

/// The folder that the `root` of a configuration names, alone: paths are shown from it, even that of the configuration.
pub(crate) fn root_of(text: &str) -> Option<String> {
    root(text, |root| root.as_str().map(str::to_owned))
}

/// Whether a configuration says that a repository of its own begins in its folder.
pub(crate) fn begins(text: &str) -> bool {
    root(text, |root| (root.as_bool() == Some(true)).then_some(())).is_some()
}

/// What stands under `root`, in `[check]` or before all tables.
fn root<T>(text: &str, of: impl Fn(&DeValue<'_>) -> Option<T>) -> Option<T> {
    let (tables, _) = DeTable::parse_recoverable(text);
    let tables = tables.get_ref();
    let of_check = tables.get("check").and_then(|check| check.get_ref().get(ROOT));
    of_check.into_iter().chain(tables.get(ROOT)).find_map(|root| of(root.get_ref()))
}
