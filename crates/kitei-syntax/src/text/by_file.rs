//! Things by the file that they belong to.

use rustc_hash::FxHashMap;

use super::FileId;

/// Something for each of some files, found by the id of the file. Of many files it may hold few: what is kept takes memory, what is
/// not takes none.
#[derive(Debug, Clone)]
pub struct ByFile<T> {
    entries: FxHashMap<FileId, T>,
}

impl<T> Default for ByFile<T> {
    fn default() -> Self {
        Self { entries: FxHashMap::default() }
    }
}

impl<T> ByFile<T> {
    /// What there is of a file.
    pub fn get(&self, file: FileId) -> Option<&T> {
        self.entries.get(&file)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, file: FileId) -> Option<&mut T> {
        self.entries.get_mut(&file)
    }

    /// What there is of a file, the default where there was nothing; to be changed.
    pub fn entry(&mut self, file: FileId) -> &mut T
    where
        T: Default,
    {
        self.entries.entry(file).or_default()
    }

    /// Takes away what there is of a file.
    pub fn remove(&mut self, file: FileId) -> Option<T> {
        self.entries.remove(&file)
    }

    /// Enters what there is of a file, in place of what there was.
    pub fn insert(&mut self, file: FileId, entry: T) {
        self.entries.insert(file, entry);
    }
}

impl<T> FromIterator<(FileId, T)> for ByFile<T> {
    fn from_iter<I: IntoIterator<Item = (FileId, T)>>(entries: I) -> Self {
        Self { entries: entries.into_iter().collect() }
    }
}
