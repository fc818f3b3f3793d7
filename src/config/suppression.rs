//! Suppressions as they are written: `// kitei: allow(rule) until 2027-03-31 reason "…"`, or `// kitei: 許容(rule) 期限 … 理由 「…」`; with
//! `in statement` 範囲 文 or `in file` 範囲 ファイル they reach further than a line.

use std::collections::HashMap;

use jiff::civil::Date;

use super::report::suppression as report;
use crate::config::rules;
use crate::diagnostic::{Findings, Hides, Rule, Text};
use crate::model::read;
use crate::syntax::document::{Document, Statement};
use crate::syntax::tree::{self, Op, Term, TermKind};
use crate::text::{LineIndex, Span, has_content};

const ALLOW: [&str; 2] = ["allow", "許容"];
const UNTIL: [&str; 2] = ["until", "期限"];
const REASON: [&str; 2] = ["reason", "理由"];
const IN: [&str; 2] = ["in", "範囲"];
const STATEMENT: [&str; 2] = ["statement", "文"];
const FILE: [&str; 2] = ["file", "ファイル"];

/// One comment that suppresses.
#[derive(Debug)]
pub(crate) struct Suppression {
    /// The rules, each with its place.
    pub(crate) rules: Vec<(&'static Rule, Span)>,
    /// The last day on which it counts.
    pub(crate) until: Option<(Date, Span)>,
    pub(crate) reason: String,
    /// The comment.
    pub(crate) span: Span,
    /// What it reaches.
    pub(crate) reach: Reach,
}

/// Where a comment suppresses. Ordered: what reaches least comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// The line that it speaks of, with a long text that begins there, or the statement that does: first and last line, from 0.
    Lines(u32, u32),
    /// All of its file.
    File,
}

impl Reach {
    /// Whether it reaches a line.
    pub(crate) fn holds(self, line: u32) -> bool {
        match self {
            Self::Lines(first, last) => (first..=last).contains(&line),
            Self::File => true,
        }
    }
}

/// The suppressions of a document.
pub(crate) fn read<'l>(document: &Document, lines: &dyn Fn() -> &'l LineIndex, findings: &mut Findings) -> Vec<Suppression> {
    let said: Vec<(Span, &str)> = document.comments.iter().filter_map(|comment| Some((*comment, said(document, *comment)?))).collect();
    if said.is_empty() {
        return Vec::new();
    }
    let spoken_of = document.lines_spoken_of(&said.iter().map(|(comment, _)| *comment).collect::<Vec<_>>());
    let mut reach = Lines { document, index: lines(), long_texts: None, statements: None };
    said.into_iter().zip(spoken_of).filter_map(|((comment, said), line)| one((comment, said), line, &mut reach, findings)).collect()
}

/// Whether a comment is one that is to suppress.
pub(crate) fn is_meant(document: &Document, comment: Span) -> bool {
    said(document, comment).is_some()
}

/// What a comment says that is to suppress.
fn said(document: &Document, comment: Span) -> Option<&str> {
    let said = slice(document, comment).trim_start_matches('/').trim_start().strip_prefix("kitei")?;
    Some(said.trim_start().strip_prefix([':', '：'])?.trim_end())
}

fn one((comment, said): (Span, &str), spoken_of: Span, reach: &mut Lines<'_>, findings: &mut Findings) -> Option<Suppression> {
    let document = reach.document;
    let text = slice(document, comment);
    let start = comment.start + u32::try_from(text.trim_end().len() - said.len()).unwrap_or(0);
    let whole = Span::new(comment.file, comment.start, start + u32::try_from(said.len()).unwrap_or(0));
    let terms: Vec<Term> = tree::parse(comment.file, said)
        .terms
        .into_iter()
        .map(|term| Term { span: Span::new(comment.file, term.span.start + start, term.span.end + start), ..term })
        .collect();
    let mut reader = Reader { document, terms: terms.iter(), rules: Vec::new(), scope: None, until: None, reason: None };
    if let Err((place, message)) = reader.read() {
        findings.push(report::malformed(place.unwrap_or(whole), message));
        return None;
    }
    let Some(reason) = reader.reason.filter(|reason| has_content(reason)) else {
        findings.push(report::malformed(whole, Text::new("抑制の理由がありません", "the suppression gives no reason")));
        return None;
    };
    let mut known = Vec::new();
    for place in reader.rules {
        let name = slice(document, place);
        match rules::find(name) {
            None => findings.push(report::unknown_rule(place, name, rules::all().map(|rule| rule.name))),
            Some(rule) if is_never(rule) => findings.push(report::never(place, rule)),
            Some(rule) => known.push((rule, place)),
        }
    }
    let line = reach.index.line(spoken_of.start).0;
    let reach = match reader.scope {
        None => Reach::Lines(line, reach.end_of_text(line)),
        Some((Scope::File, _)) => Reach::File,
        Some((Scope::Statement, place)) => match reach.end_of_statement(line) {
            Some(last) => Reach::Lines(line, last),
            None => {
                let why = Text::new("この注記の及ぶ行から始まる文がありません", "no statement begins on the line that this speaks of");
                findings.push(report::malformed(place, why));
                return None;
            }
        },
    };
    Some(Suppression { rules: known, until: reader.until, reason: reason.to_owned(), span: whole, reach })
}

/// The lines of a document, as far as a suppression reaches by them.
struct Lines<'d> {
    document: &'d Document,
    index: &'d LineIndex,
    /// The lines that begin with three quotes.
    long_texts: Option<Vec<u32>>,
    /// The last line of the outermost statement that begins on a line.
    statements: Option<HashMap<u32, u32>>,
}

const QUOTES: &str = "\"\"\"";

impl Lines<'_> {
    /// The last line of a long text that begins on a line: its `"""` ends that line, and another one begins the last. Else the line itself.
    fn end_of_text(&mut self, line: u32) -> u32 {
        let text = self.index.start(line).and_then(|start| self.document.text.get(start as usize..)).unwrap_or("");
        let first = text.split('\n').next().unwrap_or("");
        if !(first.trim_end().ends_with(QUOTES) && first.matches(QUOTES).count() % 2 == 1) {
            return line;
        }
        let long_texts = self.long_texts.get_or_insert_with(|| {
            let begins = |(line, text): (u32, &str)| text.trim_start().starts_with(QUOTES).then_some(line);
            (0..).zip(self.document.text.split('\n')).filter_map(begins).collect()
        });
        let after = long_texts.partition_point(|begun| *begun <= line);
        long_texts.get(after).copied().unwrap_or(line)
    }

    /// The last line of the outermost statement that begins on a line.
    fn end_of_statement(&mut self, line: u32) -> Option<u32> {
        let (document, lines) = (self.document, self.index);
        let statements = self.statements.get_or_insert_with(|| {
            let mut last: HashMap<u32, u32> = HashMap::new();
            for span in document.all().map(Statement::span) {
                let end = last.entry(lines.line(span.start).0).or_default();
                *end = (*end).max(lines.line(span.end).0);
            }
            last
        });
        statements.get(&line).copied()
    }
}

/// Whether what a rule finds can never be suppressed: not what leaves something unjudged; not suppressions themselves; and not what a policy
/// owes the guideline, for which the policy has exceptions.
pub(crate) fn is_never(rule: &Rule) -> bool {
    rule.hides == Hides::Judgement || ["suppression", "coverage"].contains(&rule.family())
}

fn slice(document: &Document, place: Span) -> &str {
    document.text.get(place.start as usize..place.end as usize).unwrap_or("")
}

type Slip = (Option<Span>, Text);

struct Reader<'d> {
    document: &'d Document,
    terms: std::slice::Iter<'d, Term>,
    rules: Vec<Span>,
    scope: Option<(Scope, Span)>,
    until: Option<(Date, Span)>,
    reason: Option<&'d str>,
}

/// What a comment says that it reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Statement,
    File,
}

impl Reader<'_> {
    fn read(&mut self) -> Result<(), Slip> {
        let unreadable = || Text::new("抑制の注記として読み取れません", "this cannot be read as a suppression");
        let first = self.terms.next().copied();
        if !first.is_some_and(|term| self.is(term, &ALLOW)) || !self.terms.next().is_some_and(|term| term.kind == TermKind::Op(Op::Open)) {
            return Err((first.map(|term| term.span), unreadable()));
        }
        loop {
            match self.terms.next().copied() {
                Some(Term { kind: TermKind::Word, span }) => self.rules.push(span),
                Some(Term { kind: TermKind::Comma, .. }) => {}
                Some(Term { kind: TermKind::Op(Op::Close), .. }) if !self.rules.is_empty() => break,
                other => return Err((other.map(|term| term.span), Text::new("規則の名前がありません", "no rule is named"))),
            }
        }
        while let Some(term) = self.terms.next().copied() {
            if self.is(term, &IN) && self.scope.is_none() {
                let named = self.terms.next().copied();
                let scope = named.and_then(|term| {
                    let statement = self.is(term, &STATEMENT).then_some(Scope::Statement);
                    statement.or_else(|| self.is(term, &FILE).then_some(Scope::File)).map(|scope| (scope, term.span))
                });
                let none = || Text::new("範囲は「文」又は「ファイル」です", "`in` takes `statement` or `file`");
                self.scope = Some(scope.ok_or_else(|| (named.map(|term| term.span), none()))?);
            } else if self.is(term, &UNTIL) && self.until.is_none() {
                let day = self.terms.next().copied();
                let read = day.filter(Term::is_word).and_then(|day| Some((read::day(slice(self.document, day.span))?, day.span)));
                let no_day = || Text::new("期限が日付として読み取れません", "the day of `until` cannot be read");
                self.until = Some(read.ok_or_else(|| (day.map(|day| day.span), no_day()))?);
            } else if self.is(term, &REASON) && self.reason.is_none() {
                let text = self.terms.next().copied().filter(Term::is_string);
                let text = text.ok_or_else(|| (Some(term.span), Text::new("理由を「」で囲んでください", "put the reason in quotes")))?;
                self.reason = Some(slice(self.document, text.inner()));
            } else {
                return Err((Some(term.span), unreadable()));
            }
        }
        Ok(())
    }

    fn is(&self, term: Term, words: &[&str]) -> bool {
        term.is_word() && words.contains(&slice(self.document, term.span))
    }
}
