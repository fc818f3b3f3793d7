//! Where numbers and titles lead in a policy. It may have thousands of articles, and as many references to them: each is looked up in
//! tables, which are made when the first is asked for.

use std::collections::{BTreeMap, HashMap};

use super::{Numbered, Outline};
use crate::resolve::policy::{ArticleId, DivisionId, Policy};
use crate::syntax::keyword::Keyword;
use crate::text::{FileId, look_up_key};
use crate::wording::number::Number;

/// The tables of a policy.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lookup {
    numbers: HashMap<Number, Vec<ArticleId>>,
    /// Articles whose heading stands for several numbers.
    several: Vec<ArticleId>,
    /// The first article of the main text of each document, by the main part of its number.
    mains: HashMap<FileId, BTreeMap<u32, ArticleId>>,
    titles: HashMap<(FileId, String), Vec<ArticleId>>,
    beside: HashMap<(FileId, Option<ArticleId>), Vec<ArticleId>>,
    supplements: HashMap<FileId, Supplements>,
    divisions: HashMap<DivisionsOf, Vec<DivisionId>>,
    division_numbers: HashMap<(DivisionsOf, Number), DivisionId>,
    division_titles: HashMap<(FileId, Keyword, String), Vec<DivisionId>>,
    /// Chapters and sections whose heading stands for several numbers.
    several_divisions: Vec<DivisionId>,
    /// The definitions of each article, and those outside of all.
    definitions: HashMap<Option<ArticleId>, Vec<usize>>,
}

/// The supplements of a document.
#[derive(Debug, Clone, Default)]
pub(crate) struct Supplements {
    /// They, in their order.
    pub(crate) all: Vec<ArticleId>,
    /// The paragraphs of that which has most.
    pub(crate) most: usize,
}

/// Chapters or sections: those of a document, and those that stand in a chapter or in none; none of either: whatever it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct DivisionsOf {
    /// Which of both.
    pub(crate) kind: Keyword,
    /// The document.
    pub(crate) document: Option<FileId>,
    /// The chapter.
    pub(crate) within: Within,
}

/// In which chapter a division stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Within {
    /// Whichever.
    Any,
    /// This one, or none.
    This(Option<DivisionId>),
}

impl Lookup {
    pub(super) fn new(policy: &Policy, outline: &Outline) -> Self {
        let mut lookup = Self::default();
        for (article, provision) in policy.articles.iter().zip(&outline.provisions) {
            let (id, document) = (article.id, article.document);
            if let Some(numbered) = &provision.number {
                lookup.numbers.entry(numbered.number.clone()).or_default().push(id);
                lookup.several.extend(numbered.through.is_some().then_some(id));
                if article.within.is_none() {
                    lookup.mains.entry(document).or_default().entry(numbered.number.main()).or_insert(id);
                }
            }
            if article.supplement {
                let supplements = lookup.supplements.entry(document).or_default();
                supplements.all.push(id);
                supplements.most = supplements.most.max(provision.paragraphs.len());
                continue;
            }
            lookup.beside.entry((document, article.within)).or_default().push(id);
            if let Some(title) = &article.title {
                lookup.titles.entry((document, look_up_key(title).into_owned())).or_default().push(id);
            }
        }
        for ((id, division), numbered) in policy.divisions.entries().zip(&outline.divisions) {
            for document in [None, Some(division.document)] {
                for within in [Within::Any, Within::This(division.parent)] {
                    let of = DivisionsOf { kind: division.keyword, document, within };
                    lookup.divisions.entry(of).or_default().push(id);
                    lookup.division_numbers.entry((of, numbered.number.clone())).or_insert(id);
                }
            }
            lookup.several_divisions.extend(numbered.through.is_some().then_some(id));
            if let Some(title) = &division.title {
                let key = (division.document, division.keyword, look_up_key(title).into_owned());
                lookup.division_titles.entry(key).or_default().push(id);
            }
        }
        for (at, definition) in policy.definitions.iter().enumerate() {
            lookup.definitions.entry(definition.article).or_default().push(at);
        }
        lookup
    }

    /// The articles that bear a number, in their order.
    pub(crate) fn numbered(&self, outline: &Outline, number: &Number) -> Vec<ArticleId> {
        let mut found = self.numbers.get(number).cloned().unwrap_or_default();
        let holds = |id: &ArticleId| outline.number(*id).is_some_and(|numbered| numbered.holds(number));
        found.extend(self.several.iter().copied().filter(holds));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The article of the main text, of a document or of all, whose number is nearest to one.
    pub(crate) fn nearest(&self, document: Option<FileId>, number: &Number) -> Option<ArticleId> {
        let main = number.main();
        let near = |mains: &BTreeMap<u32, ArticleId>| {
            let sides = [mains.range(..=main).next_back(), mains.range(main..).next()];
            sides.into_iter().flatten().map(|(other, id)| (other.abs_diff(main), *id)).min()
        };
        match document {
            Some(document) => self.mains.get(&document).and_then(near),
            None => self.mains.values().filter_map(near).min(),
        }
        .map(|(_, id)| id)
    }

    /// The articles of a document that bear a title (a look-up key), supplements apart, in their order.
    pub(crate) fn titled(&self, document: FileId, title: &str) -> &[ArticleId] {
        self.titles.get(&(document, title.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// The articles of a document that are counted together: of its main text, or of a supplement.
    pub(crate) fn beside(&self, document: FileId, within: Option<ArticleId>) -> &[ArticleId] {
        self.beside.get(&(document, within)).map_or(&[], Vec::as_slice)
    }

    /// The supplements of a document.
    pub(crate) fn supplements(&self, document: FileId) -> Option<&Supplements> {
        self.supplements.get(&document)
    }

    /// Chapters or sections, in their order.
    pub(crate) fn divisions(&self, of: DivisionsOf) -> &[DivisionId] {
        self.divisions.get(&of).map_or(&[], Vec::as_slice)
    }

    /// The first of some chapters or sections that bears a number.
    pub(crate) fn division(&self, outline: &Outline, of: DivisionsOf, number: &Number) -> Option<DivisionId> {
        let holds = |id: &DivisionId| outline.divisions.get(*id).is_some_and(|numbered: &Numbered| numbered.holds(number));
        let among = self.divisions(of);
        let several = self.several_divisions.iter().copied().filter(|id| among.binary_search(id).is_ok()).find(holds);
        self.division_numbers.get(&(of, number.clone())).copied().into_iter().chain(several).min()
    }

    /// The chapters or sections of a document that bear a title (a look-up key), in their order.
    pub(crate) fn titled_divisions(&self, document: FileId, kind: Keyword, title: &str) -> &[DivisionId] {
        self.division_titles.get(&(document, kind, title.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// The terms that an article defines, as indices of [`Policy::definitions`].
    pub(crate) fn definitions(&self, article: ArticleId) -> &[usize] {
        self.definitions.get(&Some(article)).map_or(&[], Vec::as_slice)
    }
}
