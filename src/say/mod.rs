//! What is declared, said: from a declaration or an entity come the sentences of a policy that say all that it states, in a fixed order,
//! as the vocabulary words them. Nothing is judged here, and nothing said that is not stated.

mod apart;
mod compose;
mod english;
mod heard;
mod japanese;
mod left_out;
mod phrase;
pub(crate) mod value;

use jiff::civil::Date;

use crate::diagnostic::Lang;
use crate::model::order::Duty;
use crate::model::value::Name;
use crate::model::vocabulary::{AttributeId, NameId};
use crate::resolve::effective::Key;
use crate::resolve::policy::{Article, Declaration, DeclarationId, Entity, Policy, Stated};
use crate::resolve::{Resolved, View};
use crate::syntax::document::Document;
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// How quantities stand in the sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Values {
    /// 13文字.
    Shown,
    /// {パスワード.最短文字数}: as a wording has them that is to stay true.
    Placed,
}

/// Who speaks: a policy, in the language in which it is written.
#[derive(Clone, Copy)]
pub(crate) struct Voice<'a> {
    pub(crate) resolved: &'a Resolved<'a>,
    pub(crate) policy: &'a Policy,
    pub(crate) view: &'a View,
    pub(crate) lang: Lang,
    pub(crate) values: Values,
}

/// What is said of something.
struct Matter<'a> {
    kind: Keyword,
    /// The name in the vocabulary, if it is one.
    known: Option<NameId>,
    /// The placeholder of its attributes, as far as the name goes: `パスワード`, `教育訓練[定期]`.
    placed: String,
    /// Whether several names are said together.
    is_several: bool,
    /// What it is called.
    called: String,
    stated: &'a [Stated],
    duty: Duty,
    /// The declaration that says it, if one does.
    declaration: Option<&'a Declaration>,
}

/// Clauses that end a sentence each, as one: 「要素数を2要素以上とし、認証手段を…とする」.
pub(crate) fn clauses(clauses: &[String], lang: Lang) -> String {
    match lang {
        Lang::Ja => japanese::sentence(clauses, Duty::Must),
        Lang::En => english::list(clauses, false),
    }
}

impl<'a> Voice<'a> {
    /// A policy, with what holds for it, that speaks in the language in which it is written.
    pub(crate) fn of(resolved: &'a Resolved<'a>, policy: &'a Policy, view: &'a View, values: Values) -> Self {
        let lang = resolved.documents.get(policy.file).map_or(Lang::Ja, Document::lang);
        Self { resolved, policy, view, lang, values }
    }

    /// The sentences that say a declaration, each a paragraph or part of one: lists of items end theirs.
    pub(crate) fn declaration(&self, declaration: &Declaration) -> Vec<String> {
        self.declarations(declaration, &[])
    }

    /// The sentences that say declarations which one statement makes: several names with one body are said together.
    fn declarations(&self, declaration: &Declaration, others: &[Declaration]) -> Vec<String> {
        compose::sentences(self, &self.matter(declaration, others))
    }

    /// What a declaration is called: as the policy titles it, else by its name and label.
    pub(crate) fn called(&self, declaration: &Declaration) -> String {
        self.matter(declaration, &[]).called
    }

    fn matter<'d>(&self, declaration: &'d Declaration, others: &[Declaration]) -> Matter<'d> {
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
        let label = declaration.label.as_ref().map(|label| format!("[{label}]")).unwrap_or_default();
        Matter {
            kind: declaration.kind,
            known: Some(declaration.name),
            placed: self.placed(declaration.kind, declaration.name) + &label,
            is_several: !others.is_empty(),
            called,
            stated: &declaration.attributes,
            duty: declaration.duty,
            declaration: Some(declaration),
        }
    }

    /// A name in a placeholder: with its kind where others bear it.
    fn placed(&self, kind: Keyword, name: NameId) -> String {
        let vocabulary = self.resolved.vocabulary;
        let spelling = &vocabulary.name_entry(name).spelling;
        let kinds = Keyword::DECLARATIONS.into_iter().chain(Keyword::ENTITIES);
        let others = kinds.filter(|other| *other != kind && vocabulary.name(*other, &spelling.en).is_some());
        let before = match (others.count(), self.lang) {
            (0, _) => String::new(),
            (_, Lang::Ja) => format!("{}:", kind.ja()),
            (_, Lang::En) => format!("{}:", kind.en()),
        };
        format!("{before}{}", spelling.get(self.lang))
    }

    /// What an article declares and does not say, as paragraphs.
    pub(crate) fn unsaid(&self, article: &'a Article) -> Vec<String> {
        self.unsaid_as(article, &|_, declaration| Some(declaration.clone()))
    }

    /// The same with what there is of each declaration where it is read; none: nothing.
    pub(crate) fn unsaid_as(&self, article: &'a Article, read: &dyn Fn(DeclarationId, &Declaration) -> Option<Declaration>) -> Vec<String> {
        let policy = self.policy;
        let declared = policy.declarations.entries_in(&article.declarations);
        let declared: Vec<Declaration> = declared.filter_map(|(id, declaration)| read(id, declaration)).collect();
        // One statement may declare several names with one body.
        let is_one = |one: &Declaration, other: &Declaration| one.whole == other.whole && states_alike(one, other);
        let groups = declared.chunk_by(is_one);
        let mut said: Vec<(u32, Vec<String>)> =
            groups.filter_map(|group| Some((group.first()?.whole.start, self.unsaid_of(article, group)))).collect();
        let is_within = |place: Span| article.span.contains(place) && policy.innermost(place) == Some(article.id);
        let bodies = policy.entities.iter().filter(|entity| is_within(entity.span));
        said.extend(bodies.map(|entity| (entity.span.start, self.entity(entity))));
        said.sort_by_key(|(at, _)| *at);
        said.iter().flat_map(|(_, sentences)| self.paragraphs(sentences)).collect()
    }

    /// Sentences as paragraphs: one that ends in items ends its paragraph.
    pub(crate) fn paragraphs(&self, sentences: &[String]) -> Vec<String> {
        let of_one = sentences.split_inclusive(|sentence| sentence.contains('\n'));
        of_one.map(|sentences| sentences.join(if self.lang == Lang::Ja { "" } else { " " })).collect()
    }

    /// What an article does not say of what one statement declares.
    pub(crate) fn unsaid_of(&self, article: &'a Article, group: &[Declaration]) -> Vec<String> {
        let Some((first, others)) = group.split_first() else { return Vec::new() };
        let heard = self.heard_of(article, group);
        let left: Vec<Stated> = heard.unsaid(first).cloned().collect();
        if left.is_empty() && heard.is_named {
            return apart::sentences(self, &self.matter(first, others));
        }
        let rest = Declaration { attributes: left, ..first.clone() };
        self.declarations(&rest, others)
    }

    /// The sentences that say an entity.
    pub(crate) fn entity(&self, entity: &Entity) -> Vec<String> {
        compose::sentences(
            self,
            &Matter {
                kind: entity.kind,
                known: entity.known,
                placed: entity.name.to_string(),
                is_several: false,
                called: entity.called().to_owned(),
                stated: &entity.attributes,
                duty: Duty::Must,
                declaration: None,
            },
        )
    }

    /// What a name is called here: by its local title, else as the vocabulary spells it.
    pub(crate) fn name(&self, name: &Name) -> String {
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
    pub(crate) fn own(&self, key: &str) -> Option<String> {
        self.entities(|entity| *entity.key == *key)
    }

    /// What an entity is called, that of the policy before those above it.
    fn entities(&self, wanted: impl Fn(&Entity) -> bool) -> Option<String> {
        let above = self.view.ancestors.iter().filter_map(|&ancestor| self.resolved.policy(ancestor));
        let mut policies = std::iter::once(self.policy).chain(above);
        policies.find_map(|policy| policy.entities.iter().find(|entity| wanted(entity)).map(|entity| entity.called().to_owned()))
    }

    /// How an attribute is called.
    pub(crate) fn attribute(&self, attribute: AttributeId) -> String {
        value::spelled(&self.resolved.vocabulary.attribute(attribute).spelling, self.lang)
    }
}

/// Whether two declarations state the same attributes in the same places.
fn states_alike(one: &Declaration, other: &Declaration) -> bool {
    let places = |declaration: &Declaration| declaration.attributes.iter().map(|stated| stated.span).collect::<Vec<_>>();
    places(one) == places(other)
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
