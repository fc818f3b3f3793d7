//! Rules raised while a file is read: damage and slips of typing.

mod blocks;
mod statements;
mod strings;
mod values;

pub use blocks::*;
pub use statements::*;
pub use strings::*;
pub use values::*;

/// The rules of this family.
pub fn all() -> impl Iterator<Item = &'static crate::diagnostic::Rule> {
    [blocks::RULES, statements::RULES, strings::RULES, values::RULES].into_iter().flatten().copied()
}
