//! Names that a document binds to laws, 以下「法」という. There may be thousands of them, and of the places where one of them may be meant.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::law::citation::names;

/// No name is shortened to one of more bytes.
const LONGEST: usize = 240;

/// Bound names, folded, with the law's name that each stands for: the one that it was bound to last.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::law::citation) struct Bound {
    /// With each, which binding it was.
    laws: HashMap<String, (usize, String)>,
    /// How many names there are of each length.
    lengths: BTreeMap<usize, usize>,
    /// The last letters of the names.
    ends: HashSet<char>,
    count: usize,
}

impl Bound {
    /// Binds a name to a law.
    pub(in crate::law::citation) fn bind(&mut self, short: &str, law: String) {
        let Some(end) = short.chars().next_back().filter(|_| short.len() <= LONGEST) else { return };
        self.count += 1;
        if self.laws.insert(short.to_owned(), (self.count, law)).is_none() {
            *self.lengths.entry(short.len()).or_default() += 1;
            self.ends.insert(end);
        }
    }

    /// The law that a name is bound to.
    pub(super) fn law(&self, short: &str) -> Option<&str> {
        self.laws.get(short).map(|(_, law)| law.as_str())
    }

    /// Whether a name ends with a letter.
    pub(super) fn ends_with(&self, letter: char) -> bool {
        self.ends.contains(&letter)
    }

    /// The name at the end of `words` that was bound last: where it begins, its law, and what stands after it.
    pub(super) fn at_end<'w>(&self, words: &'w str) -> Option<(usize, &str, &'w str)> {
        let mut found: Option<(usize, (usize, &str, &'w str))> = None;
        for added in names::ADDED {
            let Some(named) = words.strip_suffix(added) else { continue };
            let shorts = self.lengths.keys().filter_map(|length| named.get(named.len().checked_sub(*length)?..));
            for (short, (binding, law)) in shorts.filter_map(|short| Some((short, self.laws.get(short)?))) {
                let before = named.get(..named.len() - short.len()).unwrap_or_default();
                if names::is_alone_after(before) && found.is_none_or(|(last, _)| last < *binding) {
                    found = Some((*binding, (before.len(), law, words.get(named.len()..).unwrap_or_default())));
                }
            }
        }
        found.map(|(_, found)| found)
    }
}
