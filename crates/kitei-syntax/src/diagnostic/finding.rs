//! One finding and the sink that collects them.

use super::{Rule, Severity, Text};
use crate::text::Span;

/// A finding: plain data, rendered elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// Severity in this run.
    pub severity: Severity,
    /// What is wrong, one sentence.
    pub message: Text,
    /// The place.
    pub span: Span,
    /// What is to be said at the place, if anything.
    pub label: Option<Text>,
    /// Other places involved, each in its own file.
    pub labels: Vec<Label>,
    /// Why: the item or law it rests on.
    pub notes: Vec<Text>,
    /// What to write.
    pub help: Option<Text>,
    /// Requirement concerned, as `standard/item` (`mhlw-6.0/G3.1.2-2`).
    pub requirement: Option<String>,
    /// Law concerned, in canonical form.
    pub law: Option<String>,
    /// A change that mends it.
    pub fix: Option<Fix>,
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
}

/// Replaces the text of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced (empty: an insertion).
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

impl Diagnostic {
    /// A finding of `rule` at `span`, with the rule's default severity.
    pub fn new(rule: &'static Rule, span: Span, message: Text) -> Self {
        Self {
            rule,
            severity: rule.severity,
            message,
            span,
            label: None,
            labels: Vec::new(),
            notes: Vec::new(),
            help: None,
            requirement: None,
            law: None,
            fix: None,
        }
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

    /// Says what to write.
    #[must_use]
    pub fn help(mut self, text: Text) -> Self {
        self.help = Some(text);
        self
    }

    /// Names the requirement, `standard/item`.
    #[must_use]
    pub fn requirement(mut self, id: impl Into<String>) -> Self {
        self.requirement = Some(id.into());
        self
    }

    /// Names the law, in canonical form.
    #[must_use]
    pub fn law(mut self, citation: impl Into<String>) -> Self {
        self.law = Some(citation.into());
        self
    }

    /// Lowers or raises the severity for this finding.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Offers a change.
    #[must_use]
    pub fn fix(mut self, title: Text, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix { title, edits });
        self
    }

    /// Offers to replace the text of one place.
    #[must_use]
    pub fn replace(self, title: Text, span: Span, replacement: impl Into<String>) -> Self {
        self.fix(title, vec![Edit { span, replacement: replacement.into() }])
    }
}

/// Where findings go. Push-only while a stage runs; sorted once at the end of the run.
#[derive(Debug, Default)]
pub struct Findings {
    all: Vec<Diagnostic>,
}

impl Findings {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.all.push(diagnostic);
    }

    /// Adds all findings of another sink.
    pub fn append(&mut self, other: Findings) {
        self.all.extend(other.all);
    }

    /// What was found so far, in the order of finding.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.all.iter()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The findings, in the order of finding.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.all
    }
}
