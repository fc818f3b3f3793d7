//! What counts as what: words, names and kinds of institution with those that are wider.

use super::{InstitutionId, NameId, Vocabulary, WordId, get};

impl Vocabulary {
    /// Whether classes of information, by their look-up keys, hold medical information: a parent that governs it governs the policy.
    pub fn holds_medical<K: AsRef<str>>(&self, classes: impl Iterator<Item = K>) -> bool {
        self.known().medical_information.is_some_and(|medical| {
            let holds = |word: WordId| self.word_is(medical, word) || self.word_is(word, medical);
            classes.filter_map(|key| self.word(key.as_ref())).any(holds)
        })
    }

    /// Whether a word counts as a wider one.
    pub fn word_is(&self, narrow: WordId, wide: WordId) -> bool {
        reaches(narrow, wide, &|word: WordId| get(&self.words, word.0).is.as_slice())
    }

    /// Whether a name counts as a wider one.
    pub fn name_is(&self, narrow: NameId, wide: NameId) -> bool {
        reaches(narrow, wide, &|name: NameId| self.name_entry(name).is.as_slice())
    }

    /// The wider names of a name, near before far, itself left out.
    pub fn wider_names(&self, name: NameId) -> Vec<NameId> {
        let mut all = Vec::new();
        let mut next = Some(name);
        let mut further = 0;
        while let Some(narrow) = next {
            for &wider in &self.name_entry(narrow).is {
                if wider != name && !all.contains(&wider) {
                    all.push(wider);
                }
            }
            next = all.get(further).copied();
            further += 1;
        }
        all
    }

    /// Whether who counts as a name is said by the built-in vocabulary and by parents alone: the name, or one that it counts as, is
    /// reserved.
    pub fn is_reserved(&self, name: NameId) -> bool {
        self.name_entry(name).reserved || self.wider_names(name).into_iter().any(|wider| self.name_entry(wider).reserved)
    }

    /// A name and those that count as it, in their order.
    pub fn name_and_narrower(&self, wide: NameId) -> impl Iterator<Item = NameId> {
        let narrower = self.narrower.get(&wide).map_or(&[][..], Vec::as_slice);
        let (before, after) = narrower.split_at(narrower.partition_point(|&narrow| narrow < wide));
        before.iter().copied().chain([wide]).chain(after.iter().copied())
    }

    /// Whether a kind of institution counts as a wider one.
    pub fn institution_is(&self, narrow: InstitutionId, wide: InstitutionId) -> bool {
        reaches(narrow, wide, &|kind: InstitutionId| get(&self.institutions, kind.0).is.as_slice())
    }
}

/// Longest chain of wider words that is followed; a loop ends there.
pub(super) const MAX_WIDER: usize = 16;

fn reaches<'a, T: Copy + PartialEq + 'a>(narrow: T, wide: T, wider: &impl Fn(T) -> &'a [T]) -> bool {
    fn search<'a, T: Copy + PartialEq + 'a>(narrow: T, wide: T, wider: &impl Fn(T) -> &'a [T], depth: usize) -> bool {
        narrow == wide || depth < MAX_WIDER && wider(narrow).iter().any(|&next| search(next, wide, wider, depth + 1))
    }
    search(narrow, wide, wider, 0)
}
