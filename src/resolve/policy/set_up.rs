//! The entities of a policy by their kinds and names: of a great many each would otherwise be looked at for each requirement.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::{Entity, EntityId, Policy};
use crate::syntax::keyword::Keyword;
use crate::text::look_up_key;

/// Where entities are found, made when one is first looked for.
#[derive(Debug, Clone, Default)]
pub struct SetUp(OnceLock<Index>);

#[derive(Debug, Clone, Default)]
struct Index {
    by_kind: HashMap<Keyword, Vec<EntityId>>,
    by_key: HashMap<Arc<str>, Vec<EntityId>>,
    /// Facilities by their names and titles.
    facilities: HashMap<Arc<str>, EntityId>,
}

impl Policy {
    /// Its entities of a kind, in their order.
    pub fn entities_of(&self, kind: Keyword) -> impl Iterator<Item = &Entity> {
        self.found(self.index().by_kind.get(&kind))
    }

    /// Its entities of a name (a look-up key), of whatever kind, in their order.
    pub fn entities_named(&self, key: &str) -> impl Iterator<Item = &Entity> {
        self.found(self.index().by_key.get(key))
    }

    /// The facility of a name or title among its entities.
    pub fn facility(&self, key: &str) -> Option<EntityId> {
        self.index().facilities.get(key).copied()
    }

    fn found<'p>(&'p self, ids: Option<&'p Vec<EntityId>>) -> impl Iterator<Item = &'p Entity> {
        ids.into_iter().flatten().filter_map(|id| self.entities.get(*id))
    }

    fn index(&self) -> &Index {
        self.set_up.0.get_or_init(|| {
            let mut index = Index::default();
            for (id, entity) in self.entities.entries() {
                index.by_kind.entry(entity.kind).or_default().push(id);
                index.by_key.entry(Arc::clone(&entity.key)).or_default().push(id);
                if entity.kind == Keyword::Facility {
                    index.facilities.entry(Arc::clone(&entity.key)).or_insert(id);
                    if let Some(title) = &entity.title {
                        index.facilities.entry(Arc::from(&*look_up_key(title))).or_insert(id);
                    }
                }
            }
            index
        })
    }
}
