//! An override is accepted exactly where it is at least as strict: for every attribute of the vocabulary, over generated values.

use std::sync::OnceLock;

use kitei::internals::Whole;
use kitei::internals::diagnostic::Findings;
use kitei::internals::model::order;
use kitei::internals::model::value::{Duration, Member, Name, Value};
use kitei::internals::model::vocabulary::{Attribute, AttributeId, Mark, NameId, ValueType};
use kitei::internals::resolve::effective::Key;
use kitei::internals::syntax::keyword::Keyword;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use crate::harness::{DAY, Repository, declaration, policy, written};

/// An attribute of a name.
pub(crate) type Chosen = (Keyword, NameId, AttributeId);

/// The built-in vocabulary, with every attribute of every name.
pub(crate) fn built_in() -> &'static (Whole, Vec<Chosen>) {
    static BUILT_IN: OnceLock<(Whole, Vec<Chosen>)> = OnceLock::new();
    BUILT_IN.get_or_init(|| {
        let texts = Repository::default().read();
        let vocabulary = &texts.knowledge.vocabulary;
        let kinds = Keyword::DECLARATIONS;
        let attributes = kinds
            .iter()
            .flat_map(|&kind| vocabulary.names_of(kind).map(move |(name, _)| (kind, name)))
            .flat_map(|(kind, name)| vocabulary.attributes_of(kind, Some(name)).into_iter().map(move |attribute| (kind, name, attribute)))
            .filter(|(.., attribute)| vocabulary.attribute(*attribute).value != ValueType::Laws)
            // What is declared with such a day may not hold on the day of the check.
            .filter(|(.., attribute)| !matches!(vocabulary.attribute(*attribute).mark, Some(Mark::Begins | Mark::Ends)))
            .collect();
        (texts, attributes)
    })
}

pub(crate) fn any_value(attribute: &Attribute) -> BoxedStrategy<Value> {
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
        ValueType::Duration(_) => prop_oneof![
            (1..30_u32).prop_map(|months| Duration { months, minutes: 0 }),
            (1..800_u64).prop_map(|days| Duration { months: 0, minutes: days * 24 * 60 })
        ]
        .prop_map(Value::Duration)
        .boxed(),
        ValueType::Date => (1..28_i8).prop_map(|day| Value::Date(jiff::civil::date(2026, 4, day))).boxed(),
        ValueType::Hours => select(vec!["9:00-17:00", "8:00-17:00", "12:00-13:00", "22:00-6:00", "平日9:00-17:00", "土日祝終日", "終日"])
            .prop_map(|text| Value::Hours(text.parse().unwrap()))
            .boxed(),
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
            let names: Vec<Name> = kinds.iter().flat_map(|&kind| vocabulary.names_of(kind)).map(|(name, _)| Name::Known(name)).collect();
            let count = names.len();
            if count == 0 {
                return Just(Value::Undecided).boxed();
            }
            subsequence(names, some(count)).prop_map(|names| Value::Names(names.into_iter().collect())).boxed()
        }
        ValueType::Laws => Just(Value::Undecided).boxed(),
    }
}

/// What a parent states for an attribute, and its child.
type Pair = (Chosen, Value, Value);

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
            let (id, parent) = (policy(&resolved, &path), policy(&resolved, &format!("{index}/above.kitei")));
            let (_, view) = resolved.get(id).unwrap();
            // A name that both set up means the one of each.
            let meant = |by, value: &Value| view.scope.meant_by(by, value).unwrap_or_else(|| value.clone());
            let (own, above) = (&meant(id, own), &meant(parent, above));
            let key = Key { kind: *kind, name: *name, label: None };
            let bound = &view.effective.own.get(&key).unwrap().values[attribute][0].value;
            prop_assert_eq!(bound.as_ref(), Some(own), "what was written is not what was read: {:?}", own);
            let accepted = verdict.inheritance(&path).is_empty();
            let entry = vocabulary.attribute(*attribute);
            prop_assert_eq!(
                accepted,
                order::at_least(entry, own, above, &view.scope),
                "{} {:?}: {:?} under {:?}", entry.spelling.ja, entry.direction, own, above
            );
        }
    }
}
