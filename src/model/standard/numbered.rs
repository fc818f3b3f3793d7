//! Requirements by their numbers: every claim of every policy asks for one.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::{Requirement, Standard};
use crate::model::item::Ordinal;

/// Where in a standard the requirements of a section and a number stand, sorted by both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::model) struct Numbered(Vec<(u64, usize)>);

impl Numbered {
    pub(in crate::model) fn of(requirements: &[Requirement]) -> Self {
        let numbers = requirements.iter().map(|requirement| &requirement.number);
        let mut all: Vec<_> = numbers.enumerate().map(|(at, number)| (mark(&number.section, &number.ordinal), at)).collect();
        all.sort_unstable();
        Self(all)
    }
}

impl Standard {
    /// The requirements of a section with a number, whichever volume and heading they are of, in their order.
    pub(in crate::model) fn numbered(&self, section: &str, ordinal: &Ordinal) -> impl Iterator<Item = (usize, &Requirement)> {
        let mark = mark(section, ordinal);
        let all = &self.numbered.0;
        let from = all.partition_point(|(other, _)| *other < mark);
        let alike = all.iter().skip(from).take_while(move |(other, _)| *other == mark);
        let found = alike.filter_map(|&(_, at)| Some((at, self.requirements.get(at)?)));
        found.filter(move |(_, requirement)| *requirement.number.section == *section && requirement.number.ordinal == *ordinal)
    }
}

fn mark(section: &str, ordinal: &Ordinal) -> u64 {
    let mut hasher = FxHasher::default();
    section.hash(&mut hasher);
    ordinal.hash(&mut hasher);
    hasher.finish()
}
