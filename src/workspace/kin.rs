//! Which policies stand above one, by what the heads of their files say.

use super::opened::Opened;
use crate::text::FileId;

impl Opened {
    /// The policies that govern a policy, by their roots: not those for another class of information alone.
    pub(crate) fn governing(&self, root: FileId) -> impl Iterator<Item = FileId> {
        self.parents(root).filter_map(|(parent, governs)| governs.then_some(parent))
    }

    /// The policies that one names as parents, and whether each governs it: one for a class of information that is not medical does not.
    pub(crate) fn parents(&self, root: FileId) -> impl Iterator<Item = (FileId, bool)> {
        let vocabulary = &self.knowledge.vocabulary;
        let governs = |classes: &[Box<str>]| classes.is_empty() || vocabulary.holds_medical(classes.iter().map(AsRef::as_ref));
        self.paths.parents(&self.sources, root).map(move |(parent, named)| (parent, governs(&named.classes)))
    }

    /// Whether a policy inherits, directly or further on, from one of which a file is wanted.
    pub(super) fn inherits(&self, root: FileId, wanted: &dyn Fn(FileId) -> bool) -> bool {
        let mut above: Vec<FileId> = self.governing(root).collect();
        let mut next = 0;
        while let Some(&at) = above.get(next) {
            if self.paths.files(&self.sources, at).into_iter().any(wanted) {
                return true;
            }
            let further: Vec<FileId> = self.governing(at).filter(|parent| !above.contains(parent)).collect();
            above.extend(further);
            next += 1;
        }
        false
    }
}
