//! The report of code quality of GitLab: an array of objects, as its documentation has them. Entries of one fingerprint are one to GitLab;
//! those of kitei are of one finding each and last from branch to branch. The name of the rule is not shown, and so begins the description.

use std::io::{self, Write};

use serde::Serialize;

use super::elements::Elements;
use super::said::{brief, on_one_line};
use super::{Ending, Report, Writer};
use crate::diagnostic::{Diagnostic, Severity};

#[derive(Debug, Default)]
pub(super) struct Gitlab(Elements);

#[derive(Serialize)]
struct Entry {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

impl Writer for Gitlab {
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.0.part("[", report, out, |finding, fingerprint, out| {
            let entry = Entry {
                description: format!("{}: {}", finding.rule.name, on_one_line(&brief(finding, report.lang))),
                check_name: finding.rule.name,
                fingerprint: fingerprint.map(ToString::to_string).unwrap_or_default(),
                severity: severity(finding),
                location: Location {
                    path: report.sources.from_top(finding.span.file).into_owned(),
                    lines: Lines {
                        begin: report.position(finding.span).line,
                        end: report.position_at(finding.span, finding.span.end).line,
                    },
                },
            };
            Ok(serde_json::to_writer(out, &entry)?)
        })
    }

    fn end(&mut self, _: &Ending, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n]")
    }
}

/// What breaks with a parent weighs most: it is wrong for others too.
fn severity(finding: &Diagnostic) -> &'static str {
    match finding.severity {
        Severity::Error if finding.rule.family() == "inheritance" => "critical",
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}
