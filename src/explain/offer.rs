//! What can be written at a place: keywords, names, attributes, values, items, laws. Each in the spelling of the document, found by all
//! that people call it.

use std::collections::BTreeSet;

use super::offered::{Line, place_of};
use super::operand;
use super::snippet::snippet;
use super::wanted::wanted;
use super::word;
use crate::checks::{Context, coverage};
use crate::diagnostic::{Lang, Text};
use crate::law::Registry;
use crate::model::item::{self, Ordinal};
use crate::model::value::ValueType;
use crate::model::vocabulary::{AttributeId, NameId, Spelling, Vocabulary};
use crate::resolve::effective::Key;
use crate::resolve::policy::PolicyId;
use crate::resolve::{Resolved, View};
use crate::syntax::document::Statement;
use crate::syntax::keyword::{ATTRIBUTE_CLAUSES, Keyword, Place, Shape};
use crate::text::{FileId, Span, gist, look_up_key};

/// What an offer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A word of the language.
    Keyword,
    /// A name of the vocabulary.
    Name,
    /// An attribute or a fact.
    Attribute,
    /// A value.
    Value,
    /// Somebody or something that is set up.
    Entity,
    /// An item of a standard.
    Item,
    /// A law.
    Law,
}

/// Something that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    /// As it is written.
    pub(crate) text: String,
    pub(crate) sort: Sort,
    /// What it is, on one line.
    pub(crate) detail: Text,
    /// What else it is called.
    pub(crate) also: Vec<String>,
    /// The statement that it heads, with places that are filled in, as editors write them.
    pub(crate) snippet: Option<String>,
}

/// What can be written at a place, and the beginning of it that is there already.
#[derive(Debug)]
pub(crate) struct Offers {
    pub(crate) typed: Span,
    pub(crate) all: Vec<Offer>,
}

/// Nothing that is offered is longer, in bytes; and each offer comes with what is typed.
const LONGEST_TYPED: u32 = 512;

/// What can be written at an offset of a document of a policy.
pub(crate) fn offers(resolved: &Resolved<'_>, id: PolicyId, file: FileId, offset: u32) -> Option<Offers> {
    let document = resolved.documents.get(file)?;
    let (_, view) = resolved.get(id)?;
    let line = Line::before(document, offset).filter(|line| offset - line.typed <= LONGEST_TYPED)?;
    let around = document.all().filter(|statement| is_in_block(*statement, line.start)).last();
    let place = place_of(document, around);
    let writer = Writer { resolved, id, view, around, lang: document.lang() };
    let typed = Span::new(document.file, line.typed, offset);
    let prefix = gist(document.text(typed));
    let mut all = match line.words.split_first() {
        None => writer.heads(place),
        Some((head, rest)) => writer.after(place, head, rest),
    };
    let begins = |name: &str| gist(name).contains(&prefix);
    all.retain(|offer| prefix.is_empty() || begins(&offer.text) || offer.also.iter().any(|name| begins(name)));
    let mut seen = BTreeSet::new();
    all.retain(|offer| seen.insert(offer.text.clone()));
    Some(Offers { typed, all })
}

/// Whether a place lies in the block of a statement.
fn is_in_block(statement: Statement<'_>, offset: u32) -> bool {
    statement.has_block() && statement.header().end < offset && offset <= statement.span().end
}

struct Writer<'a> {
    resolved: &'a Resolved<'a>,
    id: PolicyId,
    view: &'a View,
    around: Option<Statement<'a>>,
    lang: Lang,
}

impl<'a> Writer<'a> {
    fn vocabulary(&self) -> &'a Vocabulary {
        self.resolved.vocabulary
    }

    fn keyword(&self, keyword: Keyword) -> Offer {
        let (text, detail) = match self.lang {
            Lang::Ja => (keyword.ja(), keyword.en()),
            Lang::En => (keyword.en(), keyword.ja()),
        };
        Offer { text: text.to_owned(), sort: Sort::Keyword, detail: Text::same(detail), also: vec![detail.to_owned()], snippet: None }
    }

    fn spelled(&self, spelling: &Spelling, sort: Sort, detail: Text) -> Offer {
        let other = match self.lang {
            Lang::Ja => &spelling.en,
            Lang::En => &spelling.ja,
        };
        let names = self.vocabulary().others(spelling).iter().chain(self.vocabulary().covered(spelling)).chain([other]);
        Offer { text: spelling.get(self.lang).to_owned(), sort, detail, also: names.map(ToString::to_string).collect(), snippet: None }
    }

    /// What can head a statement in a block.
    fn heads(&self, place: Place) -> Vec<Offer> {
        let keywords = Keyword::all().filter_map(|keyword| Some((keyword, keyword.used_in(place)?)));
        let mut all: Vec<Offer> = self.attributes(place);
        all.extend(keywords.map(|(keyword, usage)| Offer { snippet: snippet(keyword, usage, self.lang), ..self.keyword(keyword) }));
        all
    }

    /// The attributes of what is declared around, or facts.
    fn attributes(&self, place: Place) -> Vec<Offer> {
        let vocabulary = self.vocabulary();
        if place.meets(Place::FACTS) {
            let facts = vocabulary
                .facts()
                .map(|(_, fact)| self.spelled(&fact.spelling, Sort::Attribute, word::kind_of_value(vocabulary, &fact.value)));
            return facts.collect();
        }
        let Some((kind, name)) = self.declared() else { return Vec::new() };
        let of = |attribute| {
            let attribute = vocabulary.attribute(attribute);
            self.spelled(&attribute.spelling, Sort::Attribute, word::kind_of_value(vocabulary, &attribute.value))
        };
        vocabulary.attributes_of(kind, name).into_iter().map(of).collect()
    }

    /// The kind and the name of the statement around, where it is a declaration or an entity.
    fn declared(&self) -> Option<(Keyword, Option<NameId>)> {
        let statement = self.around?;
        let kind = statement.keyword().filter(|kind| kind.is_declaration_kind() || kind.is_entity_kind())?;
        let name = statement.operands().first().and_then(|word| self.vocabulary().name(kind, &word.key()));
        Some((kind, name))
    }

    /// What can follow the head of a statement and the words after it.
    fn after(&self, place: Place, head: &str, rest: &[&str]) -> Vec<Offer> {
        let vocabulary = self.vocabulary();
        let key = look_up_key(head);
        if let Some((keyword, usage)) = Keyword::spelled(&key).and_then(|keyword| Some((keyword, keyword.used_in(place)?))) {
            // After a clause word comes what that takes.
            let clause =
                rest.iter().rev().find_map(|word| Keyword::spelled(&look_up_key(word)).filter(|word| usage.clauses.contains(word)));
            let shape = clause.map_or(usage.shape, |clause| clause.row().clause);
            // So many words stand before it that are not the clause word itself, or before it.
            let before =
                rest.iter().rev().take_while(|word| clause.is_none_or(|clause| Keyword::spelled(&look_up_key(word)) != Some(clause)));
            let mut all = self.of_shape(clause.unwrap_or(keyword), shape, before.count());
            if !rest.is_empty() {
                all.extend(usage.clauses.iter().map(|clause| self.keyword(*clause)));
            }
            return all;
        }
        if place.meets(Place::FACTS) {
            return vocabulary.fact(&key).map(|fact| self.values(&vocabulary.fact_entry(fact).value, None)).unwrap_or_default();
        }
        let attribute = self.declared().and_then(|(kind, name)| vocabulary.attribute_of(kind, name, &key));
        let Some(attribute) = attribute else { return Vec::new() };
        let bound = self.bound(attribute);
        let mut all = self.values(&vocabulary.attribute(attribute).value, bound.as_ref());
        self.ask_for(attribute, &mut all);
        if let Some(bound) = bound.filter(|bound| !all.iter().any(|offer| offer.text == *bound.get(self.lang))) {
            all.insert(
                0,
                Offer { text: bound.get(self.lang).to_owned(), sort: Sort::Value, detail: from_above(), also: Vec::new(), snippet: None },
            );
        }
        // Of several values one is added to those that are there already.
        let is_there = |offer: &Offer| rest.contains(&&*offer.text) || offer.text.contains(['、', ',']);
        all.retain(|offer| rest.is_empty() || !is_there(offer));
        if !rest.is_empty() {
            all.extend(ATTRIBUTE_CLAUSES.iter().map(|clause| self.keyword(*clause)));
        }
        all
    }

    /// Adds the values that requirements ask for, before those that nobody does, and says of each who asks.
    fn ask_for(&self, attribute: AttributeId, all: &mut Vec<Offer>) {
        let vocabulary = self.vocabulary();
        let Some(declared) = self.declared() else { return };
        for (value, who) in wanted(self.resolved, self.view, declared, attribute).into_iter().rev() {
            let text = value.write_of(vocabulary.attribute(attribute), vocabulary, self.lang);
            let known = all.iter().position(|offer| offer.text == text).map(|at| all.remove(at));
            let offer = known.unwrap_or(Offer { text, sort: Sort::Value, detail: who.clone(), also: Vec::new(), snippet: None });
            all.insert(0, Offer { detail: who, ..offer });
        }
    }

    /// The value that the parents lay down for an attribute of what is declared around.
    fn bound(&self, attribute: AttributeId) -> Option<Text> {
        let (kind, name) = self.declared()?;
        let above = self.view.effective.above.get(&Key { kind, name: name?, label: None })?;
        let value = above.values.get(&attribute)?.first()?.value.as_ref()?;
        let vocabulary = self.vocabulary();
        let written = |lang| value.write_of(vocabulary.attribute(attribute), vocabulary, lang);
        Some(Text::new(written(Lang::Ja), written(Lang::En)))
    }

    fn of_shape(&self, keyword: Keyword, shape: Shape, before: usize) -> Vec<Offer> {
        let vocabulary = self.vocabulary();
        match shape {
            // Behind the name of somebody or something stands what it is called in full.
            Shape::NamesLabel if keyword.is_entity_kind() && before == 1 => {
                operand::next(Shape::NameTitle, before, self.lang, self.resolved.as_of).into_iter().collect()
            }
            Shape::NamesLabel | Shape::Names | Shape::Demand if keyword.is_declaration_kind() || keyword.is_entity_kind() => {
                let names = vocabulary.names_of(keyword).map(|(_, entry)| {
                    let also = vocabulary.others(&entry.spelling).join("、");
                    self.spelled(&entry.spelling, Sort::Name, Text::same(also))
                });
                names.collect()
            }
            Shape::NameTitle if keyword == Keyword::Institution && before == 0 => {
                vocabulary.institutions().map(|(_, entry)| self.spelled(&entry.spelling, Sort::Name, Text::same(""))).collect()
            }
            Shape::Names if keyword == Keyword::Conforms => self.standards(),
            // Documents have the same tiers, wherever they are spoken of.
            Shape::Names if keyword == Keyword::Tier => {
                let tier = vocabulary.attribute_of(Keyword::Document, None, &look_up_key(keyword.en()));
                tier.map(|tier| self.values(&vocabulary.attribute(tier).value, None)).unwrap_or_default()
            }
            Shape::Items => self.items(),
            Shape::Law => laws(),
            Shape::Value | Shape::OptionalValue => self.entities(&Keyword::ACTORS),
            _ => operand::next(shape, before, self.lang, self.resolved.as_of).into_iter().collect(),
        }
    }

    fn values(&self, wanted: &ValueType, bound: Option<&Text>) -> Vec<Offer> {
        let vocabulary = self.vocabulary();
        let mut all: Vec<Offer> = wanted
            .words()
            .iter()
            .map(|&word| {
                let spelling = vocabulary.word_spelling(word);
                let is_bound = bound.is_some_and(|bound| bound.get(self.lang) == spelling.get(self.lang));
                self.spelled(spelling, Sort::Value, if is_bound { from_above() } else { Text::same("") })
            })
            .collect();
        if *wanted == ValueType::YesNo {
            all.extend([Keyword::Yes, Keyword::No].map(|keyword| Offer {
                sort: Sort::Value,
                detail: Text::same(""),
                ..self.keyword(keyword)
            }));
        }
        if *wanted == ValueType::Laws {
            all.extend(laws());
        }
        all.extend(self.entities(wanted.kinds()));
        all
    }

    /// What is set up here or above, and names of the vocabulary, of some kinds.
    fn entities(&self, kinds: &[Keyword]) -> Vec<Offer> {
        let vocabulary = self.vocabulary();
        let policies = std::iter::once(self.id).chain(self.view.ancestors.iter().copied()).filter_map(|id| self.resolved.policy(id));
        let mut all = Vec::new();
        for policy in policies {
            for entity in policy.entities.iter().filter(|entity| kinds.contains(&entity.kind)) {
                let kind = Text::new(entity.kind.ja(), entity.kind.en());
                let also = entity.title.iter().map(ToString::to_string).collect();
                all.push(Offer { text: entity.name.to_string(), sort: Sort::Entity, detail: kind, also, snippet: None });
            }
            for (title, _) in
                policy.declarations.iter().filter(|declaration| kinds.contains(&declaration.kind)).filter_map(|one| one.title.as_ref())
            {
                let detail = Text::new(Keyword::Role.ja(), Keyword::Role.en());
                all.push(Offer { text: title.to_string(), sort: Sort::Entity, detail, also: Vec::new(), snippet: None });
            }
        }
        for &kind in kinds {
            let detail = || Text::new(kind.ja(), kind.en());
            all.extend(vocabulary.names_of(kind).map(|(_, entry)| self.spelled(&entry.spelling, Sort::Entity, detail())));
        }
        all
    }

    fn standards(&self) -> Vec<Offer> {
        let as_of = self.resolved.as_of;
        let mut standards: Vec<_> = self.resolved.standards.iter().collect();
        // The latest that was there on the day comes first, and one that was not yet there last.
        standards.sort_by_key(|standard| (standard.published.is_some_and(|day| day > as_of), std::cmp::Reverse(standard.published)));
        standards
            .into_iter()
            .map(|standard| Offer {
                text: standard.id.to_string(),
                sort: Sort::Name,
                detail: standard.title.clone(),
                also: Vec::new(),
                snippet: None,
            })
            .collect()
    }

    /// The items of the standards that the policy is judged by: those that nothing covers first.
    fn items(&self) -> Vec<Offer> {
        let Some((policy, view)) = self.resolved.get(self.id) else { return Vec::new() };
        let assessed = coverage::assess(&Context::new(self.resolved, self.id, policy, view));
        let mut rows: Vec<(bool, Offer)> = Vec::new();
        for of in assessed.iter().take(1).flat_map(|assessed| &assessed.standards) {
            let Some(standard) = self.resolved.standards.get(of.index) else { continue };
            for row in &of.rows {
                let is_open = row.outcome.is_asked() && !row.outcome.is_covered();
                let outcome = row.outcome.text();
                let detail = Text::new(format!("{}（{}）", row.title.ja, outcome.ja), format!("{} ({})", row.title.en, outcome.en));
                let also = vec![row.number.ja.clone(), row.number.en.clone(), row.title.ja.clone(), row.title.en.clone()];
                let is_numbered = standard.requirements.get(row.index).is_some_and(|one| matches!(one.number.ordinal, Ordinal::Number(_)));
                let text = match self.lang {
                    Lang::Ja if is_numbered => item::official(standard, row.index, None, Lang::Ja),
                    Lang::Ja | Lang::En => item::short(standard, row.index, None),
                };
                rows.push((!is_open, Offer { text, sort: Sort::Item, detail, also, snippet: None }));
            }
        }
        rows.sort_by_key(|(is_covered, _)| *is_covered);
        rows.into_iter().map(|(_, offer)| offer).collect()
    }
}

/// Every law that is known, by its short name.
fn laws() -> Vec<Offer> {
    let registry = Registry::built_in();
    let of = |id| {
        let law = registry.law(id)?;
        let text = law.short.iter().next().map_or(&*law.title, |short| &**short).to_owned();
        let also = law.short.iter().map(ToString::to_string).chain([law.title.clone()]).collect();
        Some(Offer { text, sort: Sort::Law, detail: Text::same(&*law.title), also, snippet: None })
    };
    registry.ids().filter_map(of).collect()
}

fn from_above() -> Text {
    Text::new("上位規程の定め", "laid down above")
}
