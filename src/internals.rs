//! What the tests and benchmarks of kitei look at besides what everybody may use. Nothing here is promised: it changes with the rooms that
//! it opens.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::Options;
use crate::diagnostic::{Diagnostic, Findings};
use crate::io::Memory;
use crate::resolve::{Input, Paths, Resolved, resolve_among};
use crate::syntax::document::Document;
use crate::text::Sources;
use crate::workspace::Run;
use crate::workspace::knowledge::Knowledge;
use crate::workspace::opened::Opened;

/// A repository in memory, opened and read whole: what lies between its texts and its findings.
#[derive(Debug)]
pub struct Whole {
    /// The texts of the repository and of the packs.
    pub sources: Arc<Sources>,
    /// The documents of the repository, in the order of their paths.
    pub documents: Vec<Arc<Document>>,
    /// The vocabulary and the standards.
    pub knowledge: Knowledge,
    /// What was found while reading.
    pub found: Vec<Diagnostic>,
    paths: Paths,
}

impl Whole {
    /// The files at these paths.
    pub fn read<P: Into<PathBuf>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        let (host, options) = (Memory::new(files), Self::options(Date::ZERO));
        let mut opened = Opened::open_locked(&host, &options);
        opened.load_all(&host);
        Self::of_opened(&opened)
    }

    /// The repository of a run.
    pub fn of(run: &Run) -> Self {
        Self::of_opened(run.opened())
    }

    fn of_opened(opened: &Opened) -> Self {
        let documents = opened.files.iter().filter_map(|file| opened.documents.get(*file));
        Self {
            sources: Arc::clone(&opened.sources),
            documents: documents.map(|(document, _)| Arc::clone(document)).collect(),
            knowledge: opened.knowledge.clone(),
            found: opened.found().cloned().collect(),
            paths: opened.paths.clone(),
        }
    }

    /// What judges all files in memory on a day.
    pub fn options(today: Date) -> Options {
        Options { directory: PathBuf::from("/"), paths: Vec::new(), replaced: None, as_of: None, today, fail_on: None }
    }

    /// The policies with what holds for them.
    pub fn resolve(&self, as_of: Date, findings: &mut Findings) -> Resolved<'_> {
        let input = Input {
            sources: &self.sources,
            documents: self.documents.iter().cloned().collect(),
            vocabulary: &self.knowledge.vocabulary,
            standards: &self.knowledge.standards,
            further: &[],
            as_of,
        };
        resolve_among(input, &self.paths, findings)
    }
}
