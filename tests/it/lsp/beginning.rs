//! Somebody who has never seen a policy writes one from nothing: what is typed next is offered, wherever it is not theirs to name.

use serde_json::json;

use super::editor::{Editor, place};
use crate::harness::Folder;

/// Behind each `▸` stands what has to be offered there.
const TYPED: &str = "▸規程 「みなと診療所 情報セキュリティ規程」 {
  ▸機関 ▸診療所 ▸「」みなと診療所\u{0}
  ▸準拠 ▸mhlw-6.0
  ▸種別 ▸「」院内規程\u{0}
  ▸階層 ▸運用規則
  ▸施行 ▸令和8年5月1日
}

▸現況 {
  ▸クラウド ▸有
  ▸無線LAN ▸無
  ▸事業者 雲社 ▸「」株式会社雲\u{0} { ▸委託業務 ▸システム保守 }
  ▸システム 電子カルテ { ▸形態 ▸クラウド; ▸提供 ▸雲社 }
}

▸条 ▸「」目的\u{0} {
  ▸対応 ▸経営管理編1.1①
  ▸対策 ▸法令遵守
  ▸項 ▸「」職員は、法令を守る。\u{0}
}
▸条 「体制」 {
  ▸役割 ▸企画管理者 { ▸充職 ▸院長 }
  ▸委員会 情報委員会
}
▸条 「認証」 {
  ▸対応 ▸システム運用編14⑥
  ▸対策 ▸パスワード { ▸最短文字数 ▸13文字; ▸文字種 ▸英字、▸数字、▸記号; ▸使い回し ▸禁止 }
  ▸根拠法令 ▸個人情報保護法
}
▸条 「バックアップ」 {
  ▸対策 ▸バックアップ { ▸実施者 ▸雲社 }
}
▸条 「記録」 {
  ▸記録 ▸アクセスログ { ▸点検者 ▸企画管理者 }
}
▸条 「教育」 {
  ▸活動 ▸教育訓練 { ▸対象者 ▸全職員 }
}
▸条 「文書」 {
  ▸文書 ▸リスク評価報告書
}
▸条 「契約」 {
  ▸契約 ▸業務委託
}
▸条 「無線」 {
  ▸対応 ▸経営管理編1.2.1見直し①
}
▸条 「雑則」 {
  ▸項 ▸「」院長が定める。\u{0}
}
";

#[test]
fn what_is_typed_next_is_offered_from_the_empty_file_on() {
    let path = "policy.kitei";
    let mut editor = Editor::of(Folder::new().with("kitei.toml", "").with(path, ""));
    editor.open(path);
    let uri = editor.uri(path);
    let (mut missed, mut asked) = (Vec::new(), 0);
    for piece in TYPED.split('▸').map(|piece| piece.replace('\u{0}', "」")) {
        let at = editor.open[path].len();
        if at > 0 || !piece.is_empty() {
            let position = place(&editor.open[path], at);
            // Where a text in quotes is offered, it is filled in.
            let wanted = if piece.starts_with("「」") { "「」" } else { piece.split([' ', '\n', '；', ';', '、']).next().unwrap() };
            let list = editor.ask("textDocument/completion", &json!({ "textDocument": { "uri": uri }, "position": position })).unwrap();
            let labels: Vec<&str> = list["items"].as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap()).collect();
            asked += 1;
            if !labels.contains(&wanted) {
                missed.push(format!("{wanted}: {labels:?}"));
            }
            editor.edit(path, at, at, &piece.replacen("「」", "「", 1));
        }
    }
    assert!(asked > 60 && missed.is_empty(), "of {asked}, {} are not offered:\n{}", missed.len(), missed.join("\n"));
    editor.settle();
    let damaged: Vec<&str> = editor.rules(path).into_iter().filter(|rule| rule.starts_with("syntax/")).collect();
    assert!(damaged.is_empty(), "{damaged:?}");
}

#[test]
fn a_keyword_is_told_as_one() {
    let text = "規程 「病院規程」 {\n  機関 病院 「緑病院」\n  種別 「院内規程」\n  階層 運用規則\n}\n";
    let mut editor = Editor::of(Folder::new().with("kitei.toml", "").with("policy.kitei", text));
    editor.settle();
    for (word, wanted) in [("規程", "institution"), ("機関", "a name, and a title"), ("種別", "a text in quotes"), ("階層", "names")]
    {
        let position = place(text, text.find(word).unwrap());
        let told =
            editor.ask("textDocument/hover", &json!({ "textDocument": { "uri": editor.uri("policy.kitei") }, "position": position }));
        let told = told.unwrap()["contents"]["value"].as_str().unwrap().to_owned();
        assert!(told.contains("**keyword ") && told.contains(wanted), "{word}: {told}");
    }
}
