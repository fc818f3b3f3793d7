//! What is annexed to a policy: tables 別表 and forms 様式.

use std::sync::Arc;

use crate::resolve::outline::Numbered;
use crate::syntax::keyword::Keyword;
use crate::text::{FileId, Span};
use crate::wording::number::Form;

/// A table 別表 or a form 様式.
#[derive(Debug, Clone)]
pub struct Annexed {
    /// The file of its document.
    pub document: FileId,
    /// `appended_table` or `appended_form`.
    pub keyword: Keyword,
    /// Its number; none for one that bears none and is the only one of its kind in its document.
    pub number: Option<Numbered>,
    /// Its title.
    pub title: Option<Arc<str>>,
    /// Its header.
    pub header: Span,
    /// All of it.
    pub span: Span,
    /// What heads its columns, without quotes.
    pub columns: Vec<Span>,
    /// Its rows: the statement, and the cells without quotes.
    pub rows: Vec<(Span, Vec<Span>)>,
    /// What is said beside the rows, without quotes.
    pub paragraphs: Vec<Span>,
}

impl Annexed {
    /// 別表第1, 様式第1号, 別表.
    pub fn called(&self) -> String {
        let number = self.number.as_ref().map(|numbered| numbered.number.show(Form::Ordinal('号'))).unwrap_or_default();
        let number = if self.keyword == Keyword::Table { number.replacen('号', "", 1) } else { number };
        format!("{}{number}", self.keyword.ja())
    }

    /// Appended Table 1, Appended Form 1, Appended Table.
    pub fn called_in_english(&self) -> String {
        let word = if self.keyword == Keyword::Table { "Appended Table" } else { "Appended Form" };
        let number = self.number.as_ref().map(|numbered| format!(" {}", numbered.number.show(Form::Plain('-'))));
        format!("{word}{}", number.unwrap_or_default())
    }

    /// What is written in it, part by part.
    pub fn texts(&self) -> impl Iterator<Item = Span> {
        let cells = self.columns.iter().chain(self.rows.iter().flat_map(|(_, cells)| cells));
        cells.chain(&self.paragraphs).copied()
    }
}
