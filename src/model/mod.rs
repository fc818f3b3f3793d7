//! What documents mean, apart from who says it: values with units, the vocabulary, the order "at least as strict as", standards.
//! `model/read` and `law` are the only readers of values; nothing here knows policies, parents or findings' formats.

pub mod condition;
mod duration;
pub mod item;
pub mod order;
pub mod read;
pub mod standard;
mod truth;
pub mod value;
pub mod vocabulary;
pub mod words;
