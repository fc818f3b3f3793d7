//! Tables 別表 and forms 様式: what is written in them, and their numbers.

use std::sync::Arc;

use super::Binder;
use crate::model::read;
use crate::resolve::outline::Numbered;
use crate::resolve::policy::Annexed;
use crate::syntax::document::Statement;
use crate::syntax::keyword::Keyword;
use crate::text::Span;
use crate::wording::number::{Form, Number, Written};

impl Binder<'_, '_> {
    pub(super) fn annexed(&mut self, statement: Statement<'_>) {
        let operands = statement.operands();
        let written = operands.words().find(|word| !word.quoted).map(|word| read::number(word, self.findings));
        let number = written.as_deref().and_then(Written::read).map(|Written { number, through, form }| Numbered {
            number,
            through,
            form,
            is_given: false,
        });
        let strings =
            |row: Statement<'_>| -> Vec<Span> { row.operands().words().filter(|word| word.quoted).map(|word| word.span).collect() };
        self.policy.annexed.push(Annexed {
            document: self.document,
            keyword: statement.keyword().unwrap_or(Keyword::Table),
            number,
            title: operands.string().map(|word| Arc::from(word.text)),
            header: statement.header(),
            span: statement.span(),
            columns: statement.children_of(Keyword::Columns).flat_map(strings).collect(),
            rows: statement.children_of(Keyword::Row).map(|row| (row.span(), strings(row))).collect(),
            paragraphs: statement.children_of(Keyword::Paragraph).flat_map(strings).collect(),
        });
    }
}

/// Numbers those that bear no number: each follows the one of its kind before it. One that is alone in its document bears none.
pub(super) fn count(annexed: &mut [Annexed]) {
    for at in 0..annexed.len() {
        let Some((before, [one, after @ ..])) = annexed.split_at_mut_checked(at) else { continue };
        let is_beside = |other: &&Annexed| other.document == one.document && other.keyword == one.keyword;
        let last = before.iter().rfind(is_beside);
        let is_alone = last.is_none() && !after.iter().any(|other| is_beside(&other));
        if one.number.is_some() || is_alone {
            continue;
        }
        let last = last.and_then(|last| last.number.as_ref()).map(|last| last.last().next_main());
        one.number =
            Some(Numbered { number: last.unwrap_or_else(|| Number::new(1)), through: None, form: Form::Ordinal('号'), is_given: true });
    }
}
