//! Expectations and what is lacking, in words.

use jiff::civil::Date;

use crate::checks::words::{self, bound, duty, named, relation, show};
use crate::diagnostic::Text;
use crate::model::order::Duty;
use crate::model::standard::{Atom, AtomTest, Demand, Expectation, Quantifier};
use crate::model::value::Value;
use crate::model::vocabulary::{Attribute, Vocabulary};
use crate::resolve::effective::Declared;
use crate::resolve::policy::Entity;
use crate::syntax::keyword::Keyword;

/// 「システム」 of which nothing is stated.
pub(super) fn no_entity(kind: Keyword) -> Text {
    Text::new(format!("現況に{}が書かれていません", kind.ja()), format!("the facts state no {}", kind.en()))
}

/// Entities are stated, but none of those that the demand speaks of.
pub(super) fn none_of(vocabulary: &Vocabulary, demand: &Demand) -> Text {
    let wanted = selected(vocabulary, demand);
    Text::new(format!("現況に{}がありません", wanted.ja), format!("the facts state no {}", wanted.en))
}

/// Fewer than demanded meet it.
pub(super) fn too_few(vocabulary: &Vocabulary, demand: &Demand) -> Text {
    let wanted = expectation(vocabulary, &Expectation::Demand(demand.clone()));
    Text::new(format!("{}が足りません", wanted.ja), format!("too few: {}", wanted.en))
}

/// The declaration that is demanded is not there.
pub(super) fn no_declaration(vocabulary: &Vocabulary, demand: &Demand) -> Text {
    let wanted = selected(vocabulary, demand);
    Text::new(format!("{}の定めがありません", wanted.ja), format!("no {} is declared", wanted.en))
}

/// The same where there is one that does not say whom it is about.
pub(super) fn no_declaration_but(text: &Text, vocabulary: &Vocabulary, declared: &Declared, why: &Text) -> Text {
    but(text, &of_declared(vocabulary, declared, why))
}

/// A clause with what is to be said besides.
pub(super) fn but(text: &Text, why: &Text) -> Text {
    Text::new(format!("{}（{}）", text.ja, why.ja), format!("{} ({})", text.en, why.en))
}

/// What must name the other side does not.
pub(super) fn unlinked(attribute: &Attribute) -> Text {
    Text::new(
        format!("「{}」がないため、どれについてのものか分かりません", attribute.spelling.ja),
        format!("lacks \"{}\", so that nobody knows whom it is about", attribute.spelling.en),
    )
}

/// A declaration is there, but binds less than the requirement does.
pub(super) fn weaker_duty(declared: Duty, wanted: Duty) -> Text {
    let (here, there) = (duty(declared), duty(wanted));
    Text::new(
        format!("{0}であり、{1}ではありません（「{0}」を外してください）", here.ja, there.ja),
        format!("is declared as \"{}\", not as \"{}\" (drop \"{}\")", here.en, there.en, here.en),
    )
}

/// A value is there, but binds less than the requirement does.
pub(super) fn weak_value(attribute: &Attribute, declared: Duty, wanted: Duty) -> Text {
    let (here, there) = (duty(declared), duty(wanted));
    Text::new(
        format!("「{}」は{}として定められており、{}ではありません", attribute.spelling.ja, here.ja, there.ja),
        format!("\"{}\" is declared as \"{}\", not as \"{}\"", attribute.spelling.en, here.en, there.en),
    )
}

/// A value would do, but its day has passed.
pub(super) fn expired(vocabulary: &Vocabulary, attribute: &Attribute, value: Option<&Value>, until: Date) -> Text {
    let value = value.map_or_else(|| Text::same("?"), |value| show(vocabulary, attribute, value));
    Text::new(
        format!("「{}」の「{}」は期限（{until}）が切れているため数えていません", attribute.spelling.ja, value.ja),
        format!("\"{}\" of \"{}\" expired on {until} and does not count", value.en, attribute.spelling.en),
    )
}

/// An equivalent is declared, but nobody says why it is one.
pub(super) fn no_reason() -> Text {
    Text::new("この同等措置には理由がないため数えていません", "this \"equivalent\" gives no reason and does not count")
}

/// Says of which declaration a clause speaks.
pub(super) fn of_declared(vocabulary: &Vocabulary, declared: &Declared, clause: &Text) -> Text {
    let name = named(vocabulary, declared.key.kind, Some(declared.key.name), declared.key.label.as_deref());
    Text::new(format!("{}：{}", name.ja, clause.ja), format!("{}: {}", name.en, clause.en))
}

/// What a set lacks of what is asked for.
pub(super) fn lacks_members(vocabulary: &Vocabulary, attribute: &Attribute, absent: &Value) -> Text {
    let absent = show(vocabulary, attribute, absent);
    Text::new(
        format!("「{}」に「{}」が足りません", attribute.spelling.ja, absent.ja),
        format!("\"{}\" lacks \"{}\"", attribute.spelling.en, absent.en),
    )
}

/// What a set has beside what is allowed.
pub(super) fn exceeds(vocabulary: &Vocabulary, atom: &Atom, more: &Value) -> Text {
    let attribute = vocabulary.attribute(atom.attribute);
    let (more, wanted) = (show(vocabulary, attribute, more), atom_value(vocabulary, atom));
    Text::new(
        format!("「{}」の「{}」は認められません（求められるもの：{}）", attribute.spelling.ja, more.ja, wanted.ja),
        format!("\"{}\" may not hold \"{}\" (wanted: {})", attribute.spelling.en, more.en, wanted.en),
    )
}

/// What an atom lacks, and what there is instead.
pub(super) fn lack(vocabulary: &Vocabulary, atom: &Atom, stated: Option<&Value>) -> Text {
    let attribute = vocabulary.attribute(atom.attribute);
    let spelling = &attribute.spelling;
    let wanted = atom_value(vocabulary, atom);
    match stated {
        Some(stated) if atom.test != AtomTest::Stated => {
            let stated = show(vocabulary, attribute, stated);
            Text::new(
                format!("「{}」は「{}」であり、{}が求められます", spelling.ja, stated.ja, wanted.ja),
                format!("\"{}\" is \"{}\", wanted: {}", spelling.en, stated.en, wanted.en),
            )
        }
        _ if atom.test == AtomTest::Stated => {
            Text::new(format!("「{}」が定められていません", spelling.ja), format!("\"{}\" is not stated", spelling.en))
        }
        _ => Text::new(
            format!("「{}」が定められていません（求められるもの：{}）", spelling.ja, wanted.ja),
            format!("\"{}\" is not stated (wanted: {})", spelling.en, wanted.en),
        ),
    }
}

/// Says of which entity a clause speaks.
pub(super) fn of_entity(entity: &Entity, clause: &Text) -> Text {
    Text::new(
        format!("{}「{}」：{}", entity.kind.ja(), entity.name, clause.ja),
        format!("{} \"{}\": {}", entity.kind.en(), entity.name, clause.en),
    )
}

/// None of several alternatives is there.
pub(super) fn alternatives(vocabulary: &Vocabulary, count: u64, parts: &[Expectation], uncounted: Option<&Text>) -> Text {
    let shown: Vec<Text> = parts.iter().map(|part| expectation(vocabulary, part)).collect();
    let ja: Vec<&str> = shown.iter().map(|text| text.ja.as_str()).collect();
    let en: Vec<&str> = shown.iter().map(|text| text.en.as_str()).collect();
    let text = if count == 1 {
        Text::new(format!("次のいずれもありません：{}", ja.join("／")), format!("none of these: {}", en.join(" / ")))
    } else {
        Text::new(format!("次のうち{count}つ以上が要ります：{}", ja.join("／")), format!("fewer than {count} of these: {}", en.join(" / ")))
    };
    match uncounted {
        Some(why) => but(&text, why),
        None => text,
    }
}

/// The same at a place that is the nearest to one of them.
pub(super) fn no_alternative() -> Text {
    Text::new("求められるもののいずれにも当たりません", "meets none of the alternatives")
}

/// An expectation as a noun phrase.
pub(crate) fn expectation(vocabulary: &Vocabulary, expected: &Expectation) -> Text {
    match expected {
        Expectation::All(parts) => joined(vocabulary, parts, " かつ ", " and "),
        Expectation::Any(parts) => joined(vocabulary, parts, " 又は ", " or "),
        Expectation::AtLeast(count, parts) => {
            let parts = joined(vocabulary, parts, "／", " / ");
            Text::new(format!("次のうち{count}つ（{}）", parts.ja), format!("{count} of ({})", parts.en))
        }
        Expectation::Demand(demand) | Expectation::Has(demand) => {
            let wanted = demanded(vocabulary, demand);
            if demand.body.is_empty() {
                return wanted;
            }
            let body = joined(vocabulary, &demand.body, "、", ", ");
            Text::new(format!("{}（{}）", wanted.ja, body.ja), format!("{} ({})", wanted.en, body.en))
        }
        Expectation::Atom(atom) => {
            let attribute = &vocabulary.attribute(atom.attribute).spelling;
            let value = atom_value(vocabulary, atom);
            Text::new(format!("{}：{}", attribute.ja, value.ja), format!("{}: {}", attribute.en, value.en))
        }
    }
}

fn joined(vocabulary: &Vocabulary, parts: &[Expectation], ja: &str, en: &str) -> Text {
    words::joined(&parts.iter().map(|part| expectation(vocabulary, part)).collect::<Vec<_>>(), ja, en)
}

/// What a demand speaks of, without what each of them must have: how many of which kind and name.
pub(crate) fn demanded(vocabulary: &Vocabulary, demand: &Demand) -> Text {
    let Text { ja, en } = selected(vocabulary, demand);
    match demand.quantifier {
        Quantifier::AtLeast(count) => Text::new(format!("{count}つ以上の{ja}"), format!("at least {count} of {en}")),
        Quantifier::Each if demand.kind.is_entity_kind() => Text::new(format!("各{ja}"), format!("each {en}")),
        Quantifier::Some if demand.quantifier != Quantifier::default_of(demand.kind) => {
            Text::new(format!("一つ以上の{ja}"), format!("at least one {en}"))
        }
        Quantifier::Each | Quantifier::Some => Text::new(ja, en),
    }
}

/// Kind and name of a demand, with what its condition says in brief.
fn selected(vocabulary: &Vocabulary, demand: &Demand) -> Text {
    let name = named(vocabulary, demand.kind, demand.name, None);
    let Some(condition) = &demand.condition else { return name };
    let condition = words::condition(vocabulary, condition);
    Text::new(format!("{}（{}のもの）", name.ja, condition.ja), format!("{} (where {})", name.en, condition.en))
}

/// What an atom asks of its attribute.
fn atom_value(vocabulary: &Vocabulary, atom: &Atom) -> Text {
    let attribute = vocabulary.attribute(atom.attribute);
    let text = match &atom.test {
        AtomTest::Stated => Text::new("定めること", "stated"),
        AtomTest::AsStrictAs(value) => bound(vocabulary, attribute, value),
        AtomTest::AtLeastOf(count, value) => {
            let value = show(vocabulary, attribute, value);
            Text::new(format!("{}のうち{count}つ以上", value.ja), format!("at least {count} of {}", value.en))
        }
        AtomTest::Compare(sign, values) => relation(vocabulary, attribute, *sign, values),
    };
    if atom.equivalent { Text::new(format!("{}又は同等のもの", text.ja), format!("{} or an equivalent", text.en)) } else { text }
}
