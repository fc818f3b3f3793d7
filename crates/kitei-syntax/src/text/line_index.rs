//! Byte offset to line and column, in the unit that an output wants.

use super::step;

/// Line starts of one text. `\n`, `\r\n` and a lone `\r` each end one line; a leading byte-order mark is not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Places within lines that are longer than any that people write, in the order of the text.
    marks: Vec<Mark>,
}

/// What stands before a place of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    at: u32,
    chars: u32,
    utf16: u32,
}

/// Bytes between two marks: so many letters are counted for a column at most.
const STRIDE: usize = 4096;

/// A place for people: line and column, both from 1; the column counts Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode scalar values, from 1.
    pub column: u32,
}

impl LineIndex {
    /// Finds the line starts of `text`.
    pub fn new(text: &str) -> Self {
        let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let bytes = text.as_bytes();
        let breaks = memchr::memchr2_iter(b'\n', b'\r', bytes);
        let ends = breaks.filter(|&at| bytes.get(at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n'));
        let starts = std::iter::once(bom).chain(ends.map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX)));
        let starts: Vec<u32> = starts.collect();
        let marks = marks(text, &starts);
        Self { starts, marks }
    }

    /// Line (from 0) and the offset at which it starts.
    pub fn line(&self, offset: u32) -> (u32, u32) {
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        (u32::try_from(line).unwrap_or(u32::MAX), self.starts.get(line).copied().unwrap_or(0))
    }

    /// Offset at which a line (from 0) starts, or `None` past the last.
    pub fn start(&self, line: u32) -> Option<u32> {
        self.starts.get(line as usize).copied()
    }

    /// Number of lines.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// Line and column in Unicode scalar values, both from 1.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        self.measured(text, offset, |mark| mark.chars, |before| before.chars().count())
    }

    /// Line and column in UTF-16 code units, both from 1.
    pub fn position_utf16(&self, text: &str, offset: u32) -> Position {
        self.measured(text, offset, |mark| mark.utf16, |before| before.encode_utf16().count())
    }

    /// Line and column in bytes, both from 1 (what Vim's `%c` and reviewdog count).
    pub fn position_bytes(&self, text: &str, offset: u32) -> Position {
        let (line, start) = self.line(offset);
        let before = text.get(start as usize..(offset as usize).max(start as usize)).unwrap_or("");
        Position { line: line + 1, column: u32::try_from(before.len() + 1).unwrap_or(u32::MAX) }
    }

    fn measured(&self, text: &str, offset: u32, marked: impl Fn(&Mark) -> u32, measure: impl Fn(&str) -> usize) -> Position {
        let (line, start) = self.line(offset);
        let behind = self.marks.partition_point(|mark| mark.at <= offset);
        let mark = behind.checked_sub(1).and_then(|at| self.marks.get(at)).filter(|mark| mark.at > start);
        let (from, counted) = mark.map_or((start, 0), |mark| (mark.at, marked(mark)));
        let before = text.get(from as usize..(offset as usize).max(from as usize)).unwrap_or("");
        step(before.len());
        Position { line: line + 1, column: u32::try_from(measure(before) + 1).unwrap_or(u32::MAX).saturating_add(counted) }
    }
}

/// The marks of all long lines.
fn marks(text: &str, starts: &[u32]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let ends = starts.iter().skip(1).map(|end| *end as usize).chain([text.len()]);
    for (start, end) in starts.iter().map(|start| *start as usize).zip(ends) {
        let (mut from, mut chars, mut utf16) = (start, 0, 0);
        while end.saturating_sub(from) > STRIDE {
            let at = (from + STRIDE..end).find(|at| text.is_char_boundary(*at)).unwrap_or(end);
            let between = text.get(from..at).unwrap_or("");
            chars += between.chars().count();
            utf16 += between.encode_utf16().count();
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            marks.push(Mark { at: count(at), chars: count(chars), utf16: count(utf16) });
            from = at;
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_long_lines_are_counted_from_marks_as_from_the_start() {
        let unit = "条「𠮷野」① x";
        let text = format!("\u{feff}{unit}\n{}\r\n{}\r{unit}", unit.repeat(900), "あ".repeat(5000));
        let index = LineIndex::new(&text);
        assert!(index.marks.len() > 6);
        let (mut line, mut chars, mut utf16) = (1, 1, 1);
        for (at, letter) in text.char_indices().skip(1) {
            let offset = u32::try_from(at).unwrap();
            assert_eq!(index.position(&text, offset), Position { line, column: chars }, "{at}");
            assert_eq!(index.position_utf16(&text, offset), Position { line, column: utf16 }, "{at}");
            let is_end = letter == '\n' || letter == '\r' && !text.get(at + 1..).is_some_and(|rest| rest.starts_with('\n'));
            (line, chars, utf16) =
                if is_end { (line + 1, 1, 1) } else { (line, chars + 1, utf16 + u32::try_from(letter.len_utf16()).unwrap()) };
        }
    }

    #[test]
    fn columns_count_what_each_output_wants() {
        let text = "\u{feff}条 「𠮷野」\r\n① x\rz";
        let index = LineIndex::new(text);
        let at = u32::try_from(text.find('野').unwrap()).unwrap();
        assert_eq!(index.position(text, at), Position { line: 1, column: 5 });
        assert_eq!(index.position_utf16(text, at), Position { line: 1, column: 6 });
        let x = u32::try_from(text.find('x').unwrap()).unwrap();
        assert_eq!(index.position(text, x), Position { line: 2, column: 3 });
        assert_eq!(index.position_bytes(text, x), Position { line: 2, column: 5 });
        let z = u32::try_from(text.find('z').unwrap()).unwrap();
        assert_eq!(index.position(text, z), Position { line: 3, column: 1 });
    }
}
