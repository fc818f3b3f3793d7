//! Declarations and the attributes stated in them.

use std::collections::HashMap;
use std::sync::Arc;

use super::article::{Said, content, mode};
use super::{Binder, Surrounding};
use crate::diagnostic::Diagnostic;
use crate::model::read;
use crate::model::value::{self, Value};
use crate::model::vocabulary::{AttributeId, NameId, ValueType};
use crate::resolve::policy::{ArticleId, Damage, Declaration, Equivalent, Mode, Stated};
use crate::resolve::report;
use crate::syntax::document::{Head, Operands, Statement, Word};
use crate::syntax::keyword::{Keyword, Place};
use crate::syntax::report::lists;
use crate::syntax::report::statements;
use crate::syntax::tree::Term;
use crate::text::{Span, look_up_key};
use crate::wording::{gives_reason, repeats, says_what_is_done};

/// How much of a statement itself could not be read.
pub(super) fn of_statement(statement: Statement<'_>) -> Damage {
    let is_closed = || statement.document().text(statement.span()).ends_with(['}', '｝']);
    match statement.is_damaged() {
        // Where its `}` was lost it ends where something else begins: more of it may have been lost.
        _ if statement.has_block() && !is_closed() => Damage::Any,
        true => Damage::Named,
        false => Damage::None,
    }
}

/// What the block of a declaration or entity states.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) values: Vec<Stated>,
    pub(super) delegated: Vec<(AttributeId, Span)>,
    /// How much of it could not be read.
    pub(super) damage: Damage,
    /// The first place in which something stands that could not be read.
    pub(super) unread: Option<Span>,
}

impl Binder<'_, '_> {
    pub(super) fn declaration(&mut self, kind: Keyword, statement: Statement<'_>, article: ArticleId, around: Surrounding, outer: Said) {
        let header = self.header(kind, statement);
        let label = header.label;
        let own = self.said(statement);
        let (duty, days, duty_span) = match own.duty {
            Some((duty, span)) => (duty, own.days, Some(span)),
            None => (around.duty, outer.days, outer.duty.map(|duty| duty.1)),
        };
        let vocabulary = self.input.vocabulary;
        if header.names.is_empty() {
            report::nameless(self.findings, statement.operands().span(), kind);
            self.policy.unknown.take_any(kind, vocabulary);
            self.policy.unknown.binding.push(statement.header());
        }
        let mut said: HashMap<(&str, Span), Vec<Diagnostic>> = HashMap::new();
        for word in header.names {
            let Some(name) = self.name(kind, word) else {
                let head = (kind, Some(statement.head_span()));
                let meant = report::unknown_name(self.findings, word, head, statement.document().lang(), self.input.vocabulary);
                // Behind a name that is half typed others may follow.
                if statement.operands().span().end == word.span.end && self.is_begun(kind, word) {
                    self.policy.unknown.take_any(kind, vocabulary);
                }
                self.policy.unknown.take_name(kind, meant);
                self.policy.unknown.binding.push(word.span);
                continue;
            };
            let beside = self.findings.beside();
            let before = std::mem::replace(self.findings, beside);
            let mut block = self.block(kind, name, statement);
            if let Some(inside) = header.inside {
                block.damage = Damage::Named;
                self.rest(inside, &|key: &str| vocabulary.attribute_of(kind, Some(name), key), &mut block);
            }
            self.policy.unknown.binding.extend(block.unread);
            // One block of several names is read for each; what is wrong with it is said once.
            let found = std::mem::replace(self.findings, before);
            self.findings.take_limits_of(&found);
            for finding in found.into_vec() {
                let alike = said.entry((finding.rule.name, finding.span)).or_default();
                if !alike.contains(&finding) {
                    alike.push(finding.clone());
                    self.findings.push(finding);
                }
            }
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
                because: statement
                    .child(Keyword::Because)
                    .and_then(|because| content(because.operands()))
                    .filter(|because| gives_reason(because)),
                idle_reason: statement
                    .child(Keyword::Because)
                    .filter(|because| content(because.operands()).is_some_and(|because| !gives_reason(&because)))
                    .map(|because| because.operands().span()),
                equivalents: statement.children_of(Keyword::Equivalent).map(equivalent).collect(),
                damage: block.damage.max(of_statement(statement)),
            });
        }
    }

    fn name(&self, kind: Keyword, word: Word<'_>) -> Option<NameId> {
        self.input.vocabulary.name(kind, &word.key())
    }

    /// Whether some name of a kind begins with a word.
    fn is_begun(&self, kind: Keyword, word: Word<'_>) -> bool {
        let key = word.key();
        let mut names = self.input.vocabulary.names_of(kind).map(|(_, entry)| &entry.spelling);
        names.any(|spelling| spelling.en.starts_with(&*key) || look_up_key(&spelling.ja).starts_with(&*key))
    }

    fn block(&mut self, kind: Keyword, name: NameId, statement: Statement<'_>) -> Block {
        let vocabulary = self.input.vocabulary;
        let attribute = |key: &str| vocabulary.attribute_of(kind, Some(name), key);
        let mut block = Block::default();
        for child in statement.children().filter(|child| child.head() == Head::Name) {
            let stated = self.stated(child, &attribute, statement);
            block.values.extend(stated.values);
            block.delegated.extend(stated.delegated);
            block.damage = block.damage.max(stated.damage);
            block.unread = block.unread.or(stated.unread);
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
                    vec![Arc::from(&*look_up_key(name))]
                }
                None => report::unknown_attribute(self.findings, word, owner, self.input.vocabulary),
            };
            let meant: Vec<AttributeId> = meant.iter().filter_map(|meant| attribute_of(meant)).collect();
            // Where a `{` was lost besides, it may be no attribute.
            self.unread_head(child, Place::ARTICLE);
            // What is proposed for it may be wrong.
            block.damage = Damage::Any;
            block.unread = Some(word.span);
            self.policy.unknown.attributes.extend(meant);
            return block;
        };
        let operands = child.operands();
        let (value_terms, rest) = self.cut(attribute, operands, attribute_of);
        let modes: Vec<Mode> = child.clauses().filter_map(|clause| mode(clause.keyword)).collect();
        let (value_terms, misspelt) = self.misspelt_clause(attribute, value_terms);
        let dated = |keyword| child.clause(keyword).map(|clause| clause.operands).or(misspelt.filter(|of| of.0 == keyword).map(|of| of.1));
        let until = dated(Keyword::Until).and_then(|day| read::date(day, self.findings).map(|date| (date, day.span())));
        let from = dated(Keyword::From).and_then(|day| read::date(day, self.findings));
        if value_terms.is_empty() {
            if modes.is_empty() {
                self.no_value(word, attribute, &mut block);
            } else {
                block.delegated.push((attribute, child.span()));
            }
        } else {
            let value = self.value(value_terms, attribute, &mut block);
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

    /// The value of an attribute. One that cannot be read is unknown, not left out.
    fn value(&mut self, operands: Operands<'_>, attribute: AttributeId, block: &mut Block) -> Option<Value> {
        let value = value::of_attribute(operands, attribute, self.input.vocabulary, self.findings);
        // Behind a comma at the end more was to stand.
        if value.is_none() || ends_in_comma(operands) {
            self.lost(attribute, operands.span(), block);
        }
        value
    }

    /// An attribute without its value.
    fn no_value(&mut self, word: Word<'_>, attribute: AttributeId, block: &mut Block) {
        report::no_value(self.findings, word);
        self.lost(attribute, word.span, block);
    }

    /// What was to stand there is unknown, not left out.
    fn lost(&mut self, attribute: AttributeId, place: Span, block: &mut Block) {
        block.damage = block.damage.max(Damage::Named);
        block.unread = block.unread.or(Some(place));
        self.policy.unknown.attributes.push(attribute);
    }

    /// `ISMS 有効期限 2028-03-31`: a word before a day at the end of a list is meant for the clause word.
    fn misspelt_clause<'a>(&mut self, attribute: AttributeId, value: Operands<'a>) -> (Operands<'a>, Option<(Keyword, Operands<'a>)>) {
        let vocabulary = self.input.vocabulary;
        let end = value.terms.len();
        let listed = matches!(vocabulary.attribute(attribute).value, ValueType::Words(_) | ValueType::Extent(_) | ValueType::Choice(_));
        let [.., before, word, day] = value.terms else { return (value, None) };
        let (clause, day) = (value.word(word), value.word(day));
        let meant = !before.is_comma() && word.is_word() && !vocabulary.takes_word(attribute, &clause.key());
        if !listed || !meant || day.quoted || read::day(day.text).is_none() {
            return (value, None);
        }
        let keyword = if clause.text.contains(['開', '始', '起']) { Keyword::From } else { Keyword::Until };
        self.findings.push(statements::unknown_keyword(clause.span, clause.text, keyword));
        (value.slice(0, end - 2), Some((keyword, value.slice(end - 1, end))))
    }

    /// Further attributes joined to one, where `;` was forgotten or a comma was left over.
    pub(super) fn rest(&mut self, rest: Operands<'_>, attribute_of: &dyn Fn(&str) -> Option<AttributeId>, block: &mut Block) {
        let Some(head) = rest.terms.first() else { return };
        let word = rest.word(head);
        let Some(attribute) = attribute_of(&word.key()) else { return };
        let (value_terms, rest) = self.cut(attribute, rest.slice(1, rest.terms.len()), attribute_of);
        if value_terms.is_empty() {
            self.no_value(word, attribute, block);
        } else {
            let value = self.value(value_terms, attribute, block);
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
        let end = operands.terms.len();
        let is_beside = |comma: &Term| {
            let rest = operands.document().text(Span::new(comma.span.file, comma.span.end, operands.span().end));
            !rest.trim_start_matches([' ', '\t', '\u{3000}', '\r']).starts_with('\n')
        };
        let begins = |at: usize| {
            let (Some(before), Some(term)) = (operands.terms.get(at - 1), operands.terms.get(at)) else { return false };
            // On the line of a comma only a name with a value begins another statement (`世代数 7世代、方式数 2通り`).
            let valued = operands.terms.get(at + 1).is_some_and(|value| value.is_word() || value.is_string());
            term.is_word()
                && (!before.is_comma() || valued || !is_beside(before))
                && attribute_of(&operands.word(term).key()).is_some()
                && !self.is_value(attribute, operands, term)
        };
        let next = (1..end).find(|&at| begins(at));
        let Some(next) = next else { return (operands, operands.slice(end, end)) };
        let rest = operands.slice(next, end);
        if let Some(comma) = operands.terms.get(next - 1).filter(|before| before.is_comma()) {
            self.findings.push(match rest.first() {
                Some(word) if is_beside(comma) => {
                    let gap = Span::new(comma.span.file, comma.span.start, word.span.start);
                    statements::missing_separator(word.span, word.text, gap)
                }
                _ => lists::trailing_comma(comma.span),
            });
            return (operands.slice(0, next - 1), rest);
        }
        if let (Some(word), Some(before)) = (rest.first(), operands.terms.get(next - 1)) {
            let gap = Span::new(word.span.file, before.span.end, word.span.start);
            self.findings.push(statements::missing_separator(word.span, word.text, gap));
        }
        (operands.slice(0, next), rest)
    }

    /// Whether a term is one of the words that an attribute takes, or its unit.
    fn is_value(&self, attribute: AttributeId, operands: Operands<'_>, term: &Term) -> bool {
        let vocabulary = self.input.vocabulary;
        let word = operands.word(term);
        let key = word.key();
        let is_unit = matches!(vocabulary.attribute(attribute).value, ValueType::Count(unit) if vocabulary.unit(&key) == Some(unit));
        is_unit || vocabulary.takes_word(attribute, &key)
    }
}

/// Whether a comma follows, behind which nothing stands on its line.
fn ends_in_comma(operands: Operands<'_>) -> bool {
    let after = Span { start: operands.span().end, ..operands.document().end() };
    let blank = [' ', '\t', '\u{3000}'];
    let after = operands.document().text(after).trim_start_matches(blank);
    let behind = after.strip_prefix([',', '、', '，']).map(|behind| behind.trim_start_matches(blank));
    behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(['\r', '\n', '}', '｝', ';', '；']))
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
        because: super::article::because(statement).filter(|because| {
            let done = content(statement.operands()).filter(|done| says_what_is_done(done));
            done.is_some_and(|done| !repeats(because, &done))
        }),
    }
}
