//! What is to be laid down, in words: an attribute that is not stated, one of several alternatives. Clauses as somebody writes them who
//! says what is needed: 「利用者認証の要素数を2要素以上とする」.

use super::describe;
use crate::checks::words::{self, relation, show};
use crate::diagnostic::{Lang, Text};
use crate::model::standard::{Atom, AtomTest, Demand, Expectation};
use crate::model::value::{Measure, Value};
use crate::model::vocabulary::{Attribute, Direction, Vocabulary};
use crate::say;

/// What is to be stated of an attribute that is not: 「「担当者の把握 無」（…）と定めてください」.
pub(super) fn attribute(vocabulary: &Vocabulary, atom: &Atom) -> Text {
    let attribute = vocabulary.attribute(atom.attribute);
    let spelling = &attribute.spelling;
    let wanted = describe::atom_value(vocabulary, atom);
    let name = &spelling.ja;
    let ja = match &atom.test {
        AtomTest::Stated => format!("「{name}」が定められていません"),
        AtomTest::AsStrictAs(value) => {
            let shown = show(vocabulary, attribute, value).ja;
            let said = words::sentence(vocabulary, attribute, value, Lang::Ja).map(|said| format!("（{said}）")).unwrap_or_default();
            match attribute.direction {
                Direction::Higher => format!("「{name}」を{shown}以上と定めてください"),
                Direction::Lower if value.measure() == Measure::Day => format!("「{name}」を{shown}以前と定めてください"),
                Direction::Lower => format!("「{name}」を{shown}又はそれより短く定めてください"),
                Direction::Subset => format!("「{name}」を「{shown}」の範囲内で定めてください"),
                Direction::Superset => format!("「{name}」に「{shown}」を挙げてください"),
                Direction::Ordered => format!("「{name} {shown}」{said}又はそれより厳しいものを定めてください"),
                Direction::Yes | Direction::No | Direction::Exact | Direction::Free => format!("「{name} {shown}」{said}と定めてください"),
            }
        }
        AtomTest::AtLeastOf(count, value) => {
            format!("「{name}」に「{}」のうち{count}つ以上を挙げてください", show(vocabulary, attribute, value).ja)
        }
        AtomTest::Compare(sign, values) => format!("「{name}」を{}と定めてください", relation(vocabulary, attribute, *sign, values).ja),
    };
    let ja = if atom.equivalent { format!("{ja}（同等の措置でもかまいません）") } else { ja };
    let en = match &atom.test {
        AtomTest::Stated => format!("\"{}\" is not stated", spelling.en),
        AtomTest::AsStrictAs(value) => {
            let said = words::sentence(vocabulary, attribute, value, Lang::En).map(|said| format!(" ({said})")).unwrap_or_default();
            format!("state \"{}\": {}{said}", spelling.en, wanted.en)
        }
        AtomTest::AtLeastOf(..) | AtomTest::Compare(..) => format!("state \"{}\": {}", spelling.en, wanted.en),
    };
    Text::new(ja, en)
}

/// None of several alternatives is there: 「次のどれか一つが必要です：(1) … (2) …」.
pub(super) fn alternatives(vocabulary: &Vocabulary, count: u64, parts: &[Expectation]) -> Text {
    let numbered = |said: Vec<String>| said.iter().zip(1..).map(|(said, nth)| format!("({nth}) {said}")).collect::<Vec<_>>().join(" ");
    let ja = numbered(parts.iter().map(|part| say::clauses(&clauses(vocabulary, part, None), Lang::Ja)).collect());
    let en = numbered(parts.iter().map(|part| describe::expectation(vocabulary, part).en).collect());
    if count == 1 {
        Text::new(format!("次のどれか一つが必要です：{ja}"), format!("one of these is needed: {en}"))
    } else {
        Text::new(format!("次のうち{count}つ以上が必要です：{ja}"), format!("at least {count} of these are needed: {en}"))
    }
}

/// An expectation as clauses in Japanese, of what `whose` names.
fn clauses(vocabulary: &Vocabulary, expected: &Expectation, whose: Option<&str>) -> Vec<String> {
    match expected {
        Expectation::All(parts) => parts.iter().flat_map(|part| clauses(vocabulary, part, whose)).collect(),
        Expectation::Any(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| say::clauses(&clauses(vocabulary, part, whose), Lang::Ja)).collect();
            vec![parts.join("、又は")]
        }
        Expectation::AtLeast(..) => vec![format!("{}を満たす", describe::expectation(vocabulary, expected).ja)],
        Expectation::Demand(demand) | Expectation::Has(demand) => of_demand(vocabulary, demand),
        Expectation::Atom(atom) => vec![of_atom(vocabulary, atom, whose)],
    }
}

fn of_demand(vocabulary: &Vocabulary, demand: &Demand) -> Vec<String> {
    let is_plain = !demand.kind.is_entity_kind() && demand.condition.is_none();
    let Some(name) = demand.name.filter(|_| is_plain).map(|name| &vocabulary.name_entry(name).spelling) else {
        return vec![format!("{}がある", describe::asked(vocabulary, demand).ja)];
    };
    if demand.body.is_empty() {
        return vec![format!("{}を定める", name.ja)];
    }
    let mut whose = Some(&*name.ja);
    demand.body.iter().flat_map(|part| clauses(vocabulary, part, whose.take())).collect()
}

fn of_atom(vocabulary: &Vocabulary, atom: &Atom, whose: Option<&str>) -> String {
    let attribute = vocabulary.attribute(atom.attribute);
    let name = whose.map(|whose| format!("{whose}の")).unwrap_or_default() + &attribute.spelling.ja;
    let said = match &atom.test {
        AtomTest::Stated => format!("{name}を定める"),
        AtomTest::AsStrictAs(value) => as_strict_as(vocabulary, attribute, value, &name),
        AtomTest::AtLeastOf(count, value) => format!("{name}に「{}」のうち{count}つ以上を挙げる", show(vocabulary, attribute, value).ja),
        AtomTest::Compare(sign, values) => format!("{name}が{}である", relation(vocabulary, attribute, *sign, values).ja),
    };
    if atom.equivalent { format!("同等の措置をとるか、{said}") } else { said }
}

fn as_strict_as(vocabulary: &Vocabulary, attribute: &Attribute, value: &Value, name: &str) -> String {
    let shown = show(vocabulary, attribute, value).ja;
    match attribute.direction {
        Direction::Higher => format!("{name}を{shown}以上とする"),
        Direction::Lower if value.measure() == Measure::Day => format!("{name}を{shown}以前とする"),
        Direction::Lower => format!("{name}を{shown}又はそれより短くする"),
        Direction::Subset => format!("{name}を「{shown}」の範囲内とする"),
        Direction::Superset => format!("{name}に「{shown}」を挙げる"),
        Direction::Ordered => format!("{name}を「{shown}」又はそれより厳しいものとする"),
        Direction::Yes | Direction::No | Direction::Exact | Direction::Free => format!("{name}を「{shown}」とする"),
    }
}
