//! What of one side is what of the other: by keys, one after another, each the first that is the same and is not taken.

use std::collections::BTreeMap;

use crate::text::step;

/// Two rows that are paired.
pub(super) struct Paired<'k, T> {
    old: &'k [T],
    new: &'k [T],
    /// What each of the new row was: places in the old one.
    was: Vec<Option<usize>>,
    /// The places in the old row that are not taken.
    left: Vec<usize>,
}

impl<'k, T> Paired<'k, T> {
    pub(super) fn new(old: &'k [T], new: &'k [T]) -> Self {
        Self { old, new, was: vec![None; new.len()], left: (0..old.len()).collect() }
    }

    /// Pairs what is not paired yet and has the same key. What has none is paired by another one.
    pub(super) fn by<K: Ord>(mut self, key: impl Fn(&'k T) -> Option<K>) -> Self {
        let mut free: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for (at, one) in self.new.iter().enumerate().rev().filter(|(at, _)| self.was.get(*at) == Some(&None)) {
            step(1);
            if let Some(key) = key(one) {
                free.entry(key).or_default().push(at);
            }
        }
        let (old, was) = (self.old, &mut self.was);
        self.left.retain(|&at| {
            step(1);
            let to = old.get(at).and_then(&key).and_then(|key| free.get_mut(&key)?.pop());
            match to.and_then(|to| was.get_mut(to)) {
                Some(was) => {
                    *was = Some(at);
                    false
                }
                None => true,
            }
        });
        self
    }

    /// All of the new row, each with what it was.
    pub(super) fn new_ones(&self) -> impl Iterator<Item = (Option<&'k T>, &'k T)> {
        let was = self.was.iter().map(|at| self.old.get((*at)?));
        was.zip(self.new)
    }

    /// What of the old row is no more.
    pub(super) fn gone(&self) -> impl Iterator<Item = &'k T> {
        self.left.iter().filter_map(|at| self.old.get(*at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_paired_with_the_first_that_is_the_same_and_by_the_first_key() {
        let (old, new) = ([("a", 1), ("b", 2), ("a", 3), ("c", 4), ("", 5)], [("a", 9), ("d", 4), ("a", 3), ("a", 1), ("", 6)]);
        let paired =
            Paired::new(&old, &new).by(|one| Some(*one)).by(|one| Some(one.0).filter(|name| !name.is_empty())).by(|one| Some(one.1));
        let was: Vec<Option<usize>> = paired.new_ones().map(|(was, _)| old.iter().position(|one| Some(one) == was)).collect();
        assert_eq!(was, [None, Some(3), Some(2), Some(0), None]);
        assert_eq!(paired.gone().collect::<Vec<_>>(), [&("b", 2), &("", 5)]);
    }
}
