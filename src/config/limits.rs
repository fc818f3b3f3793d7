//! The limits that inputs meet, each with its reason. Every one is far above what a policy needs: they keep a text that is none from taking
//! all of a machine. Those that a lower room meets stand there (`MAX_DEPTH`, `MOST_MISTAKES`, `MOST_SOUGHT`, `MOST_FACILITIES`,
//! `MOST_DOCUMENTS`, `MOST_PARENTS`, `MOST_LEVELS`, `MOST_SOUGHT_ABOVE`); `kitei check --show-settings` shows all.

/// Bytes of a policy, of the standard input too: a thousand pages, where the longest that are known have a hundred. What is read of text that
/// is none may take a hundred times as much.
pub(crate) const LARGEST_FILE: u64 = 4 * 1024 * 1024;

/// Bytes of a baseline: what is known of the findings of a whole repository.
pub(crate) const LARGEST_BASELINE: u64 = 16 * 1024 * 1024;

/// Bytes of a `kitei.toml`: what is read of it takes a hundred times as much.
pub(crate) const LARGEST_CONFIGURATION: u64 = 512 * 1024;

/// Patterns of one `kitei.toml`: each is held against every file.
pub(crate) const MOST_PATTERNS: usize = 1000;

/// Patterns of all `kitei.toml` of a repository together: each takes what a page of text takes. A corporation of a thousand institutions
/// has one or two for each.
pub(crate) const MOST_PATTERNS_IN_ALL: usize = 20_000;

/// Bytes of a `.gitignore`: no list of what is ignored comes near this.
pub(crate) const LARGEST_IGNORE_FILE: u64 = 1024 * 1024;

/// Files and folders that are ignored, among which policies are counted: nobody waits for a walk through all that was built or fetched.
pub(crate) const MOST_IGNORED: usize = 20_000;

/// Bytes of an official text: the ministry's volumes are a few mebibytes.
pub(crate) const LARGEST_OFFICIAL_TEXT: u64 = 32 * 1024 * 1024;

/// Findings that are shown where nothing else is asked for: more than anybody reads at once.
pub(crate) const MOST_FINDINGS: usize = 500;
