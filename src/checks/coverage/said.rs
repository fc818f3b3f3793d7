//! What a requirement rests on that is declared and not said. Where a head says that the wording is the whole of the text
//! (`wording verbatim`), what the wording does not say is no part of it: a requirement that would not be met without it is not covered.

use std::collections::BTreeSet;

use super::evaluate::Question;
use super::lack::{Lack, What};
use crate::checks::Context;
use crate::model::standard::Expectation;
use crate::model::vocabulary::{AttributeId, NameId};
use crate::resolve::View;
use crate::resolve::effective::Unstated;
use crate::resolve::policy::{Declaration, Policy, Printing};
use crate::say::{Values, Voice};
use crate::syntax::keyword::Keyword;

/// What expectations ask of declarations of one kind and name.
struct Asked {
    kind: Keyword,
    name: Option<NameId>,
    attributes: BTreeSet<AttributeId>,
}

/// Something that is declared and not said: all of a declaration, or some of its attributes.
struct Unsaid<'a> {
    declaration: &'a Declaration,
    attributes: Vec<AttributeId>,
}

/// What is lacking of expectations that are met, since it is declared and not said; nothing where they are met without it.
pub(super) fn unsaid<'a>(cx: &Context<'a>, question: &Question<'a>, expectations: &'a [Expectation]) -> Vec<Lack<'a>> {
    let own = std::iter::once((cx.policy, cx.view));
    let above = cx.view.ancestors.iter().filter_map(|&ancestor| cx.resolved.get(ancestor));
    let mut verbatim = own.chain(above).filter(|(policy, _)| policy.head.printing() == Printing::Verbatim).peekable();
    if verbatim.peek().is_none() {
        return Vec::new();
    }
    let mut asked = Vec::new();
    gather(expectations, &mut asked);
    let mut found: Vec<Unsaid<'a>> = Vec::new();
    let mut unstated = Unstated::default();
    for (policy, view) in verbatim {
        look(cx, policy, view, &asked, &mut unstated, &mut found);
    }
    if found.is_empty() {
        return Vec::new();
    }
    let declared = cx.view.as_if_unstated(&unstated, cx.resolved);
    if (Question { declared: &declared, links: std::rc::Rc::default(), ..question.clone() }).all(expectations).is_met() {
        return Vec::new();
    }
    let is_asked = |unsaid: &Unsaid<'_>| {
        let asks = |asked: &Asked| unsaid.attributes.iter().any(|attribute| asked.attributes.contains(attribute));
        unsaid.attributes.is_empty() || asked.iter().filter(|asked| asked.is_of(cx, unsaid.declaration)).any(asks)
    };
    // Where none of the attributes is what is asked for, it is by one of them that the declaration is about what is asked about.
    let is_told = |unsaid: &&Unsaid<'_>| is_asked(unsaid) || !found.iter().any(is_asked);
    let lack = |unsaid: &Unsaid<'a>| {
        let wanted = |attribute: &AttributeId| asked.iter().any(|asked| asked.attributes.contains(attribute));
        let attributes =
            if is_asked(unsaid) { unsaid.attributes.iter().copied().filter(wanted).collect() } else { unsaid.attributes.clone() };
        Lack::uncounted(What::Unsaid(unsaid.declaration, attributes), Some(unsaid.declaration.header))
    };
    found.iter().filter(is_told).map(lack).collect()
}

/// What a policy declares and does not say of what is asked for.
fn look<'a>(cx: &Context<'a>, policy: &'a Policy, view: &'a View, asked: &[Asked], unstated: &mut Unstated, found: &mut Vec<Unsaid<'a>>) {
    let voice = Voice::of(cx.resolved, policy, view, Values::Shown);
    for article in policy.articles.iter().filter(|article| !article.deleted && !cx.is_damaged(article)) {
        // One statement may declare several names with one body.
        let of_article = policy.declarations.range(&article.declarations);
        for group in of_article.chunk_by(|one, other| one.whole == other.whole) {
            let is_asked = |declaration: &Declaration| asked.iter().any(|asked| asked.is_of(cx, declaration));
            if !group.iter().any(is_asked) {
                continue;
            }
            let heard = voice.heard_of(article, group);
            let Some(first) = group.first().filter(|first| heard.leaves_out(first)) else { continue };
            let attributes: Vec<AttributeId> =
                if heard.is_named { heard.unsaid(first).map(|stated| stated.attribute).collect() } else { Vec::new() };
            for declaration in group {
                if heard.is_named {
                    unstated.attributes.extend(heard.unsaid(declaration).map(|stated| stated.span));
                } else {
                    unstated.declarations.insert(declaration.header);
                    unstated.attributes.extend(declaration.attributes.iter().map(|stated| stated.span));
                }
            }
            found
                .extend(group.iter().filter(|one| is_asked(one)).map(|declaration| Unsaid { declaration, attributes: attributes.clone() }));
        }
    }
}

fn gather(expectations: &[Expectation], asked: &mut Vec<Asked>) {
    for expectation in expectations {
        match expectation {
            Expectation::All(parts) | Expectation::Any(parts) | Expectation::AtLeast(_, parts) => gather(parts, asked),
            Expectation::Demand(demand) | Expectation::Has(demand) => {
                let mut attributes = BTreeSet::new();
                atoms(&demand.body, &mut attributes);
                asked.push(Asked { kind: demand.kind, name: demand.name, attributes });
                gather(&demand.body, asked);
            }
            Expectation::Atom(_) => {}
        }
    }
}

/// The attributes that expectations ask of what they are asked of.
fn atoms(expectations: &[Expectation], attributes: &mut BTreeSet<AttributeId>) {
    for expectation in expectations {
        match expectation {
            Expectation::All(parts) | Expectation::Any(parts) | Expectation::AtLeast(_, parts) => atoms(parts, attributes),
            Expectation::Demand(_) | Expectation::Has(_) => {}
            Expectation::Atom(atom) => {
                attributes.insert(atom.attribute);
            }
        }
    }
}

impl Asked {
    /// Whether a declaration is one of those that are asked for.
    fn is_of(&self, cx: &Context<'_>, declaration: &Declaration) -> bool {
        let is_named = |name: NameId| cx.resolved.vocabulary.name_is(declaration.name, name);
        declaration.kind == self.kind && self.name.is_none_or(is_named)
    }
}
