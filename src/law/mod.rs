//! Laws: which there are, how they are cited, and whether a citation holds on a day.
//! Knows nothing of policies and standards; the facts lie in `rules/laws/`, one file a law.

pub(crate) mod citation;
mod index;
mod presence;
mod registry;
mod resolve;
mod standing;
#[cfg(test)]
mod tests;
mod unread;

pub(crate) use citation::Bare;
pub use citation::{Citation, LawKind, Scanner, scan};
pub(crate) use citation::{Unreadable, means_former, read};
pub(crate) use kitei_law::level;
pub(crate) use kitei_law::{Ahead, FormerTitle, Part, Purpose, Version, canonical_number, same_number};
pub use kitei_law::{Items, Law, Number, Place};
pub use registry::Registry;
pub(crate) use registry::{LawId, Spelling};
pub(crate) use resolve::{Binding, Missing, Resolution, between, binds, deleted_between, purpose_of, resolve};
pub(crate) use standing::Standing;
pub use standing::Status;
pub(crate) use unread::unread;
