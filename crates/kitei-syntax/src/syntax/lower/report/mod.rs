//! What lowering says: one function a finding.

mod arguments;
mod blocks;
mod statements;
mod strings;

use super::Lowering;
use crate::diagnostic::{Diagnostic, Rule, Text};
use crate::text::Span;

impl Lowering<'_> {
    fn report(
        &mut self,
        rule: &'static Rule,
        span: Span,
        ja: impl Into<String>,
        en: impl Into<String>,
        with: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        self.findings.push(with(Diagnostic::new(rule, span, Text::new(ja, en))));
    }
}
