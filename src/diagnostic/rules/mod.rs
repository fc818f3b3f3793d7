//! Rules that are raised while reading or resolving: their names, severities and pages. The code that raises them lies elsewhere.

pub mod config;
pub mod input;
pub mod syntax;
pub mod vocabulary;

/// Every rule declared here.
pub fn all() -> impl Iterator<Item = &'static super::Rule> {
    config::all().chain(input::all()).chain(syntax::all()).chain(vocabulary::all())
}
