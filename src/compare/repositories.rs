//! Several repositories: each is compared with what it was, and what comes of all of them is one difference.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::side::{Side, Unreadable};
use crate::answer::difference::Difference;
use crate::diagnostic::Text;

/// The repositories of both sides, each with what it was: by their folders, which may be there on one side alone. Where each side has but
/// one, they are the same, wherever they lie.
pub(super) fn pairs(mut old: Vec<Side>, mut new: Vec<Side>) -> Result<Vec<(Side, Side)>, Unreadable> {
    if let ([_], [_]) = (&*old, &*new) {
        return Ok(old.into_iter().zip(new).collect());
    }
    let folders = |sides: &[Side]| sides.iter().map(|side| side.folder.clone()).collect::<BTreeSet<String>>();
    let (was, is) = (folders(&old), folders(&new));
    // A repository that was split, or several that became one: its policies would look as if they had gone and come.
    let holds = |outer: &str, inner: &str| outer == "." || inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'));
    let (only_was, only_is) = (|| was.difference(&is), || is.difference(&was));
    let is_moved = only_was().any(|one| is.iter().any(|other| holds(one, other) || holds(other, one)))
        || only_is().any(|one| was.iter().any(|other| holds(one, other) || holds(other, one)));
    if is_moved {
        let (was, is) = (was.into_iter().collect::<Vec<_>>(), is.into_iter().collect::<Vec<_>>());
        return Err(Unreadable::Told(Text::new(
            format!(
                "リポジトリの分け方が変わっています（旧：{}、新：{}）。比べるフォルダーを指定してください",
                was.join("、"),
                is.join("、")
            ),
            format!(
                "the repositories begin in other folders (old: {}; new: {}): name the folders to compare",
                was.join(", "),
                is.join(", ")
            ),
        )));
    }
    let take = |sides: &mut Vec<Side>, folder: &str| {
        let at = sides.iter().position(|side| side.folder == folder);
        at.map_or_else(|| Side::empty(folder), |at| sides.swap_remove(at))
    };
    Ok(was.union(&is).map(|folder| (take(&mut old, folder), take(&mut new, folder))).collect())
}

/// Adds what differs in one repository, its paths as seen from where one stands.
pub(super) fn add(all: &mut Difference, folder: &str, one: Difference) {
    let Difference { mut policies, mut changes, mut coverage, notes } = one;
    let before = all.policies.len();
    let see = |path: &mut String| {
        if folder != "." {
            path.insert_str(0, &format!("{folder}/"));
        }
    };
    for policy in &mut policies {
        policy.old.iter_mut().chain(&mut policy.new).for_each(see);
    }
    for change in &mut changes {
        change.policy += before;
        change.reaches.iter_mut().for_each(|reached| *reached += before);
        change.old.iter_mut().chain(&mut change.new).for_each(|place| see(&mut place.path));
    }
    for turn in &mut coverage {
        turn.policy += before;
    }
    all.policies.append(&mut policies);
    all.changes.append(&mut changes);
    all.coverage.append(&mut coverage);
    for note in notes {
        if !all.notes.contains(&note) {
            all.notes.push(note);
        }
    }
}

/// That repositories were compared on days of their own, where that is so.
pub(super) fn days(days: &BTreeMap<&str, Date>) -> Option<Text> {
    let different: BTreeSet<Date> = days.values().copied().collect();
    (different.len() > 1).then(|| {
        let each: Vec<String> = days.iter().map(|(folder, day)| format!("{folder} {day}")).collect();
        Text::new(
            format!("リポジトリごとに基準日が異なります（{}）", each.join("、")),
            format!("each repository is compared as of its own day ({})", each.join(", ")),
        )
    })
}
