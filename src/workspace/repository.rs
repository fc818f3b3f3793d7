//! The policies of a repository, read and not judged yet: where `tree` and `effective` begin.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::judge::Knowledge;
use super::{documents, packs};
use crate::config;
use crate::config::Options;
use crate::diagnostic::{Findings, Lang};
use crate::io::{self, discover, read, root};
use crate::resolve::{self, Resolved};
use crate::syntax::document::Document;
use crate::text::{FileId, Sources};

/// What was found below a root.
pub(crate) struct Repository {
    /// The texts of the repository, then the packs.
    pub(crate) sources: Arc<Sources>,
    /// The documents, in the order of their paths.
    pub(crate) documents: Vec<Arc<Document>>,
    /// The vocabulary and the standards.
    pub(crate) knowledge: Knowledge,
    /// The folder of the root.
    pub(crate) folder: PathBuf,
    /// The language that the configuration sets, if it does.
    pub(crate) lang: Option<Lang>,
    /// The day as of which is judged.
    pub(crate) as_of: Date,
    /// What was found while reading.
    pub(crate) findings: Findings,
    /// What of the run itself went wrong.
    pub(crate) trouble: Findings,
    reported: BTreeSet<String>,
    /// Standards that every policy is judged by besides its own.
    further: Vec<usize>,
}

impl Repository {
    /// Reads what lies below the root of what the options name.
    pub(crate) fn read(options: &Options) -> Self {
        let mut sources = Sources::default();
        let mut trouble = Findings::default();
        let host = io::host(options);
        let root = root::find(&host, options, &mut sources, &mut trouble);
        let config = &root.config;
        let found = discover::discover(&host, options, &root.folder, &config.exclude, &mut sources, &mut trouble);
        let files = read::read(&host, &found.files, &mut sources, &mut trouble);
        let as_of = options.as_of.or(config.as_of.map(|set| set.value)).unwrap_or(options.today);
        let mut findings = Findings::default();
        let documents = documents(&sources, &files, &mut findings);
        let packs = packs::read(&mut sources, &mut findings);
        let knowledge = Knowledge::read(&sources, &packs, &documents, &mut findings);
        let further = config.standards.iter().filter_map(|named| config::standard(named, &knowledge.standards, &mut trouble)).collect();
        let lang = config.lang;
        let sources = Arc::new(sources);
        Self { sources, documents, knowledge, folder: root.folder, lang, as_of, findings, trouble, reported: found.reported, further }
    }

    /// The policies with what holds for them.
    pub(crate) fn resolve(&self, findings: &mut Findings) -> Resolved<'_> {
        let Knowledge { vocabulary, standards, .. } = &self.knowledge;
        resolve::resolve(&self.sources, &self.documents, vocabulary, standards, &self.further, self.as_of, findings)
    }

    /// Whether a file is one that the options name.
    pub(crate) fn is_asked_for(&self, file: FileId) -> bool {
        self.sources.file(file).is_some_and(|file| self.reported.contains(&file.path))
    }
}
