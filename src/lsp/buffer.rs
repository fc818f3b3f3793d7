//! Texts as they stand in the editor.

use gen_lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::position::{Encoding, Held, Lines};
use crate::text::{FileId, LineIndex};
use crate::workspace::LARGEST;

/// A document that is open.
#[derive(Debug)]
pub(super) struct Buffer {
    /// As the client names it.
    pub(super) uri: Uri,
    pub(super) version: i32,
    pub(super) text: String,
}

/// A text has become larger than any policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooLarge;

impl Buffer {
    /// Does to the text what was done in the editor, one change after the other.
    pub(super) fn change(&mut self, changes: Vec<TextDocumentContentChangeEvent>, encoding: Encoding) -> Result<(), TooLarge> {
        for change in changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => self.text = whole.text,
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    let index = LineIndex::new(&self.text);
                    let span = Lines::new(&self.text, &index, encoding, Held::Open).span(FileId::default(), part.range);
                    self.text.replace_range(span.start as usize..span.end as usize, &part.text);
                }
            }
            if u64::try_from(self.text.len()).is_ok_and(|length| length > LARGEST) {
                return Err(TooLarge);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use gen_lsp_types::{Position, Range, TextDocumentContentChangePartial};
    use proptest::prelude::*;

    use super::*;

    const SIGNS: [&str; 12] = ["条", "𠮷", "か\u{3099}", "👨‍👩‍👧", "\n", "\r\n", "\r", "a", "\u{feff}", "「", "13文字", "e\u{301}"];

    /// What an editor does: its text is a row of UTF-16 code units, its lines end where the protocol says.
    fn edited(text: &[u16], from: usize, to: usize, with: &str) -> Vec<u16> {
        [text.get(..from).unwrap(), &with.encode_utf16().collect::<Vec<_>>(), text.get(to..).unwrap()].concat()
    }

    fn place(text: &[u16], offset: usize) -> Position {
        let before = String::from_utf16(text.get(..offset).unwrap()).unwrap();
        let plain = before.replace("\r\n", "\n\n").replace('\r', "\n");
        let lines = before.replace("\r\n", "\n").replace('\r', "\n").matches('\n').count();
        let column = plain.rsplit('\n').next().unwrap().encode_utf16().count();
        Position { line: u32::try_from(lines).unwrap(), character: u32::try_from(column).unwrap() }
    }

    proptest! {
        #[test]
        fn a_text_is_what_the_editor_shows(
            first in prop::collection::vec(0..SIGNS.len(), 0..12),
            edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop::collection::vec(0..SIGNS.len(), 0..4)), 1..8),
        ) {
            let said = |signs: &[usize]| signs.iter().map(|sign| SIGNS[*sign]).collect::<String>();
            let mut buffer = Buffer { uri: Uri(String::new()), version: 0, text: said(&first) };
            let mut shown: Vec<u16> = buffer.text.encode_utf16().collect();
            for (one, other, with) in edits {
                // Whoever edits stands between characters, and never within a line end.
                let text = String::from_utf16(&shown).unwrap();
                let mut stops: Vec<usize> = text
                    .char_indices()
                    .map(|(at, _)| at)
                    .chain([text.len()])
                    .filter(|at| !(text.get(..*at).unwrap().ends_with('\r') && text.get(*at..).unwrap().starts_with('\n')))
                    .map(|at| text.get(..at).unwrap().encode_utf16().count())
                    .collect();
                stops.dedup();
                let (one, other) = (*one.get(&stops), *other.get(&stops));
                let (from, to) = (one.min(other), one.max(other));
                let range = Range { start: place(&shown, from), end: place(&shown, to) };
                let text = said(&with);
                shown = edited(&shown, from, to, &text);
                let change = TextDocumentContentChangePartial { range, text, ..TextDocumentContentChangePartial::default() };
                buffer.change(vec![change.into()], Encoding::Utf16).unwrap();
                prop_assert_eq!(&buffer.text, &String::from_utf16(&shown).unwrap());
            }
        }
    }
}
