//! Adding text never makes a finding go away, except by a lawful act that shows. Every construct of the language, as the fixtures write it,
//! is put at a place that takes it into every example that breaks a rule of coverage, inheritance, standards or citations; so is what
//! `kitei.toml` can say ([`settings`]), words and requirements of one's own ([`packs`]) and comments that suppress ([`comments`]). What was
//! found stays, or something at least as grave stands in its stead, or what was added is an act that may remove it.

mod comments;
mod packs;
mod settings;

use std::collections::{BTreeMap, BTreeSet};

use kitei::internals::syntax::document::{Document, DocumentKind, Head, Statement};
use kitei::internals::syntax::keyword::Keyword;
use kitei::{Diagnostic, Grounds, Severity, Sources, Span, Workspace};

use crate::harness::{CLINIC, CORPORATION, DAY, HOSPITAL, Repository};

use super::format::repositories;

/// Whose findings are held.
const FAMILIES: [&str; 4] = ["coverage", "inheritance", "standard", "citation"];
/// So many ways to write a construct are tried.
const WAYS: usize = 3;

/// A block, by what heads it; none: file level.
type Block = Option<&'static str>;

/// A construct as it is written somewhere.
#[derive(Debug)]
struct Construct {
    /// The block that it stands in.
    within: Block,
    text: String,
    /// The keywords in it; a name that is none is `name`.
    words: BTreeSet<&'static str>,
}

fn word(statement: Statement<'_>) -> &'static str {
    match statement.head() {
        Head::Keyword(keyword) => keyword.en(),
        Head::Name => "name",
        Head::Damaged => "damaged",
    }
}

fn words(statement: Statement<'_>, all: &mut BTreeSet<&'static str>) {
    all.insert(word(statement));
    all.extend(statement.clauses().map(|clause| clause.keyword.en()));
    statement.children().for_each(|child| words(child, all));
}

/// The ways in which constructs are written: by the block, the head and the clauses.
type Written = BTreeMap<(Block, &'static str, Vec<&'static str>), BTreeSet<String>>;

fn written(document: &Document, statement: Statement<'_>, within: Block, found: &mut Written) {
    if statement.is_damaged() {
        return;
    }
    let clauses = statement.clauses().map(|clause| clause.keyword.en()).collect();
    found.entry((within, word(statement), clauses)).or_default().insert(document.text(statement.span()).to_owned());
    statement.children().for_each(|child| written(document, child, Some(word(statement)), found));
}

/// The constructs of the documents of a kind among the fixtures.
fn constructs(kind: DocumentKind) -> Vec<Construct> {
    let mut found = Written::new();
    for repository in repositories().into_values() {
        for document in repository.read().documents.iter().filter(|document| document.kind == kind) {
            document.statements().for_each(|statement| written(document, statement, None, &mut found));
        }
    }
    let mut constructs = Vec::new();
    for ((within, own, _), texts) in found {
        // The shortest, the longest, and one between.
        let mut texts: Vec<String> = texts.into_iter().collect();
        texts.sort_by_key(String::len);
        let last = texts.len().saturating_sub(1);
        let chosen: BTreeSet<usize> = (0..WAYS).map(|way| way * last / (WAYS - 1)).collect();
        for at in chosen {
            let text = texts[at].clone();
            let whole = kitei::internals::Whole::read([("a.kitei", wrapped(within, &text))]);
            let mut all = BTreeSet::from([own]);
            innermost(&whole.documents[0], within.is_some()).for_each(|statement| words(statement, &mut all));
            constructs.push(Construct { within, text, words: all });
        }
    }
    constructs
}

fn wrapped(within: Block, text: &str) -> String {
    match within {
        None | Some("name" | "damaged") => format!("{text}\n"),
        Some(block) => format!("{block} {{\n{text}\n}}\n"),
    }
}

fn innermost(document: &Document, is_within: bool) -> Box<dyn Iterator<Item = Statement<'_>> + '_> {
    if is_within { Box::new(document.statements().flat_map(Statement::children)) } else { Box::new(document.statements()) }
}

/// Where something can be added to the blocks of a document.
fn places(document: &Document) -> Vec<(Block, usize)> {
    fn walk(statement: Statement<'_>, places: &mut Vec<(Block, usize)>) {
        if statement.has_block() && !statement.is_damaged() {
            places.push((Some(word(statement)), statement.span().end as usize - 1));
        }
        statement.children().for_each(|child| walk(child, places));
    }
    let mut places = vec![(None, document.text.len())];
    document.statements().for_each(|statement| walk(statement, &mut places));
    places
}

/// What is judged: the examples that break rules of the families, each with its family's common files; the cases that were once talked out
/// of a finding; and a hospital and a clinic that lack every third article.
fn examples() -> Vec<(String, Repository)> {
    let mut examples = Vec::new();
    for family in FAMILIES.map(|family| format!("checks/{family}")).into_iter().chain(["judgement".to_owned()]) {
        let all = Repository::fixture(&family);
        let names: BTreeSet<String> = all.0.keys().filter_map(|path| Some(path.split_once('/')?.0.to_owned())).collect();
        for name in names {
            let is_of =
                |path: &str| path.strip_prefix(&name).and_then(|rest| rest.strip_prefix('/')).is_some_and(|rest| !rest.starts_with("good"));
            let files = all.0.iter().filter(|(path, _)| !path.contains('/') && *path != "quiet.kitei" || is_of(path));
            let repository = Repository(files.map(|(path, text)| (path.clone(), text.clone())).collect());
            examples.push((format!("{family}/{name}"), repository));
        }
    }
    for path in [HOSPITAL, CLINIC] {
        let mut lacking = Repository::reference();
        lacking.0.retain(|other, _| other == path || other == CORPORATION);
        let text = lacking.0.get_mut(path).unwrap();
        let whole = Repository::of(path, text).read();
        let chapters = whole.documents[0].statements().flat_map(|statement| std::iter::once(statement).chain(statement.children()));
        let articles: Vec<Span> = chapters.filter(|statement| statement.keyword() == Some(Keyword::Article)).map(Statement::span).collect();
        for article in articles.iter().rev().step_by(3) {
            text.replace_range(article.start as usize..article.end as usize, "");
        }
        examples.push((format!("{path} without every third article"), lacking));
    }
    examples
}

/// What a finding is about: its rule, file and requirement or law.
type About = (&'static str, String, Option<String>);

/// How grave each of the findings is that say the same, the gravest first.
type Told = BTreeMap<About, Vec<Severity>>;

fn about(finding: &Diagnostic, sources: &Sources) -> About {
    (finding.rule.name, sources.path(finding.span.file).to_owned(), finding.requirement.clone().or_else(|| finding.law.clone()))
}

fn told(found: &[Diagnostic], sources: &Sources) -> Told {
    let mut told = Told::new();
    for finding in found {
        told.entry(about(finding, sources)).or_default().push(finding.severity);
    }
    for severities in told.values_mut() {
        severities.sort_by(|one, other| other.cmp(one));
    }
    told
}

fn is_held((rule, ..): &About) -> bool {
    FAMILIES.contains(&rule.split_once('/').unwrap().0)
}

/// What of the findings that are held is no longer there, or weighs less, while nothing as grave stands in its stead.
fn gone<'t>(before: &'t Told, after: &Told) -> Vec<&'t About> {
    let of = |about: &About, told: &Told| told.get(about).cloned().unwrap_or_default();
    let new: Vec<Severity> = after
        .iter()
        .flat_map(|(about, severities)| {
            let was = of(about, before);
            severities
                .iter()
                .enumerate()
                .filter(move |(nth, severity)| was.get(*nth).is_none_or(|was| was < severity))
                .map(|(_, severity)| *severity)
        })
        .collect();
    let less = |(about, severities): &(&'t About, &Vec<Severity>)| {
        let now = of(about, after);
        let lost = severities.iter().enumerate().find(|(nth, severity)| now.get(*nth).is_none_or(|now| now < severity));
        lost.is_some_and(|(_, severity)| !new.iter().any(|other| other >= severity))
    };
    before.iter().filter(|(about, _)| is_held(about)).filter(less).map(|(about, _)| about).collect()
}

/// What may remove a finding of a rule, as keywords one of which is in what was added, and why.
fn lawful(rule: &str, is_above: bool) -> Vec<&'static str> {
    const DECLARED: [&str; 6] = ["role", "document", "activity", "measure", "record", "agreement"];
    let mut acts: Vec<&str> = match rule.split_once('/').unwrap().0 {
        // A declaration that meets the requirement, and the claim that it does; a fact; an exception or an exclusion, with its reason.
        "coverage" => {
            let facts = ["name", "yes", "no", "vendor", "system", "information", "post", "committee", "facility"];
            DECLARED.into_iter().chain(facts).chain(["satisfies", "exception", "not_applicable"]).collect()
        }
        // A value as strict as the parent's, and what takes up a delegation.
        "inheritance" => DECLARED.into_iter().chain(["name", "implements"]).collect(),
        // The citation that was missing: a clause, or a register in the article that names the law.
        "citation" => vec!["cites", "document"],
        _ => Vec::new(),
    };
    acts.extend(match rule {
        // What was asked for is a wording.
        "coverage/hollow" | "coverage/unsaid" | "inheritance/own-matters-hollow" => &["paragraph"][..],
        // What was asked for is that the policy is gone over again, and when that was done.
        "inheritance/stale-parent" | "citation/amended-since-review" => &["revised"],
        // What was asked for is that the parent says something.
        "inheritance/parent-unread" if is_above => &["paragraph"],
        // What was asked for is that the parent lets it be left out.
        "inheritance/unapproved-exclusion" if is_above => &["except"],
        _ => &[],
    });
    // What binds is the parent's to say.
    if is_above && rule.starts_with("inheritance/") {
        acts.extend(["default", "final", "minimum", "delegated"]);
    }
    acts
}

#[test]
fn nothing_that_is_added_hides_a_finding() {
    let constructs = constructs(DocumentKind::Policy);
    let (mut added, mut removed, mut faults) = (0, BTreeSet::<(&str, &str)>::new(), Vec::new());
    for (nth, (name, repository)) in examples().into_iter().enumerate() {
        let mut workspace: Workspace = repository.open(DAY);
        let (before, grounds) = (told(&workspace.findings(), workspace.sources()), workspace.grounds());
        let whole = repository.read();
        for document in whole.documents.iter().filter(|document| document.kind == DocumentKind::Policy) {
            let path = whole.sources.path(document.file).to_owned();
            let places = places(document);
            for (at, construct) in constructs.iter().enumerate() {
                let fitting: Vec<usize> = places.iter().filter(|(block, _)| *block == construct.within).map(|(_, place)| *place).collect();
                let Some(place) = fitting.get((at + nth) % fitting.len().max(1)) else { continue };
                let mut text = document.text.to_string();
                text.insert_str(*place, &format!("\n{}\n", construct.text));
                workspace.set_text(&path, Some(&text));
                added += 1;
                let after = told(&workspace.findings(), workspace.sources());
                let gone = gone(&before, &after);
                let shown = if gone.is_empty() { grounds } else { workspace.grounds() };
                for about in gone {
                    let mut acts = lawful(about.0, about.1 != path);
                    // A part of the standard that is left to another document, where that shows.
                    let is_scoped = |(rule, file, _): &About| *rule == "coverage/partial-scope" && *file == path;
                    if about.0.starts_with("coverage/") && after.keys().any(is_scoped) {
                        acts.push("scope");
                    }
                    match acts.into_iter().find(|act| construct.words.contains(act) && shows(act, &grounds, &shown)) {
                        Some(act) => {
                            removed.insert((about.0, act));
                        }
                        None => {
                            faults.push(format!("{name}: {about:?} gone by, in {path} within {:?}:\n{}", construct.within, construct.text));
                        }
                    }
                }
            }
            workspace.set_text(&path, Some(&document.text));
        }
    }
    assert!(added > 10_000, "{added}");
    held("policies", removed, &faults, added);
}

/// Whether an act that puts a requirement aside shows among the grounds; what meets one is told by itself.
fn shows(act: &str, before: &Grounds, after: &Grounds) -> bool {
    match act {
        "exception" => after.excepted > before.excepted,
        "not_applicable" => after.excluded > before.excluded,
        "scope" => after.out_of_scope > before.out_of_scope,
        "except" => after.left_out > before.left_out,
        _ => true,
    }
}

/// Holds what was removed, by rule and act, against what is known to be lawful.
fn held(by: &str, removed: BTreeSet<(&str, &str)>, faults: &[String], added: usize) {
    assert!(faults.is_empty(), "{} of {added}\n{}", faults.len(), faults.join("\n---\n"));
    let acts: Vec<String> = removed.into_iter().map(|(rule, act)| format!("{rule} by {act}")).collect();
    insta::assert_snapshot!(format!("lawful_acts_of_{by}"), acts.join("\n"));
}
