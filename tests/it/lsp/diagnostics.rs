//! What is shown is what a check finds over the same texts.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;

use super::editor::{Editor, checked, fixture};
use crate::harness::Folder;

const PARENT: &str = "規程 「法人規程」 {\n  機関 法人 「緑会」\n  準拠 mhlw-6.0\n}\n条 「認証」 {\n  対策 パスワード { 最短文字数 8文字 }\n  項 「8文字以上とする。」\n}\n";
const CHILD: &str = "規程 「病院規程」 {\n  機関 病院 「緑病院」\n  継承 「parent.kitei」\n}\n条 「認証」 {\n  対策 パスワード { 最短文字数 8文字 }\n  項 「𠮷は8文字以上とする。」\n}\n";

fn family() -> BTreeMap<String, String> {
    [("parent.kitei", PARENT), ("child.kitei", CHILD), ("kitei.toml", "")].map(|(path, text)| (path.to_owned(), text.to_owned())).into()
}

const WEAKENED: &str = "inheritance/weakened";

#[test]
fn a_change_in_the_parent_shows_in_a_child_that_is_not_open() {
    let mut editor = Editor::over(&family());
    editor.settle();
    assert!(!editor.rules("child.kitei").contains(&WEAKENED));
    editor.open("parent.kitei");
    editor.replace("parent.kitei", "最短文字数 8文字", "最短文字数 13文字");
    editor.settle();
    let found = editor.shown("child.kitei").iter().find(|shown| shown["code"] == WEAKENED).unwrap().clone();
    let related = &found["relatedInformation"][0]["location"];
    assert_eq!(related["uri"], editor.uri("parent.kitei"));
    assert_eq!(related["range"]["start"], json!({ "line": 5, "character": 19 }));
    // What is not saved is gone with the document.
    editor.close("parent.kitei");
    editor.settle();
    assert!(!editor.rules("child.kitei").contains(&WEAKENED));
}

#[test]
fn places_that_move_in_the_parent_move_in_the_child() {
    let mut editor = Editor::over(&family());
    editor.open("parent.kitei");
    editor.replace("parent.kitei", "最短文字数 8文字", "最短文字数 13文字");
    editor.settle();
    let line = |editor: &Editor| {
        let found = editor.shown("child.kitei").iter().find(|shown| shown["code"] == WEAKENED).unwrap().clone();
        found["relatedInformation"][0]["location"]["range"]["start"]["line"].clone()
    };
    assert_eq!(line(&editor), 5);
    editor.edit("parent.kitei", 0, 0, "// 注\n");
    editor.settle();
    assert_eq!(line(&editor), 6);
}

#[test]
fn the_configuration_holds_while_it_is_typed() {
    let mut editor = Editor::over(&family());
    editor.open("parent.kitei");
    editor.replace("parent.kitei", "最短文字数 8文字", "最短文字数 13文字");
    editor.open("kitei.toml");
    editor.edit("kitei.toml", 0, 0, "[rules]\n\"inheritance/weakened\" = \"warning\"\n");
    editor.settle();
    let found = editor.shown("child.kitei").iter().find(|shown| shown["code"] == WEAKENED).unwrap();
    assert_eq!(found["severity"], 2);
    editor.edit("kitei.toml", 0, 0, "nothing = 1\n");
    editor.settle();
    assert_eq!(editor.rules("kitei.toml"), ["config/invalid"]);
    editor.replace("kitei.toml", "nothing = 1\n", "");
    editor.settle();
    assert_eq!(editor.rules("kitei.toml"), [""; 0]);
}

#[test]
fn each_repository_of_several_is_judged_by_itself() {
    let two = Folder::new()
        .with("one/kitei.toml", "")
        .with("one/policy.kitei", CHILD.replace("parent.kitei", "../two/policy.kitei"))
        .with("two/kitei.toml", "[check]\nexclude = [\"policy.kitei\"]\n")
        .with("two/policy.kitei", "規程 「法人規程」 {\n  機関 法人 「緑会」\n}\n");
    let mut editor = Editor::of(two);
    editor.settle();
    assert_eq!(editor.lines(), [""; 0], "nothing is read of a folder without policies of its own before something of it is open");
    editor.open("one/policy.kitei");
    editor.open("two/policy.kitei");
    editor.settle();
    assert!(editor.rules("one/policy.kitei").contains(&"inheritance/outside-root"), "{:?}", editor.lines());
    assert_eq!(editor.rules("two/policy.kitei"), [""; 0]);
}

#[test]
fn a_file_outside_of_every_folder_is_judged_where_it_lies() {
    let outside = Folder::new().with("policy.kitei", CHILD.replace("8文字 }", "8文字")).with("parent.kitei", PARENT);
    let mut inside = Editor::over(&family());
    let uri = Editor::before(outside);
    let named = uri.uri("policy.kitei");
    let document = json!({ "uri": named, "languageId": "kitei", "version": 1, "text": "規程 「病院規程」 {" });
    inside.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    inside.settle();
    assert!(inside.lines().iter().any(|line| line.contains(&named) && line.contains("syntax/")), "{:?}", inside.lines());
}

#[test]
fn what_is_ignored_is_not_judged_though_it_is_open() {
    let mut files = family();
    files.insert(".gitignore".to_owned(), "draft.kitei\n".to_owned());
    let mut editor = Editor::over(&files);
    editor.open_as("draft.kitei", "規程 {".to_owned());
    editor.open_as("new.kitei", "規程 {".to_owned());
    editor.settle();
    editor.edit("draft.kitei", 0, 0, "}");
    editor.settle();
    assert_eq!(editor.rules("draft.kitei"), [""; 0]);
    assert!(editor.rules("new.kitei").iter().any(|rule| rule.starts_with("syntax/")), "{:?}", editor.lines());
    files.remove(".gitignore");
    editor.behind(".gitignore", None);
    editor.settle();
    assert!(editor.rules("draft.kitei").iter().any(|rule| rule.starts_with("syntax/")), "{:?}", editor.lines());
}

/// What somebody does.
#[derive(Debug, Clone)]
enum Act {
    Open(Index),
    Type(Index, Index, u8, usize),
    Save(Index),
    Close(Index),
    Behind(Index, Index, usize),
    Create(usize, usize),
    Delete(Index),
    Configure(usize),
    /// The server may do what there is to do.
    Wait,
}

const PIECES: [&str; 16] = [
    "",
    "𠮷",
    "👩‍⚕️",
    "か\u{3099}",
    "\r\n",
    "\n",
    "「",
    "」",
    "}",
    "{",
    "4文字",
    "対策 パスワード { 最短文字数 40文字 }\n",
    "項 「端末を用いる。」\n",
    "// kitei: allow(inheritance/weakened) reason 「試行のため」\n",
    "準拠 mhlw-6.0\n",
    "継承 「parent.kitei」\n",
];
const NAMES: [&str; 3] = ["new.kitei", "病棟/規程 1.kitei", "parent.kitei"];
const CONFIGURATIONS: [&str; 4] = [
    "",
    "[rules]\n\"coverage/missing\" = \"off\"\n",
    "[check]\nexclude = [\"new.kitei\"]\n",
    "[check]\nas-of = \"2025-01-01\"\nnobody = 1\n",
];

fn act() -> impl Strategy<Value = Act> {
    let index = any::<Index>;
    prop_oneof![
        2 => index().prop_map(Act::Open),
        8 => (index(), index(), any::<u8>(), 0..PIECES.len()).prop_map(|(file, at, length, piece)| Act::Type(file, at, length, piece)),
        1 => index().prop_map(Act::Save),
        1 => index().prop_map(Act::Close),
        2 => (index(), index(), 0..PIECES.len()).prop_map(|(file, at, piece)| Act::Behind(file, at, piece)),
        1 => (0..NAMES.len(), 0..PIECES.len()).prop_map(|(name, piece)| Act::Create(name, piece)),
        1 => index().prop_map(Act::Delete),
        1 => (0..CONFIGURATIONS.len()).prop_map(Act::Configure),
        3 => Just(Act::Wait),
    ]
}

/// Where a cursor may stand: between characters, not within a line end.
fn stops(text: &str) -> Vec<usize> {
    let is_within = |at: usize| text.get(..at).unwrap().ends_with('\r') && text.get(at..).unwrap().starts_with('\n');
    text.char_indices().map(|(at, _)| at).chain([text.len()]).filter(|at| !is_within(*at)).collect()
}

fn done(act: &Act, editor: &mut Editor, disk: &mut BTreeMap<String, String>) {
    let policies = |disk: &BTreeMap<String, String>| disk.keys().filter(|path| path.ends_with("kitei")).cloned().collect::<Vec<_>>();
    let closed = |editor: &Editor, disk: &BTreeMap<String, String>| {
        policies(disk).into_iter().filter(|path| !editor.open.contains_key(path)).collect::<Vec<_>>()
    };
    let open: Vec<String> = editor.open.keys().filter(|path| path.ends_with("kitei")).cloned().collect();
    match act {
        Act::Open(file) => {
            let closed = closed(editor, disk);
            if !closed.is_empty() {
                editor.open(file.get(&closed).as_str());
            }
        }
        Act::Type(file, at, length, piece) if !open.is_empty() => {
            let path = file.get(&open).as_str();
            let stops = stops(&editor.open[path]);
            let from = at.index(stops.len());
            let to = (from + usize::from(*length) / 24).min(stops.len() - 1);
            editor.edit(path, stops[from], stops[to], PIECES[*piece]);
        }
        Act::Save(file) if !open.is_empty() => {
            let path = file.get(&open).as_str();
            editor.save(path);
            disk.insert(path.to_owned(), editor.open[path].clone());
        }
        Act::Close(file) if !open.is_empty() && open.iter().any(|path| disk.contains_key(path)) => editor.close(file.get(&open).as_str()),
        Act::Behind(file, at, piece) => {
            let path = file.get(&policies(disk)).clone();
            let text = disk.get_mut(&path).unwrap();
            let stops = stops(text);
            text.insert_str(*at.get(&stops), PIECES[*piece]);
            let text = text.clone();
            editor.behind(&path, Some(&text));
        }
        Act::Create(name, piece) => {
            let (path, text) = (NAMES[*name], format!("規程 「新規程」 {{\n{}\n}}\n", PIECES[*piece]));
            editor.behind(path, Some(&text));
            disk.insert(path.to_owned(), text);
        }
        // Where no policy is left, another thing is told.
        Act::Delete(file) if policies(disk).len() > 2 => {
            let path = file.get(&policies(disk)).clone();
            disk.remove(&path);
            editor.behind(&path, None);
        }
        Act::Configure(which) => {
            disk.insert("kitei.toml".to_owned(), CONFIGURATIONS[*which].to_owned());
            editor.behind("kitei.toml", Some(CONFIGURATIONS[*which]));
        }
        Act::Wait => editor.settle(),
        Act::Type(..) | Act::Save(_) | Act::Close(_) | Act::Delete(_) => {}
    }
}

#[test]
fn what_is_shown_is_what_a_check_finds_over_the_same_texts() {
    for (name, cases) in [("", 24), ("parents", 4), ("broken", 4), ("medical-corporation", 2)] {
        let mut first = if name.is_empty() { family() } else { fixture(name) };
        // As the folder's own, the paths of a fixture are those of a repository.
        first.entry("kitei.toml".to_owned()).or_default();
        let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
        let ran = runner.run(&prop::collection::vec(act(), 1..14), |acts| {
            let mut disk = first.clone();
            let mut editor = Editor::over(&disk);
            for act in &acts {
                done(act, &mut editor, &mut disk);
            }
            editor.settle();
            let mut files = disk.clone();
            files.extend(editor.open.clone());
            prop_assert_eq!(editor.lines(), checked(&files));
            Ok(())
        });
        if let Err(fault) = ran {
            panic!("{name}: {fault}");
        }
    }
}
