//! Every attribute that a policy's own documents state, each place once: several names may share one body.

use rustc_hash::FxHashSet;

use super::{Context, words};
use crate::diagnostic::Text;
use crate::model::vocabulary::{Attribute, NameId, Vocabulary};
use crate::resolve::policy::{Declaration, Entity, Stated};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// An attribute with whose it is.
#[derive(Debug)]
pub(crate) struct Site<'a> {
    /// The attribute.
    pub(crate) attribute: &'a Attribute,
    /// What is stated.
    pub(crate) stated: &'a Stated,
    /// Whose it is.
    pub(crate) owner: Owner<'a>,
}

/// Whose an attribute is. Statements of one thing have one owner, wherever they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner<'a> {
    /// A declaration's: kind, name and label.
    Declared(Keyword, NameId, Option<&'a str>),
    /// An entity's: kind and name.
    Described(Keyword, &'a str),
}

impl<'a> Context<'a> {
    /// The attributes of the policy's declarations and entities, in the order in which they are bound.
    pub(crate) fn stated(&self) -> impl Iterator<Item = Site<'a>> + use<'a> {
        let declared = self.policy.declarations.iter().map(|declaration| (Owner::declared(declaration), &declaration.attributes));
        let described = self.policy.entities.iter().map(|entity| (Owner::described(entity), &entity.attributes));
        let all = declared.chain(described).flat_map(|(owner, attributes)| attributes.iter().map(move |stated| (owner, stated)));
        let mut seen = Seen { in_order: Vec::with_capacity(self.policy.declarations.len() * 8), others: FxHashSet::default() };
        let vocabulary = self.resolved.vocabulary;
        all.filter(move |(_, stated)| seen.insert(stated.span)).map(|(owner, stated)| Site {
            attribute: vocabulary.attribute(stated.attribute),
            stated,
            owner,
        })
    }
}

/// Places, most of which come in the order of the text.
struct Seen {
    in_order: Vec<Span>,
    others: FxHashSet<Span>,
}

impl Seen {
    /// Whether a place was not seen before; it is now.
    fn insert(&mut self, span: Span) -> bool {
        let place = |span: &Span| (span.file, span.start, span.end);
        if self.in_order.last().is_none_or(|last| place(last) < place(&span)) {
            self.in_order.push(span);
            return true;
        }
        self.in_order.binary_search_by_key(&place(&span), place).is_err() && self.others.insert(span)
    }
}

impl<'a> Owner<'a> {
    fn declared(declaration: &'a Declaration) -> Self {
        Self::Declared(declaration.kind, declaration.name, declaration.label.as_deref())
    }

    fn described(entity: &'a Entity) -> Self {
        Self::Described(entity.kind, &entity.name)
    }

    /// 「対策「パスワード」」.
    fn called(self, vocabulary: &Vocabulary) -> Text {
        match self {
            Self::Declared(kind, name, label) => words::named(vocabulary, kind, Some(name), label),
            Self::Described(kind, name) => Text::new(format!("{}「{name}」", kind.ja()), format!("{} \"{name}\"", kind.en())),
        }
    }
}

impl Site<'_> {
    /// 「対策「パスワード」の「最短文字数」」.
    pub(crate) fn name(&self, vocabulary: &Vocabulary) -> Text {
        let (owner, spelling) = (self.owner.called(vocabulary), &self.attribute.spelling);
        Text::new(format!("{}の「{}」", owner.ja, spelling.ja), format!("\"{}\" of {}", spelling.en, owner.en))
    }
}
