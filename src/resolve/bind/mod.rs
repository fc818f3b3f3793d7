//! Documents to policies: names, attributes, facts and items are looked up; what cannot be found is a finding.

mod annexed;
mod article;
mod declaration;
mod except;
mod excess;
mod facts;
mod head;
pub(super) mod implied;
mod unknown;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::arena::Arena;
use super::outline::Outline;
use super::policy::{DivisionId, HeadDates, Mode, Policy, SetUp, Unknown};
use super::scope::OwnNames;
use super::{Input, Set, own_standards};
use crate::diagnostic::Findings;
use crate::model::order::Duty;
use crate::model::value::Value;
use crate::syntax::MOST_MISTAKES;
use crate::syntax::document::DocumentKind;
use crate::syntax::keyword::Keyword;
use crate::syntax::report::illegible::illegible;
use crate::text::{FileId, Span, look_up_key};

/// Binds a set of documents. Of more mistakes than anybody mends the rest are counted.
pub(crate) fn bind(input: &Input<'_>, set: Set, findings: &mut Findings) -> Policy {
    let mut found = Findings::at_most(MOST_MISTAKES);
    let policy = bound(input, set, &mut found);
    let beyond = found.beyond();
    findings.append(found);
    if let Some((count, first)) = beyond {
        findings.push(illegible(first, count));
    }
    policy
}

fn bound(input: &Input<'_>, set: Set, findings: &mut Findings) -> Policy {
    let Set { documents, packs, is_part_missing } = set;
    let file = documents.first().copied().unwrap_or(FileId(0));
    let root = input.documents.get(file);
    let header = root
        .and_then(|document| document.statements_of(Keyword::Policy).next())
        .map_or(Span::new(file, 0, 0), crate::syntax::document::Statement::header);
    let mut policy = Policy {
        file,
        documents,
        packs: packs.iter().map(|(file, _)| *file).collect(),
        path: Arc::from(input.sources.path(file)),
        title: input.sources.path(file).to_owned(),
        header,
        institution: None,
        institution_name: None,
        head: HeadDates::default(),
        version: None,
        parents: Vec::new(),
        further_parents: None,
        conforms: Vec::new(),
        named_standards: false,
        begun_base: false,
        base_unknown: is_part_missing,
        facts: Vec::new(),
        facts_confirmed: None,
        facts_header: None,
        entities: Arena::default(),
        set_up: SetUp::default(),
        past_service: Vec::new(),
        implied: Vec::new(),
        articles: Arena::default(),
        divisions: Arena::default(),
        annexed: Vec::new(),
        definitions: Vec::new(),
        outline: Outline::default(),
        declarations: Arena::default(),
        names: OwnNames::default(),
        scope: None,
        releases: Vec::new(),
        omissible: Vec::new(),
        exclusions: Vec::new(),
        exceptions: Vec::new(),
        unbuilt: Vec::new(),
        unknown: Unknown::default(),
    };
    let members = policy.documents.clone();
    let mut set_up = HashMap::new();
    for (position, &file) in members.iter().enumerate() {
        let Some(document) = input.documents.get(file).filter(|document| document.kind == DocumentKind::Policy) else { continue };
        let mut binder = Binder { input, policy: &mut policy, set_up: &mut set_up, findings, document: file };
        binder.head(document, position == 0);
        binder.facts(document);
        let idle = if position == 0 { None } else { binder.not_yet(document) };
        let first = binder.policy.articles.next_id();
        binder.statements(document.statements(), Surrounding { duty: Duty::Must, mode: Mode::Minimum, division: None, idle });
        if let Some(head) = document.statements_of(Keyword::Policy).next() {
            binder.releases(head, Some(&(first..binder.policy.articles.next_id())).filter(|_| position > 0));
        }
        binder.unknown(document);
    }
    implied::supply(&mut policy, input.vocabulary);
    check_titles(&policy, findings);
    policy.names = OwnNames::new(&policy, input.vocabulary, input.as_of);
    annexed::count(&mut policy.annexed);
    policy.outline = Outline::new(&policy, &input.documents);
    own_standards::conform(&mut policy, &packs, input.standards);
    leave_out_past_service(&mut policy, input);
    policy
}

/// A system that is in service beyond the day until which it was to be: that day says nothing of when it ends.
fn leave_out_past_service(policy: &mut Policy, input: &Input<'_>) {
    let until = input.vocabulary.known().in_service_until;
    for stated in policy.entities.iter_mut().flat_map(|entity| &mut entity.attributes).filter(|stated| Some(stated.attribute) == until) {
        if let Some(Value::Date(day)) = stated.value
            && day < input.as_of
        {
            policy.past_service.push((day, stated.value_span));
            stated.value = Some(Value::Undecided);
        }
    }
}

/// What the chapter or article around a declaration says of it.
#[derive(Debug, Clone, Copy)]
struct Surrounding {
    duty: Duty,
    mode: Mode,
    /// The chapter or section.
    division: Option<DivisionId>,
    /// Why nothing in it has effect.
    idle: Option<Idle>,
}

/// Why something has no effect.
#[derive(Debug, Clone, Copy)]
enum Idle {
    /// It stands in a deleted article, whose header this is.
    Deleted(Span),
    /// It takes effect on a day that has not come, and where that is said.
    NotYet(Date, Span),
}

/// Binds one document into its policy.
struct Binder<'a, 'f> {
    input: &'a Input<'a>,
    policy: &'f mut Policy,
    /// Entities of the policy by kind and look-up key, with the first place of each.
    set_up: &'f mut HashMap<(Keyword, Arc<str>), Span>,
    findings: &'f mut Findings,
    /// The file of the document.
    document: FileId,
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
