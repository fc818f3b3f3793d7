//! Recovery: one slip is one finding, two at the most, on its place, and the rest of the document is read as before.
//! Every kind of slip is made at every line of the hospital's policy where it fits, read and judged.

use std::fmt::Write as _;
use std::sync::Arc;

use kitei::internals::diagnostic::Findings;
use kitei::internals::syntax;
use kitei::{Diagnostic, FileId, Severity, Workspace};

use crate::harness::{CORPORATION, DAY, HOSPITAL, Repository};

/// Where the first finding of a slip may lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    /// On its line, or on the next where that was joined to it.
    Line,
    /// In the block that the line opens, closes or stands in, or in the one around it.
    Block,
}

/// A kind of slip: the lines that it makes of a line. None where it does not fit.
type Slip = (&'static str, Where, fn(&str) -> Option<String>);

const SLIPS: &[Slip] = &[
    ("`{` lost at the end of a line", Where::Block, |line| line.strip_suffix(" {").map(str::to_owned)),
    ("`}` of a line lost", Where::Block, |line| (line.trim() == "}").then(String::new)),
    ("`{` doubled", Where::Block, |line| line.strip_suffix('{').map(|rest| format!("{rest}{{ {{"))),
    ("`}` doubled", Where::Block, |line| (line.trim() == "}").then(|| format!("{line} }}"))),
    ("`{` on the next line", Where::Line, |line| line.strip_suffix(" {").map(|rest| format!("{rest}\n{{"))),
    ("`{` of a line with its block lost", Where::Block, |line| (is_whole(line)).then(|| line.replacen(" { ", " ", 1))),
    ("`}` of a line with its block lost", Where::Block, |line| {
        is_whole(line).then(|| line.strip_suffix(" }").map(str::to_owned)).flatten()
    }),
    ("both braces of a line lost", Where::Block, |line| {
        is_whole(line).then(|| line.strip_suffix(" }").map(|rest| rest.replacen(" { ", " ", 1))).flatten()
    }),
    ("＝ between word and value", Where::Line, |line| value(line, |head, rest| format!("{head} ＝ {rest}"))),
    ("＝ in place of the blank", Where::Line, |line| value(line, |head, rest| format!("{head}＝{rest}"))),
    ("= between word and value", Where::Line, |line| value(line, |head, rest| format!("{head} = {rest}"))),
    ("： after the word", Where::Line, |line| value(line, |head, rest| format!("{head}：{rest}"))),
    (": after the word", Where::Line, |line| value(line, |head, rest| format!("{head}: {rest}"))),
    ("blank after the word lost", Where::Line, |line| value(line, |head, rest| format!("{head}{rest}"))),
    ("value lost", Where::Line, |line| value(line, |head, _| head.to_owned())),
    ("half of the word", Where::Line, |line| {
        word(line, |word| (word.chars().count() >= 4).then(|| word.chars().take(word.chars().count() / 2).collect()))
    }),
    ("a letter of the word lost", Where::Line, |line| {
        word(line, |word| (word.chars().count() >= 3).then(|| word.chars().skip(1).collect()))
    }),
    ("a letter of the word doubled", Where::Line, |line| {
        word(line, |word| (word.chars().count() >= 3).then(|| word.chars().take(1).chain(word.chars()).collect()))
    }),
    ("string never closed", Where::Line, |line| last(line, "」", "")),
    ("string never opened", Where::Line, |line| first(line, "「", "")),
    ("string in no quotes", Where::Line, |line| only_string(line).then(|| line.replace(['「', '」'], ""))),
    ("string closed by \"", Where::Line, |line| only_string(line).then(|| last(line, "」", "\"")).flatten()),
    ("“ closed by \"", Where::Line, |line| only_string(line).then(|| line.replace('「', "“").replace('」', "\""))),
    ("string in 『』", Where::Line, |line| only_string(line).then(|| line.replace('「', "『").replace('」', "』"))),
    ("string in 【】", Where::Line, |line| only_string(line).then(|| line.replace('「', "【").replace('」', "】"))),
    ("string in ｢｣", Where::Line, |line| only_string(line).then(|| line.replace('「', "｢").replace('」', "｣"))),
    ("title in （）", Where::Line, |line| {
        (only_string(line) && line.ends_with('{')).then(|| line.replace('「', "（").replace('」', "）"))
    }),
    ("stray 」 at the end", Where::Line, |line| is_statement(line).then(|| format!("{line}」"))),
    ("string broken over two lines", Where::Line, |line| {
        (line.trim().starts_with("項 「") && !line.trim_end_matches('」').contains('」')).then(|| line.replacen('、', "、\n", 1))
    }),
    ("comma at the end", Where::Line, |line| is_statement(line).then(|| format!("{line}、"))),
    ("comma at the beginning", Where::Line, |line| is_statement(line).then(|| indented(line, "、"))),
    ("comma lost", Where::Line, |line| list(line, " ")),
    ("・ for the comma", Where::Line, |line| list(line, "・")),
    ("。 for the comma", Where::Line, |line| list(line, "。")),
    ("及び for the comma", Where::Line, |line| list(line, "及び")),
    ("/ for the comma", Where::Line, |line| list(line, "/")),
    ("`;` lost", Where::Line, |line| outside_strings(line, "; ", " ")),
    ("comma for `;`", Where::Line, |line| outside_strings(line, "; ", "、")),
    ("a word too much at the end", Where::Line, |line| is_statement(line).then(|| format!("{line} など"))),
    ("（ at the end", Where::Line, |line| is_statement(line).then(|| format!("{line} （"))),
    ("a control character", Where::Line, |line| is_statement(line).then(|| format!("{line} \u{1}"))),
    ("merge-conflict marker before it", Where::Line, |line| is_statement(line).then(|| format!("<<<<<<< HEAD\n{line}"))),
    ("○ for the digit 0", Where::Line, |line| outside_strings(line, "10", "1○")),
    ("ー for a hyphen of a date", Where::Line, |line| outside_strings(line, "-0", "ー0")),
    ("month 13", Where::Line, |line| outside_strings(line, "年4月", "年13月")),
    // What is no slip at all.
    ("a tab before it", Where::Line, |line| is_statement(line).then(|| indented(line, "\t"))),
    ("a wide blank before it", Where::Line, |line| is_statement(line).then(|| indented(line, "\u{3000}"))),
    ("NFD text", Where::Line, |line| is_statement(line).then(|| nfd(line)).filter(|nfd| nfd != line)),
    ("wide digits", Where::Line, |line| outside_strings(line, "1", "１")),
    ("wide `{`", Where::Line, |line| line.strip_suffix('{').map(|rest| format!("{rest}｛"))),
    ("a carriage return", Where::Line, |line| Some(format!("{line}\r"))),
    ("a full stop at the end", Where::Line, |line| (is_statement(line) && !line.ends_with('、')).then(|| format!("{line}。"))),
];

fn is_statement(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.starts_with("//") && !line.ends_with(['{', '}', '、']) && line.contains(' ')
}

/// A declaration with its block on one line.
fn is_whole(line: &str) -> bool {
    line.trim_end().ends_with(" }") && line.matches('{').count() == 1 && !line.trim().starts_with('}')
}

fn only_string(line: &str) -> bool {
    !line.trim().starts_with("//") && line.matches('「').count() == 1 && line.matches('」').count() == 1 && line.contains(" 「")
}

fn cut(line: &str) -> Option<(&str, &str, &str)> {
    let text = line.trim_start();
    let indent = line.get(..line.len() - text.len())?;
    let (head, rest) = text.split_once(' ').filter(|_| is_statement(line))?;
    Some((indent, head, rest.trim_start()))
}

fn value(line: &str, make: impl Fn(&str, &str) -> String) -> Option<String> {
    let (indent, head, rest) = cut(line)?;
    Some(format!("{indent}{}", make(head, rest)))
}

fn word(line: &str, make: impl Fn(&str) -> Option<String>) -> Option<String> {
    let (indent, head, rest) = cut(line)?;
    Some(format!("{indent}{} {rest}", make(head)?))
}

fn indented(line: &str, sign: &str) -> String {
    let text = line.trim_start();
    format!("{}{sign}{text}", line.get(..line.len() - text.len()).unwrap())
}

fn first(line: &str, from: &str, to: &str) -> Option<String> {
    only_string(line).then(|| line.replacen(from, to, 1))
}

fn last(line: &str, from: &str, to: &str) -> Option<String> {
    let (before, after) = line.rsplit_once(from).filter(|_| only_string(line))?;
    Some(format!("{before}{to}{after}"))
}

/// Replaces what stands first outside of strings.
fn outside_strings(line: &str, from: &str, to: &str) -> Option<String> {
    let mut depth = 0_usize;
    for (at, letter) in line.char_indices() {
        match letter {
            '「' => depth += 1,
            '」' => depth = depth.saturating_sub(1),
            _ if depth == 0 && line.get(at..).is_some_and(|rest| rest.starts_with(from)) => {
                return Some(format!("{}{to}{}", line.get(..at)?, line.get(at + from.len()..)?));
            }
            _ => {}
        }
    }
    None
}

/// Replaces the first comma of a list of words.
fn list(line: &str, to: &str) -> Option<String> {
    let words = ["有 ", "文字種 ", "職務 ", "記載事項 ", "業務区分 ", "委託業務 ", "対象災害 "];
    let statement = line.trim_start();
    (words.iter().any(|word| statement.starts_with(word)) && !line.contains('「')).then(|| outside_strings(line, "、", to)).flatten()
}

fn nfd(line: &str) -> String {
    let marks = [
        ("が", "か\u{3099}"),
        ("パ", "ハ\u{309a}"),
        ("ド", "ト\u{3099}"),
        ("バ", "ハ\u{3099}"),
        ("ゴ", "コ\u{3099}"),
        ("デ", "テ\u{3099}"),
    ];
    marks.iter().fold(line.to_owned(), |line, (composed, decomposed)| line.replace(composed, decomposed))
}

/// A text with a slip, and where its finding may lie: lines, from 0.
struct Damaged {
    text: String,
    line: usize,
    lines: std::ops::RangeInclusive<usize>,
    /// The article, or the block at the outermost level, in which the line stands.
    article: std::ops::RangeInclusive<usize>,
    /// The outermost blocks in which the line stands and before which it stands.
    near: std::ops::RangeInclusive<usize>,
}

impl Damaged {
    /// The blocks nearest to the damage, and how many lines stand before them.
    fn part(&self) -> (usize, String) {
        let lines: Vec<&str> = self.text.lines().skip(*self.near.start()).take(self.near.end() - self.near.start() + 1).collect();
        (*self.near.start(), lines.join("\n") + "\n")
    }
}

fn damaged(text: &str, (_, place, slip): &Slip) -> Vec<Damaged> {
    let lines: Vec<&str> = text.lines().collect();
    let blocks = blocks(&lines);
    let around = |line: usize, skip: usize| {
        let mut all: Vec<_> = blocks.iter().filter(|block| block.contains(&line)).collect();
        all.sort_by_key(|block| block.end() - block.start());
        all.get(skip).map_or(0..=lines.len(), |block| (*block).clone())
    };
    let is_article = |block: &&std::ops::RangeInclusive<usize>| {
        let head = lines[*block.start()].trim_start();
        head.starts_with("条 ") || !lines[*block.start()].starts_with(' ') && !head.starts_with("章 ")
    };
    let make = |(at, line): (usize, &&str)| {
        let made = slip(line)?;
        let added = made.matches('\n').count();
        let mut all = lines.clone();
        all[at] = &made;
        let near = match place {
            Where::Line => at..=at + added.max(1),
            Where::Block => around(at, 1),
        };
        let article = blocks.iter().filter(|block| block.contains(&at)).find(is_article).cloned();
        let article = article.unwrap_or_else(|| around(at, 0));
        let outermost = || blocks.iter().filter(|block| !lines[*block.start()].starts_with(' '));
        let from = outermost().find(|block| block.contains(&at)).map_or(at, |block| *block.start());
        let until = outermost().filter(|block| *block.end() > at).nth(1).map_or(lines.len(), |block| *block.end());
        Some(Damaged {
            text: all.join("\n") + "\n",
            line: at,
            lines: near,
            article: *article.start()..=article.end() + added,
            near: from..=until + added,
        })
    };
    lines.iter().enumerate().filter_map(make).collect()
}

/// The blocks of a sound text, by the lines of their braces.
fn blocks(lines: &[&str]) -> Vec<std::ops::RangeInclusive<usize>> {
    let (mut open, mut blocks) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        if line.trim() == "}" {
            blocks.push(open.pop().unwrap()..=at);
        } else if line.ends_with('{') {
            open.push(at);
        }
    }
    blocks
}

fn line_of(text: &str, at: u32) -> usize {
    text.get(..at as usize).unwrap().matches('\n').count()
}

/// What is wrong with the findings of a slip.
fn fault(name: &str, damaged: &Damaged, found: &[(&'static str, String, usize)]) -> Option<String> {
    let shown: Vec<String> = found.iter().map(|(rule, _, line)| format!("{rule}@{}", line + 1)).collect();
    let wrong = if found.len() > 2 {
        "more than two"
    } else if found.first().is_some_and(|first| !damaged.lines.contains(&first.2)) {
        "not on its place"
    } else if found.iter().any(|found| !damaged.article.contains(&found.2) && !damaged.lines.contains(&found.2)) {
        "outside of its article"
    } else {
        return None;
    };
    let line = damaged.text.lines().nth(damaged.line).unwrap_or("");
    Some(format!("{name}, {wrong}: {shown:?}\n  {}: {line}", damaged.line + 1))
}

/// The findings of a damaged text that the sound one does not have.
fn new(text: &str, findings: &[Diagnostic], sound: &[Diagnostic]) -> Vec<(&'static str, String, usize)> {
    let mut left: Vec<(&str, &str)> = sound.iter().map(|finding| (finding.rule.name, finding.message.ja.as_str())).collect();
    let mut new = Vec::new();
    for finding in findings.iter().filter(|finding| finding.severity > Severity::Info) {
        let key = (finding.rule.name, finding.message.ja.as_str());
        if let Some(at) = left.iter().position(|other| *other == key) {
            left.swap_remove(at);
        } else {
            new.push((finding.rule.name, finding.message.ja.clone(), line_of(text, finding.span.start)));
        }
    }
    new.sort_by_key(|found| found.2);
    new
}

#[test]
fn one_slip_is_at_most_two_findings_on_its_place() {
    let reference = Repository::reference();
    let text = &reference.0[HOSPITAL];
    let rows = SLIPS.iter().map(|slip| {
        let mut row = Row::default();
        for damaged in damaged(text, slip) {
            let mut findings = Findings::default();
            let (skipped, part) = damaged.part();
            let _ = syntax::read(FileId(0), &Arc::from(part.as_str()), &mut findings);
            let mut found = new(&part, &findings.into_vec(), &[]);
            for found in &mut found {
                found.2 += skipped;
            }
            row.add(slip.0, &damaged, &found);
        }
        row
    });
    insta::assert_snapshot!(table(rows));
}

/// What came of one kind of slip: how many have no finding, one, and two; and what is wrong with the others.
#[derive(Default)]
struct Row {
    counts: [usize; 3],
    faults: Vec<String>,
}

impl Row {
    fn add(&mut self, name: &str, damaged: &Damaged, found: &[(&'static str, String, usize)]) {
        self.counts[found.len().min(2)] += 1;
        self.faults.extend(fault(name, damaged, found));
    }
}

/// The table of all kinds of slip, one a row; there are no faults.
fn table(rows: impl Iterator<Item = Row>) -> String {
    assert!(SLIPS.len() >= 40);
    let (mut faults, mut sums) = (Vec::new(), [0; 3]);
    let mut table = format!("{:<40}{:>5}{:>6}{:>6}{:>6}\n", "slip", "made", "none", "one", "two");
    let mut add = |name: &str, [none, one, two]: [usize; 3]| {
        writeln!(table, "{name:<40}{:>5}{none:>6}{one:>6}{two:>6}", none + one + two).unwrap();
    };
    for (slip, row) in SLIPS.iter().zip(rows) {
        assert!(row.counts.iter().sum::<usize>() > 0, "{} fits nowhere", slip.0);
        add(slip.0, row.counts);
        for (sum, count) in sums.iter_mut().zip(row.counts) {
            *sum += count;
        }
        faults.extend(row.faults);
    }
    add("all", sums);
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    table
}

/// The corporation's and the hospital's policy, read once; slips are made in the hospital's.
struct Pair(Workspace);

impl Pair {
    fn read(repository: &Repository) -> Self {
        Self(repository.open(DAY))
    }

    /// What is found in the hospital's policy when it says this.
    fn judge(&mut self, text: &str) -> Vec<Diagnostic> {
        self.0.set_text(HOSPITAL, Some(text));
        self.0.findings_in(HOSPITAL)
    }
}

#[test]
fn one_slip_does_not_spoil_the_judgement() {
    let reference = Repository::reference();
    let text = &reference.0[HOSPITAL];
    let two = reference.clone().of_sets(&[CORPORATION, HOSPITAL]);
    let sound = Pair::read(&two).judge(text);
    let messages = |found: Vec<&Diagnostic>| found.into_iter().map(|finding| finding.message.ja.clone()).collect::<Vec<_>>();
    assert_eq!(messages(sound.iter().collect()), messages(two.judge().in_file(HOSPITAL)));
    let judge = |first: usize| {
        let mut pair = Pair::read(&two);
        let judged = SLIPS.iter().skip(first).step_by(2).map(|slip| {
            let mut row = Row::default();
            for damaged in damaged(text, slip) {
                let found = pair.judge(&damaged.text);
                row.add(slip.0, &damaged, &new(&damaged.text, &found, &sound));
            }
            row
        });
        judged.collect::<Vec<_>>()
    };
    let (even, odd) = std::thread::scope(|scope| {
        let odd = scope.spawn(|| judge(1));
        (judge(0), odd.join().unwrap())
    });
    let mut rows = even.into_iter();
    let mut others = odd.into_iter();
    let rows = (0..SLIPS.len()).map(|kind| if kind % 2 == 0 { rows.next() } else { others.next() }.unwrap());
    insta::assert_snapshot!(table(rows));
}

#[test]
fn what_is_too_deep_or_too_long_ends_with_few_findings() {
    let many = "条 「あ」 { 対策 パスワード { 最短文字数 13文字 } } ".repeat(16_000);
    for text in [
        "条 「あ」 { ".repeat(10_000),
        "{".repeat(100_000),
        "項 「".repeat(100_000),
        "あ".repeat(350_000),
        "、".repeat(350_000),
        format!("規程 「い」 {{ }} {many}"),
    ] {
        let mut findings = Findings::default();
        let _ = syntax::read(FileId(0), &Arc::from(text.as_str()), &mut findings);
        let found = findings.iter().count();
        assert!(found <= 101, "{found} findings");
    }
}
