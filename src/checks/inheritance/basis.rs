//! Whether an article of a parent is the basis of what an article of a policy lays down: what it delegates, or leaves open, is that.

use std::collections::BTreeSet;

use crate::checks::Context;
use crate::model::vocabulary::NameId;
use crate::resolve::policy::{Article, Declaration, Definition, Mode, Policy};
use crate::syntax::keyword::Keyword;
use crate::text::{holds, look_up_key};
use crate::wording::Reading;

/// How an article of a parent stands to what is laid down below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    /// It delegates some of it, or leaves some of it to be changed.
    Delegates,
    /// It is on the same matter, and leaves something to those below.
    SameMatter,
    /// It is on the same matter, and leaves nothing to those below that is known.
    SameMatterLaidDown,
    /// It is on the same matter, and delegates something else.
    Alike,
    /// It says nothing of which kitei could know what it leaves to whom.
    Unknown,
    /// It is on something else.
    Other,
}

/// What an article lays down.
pub(super) struct Matter<'a> {
    declarations: &'a [Declaration],
    terms: Vec<String>,
    /// The title of the article.
    title: Option<String>,
    /// What it may be called besides: names and titles of what it declares; where it declares nothing, the title.
    names: BTreeSet<String>,
    /// Where it declares nothing, what its wording says.
    prose: Option<String>,
}

impl<'a> Matter<'a> {
    /// What an article of the policy lays down.
    pub(super) fn of(cx: &Context<'a>, article: &'a Article) -> Self {
        let declarations = cx.policy.declarations.range(&article.declarations);
        let terms: Vec<String> = definitions(cx.policy, article).map(|definition| term(cx, definition)).collect();
        let declared = declarations.iter().flat_map(|declaration| called(cx, declaration));
        let is_telling = |name: &String| name.chars().nth(1).is_some();
        let title = article.title.as_deref().map(|title| look_up_key(title).into_owned()).filter(is_telling);
        let is_prose = declarations.is_empty() && terms.is_empty();
        let said = declared.chain(terms.iter().cloned()).chain(title.clone().filter(|_| is_prose));
        let names = said.filter(is_telling).collect();
        let wordings = || article.paragraphs.iter().map(|paragraph| look_up_key(cx.text(paragraph.text)).into_owned());
        Self { declarations, terms, title, names, prose: is_prose.then(|| wordings().collect()) }
    }

    /// How an article of a parent stands to it.
    pub(super) fn basis(&self, cx: &Context<'a>, owner: &'a Policy, article: &'a Article) -> Basis {
        let declared = owner.declarations.range(&article.declarations);
        let is_same = |above: &&Declaration| self.is_of(cx, above.kind, above.name);
        let defines = |above: &&Definition| self.terms.contains(&term(cx, above));
        let mut opened = declared.iter().filter(|above| is_open(above));
        if opened.clone().any(|above| is_same(&above))
            || definitions(owner, article).filter(|above| is_left_open(above)).any(|above| defines(&above))
        {
            return Basis::Delegates;
        }
        let defers = || article.paragraphs.iter().any(|paragraph| cx.wording(paragraph).leaving().next().is_some());
        let delegates_other = opened.next().is_some() || definitions(owner, article).any(is_left_open);
        let is_alike = self.is_titled(article) || declared.iter().any(|above| self.speaks_of(cx, above));
        let is_named = || article.paragraphs.iter().any(|paragraph| self.is_named(cx.wording(paragraph)));
        let is_same = declared.iter().any(|above| is_same(&above)) || definitions(owner, article).any(|above| defines(&above));
        let is_prose = declared.is_empty() && definitions(owner, article).next().is_none();
        // What it delegates by data, its words describe.
        if delegates_other {
            return match is_same || is_alike || is_named() {
                true => Basis::Alike,
                false if self.prose.is_some() => Basis::Unknown,
                false => Basis::Other,
            };
        }
        let leaves = article.mode == Mode::Delegated || is_prose && defers() || is_named();
        match is_same || is_alike || is_named() {
            true if leaves => Basis::SameMatter,
            true => Basis::SameMatterLaidDown,
            false if is_prose || defers() => Basis::Unknown,
            false => Basis::Other,
        }
    }

    /// Whether the title of an article above holds, or is held by, what it is called.
    /// Whether something is laid down of a name, or of a wider or narrower one.
    pub(super) fn is_of(&self, cx: &Context<'a>, kind: Keyword, name: NameId) -> bool {
        self.declarations.iter().any(|own| is_of_one_thing(cx, own, (kind, name)))
    }

    /// The terms that are defined, as look-up keys.
    pub(super) fn terms(&self) -> &[String] {
        &self.terms
    }

    fn is_titled(&self, above: &Article) -> bool {
        let title = above.title.as_deref().map(look_up_key);
        title.is_some_and(|title| {
            title.chars().nth(1).is_some() && self.names.iter().chain(&self.title).any(|name| holds(&title, name) || holds(name, &title))
        })
    }

    /// Whether a sentence that leaves something to those below names it. (`resolve/export.rs`: such sentences are seen from below.)
    fn is_named(&self, above: Reading<'_>) -> bool {
        let said = above.leaving().filter_map(|sentence| above.text.get(sentence.range.clone()));
        said.map(look_up_key).any(|said| self.names.iter().any(|name| holds(&said, name)))
    }

    /// Whether prose speaks of what a parent declares.
    fn speaks_of(&self, cx: &Context<'a>, above: &Declaration) -> bool {
        self.prose.as_ref().is_some_and(|prose| called(cx, above).any(|name| holds(prose, &name) || self.names.contains(&name)))
    }
}

/// What a declaration may be called: both spellings, its title, its label.
fn called<'a>(cx: &Context<'a>, declaration: &Declaration) -> impl Iterator<Item = String> + use<'a> {
    let spelling = cx.resolved.vocabulary.name_entry(declaration.name).spelling.keys();
    let titles = [declaration.title.as_ref().map(|(title, _)| title), declaration.label.as_ref()];
    let titles: Vec<String> = titles.into_iter().flatten().map(|title| look_up_key(title).into_owned()).collect();
    spelling.into_iter().chain(titles)
}

/// Whether something of a declaration is delegated, or may be changed below.
pub(super) fn is_open(declaration: &Declaration) -> bool {
    let is_free = |mode| matches!(mode, Mode::Delegated | Mode::Default);
    is_free(declaration.mode)
        || !declaration.delegated.is_empty()
        || declaration.attributes.iter().any(|stated| stated.mode.is_some_and(is_free))
}

pub(super) fn is_left_open(definition: &Definition) -> bool {
    matches!(definition.mode, Mode::Delegated | Mode::Default)
}

/// Whether two declarations speak of one thing, or one of something narrower: by what they are called, not by who holds the offices.
fn is_of_one_thing(cx: &Context<'_>, own: &Declaration, (kind, name): (Keyword, NameId)) -> bool {
    let vocabulary = cx.resolved.vocabulary;
    own.kind == kind && (vocabulary.name_is(own.name, name) || vocabulary.name_is(name, own.name))
}

pub(super) fn definitions<'p>(policy: &'p Policy, article: &Article) -> impl Iterator<Item = &'p Definition> + use<'p> {
    let among = policy.outline.lookup(policy).definitions(article.id);
    among.iter().filter_map(|&at| policy.definitions.get(at))
}

pub(super) fn term(cx: &Context<'_>, definition: &Definition) -> String {
    look_up_key(cx.text(definition.term)).into_owned()
}
