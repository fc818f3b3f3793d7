//! JUnit's XML: a suite for each policy (and each facility that is judged by itself), in it a case for each requirement: covered ones pass (and say so where nobody has seen the text),
//! those that are not asked or wait are skipped with the reason, those that could not be judged are errors, all others fail. What else was
//! found is a case of its own in the suite of its policy, or of its file. An info fails nothing: what it says is the output of its case.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Write};

use super::coverage::words;
use super::said::{in_full, on_one_line, say};
use super::{Report, Writer};
use crate::answer::Outcome;
use crate::answer::assessed::{Assessed, Row};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::markup::xml::{DECLARATION, attribute, text};
use crate::text::{FileId, fit_on_a_line};

#[derive(Debug)]
pub(super) struct Junit;

impl Writer for Junit {
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        let suites = suites(report);
        let sum = |count: fn(&Suite) -> usize| suites.iter().map(count).sum::<usize>();
        let (all, failed, broken, skipped) = (sum(Suite::all), sum(Suite::failed), sum(Suite::broken), sum(Suite::skipped));
        writeln!(out, "{DECLARATION}")?;
        writeln!(out, "<testsuites name=\"kitei\" tests=\"{all}\" failures=\"{failed}\" errors=\"{broken}\" skipped=\"{skipped}\">")?;
        suites.iter().try_for_each(|suite| suite.write(out))?;
        writeln!(out, "</testsuites>")
    }
}

/// Cases that stand together.
struct Suite {
    name: String,
    cases: Vec<Case>,
}

/// A requirement, or a finding by itself.
struct Case {
    class: String,
    name: String,
    /// Where it is found.
    place: Option<(String, u32)>,
    result: CaseResult,
}

enum CaseResult {
    Passed,
    /// It passed, and something is to be said.
    Noted(String),
    /// It passed by a text that nobody has seen.
    Uncertain(String),
    Skipped(String),
    /// What kind of failure, in a sentence, and in full.
    Failed(&'static str, String, String),
    /// It could not be judged.
    Broken(String),
}

fn suites(report: &Report<'_>) -> Vec<Suite> {
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let mut suites: Vec<(FileId, Suite)> = Vec::new();
    let mut by_requirement: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, finding) in report.findings.iter().enumerate() {
        if let Some(requirement) = finding.about().requirement {
            by_requirement.entry(requirement).or_default().push(at);
        }
    }
    for policy in report.besides.assessed {
        let mut cases = Vec::new();
        for (standard, row) in policy.standards.iter().flat_map(|standard| standard.rows.iter().map(move |row| (standard, row))) {
            let of_row = by_requirement.get(&row.requirement).into_iter().flatten().copied();
            let of_row: Vec<usize> = of_row.filter(|&at| report.findings.get(at).is_some_and(|finding| is_of(finding, policy))).collect();
            let findings: Vec<&Diagnostic> = of_row.iter().filter_map(|&at| report.findings.get(at)).collect();
            let result = result(report, policy, row, &findings);
            if matches!(result, CaseResult::Failed(..)) {
                told.extend(of_row);
            }
            cases.push(Case {
                class: standard.id.clone(),
                name: words::requirement(row, report.lang),
                place: row.evidence.first().map(|evidence| (report.sources.from_top(evidence.file).into_owned(), evidence.place.line)),
                result,
            });
        }
        suites.push((policy.file, Suite { name: title(report, policy), cases }));
    }
    for finding in report.findings.iter().enumerate().filter(|(at, _)| !told.contains(at)).map(|(_, finding)| finding) {
        let file = finding.span.file;
        let of = report.besides.assessed.iter().find(|policy| policy.documents.contains(&file)).map_or(file, |policy| policy.file);
        let at = suites.iter().position(|(known, _)| *known == of).unwrap_or_else(|| {
            suites.push((of, Suite { name: fit_on_a_line(&report.sources.shown(of)), cases: Vec::new() }));
            suites.len() - 1
        });
        if let Some((_, suite)) = suites.get_mut(at) {
            suite.cases.push(alone(report, finding));
        }
    }
    // Some servers take a report without a case for a broken one.
    if suites.is_empty() {
        suites.push((FileId(0), Suite { name: "kitei".to_owned(), cases: Vec::new() }));
    }
    for (_, suite) in suites.iter_mut().filter(|(_, suite)| suite.cases.is_empty()) {
        let name = say(report.lang, "指摘はありません", "no findings").to_owned();
        suite.cases.push(Case { class: "kitei".to_owned(), name, place: None, result: CaseResult::Passed });
    }
    suites.into_iter().map(|(_, suite)| suite).collect()
}

/// The title of a policy, with its path: titles are not always different.
fn title(report: &Report<'_>, policy: &Assessed) -> String {
    let title = words::title(policy, report.lang);
    match report.lang {
        Lang::Ja => format!("{title}（{}）", report.sources.shown(policy.file)),
        Lang::En => format!("{title} ({})", report.sources.shown(policy.file)),
    }
}

/// Whether a finding was made of a policy, as judged for its institution or a facility.
fn is_of(finding: &Diagnostic, policy: &Assessed) -> bool {
    let for_it = finding.holds_for().is_none_or(|whom| whom.0.iter().any(|name| name.as_deref() == policy.facility.as_deref()));
    for_it && policy.documents.contains(&finding.span.file)
}

fn result(report: &Report<'_>, policy: &Assessed, row: &Row, findings: &[&Diagnostic]) -> CaseResult {
    let lang = report.lang;
    let outcome = row.outcome.text();
    let why = |reason: Option<String>| match reason {
        Some(reason) => format!("{}{}{reason}", outcome.get(lang), say(lang, "：", ": ")),
        None => outcome.get(lang).to_owned(),
    };
    let because = || row.because.as_ref().map(|because| because.get(lang).to_owned());
    match row.outcome {
        Outcome::Covered | Outcome::CoveredByEquivalence | Outcome::CoveredByWording | Outcome::Inherited | Outcome::InheritedByWording => {
            match words::certainty(row, lang).join(" ") {
                certain if certain.is_empty() => CaseResult::Passed,
                // Of what was not read it is not certain that it asks no more.
                uncertain => CaseResult::Uncertain(format!("{}{}{uncertain}", outcome.get(lang), say(lang, "　", " "))),
            }
        }
        Outcome::NotApplicable | Outcome::OutOfScope | Outcome::Delegated => CaseResult::Skipped(why(because())),
        Outcome::Excepted => {
            let exceptions: Vec<String> = row.exceptions.iter().map(|exception| words::waiting(exception, lang)).collect();
            CaseResult::Skipped(why((!exceptions.is_empty()).then(|| exceptions.join(say(lang, "、", ", ")))))
        }
        Outcome::Unknown => CaseResult::Broken(why(because())),
        Outcome::Unsaid | Outcome::Partly | Outcome::Unmet | Outcome::Unclaimed | Outcome::Missing => {
            let worst = findings.iter().map(|finding| finding.severity).max();
            let full = || findings.iter().map(|finding| in_full(&finding.words(), lang)).collect::<Vec<_>>().join("\n\n");
            match (worst, findings.first()) {
                (Some(Severity::Info), _) => CaseResult::Noted(full()),
                (Some(_), Some(first)) => CaseResult::Failed(first.rule.name, on_one_line(first.words().message.get(lang)), full()),
                _ => CaseResult::Skipped(why(silent(report, policy, row))),
            }
        }
    }
}

/// Why nothing is found of a requirement that is not covered.
fn silent(report: &Report<'_>, policy: &Assessed, row: &Row) -> Option<String> {
    let is_of = |finding: &Diagnostic| is_of(finding, policy) && finding.about().requirement.as_ref() == Some(&row.requirement);
    let suppressed = report.suppressed.iter().find(|suppressed| is_of(&suppressed.finding))?;
    Some(match report.lang {
        Lang::Ja => format!("抑制（{}）", suppressed.reason),
        Lang::En => format!("suppressed ({})", suppressed.reason),
    })
}

/// A finding that is a case by itself.
fn alone(report: &Report<'_>, finding: &Diagnostic) -> Case {
    let (words, lang) = (finding.words(), report.lang);
    let (at, path) = (report.position(finding.span), report.sources.shown(finding.span.file));
    let (message, full) = (on_one_line(words.message.get(lang)), in_full(&words, lang));
    let result = match finding.severity {
        Severity::Info => CaseResult::Noted(full),
        Severity::Error | Severity::Warning => CaseResult::Failed(finding.rule.name, message, full),
    };
    Case {
        class: finding.rule.name.to_owned(),
        name: format!("{}:{}:{}", fit_on_a_line(&path), at.line, at.column),
        place: Some((report.sources.from_top(finding.span.file).into_owned(), at.line)),
        result,
    }
}

impl Suite {
    fn all(&self) -> usize {
        self.cases.len()
    }

    fn failed(&self) -> usize {
        self.cases.iter().filter(|case| matches!(case.result, CaseResult::Failed(..))).count()
    }

    fn broken(&self) -> usize {
        self.cases.iter().filter(|case| matches!(case.result, CaseResult::Broken(_))).count()
    }

    fn skipped(&self) -> usize {
        self.cases.iter().filter(|case| matches!(case.result, CaseResult::Skipped(_))).count()
    }

    fn uncertain(&self) -> usize {
        self.cases.iter().filter(|case| matches!(case.result, CaseResult::Uncertain(_))).count()
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let (all, failed, broken, skipped) = (self.all(), self.failed(), self.broken(), self.skipped());
        let name = attribute(&self.name);
        writeln!(out, "<testsuite name=\"{name}\" tests=\"{all}\" failures=\"{failed}\" errors=\"{broken}\" skipped=\"{skipped}\">")?;
        if let uncertain @ 1.. = self.uncertain() {
            writeln!(out, "<properties><property name=\"unverified\" value=\"{uncertain}\"/></properties>")?;
        }
        for case in &self.cases {
            case.write(out)?;
        }
        writeln!(out, "</testsuite>")
    }
}

impl Case {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut head = format!("<testcase classname=\"{}\" name=\"{}\"", attribute(&self.class), attribute(&self.name));
        if let Some((path, line)) = &self.place {
            let _ = write!(head, " file=\"{}\" line=\"{line}\"", attribute(path));
        }
        match &self.result {
            CaseResult::Passed => writeln!(out, "{head}/>"),
            CaseResult::Noted(said) | CaseResult::Uncertain(said) => {
                writeln!(out, "{head}><system-out>{}</system-out></testcase>", text(said))
            }
            CaseResult::Skipped(why) => writeln!(out, "{head}><skipped message=\"{}\"/></testcase>", attribute(why)),
            CaseResult::Broken(why) => writeln!(out, "{head}><error message=\"{}\"/></testcase>", attribute(why)),
            CaseResult::Failed(rule, message, full) => {
                let (rule, message, full) = (attribute(rule), attribute(message), text(full));
                writeln!(out, "{head}><failure type=\"{rule}\" message=\"{message}\">{full}</failure></testcase>")
            }
        }
    }
}
