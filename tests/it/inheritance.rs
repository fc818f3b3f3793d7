//! What a parent lays down and a child may state: children made from every attribute of the corporation's policy,
//! and pairs made from every attribute of the vocabulary.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use kitei::diagnostic::{Diagnostic, Findings, Lang, Text};
use kitei::engine::texts::Texts;
use kitei::model::order::{self, Duty, Names};
use kitei::model::value::{Duration, Member, Name, Value};
use kitei::model::vocabulary::{Attribute, AttributeId, Direction, NameId, ValueType, WordId};
use kitei::resolve::effective::Key;
use kitei::resolve::policy::{Declaration, Mode, Stated};
use kitei::resolve::scope::Scope;
use kitei::syntax::keyword::Keyword;
use kitei::text::Span;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use super::support::{Bound, CORPORATION, DAY, Repository, Verdict, declaration, policy, shows, written};

/// What a child does to its parent's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    Same,
    Weaker,
    Stricter,
    Other,
}

/// A parent's value in words that do not depend on the order under test: how to change it, by its direction alone.
fn changes(attribute: &Attribute, value: &Value, scope: &Scope<'_>) -> Vec<(Change, Value)> {
    let mut changes = vec![(Change::Same, value.clone())];
    let more_is_stricter = |more: bool| match attribute.direction {
        Direction::Higher if more => Change::Stricter,
        Direction::Lower if !more => Change::Stricter,
        Direction::Higher | Direction::Lower => Change::Weaker,
        _ => Change::Other,
    };
    match value {
        Value::Count(count, unit) => {
            changes.push((more_is_stricter(true), Value::Count(count + 1, *unit)));
            if *count > 0 {
                changes.push((more_is_stricter(false), Value::Count(count - 1, *unit)));
            }
        }
        Value::Duration(Duration { months, minutes }) => {
            // No calendar has a month of 27 or of 32 days.
            let days = u64::from(*months);
            let (shorter, longer) = if *months > 0 { (days * 27, days * 32) } else { (0, 0) };
            let day = 24 * 60;
            changes.push((more_is_stricter(true), Value::Duration(Duration { months: 0, minutes: minutes + longer * day + 1 })));
            changes.push((more_is_stricter(false), Value::Duration(Duration { months: 0, minutes: (minutes + shorter * day) - 1 })));
        }
        Value::Date(date) => {
            changes.push((more_is_stricter(true), Value::Date(date.tomorrow().unwrap())));
            changes.push((more_is_stricter(false), Value::Date(date.yesterday().unwrap())));
        }
        Value::YesNo(yes) => {
            let change = match attribute.direction {
                Direction::Yes | Direction::No if (attribute.direction == Direction::Yes) == *yes => Change::Weaker,
                Direction::Yes | Direction::No => Change::Stricter,
                _ => Change::Other,
            };
            changes.push((change, Value::YesNo(!yes)));
        }
        Value::Choice(word) => {
            let ValueType::Choice(words) = &attribute.value else { unreachable!() };
            let at = words.iter().position(|other| other == word).unwrap();
            for (other, &word) in words.iter().enumerate().filter(|(other, _)| *other != at) {
                let change = match attribute.direction {
                    Direction::Ordered if other < at => Change::Weaker,
                    Direction::Ordered => Change::Stricter,
                    _ => Change::Other,
                };
                changes.push((change, Value::Choice(word)));
            }
        }
        Value::Words(members) => {
            let all: Vec<Member> = words_of(attribute).into_iter().map(Member::Word).collect();
            let is = |one: &Member, other: &Member| match (one, other) {
                (Member::Word(one), Member::Word(other)) => scope.word_is(*one, *other),
                _ => one == other,
            };
            sets(attribute.direction, members, &all, is, &mut |change, set| changes.push((change, Value::Words(set))));
        }
        Value::Names(names) => {
            let all = names_of(attribute, scope);
            let is = |one: &Name, other: &Name| scope.name_is(one, other);
            sets(attribute.direction, names, &all, is, &mut |change, set| changes.push((change, Value::Names(set))));
        }
        Value::Text(text) => changes.push((Change::Other, Value::Text(format!("{text}等").into()))),
        Value::Laws(laws) => {
            let more: BTreeSet<_> = laws.iter().cloned().chain(["医療法第1条".into()]).collect();
            changes.push((Change::Other, Value::Laws(more)));
        }
        Value::Undecided => {}
    }
    changes
}

/// One member more, one less, and another set altogether.
fn sets<T: Ord + Clone>(
    direction: Direction,
    set: &BTreeSet<T>,
    all: &[T],
    is: impl Fn(&T, &T) -> bool,
    push: &mut dyn FnMut(Change, BTreeSet<T>),
) {
    let apart = |one: &T, other: &T| !is(one, other) && !is(other, one);
    let (more, less) = match direction {
        Direction::Superset => (Change::Stricter, Change::Weaker),
        Direction::Subset => (Change::Weaker, Change::Stricter),
        _ => (Change::Other, Change::Other),
    };
    if let Some(new) = all.iter().find(|new| set.iter().all(|member| apart(member, new))) {
        push(more, set.iter().chain([new]).cloned().collect());
        push(Change::Other, [new.clone()].into());
    }
    for left in set.iter().filter(|left| set.len() > 1 && set.iter().all(|member| member == *left || apart(member, left))) {
        push(less, set.iter().filter(|member| member != &left).cloned().collect());
    }
}

fn words_of(attribute: &Attribute) -> Vec<WordId> {
    match &attribute.value {
        ValueType::Choice(words) | ValueType::Words(words) | ValueType::Extent(words) => words.clone(),
        _ => Vec::new(),
    }
}

fn names_of(attribute: &Attribute, scope: &Scope<'_>) -> Vec<Name> {
    let kinds = match &attribute.value {
        ValueType::Actors => vec![Keyword::Post],
        ValueType::References(kinds) => kinds.clone(),
        _ => Vec::new(),
    };
    kinds.iter().flat_map(|&kind| scope.vocabulary.names_of(kind)).map(|(name, _)| Name::Known(name)).collect()
}

/// A child of the corporation with one declaration.
fn child(said: &str) -> String {
    format!("規程 「子の規程」 {{\n  機関 診療所 「子」\n  継承 「../{CORPORATION}」 略称 親 版 「3.1」\n}}\n条 「定め」 {{\n  {said}\n}}\n")
}

/// The findings about inheritance in a child, those about delegation left out: every child here leaves all else that is delegated out.
fn inheritance<'a>(verdict: &'a Verdict, path: &str) -> Vec<&'a Diagnostic> {
    let found = verdict.in_file(path).into_iter();
    found.filter(|finding| finding.rule.name.starts_with("inheritance/") && finding.rule.name != "inheritance/unimplemented-delegation").collect()
}

#[derive(Debug)]
struct Case {
    path: String,
    said: String,
    /// What the parent states: attribute, value, mode; and where its value stands.
    parent: (AttributeId, Value, Mode),
    place: (u32, u32),
    change: Change,
    value: Value,
}

fn mode(declaration: &Declaration, stated: &Stated) -> Mode {
    stated.mode.unwrap_or(declaration.mode)
}

/// Directions and types that no attribute of the built-in vocabulary has, as a corporation's own vocabulary may give them.
const OWN_VOCABULARY: (&str, &str) = (
    "corporation/vocabulary.kitei",
    "vocabulary midori-1 \"法人の語彙\" en \"The corporation's vocabulary\"
measure labelling 表示規則 {
  scheme 表示様式 text exact
  digits 桁数 count digits exact
  cycle 更新周期 duration exact
  started_on 開始日 date exact
  latest_start 最遅開始日 date lower
  earliest_end 最早終了日 date higher
  printed 印刷 yesno exact
  abbreviated 略記 yesno no
  read_aloud 読上げ yesno no
  colour 色 choice exact { red 赤; blue 青 }
  parts 部分 words exact { head_part 上段; body_part 中段; foot_part 下段 }
  decided_by 決定者 actor exact
}
",
);
const OWN_ARTICLE: &str = "
条 第44条 「表示」 {
  対策 表示規則 {
    表示様式 「部門番号」; 桁数 6桁; 更新周期 6か月; 開始日 2026-04-01; 最遅開始日 2026-10-01; 最早終了日 2030-03-31
    印刷 有; 略記 無; 読上げ 有; 色 赤; 部分 上段、中段; 決定者 理事長
  }
}
";

/// The reference policies; the corporation has a vocabulary of its own besides.
fn corporation_with_own_vocabulary() -> Bound {
    let reference = Repository::reference();
    let text = format!("{}{OWN_ARTICLE}", reference.0[CORPORATION]);
    let (path, vocabulary) = OWN_VOCABULARY;
    Repository::default().with(CORPORATION, &text).with(path, vocabulary).bound()
}

#[test]
fn every_value_of_a_parent_is_held_in_every_mode() {
    let reference = corporation_with_own_vocabulary();
    assert!(reference.texts.found.is_empty(), "{:?}", reference.texts.found);
    let texts = &reference.texts;
    let vocabulary = &texts.knowledge.vocabulary;
    let mut found = Findings::default();
    let resolved = texts.resolve(DAY, &mut found);
    let (corporation, view) = resolved.get(policy(&resolved, CORPORATION)).unwrap();
    let mut cases = Vec::new();
    let mut exercised: BTreeMap<String, usize> = BTreeMap::new();
    for declared in &corporation.declarations {
        for stated in &declared.attributes {
            let attribute = vocabulary.attribute(stated.attribute);
            let above = stated.value.as_ref().expect("the corporation's values are read");
            for (change, value) in changes(attribute, above, &view.scope) {
                let spelling = &attribute.spelling.ja;
                let body = format!("{spelling} {}", written(vocabulary, &value));
                let said = declaration(vocabulary, declared.kind, declared.name, declared.label.as_deref(), &body);
                let mode = mode(declared, stated);
                *exercised.entry(format!("{mode:?} {:?} {change:?}", attribute.direction)).or_default() += 1;
                let path = format!("children/{:04}.kitei", cases.len());
                let place = (stated.value_span.start, stated.value_span.end);
                cases.push(Case { path, said, parent: (stated.attribute, above.clone(), mode), place, change, value });
            }
        }
    }
    for wanted in [
        "Minimum Higher Weaker",
        "Minimum Higher Stricter",
        "Minimum Lower Weaker",
        "Minimum Lower Stricter",
        "Minimum Superset Weaker",
        "Minimum Superset Stricter",
        "Minimum Subset Weaker",
        "Minimum Subset Stricter",
        "Minimum Ordered Weaker",
        "Minimum Ordered Stricter",
        "Minimum Yes Weaker",
        "Minimum No Weaker",
        "Minimum No Stricter",
        "Minimum Exact Other",
        "Minimum Free Other",
    ] {
        assert!(exercised.contains_key(wanted), "the corporation gives no case of \"{wanted}\": {exercised:#?}");
    }
    for mode in ["Minimum", "Default", "Final"] {
        assert!(exercised.keys().any(|key| key.starts_with(mode)), "the corporation has no {mode}");
    }
    let mut repository = reference.repository.clone();
    for case in &cases {
        repository = repository.with(&case.path, &child(&case.said));
    }
    let verdict = repository.judge();
    let wrong: Vec<String> = cases.iter().filter_map(|case| wrong(&verdict, case)).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// What a parent's mode makes of a change.
fn expected(mode: Mode, direction: Direction, change: Change) -> Option<&'static str> {
    match (mode, direction, change) {
        (_, _, Change::Same) | (Mode::Default, ..) => None,
        (Mode::Final, ..) => Some("inheritance/final"),
        (_, Direction::Free, _) => None,
        (_, _, Change::Weaker) => Some("inheritance/weakened"),
        (_, _, Change::Stricter) => None,
        (_, _, Change::Other) => Some("inheritance/incomparable"),
    }
}

fn wrong(verdict: &Verdict, case: &Case) -> Option<String> {
    let vocabulary = &verdict.texts.knowledge.vocabulary;
    let (id, parent, mode) = &case.parent;
    let attribute = vocabulary.attribute(*id);
    let wanted = expected(*mode, attribute.direction, case.change);
    let found = inheritance(verdict, &case.path);
    let rules: Vec<&str> = found.iter().map(|finding| finding.rule.name).collect();
    let about = format!("{:?} {mode:?} {:?}: {}", case.change, attribute.direction, case.said);
    if rules != wanted.into_iter().collect::<Vec<_>>() {
        return Some(format!("{about}: {rules:?}, wanted {wanted:?}"));
    }
    let finding = found.first()?;
    // Both values, in both languages, and both places.
    let is_above = |span: Span| verdict.texts.sources.path(span.file) == CORPORATION && (span.start, span.end) == case.place;
    let above = finding.labels.iter().any(|label| is_above(label.span));
    let here = verdict.text(finding.span) == written(vocabulary, &case.value);
    let said = [&finding.message, finding.label.as_ref()?];
    let named = [parent, &case.value].into_iter().all(|value| {
        let shown = |text: &Text| shows(&text.ja, vocabulary, value, Lang::Ja) && shows(&text.en, vocabulary, value, Lang::En);
        said.iter().any(|text| shown(text))
    });
    (!above || !here || !named).then(|| format!("{about}: above {above}, here {here}, named {named}: {said:?}"))
}

#[test]
fn a_weaker_duty_weakens() {
    let reference = Repository::reference().bound();
    let vocabulary = &reference.texts.knowledge.vocabulary;
    let corporation = &reference.policies.iter().find(|policy| reference.texts.sources.path(policy.file) == CORPORATION).unwrap();
    let mut repository = Repository::default().with(CORPORATION, &reference.repository.0[CORPORATION]);
    let mut cases = Vec::new();
    for declared in &corporation.declarations {
        for (duty, word) in [(Duty::Must, "義務"), (Duty::Should, "努力義務"), (Duty::May, "任意")] {
            let path = format!("children/{:04}.kitei", cases.len());
            let body = declared.attributes.iter().map(|stated| reference.texts.sources.text(stated.span)).collect::<Vec<_>>().join("; ");
            let said = declaration(vocabulary, declared.kind, declared.name, declared.label.as_deref(), &body);
            repository = repository.with(&path, &child(&format!("{word}\n  {said}")));
            cases.push((path, duty, declared.duty, said));
        }
    }
    assert!(cases.iter().any(|(_, _, above, _)| *above == Duty::Should) && cases.iter().any(|(_, _, above, _)| *above == Duty::May));
    let verdict = repository.judge();
    for (path, duty, above, said) in &cases {
        let found = inheritance(&verdict, path);
        let rules: Vec<&str> = found.iter().map(|finding| finding.rule.name).collect();
        let wanted: &[&str] = if duty < above { &["inheritance/weakened"] } else { &[] };
        assert_eq!(rules, wanted, "{duty:?} for {above:?}: {said}");
        if let Some(finding) = found.first() {
            assert!(finding.labels.iter().any(|label| verdict.texts.sources.path(label.span.file) == CORPORATION), "{said}");
        }
    }
}

#[test]
fn what_is_delegated_is_to_be_taken_up() {
    let reference = Repository::reference().bound();
    let vocabulary = &reference.texts.knowledge.vocabulary;
    let corporation = reference.policies.iter().find(|policy| reference.texts.sources.path(policy.file) == CORPORATION).unwrap();
    let open = |verdict: &Verdict, path: &str| -> Vec<String> {
        let found = verdict.of_rule(path, "inheritance/unimplemented-delegation").into_iter();
        found.flat_map(|finding| &finding.labels).map(|label| verdict.text(label.span).to_owned()).collect()
    };
    // Each thing that is delegated, and what takes it up.
    let mut delegated: Vec<(String, String)> = Vec::new();
    let text = |span| reference.texts.sources.text(span).to_owned();
    for declared in &corporation.declarations {
        let body = |body: &str| declaration(vocabulary, declared.kind, declared.name, declared.label.as_deref(), body);
        if declared.mode == Mode::Delegated {
            delegated.push((text(declared.header), body("")));
        }
        for (attribute, span) in &declared.delegated {
            let attribute = vocabulary.attribute(*attribute);
            let value = match &attribute.value {
                ValueType::Duration => "1日".to_owned(),
                ValueType::Actors => "院長".to_owned(),
                _ => vocabulary.word_spelling(words_of(attribute)[0]).ja.to_string(),
            };
            delegated.push((text(*span), body(&format!("{} {value}", attribute.spelling.ja))));
        }
    }
    let articles = corporation.articles.iter().filter(|article| article.mode == Mode::Delegated && article.declarations.is_empty());
    for article in articles {
        let number = article.number.as_deref().unwrap();
        delegated.push((text(article.header), format!("根拠規定 親{number}\n  項 「ここに定める。」")));
    }
    assert!(delegated.len() > 4, "{delegated:?}");
    let mut repository = Repository::default()
        .with(CORPORATION, &reference.repository.0[CORPORATION])
        .with("children/none.kitei", &child("項 「何も定めない。」"));
    for (index, (_, said)) in delegated.iter().enumerate() {
        repository = repository.with(&format!("children/{index:04}.kitei"), &child(said));
    }
    let all = delegated.iter().map(|(_, said)| said.as_str()).filter(|said| !said.starts_with("根拠規定")).collect::<Vec<_>>().join("\n  ");
    repository = repository.with("children/all.kitei", &child(&all));
    let verdict = repository.judge();
    let mut wanted: Vec<String> = delegated.iter().map(|(place, _)| place.clone()).collect();
    wanted.sort();
    let sorted = |path: &str| {
        let mut open = open(&verdict, path);
        open.sort();
        open
    };
    assert_eq!(sorted("children/none.kitei"), wanted);
    for (index, (place, said)) in delegated.iter().enumerate() {
        let mut left = wanted.clone();
        left.retain(|other| other != place);
        assert_eq!(sorted(&format!("children/{index:04}.kitei")), left, "{said}");
    }
}

// ---------------------------------------------------------------- override accepted ⇔ at least as strict

/// The built-in vocabulary, with every attribute of every name.
fn built_in() -> &'static (Texts, Vec<(Keyword, NameId, AttributeId)>) {
    static BUILT_IN: OnceLock<(Texts, Vec<(Keyword, NameId, AttributeId)>)> = OnceLock::new();
    BUILT_IN.get_or_init(|| {
        let texts = Repository::default().read();
        let vocabulary = &texts.knowledge.vocabulary;
        let kinds = [Keyword::Role, Keyword::Document, Keyword::Activity, Keyword::Measure, Keyword::Record, Keyword::Agreement];
        let attributes = kinds
            .iter()
            .flat_map(|&kind| vocabulary.names_of(kind).map(move |(name, _)| (kind, name)))
            .flat_map(|(kind, name)| vocabulary.attributes_of(kind, Some(name)).into_iter().map(move |attribute| (kind, name, attribute)))
            .filter(|(.., attribute)| vocabulary.attribute(*attribute).value != ValueType::Laws)
            .collect();
        (texts, attributes)
    })
}

fn any_value(attribute: &Attribute) -> BoxedStrategy<Value> {
    let (texts, _) = built_in();
    let vocabulary = &texts.knowledge.vocabulary;
    let some = |count: usize| 1..=count.min(4);
    match &attribute.value {
        ValueType::Text => select(vec!["甲", "乙"]).prop_map(|text| Value::Text(text.into())).boxed(),
        ValueType::YesNo => any::<bool>().prop_map(Value::YesNo).boxed(),
        ValueType::Count(unit) => {
            let unit = *unit;
            (1..30_u64).prop_map(move |count| Value::Count(count, unit)).boxed()
        }
        ValueType::Duration => prop_oneof![
            (1..30_u32).prop_map(|months| Duration { months, minutes: 0 }),
            (1..800_u64).prop_map(|days| Duration { months: 0, minutes: days * 24 * 60 })
        ]
        .prop_map(Value::Duration)
        .boxed(),
        ValueType::Date => (1..28_i8).prop_map(|day| Value::Date(jiff::civil::date(2026, 4, day))).boxed(),
        ValueType::Choice(words) => select(words.clone()).prop_map(Value::Choice).boxed(),
        ValueType::Words(words) | ValueType::Extent(words) => {
            let count = words.len();
            subsequence(words.clone(), some(count)).prop_map(|words| Value::Words(words.into_iter().map(Member::Word).collect())).boxed()
        }
        ValueType::Actors | ValueType::References(_) => {
            let kinds = match &attribute.value {
                ValueType::References(kinds) => kinds.clone(),
                _ => vec![Keyword::Post, Keyword::Role],
            };
            let names: Vec<Name> =
                kinds.iter().flat_map(|&kind| vocabulary.names_of(kind)).map(|(name, _)| Name::Known(name)).collect();
            let count = names.len();
            if count == 0 {
                return Just(Value::Undecided).boxed();
            }
            subsequence(names, some(count)).prop_map(|names| Value::Names(names.into_iter().collect())).boxed()
        }
        ValueType::Laws => Just(Value::Undecided).boxed(),
    }
}

type Pair = ((Keyword, NameId, AttributeId), Value, Value);

fn pair() -> impl Strategy<Value = Pair> {
    any::<Index>().prop_flat_map(|index| {
        let (texts, attributes) = built_in();
        let chosen = *index.get(attributes);
        let value = any_value(texts.knowledge.vocabulary.attribute(chosen.2));
        (Just(chosen), value.clone(), value)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn an_override_is_accepted_exactly_where_it_is_as_strict(pairs in proptest::collection::vec(pair(), 1..40)) {
        let vocabulary = &built_in().0.knowledge.vocabulary;
        let mut repository = Repository::default();
        for (index, ((kind, name, attribute), above, own)) in pairs.iter().enumerate() {
            let said = |value: &Value| {
                let body = format!("{} {}", vocabulary.attribute(*attribute).spelling.ja, written(vocabulary, value));
                format!("条 「定め」 {{ {} }}\n", declaration(vocabulary, *kind, *name, None, &body))
            };
            repository = repository
                .with(&format!("{index}/above.kitei"), &format!("規程 「親」 {{ 機関 法人 「親」 }}\n{}", said(above)))
                .with(&format!("{index}/own.kitei"), &format!("規程 「子」 {{ 機関 病院 「子」; 継承 「above.kitei」 }}\n{}", said(own)));
        }
        let verdict = repository.judge();
        let mut found = Findings::default();
        let resolved = verdict.texts.resolve(DAY, &mut found);
        for (index, ((kind, name, attribute), above, own)) in pairs.iter().enumerate() {
            let path = format!("{index}/own.kitei");
            let (_, view) = resolved.get(policy(&resolved, &path)).unwrap();
            let key = Key { kind: *kind, name: *name, label: None };
            let bound = &view.effective.own[&key].values[attribute][0].value;
            prop_assert_eq!(bound.as_ref(), Some(own), "what was written is not what was read: {}", written(vocabulary, own));
            let accepted = inheritance(&verdict, &path).is_empty();
            let entry = vocabulary.attribute(*attribute);
            prop_assert_eq!(
                accepted,
                order::at_least(entry, own, above, &view.scope),
                "{} {:?}: {} under {}", entry.spelling.ja, entry.direction, written(vocabulary, own), written(vocabulary, above)
            );
        }
    }
}
