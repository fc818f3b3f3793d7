//! Findings whose words are made when somebody reads them: the values that a rule keeps of what it found, and how it tells them.

use std::any::Any;
use std::fmt::{self, Debug};
use std::sync::Arc;

use super::{Context, facility};
use crate::diagnostic::{About, Diagnostic, Fix, Rule, Tell, Words};
use crate::resolve::Corpus;
use crate::resolve::policy::{EntityId, PolicyId};
use crate::text::Span;

/// A finding of `rule` at `span` that `tell` makes of values. Those that are equal say the same.
pub(super) fn later<V>(rule: &'static Rule, span: Span, about: About, values: V, tell: fn(&V) -> Diagnostic) -> Diagnostic
where
    V: Debug + PartialEq + Send + Sync + 'static,
{
    Diagnostic::later(rule, span, Untold { about, values, tell })
}

/// Values that are not told yet.
struct Untold<V> {
    about: About,
    values: V,
    tell: fn(&V) -> Diagnostic,
}

impl<V: Debug> Debug for Untold<V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Untold").field("values", &self.values).finish_non_exhaustive()
    }
}

impl<V: Debug + PartialEq + Send + Sync + 'static> Tell for Untold<V> {
    fn words(&self) -> Words {
        Words { fix: None, ..(self.tell)(&self.values).words() }
    }

    fn about(&self) -> About {
        self.about.clone()
    }

    fn fix(&self) -> Option<Fix> {
        (self.tell)(&self.values).told().fix
    }

    fn says_the_same(&self, other: &dyn Tell) -> bool {
        (other as &dyn Any).downcast_ref::<Self>().is_some_and(|other| self.values == other.values)
    }
}

/// A policy as it was judged, to be looked at again.
#[derive(Clone)]
pub(super) struct AsJudged {
    corpus: Arc<Corpus>,
    policy: PolicyId,
    facility: Option<EntityId>,
}

impl AsJudged {
    pub(super) fn new(cx: &Context<'_>) -> Self {
        Self { corpus: Arc::clone(cx.resolved.corpus()), policy: cx.id, facility: cx.facility }
    }

    /// All that was judged with it.
    pub(super) fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// Which policy it is.
    pub(super) fn policy(&self) -> PolicyId {
        self.policy
    }

    /// Looks at it again; none only where it is not of this corpus.
    pub(super) fn with<R>(&self, look: impl FnOnce(&Context<'_>) -> R) -> Option<R> {
        let resolved = self.corpus.resolved();
        let (policy, view) = resolved.get(self.policy)?;
        let whole = Context::new(&resolved, self.policy, policy, view);
        Some(look(&facility::judged_as(&whole, self.facility)))
    }
}

/// Shown by which policy it is: the corpus is all that was judged.
impl Debug for AsJudged {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { policy, facility, .. } = self;
        formatter.debug_struct("AsJudged").field("policy", policy).field("facility", facility).finish_non_exhaustive()
    }
}

impl PartialEq for AsJudged {
    fn eq(&self, other: &Self) -> bool {
        (self.policy, self.facility) == (other.policy, other.facility)
    }
}
