//! SARIF 2.1.0: one log of one run. The items of standards and the laws that findings rest on are taxonomies; what comments suppress is
//! there, with its reasons; on request also what was found in order. Columns count UTF-16 code units from 1, ends are exclusive. No times
//! and no absolute paths: the same run is the same bytes.

mod result;
mod taxonomy;

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::said::graded;
use super::{Assessment, Ended, Report, Writer};
use crate::diagnostic::{Lang, Rule};
use result::Outcome;
use taxonomy::{Taxonomies, Taxonomy};

#[derive(Debug)]
pub(super) struct Sarif(pub(super) Assessment);

impl Writer for Sarif {
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &Log::new(report, self.0))?;
        writeln!(out)
    }
}

/// Of what rules' own words are at most, as GitHub takes them.
const MOST_CHARACTERS: usize = 1000;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    automation_details: Details,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taxonomies: Vec<Taxonomy>,
    invocations: [Invocation; 1],
    results: Results<'a>,
}

#[derive(Serialize)]
struct Details {
    id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    language: &'static str,
    rules: Vec<Descriptor>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    supported_taxonomies: Vec<taxonomy::Reference>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    name: String,
    short_description: Message,
    full_description: Message,
    help: Help,
    default_configuration: Configuration,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relationships: Vec<taxonomy::Relationship>,
    properties: Properties,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: [&'static str; 1],
    precision: &'static str,
    #[serde(rename = "problem.severity")]
    severity: &'static str,
}

/// A text. None is empty: the standard forbids it.
#[derive(Serialize)]
struct Message {
    text: String,
}

/// All results, each told when its turn comes.
struct Results<'a> {
    report: Report<'a>,
    taxonomies: Taxonomies,
    rules: BTreeMap<&'static str, usize>,
    assessment: Assessment,
}

impl<'a> Log<'a> {
    fn new(report: &Report<'a>, assessment: Assessment) -> Self {
        let lang = report.lang;
        let suppressed = report.suppressed.iter().map(|suppressed| &suppressed.finding);
        let findings = || report.findings.iter().chain(suppressed.clone());
        let mut used: BTreeMap<&'static str, &'static Rule> = findings().map(|finding| (finding.rule.name, finding.rule)).collect();
        if assessment == Assessment::All
            && let Some(rule) = report.besides.rule
        {
            used.insert(rule.name, rule);
        }
        let taxonomies = Taxonomies::new(report, findings(), assessment);
        let language = match lang {
            Lang::Ja => "ja",
            Lang::En => "en",
        };
        let driver = Driver {
            name: "kitei",
            semantic_version: env!("CARGO_PKG_VERSION"),
            language,
            rules: used.values().map(|rule| descriptor(rule, taxonomies.relevant(rule), lang)).collect(),
            supported_taxonomies: taxonomies.references(),
        };
        Self {
            schema: "https://json.schemastore.org/sarif-2.1.0.json",
            version: "2.1.0",
            runs: [Run {
                tool: Tool { driver },
                language,
                column_kind: "utf16CodeUnits",
                automation_details: Details { id: "kitei/" },
                taxonomies: taxonomies.written(lang),
                invocations: [Invocation { execution_successful: report.besides.ended == Ended::Well }],
                results: Results {
                    report: *report,
                    taxonomies,
                    rules: used.keys().enumerate().map(|(at, name)| (*name, at)).collect(),
                    assessment,
                },
            }],
        }
    }
}

fn descriptor(rule: &Rule, relationships: Vec<taxonomy::Relationship>, lang: Lang) -> Descriptor {
    let summary = match lang {
        Lang::Ja => rule.summary_ja,
        Lang::En => rule.summary_en,
    };
    let (en, ja) = rule.page.split_once("\n---\n").or_else(|| rule.page.split_once("\n ---\n")).unwrap_or((rule.page, rule.page));
    let page = match lang {
        Lang::Ja => ja,
        Lang::En => en,
    };
    let page: Vec<&str> = page.trim().lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let page = page.join("\n");
    let first = page.split("\n\n").next().filter(|first| !first.is_empty()).unwrap_or(summary);
    Descriptor {
        id: rule.name,
        name: pascal(rule.name),
        short_description: Message { text: summary.to_owned() },
        full_description: Message { text: first.chars().take(MOST_CHARACTERS).collect() },
        help: Help { text: page.clone(), markdown: page },
        default_configuration: Configuration { level: graded(rule.severity, ["error", "warning", "note"]) },
        relationships,
        properties: Properties {
            tags: [rule.name.split('/').next().unwrap_or(rule.name)],
            precision: "very-high",
            severity: graded(rule.severity, ["error", "warning", "recommendation"]),
        },
    }
}

/// `coverage/no-standard` as `CoverageNoStandard`.
fn pascal(name: &str) -> String {
    let mut pascal = String::with_capacity(name.len());
    for word in name.split(['/', '-']) {
        let mut letters = word.chars();
        pascal.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        pascal.push_str(letters.as_str());
    }
    pascal
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (findings, suppressed) = (self.report.findings, self.report.suppressed);
        let mut all = serializer.serialize_seq(None)?;
        for (at, finding) in findings.iter().enumerate() {
            let fingerprint = self.report.fingerprints.findings.get(at);
            let within = self.report.besides.within.0.get(at);
            all.serialize_element(&Outcome::of_finding(self, finding, &finding.told(), fingerprint, None, within))?;
        }
        for (at, suppressed) in suppressed.iter().enumerate() {
            let (finding, fingerprint) = (&suppressed.finding, self.report.fingerprints.suppressed.get(at));
            let within = self.report.besides.within.1.get(at);
            all.serialize_element(&Outcome::of_finding(self, finding, &finding.told(), fingerprint, Some(suppressed), within))?;
        }
        if self.assessment == Assessment::All
            && let Some(rule) = self.report.besides.rule
        {
            for policy in self.report.besides.assessed {
                for row in policy.standards.iter().flat_map(|standard| &standard.rows) {
                    if let Some(outcome) = Outcome::of_requirement(self, rule, policy, row) {
                        all.serialize_element(&outcome)?;
                    }
                }
            }
        }
        all.end()
    }
}

impl Results<'_> {
    fn index(&self, rule: &Rule) -> Option<usize> {
        self.rules.get(rule.name).copied()
    }
}
