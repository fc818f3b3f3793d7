//! The built-in packs: they read without a finding, and every requirement says what it is to say.

use std::collections::{BTreeMap, BTreeSet};

use kitei::Text;
use kitei::internals::model::vocabulary::{Spelling, ValueType};
use kitei::internals::syntax::keyword::Keyword;

use crate::harness::Repository;

/// Requirements that no data can show, each with the reason in the pack. Few: one more is a decision.
const WORDING_ONLY: [&str; 2] = ["mhlw-6.0/M6-6", "mhlw-6.0/M8-6"];

#[test]
fn few_requirements_are_met_by_wording_only() {
    let texts = Repository::default().read();
    let mut wording = Vec::new();
    for standard in &*texts.knowledge.standards {
        for (index, requirement) in standard.requirements.iter().enumerate() {
            // What an edition carries over is counted where it is written.
            let mut parts = requirement.parts().filter(|_| requirement.carried_from.is_none());
            if parts.any(|(_, part)| part.wording_only.is_some()) {
                wording.push(standard.path_of(index));
            }
            for (point, part) in requirement.parts() {
                let said = part.expects.is_empty() == part.wording_only.is_some();
                assert!(said, "{} {point:?} has neither expectations nor a reason for having none", standard.path_of(index));
            }
        }
    }
    assert_eq!(wording, WORDING_ONLY);
}

#[test]
fn the_built_in_packs_read_without_a_finding() {
    let texts = Repository::default().read();
    let said: Vec<String> = texts
        .found
        .iter()
        .map(|finding| format!("{} {}: {}", texts.sources.path(finding.span.file), finding.rule.name, finding.message.en))
        .collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
    assert!(!texts.knowledge.standards.is_empty());
}

#[test]
fn a_japanese_name_has_one_english_name() {
    let texts = Repository::default().read();
    let vocabulary = &texts.knowledge.vocabulary;
    let kinds = Keyword::DECLARATIONS.into_iter().chain([
        Keyword::Post,
        Keyword::Committee,
        Keyword::Vendor,
        Keyword::System,
        Keyword::Information,
        Keyword::Facility,
    ]);
    let mut spellings: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut all: Vec<&Spelling> = Vec::new();
    for kind in kinds {
        let names: Vec<_> = vocabulary.names_of(kind).collect();
        let attributes =
            names.iter().flat_map(|(id, _)| vocabulary.attributes_of(kind, Some(*id))).chain(vocabulary.attributes_of(kind, None));
        for attribute in attributes.map(|id| vocabulary.attribute(id)) {
            all.push(&attribute.spelling);
            if let ValueType::Choice(words) | ValueType::Words(words) | ValueType::Extent(words) = &attribute.value {
                all.extend(words.iter().map(|&word| vocabulary.word_spelling(word)));
            }
        }
        all.extend(names.iter().map(|(_, entry)| &entry.spelling));
    }
    for spelling in all {
        spellings.entry(&spelling.ja).or_default().insert(&spelling.en);
    }
    let several: Vec<_> = spellings.iter().filter(|(_, english)| english.len() > 1).collect();
    assert!(several.is_empty(), "{several:?}");
}

#[test]
fn requirements_speak_both_languages_and_name_their_source() {
    let texts = Repository::default().read();
    for standard in &*texts.knowledge.standards {
        for (index, requirement) in standard.requirements.iter().enumerate() {
            let name = standard.path_of(index);
            let both = |text: &Text| !text.ja.trim().is_empty() && !text.en.trim().is_empty() && text.ja != text.en;
            assert!(both(&requirement.title), "{name} has its title in one language only");
            assert!(requirement.points.iter().all(|point| both(&point.title)), "{name} has a point in one language only");
            let guidance = requirement.guidance.as_ref();
            assert!(guidance.is_some_and(both), "{name} has no guidance in both languages");
            assert!(requirement.source.as_ref().is_some_and(|source| !source.is_empty()), "{name} has no source");
            assert!(requirement.demand.state.is_some(), "{name} does not say how well its text is known");
        }
    }
}

/// What a vocabulary of a repository says wrongly of how its words are said.
#[test]
fn sentences_of_an_own_vocabulary_are_read_with_it() {
    let found = |body: &str| {
        let texts = Repository::of("words.kitei", &format!("vocabulary own \"Own\"\n{body}\n")).read();
        texts.found.iter().map(|finding| format!("{}: {}", finding.rule.name, finding.message.en)).collect::<Vec<_>>()
    };
    let patrol = |clauses: &str| found(&format!("measure night_patrol 夜間巡回 {{ rounds 巡回数 count times higher {clauses} }}"));
    assert_eq!(patrol("sentence \"{}以上行う\" en \"make at least {}\""), [""; 0]);
    assert_eq!(patrol("sentence \"{以上行う\""), ["vocabulary/incomplete: this sentence cannot be read"]);
    assert_eq!(patrol("sentence \"数多く行う\""), ["vocabulary/incomplete: the sentence of \"rounds\" does not say the value"]);
    // What the built-in vocabulary defines is said in its words.
    for body in ["measure password パスワード sentence \"{名}は、任意とする\"", "kind measure 対策 sentence \"{名}\""] {
        assert_eq!(found(body).len(), 1, "{:?}", found(body));
    }
}
