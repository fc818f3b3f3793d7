//! A client that sends what it likes is answered, and the session goes on.

use serde_json::{Value, json};

use super::editor::{Editor, fixture};
use crate::harness::Folder;

const POLICY: &str = "規程 「病院規程」 {\n  機関 病院 「緑病院」\n  準拠 mhlw-6.0\n}\n";

#[test]
fn what_is_no_message_is_answered_with_an_error() {
    let mut editor = Editor::of(Folder::new().with("kitei.toml", "").with("policy.kitei", POLICY));
    editor.settle();
    for message in [
        &b"\xff\xfe"[..],
        b"{",
        b"[]",
        b"null",
        b"{\"id\":1.5,\"method\":\"shutdown\"}",
        b"{\"id\":{},\"method\":\"shutdown\"}",
        b"{\"id\":1}",
        "[".repeat(1_000_000).as_bytes(),
    ] {
        editor.told.clear();
        editor.send(message);
        editor.settle();
        assert_eq!(editor.told.len(), 1, "{}", String::from_utf8_lossy(message.get(..40.min(message.len())).unwrap()));
        assert!(editor.told[0]["error"]["code"].is_i64() && editor.told[0]["id"].is_null(), "{:?}", editor.told);
    }
    assert_eq!(editor.ask("nobody/knows", &json!({})).unwrap_err()["code"], -32601);
    // An answer to what was never asked, a cancellation of it, and notifications without sense.
    editor.told.clear();
    editor.send(b"{\"id\":99,\"result\":null}");
    for params in [json!({ "id": 99 }), json!({ "id": [] }), json!(null), json!([1])] {
        editor.notify("$/cancelRequest", &params);
    }
    for method in ["textDocument/didChange", "textDocument/didOpen", "textDocument/didClose", "workspace/didChangeWatchedFiles", "?"] {
        for params in [json!(null), json!([]), json!({ "textDocument": 1 }), json!({ "changes": [1] })] {
            editor.notify(method, &params);
        }
    }
    editor.settle();
    assert_eq!(editor.told, [Value::Null; 0]);
}

#[test]
fn order_is_kept_from_the_first_message_to_the_last() {
    let mut editor = Editor::before(Folder::new());
    assert_eq!(editor.ask("shutdown", &Value::Null).unwrap_err()["code"], -32002);
    editor.notify("textDocument/didOpen", &json!({}));
    assert!(editor.ask("initialize", &json!(null)).is_ok());
    assert_eq!(editor.ask("initialize", &json!({})).unwrap_err()["code"], -32600);
    assert!(editor.ask("shutdown", &Value::Null).is_ok());
    assert_eq!(editor.ask("shutdown", &Value::Null).unwrap_err()["code"], -32600);
}

#[test]
fn what_is_taken_back_is_not_done() {
    let mut editor = Editor::of(Folder::new().with("kitei.toml", "").with("policy.kitei", POLICY));
    let id = editor.request("nobody/knows", &json!({}));
    editor.notify("$/cancelRequest", &json!({ "id": id }));
    let other = editor.request("nobody/knows", &json!({}));
    assert_eq!(other, id + 1);
    editor.settle();
    assert_eq!(editor.answer(id)["error"]["code"], -32800);
    assert_eq!(editor.answer(other)["error"]["code"], -32601);
}

#[test]
fn places_that_are_not_there_end_nothing() {
    let mut editor = Editor::over(&fixture("broken"));
    let path = fixture("broken").into_keys().find(|path| path.ends_with("kitei")).unwrap();
    editor.open(&path);
    let uri = editor.uri(&path);
    let far = json!({ "line": u32::MAX, "character": u32::MAX });
    let near = json!({ "line": 0, "character": 0 });
    for (start, end) in [(&far, &far), (&far, &near), (&near, &far)] {
        let change = json!({ "range": { "start": start, "end": end }, "text": "規程 「𠮷」 {" });
        editor.notify("textDocument/didChange", &json!({ "textDocument": { "uri": uri, "version": 3 }, "contentChanges": [change] }));
        editor.settle();
    }
    for uri in ["untitled:1", "https://example.com/a.kitei", "file:///a%00", "file:///../../etc/passwd", "", "file:///dev/stdin.kitei"] {
        let document = json!({ "uri": uri, "languageId": "kitei", "version": 1, "text": "規程 {" });
        editor.notify("textDocument/didOpen", &json!({ "textDocument": document }));
        editor.settle();
        editor.notify("textDocument/didClose", &json!({ "textDocument": { "uri": uri } }));
        editor.settle();
    }
    assert!(editor.told.iter().all(|told| told["method"] != "window/showMessage"), "{:?}", editor.told);
}

#[test]
fn nothing_is_offered_behind_what_is_no_word() {
    let offered = |typed: &str| {
        let text = format!("{POLICY}条 「一」 {{\n  {typed}\n}}\n");
        let mut editor = Editor::of(Folder::new().with("kitei.toml", "").with("policy.kitei", &text));
        editor.settle();
        let position = json!({ "line": 5, "character": 2 + typed.encode_utf16().count() });
        let list =
            editor.ask("textDocument/completion", &json!({ "textDocument": { "uri": editor.uri("policy.kitei") }, "position": position }));
        list.unwrap()["items"].as_array().unwrap().len()
    };
    assert!(offered("") > 10);
    // Each item would come with all that is typed.
    assert_eq!(offered(&"😀".repeat(1000)), 0);
}
