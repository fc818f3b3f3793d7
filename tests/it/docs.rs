//! The documents: examples read, printed outputs are real, links lead somewhere, and what is generated is what would be generated.
//! `UPDATE_DOCS=1 cargo test --test it docs` writes outputs and generated parts anew.

mod colours;
mod constructs;
mod dependencies;
mod keywords;
mod links;
mod markdown;
mod outputs;
mod requirements;
mod rules;
mod vocabulary;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kitei::Sources;
use kitei::internals::diagnostic::Findings;
use kitei::internals::syntax;

use markdown::blocks;
use serde_json::Value;

use crate::harness::Folder;

/// The root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// A file of the repository.
fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The documents, by their paths: in the root, in `docs/` and beside the data.
fn documents() -> Vec<String> {
    let mut paths = vec!["fixtures/README.md".to_owned(), "rules/laws/README.md".to_owned(), "rules/checklists/README.md".to_owned()];
    for folder in ["", "docs/"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if Path::new(&name).extension().is_some_and(|end| end == "md") {
                paths.push(format!("{folder}{name}"));
            }
        }
    }
    paths.sort();
    paths
}

/// Holds that a document is what it is to be; under `UPDATE_DOCS`, makes it so.
fn hold(path: &str, wanted: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(root().join(path), wanted).unwrap();
        return;
    }
    let found = read(path);
    if let Some((at, (found, wanted))) = found.lines().zip(wanted.lines()).enumerate().find(|(_, (found, wanted))| found != wanted) {
        panic!("{path}:{}: UPDATE_DOCS=1 cargo test --test it docs\n  stands: {found}\n  wanted: {wanted}", at + 1);
    }
    assert!(found == wanted, "{path} ends too early or too late: UPDATE_DOCS=1 cargo test --test it docs");
}

/// What is said of a text by reading it alone.
fn slips(text: &str) -> Vec<String> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let text: Arc<str> = Arc::from(text);
    syntax::read(sources.add("example.kitei", Arc::clone(&text)), &text, &mut findings);
    findings.iter().map(|finding| format!("{}: {}", finding.rule.name, finding.message.en)).collect()
}

#[test]
fn examples_read_without_a_slip() {
    let mut faults = Vec::new();
    let mut read_at_all = 0;
    for path in documents() {
        for block in blocks(&read(&path)) {
            let slips = match block.info.as_str() {
                "kitei" => slips(&block.text),
                "kitei,error" if slips(&block.text).is_empty() => vec!["reads without a slip, and should not".to_owned()],
                "kitei,error" | "console" | "json" | "lua" | "mermaid" | "elisp" | "sh" | "text" | "toml" | "vim" | "yaml" => continue,
                other => vec![format!("a block of \"{other}\" is checked by nothing")],
            };
            read_at_all += 1;
            faults.extend(slips.into_iter().map(|slip| format!("{path}:{}: {slip}", block.line)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(read_at_all > 100, "{read_at_all}");
}

/// The book has every page, once, and no other.
#[test]
fn the_book_has_every_page() {
    let summary = read("docs/SUMMARY.md");
    let mut listed: Vec<String> = summary.split("](").skip(1).map(|part| format!("docs/{}", part.split(')').next().unwrap())).collect();
    listed.sort();
    let pages: Vec<String> = documents().into_iter().filter(|path| path.starts_with("docs/") && path != "docs/SUMMARY.md").collect();
    assert_eq!(listed, pages);
}

/// Every link of the book leads to a page of it, to a file that is copied beside them, or to somewhere else by a whole address.
#[test]
fn links_of_the_book_stay_in_it() {
    let summary = read("docs/SUMMARY.md");
    let pages: Vec<&str> = summary.split("](").skip(1).map(|part| part.split(')').next().unwrap()).collect();
    let broken: Vec<String> = pages.iter().flat_map(|page| links::broken_in_book(&format!("docs/{page}"), &pages)).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_keyword_is_in_the_reference() {
    for (path, lang) in [("docs/language.md", keywords::ENGLISH), ("docs/language.ja.md", keywords::JAPANESE)] {
        hold(path, &keywords::in_reference(&read(path), &lang));
    }
}

#[test]
fn the_vocabulary_is_listed() {
    hold("docs/vocabulary.md", &vocabulary::page());
}

#[test]
fn the_requirements_are_listed() {
    hold("docs/requirements.md", &requirements::page());
}

#[test]
fn the_rules_are_listed() {
    hold("docs/rules.md", &rules::page());
}

/// Names of rules are part of the interface: the changelog says since when each is there.
#[test]
fn the_changelog_names_the_rules() {
    let changelog = read("CHANGELOG.md");
    let is_named = |name: &str| {
        ["syntax/", "input/", "config/"].iter().any(|family| name.starts_with(family)) || changelog.contains(&format!("`{name}`"))
    };
    let missing: Vec<&str> = kitei::rules().map(|rule| rule.name).filter(|name| !is_named(name)).collect();
    assert!(missing.is_empty(), "CHANGELOG.md does not name {missing:?}");
}

#[test]
fn the_tutorial_prints_what_kitei_prints() {
    let sound = [
        ("docs/tutorial.ja.md", &outputs::JAPANESE, "\nエラー 0件、警告 1件、情報 2件（1ファイル、令和8年12月1日現在）\n"),
        ("docs/tutorial.md", &outputs::ENGLISH, "\n0 errors, 1 warning, 2 infos (1 file, as of 2026-12-01)\n"),
    ];
    for (path, trials, end) in sound {
        let tutorial = outputs::tutorial(&read(path), trials);
        assert!(tutorial.contains(end), "{path}: the policy is not sound");
        hold(path, &tutorial);
    }
}

/// What the tutorial ends with is the example of a small clinic, as the formatter writes it; so is what the English one ends with.
#[test]
fn the_tutorial_ends_with_the_small_clinic() {
    let fixture = read("fixtures/small-clinic/policy.kitei");
    assert_eq!(outputs::finished(&read("docs/tutorial.ja.md")), fixture);
    for policy in [fixture, outputs::finished(&read("docs/tutorial.md"))] {
        let ran = Folder::new().with("policy.kitei", &policy).run(&["fmt", "--check"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
}

#[test]
fn the_readme_prints_what_kitei_prints() {
    for (path, lang) in [("README.md", "en"), ("README.ja.md", "ja")] {
        hold(path, &outputs::readme(&read(path), lang));
    }
}

#[test]
fn pages_of_commands_print_what_kitei_prints() {
    for path in ["docs/cite.md", "docs/diff.md", "docs/tree.md", "docs/effective.md", "docs/render.md", "docs/coverage.md"] {
        hold(path, &outputs::page(&read(path)));
    }
}

#[test]
fn links_lead_somewhere() {
    let faults: Vec<String> = documents().iter().flat_map(|path| links::broken(path)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What the README says there is, is what `kitei standards` and `kitei rules` count.
#[test]
fn the_readme_counts_what_is_built_in() {
    let listed = |what: &str| -> Value { serde_json::from_str(&Folder::new().run(&[what, "--format", "json"]).out).unwrap() };
    let (standards, rules) = (listed("standards"), listed("rules")["total"].as_u64().unwrap());
    let standard = standards["standards"].as_array().unwrap().iter().find(|standard| standard["id"] == "mhlw-6.0").unwrap();
    let count = |of: &Value, name: &str| of["requirements"][name].as_u64().unwrap();
    let volume = |letter: &str| count(standard["volumes"].as_array().unwrap().iter().find(|of| of["volume"] == letter).unwrap(), "total");
    let laws = fs::read_dir(root().join("rules/laws"))
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|end| end == "toml"));
    let (laws, all, handles) = (laws.count(), count(standard, "total"), count(standard, "unnumbered"));
    let (g, m, c) = (volume("G"), volume("M"), volume("C"));
    let latest = standards["standards"].as_array().unwrap().iter().find(|standard| standard["id"] == "mhlw-7.0").unwrap();
    let (of_latest, carried) = (count(latest, "total"), count(latest, "carried"));
    let (seen, part, unseen) = (count(standard, "final_text"), count(standard, "draft_text"), count(standard, "unverified"));
    for (path, said) in [
        ("README.md", format!("all {g} items of 経営管理編, {m} items of 企画管理編 and {c} items of システム運用編")),
        (
            "README.md",
            format!(
                "Of the {all} items, we read the whole final sentence of {seen}, a draft or part of the sentence of {part}, and have not seen that of {unseen}."
            ),
        ),
        ("README.md", format!("{carried} of its {of_latest} requirements")),
        ("README.ja.md", format!("全{of_latest}件のうち{carried}件")),
        ("README.md", format!("{handles} items have no number")),
        ("README.md", format!("**Laws**: {laws} that")),
        ("README.ja.md", format!("経営管理編の全{g}項目、企画管理編の{m}項目、システム運用編の{c}項目")),
        (
            "README.ja.md",
            format!(
                "全{all}項目のうち、確定版の文の全体を確認したものは{seen}項目、案又は文の一部を確認したものは{part}項目、文を確認できていないものは{unseen}項目"
            ),
        ),
        ("README.md", format!("**Rules**: {rules}")),
        ("README.ja.md", format!("**規則**: {rules}")),
        ("README.ja.md", format!("{handles}項目は正式な番号を")),
        ("README.ja.md", format!("{laws}の法令")),
        ("CHANGELOG.md", format!("経営管理編 ({g} items), {m} items of 企画管理編 and {c} of システム運用編")),
    ] {
        assert!(read(path).contains(&said), "{path} is to say: {said}");
    }
}

#[test]
fn paths_that_are_named_exist() {
    let mut faults: Vec<String> = documents().iter().flat_map(|path| links::missing_paths(path)).collect();
    faults.extend(links::missing_in_code_map(&read("ARCHITECTURE.md")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
