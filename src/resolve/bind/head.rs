//! The head of a document, and what it inherits and conforms to.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::Binder;
use super::article::content;
use crate::model::item::Areas;
use crate::model::order::Duty;
use crate::model::read;
use crate::model::value;
use crate::model::vocabulary::{InstitutionId, NameId};
use crate::resolve::policy::{Damage, Declaration, Mode, Parent, PartialScope, Printing, Reapproved, Stated, Transition};
use crate::resolve::{MOST_PARENTS, report};
use crate::syntax::document::{Document, Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::syntax::report::arguments;
use crate::text::path::EXTENSION;
use crate::text::{Blank, Span, blank};
use crate::wording::gives_reason;

/// So many statements of a kind are looked at for what a head says of itself as a document: most of them stand in it once.
const MOST_SAID: usize = 64;

/// What stands in a head once.
const ONCE: [Keyword; 14] = [
    Keyword::Institution,
    Keyword::Instrument,
    Keyword::Number,
    Keyword::Issuer,
    Keyword::Version,
    Keyword::Tier,
    Keyword::Scope,
    Keyword::Enacted,
    Keyword::Effective,
    Keyword::Published,
    Keyword::Approved,
    Keyword::Review,
    Keyword::Transition,
    Keyword::Wording,
];

impl Binder<'_, '_> {
    /// Reads the head; `root`: of the set's root document, whose head speaks for the set.
    pub(super) fn head(&mut self, document: &Document, root: bool) {
        let mut heads = document.statements_of(Keyword::Policy);
        let Some(head) = heads.next() else { return };
        for second in heads {
            report::second_head(self.findings, second.header(), head.header());
        }
        if !root {
            self.other_institution(head);
            self.of_root_only(head);
            self.provided(head);
            return;
        }
        if let Some(title) = head.operands().first() {
            title.text.clone_into(&mut self.policy.title);
        }
        self.stated_twice(head);
        self.further_parents(head);
        for statement in head.children() {
            match statement.keyword() {
                Some(Keyword::Institution) => self.institution(statement),
                Some(Keyword::Inherits) => self.inherits(statement),
                Some(Keyword::Conforms) => self.conforms(statement),
                Some(Keyword::Scope) => {
                    let areas = Areas::read(statement.operands(), self.input.standards, self.findings);
                    let because = super::article::because(statement);
                    self.policy.scope = Some(PartialScope { areas, because, span: statement.span() });
                }
                Some(Keyword::Version) => {
                    self.policy.version = statement.operands().first().map(|version| (Arc::from(version.text), version.span));
                }
                Some(Keyword::Transition) => self.policy.head.transition = self.transition(statement),
                Some(Keyword::Wording) => self.policy.head.wording = self.printing(statement),
                Some(Keyword::Issuer) => self.policy.head.issuer = statement.operands().first().map(|issuer| Arc::from(issuer.text)),
                Some(Keyword::InstitutionsBelow) => {
                    let named = statement.operands().words().map(|name| (Arc::from(name.text), name.span));
                    self.policy.head.institutions_below.extend(named);
                }
                Some(Keyword::Replaces) => {
                    let named = || statement.operands().first().map(|title| (Arc::from(title.text), title.span));
                    self.policy.head.replaces = self.policy.head.replaces.take().or_else(named);
                }
                Some(Keyword::Effective) => self.policy.head.effective = self.dated(statement),
                Some(Keyword::Enacted) => self.policy.head.enacted = self.dated(statement),
                Some(Keyword::Revised) => {
                    let dated = self.dated(statement);
                    self.policy.head.revised.extend(dated);
                }
                Some(Keyword::Approved) => {
                    self.policy.head.approved = self.dated(statement);
                    if let Some(clause) = statement.clause(Keyword::ApprovedBy) {
                        self.policy.head.approved_by = value::actors(clause.operands, self.input.vocabulary, self.findings)
                            .map(|actors| (actors, clause.operands.span()));
                    }
                }
                Some(Keyword::Reapproved) => {
                    let by = statement.clause(Keyword::ApprovedBy).and_then(|clause| {
                        let actors = value::actors(clause.operands, self.input.vocabulary, self.findings)?;
                        Some((actors, clause.operands.span()))
                    });
                    let day = self.dated(statement);
                    self.policy.head.reapproved.extend(day.map(|day| Reapproved { day, by }));
                }
                Some(Keyword::Review) => {
                    self.policy.head.review =
                        read::duration(statement.operands(), self.findings).map(|interval| (interval, statement.span()));
                }
                _ => {}
            }
        }
        self.provided(head);
        self.policy.base_unknown |= document.damaged.iter().any(|damaged| {
            damaged.start < head.span().end && head.span().start < damaged.end && {
                let text = document.text(*damaged);
                [Keyword::Inherits, Keyword::Conforms, Keyword::Includes]
                    .iter()
                    .any(|keyword| text.contains(keyword.ja()) || text.contains(keyword.en()))
            }
        });
    }

    /// What a part says that counts in the head of the root only, unless the root says the same.
    fn of_root_only(&mut self, head: Statement<'_>) {
        let root = self.input.documents.get(self.policy.file).and_then(|document| document.statements_of(Keyword::Policy).next());
        let of_root = |keyword| {
            let said = root.into_iter().flat_map(move |root| root.children_of(keyword).collect::<Vec<_>>());
            said.flat_map(|said| said.operands().words().map(|word| word.key().into_owned()).collect::<Vec<_>>()).collect::<HashSet<_>>()
        };
        let said = [Keyword::Inherits, Keyword::Conforms].map(|keyword| (keyword, of_root(keyword)));
        for statement in head.children() {
            let Some((keyword, said)) = said.iter().find(|(keyword, _)| Some(*keyword) == statement.keyword()) else { continue };
            if !statement.operands().words().all(|word| said.contains(&*word.key())) {
                report::of_root_only(self.findings, statement.span(), *keyword, self.policy.header);
            }
        }
    }

    /// What a head says once only: another statement of it would leave open which holds.
    fn stated_twice(&mut self, head: Statement<'_>) {
        let mut seen: Vec<(Keyword, Span)> = Vec::new();
        for statement in head.children() {
            let Some(keyword) = statement.keyword().filter(|keyword| ONCE.contains(keyword)) else { continue };
            match seen.iter().find(|(first, _)| *first == keyword) {
                Some(&(_, first)) => report::stated_twice(self.findings, keyword, statement.span(), first),
                None => seen.push((keyword, statement.span())),
            }
        }
    }

    /// `provides document NAME`: the file itself is that document; the clauses of its head are its attributes. A name that is said again
    /// says no more.
    fn provided(&mut self, head: Statement<'_>) {
        let vocabulary = self.input.vocabulary;
        // The version in `inherits` is the parent's.
        let own = head.children().filter(|statement| statement.keyword() != Some(Keyword::Inherits));
        let clauses = own.flat_map(|statement| {
            let own = statement.keyword().map(|keyword| (keyword, statement.operands()));
            own.into_iter().chain(statement.clauses().map(|clause| (clause.keyword, clause.operands))).collect::<Vec<_>>()
        });
        let mut count: HashMap<Keyword, usize> = HashMap::new();
        let clauses: Vec<_> = clauses
            .filter(|(keyword, _)| {
                let count = count.entry(*keyword).or_default();
                *count += 1;
                *count <= MOST_SAID
            })
            .collect();
        let mut seen: BTreeSet<NameId> = BTreeSet::new();
        let provides = head.children_of(Keyword::Provides);
        let words = provides.flat_map(|provided| provided.operands().words().map(|word| (provided, word)).collect::<Vec<_>>());
        let names = words.filter(|(_, word)| Keyword::spelled(&word.key()) != Some(Keyword::Document));
        for (provided, word) in names.collect::<Vec<_>>() {
            let Some(name) = vocabulary.name(Keyword::Document, &word.key()) else {
                let kind = (Keyword::Document, None);
                let meant = report::unknown_name(self.findings, word, kind, provided.document().lang(), vocabulary);
                self.policy.unknown.take_name(Keyword::Document, meant);
                continue;
            };
            if !seen.insert(name) {
                continue;
            }
            let mut attributes = Vec::new();
            for &(keyword, operands) in &clauses {
                let Some(attribute) = vocabulary.attribute_of(Keyword::Document, Some(name), keyword.en()) else { continue };
                // What cannot be read was reported where the head was read.
                let value = value::of_attribute(operands, attribute, vocabulary, &mut crate::diagnostic::Findings::default());
                let span = operands.span();
                attributes.push(Stated { attribute, value, span, value_span: span, mode: Some(Mode::Default), until: None, from: None });
            }
            self.policy.declarations.push(Declaration {
                kind: Keyword::Document,
                name,
                span: word.span,
                header: provided.header(),
                whole: provided.span(),
                label: None,
                title: None,
                article: None,
                duty: Duty::Must,
                duty_days: (None, None),
                duty_span: None,
                mode: Mode::Default,
                attributes,
                delegated: Vec::new(),
                because: None,
                idle_reason: None,
                equivalents: Vec::new(),
                damage: Damage::None,
            });
        }
    }

    /// `wording supplemented`, `wording verbatim`.
    fn printing(&mut self, statement: Statement<'_>) -> Option<(Printing, Span)> {
        let word = statement.operands().first()?;
        let printing = match Keyword::spelled(&word.key()) {
            Some(Keyword::Supplemented) => Printing::Supplemented,
            Some(Keyword::Verbatim) => Printing::Verbatim,
            _ => {
                self.findings.push(arguments::unexpected(word.span, word.text));
                return None;
            }
        };
        Some((printing, statement.span()))
    }

    fn dated(&mut self, statement: Statement<'_>) -> Option<(jiff::civil::Date, Span)> {
        let date = statement.operands();
        let words = date.terms.iter().take_while(|term| !term.is_string()).count();
        read::date(date.slice(0, words), self.findings).map(|day| (day, statement.span()))
    }

    /// The kind that `institution` names.
    pub(super) fn kind_of_institution(&mut self, statement: Statement<'_>) -> Option<InstitutionId> {
        let word = statement.operands().first()?;
        let kind = self.input.vocabulary.institution(&word.key());
        if kind.is_none() {
            report::unknown_institution(self.findings, word, statement.document().lang(), self.input.vocabulary);
        }
        kind
    }

    fn institution(&mut self, statement: Statement<'_>) {
        if let Some(kind) = self.kind_of_institution(statement) {
            self.policy.institution = Some((kind, statement.span()));
        }
        if let Some(title) = statement.operands().string() {
            self.policy.institution_name = Some(Arc::from(&*title.key()));
            if self.policy.title.is_empty() {
                title.text.clone_into(&mut self.policy.title);
            }
        }
    }

    /// A document of the set may name the institution again, but not another kind.
    fn other_institution(&mut self, head: Statement<'_>) {
        let Some(statement) = head.child(Keyword::Institution) else { return };
        let kind = statement.operands().first().and_then(|word| self.input.vocabulary.institution(&word.key()));
        let Some((kind, (own, place))) = kind.zip(self.policy.institution) else { return };
        let name = statement.operands().string().map(|title| title.key().into_owned());
        let is_another = name.as_deref().zip(self.policy.institution_name.as_deref()).is_some_and(|(name, own)| name != own);
        if kind != own || is_another {
            report::other_institution(self.findings, statement.operands().span(), place);
        }
    }

    fn transition(&mut self, statement: Statement<'_>) -> Option<Transition> {
        let (until, _) = self.dated(statement)?;
        let approved_by = statement
            .clause(Keyword::ApprovedBy)
            .and_then(|clause| value::actors(clause.operands, self.input.vocabulary, self.findings))
            .filter(|actors| actors.names().is_some_and(|names| !names.is_empty()));
        Some(Transition { until, approved_by, span: statement.span() })
    }

    /// Of more parents than are followed nothing is known.
    fn further_parents(&mut self, head: Statement<'_>) {
        let mut further = head.children_of(Keyword::Inherits).skip(MOST_PARENTS);
        if let Some(first) = further.next() {
            self.policy.further_parents = Some(first.span());
            self.policy.base_unknown = true;
            report::parents_not_followed(self.findings, first.span(), 1 + further.count());
        }
    }

    fn inherits(&mut self, statement: Statement<'_>) {
        if self.policy.parents.len() == MOST_PARENTS {
            return;
        }
        // A path that is whole ends as all policies do; that there is none by it is told of it, whole or not.
        let is_whole = |path: &Word<'_>| path.text.rsplit_once('.').is_some_and(|(_, end)| end == EXTENSION);
        self.policy.begun_base |= !statement.operands().first().is_some_and(|path| is_whole(&path));
        let named =
            |keyword| statement.clause(keyword).and_then(|clause| clause.operands.first()).map(|word| (Arc::from(word.text), word.span));
        let except = statement.clause(Keyword::Except).map(|clause| self.excepts(clause.operands)).unwrap_or_default();
        self.policy.parents.push(Parent {
            span: statement.operands().span(),
            short: named(Keyword::As),
            version: named(Keyword::Version),
            digest: named(Keyword::Digest),
            for_class: statement
                .clause(Keyword::ForClass)
                .is_some_and(|clause| !self.input.vocabulary.holds_medical(clause.operands.words().map(|word| word.key().into_owned()))),
            except,
            approved_by: statement
                .clause(Keyword::ApprovedBy)
                .and_then(|clause| value::actors(clause.operands, self.input.vocabulary, self.findings)),
            because: statement
                .clause(Keyword::Because)
                .and_then(|because| content(because.operands))
                .filter(|because| gives_reason(because)),
            classes: statement
                .clause(Keyword::ForClass)
                .map(|clause| (clause.operands.words().map(|word| Arc::from(&*word.key())).collect(), clause.operands.span())),
        });
        if let Some(clause) = statement.clause(Keyword::ForClass) {
            for word in clause.operands.words() {
                if !word.quoted && self.input.vocabulary.word(&word.key()).is_none() {
                    report::undefined(self.findings, word, "情報の区分", "class of information");
                }
            }
        }
    }

    fn conforms(&mut self, statement: Statement<'_>) {
        // That nothing follows is damage: it is not that none is named.
        self.policy.named_standards |= statement.operands().is_empty();
        self.policy.begun_base |= statement.operands().is_empty();
        for word in statement.operands().words() {
            let key = word.key();
            self.policy.named_standards = true;
            // That it is not decided is told as such.
            if !word.quoted && blank(&key) == Some(Blank::Undecided) {
                continue;
            }
            match self.input.standards.iter().position(|standard| *standard.id == *key) {
                Some(standard) => self.policy.conforms.push((standard, word.span)),
                None => {
                    self.policy.unknown.binding.push(word.span);
                    self.policy.begun_base |= self.input.standards.iter().any(|standard| standard.id.starts_with(&*key));
                    report::unknown_standard(self.findings, word, self.input.standards);
                }
            }
        }
    }
}
