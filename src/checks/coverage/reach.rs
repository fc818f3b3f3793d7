//! Whom what is declared reaches: of a system those who use it and the machines on which and from which it is used, else anybody of the
//! institution, and those whom no label names. Unstated is all.

use std::collections::HashSet;
use std::sync::Arc;

use super::answer::Answer;
use super::evaluate::{Focus, Question};
use super::lack::{Lack, OfAttribute, What};
use crate::model::standard::{Demand, Expectation};
use crate::model::value::{Member, Name, Value, ValueType};
use crate::model::vocabulary::{AttributeId, Mark, WordId};
use crate::resolve::effective::Declared;
use crate::resolve::policy::Entity;
use crate::syntax::keyword::Keyword;

impl<'a> Question<'a> {
    /// What keeps declarations that are linked to a system from reaching it, all of them together.
    pub(super) fn out_of_reach(&self, kind: Keyword, declared: &[&'a Declared]) -> Option<Lack<'a>> {
        let vocabulary = self.resolved.vocabulary;
        let frame = |key: &str| {
            vocabulary.attribute_of(kind, None, key).filter(|&attribute| vocabulary.attribute(attribute).is_marked(Mark::Reach))
        };
        let known = vocabulary.known();
        let who = [known.users, known.all_staff];
        let what = [known.servers, known.terminals, known.cloud_services];
        let is = |narrow: WordId, wide: WordId| vocabulary.word_is(narrow, wide);
        // All who use a system, and some of its machines.
        let reaches_users = |word: WordId| who.into_iter().flatten().any(|users| is(users, word));
        let reaches_machines = |word: WordId| what.into_iter().flatten().any(|machine| is(machine, word) || is(word, machine));
        self.short(frame("audience"), declared, &reaches_users).or_else(|| self.short(frame("applies_to"), declared, &reaches_machines))
    }

    /// What keeps measures that are asked for at large from being for anybody of the institution: all of them are for others (visitors,
    /// patients). A demand that asks for whom they are says so itself.
    pub(super) fn for_others_only(&self, demand: &Demand, declared: &[&'a Declared]) -> Option<Lack<'a>> {
        let vocabulary = self.resolved.vocabulary;
        let audience = vocabulary.attribute_of(demand.kind, None, "audience").filter(|_| demand.kind == Keyword::Measure)?;
        if demand.body.iter().any(|part| matches!(part, Expectation::Atom(atom) if atom.attribute == audience)) {
            return None;
        }
        let known = vocabulary.known();
        let own = [known.users, known.all_staff];
        let is_own =
            |word: WordId| own.into_iter().flatten().any(|staff| vocabulary.word_is(word, staff) || vocabulary.word_is(staff, word));
        self.short(Some(audience), declared, &is_own)
    }

    /// What is lacking of a declaration without a label that holds for the others, whom no labelled one of its name names: it says too
    /// little itself, and none of those says that it is for all.
    pub(super) fn for_the_rest(&self, demand: &'a Demand, floor: &'a Declared, labelled: &[&'a Declared]) -> Option<Answer<'a>> {
        if demand.kind != Keyword::Measure || floor.delegated.is_some() || self.reach_all(demand.kind, labelled) {
            return None;
        }
        let mut answer = self.each_of(&demand.body, Focus::Declared(floor));
        let is_stated = |lack: &Lack<'_>| match &lack.what {
            What::Attribute(_, of) => match of {
                OfAttribute::Unmet(_, value) => value.is_some(),
                OfAttribute::Members(..) | OfAttribute::Excess(..) => true,
                OfAttribute::Expired(..) | OfAttribute::OutOfReach(..) | OfAttribute::WeakValue(..) => false,
            },
            What::NoEntity(_)
            | What::NoneOf(_)
            | What::TooFew(_)
            | What::NoDeclaration(_)
            | What::Unlinked(..)
            | What::WeakDuty(..)
            | What::Alternatives(..)
            | What::NoWording
            | What::Unsaid(..) => false,
        };
        // What it leaves unsaid, the labelled ones may say.
        answer.lacks.retain(is_stated);
        (!answer.damaged && !answer.lacks.is_empty()).then_some(answer)
    }

    /// Whether declarations say of themselves that together they are for all: for those who use the systems, or for each system.
    fn reach_all(&self, kind: Keyword, labelled: &[&'a Declared]) -> bool {
        let vocabulary = self.resolved.vocabulary;
        let known = vocabulary.known();
        let stated = |key: &str| {
            let attribute = vocabulary.attribute_of(kind, None, key);
            labelled.iter().filter_map(move |declared| declared.values.get(&attribute?)?.first()?.value.as_ref())
        };
        let is_for_users = |value: &Value| {
            let users = [known.users, known.all_staff];
            value.words().is_some_and(|words| {
                words.iter().any(|member| {
                    matches!(member, Member::Word(word) if users.into_iter().flatten().any(|users| vocabulary.word_is(users, *word)))
                })
            })
        };
        let of: HashSet<&Name> = stated("for_system").filter_map(Value::names).flatten().collect();
        let mut systems = self.policy.entities_of(Keyword::System);
        let is_named = |entity: &Entity| of.contains(&Name::Own(Arc::clone(&entity.key)));
        stated("audience").any(is_for_users) || !of.is_empty() && systems.all(is_named)
    }

    /// The lack of an attribute by which none of several declarations reaches what is wanted.
    fn short(&self, attribute: Option<AttributeId>, declared: &[&'a Declared], reaches: &dyn Fn(WordId) -> bool) -> Option<Lack<'a>> {
        let attribute =
            attribute.filter(|&attribute| matches!(self.resolved.vocabulary.attribute(attribute).value, ValueType::Extent(_)))?;
        let mut nearest = None;
        for &declared in declared {
            let held = declared.values.get(&attribute).and_then(|values| values.first())?;
            // What is not decided or could not be read may be anybody.
            let words = held.value.as_ref().and_then(Value::words)?;
            if words.iter().any(|member| matches!(member, Member::Word(word) if reaches(*word))) {
                return None;
            }
            nearest = nearest.or(Some((declared, held)));
        }
        let (declared, held) = nearest?;
        let what = What::Attribute(Some(declared), OfAttribute::OutOfReach(attribute, held.value.clone()));
        Some(Lack::uncounted(what, Some(held.span)))
    }
}
