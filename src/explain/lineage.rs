//! The policies of a repository as they inherit from each other, with what each changes and what is found in it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::answer::lineage::{Link, Member, Overrides, Parent, Totals};
use crate::checks::{Context, inheritance, judge_all};
use crate::config::Options;
use crate::diagnostic::{Diagnostic, Findings, Lang, Rule, Text};
use crate::io::{self, Host};
use crate::model::order::Comparison;
use crate::model::vocabulary::Direction;
use crate::resolve::policy::{self, Mode, Policy, PolicyId};
use crate::resolve::{CYCLE, OUTSIDE_ROOT, Resolved, digest};
use crate::syntax::document::{Document, Statement};
use crate::syntax::keyword::Keyword;
use crate::text::{ByFile, FileId, Sources, Span};
use crate::workspace::opened::Opened;
use crate::workspace::stream::{Found, told};
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
    opened.load_all(host);
    let (mut linked, mut judged) = (Findings::default(), Findings::default());
    let resolved = opened.resolve(&mut linked);
    let mut found = Found::default();
    judge_all(&resolved, &mut judged);
    opened.found.iter().chain(linked.iter()).cloned().chain(judged.into_vec()).for_each(|finding| found.add(finding));
    let findings = told(&opened, &opened.files, &mut found).findings;
    let is_asked_for = |policy: &Policy| policy.documents.iter().any(|&file| opened.is_asked_for(file));
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
    let mut of_files: ByFile<Vec<&Diagnostic>> = ByFile::default();
    for finding in &findings {
        of_files.entry(finding.span.file).push(finding);
    }
    let reading = Reading { resolved: &resolved, links: &linked, findings: &of_files, places: &places };
    let members = shown.iter().filter_map(|&id| reading.member(id)).collect();
    let (as_of, lang, mut trouble) = (opened.as_of, opened.lang(), opened.trouble);
    sort(&mut trouble, &opened.sources);
    Lineage { members, as_of, lang, trouble, sources: opened.sources }
}

struct Reading<'r, 'a> {
    resolved: &'r Resolved<'a>,
    /// What was found while parents were looked for.
    links: &'r Findings,
    /// What was found in each file.
    findings: &'r ByFile<Vec<&'r Diagnostic>>,
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
        let found = || files.iter().filter_map(|file| self.findings.get(*file)).flatten().copied();
        let mut overrides = overrides(&Context::new(resolved, id, policy, view));
        overrides.open = found().filter(|finding| *finding.rule == inheritance::unimplemented_delegation::RULE).count();
        let spelled = |kind| vocabulary.institution_spelling(kind);
        Some(Member {
            file: policy.file,
            title: policy.title.clone(),
            institution: policy.institution.map(|(kind, _)| Text::new(&*spelled(kind).ja, &*spelled(kind).en)),
            version: policy.version.as_ref().map(|(version, _)| version.to_string()),
            effective: policy.head.effective.map(|(day, _)| day.to_string()),
            standards: view.standards.iter().filter_map(|&(index, _)| Some(resolved.standards.get(index)?.id.to_string())).collect(),
            digest: digest::of_policy(policy, &resolved.documents),
            links: resolved.parents(id).map(|(parent, found)| self.link(root, parent, found)).collect(),
            overrides,
            findings: Totals::of(found()),
        })
    }

    fn link(&self, root: &Document, parent: &policy::Parent, found: Option<PolicyId>) -> Link {
        let statement = inherits(root, parent.span);
        let written = statement.and_then(|statement| statement.operands().first()).map_or_else(String::new, |path| path.text.to_owned());
        let raised = |rule: &Rule| self.links.iter().any(|finding| finding.rule == rule && parent.span.contains(finding.span));
        let found = found.and_then(|id| self.places.get(id.0).copied());
        Link {
            written,
            parent: match found {
                Some(place) => Parent::Found(place),
                None if raised(&CYCLE) => Parent::Cycle,
                None if raised(&OUTSIDE_ROOT) => Parent::OutsideRoot,
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
