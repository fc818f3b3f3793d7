//! One finding and the sink that collects them.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::moved::{Moved, Places};
use super::{About, Brief, Edit, Fix, FixSafety, Label, Rule, Severity, Task, Tell, Text, Words};
use crate::text::{Span, step};

/// A finding: which rule, where, how grave, and the values from which its words are made. Rules that seldom find anything make the words
/// at once; what is sorted, levelled, suppressed and counted needs none.
///
/// The fields of [`Words`] can be read of a finding directly: they are made when the first is read, and kept. Who reads a finding once
/// asks for [`Diagnostic::words`], [`Diagnostic::brief`] or [`Diagnostic::told`], which keep nothing.
#[derive(Clone)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// Severity in this run.
    pub severity: Severity,
    /// The place.
    pub span: Span,
    /// For whom it holds, where not for all that are judged by the policy.
    whom: Option<Arc<Whom>>,
    said: Said,
    read: OnceLock<Box<Words>>,
}

/// For whom a finding holds: the names of facilities; none: the institution itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whom(pub Vec<Option<Arc<str>>>);

/// Where the words of a finding come from.
#[derive(Debug, Clone)]
enum Said {
    Told(Box<Words>),
    Later(Arc<dyn Tell>),
}

impl Diagnostic {
    /// A finding of `rule` at `span`, with the rule's default severity.
    pub fn new(rule: &'static Rule, span: Span, message: Text) -> Self {
        Self::of(rule, span, Said::Told(Box::new(Words::new(message))))
    }

    /// A finding whose words are made when somebody asks for them.
    pub fn later(rule: &'static Rule, span: Span, values: impl Tell) -> Self {
        Self::of(rule, span, Said::Later(Arc::new(values)))
    }

    fn of(rule: &'static Rule, span: Span, said: Said) -> Self {
        Self { rule, severity: rule.severity, span, whom: None, said, read: OnceLock::new() }
    }

    /// Says something at the place itself.
    #[must_use]
    pub fn label(self, text: Text) -> Self {
        self.adding(|words| words.label = Some(text))
    }

    /// Adds another place.
    #[must_use]
    pub fn at(self, span: Span, text: Text) -> Self {
        self.adding(|words| words.labels.push(Label { span, text }))
    }

    /// Adds a reason.
    #[must_use]
    pub fn note(self, text: Text) -> Self {
        self.adding(|words| words.notes.push(text))
    }

    /// Says what stands in the place of the reasons on a screen.
    #[must_use]
    pub fn on_screen(self, text: Text) -> Self {
        self.adding(|words| words.on_screen = Some(text))
    }

    /// Says what to write.
    #[must_use]
    pub fn help(self, text: Text) -> Self {
        self.adding(|words| words.help = Some(text))
    }

    /// Says what is to be done.
    #[must_use]
    pub fn task(self, task: Task) -> Self {
        self.adding(|words| words.task = Some(Box::new(task)))
    }

    /// Names the requirement, `standard/item`.
    #[must_use]
    pub fn requirement(self, id: impl Into<String>) -> Self {
        self.adding(|words| words.requirement = Some(id.into()))
    }

    /// Names the law, in canonical form.
    #[must_use]
    pub fn law(self, citation: impl Into<String>) -> Self {
        self.adding(|words| words.law = Some(citation.into()))
    }

    /// Lowers or raises the severity for this finding.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Says for whom it holds, where not for all.
    #[must_use]
    pub fn whom(mut self, whom: Whom) -> Self {
        self.whom = Some(Arc::new(whom));
        self.read = OnceLock::new();
        self
    }

    /// Offers a change, as safe as those of its rule.
    #[must_use]
    pub fn fix(self, title: Text, edits: Vec<Edit>) -> Self {
        let safety = FixSafety::of_rule(self.rule);
        self.adding(|words| words.fix = Some(Fix { title, edits, safety }))
    }

    /// Offers a change in which `?` stands for what somebody has to decide.
    #[must_use]
    pub fn placeholder(self, title: Text, edits: Vec<Edit>) -> Self {
        self.adding(|words| words.fix = Some(Fix { title, edits, safety: FixSafety::Placeholder }))
    }

    /// Offers to replace the text of one place.
    #[must_use]
    pub fn replace(self, title: Text, span: Span, replacement: impl Into<String>) -> Self {
        self.fix(title, vec![Edit { span, replacement: replacement.into() }])
    }

    /// Offers to replace the text of one place where nobody has to look at it: it is another name of the same thing.
    #[must_use]
    pub fn replace_safely(self, title: Text, span: Span, replacement: impl Into<String>) -> Self {
        let edits = vec![Edit { span, replacement: replacement.into() }];
        self.adding(|words| words.fix = Some(Fix { title, edits, safety: FixSafety::Safe }))
    }

    /// What it is about, beside what stands at its place.
    pub fn about(&self) -> About {
        match &self.said {
            Said::Told(words) => About { requirement: words.requirement.clone(), law: words.law.clone() },
            Said::Later(values) => values.about(),
        }
    }

    /// For whom it holds, where not for all that are judged by the policy.
    pub fn holds_for(&self) -> Option<&Whom> {
        self.whom.as_deref()
    }

    /// The sentence and the first reason.
    pub fn brief(&self) -> Brief {
        let mut brief = match &self.said {
            Said::Told(words) => Brief { message: words.message.clone(), reason: words.notes.first().cloned() },
            Said::Later(values) => values.brief(),
        };
        if let Some(whom) = &self.whom {
            brief.message = whom.named(&brief.message);
        }
        brief
    }

    /// All that it says, but for a fix that is not made yet.
    pub fn words(&self) -> Words {
        let mut words = match &self.said {
            Said::Told(words) => Words::clone(words),
            Said::Later(values) => values.words(),
        };
        if let Some(whom) = &self.whom {
            words.message = whom.named(&words.message);
            if let Some(wanted) = words.task.as_mut().and_then(|task| task.wanted.as_mut()) {
                wanted.name = whom.named(&wanted.name);
            }
        }
        words
    }

    /// All that it says.
    pub fn told(&self) -> Words {
        let words = self.words();
        match &self.said {
            Said::Told(_) => words,
            Said::Later(values) => Words { fix: values.fix(), ..words },
        }
    }

    /// Whether another finding says the same of the same place; it may be for another facility.
    pub fn says_the_same(&self, other: &Self) -> bool {
        (self.rule, self.severity, self.span) == (other.rule, other.severity, other.span)
            && match (&self.said, &other.said) {
                (Said::Told(one), Said::Told(other)) => one == other,
                (Said::Later(one), Said::Later(other)) => one.says_the_same(&**other),
                (Said::Told(_), Said::Later(_)) | (Said::Later(_), Said::Told(_)) => false,
            }
    }

    /// The same finding where the places that it speaks of are now.
    #[must_use]
    pub fn moved(mut self, places: &Places) -> Self {
        let (rule, severity, span, whom) = (self.rule, self.severity, places(self.span), self.whom.take());
        self.read = OnceLock::new();
        let moved = Self::later(rule, span, Moved { finding: self, places: Arc::clone(places) });
        Self { severity, whom, ..moved }
    }

    fn adding(mut self, add: impl FnOnce(&mut Words)) -> Self {
        let mut words = match self.said {
            Said::Told(words) => words,
            Said::Later(values) => Box::new(Words { fix: values.fix(), ..values.words() }),
        };
        add(&mut words);
        self.said = Said::Told(words);
        self.read = OnceLock::new();
        self
    }
}

/// Shown by what it says: the values may hold all that was judged.
impl fmt::Debug for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, severity, span, .. } = self;
        formatter
            .debug_struct("Diagnostic")
            .field("rule", &rule.name)
            .field("severity", severity)
            .field("span", span)
            .field("words", &self.told())
            .finish()
    }
}

impl Deref for Diagnostic {
    type Target = Words;

    fn deref(&self) -> &Words {
        match &self.said {
            Said::Told(words) if self.whom.is_none() => words,
            Said::Told(_) | Said::Later(_) => self.read.get_or_init(|| Box::new(self.told())),
        }
    }
}

impl PartialEq for Diagnostic {
    fn eq(&self, other: &Self) -> bool {
        step(1);
        (self.rule, self.severity, self.span) == (other.rule, other.severity, other.span) && **self == **other
    }
}

impl Eq for Diagnostic {}

impl Whom {
    /// A sentence that says for whom it holds.
    fn named(&self, message: &Text) -> Text {
        let names = |whole: &str, comma: &str| self.0.iter().map(|name| name.as_deref().unwrap_or(whole)).collect::<Vec<_>>().join(comma);
        let (ja, en) = (names("本体", "、"), names("the institution itself", ", "));
        Text::new(format!("{}（{ja}）", message.ja), format!("{} ({en})", message.en))
    }
}

/// Where findings go. Push-only while a stage runs; sorted once at the end of the run.
#[derive(Debug, Default)]
pub struct Findings {
    all: Vec<Diagnostic>,
    /// For how many words it was looked what they may have been meant for.
    sought: u32,
    /// How many are kept at most, where there is a limit.
    most: Option<usize>,
    /// How many came beyond it, and where the first of them is.
    beyond: Option<(usize, Span)>,
}

/// For so many unknown words of a policy it is looked what they may be meant for, which costs as much as there are words to be meant. A
/// text with more of them is no policy.
pub const MOST_SOUGHT: u32 = 200;

impl Findings {
    /// Whether it may be looked what one more unknown word may have been meant for.
    pub fn may_seek(&mut self) -> bool {
        self.sought = self.sought.saturating_add(1);
        self.sought <= MOST_SOUGHT
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        step(1);
        if self.is_full() {
            let (count, first) = self.beyond.unwrap_or((0, diagnostic.span));
            self.beyond = Some((count.saturating_add(1), first));
            return;
        }
        self.all.push(diagnostic);
    }

    /// A sink that keeps so many and counts the rest.
    #[must_use]
    pub fn at_most(most: usize) -> Self {
        Self { most: Some(most), ..Self::default() }
    }

    /// A sink beside this one, with its limits.
    #[must_use]
    pub fn beside(&self) -> Self {
        Self { sought: self.sought, most: self.most, ..Self::default() }
    }

    /// Takes over what of the limits another sink used up; what it kept stays with it.
    pub fn take_limits_of(&mut self, beside: &Self) {
        self.sought = self.sought.max(beside.sought);
        if let Some((count, first)) = beside.beyond {
            let (before, at) = self.beyond.unwrap_or((0, first));
            self.beyond = Some((before.saturating_add(count), at));
        }
    }

    /// Whether what is added is counted and no more: its words need not be made with care.
    pub fn is_full(&self) -> bool {
        self.most.is_some_and(|most| self.all.len() >= most)
    }

    /// How many came beyond what is kept, and where the first of them is.
    pub fn beyond(&self) -> Option<(usize, Span)> {
        self.beyond
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_small_until_it_is_told() {
        assert!(size_of::<Diagnostic>() <= 72, "{}", size_of::<Diagnostic>());
    }
}
