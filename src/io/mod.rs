//! What is read from and written to the disk, and what is read through git: the only room that knows a file system.

pub(crate) mod discover;
mod encoding;
pub(crate) mod files;
pub(crate) mod git;
pub(crate) mod homes;
pub(crate) mod read;
pub(crate) mod revision;
pub(crate) mod root;
pub(crate) mod write;
