//! The integration tests: one binary, one module a subject.

mod broken;
mod checks;
mod mutation;
mod run;
mod university;
