//! Who holds a role in the end. A role that another role holds is held by whoever holds that one; a circle of roles is held by nobody.

use std::collections::{BTreeMap, BTreeSet};

use super::effective::{Declarations, Key};
use crate::model::value::{Name, Value};
use crate::model::vocabulary::{NameId, Vocabulary};
use crate::syntax::keyword::Keyword;
use crate::text::look_up_key;

/// The roles that hold each other in a circle; that they are held counts as undecided.
pub(super) fn settle(all: &mut Declarations, vocabulary: &Vocabulary) -> BTreeSet<NameId> {
    let held_by = vocabulary.known().held_by;
    let roles = || all.values().filter(|declared| declared.key.kind == Keyword::Role);
    let titles: BTreeMap<String, NameId> =
        roles().filter_map(|declared| Some((look_up_key(declared.title.as_deref()?).into_owned(), declared.key.name))).collect();
    let mut holders: BTreeMap<NameId, Vec<Option<NameId>>> = BTreeMap::new();
    for declared in roles() {
        let values = held_by.and_then(|attribute| declared.values.get(&attribute));
        let names = values.into_iter().flatten().filter_map(|held| held.value.as_ref()?.names());
        // What is no role (a post, a person, a committee) holds it for certain.
        let role_of = |name: &Name| match name {
            Name::Known(name) => (vocabulary.name_entry(*name).kind == Keyword::Role).then_some(*name),
            Name::Own(key) => titles.get(&**key).copied(),
            // That of another policy is held by whoever holds it there.
            Name::Of(_) => None,
        };
        holders.entry(declared.key.name).or_default().extend(names.flatten().map(role_of));
    }
    let unheld: BTreeSet<NameId> = holders.keys().copied().filter(|role| !is_held(*role, &holders, &mut BTreeSet::new())).collect();
    let circle: Vec<Key> = roles().map(|declared| &declared.key).filter(|key| unheld.contains(&key.name)).cloned().collect();
    for key in circle {
        let Some((attribute, declared)) = held_by.zip(all.change(&key)) else { continue };
        for held in declared.values.get_mut(&attribute).into_iter().flatten() {
            held.value = Some(Value::Undecided);
        }
    }
    unheld
}

/// Whether somebody holds a role. That nobody is said to hold one, or that it is declared nowhere, is told elsewhere.
fn is_held(role: NameId, holders: &BTreeMap<NameId, Vec<Option<NameId>>>, seen: &mut BTreeSet<NameId>) -> bool {
    if !seen.insert(role) {
        return false;
    }
    let Some(held_by) = holders.get(&role).filter(|held_by| !held_by.is_empty()) else { return true };
    held_by.iter().any(|holder| holder.is_none_or(|holder| is_held(holder, holders, seen)))
}
