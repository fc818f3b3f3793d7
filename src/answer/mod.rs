//! What commands answer, as values: nothing here is laid out for an output, nothing is found out.

pub(crate) mod assessed;
pub(crate) mod catalogue;
mod coverage;
pub(crate) mod day;
pub(crate) mod difference;
pub(crate) mod edition;
mod grounds;
pub(crate) mod lineage;
pub(crate) mod official;
mod outcome;
mod page;
pub(crate) mod settings;
pub(crate) mod sheet;
mod summary;
mod within;

pub use coverage::{Counts, PolicyCounts};
pub(crate) use coverage::{Known, Marks, PutAside};
pub use grounds::Grounds;
pub use lineage::Totals;
pub use outcome::Outcome;
pub use page::{Page, Part};
pub use summary::Summary;
pub(crate) use within::Within;
