//! Laws of the workspace: after any edits what is found is what is found from scratch, and a repository that is judged in portions is
//! told what is found in the whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kitei::{Diagnostic, Lang, Options, Sources, Workspace};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};

use crate::harness::{DAY, Folder, Repository, folder};

/// Repositories with parents, sets, own standards and vocabularies, locks, and damage of every kind.
const FIXTURES: [&str; 6] = ["medical-corporation", "university-hospital", "parents", "broken", "real", "checks/inheritance"];

fn options(directory: &Path) -> Options {
    Options::new(directory, DAY)
}

/// The files of a fixture by their paths from its folder.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(within) = folders.pop() {
        for entry in fs::read_dir(within).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "kitei" || end == "toml") {
                files.insert(path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

pub(crate) fn opened(files: &BTreeMap<String, String>) -> Workspace {
    Repository(files.clone()).open(DAY)
}

/// A finding with everything that is told of it, in both languages.
pub(crate) fn told(sources: &Sources, findings: &[Diagnostic]) -> Vec<String> {
    let place = |span: kitei::Span| format!("{}:{}-{}", sources.path(span.file), span.start, span.end);
    let one = |finding: &Diagnostic| {
        let labels: Vec<String> =
            finding.labels.iter().map(|label| format!("{} {}", place(label.span), label.text.get(Lang::En))).collect();
        let (ja, en) = (finding.message.get(Lang::Ja), finding.message.get(Lang::En));
        let edits: Vec<String> =
            finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| format!("{} {}", place(edit.span), edit.replacement)).collect();
        format!("{} {} {} {ja} {en} {labels:?} {edits:?}", place(finding.span), finding.severity.name(), finding.rule.name)
    };
    findings.iter().map(one).collect()
}

/// What somebody does to a repository.
#[derive(Debug, Clone)]
enum Edit {
    /// A piece of text goes.
    Cut(Index, Index, u8),
    /// Something comes in at the end of a line.
    Put(Index, Index, usize),
    /// Words of a paragraph go, and others come in their place.
    Reword(Index, Index, Index, usize),
    /// A line of one file is put into another.
    Copy(Index, Index, Index, Index),
    /// A file gets another name.
    Rename(Index, usize),
    /// A file goes.
    Remove(Index),
    /// A file is as it was.
    Restore(Index),
}

/// What comes in: statements of heads, damage, words, and a comment.
const PIECES: [&str; 14] = [
    "  継承 「../corporation/policy.kitei」",
    "  継承 「policy.kitei」",
    "  構成文書 「../corporation/policy.kitei」",
    "  全部改正 「情報セキュリティ規程」",
    "  準拠 mhlw-6.0",
    "}",
    "条 第99条 「増えた条」 {",
    "  対策 パスワード { 最短文字数 4文字 }",
    "  対策 パスワード { 最短文字数 40文字 final }",
    "「",
    "// 注",
    "基準 own 「自前の基準」 {\n}",
    "語彙 own {\n}",
    "項 「端末とは、別に定めるものをいう。」",
];
/// Words of paragraphs: what nobody below sees, and what somebody may.
const WORDS: [&str; 12] = [
    "毎年、",
    "点検し、記録",
    "行わない。",
    "必要に応じ、",
    "ただし、休日を除く。",
    "（以下「端末」という。）",
    "個人情報の保護に関する法律第23条により、",
    "{パスワード.最短文字数}",
    "\n  (1) 端末\n  (2) 媒体\n",
    "」 項 「",
    "別に定める。",
    "",
];
const NAMES: [&str; 3] = ["policy.kitei", "a/policy.kitei", "z.kitei"];

fn edit() -> impl Strategy<Value = Edit> {
    let index = any::<Index>;
    prop_oneof![
        3 => (index(), index(), any::<u8>()).prop_map(|(file, at, length)| Edit::Cut(file, at, length)),
        5 => (index(), index(), 0..PIECES.len()).prop_map(|(file, line, piece)| Edit::Put(file, line, piece)),
        6 => (index(), index(), index(), 0..WORDS.len()).prop_map(|(file, nth, at, words)| Edit::Reword(file, nth, at, words)),
        2 => (index(), index(), index(), index()).prop_map(|(from, line, to, at)| Edit::Copy(from, line, to, at)),
        1 => (index(), 0..NAMES.len()).prop_map(|(file, name)| Edit::Rename(file, name)),
        1 => index().prop_map(Edit::Remove),
        2 => index().prop_map(Edit::Restore),
    ]
}

/// Does an edit to files; gives back the paths whose texts differ, with what they hold now.
fn done(edit: &Edit, files: &mut BTreeMap<String, String>, first: &BTreeMap<String, String>) -> Vec<(String, Option<String>)> {
    let policies = |files: &BTreeMap<String, String>| {
        files.keys().filter(|path| Path::new(path).extension().is_some_and(|end| end == "kitei")).cloned().collect::<Vec<_>>()
    };
    let put = |text: &mut String, line: &Index, piece: &str| {
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).chain([text.len()]).collect();
        text.insert_str(*line.get(&ends), &format!("{piece}\n"));
    };
    let before = files.clone();
    let paths = policies(files);
    match edit {
        Edit::Cut(file, at, length) => {
            let text = files.get_mut(file.get(&paths)).unwrap();
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let from = at.index(ends.len());
            let to = (from + usize::from(*length) / 3).min(ends.len() - 1);
            text.replace_range(ends[from]..ends[to], "");
        }
        Edit::Put(file, line, piece) => put(files.get_mut(file.get(&paths)).unwrap(), line, PIECES[*piece]),
        Edit::Reword(file, nth, at, words) => {
            let text = files.get_mut(file.get(&paths)).unwrap();
            let wordings: Vec<usize> = text.match_indices("項 「").map(|(at, found)| at + found.len()).collect();
            if wordings.is_empty() {
                return Vec::new();
            }
            let from = *nth.get(&wordings);
            let held = text.get(from..).unwrap().split('」').next().unwrap();
            let ends: Vec<usize> = held.char_indices().map(|(at, _)| from + at).chain([from + held.len()]).collect();
            let at = at.index(ends.len());
            text.replace_range(ends[at]..ends[(at + 2).min(ends.len() - 1)], WORDS[*words]);
        }
        Edit::Copy(from, line, to, at) => {
            let lines: Vec<String> = files[from.get(&paths)].lines().map(str::to_owned).collect();
            if !lines.is_empty() {
                put(files.get_mut(to.get(&paths)).unwrap(), at, line.get(&lines[..]).as_str());
            }
        }
        Edit::Rename(file, name) => {
            let text = files.remove(file.get(&paths)).unwrap();
            files.insert(NAMES[*name].to_owned(), text);
        }
        // Where no policy is left, another thing is told.
        Edit::Remove(file) if paths.len() > 1 => {
            files.remove(file.get(&paths));
        }
        Edit::Remove(_) => {}
        Edit::Restore(file) => {
            let path = file.get(&policies(first)).clone();
            files.insert(path.clone(), first[&path].clone());
        }
    }
    let all: std::collections::BTreeSet<&String> = before.keys().chain(files.keys()).collect();
    all.into_iter().filter(|path| before.get(*path) != files.get(*path)).map(|path| (path.clone(), files.get(path).cloned())).collect()
}

#[test]
fn what_is_found_after_edits_is_what_is_found_from_scratch() {
    for name in FIXTURES {
        let first = files(&folder(name));
        let mut runner = TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
        let edits = prop::collection::vec((edit(), any::<bool>()), 1..8);
        let ran = runner.run(&edits, |edits| {
            let mut files = first.clone();
            let mut workspace = opened(&files);
            for (edit, asked) in &edits {
                for (path, text) in done(edit, &mut files, &first) {
                    workspace.set_text(&path, text.as_deref());
                }
                // Several edits may come before anybody asks.
                if *asked {
                    let found = workspace.findings();
                    let mut scratch = opened(&files);
                    let expected = scratch.findings();
                    prop_assert_eq!(told(workspace.sources(), &found), told(scratch.sources(), &expected));
                }
            }
            let found = workspace.findings();
            let mut scratch = opened(&files);
            let expected = scratch.findings();
            prop_assert_eq!(told(workspace.sources(), &found), told(scratch.sources(), &expected));
            prop_assert_eq!(workspace.grounds(), scratch.grounds());
            // What is asked of each file alone is the same as what is asked of all.
            let mut each: Vec<String> = Vec::new();
            for path in files.keys() {
                let found = workspace.findings_in(path);
                each.extend(told(workspace.sources(), &found));
            }
            let all: Vec<String> = told(workspace.sources(), &found)
                .into_iter()
                .filter(|line| !line.contains(" config/") && !line.contains(" input/"))
                .collect();
            each.sort();
            let mut all = all;
            all.sort();
            prop_assert_eq!(each, all);
            Ok(())
        });
        if let Err(fault) = ran {
            panic!("{name}: {fault}");
        }
    }
}

#[test]
fn what_is_told_in_portions_is_what_is_found_in_the_whole() {
    for name in FIXTURES {
        let options = options(&folder(name));
        let run = kitei::check(&options);
        let mut streamed = Vec::new();
        let end = kitei::stream(&options, |part| streamed.extend(told(part.sources, part.findings)));
        assert_eq!(streamed, told(&run.sources, &run.findings), "{name}");
        assert_eq!((end.summary, end.failed), (run.summary, run.failed), "{name}");
    }
}

/// More hospitals than are judged at a time, each with the same findings: the corporation and what it says is known in every portion.
#[test]
fn what_is_told_of_the_last_of_many_is_what_is_told_of_the_first() {
    const HOSPITALS: usize = 300;
    let corporation = "規程 「法人規程」 {\n  機関 法人 「緑会」\n}\n条 第1条 「認証」 {\n  対策 パスワード { 最短文字数 13文字 }\n  項 「法人は、パスワードを定める。」\n}\n";
    let hospital = "規程 「病院規程」 {\n  機関 病院 「緑病院」\n  継承 「corporation.kitei」 略称 法人規程\n}\n条 「認証」 {\n  対策 パスワード { 最短文字数 8文字 }\n  項 「法人規程第2条により、{パスワード}を用いる。」\n}\n";
    let one = Folder::new().with("corporation.kitei", corporation);
    let many = (0..HOSPITALS)
        .fold(one, |folder, nth| folder.with(&format!("hospital-{nth:03}.kitei"), hospital.replace("緑病院", &format!("緑病院{nth:03}"))));
    let mut told_of: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut portions = 0;
    kitei::stream(&options(many.path()), |part| {
        portions += 1;
        for line in told(part.sources, part.findings) {
            let (path, said) = line.split_once(':').unwrap();
            told_of.entry(path.to_owned()).or_default().push(said.replace(path, "itself"));
        }
    });
    let hospitals: Vec<&Vec<String>> = told_of.iter().filter(|(path, _)| path.starts_with("hospital")).map(|(_, told)| told).collect();
    assert!(portions > 1 && hospitals.len() == HOSPITALS, "{portions} portions, {} hospitals", hospitals.len());
    assert!(hospitals[0].iter().any(|said| said.contains("inheritance/weakened")) && hospitals[0].len() > 2, "{:?}", hospitals[0]);
    assert!(hospitals.iter().all(|told| told == &hospitals[0]));
}

#[test]
fn a_change_of_a_parent_for_a_class_of_information_alone_is_seen() {
    let mut files = files(&folder("university-hospital"));
    let path = "university/administrative-information.kitei";
    let mut workspace = opened(&files);
    workspace.findings();
    for (from, to) in [("版     「2.0」", "版     「3.0」"), ("  版     「3.0」\n", ""), ("施行   令和6年", "施行   令和38年")]
    {
        let text = files.get_mut(path).unwrap();
        assert!(text.contains(from));
        *text = text.replace(from, to);
        workspace.set_text(path, files.get(path).map(String::as_str));
        let found = workspace.findings();
        let mut scratch = opened(&files);
        let expected = scratch.findings();
        assert_eq!(told(workspace.sources(), &found), told(scratch.sources(), &expected), "{to}");
        assert!(found.iter().any(|finding| finding.rule.name.starts_with("inheritance/")), "{to}");
    }
}

#[test]
fn a_word_that_is_looked_for_above_is_seen_at_the_end_of_the_chain() {
    let top = |said: &str| format!("規程 「県規程」 {{\n  機関 自治体 「県」\n}}\n条 第1条 「認証」 {{\n  項 「{said}を守る。」\n}}\n");
    let middle =
        "規程 「法人規程」 {\n  機関 法人 「法人」\n  継承 「top.kitei」 対象情報 行政情報\n}\n条 第1条 「認証」 {\n  項 「定める。」\n}\n";
    let leaf = "規程 「医院規程」 {\n  機関 診療所 「医院」\n  継承 「middle.kitei」\n}\n";
    let texts = [("top.kitei", top("情報")), ("middle.kitei", middle.to_owned()), ("leaf.kitei", leaf.to_owned())];
    let mut files: BTreeMap<String, String> = texts.map(|(path, text)| (path.to_owned(), text)).into();
    let mut workspace = opened(&files);
    let told_of_leaf = |found: &[Diagnostic]| found.iter().filter(|finding| finding.rule.name == "inheritance/other-class").count();
    let found = workspace.findings();
    assert_eq!(told_of_leaf(&found), 2);
    for (said, told_there) in [("行政情報", 1), ("情報資産", 2)] {
        files.insert("top.kitei".to_owned(), top(said));
        workspace.set_text("top.kitei", files.get("top.kitei").map(String::as_str));
        let found = workspace.findings();
        let mut scratch = opened(&files);
        let expected = scratch.findings();
        assert_eq!(told(workspace.sources(), &found), told(scratch.sources(), &expected), "{said}");
        assert_eq!(told_of_leaf(&found), told_there, "{said}");
    }
}
