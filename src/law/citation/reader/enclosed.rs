//! A place in brackets before the name of its law: 根拠：（第20条）医師法. In a comment on a policy its own article stands so, before a sentence that
//! speaks of the law; what is read here ends with the name.

use super::{Named, Reader};
use crate::law::{Number, Place};
use kitei_law::token::Token;

/// The place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Enclosed {
    pub(super) place: Place,
    /// Where it begins and ends, without the brackets.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Reader<'_> {
    /// Keeps a place for the name after it, where it is all that stands in brackets.
    pub(super) fn enclose(&mut self, place: Place, token: &Token<'_>) -> bool {
        let text = self.folded.text.as_str();
        let before = text.get(..token.start).and_then(|before| before.strip_suffix('('));
        let is_free = before.is_some_and(|before| before.is_empty() || before.ends_with([':', '、', '。', '・', '「', ' ', '\n']));
        let is_closed = text.get(token.end..).is_some_and(|after| after.starts_with(')')) && self.next == Some(token.end + ')'.len_utf8());
        let is_kept = is_free && is_closed;
        if is_kept {
            self.enclosed = Some(Enclosed { place, start: token.start, end: token.end });
        }
        is_kept
    }

    /// The name that ends here, and the place in brackets before it, if its law has that and nothing is said of it.
    pub(super) fn place_before(&mut self) -> Option<(Named, Enclosed)> {
        let enclosed = self.enclosed.take()?;
        let name = self.law.clone().filter(|name| name.start == enclosed.end + ')'.len_utf8())?;
        let after = self.folded.text.get(name.end..).unwrap_or_default();
        let ends = after.is_empty() || after.starts_with(['、', '。', ')', '」', '\n']);
        (ends && self.has(&name, &enclosed.place)).then_some((name, enclosed))
    }

    /// Whether the law of the last name has a 様式 of a number; else it is one of the document's own.
    pub(super) fn has_form(&self, number: Number) -> bool {
        let law = self.law.as_ref().and_then(|name| self.registry.law(self.registry.find(&name.law)?));
        law.is_some_and(|law| law.forms().any(|form| form == number))
    }
}
