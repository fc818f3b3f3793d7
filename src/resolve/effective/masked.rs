//! What binds those below a policy that weakens it. Who weakens what binds him takes nothing from what binds them.

use super::{Declarations, Effective, Held};
use crate::model::order::{self, Comparison};
use crate::model::vocabulary::{Attribute, Direction};
use crate::resolve::policy::Mode;
use crate::resolve::scope::Scope;

impl Effective {
    /// What it lays on those below.
    pub(in crate::resolve) fn for_those_below(&self, scope: &Scope) -> Declarations {
        let mut all = self.all.clone();
        for key in &self.masked {
            let Some(declared) = all.change(key) else { continue };
            declared.duty = declared.bound_duty;
            for (attribute, values) in &mut declared.values {
                let attribute = scope.vocabulary.attribute(*attribute);
                let bound = values.first().and_then(|held| held.bound.clone().filter(|bound| masks(attribute, held, bound, scope)));
                if let Some(bound) = bound {
                    *values = vec![Held::clone(&bound)];
                }
            }
        }
        all
    }
}

/// Whether a value hides one that binds from above: it is not as strict, or is asked for less.
pub(super) fn masks(attribute: &Attribute, held: &Held, bound: &Held, scope: &Scope) -> bool {
    let is_less = match (&held.value, &bound.value) {
        (Some(value), Some(least)) if bound.mode == Mode::Final && attribute.direction == Direction::Free => value != least,
        (Some(value), Some(least)) if bound.mode == Mode::Final => order::compare(attribute, value, least, scope) != Comparison::Equal,
        (Some(_), Some(_)) if attribute.direction == Direction::Free => false,
        (Some(value), Some(least)) => !order::at_least(attribute, value, least, scope),
        _ => false,
    };
    is_less || held.duty < bound.duty && attribute.direction != Direction::Free
}
