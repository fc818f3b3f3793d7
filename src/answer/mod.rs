//! What commands answer, as values: nothing here is laid out for an output, nothing is found out.

mod coverage;
pub(crate) mod difference;
pub(crate) mod lineage;
mod page;

pub use coverage::{Counts, PolicyCounts};
pub use lineage::Totals;
pub use page::{Page, Part};
