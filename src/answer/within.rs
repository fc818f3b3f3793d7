//! In what of a policy something stands, as people call it.

/// The policy, and below it the chapter, section and article, the outermost first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Within(pub(crate) Vec<String>);
