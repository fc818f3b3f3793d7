//! What a run is asked to do.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::FailOn;

/// What a run is asked to do. What is `None` is taken from `kitei.toml`, then from the default.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder from which relative paths start.
    pub directory: PathBuf,
    /// The folder of the repository, where it is chosen; else it is found around what is named.
    pub root: Option<PathBuf>,
    /// Policies, or folders of policies, that are reported on; empty: all of the root.
    pub paths: Vec<PathBuf>,
    /// What was touched, where only that is reported on, with all that inherits from it.
    pub touched: Option<Arc<Touched>>,
    /// A text that takes the place of a file.
    pub replaced: Option<Replaced>,
    /// The day as of which to judge.
    pub as_of: Option<Date>,
    /// The day it is, where neither the command line nor the configuration names one.
    pub today: Date,
    /// The lowest severity that fails the run.
    pub fail_on: Option<FailOn>,
    /// The file of findings that are known.
    pub baseline: Option<PathBuf>,
    /// Whom to tell how many files are judged, of how many; told in the order of a run.
    pub progress: Option<fn(usize, usize)>,
}

impl Options {
    /// All below a folder, as configured there, on a day.
    pub fn new(directory: impl Into<PathBuf>, today: Date) -> Self {
        Self {
            directory: directory.into(),
            root: None,
            paths: Vec::new(),
            touched: None,
            replaced: None,
            as_of: None,
            today,
            fail_on: None,
            baseline: None,
            progress: None,
        }
    }
}

/// A text that an editor has not saved yet.
#[derive(Debug, Clone)]
pub struct Replaced {
    /// The file whose place it takes; need not exist.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What was touched since a revision of git, by the real paths.
#[derive(Debug, Clone, Default)]
pub struct Touched {
    /// The files that came, changed or went.
    pub(crate) files: BTreeSet<PathBuf>,
    /// The texts of those in which something excuses that came with the change.
    pub(crate) texts: BTreeMap<PathBuf, Arc<str>>,
}
