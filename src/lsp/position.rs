//! Places as editors count them: lines from 0, columns in the units that were agreed on. Made here and nowhere else.

use gen_lsp_types::{Position, PositionEncodingKind, Range};

use crate::text::{FileId, LineIndex, Span};

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: what every client knows.
    Utf16,
}

impl Encoding {
    /// The one that is agreed on where a client offers some: bytes cost nothing to count.
    pub(super) fn agreed(offered: &[PositionEncodingKind]) -> Self {
        if offered.contains(&PositionEncodingKind::UTF8) { Self::Utf8 } else { Self::Utf16 }
    }

    /// Its name in the protocol.
    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn length(self, text: &str) -> u32 {
        let length = match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
        };
        u32::try_from(length).unwrap_or(u32::MAX)
    }
}

/// Where a text is held. An editor that opens a file strips the byte-order mark; of what it sends, every character counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// In the editor.
    Open,
    /// On the disk.
    Closed,
}

/// A text with its lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines<'t> {
    text: &'t str,
    index: &'t LineIndex,
    encoding: Encoding,
    held: Held,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str, index: &'t LineIndex, encoding: Encoding, held: Held) -> Self {
        Self { text, index, encoding, held }
    }

    /// The place of an offset.
    pub(super) fn position(&self, offset: u32) -> Position {
        let (line, start) = self.index.line(offset);
        let counted = match self.encoding {
            Encoding::Utf8 => self.index.position_bytes(self.text, offset),
            Encoding::Utf16 => self.index.position_utf16(self.text, offset),
        };
        // The byte-order mark, where it counts.
        let mark = self.start(line).and_then(|first| self.text.get(first as usize..start.min(offset).max(first) as usize));
        Position { line, character: (counted.column - 1).saturating_add(self.encoding.length(mark.unwrap_or(""))) }
    }

    /// The places of a span.
    pub(super) fn range(&self, span: Span) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end) }
    }

    /// The offset of a place, on the boundary of a character. A column beyond its line is the end of the line, a line beyond the last the
    /// end of the text.
    pub(super) fn offset(&self, position: Position) -> u32 {
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let Some(start) = self.start(position.line) else { return end };
        let next = position.line.checked_add(1).and_then(|line| self.index.start(line)).unwrap_or(end);
        let line = self.text.get(start as usize..next as usize).unwrap_or("").trim_end_matches(['\r', '\n']);
        let mut counted = 0u32;
        for (at, sign) in line.char_indices() {
            let length = match self.encoding {
                Encoding::Utf8 => sign.len_utf8(),
                Encoding::Utf16 => sign.len_utf16(),
            };
            counted = counted.saturating_add(u32::try_from(length).unwrap_or(1));
            if counted > position.character {
                return start + u32::try_from(at).unwrap_or(0);
            }
        }
        start + u32::try_from(line.len()).unwrap_or(0)
    }

    /// The span of places, whichever of them comes first.
    pub(super) fn span(&self, file: FileId, range: Range) -> Span {
        let (one, other) = (self.offset(range.start), self.offset(range.end));
        Span::new(file, one.min(other), one.max(other))
    }

    fn start(&self, line: u32) -> Option<u32> {
        if line == 0 && self.held == Held::Open { Some(0) } else { self.index.start(line) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SIGNS: [&str; 14] = ["a", "規", "𠮷", "か\u{3099}", "👩‍⚕️", "\u{feff}", "\n", "\r\n", "\r", "　", "e\u{301}", "🏥", "「", ""];

    fn offset_of(text: &str, encoding: Encoding, line: u32, character: u32) -> u32 {
        Lines::new(text, &LineIndex::new(text), encoding, Held::Open).offset(Position { line, character })
    }

    #[test]
    fn columns_count_what_was_agreed_on() {
        let text = "条 「𠮷野」\r\nx";
        for (encoding, characters) in [(Encoding::Utf16, [3, 5, 6]), (Encoding::Utf8, [7, 11, 14])] {
            for (character, offset) in characters.into_iter().zip([7, 11, 14]) {
                assert_eq!(offset_of(text, encoding, 0, character), offset);
            }
        }
        // Within a surrogate pair, beyond a line, beyond the text.
        assert_eq!(offset_of(text, Encoding::Utf16, 0, 4), 7);
        assert_eq!(offset_of(text, Encoding::Utf8, 0, 8), 7);
        assert_eq!(offset_of(text, Encoding::Utf16, 0, u32::MAX), 17);
        assert_eq!(offset_of(text, Encoding::Utf16, u32::MAX, u32::MAX), 20);
    }

    #[test]
    fn a_byte_order_mark_counts_where_the_editor_sent_it() {
        let text = "\u{feff}条";
        let index = LineIndex::new(text);
        let at = |held, offset| Lines::new(text, &index, Encoding::Utf16, held).position(offset).character;
        assert_eq!((at(Held::Open, 3), at(Held::Closed, 3), at(Held::Closed, 0)), (1, 0, 0));
    }

    proptest! {
        #[test]
        fn a_place_and_its_offset_are_one(signs in prop::collection::vec(0..SIGNS.len(), 0..30)) {
            let text: String = signs.into_iter().map(|sign| SIGNS[sign]).collect();
            let index = LineIndex::new(&text);
            for encoding in [Encoding::Utf8, Encoding::Utf16] {
                let lines = Lines::new(&text, &index, encoding, Held::Open);
                let mut last = Position { line: 0, character: 0 };
                for (at, sign) in text.char_indices() {
                    let position = lines.position(u32::try_from(at).unwrap());
                    prop_assert!(position >= last);
                    last = position;
                    // Nobody stands between the signs of one line end.
                    if sign != '\n' || !text.get(..at).unwrap().ends_with('\r') {
                        prop_assert_eq!(lines.offset(position) as usize, at);
                    }
                }
            }
        }
    }
}
