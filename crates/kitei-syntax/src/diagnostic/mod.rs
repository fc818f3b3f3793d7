//! Findings as values: what is wrong, where, why, and what to write instead.
//! Nothing here formats for an output; nothing here decides what is wrong.

mod finding;
mod fingerprint;
mod moved;
mod rule;
mod suppressed;
mod task;
mod tell;
mod words;

pub use finding::{Diagnostic, Findings, MOST_SOUGHT, Whom};
pub use fingerprint::Fingerprint;
pub use moved::Places;
pub use rule::{Hides, Rule, Safety, Severity};
pub use suppressed::Suppressed;
pub use task::{Decision, Task, Wanted};
pub use tell::{About, Brief, Tell};
pub use words::{Edit, Fix, FixSafety, Label, Words};

use jiff::civil::Date;

use crate::text::in_era;

/// A sentence in the two languages of the tool. Both are always there: no key, no fallback, no concatenation.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Text {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

impl Text {
    /// A sentence in Japanese and in English.
    pub fn new(ja: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ja: ja.into(), en: en.into() }
    }

    /// The same words in both languages (a name, a number).
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { ja: text.clone(), en: text }
    }

    /// A day as messages tell it: 令和8年4月1日 as policies are written, 2026-04-01. No message tells one otherwise.
    pub fn day(day: Date) -> Self {
        Self { ja: in_era(day), en: day.to_string() }
    }

    /// The sentence in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }
}

/// Language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English.
    En,
}
