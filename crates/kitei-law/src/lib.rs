//! Laws as data: the files of `rules/laws/`, the places in a law, and how a place is written.
//!
//! A crate of its own because two programs read laws: the build script reads their files, once for all runs, and stores them as bytes;
//! kitei reads the bytes of those that are cited. The layer `law` of `kitei` re-exports it, and says what a citation means on a day.

mod annexed;
mod articles;
mod days;
mod file;
pub mod level;
mod number_of_law;
mod place;
mod table;
pub mod token;

pub use articles::Articles;
pub use file::File;
pub use number_of_law::{canonical_number, same_number};
pub use place::{IROHA, Number, Part, Place};
pub use table::{Abbreviations, Ahead, EnglishTitle, Former, FormerTitle, Held, Items, Law, Purpose, State, Version};
