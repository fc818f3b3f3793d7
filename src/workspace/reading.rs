//! Files read for the first time: their texts as far as they are kept, and what each says of the others.

use std::sync::Arc;

use super::contained::attempt;
use super::unseen;
use crate::config::report::input;
use crate::diagnostic::{Diagnostic, Findings};
use crate::io::Host;
use crate::io::discover::Found;
use crate::io::read::{Trouble, text_of};
use crate::resolve::{Survey, Withheld, parallel};
use crate::syntax;
use crate::syntax::document::Document;
use crate::text::{ByFile, FileId, Sources, Span, ideographs};

/// Bytes of text that are kept at hand; what is beyond is read again when it is needed.
const KEPT: usize = 64 * 1024 * 1024;
/// So few files are read whole at once.
const FEW: usize = 16;
/// So many files are read at a time.
const BATCH: usize = 1024;

/// Files that are being read.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) sources: Sources,
    pub(super) files: Vec<FileId>,
    pub(super) places: ByFile<Found>,
    pub(super) documents: ByFile<(Arc<Document>, Vec<Diagnostic>)>,
    pub(super) kept: ByFile<()>,
    pub(super) surveys: Vec<(FileId, Survey)>,
    /// Files that could not be read, as shown.
    pub(super) unread: Vec<(String, Withheld)>,
    pub(super) bytes: usize,
}

/// What was found of a file by its head.
enum Surveyed {
    /// It is still to be read.
    NotYet,
    Found(Survey),
    /// kitei itself failed.
    Failed,
}

impl Reading {
    /// Reads files, and what each says of the others; few are read whole.
    pub(super) fn read(&mut self, host: &dyn Host, files: Vec<Found>, trouble: &mut Findings) {
        let few = files.len() <= FEW;
        let mut waiting = files.into_iter();
        loop {
            let batch: Vec<Found> = waiting.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                break;
            }
            let read = parallel::map(batch, &mut Findings::default(), |found, _| {
                let text = text_of(host, &found.path);
                let survey = |text: &str| attempt(|| ideographs(text).map_or_else(|| Survey::of_text(text), |text| Survey::of_text(&text)));
                let surveyed = match &text {
                    Ok(text) if !few => survey(text).map_or(Surveyed::Failed, Surveyed::Found),
                    _ => Surveyed::NotYet,
                };
                (found, text, surveyed)
            });
            for (found, text, surveyed) in read {
                self.enter(found, text, surveyed, trouble);
            }
        }
    }

    /// Takes a file over with what was found of it by its head.
    fn enter(&mut self, found: Found, text: Result<Arc<str>, Trouble>, surveyed: Surveyed, trouble: &mut Findings) {
        let text = match text {
            Ok(text) => text,
            Err(why) => {
                self.unread.push((found.shown.clone(), unseen::of(&why)));
                return trouble.push(why.finding(&found.shown, &mut self.sources));
            }
        };
        self.bytes = self.bytes.saturating_add(text.len());
        let is_kept = self.bytes <= KEPT;
        let file = self.sources.add(found.shown.clone(), if is_kept { Arc::clone(&text) } else { "".into() });
        let read = || {
            let (document, found) = attempt(|| {
                let mut found = Findings::default();
                (syntax::read(file, &ideographs(&text).map_or(text, Arc::from), &mut found), found.into_vec())
            })?;
            let survey = attempt(|| Survey::of(&document))?;
            self.documents.insert(file, (Arc::new(document), found));
            Some(survey)
        };
        let survey = match surveyed {
            Surveyed::NotYet => read(),
            Surveyed::Found(survey) => Some(survey),
            Surveyed::Failed => None,
        };
        let Some(survey) = survey else {
            self.unread.push((found.shown, Withheld::Faulty));
            return trouble.push(input::fault(Span::at(file, 0)));
        };
        self.files.push(file);
        self.places.insert(file, found);
        if is_kept {
            self.kept.insert(file, ());
        }
        self.surveys.push((file, survey));
    }
}
