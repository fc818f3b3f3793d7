//! What the tests and benchmarks of kitei look at besides what everybody may use. Nothing here is promised: it changes with the rooms that
//! it opens.

pub use kitei_syntax::{diagnostic, syntax, text};

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::Options;
use crate::diagnostic::{Diagnostic, Findings};
use crate::io::Memory;
use crate::resolve::{Input, Paths, Resolved, resolve_among};
use crate::syntax::document::{Document, DocumentKind};
use crate::text::Sources;
use crate::workspace::Run;
use crate::workspace::knowledge::Knowledge;
use crate::workspace::opened::Opened;
use crate::workspace::packs;

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
        let mut opened = Opened::open_locked(&host, &options, Sources::default());
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

    /// Reads the vocabulary and the standards anew, so that nobody else has them: what is built in is read once otherwise.
    pub fn read_anew(&mut self) {
        let own: Vec<_> = self.documents.iter().filter(|document| document.kind != DocumentKind::Policy).cloned().collect();
        self.knowledge = Knowledge::read(&self.sources, &packs::built_in().documents, &own, &mut Findings::default());
    }

    /// What judges all files in memory on a day.
    pub fn options(today: Date) -> Options {
        Options::new("/", today)
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

pub mod answer {
    pub use crate::answer::{Page, Part};
    pub mod difference {
        pub use crate::answer::difference::{Change, Difference, Effect, Matter, Way};
    }
}
pub mod checks {
    pub use crate::checks::{Context, numbered_references};
    pub mod coverage {
        pub use crate::answer::Outcome;
        pub use crate::checks::coverage::{Judged, JudgedPart, judge};
    }
}
pub mod compare {
    pub use crate::compare::{Request, Sides, compare, diff};
}
pub mod explain {
    pub use crate::explain::explain;
    pub mod cite {
        pub use crate::explain::cite::{Cited, cite};
    }
}
pub mod format {
    pub use crate::format::{Formatted, Settings, format};
}
pub mod law {
    pub use crate::law::{Citation, Items, Law, LawKind, Number, Place, Registry, Scanner, Status, scan};
}
pub mod lsp {
    pub use crate::lsp::{End, Session, Settings, Step, serve};
}
pub mod model {
    pub mod item {
        pub use crate::model::item::{Ordinal, official, short};
    }
    pub mod order {
        pub use crate::model::order::{Duty, Names, at_least};
    }
    pub mod standard {
        pub use crate::model::standard::{Demand, Expectation, Part, Quantifier, Requirement, Standard, TextState};
    }
    pub mod value {
        pub use crate::model::value::{Duration, Hours, Member, Name, Value};
    }
    pub mod vocabulary {
        pub use crate::model::vocabulary::phrase::{Phrase, Piece, Template};
        pub use crate::model::vocabulary::{Attribute, AttributeId, Direction, Mark, NameId, Spelling, ValueType, Vocabulary, WordId};
    }
}
pub mod resolve {
    pub use crate::resolve::{Policies, Resolved, View};
    pub mod digest {
        pub use crate::resolve::digest::of_document;
    }
    pub mod effective {
        pub use crate::resolve::effective::Key;
        pub mod floors {
            pub use crate::resolve::effective::floors::{reaches, wider};
        }
    }
    pub mod policy {
        pub use crate::resolve::policy::{ArticleId, Declaration, Entity, Mode, Policy, PolicyId, Stated};
    }
    pub mod scope {
        pub use crate::resolve::scope::Scope;
    }
}
/// Official texts.
pub mod official {
    /// How many pages and lists of items are read of a document; none where it cannot be read.
    pub fn read(bytes: &[u8]) -> Option<(usize, usize)> {
        let read = crate::official::read(bytes)?;
        Some((read.pages, read.sections))
    }
}
pub mod report {
    use crate::report::{Ambiguous, Colour, Detail, Extent, Screen};

    /// A screen that tells everything.
    pub fn screen(width: usize, colour: Colour, extent: Extent) -> Screen {
        Screen { width, colour, extent, detail: Detail::Each, ambiguous: Ambiguous::Narrow }
    }
}
pub mod render {
    pub use crate::render::{Extent, Form, print};
}
/// What is declared, said.
pub mod say {
    use crate::diagnostic::Lang;
    use crate::resolve::Resolved;
    use crate::resolve::policy::{Declaration, Entity, PolicyId};
    use crate::say::{Values, Voice};

    /// The sentences that say a declaration of a policy.
    pub fn declaration(resolved: &Resolved<'_>, id: PolicyId, declaration: &Declaration, lang: Lang) -> Vec<String> {
        let voice = resolved.get(id).map(|(policy, view)| Voice { resolved, policy, view, lang, values: Values::Shown });
        voice.map(|voice| voice.declaration(declaration)).unwrap_or_default()
    }

    /// The sentences that say an entity of a policy.
    pub fn entity(resolved: &Resolved<'_>, id: PolicyId, entity: &Entity, lang: Lang) -> Vec<String> {
        let voice = resolved.get(id).map(|(policy, view)| Voice { resolved, policy, view, lang, values: Values::Shown });
        voice.map(|voice| voice.entity(entity)).unwrap_or_default()
    }
}
pub mod wording {
    pub use crate::wording::lays_down;
    pub mod number {
        pub use crate::wording::number::Number;
    }
}
pub mod write {
    pub use crate::write::{Fixed, Mended, Numbering, Numbers, Permitted, Table, Unwritten, fixes, fixes_in, format};
    pub mod effective {
        pub use crate::write::effective::text;
    }
}
