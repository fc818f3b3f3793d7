//! The names under which laws are cited, in the order of their letters: looked up, and looked for in a text. The build sorts them, so that a
//! run that cites one law builds nothing.

use super::registry::{LawId, Spelling};

/// A name of a law.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// The name as look-up key.
    pub(super) text: &'static str,
    /// The law.
    pub(super) law: LawId,
    /// What the name is to it.
    pub(super) spelling: Spelling,
}

/// A name found in folded text.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameMatch {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) law: LawId,
    pub(super) spelling: Spelling,
    /// The name.
    pub(super) text: &'static str,
}

/// Names of laws.
#[derive(Debug)]
pub(super) struct Index {
    /// In the order of their letters, each once.
    names: &'static [Name],
    /// First letters with where their names begin and end, in order.
    letters: Vec<(char, usize, usize)>,
}

impl Index {
    /// Of `names` in the order of their letters.
    pub(super) fn new(names: &'static [Name]) -> Self {
        let mut letters: Vec<(char, usize, usize)> = Vec::new();
        for (at, letter) in names.iter().enumerate().filter_map(|(at, name)| Some((at, name.text.chars().next()?))) {
            match letters.last_mut() {
                Some((last, _, end)) if *last == letter => *end = at + 1,
                _ => letters.push((letter, at, at + 1)),
            }
        }
        Self { names, letters }
    }

    /// All names.
    pub(super) fn names(&self) -> &'static [Name] {
        self.names
    }

    /// The name that is `key`.
    pub(super) fn get(&self, key: &str) -> Option<&'static Name> {
        self.names.binary_search_by_key(&key, |name| name.text).ok().and_then(|at| self.names.get(at))
    }

    /// Names in folded text, from its beginning on and the longest at each place, whether or not they stand as words of their own.
    pub(super) fn find_in<'t>(&'t self, folded: &'t str) -> impl Iterator<Item = NameMatch> + 't {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let (start, rest) = (at, folded.get(at..)?);
                let letter = rest.chars().next()?;
                let name = self.longest(letter, rest);
                at += name.map_or(letter.len_utf8(), |name| name.text.len());
                if let Some(name) = name {
                    return Some(NameMatch { start, end: at, law: name.law, spelling: name.spelling, text: name.text });
                }
            }
        })
    }

    /// The longest name with which `text`, beginning with `letter`, begins.
    ///
    /// What it begins with is not after it in the order of letters, and the last name that is not after it shares at least as many letters:
    /// where that is no beginning of the text, what they share bounds the next try.
    fn longest(&self, letter: char, text: &str) -> Option<&'static Name> {
        let at = self.letters.binary_search_by_key(&letter, |(first, ..)| *first).ok()?;
        let (_, start, end) = *self.letters.get(at)?;
        let mut names = self.names.get(start..end)?;
        let mut shared = text;
        loop {
            names = names.get(..names.partition_point(|name| name.text <= shared))?;
            let name = names.last()?;
            if shared.starts_with(name.text) {
                return Some(name);
            }
            let same = shared.chars().zip(name.text.chars()).take_while(|(one, other)| one == other);
            shared = shared.get(..same.map(|(letter, _)| letter.len_utf8()).sum())?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Registry;
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let index = Index::new(Registry::built_in().index().names());
        index.find_in(text).map(|found| text.get(found.start..found.end).unwrap()).collect()
    }

    #[test]
    fn the_longest_name_at_a_place_counts() {
        assert_eq!(found("医療法施行規則及び医療法"), ["医療法施行規則", "医療法"]);
        assert_eq!(found("医療法施行規定"), ["医療法"]);
        assert_eq!(found("個人情報の保護に関する法令"), [""; 0]);
        assert_eq!(found("医"), [""; 0]);
        assert_eq!(found(""), [""; 0]);
        assert_eq!(found("医療法医療法"), ["医療法", "医療法"]);
    }

    #[test]
    fn every_name_is_found_and_looked_up() {
        let index = Registry::built_in().index();
        assert!(index.names().is_sorted_by(|one, other| one.text < other.text));
        for name in index.names() {
            assert_eq!(found(name.text), [name.text]);
            assert_eq!(index.get(name.text).unwrap().law, name.law);
        }
    }
}
