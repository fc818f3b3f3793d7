//! What entities are by what else is said of them: a system that is used for medical records stores medical information, who provides
//! one in the cloud stores it outside, and who maintains one has that as a service. What is not written is supplied; what is written otherwise is kept beside it, as a contradiction.

use std::collections::BTreeSet;

use crate::model::value::{Member, Name, Value};
use crate::model::vocabulary::{AttributeId, ValueType, Vocabulary, WordId};
use crate::resolve::policy::{Entity, EntityId, Implied, Policy, Stated};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// Supplies what is implied.
pub(super) fn supply(policy: &mut Policy, vocabulary: &Vocabulary) {
    let ids: Vec<EntityId> = policy.entities.ids().collect();
    for &id in &ids {
        for (word, evidence) in policy.entities.get(id).map_or_else(Vec::new, |entity| by_words(entity, vocabulary)) {
            let attribute = policy.entities.get(id).and_then(|entity| taking(entity, word, vocabulary));
            if let Some(attribute) = attribute {
                add(policy, id, (attribute, word), evidence, vocabulary);
            }
        }
    }
    let known = vocabulary.known();
    let Some(services) = known.services else { return };
    let each = |of: &dyn Fn(&Entity) -> Vec<(Name, Span)>| policy.entities.iter().flat_map(of).collect::<Vec<_>>();
    let provided = each(&|system| {
        if is_cloud_with_medical_information(system, vocabulary) { named(system, known.provided_by) } else { Vec::new() }
    });
    let maintained = each(&|system| named(system, known.maintained_by));
    let storage = (known.external_storage, Vec::new(), provided);
    // Who maintains a system from elsewhere, or runs it, maintains it.
    let maintenance =
        (known.system_maintenance, [known.remote_service, known.system_operation].into_iter().flatten().collect(), maintained);
    for (service, instead, named) in [storage, maintenance] {
        let Some(service) = service else { continue };
        for (vendor, evidence) in named {
            let is_it = |entity: &Entity| entity.kind == Keyword::Vendor && matches!(&vendor, Name::Own(key) if *key == entity.key);
            let does = |entity: &Entity, word: WordId| {
                stated(entity, Some(services)).filter_map(|stated| stated.value.as_ref()?.words()).any(|words| has(words, word, vocabulary))
            };
            let found = ids.iter().copied().find(|&id| policy.entities.get(id).is_some_and(is_it));
            let is_instead = |id| policy.entities.get(id).is_some_and(|entity| instead.iter().any(|word: &WordId| does(entity, *word)));
            if let Some(id) = found.filter(|&id| !is_instead(id)) {
                add(policy, id, (services, service), evidence, vocabulary);
            }
        }
    }
}

/// The words that an entity's words bring along, and where it states these.
fn by_words(entity: &Entity, vocabulary: &Vocabulary) -> Vec<(WordId, Span)> {
    let stated = entity.attributes.iter().filter_map(|stated| Some((stated.value.as_ref()?.words()?, stated.span)));
    let words = stated.flat_map(|(members, span)| members.iter().map(move |member| (member, span)));
    let implied = words.flat_map(|(member, span)| match member {
        Member::Word(word) => vocabulary.implied_by_word(*word).iter().map(|&implied| (implied, span)).collect(),
        Member::Own(_) => Vec::new(),
    });
    implied.collect()
}

/// The attribute of an entity that takes a word.
fn taking(entity: &Entity, word: WordId, vocabulary: &Vocabulary) -> Option<AttributeId> {
    let attributes = vocabulary.attributes_of(entity.kind, entity.known);
    attributes
        .into_iter()
        .find(|&attribute| matches!(&vocabulary.attribute(attribute).value, ValueType::Words(words) if words.contains(&word)))
}

/// Whether an entity is a system in the cloud that stores medical information.
pub(crate) fn is_cloud_with_medical_information(system: &Entity, vocabulary: &Vocabulary) -> bool {
    let known = vocabulary.known();
    let is_cloud = stated(system, known.hosting)
        .any(|stated| stated.value.as_ref().and_then(Value::choice).is_some_and(|word| Some(word) == known.cloud));
    let holds = |stated: &Stated| {
        let words = stated.value.as_ref().and_then(Value::words);
        words.zip(known.medical_information).is_some_and(|(words, medical)| has(words, medical, vocabulary))
    };
    system.kind == Keyword::System && is_cloud && stated(system, known.stores).any(holds)
}

fn stated(entity: &Entity, attribute: Option<AttributeId>) -> impl Iterator<Item = &Stated> {
    entity.attributes.iter().filter(move |stated| Some(stated.attribute) == attribute)
}

/// Who is named by an attribute of an entity, and where.
fn named(entity: &Entity, attribute: Option<AttributeId>) -> Vec<(Name, Span)> {
    let named = stated(entity, attribute).filter_map(|stated| Some((stated.value.as_ref()?.names()?, stated.span)));
    named.flat_map(|(names, span)| names.iter().map(move |name| (name.clone(), span))).collect()
}

fn has(words: &BTreeSet<Member>, wanted: WordId, vocabulary: &Vocabulary) -> bool {
    words.iter().any(|member| matches!(member, Member::Word(word) if vocabulary.word_is(*word, wanted)))
}

/// Adds a word to an attribute of an entity; where that states something else, the two disagree.
fn add(policy: &mut Policy, id: EntityId, (attribute, word): (AttributeId, WordId), evidence: Span, vocabulary: &Vocabulary) {
    let Some(entity) = policy.entities.get_mut(id) else { return };
    // What could not be read may state it.
    if entity.damage.may_be(attribute, std::iter::once(&policy.unknown))
        && !entity.attributes.iter().any(|stated| stated.attribute == attribute)
    {
        return;
    }
    let mut stated = entity.attributes.iter_mut().filter(|stated| stated.attribute == attribute).peekable();
    if stated.peek().is_none() {
        let value = Some(Value::Words(BTreeSet::from([Member::Word(word)])));
        entity.attributes.push(Stated { attribute, value, span: evidence, value_span: evidence, mode: None, until: None, from: None });
        return;
    }
    let mut other = None;
    for stated in stated {
        match &mut stated.value {
            Some(Value::Words(words)) if has(words, word, vocabulary) => return,
            Some(Value::Words(words)) if other.is_none() => {
                words.insert(Member::Word(word));
                other = Some(stated.value_span);
            }
            // What is not decided or could not be read may be it.
            None | Some(_) => return,
        }
    }
    policy.implied.extend(other.map(|place| Implied { attribute, word, place, evidence }));
}
