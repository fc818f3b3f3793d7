//! What is asked of a document is answered at any place of any fixture, and what is answered holds.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::editor::{Editor, checked, fixture, place};
use crate::harness::REPOSITORIES;

const POLICY: &str = "policy.kitei";

fn one(text: &str) -> Editor {
    let mut editor = Editor::over(&[("kitei.toml".to_owned(), String::new()), (POLICY.to_owned(), text.to_owned())].into());
    editor.open(POLICY);
    editor
}

fn document(editor: &Editor, path: &str) -> Value {
    json!({ "uri": editor.uri(path) })
}

/// The text with changes made as a client makes them.
pub(crate) fn applied(text: &str, edits: &[Value]) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let at = |place: &Value| {
        let (line, character) = (place["line"].as_u64().unwrap(), place["character"].as_u64().unwrap());
        let mut start = 0;
        for _ in 0..line {
            start += units[start..].iter().position(|unit| *unit == u16::from(b'\n')).unwrap() + 1;
        }
        start + usize::try_from(character).unwrap()
    };
    let mut edits: Vec<(usize, usize, &str)> =
        edits.iter().map(|edit| (at(&edit["range"]["start"]), at(&edit["range"]["end"]), edit["newText"].as_str().unwrap())).collect();
    edits.sort_unstable();
    let mut changed = units.clone();
    for (from, to, new) in edits.into_iter().rev() {
        changed.splice(from..to, new.encode_utf16());
    }
    String::from_utf16(&changed).unwrap()
}

#[test]
fn a_document_is_brought_into_its_form() {
    let text = "規程   「𠮷病院規程」 {\n機関 病院 「𠮷病院」\n  準拠  mhlw-6.0\n}\n\n\n\n条 「認証」 {\n対策 パスワード{最短文字数 8文字}\n  項 「8文字以上とする。」\n}\n";
    let mut editor = one(text);
    let format = json!({ "textDocument": document(&editor, POLICY), "options": { "tabSize": 2, "insertSpaces": true } });
    let edits = editor.ask("textDocument/formatting", &format).unwrap();
    let formatted = applied(text, edits.as_array().unwrap());
    let ran = editor.folder.run_over(&["fmt", "--stdin-filename", POLICY, "-"], text);
    assert_eq!(formatted, ran.out);
    // Lines alone: what lies elsewhere stays.
    let line = json!({ "start": { "line": 8, "character": 0 }, "end": { "line": 8, "character": 5 } });
    let part = json!({ "textDocument": document(&editor, POLICY), "range": line, "options": { "tabSize": 2, "insertSpaces": true } });
    let edits = editor.ask("textDocument/rangeFormatting", &part).unwrap();
    let changed = applied(text, edits.as_array().unwrap());
    assert_eq!(changed.lines().nth(8), formatted.lines().find(|line| line.contains("パスワード")));
    assert_eq!(changed.lines().take(8).collect::<Vec<_>>(), text.lines().take(8).collect::<Vec<_>>());
    // What is excluded from formatting keeps its form here too.
    let excluding = ("kitei.toml".to_owned(), format!("[fmt]\nexclude = [\"{POLICY}\"]\n"));
    let mut editor = Editor::over(&[excluding, (POLICY.to_owned(), text.to_owned())].into());
    editor.open(POLICY);
    let format = json!({ "textDocument": document(&editor, POLICY), "options": { "tabSize": 2, "insertSpaces": true } });
    assert_eq!(editor.ask("textDocument/formatting", &format).unwrap(), json!([]));
    // What is in its form has nothing to change.
    let mut editor = one(&formatted);
    let format = json!({ "textDocument": document(&editor, POLICY), "options": { "tabSize": 2, "insertSpaces": true } });
    assert_eq!(editor.ask("textDocument/formatting", &format).unwrap(), json!([]));
}

#[test]
fn a_safe_change_mends_what_was_found_and_a_suppression_asks_for_its_reason() {
    let text = "規程 「病院規程」 {\n  機関 病院 「𠮷病院」\n  準拠 mhlw-6.0\n}\n条 「検知」 {\n  対策 ウイルス対策\n  項 「検知する。」\n}\n条 「認証」 {\n  対策 パスワード { 最短文字数 8文字 }\n  項 「パスワードは、13文字以上とする。」\n}\n";
    let mut editor = one(text);
    editor.settle();
    let before = editor.lines();
    assert!(before.iter().any(|line| line.contains("consistency/undefined-name")), "{before:?}");
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let ask = |only: Value| json!({ "textDocument": { "uri": "" }, "range": whole, "context": { "diagnostics": [], "only": only } });
    let mut all = ask(json!(["source.fixAll"]));
    all["textDocument"] = document(&editor, POLICY);
    let actions = editor.ask("textDocument/codeAction", &all).unwrap();
    let [action] = actions.as_array().unwrap().as_slice() else { panic!("{actions}") };
    let edits = action["edit"]["changes"][editor.uri(POLICY)].as_array().unwrap();
    let mended = applied(text, edits);
    assert!(mended.contains("対策 不正ソフトウェア対策"), "{mended}");
    let files: BTreeMap<_, _> = [("kitei.toml".to_owned(), String::new()), (POLICY.to_owned(), mended)].into();
    assert!(!checked(&files).iter().any(|line| line.contains("consistency/undefined-name")));
    // Each change by itself, and a suppression of what may be suppressed.
    let mut each = ask(json!(["quickfix"]));
    each["textDocument"] = document(&editor, POLICY);
    let actions = editor.ask("textDocument/codeAction", &each).unwrap();
    let titles: Vec<&str> = actions.as_array().unwrap().iter().map(|action| action["title"].as_str().unwrap()).collect();
    assert!(!titles.iter().any(|title| title.starts_with("suppress coverage/")), "{titles:?}");
    assert!(actions.as_array().unwrap().iter().any(|action| action["isPreferred"] == true && action["kind"] == "quickfix"), "{titles:?}");
    assert!(titles.iter().any(|title| title.starts_with("suppress ")), "{titles:?} {before:?}");
    for action in actions.as_array().unwrap().iter().filter(|action| action["title"].as_str().unwrap().starts_with("suppress ")) {
        let suppressed = applied(text, action["edit"]["changes"][editor.uri(POLICY)].as_array().unwrap());
        let rule = action["diagnostics"][0]["code"].as_str().unwrap();
        let with = |reason: &str| {
            let text = suppressed.replace("理由 「」", &format!("理由 「{reason}」"));
            checked(&[("kitei.toml".to_owned(), String::new()), (POLICY.to_owned(), text)].into())
        };
        assert!(with("").iter().any(|line| line.contains("suppression/invalid")), "{suppressed}");
        let count = |lines: &[String]| lines.iter().filter(|line| line.contains(&format!(" {rule} "))).count();
        assert!(count(&with("試行のため、本年度に限る。")) < count(&before), "{rule}: {suppressed}");
    }
}

#[test]
fn symbols_name_chapters_and_articles_and_are_found_in_all_of_a_repository() {
    let files = fixture("medical-corporation");
    let path = "hospital/policy.kitei";
    let mut editor = Editor::over(&files);
    editor.open(path);
    editor.settle();
    let symbols = editor.ask("textDocument/documentSymbol", &json!({ "textDocument": document(&editor, path) })).unwrap();
    let names: Vec<&str> = symbols.as_array().unwrap().iter().map(|symbol| symbol["name"].as_str().unwrap()).collect();
    assert!(names.first().is_some_and(|name| name.starts_with("規程 ")), "{names:?}");
    let found = editor.ask("workspace/symbol", &json!({ "query": "パスワード" })).unwrap();
    let uris: Vec<&str> = found.as_array().unwrap().iter().map(|found| found["location"]["uri"].as_str().unwrap()).collect();
    assert!(uris.iter().any(|uri| uri.ends_with("corporation/policy.kitei")), "{uris:?}");
    let links = editor.ask("textDocument/documentLink", &json!({ "textDocument": document(&editor, path) })).unwrap();
    assert!(links.as_array().unwrap().iter().any(|link| link["target"] == editor.uri("corporation/policy.kitei")), "{links}");
}

#[test]
fn a_policy_is_shown_as_it_is_printed_while_it_is_typed() {
    let mut editor = one("規程 「病院規程」 {\n  機関 病院 「緑病院」\n  準拠 mhlw-6.0\n}\n条 「認証」 {\n  項 「認証する。」\n}\n");
    editor.replace(POLICY, "認証する。", "認証し、記録する。");
    let page = json!({ "command": "kitei.page", "arguments": [editor.uri(POLICY)] });
    let printed = editor.ask("workspace/executeCommand", &page).unwrap();
    let html = printed["html"].as_str().unwrap();
    assert!(html.contains("認証し、記録する。") && html.contains("default-src 'none'") && printed["anchor"].is_null(), "{printed}");
    let wrong = [json!([3]), json!([]), json!([editor.uri(POLICY), "first"]), json!([editor.uri("none.kitei")])];
    let wrong = wrong.map(|arguments| json!({ "command": "kitei.page", "arguments": arguments }));
    for params in wrong.into_iter().chain([json!({ "command": "kitei.page" }), json!({ "command": "rm" })]) {
        assert!(editor.ask("workspace/executeCommand", &params).is_err(), "{params}");
    }
}

#[test]
fn the_page_says_where_on_it_the_cursor_is() {
    let path = "hospital/policy.kitei";
    let mut editor = Editor::over(&fixture("medical-corporation"));
    editor.open(path);
    editor.settle();
    let text = editor.open[path].clone();
    let uri = editor.uri(path);
    let mut at = |offset: usize| {
        let arguments = json!([uri, super::editor::place(&text, offset)]);
        let shown = editor.ask("workspace/executeCommand", &json!({ "command": "kitei.page", "arguments": arguments })).unwrap();
        let anchor = format!(" id=\"{}\"", shown["anchor"].as_str().unwrap());
        let html = shown["html"].as_str().unwrap();
        html.split_once(&anchor).unwrap().1.split_once('>').unwrap().1.lines().next().unwrap().to_owned()
    };
    let title: String = text.split_once("規程 「").unwrap().1.chars().take("医療".chars().count()).collect();
    assert!(at(0).contains(&title), "{}", at(0));
    let mut tried = 0;
    let starts = text.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some((*end - line.len(), line))
    });
    let heads = starts.filter(|(_, line)| ["章 ", "条 ", "別表 "].iter().any(|head| line.trim_start().starts_with(head)));
    for (start, line) in heads.step_by(5) {
        let Some(title) = line.split_once('「').and_then(|(_, title)| title.split_once('」')).map(|(title, _)| title) else { continue };
        let head = start + line.len() - line.trim_start().len();
        for offset in [head, start + line.trim_end().len()] {
            assert!(at(offset).contains(title), "{title}: {}", at(offset));
            tried += 1;
        }
    }
    assert!(tried > 10, "{tried}");
}

/// Requests of a place, and those of a whole document.
const OF_PLACE: [&str; 7] = [
    "textDocument/selectionRange",
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/completion",
    "textDocument/prepareRename",
    "textDocument/rename",
];
const OF_DOCUMENT: [&str; 6] = [
    "textDocument/formatting",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/documentLink",
    "textDocument/semanticTokens/full",
    "textDocument/codeLens",
];

#[test]
fn no_request_at_any_place_of_any_fixture_ends_in_a_fault() {
    for name in REPOSITORIES.into_iter().chain(["broken"]) {
        let files = fixture(name);
        let mut editor = Editor::over(&files);
        for (path, text) in files.iter().filter(|(path, _)| path.ends_with("kitei")) {
            editor.open(path);
            let here = document(&editor, path);
            let ask = |editor: &mut Editor, method: &str, params: Value| {
                let answer = editor.ask(method, &params);
                let is_fault = answer.as_ref().is_err_and(|error| error["code"] != -32803);
                assert!(!is_fault, "{name}/{path}: {method} {params}: {answer:?}");
            };
            for method in OF_DOCUMENT {
                ask(&mut editor, method, json!({ "textDocument": here, "options": { "tabSize": 2, "insertSpaces": true } }));
            }
            // Some places of each file, others in each.
            let stops: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (every, first) = (stops.len() / 5 + 1, path.len() % 7);
            for (nth, offset) in stops.iter().copied().skip(first).step_by(every).enumerate() {
                let position = place(text, offset);
                for method in OF_PLACE {
                    let params = json!({ "textDocument": here, "position": position, "positions": [position], "context": { "includeDeclaration": true, "triggerKind": 1 }, "newName": "丙" });
                    ask(&mut editor, method, params);
                }
                if nth > 0 {
                    continue;
                }
                let range = json!({ "start": position, "end": position });
                ask(&mut editor, "textDocument/inlayHint", json!({ "textDocument": here, "range": range }));
                let context = json!({ "diagnostics": [] });
                ask(&mut editor, "textDocument/codeAction", json!({ "textDocument": here, "range": range, "context": context }));
            }
            editor.close(path);
        }
        assert!(editor.told.iter().all(|told| told["method"] != "window/showMessage"), "{:?}", editor.told);
    }
}
