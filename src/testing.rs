//! What the tests of rules are written with: documents from strings, judged as of a day.

use std::sync::Arc;

use crate::checks::run;
use crate::diagnostic::{Diagnostic, Findings};
use crate::resolve;
use crate::syntax;
use crate::text::Sources;
use crate::workspace::judge::Knowledge;
use crate::workspace::packs;

/// What is found in the given documents (path, text) as of a day: `rule@path:line`, sorted. Coverage of the guideline is left out,
/// as a document of a few lines covers next to nothing.
pub(crate) fn check(files: &[(&str, &str)], as_of: &str) -> Vec<String> {
    judged(files, as_of).into_iter().map(|(line, _)| line).collect()
}

/// As [`check`], with the findings themselves.
pub(crate) fn judged(files: &[(&str, &str)], as_of: &str) -> Vec<(String, Diagnostic)> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let documents: Vec<_> = files
        .iter()
        .map(|(path, text)| {
            let text: Arc<str> = Arc::from(*text);
            Arc::new(syntax::read(sources.add(*path, Arc::clone(&text)), &text, &mut findings))
        })
        .collect();
    let packs = packs::read(&mut sources, &mut findings);
    let sources = Arc::new(sources);
    let knowledge = Knowledge::read(&sources, &packs, &documents, &mut findings);
    let as_of = as_of.parse().unwrap();
    let resolved = resolve::resolve(&sources, &documents, &knowledge.vocabulary, &knowledge.standards, &[], as_of, &mut findings);
    run(&resolved, &mut findings);
    let mut found: Vec<_> = findings
        .into_vec()
        .into_iter()
        .filter(|finding| finding.rule.family() != "coverage" || finding.rule.name == "coverage/no-standard")
        .map(|finding| {
            let path = sources.path(finding.span.file);
            let line = sources.file(finding.span.file).unwrap().text.get(..finding.span.start as usize).unwrap().matches('\n').count() + 1;
            (format!("{}@{path}:{line}", finding.rule.name), finding)
        })
        .collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}
