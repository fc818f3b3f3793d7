//! What holds for one policy, or for one of its facilities: its parents' declarations and its own put together, less what does not
//! reach it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::carved::{self, LeftOut};
use super::effective::{self, Declarations};
use super::policy::{Parent, Policy, PolicyId};
use super::scope::Scope;
use super::state::{self, State};
use super::{Facility, View, bind, holders};
use crate::model::vocabulary::Vocabulary;

/// What views are made of: the policies, and the views of those above.
#[derive(Debug, Clone, Copy)]
pub(super) struct Builder<'a, 'b> {
    pub(super) policies: &'b [Policy],
    /// Every policy, its parents before it.
    pub(super) order: &'b [usize],
    pub(super) views: &'b [Option<View>],
    pub(super) context: bind::Context<'a>,
    pub(super) vocabulary: &'a Arc<Vocabulary>,
    pub(super) further: &'b [usize],
    pub(super) as_of: Date,
}

impl<'a> Builder<'a, '_> {
    /// What holds for a policy and each of its facilities; the views of its parents are there.
    pub(super) fn view(&self, at: usize) -> Option<View> {
        let policy = self.policies.get(at)?;
        let whole = self.of(at, None)?;
        let of_facility = |(index, facility)| {
            let own = self.is_left_out_for(at, policy, index, &whole).then(|| self.of(at, Some(index))).flatten();
            let state = own.as_ref().map_or(&whole.state, |own| &own.state).of_facility(facility);
            Facility { entity: index, state, own }
        };
        // A policy that does not hold for a facility at all says nothing of how it stands there.
        let is_under = |index: usize| carved::releases(policy, policy, Some(index)).all(|release| release.articles.is_some());
        let own_kind = policy.entities.iter().enumerate().filter(|(index, entity)| entity.institution.is_some() && is_under(*index));
        let facilities = own_kind.map(of_facility).collect();
        Some(View { facilities, ..whole })
    }

    /// Whether something does not reach a facility that reaches the rest of its institution.
    fn is_left_out_for(&self, at: usize, policy: &Policy, facility: usize, whole: &View) -> bool {
        let by_link = policy.parents.iter().flat_map(|parent| &parent.except).filter_map(|except| except.facility.as_ref());
        let named = by_link.map(|(key, _)| policy.facility(key)).any(|named| named == Some(facility));
        named || self.released(at, policy, &whole.ancestors, Some(facility)).iter().any(|released| !whole.left_out.contains(released))
    }

    /// What the policy itself and those above it release it from, or its facility.
    fn released(&self, at: usize, policy: &Policy, ancestors: &[PolicyId], facility: Option<usize>) -> Vec<LeftOut> {
        let chain = [PolicyId(at)].into_iter().chain(ancestors.iter().copied());
        let owners = chain.filter_map(|id| Some((id, self.policies.get(id.0)?)));
        owners.flat_map(|(id, owner)| carved::by_owner(id, owner, policy, facility)).collect()
    }

    /// What holds for a policy, or for a facility of it; the facilities are still to be added.
    fn of(&self, at: usize, facility: Option<usize>) -> Option<View> {
        let Self { policies, views, as_of, .. } = *self;
        let (vocabulary, known) = (self.vocabulary, self.context.standards);
        let policy = policies.get(at)?;
        let governing = governing(policy);
        let mut parents: Vec<PolicyId> = governing.iter().filter_map(|parent| parent.policy).collect();
        parents.dedup();
        let parent_views: Vec<&View> = parents.iter().filter_map(|parent| views.get(parent.0)?.as_ref()).collect();
        let mut ancestors = parents.clone();
        let mut nearer: HashSet<PolicyId> = ancestors.iter().copied().collect();
        ancestors.extend(parent_views.iter().flat_map(|view| &view.ancestors).copied().filter(|&ancestor| nearer.insert(ancestor)));
        let chain: Vec<&Policy> = std::iter::once(policy).chain(ancestors.iter().filter_map(|ancestor| policies.get(ancestor.0))).collect();
        let scope = Scope::new(&chain, vocabulary);
        let released = self.released(at, policy, &ancestors, facility);
        let mut conflicts = Vec::new();
        let own = effective::own(PolicyId(at), policy, &scope, as_of, &articles_of(&released, PolicyId(at)), &mut conflicts);
        let mut left_out: Vec<LeftOut> = parent_views.iter().flat_map(|view| view.left_out.iter().copied()).collect();
        let raised = self.above_ancestors(&ancestors, &released);
        let mut above: Vec<Cow<'_, Declarations>> = Vec::new();
        let mut corporate: Vec<state::Corporate> = Vec::new();
        for &parent in &governing {
            let carved = carved::by_link(policy, parent, facility, policies, self.context.documents);
            let laid_down = parent.policy.and_then(|id| self.laid_down(id, &[&carved, &released], &raised));
            // An institution's own basic policy is no corporation's: above it is what is above that.
            corporate.push(match parent.policy.and_then(|id| Some((policies.get(id.0)?, views.get(id.0)?.as_ref()?))) {
                Some((owner, view)) if owner.is_of_same_institution(policy) => view.state.above(vocabulary),
                _ => {
                    let csirt = laid_down.as_ref().is_some_and(|laid_down| state::csirt(laid_down, &scope).is_some());
                    state::Corporate { policy: true, csirt }
                }
            });
            above.extend(laid_down);
            left_out.extend(carved);
        }
        left_out.extend(released);
        let above: Vec<&Declarations> = above.iter().map(AsRef::as_ref).collect();
        let mut effective = effective::effective(own, &above, &scope);
        let unheld = holders::settle(&mut effective.all, vocabulary);
        let lost = governing.iter().any(|parent| parent.policy.is_none()) || parent_views.iter().any(|view| view.base_unknown);
        let around =
            state::Above { parent: corporate.iter().any(|above| above.policy), lost, csirt: corporate.iter().any(|above| above.csirt) };
        let state = State::new(policy, &effective.own, around, &scope);
        let mut standards: Vec<(usize, crate::text::Span)> = Vec::new();
        let further = self.further.iter().map(|&standard| (standard, policy.header));
        for (standard, span) in
            policy.conforms.iter().copied().chain(parent_views.iter().flat_map(|view| view.standards.iter().copied())).chain(further)
        {
            if !standards.iter().any(|(known, _)| *known == standard) {
                standards.push((standard, span));
            }
        }
        // An amending edition holds what it takes over: the one it amends is not judged beside it.
        let replaced: Vec<&str> = standards
            .iter()
            .filter_map(|&(index, _)| known.get(index).filter(|standard| !standard.requirements.is_empty())?.amends.as_ref())
            .map(|(amended, _)| &**amended)
            .collect();
        standards.retain(|&(index, _)| known.get(index).is_some_and(|standard| !replaced.contains(&&*standard.id)));
        let base_unknown = policy.base_unknown || lost;
        Some(View { ancestors, left_out, scope, effective, conflicts, unheld, state, facilities: Vec::new(), standards, base_unknown })
    }

    /// What lies on the ancestors where those above them release the policy from some of it, which reaches it through them.
    fn above_ancestors(&self, ancestors: &[PolicyId], released: &[LeftOut]) -> HashMap<PolicyId, Declarations> {
        let mut raised = HashMap::new();
        if released.is_empty() {
            return raised;
        }
        for id in self.order.iter().map(|&at| PolicyId(at)).filter(|id| ancestors.contains(id)) {
            let Some((policy, view)) = self.policies.get(id.0).zip(self.views.get(id.0).and_then(Option::as_ref)) else { continue };
            if !released.iter().any(|(owner, _)| view.ancestors.contains(owner)) {
                continue;
            }
            let parents = governing(policy).into_iter().filter_map(|parent| parent.policy);
            let above: Vec<Cow<'_, Declarations>> =
                parents.filter_map(|parent| self.laid_down(parent, &[&view.left_out, released], &raised)).collect();
            let above: Vec<&Declarations> = above.iter().map(AsRef::as_ref).collect();
            let above = effective::effective(Declarations::new(), &above, &view.scope).above;
            raised.insert(id, above);
        }
        raised
    }

    /// What a parent lays on those below it, less what is left out; `raised`: what lies on the parent where that is not what its view says.
    fn laid_down(&self, id: PolicyId, left_out: &[&[LeftOut]], raised: &HashMap<PolicyId, Declarations>) -> Option<Cow<'_, Declarations>> {
        let (owner, view) = self.policies.get(id.0).zip(self.views.get(id.0)?.as_ref())?;
        let without: Vec<Option<usize>> = left_out.iter().flat_map(|left_out| articles_of(left_out, id)).collect();
        let above = raised.get(&id);
        if without.is_empty() && above.is_none() {
            return Some(Cow::Borrowed(&view.effective.all));
        }
        let own = effective::own(id, owner, &view.scope, self.as_of, &without, &mut Vec::new());
        Some(Cow::Owned(effective::effective(own, &[above.unwrap_or(&view.effective.above)], &view.scope).all))
    }
}

/// The parents that govern a policy, in the order of their paths: which is named first makes no difference.
fn governing(policy: &Policy) -> Vec<&Parent> {
    let mut governing: Vec<&Parent> = policy.parents.iter().filter(|parent| !parent.for_class).collect();
    governing.sort_by_key(|parent| parent.policy);
    governing
}

fn articles_of(left_out: &[LeftOut], owner: PolicyId) -> Vec<Option<usize>> {
    left_out.iter().filter(|(id, _)| *id == owner).map(|(_, article)| *article).collect()
}
