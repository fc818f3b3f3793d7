//! What a policy lacks, for the one who completes it: what has to be decided first, then volume by volume and chapter by chapter what is to be
//! written, two lines for each requirement. The frame of the policy's head, which all of it speaks of, is drawn once.

use std::fmt::Write;

use super::page::fill_on;
use super::{Ambiguous, Screen};
use crate::diagnostic::{Decision, Diagnostic, Hides, Lang, Task, Text, Wanted, Words};
use crate::text::Sources;

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

/// What stands over the list: how many requirements are left, at the head of the policy, or how much is to be decided.
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
        let count = merged(todo).len();
        match todo.len().saturating_sub(count) {
            0 => Text::new(format!("決めて書くことが{count}件あります"), format!("{count} things are to be decided")),
            waiting => Text::new(
                format!("決めて書くことが{count}件あり、ほかの指摘{waiting}件はこれを待っています"),
                format!("{count} things are to be decided, and {waiting} other findings wait for them"),
            ),
        }
    };
    Some((first.finding, Words::new(message)))
}

/// The list itself.
pub(super) fn list(todo: &[Todo<'_>], lead: &Diagnostic, (sources, lang): (&Sources, Lang), screen: Screen) -> String {
    let Screen { width, ambiguous, .. } = screen;
    let say = |ja: &'static str, en: &'static str| if lang == Lang::Ja { ja } else { en };
    let mut out = String::new();
    let decisions = decisions(todo, lead, (sources, lang));
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
    }
    let is_left_open = todo.iter().flat_map(|todo| &todo.task.decisions).any(|decision| decision.open.is_some());
    if !wanted.is_empty() || is_left_open {
        let before = if wanted.is_empty() { "\n  " } else { "  " };
        let full = format!("kitei check --full: {}", say("一件ずつの箇所と理由", "each with its place and reasons"));
        paragraph(&mut out, &full, screen, before, "    ");
    }
    out
}

/// Something to be decided, however many ask for it.
struct Merged<'t> {
    decision: &'t Decision,
    hanging: usize,
    /// Whoever asks for it first.
    by: &'t Todo<'t>,
}

/// What is to be decided, each once: what is left open by its place, all else by what it is.
fn merged<'t>(todo: &'t [Todo<'t>]) -> Vec<Merged<'t>> {
    let mut merged: Vec<Merged<'t>> = Vec::new();
    for by in todo {
        for decision in &by.task.decisions {
            let is_it = |known: &&mut Merged<'_>| match (known.decision.open, decision.open) {
                (Some(one), Some(other)) => one.contains(other) || other.contains(one),
                (None, None) => (&known.decision.how, &known.decision.what) == (&decision.how, &decision.what),
                (Some(_), None) | (None, Some(_)) => false,
            };
            let Some(known) = merged.iter_mut().find(is_it) else {
                merged.push(Merged { decision, hanging: decision.hanging, by });
                continue;
            };
            known.hanging += decision.hanging;
            // What stands at the `?` itself says shortest what it is.
            if decision.open.zip(known.decision.open).is_some_and(|(one, other)| one.len() < other.len()) {
                known.decision = decision;
            }
        }
    }
    merged.sort_by_key(|merged| merged.decision.open);
    merged
}

/// What is to be decided, by what is to be done with it, each with how many requirements hang on it.
fn decisions(todo: &[Todo<'_>], lead: &Diagnostic, (sources, lang): (&Sources, Lang)) -> Vec<(String, Vec<String>)> {
    let mut grouped: Vec<(String, Vec<String>)> = Vec::new();
    for Merged { decision, hanging, by } in merged(todo) {
        let (how, what) = (decision.how.get(lang), decision.what.get(lang));
        let line = decision.open.and_then(|open| Some((open.file, sources.file(open.file)?.lines().line(open.start).0 + 1)));
        // What is part of a requirement weighs as that does; a decision by itself says what it is.
        let weighs = by.task.wanted.is_none() && by.finding.rule != lead.rule && line.is_none();
        let how = match (weighs.then(|| weight(by.finding, lang)), lang) {
            (None, _) => how.to_owned(),
            (Some(rule), Lang::Ja) => format!("{how}（{rule}）"),
            (Some(rule), Lang::En) => format!("{how} ({rule})"),
        };
        let what = match line {
            None => what.to_owned(),
            Some((file, line)) if file == by.finding.span.file => format!("{line}:{what}"),
            Some((file, line)) => format!("{}:{line}:{what}", sources.shown(file)),
        };
        let what = match (hanging, lang) {
            (0, _) => what,
            (_, Lang::Ja) => format!("{what}（{hanging}）"),
            (_, Lang::En) => format!("{what} ({hanging})"),
        };
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
