//! Counted as what it is: exceptions for some, of what is not built in, ranges over chapters, tables and forms that nobody looked up.

use kitei::Severity;
use serde_json::Value;

use crate::harness::{Folder, Repository};

const EXCEPTION: &str =
    "期限 2026-12-31 承認 2026-03-20 承認者 院長 理由 「現行機が対応していないため。」 代替措置 「端末を施錠した区画に置く。」";

fn clinic(inside: &str) -> String {
    format!(
        "規程 「い診療所規程」 {{\n  機関 診療所 「い診療所」\n  準拠 mhlw-6.0\n  適用範囲 システム運用編17① 理由 「例のため。」\n  階層 運用規則\n}}\n現況 {{\n  確認 2026-04-01 承認者 院長\n  システム 電子カルテ {{ 形態 オンプレミス; 保存情報 医療情報; 業務区分 電子カルテ; 更新日 2025-01-01 }}\n  システム 旧検査 「旧検査システム」 {{ 形態 オンプレミス; 保存情報 医療情報; 業務区分 検査; 更新日 2020-01-01 }}\n}}\n条 「あ」 {{\n{inside}\n}}\n"
    )
}

#[test]
fn what_waits_for_one_entity_is_excepted_and_names_it() {
    let counts = |inside: &str| {
        let folder = Folder::new().with("p.kitei", clinic(inside));
        let document: Value = serde_json::from_str(&folder.run(&["check", "--as-of", "2026-05-01", "--format", "json"]).out).unwrap();
        let requirements = &document["policies"][0]["requirements"];
        let said: Vec<String> = document["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|finding| finding["rule"] == "coverage/exception")
            .map(|finding| finding["message"].as_str().unwrap().to_owned())
            .collect();
        (requirements["covered"].as_u64().unwrap(), requirements["excepted"].as_u64().unwrap(), said)
    };
    let claim = "  対応 システム運用編17①\n  記録 アクセスログ { 対象システム 電子カルテ; 記録項目 ログイン時刻、アクセス時間、操作した医療情報; 点検間隔 毎月 }\n  項 「記録する。」";
    let (covered, excepted, said) = counts(&format!("{claim}\n  例外 システム運用編17① 例外対象 旧検査 {EXCEPTION}"));
    assert_eq!((covered, excepted), (0, 1), "{said:?}");
    assert!(said.len() == 1 && said[0].contains("旧検査システム"), "{said:?}");
    let all = claim.replace("対象システム 電子カルテ; ", "");
    assert_eq!(counts(&all).0, 1);
}

#[test]
fn what_is_not_built_in_is_asked_for_its_form() {
    let of = |statement: &str, rule: &str| {
        let verdict = Repository::of("p.kitei", &clinic(&format!("  {statement}\n  項 「定める。」"))).judge();
        verdict.of_rule("p.kitei", rule).iter().filter(|finding| finding.severity == Severity::Error).count()
    };
    assert_eq!(of(&format!("例外 システム運用編99① {EXCEPTION}"), "coverage/exception"), 0);
    for clause in ["期限 2026-12-31 ", "承認 2026-03-20 ", "承認者 院長 ", "理由 「現行機が対応していないため。」 "]
    {
        assert_eq!(of(&format!("例外 システム運用編99① {}", EXCEPTION.replace(clause, "")), "coverage/exception"), 1, "{clause}");
    }
    assert_eq!(of(&format!("例外 システム運用編99① {}", EXCEPTION.replace("2026-12-31", "2026-04-01")), "coverage/exception"), 1);
    assert_eq!(of(&format!("例外 システム運用編99① {}", EXCEPTION.replace("2026-03-20", "2026-06-01")), "coverage/exception"), 1);
    assert_eq!(of("適用除外 システム運用編99①", "coverage/unjustified-exclusion"), 1);
    assert_eq!(of("適用除外 システム運用編99① 理由 「病棟がないため。」", "coverage/unjustified-exclusion"), 0);
    assert_eq!(of("not_applicable C99-1 because \"…\"", "coverage/unjustified-exclusion"), 1);
}

#[test]
fn a_range_over_chapters_is_refused() {
    for range in ["経営管理編1.1①〜3.2.2①", "C14-1〜C17-1", "システム運用編14⑤から17①", "企画管理編7〜8"] {
        let verdict = Repository::of("p.kitei", &clinic(&format!("  対応 {range}\n  項 「定める。」"))).judge();
        let found = verdict.rules("p.kitei");
        assert!(found.iter().any(|rule| rule.starts_with("standard/") || rule.starts_with("syntax/")), "{range}: {found:?}");
    }
}

#[test]
fn a_table_or_form_is_looked_up_or_said_not_to_be() {
    let of = |inside: &str| {
        let verdict = Repository::of("p.kitei", &clinic(inside)).judge();
        verdict.of_rule("p.kitei", "structure/dangling-reference").iter().map(|finding| finding.severity).collect::<Vec<_>>()
    };
    assert_eq!(of("  項 「分類は、別表第7のとおりとする。」"), [Severity::Info]);
    let with_table = "  項 「分類は、別表第7のとおりとする。」\n}\n条 「別表第7 分類」 {\n  項 「分類を示す。」";
    assert_eq!(of(with_table), []);
    assert_eq!(of(&with_table.replace("別表第7のとおり", "別表第8のとおり")), [Severity::Error]);
    for written in ["様式第1号", "第1号様式", "別記様式", "様式1"] {
        let said = format!("  項 「申請は、{written}による。」");
        assert_eq!(of(&said), [Severity::Info], "{written}");
        assert_eq!(of(&format!("{said}\n}}\n条 「様式第1号 申請書」 {{\n  項 「申請書を示す。」")), [], "{written}");
        assert_eq!(of(&format!("{said}\n}}\n条 「別紙」 {{\n  文書 運用管理規程 「第1号様式」")), [], "{written}");
    }
    let with_form = "  項 「申請は、様式第2号による。」\n}\n条 「様式第1号」 {\n  項 「申請書を示す。」";
    assert_eq!(of(with_form), [Severity::Error]);
    for of_others in ["様式は、企画管理者が定める。", "申請は、保健所の定める様式による。", "申請は、旧規程様式第1号による。"]
    {
        assert_eq!(of(&format!("  項 「{of_others}」")), [], "{of_others}");
    }
}
