//! Elements of a JSON array that is written as it is told: a line for each finding.

use std::io::{self, Write};

use super::Report;
use crate::diagnostic::{Diagnostic, Fingerprint};

/// How much of an array was written.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Elements {
    /// Nothing.
    #[default]
    Nothing,
    /// What opens it.
    Opened,
    /// An element.
    Begun,
}

impl Elements {
    /// Writes the findings of a part; before the first part what opens the array.
    pub(super) fn part(
        &mut self,
        opening: &str,
        report: &Report<'_>,
        out: &mut dyn Write,
        write: impl Fn(&Diagnostic, Option<&Fingerprint>, &mut Vec<u8>) -> io::Result<()> + Sync,
    ) -> io::Result<()> {
        if *self == Self::Nothing {
            out.write_all(opening.as_bytes())?;
            *self = Self::Opened;
        }
        let mut made = Vec::new();
        report.each(&mut made, |finding, fingerprint, made| {
            made.extend_from_slice(b",\n");
            write(finding, fingerprint, made)
        })?;
        // The first has nothing to be parted from.
        let first = made.strip_prefix(b",").filter(|_| *self == Self::Opened);
        out.write_all(first.unwrap_or(&made))?;
        if !made.is_empty() {
            *self = Self::Begun;
        }
        Ok(())
    }
}
