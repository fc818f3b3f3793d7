//! By what a run goes: what is configured for it, and the limits that inputs meet.

use crate::diagnostic::{Lang, Text};

/// By what a run goes.
#[derive(Debug)]
pub(crate) struct Settings {
    /// The folder in which policies are looked for, as seen from the one that is worked in.
    pub(crate) root: String,
    /// The configurations that count, from the same.
    pub(crate) configurations: Vec<String>,
    /// The day as of which is judged.
    pub(crate) as_of: String,
    /// The lowest severity that fails a run.
    pub(crate) fail_on: &'static str,
    /// The language of what is told, where the configuration sets one.
    pub(crate) lang: Option<Lang>,
    /// Standards by which every policy is judged.
    pub(crate) standards: Vec<String>,
    /// Patterns of what is left out.
    pub(crate) exclude: Vec<String>,
    /// Patterns of what is judged and not formatted.
    pub(crate) unformatted: Vec<String>,
    /// The policy files that are judged.
    pub(crate) files: usize,
    /// The limits.
    pub(crate) limits: Vec<Limit>,
}

/// A limit.
#[derive(Debug)]
pub(crate) struct Limit {
    /// By what name programs know it.
    pub(crate) name: &'static str,
    pub(crate) value: u64,
    pub(crate) measure: Measure,
    /// Of what, and what comes of the rest.
    pub(crate) what: Text,
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Bytes.
    Bytes,
    /// Things.
    Count,
}
