//! Results: a finding, with what suppresses it, or a requirement that is in order.

use std::fmt::Write as _;

use serde::Serialize;

use super::taxonomy::TaxonReference;
use super::{Message, Results};
use crate::answer::assessed::{Assessed, Row};
use crate::answer::{Outcome as Came, Within};
use crate::diagnostic::{Diagnostic, Fingerprint, Fix, FixSafety, Label, Lang, Rule, Suppressed, Words};
use crate::report::coverage::words;
use crate::report::said::{graded, in_full, say};
use crate::report::{Baselined, Report};
use crate::text::{FileId, Span, fit_on_a_line, fit_to_show};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Outcome {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    kind: &'static str,
    level: &'static str,
    message: Message,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taxa: Vec<TaxonReference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partial_fingerprints: Option<Fingerprints>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Change>,
    /// Empty where nothing is suppressed: one result that has it asks all others to.
    suppressions: Vec<Suppression>,
    /// On all results or none.
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
}

#[derive(Serialize)]
struct Fingerprints {
    /// The one that GitHub reads.
    #[serde(rename = "primaryLocationLineHash")]
    line: String,
    #[serde(rename = "kitei/v1")]
    own: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    physical: Physical,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    name: String,
    fully_qualified_name: String,
    kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u32>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
    location: Location,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    description: Message,
    artifact_changes: Vec<ArtifactChange>,
    properties: ChangeProperties,
}

#[derive(Serialize)]
struct ChangeProperties {
    safety: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: Artifact,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    #[serde(skip_serializing_if = "Option::is_none")]
    inserted_content: Option<Message>,
}

impl Outcome {
    pub(super) fn of_finding(
        results: &Results<'_>,
        finding: &Diagnostic,
        words: &Words,
        fingerprint: Option<&Fingerprint>,
        suppressed: Option<&Suppressed>,
        within: Option<&Within>,
    ) -> Self {
        let report = &results.report;
        let logical = within.and_then(|within| Logical::new(&within.0)).into_iter().collect();
        let is_known = suppressed.is_some_and(|suppressed| !is_in_source(suppressed));
        let related = words.labels.iter().enumerate().map(|(at, label)| related(report, at + 1, label));
        Self {
            rule_id: finding.rule.name,
            rule_index: results.index(finding.rule),
            kind: "fail",
            level: graded(finding.severity, ["error", "warning", "note"]),
            message: message(&in_full(words, report.lang)),
            locations: vec![Location { logical_locations: logical, ..location(report, finding.span) }],
            related_locations: related.collect(),
            taxa: results.taxonomies.of(words.requirement.as_deref(), words.law.as_deref()),
            // A number behind the colon tells twins apart, and so does the fingerprint itself.
            partial_fingerprints: fingerprint.map(|own| Fingerprints { line: format!("{own}:1"), own: own.to_string() }),
            fixes: words.fix.iter().map(|fix| Change::new(report, fix)).collect(),
            suppressions: suppressed.iter().map(|suppressed| Suppression::new(report, suppressed)).collect(),
            baseline_state: state(report, if is_known { "unchanged" } else { "new" }),
        }
    }

    /// A requirement that is in order, or of which nothing is asked now, by the rule that would tell it; none where findings do.
    pub(super) fn of_requirement(results: &Results<'_>, rule: &'static Rule, policy: &Assessed, row: &Row) -> Option<Self> {
        let (report, lang) = (&results.report, results.report.lang);
        let kind = kind(row.outcome)?;
        let because = row.because.as_ref().map(|because| because.get(lang).to_owned());
        let evidence = row.evidence.iter().map(|evidence| words::article(evidence, lang));
        let exceptions = row.exceptions.iter().map(|exception| words::waiting(exception, lang));
        let why: Vec<String> = because.into_iter().chain(evidence).chain(exceptions).collect();
        let why = if why.is_empty() { String::new() } else { format!("{}{}", say(lang, "：", ": "), why.join(say(lang, "、", ", "))) };
        let of = words::title(policy, lang);
        let said = match lang {
            Lang::Ja => format!("{}：{}（{of}）{why}", words::requirement(row, lang), row.outcome.text().ja),
            Lang::En => format!("{}: {} ({of}){why}", words::requirement(row, lang), row.outcome.text().en),
        };
        let locations = match row.evidence.first() {
            Some(evidence) => Location::at_line(&report.sources.from_top(evidence.file), evidence.place.line),
            None => Location::at_line(&report.sources.from_top(policy.file), 1),
        };
        // An article that is inherited is one of the parent's.
        let article = row.evidence.first().filter(|evidence| evidence.from.is_none()).map(|evidence| evidence.article.get(lang).to_owned());
        let logical = Logical::new(&std::iter::once(policy.title.clone()).chain(article).collect::<Vec<_>>());
        Some(Self {
            rule_id: rule.name,
            rule_index: results.index(rule),
            kind,
            level: "none",
            message: message(&fit_to_show(&said)),
            locations: vec![Location { logical_locations: logical.into_iter().collect(), ..locations }],
            related_locations: Vec::new(),
            taxa: results.taxonomies.of(Some(&row.requirement), None),
            partial_fingerprints: None,
            fixes: Vec::new(),
            suppressions: Vec::new(),
            // What a baseline knows is no such result.
            baseline_state: state(report, "new"),
        })
    }
}

/// What a result is to the baseline, where there is one.
fn state(report: &Report<'_>, state: &'static str) -> Option<&'static str> {
    (report.besides.baseline == Baselined::Yes).then_some(state)
}

/// Whether a comment suppresses it: a baseline is another file.
fn is_in_source(suppressed: &Suppressed) -> bool {
    suppressed.finding.span.file == suppressed.by.file
}

/// What SARIF calls an outcome that is no finding.
fn kind(outcome: Came) -> Option<&'static str> {
    match outcome {
        Came::Covered | Came::CoveredByEquivalence | Came::CoveredByWording | Came::Inherited | Came::InheritedByWording => Some("pass"),
        Came::NotApplicable | Came::OutOfScope => Some("notApplicable"),
        Came::Delegated => Some("informational"),
        Came::Excepted => Some("review"),
        Came::Unknown => Some("open"),
        Came::Unsaid | Came::Partly | Came::Unmet | Came::Unclaimed | Came::Missing => None,
    }
}

/// A text in which no link of SARIF stands: what users write leads nowhere.
fn message(text: &str) -> Message {
    Message { text: text.replace("](", "] (") }
}

fn location(report: &Report<'_>, span: Span) -> Location {
    let physical = Physical { artifact_location: artifact(report, span.file), region: Region::new(report, span) };
    Location { id: None, physical, logical_locations: Vec::new(), message: None }
}

fn related(report: &Report<'_>, id: usize, label: &Label) -> Location {
    let said = fit_to_show(label.text.get(report.lang));
    Location { id: Some(id), message: (!said.is_empty()).then(|| message(&said)), ..location(report, label.span) }
}

fn artifact(report: &Report<'_>, file: FileId) -> Artifact {
    Artifact { uri: uri(&report.sources.from_top(file)) }
}

/// A path as a relative reference of RFC 3986: whatever is more than a letter of it is written by its bytes.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

impl Location {
    fn at_line(path: &str, line: u32) -> Self {
        let region = Region { start_line: line, start_column: None, end_line: None, end_column: None };
        Self {
            id: None,
            physical: Physical { artifact_location: Artifact { uri: uri(path) }, region },
            logical_locations: Vec::new(),
            message: None,
        }
    }
}

impl Logical {
    /// A part of a policy by the names of what it lies in, the outermost first; none where nothing is named.
    fn new(within: &[String]) -> Option<Self> {
        let name = fit_on_a_line(within.last()?);
        let path: Vec<String> = within.iter().map(|part| fit_on_a_line(part)).collect();
        let kind = if within.len() == 1 { "module" } else { "member" };
        Some(Self { name, fully_qualified_name: path.join("/"), kind })
    }
}

impl Region {
    fn new(report: &Report<'_>, span: Span) -> Self {
        let (start, end) = (report.position_in_utf16(span, span.start), report.position_in_utf16(span, span.end));
        Self { start_line: start.line, start_column: Some(start.column), end_line: Some(end.line), end_column: Some(end.column) }
    }
}

impl Suppression {
    fn new(report: &Report<'_>, suppressed: &Suppressed) -> Self {
        let Suppressed { reason, until, by, .. } = suppressed;
        let reason = fit_to_show(reason);
        let justification = match (until, report.lang) {
            (None, _) => reason,
            (Some(until), Lang::Ja) => format!("{reason}（期限 {until}）"),
            (Some(until), Lang::En) => format!("{reason} (until {until})"),
        };
        let kind = if is_in_source(suppressed) { "inSource" } else { "external" };
        Self { kind, status: "accepted", justification, location: location(report, *by) }
    }
}

impl Change {
    fn new(report: &Report<'_>, fix: &Fix) -> Self {
        let mut changes: Vec<(FileId, ArtifactChange)> = Vec::new();
        for edit in &fix.edits {
            let file = edit.span.file;
            let replacement = Replacement {
                deleted_region: Region::new(report, edit.span),
                inserted_content: (!edit.replacement.is_empty()).then(|| Message { text: edit.replacement.clone() }),
            };
            match changes.iter_mut().find(|(known, _)| *known == file) {
                Some((_, change)) => change.replacements.push(replacement),
                None => changes.push((file, ArtifactChange { artifact_location: artifact(report, file), replacements: vec![replacement] })),
            }
        }
        let safety = match fix.safety {
            FixSafety::Safe => "safe",
            FixSafety::Placeholder => "placeholder",
            FixSafety::DisplayOnly => "display-only",
        };
        Self {
            description: message(&fit_to_show(fix.title.get(report.lang))),
            artifact_changes: changes.into_iter().map(|(_, change)| change).collect(),
            properties: ChangeProperties { safety },
        }
    }
}
