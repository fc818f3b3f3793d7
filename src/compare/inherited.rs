//! A change that comes from above is told once, at the policy that made it, with the policies below that it reaches.

use std::collections::HashMap;

use super::pair::{Found, Origin, Places};
use crate::answer::difference::{Change, Compared, Effect, Matter, Place};
use crate::diagnostic::Text;

/// The changes of all policies, each told where it was made.
pub(super) fn told_once(found: Vec<Found>, places: &Places, policies: &[Compared]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut known: HashMap<(usize, Signature), usize> = HashMap::new();
    // Those of the policies' own first: that of a parent may be read after its child's.
    let (own, inherited): (Vec<Found>, Vec<Found>) = found.into_iter().partition(|found| found.origin.is_none());
    for Found { change, .. } in own {
        known.entry((change.policy, signature(&change))).or_insert(changes.len());
        changes.push(change);
    }
    for Found { mut change, origin } in inherited {
        let Some(origin) = origin else { continue };
        let above = above(origin, places);
        let told = above.and_then(|above| known.get(&(above, signature(&change)))).and_then(|&at| changes.get_mut(at));
        if let Some(told) = told {
            if !told.reaches.contains(&change.policy) {
                told.reaches.push(change.policy);
            }
            continue;
        }
        if let Some(above) = above.and_then(|above| policies.get(above)) {
            let title = &above.title;
            change.note =
                change.note.or_else(|| Some(Text::new(format!("上位規程「{title}」の定め"), format!("laid down by \"{title}\""))));
        }
        changes.push(change);
    }
    for change in &mut changes {
        change.reaches.sort_unstable();
    }
    changes.sort_by(|one, other| in_order(one).cmp(&in_order(other)));
    changes
}

/// By policy and effect, then as one reads them.
fn in_order(change: &Change) -> (usize, Effect, Option<&Place>) {
    (change.policy, change.effect, change.new.as_ref().or(change.old.as_ref()))
}

type Signature = (Matter, Effect, Text, Option<Text>, Option<Text>);

fn signature(change: &Change) -> Signature {
    (change.matter, change.effect, change.subject.clone(), change.before.clone(), change.after.clone())
}

/// The policy above that made the change, where it is compared too.
fn above(origin: Origin, places: &Places) -> Option<usize> {
    let new = origin.new.and_then(|policy| places.new.get(&policy));
    new.or_else(|| origin.old.and_then(|policy| places.old.get(&policy))).copied()
}
