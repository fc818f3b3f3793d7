//! One side of a comparison: its files, its configuration, and what they say, read and judged in memory.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::matching::Seen;
use crate::config;
use crate::diagnostic::{Findings, Lang, Text};
use crate::io::files::{Files, Unreadable};
use crate::resolve::{self, Resolved};
use crate::text::FileId;
use crate::workspace::judge::Knowledge;
use crate::workspace::texts::Texts;
use crate::workspace::{documents, packs};

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
        let Files { mut sources, read, reported, config, mut trouble, base, notes, .. } = files;
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
