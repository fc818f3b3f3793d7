//! A repository that is judged again as it is edited: of what was judged before, only what an edit touches is judged anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use super::opened::Opened;
use super::portion::{Children, Made, Portion, Replacements, Verdict, with_ancestors};
use super::stream::{Found, Told, told};
use crate::config::Options;
use crate::diagnostic::Diagnostic;
use crate::io::Host;
use crate::resolve::Survey;
use crate::syntax::document::DocumentKind;
use crate::text::{ByFile, FileId, Sources};

/// Policies that are judged at a time.
const PORTION: usize = 256;

/// A repository under judgement.
pub struct Workspace {
    host: Box<dyn Host>,
    opened: Opened,
    /// The file of each path that was ever there.
    ids: BTreeMap<String, FileId>,
    made: Made,
    children: Children,
    replacements: Replacements,
    verdicts: ByFile<Judged>,
}

/// What was found of a policy, and what it hangs on.
struct Judged {
    verdict: Verdict,
    /// What its paths led to when it was judged.
    led_to: Vec<Lead>,
    /// Whether a rule asked for the policies below it.
    asked_below: bool,
}

/// Where a path leads: to a file that is what it is, to none, or out of the root.
type Lead = Result<Option<(FileId, Option<FileId>, DocumentKind)>, ()>;

impl fmt::Debug for Workspace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workspace").field("host", &self.host).field("files", &self.opened.files.len()).finish_non_exhaustive()
    }
}

impl Workspace {
    /// Opens the repository in which what the options name lies. Nothing is judged until it is asked for.
    pub fn open(host: Box<dyn Host>, options: &Options) -> Self {
        let opened = Opened::open_locked(&*host, options);
        let ids = opened.files.iter().map(|&file| (opened.sources.path(file).to_owned(), file)).collect();
        let (children, replacements) = (Children::new(&opened), Replacements::new(&opened));
        Self { host, opened, ids, made: Made::default(), children, replacements, verdicts: ByFile::default() }
    }

    /// The texts that findings point into.
    pub fn sources(&self) -> &Sources {
        &self.opened.sources
    }

    /// Gives the file at a path, as it is shown from the root, a text; none: the file is no longer there. What hangs on it is judged
    /// anew when it is next asked for.
    pub fn set_text(&mut self, path: &str, text: Option<&str>) {
        let known = self.ids.get(path).copied();
        let before = known.and_then(|file| self.opened.paths.survey(file)).cloned();
        let (file, after) = match (known, text) {
            (None, None) => return,
            (Some(file), None) => {
                self.opened.forget(file);
                (file, None)
            }
            (_, Some(text)) => {
                let file = known.unwrap_or_else(|| Arc::make_mut(&mut self.opened.sources).add(path, ""));
                self.ids.insert(path.to_owned(), file);
                let survey = self.opened.enter(file, text);
                (file, Some(survey))
            }
        };
        let mut edited: BTreeSet<FileId> = self.opened.paths.root_of(file).into_iter().collect();
        let is_pack = |survey: &Option<Survey>| survey.as_ref().is_some_and(|survey| survey.kind != DocumentKind::Policy);
        if is_pack(&before) || is_pack(&after) {
            // Words and requirements bear on everything.
            self.opened.put_together(&*self.host, file, after);
            self.opened.learn(&*self.host);
            (self.made, self.verdicts) = (Made::default(), ByFile::default());
            (self.children, self.replacements) = (Children::new(&self.opened), Replacements::new(&self.opened));
            return;
        }
        let mut touched: BTreeSet<FileId> = edited.iter().flat_map(|&root| self.around(root)).collect();
        if before != after {
            let was: Vec<FileId> = self.opened.paths.roots().to_vec();
            self.opened.put_together(&*self.host, file, after);
            self.children = Children::new(&self.opened);
            self.replacements = Replacements::new(&self.opened);
            let is: BTreeSet<FileId> = self.opened.paths.roots().iter().copied().collect();
            edited.extend(was.into_iter().filter(|root| !is.contains(root)));
            edited.extend(
                is.iter().copied().filter(|&root| self.verdicts.get(root).is_none_or(|judged| judged.led_to != led_to(&self.opened, root))),
            );
            edited.extend(self.opened.paths.root_of(file));
            touched.extend(edited.iter().flat_map(|&root| self.around(root)).collect::<Vec<_>>());
        }
        for &root in &edited {
            self.made.policies.remove(root);
            for below in self.children.below(root).chain([root]) {
                self.made.views.remove(below);
                self.verdicts.remove(below);
            }
        }
        for root in touched {
            self.verdicts.remove(root);
        }
    }

    /// Policies that are judged anew with a policy though they do not inherit from it: what it replaces and is replaced by, and those
    /// above it that ask what stands below them.
    fn around(&self, root: FileId) -> Vec<FileId> {
        let asks = |root: &FileId| self.verdicts.get(*root).is_some_and(|judged| judged.asked_below);
        let above = with_ancestors(&self.opened, [root]).into_iter().filter(asks);
        above.chain(self.replacements.of(root).iter().copied()).collect()
    }

    /// Judges what is not judged.
    fn refresh(&mut self) {
        let waiting: Vec<FileId> = self.opened.paths.roots().iter().copied().filter(|root| self.verdicts.get(*root).is_none()).collect();
        for roots in waiting.chunks(PORTION) {
            let portion = Portion::new(&self.opened, &self.replacements, roots.to_vec());
            let needed = portion.files(&self.opened);
            self.opened.load(&*self.host, &needed);
            let (verdicts, asked) = portion.judge(&*self.host, &self.opened, &mut self.made, &self.children);
            for (root, verdict) in verdicts {
                let judged = Judged { verdict, led_to: led_to(&self.opened, root), asked_below: asked.contains(&root) };
                self.verdicts.insert(root, judged);
            }
        }
    }

    /// What is found in the whole repository, sorted by path, line, column and rule.
    pub fn findings(&mut self) -> Vec<Diagnostic> {
        let files = self.opened.files.clone();
        let mut findings = self.tell(&files).findings;
        findings.extend(self.opened.trouble.iter().chain(&self.opened.loosened).cloned());
        super::sort(&mut findings, &self.opened.sources);
        findings
    }

    /// What is found in the file at a path, in the same order.
    pub fn findings_in(&mut self, path: &str) -> Vec<Diagnostic> {
        let file = self.ids.get(path).copied().filter(|file| self.opened.paths.survey(*file).is_some());
        let mut findings = self.tell(&Vec::from_iter(file)).findings;
        super::sort(&mut findings, &self.opened.sources);
        findings
    }

    fn tell(&mut self, files: &[FileId]) -> Told {
        self.refresh();
        self.opened.load(&*self.host, files);
        let wanted: BTreeSet<FileId> = files.iter().copied().collect();
        let mut found = Found::default();
        for finding in self.opened.found.iter().filter(|finding| wanted.contains(&finding.span.file)) {
            found.add(finding.clone());
        }
        // What is found of a policy stands in its own files.
        let roots: BTreeSet<FileId> = files.iter().filter_map(|&file| self.opened.paths.root_of(file)).collect();
        for judged in roots.iter().filter_map(|&root| self.verdicts.get(root)) {
            judged.verdict.findings.iter().cloned().for_each(|finding| found.add(finding));
        }
        told(&self.opened, files, &mut found)
    }
}

/// Where the paths of a policy lead.
fn led_to(opened: &Opened, root: FileId) -> Vec<Lead> {
    let (paths, sources) = (&opened.paths, &opened.sources);
    let lead = |from: FileId, written: &str| {
        let found = paths.find(sources, from, written).map_err(|_| ())?;
        Ok(found.and_then(|found| Some((found, paths.root_of(found), paths.survey(found)?.kind))))
    };
    let members = paths.members(root).iter().filter_map(|&file| Some((file, paths.survey(file)?)));
    let includes = members.flat_map(|(file, survey)| survey.includes.iter().map(move |written| (file, written)));
    let inherits = paths.survey(root).into_iter().flat_map(|survey| &survey.inherits).map(|named| (root, &named.path));
    includes.chain(inherits).map(|(from, written)| lead(from, written)).collect()
}
