//! Where everything stands in the documents of a policy: numbers of articles and chapters, written or given in order, and the
//! paragraphs and items in their wordings. References and the rules on numbering read this, and nothing else counts.

mod lookup;
mod pinned;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::arena::Row;
use super::policy::{Article, ArticleId, Division, DivisionId, Policy};
use crate::resolve::Documents;
use crate::syntax::keyword::Keyword;
use crate::text::{FileId, Span, step};
use crate::wording::number::{Form, Number, Written};
use crate::wording::part::{self, Part};

pub(crate) use lookup::{DivisionsOf, Lookup, Within};
pub(crate) use pinned::pinned_numbers;

/// The outline of a policy.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// By article.
    pub provisions: Row<Article, Provision>,
    /// By chapter and section.
    pub divisions: Row<Division, Numbered>,
    /// Made when it is first asked for.
    lookup: OnceLock<Lookup>,
}

/// A number that is written, or given in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The number.
    pub number: Number,
    /// The last one, where one heading stands for several: 第5条から第8条まで 削除.
    pub through: Option<Number>,
    /// How it is written.
    pub form: Form,
    /// Whether it was given in order, not written.
    pub is_given: bool,
}

/// An article with its number and paragraphs.
#[derive(Debug, Clone)]
pub struct Provision {
    /// Its number; none for a supplement.
    pub number: Option<Numbered>,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<Located>,
}

/// A paragraph with the wording in which it stands.
#[derive(Debug, Clone)]
pub struct Located {
    /// The wording.
    pub wording: Span,
    /// Its part of it.
    pub part: Part,
    /// What is asked of its text, read when it is asked for first: thousands of references may ask it of one paragraph.
    looks: OnceLock<Looks>,
}

/// What is asked of the text of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Looks {
    /// Whether it has a proviso ただし書.
    pub(crate) has_proviso: bool,
    /// Whether it is written on one line.
    pub(crate) is_one_line: bool,
}

impl Numbered {
    /// As it is written, or would be.
    pub fn show(&self) -> String {
        self.number.show(self.form)
    }

    /// The last number that it stands for.
    pub fn last(&self) -> &Number {
        self.through.as_ref().unwrap_or(&self.number)
    }

    /// Whether it is, or holds, a number.
    pub fn holds(&self, number: &Number) -> bool {
        self.number == *number || self.through.as_ref().is_some_and(|through| self.number <= *number && number <= through)
    }
}

impl Located {
    /// The place of a range of the wording.
    pub fn place(&self, range: &Range<usize>) -> Span {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.wording.part(offset(range.start), offset(range.end))
    }

    /// What its text looks like; `text` gives that of a place.
    pub(crate) fn looks<'t>(&self, text: impl FnOnce(Span) -> &'t str) -> Looks {
        *self.looks.get_or_init(|| {
            let text = text(self.place(&self.part.range));
            step(text.len());
            Looks { has_proviso: part::has_proviso(text), is_one_line: !text.trim().contains('\n') }
        })
    }
}

impl Outline {
    /// The number of an article; none for a supplement.
    pub fn number(&self, article: ArticleId) -> Option<&Numbered> {
        self.provisions.get(article)?.number.as_ref()
    }

    /// Where the numbers and titles of the policy lead whose outline it is.
    pub(crate) fn lookup(&self, policy: &Policy) -> &Lookup {
        self.lookup.get_or_init(|| Lookup::new(policy, self))
    }

    /// The outline of a policy's documents.
    pub(super) fn new(policy: &Policy, documents: &Documents) -> Self {
        let text = |document: FileId, span: Span| documents.get(document).map_or("", |document| document.text(span));
        let mut run = Run::default();
        let provisions = policy.articles.iter().map(|article| Provision {
            number: (!article.supplement).then(|| run.next(article)),
            paragraphs: paragraphs(article, |span| text(article.document, span)),
        });
        let provisions = provisions.collect();
        let mut before: HashMap<_, Numbered> = HashMap::new();
        let divisions = policy.divisions.iter().map(|division| {
            let (beside, unit) = (beside(division), if division.keyword == Keyword::Section { '節' } else { '章' });
            let number = numbered(division.number.as_deref(), before.get(&beside), Form::Ordinal(unit));
            before.insert(beside, number.clone());
            number
        });
        Outline { provisions, divisions: divisions.collect(), lookup: OnceLock::new() }
    }
}

/// What a division is counted with: those of which this is the same.
pub(crate) fn beside(division: &Division) -> (FileId, Option<DivisionId>, Keyword) {
    (division.document, division.parent, division.keyword)
}

/// Counts the articles of each document, and those of each supplement by themselves.
#[derive(Debug, Default)]
struct Run {
    before: HashMap<(FileId, Option<ArticleId>), Numbered>,
}

impl Run {
    fn next(&mut self, article: &Article) -> Numbered {
        let of = (article.document, article.within);
        let number = numbered(article.number.as_deref(), self.before.get(&of), Form::Ordinal('条'));
        self.before.insert(of, number.clone());
        number
    }
}

/// The number that is written, else the next one in the form of the one before.
fn numbered(written: Option<&str>, before: Option<&Numbered>, form: Form) -> Numbered {
    if let Some(Written { number, through, form }) = written.and_then(Written::read) {
        return Numbered { number, through, form, is_given: false };
    }
    let last = before.map(Numbered::last);
    Numbered {
        number: last.map_or_else(|| Number::new(1), Number::next_main),
        through: None,
        form: before.map_or(form, |before| before.form),
        is_given: true,
    }
}

fn paragraphs<'t>(article: &Article, text: impl Fn(Span) -> &'t str) -> Vec<Located> {
    let mut paragraphs: Vec<Located> = Vec::with_capacity(article.paragraphs.len());
    for paragraph in &article.paragraphs {
        let nth = u32::try_from(paragraphs.len()).unwrap_or(u32::MAX).saturating_add(1);
        let parts = part::parts(text(paragraph.text), nth);
        paragraphs.extend(parts.into_iter().map(|part| Located { wording: paragraph.text, part, looks: OnceLock::new() }));
    }
    paragraphs
}
