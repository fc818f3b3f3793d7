//! Edits of a repository's texts by what they declare.

use kitei::Span;
use kitei::internals::Whole;
use kitei::internals::model::vocabulary::{AttributeId, Vocabulary};
use kitei::internals::resolve::Policies;
use kitei::internals::resolve::policy::Declaration;
use kitei::internals::syntax::document::Statement;
use kitei::internals::syntax::keyword::Keyword;

use super::Repository;

/// A repository with what it declares.
#[derive(Debug)]
pub(crate) struct Bound {
    pub(crate) repository: Repository,
    pub(crate) texts: Whole,
    pub(crate) policies: Policies,
}

impl Bound {
    /// Without the declarations that `which` picks, in the files that `path` picks.
    pub(crate) fn without(&self, path: impl Fn(&str) -> bool, which: impl Fn(&Declaration, &Vocabulary) -> bool) -> Repository {
        self.edited(path, |declaration, vocabulary| if which(declaration, vocabulary) { Cut::Whole } else { Cut::Nothing })
    }

    /// Without the attribute, in the declarations that `which` picks.
    pub(crate) fn without_attribute(&self, attribute: AttributeId, which: impl Fn(&Declaration, &Vocabulary) -> bool) -> Repository {
        self.edited(
            |_| true,
            |declaration, vocabulary| if which(declaration, vocabulary) { Cut::Attribute(attribute) } else { Cut::Nothing },
        )
    }

    fn edited(&self, path: impl Fn(&str) -> bool, cut: impl Fn(&Declaration, &Vocabulary) -> Cut) -> Repository {
        let texts = &self.texts;
        let mut edits: Vec<(Span, String)> = Vec::new();
        for policy in self.policies.iter().filter(|policy| path(texts.sources.path(policy.file))) {
            // One statement may declare several names with one body: each is cut by itself.
            let declarations: Vec<Declaration> = policy.declarations.iter().cloned().collect();
            for group in declarations.chunk_by(|one, other| one.whole == other.whole) {
                edits.extend(edit(texts, group, &|declaration| cut(declaration, &texts.knowledge.vocabulary)));
            }
        }
        self.apply(edits)
    }

    /// Without the articles of a file in whose text something stands.
    pub(crate) fn without_article(&self, path: &str, said: &str) -> Repository {
        let policy = self.policies.iter().find(|policy| self.texts.sources.path(policy.file) == path).unwrap();
        let articles = policy.articles.iter().map(|article| article.span).filter(|span| self.texts.sources.text(*span).contains(said));
        self.apply(articles.map(|span| (span, String::new())).collect())
    }

    /// Without the entities of a kind, or without one attribute of them.
    pub(crate) fn without_entities(&self, kind: Keyword, attribute: Option<AttributeId>) -> Repository {
        let spans: Vec<Span> = if let Some(attribute) = attribute {
            let entities = self.policies.iter().flat_map(|policy| &policy.entities).filter(|entity| entity.kind == kind);
            let stated = entities.flat_map(|entity| &entity.attributes).filter(|stated| stated.attribute == attribute);
            stated.map(|stated| stated.span).collect()
        } else {
            let facts = self.texts.documents.iter().flat_map(|document| document.statements_of(Keyword::Facts));
            facts.flat_map(|facts| facts.children_of(kind).map(Statement::span).collect::<Vec<_>>()).collect()
        };
        self.apply(spans.into_iter().map(|span| (span, String::new())).collect())
    }

    /// Judged by no standard: what it covers is not asked.
    pub(crate) fn without_standards(&self) -> Repository {
        let heads = self.texts.documents.iter().flat_map(|document| document.statements_of(Keyword::Policy));
        let named = heads.flat_map(|head| head.children_of(Keyword::Conforms).map(Statement::span).collect::<Vec<_>>());
        self.apply(named.map(|span| (span, String::new())).collect())
    }

    pub(crate) fn apply(&self, mut edits: Vec<(Span, String)>) -> Repository {
        edits.sort_by_key(|(span, _)| *span);
        edits.dedup();
        let mut edited = self.repository.clone();
        for (span, replacement) in edits.into_iter().rev() {
            let text = edited.0.get_mut(self.texts.sources.path(span.file)).unwrap();
            text.replace_range(span.start as usize..span.end as usize, &replacement);
        }
        edited
    }
}

/// What is cut from a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    Nothing,
    Whole,
    Attribute(AttributeId),
}

/// The statement or clause of a head that says what stands in a place.
fn clause_of_head(texts: &Whole, span: Span) -> Span {
    let heads = texts.documents.iter().filter(|document| document.file == span.file);
    let statements = heads.flat_map(|document| document.statements_of(Keyword::Policy)).flat_map(Statement::children);
    let place = |statement: Statement<'_>| {
        let clause = statement.clauses().find(|clause| clause.operands.span() == span).map(|clause| clause.head.to(span));
        clause.or_else(|| (statement.operands().span() == span).then(|| statement.span()))
    };
    statements.filter_map(place).last().unwrap()
}

/// The edits that cut from the declarations of one statement.
fn edit(texts: &Whole, group: &[Declaration], cut: &dyn Fn(&Declaration) -> Cut) -> Vec<(Span, String)> {
    let first = &group[0];
    let cuts: Vec<Cut> = group.iter().map(cut).collect();
    if cuts.iter().all(|cut| *cut == Cut::Nothing) {
        return Vec::new();
    }
    let spans =
        |attribute: AttributeId| first.attributes.iter().filter(move |stated| stated.attribute == attribute).map(|stated| stated.span);
    if !first.attributes.iter().all(|stated| first.whole.contains(stated.span)) {
        // A document that the file itself is: its attributes are clauses of the head.
        return cuts
            .iter()
            .flat_map(|cut| match cut {
                Cut::Nothing => Vec::new(),
                Cut::Whole => vec![(first.whole, String::new())],
                Cut::Attribute(attribute) => spans(*attribute).map(|span| (clause_of_head(texts, span), String::new())).collect(),
            })
            .collect();
    }
    if cuts.iter().all(|cut| *cut == cuts[0]) {
        return match cuts[0] {
            Cut::Attribute(attribute) => spans(attribute).map(|span| (span, String::new())).collect(),
            _ => vec![(first.whole, String::new())],
        };
    }
    let whole = |from: u32, to: u32| texts.sources.text(Span::new(first.whole.file, from, to)).to_owned();
    let last = group.iter().map(|declaration| declaration.span.end).max().unwrap();
    let mut written: Vec<String> = Vec::new();
    for (declaration, cut) in group.iter().zip(&cuts) {
        let mut rest = whole(last, first.whole.end);
        match cut {
            Cut::Nothing => {}
            Cut::Whole => continue,
            Cut::Attribute(attribute) => {
                for span in spans(*attribute).collect::<Vec<_>>().into_iter().rev() {
                    rest.replace_range((span.start - last) as usize..(span.end - last) as usize, "");
                }
            }
        }
        written.push(format!("{}{}{rest}\n", whole(first.whole.start, first.span.start), texts.sources.text(declaration.span)));
    }
    vec![(first.whole, written.concat())]
}
