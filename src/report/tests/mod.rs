//! Snapshots of the human format at 80 columns, in both languages, each with the text it speaks of; and the schema of the JSON one.
#![allow(unreachable_pub, reason = "rules are declared public, and these ones only here")]

mod covered;
mod frames;
pub(super) mod json;
mod pages;
mod tree;
mod widths;
mod work;

use jiff::civil::date;

use super::{Ambiguous, Besides, Colour, Detail, Extent, Fingerprints, Format, Report, Screen};
use crate::answer::{Counts, Grounds, PolicyCounts, Summary, Totals};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Fingerprint, Lang, Suppressed, Text};
use crate::text::{FileId, Sources, Span};

declare_rule! {
    /// A rule.
    pub static WEAKENED = {
        name: "inheritance/weakened", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "親の規程より緩い", en: "weaker than the parent",
    };
}

declare_rule! {
    /// A rule.
    pub static UNCLAIMED = {
        name: "coverage/unclaimed", severity: Warning, since: "0.1.0", fix: Safe,
        ja: "対応の記載がない", en: "met but unclaimed",
    };
}

/// Files of one case.
#[derive(Default)]
struct Case {
    sources: Sources,
    findings: Vec<Diagnostic>,
    suppressed: Vec<Suppressed>,
    policies: Vec<PolicyCounts>,
    grounds: Grounds,
}

impl Case {
    fn file(mut self, path: &str, text: &str) -> Self {
        self.sources.add(path, text);
        self
    }

    fn found(mut self, finding: impl FnOnce(&Sources) -> Diagnostic) -> Self {
        self.findings.push(finding(&self.sources));
        self
    }

    fn counted(mut self, file: u32, counts: Counts) -> Self {
        self.policies.push(PolicyCounts { file: FileId(file), facility: None, counts });
        self
    }

    fn grounds(&self) -> Grounds {
        let mut grounds = Grounds { suppressed: self.suppressed.len().try_into().unwrap(), ..self.grounds };
        self.policies.iter().for_each(|policy| grounds += Grounds::of_counts(&policy.counts));
        grounds
    }

    fn written(&self, format: Format, lang: Lang) -> String {
        self.detailed(format, lang, Detail::Work)
    }

    fn detailed(&self, format: Format, lang: Lang, detail: Detail) -> String {
        self.on(format, lang, Screen { width: 80, colour: Colour::Plain, extent: Extent::Full, detail, ambiguous: Ambiguous::Narrow })
    }

    fn on(&self, format: Format, lang: Lang, screen: Screen) -> String {
        let fingerprints: Vec<Fingerprint> = (0..).map(|at| Fingerprint([at; Fingerprint::BYTES])).take(self.findings.len()).collect();
        let report = Report {
            sources: &self.sources,
            as_of: date(2026, 5, 1),
            lang,
            findings: &self.findings,
            suppressed: &self.suppressed,
            fingerprints: Fingerprints { findings: &fingerprints, suppressed: &[] },
            policies: &self.policies,
            summary: Summary { files: self.sources.len(), totals: Totals::of(&self.findings), grounds: self.grounds(), days: None },
            besides: Besides::default(),
        };
        let mut out = Vec::new();
        report.write(format, screen, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The human format; no line of it is wider than the screen.
    fn human(&self, lang: Lang) -> String {
        let written = self.written(Format::Human, lang);
        for line in written.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "too wide: {line}");
        }
        written
    }
}

/// The first place of `needle` in a file.
fn at(sources: &Sources, file: u32, needle: &str) -> Span {
    let text = &sources.file(FileId(file)).unwrap().text;
    let start = text.find(needle).unwrap();
    let offset = |at: usize| u32::try_from(at).unwrap();
    Span::new(FileId(file), offset(start), offset(start + needle.len()))
}

fn finding(span: Span) -> Diagnostic {
    Diagnostic::new(&WEAKENED, span, Text::new("ここがおかしいです", "something is wrong here")).label(Text::new("ここ", "here"))
}
