//! The numbers that articles without one have by their place: one more than the article before.

use std::collections::{HashMap, HashSet};

use super::source::Source;
use crate::syntax::document::{DocumentKind, Statement, Statements};
use crate::syntax::keyword::Keyword;
use crate::text::look_up_key;

/// Numbers by where the header of their article begins.
pub(super) type Pins = HashMap<u32, String>;

/// The numbers that are not written. Supplements count for themselves and are left alone.
pub(super) fn missing(source: &Source) -> Pins {
    let mut counter = Counter { source, written: HashSet::new(), last: 0, plain: false, pins: Pins::new() };
    if source.document.kind == DocumentKind::Policy {
        each_article(source.document.statements(), &mut |article| counter.written.extend(number(article).map(|(number, _)| number)));
        each_article(source.document.statements(), &mut |article| counter.count(article));
    }
    counter.pins
}

struct Counter<'a> {
    source: &'a Source,
    /// Numbers that are written somewhere: never given a second time.
    written: HashSet<u32>,
    last: u32,
    /// Whether the policy numbers its paragraphs (1, 2, 3) and not articles.
    plain: bool,
    pins: Pins,
}

impl Counter<'_> {
    fn count(&mut self, article: Statement<'_>) {
        if let Some((number, plain)) = number(article) {
            (self.last, self.plain) = (number, plain);
            return;
        }
        let next = self.last + 1;
        let is_numbered = article.operands().words().any(|word| !word.quoted);
        if is_numbered || self.written.contains(&next) || self.source.is_damaged(article.header()) {
            return;
        }
        self.last = next;
        self.pins.insert(article.header().start, if self.plain { next.to_string() } else { format!("第{next}条") });
    }
}

fn each_article<'a>(statements: Statements<'a>, then: &mut impl FnMut(Statement<'a>)) {
    for statement in statements {
        match statement.keyword() {
            Some(Keyword::Article) => then(statement),
            Some(Keyword::Chapter | Keyword::Section) => each_article(statement.children(), then),
            _ => {}
        }
    }
}

/// The number of an article without its branches (第36条の2 is 36), and whether it is written as a bare number.
fn number(article: Statement<'_>) -> Option<(u32, bool)> {
    let word = article.operands().words().find(|word| !word.quoted)?;
    let key = look_up_key(word.text);
    let Some(rest) = key.strip_prefix('第') else {
        return key.parse().ok().map(|number| (number, true));
    };
    let (number, _) = rest.split_once('条')?;
    number.parse().ok().or_else(|| kanji(number)).map(|number| (number, false))
}

/// A number below a thousand in kanji (百二十三).
fn kanji(text: &str) -> Option<u32> {
    let mut sum = 0;
    let mut digit = 0;
    for character in text.chars() {
        match character {
            '百' => (sum, digit) = (sum + digit.max(1) * 100, 0),
            '十' => (sum, digit) = (sum + digit.max(1) * 10, 0),
            _ => digit = u32::try_from("〇一二三四五六七八九".chars().position(|kanji| kanji == character)?).ok()?,
        }
    }
    (sum + digit > 0).then_some(sum + digit)
}

#[cfg(test)]
mod tests {
    use super::kanji;

    #[test]
    fn kanji_are_numbers() {
        assert_eq!(
            [kanji("三"), kanji("十"), kanji("二十一"), kanji("百二"), kanji("第"), kanji("")],
            [Some(3), Some(10), Some(21), Some(102), None, None]
        );
    }
}
