//! Children made from every value of every policy among the fixtures, in every mode: through one, two and ten levels, in Japanese or
//! English words, in other units and calendars. Each weaker value is reported, each incomparable one as such, and nothing else.

use std::collections::BTreeMap;

use kitei::internals::diagnostic::Findings;
use kitei::internals::model::value::Value;
use kitei::internals::model::vocabulary::Vocabulary;
use kitei::internals::resolve::effective::{Key, floors};
use kitei::internals::resolve::policy::{Declaration, Mode, Policy, Stated};
use kitei::internals::resolve::{Resolved, View};
use kitei::{Diagnostic, Span};

use super::changes::{Change, changes};
use super::inheritance::expected;

use crate::harness::{Bound, DAY, Repository, Style, Verdict, written_in};

const FIXTURES: [&str; 9] = [
    "medical-corporation",
    "university-hospital",
    "real/article-delegation",
    "real/carve-outs",
    "real/deep-hierarchy",
    "real/one-person-clinic",
    "real/split-parent",
    "real/stale-edition",
    "real/three-layers",
];

const MODES: [(Mode, &str); 4] = [(Mode::Minimum, "下限"), (Mode::Default, "既定"), (Mode::Final, "変更不可"), (Mode::Delegated, "委任")];

/// So many levels lie between a policy and what its children inherit from.
const DEPTHS: [usize; 3] = [1, 2, 10];

/// A child and what is to be said of it.
#[derive(Debug)]
struct Case {
    said: String,
    depth: usize,
    parent: String,
    wanted: Vec<&'static str>,
    /// The places where the parent states the value that the finding is to show, one of them: file and text.
    places: Vec<(String, String)>,
}

/// One thing said in words of a style.
fn said(vocabulary: &Vocabulary, declared: &Declaration, attributes: &[(&Stated, &Value)], style: Style) -> String {
    let english = style == Style::English;
    let spelling =
        |spelling: &kitei::internals::model::vocabulary::Spelling| if english { spelling.en.to_string() } else { spelling.ja.to_string() };
    let body = attributes.iter().map(|(stated, value)| {
        format!("{} {}", spelling(&vocabulary.attribute(stated.attribute).spelling), written_in(vocabulary, value, style))
    });
    let kind = if english { declared.kind.en() } else { declared.kind.ja() };
    let label = declared.label.as_ref().map(|label| format!(" 「{label}」")).unwrap_or_default();
    let name = spelling(&vocabulary.name_entry(declared.name).spelling);
    format!("{kind} {name}{label} {{ {} }}", body.collect::<Vec<_>>().join("; "))
}

/// The mode of a value of which nothing else is said: nothing above, no other day, no floor.
fn mode_alone(view: &View, vocabulary: &Vocabulary, declared: &Declaration, stated: &Stated) -> Option<Mode> {
    let key = Key { kind: declared.kind, name: declared.name, label: declared.label.clone() };
    let floor = Key { label: None, ..key.clone() };
    let effective = &view.effective;
    let above = effective.above.get(&key).is_some_and(|above| above.values.contains_key(&stated.attribute));
    let unlabelled = key.label.is_some() && effective.all.get(&floor).is_some_and(|floor| floor.values.contains_key(&stated.attribute));
    let wider = floors::reaches(&key, stated.attribute, vocabulary)
        && floors::wider(&key, &effective.all, vocabulary).any(|wider| wider.values.contains_key(&stated.attribute));
    let alone = !above && !unlabelled && !wider && stated.until.is_none() && stated.from.is_none();
    match effective.own.get(&key)?.values.get(&stated.attribute)?.as_slice() {
        [held] if alone => Some(held.mode),
        _ => None,
    }
}

/// The repository with a mode at every value that says none.
fn in_mode(bound: &Bound, word: &str) -> Repository {
    let mut edits: Vec<(Span, String)> = Vec::new();
    for declared in bound.policies.iter().flat_map(|policy| &policy.declarations) {
        let free = |stated: &&Stated| stated.mode.is_none() && declared.mode == Mode::Minimum && declared.whole.contains(stated.span);
        for stated in declared.attributes.iter().filter(free) {
            let text = bound.texts.sources.text(stated.span).trim_end();
            edits.push((stated.span, format!("{text} {word}")));
        }
    }
    bound.apply(edits)
}

/// What is made of every value of a policy.
fn cases_of(resolved: &Resolved<'_>, policy: &Policy, view: &View, path: &str, depths: &[usize], cases: &mut Vec<Case>) {
    let vocabulary = resolved.vocabulary;
    for declared in &policy.declarations {
        // Of each value the first change, of each the second, and so on: changed together each is told as it is alone.
        let mut together: Vec<Vec<(&Stated, Value, Option<&'static str>)>> = Vec::new();
        for stated in &declared.attributes {
            let attribute = vocabulary.attribute(stated.attribute);
            let Some(above) = stated.value.as_ref().filter(|value| **value != Value::Undecided) else { continue };
            let Some(mode) = mode_alone(view, vocabulary, declared, stated).filter(|_| !matches!(above, Value::Laws(_))) else { continue };
            for (nth, (change, value)) in changes(attribute, above, &view.scope).into_iter().enumerate() {
                let wanted = expected(mode, attribute.direction, change);
                for (turn, &depth) in depths.iter().enumerate() {
                    let style = [Style::Japanese, Style::English, Style::OtherUnits][(cases.len() + turn) % 3];
                    let style = if change == Change::Same && turn == 0 { Style::OtherUnits } else { style };
                    cases.push(Case {
                        said: said(vocabulary, declared, &[(stated, &value)], style),
                        depth,
                        parent: path.to_owned(),
                        wanted: wanted.into_iter().collect(),
                        places: wanted.map(|_| places(resolved, policy, declared, stated)).unwrap_or_default(),
                    });
                }
                if together.len() <= nth {
                    together.push(Vec::new());
                }
                together[nth].push((stated, value, wanted));
            }
        }
        for several in together.iter().filter(|several| several.len() > 1) {
            let attributes: Vec<(&Stated, &Value)> = several.iter().map(|(stated, value, _)| (*stated, value)).collect();
            let mut wanted: Vec<&str> = several.iter().filter_map(|(.., wanted)| *wanted).collect();
            wanted.sort_unstable();
            let said = said(vocabulary, declared, &attributes, Style::Japanese);
            cases.push(Case { said, depth: depths[0], parent: path.to_owned(), wanted, places: Vec::new() });
        }
    }
}

/// Where a policy states a value: several of its documents may say the same.
fn places(resolved: &Resolved<'_>, policy: &Policy, declared: &Declaration, stated: &Stated) -> Vec<(String, String)> {
    let is_same = |other: &&Declaration| (other.kind, other.name, &other.label) == (declared.kind, declared.name, &declared.label);
    let all = policy.declarations.iter().filter(is_same).flat_map(|other| &other.attributes);
    let same = all.filter(|other| other.attribute == stated.attribute && other.value == stated.value);
    same.map(|other| (resolved.sources.path(other.value_span.file).to_owned(), resolved.text(other.value_span).to_owned())).collect()
}

/// The cases with the policies between them and their parents.
fn repository(base: Repository, cases: &[Case]) -> Repository {
    let mut repository = base;
    let numbers: BTreeMap<&str, usize> = cases.iter().map(|case| case.parent.as_str()).zip(0..).collect();
    for (parent, number) in &numbers {
        for level in 1..DEPTHS[2] {
            let above = if level == 1 { format!("../../{parent}") } else { format!("{}.kitei", level - 1) };
            let text = format!("規程 「中間」 {{ 機関 法人 「中間」; 継承 「{above}」 }}\n");
            repository.0.insert(format!("levels/{number}/{level}.kitei"), text);
        }
    }
    for (index, case) in cases.iter().enumerate() {
        let number = numbers[case.parent.as_str()];
        let above = if case.depth == 1 { format!("../{}", case.parent) } else { format!("../levels/{number}/{}.kitei", case.depth - 1) };
        let head = format!("規程 「子の規程」 {{\n  機関 診療所 「子」\n  継承 「{above}」\n}}\n");
        repository.0.insert(format!("children/{index:05}.kitei"), format!("{head}条 「定め」 {{\n  {}\n}}\n", case.said));
    }
    repository
}

/// What overrides are told by.
const OVERRIDES: [&str; 3] = ["inheritance/weakened", "inheritance/incomparable", "inheritance/final"];

/// What is said of overrides, by path.
fn by_path(verdict: &Verdict) -> BTreeMap<&str, Vec<&Diagnostic>> {
    let mut found: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in verdict.findings.iter().filter(|finding| OVERRIDES.contains(&finding.rule.name)) {
        found.entry(verdict.texts.sources.path(finding.span.file)).or_default().push(finding);
    }
    found
}

fn wrong(verdict: &Verdict, found: &BTreeMap<&str, Vec<&Diagnostic>>, index: usize, case: &Case) -> Option<String> {
    let found = found.get(&*format!("children/{index:05}.kitei")).map_or(&[][..], Vec::as_slice);
    let mut rules: Vec<&str> = found.iter().map(|finding| finding.rule.name).collect();
    rules.sort_unstable();
    let shows = |(path, text): &(String, String)| {
        let mut labels = found.iter().flat_map(|finding| &finding.labels);
        labels.any(|label| verdict.texts.sources.path(label.span.file) == path && verdict.text(label.span) == text)
    };
    let is_told = case.places.is_empty() || case.places.iter().any(shows);
    (rules != case.wanted || !is_told)
        .then(|| format!("{} under {}: {rules:?}, wanted {:?}, shown {is_told}", case.said, case.parent, case.wanted))
}

#[test]
fn every_value_of_every_fixture_is_held_in_every_mode_through_every_level() {
    let mut judged: BTreeMap<&str, usize> = BTreeMap::new();
    let mut reported: BTreeMap<&str, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for fixture in FIXTURES {
        let bound = Repository::fixture(fixture).bound().without_standards().bound();
        for (mode, word) in MODES {
            let base = if mode == Mode::Minimum { bound.repository.clone() } else { in_mode(&bound, word) };
            let texts = base.read();
            let mut found = Findings::default();
            let resolved = texts.resolve(DAY, &mut found);
            let mut cases = Vec::new();
            for (turn, (id, policy, view)) in resolved.iter().enumerate() {
                // Those that have children as they are go through every level and every mode, the others through one.
                let is_parent = resolved.iter().any(|(_, _, view)| view.ancestors.contains(&id));
                if !is_parent && mode != Mode::Minimum {
                    continue;
                }
                let depths = if is_parent && mode == Mode::Minimum { &DEPTHS[..] } else { &DEPTHS[turn % 3..=turn % 3] };
                cases_of(&resolved, policy, view, texts.sources.path(policy.file), depths, &mut cases);
            }
            let verdict = repository(base, &cases).judge();
            *judged.entry(word).or_default() += cases.len();
            for rule in cases.iter().flat_map(|case| &case.wanted) {
                *reported.entry(rule).or_default() += 1;
            }
            let found = by_path(&verdict);
            faults.extend(cases.iter().enumerate().filter_map(|(index, case)| wrong(&verdict, &found, index, case)));
        }
    }
    assert!(faults.is_empty(), "{} of {judged:?}:\n{}", faults.len(), faults.join("\n"));
    assert!(judged.values().sum::<usize>() > 5_000, "{judged:?}");
    assert!(reported.values().all(|&times| times > 300) && reported.len() == OVERRIDES.len(), "{reported:?}");
}
