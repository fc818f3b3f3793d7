//! Whether the effective policy meets an expectation. Coverage is always computed here, never inferred from a parent's.

use std::rc::Rc;
use std::sync::Arc;

use super::answer::{Answer, quantified};
use super::lack::{Lack, What};
use super::link::{Link, Links};
use crate::model::condition::{self, Truth};
use crate::model::order::Duty;
use crate::model::standard::{Demand, Expectation, Pattern, Reading};
use crate::model::value::{Member, Name, Value};
use crate::model::vocabulary::{NameId, Vocabulary};
use crate::resolve::effective::floors::are_of_different;
use crate::resolve::effective::{Declarations, Declared};
use crate::resolve::policy::{Damage, Declaration, Entity, Equivalent, Policy, Unknown};
use crate::resolve::state::{Case, Missing, State, declared_values, entity_values};
use crate::resolve::{Resolved, View};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// What the expectations of one part are asked of.
#[derive(Debug, Clone)]
pub(super) struct Question<'a> {
    pub(super) resolved: &'a Resolved<'a>,
    pub(super) policy: &'a Policy,
    pub(super) view: &'a View,
    /// The declarations that are asked.
    pub(super) declared: &'a Declarations,
    pub(super) state: &'a State,
    /// The duty that what counts must have.
    pub(super) duty: Duty,
    /// Patterns that bind the requirement.
    pub(super) patterns: Option<&'a [Pattern]>,
    /// Whether what it asks of entities is asked of those of the institutions below, as of a corporation's floors.
    pub(super) is_of_those_below: bool,
    /// Entities excepted from it, by look-up key.
    pub(super) excepted: Vec<&'a str>,
    /// Equivalents declared in the articles that claim it.
    pub(super) equivalents: Vec<&'a Equivalent>,
    /// The pack's readings.
    pub(super) readings: &'a [Reading],
    /// Whom the declarations name.
    pub(super) links: Rc<Links<'a>>,
}

/// What `has` links to and atoms speak of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Focus<'a> {
    /// Entities of the institutions below: what is laid down for them all is asked for here, what they are is judged there.
    Below,
    Nothing,
    Entity(&'a Entity),
    Declared(&'a Declared),
}

impl<'a> Question<'a> {
    /// Asks all of several expectations.
    pub(super) fn all(&self, expectations: &'a [Expectation]) -> Answer<'a> {
        self.each_of(expectations, Focus::Nothing)
    }

    pub(super) fn each_of(&self, expectations: &'a [Expectation], focus: Focus<'a>) -> Answer<'a> {
        Answer::all(expectations.iter().map(|expectation| self.one(expectation, focus)))
    }

    fn one(&self, expectation: &'a Expectation, focus: Focus<'a>) -> Answer<'a> {
        match expectation {
            Expectation::All(parts) => self.each_of(parts, focus),
            Expectation::Any(parts) => self.at_least(1, parts, focus),
            Expectation::AtLeast(count, parts) => self.at_least(*count, parts, focus),
            Expectation::Demand(demand) => self.demand(demand, Focus::Nothing),
            Expectation::Has(demand) => self.demand(demand, focus),
            Expectation::Atom(atom) => self.atom(atom, focus),
        }
    }

    fn at_least(&self, count: u64, parts: &'a [Expectation], focus: Focus<'a>) -> Answer<'a> {
        let answers: Vec<Answer<'a>> = parts.iter().map(|part| self.one(part, focus)).collect();
        let met = answers.iter().filter(|answer| answer.is_met()).count() as u64;
        if met >= count {
            let mut met: Vec<Answer<'a>> = answers.into_iter().filter(Answer::is_met).collect();
            met.sort_by_key(|answer| answer.equivalent);
            met.truncate(usize::try_from(count).unwrap_or(usize::MAX));
            return Answer::all(met);
        }
        let damaged = answers.iter().any(|answer| answer.damaged);
        let delegated = answers.iter().any(|answer| answer.delegated);
        let missing = answers.iter().flat_map(|answer| answer.missing.clone()).collect();
        if damaged {
            return Answer { missing, delegated, ..Answer::damaged() };
        }
        let failing = || answers.iter().filter(|answer| !answer.is_met());
        // What was meant for it but does not count says most; else the alternative that lacks least says where the policy is nearest.
        let uncounted = failing().flat_map(|answer| &answer.lacks).find(|lack| lack.uncounted);
        let nearest = failing().min_by_key(|answer| answer.lacks.len());
        let near = uncounted.map_or_else(|| nearest.and_then(|answer| answer.lacks.iter().find_map(|lack| lack.near)), |lack| lack.near);
        let reading = failing().all(|answer| answer.lacks.iter().all(|lack| lack.reading));
        let what = What::Alternatives(count, parts, uncounted.map(|lack| Box::new(lack.clone())));
        let open: Vec<Span> = failing().filter_map(Answer::open).collect();
        let open = open.first().copied().filter(|_| met + open.len() as u64 >= count);
        let lack = Lack { reading, uncounted: uncounted.is_some(), ..Lack::new(what, near) }.open(open);
        Answer { missing, delegated, ..Answer::from(lack) }
    }

    fn demand(&self, demand: &'a Demand, focus: Focus<'a>) -> Answer<'a> {
        if demand.kind.is_entity_kind() { self.entities(demand) } else { self.declarations(demand, focus) }
    }

    fn entities(&self, demand: &'a Demand) -> Answer<'a> {
        let vocabulary = self.resolved.vocabulary;
        let is_named = |entity: &&Entity| demand.name.is_none_or(|name| entity.known.is_some_and(|known| vocabulary.name_is(known, name)));
        let named: Vec<&'a Entity> = self.policy.entities_of(demand.kind).filter(is_named).collect();
        if named.is_empty() {
            if self.policy.unknown.kinds.contains(&demand.kind) {
                return Answer::damaged();
            }
            // A corporation lays down for the systems and vendors of its institutions what it may have none of itself.
            if self.is_of_those_below && has_links(&demand.body) {
                return self.each_of(&demand.body, Focus::Below);
            }
            let mut answer =
                Answer::from(Lack::new(What::NoEntity(demand.kind), None).open(open_fact(self.policy, vocabulary, demand.kind)));
            answer.missing.push(Missing::Entity(demand.kind));
            return answer;
        }
        let mut missing = Vec::new();
        let mut asked: Vec<&'a Entity> = Vec::new();
        let (mut excepted, mut out_of_pattern, mut unreadable) = (false, false, false);
        for entity in named {
            if let Some(condition) = &demand.condition {
                let attribute = |attribute| entity_values(entity, attribute);
                let case = Case { state: self.state, attribute: &attribute };
                match condition.judge(&case, vocabulary) {
                    Truth::False => continue,
                    Truth::Unknown => {
                        let subjects = condition.unknown(&case, vocabulary);
                        if subjects.iter().any(|subject| self.is_lost(entity.damage, *subject)) {
                            unreadable = true;
                            continue;
                        }
                        missing.extend(subjects.into_iter().map(|subject| missing_of(subject, entity.span)));
                    }
                    Truth::True => {}
                }
            }
            if self.excepted.contains(&&*entity.key) || self.is_apart(entity) {
                excepted = true;
                continue;
            }
            if let Some(patterns) = self.patterns.filter(|_| demand.kind == Keyword::System) {
                match self.state.pattern(entity, vocabulary) {
                    Ok(pattern) if !patterns.contains(&pattern) => {
                        out_of_pattern = true;
                        continue;
                    }
                    Ok(_) => {}
                    Err(unknown) => missing.extend(unknown),
                }
            }
            asked.push(entity);
        }
        let mut answer = if asked.is_empty() {
            match (excepted, out_of_pattern) {
                _ if unreadable => Answer::damaged(),
                (true, _) => Answer::default(),
                (false, true) => Answer { out_of_pattern, ..Answer::default() },
                (false, false) if self.is_of_those_below && has_links(&demand.body) => self.each_of(&demand.body, Focus::Below),
                (false, false) => Lack::new(What::NoneOf(demand), None).into(),
            }
        } else {
            let answers = asked.iter().map(|entity| self.each_of(&demand.body, Focus::Entity(entity)).about(entity));
            quantified(demand.quantifier, answers.collect(), What::TooFew(demand))
        };
        answer.missing.extend(missing);
        answer.excepted |= excepted;
        answer
    }

    /// Whether an entity is a vendor whose services touch no system: nothing is asked of it that is asked of vendors of systems. One that
    /// a system names is none, whatever it says of its services.
    fn is_apart(&self, entity: &Entity) -> bool {
        let vocabulary = self.resolved.vocabulary;
        if entity.kind != Keyword::Vendor {
            return false;
        }
        let services = entity.attributes.iter().filter(|stated| Some(stated.attribute) == vocabulary.known().services);
        let words: Vec<&Member> = services.filter_map(|stated| stated.value.as_ref()?.words()).flatten().collect();
        let is_apart = |member: &&Member| matches!(member, Member::Word(word) if vocabulary.is_apart(*word));
        let names = |value: &Value| value.names().is_some_and(|names| names.contains(&Name::Own(Arc::clone(&entity.key))));
        let is_named = || {
            let systems = self.policy.entities_of(Keyword::System);
            systems.flat_map(|system| &system.attributes).filter_map(|stated| stated.value.as_ref()).any(names)
        };
        !words.is_empty() && words.iter().all(is_apart) && !is_named()
    }

    fn declarations(&self, demand: &'a Demand, focus: Focus<'a>) -> Answer<'a> {
        let vocabulary = self.resolved.vocabulary;
        let (mut named, mut unlinked): (Vec<&'a Declared>, _) = (Vec::new(), None);
        let mut doubtful: Vec<&'a Declared> = Vec::new();
        for declared in self.may_speak_of(demand.kind, demand.name, focus) {
            match self.link(declared, focus) {
                Link::Named => named.push(declared),
                Link::Lost => {
                    named.push(declared);
                    doubtful.push(declared);
                }
                Link::Unsaid(attribute) => unlinked = unlinked.or(Some((declared, attribute))),
                Link::Other => {}
            }
        }
        let labelled = |declared: &Declared| {
            let is_of_it = |other: &&&Declared| {
                let is_label = other.key.name == declared.key.name && other.key.label.is_some();
                is_label && !are_of_different(declared, other, vocabulary)
            };
            declared.key.label.is_none() && named.iter().any(|other| is_of_it(&other))
        };
        let delegated = named.iter().any(|declared| declared.delegated.is_some());
        let mut damaged = self.names_unknown(demand);
        let mut near = None;
        let mut answers = Vec::new();
        let mut counted: Vec<&'a Declared> = Vec::new();
        for declared in named.iter().filter(|declared| !labelled(declared)) {
            if let Some(condition) = &demand.condition {
                let attribute = |attribute| declared_values(declared, attribute);
                let case = Case { state: self.state, attribute: &attribute };
                if condition.judge(&case, vocabulary) == Truth::False {
                    continue;
                }
            }
            near = near.or_else(|| self.place(declared));
            if declared.delegated.is_some() {
                continue;
            }
            if declared.duty < self.duty {
                answers.push(self.too_weak(declared).into());
                continue;
            }
            damaged |= declared.damage.is_any() && self.names_unknown(demand);
            let mut answer = self.each_of(&demand.body, Focus::Declared(declared));
            if !answer.is_met() && doubtful.iter().any(|one| one.key == declared.key) {
                answer = Answer { missing: answer.missing, ..Answer::damaged() };
            }
            if answer.is_met() {
                counted.push(declared);
            }
            answers.push(answer);
        }
        let floors = named.iter().filter(|declared| labelled(declared) && declared.duty >= self.duty);
        answers.extend(floors.filter_map(|floor| self.for_the_rest(demand, floor, &counted)));
        let mut answer = if answers.is_empty() {
            match unlinked.filter(|_| near.is_none()) {
                Some((declared, link)) => {
                    let held = declared.values.get(&link).into_iter().flatten();
                    let open = held.filter(|held| held.value == Some(Value::Undecided)).map(|held| held.span).next();
                    Lack::uncounted(What::Unlinked(demand, declared, link), self.place(declared)).open(open)
                }
                None => Lack::new(What::NoDeclaration(demand), near),
            }
            .into()
        } else {
            quantified(demand.quantifier, answers, What::TooFew(demand))
        };
        let is_of_system = matches!(focus, Focus::Entity(entity) if entity.kind == Keyword::System);
        if !is_of_system
            && answer.is_met()
            && let Some(short) = self.for_others_only(demand, &counted)
        {
            answer = short.into();
        }
        let short = (is_of_system && answer.is_met()).then(|| self.out_of_reach(demand.kind, &counted)).flatten();
        if let Some(short) = short {
            // For whom no label is, what is said without one holds.
            let floors =
                || named.iter().filter(|declared| labelled(declared) && declared.delegated.is_none() && declared.duty >= self.duty);
            counted.extend(floors());
            answer = match self.out_of_reach(demand.kind, &counted) {
                Some(_) => short.into(),
                None => Answer::all(floors().map(|declared| self.each_of(&demand.body, Focus::Declared(declared)))),
            };
        }
        if !answer.is_met() && damaged {
            answer = Answer { missing: answer.missing, ..Answer::damaged() };
        }
        answer.delegated |= delegated && !answer.is_met();
        answer
    }

    /// The declarations of a kind, and of a name or one that counts as it, in the order of their keys.
    pub(super) fn of_name(&self, kind: Keyword, name: Option<NameId>) -> Vec<&'a Declared> {
        let all = self.declared;
        match name {
            Some(wide) => self.resolved.vocabulary.name_and_narrower(wide).flat_map(|name| all.named(kind, name)).collect(),
            None => all.values().filter(|declared| declared.key.kind == kind).collect(),
        }
    }

    /// Whether a damaged slice, here or above, names what is asked for.
    fn names_unknown(&self, demand: &Demand) -> bool {
        let vocabulary = self.resolved.vocabulary;
        self.unknowns().any(|unknown| unknown.names.iter().any(|&name| demand.name.is_some_and(|wanted| vocabulary.name_is(name, wanted))))
    }

    /// Whether the attribute that a condition asks for may stand in what could not be read.
    fn is_lost(&self, damage: Damage, subject: condition::Subject) -> bool {
        matches!(subject, condition::Subject::Attribute(attribute) if damage.may_be(attribute, self.unknowns()))
    }

    /// What could not be read, here or above.
    pub(super) fn unknowns(&self) -> impl Iterator<Item = &'a Unknown> {
        let above = self.view.ancestors.iter().filter_map(|&ancestor| self.resolved.policy(ancestor));
        std::iter::once(self.policy).chain(above).map(|policy| &policy.unknown)
    }

    /// A declaration that binds less than the requirement, told where its duty is written.
    fn too_weak(&self, declared: &'a Declared) -> Lack<'a> {
        let written = self.statements(declared).find(|statement| statement.duty == declared.duty).and_then(|statement| statement.duty_span);
        Lack::uncounted(What::WeakDuty(declared, self.duty), written.or_else(|| self.place(declared)))
    }

    /// Where a declaration stands, nearest policy first.
    pub(super) fn place(&self, declared: &Declared) -> Option<Span> {
        self.statements(declared).next().map(|declaration| declaration.header)
    }

    fn statements(&self, declared: &Declared) -> impl Iterator<Item = &'a Declaration> {
        declared.stated.iter().filter_map(|&(policy, index)| self.resolved.policy(policy)?.declarations.get(index))
    }
}

/// Where the facts leave open whether there is any entity of a kind.
pub(super) fn open_fact(policy: &Policy, vocabulary: &Vocabulary, kind: Keyword) -> Option<Span> {
    let implied = |fact| vocabulary.fact_entry(fact).implied_by.iter().any(|shown| shown.kind == kind);
    let stated = policy.facts.iter().find(|stated| stated.value == Value::Undecided && implied(stated.fact));
    stated.map(|stated| stated.span)
}

/// What is missing where a condition about an entity is unknown.
fn missing_of(subject: condition::Subject, entity: Span) -> Missing {
    match subject {
        condition::Subject::Institution => Missing::Institution,
        condition::Subject::Fact(fact) => Missing::Fact(fact),
        condition::Subject::Attribute(attribute) => Missing::Attribute(attribute, entity),
    }
}

/// Whether expectations ask for something that is linked to what they are asked of.
fn has_links(expectations: &[Expectation]) -> bool {
    expectations.iter().any(|expectation| match expectation {
        Expectation::All(parts) | Expectation::Any(parts) | Expectation::AtLeast(_, parts) => has_links(parts),
        Expectation::Has(_) => true,
        Expectation::Demand(_) | Expectation::Atom(_) => false,
    })
}

/// Whether expectations ask something of entities of a kind.
pub(super) fn asks_for(expectations: &[Expectation], kind: Keyword) -> bool {
    expectations.iter().any(|expectation| match expectation {
        Expectation::All(parts) | Expectation::Any(parts) | Expectation::AtLeast(_, parts) => asks_for(parts, kind),
        Expectation::Demand(demand) | Expectation::Has(demand) => demand.kind == kind || asks_for(&demand.body, kind),
        Expectation::Atom(_) => false,
    })
}
