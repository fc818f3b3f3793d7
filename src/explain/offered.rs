//! Where something is being written: the block around it, and what stands before it in its statement. Read from the text, since what is
//! half written is often damaged.

use crate::syntax::document::{Document, DocumentKind, Statement};
use crate::syntax::keyword::Place;
use crate::text::Span;

/// The statement that is being written, up to a place in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line<'d> {
    /// Where it begins.
    pub(super) start: u32,
    /// Where the word begins that is being written.
    pub(super) typed: u32,
    /// The words before it.
    pub(super) words: Vec<&'d str>,
}

/// What ends a statement before another one on its line.
const ENDS: [char; 6] = ['{', '}', ';', '｛', '｝', '；'];
/// What a word ends with.
const BETWEEN: [char; 4] = [',', '、', '，', '　'];

impl<'d> Line<'d> {
    /// None within a text in quotes or a comment: nothing of the language stands there.
    pub(super) fn before(document: &'d Document, offset: u32) -> Option<Self> {
        let before = document.text.get(..offset as usize)?;
        let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let text = before.get(line..)?;
        let is_quoted = text.matches('「').count() > text.matches('」').count() || text.matches('"').count() % 2 == 1;
        let is_comment =
            document.comments.iter().any(|comment| comment.start < offset && offset <= comment.end) || text.trim_start().starts_with("//");
        // A text of several lines has no quotes on those between.
        let is_long = document.all().any(|statement| {
            let strings = statement.operands().words().filter(|word| word.quoted);
            strings.map(|word| word.span).any(|span: Span| span.start < offset && offset <= span.end)
        });
        if is_quoted || is_comment || is_long {
            return None;
        }
        let from = text.char_indices().rfind(|(_, sign)| ENDS.contains(sign)).map_or(0, |(at, sign)| at + sign.len_utf8());
        let statement = text.get(from..)?;
        let is_between = |sign: char| sign.is_whitespace() || BETWEEN.contains(&sign);
        let typed = statement.char_indices().rfind(|(_, sign)| is_between(*sign)).map_or(0, |(at, sign)| at + sign.len_utf8());
        let at = |within: usize| u32::try_from(line + from + within).ok();
        let words = statement.get(..typed)?.split(is_between).filter(|word| !word.is_empty()).collect();
        Some(Self { start: at(0)?, typed: at(typed)?, words })
    }
}

/// What stands in the block of a statement; of none: at file level.
pub(super) fn place_of(document: &Document, around: Option<Statement<'_>>) -> Place {
    let file = match document.kind {
        DocumentKind::Policy => Place::POLICY,
        DocumentKind::Standard => Place::STANDARD,
        DocumentKind::Vocabulary => Place::VOCABULARY,
    };
    let Some(inner) = around else { return file };
    let chain = document.all().filter(|statement| statement.span().contains(inner.span()));
    chain.fold(file, |place, statement| {
        statement.keyword().and_then(|keyword| keyword.used_in(place)).map_or(Place::NONE, |usage| usage.block)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Findings;
    use crate::syntax;
    use crate::text::FileId;

    /// The words before `|`, and what is typed of the next.
    fn at(text: &str) -> Option<(Vec<String>, String)> {
        let (before, after) = text.split_once('|').unwrap();
        let text: Arc<str> = Arc::from(format!("{before}{after}"));
        let document = syntax::read(FileId(0), &text, &mut Findings::default());
        let offset = u32::try_from(before.len()).unwrap();
        let line = Line::before(&document, offset)?;
        let typed = document.text(Span::new(FileId(0), line.typed, offset)).to_owned();
        Some((line.words.into_iter().map(str::to_owned).collect(), typed))
    }

    #[test]
    fn a_statement_is_cut_where_the_last_one_ended() {
        let said = |words: &[&str], typed: &str| Some((words.iter().map(|word| (*word).to_owned()).collect(), typed.to_owned()));
        assert_eq!(at("|"), said(&[], ""));
        assert_eq!(at("条 「認証」 {\n  対|"), said(&[], "対"));
        assert_eq!(at("条 「認証」 {\n  対策 パス|\n}"), said(&["対策"], "パス"));
        assert_eq!(at("条 「認証」 {\n  対策 パスワード { 最短文字数 13文字; 使い回し |}\n}"), said(&["使い回し"], ""));
        assert_eq!(at("  対象 職員、|"), said(&["対象", "職員"], ""));
        assert_eq!(at("条 「認|証」 {"), None);
        assert_eq!(at("// 対策 |"), None);
        assert_eq!(at("条 「1」 {\n  項 \"\"\"\n  対策 |\n  \"\"\"\n}"), None);
    }
}
