//! Judging: one to three files together, told in every format.

use std::collections::BTreeSet;

use kitei::internals::Whole;
use kitei::{Colour, Extent, Fingerprints, Format, Lang, Memory, Report, Run, check_in};

use super::{Target, hold, policies, shape};

pub(crate) struct Check;

/// The files of an input: what follows the first `\x1e` is the second, what follows the next the third.
pub(crate) const BETWEEN: u8 = 0x1e;

impl Target for Check {
    fn name(&self) -> &'static str {
        "check"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        let all = policies();
        let beside = |at: usize| all.get(at).cloned().unwrap_or_default();
        // Each alone, and each with those beside it, of which it may inherit.
        let together = (0..all.len()).map(|at| [beside(at), beside(at + 1), beside(at + 2)].join(&BETWEEN)).filter(|all| all.len() < 8192);
        all.iter().cloned().chain(together).collect()
    }

    fn run(&self, input: &[u8]) -> Result<u64, String> {
        let run = judged(input);
        for finding in &run.findings {
            let file = run.sources.file(finding.span.file).ok_or("a finding has no file")?;
            hold(file.text.get(finding.span.start as usize..finding.span.end as usize).is_some(), "a finding is no place")?;
        }
        Ok(shape(run.findings.iter().map(|finding| finding.rule.name).collect::<BTreeSet<_>>()))
    }

    fn run_thoroughly(&self, input: &[u8]) -> Result<(), String> {
        let run = judged(input);
        for finding in &run.findings {
            hold(!finding.brief().message.ja.is_empty(), "a finding says nothing")?;
        }
        // Each input in one format, which takes as long as to judge it ten times; all inputs in all of them.
        let turn = usize::try_from(shape(input) >> 32).unwrap_or(0);
        let lang = if turn.is_multiple_of(2) { Lang::En } else { Lang::Ja };
        let format = Format::NAMES.get(turn / 2 % Format::NAMES.len()).map_or(Format::Json, |(_, format)| *format);
        let (mut once, mut again) = (Vec::new(), Vec::new());
        write(&run, lang, format, &mut once)?;
        hold(str::from_utf8(&once).is_ok(), "what is told is no text")?;
        write(&judged(input), lang, format, &mut again)?;
        hold(once == again, "judged again it is judged otherwise")
    }
}

fn judged(input: &[u8]) -> Run {
    let texts = input.split(|byte| *byte == BETWEEN).map(<[u8]>::to_vec);
    let host = Memory::new(["a.kitei", "b.kitei", "c.kitei"].into_iter().zip(texts));
    check_in(&host, &Whole::options(jiff::civil::date(2026, 5, 1)))
}

fn write(run: &Run, lang: Lang, format: Format, told: &mut Vec<u8>) -> Result<(), String> {
    let (findings, suppressed) = run.fingerprints();
    let report = Report {
        suppressed: &run.suppressed,
        fingerprints: Fingerprints { findings: &findings, suppressed: &suppressed },
        policies: &run.policies,
        summary: run.summary,
        ..Report::of_findings(&run.sources, run.as_of, lang, &run.findings)
    };
    let screen = kitei::internals::report::screen(80, Colour::Plain, Extent::Full);
    report.write(format, screen, told).map_err(|error| error.to_string())
}
