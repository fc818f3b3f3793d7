//! The integration tests: one binary.

mod expectations;
mod inheritance;
mod judged;
mod support;
