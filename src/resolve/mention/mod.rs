//! Provisions that a wording mentions: 第12条第2項, 前条, 同項, 前各号, 法人規程第7条, 別表第1. Read from running Japanese text; what a
//! mention leads to is said elsewhere. A place that belongs to another text (医療法第6条, 就業規則第5条) is foreign: it counts only as
//! what 同条 refers back to.

mod scan;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::outline::Number;

pub use scan::mentions;

/// A provision that is mentioned; offsets are bytes of the wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// All of it, the name before it left out.
    pub range: Range<usize>,
    /// Whose provision it is.
    pub owner: Owner,
    /// The article.
    pub article: Base,
    /// The paragraph, if one is mentioned.
    pub paragraph: Option<Step>,
    /// The item, if one is mentioned.
    pub item: Option<u32>,
}

/// Whose provision is mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
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
pub enum Base {
    /// None is written: the one in which the wording stands, or that of the mention before.
    Here,
    /// 第12条
    Number(Number),
    /// Relative to where it stands, or to the mention before.
    Step(Step),
    /// 別表, and its number.
    Table(Option<u32>),
}

/// A step from where a wording stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// 第2項
    Number(u32),
    /// 前項; 前2項.
    Back(u32),
    /// 次項
    Next,
    /// 同項
    Same,
}
