//! What commands answer, as values: nothing here is laid out for an output, nothing is found out.

mod coverage;
pub(crate) mod difference;
mod grounds;
pub(crate) mod lineage;
pub(crate) mod official;
mod page;
mod summary;

pub use coverage::{Counts, PolicyCounts};
pub use grounds::Grounds;
pub use lineage::Totals;
pub use page::{Page, Part};
pub use summary::Summary;
