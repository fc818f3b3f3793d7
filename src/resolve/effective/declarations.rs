//! Declarations by what they speak of. Those of a child are an overlay on its parent's: what the child leaves as it is it shares with
//! the parent and with every other child.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, OnceLock};

use super::{Declared, Key};
use crate::model::vocabulary::NameId;
use crate::resolve::policy::{DeclarationId, PolicyId};
use crate::syntax::keyword::Keyword;
use crate::text::{look_up_key, step};

type Layer = BTreeMap<Key, Arc<Declared>>;

/// Declarations by what they speak of, in the order of their keys. A clone costs no more than what differs from what is shared.
#[derive(Clone, Default)]
pub struct Declarations {
    /// What is shared with a parent.
    shared: Arc<Layer>,
    /// What is otherwise here, or only here: it goes before what is shared.
    changed: Layer,
    /// Made when it is first asked for.
    index: OnceLock<Index>,
}

/// Where in a great many declarations one is that is not asked for by its key.
#[derive(Clone, Default)]
struct Index {
    by_statement: HashMap<(PolicyId, DeclarationId), Vec<Key>>,
    by_label: HashMap<(Keyword, NameId, String), Vec<Key>>,
}

impl Declarations {
    /// What is declared of a key.
    pub fn get(&self, key: &Key) -> Option<&Declared> {
        self.find(key).map(AsRef::as_ref)
    }

    /// Whether anything is declared of a key.
    pub fn contains_key(&self, key: &Key) -> bool {
        self.find(key).is_some()
    }

    /// All of them with their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, &Declared)> {
        self.entries().map(|(key, declared)| (key, &**declared))
    }

    /// The keys.
    pub fn keys(&self) -> impl Iterator<Item = &Key> {
        self.entries().map(|(key, _)| key)
    }

    /// The declarations.
    pub fn values(&self) -> impl Iterator<Item = &Declared> {
        self.entries().map(|(_, declared)| &**declared)
    }

    /// Those of one name: the one without a label first, then each label.
    pub fn named(&self, kind: Keyword, name: NameId) -> impl Iterator<Item = &Declared> {
        let first = Key { kind, name, label: None };
        let named = move |(key, _): &(&Key, &Arc<Declared>)| key.kind == kind && key.name == name;
        merged(self.shared.range(first.clone()..), self.changed.range(first..)).take_while(named).map(|(_, declared)| &**declared)
    }

    /// The declaration that a statement is part of. One that is written without a label may be told from others of its name by what it
    /// holds for.
    pub fn stating(&self, written: &Key, statement: (PolicyId, DeclarationId)) -> Option<&Declared> {
        let states = |declared: &&Declared| declared.stated.contains(&statement);
        let elsewhere = || {
            let keys = self.index().by_statement.get(&statement)?;
            keys.iter().find(|key| key.kind == written.kind && key.name == written.name).and_then(|key| self.get(key))
        };
        self.get(written).filter(states).or_else(elsewhere)
    }

    /// Those of one name whose label has this look-up key.
    pub fn labelled(&self, kind: Keyword, name: NameId, label: &str) -> impl Iterator<Item = &Declared> {
        let keys = self.index().by_label.get(&(kind, name, label.to_owned()));
        keys.into_iter().flatten().filter_map(|key| self.get(key))
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut index = Index::default();
            for (key, declared) in self.entries() {
                for statement in &declared.stated {
                    index.by_statement.entry(*statement).or_default().push(key.clone());
                }
                if let Some(label) = &key.label {
                    index.by_label.entry((key.kind, key.name, look_up_key(label).into_owned())).or_default().push(key.clone());
                }
            }
            index
        })
    }

    pub(super) fn find(&self, key: &Key) -> Option<&Arc<Declared>> {
        self.changed.get(key).or_else(|| self.shared.get(key))
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = (&Key, &Arc<Declared>)> {
        merged(self.shared.iter(), self.changed.iter())
    }

    /// A declaration to be changed here, whoever else shares it as it was.
    pub(in crate::resolve) fn change(&mut self, key: &Key) -> Option<&mut Declared> {
        self.index.take();
        if !self.changed.contains_key(key) {
            let shared = Arc::clone(self.shared.get(key)?);
            self.changed.insert(key.clone(), shared);
        }
        self.changed.get_mut(key).map(Arc::make_mut)
    }

    pub(super) fn put(&mut self, key: Key, declared: Arc<Declared>) {
        self.index.take();
        self.changed.insert(key, declared);
    }

    /// Enters declarations in place of those that there were.
    pub(super) fn extend(&mut self, declared: Vec<(Key, Arc<Declared>)>) {
        self.index.take();
        self.changed.extend(declared);
    }

    /// Where most of it is changed, all of it becomes what those below share: each of them would carry the changes along.
    pub(in crate::resolve) fn settle(&mut self) {
        if self.changed.len() * 2 > self.shared.len() {
            let all = self.entries().map(|(key, declared)| (key.clone(), Arc::clone(declared))).collect();
            *self = Self { shared: Arc::new(all), ..Self::default() };
        }
    }
}

impl fmt::Debug for Declarations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
    }
}

impl FromIterator<(Key, Arc<Declared>)> for Declarations {
    fn from_iter<T: IntoIterator<Item = (Key, Arc<Declared>)>>(declared: T) -> Self {
        Self { changed: declared.into_iter().collect(), ..Self::default() }
    }
}

/// Two layers in the order of their keys; of a key in both, what is changed.
fn merged<'a>(
    shared: impl Iterator<Item = (&'a Key, &'a Arc<Declared>)>,
    changed: impl Iterator<Item = (&'a Key, &'a Arc<Declared>)>,
) -> impl Iterator<Item = (&'a Key, &'a Arc<Declared>)> {
    let (mut shared, mut changed) = (shared.peekable(), changed.peekable());
    std::iter::from_fn(move || {
        step(1);
        let Some((next, _)) = changed.peek() else { return shared.next() };
        match shared.peek().map(|(key, _)| key.cmp(next)) {
            Some(Ordering::Less) => shared.next(),
            Some(Ordering::Equal) => {
                shared.next();
                changed.next()
            }
            Some(Ordering::Greater) | None => changed.next(),
        }
    })
}
