//! What the tests are written with: repositories in memory and on the disk, and the program run over them.

mod bound;
mod fixtures;
mod program;
mod repository;
mod values;

pub(crate) use bound::Bound;
pub(crate) use fixtures::{REPOSITORIES, check, folder, grave, path};
pub(crate) use program::{BROKEN, Folder, RULE, Ran, SOUND, finished};
pub(crate) use repository::{CLINIC, CORPORATION, DAY, HOSPITAL, PHARMACY, Repository, Verdict, outcomes, policy};
pub(crate) use values::{Style, declaration, shows, stated, written, written_in};
