//! The integration tests: one binary, one module a subject.

mod cli;
mod explain;
mod folder;
mod input;
mod layers;
