//! What one value is to another, what the names in values are to each other, and sets of them by their members.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::value::Name;
use super::vocabulary::WordId;

/// What one value is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Comparison {
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
    /// Of what is stricter the greater it is.
    pub(super) fn of(ordering: Option<Ordering>) -> Self {
        match ordering {
            None => Comparison::Incomparable,
            Some(Ordering::Equal) => Comparison::Equal,
            Some(Ordering::Greater) => Comparison::Stricter,
            Some(Ordering::Less) => Comparison::Weaker,
        }
    }

    /// Of what is at least as strict as the other, and the other as it.
    pub(super) fn from_both(forth: bool, back: bool) -> Self {
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
    /// All that a name counts as: what [`Self::name_is`] says of it, told at once. With it sets of thousands of names are compared.
    fn wider_names(&self, narrow: &Name) -> Vec<Name>;
    /// What a name is looked up as among those that others count as; none: as itself.
    fn as_wider(&self, _: &Name) -> Option<Name> {
        None
    }
    /// The names that count as wider ones.
    fn narrower_names(&self) -> Vec<Name>;
}

/// Whether each of `wanted` is met by some of `given`.
pub(super) fn each_met<T: Ord>(wanted: &BTreeSet<T>, given: &BTreeSet<T>, meets: impl Fn(&T, &T) -> bool) -> bool {
    wanted.iter().all(|wanted| given.iter().any(|given| meets(given, wanted)))
}

/// Two sets that may hold nothing outside of each other.
pub(super) fn within<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>, is: impl Fn(&T, &T) -> bool) -> Comparison {
    let holds = |wide: &T, narrow: &T| is(narrow, wide);
    Comparison::from_both(each_met(one, other, holds), each_met(other, one, holds))
}

/// What lies within both of two sets, in its widest words.
pub(super) fn within_both<T: Ord + Clone>(
    all: BTreeSet<T>,
    one: &BTreeSet<T>,
    other: &BTreeSet<T>,
    is: impl Fn(&T, &T) -> bool,
) -> BTreeSet<T> {
    let within = |member: &T, set: &BTreeSet<T>| set.iter().any(|wide| is(member, wide));
    let both = all.into_iter().filter(|member| within(member, one) && within(member, other)).collect();
    without_implied(both, |said, member| is(member, said))
}

/// A set without the members that another member says already. Of two that say the same the first stays.
pub(super) fn without_implied<T: Ord + Clone>(mut set: BTreeSet<T>, implies: impl Fn(&T, &T) -> bool) -> BTreeSet<T> {
    let all = set.clone();
    let is_said = |member: &T| all.iter().any(|said| said != member && implies(said, member) && (said < member || !implies(member, said)));
    set.retain(|member| !is_said(member));
    set
}
