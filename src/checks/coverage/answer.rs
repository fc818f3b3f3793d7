//! What an expectation came to: met, lacking with its reasons, or unknown through damage.

use std::collections::HashSet;

use super::lack::{Lack, What};
use crate::model::standard::Quantifier;
use crate::resolve::policy::Entity;
use crate::resolve::state::Missing;
use crate::text::Span;

/// What an expectation came to.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "five marks that are independent of each other")]
pub(super) struct Answer<'a> {
    /// What is lacking; empty where it is met.
    pub(super) lacks: Vec<Lack<'a>>,
    /// Damage makes it unknown: neither met nor lacking.
    pub(super) damaged: bool,
    /// A declared equivalent was needed.
    pub(super) equivalent: bool,
    /// What would have to be stated to be certain.
    pub(super) missing: Vec<Missing>,
    /// Something it asks for is delegated to those below.
    pub(super) delegated: bool,
    /// Something of which it asks is excepted.
    pub(super) excepted: bool,
    /// It asks only for systems of patterns that the institution does not have.
    pub(super) out_of_pattern: bool,
}

impl<'a> From<Lack<'a>> for Answer<'a> {
    fn from(lack: Lack<'a>) -> Self {
        Answer { lacks: vec![lack], ..Answer::default() }
    }
}

impl<'a> Answer<'a> {
    pub(super) fn is_met(&self) -> bool {
        self.lacks.is_empty() && !self.damaged
    }

    /// The first `?` of those that are to be decided, where all that is lacking hangs on one.
    pub(super) fn open(&self) -> Option<Span> {
        self.lacks.first()?.open.filter(|_| !self.damaged && self.lacks.iter().all(|lack| lack.open.is_some()))
    }

    /// Damage hides what it is.
    pub(super) fn damaged() -> Self {
        Answer { damaged: true, ..Answer::default() }
    }

    /// All must hold.
    pub(super) fn all(answers: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Answer::default();
        let mut seen: HashSet<Lack<'_>> = HashSet::new();
        for answer in answers {
            all.lacks.extend(answer.lacks.into_iter().filter(|lack| seen.insert(lack.clone())));
            all.damaged |= answer.damaged;
            all.equivalent |= answer.equivalent;
            all.missing.extend(answer.missing);
            all.delegated |= answer.delegated;
            all.excepted |= answer.excepted;
            all.out_of_pattern |= answer.out_of_pattern;
        }
        all
    }

    /// Says of which entity something is lacking.
    pub(super) fn about(mut self, entity: &'a Entity) -> Self {
        for lack in &mut self.lacks {
            lack.of.push(entity);
            lack.near = lack.near.or(Some(entity.span));
        }
        self
    }
}

/// What the answers of those asked come to.
pub(super) fn quantified<'a>(quantifier: Quantifier, answers: Vec<Answer<'a>>, too_few: What<'a>) -> Answer<'a> {
    match quantifier {
        Quantifier::Each => Answer::all(answers),
        Quantifier::Some => best(answers),
        Quantifier::AtLeast(count) => {
            let met = answers.iter().filter(|answer| answer.is_met()).count() as u64;
            if met >= count {
                return Answer::default();
            }
            let near = answers.iter().flat_map(|answer| &answer.lacks).find_map(|lack| lack.near);
            let open: Vec<Span> = answers.iter().filter_map(Answer::open).collect();
            let open = open.first().copied().filter(|_| met + open.len() as u64 >= count);
            Lack::new(too_few, near).open(open).into()
        }
    }
}

/// The answer that lacks least.
fn best(answers: Vec<Answer<'_>>) -> Answer<'_> {
    // Where somebody has left a `?` for what is asked, that is what was meant for it.
    let rank = |answer: &Answer<'_>| {
        let is_open = answer.open().is_some();
        (!answer.is_met(), answer.damaged, !is_open, answer.lacks.len(), answer.equivalent)
    };
    let damaged = answers.iter().any(|answer| answer.damaged);
    let mut answer = answers.into_iter().min_by_key(rank).unwrap_or_default();
    if !answer.is_met() && damaged {
        answer = Answer { missing: answer.missing, ..Answer::damaged() };
    }
    answer
}
