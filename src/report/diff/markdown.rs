//! For a comment on a pull request: one line that says how it stands, a table of what a reviewer must look at, the rest folded away.
//! What policies say is escaped: it can neither break the table nor mention anybody.

use std::io::{self, Write};

use super::{DiffReport, words};
use crate::answer::difference::{Change, Compared, Effect, Turn, Way};
use crate::diagnostic::{Lang, Text};
use crate::markup::markdown::{cell as escaped, code};

/// By this a pipeline finds its comment again, to replace it.
const MARKER: &str = "<!-- kitei diff -->";
/// So many rows of a table are shown: a comment of GitHub holds 65,536 characters.
const MOST_ROWS: usize = 50;
/// So many characters of a cell are shown.
const LONGEST_CELL: usize = 160;

pub(super) fn write(report: &DiffReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (difference, lang) = (report.difference, report.lang);
    writeln!(out, "{MARKER}\n## {}\n", heading(report).get(lang))?;
    writeln!(out, "{}", words::totals(report))?;
    for note in &difference.notes {
        writeln!(out, "\n> {}", escaped(note.get(lang)))?;
    }
    let of = |effects: &[Effect]| -> Vec<Row> {
        let changes = difference.changes.iter().filter(|change| effects.contains(&change.effect));
        changes.map(|change| of_change(report, change)).collect()
    };
    let turned = |ways: &[Way]| -> Vec<Row> {
        let turns = difference.coverage.iter().filter(|turn| ways.contains(&turn.way));
        turns.map(|turn| of_turn(report, turn)).collect()
    };
    let first = [of(&[Effect::Weakened, Effect::Incomparable]), turned(&[Way::Lost, Way::ApplicabilityLost])].concat();
    if !first.is_empty() {
        writeln!(out)?;
        table(&first, lang, out)?;
    }
    for (summary, rows) in [
        (Text::new("強化", "Strengthened"), of(&[Effect::Strengthened])),
        (Text::new("新たに充足・適用する遵守事項", "Requirements gained"), turned(&[Way::Gained, Way::ApplicabilityGained])),
        (Text::new("その他の変更", "Other changes"), [of(&[Effect::Neutral]), turned(&[Way::Changed])].concat()),
    ] {
        if !rows.is_empty() {
            writeln!(out, "\n<details>\n<summary>{} ({})</summary>\n", summary.get(lang), rows.len())?;
            table(&rows, lang, out)?;
            writeln!(out, "\n</details>")?;
        }
    }
    Ok(())
}

fn heading(report: &DiffReport<'_>) -> Text {
    match (report.difference.weakens(), report.difference.is_empty()) {
        (true, _) => Text::new("規程の変更：緩くなるところがあります", "Policy changes: something is weakened"),
        (false, true) => Text::new("規程の変更：ありません", "Policy changes: none"),
        (false, false) => Text::new("規程の変更：緩くなるところはありません", "Policy changes: nothing is weakened"),
    }
}

/// A row: what it does, the policy, what it is about, from what to what, where.
type Row = [String; 5];

fn of_change(report: &DiffReport<'_>, change: &Change) -> Row {
    let lang = report.lang;
    let note = change.note.as_ref().map(|note| note.get(lang).to_owned());
    let more: Vec<String> = [note, words::reaches(report, change)].into_iter().flatten().map(|text| escaped(&text)).collect();
    let subject = [vec![cell(change.subject.get(lang))], more].concat().join("<br>");
    let step = words::step(change, lang).map(|step| cell(&step)).unwrap_or_default();
    let place = words::place(change).map(|place| code(&place)).unwrap_or_default();
    [words::effect(change.effect, lang).to_owned(), policy(report, change.policy), subject, step, place]
}

fn of_turn(report: &DiffReport<'_>, turn: &Turn) -> Row {
    let lang = report.lang;
    let requirement = cell(&words::requirement(turn, lang));
    let way = words::way(turn.way, lang).to_owned();
    [way, policy(report, turn.policy), requirement, cell(&words::outcomes(turn, lang)), String::new()]
}

fn policy(report: &DiffReport<'_>, index: usize) -> String {
    report.difference.policies.get(index).map_or_else(String::new, |policy| code(Compared::path(policy)))
}

fn table(rows: &[Row], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let heads = match lang {
        Lang::Ja => ["区分", "規程", "対象", "変更", "場所"],
        Lang::En => ["", "policy", "what", "change", "place"],
    };
    writeln!(out, "| {} |\n|{}", heads.join(" | "), "---|".repeat(heads.len()))?;
    for row in rows.iter().take(MOST_ROWS) {
        writeln!(out, "| {} |", row.join(" | "))?;
    }
    let more = rows.len().saturating_sub(MOST_ROWS);
    match (more, lang) {
        (0, _) => Ok(()),
        (_, Lang::Ja) => writeln!(out, "\nこのほか{more}件あります。"),
        (_, Lang::En) => writeln!(out, "\n{more} more are not shown."),
    }
}

/// A text cut to what a cell shows, escaped.
fn cell(text: &str) -> String {
    if text.chars().count() <= LONGEST_CELL {
        return escaped(text);
    }
    let cut: String = text.chars().take(LONGEST_CELL).collect();
    format!("{}…", escaped(&cut))
}
