//! What policies usually say of committees, holders, retention, permissions and delegation: which way is stricter, and how it is said.

use kitei::internals::Whole;
use kitei::internals::diagnostic::Findings;
use kitei::internals::render::{Extent, Form, print};

use crate::harness::{DAY, Repository};

const PARENT: &str = "parent.kitei";
const CHILD: &str = "child.kitei";

/// The rules of the family `inheritance` that a child breaks below a parent.
fn below(parent: &str, child: &str) -> Vec<&'static str> {
    let parent = format!("規程 「法人規程」 {{ 機関 法人 「緑会」 }}\n{parent}\n");
    let child = format!("規程 「病院規程」 {{\n  機関 病院 「緑病院」\n  継承 「{PARENT}」 略称 法人規程\n}}\n{child}\n");
    let verdict = Repository::of(PARENT, &parent).with(CHILD, &child).judge();
    let found = verdict.in_file(CHILD).into_iter().map(|finding| finding.rule.name);
    found.filter(|rule| rule.starts_with("inheritance/")).collect()
}

#[test]
fn what_a_child_may_change() {
    let article = |body: &str| format!("条 「定め」 {{ {body} }}");
    let role = |body: &str| article(&format!("役割 企画管理者 {{ {body} }}"));
    let record = |body: &str| article(&format!("記録 説明記録 {{ 保存期間 5年; {body} }}"));
    let media = |body: &str| article(&format!("対策 外部媒体利用 {{ {body} }}"));
    for (parent, child, is_weaker) in [
        (role("員数 2人"), role("員数 3人"), false),
        (role("員数 2人"), role("員数 1人"), true),
        (record("起算日 最終来院日"), record("起算日 最終来院日、作成日"), false),
        (record("起算日 最終来院日"), record("起算日 作成日"), true),
        (media("利用 許可制"), media("利用 原則禁止"), false),
        (media("利用 原則禁止"), media("利用 許可制"), true),
        (media("利用 原則禁止"), media("利用 禁止"), false),
        (media("許可権者 院長、事務長"), media("許可権者 院長"), false),
        (media("許可権者 院長"), media("許可権者 院長、事務長"), true),
    ] {
        let told = below(&parent, &child);
        let is_told = ["inheritance/weakened", "inheritance/incomparable"].iter().any(|rule| told.contains(rule));
        assert_eq!(is_told, is_weaker, "{parent}\n{child}");
    }
}

#[test]
fn a_delegation_that_may_be_taken_up_need_not_be() {
    let article = |said: &str| format!("条 第5条 「細目」 {{\n{said}  委任\n  項 「細目は、各病院が別に定めることができる。」\n}}");
    assert_eq!(below(&article(""), ""), ["inheritance/unimplemented-delegation"]);
    assert_eq!(below(&article("  任意\n"), ""), [""; 0]);
    assert_eq!(below(&article("  任意\n"), "条 「細目」 { 根拠規定 法人規程第5条; 項 「細目は、院長が決定する。」 }"), [""; 0]);
    let declared = |said: &str| format!("条 「体制」 {{\n{said}  委任\n  役割 企画管理者\n}}");
    assert_eq!(below(&declared(""), ""), ["inheritance/unimplemented-delegation"]);
    assert_eq!(below(&declared("  任意\n"), ""), [""; 0]);
}

#[test]
fn it_is_said_as_policies_say_it() {
    let printed = |text: &str| {
        let texts = Whole::read([("policy.kitei", text)]);
        let resolved = texts.resolve(DAY, &mut Findings::default());
        let (id, ..) = resolved.iter().next().unwrap();
        String::from_utf8(print(&resolved, id, Form::Text, Extent::Own)).unwrap()
    };
    let text = printed(
        "規程 「例」 {
  機関 病院 「例病院」
  再承認 令和8年3月20日 承認者 院長
}
条 「体制」 {
  委員会 情報セキュリティ委員会 { 委員長 院長; 委員区分 各部門の長、外部有識者; 定足数 過半数; 任期 2年 }
  役割 企画管理者 { 充職 院長; 指名者 院長; 員数 2人 }
  役割 安全管理責任者 { 指名者 理事長 }
}
条 「利用と保存」 {
  対策 外部媒体利用 { 利用 原則禁止; 許可権者 院長 }
  記録 説明記録 { 保存期間 5年; 起算日 最終来院日 }
  文書 情報台帳 { 保存期間 5年; 起算日 契約終了日 }
}
条 「細目」 { 任意; 委任; 役割 システム運用担当者 }
",
    );
    for said in [
        "再承認 令和8年3月20日 院長",
        "を委員に含み",
        "委員の過半数の出席をもって成立し",
        "委員の任期を2年とする",
        "院長又は院長が指名する者をもって充てる",
        "員数を2人以上とする",
        "理事長が指名する者をもって充てる",
        "原則として禁止",
        "許可は院長が行う",
        "最終来院日から5年間保存する",
        "保存期間を契約終了日から起算する",
        "システム運用担当者は、下位の規程で定めることができる。",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
}
