//! The policies of a repository as they inherit from each other, with what each changes and what is found in it.

use std::collections::BTreeSet;
use std::ops::AddAssign;
use std::sync::Arc;

use crate::answer::lineage::{Link, Member, Overrides, Parent, Totals};
use crate::checks::{Context, inheritance};
use crate::config::Options;
use crate::diagnostic::{Diagnostic, Findings, Lang, Rule, Text};
use crate::io::{self, Host};
use crate::model::order::Comparison;
use crate::model::vocabulary::Direction;
use crate::resolve::policy::{self, Mode, Policy, PolicyId};
use crate::resolve::{CYCLE, NOT_FOLLOWED, OUTSIDE_ROOT, Resolved, digest};
use crate::syntax::document::{Document, Statement};
use crate::syntax::keyword::Keyword;
use crate::text::{ByFile, FileId, Sources, Span};
use crate::workspace::opened::Opened;
use crate::workspace::stream::{Retention, stream};
use crate::workspace::{repositories, sort};

/// What a run gives back.
#[derive(Debug)]
pub(crate) struct Lineage {
    /// The policies asked for and those above them, in the order of their paths.
    pub members: Vec<Member>,
    /// The texts.
    pub sources: Arc<Sources>,
    /// The day as of which was judged.
    pub as_of: jiff::civil::Date,
    /// The language that the configuration sets, if it does.
    pub lang: Option<Lang>,
    /// What of the run itself went wrong.
    pub trouble: Vec<Diagnostic>,
}

/// Reads and judges the policies that the options name, and those that they inherit from, in all repositories in which they lie.
pub(crate) fn tree(options: &Options) -> Lineage {
    let host = io::host(options);
    let mut all: Option<Lineage> = None;
    for options in repositories(&host, options) {
        let beside = all.as_ref().map_or_else(Sources::default, |all| (*all.sources).clone());
        let next = of_one(&host, Opened::open_locked(&host, &options, beside));
        all = Some(match all {
            Some(all) => all.and(next),
            None => next,
        });
    }
    all.unwrap_or_else(|| of_one(&host, Opened::open_locked(&host, options, Sources::default())))
}

impl Lineage {
    /// That of two repositories.
    fn and(mut self, mut other: Self) -> Self {
        let before = self.members.len();
        for link in other.members.iter_mut().flat_map(|member| &mut member.links) {
            if let Parent::Found(place) = &mut link.parent {
                *place += before;
            }
        }
        self.members.append(&mut other.members);
        self.trouble.append(&mut other.trouble);
        Self { sources: other.sources, lang: self.lang.or(other.lang), ..self }
    }
}

fn of_one(host: &dyn Host, mut opened: Opened) -> Lineage {
    let mut trouble = std::mem::take(&mut opened.trouble);
    opened.loosened.clear();
    // Whoever stands above what is asked for is shown too, with what is found in it.
    let all = opened.files.iter().map(|&file| (file, ())).collect();
    let asked = std::mem::replace(&mut opened.reported, all);
    // Counted portion by portion: all findings at once would take a hundred times the memory of the texts.
    let mut counted: ByFile<Counted> = ByFile::default();
    stream(host, &mut opened, Retention::Keep, |_, told| {
        for finding in &told.findings {
            *counted.entry(finding.span.file) += Counted::of(finding);
        }
    });
    opened.load_all(host);
    let mut linked = Findings::default();
    let resolved = opened.resolve(&mut linked);
    let is_asked_for = |policy: &Policy| policy.documents.iter().any(|&file| asked.get(file).is_some());
    let mut shown: ByFile<()> = ByFile::default();
    let mut waiting: Vec<PolicyId> = resolved.iter().filter(|(_, policy, _)| is_asked_for(policy)).map(|(id, ..)| id).collect();
    while let Some(id) = waiting.pop() {
        if shown.get(id.0).is_none() {
            shown.insert(id.0, ());
            waiting.extend(resolved.parents(id).filter_map(|(_, parent)| parent));
        }
    }
    let shown: Vec<PolicyId> = resolved.iter().map(|(id, ..)| id).filter(|id| shown.get(id.0).is_some()).collect();
    let places = shown.iter().enumerate().map(|(place, id)| (id.0, place)).collect();
    let mut links: ByFile<Vec<&Diagnostic>> = ByFile::default();
    for finding in linked.iter() {
        links.entry(finding.span.file).push(finding);
    }
    let reading = Reading { resolved: &resolved, links: &links, counted: &counted, places: &places };
    let members = shown.iter().filter_map(|&id| reading.member(id)).collect();
    let (as_of, lang) = (opened.as_of, opened.lang());
    sort(&mut trouble, &opened.sources);
    Lineage { members, as_of, lang, trouble, sources: opened.sources }
}

/// What was found, counted.
#[derive(Debug, Clone, Copy, Default)]
struct Counted {
    totals: Totals,
    /// Things that parents delegate and nobody took up.
    open: usize,
}

impl Counted {
    fn of(finding: &Diagnostic) -> Self {
        Self { totals: Totals::of([finding]), open: usize::from(*finding.rule == inheritance::unimplemented_delegation::RULE) }
    }
}

impl AddAssign for Counted {
    fn add_assign(&mut self, other: Self) {
        self.totals += other.totals;
        self.open += other.open;
    }
}

struct Reading<'r, 'a> {
    resolved: &'r Resolved<'a>,
    /// What was found in each file while parents were looked for.
    links: &'r ByFile<Vec<&'r Diagnostic>>,
    /// What was found in each file.
    counted: &'r ByFile<Counted>,
    /// Where a policy stands among the members.
    places: &'r ByFile<usize>,
}

impl Reading<'_, '_> {
    fn member(&self, id: PolicyId) -> Option<Member> {
        let resolved = self.resolved;
        let (policy, view) = resolved.get(id)?;
        let vocabulary = resolved.vocabulary;
        let root = policy.documents.first().and_then(|&root| resolved.documents.get(root))?;
        let files: BTreeSet<FileId> = policy.files().collect();
        let mut found = Counted::default();
        files.iter().filter_map(|file| self.counted.get(*file)).for_each(|counted| found += *counted);
        let mut overrides = overrides(&Context::new(resolved, id, policy, view));
        overrides.open = found.open;
        let spelled = |kind| vocabulary.institution_spelling(kind);
        Some(Member {
            file: policy.file,
            title: policy.title.clone(),
            as_of: resolved.as_of,
            institution: policy.institution.map(|(kind, _)| Text::new(&*spelled(kind).ja, &*spelled(kind).en)),
            version: policy.version.as_ref().map(|(version, _)| version.to_string()),
            effective: policy.head.effective.map(|(day, _)| day.to_string()),
            standards: view.standards.iter().filter_map(|&(index, _)| Some(resolved.standards.get(index)?.id.to_string())).collect(),
            digest: digest::of_policy(policy, &resolved.documents),
            links: resolved.parents(id).map(|(parent, found)| self.link(root, parent, found)).collect(),
            overrides,
            findings: found.totals,
        })
    }

    fn link(&self, root: &Document, parent: &policy::Parent, found: Option<PolicyId>) -> Link {
        let statement = inherits(root, parent.span);
        let written = statement.and_then(|statement| statement.operands().first()).map_or_else(String::new, |path| path.text.to_owned());
        let linked = || self.links.get(root.file).into_iter().flatten();
        let raised = |rule: &Rule| linked().any(|finding| finding.rule == rule && parent.span.contains(finding.span));
        let found = found.and_then(|id| self.places.get(id.0).copied());
        Link {
            written,
            parent: match found {
                Some(place) => Parent::Found(place),
                None if raised(&CYCLE) => Parent::Cycle,
                None if raised(&OUTSIDE_ROOT) => Parent::OutsideRoot,
                None if raised(&NOT_FOLLOWED) => Parent::NotFollowed,
                None => Parent::NotFound,
            },
            short: parent.short.as_ref().map(|(short, _)| short.to_string()),
            version: parent.version.as_ref().map(|(version, _)| version.to_string()),
            class: statement.filter(|_| parent.for_class).and_then(|statement| {
                let clause = statement.clause(Keyword::ForClass)?;
                Some(clause.operands.text().to_owned())
            }),
        }
    }
}

/// The `inherits` of a head whose operands stand in a place.
fn inherits(root: &Document, span: Span) -> Option<Statement<'_>> {
    let head = root.statements_of(Keyword::Policy).next()?;
    head.children_of(Keyword::Inherits).find(|inherits| inherits.operands().span() == span)
}

/// What a policy's own values are to those above them.
fn overrides(cx: &Context<'_>) -> Overrides {
    let mut overrides = Overrides::default();
    for change in inheritance::changes(cx) {
        let is_free = cx.resolved.vocabulary.attribute(change.attribute).direction == Direction::Free;
        let place = match (change.comparison, change.above.mode) {
            (Comparison::Equal, _) => &mut overrides.same,
            (_, Mode::Final) => &mut overrides.of_final,
            _ if is_free && change.above.mode != Mode::Default => &mut overrides.free,
            (Comparison::Stricter, _) => &mut overrides.stricter,
            (_, Mode::Default) => &mut overrides.by_default,
            (Comparison::Weaker, _) => &mut overrides.weakened,
            (Comparison::Incomparable, _) => &mut overrides.incomparable,
        };
        *place += 1;
    }
    overrides
}
