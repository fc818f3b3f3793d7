//! What a policy says in words: terms, paragraphs, citations.

use std::sync::Arc;

use super::{ArticleId, Mode};
use crate::model::condition::Condition;
use crate::text::{FileId, Span};
use crate::wording::Wording;

/// A term and what it means.
#[derive(Debug, Clone)]
pub struct Definition {
    /// The file of its document.
    pub document: FileId,
    /// The article in which it stands.
    pub article: Option<ArticleId>,
    /// The term, without quotes.
    pub term: Span,
    /// Its meaning, without quotes.
    pub meaning: Option<Span>,
    /// Whether the meaning comes to that which a parent gives to the term.
    pub added: bool,
    /// What it says to those below.
    pub mode: Mode,
    /// All of it.
    pub span: Span,
}

/// One paragraph.
#[derive(Debug)]
pub struct Paragraph {
    /// The wording with its placeholders, as a place without quotes.
    pub text: Span,
    /// What it says, once it is read.
    pub wording: Wording,
}

impl Clone for Paragraph {
    /// Its wording is read anew, when it is asked for.
    fn clone(&self) -> Self {
        Self { text: self.text, wording: Wording::default() }
    }
}

/// A citation of a law in `cites`.
#[derive(Debug, Clone)]
pub struct Cite {
    /// The citation itself.
    pub span: Span,
    /// `when`: for whom.
    pub when: Option<Condition>,
    /// `purpose`.
    pub purpose: Option<Arc<str>>,
}
