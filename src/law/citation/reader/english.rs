//! English citations, whose places stand before the law's name or after it.

use std::ops::Range;

use super::{Joint, Named, Reader};
use crate::law::citation::relative::carry;
use kitei_law::token::Foreign;

impl Reader<'_> {
    /// Article 23 of the …: the places wait for the name, unless it was named before.
    pub(super) fn english(&mut self, places: &[Foreign]) {
        // Paragraph (2) of the same Article.
        if let Some(first) = places.first().filter(|first| first.place.article.is_none()) {
            return self.of_that_article(first);
        }
        match (self.joint, self.law.clone()) {
            // 個情法§26及び§27
            (Joint::Link, Some(name)) if places.first().is_some_and(|first| self.is_sign(first)) => {
                for foreign in places {
                    let name = Named { start: foreign.start, end: foreign.start, ..name.clone() };
                    self.foreign(&name, foreign, foreign.start..foreign.end);
                }
            }
            (Joint::Name, Some(name)) => {
                for (at, foreign) in places.iter().enumerate() {
                    let name = if at == 0 { name.clone() } else { Named { start: foreign.start, end: foreign.start, ..name.clone() } };
                    self.foreign(&name, foreign, name.start..foreign.end);
                }
            }
            _ => {
                self.end_name();
                self.joint = Joint::Free;
                self.ahead = places.to_vec();
            }
        }
    }

    fn is_sign(&self, foreign: &Foreign) -> bool {
        self.folded.text.get(foreign.start..).is_some_and(|text| text.starts_with('§'))
    }

    fn of_that_article(&mut self, foreign: &Foreign) {
        self.end_name();
        let place = self.anchor.filter(|anchor| anchor.article.is_some()).map(|anchor| carry(Some(&anchor), foreign.place));
        let (Some(place), Some(name)) = (place, self.law.clone()) else {
            self.joint = Joint::Free;
            return;
        };
        let range = foreign.start..foreign.end;
        self.cite(&Named { start: range.start, end: range.start, ..name }, Some(place), range.clone(), range);
    }

    pub(super) fn foreign(&mut self, name: &Named, foreign: &Foreign, range: Range<usize>) {
        if foreign.ends_range {
            self.through(foreign.place, foreign.end);
        } else {
            self.cite(name, Some(foreign.place), range, foreign.start..foreign.end);
        }
    }
}
