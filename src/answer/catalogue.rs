//! The requirements of standards by name, for who refers to them beside findings.

use crate::diagnostic::Text;

/// A standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Catalogue {
    /// Its name in policies.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The day on which it was published, in ISO 8601.
    pub published: Option<String>,
    /// Whether all its items are among these.
    pub is_whole: bool,
    /// Its requirements, in its order.
    pub items: Vec<Item>,
}

/// A requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// As programs know it (`mhlw-6.0/G3.1.2-2`).
    pub requirement: String,
    /// Its number as the standard prints it.
    pub number: Text,
    /// Its title.
    pub title: Text,
}
