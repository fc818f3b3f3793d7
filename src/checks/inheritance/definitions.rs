//! Terms that a parent binds for all below, or leaves to them: findings of `inheritance/final` and `inheritance/unimplemented-delegation`.

use super::{final_value, unimplemented_delegation};
use crate::checks::Context;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::resolve::policy::{Definition, Mode, Policy, PolicyId};
use crate::text::{Span, look_up_key};

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    for (owner, parent) in cx.ancestors() {
        let article = |definition: &Definition| definition.article.and_then(|index| parent.articles.get(index));
        let reaching = |above: &&Definition| article(above).is_none_or(|article| cx.reaches(owner, article));
        for above in parent.definitions.iter().filter(reaching) {
            match above.mode {
                Mode::Final => {
                    let changed = cx.policy.definitions.iter().filter_map(|own| changed(cx, parent, above, own));
                    changed.for_each(|finding| findings.push(finding));
                }
                Mode::Delegated if is_open(cx, owner, parent, above) => findings.push(open(cx, parent, above)),
                Mode::Minimum | Mode::Default | Mode::Delegated => {}
            }
        }
    }
}

fn is_same(cx: &Context<'_>, one: Span, other: Span) -> bool {
    look_up_key(cx.text(one)) == look_up_key(cx.text(other))
}

/// A term that the policy binds to another meaning than the parent that made it final.
fn changed(cx: &Context<'_>, parent: &Policy, above: &Definition, own: &Definition) -> Option<Diagnostic> {
    let (meaning, kept) = own.meaning.zip(above.meaning)?;
    if !is_same(cx, own.term, above.term) || !own.added && is_same(cx, meaning, kept) {
        return None;
    }
    let term = cx.text(own.term);
    let finding = Diagnostic::new(
        &final_value::RULE,
        meaning,
        Text::new(
            format!("「{term}」の定義は上位規程で変更不可とされ、変更できません"),
            format!("the definition of \"{term}\" is final in the parent"),
        ),
    )
    .at(kept, Text::new(format!("「{}」が変更不可としています", parent.title), format!("made final by \"{}\"", parent.title)))
    .help(Text::new("この定義を消すか、上位規程と同じ定義にしてください", "remove this definition, or give the parent's own"));
    if own.added {
        return Some(finding);
    }
    Some(finding.replace(Text::new("上位規程の定義にする", "take the parent's definition"), meaning, cx.text(kept)))
}

/// Whether nobody below the parent binds a term that it leaves to them. An article without declarations is taken up as a whole.
fn is_open(cx: &Context<'_>, owner: PolicyId, parent: &Policy, above: &Definition) -> bool {
    let article = above.article.and_then(|index| parent.articles.get(index));
    if article.is_some_and(|article| article.declarations.is_empty()) {
        return false;
    }
    let between = cx.ancestors().filter(|(id, _)| cx.resolved.get(*id).is_some_and(|(_, view)| view.ancestors.contains(&owner)));
    let below = std::iter::once(cx.policy).chain(between.map(|(_, policy)| policy));
    !below.flat_map(|policy| &policy.definitions).any(|own| own.mode != Mode::Delegated && !own.added && is_same(cx, own.term, above.term))
}

fn open(cx: &Context<'_>, parent: &Policy, above: &Definition) -> Diagnostic {
    let term = cx.text(above.term);
    Diagnostic::new(
        &unimplemented_delegation::RULE,
        cx.policy.header,
        Text::new(
            format!("上位規程から委任された「{term}」の定義がありません"),
            format!("the definition of \"{term}\" is delegated by the parent and not laid down here"),
        ),
    )
    .at(above.span, Text::new(format!("「{}」が委任しています", parent.title), format!("delegated by \"{}\"", parent.title)))
    .help(Text::new(format!("条に「定義 「{term}」 「…」」を書いてください"), format!("write in an article `definition \"{term}\" \"…\"`")))
}
