//! Files that are there and were not read. A parent among them is not one that was not found.

use std::collections::HashMap;

use crate::text::path;

/// Why a file that is there was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Withheld {
    /// `exclude` of the configuration names it.
    Excluded,
    /// A `.gitignore` names it.
    Ignored,
    /// It lies in a hidden folder, or is hidden itself.
    Hidden,
    /// It is reached through a symbolic link.
    Linked,
    /// It is not UTF-8.
    Encoding,
    /// The system does not give it, or it is larger than any policy.
    Unreadable,
    /// It is of another repository, which begins below the root.
    Elsewhere,
    /// Its name is none of a policy.
    NoPolicy,
    /// kitei itself failed on it.
    Faulty,
}

/// Those of a repository to which some path leads.
#[derive(Debug, Clone, Default)]
pub(crate) struct WithheldFiles {
    /// By their paths in composed form.
    by_path: HashMap<String, Withheld>,
}

impl WithheldFiles {
    /// Why the file at a path, as it is shown from the root, was not read, where it is there.
    pub(crate) fn of(&self, shown: &str) -> Option<Withheld> {
        self.by_path.get(&path::composed(shown)).copied()
    }
}

impl FromIterator<(String, Withheld)> for WithheldFiles {
    fn from_iter<I: IntoIterator<Item = (String, Withheld)>>(files: I) -> Self {
        Self { by_path: files.into_iter().map(|(shown, why)| (path::composed(&shown), why)).collect() }
    }
}
