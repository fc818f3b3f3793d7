//! Whether what is declared reaches a system: those who use it and the machines on which and from which it is used. Unstated is all.

use super::evaluate::Question;
use super::lack::{Lack, OfAttribute, What};
use crate::model::value::{Member, Value, ValueType};
use crate::model::vocabulary::{AttributeId, Mark, WordId};
use crate::resolve::effective::Declared;
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
