//! What is told of what somebody points at, where it is laid down, and what can be written there.

use serde_json::{Value, json};

use super::editor::{Editor, fixture, place};

const PARENT: &str = "規程 「法人規程」 {\n  機関 法人 「緑会」\n  準拠 mhlw-6.0\n}\n条 「認証」 {\n  対策 パスワード { 最短文字数 13文字 }\n  項 「13文字以上とする。」\n}\n";
const CHILD: &str = "規程 「病院規程」 {\n  機関 病院 「緑病院」\n  継承 「parent.kitei」 略称 法人規程\n}\n現況 {\n  事業者 空雲 「空雲株式会社」 { 業務 保守 }\n}\n条 「認証」 {\n  対応 システム運用編14⑥\n  根拠法令 個人情報保護法第23条\n  対策 パスワード { 最短文字数 8文字 }\n  項 「𠮷では{パスワード.最短文字数}以上とする。」\n}\n";

/// The child with something in place of what stands there once, and where `|` stood in it.
struct Pointing {
    editor: Editor,
    position: Value,
}

fn at(what: &str, with: &str) -> Pointing {
    assert_eq!(CHILD.matches(what).count(), 1, "{what}");
    let text = CHILD.replace(what, with);
    let (before, after) = text.split_once('|').unwrap();
    let text = format!("{before}{after}");
    let files =
        [("kitei.toml", ""), ("parent.kitei", PARENT), ("child.kitei", &text)].map(|(path, text)| (path.to_owned(), text.to_owned()));
    let mut editor = Editor::over(&files.into());
    editor.open("child.kitei");
    Pointing { position: place(&text, before.len()), editor }
}

impl Pointing {
    fn ask(&mut self, method: &str) -> Value {
        let params = json!({ "textDocument": { "uri": self.editor.uri("child.kitei") }, "position": self.position });
        self.editor.ask(method, &params).unwrap()
    }

    fn hover(&mut self) -> String {
        self.ask("textDocument/hover")["contents"]["value"].as_str().unwrap_or("").to_owned()
    }

    /// The lines on which what is pointed at is laid down, with the ends of their files.
    fn laid_down(&mut self) -> Vec<String> {
        let found = self.ask("textDocument/definition");
        let of =
            |found: &Value| format!("{}:{}", found["uri"].as_str().unwrap().rsplit('/').next().unwrap(), found["range"]["start"]["line"]);
        found.as_array().unwrap().iter().map(of).collect()
    }

    /// What is offered, in its order.
    fn offered(&mut self) -> Vec<String> {
        let list = self.ask("textDocument/completion");
        let items = list["items"].as_array().unwrap();
        assert!(items.iter().map(|item| item["sortText"].as_str().unwrap()).is_sorted());
        items.iter().map(|item| item["textEdit"]["newText"].as_str().unwrap().to_owned()).collect()
    }
}

#[test]
fn of_a_value_is_told_what_holds_where_it_comes_from_and_who_asks_for_it() {
    let mut value = at("8文字 }", "8|文字 }");
    let told = value.hover();
    for part in [
        "laid down above: 13 characters (\"法人規程\", minimum)",
        "in effect: 8 characters (this policy, minimum)",
        "more is stricter",
        "As a sentence",
        "Asked for by",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert_eq!(value.laid_down(), ["parent.kitei:5"]);
    let mut name = at("対策 パスワード {", "対策 パス|ワード {");
    assert!(name.hover().contains("min\\_length: 8 characters"), "{}", name.hover());
    assert_eq!(name.laid_down(), ["parent.kitei:5"]);
}

#[test]
fn items_laws_placeholders_and_actors_are_told() {
    let mut item = at("システム運用編14⑥", "システム運用編|14⑥");
    let told = item.hover();
    assert!(told.contains("Passwords") && told.contains("In this policy"), "{told}");
    let mut law = at("個人情報保護法第23条", "個人情報|保護法第23条");
    assert!(law.hover().contains("2026-05-01"), "{}", law.hover());
    let mut placeholder = at("{パスワード.最短文字数}", "{パスワード.最|短文字数}");
    assert!(placeholder.hover().contains("prints: 8 characters"), "{}", placeholder.hover());
    assert_eq!(placeholder.laid_down(), ["child.kitei:10"]);
    let mut vendor = at("対策 パスワード { 最短文字数 8文字 }", "記録 機器台帳 { 保管者 空|雲 }");
    assert_eq!(vendor.laid_down(), ["child.kitei:5"], "{}", vendor.hover());
    let mut parent = at("「parent.kitei」", "「par|ent.kitei」");
    assert_eq!(parent.laid_down(), ["parent.kitei:0"]);
    // Of what is nothing, nothing is told.
    assert_eq!(at("現況 {", "現況 {\n|").hover(), "");
}

#[test]
fn what_is_offered_can_stand_there_and_is_found_by_what_people_call_it() {
    let words = |what: &str, with: &str| at(what, with).offered();
    let names = words("対策 パスワード { 最短文字数 8文字 }", "対策 ウイルス対|");
    assert_eq!(names, ["不正ソフトウェア対策"]);
    let attributes = words("{ 最短文字数 8文字 }", "{ 最|短 }");
    assert!(attributes.contains(&"最短文字数".to_owned()) && !attributes.contains(&"条".to_owned()), "{attributes:?}");
    let values = words("最短文字数 8文字 }", "最短文字数 |}");
    assert_eq!(values.first().map(String::as_str), Some("13文字"), "{values:?}");
    let heads = words("条 「認証」", "|\n条 「認証」");
    assert!(heads.contains(&"条".to_owned()) && !heads.contains(&"準拠".to_owned()), "{heads:?}");
    let of_head = words("機関 病院 「緑病院」", "機関 病院 「緑病院」\n  準|");
    assert!(of_head.contains(&"準拠".to_owned()), "{of_head:?}");
    let kinds = words("機関 病院 「緑病院」", "機関 |「緑病院」");
    assert!(kinds.contains(&"診療所".to_owned()), "{kinds:?}");
    let laws = words("個人情報保護法第23条", "個人情報|");
    assert!(laws.iter().any(|law| law.contains("個人情報")), "{laws:?}");
    let items = words("システム運用編14⑥", "|");
    assert!(items.len() > 100, "{}", items.len());
    let open = words("システム運用編14⑥", "Password|");
    assert!(open.contains(&"システム運用編14⑥".to_owned()), "{open:?}");
    let standards = words("継承 「parent.kitei」", "準拠 mhlw|\n  継承 「parent.kitei」");
    assert!(standards.contains(&"mhlw-6.0".to_owned()), "{standards:?}");
    // Within a wording nothing of the language is written.
    assert_eq!(words("以上とする。", "以|上とする。"), [""; 0]);
}

/// Whatever is offered of items can be read where it is offered.
#[test]
fn every_item_that_is_offered_is_one() {
    let offered = at("システム運用編14⑥", "|").offered();
    let list = offered.join("、");
    let text = CHILD.replace("システム運用編14⑥", &list).replace("  継承 「parent.kitei」 略称 法人規程\n", "  準拠 mhlw-6.0\n");
    let files = [("kitei.toml".to_owned(), String::new()), ("child.kitei".to_owned(), text)].into();
    let found = super::editor::checked(&files);
    let unread: Vec<&String> =
        found.iter().filter(|line| line.contains("standard/unknown-item") || line.contains("standard/ambiguous-item")).collect();
    assert!(unread.is_empty(), "{unread:?}");
}

#[test]
fn offers_hold_in_every_article_of_a_corporation() {
    let files = fixture("medical-corporation");
    let path = "hospital/policy.kitei";
    let mut editor = Editor::over(&files);
    editor.open(path);
    let text = editor.open[path].clone();
    for (at, _) in text.match_indices("\n  対策 ").take(6) {
        let position = place(&text, at + "\n  対策 ".len());
        let list =
            editor.ask("textDocument/completion", &json!({ "textDocument": { "uri": editor.uri(path) }, "position": position })).unwrap();
        assert!(list["items"].as_array().unwrap().iter().any(|item| item["label"] == "パスワード"), "{}", list);
    }
}

#[test]
fn what_is_named_is_found_wherever_it_is_named_above_and_below() {
    let files =
        [("kitei.toml", ""), ("parent.kitei", PARENT), ("child.kitei", CHILD)].map(|(path, text)| (path.to_owned(), text.to_owned()));
    let mut editor = Editor::over(&files.into());
    editor.open("parent.kitei");
    let at = PARENT.find("パスワード").unwrap();
    let params = json!({ "textDocument": { "uri": editor.uri("parent.kitei") }, "position": place(PARENT, at + "パス".len()), "context": { "includeDeclaration": true } });
    let found = editor.ask("textDocument/references", &params).unwrap();
    let mut lines: Vec<String> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|found| format!("{}:{}", found["uri"].as_str().unwrap().rsplit('/').next().unwrap(), found["range"]["start"]["line"]))
        .collect();
    lines.sort();
    assert_eq!(lines, ["child.kitei:10", "child.kitei:11", "parent.kitei:5"]);
}

#[test]
fn titles_of_items_and_what_is_laid_down_above_stand_beside_the_text() {
    let mut pointing = at("8文字 }", "8文字| }");
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let params = json!({ "textDocument": { "uri": pointing.editor.uri("child.kitei") }, "range": whole });
    let hints = pointing.editor.ask("textDocument/inlayHint", &params).unwrap();
    let shown: Vec<(u64, &str)> = hints
        .as_array()
        .unwrap()
        .iter()
        .map(|hint| (hint["position"]["line"].as_u64().unwrap(), hint["label"].as_str().unwrap()))
        .collect();
    assert_eq!(shown, [(8, "Passwords"), (10, "above: 13 characters")]);
}

#[test]
fn above_an_article_stands_what_came_of_the_items_that_it_claims() {
    let mut one = at("最短文字数 8文字", "最短文字数 8|文字");
    let lenses = one.ask("textDocument/codeLens");
    let told: Vec<&str> = lenses.as_array().unwrap().iter().map(|lens| lens["command"]["title"].as_str().unwrap()).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("1 item: 1 ") && !told[0].contains("covered"), "{told:?}");
    assert_eq!(lenses[0]["range"]["start"]["line"], 7, "{lenses}");
}
