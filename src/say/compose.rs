//! Sentences from templates: what is stated is put where it is named, what is not stated is left out, and what no template names is said
//! clause by clause, in the order of the vocabulary.

use std::collections::BTreeSet;

use super::value::{self, days};
use super::{Matter, Voice, apart, english, japanese, phrase};
use crate::diagnostic::Lang;
use crate::model::value::Value;
use crate::model::vocabulary::AttributeId;
use crate::model::vocabulary::phrase::{Piece, Template, holds};
use crate::resolve::policy::Stated;
use crate::text::look_up_key;

/// So many clauses a sentence takes; more of them are items.
const MOST_CLAUSES: usize = 4;
/// So many letters of clauses a sentence takes, by language.
const LONGEST: [(Lang, usize); 2] = [(Lang::Ja, 120), (Lang::En, 240)];

/// What a place in a template stands for.
enum Stands {
    Name,
    Predicate,
    Attribute(AttributeId),
}

/// Puts sentences together.
pub(super) struct Composer<'c, 'a> {
    pub(super) voice: &'c Voice<'a>,
    pub(super) matter: &'c Matter<'c>,
    predicate: Template,
    /// Attributes that a template names, so that they are not told with the rest.
    named: BTreeSet<AttributeId>,
    said: BTreeSet<AttributeId>,
}

/// A sentence that is being made: its clauses and, where they are too many for one, its items.
pub(super) struct Clauses {
    pub(super) all: Vec<String>,
    items: Vec<String>,
}

/// The sentences that say something.
pub(super) fn sentences(voice: &Voice<'_>, matter: &Matter<'_>) -> Vec<String> {
    if apart::is_left_open(matter) {
        return apart::sentences(voice, matter);
    }
    let vocabulary = voice.resolved.vocabulary;
    let frame = vocabulary.frame(matter.kind);
    let frames = frame.and_then(|frame| frame.sentence.as_ref()?.sentences(voice.lang)).unwrap_or_else(|| vec![topic(voice.lang)]);
    let own = matter.known.and_then(|name| vocabulary.name_entry(name).sentence.as_ref()?.sentences(voice.lang)?.into_iter().next());
    let common = || frame.and_then(|frame| frame.predicate.as_ref()?.sentences(voice.lang)?.into_iter().next());
    // A predicate that does not name what it is said of tells no two of a name apart.
    let is_named = |template: &Template| holds(template, &|piece| matches!(piece, Piece::Place(word) if is_name(word)));
    let own = own.filter(|own| !matter.is_several && (!matter.is_labelled() || is_named(own)));
    let predicate = own.or_else(common).unwrap_or_default();
    let mut composer = Composer { voice, matter, predicate, named: BTreeSet::new(), said: BTreeSet::new() };
    let predicate = composer.predicate.clone();
    composer.named = frames.iter().chain([&predicate]).flat_map(|template| composer.attributes_in(template)).collect();
    let mut sentences: Vec<String> = Vec::new();
    for (nth, template) in frames.iter().enumerate() {
        if nth == 0 || composer.says_something(template) {
            let first = if nth == 0 { matter.days().and_then(|(from, until)| days(from, until, voice.lang)) } else { None };
            sentences.extend(composer.sentence(template, first));
        }
    }
    // What a template names in one of several places, none of which was said.
    composer.named.clear();
    if composer.rest().next().is_some() {
        sentences.extend(composer.sentence(&topic(voice.lang), None));
    }
    sentences.extend(apart::sentences(voice, matter));
    sentences
}

/// The clauses that say what is stated of one attribute.
pub(super) fn clauses(voice: &Voice<'_>, matter: &Matter<'_>, stated: &Stated) -> Vec<String> {
    let mut composer = Composer { voice, matter, predicate: Template::new(), named: BTreeSet::new(), said: BTreeSet::new() };
    phrase::clauses(&mut composer, stated.attribute, std::slice::from_ref(stated)).concat()
}

fn is_name(word: &str) -> bool {
    matches!(word, "名" | "name")
}

/// What is said of a kind for which the vocabulary has no sentence.
fn topic(lang: Lang) -> Template {
    let (before, after) = match lang {
        Lang::Ja => ("", "については、"),
        Lang::En => ("the ", " shall "),
    };
    vec![Piece::Text(before.to_owned()), Piece::Place("name".to_owned()), Piece::Text(after.to_owned()), Piece::Rest(None)]
}

impl Composer<'_, '_> {
    fn stands(&self, word: &str) -> Option<Stands> {
        Some(match word {
            word if is_name(word) => Stands::Name,
            "述部" | "predicate" => Stands::Predicate,
            word => {
                let (kind, known) = (self.matter.kind, self.matter.known);
                Stands::Attribute(self.voice.resolved.vocabulary.attribute_of(kind, known, &look_up_key(word))?)
            }
        })
    }

    /// The attributes that a template names, wherever in it.
    fn attributes_in(&self, template: &[Piece]) -> Vec<AttributeId> {
        let mut found = Vec::new();
        for piece in template {
            match piece {
                Piece::Place(word) => {
                    if let Some(Stands::Attribute(attribute)) = self.stands(word) {
                        found.push(attribute);
                    }
                }
                Piece::Option(inner) => found.extend(self.attributes_in(inner)),
                Piece::Text(_) | Piece::Value | Piece::Rest(_) | Piece::Joint => {}
            }
        }
        found
    }

    /// What is stated of an attribute and was not said yet.
    fn open(&self, attribute: AttributeId) -> Vec<&Stated> {
        if self.said.contains(&attribute) {
            return Vec::new();
        }
        let states =
            |stated: &&Stated| stated.attribute == attribute && stated.value.as_ref().is_some_and(|value| *value != Value::Undecided);
        self.matter.stated.iter().filter(states).collect()
    }

    /// The attributes that are stated and named by no template, in the order of the vocabulary: a name's own before those of its kind.
    fn rest(&self) -> impl Iterator<Item = AttributeId> + '_ {
        let of_kind = |attribute: &AttributeId| self.voice.resolved.vocabulary.is_of_kind(self.matter.kind, *attribute);
        let mut rest: Vec<AttributeId> = self.matter.stated.iter().map(|stated| stated.attribute).collect();
        rest.sort_by_key(|attribute| (of_kind(attribute), *attribute));
        rest.dedup();
        rest.into_iter().filter(|attribute| !self.named.contains(attribute) && !self.open(*attribute).is_empty())
    }

    /// Whether a template would say something that is stated.
    fn says_something(&self, template: &[Piece]) -> bool {
        template.iter().any(|piece| match piece {
            Piece::Option(inner) => self.is_said(inner),
            Piece::Rest(_) => self.rest().next().is_some(),
            Piece::Place(word) => match self.stands(word) {
                Some(Stands::Attribute(attribute)) => !self.open(attribute).is_empty(),
                Some(Stands::Predicate | Stands::Name) | None => false,
            },
            Piece::Text(_) | Piece::Value | Piece::Joint => false,
        })
    }

    /// Whether an option is said: all that it names is stated, or where it names nothing itself, something within it is said.
    fn is_said(&self, option: &[Piece]) -> bool {
        let mut named = option.iter().filter_map(|piece| match piece {
            Piece::Place(word) => match self.stands(word) {
                Some(Stands::Attribute(attribute)) => Some(!self.open(attribute).is_empty()),
                None => Some(false),
                Some(Stands::Name | Stands::Predicate) => None,
            },
            Piece::Rest(_) => Some(self.rest().next().is_some()),
            Piece::Text(_) | Piece::Value | Piece::Joint | Piece::Option(_) => None,
        });
        match named.next() {
            Some(first) => first && named.all(|stated| stated),
            None => option.iter().any(|piece| matches!(piece, Piece::Option(inner) if self.is_said(inner))),
        }
    }

    fn sentence(&mut self, template: &[Piece], first: Option<String>) -> Option<String> {
        let mut clauses = Clauses::new();
        if let Some(days) = first {
            clauses.push(&match self.voice.lang {
                Lang::Ja => format!("{days}、"),
                Lang::En => format!("{days}, "),
            });
        }
        self.say(template, None, &mut clauses);
        clauses.finish(self)
    }

    /// Says pieces; `value` is that of the attribute whose sentence they are.
    pub(super) fn say(&mut self, template: &[Piece], value: Option<&str>, clauses: &mut Clauses) {
        for piece in template {
            match piece {
                Piece::Text(text) => clauses.push(text),
                Piece::Value => clauses.push(value.unwrap_or_default()),
                Piece::Joint => clauses.next(self.voice.lang),
                Piece::Option(inner) => {
                    if self.is_said(inner) {
                        self.say(inner, value, clauses);
                    }
                }
                Piece::Rest(instead) => self.say_rest(instead.as_deref(), clauses),
                Piece::Place(word) => match self.stands(word) {
                    Some(Stands::Name) => clauses.push(&self.matter.called),
                    Some(Stands::Predicate) => {
                        let predicate = std::mem::take(&mut self.predicate);
                        self.say(&predicate, value, clauses);
                    }
                    Some(Stands::Attribute(attribute)) => {
                        let said = self.value(attribute);
                        self.said.insert(attribute);
                        clauses.push(&said);
                    }
                    None => {}
                },
            }
        }
    }

    /// What is stated of an attribute, as it stands in a sentence of others.
    fn value(&self, attribute: AttributeId) -> String {
        let values: Vec<String> =
            self.open(attribute).into_iter().filter_map(|stated| value::stated(self.voice, self.matter, stated)).collect();
        match self.voice.lang {
            Lang::Ja => japanese::list(&values, false),
            Lang::En => english::list(&values, false),
        }
    }

    /// What else is stated, clause by clause; as items where that is too much for a sentence.
    fn say_rest(&mut self, instead: Option<&str>, clauses: &mut Clauses) {
        let rest: Vec<AttributeId> = self.rest().collect();
        let mut said: Vec<Vec<String>> = Vec::new();
        for attribute in rest {
            let stated: Vec<Stated> = self.open(attribute).into_iter().cloned().collect();
            said.extend(phrase::clauses(self, attribute, &stated));
            self.said.insert(attribute);
        }
        let longest = LONGEST.into_iter().find(|(lang, _)| *lang == self.voice.lang).map_or(usize::MAX, |(_, longest)| longest);
        let letters: usize = said.iter().flatten().map(|clause| clause.chars().count()).sum();
        let is_long = said.iter().map(Vec::len).sum::<usize>() > MOST_CLAUSES || letters > longest;
        if said.is_empty() {
            // What stands for it where nothing else is said.
            if clauses.all.len() == 1 {
                clauses.push(instead.unwrap_or_default());
            }
        } else if is_long && said.len() > 1 && clauses.all.len() == 1 {
            clauses.items = said.iter().map(|one| item(one, self.voice.lang)).collect();
            if self.voice.lang == Lang::Ja {
                clauses.push("次に掲げるところによる");
            }
        } else {
            for (nth, clause) in said.into_iter().flatten().enumerate() {
                if nth > 0 {
                    clauses.all.push(String::new());
                }
                clauses.push(&clause);
            }
        }
    }
}

/// Clauses as an item of a list.
fn item(clauses: &[String], lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}こと。", japanese::sentence(clauses, crate::model::order::Duty::Must)),
        Lang::En => english::list(clauses, false),
    }
}

impl Clauses {
    pub(super) fn new() -> Self {
        Self { all: vec![String::new()], items: Vec::new() }
    }

    pub(super) fn push(&mut self, text: &str) {
        let Some(last) = self.all.last_mut() else { return };
        // 24時間間 is 24時間, as is 2要素要素.
        let text = if last.ends_with("時間") { text.strip_prefix('間').unwrap_or(text) } else { text };
        last.push_str(text);
    }

    /// Ends a clause, where one is begun and complete.
    fn next(&mut self, lang: Lang) {
        let ends = |clause: &String| match lang {
            Lang::Ja => japanese::is_clause(clause),
            Lang::En => !clause.is_empty() && !clause.ends_with([' ', ',']),
        };
        if self.all.last().is_some_and(ends) {
            self.all.push(String::new());
        }
    }

    fn finish(mut self, composer: &Composer<'_, '_>) -> Option<String> {
        self.all.retain(|clause| !clause.is_empty());
        let duty = composer.matter.duty;
        let end = if self.items.is_empty() { "." } else { ":" };
        let mut said = match composer.voice.lang {
            Lang::Ja => format!("{}。", japanese::sentence(&self.all, duty)),
            Lang::En => format!("{}{end}", english::sentence(&self.all, duty).trim_end()),
        };
        for (item, nth) in self.items.iter().zip(1..) {
            said.extend([format!("\n({nth}) "), item.clone()]);
        }
        (!self.all.is_empty()).then_some(said)
    }
}
