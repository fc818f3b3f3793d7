//! What the tests of rules are written with: documents from strings, judged as of a day.

use crate::diagnostic::Diagnostic;
use crate::internals::Whole;
use crate::io::Memory;
use crate::workspace::check_in;

/// The title of a policy on which kitei fails, in builds for unit tests alone.
pub(crate) const FAULTY: &str = "判定に失敗する規程";

/// The same of one whose head cannot be surveyed.
pub(crate) const FAULTY_HEAD: &str = "見出しの読取りに失敗する規程";

/// Fails where the head is to.
pub(crate) fn fault_where_planted_in_head(title: Option<&str>) {
    assert_ne!(title, Some(FAULTY_HEAD), "a planted fault");
}

/// Fails where it is to.
pub(crate) fn fault_where_planted(title: &str) {
    assert_ne!(title, FAULTY, "a planted fault");
}

/// What is found in the given documents (path, text) as of a day: `rule@path:line`, sorted. Coverage of the guideline is left out,
/// as a document of a few lines covers next to nothing.
pub(crate) fn check(files: &[(&str, &str)], as_of: &str) -> Vec<String> {
    judged(files, as_of).into_iter().map(|(line, _)| line).collect()
}

/// As [`check`], with the findings themselves.
pub(crate) fn judged(files: &[(&str, &str)], as_of: &str) -> Vec<(String, Diagnostic)> {
    let run = check_in(&Memory::new(files.iter().copied()), &Whole::options(as_of.parse().unwrap()));
    let mut found: Vec<_> = run
        .findings
        .into_iter()
        .filter(|finding| finding.rule.family() != "coverage" || finding.rule.name == "coverage/no-standard")
        .map(|finding| {
            let path = run.sources.path(finding.span.file);
            let line =
                run.sources.file(finding.span.file).unwrap().text.get(..finding.span.start as usize).unwrap().matches('\n').count() + 1;
            (format!("{}@{path}:{line}", finding.rule.name), finding)
        })
        .collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}
