//! What an official sentence says that a requirement can disagree with: its duty, its quantities, the letters of its points.

use super::outline::Item;
use crate::diagnostic::Text;
use crate::model::order::Duty;
use crate::model::standard::{AtomTest, Expectation, Part, Requirement};
use crate::model::value::{Measure, Value};
use crate::model::vocabulary::Vocabulary;
use crate::text::{FileId, Span};
use crate::wording::quantity::quantities;

/// How sentences end that recommend.
const RECOMMENDS: [&str; 6] = ["望ましい", "努めること", "努める", "推奨される", "推奨する", "推奨されること"];
/// How sentences end that allow.
const ALLOWS: [&str; 5] = ["できる", "差し支えない", "よい", "可能である", "妨げない"];
/// How sentences end that lay down.
const LAYS_DOWN: [&str; 5] = ["こと", "ならない", "必要がある", "必要である", "するものとする"];

/// What a requirement says otherwise than the item.
pub(super) fn differences(requirement: &Requirement, item: &Item, vocabulary: &Vocabulary) -> Vec<Text> {
    let text = item.whole();
    duty(requirement, &text).into_iter().chain(amounts(requirement, &text, vocabulary)).chain(letters(requirement, item)).collect()
}

/// How binding an item is by its sentences, the strongest counting; none where they do not say.
pub(super) fn duty_of(text: &str) -> Option<Duty> {
    let sentences = text.split(['。', '\n']).map(|sentence| sentence.trim_end_matches(['）', ')', ' ']));
    let ends = |sentence: &str, words: &[&str]| words.iter().any(|word| sentence.ends_with(word));
    let duty = |sentence: &str| {
        let kinds: [(&[&str], Duty); 3] = [(&RECOMMENDS, Duty::Should), (&ALLOWS, Duty::May), (&LAYS_DOWN, Duty::Must)];
        kinds.into_iter().find(|(words, _)| ends(sentence, words)).map(|(_, duty)| duty)
    };
    sentences.filter_map(duty).max()
}

fn duty(requirement: &Requirement, text: &str) -> Option<Text> {
    let own = |part: &Part| part.duty.or(requirement.demand.duty).unwrap_or(Duty::Must);
    let ours = requirement.parts().map(|(_, part)| own(part)).max()?;
    let theirs = duty_of(text)?;
    (ours != theirs).then(|| {
        let (ja, en) = (word(theirs), word(ours));
        Text::new(
            format!("義務の強さ：本文は「{}」、組み込みは「{}」", ja.0, en.0),
            format!("duty: the text says \"{}\", the standard \"{}\"", ja.1, en.1),
        )
    })
}

fn word(duty: Duty) -> (&'static str, &'static str) {
    match duty {
        Duty::Must => ("義務", "must"),
        Duty::Should => ("努力義務", "should"),
        Duty::May => ("任意", "may"),
    }
}

/// Quantities that both give of one kind, and not the same. What the pack reads into the words is its own and no quantity of the text.
fn amounts(requirement: &Requirement, text: &str, vocabulary: &Vocabulary) -> Vec<Text> {
    let place = Span::new(FileId(0), 0, u32::try_from(text.len()).unwrap_or(u32::MAX));
    let said: Vec<Value> = quantities(text, place, &[], vocabulary).into_iter().map(|quantity| quantity.value).collect();
    let mut ours: Vec<&Value> = Vec::new();
    for (_, part) in requirement.parts() {
        let is_read = |attribute: &str| part.readings.iter().any(|reading| *reading.attribute == *attribute);
        let expected = part.expects.iter().flat_map(values);
        ours.extend(
            expected
                .filter(|(attribute, _)| !vocabulary.attribute(*attribute).spelling.keys().iter().any(|key| is_read(key)))
                .map(|(_, value)| value),
        );
    }
    let of_kind = |value: &Value| said.iter().filter(|other| same_kind(other, value)).collect::<Vec<_>>();
    let differs = |value: &&Value| !of_kind(value).is_empty() && !of_kind(value).contains(value);
    let show = |values: &[&Value], lang| values.iter().map(|value| value.show(vocabulary, lang)).collect::<Vec<_>>().join("、");
    let told = ours.iter().copied().filter(differs).map(|value| {
        let theirs = of_kind(value);
        let say = |lang| (show(&theirs, lang), value.show(vocabulary, lang));
        let (ja, en) = (say(crate::diagnostic::Lang::Ja), say(crate::diagnostic::Lang::En));
        Text::new(
            format!("数値：本文は「{}」、組み込みは「{}」", ja.0, ja.1),
            format!("quantity: the text says \"{}\", the standard \"{}\"", en.0, en.1),
        )
    });
    told.collect()
}

fn same_kind(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Count(_, one), Value::Count(_, other)) => one == other,
        _ => one.measure() == Measure::Time && other.measure() == Measure::Time,
    }
}

/// The values that an expectation asks for, with their attributes.
fn values(expectation: &Expectation) -> Vec<(crate::model::vocabulary::AttributeId, &Value)> {
    match expectation {
        Expectation::All(all) | Expectation::Any(all) | Expectation::AtLeast(_, all) => all.iter().flat_map(values).collect(),
        Expectation::Demand(demand) | Expectation::Has(demand) => demand.body.iter().flat_map(values).collect(),
        Expectation::Atom(atom) => match &atom.test {
            AtomTest::AsStrictAs(value) => vec![(atom.attribute, value)],
            AtomTest::Compare(_, values) => values.iter().map(|value| (atom.attribute, value)).collect(),
            AtomTest::Stated | AtomTest::AtLeastOf(..) => Vec::new(),
        },
    }
}

/// Points by letters that only one of the two has. Where the standard prints none it judges the item as a whole.
fn letters(requirement: &Requirement, item: &Item) -> Vec<Text> {
    let ours: Vec<&str> = requirement.points.iter().filter(|point| point.is_printed).map(|point| &*point.key).collect();
    let theirs = lettered(item);
    if ours.is_empty() || theirs.is_empty() {
        return Vec::new();
    }
    let only = |those: &[&str], others: &[&str]| those.iter().filter(|one| !others.contains(one)).copied().collect::<Vec<_>>().join("、");
    let theirs: Vec<&str> = theirs.iter().map(|(letter, _)| letter.as_str()).collect();
    let (missing, absent) = (only(&theirs, &ours), only(&ours, &theirs));
    let text =
        |letters: &str, ja: &str, en: &str| (!letters.is_empty()).then(|| Text::new(format!("{ja}{letters}"), format!("{en}{letters}")));
    let missing = text(&missing, "組み込まれていない細目：", "points that are not in the standard: ");
    missing.into_iter().chain(text(&absent, "本文にない細目：", "points that are not in the text: ")).collect()
}

/// The points of an item that a requirement lacks which prints the letters of its points.
pub(super) fn missing_points<'i>(requirement: &Requirement, item: &'i Item) -> Vec<(String, &'i str)> {
    let has = |letter: &str| requirement.points.iter().any(|point| point.is_printed && *point.key == *letter);
    if requirement.points.iter().any(|point| point.is_printed) {
        lettered(item).into_iter().filter(|(letter, _)| !has(letter)).collect()
    } else {
        Vec::new()
    }
}

/// The points of an item that letters label, with what they say.
pub(super) fn lettered(item: &Item) -> Vec<(String, &str)> {
    let letter = |label: &str| {
        let bare = label.trim_matches(['(', ')', '.']);
        (bare.len() == 1 && bare.chars().all(|letter| letter.is_ascii_lowercase())).then(|| bare.to_owned())
    };
    // Of letters at several depths those of the outermost are the points of the item.
    let depth = item.points.iter().filter(|point| letter(&point.label).is_some()).map(|point| point.depth).min();
    let of_depth = item.points.iter().filter(|point| Some(point.depth) == depth);
    of_depth.filter_map(|point| Some((letter(&point.label)?, point.text.as_str()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_say_how_binding_they_are() {
        for (text, duty) in [
            ("記録を残すこと。", Some(Duty::Must)),
            ("記録を残すことが望ましい。", Some(Duty::Should)),
            ("記録を残すこと。写しも残すことが望ましい。", Some(Duty::Must)),
            ("記録の保存に努めること。", Some(Duty::Should)),
            ("代わりの方法によることができる。", Some(Duty::May)),
            ("記録とは、次のものをいう", None),
        ] {
            assert_eq!(duty_of(text), duty, "{text}");
        }
    }
}
