//! For people at a terminal: policy by policy, what changed and what that does to the requirements, then one line of totals.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{DiffReport, words};
use crate::report::page::fill;
use crate::text::harmless;

const INDENT: &str = "    ";

pub(super) fn write(report: &DiffReport<'_>, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let (difference, lang) = (report.difference, report.lang);
    let mut of_changes = by_policy(&difference.changes, |change| change.policy);
    let mut of_turns = by_policy(&difference.coverage, |turn| turn.policy);
    for (index, policy) in difference.policies.iter().enumerate() {
        let (changes, turns) = (of_changes.remove(&index).unwrap_or_default(), of_turns.remove(&index).unwrap_or_default());
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

fn by_policy<T>(all: &[T], policy: impl Fn(&T) -> usize) -> BTreeMap<usize, Vec<&T>> {
    let mut found: BTreeMap<usize, Vec<&T>> = BTreeMap::new();
    for one in all {
        found.entry(policy(one)).or_default().push(one);
    }
    found
}

/// Cuts what a policy says to the width, and lets none of it steer the terminal.
fn cut(text: &str, width: usize, first: &str, rest: &str) -> String {
    // One line, whatever line ends stand in it.
    fill(&text.chars().map(harmless).collect::<String>(), width, first, rest)
}
