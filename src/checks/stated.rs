//! Every attribute that a policy's own documents state, each place once: several names may share one body.

use std::collections::BTreeSet;

use super::{Context, words};
use crate::diagnostic::Text;
use crate::model::vocabulary::Attribute;
use crate::resolve::policy::Stated;

/// An attribute with whose it is.
#[derive(Debug)]
pub(crate) struct Site<'a> {
    /// The attribute.
    pub(crate) attribute: &'a Attribute,
    /// What is stated.
    pub(crate) stated: &'a Stated,
    /// Whose it is, in words.
    pub(crate) owner: Text,
}

impl<'a> Context<'a> {
    /// The attributes of the policy's declarations and entities, in the order in which they are bound.
    pub(crate) fn stated(&self) -> Vec<Site<'a>> {
        let vocabulary = self.resolved.vocabulary;
        let declared = self.policy.declarations.iter().flat_map(|declaration| {
            let owner = words::named(vocabulary, declaration.kind, Some(declaration.name), declaration.label.as_deref());
            declaration.attributes.iter().map(move |stated| (stated, owner.clone()))
        });
        let described = self.policy.entities.iter().flat_map(|entity| {
            let (kind, name) = (entity.kind, &entity.name);
            let owner = Text::new(format!("{}「{name}」", kind.ja()), format!("{} \"{name}\"", kind.en()));
            entity.attributes.iter().map(move |stated| (stated, owner.clone()))
        });
        let mut seen = BTreeSet::new();
        declared
            .chain(described)
            .filter(|(stated, _)| seen.insert(stated.span))
            .map(|(stated, owner)| Site { attribute: vocabulary.attribute(stated.attribute), stated, owner })
            .collect()
    }
}

impl Site<'_> {
    /// 「対策「パスワード」の「最短文字数」」.
    pub(crate) fn name(&self) -> Text {
        let (owner, spelling) = (&self.owner, &self.attribute.spelling);
        Text::new(format!("{}の「{}」", owner.ja, spelling.ja), format!("\"{}\" of {}", spelling.en, owner.en))
    }
}
