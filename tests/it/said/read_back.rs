//! The sentences read back as a wording: they lay something down, and agree with the data.

use std::collections::BTreeSet;

use kitei::internals::Whole;
use kitei::internals::diagnostic::Findings;
use kitei::internals::model::order::Duty;
use kitei::internals::resolve::policy::Declaration;
use kitei::internals::say;
use kitei::internals::wording::lays_down;
use kitei::{Lang, Run, Span};

use crate::harness::{DAY, REPOSITORIES, Repository};

#[test]
fn sentences_lay_down_what_is_a_duty() {
    let mut found = Vec::new();
    for name in REPOSITORIES {
        let texts = Whole::read(Repository::fixture(name).0);
        let resolved = texts.resolve(DAY, &mut Findings::default());
        for (id, policy, _) in resolved.iter() {
            for declaration in policy.declarations.iter().filter(|declaration| declaration.duty != Duty::Should) {
                // The words of the policy itself may do anything.
                let plain = Declaration { because: None, equivalents: Vec::new(), ..declaration.clone() };
                for lang in [Lang::Ja, Lang::En] {
                    let said = say::declaration(&resolved, id, &plain, lang);
                    found.extend(said.into_iter().filter(|said| !lays_down(said)));
                }
            }
        }
    }
    assert_eq!(found, [""; 0]);
}

/// What no sentence of a declaration does beside it.
const AGAINST: [&str; 5] = [
    "consistency/denied",
    "consistency/unread-sentence",
    "consistency/wording-disagrees",
    "structure/dangling-reference",
    "citation/unknown-law",
];

#[test]
fn sentences_agree_with_the_data() {
    // Whose number of several is meant is not read in English.
    for (lang, against) in [(Lang::Ja, &AGAINST[..]), (Lang::En, &AGAINST[..2])] {
        for name in REPOSITORIES {
            let repository = Repository::fixture(name);
            let before = disagreeing(&repository.run(DAY), against);
            let after = disagreeing(&said_besides(&repository, lang).run(DAY), against);
            assert_eq!(after.difference(&before).collect::<Vec<_>>(), [""; 0], "{name}");
        }
    }
}

/// A repository in which each article says what it declares.
fn said_besides(repository: &Repository, lang: Lang) -> Repository {
    let texts = Whole::read(repository.0.clone());
    let resolved = texts.resolve(DAY, &mut Findings::default());
    let mut edits: Vec<(Span, String)> = Vec::new();
    for (id, policy, _) in resolved.iter() {
        for article in policy.articles.iter().filter(|article| !article.declarations.is_empty()) {
            let declared = policy.declarations.range(&article.declarations);
            let said = declared.iter().flat_map(|declaration| say::declaration(&resolved, id, declaration, lang));
            let said: Vec<String> = said.map(|said| format!(" 項 \"\"\"\n{said}\n\"\"\"\n")).collect();
            let end = Span::new(article.span.file, article.span.end - 1, article.span.end - 1);
            edits.push((end, said.concat()));
        }
    }
    edits.sort_by_key(|(span, _)| *span);
    let mut edited = repository.clone();
    for (span, said) in edits.into_iter().rev() {
        let text = edited.0.get_mut(texts.sources.path(span.file)).unwrap();
        if text.get(span.start as usize..).is_some_and(|rest| rest.starts_with('}')) {
            text.insert_str(span.start as usize, &format!("\n{said}"));
        }
    }
    edited
}

/// What wordings say against the data, with the words that do.
fn disagreeing(run: &Run, against: &[&str]) -> BTreeSet<String> {
    let found = run.findings.iter().filter(|finding| against.contains(&finding.rule.name));
    found.map(|finding| format!("{} {}: {}", finding.rule.name, finding.message.get(Lang::Ja), run.sources.text(finding.span))).collect()
}

/// The sentences that are proposed for a wording that is the whole text say what it left out.
#[test]
fn what_is_proposed_leaves_nothing_unsaid() {
    let mut proposed = 0;
    for name in ["medical-corporation", "university-hospital", "small-clinic-6", "real"] {
        let mut repository = Repository::fixture(name);
        for text in repository.0.values_mut() {
            let (head, wording) = if text.contains("\npolicy \"") {
                ("policy \"", "  wording verbatim\n")
            } else {
                ("規程 「", "  文言 そのまま\n")
            };
            let head = if text.starts_with(head) { Some(0) } else { text.find(&format!("\n{head}")).map(|at| at + 1) };
            let Some(line) = head.and_then(|at| Some(at + text.get(at..)?.find('\n')? + 1)) else { continue };
            text.insert_str(line, wording);
        }
        let run = repository.run(DAY);
        let unsaid =
            |run: &kitei::Run| run.findings.iter().filter(|finding| finding.rule.name == "consistency/unsaid").cloned().collect::<Vec<_>>();
        let mut edits: Vec<kitei::Edit> = unsaid(&run).iter().flat_map(|finding| finding.words().fix.unwrap().edits).collect();
        proposed += edits.len();
        // Those of one place in the order in which they were found.
        edits.sort_by_key(|edit| edit.span);
        for edit in edits.into_iter().rev() {
            let text = repository.0.get_mut(run.sources.path(edit.span.file)).unwrap();
            text.insert_str(edit.span.start as usize, &edit.replacement);
        }
        let left: Vec<_> = unsaid(&repository.run(DAY)).iter().map(|finding| finding.message.get(Lang::Ja).to_owned()).collect();
        assert_eq!(left, [""; 0], "{name}");
    }
    assert!(proposed > 100, "{proposed}");
}
