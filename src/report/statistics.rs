//! How many findings there are of each rule, the most frequent first: where somebody begins who has many.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::Format;
use super::said::say;
use crate::diagnostic::{Diagnostic, Lang, Severity};

/// Findings, counted by their rules.
#[derive(Debug, Clone, Default)]
pub(crate) struct Statistics {
    counts: BTreeMap<(&'static str, Severity), usize>,
}

/// What is counted of one rule at one weight.
#[derive(Debug, Serialize)]
pub(super) struct Counted {
    rule: &'static str,
    severity: &'static str,
    findings: usize,
}

impl Statistics {
    /// Those of some findings.
    pub(super) fn of(findings: &[Diagnostic]) -> Self {
        let mut statistics = Self::default();
        statistics.count(findings);
        statistics
    }

    /// Counts further findings.
    pub(crate) fn count(&mut self, findings: &[Diagnostic]) {
        for finding in findings {
            *self.counts.entry((finding.rule.name, finding.severity)).or_default() += 1;
        }
    }

    /// What is counted: the most frequent first, then by weight and name.
    fn sorted(&self) -> Vec<(&'static str, Severity, usize)> {
        let mut all: Vec<_> = self.counts.iter().map(|((rule, severity), count)| (*rule, *severity, *count)).collect();
        all.sort_by_key(|(rule, severity, count)| (Reverse(*count), Reverse(*severity), *rule));
        all
    }

    /// The same for programs.
    pub(super) fn rows(&self) -> Vec<Counted> {
        let row = |(rule, severity, findings): (&'static str, Severity, usize)| Counted { rule, severity: severity.name(), findings };
        self.sorted().into_iter().map(row).collect()
    }

    /// Writes them behind what a format tells: a line each, under a heading but for editors, which read findings only.
    pub(crate) fn write(&self, format: Format, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        let all = self.sorted();
        if all.is_empty() || !matches!(format, Format::Human | Format::Plain | Format::Concise) {
            return Ok(());
        }
        if format != Format::Concise {
            writeln!(out, "\n{}", say(lang, "規則ごとの件数", "findings by rule"))?;
        }
        let digits = all.iter().map(|(.., count)| count.to_string().len()).max().unwrap_or_default();
        for (rule, severity, count) in all {
            match format {
                Format::Plain => writeln!(out, "{}[{rule}]{}{count}", severity.word(lang), say(lang, "：", ": "))?,
                Format::Human => writeln!(out, "  {count:>digits$}  {}[{rule}]", severity.word(lang))?,
                _ => writeln!(out, "{count:>digits$} {}[{rule}]", severity.name())?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Text;
    use crate::report::tests::{UNCLAIMED, WEAKENED};
    use crate::text::{Sources, Span};

    #[test]
    fn the_most_frequent_come_first_and_one_rule_may_weigh_twice() {
        let mut sources = Sources::default();
        let file = sources.add("a.kitei", "x");
        let found = |rule, severity| Diagnostic::new(rule, Span::at(file, 0), Text::same("x")).severity(severity);
        let mut statistics = Statistics::default();
        statistics.count(&[found(&WEAKENED, Severity::Info), found(&UNCLAIMED, Severity::Warning)]);
        statistics.count(&[found(&WEAKENED, Severity::Error), found(&UNCLAIMED, Severity::Warning)]);
        let written = |format, lang| {
            let mut out = Vec::new();
            statistics.write(format, lang, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        let (twice, once) = (UNCLAIMED.name, WEAKENED.name);
        assert_eq!(written(Format::Concise, Lang::Ja), format!("2 warning[{twice}]\n1 error[{once}]\n1 info[{once}]\n"));
        assert_eq!(
            written(Format::Human, Lang::Ja),
            format!("\n規則ごとの件数\n  2  警告[{twice}]\n  1  エラー[{once}]\n  1  情報[{once}]\n")
        );
        assert_eq!(
            written(Format::Plain, Lang::En),
            format!("\nfindings by rule\nwarning[{twice}]: 2\nerror[{once}]: 1\ninfo[{once}]: 1\n")
        );
        assert_eq!(written(Format::Sarif, Lang::En), "");
        assert_eq!(Statistics::default().rows().len(), 0);
    }
}
