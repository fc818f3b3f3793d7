//! Words that are not made yet: a finding holds the values that they are made from.

use std::any::Any;
use std::fmt::Debug;

use super::{Fix, Text, Words};

/// The values of a finding, from which its words and its fix are made when somebody asks for them.
pub trait Tell: Any + Debug + Send + Sync {
    /// The sentence, and the first reason: all that fits on one line.
    fn brief(&self) -> Brief {
        Brief::of(self.words())
    }

    /// All that it says, but for the fix.
    fn words(&self) -> Words;

    /// What it is about. No words are made for it.
    fn about(&self) -> About;

    /// A change that mends it.
    fn fix(&self) -> Option<Fix> {
        None
    }

    /// Whether other values say the same. No words are made for it.
    fn says_the_same(&self, other: &dyn Tell) -> bool;
}

/// What a finding is about, beside what stands at its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// Requirement concerned, as `standard/item` (`mhlw-6.0/G3.1.2-2`).
    pub requirement: Option<String>,
    /// Law concerned, in canonical form.
    pub law: Option<String>,
}

/// A finding on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// What is wrong.
    pub message: Text,
    /// The first reason.
    pub reason: Option<Text>,
}

impl Brief {
    /// What of all words fits on one line.
    pub fn of(words: Words) -> Self {
        Self { message: words.message, reason: words.notes.into_iter().next() }
    }
}
