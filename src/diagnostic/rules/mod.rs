//! Rules that are raised while reading or resolving: their names, severities and pages. The code that raises them lies elsewhere.

pub mod syntax;
pub mod vocabulary;
