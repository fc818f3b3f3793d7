//! What binds a declaration from above: the one question that rules, comparisons, drafts and `kitei tree` ask of what is inherited.
//!
//! A parent bears on a declaration in three ways: it says something of the very thing, of every label of that name, or of a wider name.
//! What it says more widely binds where both have the attribute and it has a direction.

use super::View;
use super::effective::{Declared, Held, Key, floors};
use super::policy::Mode;
use crate::model::vocabulary::AttributeId;

/// How widely something is said that bears on a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Of the very thing.
    Itself,
    /// Of every label of its name.
    EveryLabel,
    /// Of a wider name.
    Wider,
}

/// A value from above that bears on an attribute of a declaration.
#[derive(Debug, Clone, Copy)]
pub struct Binding<'a> {
    /// What the parent states.
    pub stated: &'a Held,
    /// The value that binds, who laid it down, and where: of a `default` the value that it stands for.
    pub held: &'a Held,
    /// How it binds here. What is said of more than this thing may be final for itself; what is said of this one is held by it as by a
    /// minimum.
    pub mode: Mode,
    /// How widely it is said.
    pub reach: Reach,
}

impl View {
    /// What parents say that bears on a declaration, the closest first.
    pub fn said_above(&self, key: &Key) -> impl Iterator<Item = (Reach, &Declared)> {
        let above = &self.effective.above;
        let itself = above.get(key).map(|declared| (Reach::Itself, declared));
        let floor = key.label.is_some().then(|| above.get(&key.unlabelled())).flatten();
        let wider = floors::wider(key, above, &self.scope.vocabulary).map(|declared| (Reach::Wider, declared));
        itself.into_iter().chain(floor.map(|declared| (Reach::EveryLabel, declared))).chain(wider)
    }

    /// What parents say of a declaration itself, else of every label of its name.
    pub fn stated_above(&self, key: &Key) -> Option<&Declared> {
        let (_, declared) = self.said_above(key).find(|(reach, _)| *reach != Reach::Wider)?;
        Some(declared)
    }

    /// What binds an attribute of a declaration from above: the values of the parents, the closest first.
    pub fn binding(&self, key: &Key, attribute: AttributeId) -> Vec<Binding<'_>> {
        self.binding_among(self.said_above(key), key, attribute)
    }

    /// The same, where what parents say of the declaration is at hand.
    pub fn binding_among<'a>(
        &self,
        said_above: impl Iterator<Item = (Reach, &'a Declared)>,
        key: &Key,
        attribute: AttributeId,
    ) -> Vec<Binding<'a>> {
        let bearing = said_above.filter(|(reach, _)| *reach != Reach::Wider || floors::reaches(key, attribute, &self.scope.vocabulary));
        let mut bindings: Vec<Binding<'a>> = Vec::new();
        for (reach, declared) in bearing {
            let Some(stated) = declared.values.get(&attribute).and_then(|held| held.first()) else { continue };
            let held = stated.bound.as_deref().unwrap_or(stated);
            let is_beside = match reach {
                Reach::Itself => false,
                Reach::EveryLabel => bindings.iter().any(|closer| closer.reach == Reach::Itself),
                Reach::Wider => true,
            };
            let mode = if is_beside && held.mode == Mode::Final { Mode::Minimum } else { held.mode };
            bindings.push(Binding { stated, held, mode, reach });
        }
        bindings
    }

    /// What holds more widely than a declaration: for every label of its name, then for wider names, as parents lay it down.
    pub fn holds_around(&self, key: &Key) -> impl Iterator<Item = &Declared> {
        let effective = &self.effective;
        let every_label = key.label.is_some().then(|| effective.all.get(&key.unlabelled())).flatten();
        let wider = floors::wider(key, &effective.above, &self.scope.vocabulary).filter(|floor| floor.delegated.is_none());
        every_label.into_iter().chain(wider)
    }

    /// What holds of an attribute of a declaration: said of it, or more widely.
    pub fn held(&self, key: &Key, attribute: AttributeId) -> &[Held] {
        let reaches = |declared: &&Declared| declared.key.name == key.name || floors::reaches(key, attribute, &self.scope.vocabulary);
        let said = self.effective.all.get(key).into_iter().chain(self.holds_around(key).filter(reaches));
        said.filter_map(|declared| declared.values.get(&attribute)).find(|values| !values.is_empty()).map_or(&[], Vec::as_slice)
    }
}
