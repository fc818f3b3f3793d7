//! The coverage of each policy as a small table for people. Outcomes that no policy has are left out; what does not fit beside
//! the rest goes on below, so that a table is never wider than its screen. Marks, which count parts of the outcomes, stay together.

use std::fmt::Write;

use crate::answer::{Counts, Outcome, PolicyCounts};
use crate::diagnostic::Lang;
use crate::report::{Ambiguous, Report, Screen};
use crate::text::fit_on_a_line;

/// One column: what heads it, and which count it shows.
struct Column {
    ja: &'static str,
    en: &'static str,
    count: Counted,
}

/// What a column counts.
enum Counted {
    /// An outcome.
    Outcome(Outcome),
    /// A part of the others: its name stands in brackets.
    Marked(fn(&Counts) -> u32),
}

/// What marks a part of the others: in short, and in full where it stands in a sentence.
const MARKS: [(Column, &str, &str); 6] = [
    (Column { ja: "(適用除外)", en: "(excluded)", count: Counted::Marked(|counts| counts.excluded) }, "適用除外", "excluded"),
    (Column { ja: "(みなし)", en: "(deemed)", count: Counted::Marked(|counts| counts.deemed) }, "みなし", "deemed"),
    (Column { ja: "(適用仮定)", en: "(assumed)", count: Counted::Marked(|counts| counts.assumed_applicable) }, "適用仮定", "assumed"),
    (Column { ja: "(未確認)", en: "(unverified)", count: Counted::Marked(|counts| counts.unverified) }, "本文未確認", "unverified"),
    (Column { ja: "(未入手)", en: "(no text)", count: Counted::Marked(|counts| counts.not_available) }, "本文未入手", "not available"),
    (Column { ja: "(引継)", en: "(carried)", count: Counted::Marked(|counts| counts.carried) }, "前版から引継ぎ", "carried"),
];

const GAP: usize = 2;

/// The table, empty where no policy has a count.
pub(in crate::report) fn table(report: &Report<'_>, screen: Screen) -> String {
    let Screen { width, ambiguous, .. } = screen;
    let outcomes =
        Outcome::ALL.map(|outcome| Column { ja: outcome.head(Lang::Ja), en: outcome.head(Lang::En), count: Counted::Outcome(outcome) });
    let is_there = |column: &&Column| report.policies.iter().any(|policy| column.count(policy.counts) > 0);
    let columns: Vec<&Column> = outcomes.iter().chain(MARKS.iter().map(|(column, ..)| column)).filter(is_there).collect();
    let title = match report.lang {
        Lang::Ja => "遵守事項への対応",
        Lang::En => "requirements",
    };
    let rows = report.policies.iter().map(|policy| ambiguous.width(&name(report, policy)));
    let first = rows.chain([ambiguous.width(title)]).max().unwrap_or(0);
    let mut out = String::new();
    let mut rest = columns.as_slice();
    while !rest.is_empty() {
        let (now, later) = rest.split_at(fitting(rest, report.lang, width.saturating_sub(first), ambiguous));
        block(&mut out, report, title, (first, ambiguous), now);
        rest = later;
    }
    out
}

/// The counts in words, those that are none left out: the outcomes, and what marks a part of them.
pub(in crate::report) fn parts(counts: Counts, lang: Lang) -> (Vec<String>, Vec<String>) {
    let outcomes = Outcome::ALL.into_iter().map(|outcome| (outcome.head(lang), counts.of(outcome)));
    let marks = MARKS.iter().map(|(mark, ja, en)| (if lang == Lang::Ja { *ja } else { *en }, mark.count(counts)));
    let said = |(name, count): (&'static str, u32)| (count > 0).then(|| format!("{name} {count}"));
    (outcomes.filter_map(said).collect(), marks.filter_map(said).collect())
}

/// How many columns fit into `room`; at least one. Marks of which not all fit begin anew below.
fn fitting(columns: &[&Column], lang: Lang, room: usize, ambiguous: Ambiguous) -> usize {
    let ends = columns.iter().scan(0, |end, column| {
        *end += GAP + ambiguous.width(column.name(lang));
        Some(*end)
    });
    let fits = ends.take_while(|end| *end <= room).count().max(1);
    let outcomes = columns.iter().take_while(|column| matches!(column.count, Counted::Outcome(_))).count();
    if outcomes > 0 && outcomes < fits && fits < columns.len() { outcomes } else { fits }
}

fn block(out: &mut String, report: &Report<'_>, title: &str, (first, ambiguous): (usize, Ambiguous), columns: &[&Column]) {
    let line = |out: &mut String, name: &str, cell: &dyn Fn(&Column) -> String| {
        let _ = write!(out, "{name}{:pad$}", "", pad = first - ambiguous.width(name).min(first));
        for column in columns {
            let cell = cell(column);
            let pad = GAP + ambiguous.width(column.name(report.lang)).saturating_sub(ambiguous.width(&cell));
            let _ = write!(out, "{:pad$}{cell}", "");
        }
        out.push('\n');
    };
    line(out, title, &|column| column.name(report.lang).to_owned());
    for policy in report.policies {
        line(out, &name(report, policy), &|column| column.count(policy.counts).to_string());
    }
}

/// The path of a policy, and the facility where it is judged for several.
pub(in crate::report) fn name(report: &Report<'_>, policy: &PolicyCounts) -> String {
    let path = fit_on_a_line(&report.sources.shown(policy.file));
    match &policy.facility {
        Some(facility) if report.lang == Lang::Ja => format!("{path}（{facility}）"),
        Some(facility) => format!("{path} ({facility})"),
        None => path,
    }
}

impl Column {
    fn count(&self, counts: Counts) -> u32 {
        match self.count {
            Counted::Outcome(outcome) => counts.of(outcome),
            Counted::Marked(count) => count(&counts),
        }
    }

    fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ja => self.ja,
            Lang::En => self.en,
        }
    }
}
