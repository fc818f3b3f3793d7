//! What is declared, said: from a declaration or an entity come the sentences of a policy that say all that it states, in a fixed order,
//! as the vocabulary words them. Nothing is judged here, and nothing said that is not stated.

mod apart;
mod compose;
mod english;
mod japanese;
mod phrase;
mod value;

use jiff::civil::Date;

use crate::diagnostic::Lang;
use crate::model::order::Duty;
use crate::model::value::Name;
use crate::model::vocabulary::{AttributeId, NameId};
use crate::resolve::effective::Key;
use crate::resolve::policy::{Declaration, Entity, Policy, Stated};
use crate::resolve::{Resolved, View};
use crate::syntax::keyword::Keyword;

/// Who speaks: a policy, in the language in which it is written.
#[derive(Clone, Copy)]
pub(crate) struct Voice<'a> {
    pub(crate) resolved: &'a Resolved<'a>,
    pub(crate) policy: &'a Policy,
    pub(crate) view: &'a View,
    pub(crate) lang: Lang,
}

/// What is said of something.
struct Matter<'a> {
    kind: Keyword,
    /// The name in the vocabulary, if it is one.
    known: Option<NameId>,
    /// Whether several names are said together.
    is_several: bool,
    /// What it is called.
    called: String,
    stated: &'a [Stated],
    duty: Duty,
    /// The declaration that says it, if one does.
    declaration: Option<&'a Declaration>,
}

impl Voice<'_> {
    /// The sentences that say a declaration, each a paragraph or part of one: lists of items end theirs.
    pub(crate) fn declaration(&self, declaration: &Declaration) -> Vec<String> {
        self.declarations(declaration, &[])
    }

    /// The sentences that say declarations which one statement makes: several names with one body are said together.
    pub(crate) fn declarations(&self, declaration: &Declaration, others: &[Declaration]) -> Vec<String> {
        let spelled = |one: &Declaration| value::spelled(&self.resolved.vocabulary.name_entry(one.name).spelling, self.lang);
        let names: Vec<String> = std::iter::once(declaration).chain(others).map(spelled).collect();
        let name = match self.lang {
            Lang::Ja => japanese::list(&names, false),
            Lang::En => english::list(&names, false),
        };
        let called = match (&declaration.title, &declaration.label, self.lang) {
            (Some((title, _)), ..) => title.to_string(),
            (None, Some(label), Lang::Ja) => format!("{name}（{label}）"),
            (None, Some(label), Lang::En) => format!("{name} ({label})"),
            (None, None, _) => name,
        };
        compose::sentences(
            self,
            &Matter {
                kind: declaration.kind,
                known: Some(declaration.name),
                is_several: !others.is_empty(),
                called,
                stated: &declaration.attributes,
                duty: declaration.duty,
                declaration: Some(declaration),
            },
        )
    }

    /// The sentences that say an entity.
    pub(crate) fn entity(&self, entity: &Entity) -> Vec<String> {
        compose::sentences(
            self,
            &Matter {
                kind: entity.kind,
                known: entity.known,
                is_several: false,
                called: entity.called().to_owned(),
                stated: &entity.attributes,
                duty: Duty::Must,
                declaration: None,
            },
        )
    }

    /// What a name is called here: by its local title, else as the vocabulary spells it.
    fn name(&self, name: &Name) -> String {
        match name {
            Name::Known(known) => {
                let entry = self.resolved.vocabulary.name_entry(*known);
                let title = match entry.kind {
                    Keyword::Role => {
                        let key = Key { kind: Keyword::Role, name: *known, label: None };
                        self.view.effective.all.get(&key).and_then(|role| role.title.as_deref().map(str::to_owned))
                    }
                    _ => self.entities(|entity| entity.known == Some(*known)),
                };
                title.unwrap_or_else(|| value::spelled(&entry.spelling, self.lang))
            }
            Name::Own(key) => self.own(key).unwrap_or_else(|| key.to_string()),
            Name::Of(of) => match self.lang {
                Lang::Ja => format!("{}（{}）", self.name(&of.name), of.title),
                Lang::En => format!("{} ({})", self.name(&of.name), of.title),
            },
        }
    }

    /// What is called so here or above.
    fn own(&self, key: &str) -> Option<String> {
        self.entities(|entity| *entity.key == *key)
    }

    /// What an entity is called, that of the policy before those above it.
    fn entities(&self, wanted: impl Fn(&Entity) -> bool) -> Option<String> {
        let above = self.view.ancestors.iter().filter_map(|&ancestor| self.resolved.policy(ancestor));
        let mut policies = std::iter::once(self.policy).chain(above);
        policies.find_map(|policy| policy.entities.iter().find(|entity| wanted(entity)).map(|entity| entity.called().to_owned()))
    }

    /// How an attribute is called.
    fn attribute(&self, attribute: AttributeId) -> String {
        value::spelled(&self.resolved.vocabulary.attribute(attribute).spelling, self.lang)
    }
}

impl Matter<'_> {
    /// Whether a label tells it from others of its name.
    fn is_labelled(&self) -> bool {
        self.declaration.is_some_and(|declaration| declaration.label.is_some() || declaration.title.is_some())
    }

    /// The days on which it is a duty.
    fn days(&self) -> Option<(Option<Date>, Option<Date>)> {
        self.declaration.map(|declaration| declaration.duty_days)
    }
}
