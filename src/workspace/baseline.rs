//! Findings that a baseline knows: kept apart from those that are new. What of it is stale, past its day or locked is found.

use std::collections::BTreeMap;
use std::io::Write as _;

use super::opened::Opened;
use super::{Run, named, suppression};
use crate::config::Options;
pub(crate) use crate::config::baseline::Excuse;
use crate::config::baseline::{self, Baseline, Known, Terms};
use crate::config::report;
use crate::config::report::baseline as told;
use crate::diagnostic::{Diagnostic, Rule, Severity, Suppressed, Text};
use crate::io::baseline::path;
use crate::io::result::{Pending, Unplaced};
use crate::io::root::shown;
use crate::text::{FileId, Span, has_content};

/// Parts the findings of some files: those that are new, with what is found about the baseline, and those that it knows.
pub(super) fn part(
    opened: &Opened,
    files: &[FileId],
    findings: Vec<Diagnostic>,
    suppressed: &[Suppressed],
) -> (Vec<Diagnostic>, Vec<Suppressed>) {
    let baseline = &opened.baseline;
    if baseline.entries.is_empty() {
        return (findings, Vec::new());
    }
    let (names, _) = named(opened, &findings, suppressed);
    let (mut new, mut known, mut met, mut own) = (Vec::new(), Vec::new(), vec![false; baseline.entries.len()], Vec::new());
    // What one policy owes on the same terms is told at once, where the first of it stands.
    let mut put_off: BTreeMap<(&str, &Excuse), (Span, Vec<&Rule>)> = BTreeMap::new();
    let unreadable: Vec<&str> = findings
        .iter()
        .filter(|finding| suppression::is_unreadable(finding))
        .map(|finding| opened.sources.path(finding.span.file))
        .collect();
    let is_told = |path: &str| !unreadable.contains(&path) && files.iter().any(|&file| opened.sources.path(file) == path);
    let stale: Vec<usize> = (0..).zip(&baseline.entries).filter(|(_, entry)| is_told(&entry.known.path)).map(|(index, _)| index).collect();
    for (finding, name) in findings.into_iter().zip(names) {
        let Some((index, entry)) = baseline.find(&name.to_string(), finding.rule) else {
            new.push(finding);
            continue;
        };
        if let Some(met) = met.get_mut(index) {
            *met = true;
        }
        let excuse = entry.known.excuse.as_ref();
        if let Some(lock) = opened.locks.forbids(finding.rule, &opened.sources, finding.span.file) {
            own.push(report::suppression_is_locked(entry.span, finding.rule, lock));
            new.push(finding);
        } else if let Some(past) = excuse.filter(|excuse| excuse.until < opened.as_of) {
            own.push(told::expired(entry.span, finding.rule, past.until));
            new.push(finding);
        } else {
            if let (Some(excuse), Terms::Excused) = (excuse, Terms::of(finding.rule)) {
                put_off.entry((&*entry.known.path, excuse)).or_insert_with(|| (entry.span, Vec::new())).1.push(finding.rule);
            }
            let reason = excuse.map_or_else(|| opened.sources.shown(entry.span.file).into_owned(), |excuse| excuse.reason.clone());
            let until = excuse.map(|excuse| excuse.until.to_string());
            known.push(Suppressed { finding, reason, until, by: entry.span });
        }
    }
    let unmet = stale.into_iter().filter(|index| met.get(*index) == Some(&false)).filter_map(|index| baseline.entries.get(index));
    new.extend(unmet.map(|entry| told::stale(entry.span, entry.known.rule)));
    new.extend(own);
    new.extend(
        put_off.into_iter().map(|((path, excuse), (place, rules))| told::put_off(place, &opened.sources.shown_path(path), &rules, excuse)),
    );
    (new, known)
}

/// The entries of files that are not judged.
pub(super) fn of_no_file(opened: &Opened) -> Vec<Diagnostic> {
    let is_there = |path: &str| opened.files.iter().any(|&file| opened.sources.path(file) == path);
    let gone = opened.baseline.entries.iter().filter(|entry| !is_there(&entry.known.path));
    gone.map(|entry| told::stale(entry.span, entry.known.rule)).collect()
}

/// Writes the baselines of all repositories anew, of what is found now: each has its own.
pub(crate) fn write(options: &Options, excuse: Option<&Excuse>) -> Result<Vec<Written>, Text> {
    let repositories = super::repositories(&*super::disk(options), options);
    if options.baseline.is_some() && repositories.len() > 1 {
        return Err(Text::new(
            "リポジトリが複数あります。--baseline は --root で一つを選んで指定してください",
            "there are several repositories: choose one with --root where --baseline names a file",
        ));
    }
    repositories.iter().map(|options| write_one(options, excuse)).collect()
}

fn write_one(options: &Options, excuse: Option<&Excuse>) -> Result<Written, Text> {
    if excuse.is_some_and(|excuse| !has_content(&excuse.approver) || !has_content(&excuse.reason)) {
        return Err(Text::new("承認者又は理由が、何も述べていません", "the approver or the reason says nothing"));
    }
    let run = super::check(options);
    let opened = run.opened();
    let path = path(options, opened.root());
    let shown = opened.sources.shown_path(&shown(opened.folder(), &path));
    // Of the baseline itself, what is wrong goes with it.
    if opened.trouble.iter().any(|finding| finding.rule.family() != "baseline") {
        return Err(Text::new(
            "設定又はファイルに誤りがあるため、基準線を書き込みません",
            "the baseline is not written while something is wrong with the configuration or a file",
        ));
    }
    let least = opened.fail_on.severity().unwrap_or(Severity::Warning).min(Severity::Warning);
    let Renewed { known, owed, never } = renewed(&run, excuse, least);
    let gone =
        opened.baseline.entries.iter().filter(|entry| !known.iter().any(|known| known.fingerprint == entry.known.fingerprint)).count();
    let written = Written { shown: shown.clone(), known: known.len(), owed, never, gone };
    let put = || -> Result<(), Unplaced> {
        let mut pending = Pending::new(&path)?;
        pending.write_all(baseline::written(known).as_bytes())?;
        pending.keep()
    };
    put().map(|()| written).map_err(|why| match why {
        Unplaced::Link => Text::new(
            format!("「{shown}」はリンクであるため、書き込みません"),
            format!("\"{shown}\" is a link: nothing is written through it"),
        ),
        Unplaced::Refused(error) => {
            Text::new(format!("「{shown}」に書き込めません：{error}"), format!("cannot write \"{shown}\": {error}"))
        }
    })
}

/// What was written.
#[derive(Debug)]
pub(crate) struct Written {
    /// Where, as it is shown.
    pub(crate) shown: String,
    /// How many findings are known now.
    pub(crate) known: usize,
    /// How many are not, for want of an approver, a reason and an end.
    pub(crate) owed: usize,
    /// How many are not since they say that something was not judged.
    pub(crate) never: usize,
    /// How many entries went.
    pub(crate) gone: usize,
}

/// What a baseline would hold that is written now, and how many findings it would not.
struct Renewed {
    known: Vec<Known>,
    /// Of what a policy owes, without an approver, a reason and an end.
    owed: usize,
    /// Of what was not judged.
    never: usize,
}

/// Makes it of what is found, of what the former baseline knows, and of what it says of files that were not told. An entry that is there
/// keeps its terms, but for those that are given now.
fn renewed(run: &Run, excuse: Option<&Excuse>, least: Severity) -> Renewed {
    let opened = run.opened();
    let before: &Baseline = &opened.baseline;
    let (names, of_suppressed) = run.fingerprints();
    let of_baseline = run
        .suppressed
        .iter()
        .zip(of_suppressed)
        .filter(|(one, _)| Some(one.by.file) == before.file)
        .map(|(one, name)| (&one.finding, name));
    let mut renewed = Renewed { known: Vec::new(), owed: 0, never: 0 };
    for (finding, name) in run.findings.iter().zip(names).chain(of_baseline).filter(|(finding, _)| finding.severity >= least) {
        let fingerprint = name.to_string();
        let former = before.find(&fingerprint, finding.rule).and_then(|(_, entry)| entry.known.excuse.clone());
        let terms = Terms::of(finding.rule);
        let excuse = match terms {
            Terms::Excused => excuse.cloned().or(former),
            Terms::Known | Terms::Never => former,
        };
        match terms {
            // What is found of baselines is settled by writing it anew.
            Terms::Never => renewed.never += usize::from(finding.rule.family() != "baseline"),
            Terms::Excused if excuse.is_none() => renewed.owed += 1,
            Terms::Known | Terms::Excused => {
                let about = finding.about();
                let path = opened.sources.path(finding.span.file).to_owned();
                renewed.known.push(Known { path, rule: finding.rule, about: about.requirement.or(about.law), fingerprint, excuse });
            }
        }
    }
    let told: Vec<&str> = opened.told().map(|file| opened.sources.path(file)).collect();
    let is_elsewhere = |path: &str| !told.contains(&path) && opened.files.iter().any(|&file| opened.sources.path(file) == path);
    renewed.known.extend(before.entries.iter().filter(|entry| is_elsewhere(&entry.known.path)).map(|entry| entry.known.clone()));
    renewed
}
