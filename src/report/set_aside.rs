//! Findings that comments or the baseline set aside, told where somebody asks for them (`--show-suppressed`): one line each, after what is
//! found.

use super::said::{brief, on_one_line};
use super::{Report, SetAside};
use crate::diagnostic::{Lang, Suppressed};
use crate::text::fit_on_a_line;

/// The lines; none where they are only counted.
pub(super) fn lines<'a>(report: &'a Report<'_>, told: SetAside) -> impl Iterator<Item = String> + 'a {
    report.suppressed.iter().filter(move |_| told == SetAside::Told).map(|suppressed| line(report, suppressed))
}

/// `path:line:column: suppressed[rule]: message (reason, until 2027-03-31)`.
fn line(report: &Report<'_>, suppressed: &Suppressed) -> String {
    let Suppressed { finding, reason, until, .. } = suppressed;
    let at = report.position(finding.span);
    let (ja, en) = match until {
        Some(until) => (format!("（理由：{reason}、{until}まで）"), format!(" (because: {reason}, until {until})")),
        None => (format!("（理由：{reason}）"), format!(" (because: {reason})")),
    };
    let why = match report.lang {
        Lang::Ja => ja,
        Lang::En => en,
    };
    let path = fit_on_a_line(&report.sources.shown(finding.span.file));
    let said = on_one_line(&format!("{}{why}", brief(finding, report.lang)));
    format!("{path}:{}:{}: suppressed[{}]: {said}", at.line, at.column, finding.rule.name)
}
