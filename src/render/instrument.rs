//! A policy as it is printed: titles, chapters, articles, paragraphs and items as plain text, from which every form is made.

use crate::diagnostic::Lang;
use crate::text::{FileId, Span};

/// A policy as it is printed.
#[derive(Debug, Clone)]
pub(crate) struct Printed {
    /// The language in which it is written.
    pub lang: Lang,
    /// Its documents, the root first.
    pub documents: Vec<Instrument>,
}

/// One document of a set.
#[derive(Debug, Clone)]
pub(crate) struct Instrument {
    /// Where it is written.
    pub file: FileId,
    /// Its title.
    pub title: String,
    /// What its head says: number, version, days.
    pub about: Vec<String>,
    /// What it holds, in order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone)]
pub(crate) enum Block {
    /// A chapter or, one level lower, a section.
    Division {
        /// 1 for a chapter.
        level: usize,
        /// 第1章 総則.
        heading: String,
        /// Where it begins.
        place: Option<Span>,
    },
    /// An article.
    Article(Article),
    /// The heading of a supplement, whose paragraphs and articles follow.
    Supplement(Article),
    /// A table 別表 or a form 様式.
    Table(Table),
}

impl Block {
    /// Where it begins in the text that it is made of.
    pub(crate) fn place(&self) -> Option<Span> {
        match self {
            Block::Division { place, .. } => *place,
            Block::Article(article) | Block::Supplement(article) => article.place,
            Block::Table(table) => table.place,
        }
    }
}

/// A table 別表 or a form 様式.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// Where it begins.
    pub place: Option<Span>,
    /// 別表第1　保存期間.
    pub heading: String,
    /// What heads its columns; none: nothing does.
    pub columns: Vec<String>,
    /// Its rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
    /// What is said beside the rows.
    pub paragraphs: Vec<Paragraph>,
}

/// An article, or a supplement.
#[derive(Debug, Clone)]
pub(crate) struct Article {
    /// Where it begins; none where it is made of what stands elsewhere.
    pub place: Option<Span>,
    /// 第1条; 附則.
    pub number: String,
    /// Its title, where it has one.
    pub title: Option<String>,
    /// Whether it was deleted.
    pub is_deleted: bool,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph 項.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// What it says.
    pub text: String,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item 号.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// (1).
    pub mark: String,
    /// What it says.
    pub text: String,
    /// What is below it.
    pub below: Vec<Item>,
}

impl Block {
    /// Whether it is an article that has the title of another and says the same.
    pub(super) fn says(&self, other: &Article) -> bool {
        match self {
            Self::Article(article) => (&article.title, &article.paragraphs) == (&other.title, &other.paragraphs),
            Self::Division { .. } | Self::Supplement(_) | Self::Table(_) => false,
        }
    }
}

impl Article {
    /// How it is headed: 第1条（目的）.
    pub(crate) fn heading(&self, lang: Lang) -> String {
        let deleted = match (self.is_deleted, lang) {
            (false, _) => "",
            (true, Lang::Ja) => " 削除",
            (true, Lang::En) => " deleted",
        };
        match (&self.title, lang) {
            (Some(title), Lang::Ja) if self.number.contains('条') => format!("{}（{title}）{deleted}", self.number),
            (Some(title), _) => format!("{} {title}{deleted}", self.number).trim_start().to_owned(),
            (None, _) => format!("{}{deleted}", self.number),
        }
    }

    /// The number of a paragraph, by its place: the first of an article has none, and one that is alone neither.
    pub(crate) fn paragraph_number(&self, at: usize) -> Option<usize> {
        let is_first_of_article = at == 0 && !self.is_supplement();
        (self.paragraphs.len() > 1 && !is_first_of_article).then_some(at + 1)
    }

    fn is_supplement(&self) -> bool {
        self.number.starts_with("附則") || self.number.starts_with("Supplement")
    }
}
