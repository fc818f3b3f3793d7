//! Laws: which there are, how they are cited, and whether a citation holds on a day.
//! Knows nothing of policies and standards; the facts lie in `rules/laws/`, one file a law.

mod articles;
pub mod citation;
mod index;
mod place;
mod registry;
mod resolve;
mod standing;
mod table;
#[cfg(test)]
mod tests;

pub use crate::text::fold::same_name;
pub use articles::Articles;
pub use citation::{Citation, LawKind, Scanner, Unreadable, canonical_number, read, same_number, scan};
pub use place::{Number, Part, Place};
pub use registry::{LawId, Registry, Spelling};
pub use resolve::{Binding, Missing, Resolution, binds, purpose_of, resolve};
pub use standing::{Standing, Status};
pub use table::{Abbreviations, Ahead, EnglishTitle, Former, FormerTitle, Held, Items, Law, Purpose, State, Version};
