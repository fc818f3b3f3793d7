//! The official text of a standard held against the standard as it is encoded: documents are read to pages (`text`), pages to lists of
//! items (`outline`), items paired with requirements (`pairing`), and what is found made a standard of the repository's own (`pack`).
//! Nothing of an official text is kept.

mod claims;
mod compare;
mod document;
mod likeness;
mod outline;
mod pack;
mod pairing;
mod text;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::answer::official::{self, Official};
use crate::config::Options;
use crate::diagnostic::{Diagnostic, Text};
use crate::io::document::document as bytes;
use crate::io::{self, Unread};
use crate::model::standard::{self, Origin, Standard};
use crate::text::{Sources, look_up_key};
use crate::workspace::knowledge::Knowledge;
use crate::workspace::opened::Opened;
use compare::Volume;

pub(crate) use pack::{Named, Written, is_written};

/// What is read of a document: how many pages, and how many lists of items.
pub(crate) struct Outlined {
    pub pages: usize,
    pub sections: usize,
}

/// Reads a document and outlines it.
pub(crate) fn read(bytes: &[u8]) -> Option<Outlined> {
    let read = text::read(bytes).ok()?;
    let sections = outline::read(&read.pages).sections.len();
    Some(Outlined { pages: read.pages.len(), sections })
}

/// What is to be held against what.
#[derive(Debug)]
pub(crate) struct Request {
    /// The folder from which relative paths start.
    pub directory: PathBuf,
    /// The name of the standard.
    pub standard: String,
    /// The documents.
    pub documents: Vec<PathBuf>,
    /// The day it is.
    pub today: Date,
}

/// What came of it, with what a standard of one's own is made of.
#[derive(Debug)]
pub(crate) struct Comparison {
    /// The answer.
    pub official: Official,
    /// Whether some document could not be read at all.
    pub has_unread: bool,
    /// What of the repository could not be read.
    pub trouble: Vec<Diagnostic>,
    /// The texts that it points into.
    pub sources: Arc<Sources>,
    knowledge: Knowledge,
    standard: usize,
    volumes: Vec<Volume>,
}

impl Comparison {
    /// The standard.
    fn standard(&self) -> Option<&Standard> {
        self.knowledge.standards.get(self.standard)
    }
}

/// Holds documents against a standard, built in or of the repository that one is in.
pub(crate) fn compare(request: &Request) -> Result<Comparison, Text> {
    let options = Options { as_of: Some(request.today), ..Options::new(&request.directory, request.today) };
    let opened = Opened::open(&io::host(&options), &options);
    let knowledge = opened.knowledge;
    let key = look_up_key(&request.standard).into_owned();
    let Some(index) = knowledge.standards.iter().position(|standard| *standard.id == *key) else {
        let known = knowledge.standards.iter().map(|standard| standard.id.to_string()).collect::<Vec<_>>();
        return Err(Text::new(
            format!("「{}」という基準はありません（{}があります）", request.standard, known.join("、")),
            format!("there is no standard \"{}\" (there are {})", request.standard, known.join(", ")),
        ));
    };
    let Some(standard) = knowledge.standards.get(index) else { return Err(Text::same("")) };
    let mut official = Official {
        standard: standard.id.to_string(),
        title: standard.title.clone(),
        documents: Vec::new(),
        left: Vec::new(),
        rows: Vec::new(),
    };
    let known = document::volumes(standard, &knowledge.standards);
    let mut volumes: Vec<Volume> = Vec::new();
    for path in &request.documents {
        let read = Reader { directory: &request.directory, standard, known, before: &volumes }.read(path, official.documents.len());
        official.documents.push(match read {
            Ok((document, volume)) => {
                volumes.push(volume);
                document
            }
            Err(why) => official::Document {
                path: path.display().to_string(),
                volume: None,
                pages: 0,
                items: 0,
                unread: vec![official::Unread { page: None, why }],
                remarks: Vec::new(),
            },
        });
    }
    let has_unread = official.documents.iter().any(|document| document.volume.is_none());
    for volume in &mut volumes {
        let document = official.documents.get_mut(volume.document);
        let rows = compare::rows(volume, standard, &knowledge.vocabulary);
        official.rows.extend(rows);
        if let Some(document) = document {
            document.remarks.extend(compare::remarks(volume, standard));
        }
    }
    let is_read = |letter: &str| volumes.iter().any(|volume| *volume.letter == *letter);
    let left = known.iter().filter(|volume| !is_read(&volume.letter));
    official.left = left.map(|volume| Text::new(&*volume.ja, &*volume.en)).collect();
    // What is wrong with a repository is no matter of a standard that is built in.
    let trouble = if standard.origin == Origin::Repository { opened.trouble } else { Vec::new() };
    Ok(Comparison { official, has_unread, trouble, sources: opened.sources, knowledge, standard: index, volumes })
}

/// What documents are read with.
struct Reader<'a> {
    directory: &'a Path,
    standard: &'a Standard,
    /// The volumes that there are.
    known: &'a [standard::Volume],
    /// Those that were read.
    before: &'a [Volume],
}

impl Reader<'_> {
    /// Reads the document that is the `at`th.
    fn read(&self, path: &Path, at: usize) -> Result<(official::Document, Volume), Text> {
        let Self { directory, standard, known, before } = *self;
        let content = bytes(&directory.join(path), text::MOST_BYTES).map_err(|why| match why {
            Unread::TooLarge => Text::new(
                format!("大きすぎます（{}MB まで）", text::MOST_BYTES >> 20),
                format!("it is too large (at most {} MB are read)", text::MOST_BYTES >> 20),
            ),
            Unread::Refused(error) => Text::new(format!("読めません：{error}"), format!("it cannot be read: {error}")),
        })?;
        let text::Read { pages, front } = text::read(&content).map_err(document::unread)?;
        if let Some(edition) = document::other_edition(&front, standard) {
            return Err(Text::new(
                format!("第{edition}版の文書で、「{}」の版ではありません", standard.title.ja),
                format!("it is of edition {edition}, which is not that of \"{}\"", standard.title.en),
            ));
        }
        let volume = document::volume(path, &front, known).ok_or_else(|| {
            let ja = known.iter().map(|volume| &*volume.ja).collect::<Vec<_>>().join("、");
            Text::new(
                format!("どの編か分かりません。編の名（{ja}）をファイル名に入れてください"),
                format!("which volume it is cannot be told; put its title into the name of the file ({ja})"),
            )
        })?;
        let titled = Text::new(&*volume.ja, &*volume.en);
        if before.iter().any(|other| other.letter == volume.letter) {
            return Err(Text::new(format!("{}は既に読んでいます", titled.ja), format!("{} was read already", titled.en)));
        }
        let outline = outline::read(&pages);
        let is_draft = document::is_draft(&front);
        let document = official::Document {
            path: path.display().to_string(),
            volume: Some(titled),
            pages: pages.len(),
            items: outline.sections.iter().map(|section| section.items.len()).sum(),
            unread: pages.iter().filter_map(|page| Some(document::damage(page.number, page.damage?))).collect(),
            remarks: if is_draft { vec![Text::new("案の文書です", "it is a draft")] } else { Vec::new() },
        };
        let file = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let read = Volume {
            letter: Arc::clone(&volume.letter),
            title: Text::new(&*volume.ja, &*volume.en),
            file,
            document: at,
            outline,
            is_draft,
            settled: Vec::new(),
        };
        Ok((document, read))
    }
}
