//! What commands answer, as values: nothing here is laid out for an output, nothing is found out.

mod page;

pub use page::{Page, Part};
