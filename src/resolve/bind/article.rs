//! Chapters, articles, supplements: claims, citations, wording, and the duty and mode of what they declare.

use std::sync::Arc;

use jiff::civil::Date;

use super::declaration::equivalent;
use super::{Binder, Idle, Surrounding};
use crate::diagnostic::Findings;
use crate::model::order::Duty;
use crate::model::{condition, item, read, value};
use crate::resolve::policy::{Article, ArticleId, Cite, Definition, Division, DivisionId, Exception, Exclusion, Mode, Paragraph, Unbuilt};
use crate::resolve::report;
use crate::syntax::document::{Document, Operands, Statement, Statements};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};
use crate::wording::{Wording, gives_reason, repeats, says_something, says_what_is_done};

/// Duty and mode written in a block, with their places.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said {
    pub(super) duty: Option<(Duty, Span)>,
    pub(super) days: (Option<jiff::civil::Date>, Option<jiff::civil::Date>),
    pub(super) mode: Option<(Mode, Span)>,
}

/// The mode that a keyword is.
pub(super) fn mode(keyword: Keyword) -> Option<Mode> {
    match keyword {
        Keyword::Minimum => Some(Mode::Minimum),
        Keyword::Default => Some(Mode::Default),
        Keyword::Final => Some(Mode::Final),
        Keyword::Delegated => Some(Mode::Delegated),
        _ => None,
    }
}

impl Binder<'_, '_> {
    pub(super) fn statements(&mut self, statements: Statements<'_>, around: Surrounding) {
        for statement in statements {
            match statement.keyword() {
                Some(Keyword::Chapter | Keyword::Section) => {
                    let said = self.said(statement);
                    let mode = said.mode.map_or(around.mode, |mode| mode.0);
                    let division = Some(self.division(statement, around.division));
                    let first = self.policy.articles.next_id();
                    self.statements(statement.children(), Surrounding { mode, division, ..around });
                    self.releases(statement, Some(&(first..self.policy.articles.next_id())));
                }
                Some(Keyword::Article | Keyword::Supplement) => self.article(statement, around, None),
                Some(Keyword::Table | Keyword::Form) => self.annexed(statement),
                Some(Keyword::Definition) => self.definition(statement, around, None),
                Some(Keyword::NotApplicable) => self.exclusion(statement),
                Some(Keyword::Exception) => self.exception(statement),
                _ => {}
            }
        }
    }

    fn division(&mut self, statement: Statement<'_>, parent: Option<DivisionId>) -> DivisionId {
        let operands = statement.operands();
        self.policy.divisions.push(Division {
            document: self.document,
            keyword: statement.keyword().unwrap_or(Keyword::Chapter),
            number: operands.words().find(|word| !word.quoted).map(|word| read::number(word, self.findings)),
            title: operands.string().map(|word| Arc::from(word.text)),
            header: statement.header(),
            parent,
        })
    }

    fn definition(&mut self, statement: Statement<'_>, around: Surrounding, article: Option<ArticleId>) {
        let mut words = statement.operands().words();
        if let Some(term) = words.next() {
            self.policy.definitions.push(Definition {
                document: self.document,
                article,
                term: term.span,
                meaning: words.next().map(|meaning| meaning.span),
                added: statement.clause(Keyword::Added).is_some(),
                mode: around.mode,
                span: statement.span(),
            });
        }
    }

    /// `within`: the article or supplement in whose block it stands.
    fn article(&mut self, statement: Statement<'_>, around: Surrounding, within: Option<ArticleId>) {
        let supplement = statement.keyword() == Some(Keyword::Supplement);
        let said = self.said(statement);
        let id = self.policy.articles.next_id();
        let first = self.policy.declarations.next_id();
        let operands = statement.operands();
        let mut idle = around.idle;
        if supplement {
            // Whatever is no title is its date.
            let words = operands.terms.iter().take_while(|term| !term.is_string()).count();
            let day = read::date(operands.slice(0, words), self.findings);
            idle = idle.or(day.filter(|&day| self.is_to_come(day)).map(|day| Idle::NotYet(day, statement.header())));
        } else if statement.clause(Keyword::Deleted).is_some() {
            idle = Some(Idle::Deleted(statement.header()));
        }
        let written = operands.words().find(|word| !word.quoted);
        self.policy.articles.push(Article {
            id,
            document: self.document,
            number: written.map(|word| if supplement { Arc::from(word.text) } else { read::number(word, self.findings) }),
            title: operands.string().map(|word| Arc::from(word.text)),
            header: statement.header(),
            span: statement.span(),
            supplement,
            within: if supplement { Some(id) } else { within.and_then(|outer| self.policy.articles.get(outer)?.within) },
            division: around.division,
            deleted: statement.clause(Keyword::Deleted).is_some(),
            claims: Vec::new(),
            implements: Vec::new(),
            cites: Vec::new(),
            equivalents: Vec::new(),
            paragraphs: Vec::new(),
            duty: said.duty.map_or(around.duty, |duty| duty.0),
            mode: said.mode.map_or(around.mode, |mode| mode.0),
            mode_span: said.mode.map(|mode| mode.1),
            declarations: first..first,
        });
        let inner = Surrounding {
            duty: said.duty.map_or(around.duty, |duty| duty.0),
            mode: said.mode.map_or(around.mode, |mode| mode.0),
            idle,
            ..around
        };
        self.content(statement.children(), id, inner, said);
        self.lost_exceptions(statement, id);
        self.releases(statement, Some(&(id..self.policy.articles.next_id())));
        let last = self.policy.declarations.next_id();
        if let Some(article) = self.policy.articles.get_mut(id) {
            article.declarations = first..last;
        }
    }

    /// What stands in an article, or in one of its paragraphs.
    fn content(&mut self, statements: Statements<'_>, article: ArticleId, around: Surrounding, said: Said) {
        for statement in statements {
            if around.idle.is_some_and(|idle| self.is_idle(statement, idle)) {
                continue;
            }
            match statement.keyword() {
                Some(Keyword::Satisfies) => {
                    let items = self.items(statement);
                    if let Some(article) = self.policy.articles.get_mut(article) {
                        article.claims.extend(items);
                    }
                }
                Some(Keyword::Implements) => {
                    read::beyond_places(statement.operands(), self.findings);
                    let spans: Vec<Span> = statement.operands().parts().map(crate::syntax::document::Operands::span).collect();
                    if let Some(article) = self.policy.articles.get_mut(article) {
                        article.implements.extend(spans);
                    }
                }
                Some(Keyword::Cites) => {
                    let cite = Cite {
                        span: statement.operands().span(),
                        when: statement
                            .clause(Keyword::When)
                            .and_then(|clause| condition::read(clause.operands, self.input.vocabulary, None, self.findings)),
                        purpose: statement
                            .clause(Keyword::Purpose)
                            .and_then(|clause| clause.operands.first())
                            .map(|word| Arc::from(word.text)),
                    };
                    if let Some(article) = self.policy.articles.get_mut(article) {
                        article.cites.push(cite);
                    }
                }
                Some(Keyword::Equivalent) => {
                    if let Some(article) = self.policy.articles.get_mut(article) {
                        article.equivalents.push(equivalent(statement));
                    }
                }
                Some(Keyword::Paragraph) => {
                    let own = self.said(statement);
                    if let (Some(text), Some(article)) = (statement.operands().first(), self.policy.articles.get_mut(article)) {
                        article.paragraphs.push(Paragraph { text: text.span, wording: Wording::default() });
                    }
                    let inner = Surrounding {
                        duty: own.duty.map_or(around.duty, |duty| duty.0),
                        mode: own.mode.map_or(around.mode, |mode| mode.0),
                        ..around
                    };
                    let said = if own.duty.is_some() { own } else { said };
                    self.content(statement.children(), article, inner, said);
                }
                Some(Keyword::NotApplicable) => self.exclusion(statement),
                Some(Keyword::Exception) => self.exception(statement),
                Some(kind) if kind.is_declaration_kind() => self.declaration(kind, statement, article, around, said),
                Some(kind) if kind.is_entity_kind() => self.entity(kind, statement),
                Some(Keyword::Article | Keyword::Chapter | Keyword::Section) => self.article(statement, around, Some(article)),
                Some(Keyword::Definition) => self.definition(statement, around, Some(article)),
                _ => {}
            }
        }
    }

    /// Whether a statement has no effect where it stands, which is told. A wording that is to hold later is read as it is.
    fn is_idle(&mut self, statement: Statement<'_>, idle: Idle) -> bool {
        let Some(keyword) = statement.keyword() else { return false };
        let is_text = matches!(keyword, Keyword::Paragraph | Keyword::Definition | Keyword::Article | Keyword::Chapter | Keyword::Section);
        let is_effect = keyword.is_declaration_kind()
            || keyword.is_entity_kind()
            || matches!(
                keyword,
                Keyword::Satisfies | Keyword::Exception | Keyword::NotApplicable | Keyword::Equivalent | Keyword::Implements
            );
        match idle {
            Idle::Deleted(article) if is_text || is_effect => report::in_deleted(self.findings, statement.span(), article),
            Idle::NotYet(day, place) if is_effect => report::not_yet(self.findings, statement.span(), place, day),
            Idle::Deleted(_) | Idle::NotYet(..) => return false,
        }
        true
    }

    /// Whether a day on which part of the policy takes effect has not come, and is not the one on which all of it does.
    pub(super) fn is_to_come(&self, day: jiff::civil::Date) -> bool {
        day > self.input.as_of && self.policy.head.effective.is_none_or(|(effective, _)| day > effective)
    }

    /// Whether a document of the set takes effect on a day that has not come.
    pub(super) fn not_yet(&self, document: &Document) -> Option<Idle> {
        let head = document.statements_of(Keyword::Policy).next()?;
        let effective = head.child(Keyword::Effective)?;
        // What of the day cannot be read is told where the head is read.
        let day = read::date(effective.operands(), &mut Findings::default())?;
        self.is_to_come(day).then(|| Idle::NotYet(day, effective.span()))
    }

    /// Duty and mode stated in a block.
    pub(super) fn said(&mut self, block: Statement<'_>) -> Said {
        let mut said = Said::default();
        for child in block.children() {
            let Some(keyword) = child.keyword() else { continue };
            let duty = match keyword {
                Keyword::Must => Some(Duty::Must),
                Keyword::Should => Some(Duty::Should),
                Keyword::May => Some(Duty::May),
                _ => None,
            };
            if let Some(duty) = duty {
                said.duty = Some((duty, child.span()));
                said.days = (self.day(child, Keyword::From), self.day(child, Keyword::Until));
            }
            if let Some(mode) = mode(keyword) {
                said.mode = Some((mode, child.span()));
            }
        }
        said
    }

    pub(super) fn day(&mut self, statement: Statement<'_>, keyword: Keyword) -> Option<jiff::civil::Date> {
        statement.clause(keyword).and_then(|clause| read::date(clause.operands, self.findings))
    }

    /// The items that a statement names. Of those that it may mean it is unknown whether they are named.
    fn items(&mut self, statement: Statement<'_>) -> Vec<item::ItemRef> {
        let items = item::read_items(statement.operands(), self.input.standards, self.findings);
        self.policy.unknown.items.extend(items.meant);
        let is_lost = items.is_lost || statement.operands().is_empty();
        self.policy.unknown.claims |= is_lost && statement.keyword() == Some(Keyword::Satisfies);
        items.named
    }

    /// An exception that lost its item may be from whatever its article claims.
    fn lost_exceptions(&mut self, statement: Statement<'_>, article: ArticleId) {
        let mut exceptions = statement.children_of(Keyword::Exception);
        if let Some(article) = self.policy.articles.get(article).filter(|_| exceptions.any(|exception| exception.operands().is_empty())) {
            self.policy.unknown.excepted.extend(article.claims.iter().copied());
        }
    }

    fn exclusion(&mut self, statement: Statement<'_>) {
        let because = because(statement);
        let items = self.items(statement);
        if items.is_empty() && !statement.operands().is_empty() {
            let lacks = because.is_none().then_some(Keyword::Because).into_iter().collect();
            self.unbuilt(statement, Keyword::NotApplicable, (None, None), lacks);
        }
        for item in items {
            let because = because.clone().filter(|because| !self.repeats_item(because, &item, &[]));
            self.policy.exclusions.push(Exclusion { item, because, span: statement.span() });
        }
    }

    /// Keeps what leaves out items that no standard at hand has.
    fn unbuilt(
        &mut self,
        statement: Statement<'_>,
        keyword: Keyword,
        (until, approved): (Option<Date>, Option<Date>),
        lacks: Vec<Keyword>,
    ) {
        let items = statement.operands().span();
        self.policy.unbuilt.push(Unbuilt { keyword, items, span: statement.span(), until, approved, lacks });
    }

    /// Whether a reason says no more than what the item is called.
    fn repeats_item(&self, because: &str, item: &item::ItemRef, entities: &[(Arc<str>, Span)]) -> bool {
        // 臨床検査システムの二要素認証ができないため: of what it holds for explains no more.
        let of = |because: &str| {
            let bare = entities.iter().fold(look_up_key(because).into_owned(), |because, (entity, _)| because.replace(&**entity, ""));
            ["システム", "では", "には", "は", "の", "に"]
                .iter()
                .fold(bare, |bare, word| bare.strip_prefix(word).unwrap_or(&bare).to_owned())
        };
        let because = &*of(because);
        let requirement = self.input.standards.get(item.standard).and_then(|standard| standard.requirements.get(item.requirement));
        requirement.is_some_and(|requirement| [&requirement.title.ja, &requirement.title.en].iter().any(|title| repeats(because, title)))
    }

    fn exception(&mut self, statement: Statement<'_>) {
        let dated = |binder: &mut Self, keyword| {
            let place = statement.clause(keyword).map(|clause| clause.operands.span());
            binder.day(statement, keyword).zip(place)
        };
        let until = dated(self, Keyword::Until);
        let approved = dated(self, Keyword::Approved);
        let approved_by =
            statement.clause(Keyword::ApprovedBy).and_then(|clause| value::actors(clause.operands, self.input.vocabulary, self.findings));
        let entities: Vec<(Arc<str>, Span)> = statement
            .clause(Keyword::For)
            .map(|clause| clause.operands.words().map(|word| (Arc::from(&*word.key()), word.span)).collect())
            .unwrap_or_default();
        let instead = text(statement, Keyword::Instead).filter(|instead| says_what_is_done(instead));
        let because = because(statement).filter(|because| instead.as_ref().is_none_or(|instead| !repeats(because, instead)));
        let items = self.items(statement);
        if items.is_empty() && !statement.operands().is_empty() {
            let clauses = [
                (Keyword::Until, until.is_none()),
                (Keyword::Approved, approved.is_none()),
                (Keyword::ApprovedBy, approved_by.is_none()),
                (Keyword::Because, because.is_none()),
                (Keyword::Instead, instead.is_none()),
            ];
            let lacks = clauses.into_iter().filter(|(_, lacks)| *lacks).map(|(clause, _)| clause).collect();
            self.unbuilt(statement, Keyword::Exception, (until.map(|day| day.0), approved.map(|day| day.0)), lacks);
        }
        for item in items {
            let because = because.clone().filter(|because| !self.repeats_item(because, &item, &entities));
            let instead = instead.clone().filter(|instead| !self.repeats_item(instead, &item, &entities));
            self.policy.exceptions.push(Exception {
                item,
                span: statement.span(),
                entities: entities.clone(),
                until,
                approved,
                approved_by: approved_by.clone(),
                because,
                instead,
            });
        }
    }
}

/// The reason of a statement, where it explains anything.
pub(super) fn because(statement: Statement<'_>) -> Option<Arc<str>> {
    text(statement, Keyword::Because).filter(|because| gives_reason(because))
}

/// The string of a clause, where it says something.
fn text(statement: Statement<'_>, keyword: Keyword) -> Option<Arc<str>> {
    content(statement.clause(keyword)?.operands)
}

/// A string that says something.
pub(super) fn content(operands: Operands<'_>) -> Option<Arc<str>> {
    operands.first().filter(|word| says_something(word.text)).map(|word| Arc::from(word.text))
}
