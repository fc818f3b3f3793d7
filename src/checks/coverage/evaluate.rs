//! Whether the effective policy meets an expectation. Coverage is always computed here, never inferred from a parent's.

use jiff::civil::Date;

use super::describe;
use crate::diagnostic::Text;
use crate::model::condition::{self, Truth};
use crate::model::order::{self, Duty, Names};
use crate::model::standard::{Atom, AtomTest, Demand, Expectation, Pattern, Quantifier, Reading};
use crate::model::value::{Member, Name, Value};
use crate::model::vocabulary::{AttributeId, ValueType};
use crate::resolve::effective::Declared;
use crate::resolve::policy::{Entity, Policy, Stated};
use crate::resolve::state::{Case, Missing, State, declared_values, entity_values};
use crate::resolve::{Resolved, View};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};

/// What an expectation came to.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four marks that are independent of each other")]
pub(super) struct Answer {
    /// What is lacking; empty where it is met.
    pub(super) lacks: Vec<Lack>,
    /// Damage makes it unknown: neither met nor lacking.
    pub(super) damaged: bool,
    /// A declared equivalent was needed.
    pub(super) equivalent: bool,
    /// What would have to be stated to be certain.
    pub(super) missing: Vec<Missing>,
    /// Something it asks for is delegated to those below.
    pub(super) delegated: bool,
    /// It asks only for systems of patterns that the institution does not have.
    pub(super) out_of_pattern: bool,
}

/// Something that is lacking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lack {
    /// What, as a clause: 「対策「バックアップ」の定めがありません」.
    pub(super) text: Text,
    /// The nearest thing there is.
    pub(super) near: Option<Span>,
    /// Whether it is only the pack's reading of the guideline.
    pub(super) reading: bool,
}

impl Answer {
    pub(super) fn is_met(&self) -> bool {
        self.lacks.is_empty() && !self.damaged
    }

    fn lacking(text: Text, near: Option<Span>) -> Self {
        Answer { lacks: vec![Lack { text, near, reading: false }], ..Answer::default() }
    }

    /// Both must hold.
    fn and(mut self, other: Answer) -> Self {
        for lack in other.lacks {
            if !self.lacks.contains(&lack) {
                self.lacks.push(lack);
            }
        }
        self.damaged |= other.damaged;
        self.equivalent |= other.equivalent;
        self.missing.extend(other.missing);
        self.delegated |= other.delegated;
        self.out_of_pattern |= other.out_of_pattern;
        self
    }
}

/// What the expectations of one part are asked of.
#[derive(Debug)]
pub(super) struct Question<'a> {
    pub(super) resolved: &'a Resolved<'a>,
    pub(super) policy: &'a Policy,
    pub(super) view: &'a View<'a>,
    pub(super) state: &'a State,
    /// The duty that what counts must have.
    pub(super) duty: Duty,
    /// Patterns that bind the requirement.
    pub(super) patterns: Option<Vec<Pattern>>,
    /// Entities excepted from it, by look-up key.
    pub(super) excepted: Vec<&'a str>,
    /// Equivalents declared in the articles that claim it.
    pub(super) equivalents: Vec<&'a crate::resolve::policy::Equivalent>,
    /// The pack's readings.
    pub(super) readings: &'a [Reading],
}

/// What `has` links to and atoms speak of.
#[derive(Debug, Clone, Copy)]
enum Focus<'a> {
    Nothing,
    Entity(&'a Entity),
    Declared(&'a Declared),
}

impl<'a> Question<'a> {
    /// Asks all of several expectations.
    pub(super) fn all(&self, expectations: &[Expectation]) -> Answer {
        self.each_of(expectations, Focus::Nothing)
    }

    fn each_of(&self, expectations: &[Expectation], focus: Focus<'a>) -> Answer {
        expectations.iter().map(|expectation| self.one(expectation, focus)).fold(Answer::default(), Answer::and)
    }

    fn one(&self, expectation: &Expectation, focus: Focus<'a>) -> Answer {
        match expectation {
            Expectation::All(parts) => self.each_of(parts, focus),
            Expectation::Any(parts) => self.at_least(1, parts, focus),
            Expectation::AtLeast(count, parts) => self.at_least(*count, parts, focus),
            Expectation::Demand(demand) => self.demand(demand, Focus::Nothing),
            Expectation::Has(demand) => self.demand(demand, focus),
            Expectation::Atom(atom) => self.atom(atom, focus),
        }
    }

    fn at_least(&self, count: u64, parts: &[Expectation], focus: Focus<'a>) -> Answer {
        let answers: Vec<Answer> = parts.iter().map(|part| self.one(part, focus)).collect();
        let met = answers.iter().filter(|answer| answer.is_met()).count() as u64;
        if met >= count {
            let mut met: Vec<Answer> = answers.into_iter().filter(Answer::is_met).collect();
            met.sort_by_key(|answer| answer.equivalent);
            met.truncate(usize::try_from(count).unwrap_or(usize::MAX));
            return met.into_iter().fold(Answer::default(), Answer::and);
        }
        let damaged = answers.iter().any(|answer| answer.damaged);
        let delegated = answers.iter().any(|answer| answer.delegated);
        let missing = answers.iter().flat_map(|answer| answer.missing.clone()).collect();
        if damaged {
            return Answer { damaged, missing, delegated, ..Answer::default() };
        }
        // The alternative that lacks least says where the policy is nearest.
        let nearest = answers.iter().filter(|answer| !answer.is_met()).min_by_key(|answer| answer.lacks.len());
        let near = nearest.and_then(|answer| answer.lacks.iter().find_map(|lack| lack.near));
        let text = describe::alternatives(self.resolved.vocabulary, count, parts);
        let reading = answers.iter().filter(|answer| !answer.is_met()).all(|answer| answer.lacks.iter().all(|lack| lack.reading));
        Answer { lacks: vec![Lack { text, near, reading }], missing, delegated, ..Answer::default() }
    }

    fn demand(&self, demand: &Demand, focus: Focus<'a>) -> Answer {
        if demand.kind.is_entity_kind() { self.entities(demand) } else { self.declarations(demand, focus) }
    }

    fn entities(&self, demand: &Demand) -> Answer {
        let vocabulary = self.resolved.vocabulary;
        let named: Vec<&'a Entity> = self
            .policy
            .entities
            .iter()
            .filter(|entity| {
                entity.kind == demand.kind
                    && demand.name.is_none_or(|name| entity.known.is_some_and(|known| vocabulary.name_is(known, name)))
            })
            .collect();
        if named.is_empty() {
            if self.policy.unknown.kinds.contains(&demand.kind) {
                return Answer { damaged: true, ..Answer::default() };
            }
            let mut answer = Answer::lacking(describe::no_entity(demand.kind), None);
            answer.missing.push(Missing::Entity(demand.kind));
            return answer;
        }
        let mut missing = Vec::new();
        let mut asked: Vec<&'a Entity> = Vec::new();
        let (mut excepted, mut out_of_pattern) = (false, false);
        for entity in named {
            if let Some(condition) = &demand.condition {
                let attribute = |attribute| entity_values(entity, attribute);
                let case = Case { state: self.state, attribute: &attribute };
                match condition.judge(&case, vocabulary) {
                    Truth::False => continue,
                    Truth::Unknown => {
                        missing.extend(condition.unknown(&case, vocabulary).into_iter().map(|subject| missing_of(subject, entity.span)));
                    }
                    Truth::True => {}
                }
            }
            if self.excepted.contains(&&*entity.key) {
                excepted = true;
                continue;
            }
            if let Some(patterns) = self.patterns.as_ref().filter(|_| demand.kind == Keyword::System) {
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
                (true, _) => Answer::default(),
                (false, true) => Answer { out_of_pattern, ..Answer::default() },
                (false, false) => Answer::lacking(describe::none_of(vocabulary, demand), None),
            }
        } else {
            let answers = asked.iter().map(|entity| self.each_of(&demand.body, Focus::Entity(entity)).about(entity));
            quantified(demand.quantifier, answers.collect(), || describe::too_few(vocabulary, demand))
        };
        answer.missing.extend(missing);
        answer
    }

    fn declarations(&self, demand: &Demand, focus: Focus<'a>) -> Answer {
        let vocabulary = self.resolved.vocabulary;
        let named: Vec<&'a Declared> = self
            .view
            .effective
            .all
            .values()
            .filter(|declared| {
                declared.key.kind == demand.kind && demand.name.is_none_or(|name| vocabulary.name_is(declared.key.name, name))
            })
            .filter(|declared| self.is_linked(declared, focus))
            .collect();
        let labelled = |declared: &Declared| {
            declared.key.label.is_none() && named.iter().any(|other| other.key.name == declared.key.name && other.key.label.is_some())
        };
        let delegated = named.iter().any(|declared| declared.delegated.is_some());
        let mut damaged = self.names_unknown(demand);
        let mut near = None;
        let mut answers = Vec::new();
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
                answers.push(Answer::lacking(describe::too_weak(vocabulary, declared, self.duty), self.place(declared)));
                continue;
            }
            damaged |= declared.damaged && self.names_unknown(demand);
            answers.push(self.each_of(&demand.body, Focus::Declared(declared)));
        }
        let mut answer = if answers.is_empty() {
            Answer::lacking(describe::no_declaration(vocabulary, demand), near)
        } else {
            quantified(demand.quantifier, answers, || describe::too_few(vocabulary, demand))
        };
        if !answer.is_met() && damaged {
            answer = Answer { damaged: true, missing: answer.missing, ..Answer::default() };
        }
        answer.delegated |= delegated && !answer.is_met();
        answer
    }

    /// Whether a damaged slice, here or above, names what is asked for.
    fn names_unknown(&self, demand: &Demand) -> bool {
        let vocabulary = self.resolved.vocabulary;
        self.unknowns().any(|unknown| unknown.names.iter().any(|&name| demand.name.is_some_and(|wanted| vocabulary.name_is(name, wanted))))
    }

    fn unknowns(&self) -> impl Iterator<Item = &'a crate::resolve::policy::Unknown> {
        let above = self.view.ancestors.iter().filter_map(|&ancestor| self.resolved.policy(ancestor));
        std::iter::once(self.policy).chain(above).map(|policy| &policy.unknown)
    }

    /// Where a declaration stands, nearest policy first.
    fn place(&self, declared: &Declared) -> Option<Span> {
        declared
            .stated
            .first()
            .and_then(|&(policy, index)| self.resolved.policy(policy)?.declarations.get(index))
            .map(|declaration| declaration.header)
    }

    /// Whether a declaration speaks of what is in focus: by an attribute that names it, or by naming nothing of its kind.
    fn is_linked(&self, declared: &Declared, focus: Focus<'_>) -> bool {
        let Focus::Entity(entity) = focus else { return true };
        let vocabulary = self.resolved.vocabulary;
        let links: Vec<AttributeId> = vocabulary
            .attributes_of(declared.key.kind, Some(declared.key.name))
            .into_iter()
            .filter(|&attribute| match &vocabulary.attribute(attribute).value {
                ValueType::References(kinds) => kinds.contains(&entity.kind),
                _ => false,
            })
            .collect();
        if links.is_empty() {
            return true;
        }
        let own = entity.known.map_or_else(|| Name::Own(entity.key.clone()), Name::Known);
        let mut stated = false;
        for &link in &links {
            for held in declared.values.get(&link).into_iter().flatten() {
                match &held.value {
                    Some(Value::Names(names)) => {
                        stated = true;
                        if names.contains(&own) {
                            return true;
                        }
                    }
                    // What could not be read may be this one.
                    None => return true,
                    Some(_) => {}
                }
            }
        }
        !stated && !links.iter().any(|&link| vocabulary.attribute(link).required)
    }

    fn atom(&self, atom: &Atom, focus: Focus<'a>) -> Answer {
        let vocabulary = self.resolved.vocabulary;
        let attribute = vocabulary.attribute(atom.attribute);
        let (values, unreadable, near) = match focus {
            Focus::Nothing => (Vec::new(), false, None),
            Focus::Entity(entity) => {
                let held: Vec<&Stated> = entity.attributes.iter().filter(|stated| stated.attribute == atom.attribute).collect();
                let in_force = |stated: &&&Stated| is_in_force(stated.from, stated.until, self.resolved.as_of);
                let values: Vec<Value> = held.iter().filter(in_force).filter_map(|stated| stated.value.clone()).collect();
                (
                    values,
                    held.iter().any(|stated| stated.value.is_none()),
                    held.first().map_or(Some(entity.span), |stated| Some(stated.span)),
                )
            }
            Focus::Declared(declared) => {
                let held = declared.values.get(&atom.attribute).map_or(&[][..], Vec::as_slice);
                let values: Vec<Value> = held
                    .iter()
                    .filter(|held| is_in_force(held.from, held.until, self.resolved.as_of) && held.duty >= self.duty)
                    .filter_map(|held| held.value.clone())
                    .collect();
                let unreadable = held.iter().any(|held| held.value.is_none())
                    || held.is_empty() && declared.damaged && self.unknowns().any(|unknown| unknown.attributes.contains(&atom.attribute));
                (values, unreadable, held.first().map(|held| held.span).or_else(|| self.place(declared)))
            }
        };
        let decided: Vec<Value> = values.into_iter().filter(|value| *value != Value::Undecided).collect();
        let whole = union(&decided);
        let met = decided.iter().chain(&whole).any(|value| match &atom.test {
            AtomTest::Stated => true,
            AtomTest::AsStrictAs(wanted) => order::at_least(attribute, value, wanted, &self.view.scope),
            AtomTest::AtLeastOf(count, wanted) => self.shared(value, wanted, matches!(attribute.value, ValueType::Extent(_))) >= *count,
            AtomTest::Compare(relation, wanted) => condition::compare(value, *relation, wanted, vocabulary) == Truth::True,
        });
        if met {
            return Answer::default();
        }
        if unreadable {
            return Answer { damaged: true, ..Answer::default() };
        }
        if atom.equivalent && self.has_equivalent(atom, focus) {
            return Answer { equivalent: true, ..Answer::default() };
        }
        let reading = self.is_reading(atom);
        let declared = match focus {
            Focus::Declared(declared) => Some(declared),
            Focus::Entity(_) | Focus::Nothing => None,
        };
        let text = describe::lack(vocabulary, declared, atom, decided.first());
        Answer { lacks: vec![Lack { text, near, reading }], ..Answer::default() }
    }

    /// How many of the wanted words or names a value has.
    fn shared(&self, value: &Value, wanted: &Value, extent: bool) -> u64 {
        let vocabulary = self.resolved.vocabulary;
        let count = match (value, wanted) {
            (Value::Words(given), Value::Words(wanted)) => {
                let is = |narrow: &Member, wide: &Member| match (narrow, wide) {
                    (Member::Word(narrow), Member::Word(wide)) => vocabulary.word_is(*narrow, *wide),
                    _ => narrow == wide,
                };
                wanted.iter().filter(|wanted| given.iter().any(|given| if extent { is(wanted, given) } else { is(given, wanted) })).count()
            }
            (Value::Names(given), Value::Names(wanted)) => {
                wanted.iter().filter(|wanted| given.iter().any(|given| self.view.scope.name_is(given, wanted))).count()
            }
            (Value::Choice(given), Value::Choice(wanted)) => usize::from(vocabulary.word_is(*given, *wanted)),
            _ => 0,
        };
        count as u64
    }

    /// Whether an equivalent to what an atom asks for is declared, with its reason.
    fn has_equivalent(&self, atom: &Atom, focus: Focus<'_>) -> bool {
        let vocabulary = self.resolved.vocabulary;
        let spelling = &vocabulary.attribute(atom.attribute).spelling;
        let mut keys = vec![spelling.en.to_string(), look_up_key(&spelling.ja).into_owned()];
        let wanted: Vec<&Value> = match &atom.test {
            AtomTest::Stated => Vec::new(),
            AtomTest::AsStrictAs(value) | AtomTest::AtLeastOf(_, value) => vec![value],
            AtomTest::Compare(_, values) => values.iter().collect(),
        };
        for value in wanted {
            keys.extend(vocabulary.keys_of(value));
        }
        let own = match focus {
            Focus::Declared(declared) => declared.stated.clone(),
            _ => Vec::new(),
        };
        let declared = own
            .iter()
            .filter_map(|&(policy, index)| self.resolved.policy(policy)?.declarations.get(index))
            .flat_map(|declaration| &declaration.equivalents);
        declared
            .chain(self.equivalents.iter().copied())
            .filter(|equivalent| equivalent.because.is_some())
            .any(|equivalent| equivalent.to.is_empty() || equivalent.to.iter().any(|to| keys.iter().any(|key| **key == **to)))
    }

    /// Whether the value that an atom asks for is what the pack reads into the text.
    fn is_reading(&self, atom: &Atom) -> bool {
        let vocabulary = self.resolved.vocabulary;
        let spelling = &vocabulary.attribute(atom.attribute).spelling;
        self.readings.iter().any(|reading| *reading.attribute == *spelling.en || *reading.attribute == *look_up_key(&spelling.ja))
            && matches!(atom.test, AtomTest::AsStrictAs(_))
    }
}

impl Answer {
    /// Says of which entity something is lacking.
    fn about(mut self, entity: &Entity) -> Self {
        for lack in &mut self.lacks {
            lack.text = describe::of_entity(entity, &lack.text);
            lack.near = lack.near.or(Some(entity.span));
        }
        self
    }
}

/// What is missing where a condition about an entity is unknown.
fn missing_of(subject: condition::Subject, entity: Span) -> Missing {
    match subject {
        condition::Subject::Institution => Missing::Institution,
        condition::Subject::Fact(fact) => Missing::Fact(fact),
        condition::Subject::Attribute(attribute) => Missing::Attribute(attribute, entity),
    }
}

/// Whether a value with these days holds on a day, both inclusive.
pub(super) fn is_in_force(from: Option<Date>, until: Option<(Date, Span)>, day: Date) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|(until, _)| day <= until)
}

/// Several values of one attribute (two certificates) taken together.
fn union(values: &[Value]) -> Option<Value> {
    if values.len() < 2 {
        return None;
    }
    let words: std::collections::BTreeSet<Member> =
        values.iter().filter_map(|value| if let Value::Words(words) = value { Some(words) } else { None }).flatten().cloned().collect();
    (!words.is_empty()).then_some(Value::Words(words))
}

/// What the answers of those asked come to.
fn quantified(quantifier: Quantifier, answers: Vec<Answer>, too_few: impl Fn() -> Text) -> Answer {
    match quantifier {
        Quantifier::Each => answers.into_iter().fold(Answer::default(), Answer::and),
        Quantifier::Some => best(answers),
        Quantifier::AtLeast(count) => {
            let met = answers.iter().filter(|answer| answer.is_met()).count() as u64;
            if met >= count {
                return Answer { equivalent: false, ..Answer::default() };
            }
            let near = answers.iter().flat_map(|answer| &answer.lacks).find_map(|lack| lack.near);
            Answer::lacking(too_few(), near)
        }
    }
}

/// The answer that lacks least.
fn best(answers: Vec<Answer>) -> Answer {
    let rank = |answer: &Answer| (!answer.is_met(), answer.damaged, answer.lacks.len(), answer.equivalent);
    let damaged = answers.iter().any(|answer| answer.damaged);
    let mut answer = answers.into_iter().min_by_key(rank).unwrap_or_default();
    if !answer.is_met() && damaged {
        answer = Answer { damaged: true, missing: answer.missing, ..Answer::default() };
    }
    answer
}

/// Whether expectations ask for systems.
pub(super) fn asks_for_systems(expectations: &[Expectation]) -> bool {
    expectations.iter().any(|expectation| match expectation {
        Expectation::All(parts) | Expectation::Any(parts) | Expectation::AtLeast(_, parts) => asks_for_systems(parts),
        Expectation::Demand(demand) | Expectation::Has(demand) => demand.kind == Keyword::System || asks_for_systems(&demand.body),
        Expectation::Atom(_) => false,
    })
}
