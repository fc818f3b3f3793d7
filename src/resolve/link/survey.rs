//! What a file says of other files, read from its head alone: enough to know which files belong together before any of them is read
//! whole. A repository of many thousand policies is judged a few at a time by it, and one policy without its neighbours.

use std::sync::Arc;

use super::paths::MOST_DOCUMENTS;
use crate::diagnostic::Findings;
use crate::syntax;
use crate::syntax::document::{Document, DocumentKind, Statement};
use crate::syntax::keyword::Keyword;
use crate::text::{FileId, look_up_key, misspelling};

/// What a file says of other files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Survey {
    /// What it holds.
    pub kind: DocumentKind,
    /// The look-up key of its title.
    pub title: Option<Box<str>>,
    /// The paths that its heads include, as written.
    pub includes: Vec<Box<str>>,
    /// What its head inherits from.
    pub inherits: Vec<Inherited>,
    /// The look-up key of the title that it replaces.
    pub replaces: Option<Box<str>>,
    /// The institution that it is of.
    pub institution: Option<OfInstitution>,
    /// The look-up key of its version.
    pub version: Option<Box<str>>,
}

/// The institution that a head names, as look-up keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OfInstitution {
    /// Its kind, as written.
    pub kind: Box<str>,
    /// Its name.
    pub name: Box<str>,
}

/// What a head inherits from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Inherited {
    /// The path as written.
    pub path: Box<str>,
    /// The look-up keys of the classes of information for which alone; empty: for all.
    pub classes: Vec<Box<str>>,
    /// Whether a digest holds it to a text.
    pub is_pinned: bool,
}

/// Heads longer than this are read with the whole file.
const LONGEST_HEAD: usize = 16 * 1024;

impl Survey {
    /// What a text says of other files. Only a text with an unusual head is read whole; what it says is the same either way.
    pub(crate) fn of_text(text: &str) -> Self {
        Self::of_head(text).unwrap_or_else(|| Self::of(&syntax::read(FileId(0), &Arc::from(text), &mut Findings::default())))
    }

    /// What a document says of other files.
    pub(crate) fn of(document: &Document) -> Self {
        let head = document.statements_of(Keyword::Policy).next();
        let first = |statement: Statement<'_>| statement.operands().first().map(|word| word.text.to_owned());
        let heads = document.statements().filter(|head| matches!(head.keyword(), Some(Keyword::Policy | Keyword::Standard)));
        let includes = heads.flat_map(|head| {
            let words = head.children_of(Keyword::Includes).flat_map(|includes| includes.operands().words().collect::<Vec<_>>());
            words.map(|word| Box::from(word.text)).collect::<Vec<_>>()
        });
        let inherited = |statement: Statement<'_>| {
            let classes = statement.clause(Keyword::ForClass).into_iter().flat_map(|clause| clause.operands.words().collect::<Vec<_>>());
            let classes = classes.map(|word| Box::from(&*word.key())).collect();
            let is_pinned = statement.clause(Keyword::Digest).is_some();
            Some(Inherited { path: Box::from(statement.operands().first()?.text), classes, is_pinned })
        };
        let inherits = head.into_iter().flat_map(|head| head.children_of(Keyword::Inherits).filter_map(inherited).collect::<Vec<_>>());
        let key = |text: &str| Box::from(&*look_up_key(text));
        #[cfg(test)]
        crate::testing::fault_where_planted_in_head(head.and_then(first).as_deref());
        let said = |keyword| head.and_then(|head| head.child(keyword)).and_then(first).map(|text| key(&text));
        Self {
            kind: document.kind,
            title: head.and_then(first).map(|title| key(&title)),
            includes: includes.take(MOST_DOCUMENTS).collect(),
            inherits: inherits.collect(),
            replaces: said(Keyword::Replaces),
            institution: head.and_then(|head| head.child(Keyword::Institution)).and_then(|statement| {
                let (kind, name) = (statement.operands().first()?, statement.operands().string()?);
                Some(OfInstitution { kind: Box::from(&*kind.key()), name: Box::from(&*name.key()) })
            }),
            version: said(Keyword::Version),
        }
    }

    /// The same from the head of a policy alone; none where the head is not the first thing in the file, is damaged, or may not be the
    /// only one.
    fn of_head(text: &str) -> Option<Self> {
        let end = text
            .match_indices('\n')
            .map(|(at, _)| at + 1)
            .take_while(|at| *at < LONGEST_HEAD)
            .find(|&at| text.get(at..).is_some_and(|rest| rest.starts_with('}')))?
            + 1;
        let (head, rest) = text.split_at_checked(end)?;
        let mut findings = Findings::default();
        let document = syntax::read(FileId(0), &Arc::from(head), &mut findings);
        let is_whole = findings.is_empty() && document.damaged.is_empty();
        let mut statements = document.statements();
        let is_head = statements.next().is_some_and(|first| first.keyword() == Some(Keyword::Policy)) && statements.next().is_none();
        (is_whole && is_head && !may_hold_head(rest)).then(|| Self::of(&document))
    }
}

/// Whether a line of the text may begin another head, or belong to the one before, whose brace came too early: with a word that is one of
/// those that begin heads, or resembles one, or with a clause that is surveyed.
fn may_hold_head(text: &str) -> bool {
    text.lines().any(|line| {
        let start = line.trim_start_matches(|letter: char| {
            letter.is_whitespace() || matches!(letter, '{' | '}' | '｛' | '｝' | ';' | '；' | '。' | '｡')
        });
        let ends = |letter: char| letter.is_whitespace() || matches!(letter, '{' | '｛' | '「' | '"' | '“');
        let word = start.split(ends).next().unwrap_or("");
        resembles_head(word)
    })
}

fn resembles_head(word: &str) -> bool {
    // Of a word in kanji no more than a letter may differ; the letters that look like others are few enough to be read with care.
    let is_plain = |letter: char| matches!(letter, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    if word.chars().all(is_plain) {
        if SURVEYED.iter().any(|keyword| keyword.ja() == word) {
            return true;
        }
        let is_near = word.len() <= 3 * '規'.len_utf8() && word.contains(['規', '程', '基', '準', '語', '彙']);
        return is_near && HEADS.iter().any(|head| misspelling(word, head).is_some());
    }
    if word.len() > LONGEST_WORD {
        return false;
    }
    let key = look_up_key(word);
    match Keyword::spelled(&key) {
        Some(found) => matches!(found, Keyword::Policy | Keyword::Standard | Keyword::Vocabulary) || SURVEYED.contains(&found),
        None => HEADS.iter().any(|head| misspelling(&key, head).is_some()),
    }
}

/// Bytes beyond which a word resembles none that begins a head, however it is written.
const LONGEST_WORD: usize = 48;

/// The clauses of a head that say something of other files.
const SURVEYED: [Keyword; 5] = [Keyword::Includes, Keyword::Inherits, Keyword::Replaces, Keyword::Institution, Keyword::Version];

/// What begins a head, in both spellings.
const HEADS: [&str; 6] = ["policy", "規程", "standard", "基準", "vocabulary", "語彙"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_alone_says_what_the_whole_file_says() {
        let head = "規程 「甲」 {\n  継承 「../乙.kitei」 版 「1」\n  構成文書 「一.kitei」、「二.kitei」\n  全部改正 「丙」\n}\n";
        let alone = Survey::of_head(&format!("{head}\n条 第1条 「目的」 {{\n  項 「規程を定める。」\n}}\n")).unwrap();
        assert_eq!(alone.inherits, [Inherited { path: Box::from("../乙.kitei"), classes: Vec::new(), is_pinned: false }]);
        assert_eq!(alone.includes, [Box::from("一.kitei"), Box::from("二.kitei")]);
        assert_eq!((alone.title.as_deref(), alone.replaces.as_deref()), (Some("甲"), Some("丙")));
        for unusual in [
            format!("条 第1条 「目的」 {{\n}}\n{head}"),
            format!("{head}規程 「丁」 {{\n  構成文書 「三.kitei」\n}}\n"),
            "規程 「甲」 {\n}\n  機関 病院 「丁」\n  継承 「乙.kitei」\n}\n条 第1条 「目的」 {\n}\n".to_owned(),
            format!("{head}  version \"2\"\n}}\n"),
            format!("{head}}} 規定 「丁」 {{\n  構成文書 「三.kitei」\n}}\n"),
            head.replace("構成文書", "構成文章"),
            head.replace("\n}", ""),
        ] {
            assert_eq!(Survey::of_head(&unusual), None, "{unusual}");
        }
    }
}
