//! What a policy lacks, for the one who completes it: what has to be decided first, then volume by volume and chapter by chapter what is to be
//! written, two lines for each requirement. The frame of the policy's head, which all of it speaks of, is drawn once.

use std::fmt::Write;

use super::page::fill_on;
use super::{Ambiguous, Screen};
use crate::diagnostic::{Decision, Diagnostic, Hides, Lang, Task, Text, Wanted, Words};

/// So many tasks are few enough to be told one by one in full.
const FEW: usize = 3;

/// A finding of a file that is something to be done.
pub(super) struct Todo<'a> {
    pub(super) finding: &'a Diagnostic,
    pub(super) task: Box<Task>,
}

/// The findings of a file in the order in which they are mended.
#[derive(Default)]
pub(super) struct Order<'a> {
    /// What hides other things, told one by one.
    pub(super) hiding: Vec<(&'a Diagnostic, Words)>,
    /// What the policy lacks, if that is more than a little.
    pub(super) todo: Vec<Todo<'a>>,
    /// All else, told one by one.
    pub(super) others: Vec<(&'a Diagnostic, Words)>,
}

/// Puts the findings of a file in order.
pub(super) fn order(findings: &[Diagnostic]) -> Order<'_> {
    let mut order = Order::default();
    let all: Vec<(&Diagnostic, Words)> = findings.iter().map(|finding| (finding, finding.words())).collect();
    let is_much = all.iter().filter(|(_, words)| words.task.is_some()).count() > FEW;
    for (finding, mut words) in all {
        match (words.task.take_if(|_| is_much), finding.rule.hides) {
            (Some(task), _) => order.todo.push(Todo { finding, task }),
            (None, Hides::Judgement) => order.hiding.push((finding, words)),
            (None, Hides::Nothing) => order.others.push((finding, words)),
        }
    }
    order
}

/// What stands over the list: how many requirements are left, at the head of the policy.
pub(super) fn lead<'a>(todo: &[Todo<'a>]) -> Option<(&'a Diagnostic, Words)> {
    let weighs = |todo: &&Todo<'_>| (todo.task.wanted.is_some(), todo.finding.severity);
    let first = todo.iter().rev().max_by_key(weighs)?;
    let wanted = todo.iter().filter(|todo| todo.task.wanted.is_some()).count();
    let message = if wanted > 0 {
        Text::new(
            format!("{wanted}件の遵守事項について、まだ書くことがあります"),
            format!("something is still to be written for {wanted} requirements"),
        )
    } else {
        Text::new(format!("決めて書くことが{}件あります", todo.len()), format!("{} things are to be decided", todo.len()))
    };
    Some((first.finding, Words::new(message)))
}

/// The list itself.
pub(super) fn list(todo: &[Todo<'_>], lead: &Diagnostic, lang: Lang, screen: Screen) -> String {
    let Screen { width, ambiguous, .. } = screen;
    let say = |ja: &'static str, en: &'static str| if lang == Lang::Ja { ja } else { en };
    let mut out = String::new();
    let decisions = decisions(todo, lead, lang);
    if !decisions.is_empty() {
        let heading =
            say("まず決めること（括弧の中は、それを待つ遵守事項の数）", "First, decide (in brackets: the requirements that hang on it)");
        paragraph(&mut out, heading, screen, "\n  ", "  ");
        for (how, whats) in decisions {
            paragraph(&mut out, &how, screen, "    ", "    ");
            paragraph(&mut out, &whats.join(say("、", ", ")), screen, "      ", "      ");
        }
    }
    let mut wanted: Vec<(&Wanted, &Diagnostic)> = todo.iter().filter_map(|todo| Some((todo.task.wanted.as_ref()?, todo.finding))).collect();
    wanted.sort_by_key(|(wanted, _)| wanted.place);
    for chapter in wanted.chunk_by(|(one, _), (other, _)| one.chapter == other.chapter) {
        if let Some((first, _)) = chapter.first() {
            paragraph(&mut out, first.chapter.get(lang), screen, "\n  ", "  ");
        }
        for (wanted, finding) in chapter {
            let mark = if (finding.rule, finding.severity) == (lead.rule, lead.severity) {
                String::new()
            } else {
                format!("{} ", weight(finding, lang))
            };
            let mut name = format!("{mark}{}", wanted.name.get(lang));
            let remarks: Vec<&str> = wanted.remarks.iter().map(|remark| remark.get(lang)).collect();
            let mut remarks =
                if remarks.is_empty() { String::new() } else { say(" ※", " * ").to_owned() + &remarks.join(say(" ※", " * ")) };
            // Beside the title, where there is room; else beside what is lacking.
            if ambiguous.width(&name) + ambiguous.width(&remarks) + 4 <= width {
                name += &std::mem::take(&mut remarks);
            }
            paragraph(&mut out, &name, screen, "    ", "      ");
            let lacking: Vec<&str> = wanted.lacking.iter().map(|lacking| lacking.get(lang)).collect();
            let room = width.saturating_sub(6);
            let said = fitting(&lacking, lang, room.saturating_sub(ambiguous.width(&remarks)), ambiguous);
            let said = said.unwrap_or_else(|| first_of(&lacking, lang, room, ambiguous));
            paragraph(&mut out, &(said + &remarks), screen, "      ", "      ");
        }
    }
    if let Some(named) = wanted.first().and_then(|(wanted, _)| wanted.number.get(lang).split_whitespace().next()) {
        out.push('\n');
        let item = if lang == Lang::Ja { named } else { "ITEM" };
        paragraph(
            &mut out,
            &format!("kitei explain {item}: {}", say("書き方と条のひな形", "what to write, with a skeleton article")),
            screen,
            "  ",
            "    ",
        );
        paragraph(
            &mut out,
            &format!("kitei check --full: {}", say("一件ずつの箇所と理由", "each with its place and reasons")),
            screen,
            "  ",
            "    ",
        );
    }
    out
}

/// What is to be decided, by what is to be done with it, each with how many requirements hang on it.
fn decisions(todo: &[Todo<'_>], lead: &Diagnostic, lang: Lang) -> Vec<(String, Vec<String>)> {
    let mut merged: Vec<(&Decision, usize, String)> = Vec::new();
    for Todo { finding, task } in todo {
        // What is part of a requirement weighs as that does; a decision by itself says what it is.
        let rule = if task.wanted.is_none() && finding.rule != lead.rule { weight(finding, lang) } else { String::new() };
        for decision in &task.decisions {
            match merged.iter_mut().find(|(known, ..)| (&known.how, &known.what) == (&decision.how, &decision.what)) {
                Some((_, hanging, _)) => *hanging += decision.hanging,
                None => merged.push((decision, decision.hanging, rule.clone())),
            }
        }
    }
    let mut grouped: Vec<(String, Vec<String>)> = Vec::new();
    for (Decision { how, what, .. }, hanging, rule) in merged {
        let (how, what) = (how.get(lang), what.get(lang));
        let how = match (rule.is_empty(), lang) {
            (true, _) => how.to_owned(),
            (false, Lang::Ja) => format!("{how}（{rule}）"),
            (false, Lang::En) => format!("{how} ({rule})"),
        };
        let what = if lang == Lang::Ja { format!("{what}（{hanging}）") } else { format!("{what} ({hanging})") };
        match grouped.iter_mut().find(|(known, _)| *known == how) {
            Some((_, whats)) => whats.push(what),
            None => grouped.push((how, vec![what])),
        }
    }
    grouped
}

/// How much a finding weighs, and by which rule.
fn weight(finding: &Diagnostic, lang: Lang) -> String {
    format!("{}[{}]", finding.severity.word(lang), finding.rule.name)
}

/// As many of what is lacking as fit on one line, and how many more there are.
fn fitting(lacking: &[&str], lang: Lang, room: usize, ambiguous: Ambiguous) -> Option<String> {
    let comma = if lang == Lang::Ja { "、" } else { ", " };
    let told = |count: usize| lacking.get(..count).unwrap_or(lacking).join(comma) + &more(lacking.len() - count, lang);
    (1..=lacking.len()).rev().map(told).find(|said| ambiguous.width(said) <= room)
}

/// The first of what is lacking, cut to one line, and how many more there are.
fn first_of(lacking: &[&str], lang: Lang, room: usize, ambiguous: Ambiguous) -> String {
    let more = more(lacking.len().saturating_sub(1), lang);
    let mut first = lacking.first().copied().unwrap_or_default().to_owned();
    let (of_more, of_cut) = (ambiguous.width(&more), ambiguous.width("…"));
    if ambiguous.width(&first) + of_more > room {
        while ambiguous.width(&first) + of_cut + of_more > room && first.pop().is_some() {}
        first.push('…');
    }
    first + &more
}

fn more(count: usize, lang: Lang) -> String {
    match (count, lang) {
        (0, _) => String::new(),
        (_, Lang::Ja) => format!("、ほか{count}件"),
        (_, Lang::En) => format!(", and {count} more"),
    }
}

fn paragraph(out: &mut String, text: &str, screen: Screen, first: &str, rest: &str) {
    let (before, first) = first.strip_prefix('\n').map_or(("", first), |first| ("\n", first));
    // Writing to a string does not fail.
    let _ = writeln!(out, "{before}{}", fill_on(screen.ambiguous, text, screen.width, first, rest));
}
