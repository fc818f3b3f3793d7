//! Lists of what kitei brings, written for a reader: rules and standards.

mod rules;
mod settings;
mod standards;

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListFormat {
    /// For people at a terminal.
    Table,
    /// One JSON document, for programs.
    Json,
}

impl ListFormat {
    /// The names by which they are chosen.
    pub(crate) const NAMES: [(&'static str, Self); 2] = [("table", Self::Table), ("json", Self::Json)];
}

pub(crate) use rules::write as write_rules;
pub(crate) use settings::write as write_settings;
pub(crate) use standards::write as write_standards;

/// Raised when a field of a document changes its meaning or goes away; new fields leave it as it is.
const SCHEMA_VERSION: u32 = 1;
