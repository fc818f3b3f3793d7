//! Words that several rules use: names of declarations, duties, values and bounds as a person would write them.

use crate::diagnostic::{Lang, Text};
use crate::model::condition::Relation;
use crate::model::order::Duty;
use crate::model::value::Value;
use crate::model::vocabulary::{Attribute, Direction, NameId, ValueType, Vocabulary};
use crate::syntax::keyword::Keyword;

/// A duty in words.
pub(crate) fn duty(duty: Duty) -> Text {
    match duty {
        Duty::Must => Text::new("義務", "must"),
        Duty::Should => Text::new("努力義務", "should"),
        Duty::May => Text::new("任意", "may"),
    }
}

/// 「対策「パスワード」」; with a label 「対策「パスワード」（一般）」.
pub(crate) fn named(vocabulary: &Vocabulary, kind: Keyword, name: Option<NameId>, label: Option<&str>) -> Text {
    let Some(name) = name else { return Text::new(kind.ja(), kind.en()) };
    let spelling = &vocabulary.name_entry(name).spelling;
    match label {
        Some(label) => {
            Text::new(format!("{}「{}」（{label}）", kind.ja(), spelling.ja), format!("{} \"{}\" ({label})", kind.en(), spelling.en))
        }
        None => Text::new(format!("{}「{}」", kind.ja(), spelling.ja), format!("{} \"{}\"", kind.en(), spelling.en)),
    }
}

/// A value and which way from it is strict.
pub(crate) fn bound(vocabulary: &Vocabulary, attribute: &Attribute, value: &Value) -> Text {
    let shown = show(vocabulary, attribute, value);
    match attribute.direction {
        Direction::Higher => Text::new(format!("{}以上", shown.ja), format!("{} or more", shown.en)),
        Direction::Lower if matches!(value, Value::Date(_)) => Text::new(format!("{}まで", shown.ja), format!("{} or earlier", shown.en)),
        Direction::Lower => Text::new(format!("{}又はそれより短い間隔・期間", shown.ja), format!("{} or shorter", shown.en)),
        Direction::Subset => Text::new(format!("「{}」の範囲内", shown.ja), format!("nothing but {}", shown.en)),
        Direction::Superset => Text::new(format!("「{}」", shown.ja), shown.en),
        Direction::Ordered => Text::new(format!("「{}」又はそれより厳しいもの", shown.ja), format!("\"{}\" or stricter", shown.en)),
        Direction::Yes | Direction::No | Direction::Exact | Direction::Free => {
            Text::new(format!("「{}」", shown.ja), format!("\"{}\"", shown.en))
        }
    }
}

/// A comparison in words.
pub(crate) fn relation(vocabulary: &Vocabulary, attribute: &Attribute, relation: Relation, values: &[Value]) -> Text {
    let shown: Vec<Text> = values.iter().map(|value| show(vocabulary, attribute, value)).collect();
    let ja = shown.iter().map(|value| value.ja.as_str()).collect::<Vec<_>>().join("、");
    let en = shown.iter().map(|value| value.en.as_str()).collect::<Vec<_>>().join(", ");
    let date = matches!(values.first(), Some(Value::Date(_)));
    match relation {
        Relation::Equal => Text::new(format!("「{ja}」"), format!("\"{en}\"")),
        Relation::NotEqual => Text::new(format!("「{ja}」以外"), format!("other than \"{en}\"")),
        Relation::Less if date => Text::new(format!("{ja}より前"), format!("before {en}")),
        Relation::Less => Text::new(format!("{ja}未満"), format!("less than {en}")),
        Relation::AtMost => Text::new(format!("{ja}以内"), format!("at most {en}")),
        Relation::Greater if date => Text::new(format!("{ja}より後"), format!("after {en}")),
        Relation::Greater => Text::new(format!("{ja}を超える"), format!("more than {en}")),
        Relation::AtLeast => Text::new(format!("{ja}以上"), format!("at least {en}")),
    }
}

/// A value as a person would write it; intervals as frequencies.
pub(crate) fn show(vocabulary: &Vocabulary, attribute: &Attribute, value: &Value) -> Text {
    if let (Value::Duration(duration), true) = (value, is_interval(attribute)) {
        return Text::new(duration.interval(Lang::Ja), duration.interval(Lang::En));
    }
    Text::new(vocabulary.show(value, Lang::Ja), vocabulary.show(value, Lang::En))
}

/// Whether a duration says how often, not how long.
pub(crate) fn is_interval(attribute: &Attribute) -> bool {
    attribute.value == ValueType::Duration && (attribute.spelling.en.contains("interval") || &*attribute.spelling.en == "review")
}
