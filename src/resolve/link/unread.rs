//! Whether what binds from above was read: a parent that says nothing, or of which something could not be read, would bind nobody
//! without a trace. Told at the link of each policy below, since of the parent alone nothing may be reported.

use std::collections::BTreeSet;

use super::{Links, Paths, inherited};
use crate::diagnostic::Findings;
use crate::resolve::Input;
use crate::resolve::policies::Policies;
use crate::resolve::policy::{Article, Parent, Policy, PolicyId};
use crate::resolve::report::{self, Unread};
use crate::syntax::keyword::Keyword;
use crate::text::{ByFile, FileId, Span};
use crate::wording::says_something;

/// What git-lfs leaves in place of a file that was not fetched begins with this.
const POINTER: &str = "version https://git-lfs.github.com/spec/";

/// Policies that others inherit from, each looked at once.
pub(super) struct Parents<'a> {
    input: &'a Input<'a>,
    paths: &'a Paths,
    policies: &'a Policies,
    unread: ByFile<Option<(Unread, Span)>>,
    /// The nearest of what was not read, at or above a policy. Known of those that have one parent at most, as most have.
    nearest: ByFile<Option<PolicyId>>,
}

impl<'a> Parents<'a> {
    /// None of them was looked at.
    pub(super) fn new(input: &'a Input<'_>, paths: &'a Paths, policies: &'a Policies) -> Self {
        Self { input, paths, policies, unread: ByFile::default(), nearest: ByFile::default() }
    }

    /// Says of each link of a policy what above it was not read; of several things the nearest.
    pub(super) fn check(&mut self, policy: &Policy, links: &Links, findings: &mut Findings) {
        for (parent, id) in policy.parents.iter().zip(links.of(policy.id())).filter(|(parent, _)| !parent.for_class) {
            let Some(target) = id.and_then(|id| self.nearest(id, links)).and_then(|id| self.policies.get(id)) else { continue };
            if let Some((unread, place)) = self.unread(target) {
                report::parent_unread(findings, parent.span, &target.title, unread, place);
            }
        }
    }

    /// The nearest policy that was not read, at or above one.
    fn nearest(&mut self, from: PolicyId, links: &Links) -> Option<PolicyId> {
        let (mut above, mut seen) = (vec![from], BTreeSet::from([from]));
        // Those that one comes by wherever one begins below them.
        let mut passed = 0;
        let mut next = 0;
        let mut found = None;
        while let Some(&at) = above.get(next) {
            let is_alone = passed == next && above.len() == next + 1;
            if let Some(known) = self.nearest.get(at.0).filter(|_| is_alone) {
                found = *known;
                break;
            }
            passed += usize::from(is_alone);
            next += 1;
            if self.policies.get(at).is_some_and(|policy| self.unread(policy).is_some()) {
                found = Some(at);
                break;
            }
            above.extend(links.of(at).iter().flatten().copied().filter(|further| seen.insert(*further)));
        }
        for at in above.into_iter().take(passed) {
            self.nearest.insert(at.0, found);
        }
        found
    }

    fn unread(&mut self, policy: &Policy) -> Option<(Unread, Span)> {
        if let Some(known) = self.unread.get(policy.file) {
            return *known;
        }
        let lost = || lost(self.input, self.paths, policy).map(|place| (Unread::ParentMissing, place));
        let unread = unread(self.input, self.paths, policy).or_else(lost);
        self.unread.insert(policy.file, unread);
        unread
    }
}

/// Where a policy names a parent that is not there, or is not followed. (A parent in a loop is, and is told as such.)
fn lost(input: &Input<'_>, paths: &Paths, policy: &Policy) -> Option<Span> {
    let root = input.documents.get(policy.file)?;
    let leads_to_none = |parent: &&Parent| {
        let named = inherited(root, parent.span).and_then(|word| paths.find(input.sources, policy.file, word.text).ok().flatten());
        named.filter(|found| !paths.is_beyond(policy.file, *found)).and_then(|found| paths.root_of(found)).is_none()
    };
    let lost = policy.parents.iter().filter(|parent| !parent.for_class).find(leads_to_none).map(|parent| parent.span);
    lost.or(policy.further_parents)
}

/// What of a policy was not read, and where.
fn unread(input: &Input<'_>, paths: &Paths, policy: &Policy) -> Option<(Unread, Span)> {
    let blank = policy.documents.iter().find_map(|&file| blank(input, file));
    let missing = || policy.documents.iter().find_map(|&file| paths.missing_part(input.sources, input.documents.get(file)?));
    let damaged = || policy.unknown.binding.first().map(|&place| (Unread::Damaged, place));
    let says = |article: &Article| {
        let document = input.documents.get(article.document);
        let has_wording =
            || article.paragraphs.iter().any(|paragraph| document.is_none_or(|document| says_something(document.text(paragraph.text))));
        !article.deleted && (!article.claims.is_empty() || article.declarations.start < article.declarations.end || has_wording())
    };
    let nothing =
        !policy.articles.iter().any(says) && policy.definitions.is_empty() && policy.parents.is_empty() && !policy.named_standards;
    let silent = || (nothing && policy.conforms.is_empty() && !policy.base_unknown).then_some((Unread::Silent, policy.header));
    let headless = || {
        let root = input.documents.get(policy.file)?;
        let has_head = root.statements_of(Keyword::Policy).next().is_some() || !root.damaged.is_empty();
        (!has_head).then_some((Unread::Headless, policy.header))
    };
    blank.or_else(|| missing().map(|place| (Unread::PartMissing, place))).or_else(damaged).or_else(silent).or_else(headless)
}

/// A document in which nothing stands.
fn blank(input: &Input<'_>, file: FileId) -> Option<(Unread, Span)> {
    let document = input.documents.get(file)?;
    let place = Span::new(file, 0, 0);
    if document.text.starts_with(POINTER) {
        return Some((Unread::Pointer, place));
    }
    (document.statements().next().is_none() && document.damaged.is_empty()).then_some((Unread::Empty, place))
}
