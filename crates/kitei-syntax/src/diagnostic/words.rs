//! What a finding says: made when somebody reads it, in both languages.

use super::{Rule, Safety, Task, Text};
use crate::text::Span;

/// What a finding says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What is wrong, one sentence.
    pub message: Text,
    /// What is to be said at the place, if anything.
    pub label: Option<Text>,
    /// Other places involved, each in its own file.
    pub labels: Vec<Label>,
    /// Why: the item or law it rests on.
    pub notes: Vec<Text>,
    /// What stands in the place of the reasons where people read them on a screen and do not ask for each.
    pub on_screen: Option<Text>,
    /// What to write.
    pub help: Option<Text>,
    /// Requirement concerned, as `standard/item` (`mhlw-6.0/G3.1.2-2`).
    pub requirement: Option<String>,
    /// Law concerned, in canonical form.
    pub law: Option<String>,
    /// A change that mends it.
    pub fix: Option<Fix>,
    /// What is to be done, where it is something that the policy still lacks.
    pub task: Option<Box<Task>>,
}

/// A second place of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place; may lie in another file.
    pub span: Span,
    /// What is to be said there.
    pub text: Text,
}

/// A change of text that mends a finding. All edits lie in the finding's files and do not overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does.
    pub title: Text,
    /// The edits.
    pub edits: Vec<Edit>,
    /// What may be done with it unread.
    pub safety: FixSafety,
}

/// What may be done with a fix that nobody has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FixSafety {
    /// It may be applied: it keeps the meaning that the author certainly had.
    Safe,
    /// It may be applied, and leaves a `?` where somebody has to decide.
    Placeholder,
    /// It is shown only: a person decides whether it is meant.
    DisplayOnly,
}

impl FixSafety {
    /// The safety of a rule's fixes, where a fix says nothing of its own.
    pub(super) fn of_rule(rule: &Rule) -> Self {
        match rule.fix {
            Safety::Safe => Self::Safe,
            Safety::Placeholder => Self::Placeholder,
            Safety::SafeOrProposal | Safety::Proposal | Safety::None => Self::DisplayOnly,
        }
    }
}

/// Replaces the text of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced (empty: an insertion).
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

impl Words {
    /// A sentence and nothing else.
    pub fn new(message: Text) -> Self {
        let (labels, notes) = (Vec::new(), Vec::new());
        Self { message, label: None, labels, notes, on_screen: None, help: None, requirement: None, law: None, fix: None, task: None }
    }

    /// Says something at the place itself.
    #[must_use]
    pub fn label(mut self, text: Text) -> Self {
        self.label = Some(text);
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn at(mut self, span: Span, text: Text) -> Self {
        self.labels.push(Label { span, text });
        self
    }

    /// Adds a reason.
    #[must_use]
    pub fn note(mut self, text: Text) -> Self {
        self.notes.push(text);
        self
    }

    /// With what stands in the place of the reasons on a screen, where there is such.
    #[must_use]
    pub fn for_screen(self) -> Self {
        match self.on_screen {
            Some(note) => Self { notes: vec![note], on_screen: None, ..self },
            None => self,
        }
    }

    /// Says what to write.
    #[must_use]
    pub fn help(mut self, text: Text) -> Self {
        self.help = Some(text);
        self
    }
}
