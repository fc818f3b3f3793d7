//! Declarations and the attributes stated in them.

use std::sync::Arc;

use super::article::{Said, mode, said, text};
use super::{Binder, Surrounding};
use crate::model::read;
use crate::model::vocabulary::{AttributeId, NameId, ValueType};
use crate::resolve::policy::{Declaration, Equivalent, Mode, Stated};
use crate::resolve::report;
use crate::syntax::document::{Head, Operands, Statement};
use crate::syntax::keyword::Keyword;
use crate::syntax::tree::Term;
use crate::text::{Span, look_up_key};

/// What the block of a declaration or entity states.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) values: Vec<Stated>,
    pub(super) delegated: Vec<(AttributeId, Span)>,
    /// Whether an attribute was meant that is not there by its name.
    pub(super) damaged: bool,
}

impl Binder<'_, '_> {
    pub(super) fn declaration(&mut self, kind: Keyword, statement: Statement<'_>, article: usize, around: Surrounding, outer: Said) {
        let label = statement.operands().string();
        let own = self.said(statement);
        let (duty, days, duty_span) = match own.duty {
            Some((duty, span)) => (duty, own.days, Some(span)),
            None => (around.duty, outer.days, outer.duty.map(|duty| duty.1)),
        };
        let names: Vec<_> = statement.operands().words().filter(|word| !word.quoted).collect();
        if names.is_empty() {
            report::nameless(self.findings, statement.operands().span(), kind);
        }
        for word in names {
            let Some(name) = self.name(kind, word) else {
                let meant = report::unknown_name(self.findings, word, kind, self.context.vocabulary);
                self.policy.unknown.names.extend(meant.and_then(|meant| self.context.vocabulary.name(kind, &look_up_key(&meant))));
                continue;
            };
            let block = self.block(kind, name, statement);
            let role = kind == Keyword::Role;
            self.policy.declarations.push(Declaration {
                kind,
                name,
                span: word.span,
                header: statement.header(),
                whole: statement.span(),
                label: label.filter(|_| !role).map(|label| Arc::from(label.text)),
                title: label.filter(|_| role).map(|label| (Arc::from(label.text), label.span)),
                article: Some(article),
                duty,
                duty_days: days,
                duty_span,
                mode: own.mode.map_or(around.mode, |mode| mode.0),
                attributes: block.values,
                delegated: block.delegated,
                because: statement.child(Keyword::Because).and_then(|because| said(because.operands())),
                equivalents: statement.children_of(Keyword::Equivalent).map(equivalent).collect(),
                damaged: statement.is_damaged() || block.damaged,
            });
        }
    }

    fn name(&self, kind: Keyword, word: crate::syntax::document::Word<'_>) -> Option<NameId> {
        self.context.vocabulary.name(kind, &word.key())
    }

    fn block(&mut self, kind: Keyword, name: NameId, statement: Statement<'_>) -> Block {
        let vocabulary = self.context.vocabulary;
        let attribute = |key: &str| vocabulary.attribute_of(kind, Some(name), key);
        let mut block = Block::default();
        for child in statement.children().filter(|child| child.head() == Head::Name) {
            let stated = self.stated(child, &attribute, statement);
            block.values.extend(stated.values);
            block.delegated.extend(stated.delegated);
            block.damaged |= stated.damaged;
        }
        block
    }

    /// One attribute statement; several where `;` was forgotten between them.
    pub(super) fn stated(
        &mut self,
        child: Statement<'_>,
        attribute_of: &dyn Fn(&str) -> Option<AttributeId>,
        owner: Statement<'_>,
    ) -> Block {
        let mut block = Block::default();
        let word = report::head_word(child);
        let Some(attribute) = attribute_of(&word.key()) else {
            let meant = match report::split_digits(word).filter(|(name, _)| attribute_of(&look_up_key(name)).is_some()) {
                Some((name, middle)) => {
                    report::glued_attribute(self.findings, word, name, middle);
                    Some(name.to_owned())
                }
                None => report::unknown_attribute(self.findings, word, owner, self.context.vocabulary),
            };
            let meant = meant.and_then(|meant| attribute_of(&look_up_key(&meant)));
            self.policy.unknown.attributes.extend(meant);
            block.damaged |= meant.is_some();
            return block;
        };
        let operands = child.operands();
        let (value_terms, rest) = self.cut(attribute, operands, attribute_of);
        let modes: Vec<Mode> = child.clauses().filter_map(|clause| mode(clause.keyword)).collect();
        let until = child
            .clause(Keyword::Until)
            .and_then(|clause| read::date(clause.operands, self.findings).map(|day| (day, clause.operands.span())));
        let from = self.day(child, Keyword::From);
        if value_terms.is_empty() {
            if modes.is_empty() {
                report::no_value(self.findings, word);
            } else {
                block.delegated.push((attribute, child.span()));
            }
        } else {
            let value = read::attribute_value(value_terms, attribute, self.context.vocabulary, self.findings);
            block.values.push(Stated {
                attribute,
                value,
                span: child.span(),
                value_span: value_terms.span(),
                mode: modes.first().copied(),
                until,
                from,
            });
        }
        self.rest(rest, attribute_of, &mut block);
        block
    }

    /// Further attributes joined to one, where `;` was forgotten or a comma was left over.
    fn rest(&mut self, rest: Operands<'_>, attribute_of: &dyn Fn(&str) -> Option<AttributeId>, block: &mut Block) {
        let Some(head) = rest.terms.first() else { return };
        let word = rest.word(head);
        let Some(attribute) = attribute_of(&word.key()) else { return };
        let (value_terms, rest) = self.cut(attribute, rest.slice(1, rest.terms.len()), attribute_of);
        if value_terms.is_empty() {
            report::no_value(self.findings, word);
        } else {
            let value = read::attribute_value(value_terms, attribute, self.context.vocabulary, self.findings);
            block.values.push(Stated {
                attribute,
                value,
                span: head.span.to(value_terms.span()),
                value_span: value_terms.span(),
                mode: None,
                until: None,
                from: None,
            });
        }
        self.rest(rest, attribute_of, block);
    }

    /// The value of an attribute, and what begins another attribute: after a forgotten `;`, or on the line after a comma.
    fn cut<'a>(
        &mut self,
        attribute: AttributeId,
        operands: Operands<'a>,
        attribute_of: &dyn Fn(&str) -> Option<AttributeId>,
    ) -> (Operands<'a>, Operands<'a>) {
        let begins = |before: &Term, term: &Term| {
            let gap = Span::new(term.span.file, before.span.end, term.span.start);
            term.is_word()
                && (!before.is_comma() || operands.document().text(gap).contains('\n'))
                && attribute_of(&operands.word(term).key()).is_some()
                && !self.is_value(attribute, operands, term)
        };
        let end = operands.terms.len();
        let next = operands.terms.windows(2).position(|pair| matches!(pair, [before, term] if begins(before, term))).map(|at| at + 1);
        let Some(next) = next else { return (operands, operands.slice(end, end)) };
        let rest = operands.slice(next, end);
        if let Some(comma) = operands.terms.get(next - 1).filter(|before| before.is_comma()) {
            report::trailing_comma(self.findings, comma.span);
            return (operands.slice(0, next - 1), rest);
        }
        if let Some(word) = rest.first() {
            report::missing_separator(self.findings, word);
        }
        (operands.slice(0, next), rest)
    }

    /// Whether a term is one of the words that an attribute takes, or its unit.
    fn is_value(&self, attribute: AttributeId, operands: Operands<'_>, term: &Term) -> bool {
        let vocabulary = self.context.vocabulary;
        let word = operands.word(term);
        let key = word.key();
        let is_unit = matches!(vocabulary.attribute(attribute).value, ValueType::Count(unit) if vocabulary.unit(&key) == Some(unit));
        is_unit || vocabulary.takes_word(attribute, &key)
    }
}

/// `equivalent "…" to X because "…"`.
pub(super) fn equivalent(statement: Statement<'_>) -> Equivalent {
    Equivalent {
        span: statement.span(),
        to: statement
            .clause(Keyword::To)
            .map(|clause| clause.operands.words().map(|word| Arc::from(&*word.key())).collect())
            .unwrap_or_default(),
        // What is done in its place is asked for as much as the reason.
        because: text(statement, Keyword::Because).filter(|_| said(statement.operands()).is_some()),
    }
}
