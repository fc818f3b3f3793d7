//! What is needed to read a document of kitei (規程): text, findings, and the syntax of the language.
//!
//! A crate of its own because two programs read documents: kitei, and its build script, which reads the built-in packs once for all runs.
//! `kitei` re-exports its modules; `ARCHITECTURE.md` has the map.

pub mod diagnostic;
pub mod syntax;
pub mod text;
