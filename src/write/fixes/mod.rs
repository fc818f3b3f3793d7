//! The fixes that findings carry, applied: policy by policy and round by round on the texts in memory, each round judged before it is kept,
//! until nothing is left to apply. Nothing is written here; a file with damage is left alone.

mod choice;
mod edit;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::patch::patch;
use crate::config::Options;
use crate::diagnostic::{Diagnostic, Edit, Fix, FixSafety, Rule, Safety, Severity};
use crate::io::write::{self, Unwritten};
use crate::io::{self, Host};
use crate::text::FileId;
use crate::workspace::{Workspace, repositories};
use choice::Candidate;
pub(crate) use choice::chosen;
use edit::{applied, line_end};
use verdict::{is_better, key};

/// Rounds on one policy, and over all of them, after which it ends, whatever is left: each applies a fix or gives one up, so that none comes
/// near this.
const ROUNDS: usize = 1024;
const PASSES: usize = 16;

/// Which fixes may be applied unread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permitted {
    /// Those that keep the meaning that the author certainly had.
    Safe,
    /// Those as well that leave a `?` where somebody has to decide.
    WithPlaceholders,
}

impl Permitted {
    /// Whether fixes of a rule may be among them.
    fn may_hold(self, rule: &Rule) -> bool {
        match rule.fix {
            Safety::Safe | Safety::SafeOrProposal => true,
            Safety::Placeholder => self == Self::WithPlaceholders,
            Safety::None | Safety::Proposal => false,
        }
    }

    fn holds(self, safety: FixSafety) -> bool {
        match safety {
            FixSafety::Safe => true,
            FixSafety::Placeholder => self == Self::WithPlaceholders,
            FixSafety::DisplayOnly => false,
        }
    }
}

/// What applying fixes comes to.
#[derive(Debug, Default)]
pub struct Fixed {
    /// The files that become others, in the order of their paths.
    pub files: Vec<Mended>,
    /// How many fixes are applied in them.
    pub applied: usize,
    /// How many findings that are left have a fix that would leave a `?`.
    pub with_placeholders: usize,
}

/// A file with its fixes applied.
#[derive(Debug)]
pub struct Mended {
    /// Its path as it is shown.
    pub shown: String,
    /// Its text.
    pub before: String,
    /// Its text with the fixes.
    pub after: String,
    /// Its path from the top of the work tree of git, or from the root where there is none.
    from_top: String,
    path: PathBuf,
}

impl Mended {
    /// Puts the text in its place: whole or not at all, and never over what somebody else wrote meanwhile.
    pub fn write(&self) -> Result<(), Unwritten> {
        write::write(&self.path, &self.before, &self.after)
    }

    /// The change as a patch that `git apply` takes.
    pub fn patch(&self) -> String {
        patch(&self.from_top, &self.before, &self.after)
    }
}

/// Applies the fixes of what is found in the files that the options name, or in all of the root.
pub fn fixes(options: &Options, permitted: Permitted) -> Fixed {
    fixes_in(Box::new(io::host(options)), options, permitted)
}

/// The same in all repositories in which what the options name lies.
pub(crate) fn fixes_in_each(options: &Options, permitted: Permitted) -> Fixed {
    let repositories = repositories(&io::host(options), options);
    let mut all = Fixed::default();
    for options in &repositories {
        let Fixed { files, applied, with_placeholders } = fixes(options, permitted);
        all.files.extend(files);
        all.applied += applied;
        all.with_placeholders += with_placeholders;
    }
    all
}

/// The same for the files that a host has.
pub fn fixes_in(host: Box<dyn Host>, options: &Options, permitted: Permitted) -> Fixed {
    let workspace = Workspace::open(host, options);
    let mut repair = Repair { workspace, permitted, texts: BTreeMap::new(), given_up: BTreeSet::new(), applied: 0 };
    // A configuration that cannot be read may leave out, or weigh otherwise, what would be fixed.
    if !repair.workspace.opened().trouble.iter().any(|finding| finding.rule.family() == "config") {
        repair.run();
    }
    repair.end()
}

/// A repository under repair.
struct Repair {
    workspace: Workspace,
    permitted: Permitted,
    /// The files that were edited: as they are stored, and as they become.
    texts: BTreeMap<FileId, (String, String)>,
    given_up: BTreeSet<String>,
    applied: usize,
}

/// What a file was before a round.
struct Before {
    file: FileId,
    /// As it is stored, and as it had become; none where it was not edited yet.
    kept: Option<(String, String)>,
    /// Its text as it was read.
    read: String,
}

impl Repair {
    /// Policy by policy, until a pass over all of them applies nothing. What a pass gives up is tried again in the next: it may have lacked
    /// what was written since.
    fn run(&mut self) {
        for _ in 0..PASSES {
            let before = self.applied;
            self.given_up.clear();
            let opened = self.workspace.opened();
            let root = |file: FileId| opened.paths.root_of(file).unwrap_or(file);
            let roots: BTreeSet<FileId> = opened.files.iter().copied().filter(|file| opened.is_asked_for(*file)).map(root).collect();
            for root in roots {
                self.mend(root);
            }
            if self.applied == before {
                return;
            }
        }
    }

    /// Applies the fixes in the files of one policy, or in one other file.
    fn mend(&mut self, root: FileId) {
        let bearing = self.workspace.bearing(root);
        let own = match self.workspace.opened().paths.members(root) {
            [] => vec![root],
            members => members.to_vec(),
        };
        let found = self.workspace.findings_of(&own);
        let mut offered = self.candidates(&own, &found);
        if offered.is_empty() {
            return;
        }
        let mut found = self.workspace.findings_of(&bearing);
        // Of a round that may not be kept the half is tried, down to the one that is to be given up.
        let mut most = usize::MAX;
        for _ in 0..ROUNDS {
            let mut round = chosen(&offered, |candidate| &candidate.fix);
            round.truncate(most);
            if round.is_empty() {
                return;
            }
            let before = self.enter(&round);
            let after = self.workspace.findings_of(&bearing);
            if is_better(&found, &after, &round) {
                self.applied += round.len();
                found = after;
                offered = self.candidates(&own, &found);
                most = most.saturating_mul(2);
                continue;
            }
            match round.as_slice() {
                [one] => drop(self.given_up.insert(one.name.clone())),
                several => most = several.len() / 2,
            }
            self.take_back(before);
            offered.retain(|candidate| !self.given_up.contains(&candidate.name));
        }
    }

    /// The fixes that may be applied in some files, among what is found.
    fn candidates(&self, own: &[FileId], found: &[Diagnostic]) -> Vec<Candidate> {
        let may_be_edited = |file: FileId| own.contains(&file) && self.workspace.opened().is_asked_for(file) && !self.is_damaged(file);
        let mut candidates = Vec::new();
        for finding in found.iter().filter(|finding| self.permitted.may_hold(finding.rule) && may_be_edited(finding.span.file)) {
            let Some(fix) = finding.told().fix.filter(|fix| self.permitted.holds(fix.safety)) else { continue };
            if fix.edits.is_empty() || !fix.edits.iter().all(|edit| may_be_edited(edit.span.file)) {
                continue;
            }
            let name = self.name(finding.rule, &fix);
            if !self.given_up.contains(&name) {
                candidates.push(Candidate { name, rule: finding.rule, key: key(finding), fix });
            }
        }
        candidates
    }

    /// Whether something in a file could not be read, or had to be guessed: an edit there might mean something else.
    fn is_damaged(&self, file: FileId) -> bool {
        let is_guessed = |finding: &Diagnostic| {
            finding.severity == Severity::Error && finding.told().fix.is_none_or(|fix| fix.safety != FixSafety::Safe)
        };
        let read = self.workspace.opened().documents.get(file);
        read.is_none_or(|(document, found)| !document.damaged.is_empty() || found.iter().any(is_guessed))
    }

    /// What a fix is known by while places move: its rule, its file, the lines that it edits and what it writes there.
    fn name(&self, rule: &Rule, fix: &Fix) -> String {
        let sources = self.workspace.sources();
        let edits = fix.edits.iter().map(|edit| {
            let text = sources.file(edit.span.file).map_or("", |file| &file.text);
            let before = text.get(..edit.span.start as usize).and_then(|text| text.rsplit('\n').next()).unwrap_or("");
            let after = text.get(edit.span.start as usize..).and_then(|text| text.split('\n').next()).unwrap_or("");
            format!("{}\n{before}\n{after}\n{}", sources.path(edit.span.file), edit.replacement)
        });
        format!("{}\n{}", rule.name, edits.collect::<Vec<_>>().join("\n"))
    }

    /// Enters the edits of a round, and says what stood there before.
    fn enter(&mut self, round: &[&Candidate]) -> Vec<Before> {
        let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
        for edit in round.iter().flat_map(|candidate| &candidate.fix.edits) {
            by_file.entry(edit.span.file).or_default().push(edit);
        }
        let mut before = Vec::new();
        for (file, mut edits) in by_file {
            edits.sort_by_key(|edit| edit.span);
            let Some(read) = self.workspace.sources().file(file).map(|file| file.text.to_string()) else { continue };
            let kept = self.texts.get(&file).cloned();
            let Some((stored, raw)) = kept.clone().or_else(|| self.workspace.stored(file).map(|stored| (stored.clone(), stored))) else {
                continue;
            };
            // A carriage return that ends a line alone is read as another end of a line: of as many bytes.
            let end = line_end(&raw);
            let (Some(mended), Some(shown)) = (applied(&raw, &edits, end), applied(&read, &edits, if end == "\r" { "\n" } else { end }))
            else {
                continue;
            };
            self.texts.insert(file, (stored, mended));
            self.set(file, &shown);
            before.push(Before { file, kept, read });
        }
        before
    }

    fn take_back(&mut self, before: Vec<Before>) {
        for Before { file, kept, read } in before {
            match kept {
                Some(kept) => self.texts.insert(file, kept),
                None => self.texts.remove(&file),
            };
            self.set(file, &read);
        }
    }

    fn set(&mut self, file: FileId, text: &str) {
        let path = self.workspace.sources().path(file).to_owned();
        self.workspace.set_text(&path, Some(text));
    }

    fn end(mut self) -> Fixed {
        let found = self.workspace.findings();
        self.permitted = Permitted::WithPlaceholders;
        let files = self.workspace.opened().files.clone();
        let with_placeholders = self.candidates(&files, &found).len();
        let opened = self.workspace.opened();
        let mended = |(file, (before, after)): (FileId, (String, String))| {
            let path = opened.places.get(file)?.path.clone();
            let from_top = self.workspace.shown_from_top(&path);
            Some(Mended { shown: opened.sources.shown(file).into_owned(), from_top, before, after, path })
        };
        let mut files: Vec<Mended> = std::mem::take(&mut self.texts).into_iter().filter_map(mended).collect();
        files.retain(|file| file.before != file.after);
        files.sort_by(|one, other| one.shown.cmp(&other.shown));
        Fixed { files, applied: self.applied, with_placeholders }
    }
}
