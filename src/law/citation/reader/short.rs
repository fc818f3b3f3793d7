//! Numbers of articles without 条, as notes write them: 個情法23, 労安衛法66の10, 個情法23・24, 個情法17乃至21.

use super::{Joint, Named, Reader};
use crate::law::{Number, Place};
use kitei_law::token::Token;

/// Digits of the highest article of a law.
const LONGEST: usize = 4;
/// What may follow such a number; anything else makes another thing of it.
const AFTER: [&str; 23] = [
    "から",
    "乃至",
    "ないし",
    "〜",
    "~",
    "まで",
    "、",
    "・",
    ",",
    "。",
    "(",
    ")",
    "/",
    " ",
    "及び",
    "又は",
    "並びに",
    "に",
    "の",
    "は",
    "を",
    "で",
    "と",
];

impl Reader<'_> {
    /// Reads digits that follow a name or another such number at once, if the law has an article of that number.
    pub(super) fn short(&mut self, token: &Token<'_>) -> bool {
        let follows = match self.joint {
            Joint::Name => self.law.as_ref().is_some_and(|law| law.end == token.start),
            Joint::Link | Joint::Range => self.is_short,
            // （同25）
            Joint::Same(..) => true,
            _ => false,
        };
        let Some(name) = self.law.clone().filter(|_| follows) else { return false };
        let Some((number, end)) = number(&self.folded.text, token.start) else { return false };
        let law = self.registry.find(&name.law).and_then(|id| self.registry.law(id));
        if law.is_none_or(|law| law.history(number).is_empty()) {
            return false;
        }
        if self.joint == Joint::Range {
            self.through(Place { article: Some(number), ..Place::default() }, end);
            self.read_to = end;
            return true;
        }
        let is_first = self.joint == Joint::Name;
        let start = if let Joint::Same(_, start) = self.joint { start } else { token.start };
        let name = if is_first { name } else { Named { start, end: start, ..name } };
        let place = Place { article: Some(number), ..Place::default() };
        self.cite(&name, Some(place), name.start..end, start..end);
        (self.is_short, self.read_to) = (true, end);
        true
    }
}

/// 66の10 at a place of a text, and where it ends.
fn number(text: &str, start: usize) -> Option<(Number, usize)> {
    let digits = |text: &str| {
        let length = text.bytes().take_while(u8::is_ascii_digit).count();
        let number = text.get(..length).filter(|_| length <= LONGEST)?.parse().ok()?;
        Some((number, text.get(length..)?.len()))
    };
    let whole = text.get(start..)?;
    let (main, mut left) = digits(whole)?;
    let mut number = Number::new(main);
    while let Some((branch, after)) = whole.get(whole.len() - left..).and_then(|rest| digits(rest.strip_prefix('の')?)) {
        (number, left) = (number.branch(branch), after);
    }
    let rest = whole.get(whole.len() - left..)?;
    let ends = rest.is_empty() || AFTER.iter().any(|word| rest.starts_with(word));
    ends.then(|| (number, text.len() - left))
}
