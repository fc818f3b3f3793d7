//! `kitei render --effective`: what reaches a policy from above is printed with it, marked where from.

use kitei::internals::Whole;
use kitei::internals::diagnostic::Findings;
use kitei::internals::render::{Extent, Form, print};

use super::{bare, docx};
use crate::harness::{DAY, REPOSITORIES, Repository};

const CORPORATION: &str = "規程 「緑会 情報セキュリティ基本方針」 {
  機関 法人 「緑会」
}
定義 「情報機器」 「電子計算機をいう。」
条 第1条 「目的」 {
  項 「この規程は、必要な事項を定める。」
}
条 第2条 「認証」 {
  対策 パスワード { 最短文字数 12文字; 使い回し 禁止 }
  項 「前条の目的のため、パスワードは、{パスワード.最短文字数}以上とする。」
  項 「{条:目的}の趣旨に従い、第1条を守る。」
}
条 第3条 「監査」 {
  活動 監査 { 間隔 年1回; 報告先 理事会 }
}
条 第4条 「雑則」 {
  項 「この規程に定めのない事項は、理事長が定める。」
}
附則 { 項 「この規程は、令和8年4月1日から施行する。」 }
";

const HOSPITAL: &str = "規程 「緑病院 運用管理規程」 {
  機関 病院 「緑病院」
  継承 「corporation.kitei」 略称 法人規程 除外 第4条 承認者 理事長 理由 「病院には雑則がある。」
}
条 第1条 「利用者」 {
  対策 パスワード { 最短文字数 13文字 }
  項 「パスワードは、{パスワード.最短文字数}以上とする。」
}
附則 令和8年4月1日 { 項 「この規程は、令和8年4月1日から施行する。」 }
";

fn printed(path: &str, form: Form, extent: Extent) -> Vec<u8> {
    let texts = Whole::read([("corporation.kitei", CORPORATION), ("hospital.kitei", HOSPITAL)]);
    let resolved = texts.resolve(DAY, &mut Findings::default());
    let (id, ..) = resolved.iter().find(|(_, policy, _)| *policy.path == *path).unwrap();
    print(&resolved, id, form, extent)
}

fn text(path: &str, form: Form, extent: Extent) -> String {
    String::from_utf8(printed(path, form, extent)).unwrap()
}

#[test]
fn what_reaches_a_policy_is_printed_and_marked() {
    insta::assert_snapshot!("render_effective_text", text("hospital.kitei", Form::Text, Extent::Effective));
    insta::assert_snapshot!("render_effective_markdown", text("hospital.kitei", Form::Markdown, Extent::Effective));
}

#[test]
fn the_marks_stand_in_all_forms() {
    let html = text("hospital.kitei", Form::Html, Extent::Effective);
    let docx = docx::document(&printed("hospital.kitei", Form::Docx, Extent::Effective));
    for said in ["法人規程から及ぶ定め", "法人規程第2条（認証）", "法人規程第1条を守る。", "緑病院 運用管理規程第1条により、13文字とする。"]
    {
        assert!(html.contains(said), "{said}");
        assert!(docx.contains(said), "{said}");
    }
    assert!(!html.contains("理事長が定める"), "left out");
}

#[test]
fn without_parents_it_is_the_policy_itself() {
    let own = text("corporation.kitei", Form::Text, Extent::Own);
    let effective = text("corporation.kitei", Form::Text, Extent::Effective);
    let lines: Vec<&str> = effective.lines().filter(|line| !line.contains("上位規程から及ぶ定めを含む")).collect();
    assert_eq!(own.lines().collect::<Vec<_>>(), lines);
}

/// What a policy says itself stands in its effective text as it is, and there is no notation in what is added.
#[test]
fn the_policys_own_text_is_kept() {
    for name in REPOSITORIES {
        let texts = Whole::read(Repository::fixture(name).0);
        let resolved = texts.resolve(DAY, &mut Findings::default());
        for (id, policy, view) in resolved.iter() {
            let read = |extent| String::from_utf8(print(&resolved, id, Form::Text, extent)).unwrap();
            let (own, effective) = (read(Extent::Own), read(Extent::Effective));
            let all = bare(&effective);
            assert!(own.lines().all(|line| all.contains(&bare(line))), "{name} {}", policy.path);
            assert!(!effective.contains(['{', '}']), "{name} {}", policy.path);
            assert!(view.ancestors.is_empty() || effective.len() > own.len(), "{name} {}", policy.path);
        }
    }
}
