//! Edits on a text, which keep its line ends.

use crate::diagnostic::Edit;

/// The text with the edits, which come in the order of their places; none where one does not fit it.
pub(super) fn applied(text: &str, edits: &[&Edit], line_end: &str) -> Option<String> {
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        // What overlaps the edit before begins before its end.
        mended.push_str(text.get(at..start)?);
        mended.push_str(&edit.replacement.replace("\r\n", "\n").replace('\n', line_end));
        at = end;
        text.get(start..end)?;
    }
    mended.push_str(text.get(at..)?);
    Some(mended)
}

/// How the lines of a text end.
pub(super) fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text.get(..at).is_some_and(|line| line.ends_with('\r')) => "\r\n",
        None if text.contains('\r') => "\r",
        Some(_) | None => "\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{FileId, Span};

    #[test]
    fn edits_keep_the_line_ends_of_a_text() {
        let edit =
            |start, end, replacement: &str| Edit { span: Span::new(FileId::default(), start, end), replacement: replacement.to_owned() };
        let edits = [edit(0, 1, "x\ny"), edit(3, 3, "\n")];
        let edits: Vec<&Edit> = edits.iter().collect();
        for (text, expected) in [("ab\nc", "x\nyb\n\nc"), ("ab\rc", "x\ryb\r\rc")] {
            assert_eq!(applied(text, &edits, line_end(text)).unwrap(), expected);
        }
        assert_eq!(applied("a\r\nb", edits.get(..1).unwrap(), line_end("a\r\nb")).unwrap(), "x\r\ny\r\nb");
        assert_eq!(applied("a", &edits, "\n"), None, "an edit behind the end");
    }
}
