//! For people who have the screen read to them, or feel it: no frames, no signs that draw, no table; one fact a line, each with its name,
//! and an empty line after each finding.

use std::io::{self, Write};

use super::coverage::counts::{name, parts};
use super::said::{on_one_line, remarks, say, totals};
use super::{Ending, Extent, Report, SetAside, Writer, set_aside};
use crate::answer::PolicyCounts;
use crate::diagnostic::{Diagnostic, Lang};
use crate::text::{Span, fit_on_a_line};

/// Characters of a place's text that are still told.
const TOLD: usize = 120;

#[derive(Debug)]
pub(super) struct Plain {
    extent: Extent,
    set_aside: SetAside,
    /// What came of the requirements of the policies, which is told when all findings are.
    outcomes: Vec<String>,
}

impl Plain {
    pub(super) fn new(extent: Extent, set_aside: SetAside) -> Self {
        Self { extent, set_aside, outcomes: Vec::new() }
    }
}

impl Writer for Plain {
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        if self.extent == Extent::Full {
            self.outcomes.extend(report.policies.iter().map(|policy| outcomes(report, policy)));
        }
        report.each(out, |finding, _, out| tell(report, finding, out))?;
        set_aside::lines(report, self.set_aside).try_for_each(|line| writeln!(out, "{line}\n"))
    }

    fn end(&mut self, end: &Ending, out: &mut dyn Write) -> io::Result<()> {
        if self.extent == Extent::Findings {
            return Ok(());
        }
        for outcomes in &self.outcomes {
            writeln!(out, "{outcomes}")?;
        }
        if let Some(grounds) = super::grounds::line(&end.summary.grounds, end.lang) {
            writeln!(out, "{grounds}")?;
        }
        writeln!(out, "{}", totals(&end.summary, end.as_of, end.lang))
    }
}

fn tell(report: &Report<'_>, finding: &Diagnostic, out: &mut Vec<u8>) -> io::Result<()> {
    let (words, lang) = (finding.words(), report.lang);
    let mut fact = |name: &str, said: &str| writeln!(out, "{name}{}{}", say(lang, "：", ": "), on_one_line(said));
    fact(finding.severity.word(lang), words.message.get(lang))?;
    fact(say(lang, "場所", "where"), &place(report, finding.span))?;
    if let Some(text) = text(report, finding.span) {
        fact(say(lang, "本文", "text"), &text)?;
    }
    for label in &words.labels {
        let at = place(report, label.span);
        fact(say(lang, "関係箇所", "see also"), &format!("{at}{}{}", say(lang, "、", ", "), label.text.get(lang)))?;
    }
    for (name, said) in remarks(words, lang) {
        fact(name, &said)?;
    }
    fact(say(lang, "規則", "rule"), finding.rule.name)?;
    writeln!(out)
}

/// What came of the requirements of a policy.
fn outcomes(report: &Report<'_>, policy: &PolicyCounts) -> String {
    let (outcomes, marks) = parts(policy.counts, report.lang);
    let (name, counts) = (fit_on_a_line(&name(report, policy)), [outcomes, marks].concat());
    match report.lang {
        Lang::Ja => format!("遵守事項への対応：{name}、{}", counts.join("、")),
        Lang::En => format!("requirements: {name}, {}", counts.join(", ")),
    }
}

fn place(report: &Report<'_>, span: Span) -> String {
    let (at, path) = (report.position(span), fit_on_a_line(&report.sources.shown(span.file)));
    if report.sources.file(span.file).is_none_or(|file| file.text.is_empty()) {
        return path;
    }
    match report.lang {
        Lang::Ja => format!("{path} の{}行目、{}文字目", at.line, at.column),
        Lang::En => format!("{path}, line {}, column {}", at.line, at.column),
    }
}

/// What stands at a place, where that is on one line: cut where it is long.
fn text(report: &Report<'_>, span: Span) -> Option<String> {
    let file = report.sources.file(span.file)?;
    let text = file.text.get(span.start as usize..span.end as usize)?.trim();
    let mut told: String = text.chars().take(TOLD).collect();
    if told.len() < text.len() {
        told.push('…');
    }
    (!text.is_empty() && !text.contains(['\r', '\n'])).then_some(told)
}
