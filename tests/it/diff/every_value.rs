//! Every way of changing every value of the corporation's policy, with the class that the change is made to have.

use kitei::internals::answer::difference::{Effect, Matter};
use kitei::internals::checks::Context;
use kitei::internals::diagnostic::Findings;
use kitei::internals::model::vocabulary::Direction;

use super::{assert_mirrored, of_texts, turned};
use crate::changes::{Change, changes};
use crate::harness::{CORPORATION, DAY, Repository, written};

/// Each of so many edits is judged: all of them take minutes. Prime, so that no kind of edit is passed over throughout.
const EACH: usize = 17;

#[test]
fn every_change_of_a_value_has_its_class() {
    let reference = Repository::of(CORPORATION, &Repository::reference().0[CORPORATION]);
    let texts = reference.read();
    let resolved = texts.resolve(DAY, &mut Findings::default());
    let (id, policy, view) = resolved.iter().next().unwrap();
    let cx = Context::new(&resolved, id, policy, view);
    let vocabulary = &texts.knowledge.vocabulary;
    let mut edits = Vec::new();
    for stated in policy.declarations.iter().flat_map(|declaration| &declaration.attributes) {
        let attribute = vocabulary.attribute(stated.attribute);
        let Some(value) = stated.value.as_ref().filter(|_| attribute.direction != Direction::Free) else { continue };
        for (change, new) in changes(attribute, value, &cx.view.scope) {
            edits.push((stated.value_span, change, written(vocabulary, &new), attribute.spelling.en.clone()));
        }
    }
    assert!(edits.len() > 400, "{}", edits.len());
    let (mut judged, mut met) = (0, [0; 3]);
    for (span, change, value, name) in edits.into_iter().step_by(EACH) {
        let mut text = reference.0[CORPORATION].clone();
        text.replace_range(span.start as usize..span.end as usize, &value);
        let edited = Repository::of(CORPORATION, &text).read();
        let difference = of_texts(&texts, &edited);
        let wanted = match change {
            Change::Same => None,
            Change::Stricter => Some(Effect::Strengthened),
            Change::Weaker => Some(Effect::Weakened),
            Change::Other => Some(Effect::Incomparable),
        };
        let about = |difference: &kitei::internals::answer::difference::Difference| -> Vec<Effect> {
            let of_value = difference.changes.iter().filter(|change| matches!(change.matter, Matter::Value));
            of_value.filter(|change| change.subject.en.starts_with(&format!("\"{name}\""))).map(|change| change.effect).collect()
        };
        let effects = about(&difference);
        // A label below may keep its own value, or be raised with its floor.
        assert!(effects.iter().all(|effect| Some(*effect) == wanted), "{name} = {value}: {effects:?}, wanted {wanted:?}");
        assert_eq!(effects.is_empty(), wanted.is_none(), "{name} = {value}");
        let back = of_texts(&edited, &texts);
        assert_mirrored(&difference, &back);
        assert!(about(&back).iter().all(|effect| Some(turned(*effect)) == wanted));
        judged += 1;
        if let Some(place) = wanted.and_then(|wanted| met.get_mut(wanted as usize)) {
            *place += 1;
        }
    }
    assert!(judged > 20 && met.iter().all(|count| *count > 2), "{judged} {met:?}");
}
