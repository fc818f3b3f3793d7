//! What is held of each thing that reads.

mod check;
mod cite;
mod fmt;
mod official;
mod read;
mod toml;

use std::hash::{DefaultHasher, Hash, Hasher as _};

use super::corpus;

/// Something of kitei that reads what users write.
pub(crate) trait Target: Sync {
    /// By what name it is asked for.
    fn name(&self) -> &'static str;

    /// What is mutated.
    fn corpus(&self) -> Vec<Vec<u8>>;

    /// Reads an input and holds what is promised. Gives back what kind of input it was: those of a new kind are mutated further.
    ///
    /// # Errors
    /// What is broken.
    fn run(&self, input: &[u8]) -> Result<u64, String>;

    /// Holds what costs much: of an input of a new kind, and of some others.
    ///
    /// # Errors
    /// What is broken.
    fn run_thoroughly(&self, _input: &[u8]) -> Result<(), String> {
        Ok(())
    }
}

/// All of them.
pub(crate) const ALL: [&dyn Target; 7] = [&read::Read, &check::Check, &fmt::Fmt, &fmt::Pin, &cite::Cite, &toml::Toml, &official::Official];

/// What policies, standards and vocabularies are mutated from.
fn documents() -> Vec<Vec<u8>> {
    corpus::files(&["fixtures", "rules"], &["kitei"])
}

/// The same where all that is known is read anew for each that is a standard or a vocabulary, at ten times the cost of a policy: of the
/// packs only some.
fn policies() -> Vec<Vec<u8>> {
    let packs = corpus::files(&["rules"], &["kitei"]).into_iter().step_by(PACKS);
    corpus::files(&["fixtures"], &["kitei"]).into_iter().chain(packs).collect()
}

/// One in so many pieces of the packs.
const PACKS: usize = 8;

/// What says of which kind something is.
fn shape(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// Fails with words where something does not hold.
fn hold(holds: bool, what: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}
