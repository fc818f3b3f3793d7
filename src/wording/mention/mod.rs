//! Provisions that a wording mentions: 第12条第2項, 前条, 同項, 前各号, 第3章, 法人規程第7条, 別表第1, 様式第1号, `{条:利用者}`, the preceding Article.
//! Read from running text; what a mention leads to is said elsewhere. A place that belongs to another text (医療法第6条, 就業規則第5条) is
//! foreign: it counts only as what 同条 refers back to.

mod annex;
mod english;
mod place;
mod scan;
#[cfg(test)]
mod tests;
mod titled;

use std::ops::Range;

use super::number::Number;
use crate::text::step;

pub(crate) use crate::law::level::Step;
pub(crate) use annex::Annex;
pub(crate) use titled::{Titled, is_reference};

/// A provision that is mentioned; offsets are bytes of the wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// All of it, the name before it left out.
    pub range: Range<usize>,
    /// Whose provision it is.
    pub owner: Owner,
    /// The article, or what stands in its place.
    pub article: Base,
    /// Where the number of the article is written.
    pub numbered: Option<Range<usize>>,
    /// The paragraph, if one is mentioned.
    pub paragraph: Option<Step>,
    /// The item, if one is mentioned.
    pub item: Option<Items>,
    /// Whether its proviso ただし書 is meant.
    pub proviso: bool,
}

/// Whose provision is mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Owner {
    /// The document's own.
    Own,
    /// The document's own supplement 附則.
    Supplement,
    /// A document called by this name: the short name of a parent.
    Named(usize),
    /// Something else: a law, another rule, a former text.
    Foreign,
}

/// Which article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Base {
    /// None is written: the one in which the wording stands, or that of the mention before.
    Here,
    /// 第12条
    Number(Number),
    /// Relative to where it stands, or to the mention before.
    Step(Step),
    /// The article of this title.
    Titled(Titled),
    /// No article, but a chapter 章, a section 節, or a section of a chapter.
    Division {
        /// The chapter, if one is mentioned.
        chapter: Option<Which>,
        /// The section, if one is mentioned.
        section: Option<Which>,
    },
    /// 別表, 様式, and its number.
    Annex(Annex, Option<u32>),
}

/// Which chapter or section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Which {
    /// 第3章
    Number(Number),
    /// 前章, 本章
    Step(Step),
    /// The one of this title.
    Titled(Titled),
}

/// Which items 号 of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Items {
    /// 第2号, 前号, 次号.
    One(Step),
    /// 各号: whatever items there are.
    Each,
    /// 前各号: those before it.
    Before,
    /// 次の各号: those after it.
    After,
}

/// The provisions that a text mentions. `names` are the short names of parents; `foreign` are the citations of laws in it, in order.
pub(crate) fn mentions(text: &str, names: &[&str], foreign: &[Range<usize>]) -> Vec<Mention> {
    step(text.len() + names.len() + foreign.len());
    let is_japanese = |character: char| matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
    // What is written in Japanese cites foreign texts by their own words.
    if text.contains(is_japanese) { scan::mentions(text, names, foreign) } else { english::mentions(text, names) }
}
