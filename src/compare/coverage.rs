//! Requirements that came out otherwise, for the institution of a policy and for each facility that is judged by itself.

use std::collections::{BTreeMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

use crate::answer::Outcome;
use crate::answer::difference::{self, Turn, Way};
use crate::checks::Context;
use crate::checks::coverage::{self, Judged};
use crate::checks::facility::judged_for;
use crate::diagnostic::{Lang, Text};
use crate::model::item;
use crate::model::standard::Point;

/// Texts that the turns of many policies share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    requirements: HashSet<Arc<str>>,
    titles: HashSet<Arc<Text>>,
}

fn shared<T: ?Sized + Eq + Hash>(known: &mut HashSet<Arc<T>>, one: impl Into<Arc<T>>) -> Arc<T> {
    let one = one.into();
    match known.get(&one) {
        Some(known) => Arc::clone(known),
        None => {
            known.insert(Arc::clone(&one));
            one
        }
    }
}

/// The requirements whose outcome differs; a side that is not there asks nothing.
pub(super) fn turns(index: usize, old: Option<&Context<'_>>, new: Option<&Context<'_>>, shared: &mut Shared) -> Vec<Turn> {
    let (before, after) = (old.map(standings).unwrap_or_default(), new.map(standings).unwrap_or_default());
    let keys: Vec<&Key> = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key))).collect();
    let mut turns: Vec<(&Key, Turn)> =
        keys.into_iter().filter_map(|key| Some((key, turn(index, before.get(key), after.get(key), shared)?))).collect();
    turns.sort_by_key(|(key, turn)| (key.0.clone(), turn.way));
    turns.into_iter().map(|(_, turn)| turn).collect()
}

/// The facility, then the requirement, the same in whatever edition, and the edition where several are conformed to.
type Key = (Option<String>, String, Option<String>);

/// What came of a requirement on one side.
struct Standing<'a> {
    facility: Option<String>,
    judged: Judged<'a>,
    /// The points that are met.
    met: Vec<difference::Point>,
}

fn standings<'a>(cx: &Context<'a>) -> BTreeMap<Key, Standing<'a>> {
    let mut all = BTreeMap::new();
    for (facility, cx) in judged_for(cx) {
        for judged in coverage::judge(&cx) {
            let place = facility.map(|facility| facility.key.to_string());
            let mut key = (place, judged.requirement.id.to_string(), None);
            if all.contains_key(&key) {
                key.2 = Some(judged.standard.id.to_string());
            }
            let facility = facility.map(|facility| facility.called().to_owned());
            let met = judged.parts.iter().filter(|part| part.is_met()).filter_map(|part| part.point).map(point).collect();
            all.insert(key, Standing { facility, judged, met });
        }
    }
    all
}

/// 経営管理編3.1.2②「…」
fn title(judged: &Judged<'_>) -> Text {
    let number = |lang| item::official(judged.standard, judged.index, None, lang);
    let title = &judged.requirement.title;
    Text::new(format!("{}「{}」", number(Lang::Ja), title.ja), format!("{} \"{}\"", number(Lang::En), title.en))
}

/// A point: a letter with its title, or the title of what has no letter but a handle of the pack's own.
fn point(point: &Point) -> difference::Point {
    let Point { key, title, .. } = point;
    let text = if key.chars().count() == 1 {
        Text::new(format!("{key}「{}」", title.ja), format!("{key} \"{}\"", title.en))
    } else {
        Text::new(format!("「{}」", title.ja), format!("\"{}\"", title.en))
    };
    difference::Point { key: key.to_string(), text }
}

fn turn(index: usize, before: Option<&Standing<'_>>, after: Option<&Standing<'_>>, texts: &mut Shared) -> Option<Turn> {
    let (was, is) = (before.map(|standing| standing.judged.outcome), after.map(|standing| standing.judged.outcome));
    let met = |standing: Option<&Standing<'_>>| standing.map(|standing| standing.met.clone()).unwrap_or_default();
    let (met_before, met_after) = (met(before), met(after));
    let only = |one: &[difference::Point], other: &[difference::Point]| {
        one.iter().filter(|point| !other.contains(point)).cloned().collect::<Vec<_>>()
    };
    let (lost, gained) = (only(&met_before, &met_after), only(&met_after, &met_before));
    let (way, points) = match (rank(was), rank(is)) {
        (Rank::NotAsked, Rank::NotAsked) => return None,
        // A parent that claims no longer is not judged; what was met there is lost there.
        (Rank::Met | Rank::Partly, Rank::NotAsked) if is.is_none() => (Way::Lost, Vec::new()),
        (Rank::NotAsked, Rank::Met | Rank::Partly) if was.is_none() => (Way::Gained, Vec::new()),
        (_, Rank::NotAsked) => (Way::ApplicabilityLost, Vec::new()),
        (Rank::NotAsked, _) => (Way::ApplicabilityGained, Vec::new()),
        (one, other) if other < one => (Way::Lost, lost),
        (one, other) if one < other => (Way::Gained, gained),
        (Rank::Partly, Rank::Partly) if !lost.is_empty() => (Way::Lost, lost),
        (Rank::Partly, Rank::Partly) if !gained.is_empty() => (Way::Gained, gained),
        _ if was != is => (Way::Changed, Vec::new()),
        _ => return None,
    };
    let standing = after.or(before)?;
    Some(Turn {
        policy: index,
        facility: standing.facility.clone(),
        way,
        requirement: shared(&mut texts.requirements, standing.judged.standard.path_of(standing.judged.index)),
        title: shared(&mut texts.titles, title(&standing.judged)),
        before: difference::Outcome(was),
        after: difference::Outcome(is),
        points,
    })
}

/// How far an outcome meets what is asked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    NotAsked,
    Open,
    Partly,
    Met,
}

fn rank(outcome: Option<Outcome>) -> Rank {
    match outcome {
        None | Some(Outcome::NotApplicable | Outcome::OutOfScope) => Rank::NotAsked,
        Some(
            Outcome::Covered | Outcome::CoveredByEquivalence | Outcome::CoveredByWording | Outcome::Inherited | Outcome::InheritedByWording,
        ) => Rank::Met,
        Some(Outcome::Unsaid | Outcome::Partly | Outcome::Unclaimed) => Rank::Partly,
        Some(Outcome::Unmet | Outcome::Missing | Outcome::Delegated | Outcome::Excepted | Outcome::Unknown) => Rank::Open,
    }
}
