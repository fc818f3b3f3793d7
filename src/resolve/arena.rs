//! Rows of things that are known by ids of a type of their own, so that no number of an article is taken for one of a declaration.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Range;

use crate::text::step;

/// Which of the things in an [`Arena`].
pub struct Id<T> {
    at: u32,
    of: PhantomData<fn() -> T>,
}

/// A row with an entry for each thing of an arena: that of an id is found by it.
pub struct Row<K, T> {
    all: Vec<T>,
    of: PhantomData<fn() -> K>,
}

/// The entries of a row, one after the other; where tests count what is done, each is a step.
#[cfg(not(debug_assertions))]
pub(crate) type Walk<'a, T> = std::slice::Iter<'a, T>;
/// The entries of a row, one after the other; where tests count what is done, each is a step.
#[cfg(debug_assertions)]
pub(crate) type Walk<'a, T> = std::iter::Inspect<std::slice::Iter<'a, T>, fn(&&'a T)>;

#[cfg(not(debug_assertions))]
fn walk<T>(all: &[T]) -> Walk<'_, T> {
    all.iter()
}

#[cfg(debug_assertions)]
fn walk<T>(all: &[T]) -> Walk<'_, T> {
    all.iter().inspect(|_| step(1))
}

/// Things in their order, each known by its id.
pub(crate) type Arena<T> = Row<T, T>;

impl<T> Id<T> {
    fn new(at: usize) -> Self {
        Self { at: u32::try_from(at).unwrap_or(u32::MAX), of: PhantomData }
    }

    fn place(self) -> usize {
        self.at as usize
    }

    /// How far two things of one arena are apart.
    pub fn distance(self, other: Self) -> u32 {
        self.at.abs_diff(other.at)
    }
}

impl<K, T: Clone> Clone for Row<K, T> {
    fn clone(&self) -> Self {
        Self { all: self.all.clone(), of: PhantomData }
    }
}

impl<K, T> Row<K, T> {
    /// Adds an entry and returns the id that it is known by.
    pub fn push(&mut self, entry: T) -> Id<K> {
        let id = self.next_id();
        self.all.push(entry);
        id
    }

    /// The id of the entry that is added next.
    pub fn next_id(&self) -> Id<K> {
        Id::new(self.all.len())
    }

    /// The entry of an id; `None` only for an id of another row.
    pub fn get(&self, id: Id<K>) -> Option<&T> {
        step(1);
        self.all.get(id.place())
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, id: Id<K>) -> Option<&mut T> {
        self.all.get_mut(id.place())
    }

    /// The entries from one id to before another.
    pub fn range(&self, range: &Range<Id<K>>) -> &[T] {
        let range = range.start.place()..range.end.place();
        step(range.len());
        self.all.get(range).unwrap_or(&[])
    }

    /// The entries from one id to before another, with their ids.
    pub fn entries_in(&self, range: &Range<Id<K>>) -> impl Iterator<Item = (Id<K>, &T)> {
        (range.start.at..).map(|at| Id { at, of: PhantomData }).zip(self.range(range))
    }

    /// The entries, in their order.
    pub fn iter(&self) -> Walk<'_, T> {
        walk(&self.all)
    }

    /// The entries, in their order, to be changed.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.all.iter_mut()
    }

    /// The entries with their ids.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Id<K>, &T)> + ExactSizeIterator {
        walk(&self.all).enumerate().map(|(at, entry)| (Id::new(at), entry))
    }

    /// The ids.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<K>> + use<K, T> {
        (0..self.all.len()).map(Id::new)
    }

    /// The first entry.
    pub fn first(&self) -> Option<&T> {
        self.all.first()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.at.cmp(&other.at)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.at.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{}", self.at)
    }
}

impl<K, T> Default for Row<K, T> {
    fn default() -> Self {
        Self { all: Vec::new(), of: PhantomData }
    }
}

impl<K, T: fmt::Debug> fmt::Debug for Row<K, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(&self.all).finish()
    }
}

impl<K, T> FromIterator<T> for Row<K, T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        Self { all: entries.into_iter().collect(), of: PhantomData }
    }
}

impl<'a, K, T> IntoIterator for &'a Row<K, T> {
    type Item = &'a T;
    type IntoIter = Walk<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, K, T> IntoIterator for &'a mut Row<K, T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::{Arena, Id, Row};

    #[test]
    fn an_id_finds_what_it_was_given_for_and_nothing_beyond() {
        let mut arena: Arena<&str> = Arena::default();
        let (one, two) = (arena.push("one"), arena.push("two"));
        assert_eq!((arena.get(one), arena.get(two), arena.get(arena.next_id())), (Some(&"one"), Some(&"two"), None));
        assert_eq!(arena.range(&(two..arena.next_id())), ["two"]);
        assert_eq!(arena.entries_in(&(two..arena.next_id())).collect::<Vec<_>>(), [(two, &"two")]);
        assert_eq!(arena.range(&(one..Id::new(9))), [""; 0]);
    }

    #[test]
    fn a_row_beside_an_arena_is_found_by_its_ids() {
        let mut arena: Arena<char> = Arena::default();
        let ids = ['a', 'b'].map(|letter| arena.push(letter));
        let beside: Row<char, usize> = arena.iter().map(|letter| letter.len_utf8()).collect();
        assert_eq!(ids.map(|id| beside.get(id)), [Some(&1), Some(&1)]);
        assert!(arena.ids().eq(ids));
    }
}
