//! Things that are named and either there or not: standards, parents, exceptions, requirements said not to apply.

use super::pair::{Pair, place};
use crate::answer::difference::{Change, Effect, Matter};
use crate::diagnostic::Text;
use crate::text::Span;

/// Something that a policy names.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// By what it is the same on both sides.
    pub(super) id: String,
    pub(super) name: String,
    pub(super) span: Span,
}

impl Named {
    /// What is known by its name.
    pub(super) fn by_name(name: &str, span: Span) -> Self {
        Self { id: name.to_owned(), name: name.to_owned(), span }
    }
}

/// Things that are there on one side only: what is gone asks less, what has come asks more.
pub(super) fn one_sided(pair: &Pair<'_>, matter: Matter, subject: &Text, before: &[Named], after: &[Named]) -> Vec<Change> {
    let only = |one: &[Named], other: &[Named]| -> Vec<Named> {
        one.iter().filter(|named| !other.iter().any(|known| known.id == named.id)).cloned().collect()
    };
    let gone = only(before, after).into_iter().map(|named| Change {
        before: Some(Text::same(&named.name)),
        old: place(&pair.old, named.span),
        ..pair.change(Effect::Weakened, matter, subject.clone())
    });
    let come = only(after, before).into_iter().map(|named| Change {
        after: Some(Text::same(&named.name)),
        new: place(&pair.new, named.span),
        ..pair.change(Effect::Strengthened, matter, subject.clone())
    });
    gone.chain(come).collect()
}

/// The same of things that leave something out: what has come asks less.
pub(super) fn reversed(change: Change) -> Change {
    let effect = match change.effect {
        Effect::Weakened => Effect::Strengthened,
        Effect::Strengthened => Effect::Weakened,
        Effect::Neutral | Effect::Incomparable => change.effect,
    };
    Change { effect, ..change }
}
