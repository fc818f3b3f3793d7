//! Laws: which there are, how they are cited, and whether a citation holds on a day.
//! Knows nothing of policies and standards; the facts lie in `rules/laws/`, one file a law.

pub mod citation;
mod index;
mod presence;
mod registry;
mod resolve;
mod standing;
#[cfg(test)]
mod tests;

pub use crate::text::fold::same_name;
pub use citation::{Citation, LawKind, Scanner, Unreadable, read, scan};
pub use kitei_law::level;
pub use kitei_law::{
    Abbreviations, Ahead, Articles, EnglishTitle, Former, FormerTitle, Held, Items, Law, Number, Part, Place, Purpose, State, Version,
    canonical_number, same_number,
};
pub use registry::{LawId, Registry, Spelling};
pub use resolve::{Binding, Missing, Resolution, binds, purpose_of, resolve};
pub use standing::{Standing, Status};
