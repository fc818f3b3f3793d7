//! Words that several rules use: names of declarations, duties, values and bounds as a person would write them.

use crate::diagnostic::{Lang, Text};
use crate::model::condition::{Condition, Relation, Subject, Test, Values};
use crate::model::order::Duty;
use crate::model::standard::{Part, Pattern, Reading};
use crate::model::value::{Measure, Value};
use crate::model::vocabulary::phrase::Piece;
use crate::model::vocabulary::{Attribute, AttributeId, Direction, NameId, Spelling, Vocabulary, WordId};
use crate::resolve::policy::Declaration;
use crate::syntax::keyword::Keyword;

/// What to do where a reason is wanted, or one that stands there says nothing.
pub(crate) fn give_reason() -> Text {
    Text::new(
        "「理由 「…」」に、その事情を書いてください。決まった言い回しや、誰が認めたかだけでは、理由になりません",
        "write `because \"…\"` with what stands in the way: a set phrase, or that somebody approved it, is no reason",
    )
}

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

/// 「対策「パスワード」の「使い回し」を、文言が述べていません」; with no attributes, that it is not said at all.
pub(crate) fn unsaid(vocabulary: &Vocabulary, declaration: &Declaration, attributes: &[AttributeId]) -> Text {
    let name = named(vocabulary, declaration.kind, Some(declaration.name), declaration.label.as_deref());
    let listed = |lang: Lang, between: &str| {
        let spelled = attributes.iter().map(|&attribute| vocabulary.attribute(attribute).spelling.get(lang));
        spelled.collect::<Vec<_>>().join(between)
    };
    if attributes.is_empty() {
        return Text::new(format!("{}を、文言が述べていません", name.ja), format!("the wording does not say {}", name.en));
    }
    let (ja, en) = (listed(Lang::Ja, "、"), listed(Lang::En, ", "));
    Text::new(format!("{}の「{ja}」を、文言が述べていません", name.ja), format!("the wording does not say \"{en}\" of {}", name.en))
}

/// A value and which way from it is strict.
pub(crate) fn bound(vocabulary: &Vocabulary, attribute: &Attribute, value: &Value) -> Text {
    let shown = show(vocabulary, attribute, value);
    match attribute.direction {
        Direction::Higher => Text::new(format!("{}以上", shown.ja), format!("{} or more", shown.en)),
        Direction::Lower if value.measure() == Measure::Day => Text::new(format!("{}まで", shown.ja), format!("{} or earlier", shown.en)),
        Direction::Lower => Text::new(format!("{}又はそれより短い間隔・期間", shown.ja), format!("{} or shorter", shown.en)),
        Direction::Subset => Text::new(format!("「{}」の範囲内", shown.ja), format!("nothing but {}", shown.en)),
        Direction::Superset => Text::new(format!("「{}」", shown.ja), shown.en),
        Direction::Ordered => Text::new(format!("「{}」又はそれより厳しいもの", shown.ja), format!("\"{}\" or stricter", shown.en)),
        Direction::Yes | Direction::No | Direction::Exact | Direction::Free => {
            Text::new(format!("「{}」", shown.ja), format!("\"{}\"", shown.en))
        }
    }
}

/// What is stated of an attribute by a sentence of its vocabulary, where that says it without what else is stated.
pub(crate) fn sentence(vocabulary: &Vocabulary, attribute: &Attribute, value: &Value, lang: Lang) -> Option<String> {
    let own = |word: &WordId| attribute.word_sentences.iter().find(|(own, _)| own == word).map(|(_, phrase)| phrase);
    let phrase = match value {
        Value::YesNo(false) => attribute.negated.as_ref(),
        Value::Choice(word) => own(word).or(attribute.sentence.as_ref()),
        _ => attribute.sentence.as_ref(),
    };
    let said = |piece: &Piece| match piece {
        Piece::Text(text) => Some(text.clone()),
        Piece::Value => Some(match value {
            Value::Choice(word) => word_sentence(vocabulary, *word, lang).unwrap_or_else(|| value.show_of(attribute, vocabulary, lang)),
            _ => value.show_of(attribute, vocabulary, lang),
        }),
        Piece::Option(_) => Some(String::new()),
        Piece::Rest(_) | Piece::Place(_) | Piece::Joint => None,
    };
    phrase?.sentences(lang)?.first()?.iter().map(said).collect()
}

/// How a word is said that has a sentence of its own: 制限する.
fn word_sentence(vocabulary: &Vocabulary, word: WordId, lang: Lang) -> Option<String> {
    let text = |piece: &Piece| if let Piece::Text(text) = piece { Some(text.clone()) } else { None };
    vocabulary.word_sentence(word)?.sentences(lang)?.first()?.iter().map(text).collect()
}

/// A comparison in words.
pub(crate) fn relation(vocabulary: &Vocabulary, attribute: &Attribute, relation: Relation, values: &[Value]) -> Text {
    // No day is before the last one that is, so that the day itself is told.
    if let (Relation::Less | Relation::Greater, [Value::Date(day)]) = (relation, values) {
        let (day, word) = if relation == Relation::Less { (day.yesterday(), "以前") } else { (day.tomorrow(), "以後") };
        if let Ok(day) = day {
            let Text { ja, en } = Text::day(day);
            let en = if word == "以前" { format!("{en} or before") } else { format!("{en} or after") };
            return Text::new(format!("{ja}{word}"), en);
        }
    }
    // A bound is a length of time, even where the value says how often: 2か月以内.
    let is_bound = !matches!(relation, Relation::Equal | Relation::NotEqual);
    let shown = |value: &Value| if is_bound { plain(vocabulary, value) } else { show(vocabulary, attribute, value) };
    let shown: Vec<Text> = values.iter().map(shown).collect();
    compared(relation, &list(&shown), measure(values))
}

/// A condition in words: 「外部委託」が「有」 かつ 機関の種類が「病院、診療所」.
pub(crate) fn condition(vocabulary: &Vocabulary, condition: &Condition) -> Text {
    match condition {
        Condition::All(parts) => conditions(vocabulary, parts, " かつ ", " and "),
        Condition::Any(parts) => conditions(vocabulary, parts, " 又は ", " or "),
        Condition::Test(test) => self::test(vocabulary, test),
    }
}

/// The parts of a condition, those that have parts themselves in brackets.
fn conditions(vocabulary: &Vocabulary, parts: &[Condition], ja: &str, en: &str) -> Text {
    let part = |part: &Condition| match part {
        Condition::Test(test) => self::test(vocabulary, test),
        Condition::All(_) | Condition::Any(_) => {
            let shown = condition(vocabulary, part);
            Text::new(format!("（{}）", shown.ja), format!("({})", shown.en))
        }
    };
    joined(&parts.iter().map(part).collect::<Vec<_>>(), ja, en)
}

fn test(vocabulary: &Vocabulary, test: &Test) -> Text {
    let subject = match test.subject {
        Subject::Institution => Text::new("機関の種類", "institution"),
        Subject::Fact(fact) => quoted(&vocabulary.fact_entry(fact).spelling),
        Subject::Attribute(attribute) => quoted(&vocabulary.attribute(attribute).spelling),
    };
    let compared = match (&test.values, test.subject) {
        (Values::Institutions(kinds), _) => {
            let kinds: Vec<Text> = kinds.iter().map(|&kind| spelled(vocabulary.institution_spelling(kind))).collect();
            compared(test.relation, &list(&kinds), Measure::None)
        }
        (Values::Values(values), Subject::Attribute(attribute)) => {
            relation(vocabulary, vocabulary.attribute(attribute), test.relation, values)
        }
        (Values::Values(values), _) => {
            let shown: Vec<Text> = values.iter().map(|value| plain(vocabulary, value)).collect();
            compared(test.relation, &list(&shown), measure(values))
        }
    };
    Text::new(format!("{}が{}", subject.ja, compared.ja), format!("{} is {}", subject.en, compared.en))
}

/// Both spellings of a word.
pub(crate) fn spelled(spelling: &Spelling) -> Text {
    Text::new(&*spelling.ja, &*spelling.en)
}

fn quoted(spelling: &Spelling) -> Text {
    Text::new(format!("「{}」", spelling.ja), format!("\"{}\"", spelling.en))
}

/// A reference pattern with what it is.
pub(crate) fn pattern(pattern: Pattern) -> Text {
    match pattern {
        Pattern::One => Text::new("Ⅰ（オンプレミス、専任担当者あり）", "Ⅰ (on premise, dedicated staff)"),
        Pattern::Two => Text::new("Ⅱ（クラウド、専任担当者あり）", "Ⅱ (cloud, dedicated staff)"),
        Pattern::Three => Text::new("Ⅲ（オンプレミス、専任担当者なし）", "Ⅲ (on premise, no dedicated staff)"),
        Pattern::Four => Text::new("Ⅳ（クラウド、専任担当者なし）", "Ⅳ (cloud, no dedicated staff)"),
    }
}

/// Texts one after another with commas.
pub(crate) fn list(texts: &[Text]) -> Text {
    joined(texts, "、", ", ")
}

/// Texts one after another with what stands between them in each language.
pub(crate) fn joined(texts: &[Text], ja: &str, en: &str) -> Text {
    Text::new(
        texts.iter().map(|text| text.ja.as_str()).collect::<Vec<_>>().join(ja),
        texts.iter().map(|text| text.en.as_str()).collect::<Vec<_>>().join(en),
    )
}

/// What the values of a comparison are measured by.
fn measure(values: &[Value]) -> Measure {
    values.first().map_or(Measure::None, Value::measure)
}

fn compared(relation: Relation, shown: &Text, measure: Measure) -> Text {
    let Text { ja, en } = shown;
    let date = measure == Measure::Day;
    match relation {
        Relation::Equal => Text::new(format!("「{ja}」"), format!("\"{en}\"")),
        Relation::NotEqual => Text::new(format!("「{ja}」以外"), format!("other than \"{en}\"")),
        Relation::Less if date => Text::new(format!("{ja}より前"), format!("before {en}")),
        Relation::Less => Text::new(format!("{ja}未満"), format!("less than {en}")),
        Relation::AtMost if date => Text::new(format!("{ja}以前"), format!("{en} or before")),
        Relation::AtMost => Text::new(format!("{ja}以内"), format!("at most {en}")),
        Relation::Greater if date => Text::new(format!("{ja}より後"), format!("after {en}")),
        Relation::Greater => Text::new(format!("{ja}を超える"), format!("more than {en}")),
        Relation::AtLeast if date => Text::new(format!("{ja}以後"), format!("{en} or after")),
        Relation::AtLeast => Text::new(format!("{ja}以上"), format!("at least {en}")),
    }
}

/// A value as a person would write it; intervals as frequencies.
pub(crate) fn show(vocabulary: &Vocabulary, attribute: &Attribute, value: &Value) -> Text {
    Text::new(value.show_of(attribute, vocabulary, Lang::Ja), value.show_of(attribute, vocabulary, Lang::En))
}

/// A value as a person would write it, apart from any attribute.
pub(crate) fn plain(vocabulary: &Vocabulary, value: &Value) -> Text {
    Text::new(value.show(vocabulary, Lang::Ja), value.show(vocabulary, Lang::En))
}

/// That a reading of a part is the tool's own.
pub(crate) fn reading(vocabulary: &Vocabulary, reading: &Reading, part: &Part) -> Text {
    let (words, meaning) = (&reading.words, reading.meaning(part, vocabulary));
    Text::new(
        format!("「{words}」を「{}」と読むのは kitei の解釈です", meaning.ja),
        format!("that \"{words}\" means \"{}\" is this tool's reading", meaning.en),
    )
}
