//! The baseline: findings that were there before kitei was, by their fingerprints. What is new fails a run; what is known is counted and
//! kept apart. What a policy owes the guideline or its parent is put off only by somebody, for a reason, until a day.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::report::baseline as report;
use super::rules;
use crate::diagnostic::{Findings, Hides, Rule};
use crate::model::read::day;
use crate::text::{FileId, Span, has_content};

/// Its name where the configuration and the command line give it none.
pub(crate) const FILE_NAME: &str = "kitei-baseline.toml";

const HEAD: &str = "# 導入時からある指摘。「kitei check --write-baseline」が書き換えます。\n# Findings that were there before; `kitei check --write-baseline` writes them anew.\n";
const KEYS: [&str; 7] = ["rule", "path", "about", "fingerprint", "approver", "reason", "until"];
/// The families of what a policy owes: their findings are put off by somebody, or not at all.
const OWED: [&str; 2] = ["coverage", "inheritance"];
/// Findings about a run, and about what puts findings aside, are not put aside.
const NEVER: [&str; 4] = ["config", "input", "suppression", "baseline"];

/// Findings that are known.
#[derive(Debug, Clone, Default)]
pub(crate) struct Baseline {
    /// The file, where one was read.
    pub(crate) file: Option<FileId>,
    pub(crate) entries: Vec<Entry>,
    by_name: BTreeMap<String, usize>,
}

/// One of them.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) known: Known,
    /// Where it stands.
    pub(crate) span: Span,
}

/// A finding as a baseline names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) path: String,
    pub(crate) rule: &'static Rule,
    /// The requirement or the law, for whoever reads it.
    pub(crate) about: Option<String>,
    pub(crate) fingerprint: String,
    pub(crate) excuse: Option<Excuse>,
}

/// By whom, why and until when something is put off.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Excuse {
    /// Who answers for it.
    pub(crate) approver: String,
    /// Why.
    pub(crate) reason: String,
    /// The last day on which it counts.
    pub(crate) until: Date,
}

/// On what terms what a rule finds may be in a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Terms {
    /// As it is.
    Known,
    /// With an approver, a reason and an end.
    Excused,
    /// Not at all: it says that something was not judged, or speaks of the run itself.
    Never,
}

impl Terms {
    pub(crate) fn of(rule: &Rule) -> Self {
        match rule.family() {
            _ if rule.hides == Hides::Judgement => Self::Never,
            family if NEVER.contains(&family) => Self::Never,
            family if OWED.contains(&family) => Self::Excused,
            _ => Self::Known,
        }
    }
}

impl Baseline {
    /// Reads one; what cannot count is a finding and left out.
    pub(crate) fn read(file: FileId, text: &str, findings: &mut Findings) -> Self {
        let (root, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            findings.push(report::no_toml(place(file, error.span().unwrap_or(0..0)), error.message()));
        }
        let mut baseline = Self { file: Some(file), ..Self::default() };
        for (key, value) in root.get_ref() {
            match (key.get_ref().as_ref(), value.get_ref().as_array()) {
                ("finding", Some(items)) => {
                    for item in items {
                        baseline.entries.extend(entry(file, item, findings));
                    }
                }
                (name, _) => findings.push(report::unknown_key(place(file, key.span()), name)),
            }
        }
        baseline.by_name = (0..).zip(&baseline.entries).map(|(index, entry)| (entry.known.fingerprint.clone(), index)).collect();
        baseline
    }

    /// The entry of a finding, with where it stands among all.
    pub(crate) fn find(&self, fingerprint: &str, rule: &Rule) -> Option<(usize, &Entry)> {
        let index = *self.by_name.get(fingerprint)?;
        self.entries.get(index).filter(|entry| entry.known.rule == rule).map(|entry| (index, entry))
    }
}

/// The text of a baseline.
pub(crate) fn written(mut known: Vec<Known>) -> String {
    known.sort_by(|one, other| key(one).cmp(&key(other)));
    known.dedup_by(|one, other| one.fingerprint == other.fingerprint);
    let mut text = HEAD.to_owned();
    for one in &known {
        let about = one.about.as_deref().map(|about| ("about", about));
        let fields = [("rule", one.rule.name), ("path", &*one.path)].into_iter().chain(about).chain([("fingerprint", &*one.fingerprint)]);
        let excuse = one.excuse.as_ref();
        let excused = excuse.into_iter().flat_map(|excuse| [("approver", &*excuse.approver), ("reason", &*excuse.reason)]);
        text += "\n[[finding]]\n";
        // Writing to memory does not fail.
        for (name, value) in fields.chain(excused) {
            let _ = writeln!(text, "{name} = {}", toml::Value::from(value));
        }
        if let Some(excuse) = excuse {
            let _ = writeln!(text, "until = {}", excuse.until);
        }
    }
    text
}

fn key(known: &Known) -> (&str, &str, Option<&str>, &str) {
    (&known.path, known.rule.name, known.about.as_deref(), &known.fingerprint)
}

fn entry(file: FileId, item: &Spanned<DeValue<'_>>, findings: &mut Findings) -> Option<Entry> {
    let Some(table) = item.get_ref().as_table() else {
        findings.push(report::no_entry(place(file, item.span())));
        return None;
    };
    let mut values: BTreeMap<&str, (String, Span)> = BTreeMap::new();
    for (key, value) in table {
        let text = match value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            DeValue::Datetime(date) => Some(date.to_string()),
            _ => None,
        };
        match (KEYS.iter().find(|known| **known == key.get_ref().as_ref()), text) {
            (Some(name), Some(text)) => drop(values.insert(name, (text, place(file, value.span())))),
            (_, _) => findings.push(report::unknown_key(place(file, key.span()), key.get_ref())),
        }
    }
    let span = values.get("rule").map_or_else(|| place(file, item.span()), |(_, span)| *span);
    let text = |name: &str| values.get(name).map(|(text, _)| text.clone());
    let (Some(name), Some(path), Some(fingerprint)) = (text("rule"), text("path"), text("fingerprint")) else {
        findings.push(report::no_entry(span));
        return None;
    };
    let Some(rule) = rules::find(&name) else {
        findings.push(report::unknown_rule(span, &name));
        return None;
    };
    let until = text("until").map(|text| day(&text));
    if until == Some(None) {
        findings.push(report::no_day(values.get("until").map_or(span, |(_, span)| *span)));
        return None;
    }
    let filled = |name: &str| text(name).filter(|text| has_content(text));
    let excuse = filled("approver").zip(filled("reason")).zip(until.flatten());
    let excuse = excuse.map(|((approver, reason), until)| Excuse { approver, reason, until });
    match Terms::of(rule) {
        Terms::Never => findings.push(report::never(span, rule)),
        Terms::Excused if excuse.is_none() => findings.push(report::without_excuse(span, rule)),
        // An end without the rest is no end of nothing.
        Terms::Known if excuse.is_none() && values.contains_key("until") => findings.push(report::without_excuse(span, rule)),
        Terms::Known | Terms::Excused => {
            return Some(Entry { known: Known { path, rule, about: text("about"), fingerprint, excuse }, span });
        }
    }
    None
}

fn place(file: FileId, range: std::ops::Range<usize>) -> Span {
    let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(file, offset(range.start), offset(range.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let rule = |name| rules::find(name).unwrap();
        let excuse =
            Excuse { approver: "院長 \"x\"\n".to_owned(), reason: "改正中".to_owned(), until: jiff::civil::date(2027, 3, 31) };
        let known = vec![
            Known {
                path: "a b.kitei".to_owned(),
                rule: rule("citation/renumbered"),
                about: None,
                fingerprint: "0123456789abcdef".to_owned(),
                excuse: None,
            },
            Known {
                path: "病院/規程.kitei".to_owned(),
                rule: rule("coverage/missing"),
                about: Some("mhlw-6.0/G3.1.2-2".to_owned()),
                fingerprint: "fedcba9876543210".to_owned(),
                excuse: Some(excuse),
            },
        ];
        let mut findings = Findings::default();
        let read = Baseline::read(FileId::default(), &written(known.clone()), &mut findings);
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(read.entries.into_iter().map(|entry| entry.known).collect::<Vec<_>>(), known);
    }

    #[test]
    fn what_was_not_judged_is_never_known() {
        for rule in rules::all().filter(|rule| rule.hides == Hides::Judgement) {
            assert_eq!(Terms::of(rule), Terms::Never, "{}", rule.name);
        }
    }
}
