//! A run over a folder of the fixtures.

use std::path::{Path, PathBuf};

use kitei::{Diagnostic, Options, Run, Severity};

use super::DAY;

/// The repositories among the fixtures that can be read, whose files are judged together.
pub(crate) const REPOSITORIES: [&str; 17] = [
    "medical-corporation",
    "hospital-7",
    "small-clinic",
    "small-clinic-6",
    "printed",
    "university-hospital",
    "real",
    "parents",
    "judgement",
    "checks/inheritance",
    "checks/citation",
    "checks/consistency",
    "checks/coverage",
    "checks/standard",
    "checks/structure",
    "checks/syntax",
    "checks/time",
];

/// A folder of the fixtures.
pub(crate) fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path)
}

/// Judges all of a folder.
pub(crate) fn check(directory: PathBuf) -> Run {
    kitei::check(&Options::new(directory, DAY))
}

/// The path of a finding, from the root.
pub(crate) fn path<'a>(run: &'a Run, finding: &Diagnostic) -> &'a str {
    run.sources.path(finding.span.file)
}

/// What is no mere information.
pub(crate) fn grave(run: &Run) -> impl Iterator<Item = &Diagnostic> {
    run.findings.iter().filter(|finding| finding.severity > Severity::Info)
}
