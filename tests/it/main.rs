//! The integration tests: one binary, one module a subject.
// `cfg(test)` is always set here; spelled out, it lets the helpers unwrap as tests may.

#[cfg(test)]
mod cli;
#[cfg(test)]
mod explain;
#[cfg(test)]
mod folder;
#[cfg(test)]
mod input;
#[cfg(test)]
mod layers;
