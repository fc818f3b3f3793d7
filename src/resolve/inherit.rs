//! How what holds for a policy, or for one of its facilities, is put together: its parents' declarations and its own, less what does
//! not reach it.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::effective::{self, Declarations, Effective};
use super::omission::{self, LeftOut};
use super::placeholder::Prints;
use super::policy::{ArticleId, Entity, EntityId, Parent, Policy, PolicyId};
use super::scope::Scope;
use super::scope::meaning::{Above, Lines};
use super::state::{self, State};
use super::{Facility, Input, Links, Policies, View, holders};
use crate::text::{ByFile, Span, look_up_key};

/// What views are made of: the policies, who inherits from whom, and the views of those above.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Inheritance<'a> {
    /// What all is resolved from.
    pub input: &'a Input<'a>,
    /// The policies.
    pub policies: &'a Policies,
    /// Their parents.
    pub links: &'a Links,
    /// Views by the files of their policies: at least those of all ancestors.
    pub views: &'a ByFile<Arc<View>>,
}

/// What holds for a policy and each of its facilities.
pub(crate) fn inherit(above: Inheritance<'_>, id: PolicyId) -> Option<View> {
    let policy = above.policies.get(id)?;
    let whole = above.of(id, None)?;
    let of_facility = |(index, facility)| {
        let own = above.is_left_out_for(policy, index, &whole).then(|| above.of(id, Some(index))).flatten();
        let state = own.as_ref().map_or(&whole.state, |own| &own.state).of_facility(facility);
        Facility { entity: index, state, own }
    };
    let facilities = of_own_kind(policy).take(most_facilities(&whole.effective)).map(of_facility).collect();
    Some(View { facilities, ..whole })
}

/// So many facilities of one policy are judged by themselves, each by all that holds for it: what they cost is a product. No corporation
/// comes near it, and one that does writes a policy for each.
pub(crate) const MOST_FACILITIES: usize = 200;

/// So many declarations are judged for the facilities of one policy, each once for each of them: a corporation of two hundred has room for a
/// thousand.
pub(crate) const MOST_DECLARED: usize = 200_000;

/// How many facilities of a policy are judged by themselves, by what holds for it.
pub(crate) fn most_facilities(effective: &Effective) -> usize {
    most_of(effective.all.iter().count())
}

/// How many facilities are judged where so many declarations hold.
fn most_of(declared: usize) -> usize {
    MOST_FACILITIES.min(MOST_DECLARED / declared.max(1)).max(1)
}

/// The facilities of a policy that are institutions of their own kind. One for which the policy does not hold at all is none of them: it
/// says nothing of how that stands.
pub(crate) fn of_own_kind(policy: &Policy) -> impl Iterator<Item = (EntityId, &Entity)> {
    let without = policy.releases.iter().filter(|release| release.articles.is_none());
    let left_out: BTreeSet<EntityId> = without.filter_map(|release| policy.facility(&release.facility.0)).collect();
    policy.entities.entries().filter(move |(id, entity)| entity.institution.is_some() && !left_out.contains(id))
}

impl Inheritance<'_> {
    /// Whether something does not reach a facility that reaches the rest of its institution.
    fn is_left_out_for(&self, policy: &Policy, facility: EntityId, whole: &View) -> bool {
        let by_link = policy.parents.iter().flat_map(|parent| &parent.except).filter_map(|except| except.facility.as_ref());
        let named = by_link.map(|(key, _)| policy.facility(key)).any(|named| named == Some(facility));
        named || self.released(policy, &whole.ancestors, Some(facility)).iter().any(|released| !whole.left_out.contains(released))
    }

    /// What the policy itself and those above it release it from, or its facility.
    fn released(&self, policy: &Policy, ancestors: &[PolicyId], facility: Option<EntityId>) -> BTreeSet<LeftOut> {
        let chain = [policy.id()].into_iter().chain(ancestors.iter().copied());
        let owners = chain.filter_map(|id| Some((id, self.policies.get(id)?)));
        owners.flat_map(|(id, owner)| omission::by_owner(id, owner, policy, facility)).collect()
    }

    /// What holds for a policy, or for a facility of it; the facilities are still to be added.
    fn of(&self, id: PolicyId, facility: Option<EntityId>) -> Option<View> {
        let Self { policies, views, .. } = *self;
        let Input { vocabulary, standards: known, as_of, .. } = *self.input;
        let policy = policies.get(id)?;
        let governing = self.governing(policy);
        let mut parents: Vec<PolicyId> = governing.iter().filter_map(|(_, parent)| *parent).collect();
        parents.dedup();
        let parent_views: Vec<&View> = parents.iter().filter_map(|parent| views.get(parent.0)).map(AsRef::as_ref).collect();
        let mut ancestors = parents.clone();
        let mut nearer: HashSet<PolicyId> = ancestors.iter().copied().collect();
        ancestors.extend(parent_views.iter().flat_map(|view| &view.ancestors).copied().filter(|&ancestor| nearer.insert(ancestor)));
        let chain = std::iter::once(policy).chain(ancestors.iter().filter_map(|ancestor| policies.get(*ancestor)));
        let lines = || self.lines(id, &ancestors);
        let scope = Scope::new(chain.cloned().collect(), parent_views.iter().map(|view| &view.scope), lines, vocabulary);
        let released = self.released(policy, &ancestors, facility);
        let mut left_out: BTreeSet<LeftOut> = parent_views.iter().flat_map(|view| view.left_out.iter().copied()).collect();
        let raised = self.above_ancestors(&ancestors, &released);
        let mut above: Vec<Declarations> = Vec::new();
        let mut corporate: Vec<state::Corporate> = Vec::new();
        let mut laid: BTreeSet<(Option<PolicyId>, BTreeSet<LeftOut>)> = BTreeSet::new();
        for &(parent, found) in &governing {
            let owner = found.and_then(|id| policies.get(id));
            let omitted = owner.map_or_else(BTreeSet::new, |owner| omission::by_link(policy, parent, facility, owner, self.input.sources));
            // Named twice with the same left out, a parent lays down no more.
            if !laid.insert((found, omitted.clone())) {
                continue;
            }
            let mut laid_down = found.and_then(|id| self.laid_down(id, &[&omitted, &released], &raised));
            if let Some(laid_down) = laid_down.as_mut().filter(|_| scope.is_contested()) {
                effective::as_meant(laid_down, &scope);
            }
            // An institution's own basic policy is no corporation's: above it is what is above that.
            corporate.push(match owner.zip(found.and_then(|id| views.get(id.0))) {
                Some((owner, view)) if owner.is_of_same_institution(policy) => view.state.above(vocabulary),
                _ => {
                    let csirt = laid_down.as_ref().is_some_and(|laid_down| state::csirt(laid_down, &scope).is_some());
                    state::Corporate { policy: true, csirt }
                }
            });
            above.extend(laid_down);
            left_out.extend(omitted);
        }
        let without = articles_of(&released, id);
        left_out.extend(released);
        let mut conflicts = Vec::new();
        let own = effective::own(id, policy, &scope, as_of, &without, &above, &mut conflicts);
        let mut effective = effective::effective(own, &above, &scope);
        let unheld = holders::settle(&mut effective.all, vocabulary);
        effective.all.settle();
        let lost = governing.iter().any(|(_, parent)| parent.is_none()) || parent_views.iter().any(|view| view.base_unknown);
        let around =
            state::Above { parent: corporate.iter().any(|above| above.policy), lost, csirt: corporate.iter().any(|above| above.csirt) };
        let state = State::new(policy, &effective.own, around, &scope);
        let mut standards: Vec<(usize, Span)> = Vec::new();
        let further = self.input.further.iter().map(|&standard| (standard, policy.header));
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
        let parents = self.links.of(id).to_vec();
        Some(View {
            facility,
            parents,
            ancestors,
            left_out,
            scope,
            effective,
            conflicts,
            unheld,
            state,
            facilities: Vec::new(),
            standards,
            base_unknown,
            prints: Prints::default(),
        })
    }

    /// Who inherits from whom among a policy and its ancestors.
    fn lines(&self, id: PolicyId, ancestors: &[PolicyId]) -> Lines {
        let chain: Vec<PolicyId> = std::iter::once(id).chain(ancestors.iter().copied()).collect();
        let at: HashMap<PolicyId, usize> = chain.iter().enumerate().map(|(at, &id)| (id, at)).collect();
        let above = |id: &PolicyId| {
            let governing = self.policies.get(*id).map_or_else(Vec::new, |policy| self.governing(policy));
            let parents = governing.into_iter().filter_map(|(parent, found)| {
                let short = parent.short.as_ref().map(|(short, _)| Arc::from(&*look_up_key(short)));
                Some(Above { at: *at.get(&found?)?, short })
            });
            parents.collect()
        };
        let height = |at: &usize| match chain.get(*at) {
            Some(&policy) if policy != id => self.views.get(policy.0).map_or(0, |view| view.ancestors.len()),
            _ => usize::MAX,
        };
        let mut from_above: Vec<usize> = (0..chain.len()).collect();
        from_above.sort_by_key(height);
        Lines { above: chain.iter().map(above).collect(), from_above }
    }

    /// What lies on the ancestors where those above them release the policy from some of it, which reaches it through them.
    fn above_ancestors(&self, ancestors: &[PolicyId], released: &BTreeSet<LeftOut>) -> HashMap<PolicyId, Declarations> {
        let mut raised = HashMap::new();
        if released.is_empty() {
            return raised;
        }
        let mut ancestors: Vec<(&Arc<Policy>, &Arc<View>)> =
            ancestors.iter().filter_map(|&id| self.policies.get(id).zip(self.views.get(id.0))).collect();
        // Those above first: whoever is above another has fewer ancestors.
        ancestors.sort_by_key(|(_, view)| view.ancestors.len());
        for (policy, view) in ancestors {
            if !released.iter().any(|(owner, _)| view.ancestors.contains(owner)) {
                continue;
            }
            let parents = self.governing(policy).into_iter().filter_map(|(_, parent)| parent);
            let above: Vec<Declarations> =
                parents.filter_map(|parent| self.laid_down(parent, &[&view.left_out, released], &raised)).collect();
            raised.insert(policy.id(), effective::above(&above, &view.scope));
        }
        raised
    }

    /// What a parent lays on those below it, less what is left out; `raised`: what lies on the parent where that is not what its view says.
    fn laid_down(&self, id: PolicyId, left_out: &[&BTreeSet<LeftOut>], raised: &HashMap<PolicyId, Declarations>) -> Option<Declarations> {
        let (owner, view) = self.policies.get(id).zip(self.views.get(id.0))?;
        let without: BTreeSet<Option<ArticleId>> = left_out.iter().flat_map(|left_out| articles_of(left_out, id)).collect();
        let above = raised.get(&id);
        if without.is_empty() && above.is_none() {
            return Some(view.effective.for_those_below(&view.scope));
        }
        let above = [above.unwrap_or(&view.effective.above).clone()];
        let own = effective::own(id, owner, &view.scope, self.input.as_of, &without, &above, &mut Vec::new());
        Some(effective::effective(own, &above, &view.scope).for_those_below(&view.scope))
    }

    /// The parents that govern a policy, each with where it leads, in the order of their paths: which is named first makes no difference.
    fn governing<'p>(&self, policy: &'p Policy) -> Vec<(&'p Parent, Option<PolicyId>)> {
        let named = policy.parents.iter().zip(self.links.of(policy.id()).iter().copied());
        let mut governing: Vec<(&Parent, Option<PolicyId>)> = named.filter(|(parent, _)| !parent.for_class).collect();
        governing.sort_by_key(|(_, id)| id.and_then(|id| self.policies.place(id)));
        governing
    }
}

fn articles_of(left_out: &BTreeSet<LeftOut>, owner: PolicyId) -> BTreeSet<Option<ArticleId>> {
    left_out.range((owner, None)..).take_while(|(id, _)| *id == owner).map(|(_, article)| *article).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_is_declared_the_fewer_facilities_are_judged_and_always_one() {
        let most = [0, 1, 1000, 1001, 5000, MOST_DECLARED, MOST_DECLARED + 1, usize::MAX].map(most_of);
        assert_eq!(most, [MOST_FACILITIES, MOST_FACILITIES, MOST_FACILITIES, 199, 40, 1, 1, 1]);
    }
}
