//! The header of a statement as a line: signs and quotes in the one way they are written, broken at commas where it is too long.

use std::collections::HashMap;

use unicode_width::UnicodeWidthStr;

use super::WIDTH;
use super::source::Source;
use super::spell::spelled_at;
use crate::diagnostic::Lang;
use crate::syntax::document::{Head, Statement};
use crate::syntax::keyword::{Keyword, Place, Shape};
use crate::syntax::tree::{Op, Pair, Quotes, Term, TermKind};
use crate::text::{Span, look_up_key};

/// The header of a statement, piece by piece.
#[derive(Debug, Default)]
pub(super) struct Header {
    tokens: Vec<Token>,
    /// How many tokens the head is.
    head: usize,
}

#[derive(Debug)]
struct Token {
    text: String,
    joint: Joint,
    /// Whether a clause begins with it.
    is_clause: bool,
    /// Comments behind it; whether each stands on a line of its own.
    notes: Vec<(String, bool)>,
}

/// What stands between a token and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Nothing,
    Space,
    /// Nothing, or a new line.
    Fold,
    /// A space, or a new line.
    FoldSpace,
    /// A new line.
    Break,
}

impl Joint {
    fn text(self) -> &'static str {
        match self {
            Joint::Nothing | Joint::Fold | Joint::Break => "",
            Joint::Space | Joint::FoldSpace => " ",
        }
    }

    fn folds(self) -> bool {
        matches!(self, Joint::Fold | Joint::FoldSpace | Joint::Break)
    }
}

impl Header {
    /// A header left as it is.
    pub(super) fn kept(text: &str) -> Self {
        Self { tokens: vec![Token { text: text.to_owned(), joint: Joint::Nothing, is_clause: false, notes: Vec::new() }], head: 1 }
    }

    /// The header of a statement in `place`, with the spellings settled for it, its lines broken as they are where a word is `joined`,
    /// written as one of that language, and with a number.
    pub(super) fn of(
        source: &Source,
        statement: Statement<'_>,
        place: Place,
        spelled: &[(Span, String)],
        joined: &[u32],
        style: Lang,
        number: Option<&str>,
    ) -> Self {
        let header = statement.header();
        let terms = source.terms(header);
        let shapes = shapes(statement, place);
        let compares = terms.iter().any(|term| matches!(term.kind, TermKind::Op(op) if !matches!(op, Op::Open | Op::Close)));
        let clauses: Vec<u32> = statement.clauses().map(|clause| clause.head.start).collect();
        let mut written = Self::default();
        let mut before: Option<&Term> = None;
        for (at, term) in terms.iter().enumerate() {
            let text = match spelled_at(spelled, term) {
                Some("") => continue,
                Some(spelled) => spelled.to_owned(),
                None => term_text(source, term, style, shapes.get(&term.span.start).copied()),
            };
            let joint = before.map_or(Joint::Nothing, |before| joint(before, term, style, compares));
            let joint = match joint {
                Joint::Fold | Joint::FoldSpace if joined.contains(&term.span.start) => {
                    let breaks = before.is_some_and(|before| source.breaks(before.span.end, term.span.start));
                    if breaks { Joint::Break } else { Joint::Space }
                }
                // A keyword at the beginning of a line would begin a statement.
                Joint::Fold if Keyword::spelled(&look_up_key(&text)).is_some() => Joint::Nothing,
                Joint::FoldSpace if Keyword::spelled(&look_up_key(&text)).is_some() => Joint::Space,
                joint => joint,
            };
            written.push(text, joint);
            if let Some(token) = written.tokens.last_mut() {
                token.is_clause = clauses.contains(&term.span.start);
            }
            if term.span.start == statement.head_span().start {
                written.head = written.tokens.len();
                if let Some(number) = number {
                    written.push(number.to_owned(), Joint::Space);
                }
            }
            let until = terms.get(at + 1).map_or(header.end, |next| next.span.start);
            written.notes(source, term.span.end, until);
            before = Some(term);
        }
        written
    }

    fn push(&mut self, text: String, joint: Joint) {
        self.tokens.push(Token { text, joint, is_clause: false, notes: Vec::new() });
    }

    fn notes(&mut self, source: &Source, start: u32, end: u32) {
        let mut from = start;
        for &comment in source.comments(start, end) {
            let own = source.slice(Span::new(comment.file, from, comment.start)).contains('\n');
            if let Some(token) = self.tokens.last_mut() {
                token.notes.push((source.slice(comment).trim_end().to_owned(), own));
            }
            from = comment.end;
        }
    }

    /// Whether it is more than its head.
    pub(super) fn has_operands(&self) -> bool {
        self.tokens.len() > self.head
    }

    /// Columns of the head.
    pub(super) fn head_width(&self) -> usize {
        let head = self.tokens.get(..self.head).unwrap_or(&[]);
        head.iter().map(|token| token.text.width() + token.joint.text().len()).sum()
    }

    /// On one line.
    pub(super) fn flat(&self) -> String {
        self.tokens.iter().flat_map(|token| [token.joint.text(), token.text.as_str()]).collect()
    }

    /// On one line, with the values at least `pad` columns after its beginning.
    pub(super) fn line(&self, pad: usize) -> String {
        let flat = self.flat();
        let head: usize = self.tokens.get(..self.head).unwrap_or(&[]).iter().map(|token| token.text.len() + token.joint.text().len()).sum();
        match (flat.get(..head), flat.get(head..)) {
            (Some(before), Some(after)) if self.has_operands() => {
                format!("{before}{}{after}", " ".repeat(pad.saturating_sub(self.head_width())))
            }
            _ => flat,
        }
    }

    /// As lines that begin at column `indent`, with the values at least `pad` columns after it.
    pub(super) fn lines(&self, indent: usize, pad: usize, eol: &str) -> String {
        let gap = pad.saturating_sub(self.head_width());
        let margin = indent + self.head_width() + gap + 1;
        let fresh = format!("{eol}{}", " ".repeat(margin));
        let mut lines = String::new();
        let mut column = indent;
        let mut at = 0;
        let mut broken = false;
        while let Some(token) = self.tokens.get(at) {
            // What cannot be parted: a token and those that follow it without a fold.
            let tail = self.tokens.get(at + 1..).unwrap_or(&[]);
            let more = tail.iter().take_while(|next| !next.joint.folds()).count();
            let unit = self.tokens.get(at..=at + more).unwrap_or(&[]);
            // A list is broken for its own length, not for what is said after it.
            let member = unit.iter().take_while(|token| !token.is_clause);
            let width: usize =
                member.enumerate().map(|(nth, token)| token.text.width() + if nth == 0 { 0 } else { token.joint.text().len() }).sum();
            if broken || token.joint == Joint::Break || token.joint.folds() && column + token.joint.text().len() + width > WIDTH {
                lines.push_str(&fresh);
                column = margin;
            } else {
                lines.push_str(token.joint.text());
                column += token.joint.text().len();
            }
            broken = false;
            for (nth, token) in unit.iter().enumerate() {
                if broken {
                    lines.push_str(&fresh);
                    column = margin;
                } else if nth > 0 {
                    lines.push_str(token.joint.text());
                    column += token.joint.text().len();
                }
                lines.push_str(&token.text);
                column += token.text.width();
                if at + nth + 1 == self.head && gap > 0 && self.has_operands() {
                    lines.push_str(&" ".repeat(gap));
                    column += gap;
                }
                broken = !token.notes.is_empty();
                for (note, own) in &token.notes {
                    lines.push_str(if *own { &fresh } else { " " });
                    lines.push_str(note);
                }
            }
            at += more + 1;
        }
        lines
    }
}

/// What stands between two terms.
fn joint(before: &Term, term: &Term, style: Lang, compares: bool) -> Joint {
    let touches = before.span.end == term.span.start;
    match (before.kind, term.kind) {
        (_, TermKind::Comma) => Joint::Nothing,
        // A condition is a sentence, not a list.
        (TermKind::Comma, _) if compares && style == Lang::Ja => Joint::Nothing,
        (TermKind::Comma, _) if compares => Joint::Space,
        (TermKind::Comma, _) if style == Lang::Ja => Joint::Fold,
        (TermKind::Comma, _) => Joint::FoldSpace,
        (TermKind::Op(Op::Open), _) | (_, TermKind::Op(Op::Close)) => Joint::Nothing,
        // In the name of a law a bracket belongs to the word beside it.
        (TermKind::Op(Op::Close), _) | (_, TermKind::Op(Op::Open)) if touches && !compares => Joint::Nothing,
        _ => Joint::Space,
    }
}

fn term_text(source: &Source, term: &Term, style: Lang, shape: Option<Shape>) -> String {
    let text = source.slice(term.span);
    match term.kind {
        TermKind::Word => tidy(text, shape),
        TermKind::String(quotes) => string(source, term, quotes, style),
        TermKind::Comma if style == Lang::Ja => "、".to_owned(),
        TermKind::Comma => ",".to_owned(),
        TermKind::Op(op) => match op {
            Op::Equal => "=",
            Op::NotEqual => "!=",
            Op::Less => "<",
            Op::AtMost => "<=",
            Op::Greater => ">",
            Op::AtLeast => ">=",
            Op::Open => "(",
            Op::Close => ")",
            Op::Unknown => text,
        }
        .to_owned(),
    }
}

/// A string in the quotes of the language, unless what is in it needs those it has.
fn string(source: &Source, term: &Term, quotes: Quotes, style: Lang) -> String {
    let inner = source.slice(term.inner());
    match style {
        _ if quotes.pair != Pair::Plain => source.slice(term.span).to_owned(),
        Lang::Ja if is_balanced(inner) => format!("「{inner}」"),
        Lang::En if !inner.contains('"') => format!("\"{inner}\""),
        _ => source.slice(term.span).to_owned(),
    }
}

/// Whether every 「 in a text has its 」.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0usize;
    for character in text.chars() {
        match character {
            '「' => depth += 1,
            '」' if depth == 0 => return false,
            '」' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}

/// Eras, and words that begin a frequency: what follows them is a number.
const BEFORE_NUMBERS: [&str; 7] = ["令和", "平成", "昭和", "大正", "明治", "年", "毎"];

/// A word with its digits as the tables print them. Names are left as they are: they may be anybody's.
fn tidy(text: &str, shape: Option<Shape>) -> String {
    use Shape as S;
    let is_digit = |character: char| character.is_ascii_digit() || ('０'..='９').contains(&character);
    let numeric = || {
        let rest = BEFORE_NUMBERS.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
        rest.starts_with(is_digit)
    };
    let (digits, letters) = match shape {
        Some(S::Items | S::ItemTitle) => (true, true),
        Some(S::Date | S::DateNote | S::OptionalDateTitle | S::NumberTitle | S::Articles | S::Law | S::Number) => (true, false),
        Some(S::Value | S::OptionalValue | S::Condition) => (numeric(), false),
        _ => (false, false),
    };
    let half = |character: char| match character {
        '０'..='９' | '．' | '－' if digits => narrow(character),
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' if letters => narrow(character),
        _ => character,
    };
    text.chars().map(half).collect()
}

/// The ASCII character that a full-width one stands for.
fn narrow(character: char) -> char {
    u32::from(character).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(character)
}

/// The shape that the operands of head and clauses have, by where each term begins.
fn shapes(statement: Statement<'_>, place: Place) -> HashMap<u32, Shape> {
    let shape = match statement.head() {
        Head::Keyword(keyword) => keyword.used_in(place).map(|usage| usage.shape),
        Head::Name => Some(Shape::Value),
        Head::Damaged => None,
    };
    let mut shapes = HashMap::new();
    let mut enter = |terms: &[Term], shape| shapes.extend(terms.iter().map(|term| (term.span.start, shape)));
    if let Some(shape) = shape {
        enter(statement.operands().terms, shape);
    }
    for clause in statement.clauses() {
        enter(clause.operands.terms, clause.keyword.row().clause);
    }
    shapes
}
