//! What a reader of a policy would look up: the titles of items that it claims, and what its parents lay down where it states something
//! else.

use crate::checks::words;
use crate::diagnostic::Text;
use crate::resolve::Resolved;
use crate::resolve::effective::Key;
use crate::resolve::policy::PolicyId;
use crate::text::Span;

/// A word beside the text.
#[derive(Debug)]
pub(crate) struct Hint {
    /// The place after which it stands.
    pub(crate) after: Span,
    pub(crate) text: Text,
}

/// What is said beside a part of a document of a policy.
pub(crate) fn hints(resolved: &Resolved<'_>, id: PolicyId, within: Span) -> Vec<Hint> {
    let Some((policy, view)) = resolved.get(id) else { return Vec::new() };
    let mut hints: Vec<Hint> = Vec::new();
    for claim in policy.articles.iter().flat_map(|article| &article.claims).filter(|claim| within.contains(claim.span)) {
        let requirement = resolved.standards.get(claim.standard).and_then(|standard| standard.requirements.get(claim.requirement));
        let point = |point: usize| requirement.and_then(|requirement| requirement.points.get(point)).map(|point| &point.title);
        let title = claim.point.and_then(point).or(requirement.map(|requirement| &requirement.title));
        hints.extend(title.map(|title| Hint { after: claim.span, text: title.clone() }));
    }
    // A claim may be of several editions that call it alike.
    hints.dedup_by(|one, other| (one.after, &one.text) == (other.after, &other.text));
    for (index, declaration) in policy.declarations.entries().filter(|(_, declaration)| within.contains(declaration.whole)) {
        let written = Key { kind: declaration.kind, name: declaration.name, label: declaration.label.clone() };
        let key = view.effective.all.stating(&written, (id, index)).map_or(&written, |declared| &declared.key);
        let Some(above) = view.effective.above.get(key).or_else(|| view.effective.above.get(&key.unlabelled())) else { continue };
        for stated in &declaration.attributes {
            let held = above.values.get(&stated.attribute).and_then(|values| values.first());
            let differing = held.and_then(|held| held.value.as_ref()).filter(|value| stated.value.as_ref() != Some(value));
            if let Some(value) = differing {
                let shown = words::show(resolved.vocabulary, resolved.vocabulary.attribute(stated.attribute), value);
                hints.push(Hint { after: stated.span, text: Text::new(format!("上位：{}", shown.ja), format!("above: {}", shown.en)) });
            }
        }
    }
    hints
}
