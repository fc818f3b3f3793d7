//! What of a policy is seen from below, by the policies that inherit from it and by all that is judged of them.
//!
//! Everything is, but for one thing: the words of a paragraph that is nothing but prose. Such words have no number, term, placeholder,
//! proviso, law or day in them that a policy below could refer to, and no place within them is ever told of. What is seen of them is
//! whether they say anything and what their sentences do; and a sentence that leaves something to those below is seen whole, as the article
//! may be named as the basis of what is laid down there. A rule that asks more of an ancestor's wording has to be met here. Of a policy whose
//! head speaks of its wording (`wording verbatim`) all of it is seen: what it says is what is covered.

use crate::law::{Registry, scan};
use crate::syntax::Reworded;
use crate::syntax::document::Document;
use crate::text::Span;
use crate::wording::part::{has_proviso, is_prose};
use crate::wording::phrase::Phrases;
use crate::wording::{Mood, Wording};

/// What changed between two readings of a file, where nothing of it is seen from below.
pub(crate) fn unseen(before: &Document, after: &Document) -> Option<Reworded> {
    let reworded = Reworded::between(before, after)?;
    let (was, is) = (seen(before, reworded.before)?, seen(after, reworded.after)?);
    (was == is).then_some(reworded)
}

/// What is seen of words: whether they take one line, and what their sentences do. None where they are more than prose.
fn seen(document: &Document, place: Span) -> Option<(bool, Vec<(Mood, Phrases)>)> {
    let text = document.text(place);
    let wording = Wording::default();
    let reading = wording.reading(text, place);
    let is_plain = reading.has_content()
        && is_prose(text)
        && !has_proviso(text)
        && reading.terms().next().is_none()
        && reading.placeholders().next().is_none()
        && reading.in_force().is_none()
        && !text.contains(['条', '{', '｛'])
        && reading.leaving().next().is_none()
        && scan(text, Registry::built_in()).is_empty();
    let said = || reading.sentences().iter().map(|sentence| (sentence.mood, sentence.phrases)).collect();
    is_plain.then(|| (text.trim().contains('\n'), said()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Findings;
    use crate::text::FileId;

    #[test]
    fn prose_is_not_seen_from_below() {
        let read = |wording: &str| {
            let text = format!("規程 「法人」\n条 「監査」 {{\n  項 「{wording}」\n  対策 パスワード {{ 最短文字数 13文字 }}\n}}\n");
            crate::syntax::read(FileId(0), &Arc::from(text), &mut Findings::default())
        };
        let before = read("監査を行う。");
        for (wording, is_unseen) in [
            ("内部の監査を毎年行う。", true),
            ("点検する。", true),
            ("監査を行わない。", false),
            ("必要に応じ監査を行う。", false),
            ("監査を行う。記録する。", false),
            ("監査を行う。\n", true),
            ("監査を行い、\n記録する。", false),
            ("監査（以下「点検」という。）を行う。", false),
            ("監査を行う。ただし、休日を除く。", false),
            ("次の監査を行う。\n(1) 点検", false),
            ("医療法の監査を行う。", false),
            ("第3条の監査を行う。", false),
            ("監査の方法は、病院が定める。", false),
            ("{パスワード.最短文字数}の監査を行う。", false),
            ("令和8年4月1日から施行する。", false),
            ("未定", false),
        ] {
            let after = read(wording);
            assert_eq!(unseen(&before, &after).is_some(), is_unseen, "{wording}");
            assert_eq!(unseen(&after, &before).is_some(), is_unseen, "{wording}");
        }
    }
}
