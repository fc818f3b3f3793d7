//! The official text of a standard: PDF or text.

use kitei::internals::official::read;

use super::{Target, shape};
use crate::corpus;

pub(crate) struct Official;

impl Target for Official {
    fn name(&self) -> &'static str {
        "official"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        corpus::files(&["fixtures/standards-compare"], &["pdf", "txt"])
    }

    fn run(&self, input: &[u8]) -> Result<u64, String> {
        Ok(shape(read(input)))
    }
}
