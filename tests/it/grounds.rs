//! On what grounds something is no finding: each shows in the summary, by kind, for people and for programs, whole and streamed.

use serde_json::{Value, json};

use crate::harness::Folder;

const STANDARD: &str = "基準 own-1 「院内の基準」 {\n  発行者 「検査用」\n  編 Z 「基準編」 英文 \"Rules\"\n}\n\n\
                        遵守事項 Z1-1 「認証」 {\n  要件 対策 利用者認証 { 要素数 2要素 }\n}\n\
                        遵守事項 Z1-2 「体制」 {\n  要否判断\n  要件 役割 企画管理者 { 充職 明記 }\n}\n\
                        遵守事項 Z1-3 「画面」 {\n  要件 対策 画面ロック { 無操作時間 10分 }\n}\n\
                        遵守事項 Z1-4 「委託」 {\n  適用条件 BYOD = 有\n  要件 活動 監査 { 間隔 年1回 }\n}\n\
                        遵守事項 Z2-1 「記録」 {\n  要件 記録 アクセスログ { 保存期間 3年 }\n}\n";

const CORPORATION: &str = "規程 「法人規程」 {\n  機関 法人 「緑会」\n}\n\n条 第1条 「監査」 {\n  除外 可\n  項 「監査を行う。」\n}\n";

const CLINIC: &str = "規程 「緑医院 運用管理規程」 {\n  機関 診療所 「緑医院」\n  準拠 own-1\n  継承 「corporation.kitei」 除外 第1条\n  適用範囲 Z1 理由 「記録は緑医院文書管理規程が定める。」\n  施行 令和6年4月1日\n  承認 令和6年3月20日 承認者 院長\n  // kitei: 許容(time/review-overdue) 理由 「改正中」\n  見直し 年1回\n}\n\n\
                      現況 {\n  確認 2026-04-01 承認者 院長\n  無 BYOD\n}\n\n\
                      条 第1条 「認証」 {\n  対応 Z1-1\n  対策 利用者認証 { 要素数 2要素 }\n  項 「二つの要素で確かめる。」\n}\n\n\
                      適用除外 Z1-2 理由 「職員6名であり、院長がその職務を行う。」\n\n\
                      例外 Z1-3 期限 2026-12-31 承認 2026-03-20 承認者 院長 理由 「端末の更新が2026年秋になるため。」 代替措置 「席を離れるときは必ず手動で施錠する。」\n";

fn folder() -> Folder {
    Folder::new()
        .with("kitei.toml", "[check]\nas-of = 2026-05-01\nexclude = [\"old/\"]\n[rules]\n\"citation/missing\" = \"off\"\n")
        .with("own.kitei", STANDARD)
        .with("corporation.kitei", CORPORATION)
        .with("clinic.kitei", CLINIC)
        .with("old/clinic.kitei", CLINIC)
}

fn grounds(folder: &Folder) -> Value {
    let document: Value = serde_json::from_str(&folder.run(&["check", "--format", "json"]).out).unwrap();
    document["summary"].clone()
}

#[test]
fn every_ground_is_counted_by_its_kind() {
    let folder = folder();
    let summary = grounds(&folder);
    let counted = summary["grounds"].as_object().unwrap();
    let some: Vec<(&str, u64)> =
        counted.iter().map(|(kind, count)| (kind.as_str(), count.as_u64().unwrap())).filter(|(_, count)| *count > 0).collect();
    let expected = [
        ("met", 1),
        ("not_applicable", 1),
        ("excluded", 1),
        ("excepted", 1),
        ("out_of_scope", 1),
        ("left_out", 1),
        ("suppressed", 1),
        ("unread", 1),
    ];
    assert_eq!(some.into_iter().collect::<std::collections::BTreeMap<_, _>>(), expected.into_iter().collect(), "{summary}");
    let people = folder.run(&["check", "--lang", "ja"]).out;
    for told in [
        "充足 1件",
        "現況により適用なし 1件",
        "適用除外 1件",
        "例外 1件",
        "適用範囲外 1件",
        "上位規程の除外 1件",
        "抑制 1件",
        "設定により検査しないファイル 1件",
    ] {
        assert!(people.replace('\n', "").contains(told), "{told}\n{people}");
    }
    // What is told line by line ends with the same.
    let lines = folder.run(&["check", "--format", "jsonl"]).out;
    let last: Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    assert_eq!(last, json!({ "summary": summary }));
}

#[test]
fn levels_that_take_something_away_are_counted() {
    let before = grounds(&folder());
    let levels = "[check]\nas-of = 2026-05-01\n[rules]\n\"inheritance/excluded\" = \"off\"\n\"coverage/partial-scope\" = \"off\"\n\"standard/unofficial\" = \"off\"\n";
    let after = grounds(&folder().with("kitei.toml", levels));
    let of = |summary: &Value, kind: &str| summary["grounds"][kind].as_u64().unwrap();
    assert_eq!((of(&before, "switched_off"), of(&before, "lowered")), (0, 0));
    assert!(of(&after, "switched_off") >= 2, "{after}");
    // What is switched off is away, with or without a comment beside it.
    let off = "[check]\nas-of = 2026-05-01\n[rules]\ntime = \"off\"\n";
    let after = grounds(&folder().with("kitei.toml", off));
    assert!((of(&after, "suppressed"), of(&after, "switched_off") > 0) == (0, true), "{after}");
}

#[test]
fn where_nothing_is_kept_away_nothing_is_said() {
    let folder = Folder::new().with("words.kitei", "語彙 「院内」 {\n}\n");
    let ran = folder.run(&["check"]);
    assert!(!ran.out.contains("grounds"), "{}", ran.out);
    let lines = folder.run(&["check", "--format", "jsonl"]).out;
    assert_eq!(lines.lines().count(), 1, "{lines}");
}
