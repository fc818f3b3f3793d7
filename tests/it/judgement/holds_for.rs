//! For whom and what something holds: unstated is everybody, less is weaker, and what is said for some is said beside the rest.

use crate::harness::{Repository, Verdict};

const CHILD: &str = "child.kitei";

const STANDARD: &str = "基準 k-1 「共通」 { 発行者 「法人」; 公表 2025-03-01; 編 K 「共通」; 本文状態 正文 }
遵守事項 K1-1 「認証」 { 要件 各 システム { 関連 対策 利用者認証 { 要素数 2 } } }";

const SYSTEMS: &str = "現況 { システム 甲 { 保存情報 医療情報 }; システム 乙 { 保存情報 医療情報 } }";

/// A clinic with two systems, alone.
fn alone(said: &str) -> Verdict {
    let clinic = format!("規程 「医院規程」 {{ 機関 診療所 「医院」; 準拠 k-1; 構成文書 「k.kitei」 }}\n{SYSTEMS}\n{said}");
    Repository::of("k.kitei", STANDARD).with(CHILD, &clinic).judge()
}

fn grave(verdict: &Verdict) -> Vec<&'static str> {
    let of = |family: &str| family.starts_with("coverage/") || family.starts_with("inheritance/") || family == "consistency/conflict";
    let grave = verdict.in_file(CHILD).into_iter().filter(|finding| finding.severity >= kitei::Severity::Warning && of(finding.rule.name));
    let mut rules: Vec<&str> = grave.map(|finding| finding.rule.name).collect();
    rules.sort_unstable();
    rules
}

#[test]
fn a_measure_for_others_does_not_reach_the_users_and_machines_of_a_system() {
    for (reach, met) in [
        ("", true),
        ("対象者 全従事者", true),
        ("対象者 全職員", true),
        ("対象者 利用者", true),
        ("対象機器 端末", true),
        ("対象機器 全情報機器", true),
        ("対象機器 業務端末、複合機", true),
        ("対象システム 甲、乙", true),
        ("対象者 来訪者", false),
        ("対象者 患者等、家族", false),
        ("対象者 ボランティア", false),
        ("対象者 特権利用者", false),
        ("対象者 「だれか」", false),
        ("対象機器 管理外機器", false),
        ("対象機器 USBメモリ", false),
        ("対象システム 甲", false),
    ] {
        for said in [
            format!("条 「認証」 {{ 対応 K1-1; 対策 利用者認証 {{ 要素数 2; {reach} }} }}"),
            format!("条 「認証」 {{ 対応 K1-1; 対策 利用者認証 「窓口」 {{ 要素数 2; {reach} }} }}"),
            format!("附則 2025-04-01 {{ 対応 K1-1; 対策 利用者認証 {{ 要素数 2; {reach} }} }}"),
        ] {
            assert_eq!(grave(&alone(&said)).is_empty(), met, "{said}: {:?}", grave(&alone(&said)));
        }
    }
    let english = "article \"Users\" { satisfies K1-1; measure user_authentication { factors 2; audience visitors; applies_to unmanaged_equipment } }";
    assert_eq!(grave(&alone(english)), ["coverage/unmet"]);
    // Together they reach everybody.
    let both = "条 「認証」 { 対応 K1-1; 対策 利用者認証 「特権」 { 要素数 3; 対象者 特権利用者 }; 対策 利用者認証 「一般」 { 要素数 2; 対象者 利用者 } }";
    assert!(grave(&alone(both)).is_empty());
}

#[test]
fn what_is_said_for_one_system_is_said_beside_what_holds_for_all() {
    for said in [
        "条 「認証」 { 対応 K1-1; 対策 利用者認証 { 要素数 2 }; 対策 利用者認証 { 要素数 3; 対象システム 甲 } }",
        "条 「認証」 { 対応 K1-1; 対策 利用者認証 { 要素数 3; 対象システム 甲 }; 対策 利用者認証 { 要素数 2; 対象システム 乙 } }",
        "条 「認証」 { 対応 K1-1; 対策 利用者認証 { 要素数 2 } }\n条 「甲」 { 対策 利用者認証 { 要素数 3; 対象システム 甲 } }",
    ] {
        assert!(grave(&alone(said)).is_empty(), "{said}: {:?}", grave(&alone(said)));
    }
    for said in [
        "条 「認証」 { 対応 K1-1; 対策 利用者認証 { 要素数 2 }; 対策 利用者認証 { 要素数 1; 対象システム 甲 } }",
        "条 「認証」 { 対応 K1-1; 対策 利用者認証 { 要素数 1 }; 対策 利用者認証 { 要素数 2; 対象システム 甲 } }",
    ] {
        assert!(!grave(&alone(said)).is_empty(), "{said}");
    }
}

/// A label is a name, and says of nobody that it is for him.
#[test]
fn what_is_said_without_a_label_holds_for_whom_no_label_names() {
    for (said, met) in [
        ("対策 利用者認証 { 要素数 1 }; 対策 利用者認証 「管理者用」 { 要素数 2 }", false),
        ("対策 利用者認証 { 要素数 1 }; 対策 利用者認証 { 要素数 2; 対象者 特権利用者 }", false),
        ("対策 利用者認証 { 要素数 1 }; 対策 利用者認証 「甲」 { 要素数 2; 対象システム 甲 }", false),
        ("measure user_authentication { factors 1 }; measure user_authentication \"admin\" { factors 2 }", false),
        ("対策 利用者認証 { 要素数 1 }; 対策 利用者認証 「職員」 { 要素数 2; 対象者 全従事者 }", true),
        ("対策 利用者認証 { 要素数 1 }; 対策 利用者認証 「二つ」 { 要素数 2; 対象システム 甲、乙 }", true),
        ("対策 利用者認証 { 要素数 2 }; 対策 利用者認証 「管理者用」 { 要素数 3 }", true),
        // The floor leaves it to the labelled ones.
        ("対策 利用者認証 { 共用ID 禁止 }; 対策 利用者認証 「一般」 { 要素数 2 }; 対策 利用者認証 「管理者用」 { 要素数 3 }", true),
    ] {
        let verdict = alone(&format!("条 「認証」 {{ 対応 K1-1; {said} }}"));
        assert_eq!(grave(&verdict).is_empty(), met, "{said}: {:?}", grave(&verdict));
    }
}

#[test]
fn a_measure_for_others_alone_is_none_for_the_institution() {
    let standard = "基準 k-1 「共通」 { 発行者 「法人」; 公表 2025-03-01; 編 K 「共通」; 本文状態 正文 }
遵守事項 K1-1 「文字数」 { 要件 対策 パスワード { 最短文字数 13文字 } }
遵守事項 K1-2 「来訪者」 { 要件 対策 入退室管理 { 対象者 来訪者; 入室管理手段 名札着用 } }";
    for (said, met) in [
        ("対策 パスワード { 最短文字数 13文字 }", true),
        ("対策 パスワード { 最短文字数 13文字; 対象者 医師 }", true),
        ("対策 パスワード { 最短文字数 13文字; 対象者 来訪者 }", false),
        ("対策 パスワード 「窓口」 { 最短文字数 13文字; 対象者 患者等 }", false),
        ("対策 パスワード { 最短文字数 8文字 }; 対策 パスワード 「管理者用」 { 最短文字数 20文字 }", false),
    ] {
        let clinic = format!(
            "規程 「医院規程」 {{ 機関 診療所 「医院」; 準拠 k-1; 構成文書 「k.kitei」 }}\n条 「認証」 {{ 対応 K1-1、K1-2; {said}; 対策 入退室管理 {{ 対象者 来訪者; 入室管理手段 名札着用 }} }}"
        );
        let verdict = Repository::of("k.kitei", standard).with(CHILD, &clinic).judge();
        assert_eq!(grave(&verdict).is_empty(), met, "{said}: {:?}", grave(&verdict));
    }
}

#[test]
fn a_parents_floor_goes_on_holding_for_the_others() {
    let judge = |above: &str, said: &str| {
        let top = format!("規程 「法人規程」 {{ 機関 法人 「法人」; 準拠 k-1; 構成文書 「k.kitei」 }}\n{above}");
        let clinic = format!("規程 「医院規程」 {{ 機関 診療所 「医院」; 継承 「top.kitei」 }}\n{SYSTEMS}\n{said}");
        let repository = Repository::of("k.kitei", STANDARD).with("top.kitei", &top).with(CHILD, &clinic);
        grave(&repository.judge())
    };
    let floor = "条 第1条 「認証」 { 対策 利用者認証 { 要素数 2 } }";
    for said in [
        "条 「認証」 { 対応 K1-1; 対策 利用者認証 { 要素数 3; 対象システム 甲 } }",
        "条 「認証」 { 対応 K1-1; 対策 利用者認証 { 要素数 2; 対象システム 甲 } }",
        "条 「認証」 { 対応 K1-1; 対策 利用者認証 { 要素数 3; 対象者 特権利用者 } }",
        "条 「認証」 { 対応 K1-1; 対策 利用者認証 「窓口」 { 要素数 2; 対象者 来訪者 } }",
    ] {
        assert_eq!(judge(floor, said), [""; 0], "{said}");
    }
    for said in [
        "条 「認証」 { 対応 K1-1; 対策 利用者認証 { 対象者 来訪者 } }",
        "条 「認証」 { 対応 K1-1; 対策 利用者認証 { 要素数 2; 対象機器 管理外機器 } }",
        "article \"x\" { satisfies K1-1; measure user_authentication { factors 2; audience visitors } }",
        "条 「認証」 { 対応 K1-1; 対策 利用者認証 { 要素数 1; 対象システム 甲 } }",
    ] {
        assert!(judge(floor, said).contains(&"inheritance/weakened"), "{said}: {:?}", judge(floor, said));
    }
    // What is said of some information stands beside what is said of all; where it is weaker, it weakens.
    let of_records = |factors: u64| {
        format!(
            "現況 {{ 情報 診療録 {{ 情報区分 診療録等 }} }}\n条 「認証」 {{ 対応 K1-1; 対策 利用者認証 {{ 要素数 {factors}; 対象情報 診療録 }} }}"
        )
    };
    let judge_information = |factors| {
        let top = format!("規程 「法人規程」 {{ 機関 法人 「法人」; 準拠 k-1; 構成文書 「k.kitei」 }}\n{floor}");
        let clinic = format!("規程 「医院規程」 {{ 機関 診療所 「医院」; 継承 「top.kitei」 }}\n{}", of_records(factors));
        grave(&Repository::of("k.kitei", STANDARD).with("top.kitei", &top).with(CHILD, &clinic).judge())
    };
    assert!(!judge_information(3).contains(&"inheritance/weakened"), "{:?}", judge_information(3));
    assert!(judge_information(1).contains(&"inheritance/weakened"), "{:?}", judge_information(1));
    // Two systems that each policy speaks of: the parent's is not replaced.
    let of_one = "条 第1条 「認証」 { 対策 利用者認証 { 要素数 2; 対象システム 乙 } }";
    assert_eq!(judge(of_one, "条 「認証」 { 対応 K1-1; 対策 利用者認証 { 要素数 3; 対象システム 甲 } }"), [""; 0]);
}
