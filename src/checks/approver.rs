//! Who may let a policy off what a parent lays down: somebody whom that parent fills. A role that it delegates is filled below, and
//! nobody lets himself off.

use jiff::civil::Date;

use super::Context;
use crate::model::value::{Name, Value};
use crate::model::vocabulary::NameId;
use crate::resolve::effective::Declared;
use crate::resolve::policy::{Mode, Policy, PolicyId};
use crate::syntax::keyword::Keyword;

/// Whether some of those named is an actor of a parent, or of one above it, as the policy means the names.
pub(super) fn is_of_parent(cx: &Context<'_>, parent: PolicyId, names: &Value) -> bool {
    let Value::Names(names) = names else { return false };
    names.iter().any(|name| is_filled(cx, parent, name))
}

fn is_filled(cx: &Context<'_>, parent: PolicyId, name: &Name) -> bool {
    let Some((owner, view)) = cx.resolved.get(parent) else { return false };
    let chain = || std::iter::once(owner).chain(view.ancestors.iter().filter_map(|&id| cx.resolved.policy(id)));
    match cx.view.scope.name_meant_by(cx.id, name) {
        // One that others mean somebody else by must be meant as one of these means it.
        Name::Of(of) => chain().any(|policy| policy.path == of.path) && is_set_up(cx, parent, &of.name),
        name => is_set_up(cx, parent, &name),
    }
}

/// Whether a parent or one above it has somebody of a name.
fn is_set_up(cx: &Context<'_>, parent: PolicyId, name: &Name) -> bool {
    let Some((owner, view)) = cx.resolved.get(parent) else { return false };
    let mut chain = std::iter::once(owner).chain(view.ancestors.iter().filter_map(|&id| cx.resolved.policy(id)));
    match name {
        Name::Of(_) => false,
        Name::Own(key) => {
            [Keyword::Post, Keyword::Committee].iter().any(|&kind| view.scope.defines(kind, key))
                || chain.any(|policy| titled(policy, key).any(|role| is_held(cx, parent, role)))
        }
        Name::Known(id) => is_held(cx, parent, *id) || chain.any(|policy| names(policy, *id, cx.resolved.as_of)),
    }
}

/// Roles by their local title.
fn titled<'p>(policy: &'p Policy, key: &'p str) -> impl Iterator<Item = NameId> {
    let titled = policy
        .declarations
        .iter()
        .filter(move |declaration| declaration.title.as_ref().is_some_and(|(title, _)| *crate::text::look_up_key(title) == *key));
    titled.map(|declaration| declaration.name)
}

/// Whether a role has a holder as the parent stands, whatever those below make of it.
fn is_held(cx: &Context<'_>, parent: PolicyId, role: NameId) -> bool {
    let Some((_, view)) = cx.resolved.get(parent) else { return false };
    let held_by = cx.resolved.vocabulary.known().held_by;
    let holds = |declared: &Declared| declared.delegated.is_none() && held_by.is_some_and(|held_by| declared.states(held_by));
    view.effective.all.named(Keyword::Role, role).any(holds)
}

/// Whether a policy names a post or body of the vocabulary as its own: among its entities, as the holder of a role that it fills
/// itself, or as who approved it.
fn names(policy: &Policy, name: NameId, day: Date) -> bool {
    let is_it = |value: &Value| value.names().is_some_and(|names| names.contains(&Name::Known(name)));
    let mut filled = policy.declarations.iter().filter(|role| role.kind == Keyword::Role && !matches!(role.mode, Mode::Delegated));
    policy.entities.iter().any(|entity| entity.known == Some(name))
        || policy.head.approvers().any(|(value, _)| is_it(value))
        || filled.any(|role| role.attributes.iter().any(|stated| stated.is_in_force(day) && stated.value.as_ref().is_some_and(is_it)))
}
