//! What an expectation came to: met, lacking with its reasons, or unknown through damage.

use std::collections::HashSet;

use super::describe;
use crate::diagnostic::Text;
use crate::model::standard::Quantifier;
use crate::resolve::policy::Entity;
use crate::resolve::state::Missing;
use crate::text::Span;

/// What an expectation came to.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four marks that are independent of each other")]
pub(super) struct Answer {
    /// What is lacking; empty where it is met.
    pub(super) lacks: Vec<Lack>,
    /// Damage makes it unknown: neither met nor lacking.
    pub(super) damaged: bool,
    /// A declared equivalent was needed.
    pub(super) equivalent: bool,
    /// What would have to be stated to be certain.
    pub(super) missing: Vec<Missing>,
    /// Something it asks for is delegated to those below.
    pub(super) delegated: bool,
    /// It asks only for systems of patterns that the institution does not have.
    pub(super) out_of_pattern: bool,
}

/// Something that is lacking.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Lack {
    /// What, as a clause: 「対策「バックアップ」の定めがありません」.
    pub(super) text: Text,
    /// The same as said at the place itself, which shows whose it is: 「「世代数」が定められていません」.
    pub(super) short: Text,
    /// The nearest thing there is.
    pub(super) near: Option<Span>,
    /// Whether it is only the pack's reading of the guideline.
    pub(super) reading: bool,
    /// Whether what is asked for stands at the place, but does not count (expired, no duty, no reason given).
    pub(super) uncounted: bool,
}

impl Lack {
    pub(super) fn new(text: Text, near: Option<Span>) -> Self {
        Lack { short: text.clone(), text, near, reading: false, uncounted: false }
    }

    /// What stands at a place and does not count: why in full, and as said there.
    pub(super) fn uncounted(text: Text, short: Text, place: Option<Span>) -> Self {
        Lack { text, short, near: place, reading: false, uncounted: true }
    }
}

impl From<Lack> for Answer {
    fn from(lack: Lack) -> Self {
        Answer { lacks: vec![lack], ..Answer::default() }
    }
}

impl Answer {
    pub(super) fn is_met(&self) -> bool {
        self.lacks.is_empty() && !self.damaged
    }

    /// Damage hides what it is.
    pub(super) fn damaged() -> Self {
        Answer { damaged: true, ..Answer::default() }
    }

    /// All must hold.
    pub(super) fn all(answers: impl IntoIterator<Item = Answer>) -> Self {
        let mut all = Answer::default();
        let mut seen: HashSet<Lack> = HashSet::new();
        for answer in answers {
            all.lacks.extend(answer.lacks.into_iter().filter(|lack| seen.insert(lack.clone())));
            all.damaged |= answer.damaged;
            all.equivalent |= answer.equivalent;
            all.missing.extend(answer.missing);
            all.delegated |= answer.delegated;
            all.out_of_pattern |= answer.out_of_pattern;
        }
        all
    }

    /// Says of which entity something is lacking.
    pub(super) fn about(mut self, entity: &Entity) -> Self {
        for lack in &mut self.lacks {
            lack.text = describe::of_entity(entity, &lack.text);
            lack.near = lack.near.or(Some(entity.span));
        }
        self
    }
}

/// What the answers of those asked come to.
pub(super) fn quantified(quantifier: Quantifier, answers: Vec<Answer>, too_few: impl Fn() -> Text) -> Answer {
    match quantifier {
        Quantifier::Each => Answer::all(answers),
        Quantifier::Some => best(answers),
        Quantifier::AtLeast(count) => {
            let met = answers.iter().filter(|answer| answer.is_met()).count() as u64;
            if met >= count {
                return Answer::default();
            }
            let near = answers.iter().flat_map(|answer| &answer.lacks).find_map(|lack| lack.near);
            Lack::new(too_few(), near).into()
        }
    }
}

/// The answer that lacks least.
fn best(answers: Vec<Answer>) -> Answer {
    let rank = |answer: &Answer| (!answer.is_met(), answer.damaged, answer.lacks.len(), answer.equivalent);
    let damaged = answers.iter().any(|answer| answer.damaged);
    let mut answer = answers.into_iter().min_by_key(rank).unwrap_or_default();
    if !answer.is_met() && damaged {
        answer = Answer { missing: answer.missing, ..Answer::damaged() };
    }
    answer
}
