//! kitei (規程): policy as code for the information-security policies of Japanese hospitals, clinics and pharmacies.
//!
//! ```text
//! io -> workspace: opened -> bound -> linked -> inherited -> judged -> told -> report
//!                    ^ rules/ (vocabulary, standards, laws)
//! ```
//!
//! Every stage takes the value of the stage before and returns a value plus findings; no stage stops the next.
//! `ARCHITECTURE.md` has the map and the table of who may know whom; a test holds it.

pub mod answer;
pub mod checks;
pub mod cli;
pub mod compare;
pub mod config;
pub mod explain;
pub mod format;
#[doc(hidden)]
pub mod internals;
pub mod io;
pub mod law;
pub mod model;
pub mod report;
pub mod resolve;
#[cfg(test)]
mod testing;
pub mod wording;
pub mod workspace;
pub mod write;

pub use kitei_syntax::{declare_rule, diagnostic, syntax, text};
