//! What the exceptions of an article excuse: sentences that take back what the excepted items ask for, and nothing else.

use crate::checks::{Context, coverage};
use crate::model::standard::Demand;
use crate::model::vocabulary::NameId;
use crate::resolve::effective::Declared;
use crate::resolve::policy::{Article, Exception};
use crate::syntax::keyword::Keyword;

/// What a sentence takes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::checks::consistency) enum TakenBack {
    /// The policy, an article, or a parent's policy: no exception is made from these.
    Text,
    /// What is declared by a name.
    Declared(Keyword, NameId),
    /// A system, a post or a committee.
    Entity,
}

impl TakenBack {
    pub(in crate::checks::consistency) fn of(declared: &Declared) -> Self {
        Self::Declared(declared.key.kind, declared.key.name)
    }
}

/// What is asked for by the items from which exceptions in order are made.
pub(in crate::checks::consistency) struct Excused<'a> {
    is_any: bool,
    demands: Vec<&'a Demand>,
}

impl<'a> Excused<'a> {
    /// What the exceptions that stand in an article excuse.
    pub(super) fn of(cx: &Context<'a>, article: &Article) -> Self {
        let mut excused = Self { is_any: false, demands: Vec::new() };
        let is_here = |exception: &&Exception| article.span.contains(exception.span);
        for exception in cx.policy.exceptions.iter().filter(is_here).filter(|exception| coverage::exception::is_in_order(cx, exception)) {
            excused.is_any = true;
            let item = exception.item;
            let requirement = cx.resolved.standards.get(item.standard).and_then(|standard| standard.requirements.get(item.requirement));
            let Some(requirement) = requirement else { continue };
            let point = item.point.and_then(|point| requirement.points.get(point)).map(|point| point.span);
            let parts = requirement.parts().filter(|(of, _)| point.is_none() || of.map(|of| of.span) == point);
            for expected in parts.flat_map(|(_, part)| &part.expects) {
                expected.demands(&mut |demand| excused.demands.push(demand));
            }
        }
        excused
    }

    /// Whether it is lawful to take something back here.
    pub(in crate::checks::consistency) fn has(&self, cx: &Context<'_>, what: TakenBack) -> bool {
        let vocabulary = cx.resolved.vocabulary;
        match what {
            TakenBack::Text => false,
            TakenBack::Entity => self.is_any,
            TakenBack::Declared(kind, name) => {
                let is_it = |wanted: NameId| vocabulary.name_is(name, wanted) || vocabulary.name_is(wanted, name);
                self.demands.iter().any(|demand| demand.kind == kind && demand.name.is_none_or(is_it))
            }
        }
    }
}
