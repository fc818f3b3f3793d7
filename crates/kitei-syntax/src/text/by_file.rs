//! Things by the file that they belong to.

use super::FileId;

/// Something for each of some files, found by the id of the file.
#[derive(Debug, Clone)]
pub struct ByFile<T> {
    slots: Vec<Option<T>>,
}

impl<T> Default for ByFile<T> {
    fn default() -> Self {
        Self { slots: Vec::new() }
    }
}

impl<T> ByFile<T> {
    /// What there is of a file.
    pub fn get(&self, file: FileId) -> Option<&T> {
        self.slots.get(file.0 as usize)?.as_ref()
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, file: FileId) -> Option<&mut T> {
        self.slots.get_mut(file.0 as usize)?.as_mut()
    }

    /// Enters what there is of a file, in place of what there was.
    pub fn insert(&mut self, file: FileId, entry: T) {
        let at = file.0 as usize;
        if self.slots.len() <= at {
            self.slots.resize_with(at + 1, || None);
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Some(entry);
        }
    }
}

impl<T> FromIterator<(FileId, T)> for ByFile<T> {
    fn from_iter<I: IntoIterator<Item = (FileId, T)>>(entries: I) -> Self {
        let mut by_file = Self::default();
        entries.into_iter().for_each(|(file, entry)| by_file.insert(file, entry));
        by_file
    }
}
