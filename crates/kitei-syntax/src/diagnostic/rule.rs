//! What a rule says of itself: name, default severity, page.

use super::Lang;

/// How much a finding weighs. Ordered: `Info < Warning < Error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; never fails a run by default.
    Info,
    /// Should be looked at.
    Warning,
    /// The policy does not conform, or could not be read.
    Error,
}

impl Severity {
    /// Its name in configuration, machine formats and English.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    /// Its word in a language.
    pub fn word(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::En, _) => self.name(),
            (Lang::Ja, Self::Error) => "エラー",
            (Lang::Ja, Self::Warning) => "警告",
            (Lang::Ja, Self::Info) => "情報",
        }
    }
}

/// Whether a rule's fix may be applied without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Safety {
    /// The rule offers no fix.
    None,
    /// The fix keeps the meaning that the author certainly had.
    Safe,
    /// Some of its fixes do, as each says: another name of the same thing. The others are proposals.
    SafeOrProposal,
    /// The fix leaves a `?` where somebody has to decide.
    Placeholder,
    /// The fix is a proposal: a person decides.
    Proposal,
}

/// Whether what a rule finds leaves something unjudged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hides {
    /// All is judged that would be judged without it.
    Nothing,
    /// Something is unknown for it, and so is not judged. Such a finding is neither suppressed nor lowered: without it, what was not
    /// judged would look as if it had been.
    Judgement,
}

/// A rule as every reader of findings knows it. Made with [`declare_rule!`](crate::declare_rule).
#[derive(Debug)]
pub struct Rule {
    /// `family/name`, part of the interface.
    pub name: &'static str,
    /// Severity where nothing else is configured.
    pub severity: Severity,
    /// Version of kitei in which it came.
    pub since: &'static str,
    /// One line, Japanese.
    pub summary_ja: &'static str,
    /// One line, English.
    pub summary_en: &'static str,
    /// The page of the book: English, a line `---`, Japanese.
    pub page: &'static str,
    /// Whether it offers a fix and how safe that is.
    pub fix: Safety,
    /// Whether what it finds leaves something unjudged.
    pub hides: Hides,
}

impl Rule {
    /// The family: what stands before the `/`.
    pub fn family(&self) -> &'static str {
        self.name.split_once('/').map_or(self.name, |(family, _)| family)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Rule {}

/// Declares a rule; its doc comment is its page in the book, in `kitei explain` and in the editor (English, `---`, Japanese).
///
/// ```text
/// declare_rule! {
///     /// Finds …
///     ///
///     /// ---
///     /// …を検出します。
///     pub static RULE = {
///         name: "coverage/missing", severity: Error, since: "0.1.0", fix: Proposal,
///         ja: "遵守事項に対応する規定がない", en: "a mandatory item has no counterpart in the policy",
///     };
/// }
/// ```
///
/// A rule whose finding leaves something unjudged ends with `hides: Judgement`.
#[macro_export]
macro_rules! declare_rule {
    (@hides) => { $crate::diagnostic::Hides::Nothing };
    (@hides $hides:ident) => { $crate::diagnostic::Hides::$hides };
    ($(#[doc = $doc:literal])+ pub static $ident:ident = {
        name: $name:literal, severity: $severity:ident, since: $since:literal, fix: $fix:ident, ja: $ja:literal, en: $en:literal
        $(, hides: $hides:ident)? $(,)?
    };) => {
        $(#[doc = $doc])+
        pub static $ident: $crate::diagnostic::Rule = $crate::diagnostic::Rule {
            name: $name,
            severity: $crate::diagnostic::Severity::$severity,
            since: $since,
            summary_ja: $ja,
            summary_en: $en,
            page: concat!($($doc, "\n"),+),
            fix: $crate::diagnostic::Safety::$fix,
            hides: $crate::declare_rule!(@hides $($hides)?),
        };
    };
}
