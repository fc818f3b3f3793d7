//! The rules, one line each, with how many there are of each severity.

use std::io::{self, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr as _;

use super::{ListFormat, SCHEMA_VERSION};
use crate::answer::Totals;
use crate::diagnostic::{Hides, Lang, Rule, Safety, Severity};
use crate::report::page::fill;

/// Writes the rules, which come in the order of their names. The width matters to the table only.
pub(crate) fn write(rules: &[&Rule], format: ListFormat, lang: Lang, width: usize, out: &mut dyn Write) -> io::Result<()> {
    match format {
        ListFormat::Table => write_table(rules, lang, width, out),
        ListFormat::Json => {
            serde_json::to_writer(&mut *out, &Document::new(rules, lang))?;
            writeln!(out)
        }
    }
}

fn write_table(rules: &[&Rule], lang: Lang, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let column = |text: &dyn Fn(&Rule) -> &str| rules.iter().map(|rule| text(rule).width()).max().unwrap_or(0);
    let (names, severities) = (column(&|rule| rule.name), column(&|rule| rule.severity.word(lang)));
    for rule in rules {
        let severity = rule.severity.word(lang);
        let pad = " ".repeat(severities - severity.width().min(severities));
        let first = format!("{:names$}  {severity}{pad}  ", rule.name);
        let rest = " ".repeat(first.width());
        let mut text = summary(rule, lang).to_owned();
        text += match (rule.fix, lang) {
            (Safety::None, _) => "",
            (Safety::Safe, Lang::Ja) => "（修正あり）",
            (Safety::Safe, Lang::En) => " (with a fix)",
            (Safety::SafeOrProposal, Lang::Ja) => "（修正又は修正案あり）",
            (Safety::SafeOrProposal, Lang::En) => " (with a fix, or proposes one)",
            (Safety::Placeholder, Lang::Ja) => "（「?」を残す修正あり）",
            (Safety::Placeholder, Lang::En) => " (with a fix that leaves a `?`)",
            (Safety::Proposal, Lang::Ja) => "（修正案あり）",
            (Safety::Proposal, Lang::En) => " (proposes a fix)",
        };
        writeln!(out, "{}", fill(&text, width, &first, &rest))?;
    }
    let Totals { errors, warnings, infos } = totals(rules);
    let all = rules.len();
    match lang {
        Lang::Ja => writeln!(out, "\n規則 {all}件：エラー {errors}件、警告 {warnings}件、情報 {infos}件"),
        Lang::En => writeln!(out, "\n{all} rules: {errors} errors, {warnings} warnings, {infos} infos"),
    }
}

fn summary(rule: &Rule, lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => rule.summary_ja,
        Lang::En => rule.summary_en,
    }
}

fn totals(rules: &[&Rule]) -> Totals {
    let count = |severity| rules.iter().filter(|rule| rule.severity == severity).count();
    Totals { errors: count(Severity::Error), warnings: count(Severity::Warning), infos: count(Severity::Info) }
}

#[derive(Serialize)]
struct Document {
    schema_version: u32,
    total: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    rules: Vec<Listed>,
}

#[derive(Serialize)]
struct Listed {
    rule: &'static str,
    family: &'static str,
    severity: &'static str,
    since: &'static str,
    fix: Option<&'static str>,
    /// What it finds leaves something unjudged: it can be neither suppressed nor lowered.
    unjudged: bool,
    summary: &'static str,
}

impl Document {
    fn new(rules: &[&Rule], lang: Lang) -> Self {
        let Totals { errors, warnings, infos } = totals(rules);
        let listed = |rule: &&Rule| Listed {
            rule: rule.name,
            family: rule.family(),
            severity: rule.severity.name(),
            since: rule.since,
            fix: match rule.fix {
                Safety::None => None,
                Safety::Safe => Some("safe"),
                Safety::SafeOrProposal => Some("safe-or-proposal"),
                Safety::Placeholder => Some("placeholder"),
                Safety::Proposal => Some("proposal"),
            },
            unjudged: rule.hides == Hides::Judgement,
            summary: summary(rule, lang),
        };
        Self { schema_version: SCHEMA_VERSION, total: rules.len(), errors, warnings, infos, rules: rules.iter().map(listed).collect() }
    }
}
