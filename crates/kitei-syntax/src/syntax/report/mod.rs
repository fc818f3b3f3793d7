//! The rules of the families `syntax` and `security` that are broken whatever the words mean, each with what is said when it is: by lowering, which finds them
//! by the grammar, or by a later stage, which finds them by the vocabulary. Those about values are in `model/read/report`.

pub mod arguments;
pub mod blocks;
pub mod illegible;
pub mod lists;
pub mod signs;
pub mod statements;
pub mod strings;
pub mod unseen;

use super::lower::Lowering;
use crate::diagnostic::{Diagnostic, Rule, Text};
use crate::text::Span;

/// The rules.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [blocks::RULES, statements::RULES, arguments::RULES, lists::RULES, signs::RULES, strings::RULES, unseen::RULES, illegible::RULES]
        .into_iter()
        .flatten()
        .copied()
}

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
