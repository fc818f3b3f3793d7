//! Whether an attribute is what an atom asks for, and if not, why not: not stated, too little of it, or stated but not counted.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::answer::Answer;
use super::evaluate::{Focus, Question};
use super::lack::{Asked, Lack, OfAttribute, Reason, What};
use crate::model::condition::{self, Truth};
use crate::model::order::{self, Duty};
use crate::model::standard::{Atom, AtomTest};
use crate::model::value::{Member, Value};
use crate::model::vocabulary::{Attribute, Direction};
use crate::resolve::effective::Declared;
use crate::resolve::policy::{Damage, Equivalent};
use crate::text::{Span, look_up_key};

/// One statement of the attribute.
struct Statement<'a> {
    value: Option<&'a Value>,
    from: Option<Date>,
    until: Option<(Date, Span)>,
    duty: Duty,
    span: Span,
}

impl<'a> Question<'a> {
    pub(super) fn atom(&self, atom: &'a Atom, focus: Focus<'a>) -> Answer<'a> {
        if let Focus::Below = focus {
            return Answer::default();
        }
        let vocabulary = self.resolved.vocabulary;
        let attribute = vocabulary.attribute(atom.attribute);
        let (stated, owner) = self.stated(atom, focus);
        let counts =
            |statement: &&Statement<'_>| statement.duty >= self.duty && is_in_force(statement.from, statement.until, self.resolved.as_of);
        let decided: Vec<&Value> =
            stated.iter().filter(counts).filter_map(|statement| statement.value).filter(|value| is_decided(value)).collect();
        let whole = union(&decided);
        let is_met = |value: &Value| self.is_met(atom, attribute, value);
        if decided.iter().any(|value| is_met(value)) || whole.as_ref().is_some_and(is_met) {
            return Answer::default();
        }
        let Focus::Nothing = focus else {
            let damage = match focus {
                Focus::Declared(declared) => declared.damage,
                Focus::Entity(entity) => entity.damage,
                Focus::Nothing | Focus::Below => Damage::None,
            };
            if damage.may_be(atom.attribute, self.unknowns()) || stated.iter().any(|statement| statement.value.is_none()) {
                return Answer::damaged();
            }
            return self.lacking(atom, focus, &stated, owner, whole.as_ref().or(decided.first().copied()));
        };
        self.lacking(atom, focus, &stated, owner, None)
    }

    /// The statements of the attribute in focus, and where whose they are stands.
    fn stated(&self, atom: &Atom, focus: Focus<'a>) -> (Vec<Statement<'a>>, Option<Span>) {
        match focus {
            Focus::Nothing | Focus::Below => (Vec::new(), None),
            Focus::Entity(entity) => {
                let of = entity.attributes.iter().filter(|stated| stated.attribute == atom.attribute).map(|stated| Statement {
                    value: stated.value.as_ref(),
                    from: stated.from,
                    until: stated.until,
                    duty: Duty::Must,
                    span: stated.span,
                });
                (of.collect(), Some(entity.span))
            }
            Focus::Declared(declared) => {
                let held = declared.values.get(&atom.attribute).map_or(&[][..], Vec::as_slice);
                let of = held.iter().map(|held| Statement {
                    value: held.value.as_ref(),
                    from: held.from,
                    until: held.until,
                    duty: held.duty,
                    span: held.span,
                });
                (of.collect(), self.place(declared))
            }
        }
    }

    fn is_met(&self, atom: &Atom, attribute: &Attribute, value: &Value) -> bool {
        match &atom.test {
            AtomTest::Stated => true,
            AtomTest::AsStrictAs(wanted) => order::at_least(attribute, value, wanted, &self.view.scope),
            AtomTest::AtLeastOf(count, wanted) => value.shared(wanted, attribute, &self.view.scope) as u64 >= *count,
            AtomTest::Compare(relation, wanted) => condition::compare(value, *relation, wanted, self.resolved.vocabulary) == Truth::True,
        }
    }

    /// What is lacking; met where a declared equivalent stands in.
    fn lacking(
        &self,
        atom: &'a Atom,
        focus: Focus<'a>,
        stated: &[Statement<'_>],
        owner: Option<Span>,
        value: Option<&Value>,
    ) -> Answer<'a> {
        let attribute = self.resolved.vocabulary.attribute(atom.attribute);
        let equivalents = if atom.equivalent { self.equivalents(atom, focus) } else { Vec::new() };
        if equivalents.iter().any(|equivalent| equivalent.because.is_some()) {
            return Answer { equivalent: true, ..Answer::default() };
        }
        let declared = match focus {
            Focus::Declared(declared) => Some(declared),
            Focus::Entity(_) | Focus::Nothing | Focus::Below => None,
        };
        let day = self.resolved.as_of;
        let would_do =
            |statement: &&Statement<'_>| statement.value.is_some_and(|value| is_decided(value) && self.is_met(atom, attribute, value));
        let expired = stated.iter().filter(would_do).find_map(|statement| {
            let (until, _) = statement.until.filter(|(until, _)| *until < day)?;
            Some((statement, until))
        });
        let weak = || stated.iter().filter(would_do).find(|statement| statement.duty < self.duty);
        let (of, near, uncounted) = if let Some((statement, until)) = expired {
            (OfAttribute::Expired(atom.attribute, statement.value.cloned(), until), Some(statement.span), true)
        } else if let Some(statement) = weak() {
            (OfAttribute::WeakValue(atom.attribute, statement.duty, self.duty), Some(statement.span), true)
        } else {
            let lack = match value.and_then(|value| self.difference(atom, attribute, value)) {
                Some((absent, Difference::Lacking)) => OfAttribute::Members(atom.attribute, absent),
                Some((more, Difference::Excess)) => OfAttribute::Excess(Asked(atom), more),
                None => OfAttribute::Unmet(Asked(atom), value.cloned()),
            };
            (lack, stated.first().map(|statement| statement.span).or(owner), false)
        };
        let what = What::Attribute(declared, of);
        let reading = self.is_reading(atom);
        if let Some(equivalent) = equivalents.first() {
            return Lack { reading, reason: Reason::Missing, ..Lack::uncounted(what, Some(equivalent.span)) }.into();
        }
        // What stands beside a value that counts leaves nothing open.
        let undecided = stated.iter().find(|statement| statement.value == Some(&Value::Undecided));
        let open = undecided.filter(|_| value.is_none() && !uncounted).map(|statement| statement.span);
        Lack { reading, uncounted, ..Lack::new(what, near) }.open(open).into()
    }

    /// In what a set differs from the one that is asked for: the members that are too few or too many; none for other values.
    fn difference(&self, atom: &Atom, attribute: &Attribute, value: &Value) -> Option<(Value, Difference)> {
        let AtomTest::AsStrictAs(wanted) = &atom.test else { return None };
        let at_least = |one: &Value, other: &Value| order::at_least(attribute, one, other, &self.view.scope);
        match attribute.direction {
            Direction::Superset => Some((wanted.members_that(|member| !at_least(value, member))?, Difference::Lacking)),
            Direction::Subset => Some((value.members_that(|member| !at_least(member, wanted))?, Difference::Excess)),
            Direction::Higher
            | Direction::Lower
            | Direction::Ordered
            | Direction::Yes
            | Direction::No
            | Direction::Exact
            | Direction::Free => None,
        }
    }

    /// The equivalents that are declared to what an atom asks for, with their reason or without.
    fn equivalents(&self, atom: &Atom, focus: Focus<'_>) -> Vec<&'a Equivalent> {
        let vocabulary = self.resolved.vocabulary;
        let spelling = &vocabulary.attribute(atom.attribute).spelling;
        let mut keys = vec![spelling.en.to_string(), look_up_key(&spelling.ja).into_owned()];
        let wanted: Vec<&Value> = match &atom.test {
            AtomTest::Stated => Vec::new(),
            AtomTest::AsStrictAs(value) | AtomTest::AtLeastOf(_, value) => vec![value],
            AtomTest::Compare(_, values) => values.iter().collect(),
        };
        for value in wanted {
            keys.extend(value.keys(vocabulary));
        }
        let own: &[_] = match focus {
            Focus::Declared(Declared { stated, .. }) => stated,
            Focus::Entity(_) | Focus::Nothing | Focus::Below => &[],
        };
        let declared = own
            .iter()
            .filter_map(|&(policy, index)| self.resolved.policy(policy)?.declarations.get(index))
            .flat_map(|declaration| &declaration.equivalents);
        declared
            .chain(self.equivalents.iter().copied())
            .filter(|equivalent| equivalent.to.is_empty() || equivalent.to.iter().any(|to| keys.iter().any(|key| **key == **to)))
            .collect()
    }

    /// Whether the value that an atom asks for is what the pack reads into the text.
    fn is_reading(&self, atom: &Atom) -> bool {
        let vocabulary = self.resolved.vocabulary;
        let spelling = &vocabulary.attribute(atom.attribute).spelling;
        self.readings.iter().any(|reading| *reading.attribute == *spelling.en || *reading.attribute == *look_up_key(&spelling.ja))
            && matches!(atom.test, AtomTest::AsStrictAs(_))
    }
}

/// How a set differs from the one that is asked for.
enum Difference {
    /// Members are lacking.
    Lacking,
    /// There are members that may not be.
    Excess,
}

fn is_decided(value: &Value) -> bool {
    *value != Value::Undecided
}

/// Whether a value with these days holds on a day, both inclusive.
fn is_in_force(from: Option<Date>, until: Option<(Date, Span)>, day: Date) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|(until, _)| day <= until)
}

/// Several values of one attribute (two certificates) taken together.
fn union(values: &[&Value]) -> Option<Value> {
    if values.len() < 2 {
        return None;
    }
    let words: BTreeSet<Member> =
        values.iter().filter_map(|value| if let Value::Words(words) = value { Some(words) } else { None }).flatten().cloned().collect();
    (!words.is_empty()).then_some(Value::Words(words))
}
