//! Fingerprints: a finding has the same name after its file was formatted, respelled, filled with lines, or judged on another day. Held on
//! every repository of the fixtures.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use kitei::internals::syntax::around::Around;
use kitei::internals::syntax::document::{Document, Statement};
use kitei::internals::syntax::keyword::Keyword;
use kitei::{Fingerprint, Lang, Span};

use super::format::{repositories, with};

use crate::harness::{DAY, Folder, Repository};

/// The fingerprints of the findings of a rule in a file, in their order, and where each finding stands.
type Named = BTreeMap<(&'static str, String), Vec<(Fingerprint, u32)>>;

fn named(repository: &Repository, day: Date) -> Named {
    let run = repository.run(day);
    let (found, _) = run.fingerprints();
    assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), run.findings.len(), "two findings have one name");
    let mut named = Named::new();
    for (finding, fingerprint) in run.findings.iter().zip(found) {
        let file = run.sources.path(finding.span.file).to_owned();
        named.entry((finding.rule.name, file)).or_default().push((fingerprint, finding.span.start));
    }
    named
}

/// Holds the names of two judgements against each other, where a rule finds as much in a file; gives back how many.
fn same(folder: &Path, before: &Named, after: &Named) -> usize {
    let mut held = 0;
    for ((key, one), other) in before.iter().filter_map(|(key, one)| Some(((key, one), after.get(key)?))) {
        if one.len() == other.len() {
            let names = |named: &[(Fingerprint, u32)]| named.iter().map(|(name, _)| *name).collect::<Vec<_>>();
            assert_eq!(names(one), names(other), "{}: {key:?}", folder.display());
            held += one.len();
        }
    }
    held
}

fn map(repository: &Repository, change: impl Fn(&str) -> String) -> Repository {
    Repository(repository.0.iter().map(|(path, text)| (path.clone(), change(text))).collect())
}

/// The repositories of the fixtures, and how many findings of theirs a change must leave comparable.
fn held(change: impl Fn(&Repository) -> Repository) {
    let (mut all, mut compared) = (0, 0);
    for (folder, repository) in fixtures() {
        let before = named(&repository, DAY);
        all += before.values().map(Vec::len).sum::<usize>();
        compared += same(&folder, &before, &named(&change(&repository), DAY));
    }
    assert!(all > 500 && compared * 20 > all * 19, "{compared} of {all}");
}

fn fixtures() -> impl Iterator<Item = (PathBuf, Repository)> {
    repositories().into_iter().filter(|(folder, _)| folder.starts_with(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")))
}

#[test]
fn formatting_keeps_them() {
    held(|repository| {
        let texts = repository.read();
        map(repository, |text| with(&texts, text, None).text)
    });
}

#[test]
fn another_language_keeps_them() {
    for lang in [Lang::En, Lang::Ja] {
        held(|repository| {
            let texts = repository.read();
            map(repository, |text| with(&texts, text, Some(lang)).text)
        });
    }
}

#[test]
fn moved_lines_keep_them() {
    held(|repository| {
        let texts = repository.read();
        let filled = |(path, text): (&String, &String)| {
            let document = texts.documents.iter().find(|document| texts.sources.path(document.file) == path).unwrap();
            let mut filled = text.clone();
            let mut starts: Vec<usize> = document.statements().map(|statement| statement.span().start as usize).collect();
            // A comment before a statement speaks of it: what is put between them would part them.
            starts.retain(|&start| !text.get(..start).unwrap().trim_end().lines().next_back().unwrap_or("").contains("//"));
            for start in starts.into_iter().rev().filter(|&start| text.get(..start).unwrap().ends_with('\n')) {
                filled.insert_str(start, "\n// 注\n\n");
            }
            (path.clone(), filled)
        };
        Repository(repository.0.iter().map(filled).collect())
    });
}

#[test]
fn another_day_keeps_them() {
    let (mut all, mut compared) = (0, 0);
    for (folder, repository) in fixtures() {
        let (before, after) = (named(&repository, DAY), named(&repository, Date::constant(2026, 9, 30)));
        // What both days find: of a rule in a file, the same places.
        let places = |named: &[(Fingerprint, u32)]| named.iter().map(|(_, place)| *place).collect::<Vec<_>>();
        let both = |named: &Named, other: &Named| -> Named {
            let found = named.iter().filter(|(key, one)| other.get(*key).is_some_and(|other| places(other) == places(one)));
            found.map(|(key, one)| (key.clone(), one.clone())).collect()
        };
        all += before.values().map(Vec::len).sum::<usize>();
        compared += same(&folder, &both(&before, &after), &after);
    }
    assert!(compared * 10 > all * 8, "{compared} of {all}");
}

#[test]
fn an_article_before_another_keeps_the_others() {
    let lacking = Repository::reference().bound().without(|_| true, |declared, _| declared.kind == Keyword::Document);
    let new = "\n  条 「新しい条」 {\n    項 「ここに定める。」\n  }\n";
    let with_new = |text: &str| {
        let is_article = |at: &usize| text.get(at + 1..).is_some_and(|rest| rest.trim_start_matches(' ').starts_with("条 第"));
        let first = text.match_indices('\n').map(|(at, _)| at).find(is_article).unwrap();
        let (before, after) = text.split_at(first);
        format!("{before}{new}{after}")
    };
    let (before, after) = (named(&lacking, DAY), named(&map(&lacking, with_new), DAY));
    let (all, held) = (before.values().map(Vec::len).sum::<usize>(), same(Path::new("reference"), &before, &after));
    assert!(all > 20 && held * 10 > all * 8, "{held} of {all}");
}

#[test]
fn the_language_of_the_output_keeps_them() {
    let printed = |lang: &str| {
        let policy =
            "規程 「規程」 {\n  機関 診療所 「医院」\n  準拠 mhlw-6.0\n}\n条 「監査」 {\n  項 「医療法第999条により監査する。」\n}\n";
        let folder = Folder::new().with("policy.kitei", policy);
        let ran = folder.run(&["check", "--format", "json", "--lang", lang, "--as-of", "2026-11-22"]);
        let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let findings = json["diagnostics"].as_array().unwrap().clone();
        findings.iter().map(|finding| (finding["fingerprint"].clone(), finding["message"].clone())).unzip::<_, _, Vec<_>, Vec<_>>()
    };
    let ((ja, in_japanese), (en, in_english)) = (printed("ja"), printed("en"));
    assert!(!ja.is_empty() && ja.iter().all(serde_json::Value::is_string) && in_japanese != in_english);
    assert_eq!(ja, en);
}

/// The statements around a place, found by a walk: in each block the first.
fn walked(document: &Document, place: Span) -> Vec<Statement<'_>> {
    let around = |statement: &Statement<'_>| statement.span().start <= place.start && place.end <= statement.span().end;
    let mut all = Vec::new();
    let mut found = document.statements().find(around);
    while let Some(statement) = found {
        all.push(statement);
        found = statement.children().find(around);
    }
    all
}

#[test]
fn what_stands_around_a_place_is_what_a_walk_finds() {
    let places = |statements: &[Statement<'_>]| statements.iter().map(|statement| statement.span()).collect::<Vec<_>>();
    // Sound, and with every seventh brace, quote or separator lost.
    let lossy = |text: &str| {
        let mut marks = 0;
        let keep = |letter: &char| {
            marks += usize::from("{}「」;、\n".contains(*letter));
            !"{}「」;、\n".contains(*letter) || marks % 7 != 0
        };
        text.chars().filter(keep).collect::<String>()
    };
    let mut held = 0;
    for name in ["medical-corporation", "small-clinic", "english-clinic"] {
        for text in Repository::fixture(name).0.into_values().flat_map(|text| [lossy(&text), text]) {
            let repository = Repository::of("a.kitei", &text).read();
            let Some(document) = repository.documents.first() else { panic!("{name}: not read") };
            let around = Around::new(document);
            let all: Vec<Span> = document.all().map(Statement::span).collect();
            let ends = all
                .iter()
                .flat_map(|span| [span.start.saturating_sub(1), span.start, span.start + 1, span.end.saturating_sub(1), span.end]);
            let at = ends.flat_map(|at| [0, 1, 9].map(|len| Span { start: at, end: at + len, ..all[0] }));
            for place in at.chain(all.iter().copied()) {
                let (found, walked) = (places(&around.at(place)), places(&walked(document, place)));
                assert_eq!(found, walked, "{name} at {}..{}: {text}", place.start, place.end);
                held += 1;
            }
        }
    }
    assert!(held > 50_000, "{held}");
}
