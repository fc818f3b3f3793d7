//! What a policy already lays down, and what its parents and the other skeletons ask of the same declarations:
//! a skeleton article contradicts none of it.

use super::draft::{Attributes, Drafted, Drafter, joined};
use crate::answer::Outcome;
use crate::checks::coverage::outcome::Judged;
use crate::checks::{Context, article_name};
use crate::diagnostic::{Edit, Lang};
use crate::model::order;
use crate::model::value::Value;
use crate::model::vocabulary::{AttributeId, Direction};
use crate::resolve::binding::{Binding, Reach};
use crate::resolve::effective::{Declared, Key};
use crate::resolve::policy::{Article, Mode};
use crate::text::Span;

/// What a skeleton is fitted to.
pub(crate) struct Around<'a> {
    pub(in crate::checks::coverage) cx: Context<'a>,
    pub(in crate::checks::coverage) lang: Lang,
    /// What all missing requirements together ask for.
    pub(in crate::checks::coverage) wanted: &'a [Drafted],
}

/// What the missing requirements of a policy together ask for.
pub(in crate::checks::coverage) fn wanted(cx: &Context<'_>, judged: &[Judged<'_>], lang: Lang) -> Vec<Drafted> {
    let drafter = Drafter { vocabulary: cx.resolved.vocabulary, names: &cx.view.scope, lang };
    let missing = judged.iter().filter(|judged| judged.outcome == Outcome::Missing);
    let parts = missing.flat_map(Judged::failing).map(|part| part.part);
    joined(drafter, parts.flat_map(|part| &part.expects))
}

/// A draft as it fits into a policy.
pub(super) struct Fitted<'a> {
    /// What is still to be written.
    pub(super) rest: Option<Drafted>,
    /// What is to be changed where the policy declares it: attribute, value, declaration.
    pub(super) elsewhere: Vec<(AttributeId, Option<Value>, &'a Declared)>,
}

impl<'a> Around<'a> {
    pub(super) fn drafter(&self) -> Drafter<'_> {
        Drafter { vocabulary: self.cx.resolved.vocabulary, names: &self.cx.view.scope, lang: self.lang }
    }

    /// What is still to be written of a declaration, and what stands in the way elsewhere.
    pub(super) fn fit(&self, drafted: Drafted) -> Fitted<'a> {
        let key = Key { kind: drafted.kind, name: drafted.name, label: drafted.label.as_deref().map(Into::into) };
        let effective = &self.cx.view.effective;
        let own = effective.own.get(&key);
        let together = self.wanted.iter().find(|other| other.is_same(&drafted));
        let (mut attributes, mut elsewhere) = (Attributes::new(), Vec::new());
        for (id, mut value) in drafted.attributes {
            if let Some((_, joined)) = together.and_then(|together| together.attributes.iter().find(|(other, _)| *other == id)) {
                value.clone_from(joined);
            }
            match own.filter(|own| own.values.contains_key(&id)) {
                // To be decided there, and to be decided here.
                Some(own) if value.is_none() && is_open(own, id) => {}
                Some(own) if !self.holds(own, id, value.as_ref()) => elsewhere.push((id, value, own)),
                Some(_) => {}
                None => attributes.extend(self.on_floors(&key, id, value)),
            }
        }
        let is_declared = own.is_some() || effective.above.get(&key).is_some_and(|above| above.delegated.is_none());
        let drafted = Drafted { attributes, ..drafted };
        let is_needed = !is_declared || !drafted.attributes.is_empty();
        Fitted { rest: is_needed.then_some(drafted), elsewhere }
    }

    /// The attribute with a value that is as strict as what holds above, and for every label; none where nothing need be written.
    fn on_floors(&self, key: &Key, id: AttributeId, mut value: Option<Value>) -> Option<(AttributeId, Option<Value>)> {
        let effective = &self.cx.view.effective;
        let unlabelled = key.unlabelled();
        if effective.above.get(key).is_some_and(|above| self.holds(above, id, value.as_ref())) {
            return None;
        }
        let own = effective.own.get(&unlabelled).and_then(|floor| floor.values.get(&id)?.first());
        let (wider, close): (Vec<Binding<'_>>, _) =
            self.cx.view.binding(key, id).into_iter().partition(|bound| bound.reach == Reach::Wider);
        let stated = |bound: Binding<'a>| bound.stated;
        for held in close.into_iter().map(stated).chain(own).chain(wider.into_iter().map(stated)) {
            let Some(floor) = held.value.as_ref().filter(|floor| **floor != Value::Undecided) else { continue };
            value = match held.mode {
                Mode::Final => Some(floor.clone()),
                Mode::Default => value,
                Mode::Minimum | Mode::Delegated if self.is_free(id) => value,
                Mode::Minimum | Mode::Delegated => value.and_then(|value| self.drafter().both(id, Some(value), Some(floor.clone()))),
            };
        }
        Some((id, value))
    }

    /// Whether a declaration holds what is wanted of an attribute; of what is to be decided, anything.
    fn holds(&self, declared: &Declared, id: AttributeId, wanted: Option<&Value>) -> bool {
        let attribute = self.cx.resolved.vocabulary.attribute(id);
        let mut held = declared.values.get(&id).into_iter().flatten().filter_map(|held| held.value.as_ref());
        held.any(|value| {
            *value != Value::Undecided && wanted.is_none_or(|wanted| order::at_least(attribute, value, wanted, &self.cx.view.scope))
        })
    }

    fn is_free(&self, id: AttributeId) -> bool {
        self.cx.resolved.vocabulary.attribute(id).direction == Direction::Free
    }

    /// How the article is called in which a declaration of the policy's own stands.
    pub(super) fn article_of(&self, declared: &Declared) -> Option<String> {
        let &(_, index) = declared.stated.iter().find(|(policy, _)| *policy == self.cx.id)?;
        let article = self.cx.policy.articles.get(self.cx.policy.declarations.get(index)?.article?)?;
        Some(article_name(article).get(self.lang).to_owned())
    }

    /// Adds an article: before the first supplement, else at the end of the root document.
    pub(crate) fn insertion(&self, article: &str) -> Option<Edit> {
        let root = *self.cx.policy.documents.first()?;
        let supplement = self.cx.policy.articles.iter().find(|article| article.supplement && article.document == root);
        Some(match supplement {
            Some(Article { span, .. }) => Edit { span: Span::at(span.file, span.start), replacement: format!("{article}\n") },
            None => Edit { span: self.cx.resolved.documents.get(root)?.end(), replacement: format!("\n{article}") },
        })
    }
}

/// Whether a declaration leaves an attribute to be decided.
fn is_open(declared: &Declared, id: AttributeId) -> bool {
    declared.values.get(&id).into_iter().flatten().any(|held| held.value == Some(Value::Undecided))
}
