//! The one order: "at least as strict as". Each attribute has a direction; *incomparable* is a result of its own.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::value::{Member, Name, Value};
use super::vocabulary::{Attribute, Direction, ValueType, WordId};

/// How binding a declaration is: `may` < `should` < `must`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// 任意.
    May,
    /// 努力義務.
    Should,
    /// 義務.
    Must,
}

/// What one value is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// Each is at least as strict as the other.
    Equal,
    /// Stricter.
    Stricter,
    /// Less strict.
    Weaker,
    /// Neither is at least as strict as the other.
    Incomparable,
}

impl Comparison {
    fn of(ordering: Option<Ordering>, greater_is_stricter: Direction) -> Self {
        match (ordering, greater_is_stricter) {
            (None, _) => Comparison::Incomparable,
            (Some(Ordering::Equal), _) => Comparison::Equal,
            (Some(Ordering::Greater), Direction::Higher) | (Some(Ordering::Less), Direction::Lower) => Comparison::Stricter,
            (Some(_), _) => Comparison::Weaker,
        }
    }

    fn from_both(forth: bool, back: bool) -> Self {
        match (forth, back) {
            (true, true) => Comparison::Equal,
            (true, false) => Comparison::Stricter,
            (false, true) => Comparison::Weaker,
            (false, false) => Comparison::Incomparable,
        }
    }
}

/// What the names in values are to each other.
pub trait Names {
    /// Whether a word counts as a wider one (reflexive, transitive).
    fn word_is(&self, narrow: WordId, wide: WordId) -> bool;
    /// Whether a name counts as a wider one (reflexive, transitive).
    fn name_is(&self, narrow: &Name, wide: &Name) -> bool;
    /// The names that count as wider ones.
    fn narrower_names(&self) -> Vec<Name>;
}

/// Compares two values of an attribute. `?` is the bottom: every value is stricter. Values of `free` attributes are all equal here.
pub fn compare(attribute: &Attribute, one: &Value, other: &Value, names: &dyn Names) -> Comparison {
    if attribute.direction == Direction::Free || one == other {
        return Comparison::Equal;
    }
    match (one, other) {
        (Value::Undecided, _) => return Comparison::Weaker,
        (_, Value::Undecided) => return Comparison::Stricter,
        _ => {}
    }
    match (attribute.direction, one, other) {
        (direction @ (Direction::Higher | Direction::Lower), Value::Count(a, u), Value::Count(b, v)) => {
            Comparison::of((u == v).then(|| a.cmp(b)), direction)
        }
        (direction @ (Direction::Higher | Direction::Lower), Value::Duration(a), Value::Duration(b)) => {
            Comparison::of(a.compare(*b), direction)
        }
        (direction @ (Direction::Higher | Direction::Lower), Value::Date(a), Value::Date(b)) => Comparison::of(Some(a.cmp(b)), direction),
        (direction @ (Direction::Yes | Direction::No), Value::YesNo(a), Value::YesNo(b)) => {
            let direction = if direction == Direction::Yes { Direction::Higher } else { Direction::Lower };
            Comparison::of(Some(a.cmp(b)), direction)
        }
        (Direction::Ordered, Value::Choice(a), Value::Choice(b)) => {
            let ValueType::Choice(words) = &attribute.value else { return Comparison::Incomparable };
            let place = |word: &WordId| words.iter().position(|other| other == word);
            Comparison::of(place(a).zip(place(b)).map(|(a, b)| a.cmp(&b)), Direction::Higher)
        }
        (Direction::Superset, Value::Words(a), Value::Words(b)) => {
            let extent = matches!(attribute.value, ValueType::Extent(_));
            let covers = |x: &Member, y: &Member| if extent { member_is(y, x, names) } else { member_is(x, y, names) };
            Comparison::from_both(each_met(b, a, covers), each_met(a, b, covers))
        }
        (Direction::Subset, Value::Words(a), Value::Words(b)) => {
            let within = |y: &Member, x: &Member| member_is(x, y, names);
            Comparison::from_both(each_met(a, b, within), each_met(b, a, within))
        }
        (Direction::Superset, Value::Names(a), Value::Names(b)) => {
            let covers = |x: &Name, y: &Name| names.name_is(x, y);
            Comparison::from_both(each_met(b, a, covers), each_met(a, b, covers))
        }
        (Direction::Subset, Value::Names(a), Value::Names(b)) => {
            let within = |y: &Name, x: &Name| names.name_is(x, y);
            Comparison::from_both(each_met(a, b, within), each_met(b, a, within))
        }
        // The holder of a role is the role: other words for the same are the same.
        (Direction::Exact, Value::Names(a), Value::Names(b)) => {
            let same = |x: &Name, y: &Name| names.name_is(x, y) && names.name_is(y, x);
            if each_met(a, b, same) && each_met(b, a, same) { Comparison::Equal } else { Comparison::Incomparable }
        }
        (Direction::Superset, Value::Laws(a), Value::Laws(b)) => Comparison::from_both(a.is_superset(b), b.is_superset(a)),
        (Direction::Subset, Value::Laws(a), Value::Laws(b)) => Comparison::from_both(a.is_subset(b), b.is_subset(a)),
        _ => Comparison::Incomparable,
    }
}

/// Whether each of `wanted` is met by some of `given`.
fn each_met<T: Ord>(wanted: &BTreeSet<T>, given: &BTreeSet<T>, meets: impl Fn(&T, &T) -> bool) -> bool {
    wanted.iter().all(|wanted| given.iter().any(|given| meets(given, wanted)))
}

fn member_is(narrow: &Member, wide: &Member, names: &dyn Names) -> bool {
    match (narrow, wide) {
        (Member::Word(a), Member::Word(b)) => names.word_is(*a, *b),
        _ => narrow == wide,
    }
}

/// Whether `one` is at least as strict as `other`.
pub fn at_least(attribute: &Attribute, one: &Value, other: &Value, names: &dyn Names) -> bool {
    matches!(compare(attribute, one, other, names), Comparison::Equal | Comparison::Stricter)
}

/// The least strict value that is at least as strict as both, the same in whichever order they come; `None` where there is none.
/// Values of a free attribute have one only if they are the same.
pub fn join(attribute: &Attribute, one: &Value, other: &Value, names: &dyn Names) -> Option<Value> {
    if attribute.direction == Direction::Free {
        return (one == other).then(|| one.clone());
    }
    match compare(attribute, one, other, names) {
        Comparison::Equal => return Some(one.min(other).clone()),
        Comparison::Stricter => return Some(one.clone()),
        Comparison::Weaker => return Some(other.clone()),
        Comparison::Incomparable => {}
    }
    let extent = matches!(attribute.value, ValueType::Extent(_));
    match (attribute.direction, one, other) {
        (Direction::Superset, Value::Words(a), Value::Words(b)) => {
            Some(Value::Words(without_implied(
                a | b,
                |said, member| {
                    if extent { member_is(member, said, names) } else { member_is(said, member, names) }
                },
            )))
        }
        (Direction::Superset, Value::Names(a), Value::Names(b)) => {
            Some(Value::Names(without_implied(a | b, |said, name| names.name_is(said, name))))
        }
        (Direction::Superset, Value::Laws(a), Value::Laws(b)) => Some(Value::Laws(a | b)),
        (Direction::Subset, Value::Words(a), Value::Words(b)) => {
            let (ValueType::Words(words) | ValueType::Extent(words)) = &attribute.value else { return None };
            let all: BTreeSet<Member> = words.iter().copied().map(Member::Word).chain(a | b).collect();
            let both = within_both(all, a, b, |x, y| member_is(x, y, names));
            (!both.is_empty()).then_some(Value::Words(both))
        }
        (Direction::Subset, Value::Names(a), Value::Names(b)) => {
            let all = names.narrower_names().into_iter().chain(a | b).collect();
            let both = within_both(all, a, b, |x, y| names.name_is(x, y));
            (!both.is_empty()).then_some(Value::Names(both))
        }
        (Direction::Subset, Value::Laws(a), Value::Laws(b)) => {
            let both: BTreeSet<Arc<str>> = a & b;
            (!both.is_empty()).then_some(Value::Laws(both))
        }
        _ => None,
    }
}

/// What lies within both of two sets, in its widest words.
fn within_both<T: Ord + Clone>(all: BTreeSet<T>, one: &BTreeSet<T>, other: &BTreeSet<T>, is: impl Fn(&T, &T) -> bool) -> BTreeSet<T> {
    let within = |member: &T, set: &BTreeSet<T>| set.iter().any(|wide| is(member, wide));
    let both = all.into_iter().filter(|member| within(member, one) && within(member, other)).collect();
    without_implied(both, |said, member| is(member, said))
}

/// A set without the members that another member says already. Of two that say the same the first stays.
fn without_implied<T: Ord + Clone>(mut set: BTreeSet<T>, implies: impl Fn(&T, &T) -> bool) -> BTreeSet<T> {
    let all = set.clone();
    let is_said = |member: &T| all.iter().any(|said| said != member && implies(said, member) && (said < member || !implies(member, said)));
    set.retain(|member| !is_said(member));
    set
}

#[cfg(test)]
mod tests;
