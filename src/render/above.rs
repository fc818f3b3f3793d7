//! What reaches a policy from above, as it is printed: the articles of each ancestor under the numbers that they bear there, with what of
//! them holds here on the day.

use super::annexed;
use super::compose::{defined, is_verbatim, numbered, supplement};
use super::instrument::{Article as PrintedArticle, Block, Paragraph};
use super::wording::{Origin, fill, known, names_provision, plain, reference, split, undecided};
use crate::diagnostic::Lang;
use crate::model::value::Value;
use crate::resolve::effective::{Declared, Held, Key};
use crate::resolve::elsewhere;
use crate::resolve::policy::{Article, Declaration, DeclarationId, Definition, Mode, PolicyId, Stated};
use crate::say::{Values, Voice};
use crate::text::{Span, look_up_key};

/// The articles of the ancestors, nearest first, each under a heading of its own. `own`: what the policy itself says, which is not
/// repeated.
pub(super) fn blocks(below: &Voice<'_>, own: &[Block]) -> Vec<Block> {
    let ancestors = below.view.ancestors.iter();
    ancestors.flat_map(|&id| Ancestor::new(below, id).map(|ancestor| ancestor.blocks(own)).unwrap_or_default()).collect()
}

/// A policy above, as it is seen from below.
struct Ancestor<'v, 'a> {
    id: PolicyId,
    /// What it is called below.
    name: &'a str,
    /// The policy that it reaches.
    below: &'v Voice<'a>,
    /// Itself.
    voice: Voice<'a>,
}

impl<'v, 'a> Ancestor<'v, 'a> {
    fn new(below: &'v Voice<'a>, id: PolicyId) -> Option<Self> {
        let (owner, view) = below.resolved.get(id)?;
        let name = below.resolved.called(id, below.policy.id());
        Some(Self { id, name, below, voice: Voice::of(below.resolved, owner, view, Values::Shown) })
    }

    fn blocks(&self, own: &[Block]) -> Vec<Block> {
        let mut blocks: Vec<Block> = self.terms().into_iter().collect();
        let reaches = |article: &&Article| {
            let lays_down = !article.claims.is_empty() || !article.declarations.is_empty();
            // What a supplement says of days and transition is the parent's own.
            !article.deleted && self.below.view.reaches(self.id, article) && (article.within.is_none() || lays_down)
        };
        let articles = self.voice.policy.articles.iter().filter(reaches);
        let is_new = |article: &PrintedArticle| !article.paragraphs.is_empty() && !own.iter().any(|block| block.says(article));
        blocks.extend(articles.map(|article| self.article(article)).filter(is_new).map(Block::Article));
        // They are what its articles refer to.
        let annexed = self.voice.policy.annexed.iter().filter(|_| !blocks.is_empty());
        let tables: Vec<Block> = annexed.map(|one| Block::Table(annexed::table(&self.voice, one, Some(self.name)))).collect();
        blocks.extend(tables);
        if !blocks.is_empty() {
            let name = plain(self.name);
            let heading = match self.below.lang {
                Lang::Ja => format!("{name}から及ぶ定め"),
                Lang::En => format!("From {name}"),
            };
            blocks.insert(0, Block::Division { level: 1, heading, place: None });
        }
        blocks
    }

    /// The terms that it defines for all of its text and the policy below does not.
    fn terms(&self) -> Option<Block> {
        let terms = self.defined(None);
        if terms.is_empty() {
            return None;
        }
        let title = match self.below.lang {
            Lang::Ja => format!("{}の定義", self.name),
            Lang::En => format!("Definitions of {}", self.name),
        };
        let paragraphs = vec![defined(&self.voice, None, &terms, Some(self.name))];
        Some(Block::Article(PrintedArticle {
            place: None,
            number: String::new(),
            title: Some(plain(&title)),
            is_deleted: false,
            paragraphs,
        }))
    }

    fn defined(&self, article: Option<&Article>) -> Vec<&'a Definition> {
        let text = |term: Span| look_up_key(self.below.resolved.text(term));
        let is_own =
            |definition: &Definition| self.below.policy.definitions.iter().any(|own| !own.added && text(own.term) == text(definition.term));
        let of_place = self.voice.policy.definitions.iter().filter(|one| one.article == article.map(|article| article.id));
        of_place.filter(|definition| !is_own(definition)).collect()
    }

    fn article(&self, article: &'a Article) -> PrintedArticle {
        let own = if article.supplement { supplement(&self.voice, article) } else { numbered(&self.voice, article) };
        let number = match self.below.lang {
            _ if own.is_empty() => self.name.to_owned(),
            Lang::Ja => format!("{}{own}", self.name),
            Lang::En => format!("{}, {own}", self.name),
        };
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        let terms = self.defined(Some(article));
        if !terms.is_empty() {
            paragraphs.push(defined(&self.voice, Some(article), &terms, Some(self.name)));
        }
        let mut said: Vec<String> = article.paragraphs.iter().map(|paragraph| self.wording(article, paragraph.text)).collect();
        if !is_verbatim(self.voice.policy) {
            said.extend(self.voice.unsaid_as(article, &|id, declaration| self.holding(id, declaration)));
        }
        said.extend(self.replaced(article));
        said.extend(self.facilities_without(article));
        for said in &said {
            paragraphs.extend(split(said, paragraphs.len() + 1));
        }
        PrintedArticle {
            place: Some(article.header),
            number: plain(&number),
            title: article.title.as_deref().map(plain),
            is_deleted: false,
            paragraphs,
        }
    }

    /// A wording as it reads below: its references name the policy that it is of, and its placeholders print what holds below, where that
    /// can be told.
    fn wording(&self, article: &Article, span: Span) -> String {
        let text = self.below.resolved.text(span);
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        let mut edits = elsewhere::references(self.voice.policy, article, self.name, text);
        edits.sort_by_key(|(range, _)| range.start);
        for (range, reads) in edits {
            let Some(between) = text.get(from..range.start) else { continue };
            out.extend([between, &reads]);
            from = range.end;
        }
        out.push_str(text.get(from..).unwrap_or(""));
        fill(&out, span, |placeholder| {
            let printed = if names_provision(placeholder) {
                reference(&self.voice, Origin::article(article), placeholder).map(|number| format!("{}{number}", self.name))
            } else {
                known(self.below, placeholder).or_else(|| known(&self.voice, placeholder))
            };
            printed.unwrap_or_else(|| undecided(self.below.lang))
        })
    }

    /// What of a declaration holds below; none where nothing of it does.
    fn holding(&self, id: DeclarationId, declaration: &Declaration) -> Option<Declaration> {
        let declared = self.declared(id, declaration)?;
        let attributes: Vec<Stated> = declaration.attributes.iter().filter_map(|stated| self.held(declared, stated)).collect();
        let delegated: Vec<_> =
            declaration.delegated.iter().filter(|(attribute, _)| declared.open.contains_key(attribute)).copied().collect();
        let is_taken_up = declaration.mode == Mode::Delegated && declared.delegated.is_none();
        let is_replaced = !(declaration.attributes.is_empty() && declaration.delegated.is_empty());
        if attributes.is_empty() && delegated.is_empty() && (is_taken_up || is_replaced) {
            return None;
        }
        Some(Declaration { attributes, delegated, duty: declared.duty, ..declaration.clone() })
    }

    fn declared(&self, id: DeclarationId, declaration: &Declaration) -> Option<&'a Declared> {
        let key = Key { kind: declaration.kind, name: declaration.name, label: declaration.label.clone() };
        self.below.view.effective.all.stating(&key, (self.id, id))
    }

    /// A statement with the value that holds below, if it is by this statement that it does.
    fn held(&self, declared: &Declared, stated: &Stated) -> Option<Stated> {
        let held = Self::all_held(declared, stated).iter().find(|held| self.is_of(held, stated))?;
        Some(Stated { value: held.value.clone(), ..stated.clone() })
    }

    fn all_held<'d>(declared: &'d Declared, stated: &Stated) -> &'d [Held] {
        declared.values.get(&stated.attribute).map_or(&[][..], Vec::as_slice)
    }

    /// Whether a value that holds is the one that is stated here; of values with days several may be taken together.
    fn is_of(&self, held: &Held, stated: &Stated) -> bool {
        let is_dated = stated.until.is_some() || stated.from.is_some();
        held.span == stated.span || is_dated && held.origin == self.id && stated.is_in_force(self.below.resolved.as_of)
    }

    /// What holds in place of what the article says, and by which article.
    fn replaced(&self, article: &Article) -> Vec<String> {
        let mut notes = Vec::new();
        for (id, declaration) in self.voice.policy.declarations.entries_in(&article.declarations) {
            let Some(declared) = self.declared(id, declaration) else { continue };
            for stated in &declaration.attributes {
                let held = Self::all_held(declared, stated);
                if held.iter().any(|held| self.is_of(held, stated) || held.value == stated.value) {
                    continue;
                }
                let Some((held, value)) = held.first().and_then(|held| Some((held, held.value.as_ref()?))) else { continue };
                if *value == Value::Undecided {
                    continue;
                }
                let (called, attribute) = (self.voice.called(declaration), self.below.attribute(stated.attribute));
                let (value, by) = (self.below.value(stated.attribute, value), self.stated_in(held));
                notes.push(match self.below.lang {
                    Lang::Ja => format!("{called}の{attribute}は、{by}により、{value}とする。"),
                    Lang::En => format!("By {by}, the {attribute} of the {called} is {value}."),
                });
            }
        }
        notes
    }

    /// The article in which a value is stated: 緑病院規程第1条.
    fn stated_in(&self, held: &Held) -> String {
        let resolved = self.below.resolved;
        // In an article from above 「この規程」 is the policy above.
        let name = resolved.called(held.origin, self.below.policy.id());
        let number = resolved.get(held.origin).and_then(|(owner, view)| {
            let article = owner.articles.get(owner.innermost(held.span)?)?;
            Some(numbered(&Voice::of(resolved, owner, view, Values::Shown), article))
        });
        match (number.filter(|number| !number.is_empty()), self.below.lang) {
            (Some(number), Lang::Ja) => format!("{name}{number}"),
            (Some(number), Lang::En) => format!("{name}, {number}"),
            (None, _) => name.to_owned(),
        }
    }

    /// The facilities of the policy below that the article does not reach.
    fn facilities_without(&self, article: &Article) -> Vec<String> {
        let facilities = self.below.view.facilities.iter();
        let without = facilities.filter(|facility| facility.own.as_ref().is_some_and(|view| !view.reaches(self.id, article)));
        let called = without.filter_map(|facility| Some(self.below.policy.entities.get(facility.entity)?.called()));
        let notes = called.map(|called| match self.below.lang {
            Lang::Ja => format!("この条は、{called}には適用しない。"),
            Lang::En => format!("This article does not apply to {called}."),
        });
        notes.collect()
    }
}
