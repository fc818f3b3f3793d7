//! For people at a terminal: policy by policy, what changed and what that does to the requirements, then one line of totals.

use std::io::{self, Write};

use super::{DiffReport, words};
use crate::answer::difference::{Change, Turn};
use crate::report::page::fill;
use crate::text::harmless;

const INDENT: &str = "    ";

pub(super) fn write(report: &DiffReport<'_>, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let (difference, lang) = (report.difference, report.lang);
    for (index, policy) in difference.policies.iter().enumerate() {
        let changes: Vec<&Change> = difference.changes.iter().filter(|change| change.policy == index).collect();
        let turns: Vec<&Turn> = difference.coverage.iter().filter(|turn| turn.policy == index).collect();
        if changes.is_empty() && turns.is_empty() {
            continue;
        }
        writeln!(out, "{}", cut(&words::path(policy, lang), width, "", "  "))?;
        for change in changes {
            let step = words::step(change, lang).map(|step| format!(": {step}")).unwrap_or_default();
            let text = format!("{}  {}{step}", words::effect(change.effect, lang), change.subject.get(lang));
            writeln!(out, "{}", cut(&text, width, "  ", INDENT))?;
            let note = change.note.as_ref().map(|note| note.get(lang).to_owned());
            for more in [note, words::reaches(report, change), words::place(change)].into_iter().flatten() {
                writeln!(out, "{}", cut(&more, width, INDENT, INDENT))?;
            }
        }
        for turn in turns {
            let (way, requirement) = (words::way(turn.way, lang), words::requirement(turn, lang));
            let text = format!("{way}  {requirement}: {}", words::outcomes(turn, lang));
            writeln!(out, "{}", cut(&text, width, "  ", INDENT))?;
        }
        writeln!(out)?;
    }
    for note in &difference.notes {
        writeln!(out, "{}", cut(note.get(lang), width, "", ""))?;
    }
    writeln!(out, "{}", cut(&words::totals(report), width, "", ""))
}

/// Cuts what a policy says to the width, and lets none of it steer the terminal.
fn cut(text: &str, width: usize, first: &str, rest: &str) -> String {
    // One line, whatever line ends stand in it.
    fill(&text.chars().map(harmless).collect::<String>(), width, first, rest)
}
