//! What `kitei explain` tells: the page of a rule, a requirement, an article of a law.

use super::rules;
use crate::diagnostic::{Lang, Rule, Safety, Text};

/// The page for a rule's name, a requirement or an article of a law; else the known name that is nearest.
pub fn explain(name: &str) -> Result<Text, Option<&'static str>> {
    match rules::find(name) {
        Some(rule) => Ok(Text::new(page(rule, Lang::Ja), page(rule, Lang::En))),
        None => Err(rules::nearest(name, rules::all().map(|rule| rule.name))),
    }
}

fn page(rule: &Rule, lang: Lang) -> String {
    let severity = rule.severity.word(lang);
    let head = match lang {
        Lang::Ja => format!("{}: {}\n\n重さ: {severity}　修正: {}　版: {}以降", rule.name, rule.summary_ja, fix_ja(rule.fix), rule.since),
        Lang::En => format!("{}: {}\n\nseverity: {severity}, fix: {}, since {}", rule.name, rule.summary_en, fix_en(rule.fix), rule.since),
    };
    format!("{head}\n\n{}", part(rule.page, lang).trim())
}

/// The half of a rule's page in a language: English, a line `---`, Japanese.
fn part(page: &str, lang: Lang) -> String {
    let lines = page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    let lines: Vec<&str> = match lang {
        Lang::En => lines.take_while(|line| *line != "---").collect(),
        Lang::Ja => lines.skip_while(|line| *line != "---").skip(1).collect(),
    };
    lines.join("\n")
}

fn fix_ja(fix: Safety) -> &'static str {
    match fix {
        Safety::None => "なし",
        Safety::Safe => "自動で適用可",
        Safety::Proposal => "案を提示（確認が必要）",
    }
}

fn fix_en(fix: Safety) -> &'static str {
    match fix {
        Safety::None => "none",
        Safety::Safe => "safe to apply",
        Safety::Proposal => "a proposal, to be looked at",
    }
}
