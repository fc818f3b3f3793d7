//! A repository, opened: which files there are, what each says of the others, what is known beside them, and what is locked. Nothing
//! is judged yet, and of a large repository no text is kept.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::fingerprint::fingerprints;
use super::knowledge::Knowledge;
use super::lock::Locks;
use super::packs;
use super::unseen::Unseen;
use crate::config::baseline::Baseline;
use crate::config::{Config, FailOn, Options};
use crate::diagnostic::{Diagnostic, Findings, Fingerprint};
use crate::io::Host;
use crate::io::discover::Found;
use crate::io::homes::Homes;
use crate::io::read::text_of;
use crate::io::root::Root;
use crate::resolve::{Input, Paths, Resolved, Survey, parallel, resolve_among};
use crate::syntax;
use crate::syntax::document::{Document, DocumentKind};
use crate::text::{ByFile, FileId, Sources, ideographs};

/// A repository.
#[derive(Debug)]
pub(crate) struct Opened {
    /// Every file, with its text as far as it is kept.
    pub(crate) sources: Arc<Sources>,
    /// The files that could be read, in the order of their paths.
    pub(crate) files: Vec<FileId>,
    /// Where each lies.
    pub(crate) places: ByFile<Found>,
    /// Those that are reported on.
    pub(crate) reported: ByFile<()>,
    /// What the files say of each other.
    pub(crate) paths: Paths,
    /// Documents that were read so far, and what was found in each.
    pub(crate) documents: ByFile<(Arc<Document>, Vec<Diagnostic>)>,
    /// Files whose texts are kept.
    pub(crate) kept: ByFile<()>,
    /// The vocabulary and the standards.
    pub(crate) knowledge: Knowledge,
    /// What was found while they were read.
    pub(crate) found: Vec<Diagnostic>,
    /// Standards that every policy is judged by besides its own.
    pub(crate) further: Vec<usize>,
    /// The day as of which is judged.
    pub(crate) as_of: Date,
    /// The lowest severity that fails the run, where no folder has another.
    pub(crate) fail_on: FailOn,
    /// Findings that are known.
    pub(crate) baseline: Baseline,
    /// What a corporation takes away from those below it.
    pub(crate) locks: Locks,
    /// What of the run itself went wrong: files and configuration that cannot be read, and names in it that mean nothing.
    pub(crate) trouble: Vec<Diagnostic>,
    /// What configurations loosen though it is locked, and patterns of theirs that meet nothing.
    pub(crate) loosened: Vec<Diagnostic>,
    pub(super) options: Options,
    pub(super) root: Root,
    /// What is configured above and below the root.
    pub(super) homes: Homes,
    /// What is there and is not read.
    pub(super) unseen: Unseen,
    /// What went wrong with files and configuration.
    pub(crate) unread: Vec<Diagnostic>,
}

impl Opened {
    /// What is configured for the whole root.
    pub(crate) fn config(&self) -> &Config {
        &self.root.config
    }

    /// The root, with what is configured there.
    pub(super) fn root(&self) -> &Root {
        &self.root
    }

    /// How many policy files the configuration leaves out.
    pub(super) fn left_out(&self) -> u32 {
        self.unseen.left_out
    }

    /// The folders whose configurations count.
    pub(super) fn configured(&self) -> impl Iterator<Item = &Path> {
        self.root.home.iter().map(PathBuf::as_path).chain(self.homes.iter().map(|home| home.folder.as_path()))
    }

    /// The patterns that leave something out, as they would be written at the root.
    pub(super) fn excluded(&self) -> impl Iterator<Item = &str> {
        self.unseen.excluded.iter().map(|excluded| excluded.pattern.as_str())
    }

    /// How many policy files a `.gitignore` names.
    pub(super) fn ignored(&self) -> u32 {
        self.unseen.ignored
    }

    /// How many policy files of those asked for no change touched.
    pub(super) fn untouched(&self) -> u32 {
        self.unseen.untouched
    }

    /// What the options name and the configuration excludes, as shown.
    pub(crate) fn passed_over(&self) -> &[String] {
        &self.unseen.passed_over
    }

    /// The files that are built in.
    pub(crate) fn built_in() -> impl Iterator<Item = FileId> {
        packs::built_in().documents.iter().map(|pack| pack.file)
    }

    /// What the run is asked to do.
    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    /// The folder of the root.
    pub(crate) fn folder(&self) -> &Path {
        &self.root.folder
    }

    /// Reads all documents.
    pub(crate) fn load_all(&mut self, host: &dyn Host) {
        let files = self.files.clone();
        self.load(host, &files);
    }

    /// What policies among the documents at hand are resolved from.
    pub(crate) fn input(&self, files: impl Iterator<Item = FileId>) -> Input<'_> {
        Input {
            sources: &self.sources,
            documents: files.filter_map(|file| self.documents.get(file)).map(|(document, _)| Arc::clone(document)).collect(),
            vocabulary: &self.knowledge.vocabulary,
            standards: &self.knowledge.standards,
            further: &self.further,
            as_of: self.as_of,
        }
    }

    /// All policies with what holds for them; all documents are at hand.
    pub(crate) fn resolve(&self, findings: &mut Findings) -> Resolved<'_> {
        self.resolve_on(self.as_of, findings)
    }

    /// The same as of another day.
    pub(crate) fn resolve_on(&self, as_of: Date, findings: &mut Findings) -> Resolved<'_> {
        let input = Input { as_of, ..self.input(self.files.iter().copied()) };
        resolve_among(input, &self.paths, findings)
    }

    /// The fingerprints of findings, which come in the order of a run.
    pub(crate) fn fingerprints<'f>(&self, findings: impl IntoIterator<Item = &'f Diagnostic>) -> Vec<Fingerprint> {
        let document = |file| self.documents.get(file).map(|(document, _)| &**document);
        fingerprints(findings, document, &self.sources, &self.knowledge.vocabulary)
    }

    /// What was found while documents, vocabularies and standards were read.
    pub(crate) fn found(&self) -> impl Iterator<Item = &Diagnostic> {
        self.files.iter().filter_map(|file| self.documents.get(*file)).flat_map(|(_, found)| found).chain(&self.found)
    }

    /// Whether a file is one that the options name.
    pub(crate) fn is_asked_for(&self, file: FileId) -> bool {
        self.reported.get(file).is_some()
    }

    /// The files of which a run tells: those that the options name, and the vocabularies and standards by which any policy is judged.
    pub(crate) fn told(&self) -> impl Iterator<Item = FileId> {
        let packs: Vec<FileId> =
            if self.files.iter().any(|&file| self.is_asked_for(file)) { self.own_packs().collect() } else { Vec::new() };
        self.files.iter().copied().filter(move |file| self.is_asked_for(*file) || packs.contains(file))
    }

    /// The vocabularies and standards among the files.
    pub(super) fn own_packs(&self) -> impl Iterator<Item = FileId> {
        let is_pack = |file: &FileId| self.paths.survey(*file).is_some_and(|survey| survey.kind != DocumentKind::Policy);
        self.files.iter().copied().filter(is_pack)
    }

    /// Reads the vocabularies and standards, and finds what is locked.
    pub(crate) fn learn(&mut self, host: &dyn Host) {
        let own: Vec<FileId> = self.own_packs().collect();
        self.load(host, &own);
        let own: Vec<Arc<Document>> =
            own.iter().filter_map(|file| self.documents.get(*file)).map(|(document, _)| Arc::clone(document)).collect();
        let mut found = Findings::default();
        self.knowledge = Knowledge::read(&self.sources, &packs::built_in().documents, &own, &mut found);
        self.found = found.into_vec();
        self.lock();
    }

    /// Finds which parents are there and were not read.
    pub(super) fn withhold(&mut self, host: &dyn Host) {
        let files = self.unseen.files(host, &self.root.folder, &self.files, &self.paths, &self.sources);
        self.paths.withhold(files);
    }

    /// Gives a file another text, and reads it.
    pub(crate) fn enter(&mut self, file: FileId, text: &str) -> Survey {
        self.unseen.gone.remove(self.sources.path(file));
        Arc::make_mut(&mut self.sources).set(file, text);
        self.kept.insert(file, ());
        self.documents.remove(file);
        let mut found = Findings::default();
        let text = self.sources.file(file).map_or_else(|| Arc::from(text), |file| Arc::clone(file.read()));
        let document = syntax::read(file, &text, &mut found);
        let survey = Survey::of(&document);
        self.documents.insert(file, (Arc::new(document), found.into_vec()));
        survey
    }

    /// Forgets a file that is no longer there.
    pub(crate) fn forget(&mut self, file: FileId) {
        self.unseen.gone.insert(self.sources.path(file).to_owned());
        self.documents.remove(file);
        self.places.remove(file);
        Arc::make_mut(&mut self.sources).set(file, "");
    }

    /// Finds anew which files belong together, after what one says of others has changed; none: it is no longer there.
    pub(crate) fn put_together(&mut self, host: &dyn Host, file: FileId, survey: Option<Survey>) {
        self.files.retain(|other| *other != file);
        self.reported.remove(file);
        if survey.is_some() {
            let path = self.sources.path(file);
            let at = self.files.partition_point(|other| self.sources.path(*other) < path);
            self.files.insert(at, file);
            self.reported.insert(file, ());
        }
        self.paths = std::mem::take(&mut self.paths).with(&self.sources, &self.files, file, survey);
        self.withhold(host);
        self.lock();
    }

    /// Reads the documents of files that were not read yet, each once however often it is named.
    pub(crate) fn load(&mut self, host: &dyn Host, files: &[FileId]) {
        let wanted: BTreeSet<FileId> = files.iter().copied().filter(|file| self.documents.get(*file).is_none()).collect();
        let wanted = Vec::from_iter(wanted);
        let absent = wanted.iter().copied().filter(|file| self.kept.get(*file).is_none()).collect();
        let texts =
            parallel::map(absent, &mut Findings::default(), |file, _| Some((file, text_of(host, &self.places.get(file)?.path).ok()?)));
        for (file, text) in texts.into_iter().flatten() {
            Arc::make_mut(&mut self.sources).set(file, text);
        }
        let read = parallel::map(wanted, &mut Findings::default(), |file, _| {
            let mut found = Findings::default();
            let document = syntax::read(file, self.sources.file(file)?.read(), &mut found);
            Some((Arc::new(document), found.into_vec()))
        });
        for (document, found) in read.into_iter().flatten() {
            self.documents.insert(document.file, (document, found));
        }
    }

    /// Lets the documents of files go, and their texts where those are not kept.
    pub(crate) fn release(&mut self, files: impl IntoIterator<Item = FileId>) {
        let mut documents = Vec::new();
        for file in files {
            documents.extend(self.documents.remove(file));
            if self.kept.get(file).is_none() {
                Arc::make_mut(&mut self.sources).set(file, "");
            }
        }
        parallel::drop_each(documents);
    }

    /// The text of a file as it is read. One that has become unreadable since it was listed has none.
    pub(crate) fn text(&self, host: &dyn Host, file: FileId) -> Option<Arc<str>> {
        if self.kept.get(file).is_some() || self.documents.get(file).is_some() {
            return self.sources.file(file).map(|file| Arc::clone(file.read()));
        }
        let text = text_of(host, &self.places.get(file)?.path).ok()?;
        Some(ideographs(&text).map_or(text, Arc::from))
    }
}
