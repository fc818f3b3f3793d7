//! Several parents: which is named first, and in which order files are read, makes no difference, byte for byte; nor does it matter
//! which of them says what.

use kitei::internals::Whole;
use kitei::internals::diagnostic::Findings;
use kitei::internals::model::order;
use kitei::internals::model::value::Value;
use kitei::internals::model::vocabulary::Direction;
use kitei::internals::resolve::effective::Key;
use kitei::internals::resolve::policy::Mode;
use kitei::internals::syntax::keyword::Keyword;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::overrides::{Chosen, any_value, built_in};

use crate::harness::{DAY, Repository, declaration, policy, written};

/// What three parents say of one attribute, and what their child says, if anything.
#[derive(Debug, Clone)]
struct Family {
    chosen: Chosen,
    parents: [(Value, Mode, bool); 3],
    own: Option<Value>,
}

fn family() -> impl Strategy<Value = Family> {
    any::<Index>().prop_flat_map(|index| {
        let (texts, attributes) = built_in();
        let chosen = *index.get(attributes);
        let value = any_value(texts.knowledge.vocabulary.attribute(chosen.2));
        let mode = select(vec![Mode::Minimum, Mode::Minimum, Mode::Default, Mode::Final]);
        // Some say it of a label only.
        let said = (value.clone(), mode, prop::bool::weighted(0.2));
        let parents = [said.clone(), said.clone(), said];
        (Just(chosen), parents, proptest::option::of(value)).prop_map(|(chosen, mut parents, own)| {
            // The string of a role is its title, no label.
            for (.., labelled) in &mut parents {
                *labelled &= chosen.0 != Keyword::Role;
            }
            Family { chosen, parents, own }
        })
    })
}

const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

/// The texts of families; `named` is the order in which a child names its parents, `said` which parent says what.
fn files(families: &[Family], named: [usize; 3], said: [usize; 3]) -> Vec<(String, String)> {
    let vocabulary = &built_in().0.knowledge.vocabulary;
    let mut files = Vec::new();
    for (index, family) in families.iter().enumerate() {
        let (kind, name, attribute) = family.chosen;
        let article = |value: &Value, mode: &str, label: Option<&str>| {
            let body = format!("{} {}{mode}", vocabulary.attribute(attribute).spelling.ja, written(vocabulary, value));
            format!("条 「定め」 {{ {} }}\n", declaration(vocabulary, kind, name, label, &body))
        };
        for (place, &which) in said.iter().enumerate() {
            let (value, mode, labelled) = &family.parents[which];
            let mode = match mode {
                Mode::Default => " 既定",
                Mode::Final => " 変更不可",
                Mode::Minimum | Mode::Delegated => "",
            };
            let text = article(value, mode, labelled.then_some("窓口"));
            files.push((format!("{index:02}/{place}.kitei"), format!("規程 「親{place}」 {{ 機関 法人 「親{place}」 }}\n{text}")));
        }
        let inherits: Vec<String> = named.iter().map(|place| format!("  継承 「{place}.kitei」\n")).collect();
        let own = family.own.as_ref().map(|own| article(own, "", None)).unwrap_or_default();
        files.push((format!("{index:02}/own.kitei"), format!("規程 「子」 {{\n  機関 病院 「子」\n{}}}\n{own}", inherits.concat())));
    }
    files
}

fn repository(files: &[(String, String)]) -> Repository {
    Repository(files.iter().cloned().collect())
}

/// All that a run says, and all that holds for the policies.
fn everything(files: &[(String, String)]) -> String {
    let run = repository(files).run(DAY);
    let (texts, findings, counts) = (Whole::of(&run), &run.findings, &run.policies);
    let resolved = texts.resolve(DAY, &mut Findings::default());
    let views: Vec<_> = resolved.iter().map(|(_, _, view)| (&view.ancestors, &view.effective)).collect();
    format!("{findings:#?}\n{counts:#?}\n{views:#?}")
}

/// A value without which parent it is who means a name by it: that is what changes places.
fn whoever_says_it(value: &Value) -> Value {
    match value.names() {
        Some(names) => Value::Names(names.iter().map(|name| name.plain().clone()).collect()),
        None => value.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(6) })]

    #[test]
    fn parents_and_files_in_any_order_give_the_same_bytes(families in proptest::collection::vec(family(), 1..30)) {
        let first = everything(&files(&families, ORDERS[0], ORDERS[0]));
        for (turn, order) in ORDERS.into_iter().enumerate() {
            let mut files = files(&families, order, ORDERS[0]);
            let middle = files.len() * turn / ORDERS.len();
            files.rotate_left(middle);
            if turn % 2 == 1 {
                files.reverse();
            }
            prop_assert!(everything(&files) == first, "{:?} differs from {:?}", order, ORDERS[0]);
        }
    }

    #[test]
    fn which_parent_says_what_makes_no_difference(families in proptest::collection::vec(family(), 1..30)) {
        let vocabulary = &built_in().0.knowledge.vocabulary;
        let mut wanted: Vec<Vec<(Option<Value>, Mode, bool)>> = Vec::new();
        for order in ORDERS {
            let texts = repository(&files(&families, ORDERS[0], order)).read();
            let resolved = texts.resolve(DAY, &mut Findings::default());
            for (index, family) in families.iter().enumerate() {
                let (kind, name, id) = family.chosen;
                let (_, view) = resolved.get(policy(&resolved, &format!("{index:02}/own.kitei"))).unwrap();
                let attribute = vocabulary.attribute(id);
                let mut found = Vec::new();
                for label in [None, Some("窓口".into())] {
                    let key = Key { kind, name, label };
                    let held = view.effective.above.get(&key).and_then(|declared| declared.values.get(&id)?.first());
                    let held = held.filter(|held| held.is_decided());
                    let clash = view.effective.clashes.iter().any(|clash| clash.key == key);
                    found.extend(held.map(|held| (held.value.as_ref().map(whoever_says_it), held.mode, clash)));
                    let counts = |value: &Value, labelled: bool| labelled == key.label.is_some() && *value != Value::Undecided;
                    let said: Vec<_> = family.parents.iter().filter(|(value, _, labelled)| counts(value, *labelled)).collect();
                    let binds = |mode: Mode| mode != Mode::Default || said.iter().all(|(_, mode, _)| *mode == Mode::Default);
                    let binding: Vec<&Value> = said.iter().filter(|(_, mode, _)| binds(*mode)).map(|(value, ..)| value).collect();
                    if attribute.direction == Direction::Free && !said.iter().any(|(_, mode, _)| *mode == Mode::Final) {
                        // Differing free values count as unstated.
                        let differ = binding.windows(2).any(|pair| pair[0] != pair[1]);
                        prop_assert_eq!(held.is_none(), differ || binding.is_empty(), "{:?}", family);
                    } else if let (Some(held), false) = (held, clash) {
                        let value = held.value.as_ref().unwrap();
                        for bound in binding {
                            prop_assert!(order::at_least(attribute, value, bound, &view.scope), "{:?} under {:?}: {:?}", value, bound, family);
                        }
                    }
                }
                match wanted.get(index) {
                    Some(wanted) => prop_assert_eq!(&found, wanted, "{:?} for {:?}", order, family),
                    None => wanted.push(found),
                }
            }
        }
    }
}
