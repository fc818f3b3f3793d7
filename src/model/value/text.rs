//! Free text.

use std::sync::Arc;

use super::Value;
use crate::diagnostic::Findings;
use crate::model::read::report;
use crate::syntax::document::Operands;

/// One string, or whatever is written.
pub(super) fn read(operands: Operands<'_>, findings: &mut Findings) -> Value {
    let first = operands.first();
    let further = operands.words().nth(1);
    if let (Some(first), Some(further)) = (first.filter(|first| first.quoted), further) {
        report::too_many(findings, further);
        return Value::Text(Arc::from(first.text));
    }
    Value::Text(Arc::from(first.filter(|_| further.is_none()).map_or(operands.text(), |word| word.text)))
}

/// As it is written in a document.
pub(super) fn write(text: &str) -> String {
    format!("「{text}」")
}
