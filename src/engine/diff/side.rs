//! One side of a comparison: its files, its configuration, and what they say, read and judged in memory.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::matching::Seen;
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::engine::config::{self, Config};
use crate::engine::judge::Knowledge;
use crate::engine::root::{real, shown};
use crate::engine::texts::Texts;
use crate::engine::{Options, discover, documents, packs, read, root};
use crate::resolve::{self, Resolved};
use crate::text::{FileId, Sources};

/// Why a side cannot be read.
#[derive(Debug)]
pub enum Unreadable {
    /// In one sentence.
    Told(Text),
    /// Findings about files and configuration.
    Found {
        /// The texts that the findings point into.
        sources: Sources,
        /// The findings.
        findings: Vec<Diagnostic>,
    },
}

impl From<Text> for Unreadable {
    fn from(text: Text) -> Self {
        Self::Told(text)
    }
}

/// The files of a side.
pub(super) struct Files {
    pub(super) sources: Sources,
    pub(super) read: Vec<FileId>,
    /// Those that are compared, by the path that is shown; the others are there for what is inherited from them.
    pub(super) reported: BTreeSet<String>,
    pub(super) config: Config,
    pub(super) trouble: Findings,
    /// What the paths of one side begin with and those of the other need not.
    pub(super) base: String,
    pub(super) notes: Vec<Text>,
}

impl Files {
    /// The files of a policy, or of a folder of policies, as `kitei check` would find them.
    pub(super) fn of_path(directory: &Path, path: &Path, today: Date) -> Self {
        let whole = real(&directory.join(path));
        // A folder is a repository by itself where no configuration above says otherwise; a file is one of those around.
        let start = if whole.is_dir() { whole.clone() } else { directory.to_owned() };
        let named = if whole.is_dir() { whole.clone() } else { path.to_owned() };
        let (mut files, root) = Self::found(start, vec![named], today);
        if whole.is_dir() {
            files.base = format!("{}/", shown(&root, &whole));
        }
        files
    }

    /// The files below the root in which one stands.
    pub(super) fn of_work_tree(directory: &Path, today: Date) -> Self {
        Self::found(directory.to_owned(), Vec::new(), today).0
    }

    fn found(directory: PathBuf, paths: Vec<PathBuf>, today: Date) -> (Self, PathBuf) {
        let (mut sources, mut trouble) = (Sources::default(), Findings::default());
        let options = Options { directory, paths, replaced: None, as_of: None, today, fail_on: None };
        let root = root::find(&options, &mut sources, &mut trouble);
        let found = discover::discover(&options, &root.folder, &root.config.exclude, &mut sources, &mut trouble);
        let read = read::read(&options, &found.files, &mut sources, &mut trouble);
        let (base, notes) = (String::new(), Vec::new());
        (Self { sources, read, reported: found.reported, config: root.config, trouble, base, notes }, root.folder)
    }
}

/// A side, read.
pub(super) struct Side {
    pub(super) texts: Texts,
    further: Vec<usize>,
    reported: BTreeSet<String>,
    base: String,
    pub(super) lang: Option<Lang>,
    pub(super) as_of: Option<Date>,
    pub(super) notes: Vec<Text>,
}

impl Side {
    /// Reads the texts. What could not be read at all makes the whole side unreadable: a part of it would compare as if the rest were
    /// not there.
    pub(super) fn read(files: Files) -> Result<Self, Unreadable> {
        let Files { mut sources, read, reported, config, mut trouble, base, notes } = files;
        let mut findings = Findings::default();
        let documents = documents(&sources, &read, &mut findings);
        let packs = packs::read(&mut sources, &mut findings);
        let knowledge = Knowledge::read(&sources, &packs, &documents, &mut findings);
        let further = config.standards.iter().filter_map(|named| config::standard(named, &knowledge.standards, &mut trouble)).collect();
        if !trouble.is_empty() {
            return Err(Unreadable::Found { sources, findings: trouble.into_vec() });
        }
        let texts = Texts { sources, documents, knowledge, found: findings.into_vec() };
        Ok(Self { texts, further, reported, base, lang: config.lang, as_of: config.as_of.map(|set| set.value), notes })
    }

    /// Whether there is no policy.
    pub(super) fn is_empty(&self) -> bool {
        self.texts.documents.is_empty()
    }

    /// The policies with what holds for them.
    pub(super) fn resolve(&self, as_of: Date) -> Resolved<'_> {
        let Knowledge { vocabulary, standards } = &self.texts.knowledge;
        let (sources, documents) = (&self.texts.sources, &self.texts.documents);
        resolve::resolve(sources, documents, vocabulary, standards, &self.further, as_of, &mut Findings::default())
    }

    /// The policies that are compared: those of which a file was asked for.
    pub(super) fn seen<'a>(&self, resolved: &'a Resolved<'a>) -> Seen<'a> {
        let sources = &self.texts.sources;
        let is_reported = |file: &FileId| self.reported.contains(sources.path(*file));
        let asked = resolved.iter().filter(|(_, policy, _)| policy.documents.iter().any(is_reported));
        let path = |path: &str| path.strip_prefix(&self.base).unwrap_or(path).to_owned();
        Seen { resolved, policies: asked.map(|(id, policy, _)| (id, path(sources.path(policy.file)))).collect() }
    }
}
