//! Matters of the institution's own below a corporation's policy (企画管理編 1.2.1): supplements with content, the CSIRT, the three policies.

use crate::harness::{Repository, Verdict};

const TOP: &str = "top.kitei";
const CHILD: &str = "child.kitei";

fn judge(above: &str, head: &str, below: &str) -> Verdict {
    let parent = format!("規程 「法人規程」 {{ 機関 法人 「法人」; 準拠 mhlw-6.0 }}\n{above}\n");
    let child = format!("規程 「病院規程」 {{ 機関 病院 「病院」; 継承 「top.kitei」 略称 法人規程; {head} }}\n{below}\n");
    Repository::of(TOP, &parent).with(CHILD, &child).judge()
}

fn is_hollow(below: &str) -> bool {
    let above = "条 第1条 「認証」 { 対策 パスワード { 最短文字数 12文字 } }";
    !judge(above, "", below).of_rule(CHILD, "inheritance/own-matters-hollow").is_empty()
}

/// An article that says that there are own matters, with more in it.
fn declared(more: &str) -> String {
    format!(
        "条 「固有の事項」 {{\n文書 固有事項附則 {{ 記載事項 固有事項; 承認者 病院長 }}\n記録 検討記録 {{ 検討事項 固有事項; 結論 要 }}\n{more}\n}}"
    )
}

fn supplement(paragraph: &str) -> String {
    format!("附則 令和8年4月1日 {{ 項 「この規程は、令和8年4月1日から施行する。」; 項 「{paragraph}」 }}")
}

#[test]
fn a_supplement_that_takes_up_nothing_is_hollow() {
    let refers = declared("項 「病院に固有の事項は、この規程の附則に定める。」");
    for said in [
        "病院運用細則(平成20年細則第3号)は、廃止する。",
        "病院に固有の事項は、別に定める。",
        "固有の事項については、必要に応じて検討し、適切に措置する。",
        "病院における取扱いは、法人規程の定めるところによる。",
        "法人規程に従うものとする。",
        "The own matters are laid down separately.",
    ] {
        assert!(is_hollow(&format!("{refers}\n{}", supplement(said))), "{said}");
    }
    assert!(is_hollow(&refers), "no supplement at all");
    assert!(is_hollow(&declared("対策 パスワード { 最短文字数 12文字 }\n項 「病院の固有事項を検討する。」")), "the parent's own value");
    for said in [
        "救急外来に置く端末には、来訪者から画面が見えないよう仕切りを設ける。",
        "第7条の規定は、健診センターについては、当分の間、適用しない。",
        "病院に固有の事項は、次項のとおりとする。研究用の端末は、診療用の網につながない。",
        "Terminals in the emergency room have a privacy screen.",
    ] {
        assert!(!is_hollow(&format!("{refers}\n{}", supplement(said))), "{said}");
    }
    for more in [
        "項 「手術室の端末は、鍵の掛かる棚に置く。」",
        "対策 パスワード { 最短文字数 16文字 }\n項 「病院の固有事項を検討した。」",
        "対策 持出し { 利用 許可制 }\n項 「病院の固有事項を検討した。」",
    ] {
        assert!(!is_hollow(&declared(more)), "{more}");
    }
    // The document's contents may name the matters.
    assert!(!is_hollow(&refers.replace("記載事項 固有事項", "記載事項 固有事項、情報持出し")));
    // That none is needed is no hollow supplement.
    assert!(!is_hollow("条 「固有の事項」 { 記録 検討記録 { 検討事項 固有事項、附則等の要否; 結論 否 }; 項 「附則は設けない。」 }"));
}

#[test]
fn own_matters_may_be_a_document_of_their_own() {
    let root = "規程 「病院規程」 { 機関 病院 「病院」; 継承 「top.kitei」; 構成文書 「own.kitei」 }\n";
    let own = |said: &str| {
        format!("規程 「固有事項」 {{ 兼用文書 固有事項附則; 承認 2026-03-01 承認者 病院長 }}\n条 「一」 {{ 項 「{said}」 }}\n")
    };
    let parent = "規程 「法人規程」 { 機関 法人 「法人」; 準拠 mhlw-6.0 }\n";
    let hollow = |said: &str| {
        let verdict = Repository::of(TOP, parent).with(CHILD, root).with("own.kitei", &own(said)).judge();
        verdict.of_rule("own.kitei", "inheritance/own-matters-hollow").len()
    };
    assert_eq!(hollow("病院に固有の事項は、別に定める。"), 1);
    assert_eq!(hollow("手術室の端末は、鍵の掛かる棚に置く。"), 0);
}

#[test]
fn the_response_to_incidents_is_linked_to_the_csirt_of_the_parent() {
    let team = "条 第1条 「対応チーム」 { 役割 CSIRT { 充職 常務理事 } }";
    let linked = |above: &str, below: &str| {
        let below = format!("条 「定め」 {{ {below}\n項 「定める。」 }}");
        judge(above, "", &below).of_rule(CHILD, "inheritance/csirt-unlinked").is_empty()
    };
    for below in [
        "活動 インシデント報告 { 報告先 CSIRT、病院長 }",
        "活動 攻撃時の技術対応 { 実施者 CSIRT }",
        "文書 インシデント対応手順 { 報告先 CSIRT }",
        "役割 インシデント連絡窓口 { 充職 事務長; 報告先 CSIRT }",
        "活動 インシデント報告 { 報告先 常務理事 }",
    ] {
        assert!(linked(team, below), "{below}");
    }
    for below in [
        "",
        "活動 インシデント報告 { 報告先 病院長 }",
        "活動 脆弱性診断 { 実施者 CSIRT; 間隔 年1回 }",
        "記録 検討記録 { 検討事項 CSIRTの要否; 結論 否 }",
    ] {
        assert!(!linked(team, below), "{below}");
    }
    // The parent may lay the line of reporting on all below; that the CSIRT acts for itself is none.
    assert!(linked(&format!("{team}\n条 第2条 「報告」 {{ 活動 インシデント報告 {{ 報告先 CSIRT }} }}"), ""));
    assert!(!linked(&format!("{team}\n条 第2条 「収集」 {{ 活動 原因究明 {{ 実施者 CSIRT }} }}"), ""));
    // Nothing to link to: no CSIRT, or one that every institution is to set up.
    assert!(linked("", ""));
    assert!(linked("条 第1条 「対応チーム」 { 委任\n役割 CSIRT }", ""));
}

#[test]
fn a_csirt_that_is_left_to_those_below_is_none_of_the_corporation() {
    let fact = |above: &str| {
        let verdict = judge(above, "", "現況 { 有 法人CSIRT }");
        verdict.of_rule(CHILD, "consistency/contradicts-fact").len()
    };
    assert_eq!(fact("条 第1条 「対応チーム」 { 役割 CSIRT { 充職 常務理事 } }"), 0);
    assert_eq!(fact("条 第1条 「対応チーム」 { 委任\n役割 CSIRT }"), 1);
}

#[test]
fn the_requirement_of_own_matters_applies_below_a_parent_only() {
    let missing = |verdict: &Verdict| verdict.about(CHILD, "coverage/missing", "M1.2.1-x-own-matters").len();
    assert_eq!(missing(&judge("", "", "")), 1);
    let alone = "規程 「病院規程」 { 機関 病院 「病院」; 準拠 mhlw-6.0 }\n条 「一」 { 項 「定める。」 }\n";
    assert_eq!(missing(&Repository::of(CHILD, alone).judge()), 0);
    let other_class = alone.replace("準拠 mhlw-6.0", "準拠 mhlw-6.0; 継承 「top.kitei」 対象情報 行政情報");
    let city = "規程 「市」 { 機関 自治体 「市」; 準拠 mhlw-6.0 }\n";
    assert_eq!(missing(&Repository::of(CHILD, &other_class).with(TOP, city).judge()), 0);
}

#[test]
fn an_institutions_own_basic_policy_is_no_corporations() {
    let missing = |corporation: &str| {
        let basic = format!(
            "規程 「基本方針」 {{ 機関 病院 「病院」; 準拠 mhlw-6.0; {corporation} }}\n条 「一」 {{ 役割 CSIRT {{ 充職 病院長 }} }}\n"
        );
        let rules = "規程 「運用管理規程」 { 機関 病院 「病院」; 継承 「basic.kitei」 }\n条 「一」 { 項 「定める。」 }\n";
        let top = "規程 「法人規程」 { 機関 法人 「病院」; 準拠 mhlw-6.0 }\n条 「一」 { 役割 CSIRT { 充職 理事長 } }\n";
        let verdict = Repository::of(TOP, top).with("basic.kitei", &basic).with(CHILD, rules).judge();
        let unlinked = verdict.of_rule(CHILD, "inheritance/csirt-unlinked").len();
        (verdict.about(CHILD, "coverage/missing", "M1.2.1-x-own-matters").len(), unlinked)
    };
    assert_eq!(missing(""), (0, 0));
    assert_eq!(missing("継承 「top.kitei」"), (1, 1), "what is above the basic policy is above the rules");
}

const ITEM: &str = "M1-x-three-policies";
const POLICIES: [&str; 3] = ["情報セキュリティ方針", "患者の医療情報の保護に関する方針", "医療情報システムの安全管理に関する方針"];

/// An article that claims the three policies and declares those given.
fn article(policies: &[&str]) -> String {
    let declared = policies.iter().map(|name| format!("文書 {name} {{ 承認者 理事長 }}")).collect::<Vec<_>>().join("\n");
    format!("条 「方針」 {{\n対応 企画管理編1-x-three-policies\n{declared}\n項 「方針を定める。」\n}}")
}

/// Whether something is said of the three policies in the child.
fn lacks_policies(verdict: &Verdict) -> bool {
    ["coverage/missing", "coverage/partly", "coverage/unmet", "coverage/unclaimed"]
        .iter()
        .any(|rule| !verdict.about(CHILD, rule, ITEM).is_empty())
}

#[test]
fn the_three_policies_may_stand_anywhere_in_the_set_or_above() {
    // Above, all of them; or one above, the others here.
    assert!(!lacks_policies(&judge(&article(&POLICIES), "", "")));
    let [security, patients, systems] = POLICIES;
    assert!(!lacks_policies(&judge(&article(&[security]), "", &article(&[patients, systems]))));
    assert!(lacks_policies(&judge(&article(&[security]), "", &article(&[patients]))));
    assert!(lacks_policies(&judge(&article(&[security]), "", "")));
    // One in the root, one in an included document, one a document by itself.
    let root = "規程 「病院規程」 { 機関 病院 「病院」; 準拠 mhlw-6.0; 構成文書 「a.kitei」、「b.kitei」 }\n";
    let itself = format!("規程 「{systems}」 {{ 兼用文書 {systems}; 承認 2026-03-01 承認者 病院長 }}\n条 「一」 {{ 項 「定める。」 }}\n");
    let set = Repository::of(CHILD, &format!("{root}{}", article(&[security])))
        .with("a.kitei", &format!("条 「二」 {{ 文書 {patients} {{ 承認者 病院長 }}; 項 「定める。」 }}\n"))
        .with("b.kitei", &itself);
    assert!(!lacks_policies(&set.judge()));
    assert!(lacks_policies(&set.clone().replace("a.kitei", patients, "運用手順書").judge()));
    assert!(lacks_policies(&set.replace("b.kitei", &format!("兼用文書 {systems}; "), "").judge()));
    // A parent for another class of information gives none.
    let child =
        "規程 「病院規程」 { 機関 病院 「病院」; 準拠 mhlw-6.0; 継承 「top.kitei」 対象情報 行政情報 }\n条 「一」 { 項 「定める。」 }\n";
    let city = format!("規程 「市」 {{ 機関 自治体 「市」; 準拠 mhlw-6.0 }}\n{}\n", article(&POLICIES));
    assert!(lacks_policies(&Repository::of(TOP, &city).with(CHILD, child).judge()));
}
