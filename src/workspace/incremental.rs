//! A repository that is judged again as it is edited: of what was judged before, only what an edit touches is judged anew.

pub(crate) mod editor;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use super::contained::{self, Around};
use super::opened::Opened;
use super::portion::{Children, Made, Replacements, Verdict, with_ancestors};
use super::stream::{Found, Told, told};
use crate::answer::Grounds;
use crate::config::Options;
use crate::diagnostic::{Diagnostic, Places};
use crate::io::Host;
use crate::io::read::with_line_ends;
use crate::io::root::shown;
use crate::resolve::{Survey, unseen};
use crate::syntax::Reworded;
use crate::syntax::document::DocumentKind;
use crate::syntax::keyword::Keyword;
use crate::text::{ByFile, FileId, Sources};

/// Policies that are judged at a time.
const PORTION: usize = 256;

/// Rewordings that are followed; after so many what they moved is judged anew.
const FOLLOWED: usize = 256;

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
    /// Rewordings that nobody below sees, in their order: what was found before one speaks of places that it moved.
    reworded: Vec<Reworded>,
    /// Files of which something else may be told than when they were last asked for.
    changed: BTreeSet<FileId>,
}

/// What was found of a policy, and what it hangs on.
struct Judged {
    verdict: Verdict,
    /// What its paths led to when it was judged.
    led_to: Vec<Lead>,
    /// Whether a rule asked for the policies below it.
    asked_below: bool,
    /// How many rewordings came before.
    reworded: usize,
}

/// Where a path leads: to a file that is what it is and is followed or not, to none, or out of the root.
type Lead = Result<Option<(FileId, Option<FileId>, DocumentKind, bool)>, ()>;

impl fmt::Debug for Workspace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workspace").field("host", &self.host).field("files", &self.opened.files.len()).finish_non_exhaustive()
    }
}

impl Workspace {
    /// Opens the repository in which what the options name lies. Nothing is judged until it is asked for.
    pub fn open(host: Box<dyn Host>, options: &Options) -> Self {
        let opened = Opened::open_locked(&*host, options, Sources::default());
        let ids = opened.files.iter().map(|&file| (opened.sources.path(file).to_owned(), file)).collect();
        let (children, replacements) = (Children::new(&opened), Replacements::new(&opened));
        let changed = opened.files.iter().copied().collect();
        let (made, verdicts) = (Made::default(), ByFile::default());
        Self { host, opened, ids, made, children, replacements, verdicts, reworded: Vec::new(), changed }
    }

    /// The texts that findings point into.
    pub fn sources(&self) -> &Sources {
        &self.opened.sources
    }

    /// What is judged.
    pub(crate) fn opened(&self) -> &Opened {
        &self.opened
    }

    /// A file as it is stored, where that is the text that was read but for ends of lines.
    pub(crate) fn stored(&self, file: FileId) -> Option<String> {
        let stored = String::from_utf8(self.host.read(&self.opened.places.get(file)?.path).ok()?).ok()?;
        let read = &self.opened.sources.file(file)?.text;
        (stored.len() == read.len() && stored.bytes().zip(read.bytes()).all(|(one, other)| one == other || (one, other) == (b'\r', b'\n')))
            .then_some(stored)
    }

    /// A path from the top of the work tree of git in which the root lies; from the root where there is none.
    pub(crate) fn shown_from_top(&self, path: &Path) -> String {
        let root = self.opened.folder();
        let top = root.ancestors().find(|folder| self.host.kind(&folder.join(".git")).is_some());
        shown(top.unwrap_or(root), path)
    }

    /// Gives the file at a path, as it is shown from the root, a text; none: the file is no longer there. What hangs on it is judged
    /// anew when it is next asked for.
    pub fn set_text(&mut self, path: &str, text: Option<&str>) {
        let known = self.ids.get(path).copied();
        let before = known.and_then(|file| self.opened.paths.survey(file)).cloned();
        let read = known.and_then(|file| self.opened.documents.get(file)).map(|(document, _)| Arc::clone(document));
        let (file, after) = match (known, text) {
            (None, None) => return,
            (Some(file), None) => {
                self.opened.forget(file);
                (file, None)
            }
            (_, Some(text)) => {
                let file = known.unwrap_or_else(|| Arc::make_mut(&mut self.opened.sources).add(path, ""));
                self.ids.insert(path.to_owned(), file);
                let survey = self.opened.enter(file, &with_line_ends(text.to_owned()));
                (file, Some(survey))
            }
        };
        self.changed.insert(file);
        let mut edited: BTreeSet<FileId> = self.opened.paths.root_of(file).into_iter().collect();
        let is_pack = |survey: &Option<Survey>| survey.as_ref().is_some_and(|survey| survey.kind != DocumentKind::Policy);
        if is_pack(&before) || is_pack(&after) {
            // Words and requirements bear on everything.
            self.opened.put_together(&*self.host, file, after);
            self.opened.learn(&*self.host);
            (self.made, self.verdicts) = (Made::default(), ByFile::default());
            (self.children, self.replacements) = (Children::new(&self.opened), Replacements::new(&self.opened));
            self.changed.extend(&self.opened.files);
            return;
        }
        let document = self.opened.documents.get(file).map(|(document, _)| document);
        let is_prose = before == after && !edited.iter().any(|&root| self.is_judged_by_its_wording(root));
        let reworded = read.zip(document).filter(|_| is_prose).and_then(|(was, is)| unseen(&was, is));
        let mut touched: BTreeSet<FileId> = edited.iter().flat_map(|&root| self.around(root)).collect();
        if before != after {
            // A policy that is there twice is told by its head.
            touched.extend(edited.iter().flat_map(|&root| self.opened.paths.titled_alike(root)));
            let was: Vec<FileId> = self.opened.paths.roots().to_vec();
            self.opened.put_together(&*self.host, file, after);
            self.children = Children::new(&self.opened);
            self.replacements = Replacements::new(&self.opened);
            // Who inherits from whom bears on what is locked, and that on every file.
            self.changed.extend(&self.opened.files);
            let is: BTreeSet<FileId> = self.opened.paths.roots().iter().copied().collect();
            edited.extend(was.into_iter().filter(|root| !is.contains(root)));
            edited.extend(
                is.iter().copied().filter(|&root| self.verdicts.get(root).is_none_or(|judged| judged.led_to != led_to(&self.opened, root))),
            );
            edited.extend(self.opened.paths.root_of(file));
            touched.extend(edited.iter().flat_map(|&root| self.around(root)).collect::<Vec<_>>());
            touched.extend(edited.iter().flat_map(|&root| self.opened.paths.titled_alike(root)));
        }
        for &root in &edited {
            for below in self.children.below(root) {
                // Even what stays as it was judged may point into what was edited.
                self.changed.extend(self.opened.paths.members(below));
                self.made.views.remove(below);
                if reworded.is_none() || self.names_a_digest(below) {
                    self.verdicts.remove(below);
                }
            }
            self.made.policies.remove(root);
            self.made.views.remove(root);
            self.verdicts.remove(root);
        }
        self.reworded.extend(reworded);
        if self.reworded.len() > FOLLOWED {
            (self.reworded, self.verdicts) = (Vec::new(), ByFile::default());
            self.changed.extend(&self.opened.files);
        }
        for root in touched {
            self.verdicts.remove(root);
        }
    }

    /// Whether the head of a policy says what its wording is to it: what that says then decides what is covered below too.
    fn is_judged_by_its_wording(&self, root: FileId) -> bool {
        let document = self.opened.documents.get(root).map(|(document, _)| document);
        let mut heads = document.into_iter().flat_map(|document| document.statements_of(Keyword::Policy));
        heads.any(|head| head.children_of(Keyword::Wording).next().is_some())
    }

    /// Whether a policy names the digest of a parent, of which every byte counts; that is not known of one that is not at hand.
    fn names_a_digest(&self, root: FileId) -> bool {
        self.made.policies.get(root).is_none_or(|(policy, _)| policy.parents.iter().any(|parent| parent.digest.is_some()))
    }

    /// Policies that are judged anew with a policy though nothing of it reaches them: what it replaces and is replaced by, those that name it as their parent for a class of information alone, and those above it that ask what stands below them.
    fn around(&self, root: FileId) -> Vec<FileId> {
        let asks = |root: &FileId| self.verdicts.get(*root).is_some_and(|judged| judged.asked_below);
        let above = with_ancestors(&self.opened, [root]).into_iter().filter(asks);
        let for_class = self.children.for_class(root).iter().flat_map(|&child| std::iter::once(child).chain(self.children.below(child)));
        above.chain(self.replacements.of(root).iter().copied()).chain(for_class).collect()
    }

    /// Judges what is not judged.
    fn refresh(&mut self) {
        let waiting: Vec<FileId> = self.waiting().collect();
        for roots in waiting.chunks(PORTION) {
            self.judge(roots);
        }
    }

    /// The policies that are not judged, by their roots.
    fn waiting(&self) -> impl Iterator<Item = FileId> {
        self.opened.paths.roots().iter().copied().filter(|root| self.verdicts.get(*root).is_none())
    }

    /// Judges policies, by their roots.
    fn judge(&mut self, roots: &[FileId]) {
        let around = Around { host: &*self.host, replacements: &self.replacements, children: &self.children };
        let contained = contained::judge(&around, &mut self.opened, &mut self.made, roots, &[]);
        for (root, verdict) in contained.verdicts {
            let (led_to, asked_below) = (led_to(&self.opened, root), contained.asked.contains(&root));
            let judged = Judged { verdict, led_to, asked_below, reworded: self.reworded.len() };
            self.verdicts.insert(root, judged);
            self.changed.extend(self.opened.paths.members(root));
        }
    }

    /// Where the places are now that a verdict speaks of; none where they did not move.
    fn places(&self, judged: &Judged) -> Option<Places> {
        let since: Arc<[Reworded]> = self.reworded.get(judged.reworded..).filter(|since| !since.is_empty())?.into();
        Some(Arc::new(move |span| since.iter().fold(span, |span, reworded| reworded.moved(span))))
    }

    /// What is found in the whole repository, sorted by path, line, column and rule.
    pub fn findings(&mut self) -> Vec<Diagnostic> {
        let files = self.opened.files.clone();
        let mut findings = self.tell(&files).findings;
        findings.extend(self.opened.trouble.iter().chain(&self.opened.loosened).cloned());
        super::sort(&mut findings, &self.opened.sources);
        findings
    }

    /// On what grounds something is no finding in the whole repository.
    pub fn grounds(&mut self) -> Grounds {
        let files = self.opened.files.clone();
        let mut grounds = self.tell(&files).grounds;
        grounds.unread = self.opened.left_out();
        grounds
    }

    /// What is found in the file at a path, in the same order.
    pub fn findings_in(&mut self, path: &str) -> Vec<Diagnostic> {
        let file = self.ids.get(path).copied().filter(|file| self.opened.paths.survey(*file).is_some());
        self.findings_of(&Vec::from_iter(file))
    }

    /// The files of the policy of a file and of those on which it bears, that policy's own first; all files where it is of no policy.
    pub(crate) fn bearing(&self, file: FileId) -> Vec<FileId> {
        let Some(root) = self.opened.paths.root_of(file) else { return self.opened.files.clone() };
        let below = self.children.below(root).chain(self.around(root)).chain(self.opened.paths.titled_alike(root));
        let roots: BTreeSet<FileId> = below.filter(|other| *other != root).collect();
        std::iter::once(root).chain(roots).flat_map(|root| self.opened.paths.members(root).iter().copied()).collect()
    }

    /// What is found in some files, in the order of a run.
    pub(crate) fn findings_of(&mut self, files: &[FileId]) -> Vec<Diagnostic> {
        let mut findings = self.tell(files).findings;
        super::sort(&mut findings, &self.opened.sources);
        findings
    }

    fn tell(&mut self, files: &[FileId]) -> Told {
        self.refresh();
        self.told(files)
    }

    /// What is told of files; what is not judged among them is told as far as it was read.
    fn told(&mut self, files: &[FileId]) -> Told {
        self.opened.load(&*self.host, files);
        let wanted: BTreeSet<FileId> = files.iter().copied().collect();
        let mut found = Found::default();
        for finding in self.opened.found.iter().filter(|finding| wanted.contains(&finding.span.file)) {
            found.add(finding.clone());
        }
        // What is found of a policy stands in its own files.
        let roots: BTreeSet<FileId> = files.iter().filter_map(|&file| self.opened.paths.root_of(file)).collect();
        for judged in roots.iter().filter_map(|&root| self.verdicts.get(root)) {
            let moved = self.places(judged);
            let moved = |finding: Diagnostic| if let Some(places) = &moved { finding.moved(places) } else { finding };
            judged.verdict.findings.iter().cloned().for_each(|finding| found.add(moved(finding)));
        }
        for (&root, judged) in roots.iter().filter_map(|root| Some((root, self.verdicts.get(*root)?))) {
            found.counts.insert(root, (judged.verdict.counts.clone(), judged.verdict.grounds));
        }
        told(&self.opened, files, &mut found)
    }
}

/// Where the paths of a policy lead.
fn led_to(opened: &Opened, root: FileId) -> Vec<Lead> {
    let (paths, sources) = (&opened.paths, &opened.sources);
    let lead = |from: FileId, written: &str| {
        let found = paths.find(sources, from, written).map_err(|_| ())?;
        Ok(found.and_then(|found| Some((found, paths.root_of(found), paths.survey(found)?.kind, paths.is_beyond(root, found)))))
    };
    let members = paths.members(root).iter().filter_map(|&file| Some((file, paths.survey(file)?)));
    let includes = members.flat_map(|(file, survey)| survey.includes.iter().map(move |written| (file, written)));
    let inherits = paths.survey(root).into_iter().flat_map(|survey| &survey.inherits).map(|named| (root, &named.path));
    includes.chain(inherits).map(|(from, written)| lead(from, written)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::io::Memory;

    const PARENT: &str = "規程 「法人規程」 {\n  機関 法人 「緑会」\n  準拠 mhlw-6.0\n}\n条 「監査」 {\n  項 「監査を行う。」\n}\n条 「認証」 {\n  対策 パスワード { 最短文字数 13文字 }\n  項 「13文字以上とする。」\n}\n";
    const CHILD: &str = "規程 「病院規程」 {\n  機関 病院 「緑病院」\n  継承 「parent.kitei」\n}\n条 「認証」 {\n  対策 パスワード { 最短文字数 8文字 }\n  項 「8文字以上とする。」\n}\n";

    fn opened(parent: &str) -> Workspace {
        let files = Memory::new([("parent.kitei", parent), ("a.kitei", CHILD), ("b.kitei", CHILD)]);
        let options = Options::new("/", date(2026, 11, 22));
        Workspace::open(Box::new(files), &options)
    }

    /// The policies that have to be judged, and what is then found.
    fn judged(workspace: &mut Workspace) -> (usize, Vec<Diagnostic>) {
        let roots = workspace.opened.paths.roots();
        let waiting = roots.iter().filter(|root| workspace.verdicts.get(**root).is_none()).count();
        (waiting, workspace.findings())
    }

    #[test]
    fn what_nobody_below_sees_is_judged_where_it_stands_and_moves_what_is_told_of_it() {
        let mut workspace = opened(PARENT);
        assert_eq!(judged(&mut workspace).0, 3);
        let is_weakened = |finding: &Diagnostic| finding.rule.name == "inheritance/weakened";
        let mut text = PARENT.to_owned();
        for (from, to, again) in [
            ("監査を行う", "内部の監査を毎年行う", 1),
            ("毎年行う", "定期に行う", 1),
            ("内部の監査を定期に行う", "監査を行わない", 3),
            ("13文字 }", "14文字 }", 3),
            ("「監査」", "「内部監査」", 3),
        ] {
            text = text.replace(from, to);
            workspace.set_text("parent.kitei", Some(&text));
            let (waiting, found) = judged(&mut workspace);
            assert_eq!(waiting, again, "{from} -> {to}");
            assert_eq!(found, opened(&text).findings(), "{from} -> {to}");
            let at = |finding: &Diagnostic| workspace.sources().text(finding.labels.first().unwrap().span).to_owned();
            assert_eq!(found.iter().filter(|finding| is_weakened(finding)).map(at).collect::<Vec<_>>().len(), 2);
        }
    }

    /// Of a hundred policies of one title an edit of each would else have all judged anew.
    #[test]
    fn policies_of_one_title_are_judged_anew_with_each_other_where_a_head_changes() {
        let mut workspace = opened(PARENT);
        judged(&mut workspace);
        workspace.set_text("a.kitei", Some(&CHILD.replace("8文字 }", "9文字 }")));
        assert_eq!(judged(&mut workspace).0, 1);
        workspace.set_text("a.kitei", Some(&CHILD.replace("病院規程", "別の規程")));
        assert_eq!(judged(&mut workspace).0, 2);
    }

    #[test]
    fn rewordings_are_followed_only_so_far() {
        let mut workspace = opened(PARENT);
        let mut text = PARENT.to_owned();
        for nth in 0..FOLLOWED + 3 {
            judged(&mut workspace);
            text = PARENT.replace("監査を行う", &format!("監査を{}行う", "必ず".repeat(nth % 7)));
            workspace.set_text("parent.kitei", Some(&text));
            assert!(workspace.reworded.len() <= FOLLOWED);
        }
        assert_eq!(judged(&mut workspace).1, opened(&text).findings());
    }
}
