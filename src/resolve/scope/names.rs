//! The names that one policy brings in, whatever it inherits.

use std::sync::Arc;

use crate::model::value::{Name, Value};
use crate::model::vocabulary::{NameId, Vocabulary};
use crate::resolve::arena::Arena;
use crate::resolve::policy::{Declaration, Entity};
use crate::syntax::keyword::Keyword;
use crate::text::look_up_key;

/// Names that a policy defines and declares, each list in its order and without repetition.
#[derive(Debug, Clone, Default)]
pub struct OwnNames {
    /// Entities and local titles, by kind and key.
    defined: Vec<(Keyword, Arc<str>)>,
    /// Roles that are declared.
    roles: Vec<NameId>,
    /// Roles of which it says who holds them.
    held: Vec<NameId>,
    /// What counts as something else.
    counts_as: Vec<CountsAs>,
}

/// A name that counts as another one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CountsAs {
    narrow: Name,
    pub(super) wide: Name,
    /// The role of which one of the two is the only holder; none for a local title.
    pub(super) held: Option<NameId>,
}

impl OwnNames {
    /// The names among entities and declarations.
    pub(in crate::resolve) fn new(entities: &Arena<Entity>, declarations: &Arena<Declaration>, vocabulary: &Vocabulary) -> Self {
        let mut names = Self::default();
        names.defined.extend(entities.iter().map(|entity| (entity.kind, Arc::clone(&entity.key))));
        for declaration in declarations.iter().filter(|declaration| declaration.kind == Keyword::Role) {
            let role = Name::Known(declaration.name);
            names.roles.push(declaration.name);
            if let Some((title, _)) = &declaration.title {
                let key: Arc<str> = Arc::from(&*look_up_key(title));
                names.defined.push((Keyword::Role, Arc::clone(&key)));
                names.counts_as.push(CountsAs { narrow: Name::Own(key), wide: role.clone(), held: None });
            }
            let held_by = vocabulary.known().held_by;
            for stated in declaration.attributes.iter().filter(|stated| Some(stated.attribute) == held_by) {
                let Some(Value::Names(holders)) = &stated.value else { continue };
                names.held.push(declaration.name);
                if let (Some(holder), 1) = (holders.first(), holders.len()) {
                    let held = Some(declaration.name);
                    names.counts_as.push(CountsAs { narrow: role.clone(), wide: holder.clone(), held });
                    names.counts_as.push(CountsAs { narrow: holder.clone(), wide: role.clone(), held });
                }
            }
        }
        names.defined.sort();
        names.defined.dedup();
        names.roles.sort();
        names.roles.dedup();
        names.held.sort();
        names.held.dedup();
        names.counts_as.sort();
        names.counts_as.dedup();
        names
    }

    pub(super) fn defines(&self, kind: Keyword, key: &str) -> bool {
        self.defined.binary_search_by(|(other, defined)| (*other, &**defined).cmp(&(kind, key))).is_ok()
    }

    pub(super) fn defined(&self) -> impl Iterator<Item = (Keyword, &str)> {
        self.defined.iter().map(|(kind, key)| (*kind, &**key))
    }

    pub(super) fn declares_role(&self, role: NameId) -> bool {
        self.roles.binary_search(&role).is_ok()
    }

    pub(super) fn says_who_holds(&self, role: NameId) -> bool {
        self.held.binary_search(&role).is_ok()
    }

    /// What a name also counts as.
    pub(super) fn counts_as<'n>(&'n self, name: &'n Name) -> impl Iterator<Item = &'n CountsAs> {
        let first = self.counts_as.partition_point(|also| also.narrow < *name);
        self.counts_as.iter().skip(first).take_while(move |also| also.narrow == *name)
    }

    /// The names that count as others.
    pub(super) fn narrower(&self) -> impl Iterator<Item = &Name> {
        self.counts_as.iter().map(|also| &also.narrow)
    }
}
