//! Byte offset to line and column, in the unit that an output wants.

/// Line starts of one text. `\n`, `\r\n` and a lone `\r` each end one line; a leading byte-order mark is not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
}

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
        Self { starts: starts.collect() }
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
        self.measured(text, offset, |before| before.chars().count())
    }

    /// Line and column in UTF-16 code units, both from 1.
    pub fn position_utf16(&self, text: &str, offset: u32) -> Position {
        self.measured(text, offset, |before| before.encode_utf16().count())
    }

    /// Line and column in bytes, both from 1 (what Vim's `%c` and reviewdog count).
    pub fn position_bytes(&self, text: &str, offset: u32) -> Position {
        self.measured(text, offset, str::len)
    }

    fn measured(&self, text: &str, offset: u32, measure: impl Fn(&str) -> usize) -> Position {
        let (line, start) = self.line(offset);
        let before = text.get(start as usize..(offset as usize).max(start as usize)).unwrap_or("");
        Position { line: line + 1, column: u32::try_from(measure(before) + 1).unwrap_or(u32::MAX) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
