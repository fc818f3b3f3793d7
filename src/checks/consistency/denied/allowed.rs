//! What is declared to be forbidden, or allowed under a condition only, and allowed by a sentence: IDは、共用することができる.

use super::{Denied, TakenBack};
use crate::checks::Context;
use crate::diagnostic::{Lang, Text};
use crate::model::order::{self, Comparison};
use crate::model::value::Value;
use crate::model::vocabulary::phrase::Piece;
use crate::model::vocabulary::{Direction, Phrase};
use crate::resolve::effective::Declared;
use crate::text::look_up_key;
use crate::wording::denial::Denial;

/// A value by which something is forbidden, or allowed under a condition only, where a sentence allows it without any: the vocabulary
/// says with what words the attribute speaks of it (`IDの共用を{}`).
pub(super) fn allowed(cx: &Context<'_>, declared: &[&Declared], denial: &Denial<'_>) -> Option<Denied> {
    let vocabulary = cx.resolved.vocabulary;
    let allowed = Value::Choice(vocabulary.word("allowed")?);
    let said = match denial.action {
        Some(action) => look_up_key(&format!("{}の{action}", denial.topic)).into_owned(),
        None => look_up_key(denial.topic).into_owned(),
    };
    let all = declared.iter().flat_map(|declared| declared.values.iter().map(move |(attribute, held)| (*declared, *attribute, held)));
    all.flat_map(|(declared, attribute, held)| held.iter().map(move |held| (declared, attribute, held))).find_map(
        |(declared, attribute, held)| {
            let attribute = vocabulary.attribute(attribute);
            let is_narrower = attribute.direction == Direction::Ordered
                && matches!(held.value, Some(Value::Choice(_)))
                && held
                    .value
                    .as_ref()
                    .is_some_and(|value| order::compare(attribute, value, &allowed, &cx.view.scope) == Comparison::Stricter);
            let stem = is_narrower.then(|| object(attribute.sentence.as_ref()?)).flatten()?;
            let stem = look_up_key(&stem).into_owned();
            let stem = [&*stem, stem.strip_suffix("すること").unwrap_or(&stem), stem.strip_suffix("ること").unwrap_or(&stem)];
            let spelling = &vocabulary.name_entry(declared.key.name).spelling;
            let names = [&*spelling.ja].into_iter().chain(vocabulary.others(spelling).iter().map(|other| &**other));
            let mut names = names.chain(declared.key.label.as_deref()).map(|name| format!("{}の", look_up_key(name)));
            let is_meant = stem.iter().any(|stem| stem.contains('の') && said.ends_with(stem))
                || names.any(|name| said.strip_prefix(&*name).is_some_and(|rest| stem.contains(&rest)));
            is_meant.then(|| Denied {
                name: Text::new(&*attribute.spelling.ja, attribute.spelling.en.replace('_', " ")),
                place: Some(held.value_span),
                duty: declared.duty,
                is_forbidden: true,
                what: TakenBack::of(declared),
            })
        },
    )
}

/// Of what an attribute's sentence speaks before its value: IDの共用 in 「IDの共用を{}」.
fn object(sentence: &Phrase) -> Option<String> {
    match sentence.sentences(Lang::Ja)?.first()?.as_slice() {
        [Piece::Text(object), Piece::Value] => Some(object.strip_suffix('を')?.to_owned()),
        _ => None,
    }
}
