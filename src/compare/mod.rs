//! What changed between two policies, two repositories of policies, or two git revisions of one: in terms of what holds for each
//! policy in the end, of strictness, and of the requirements that are met. Both sides are judged in memory on one day, each with
//! its own configuration.

mod annexed;
mod articles;
mod coverage;
mod declarations;
pub(crate) mod editions;
mod entities;
mod facts;
mod head;
mod inherited;
mod matching;
mod named;
mod pair;
mod paired;
mod repositories;
mod side;
mod translate;
mod values;
mod waived;

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::answer::difference::{Change, Compared, Difference, Effect, Matter};
use crate::checks::Context;
use crate::diagnostic::{Diagnostic, Lang, Severity, Text};
use crate::io::Disk;
use crate::io::git::Git;
use crate::resolve::Resolved;
use crate::resolve::policy::{Policy, PolicyId};
use editions::Conforming;
use matching::{Match, Paths, Seen};
use pair::{Found, Pair, Places, place};
use side::Side;

pub(crate) use side::Unreadable;

/// What is to be compared.
#[derive(Debug, Clone)]
pub struct Request {
    /// The folder from which relative paths start, and in whose repository revisions are looked for.
    pub directory: PathBuf,
    /// The two sides.
    pub sides: Sides,
    /// The day as of which to judge both.
    pub as_of: Option<Date>,
    /// The day it is, where neither the command line nor the configuration of the new side names one.
    pub today: Date,
}

/// Where the two sides are.
#[derive(Debug, Clone)]
pub enum Sides {
    /// Policies, or folders of policies.
    Paths(PathBuf, PathBuf),
    /// Two built-in editions of a standard, by their names.
    Editions(String, String),
    /// A policy, or a folder of policies, as it is and as it would be if it conformed to another edition.
    Conforming {
        /// The policy.
        path: PathBuf,
        /// The edition that it conforms to.
        from: String,
        /// The other edition.
        to: String,
    },
    /// `A..B`, `A...B` (from where the two went apart), or `A` (against the work tree).
    Revisions(String),
}

/// What came of a comparison.
#[derive(Debug)]
pub struct Comparison {
    /// What differs.
    pub difference: Difference,
    /// The day as of which both were judged.
    pub as_of: Date,
    /// The language that the configuration of the new side sets, if it does.
    pub lang: Option<Lang>,
}

/// Compares two sides.
pub fn diff(request: &Request) -> Result<Comparison, Unreadable> {
    if let Sides::Editions(old, new) = &request.sides {
        let as_of = request.as_of.unwrap_or(request.today);
        return Ok(Comparison { difference: editions::between(old, new), as_of, lang: None });
    }
    let (old, new) = sides(request)?;
    let pairs = repositories::pairs(old, new)?;
    if pairs.iter().all(|(old, new)| old.is_empty() && new.is_empty()) {
        return Err(Text::new("どちらの側にも規程のファイルがありません", "there is no policy file on either side").into());
    }
    let day = |new: &Side| request.as_of.or(new.as_of).unwrap_or(request.today);
    let mut difference = Difference { policies: Vec::new(), changes: Vec::new(), coverage: Vec::new(), notes: Vec::new() };
    for (old, new) in &pairs {
        let (was, is) = (old.resolve(day(new)), new.resolve(day(new)));
        let one = Difference { notes: notes(old, new), ..between(&old.seen(&was), &new.seen(&is)) };
        repositories::add(&mut difference, if pairs.len() > 1 { &new.folder } else { "." }, one);
    }
    let days: BTreeMap<&str, Date> = pairs.iter().map(|(_, new)| (new.folder.as_str(), day(new))).collect();
    difference.notes.extend(repositories::days(&days));
    let (as_of, lang) = pairs.first().map_or((request.today, None), |(_, new)| (day(new), new.lang));
    if matches!(request.sides, Sides::Conforming { .. }) {
        // What was asked for is no change of the policy.
        difference.changes.retain(|change| change.matter != Matter::Standard);
    }
    Ok(Comparison { difference, as_of, lang })
}

/// Compares all policies of two repositories.
pub fn compare(old: &Resolved<'_>, new: &Resolved<'_>) -> Difference {
    fn seen<'a>(resolved: &'a Resolved<'a>) -> Seen<'a> {
        let path = |policy: &Policy| resolved.sources.path(policy.file).to_owned();
        Seen { resolved, policies: resolved.iter().map(|(id, policy, _)| (id, path(policy))).collect() }
    }
    between(&seen(old), &seen(new))
}

fn between(old: &Seen<'_>, new: &Seen<'_>) -> Difference {
    let matches = matching::matches(old, new);
    let paths = (old.paths(), new.paths());
    let policies: Vec<Compared> = matches.iter().map(|found| compared(found, old, new, &paths)).collect();
    let places = Places {
        old: matches.iter().enumerate().filter_map(|(index, found)| Some((found.old?, index))).collect(),
        new: matches.iter().enumerate().filter_map(|(index, found)| Some((found.new?, index))).collect(),
    };
    let mut found: Vec<Found> = Vec::new();
    let (mut coverage, mut shared) = (Vec::new(), coverage::Shared::default());
    for (index, Match { old: before, new: after }) in matches.iter().enumerate() {
        let (before, after) = (context(old.resolved, *before), context(new.resolved, *after));
        coverage.extend(coverage::turns(index, before.as_ref(), after.as_ref(), &mut shared));
        match (before, after) {
            (Some(old), Some(new)) => {
                let pair = Pair { index, places: &places, old, new };
                if matches.len() > 1 {
                    found.extend(policies.get(index).and_then(|policy| moved(&pair, policy)).map(Found::from));
                }
                found.extend(changes(&pair));
            }
            (old, new) => found.extend(one_sided(index, old, new).map(Found::from)),
        }
    }
    let changes = inherited::told_once(found, &places, &policies);
    Difference { policies, changes, coverage, notes: Vec::new() }
}

/// Both sides, repository by repository.
fn sides(request: &Request) -> Result<(Vec<Side>, Vec<Side>), Unreadable> {
    let directory = &request.directory;
    let revisions = match &request.sides {
        Sides::Paths(old, new) => {
            let of = |path, other| Side::of_named(directory, path, other, request.today);
            return Ok((of(old, new)?, of(new, old)?));
        }
        Sides::Conforming { path, from, to } => {
            let other = Conforming { from: from.clone(), to: to.clone() };
            return Ok((Side::of_path(&Disk, directory, path, request.today)?, Side::of_path(&other, directory, path, request.today)?));
        }
        // Standards have no sides of policies.
        Sides::Editions(..) => "",
        Sides::Revisions(revisions) => revisions.as_str(),
    };
    let git = Git::around(directory)?;
    let of = |commit: &str| Side::of_commit(&git, commit, request.today);
    let or_head = |revision: &str| git.commit(if revision.is_empty() { "HEAD" } else { revision });
    if let Some((one, other)) = revisions.split_once("...") {
        let (one, other) = (or_head(one)?, or_head(other)?);
        return Ok((of(&git.merge_base(&one, &other)?)?, of(&other)?));
    }
    if let Some((one, other)) = revisions.split_once("..") {
        let (one, other) = (or_head(one)?, or_head(other)?);
        return Ok((of(&one)?, of(&other)?));
    }
    Ok((of(&git.commit(revisions)?)?, Side::of_work_tree(directory, request.today)?))
}

fn context<'a>(resolved: &'a Resolved<'a>, id: Option<PolicyId>) -> Option<Context<'a>> {
    let id = id?;
    let (policy, view) = resolved.get(id)?;
    Some(Context::new(resolved, id, policy, view))
}

fn compared(found: &Match, old: &Seen<'_>, new: &Seen<'_>, (was, is): &(Paths<'_>, Paths<'_>)) -> Compared {
    let path = |paths: &Paths<'_>, id: Option<PolicyId>| Some((*paths.get(&id?)?).to_owned());
    let title = |seen: &Seen<'_>, id: Option<PolicyId>| Some(seen.resolved.policy(id?)?.title.clone());
    Compared {
        title: title(new, found.new).or_else(|| title(old, found.old)).unwrap_or_default(),
        old: path(was, found.old),
        new: path(is, found.new),
    }
}

/// A policy that lies elsewhere now.
fn moved(pair: &Pair<'_>, policy: &Compared) -> Option<Change> {
    let path = |path: &Option<String>| path.as_deref().map(Text::same);
    let change = pair.change(Effect::Neutral, Matter::Policy, Text::new("規程のファイル", "file of the policy"));
    (policy.old != policy.new).then(|| Change { before: path(&policy.old), after: path(&policy.new), ..change })
}

/// Every change of a policy that is on both sides.
fn changes(pair: &Pair<'_>) -> Vec<Found> {
    let mut found = declarations::changes(pair);
    // What the head says of the document that the file itself is, is told as that document's.
    let told: Vec<_> = found.iter().map(|found| (found.change.old.clone(), found.change.new.clone())).collect();
    let head = head::changes(pair)
        .into_iter()
        .filter(|change| change.matter != Matter::Head || !told.contains(&(change.old.clone(), change.new.clone())));
    let others =
        head.chain(waived::changes(pair)).chain(facts::changes(pair)).chain(entities::changes(pair)).chain(articles::changes(pair));
    let others = others.chain(annexed::changes(pair));
    found.extend(others.map(Found::from));
    found
}

/// A policy that is on one side only.
fn one_sided(index: usize, old: Option<Context<'_>>, new: Option<Context<'_>>) -> Option<Change> {
    let effect = if new.is_some() { Effect::Strengthened } else { Effect::Weakened };
    let policy = new.or(old)?.policy;
    let there = |_: &Context<'_>| Text::new("あり", "present");
    Some(Change {
        policy: index,
        effect,
        matter: Matter::Policy,
        subject: Text::new(format!("規程「{}」", policy.title), format!("policy \"{}\"", policy.title)),
        before: old.as_ref().map(there),
        after: new.as_ref().map(there),
        note: None,
        old: old.as_ref().and_then(|cx| place(cx, cx.policy.header)),
        new: new.as_ref().and_then(|cx| place(cx, cx.policy.header)),
        reaches: Vec::new(),
    })
}

/// What makes the comparison less certain than it looks.
fn notes(old: &Side, new: &Side) -> Vec<Text> {
    let mut notes: Vec<Text> = Vec::new();
    for note in old.notes.iter().chain(&new.notes) {
        if !notes.contains(note) {
            notes.push(note.clone());
        }
    }
    for (side, ja, en) in [(old, "旧", "old"), (new, "新", "new")] {
        let unread = |finding: &&Diagnostic| finding.rule.family() == "syntax" && finding.severity == Severity::Error;
        let count = side.opened.found().filter(unread).count();
        if count > 0 {
            notes.push(Text::new(
                format!("{ja}の側に読み取れない箇所が {count} か所あります。kitei check で確かめてください"),
                format!("the {en} side has {count} unreadable {}; see kitei check", if count == 1 { "place" } else { "places" }),
            ));
        }
    }
    notes
}
