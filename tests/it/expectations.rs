//! Every expectation of every requirement: what meets it is taken from the reference policies, and exactly the requirements
//! that name it are lost; and no expectation is one that any policy would meet.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use kitei::internals::Whole;
use kitei::internals::checks::coverage::Outcome;
use kitei::internals::diagnostic::Findings;
use kitei::internals::model::standard::{Demand, Expectation, Part, Quantifier, Requirement};
use kitei::internals::model::vocabulary::{AttributeId, NameId, Vocabulary};
use kitei::internals::syntax::keyword::Keyword;

use crate::harness::{Bound, CLINIC, DAY, HOSPITAL, PHARMACY, Repository, declaration, outcomes};

/// Policies that hold what a standard asks.
struct Family {
    repository: Repository,
    day: Date,
    /// Whose outcomes are looked at.
    institutions: &'static [&'static str],
    /// The standard, and which of its requirements are tried.
    standard: &'static str,
    is_tried: fn(&Requirement) -> bool,
}

/// Edition 6.0 by the medical corporation, whose institutions hold all of it between them.
fn corporation() -> Family {
    Family {
        repository: Repository::reference(),
        day: DAY,
        institutions: &[HOSPITAL, CLINIC, PHARMACY],
        standard: "mhlw-6.0",
        is_tried: |_| true,
    }
}

/// Edition 7.0 by a hospital, a clinic whose systems a vendor keeps, and one with such a system on its premises: what it does not carry over.
fn of_edition_7() -> Family {
    let clinic = &Repository::fixture("small-clinic").0["policy.kitei"];
    let premises =
        clinic.replace("みどりこどもクリニック", "若草クリニック").replace("形態     クラウド", "形態     オンプレミス").replace(
            "条 「利用者の認証」 {\n  対応 保守委託機関編9④\n",
            "条 「利用者の認証」 {\n  対応 保守委託機関編9④⑤\n  対策 利用者認証 「サーバ」 { 対象機器 サーバ; 要素数 2 }\n",
        );
    let hospital = Repository::fixture("hospital-7").0.into_iter().map(|(path, text)| (format!("hospital-7/{path}"), text));
    let repository = Repository(hospital.collect()).with("clinic.kitei", clinic).with("premises.kitei", &premises);
    Family {
        repository,
        day: Date::constant(2026, 12, 1),
        institutions: &["hospital-7/policy.kitei", "clinic.kitei", "premises.kitei"],
        standard: "mhlw-7.0",
        is_tried: |requirement| requirement.carried_from.is_none(),
    }
}

/// What an expectation names and an edit can take away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Declarations(Kind, NameId),
    Attribute(Kind, NameId, AttributeId),
    Entities(Kind),
    EntityAttribute(Kind, AttributeId),
}

/// A kind, ordered by its place in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kind(Keyword);

/// What a requirement came to, with what each of its parts came to.
type Answer = (Outcome, Vec<bool>);
/// A requirement: its standard and its place there.
type Place = (usize, usize);
/// By institution and requirement.
type Answers = BTreeMap<(&'static str, Place), Answer>;

fn answers(texts: &Whole, family: &Family) -> Answers {
    let mut found = Findings::default();
    let resolved = texts.resolve(family.day, &mut found);
    let mut answers = Answers::new();
    for &path in family.institutions {
        for judged in outcomes(&resolved, path) {
            let parts = judged.parts.iter().map(kitei::internals::checks::coverage::JudgedPart::is_met).collect();
            answers.insert((path, (judged.standard_index, judged.index)), (judged.outcome, parts));
        }
    }
    answers
}

fn is_held(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Covered | Outcome::CoveredByEquivalence | Outcome::Inherited)
}

/// What the expectations of a requirement name, each once, and whether an alternative could stand in for it.
fn targets(requirement: &Requirement) -> BTreeMap<Target, bool> {
    let mut all = BTreeMap::new();
    for (_, part) in requirement.parts() {
        for expectation in &part.expects {
            collect(expectation, None, false, &mut all);
        }
    }
    all
}

fn collect(expectation: &Expectation, around: Option<&Demand>, choice: bool, all: &mut BTreeMap<Target, bool>) {
    let mut add = |target: Target| *all.entry(target).or_insert(choice) &= choice;
    match expectation {
        Expectation::All(parts) => {
            for part in parts {
                collect(part, around, choice, all);
            }
        }
        Expectation::Any(parts) | Expectation::AtLeast(_, parts) => {
            let choice = choice || parts.len() > 1;
            for part in parts {
                collect(part, around, choice, all);
            }
        }
        Expectation::Demand(demand) | Expectation::Has(demand) => {
            add(match demand.name {
                Some(name) => Target::Declarations(Kind(demand.kind), name),
                None => Target::Entities(Kind(demand.kind)),
            });
            demand.body.iter().for_each(|part| collect(part, Some(demand), choice, all));
        }
        Expectation::Atom(atom) => {
            let demand = around.unwrap();
            add(match demand.name {
                Some(name) => Target::Attribute(Kind(demand.kind), name, atom.attribute),
                None => Target::EntityAttribute(Kind(demand.kind), atom.attribute),
            });
        }
    }
}

/// The reference policies without what a target names.
fn taken_away(reference: &Bound, target: Target) -> Repository {
    match target {
        Target::Declarations(kind, name) => {
            reference.without(|_| true, |declared, vocabulary| declared.kind == kind.0 && vocabulary.name_is(declared.name, name))
        }
        Target::Attribute(kind, name, attribute) => reference
            .without_attribute(attribute, |declared, vocabulary| declared.kind == kind.0 && vocabulary.name_is(declared.name, name)),
        Target::Entities(kind) => reference.without_entities(kind.0, None),
        Target::EntityAttribute(kind, attribute) => reference.without_entities(kind.0, Some(attribute)),
    }
}

/// Whether a wider name than the one of a target has its attribute.
fn has_wider_floor(reference: &Bound, target: Target) -> bool {
    let Target::Attribute(kind, name, attribute) = target else { return false };
    let vocabulary = &reference.texts.knowledge.vocabulary;
    let declarations = reference.policies.iter().flat_map(|policy| &policy.declarations);
    declarations
        .filter(|declared| declared.kind == kind.0 && declared.name != name && vocabulary.name_is(name, declared.name))
        .any(|declared| declared.attributes.iter().any(|stated| stated.attribute == attribute))
}

/// The expectation with everything that a target names put as what nothing meets.
fn unmeetable(expectation: &Expectation, around: Option<&Demand>, target: Target, vocabulary: &Vocabulary) -> Expectation {
    let nothing = || Expectation::Any(Vec::new());
    let each = |parts: &[Expectation]| parts.iter().map(|part| unmeetable(part, around, target, vocabulary)).collect();
    match expectation {
        Expectation::All(parts) => Expectation::All(each(parts)),
        Expectation::Any(parts) => Expectation::Any(each(parts)),
        Expectation::AtLeast(count, parts) => Expectation::AtLeast(*count, each(parts)),
        Expectation::Demand(demand) | Expectation::Has(demand) => {
            let named = match (target, demand.name) {
                (Target::Declarations(kind, name), Some(wanted)) => kind.0 == demand.kind && vocabulary.name_is(wanted, name),
                (Target::Entities(kind), None) => kind.0 == demand.kind,
                _ => false,
            };
            if named {
                return nothing();
            }
            let body = demand.body.iter().map(|part| unmeetable(part, Some(demand), target, vocabulary)).collect();
            let demand = Demand { body, ..demand.clone() };
            if matches!(expectation, Expectation::Has(_)) { Expectation::Has(demand) } else { Expectation::Demand(demand) }
        }
        Expectation::Atom(atom) => {
            let demand = around.unwrap();
            let named = match (target, demand.name) {
                (Target::Attribute(kind, name, attribute), Some(wanted)) => {
                    // Where all agreements are asked, the narrower one (an external-storage contract) is among them.
                    let among = demand.quantifier == Quantifier::Each && vocabulary.name_is(name, wanted);
                    kind.0 == demand.kind && attribute == atom.attribute && (vocabulary.name_is(wanted, name) || among)
                }
                (Target::EntityAttribute(kind, attribute), None) => kind.0 == demand.kind && attribute == atom.attribute,
                _ => false,
            };
            if named { nothing() } else { expectation.clone() }
        }
    }
}

/// Sees to it that nobody else has the standards, which are changed.
fn have_alone(texts: &mut Whole) {
    if Arc::get_mut(&mut texts.knowledge.standards).is_none() {
        texts.read_anew();
    }
}

/// Puts what a target names as unmeetable in every requirement of every standard; gives back the requirements as they were.
fn make_unmeetable(texts: &mut Whole, target: Target) -> Vec<Vec<Requirement>> {
    have_alone(texts);
    let vocabulary = &texts.knowledge.vocabulary;
    let mut before = Vec::new();
    for standard in Arc::get_mut(&mut texts.knowledge.standards).unwrap() {
        before.push(standard.requirements.clone());
        for requirement in &mut standard.requirements {
            let points = requirement.points.iter_mut().map(|point| &mut point.demand);
            for part in std::iter::once(&mut requirement.demand).chain(points) {
                part.expects = part.expects.iter().map(|expectation| unmeetable(expectation, None, target, vocabulary)).collect();
            }
        }
    }
    before
}

#[test]
fn what_meets_an_expectation_is_what_covers_it() {
    hold(&corporation(), 212, 100);
}

#[test]
fn what_meets_an_expectation_of_edition_7_is_what_covers_it() {
    hold(&of_edition_7(), 12, 15);
}

/// Every expectation of every requirement that a family is to hold.
fn hold(family: &Family, requirements: usize, expected: usize) {
    let reference = family.repository.clone().bound();
    let held = answers(&reference.texts, family);
    let mut owners: BTreeMap<Target, Vec<(Place, bool)>> = BTreeMap::new();
    // What the institutions are judged by.
    let places: BTreeSet<Place> = held.keys().map(|(_, place)| *place).collect();
    let mut tried = BTreeSet::new();
    for (standard, index) in places {
        let of = &reference.texts.knowledge.standards[standard];
        let requirement = &of.requirements[index];
        if &*of.id != family.standard || !(family.is_tried)(requirement) {
            continue;
        }
        let holders =
            family.institutions.iter().filter(|path| held.get(&(**path, (standard, index))).is_some_and(|answer| is_held(answer.0)));
        let by_wording = requirement.parts().all(|(_, part)| part.expects.is_empty());
        assert!(by_wording || holders.count() > 0, "nobody holds {}", of.path_of(index));
        tried.insert(index);
        for (target, choice) in targets(requirement) {
            owners.entry(target).or_default().push(((standard, index), choice));
        }
    }
    assert_eq!(tried.len(), requirements, "of {}", family.standard);
    assert!(owners.len() >= expected, "only {} things are expected", owners.len());
    let mut texts = reference.repository.read();
    let (mut faults, mut table) = (Vec::new(), BTreeSet::new());
    for (target, owners) in &owners {
        // What a parent says of a wider name reaches the narrower one, which then goes on having it.
        if has_wider_floor(&reference, *target) {
            continue;
        }
        let after = answers(&taken_away(&reference, *target).read(), family);
        faults.extend(wrong(family, &held, &after, &mut texts, *target, owners));
        for &(place, choice) in owners {
            let holders = family.institutions.iter().filter(|path| held.get(&(**path, place)).is_some_and(|answer| is_held(answer.0)));
            let outcomes: BTreeSet<String> =
                holders.map(|path| after.get(&(*path, place)).map_or_else(String::new, |answer| format!("{:?}", answer.0))).collect();
            let outcomes: Vec<String> = outcomes.into_iter().collect();
            let item = reference.texts.knowledge.standards[place.0].path_of(place.1);
            let among = if choice { " (one of several)" } else { "" };
            let target = named(&reference.texts.knowledge.vocabulary, *target);
            table.insert(format!("{item} | {target}{among} | {}", outcomes.join(", ")));
        }
    }
    assert!(faults.is_empty(), "{} of them:\n{}", faults.len(), faults.join("\n"));
    let table: Vec<String> = table.into_iter().collect();
    insta::assert_snapshot!(format!("expectations_of_{}", family.standard), table.join("\n"));
}

/// What a target is called.
fn named(vocabulary: &Vocabulary, target: Target) -> String {
    let name = |kind: Kind, name: NameId| format!("{} {}", kind.0.en(), vocabulary.name_entry(name).spelling.en);
    let attribute = |attribute: AttributeId| &vocabulary.attribute(attribute).spelling.en;
    match target {
        Target::Declarations(kind, of) => name(kind, of),
        Target::Attribute(kind, of, asked) => format!("{}: {}", name(kind, of), attribute(asked)),
        Target::Entities(kind) => kind.0.en().to_owned(),
        Target::EntityAttribute(kind, asked) => format!("{}: {}", kind.0.en(), attribute(asked)),
    }
}

/// What comes out otherwise than it should when what a target names is taken away.
fn wrong(family: &Family, held: &Answers, after: &Answers, texts: &mut Whole, target: Target, owners: &[(Place, bool)]) -> Vec<String> {
    let mut wrong = Vec::new();
    let before = make_unmeetable(texts, target);
    let wanted = answers(texts, family);
    for (standard, requirements) in Arc::get_mut(&mut texts.knowledge.standards).unwrap().iter_mut().zip(before) {
        standard.requirements = requirements;
    }
    let name = |(standard, index): Place| texts.knowledge.standards[standard].path_of(index);
    for (&(path, place), answer) in &wanted {
        // Without any system none is of another pattern: nothing is excused by silence.
        if matches!(target, Target::Entities(_)) && answer.0 == Outcome::NotApplicable {
            continue;
        }
        let (was, is) = (&held[&(path, place)], after.get(&(path, place)));
        // By what was taken away one volume may have stood in for the others.
        let applies = |answer: &Answer| answer.0 != Outcome::NotApplicable;
        if family.standard == "mhlw-7.0" && !(applies(answer) && is.is_some_and(applies)) {
            continue;
        }
        if is != Some(answer) {
            wrong.push(format!("{target:?}: {path} {}: {is:?}, wanted {answer:?} (was {was:?})", name(place)));
        }
    }
    for &(place, _) in owners.iter().filter(|(_, choice)| !choice) {
        let lost = family.institutions.iter().any(|&path| {
            let of = |answers: &Answers| answers.get(&(path, place)).is_some_and(|answer| is_held(answer.0));
            of(held) && !of(after)
        });
        if !lost {
            wrong.push(format!("{target:?}: {} is covered without it", name(place)));
        }
    }
    wrong
}

/// A demand, or a group of them, as it stands in a requirement, with what it is part of cut away.
fn alone(expectation: &Expectation, all: &mut Vec<Expectation>) {
    match expectation {
        Expectation::All(parts) | Expectation::Any(parts) | Expectation::AtLeast(_, parts) => {
            for part in parts {
                alone(part, all);
            }
        }
        Expectation::Demand(demand) | Expectation::Has(demand) => {
            all.push(Expectation::Demand(Demand { body: Vec::new(), ..demand.clone() }));
            for part in &demand.body {
                match part {
                    Expectation::Atom(_) => all.push(Expectation::Demand(Demand { body: vec![part.clone()], ..demand.clone() })),
                    other => alone(other, all),
                }
            }
        }
        Expectation::Atom(_) => {}
    }
}

/// Every expectation of the built-in standards, each as a requirement of its own; duties and readings are those of where it stands.
fn each_alone(texts: &mut Whole) {
    have_alone(texts);
    for standard in Arc::get_mut(&mut texts.knowledge.standards).unwrap() {
        let mut requirements = Vec::new();
        for requirement in &standard.requirements {
            let mut expectations = Vec::new();
            for expectation in requirement.parts().flat_map(|(_, part)| &part.expects) {
                expectations.push(expectation.clone());
                alone(expectation, &mut expectations);
            }
            for expectation in expectations {
                let demand = Part { expects: vec![expectation], ..Part::default() };
                requirements.push(Requirement { demand, points: Vec::new(), binds: None, ..requirement.clone() });
            }
        }
        standard.requirements = requirements;
        standard.chapters.clear();
    }
}

const EMPTY: &str = "規程 「空の規程」 {\n  機関 病院 「空の病院」\n  準拠 mhlw-6.0\n}\n";

#[test]
fn an_empty_policy_meets_no_expectation() {
    let mut texts = Repository::of(HOSPITAL, EMPTY).read();
    each_alone(&mut texts);
    let mut found = Findings::default();
    let resolved = texts.resolve(DAY, &mut found);
    let judged = outcomes(&resolved, HOSPITAL);
    assert!(judged.len() > 200, "only {} expectations", judged.len());
    for judged in &judged {
        assert_eq!(judged.outcome, Outcome::Missing, "{:?}", judged.requirement.demand.expects);
    }
}

#[test]
fn a_policy_of_bare_names_meets_no_attribute() {
    let texts = Repository::of(HOSPITAL, EMPTY).read();
    let vocabulary = &texts.knowledge.vocabulary;
    let kinds = Keyword::DECLARATIONS;
    let names = kinds.iter().flat_map(|&kind| vocabulary.names_of(kind).map(move |(name, _)| (kind, name)));
    let bare: String = names.map(|(kind, name)| declaration(vocabulary, kind, name, None, "") + "\n").collect();
    let facts = "現況 {\n  事業者 甲社\n  システム 乙\n}\n";
    let mut policy = Repository::of(HOSPITAL, &format!("{EMPTY}{facts}条 「名だけ」 {{\n{bare}}}\n")).read();
    each_alone(&mut policy);
    let mut found = Findings::default();
    let resolved = policy.resolve(DAY, &mut found);
    for judged in outcomes(&resolved, HOSPITAL) {
        let expectation = &judged.requirement.demand.expects[0];
        // That there is such a thing at all is met; nothing more is.
        let is_bare = matches!(expectation, Expectation::Demand(demand) if demand.body.is_empty());
        assert!(is_bare || judged.outcome == Outcome::Missing, "{expectation:?}");
    }
}
