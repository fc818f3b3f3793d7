//! From text to documents: pieces ([`tree`]), words ([`keyword`]), statements in their blocks ([`lower`]).
//! Values, names and citations stay places in the text here; `model` and `law` read them.

pub mod document;
pub mod keyword;
pub mod lower;
pub mod tree;
