//! The present state: facts and entities.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use super::Binder;
use super::declaration::{Block, of_statement};
use crate::model::read;
use crate::model::value::{self, Value};
use crate::model::vocabulary::NameId;
use crate::resolve::policy::{Damage, Entity, StatedFact};
use crate::resolve::report;
use crate::syntax::document::{Document, Head, Operands, Statement, Word};
use crate::syntax::keyword::{Keyword, Place};
use crate::syntax::report::arguments;

impl Binder<'_, '_> {
    pub(super) fn facts(&mut self, document: &Document) {
        for facts in document.statements_of(Keyword::Facts) {
            if let Some(first) = self.policy.facts_header {
                report::second_facts(self.findings, facts.header(), first);
            } else {
                self.policy.facts_header = Some(facts.header());
            }
            for statement in facts.children() {
                match statement.head() {
                    Head::Keyword(Keyword::Confirmed) => {
                        self.policy.facts_confirmed = read::date(statement.operands(), self.findings).map(|day| (day, statement.span()));
                    }
                    Head::Keyword(Keyword::Yes | Keyword::No) => {
                        let stated = self.yes_no(statement);
                        for fact in stated {
                            self.state(fact);
                        }
                    }
                    Head::Keyword(kind) if kind.is_entity_kind() => self.entity(kind, statement),
                    Head::Name => {
                        if let Some(fact) = self.fact(statement) {
                            self.state(fact);
                        }
                    }
                    Head::Keyword(_) | Head::Damaged => {}
                }
            }
        }
    }

    fn state(&mut self, fact: StatedFact) {
        if let Some(first) = self.policy.facts.iter().find(|other| other.fact == fact.fact) {
            if first.value == fact.value {
                return;
            }
            report::fact_twice(self.findings, self.input.vocabulary, &fact, first);
            return;
        }
        self.policy.facts.push(fact);
    }

    /// `yes a, b` and `no c`.
    fn yes_no(&mut self, statement: Statement<'_>) -> Vec<StatedFact> {
        let value = Value::YesNo(statement.keyword() == Some(Keyword::Yes));
        let mut stated = Vec::new();
        if statement.operands().is_empty() {
            self.policy.unknown.any_fact = Some(statement.span());
        }
        for word in statement.operands().words() {
            if let Some(fact) = self.input.vocabulary.fact(&word.key()) {
                stated.push(StatedFact { fact, value: value.clone(), span: word.span });
                continue;
            }
            let fact = |key: &str| self.input.vocabulary.fact(key);
            let parts = read::split(word, &|key| fact(key).is_some());
            let known = parts.words.iter().filter_map(|(part, _)| fact(&part.key()).map(|fact| (fact, part.span)));
            stated.extend(known.map(|(fact, span)| StatedFact { fact, value: value.clone(), span }));
            let unknown: Vec<Word<'_>> = parts.words.iter().filter(|(_, known)| !known).map(|(part, _)| *part).collect();
            if unknown.is_empty() {
                parts.report(self.findings);
            } else if unknown.len() == parts.words.len() {
                self.unknown_fact(word, statement);
            } else {
                for part in unknown {
                    self.unknown_fact(part, statement);
                }
            }
        }
        stated
    }

    /// A fact that was probably meant is unknown, not unstated.
    fn unknown_fact(&mut self, word: Word<'_>, statement: Statement<'_>) {
        let meant = report::unknown_fact(self.findings, word, statement.document().lang(), self.input.vocabulary);
        if meant.is_empty() {
            self.policy.unknown.any_fact = Some(word.span);
        }
        self.policy.unknown.facts.extend(meant);
    }

    /// `staff 6 people`.
    fn fact(&mut self, statement: Statement<'_>) -> Option<StatedFact> {
        let word = report::head_word(statement);
        let Some(fact) = self.input.vocabulary.fact(&word.key()) else {
            self.unknown_fact(word, statement);
            self.unread_head(statement, Place::FACTS);
            // What is listed after a word that was to say `yes` or `no` was read as nobody's.
            let listed = statement.operands().words().filter_map(|word| self.input.vocabulary.fact(&word.key()));
            self.policy.unknown.facts.extend(listed);
            return None;
        };
        let value = value::read(statement.operands(), &self.input.vocabulary.fact_entry(fact).value, self.input.vocabulary, self.findings)?;
        Some(StatedFact { fact, value, span: statement.span() })
    }

    fn is_fact(&self, statement: Statement<'_>) -> bool {
        self.input.vocabulary.fact(&report::head_word(statement).key()).is_some()
    }

    /// `system NAME "title" { … }`, in `facts` or in the article that sets it up; of vendors and the like several may share one block.
    pub(super) fn entity(&mut self, kind: Keyword, statement: Statement<'_>) {
        let mut header = self.header(kind, statement);
        if matches!(kind, Keyword::Post | Keyword::Committee)
            && let Some(second) = header.names.get(1)
        {
            self.findings.push(arguments::unexpected(second.span, second.text));
            header.names.truncate(1);
        }
        // What is written as a title alone is the name.
        let names = if header.names.is_empty() { header.label.into_iter().collect() } else { header.names };
        let title = header.label.filter(|title| match names.as_slice() {
            [_] => true,
            _ => {
                self.findings.push(arguments::unexpected(title.span, title.text));
                false
            }
        });
        let Some(&first) = names.first() else {
            self.policy.unknown.kinds.push(kind);
            return;
        };
        let body = self.body(kind, statement, self.input.vocabulary.name(kind, &first.key()), header.inside);
        for word in names {
            let key: Arc<str> = Arc::from(&*word.key());
            match self.set_up.entry((kind, Arc::clone(&key))) {
                Entry::Occupied(first) => report::entity_twice(self.findings, word, *first.get()),
                Entry::Vacant(first) => drop(first.insert(word.span)),
            }
            self.policy.entities.push(Entity {
                known: self.input.vocabulary.name(kind, &key),
                key,
                name: Arc::from(word.text),
                span: word.span,
                title: title.map(|title| Arc::from(title.text)),
                ..body.clone()
            });
        }
    }

    /// What the block of an entity states; `known`: the name in the vocabulary of which it may state attributes.
    fn body(&mut self, kind: Keyword, statement: Statement<'_>, known: Option<NameId>, inside: Option<Operands<'_>>) -> Entity {
        let vocabulary = self.input.vocabulary;
        let attribute = |key: &str| vocabulary.attribute_of(kind, known, key);
        let (empty, span) = (Arc::from(""), statement.header());
        let mut body = Entity {
            kind,
            known,
            key: Arc::clone(&empty),
            name: empty,
            span,
            title: None,
            attributes: Vec::new(),
            facts: Vec::new(),
            institution: None,
            damage: of_statement(statement),
        };
        for child in statement.children() {
            match child.head() {
                Head::Keyword(Keyword::Yes | Keyword::No) => body.facts.extend(self.yes_no(child)),
                Head::Keyword(Keyword::Institution) if kind == Keyword::Facility => body.institution = self.kind_of_institution(child),
                // Of the entities only a facility has a present state of its own.
                Head::Name if kind == Keyword::Facility && self.is_fact(child) => body.facts.extend(self.fact(child)),
                Head::Name => {
                    let stated = self.stated(child, &attribute, statement);
                    body.attributes.extend(stated.values);
                    body.damage = body.damage.max(stated.damage);
                }
                Head::Keyword(_) | Head::Damaged => {}
            }
        }
        if let Some(inside) = inside {
            let mut block = Block { damage: Damage::Named, ..Block::default() };
            self.rest(inside, &attribute, &mut block);
            body.attributes.extend(block.values);
            body.damage = body.damage.max(Damage::Named);
        }
        body
    }
}
