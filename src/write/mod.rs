//! What is written anew: here the files of a repository in their canonical form, found as a check finds them, spelled by the vocabularies
//! that hold there; in [`mod@fixes`] with what findings propose, and in [`mod@begin`] a policy that is not there yet.

pub(crate) mod begin;
pub(crate) mod effective;
pub(crate) mod fixes;
mod numbering;
mod patch;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Options;
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::format::{Formatted, Settings, format as formatted};
use crate::io::root::shown;
pub use crate::io::write::Unwritten;
use crate::io::{self, Host};
pub use crate::model::words::Table;
use crate::text::{ByFile, FileId, Sources};
use crate::workspace::opened::Opened;
use crate::workspace::repositories;
pub(crate) use crate::workspace::settings::Unformatted;
pub(crate) use fixes::fixes_in_each;
pub use fixes::{Fixed, Mended, Permitted, fixes, fixes_in};
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
    /// Whether its lines end as on old systems, which its text does not show.
    old_line_ends: bool,
}

impl File {
    /// Whether it is not in its canonical form.
    pub fn differs(&self) -> bool {
        self.old_line_ends || *self.before != *self.after.text
    }

    /// Puts the canonical text in its place: whole or not at all, and never over what somebody else wrote meanwhile.
    pub fn write(&self) -> Result<(), Unwritten> {
        crate::io::write::write(&self.path, &self.before, &self.after.text)
    }
}

/// Why a file was not written, said of its path.
pub(crate) fn refused(name: &str, why: &Unwritten) -> Text {
    match why {
        Unwritten::Changed => {
            let ja = format!("{name}: 処理している間に変更されたため、書き換えませんでした");
            Text::new(ja, format!("{name}: not written, because it changed meanwhile"))
        }
        Unwritten::Linked => Text::new(
            format!("{name}: ほかの名前でも置かれている（ハードリンクの）ため、書き換えませんでした"),
            format!("{name}: not written, because it is there under other names too (hard links)"),
        ),
        Unwritten::ReadOnly => {
            let ja = format!("{name}: 読み取り専用のため、書き換えませんでした");
            Text::new(ja, format!("{name}: not written, because it is read-only"))
        }
        Unwritten::Attributes => Text::new(
            format!("{name}: 拡張属性（アクセス制御リストなど）を引き継げないため、書き換えませんでした"),
            format!("{name}: not written, because its extended attributes (access lists and the like) cannot be kept"),
        ),
        Unwritten::Refused(error) => Text::new(format!("{name}: 書き込めません: {error}"), format!("{name}: cannot be written: {error}")),
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
    /// What was named and is excluded all the same, as shown: it stays as it is.
    pub passed_over: Vec<String>,
    /// What was named and is judged but not formatted, as shown.
    pub unformatted: Vec<(String, Unformatted)>,
}

impl Formatting {
    /// Removes what was left behind beside the files that are to be written, where somebody was stopped while writing.
    pub fn clear_remains(&self) {
        let folders: BTreeMap<_, _> =
            self.files.iter().filter(|file| file.differs()).map(|file| (file.path.parent(), &file.path)).collect();
        for path in folders.into_values() {
            io::write::clear_remains(path);
        }
    }
}

/// What becomes of articles without a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// They stay without.
    AsWritten,
    /// The number that they have by their place is written, and references follow it.
    Pinned,
}

/// The canonical form of a text of a repository that is open, spelled in a language or as it is.
pub(crate) fn canonical(opened: &Opened, text: &str, spelling: Option<Lang>) -> Formatted {
    let documents = opened.files.iter().filter_map(|&file| opened.documents.get(file)).map(|(document, _)| &**document);
    let table = Table::new(&opened.knowledge.vocabulary, documents);
    formatted(text, &Settings { words: &table, spelling, pinned: None })
}

/// Formats the files that `options` name, or all of the repositories in which one stands.
pub fn format(options: &Options, spelling: Option<Lang>, numbers: Numbers) -> Formatting {
    let host = io::host(options);
    let mut all =
        Formatting { files: Vec::new(), sources: Arc::default(), trouble: Vec::new(), passed_over: Vec::new(), unformatted: Vec::new() };
    for options in repositories(&host, options) {
        let opened = Opened::open_beside(&host, &options, (*all.sources).clone());
        let Formatting { files, sources, trouble, passed_over, unformatted } = format_one(&host, opened, spelling, numbers);
        all.sources = sources;
        all.files.extend(files);
        all.trouble.extend(trouble);
        all.passed_over.extend(passed_over);
        all.unformatted.extend(unformatted);
    }
    all
}

/// What the options name of which nothing is formatted, each with why.
fn named(host: &dyn Host, opened: &Opened, left: &ByFile<Unformatted>) -> Vec<(String, Unformatted)> {
    let options = opened.options();
    let replaced = options.replaced.iter().map(|replaced| &replaced.path);
    let whole = options.paths.iter().chain(replaced).filter_map(|written| {
        let named = host.real(&options.directory.join(written));
        let lies_there = |file: &FileId| opened.places.get(*file).is_some_and(|found| found.path.starts_with(&named));
        let mut below = opened.files.iter().copied().filter(lies_there);
        let first = left.get(below.next()?).copied()?;
        let shown = opened.sources.shown_path(&shown(opened.folder(), &named));
        below.all(|file| left.get(file).is_some()).then_some((shown, first))
    });
    whole.collect()
}

fn format_one(host: &dyn Host, mut opened: Opened, spelling: Option<Lang>, numbers: Numbers) -> Formatting {
    opened.load_all(host);
    let documents = || opened.files.iter().filter_map(|&file| opened.documents.get(file)).map(|(document, _)| &**document);
    let table = Table::new(&opened.knowledge.vocabulary, documents());
    let settings = Settings { words: &table, spelling, pinned: None };
    // What is wrong with the texts is for `check` to say.
    let numbering = (numbers == Numbers::Pinned).then(|| Numbering::of(&opened.resolve(&mut Findings::default())));
    let left = opened.unformatted();
    let asked = opened.files.iter().copied().filter(|&file| opened.is_asked_for(file) && left.get(file).is_none());
    let wanted: Vec<_> = asked.filter_map(|file| Some((file, opened.sources.file(file)?, opened.places.get(file)?))).collect();
    let files = wanted
        .into_par_iter()
        .map(|(id, file, found)| File {
            shown: opened.sources.shown(id).into_owned(),
            before: Arc::clone(&file.text),
            after: match &numbering {
                Some(numbering) => numbering.format(id, &file.text, &settings),
                None => formatted(&file.text, &settings),
            },
            path: found.path.clone(),
            old_line_ends: io::read::has_old_line_ends(host, &found.path),
        })
        .collect();
    let unformatted = named(host, &opened, &left);
    let passed_over = opened.passed_over().to_vec();
    Formatting { files, trouble: opened.unread, sources: opened.sources, passed_over, unformatted }
}
