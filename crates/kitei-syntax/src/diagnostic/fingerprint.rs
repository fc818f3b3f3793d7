//! The name of a finding that lasts from run to run.

use std::fmt;

/// Shown as sixteen hexadecimal digits. Who makes it says from what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub [u8; Self::BYTES]);

impl Fingerprint {
    /// So many bytes tell the findings of a country apart.
    pub const BYTES: usize = 8;
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}
