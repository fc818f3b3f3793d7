//! Expectations and what is lacking, in words.

use jiff::civil::Date;

use super::lack::{Asked, Lack, OfAttribute, Reason, What};
use super::needed;
use crate::checks::words::{self, bound, duty, named, relation, show};
use crate::diagnostic::{Lang, Text};
use crate::model::order::Duty;
use crate::model::standard::{Atom, AtomTest, Demand, Expectation, Quantifier};
use crate::model::value::Value;
use crate::model::vocabulary::{Attribute, Vocabulary};
use crate::resolve::effective::Declared;
use crate::resolve::policy::Entity;
use crate::text::in_era;

/// What is lacking, as a clause: 「対策「バックアップ」の定めがありません」.
pub(super) fn lack(vocabulary: &Vocabulary, lack: &Lack<'_>) -> Text {
    let clause = match &lack.what {
        What::Unlinked(demand, declared, link) => {
            but(&no_declaration(vocabulary, demand), &of_declared(vocabulary, declared, &unlinked(vocabulary.attribute(*link))))
        }
        What::Attribute(Some(declared), OfAttribute::Members(attribute, absent)) if vocabulary.attribute(*attribute).distinguishes => {
            of_other_subject(vocabulary, declared, vocabulary.attribute(*attribute), absent)
        }
        What::WeakDuty(declared, _) | What::Attribute(Some(declared), _) => {
            of_declared(vocabulary, declared, &what(vocabulary, &lack.what))
        }
        What::Alternatives(count, parts, Some(nearest)) => {
            but(&needed::alternatives(vocabulary, *count, parts), &at_place(vocabulary, nearest))
        }
        What::Alternatives(count, parts, None) => needed::alternatives(vocabulary, *count, parts),
        What::NoEntity(_)
        | What::NoneOf(_)
        | What::TooFew(_)
        | What::NoDeclaration(_)
        | What::Attribute(None, _)
        | What::NoWording
        | What::Unsaid(..) => what(vocabulary, &lack.what),
    };
    let clause = match lack.reason {
        Reason::NotAsked => clause,
        Reason::Missing => but(&clause, &no_reason()),
    };
    lack.of.iter().fold(clause, |clause, entity| of_entity(entity, &clause))
}

/// The same as said at the place itself, which shows whose it is: 「「世代数」が定められていません」.
pub(super) fn at_place(vocabulary: &Vocabulary, lack: &Lack<'_>) -> Text {
    match lack.reason {
        Reason::NotAsked => what(vocabulary, &lack.what),
        Reason::Missing => no_reason(),
    }
}

/// What is lacking, without whose it is.
fn what(vocabulary: &Vocabulary, what: &What<'_>) -> Text {
    match what {
        What::NoEntity(kind) => Text::new(format!("現況に{}が書かれていません", kind.ja()), format!("the facts state no {}", kind.en())),
        What::NoneOf(demand) => {
            let wanted = selected(vocabulary, demand);
            Text::new(format!("現況に{}がありません", wanted.ja), format!("the facts state no {}", wanted.en))
        }
        What::TooFew(demand) => {
            let wanted = asked(vocabulary, demand);
            Text::new(format!("{}が足りません", wanted.ja), format!("too few: {}", wanted.en))
        }
        What::NoDeclaration(demand) => no_declaration(vocabulary, demand),
        What::Unlinked(_, _, link) => unlinked(vocabulary.attribute(*link)),
        What::WeakDuty(declared, wanted) => weaker_duty(declared.duty, *wanted),
        What::Attribute(_, of) => of_attribute(vocabulary, of),
        What::Alternatives(_, _, Some(nearest)) => at_place(vocabulary, nearest),
        What::Alternatives(_, _, None) => Text::new("求められるもののいずれにも当たりません", "meets none of the alternatives"),
        What::Unsaid(declaration, attributes) => words::unsaid(vocabulary, declaration, attributes),
        What::NoWording => Text::new("対応する条に文言がありません", "no claiming article has wording of its own"),
    }
}

/// What an attribute lacks.
fn of_attribute(vocabulary: &Vocabulary, of: &OfAttribute<'_>) -> Text {
    match of {
        OfAttribute::Unmet(Asked(atom), stated) => unmet(vocabulary, atom, stated.as_ref()),
        OfAttribute::Members(attribute, absent) => lacks_members(vocabulary, vocabulary.attribute(*attribute), absent),
        OfAttribute::Excess(Asked(atom), more) => exceeds(vocabulary, atom, more),
        OfAttribute::Expired(attribute, value, until) => expired(vocabulary, vocabulary.attribute(*attribute), value.as_ref(), *until),
        OfAttribute::OutOfReach(attribute, value) => out_of_reach(vocabulary, vocabulary.attribute(*attribute), value.as_ref()),
        OfAttribute::WeakValue(attribute, declared, wanted) => weak_value(vocabulary.attribute(*attribute), *declared, *wanted),
    }
}

/// A declaration that holds for some only.
fn out_of_reach(vocabulary: &Vocabulary, attribute: &Attribute, value: Option<&Value>) -> Text {
    let value = value.map_or_else(|| Text::same("?"), |value| show(vocabulary, attribute, value));
    Text::new(
        format!("「{}」が「{}」に限られ、システムの利用者又は機器に及びません", attribute.spelling.ja, value.ja),
        format!("\"{}\" is \"{}\" only, which does not reach those who use the system, or its machines", attribute.spelling.en, value.en),
    )
}

/// The declaration that is demanded is not there.
fn no_declaration(vocabulary: &Vocabulary, demand: &Demand) -> Text {
    let wanted = selected(vocabulary, demand);
    Text::new(format!("{}の定めがありません", wanted.ja), format!("no {} is declared", wanted.en))
}

/// A clause with what is to be said besides.
fn but(text: &Text, why: &Text) -> Text {
    Text::new(format!("{}（{}）", text.ja, why.ja), format!("{} ({})", text.en, why.en))
}

/// What must name the other side does not.
fn unlinked(attribute: &Attribute) -> Text {
    Text::new(
        format!("「{}」がないため、どれについてのものか分かりません", attribute.spelling.ja),
        format!("lacks \"{}\", so that nobody knows whom it is about", attribute.spelling.en),
    )
}

/// A declaration is there, but binds less than the requirement does.
fn weaker_duty(declared: Duty, wanted: Duty) -> Text {
    let (here, there) = (duty(declared), duty(wanted));
    Text::new(
        format!("{0}であり、{1}ではありません（「{0}」を外してください）", here.ja, there.ja),
        format!("is declared as \"{}\", not as \"{}\" (drop \"{}\")", here.en, there.en, here.en),
    )
}

/// A value is there, but binds less than the requirement does.
fn weak_value(attribute: &Attribute, declared: Duty, wanted: Duty) -> Text {
    let (here, there) = (duty(declared), duty(wanted));
    Text::new(
        format!("「{}」は{}として定められており、{}ではありません", attribute.spelling.ja, here.ja, there.ja),
        format!("\"{}\" is declared as \"{}\", not as \"{}\"", attribute.spelling.en, here.en, there.en),
    )
}

/// A value would do, but its day has passed.
fn expired(vocabulary: &Vocabulary, attribute: &Attribute, value: Option<&Value>, until: Date) -> Text {
    let value = value.map_or_else(|| Text::same("?"), |value| show(vocabulary, attribute, value));
    Text::new(
        format!("「{}」の「{}」は期限（{until}）が切れているため数えていません", attribute.spelling.ja, value.ja, until = in_era(until)),
        format!("\"{}\" of \"{}\" expired on {until} and does not count", value.en, attribute.spelling.en),
    )
}

/// An equivalent is declared, but nobody says why it is one.
fn no_reason() -> Text {
    Text::new("この同等措置には理由がないため数えていません", "this \"equivalent\" gives no reason and does not count")
}

/// Says of which declaration a clause speaks.
fn of_declared(vocabulary: &Vocabulary, declared: &Declared, clause: &Text) -> Text {
    let name = named(vocabulary, declared.key.kind, Some(declared.key.name), declared.key.label.as_deref());
    Text::new(format!("{}：{}", name.ja, clause.ja), format!("{}: {}", name.en, clause.en))
}

/// What is declared is there, of another subject: 「固有事項について検討した経過を記録する定めがありません（…）」.
fn of_other_subject(vocabulary: &Vocabulary, declared: &Declared, attribute: &Attribute, absent: &Value) -> Text {
    let name = named(vocabulary, declared.key.kind, Some(declared.key.name), declared.key.label.as_deref());
    let shown = show(vocabulary, attribute, absent);
    let said = |lang| words::sentence(vocabulary, attribute, absent, lang);
    Text::new(
        format!(
            "{}定めがありません（{}は別の事項についてのものです）",
            said(Lang::Ja).unwrap_or_else(|| format!("「{}」についての", shown.ja)),
            name.ja
        ),
        format!("nothing is to {} ({} is of something else)", said(Lang::En).unwrap_or_else(|| format!("be of \"{}\"", shown.en)), name.en),
    )
}

/// What a set lacks of what is asked for.
fn lacks_members(vocabulary: &Vocabulary, attribute: &Attribute, absent: &Value) -> Text {
    let absent = show(vocabulary, attribute, absent);
    Text::new(
        format!("「{}」に「{}」が足りません", attribute.spelling.ja, absent.ja),
        format!("\"{}\" lacks \"{}\"", attribute.spelling.en, absent.en),
    )
}

/// What a set has beside what is allowed.
fn exceeds(vocabulary: &Vocabulary, atom: &Atom, more: &Value) -> Text {
    let attribute = vocabulary.attribute(atom.attribute);
    let (more, wanted) = (show(vocabulary, attribute, more), atom_value(vocabulary, atom));
    Text::new(
        format!("「{}」の「{}」は認められません（求められるもの：{}）", attribute.spelling.ja, more.ja, wanted.ja),
        format!("\"{}\" may not hold \"{}\" (wanted: {})", attribute.spelling.en, more.en, wanted.en),
    )
}

/// What an atom lacks, and what there is instead.
fn unmet(vocabulary: &Vocabulary, atom: &Atom, stated: Option<&Value>) -> Text {
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
        _ => needed::attribute(vocabulary, atom),
    }
}

/// Says of which entity a clause speaks.
fn of_entity(entity: &Entity, clause: &Text) -> Text {
    Text::new(
        format!("{}「{}」：{}", entity.kind.ja(), entity.name, clause.ja),
        format!("{} \"{}\": {}", entity.kind.en(), entity.name, clause.en),
    )
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
        Expectation::Demand(demand) | Expectation::Has(demand) => asked(vocabulary, demand),
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

/// A demand as a noun phrase.
pub(super) fn asked(vocabulary: &Vocabulary, demand: &Demand) -> Text {
    let wanted = demanded(vocabulary, demand);
    if demand.body.is_empty() {
        return wanted;
    }
    let body = joined(vocabulary, &demand.body, "、", ", ");
    Text::new(format!("{}（{}）", wanted.ja, body.ja), format!("{} ({})", wanted.en, body.en))
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
pub(super) fn atom_value(vocabulary: &Vocabulary, atom: &Atom) -> Text {
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
