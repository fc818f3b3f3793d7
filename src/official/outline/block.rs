//! A list of requirements while it is read, line by line.

use super::label::{Label, Open, label};
use super::mark::{is_closed, is_ended, is_joined};
use super::{Item, Point, Section};
use crate::official::text::Line;

/// The longest heading of a group without signs around it, in characters.
const LONGEST_GROUP: usize = 40;

/// Lines that follow the end of a sentence: the last item goes on in them, or the explanation has begun.
#[derive(Debug, Default)]
struct Pending {
    lines: Vec<(String, u32)>,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// It is of the list.
    Yes,
    /// The list has ended before it.
    Ended,
}

/// A list that is open.
#[derive(Debug)]
pub(super) struct Block {
    pub section: Section,
    group: Option<String>,
    /// The number of the last item under the group.
    last: u32,
    open: Open,
    pending: Pending,
    /// How far the lines are set in with which items go on.
    hanging: Option<u32>,
    /// A short line before the first item: the heading of its group, if numbers begin anew under another.
    lead: Option<String>,
}

impl Block {
    pub(super) fn new(section: Section) -> Self {
        Self { section, group: None, last: 0, open: Open::default(), pending: Pending::default(), hanging: None, lead: None }
    }

    /// The heading of a group.
    pub(super) fn group(&mut self, title: &str) {
        self.go_on();
        let title = without_gaps(title);
        // The heading may stand at the top of each of its pages.
        if self.group.as_ref() != Some(&title) {
            self.group = Some(title);
            self.last = 0;
        }
    }

    /// A line that begins with the sign of an item.
    pub(super) fn item(&mut self, number: Option<u32>, rest: &str, page: usize) -> Option<Taken> {
        // Signs of fonts of their own are those of items where the list has no other.
        if number.is_none() && (!self.pending.lines.is_empty() || self.section.items.iter().any(|item| item.is_printed)) {
            return None;
        }
        let ended = !self.pending.lines.is_empty() || is_ended(self.text());
        let next = self.last + 1;
        let printed = number.unwrap_or(next);
        if !ended && (is_joined(rest) || printed != next) {
            return None;
        }
        if ended && is_joined(rest) && printed != next {
            return None;
        }
        if printed == 1 && self.last > 0 {
            // A heading without signs around it, or a list in the explanation.
            let heading = match self.pending.lines.as_slice() {
                [] => None,
                [(line, _)] => match group_of(line) {
                    Some(title) => Some(title),
                    None => return Some(Taken::Ended),
                },
                _ => return Some(Taken::Ended),
            };
            self.pending.lines.clear();
            if let Some(lead) = self.lead.take().filter(|_| heading.is_some()) {
                for item in self.section.items.iter_mut().filter(|item| item.group.is_none()) {
                    item.group = Some(lead.clone());
                }
            }
            self.group = heading.or_else(|| Some(String::new()));
        } else if printed < next {
            return None;
        } else {
            self.go_on();
            if printed > next {
                self.section.is_whole = false;
            }
        }
        self.last = printed;
        self.open = Open::default();
        self.section.items.push(Item {
            group: self.group.clone(),
            number: printed,
            is_printed: number.is_some(),
            text: rest.to_owned(),
            points: Vec::new(),
            page,
            is_torn: false,
        });
        Some(Taken::Yes)
    }

    /// A line that begins with a label, if that is the next of the open item.
    pub(super) fn point(&mut self, line: &str) -> bool {
        let Some(read) = label(line).filter(|read| !is_joined(read.rest)) else { return false };
        // Under a chapter nothing but its list stands before the next heading; under a section the explanation follows, and may have lists.
        let may_begin = self.pending.lines.is_empty() || !self.section.number.contains('.') || self.open.expects(&read);
        if self.section.items.is_empty() || !may_begin {
            return false;
        }
        let Label { text, rest, .. } = &read;
        let Some(depth) = self.open.take(&read) else { return false };
        self.go_on();
        if let Some(item) = self.section.items.last_mut() {
            item.points.push(Point { label: text.clone(), depth, text: (*rest).to_owned() });
        }
        true
    }

    /// Whether a line begins with the label that comes next.
    pub(super) fn expects(&self, line: &str) -> bool {
        label(line).is_some_and(|label| self.open.expects(&label))
    }

    /// Any other line.
    pub(super) fn line(&mut self, line: &Line) {
        if self.section.items.is_empty() {
            self.lead = group_of(&line.text);
            return;
        }
        if !self.pending.lines.is_empty() || is_closed(self.text()) && !goes_on(&line.text) {
            self.pending.lines.push((line.text.clone(), line.indent));
            return;
        }
        self.hanging = Some(line.indent);
        self.append(&line.text);
    }

    /// Whether the last item has come to its end.
    pub(super) fn is_ended(&self) -> bool {
        !self.pending.lines.is_empty() || is_ended(self.text())
    }

    /// Something between these lines could not be read.
    pub(super) fn tear(&mut self) {
        self.section.is_whole = false;
        if let Some(item) = self.section.items.last_mut() {
            item.is_torn = true;
        }
    }

    /// The list has ended. What is pending belongs to its last item where the next heading is below this section, or where it is set in as
    /// all that items go on with.
    pub(super) fn close(mut self, next: Option<&str>) -> Section {
        let is_below = next.and_then(|next| next.strip_prefix(self.section.number.as_str())).is_some_and(|rest| rest.starts_with('.'));
        let hangs = self.hanging.filter(|hanging| *hanging > 0);
        let all_hang = hangs.is_some_and(|hanging| self.pending.lines.iter().all(|(_, indent)| indent.abs_diff(hanging) <= 1));
        if is_below || all_hang && self.pending.lines.len() > 1 {
            self.go_on();
        }
        for item in &mut self.section.items {
            for text in std::iter::once(&mut item.text).chain(item.points.iter_mut().map(|point| &mut point.text)) {
                *text = without_gaps(text);
            }
        }
        self.section
    }

    /// What is pending is the rest of the last item.
    fn go_on(&mut self) {
        for (line, _) in std::mem::take(&mut self.pending.lines) {
            self.append(&line);
        }
    }

    /// The text that a line would go on.
    fn text(&self) -> &str {
        let item = self.section.items.last();
        item.map_or("", |item| item.points.last().map_or(&item.text, |point| &point.text))
    }

    fn append(&mut self, line: &str) {
        let Some(item) = self.section.items.last_mut() else { return };
        let text = item.points.last_mut().map_or(&mut item.text, |point| &mut point.text);
        let latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
        if latin(text.chars().next_back()) && latin(line.chars().next()) {
            text.push(' ');
        }
        text.push_str(line);
    }
}

/// The heading of a group without signs of its own, if a line may be one.
fn group_of(line: &str) -> Option<String> {
    let title = line.trim_matches(|sign: char| "（）()・".contains(sign) || sign.is_whitespace());
    (title.chars().count() <= LONGEST_GROUP && !title.contains('。')).then(|| without_gaps(title))
}

/// Whether a line goes on what has come to the end of a sentence: `なお、`, a bullet.
fn goes_on(line: &str) -> bool {
    ["なお", "ただし", "但し", "この場合", "その際", "・", "※", "（注", "(注"].iter().any(|word| line.starts_with(word))
}

/// A text without the blanks that stand between Japanese and Latin letters in print: `毎年 1 回`.
fn without_gaps(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_gap = |at: usize| {
        let side = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_none_or(|letter| !letter.is_ascii());
        letters.get(at).is_some_and(|letter| letter.is_whitespace()) && (side(at.checked_sub(1)) || side(at.checked_add(1)))
    };
    letters.iter().enumerate().filter(|(at, _)| !is_gap(*at)).map(|(_, letter)| *letter).collect()
}
