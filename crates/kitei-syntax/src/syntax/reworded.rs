//! Two readings of a file of which only the words of one paragraph differ, and where the rest then stands.

use super::document::Document;
use super::keyword::Keyword;
use crate::text::Span;

/// The words of a paragraph that were put in the place of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reworded {
    /// Where the words stood, without their quotes.
    pub before: Span,
    /// Where those stand that took their place.
    pub after: Span,
}

impl Reworded {
    /// What was reworded between two readings of a file; none where anything else differs: a statement, a blank, a comment.
    pub fn between(before: &Document, after: &Document) -> Option<Self> {
        let (old, new) = (&before.text, &after.text);
        // Characters share bytes, and so what differs is told character by character.
        let alike = |pair: (char, char)| (pair.0 == pair.1).then(|| pair.0.len_utf8());
        let start: usize = old.chars().zip(new.chars()).map_while(alike).sum();
        let rest: usize = old.chars().rev().zip(new.chars().rev()).map_while(alike).sum();
        let rest = rest.min(old.len().min(new.len()) - start);
        let encloses = |span: &Span, length: usize| span.start as usize <= start && span.end as usize >= length - rest;
        let words = |document: &Document, length: usize| {
            let paragraphs = document.all().filter(|statement| statement.keyword() == Some(Keyword::Paragraph));
            let strings = paragraphs.filter_map(|statement| statement.operands().string());
            strings.map(|word| word.span).find(|span| encloses(span, length))
        };
        let reworded = Self { before: words(before, old.len())?, after: words(after, new.len())? };
        let is_one = reworded.before.start == reworded.after.start
            && old.len() - reworded.before.end as usize == new.len() - reworded.after.end as usize;
        (is_one && before.is_read_alike(after, |span| reworded.moved(span))).then_some(reworded)
    }

    /// Where a place of the first reading is in the second.
    #[must_use]
    pub fn moved(&self, span: Span) -> Span {
        if span.file != self.before.file {
            return span;
        }
        let moved = |at: u32| if at >= self.before.end { self.after.end + (at - self.before.end) } else { at };
        Span::new(span.file, moved(span.start), moved(span.end))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Findings;
    use crate::text::FileId;

    fn between(before: &str, after: &str) -> Option<(Reworded, Document, Document)> {
        let read = |text: &str| crate::syntax::read(FileId(0), &Arc::from(text), &mut Findings::default());
        let (before, after) = (read(before), read(after));
        Some((Reworded::between(&before, &after)?, before, after))
    }

    const TEXT: &str = "規程 「病院」\n条 「監査」 {\n  項 「監査を行う。」\n  項 「記録する。」 // 注\n}\n";

    #[test]
    fn words_of_a_paragraph() {
        for other in ["", "監査を毎年行う。", "行う。", "監査を「必ず」行う。", "監査を行う。\n点検を行う。"]
        {
            let (reworded, before, after) = between(TEXT, &TEXT.replace("監査を行う。", other)).unwrap();
            assert_eq!((before.text(reworded.before), after.text(reworded.after)), ("監査を行う。", other));
            let comment = before.comments[0];
            assert_eq!(after.text(reworded.moved(comment)), before.text(comment));
        }
    }

    #[test]
    fn anything_else_is_no_rewording() {
        for (from, to) in [
            ("監査を行う。", "監査を行う。」 項 「終わり"),
            ("監査を行う。", "監査を行う"),
            ("「監査」", "「点検」"),
            ("  項", " 項"),
            ("注", "註"),
            ("監査を行う。」", "監査を行う。"),
            ("監査を行う。」\n  項 「記録する。", "点検を行う。」\n  項 「保存する。"),
        ] {
            let read = between(TEXT, &TEXT.replace(from, to));
            assert_eq!(read.is_some(), to == "監査を行う", "{from} -> {to}");
        }
        assert!(between(TEXT, TEXT).is_none_or(|(reworded, ..)| reworded.before == reworded.after));
    }
}
