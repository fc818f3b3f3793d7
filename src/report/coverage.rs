//! The coverage of each policy as a small table for people. Outcomes that no policy has are left out; what does not fit beside
//! the rest goes on below, so that a table is never wider than its screen.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::Report;
use crate::answer::{Counts, PolicyCounts};
use crate::diagnostic::Lang;

/// One outcome: what heads its column, and which count it shows. Names in brackets mark a part of the others.
struct Column {
    ja: &'static str,
    en: &'static str,
    count: fn(&Counts) -> u32,
}

const COLUMNS: [Column; 20] = [
    Column { ja: "充足", en: "covered", count: |counts| counts.covered },
    Column { ja: "同等措置", en: "equivalent", count: |counts| counts.covered_by_equivalence },
    Column { ja: "文言のみ", en: "wording", count: |counts| counts.covered_by_wording },
    Column { ja: "継承", en: "inherited", count: |counts| counts.inherited },
    Column { ja: "継承・文言のみ", en: "inherited wording", count: |counts| counts.inherited_by_wording },
    Column { ja: "宣言のみ", en: "not said", count: |counts| counts.declared_not_said },
    Column { ja: "一部充足", en: "partly", count: |counts| counts.partly },
    Column { ja: "不充足", en: "unmet", count: |counts| counts.unmet },
    Column { ja: "対応未記載", en: "unclaimed", count: |counts| counts.unclaimed },
    Column { ja: "規定なし", en: "missing", count: |counts| counts.missing },
    Column { ja: "委任", en: "delegated", count: |counts| counts.delegated },
    Column { ja: "例外", en: "excepted", count: |counts| counts.excepted },
    Column { ja: "適用なし", en: "n/a", count: |counts| counts.not_applicable },
    Column { ja: "不明", en: "unknown", count: |counts| counts.unknown },
    Column { ja: "範囲外", en: "out of scope", count: |counts| counts.out_of_scope },
    Column { ja: "(適用除外)", en: "(excluded)", count: |counts| counts.excluded },
    Column { ja: "(みなし)", en: "(deemed)", count: |counts| counts.deemed },
    Column { ja: "(引継)", en: "(carried)", count: |counts| counts.carried },
    Column { ja: "(適用仮定)", en: "(assumed)", count: |counts| counts.assumed_applicable },
    Column { ja: "(未確認)", en: "(unverified)", count: |counts| counts.unverified },
];

const GAP: usize = 2;

/// The table, empty where no policy has a count.
pub(super) fn table(report: &Report<'_>, width: usize) -> String {
    let columns: Vec<&Column> =
        COLUMNS.iter().filter(|column| report.policies.iter().any(|policy| (column.count)(&policy.counts) > 0)).collect();
    let title = match report.lang {
        Lang::Ja => "遵守事項への対応",
        Lang::En => "requirements",
    };
    let rows = report.policies.iter().map(|policy| name(report, policy).width());
    let first = rows.chain([title.width()]).max().unwrap_or(0);
    let mut out = String::new();
    let mut rest = columns.as_slice();
    while !rest.is_empty() {
        let (now, later) = rest.split_at(fitting(rest, report.lang, width.saturating_sub(first)));
        block(&mut out, report, title, first, now);
        rest = later;
    }
    out
}

/// How many columns fit into `room`; at least one.
fn fitting(columns: &[&Column], lang: Lang, room: usize) -> usize {
    let ends = columns.iter().scan(0, |end, column| {
        *end += GAP + column.name(lang).width();
        Some(*end)
    });
    ends.take_while(|end| *end <= room).count().max(1)
}

fn block(out: &mut String, report: &Report<'_>, title: &str, first: usize, columns: &[&Column]) {
    let line = |out: &mut String, name: &str, cell: &dyn Fn(&Column) -> String| {
        let _ = write!(out, "{name}{:pad$}", "", pad = first - name.width().min(first));
        for column in columns {
            let cell = cell(column);
            let pad = GAP + column.name(report.lang).width().saturating_sub(cell.width());
            let _ = write!(out, "{:pad$}{cell}", "");
        }
        out.push('\n');
    };
    line(out, title, &|column| column.name(report.lang).to_owned());
    for policy in report.policies {
        line(out, &name(report, policy), &|column| (column.count)(&policy.counts).to_string());
    }
}

/// The path of a policy, and the facility where it is judged for several.
fn name(report: &Report<'_>, policy: &PolicyCounts) -> String {
    let path = report.sources.path(policy.file);
    match &policy.facility {
        Some(facility) if report.lang == Lang::Ja => format!("{path}（{facility}）"),
        Some(facility) => format!("{path} ({facility})"),
        None => path.to_owned(),
    }
}

impl Column {
    fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ja => self.ja,
            Lang::En => self.en,
        }
    }
}
