//! Labels of points: `(1)`, `⑴`, `1.`, `1)`, `a.`, `(a)`, `ア`, `ⅰ`. One counts where it is the next of its kind.

use crate::text::fold::fold_char;
use crate::text::numeral;

/// What a label is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(1)`.
    Enclosed,
    /// `1.`, `1)`.
    Number,
    /// `a.`, `a)`.
    Letter,
    /// `(a)`.
    EnclosedLetter,
    /// `ア`, `(ア)`.
    Kana,
    /// `ⅰ`, `(ⅰ)`.
    Roman,
}

/// A label with which a line begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label<'t> {
    pub kind: Kind,
    /// Which of its kind, from 1 on.
    pub number: u32,
    /// As printed, folded.
    pub text: String,
    /// What follows it.
    pub rest: &'t str,
}

/// The order in which kana label points.
const KANA: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノ";

pub(super) fn label(line: &str) -> Option<Label<'_>> {
    let first = line.chars().next()?;
    if let ('⑴'..='⒇', Some(number)) = (first, numeral::ring(first)) {
        let rest = line.get(first.len_utf8()..)?.trim_start();
        return Some(Label { kind: Kind::Enclosed, number, text: format!("({number})"), rest });
    }
    let is_open = fold_char(first) == '(';
    let inner = if is_open { line.get(first.len_utf8()..)? } else { line };
    let body: String = inner.chars().take_while(|letter| is_body(*letter)).collect();
    let after = inner.get(body.len()..)?;
    let (number, kind) = read(&body, is_open)?;
    let sign = after.chars().next().unwrap_or(' ');
    let rest = match fold_char(sign) {
        ')' => after.get(sign.len_utf8()..)?,
        '.' if !is_open => after.get(sign.len_utf8()..)?,
        ' ' if !is_open && kind != Kind::Number => after,
        _ => return None,
    };
    // 2.5 and 3.1.2 are no labels.
    if rest.starts_with(|next: char| numeral::digit(next).is_some()) && !is_open {
        return None;
    }
    let body: String = body.chars().map(fold_char).collect();
    let text = if is_open { format!("({body})") } else { format!("{body}.") };
    Some(Label { kind, number, text, rest: rest.trim_start() })
}

fn is_body(letter: char) -> bool {
    numeral::digit(letter).is_some() || fold_char(letter).is_ascii_lowercase() || KANA.contains(letter) || ('ⅰ'..='ⅻ').contains(&letter)
}

fn read(body: &str, is_open: bool) -> Option<(u32, Kind)> {
    let mut letters = body.chars();
    let first = letters.next()?;
    if numeral::digit(first).is_some() {
        let number = u32::try_from(numeral::number(body)?).ok().filter(|number| *number > 0 && *number < 100)?;
        return Some((number, if is_open { Kind::Enclosed } else { Kind::Number }));
    }
    if letters.next().is_some() {
        return None;
    }
    if let Some(at) = KANA.chars().position(|kana| kana == first) {
        return Some((u32::try_from(at).ok()? + 1, Kind::Kana));
    }
    if ('ⅰ'..='ⅻ').contains(&first) {
        return Some((u32::from(first) - u32::from('ⅰ') + 1, Kind::Roman));
    }
    let letter = fold_char(first);
    letter.is_ascii_lowercase().then(|| (u32::from(letter) - u32::from('a') + 1, if is_open { Kind::EnclosedLetter } else { Kind::Letter }))
}

/// Which points are open, the outermost first: each kind with its last number.
#[derive(Debug, Default, Clone)]
pub(super) struct Open(Vec<(Kind, u32)>);

impl Open {
    /// How deep a label stands if it is the next of its kind, or the first of another; opens it.
    pub(super) fn take(&mut self, label: &Label<'_>) -> Option<usize> {
        match self.0.iter().position(|(kind, _)| *kind == label.kind) {
            Some(at) if self.0.get(at).is_some_and(|(_, last)| last + 1 == label.number) => {
                self.0.truncate(at);
                self.0.push((label.kind, label.number));
                Some(at)
            }
            None if label.number == 1 => {
                self.0.push((label.kind, 1));
                Some(self.0.len() - 1)
            }
            _ => None,
        }
    }

    /// Whether a label is the next of a kind that is open.
    pub(super) fn expects(&self, label: &Label<'_>) -> bool {
        self.0.iter().any(|(kind, last)| *kind == label.kind && last + 1 == label.number)
    }
}
