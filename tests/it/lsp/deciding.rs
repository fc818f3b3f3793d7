//! What a `?` is decided to be, the other spelling of a document, and statements with places that are filled in.

use serde_json::{Value, json};

use super::editor::{Editor, checked, place};
use super::requests::applied;
use crate::harness::Folder;

const POLICY: &str = "policy.kitei";

const OPEN: &str = "規程 「病院規程」 {\n  機関 病院 「緑病院」\n  準拠 ?\n}\n\n現況 {\n  事業者 空雲 「空雲株式会社」\n  職 医事室長 { 所属 「医事課」 }\n  システム 電子カルテ 「𠮷カルテ」 { 形態 ?; 提供 ? }\n}\n\n条 「体制」 {\n  役割 企画管理者 { 充職 ? }\n  対策 パスワード { 使い回し ?; 最短文字数 ? }\n  項 「院長は、?とする。」\n}\n";

fn over(text: &str) -> Editor {
    let files = [("kitei.toml", ""), (POLICY, text)].map(|(path, text)| (path.to_owned(), text.to_owned()));
    let mut editor = Editor::over(&files.into());
    editor.open(POLICY);
    editor
}

/// The actions of a kind at a place, by their titles, with the text that each makes.
fn actions(editor: &mut Editor, text: &str, at: usize, only: Option<&str>) -> Vec<(String, String)> {
    let position = place(text, at);
    let only: Vec<&str> = only.into_iter().collect();
    let context = if only.is_empty() { json!({ "diagnostics": [] }) } else { json!({ "diagnostics": [], "only": only }) };
    let range = json!({ "start": position, "end": position });
    let params = json!({ "textDocument": { "uri": editor.uri(POLICY) }, "range": range, "context": context });
    let answer = editor.ask("textDocument/codeAction", &params).unwrap();
    let made = |action: &Value| {
        let edits = action["edit"]["changes"][editor.uri(POLICY)].as_array().unwrap();
        (action["title"].as_str().unwrap().to_owned(), applied(text, edits))
    };
    answer.as_array().unwrap().iter().map(made).collect()
}

fn found(text: &str) -> Vec<String> {
    checked(&[("kitei.toml", ""), (POLICY, text)].map(|(path, text)| (path.to_owned(), text.to_owned())).into())
}

#[test]
fn what_is_left_to_be_decided_is_written_out_by_what_can_stand_there() {
    let mut editor = over(OPEN);
    for (after, some) in [
        ("準拠 ", vec!["mhlw-6.0", "mhlw-7.0"]),
        ("形態 ", vec!["クラウド"]),
        ("提供 ", vec!["空雲"]),
        ("充職 ", vec!["医事室長", "院長"]),
        ("使い回し ", vec!["禁止"]),
        ("最短文字数 ", vec![]),
    ] {
        let at = OPEN.find(&format!("{after}?")).unwrap() + after.len();
        let (before, behind) = OPEN.split_at_checked(at).unwrap();
        let decided = |text: &str| format!("{before}{text}{}", behind.strip_prefix('?').unwrap());
        let all = actions(&mut editor, OPEN, at, Some("quickfix"));
        let here: Vec<&(String, String)> =
            all.iter().filter(|(title, text)| title.ends_with("in place of the ?") && !text.contains(&format!("{after}?"))).collect();
        for wanted in some {
            assert!(here.iter().any(|(_, text)| *text == decided(wanted)), "{after}{wanted}: {here:?}");
        }
        assert_eq!(here.is_empty(), after == "最短文字数 ", "{here:?}");
        for (title, text) in here {
            let slips: Vec<String> =
                found(text).into_iter().filter(|line| line.contains(" syntax/") || line.contains("consistency/undefined-name")).collect();
            assert!(slips.is_empty(), "{after}{title}: {slips:?}");
        }
    }
    // In a wording it is for whoever writes.
    let at = OPEN.find("?とする").unwrap();
    assert!(!actions(&mut editor, OPEN, at, None).iter().any(|(title, _)| title.ends_with("in place of the ?")));
}

/// Who asks for a value is said beside it.
#[test]
fn what_requirements_ask_for_is_offered_with_who_asks() {
    let text = OPEN.replace("準拠 ?", "準拠 mhlw-6.0");
    let mut editor = over(&text);
    for (after, wanted) in [("最短文字数 ", "13文字"), ("最短文字数 ", "8文字")] {
        let at = text.find(&format!("{after}?")).unwrap() + after.len();
        let (before, behind) = text.split_at_checked(at).unwrap();
        let decided = format!("{before}{wanted}{}", behind.strip_prefix('?').unwrap());
        let all = actions(&mut editor, &text, at, Some("quickfix"));
        let title = all.iter().find(|(_, made)| *made == decided).map(|(title, _)| title.as_str());
        assert!(title.is_some_and(|title| title.ends_with(')') && title.contains("asked for by Control 14")), "{all:#?}");
        // Eight characters do not do by themselves; what every way asks for is no matter of the length.
        let with = title.and_then(|title| title.split_once(" together with ")).map(|(_, with)| with);
        assert_eq!(with.is_some(), wanted == "8文字", "{title:?}");
        assert!(
            with.is_none_or(|with| with.contains("change_interval") && with.contains("factors: ") && !with.contains("letters")),
            "{with:?}"
        );
    }
    let at = text.find("最短文字数 ?").unwrap() + "最短文字数 ".len();
    let titles: Vec<String> = actions(&mut editor, &text, at, Some("quickfix")).into_iter().map(|(title, _)| title).collect();
    let nth = |value: &str| titles.iter().position(|title| title.contains(value));
    assert!(nth("13文字") < nth("\"8文字"), "{titles:?}");
}

#[test]
fn a_document_is_spelled_in_the_other_language_and_back() {
    let mut editor = over(OPEN);
    let title = |lang: &str| format!("spell keywords and words of the vocabulary in {lang}");
    let [(named, english)] = &actions(&mut editor, OPEN, 0, Some("refactor"))[..] else { panic!() };
    assert_eq!(*named, title("English"));
    let ran = editor.folder.run_over(&["fmt", "--keywords", "en", "--stdin-filename", POLICY, "-"], OPEN);
    assert_eq!(*english, ran.out);
    let mut editor = over(english);
    let [(named, japanese)] = &actions(&mut editor, english, 0, Some("refactor"))[..] else { panic!() };
    assert_eq!((named.as_str(), japanese.as_str()), (&*title("Japanese"), OPEN));
    // Nobody asks for it further below.
    let below = english.find("measure").unwrap();
    assert!(actions(&mut editor, english, 0, None).iter().any(|(found, _)| *found == title("Japanese")));
    assert!(!actions(&mut editor, english, below, None).iter().any(|(found, _)| *found == title("Japanese")));
}

#[test]
fn a_statement_has_places_that_are_filled_in_where_the_client_takes_them() {
    let text = "規程 「病院規程」 {\n}\n条\n";
    let with = |capabilities: Value| {
        let folder = Folder::new().with("kitei.toml", "").with(POLICY, text);
        let mut editor = Editor::before(folder);
        let folders = json!([{ "uri": editor.uri(""), "name": "policies" }]);
        let _ = editor.ask("initialize", &json!({ "capabilities": capabilities, "workspaceFolders": folders }));
        editor.notify("initialized", &json!({}));
        editor.open(POLICY);
        let position = place(text, text.len() - 1);
        let params = json!({ "textDocument": { "uri": editor.uri(POLICY) }, "position": position });
        let list = editor.ask("textDocument/completion", &params).unwrap();
        let item = list["items"].as_array().unwrap().iter().find(|item| item["label"] == "条").unwrap();
        (item["insertTextFormat"].clone(), item["textEdit"]["newText"].clone())
    };
    let snippets = json!({ "textDocument": { "completion": { "completionItem": { "snippetSupport": true } } } });
    assert_eq!(with(snippets), (json!(2), json!("条 「$1」 {\n  $0\n}")));
    assert_eq!(with(json!({})), (json!(1), json!("条")));
}
