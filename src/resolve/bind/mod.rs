//! Documents to policies: names, attributes, facts and items are looked up; what cannot be found is a finding.

mod article;
mod beyond;
mod declaration;
mod except;
mod facts;
mod head;
mod unknown;

use std::collections::HashMap;

use super::outline::Outline;
use super::policy::{HeadDates, Mode, Policy, Unknown};
use crate::diagnostic::Findings;
use crate::model::order::Duty;
use crate::model::standard::Standard;
use crate::model::vocabulary::Vocabulary;
use crate::syntax::document::{Document, DocumentKind};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};

/// What binding looks things up in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) documents: &'a [Document],
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) standards: &'a [Standard],
}

/// Binds a set of documents; `members` lists them, root first.
pub(super) fn bind(context: Context<'_>, members: Vec<usize>, path: &str, findings: &mut Findings) -> Policy {
    let root = members.first().and_then(|&root| context.documents.get(root));
    let file = root.map_or(crate::text::FileId(0), |document| document.file);
    let header = root
        .and_then(|document| document.statements_of(Keyword::Policy).next())
        .map_or(Span::new(file, 0, 0), crate::syntax::document::Statement::header);
    let mut policy = Policy {
        file,
        documents: members,
        packs: Vec::new(),
        title: path.to_owned(),
        header,
        institution: None,
        institution_name: None,
        head: HeadDates::default(),
        version: None,
        parents: Vec::new(),
        conforms: Vec::new(),
        named_standards: false,
        base_unknown: false,
        facts: Vec::new(),
        facts_confirmed: None,
        facts_header: None,
        entities: Vec::new(),
        past_service: Vec::new(),
        articles: Vec::new(),
        divisions: Vec::new(),
        definitions: Vec::new(),
        outline: Outline::default(),
        declarations: Vec::new(),
        scope: None,
        releases: Vec::new(),
        exclusions: Vec::new(),
        exceptions: Vec::new(),
        unknown: Unknown::default(),
    };
    let members = policy.documents.clone();
    for (position, &index) in members.iter().enumerate() {
        let Some(document) = context.documents.get(index).filter(|document| document.kind == DocumentKind::Policy) else { continue };
        let mut binder = Binder { context, policy: &mut policy, findings, document: index };
        binder.head(document, position == 0);
        binder.facts(document);
        let first = binder.policy.articles.len();
        binder.statements(document.statements(), Surrounding { duty: Duty::Must, mode: Mode::Minimum, division: None });
        if let Some(head) = document.statements_of(Keyword::Policy).next() {
            binder.releases(head, Some(&(first..binder.policy.articles.len())).filter(|_| position > 0));
        }
        binder.unknown(document);
    }
    check_titles(&policy, findings);
    policy.outline = Outline::new(&policy, context.documents);
    policy
}

/// What the chapter or article around a declaration says of it.
#[derive(Debug, Clone, Copy)]
struct Surrounding {
    duty: Duty,
    mode: Mode,
    /// The chapter or section.
    division: Option<usize>,
}

/// Binds one document into its policy.
struct Binder<'a, 'f> {
    context: Context<'a>,
    policy: &'f mut Policy,
    findings: &'f mut Findings,
    /// Index of the document.
    document: usize,
}

/// One local title for two roles would make it name neither.
fn check_titles(policy: &Policy, findings: &mut Findings) {
    let mut seen: HashMap<String, (crate::model::vocabulary::NameId, Span)> = HashMap::new();
    for declaration in &policy.declarations {
        let Some((title, span)) = &declaration.title else { continue };
        let key = look_up_key(title).into_owned();
        match seen.get(&key) {
            Some(&(name, first)) if name != declaration.name => super::report::title_twice(findings, title, *span, first),
            Some(_) => {}
            None => {
                seen.insert(key, (declaration.name, *span));
            }
        }
    }
}
