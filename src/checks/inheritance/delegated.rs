//! What parents delegate, and whether it is taken up.

use crate::checks::Context;
use crate::model::order::{Duty, Names};
use crate::model::value::{Name, Value};
use crate::model::vocabulary::AttributeId;
use crate::resolve::effective::{Declared, Key};
use crate::resolve::policy::{Article, Mode, Policy, PolicyId};
use crate::resolve::reference;
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};
use crate::wording::{Mood, Reading};

/// A declaration or attribute that is delegated and not taken up.
#[derive(Debug)]
pub(super) struct Open<'a> {
    pub(super) key: &'a Key,
    /// The attribute; none: the declaration itself.
    pub(super) attribute: Option<AttributeId>,
    pub(super) by: PolicyId,
    pub(super) span: Span,
}

/// Declarations and attributes delegated by ancestors that the policy does not take up.
pub(super) fn open_declarations<'a>(cx: &Context<'a>) -> Vec<Open<'a>> {
    let mut open = Vec::new();
    let is_delegated = |declared: &&Declared| declared.delegated.is_some() || !declared.open.is_empty();
    for declared in cx.view.effective.all.values().filter(is_delegated) {
        // What those below may lay down they need not.
        if is_idle(cx, &declared.key) || declared.duty == Duty::May {
            continue;
        }
        if let Some(delegation) = declared.delegated.filter(|delegation| delegation.by != cx.id) {
            open.push(Open { key: &declared.key, attribute: None, by: delegation.by, span: delegation.span });
            continue;
        }
        for (&attribute, &(by, span)) in declared.open.iter().filter(|(_, (by, _))| *by != cx.id) {
            if !labels_state(cx, &declared.key, attribute) {
                open.push(Open { key: &declared.key, attribute: Some(attribute), by, span });
            }
        }
    }
    open
}

/// Whether the policy states an attribute for every label of an unlabelled declaration.
fn labels_state(cx: &Context<'_>, key: &Key, attribute: AttributeId) -> bool {
    let mut labelled = cx
        .view
        .effective
        .all
        .values()
        .filter(|declared| declared.key.label.is_some() && declared.key.kind == key.kind && declared.key.name == key.name)
        .peekable();
    key.label.is_none() && labelled.peek().is_some() && labelled.all(|declared| declared.states(attribute))
}

/// Whether a fact that the declaration would show is stated `no`: a parent's floor then lies idle.
fn is_idle(cx: &Context<'_>, key: &Key) -> bool {
    let vocabulary = cx.resolved.vocabulary;
    vocabulary.facts().any(|(fact, entry)| {
        cx.state.fact(fact).is_some_and(|known| known.value == Value::YesNo(false))
            && entry.shown_by.iter().any(|shown| {
                shown.kind == key.kind && shown.name.is_some_and(|name| cx.view.scope.name_is(&Name::Known(key.name), &Name::Known(name)))
            })
    })
}

/// Delegated articles of ancestors without declarations that nobody between takes up.
pub(super) fn open_articles<'a>(cx: &Context<'a>) -> Vec<(&'a Policy, &'a Article)> {
    cx.ancestors()
        .flat_map(|(id, policy)| policy.articles.iter().map(move |article| (id, policy, article)))
        .filter(|(id, _, article)| cx.reaches(*id, article))
        .map(|(_, policy, article)| (policy, article))
        .filter(|(_, article)| {
            article.mode == Mode::Delegated && article.duty != Duty::May && article.declarations.is_empty() && !article.deleted
        })
        .filter(|(owner, article)| !takes_up(cx, owner, article) && !may_take_up(cx, owner, article))
        .collect()
}

/// Whether what could not be read may state it.
pub(super) fn may_be_stated(cx: &Context<'_>, open: &Open<'_>) -> bool {
    let unknown = &cx.policy.unknown;
    let damage = || cx.view.effective.own.get(open.key).map(|own| own.damage).unwrap_or_default();
    unknown.names.contains(&open.key.name) || open.attribute.is_some_and(|attribute| damage().may_be(attribute, std::iter::once(unknown)))
}

/// Whether wording lays something down: more than that it will be laid down elsewhere (「監査の方法は、院長が別に定める。」).
fn lays_down(wording: Reading<'_>) -> bool {
    wording.sentences().iter().any(|sentence| !matches!(sentence.mood, Mood::Defers | Mood::SaysNothing))
}

/// Whether an `implements` names the article of a parent that is not called so here: its short name may be half typed.
fn is_misnamed(cx: &Context<'_>, text: &str, owner: &Policy, article: &Article) -> bool {
    let mut shorts = cx.policy.parents.iter().filter_map(|parent| parent.short.as_ref());
    let number = text.find('第').filter(|at| *at > 0).and_then(|at| text.get(at..));
    number.is_some_and(|number| reference::names_article(cx.parents(), number, owner, article))
        && !shorts.any(|(short, _)| text.trim().strip_prefix(&**short).is_some_and(|rest| reference::article_number(rest).is_some()))
}

/// Whether a slice that could not be read names the article, or is an `implements` that lost what or whom it names: what stands there may
/// take it up.
fn may_take_up(cx: &Context<'_>, owner: &Policy, article: &Article) -> bool {
    if cx.policy.articles.iter().flat_map(|own| &own.implements).any(|&span| is_misnamed(cx, cx.text(span), owner, article)) {
        return true;
    }
    let documents = cx.policy.documents.iter().filter_map(|&file| cx.resolved.documents.get(file));
    documents.flat_map(|document| document.damaged.iter().map(|&span| document.text(span))).any(|text| {
        if Keyword::spelled(&look_up_key(text)) == Some(Keyword::Implements) {
            return true;
        }
        let mut words = text.split(|character: char| character.is_whitespace() || "、,，".contains(character));
        words.any(|word| reference::names_article(cx.parents(), word, owner, article))
    })
}

/// Whether the policy, or one between it and its ancestor `owner`, takes up a delegated article of that one:
/// by an article with `implements` and text of its own, or by declaring each thing that it delegates.
pub(crate) fn takes_up(cx: &Context<'_>, owner: &Policy, article: &Article) -> bool {
    let below = |id: PolicyId| id == cx.id || cx.resolved.get(id).is_some_and(|(_, view)| view.ancestors.contains(&owner.id()));
    let implemented = std::iter::once((cx.id, cx.policy)).chain(cx.ancestors()).any(|(id, policy)| {
        policy.articles.iter().filter(|own| !own.deleted && !own.implements.is_empty()).any(|own| {
            (!own.declarations.is_empty() || own.paragraphs.iter().any(|paragraph| lays_down(cx.wording(paragraph))))
                && own.implements.iter().any(|&span| reference::names_article(cx.resolved.parents(id), cx.text(span), owner, article))
        }) && below(id)
    });
    if implemented && article.declarations.is_empty() {
        return true;
    }
    let declared = owner.declarations.range(&article.declarations);
    !declared.is_empty()
        && declared.iter().all(|declaration| {
            let key = Key { kind: declaration.kind, name: declaration.name, label: declaration.label.clone() };
            cx.view.effective.all.get(&key).is_some_and(|declared| declared.delegated.is_none()) || is_idle(cx, &key)
        })
}

#[cfg(test)]
mod tests {
    use crate::text::{FileId, Span};
    use crate::wording::Wording;

    fn lays_down(text: &str) -> bool {
        super::lays_down(Wording::default().reading(text, Span::at(FileId(0), 0)))
    }

    #[test]
    fn what_leaves_it_to_something_else_lays_nothing_down() {
        for wording in [
            "",
            "　",
            "別に定める。",
            "監査の方法は、院長が別に定める。",
            "苦情の処理については、別途定める。",
            "The audit is laid down separately.",
        ] {
            assert!(!lays_down(wording), "{wording}");
        }
        for wording in [
            "保護担当者は診療科長をもって充て、その任期は、別に定める。",
            "監査は、年1回行う。その方法は、別に定める。",
            "苦情は、医事課が受ける。",
        ] {
            assert!(lays_down(wording), "{wording}");
        }
    }
}
