//! Pages to sections: headings are looked for where no list is open, and within a list only such as can follow it.

use std::cmp::Ordering;

use super::block::{Block, Taken};
use super::mark::{Heading, Mark, heading, is_contents, mark, patterns};
use super::{Gap, Note, Outline, Section, in_order};
use crate::official::text::{Line, Page};
use crate::text::numeral;

/// The most lists that are looked for; the volumes of the guideline have forty at most. What has more is no guideline.
const MOST_LISTS: usize = 1000;
/// Lines over which the bracket with the patterns may go.
const LONGEST_BRACKET: usize = 5;

pub(crate) fn read(pages: &[Page]) -> Outline {
    let lines = || pages.iter().flat_map(|page| &page.lines).filter(|line| !is_contents(&line.text));
    let mut reader = Reader { has_signs: lines().any(|line| mark(&line.text) == Mark::List), ..Reader::default() };
    for page in pages {
        for line in &page.lines {
            reader.line(line, page.number);
        }
        let has_enough = reader.outline.sections.len() >= MOST_LISTS;
        if has_enough {
            reader.gap(page.number);
            break;
        }
        if page.damage.is_some() {
            reader.gap(page.number);
        }
    }
    reader.end()
}

/// A heading that was seen, of the list that may follow.
#[derive(Debug, Default, Clone)]
struct Seen {
    number: String,
    title: String,
    bracket: Option<String>,
}

#[derive(Debug, Default)]
struct Reader {
    outline: Outline,
    seen: Seen,
    /// The bracket that is open, and the lines that it has had.
    bracket: Option<(String, usize)>,
    block: Option<Block>,
    /// The section whose list began last.
    last: Option<String>,
    /// Whether the document has signs around the headings of its lists.
    has_signs: bool,
}

impl Reader {
    fn line(&mut self, line: &Line, page: usize) {
        if is_contents(&line.text) || self.in_bracket(&line.text) {
            return;
        }
        match mark(&line.text) {
            Mark::List => self.list(),
            Mark::BareList if !self.has_signs => self.list(),
            Mark::Other => self.close(None),
            Mark::Group(title) if self.block.is_some() => {
                if let Some(block) = &mut self.block {
                    block.group(title);
                }
            }
            Mark::Patterns if self.block.as_ref().is_none_or(Block::is_ended) => self.open_bracket(&line.text),
            Mark::Item(number, rest) => {
                let taken = self.block.as_mut().map(|block| block.item(number, rest, page));
                match taken {
                    Some(Some(Taken::Yes)) | None => {}
                    Some(Some(Taken::Ended)) => self.close(None),
                    Some(None) => self.other(line),
                }
            }
            Mark::BareList | Mark::Group(_) | Mark::Patterns | Mark::Nothing => self.other(line),
        }
    }

    /// A line that no sign of a list begins.
    fn other(&mut self, line: &Line) {
        let expected = self.block.as_ref().is_some_and(|block| block.expects(&line.text));
        let found = heading(&line.text).filter(|found| !expected && self.can_follow(found));
        if let Some(found) = found {
            let (number, title) = (found.number, found.title.to_owned());
            self.close(Some(&number));
            // Patterns may stand in the line of the heading.
            let bracket = title.find(['[', '［', '〔', '（', '(']).and_then(|at| title.split_at_checked(at));
            let bracket =
                bracket.filter(|(_, rest)| mark(rest) == Mark::Patterns).map(|(title, rest)| (title.trim().to_owned(), rest.to_owned()));
            self.seen = Seen { number, title: bracket.as_ref().map_or(title, |(title, _)| title.clone()), bracket: None };
            if let Some((_, rest)) = bracket {
                self.open_bracket(&rest);
            }
            return;
        }
        let Some(block) = &mut self.block else {
            // A heading that goes on in the next line has a bracket open.
            let title = &mut self.seen.title;
            if title.matches(['（', '(']).count() > title.matches(['）', ')']).count() {
                title.push_str(&line.text);
            }
            return;
        };
        if !block.point(&line.text) {
            block.line(line);
        }
    }

    /// Whether a heading can stand here: after the list of the section before, and in a list only where an item has ended.
    fn can_follow(&self, found: &Heading<'_>) -> bool {
        let Some(block) = &self.block else {
            return self.last.as_deref().is_none_or(|last| in_order(&found.number, last) == Ordering::Greater);
        };
        let section = block.section.number.as_str();
        if in_order(&found.number, section) != Ordering::Greater {
            return false;
        }
        let chapter = |number: &str| number.split('.').next().and_then(|chapter| chapter.parse::<u32>().ok()).unwrap_or(0);
        let is_next = (0..=1).contains(&chapter(&found.number).saturating_sub(chapter(section)));
        let is_below = found.number.strip_prefix(section).is_some_and(|rest| rest.starts_with('.'));
        is_next && found.is_sure && (is_below || block.is_ended())
    }

    fn list(&mut self) {
        // The heading of the list may stand at the top of each of its pages.
        if self.block.as_ref().is_some_and(|block| block.section.number == self.seen.number) {
            return;
        }
        self.close(None);
        let Seen { number, title, bracket } = self.seen.clone();
        let (patterns, note) = bracket.map_or((None, None), |bracket| addressed(&bracket));
        for gap in self.outline.gaps.iter_mut().filter(|gap| gap.before.is_none()) {
            gap.before = Some(number.clone());
        }
        self.last = Some(number.clone());
        self.block = Some(Block::new(Section { number, title, patterns, note, items: Vec::new(), is_whole: true }));
    }

    fn close(&mut self, next: Option<&str>) {
        if let Some(block) = self.block.take() {
            let section = block.close(next);
            match self.outline.sections.iter_mut().find(|known| known.number == section.number) {
                // Printed twice, as in a summary: what has more of it.
                Some(known) if known.items.len() < section.items.len() => *known = section,
                Some(_) => {}
                None => self.outline.sections.push(section),
            }
        }
    }

    fn gap(&mut self, page: usize) {
        if let Some(block) = &mut self.block {
            block.tear();
        }
        self.outline.gaps.push(Gap { page, after: self.last.clone(), before: None });
    }

    fn open_bracket(&mut self, text: &str) {
        self.bracket = Some((String::new(), 0));
        self.in_bracket(text);
    }

    /// Whether a line is of the bracket that is open.
    fn in_bracket(&mut self, text: &str) -> bool {
        let Some((said, lines)) = &mut self.bracket else { return false };
        let opens = if said.is_empty() { text.chars().next().map_or(0, char::len_utf8) } else { 0 };
        said.push_str(text.get(opens..).unwrap_or_default());
        *lines += 1;
        if said.contains([']', '］', ')', '）', '〕']) || *lines >= LONGEST_BRACKET {
            let said = std::mem::take(said);
            let end = said.find([']', '］', ')', '）', '〕']).unwrap_or(said.len());
            self.seen.bracket = said.get(..end).map(str::to_owned);
            self.bracket = None;
        }
        true
    }

    fn end(mut self) -> Outline {
        self.close(None);
        self.outline
    }
}

/// The patterns in a bracket, and the note on them.
fn addressed(bracket: &str) -> (Option<Vec<crate::model::standard::Pattern>>, Option<Note>) {
    let first = patterns(bracket);
    let note = bracket.find(['な', '※', '（', '(']).and_then(|at| bracket.get(at..)).map(|text| {
        let items = text.chars().filter_map(numeral::ring).collect();
        let named = text.char_indices().find_map(|(at, _)| patterns(text.get(at..)?)).unwrap_or_default();
        Note { text: text.to_owned(), items, patterns: named }
    });
    (first, note)
}
