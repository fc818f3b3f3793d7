//! One side of a comparison: its files, its configuration, and what they say.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::matching::Seen;
use crate::config::report::input::NO_POLICY;
use crate::config::{FILE_NAME, Options};
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::io::git::Git;
use crate::io::open::{self, Named};
use crate::io::read::LARGEST;
use crate::io::revision::Revision;
use crate::io::root::shown;
use crate::io::{Disk, EXTENSION, Host, Kind, Memory, Overlay, Unread, roots};
use crate::resolve::Resolved;
use crate::syntax;
use crate::syntax::document::Statement;
use crate::syntax::keyword::Keyword;
use crate::text::{FileId, Sources, Span};
use crate::workspace::opened::Opened;

/// Why a side cannot be read.
#[derive(Debug)]
pub enum Unreadable {
    /// In one sentence.
    Told(Text),
    /// Findings about files and configuration.
    Found {
        /// The texts that the findings point into.
        sources: Arc<Sources>,
        /// The findings.
        findings: Vec<Diagnostic>,
    },
}

impl From<Text> for Unreadable {
    fn from(text: Text) -> Self {
        Self::Told(text)
    }
}

/// A side, read.
pub(super) struct Side {
    pub(super) opened: Opened,
    /// Its folder, as seen from where one stands.
    pub(super) folder: String,
    /// What the paths of one side begin with and those of the other need not.
    base: String,
    pub(super) lang: Option<Lang>,
    /// The day that its configuration sets, if it does.
    pub(super) as_of: Option<Date>,
    /// What of it is not there.
    pub(super) notes: Vec<Text>,
}

impl Side {
    /// A policy, or a folder of policies, as `kitei check` would find them.
    pub(super) fn of_path(host: &dyn Host, directory: &Path, path: &Path, today: Date) -> Result<Vec<Self>, Unreadable> {
        let whole = Disk.real(&directory.join(path));
        if Disk.kind(&whole) != Some(Kind::Folder) || roots::leads_out(host, directory, path) {
            return Self::read(host, &below(directory.to_owned(), vec![path.to_owned()], today), |_| true);
        }
        // A folder is a repository by itself where it has a configuration, or none is above; others may begin below it.
        let is_root = host.kind(&whole.join(FILE_NAME)).is_some() || roots::begun(host, &whole).is_none();
        let options = below(whole.clone(), vec![whole.clone()], today);
        let sides = if is_root {
            Self::read_each(host, &roots::within(host, &options), &whole, |_| true)?
        } else {
            Self::read(host, &options, |_| true)?
        };
        let base =
            |side: &Self| if side.opened.folder() == whole { "./".to_owned() } else { format!("{}/", shown(side.opened.folder(), &whole)) };
        Ok(sides.into_iter().map(|side| Self { base: base(&side), ..side }).collect())
    }

    /// What the command line names: a path, or nothing (`/dev/null`), or what a program writes (`<(git show HEAD:policy.kitei)`), which stands
    /// in the place of the policy on the other side.
    pub(super) fn of_named(directory: &Path, path: &Path, other: &Path, today: Date) -> Result<Vec<Self>, Unreadable> {
        let unread = |why: Unread| match why {
            Unread::TooLarge => Text::new("入力が大きすぎます", "the input is too large"),
            Unread::Refused(error) => Text::new(format!("入力を読み取れません：{error}"), format!("the input cannot be read: {error}")),
        };
        match open::named(&directory.join(path), LARGEST).map_err(unread)? {
            Named::Path => Self::of_path(&Disk, directory, path, today),
            Named::Nothing => Self::read(&Memory::default(), &below("/".into(), Vec::new(), today), |found| *found.rule != NO_POLICY),
            Named::Stream(bytes) => {
                // Two of them are two texts of one policy.
                let place = if other.extension().is_some_and(|end| end == EXTENSION) { other } else { Path::new("policy.kitei") };
                let files = BTreeMap::from([(Disk.real(&directory.join(place)), bytes)]);
                Self::of_path(&Overlay { under: Disk, files }, directory, place, today)
            }
        }
    }

    /// The files below the root in which one stands.
    pub(super) fn of_work_tree(directory: &Path, today: Date) -> Result<Vec<Self>, Unreadable> {
        Self::read(&Disk, &below(directory.to_owned(), Vec::new(), today), |_| true)
    }

    /// The files of a commit of the repository in which one stands.
    pub(super) fn of_commit(git: &Git, commit: &str, today: Date) -> Result<Vec<Self>, Unreadable> {
        let mut revision = Revision::read(git, commit)?;
        let directory = Path::new("/").join(git.prefix()?);
        let notes = std::mem::take(&mut revision.notes);
        // A revision may come before the first policy.
        let sides = Self::read(&revision, &below(directory, Vec::new(), today), |found| *found.rule != NO_POLICY)?;
        Ok(sides.into_iter().map(|side| Self { notes: notes.clone(), ..side }).collect())
    }

    /// A repository that is not there.
    pub(super) fn empty(folder: &str) -> Self {
        let opened = Opened::open(&Memory::default(), &below("/".into(), Vec::new(), Date::default()));
        Self { opened, folder: folder.to_owned(), base: String::new(), lang: None, as_of: None, notes: Vec::new() }
    }

    /// Reads the repositories in which what the options name lies.
    fn read(host: &dyn Host, options: &Options, counts: impl Fn(&Diagnostic) -> bool) -> Result<Vec<Self>, Unreadable> {
        Self::read_each(host, &roots::repositories(host, options), &options.directory, counts)
    }

    fn read_each(
        host: &dyn Host,
        repositories: &[Options],
        directory: &Path,
        counts: impl Fn(&Diagnostic) -> bool,
    ) -> Result<Vec<Self>, Unreadable> {
        let directory = host.real(directory);
        repositories.iter().map(|options| Self::read_one(host, options, &directory, &counts)).collect()
    }

    /// Reads the texts. What could not be read at all makes the whole side unreadable: a part of it would compare as if the rest were
    /// not there.
    fn read_one(host: &dyn Host, options: &Options, directory: &Path, counts: &impl Fn(&Diagnostic) -> bool) -> Result<Self, Unreadable> {
        let mut opened = Opened::open_beside(host, options, Sources::default());
        opened.load_all(host);
        let trouble: Vec<Diagnostic> = opened.trouble.iter().filter(|found| counts(found)).cloned().collect();
        if !trouble.is_empty() {
            return Err(Unreadable::Found { sources: opened.sources, findings: trouble });
        }
        let config = opened.config();
        let (lang, as_of) = (opened.lang(), config.as_of.map(|set| set.value));
        let folder = shown(directory, opened.folder());
        Ok(Self { opened, folder, base: String::new(), lang, as_of, notes: Vec::new() })
    }

    /// Whether there is no policy.
    pub(super) fn is_empty(&self) -> bool {
        self.opened.files.is_empty()
    }

    /// The policies with what holds for them on a day.
    pub(super) fn resolve(&self, as_of: Date) -> Resolved<'_> {
        self.opened.resolve_on(as_of, &mut Findings::default())
    }

    /// The policies that are compared: those of which a file was asked for.
    pub(super) fn seen<'a>(&self, resolved: &'a Resolved<'a>) -> Seen<'a> {
        let asked = resolved.iter().filter(|(_, policy, _)| policy.documents.iter().any(|&file| self.opened.is_asked_for(file)));
        let path = |path: &str| path.strip_prefix(&self.base).unwrap_or(path).to_owned();
        Seen { resolved, policies: asked.map(|(id, policy, _)| (id, path(resolved.sources.path(policy.file)))).collect() }
    }
}

fn below(directory: PathBuf, paths: Vec<PathBuf>, today: Date) -> Options {
    Options { paths, ..Options::new(directory, today) }
}

/// A text in whose head `conforms` names another standard in place of one.
pub(super) fn conforming(text: &str, from: &str, to: &str) -> String {
    let shared: Arc<str> = Arc::from(text);
    let document = syntax::read(FileId(0), &shared, &mut Findings::default());
    let heads = document.statements_of(Keyword::Policy).flat_map(Statement::children);
    let named = heads.filter(|statement| statement.keyword() == Some(Keyword::Conforms)).flat_map(|statement| statement.operands().words());
    let mut text = text.to_owned();
    let places: Vec<Span> = named.filter(|word| *word.key() == *from).map(|word| word.span).collect();
    for place in places.into_iter().rev() {
        text.replace_range(place.start as usize..place.end as usize, to);
    }
    text
}
