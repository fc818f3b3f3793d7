//! Formatting the files of a repository: found as a check finds them, spelled by the vocabularies that hold there.

pub mod effective;
mod numbering;

use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Options;
use crate::diagnostic::{Diagnostic, Findings, Lang};
use crate::format::{Formatted, Settings, format as formatted};
pub use crate::io::write::Unwritten;
use crate::io::{self, discover, read, root};
pub use crate::model::words::Table;
use crate::resolve;
use crate::text::Sources;
use crate::workspace::judge::Knowledge;
use crate::workspace::{documents, packs};
pub use numbering::Numbering;

/// A file and what it would be.
#[derive(Debug)]
pub struct File {
    /// Its path as it is shown.
    pub shown: String,
    /// Its text.
    pub before: Arc<str>,
    /// The canonical text.
    pub after: Formatted,
    path: PathBuf,
}

impl File {
    /// Whether it is not in its canonical form.
    pub fn differs(&self) -> bool {
        *self.before != *self.after.text
    }

    /// Puts the canonical text in its place: whole or not at all, and never over what somebody else wrote meanwhile.
    pub fn write(&self) -> Result<(), Unwritten> {
        crate::io::write::write(&self.path, &self.before, &self.after.text)
    }
}

/// What a formatting run gives back; nothing is written yet.
#[derive(Debug)]
pub struct Formatting {
    /// The files asked for, in the order of their paths.
    pub files: Vec<File>,
    /// The texts that `trouble` points into.
    pub sources: Arc<Sources>,
    /// What of the run itself went wrong: configuration, paths, unreadable files.
    pub trouble: Vec<Diagnostic>,
}

/// What becomes of articles without a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// They stay without.
    AsWritten,
    /// The number that they have by their place is written, and references follow it.
    Pinned,
}

/// Formats the files that `options` name, or all of the root.
pub fn format(options: &Options, spelling: Option<Lang>, numbers: Numbers) -> Formatting {
    let mut sources = Sources::default();
    let mut trouble = Findings::default();
    let host = io::host(options);
    let root = root::find(&host, options, &mut sources, &mut trouble);
    let found = discover::discover(&host, options, &root.folder, &root.config.exclude, &mut sources, &mut trouble);
    let ids = read::read(&host, &found.files, &mut sources, &mut trouble);

    // What is wrong with the texts is for `check` to say.
    let mut unsaid = Findings::default();
    let texts = documents(&sources, &ids, &mut unsaid);
    let packs = packs::read(&mut sources, &mut unsaid);
    let sources = Arc::new(sources);
    let knowledge = Knowledge::read(&sources, &packs, &texts, &mut unsaid);
    let table = Table::new(&knowledge.vocabulary, &texts);
    let settings = Settings { words: &table, spelling, pins: None };
    let numbering = (numbers == Numbers::Pinned).then(|| {
        // Which article a reference means hangs on no day.
        let (day, Knowledge { vocabulary, standards, .. }) = (jiff::civil::Date::ZERO, &knowledge);
        Numbering::of(&resolve::resolve(&sources, &texts, vocabulary, standards, &[], day, &mut unsaid))
    });

    let wanted: Vec<_> = ids
        .iter()
        .filter_map(|id| Some((*id, sources.file(*id)?)))
        .filter(|(_, file)| found.reported.contains(&file.path))
        .filter_map(|(id, file)| Some((id, file, found.files.iter().find(|found| found.shown == file.path)?)))
        .collect();
    let files = wanted
        .into_par_iter()
        .map(|(id, file, found)| File {
            shown: file.path.clone(),
            before: Arc::clone(&file.text),
            after: match &numbering {
                Some(numbering) => numbering.format(id, &file.text, &settings),
                None => formatted(&file.text, &settings),
            },
            path: found.path.clone(),
        })
        .collect();
    Formatting { files, trouble: trouble.into_vec(), sources }
}
