//! `kitei diff`: single edits of sound policies, each with what it is to be called; and the same the other way round.

mod editions;
mod every_value;
mod git;
mod inputs;

use kitei::internals::Whole;
use kitei::internals::answer::difference::{Change, Difference, Effect, Matter, Way};
use kitei::internals::compare::{Request, Sides, compare, diff};
use kitei::internals::diagnostic::Findings;

use Effect::{Incomparable, Strengthened, Weakened};

use crate::harness::{CLINIC, CORPORATION, DAY, Folder, HOSPITAL, PHARMACY, Repository};

fn between(old: &Repository, new: &Repository) -> Difference {
    of_texts(&old.read(), &new.read())
}

fn of_texts(old: &Whole, new: &Whole) -> Difference {
    let mut findings = Findings::default();
    compare(&old.resolve(DAY, &mut findings), &new.resolve(DAY, &mut findings))
}

fn turned(effect: Effect) -> Effect {
    match effect {
        Weakened => Strengthened,
        Strengthened => Weakened,
        other => other,
    }
}

fn reversed(way: Way) -> Way {
    match way {
        Way::Lost => Way::Gained,
        Way::Gained => Way::Lost,
        Way::ApplicabilityLost => Way::ApplicabilityGained,
        Way::ApplicabilityGained => Way::ApplicabilityLost,
        Way::Changed => Way::Changed,
    }
}

/// Where a policy was and where it is.
type Paths = (Option<String>, Option<String>);

/// A comparison the other way round says the opposite of everything, and nothing else.
fn assert_mirrored(forth: &Difference, back: &Difference) {
    // A policy that moved stands elsewhere in each.
    let there = |index: usize| (forth.policies[index].old.clone(), forth.policies[index].new.clone());
    let back_there = |index: usize| (back.policies[index].new.clone(), back.policies[index].old.clone());
    let change = |change: &Change, effect: Effect, policy: Paths, [before, after]: [&Option<kitei::Text>; 2]| {
        // An article is called as it is now.
        let subject = (change.matter != Matter::Article).then(|| change.subject.en.clone());
        format!("{policy:?} {effect:?} {:?} {subject:?} {before:?} {after:?} {}", change.matter, change.reaches.len())
    };
    let mut said: Vec<String> =
        forth.changes.iter().map(|one| change(one, one.effect, there(one.policy), [&one.before, &one.after])).collect();
    let mut opposite: Vec<String> =
        back.changes.iter().map(|one| change(one, turned(one.effect), back_there(one.policy), [&one.after, &one.before])).collect();
    said.extend(forth.coverage.iter().map(|turn| {
        let (policy, [before, after]) = (there(turn.policy), [turn.before.name(), turn.after.name()]);
        format!("{policy:?} {:?} {:?} {} {before} {after} {:?}", turn.facility, turn.way, turn.requirement, turn.points)
    }));
    opposite.extend(back.coverage.iter().map(|turn| {
        let (policy, [before, after]) = (back_there(turn.policy), [turn.after.name(), turn.before.name()]);
        format!("{policy:?} {:?} {:?} {} {before} {after} {:?}", turn.facility, reversed(turn.way), turn.requirement, turn.points)
    }));
    said.sort();
    opposite.sort();
    assert_eq!(said, opposite);
}

/// What is said of an edit: `effect matter @policy >reached`, then `way requirement @policy`.
fn told(difference: &Difference) -> Vec<String> {
    let folder = |index: usize| difference.policies[index].path().split('/').next().unwrap().to_owned();
    let changes = difference.changes.iter().map(|change| {
        let reaches: Vec<String> = change.reaches.iter().map(|&index| format!(" >{}", folder(index))).collect();
        format!("{} {} @{}{}", change.effect.name(), change.matter.name(), folder(change.policy), reaches.concat())
    });
    let turns = difference.coverage.iter().map(|turn| {
        let requirement = turn.requirement.strip_prefix("mhlw-6.0/").unwrap_or(&turn.requirement);
        format!("{} {requirement} @{}", turn.way.name(), folder(turn.policy))
    });
    changes.chain(turns).collect()
}

/// The class of one edit of the reference policies, there and back.
fn edit(path: &str, from: &str, to: &str) -> Vec<String> {
    let old = Repository::reference();
    let new = old.clone().replace(path, from, to);
    let difference = between(&old, &new);
    assert_mirrored(&difference, &between(&new, &old));
    told(&difference)
}

#[test]
fn nothing_differs_from_itself() {
    for folder in ["medical-corporation", "university-hospital"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
        let request = Request { directory: folder.clone(), sides: Sides::Paths(folder.clone(), folder), as_of: Some(DAY), today: DAY };
        let comparison = diff(&request).unwrap();
        assert!(comparison.difference.is_empty() && !comparison.difference.weakens(), "{:?}", comparison.difference);
        assert!(comparison.difference.policies.len() >= 4);
    }
}

#[test]
fn changes_are_told_as_one_reads_them() {
    let old = Repository::reference();
    let mut new = old.clone();
    for (path, text) in &mut new.0 {
        if path == CORPORATION {
            *text = text.replace("年1回", "2年ごと");
        }
    }
    let weakened: Vec<Change> = between(&old, &new).changes.into_iter().filter(|change| change.effect == Weakened).collect();
    assert!(weakened.len() > 5, "{}", weakened.len());
    assert!(weakened.is_sorted_by_key(|change| (change.policy, change.new.clone())), "{weakened:#?}");
}

#[test]
fn a_parents_value_is_told_once_with_the_children_that_it_reaches() {
    let all = "strengthened value @corporation >clinic >hospital >pharmacy";
    assert_eq!(edit(CORPORATION, "最短文字数     13文字 下限", "最短文字数 15文字 下限"), [all]);
    let weakened = edit(CORPORATION, "最短文字数     13文字 下限", "最短文字数 12文字 下限");
    assert_eq!(weakened[0], "weakened value @corporation >clinic >hospital >pharmacy");
    assert!(weakened[1..].iter().all(|turn| turn == "lost C14-6 @corporation" || turn.starts_with("lost C14-6 @")), "{weakened:?}");
    assert!(weakened.contains(&"lost C14-6 @hospital".to_owned()), "{weakened:?}");
    // Those below have stricter values of their own.
    let own = edit(CORPORATION, "無操作時間 10分 既定", "無操作時間 12分 既定");
    assert_eq!(own[0], "weakened value @corporation");
    assert_eq!(edit(CORPORATION, "使い回し       禁止\n", "\n")[0], "weakened value @corporation >clinic >hospital >pharmacy");
}

#[test]
fn what_binds_those_below_less_is_weakened() {
    for (to, wanted) in [
        ("BYOD { 利用 禁止 既定 }", "weakened mode @corporation >clinic >hospital >pharmacy"),
        // A minimum still forbids what is less strict.
        ("BYOD { 利用 禁止 }", "neutral mode @corporation >clinic >hospital >pharmacy"),
    ] {
        assert_eq!(edit(CORPORATION, "BYOD { 利用 禁止 変更不可 }", to), [wanted], "{to}");
    }
    let bound = edit(CORPORATION, "無操作時間 10分 既定", "無操作時間 10分");
    assert_eq!(bound, ["strengthened mode @corporation"]);
    let delegated = edit(CORPORATION, "    委任\n    役割 安全管理責任者\n", "    役割 安全管理責任者\n");
    assert!(delegated.iter().any(|told| told.starts_with("strengthened delegation @corporation")), "{delegated:?}");
}

#[test]
fn values_duties_and_declarations_of_a_policys_own() {
    let lock = "対策 画面ロック { 無操作時間 5分 }";
    for (to, wanted) in [
        ("対策 画面ロック { 無操作時間 8分 }", "weakened value @hospital"),
        ("対策 画面ロック { 無操作時間 3分 }", "strengthened value @hospital"),
        // What the corporation says still holds, and that is ten minutes.
        ("", "weakened value @hospital"),
        ("対策 画面ロック { 無操作時間 ? }", "weakened value @hospital"),
    ] {
        assert_eq!(edit(HOSPITAL, lock, to)[0], wanted, "{to}");
    }
    let article = "  条 第18条 「改廃」 {\n";
    let should = edit(CLINIC, "    対策 画面ロック { 無操作時間 5分 }\n", "    努力義務\n    対策 画面ロック { 無操作時間 5分 }\n");
    assert!(should.iter().any(|told| told == "weakened duty @clinic"), "{should:?}");
    let added = edit(CLINIC, article, &format!("{article}    対策 生成AI利用 「委託」 {{ 利用 禁止 }}\n"));
    assert_eq!(added, ["strengthened declaration @clinic"]);
}

#[test]
fn what_a_label_says_beyond_its_floor_is_what_counts() {
    let article = "  条 第18条 「改廃」 {\n";
    for (length, wanted) in [("16", "strengthened declaration @clinic"), ("13", "neutral declaration @clinic")] {
        let labelled = format!("{article}    対策 パスワード 「管理者」 {{ 最短文字数 {length}文字 }}\n");
        assert_eq!(edit(CLINIC, article, &labelled), [wanted], "{length}");
    }
}

#[test]
fn exceptions_leave_out_less_or_more() {
    assert_eq!(edit(HOSPITAL, "期限 令和9年3月31日 承認", "期限 令和10年3月31日 承認")[0], "weakened exception @hospital");
    assert_eq!(edit(HOSPITAL, "期限 令和9年3月31日 承認", "期限 令和8年9月30日 承認")[0], "strengthened exception @hospital");
    let gone = edit(
        HOSPITAL,
        "例外 システム運用編14⑤ 例外対象 臨床検査 期限 令和9年3月31日 承認 令和8年3月25日 承認者 病院長 理由 「検査装置の製造販売業者の対応が令和8年度の改修となるため。」 代替措置 「設置室への入室をICカードに限り、端末を院内網から切り離した区画に置く。」",
        "",
    );
    assert_eq!(gone[0], "strengthened exception @hospital");
    let excluded = edit(
        CLINIC,
        "  条 第18条 「改廃」 {\n",
        "  条 第18条 「改廃」 {\n    適用除外 経営管理編3.1.2① 理由 「該当する事項がないため。」\n",
    );
    assert!(excluded.iter().any(|told| told == "weakened exclusion @clinic"), "{excluded:?}");
}

#[test]
fn words_titles_and_days_are_told_and_weigh_nothing() {
    let reworded = edit(CORPORATION, "患者の医療情報を保護するとともに、", "患者の医療情報を守るとともに、");
    assert_eq!(reworded, ["neutral article @corporation"]);
    // White space and line ends are no words.
    let unix = Repository::reference();
    let text = unix.0[CLINIC].replace('\n', "\r\n");
    assert!(between(&unix, &unix.clone().with(CLINIC, &text)).is_empty());
    let renamed = edit(CORPORATION, "規程 「医療法人社団みどり会 情報セキュリティ規程」", "規程 「みどり会 情報セキュリティ規程」");
    assert_eq!(renamed, ["neutral head @corporation"]);
    let version = edit(CLINIC, "  版       「2.1」", "  版       「2.2」");
    assert!(version.iter().all(|told| told.starts_with("neutral")), "{version:?}");
    let replaces = edit(CLINIC, "  版       「2.1」", "  版       「2.1」\n  全部改正 「旧規程」");
    assert_eq!(replaces, ["neutral head @clinic"]);
    assert_eq!(edit(CLINIC, "第18条 「改廃」", "第18条 「この規程の改廃」"), ["neutral article @clinic"]);
    assert_eq!(
        edit(
            CLINIC,
            "  条 第18条 「改廃」 {\n",
            "  条 「雑則」 {\n    項 「この規程に定めのない事項は、院長が定める。」\n  }\n  条 第18条 「改廃」 {\n"
        ),
        ["neutral article @clinic"]
    );
}

#[test]
fn what_a_policy_rests_on() {
    assert_eq!(edit(CLINIC, "  準拠     mhlw-6.0\n", ""), ["weakened standard @clinic"]);
    let alone = edit(CLINIC, "  継承     「../corporation/policy.kitei」 略称 法人規程 版 「3.1」\n", "");
    assert!(alone.contains(&"weakened parent @clinic".to_owned()) && alone.iter().any(|told| told.starts_with("lost ")), "{alone:?}");
    let left_out = edit(CLINIC, "略称 法人規程 版 「3.1」", "略称 法人規程 版 「3.1」 除外 第7条");
    assert_eq!(left_out[0], "weakened parent @clinic", "{left_out:?}");
    let review = edit(CLINIC, "承認者 院長\n  見直し   年1回\n", "承認者 院長\n  見直し   年2回\n");
    assert_eq!(review, ["strengthened value @clinic"]);
    assert_eq!(edit(CORPORATION, "      間隔   四半期ごと\n", "      間隔   年2回\n"), ["weakened entity @corporation"]);
}

#[test]
fn a_fact_that_turns_no_is_told_with_the_requirements_that_no_longer_apply() {
    let old = Repository::reference();
    let new = old.clone().replace(CLINIC, "  無         第三者提供、遠隔接続、", "  無         第三者提供、").replace(
        CLINIC,
        "  有         業務委託、外部保存、",
        "  有         業務委託、遠隔接続、外部保存、",
    );
    let (forth, back) = (between(&new, &old), between(&old, &new));
    assert_mirrored(&forth, &back);
    let told = told(&forth);
    assert!(told.contains(&"neutral fact @clinic".to_owned()), "{told:?}");
    let lost: Vec<&String> = told.iter().filter(|told| !told.starts_with("neutral")).collect();
    assert!(!lost.is_empty() && lost.iter().all(|told| told.starts_with("applicability_lost ")), "{told:?}");
    assert!(forth.weakens() && !back.weakens());
}

#[test]
fn policies_that_come_go_and_move() {
    let old = Repository::reference();
    let mut without = old.clone();
    let clinic = without.0.remove(CLINIC).unwrap();
    let forth = between(&old, &without);
    assert_mirrored(&forth, &between(&without, &old));
    assert!(told(&forth).contains(&"weakened policy @clinic".to_owned()) && forth.weakens());
    assert!(forth.coverage.iter().all(|turn| turn.policy == 0) && forth.coverage.len() > 20);
    let moved = without.with("診療所/さくら台.kitei", &clinic);
    let forth = between(&old, &moved);
    assert_mirrored(&forth, &between(&moved, &old));
    assert_eq!(told(&forth), ["neutral policy @診療所"]);
}

#[test]
fn what_cannot_be_read_is_not_called_lost() {
    let old = Repository::reference();
    let new = old.clone().replace(HOSPITAL, "対策 画面ロック { 無操作時間 5分 }", "対策 画面ロック { = 5分 無操作時間 }");
    let difference = between(&old, &new);
    let about: Vec<&Change> = difference.changes.iter().filter(|change| change.subject.ja.contains("画面ロック")).collect();
    assert!(!about.is_empty() && about.iter().all(|change| change.effect == Incomparable), "{about:?}");
    assert!(difference.weakens());
}

#[test]
fn words_that_one_side_adds_to_the_vocabulary_shift_nothing() {
    let added =
        "語彙 in-house 「院内の語彙」 {\n  版 「1.0」\n}\n\nmeasure bed_alarm 離床警報 { alarm_volume 音量 count devices higher }\n";
    let old = Repository::reference();
    let new = old.clone().with("a.kitei", added);
    assert!(between(&old, &new).is_empty() && between(&new, &old).is_empty());
    let article = "  条 第18条 「改廃」 {\n";
    let louder = |count: &str| new.clone().replace(CLINIC, article, &format!("{article}    対策 離床警報 {{ 音量 {count}台 }}\n"));
    assert_eq!(told(&between(&louder("3"), &louder("2"))), ["weakened value @clinic"]);
    // Which way is stricter is said otherwise: the same value asks for something else.
    let lower = louder("3").with("a.kitei", &added.replace("higher", "lower"));
    assert_eq!(told(&between(&louder("3"), &lower)), ["incomparable value @clinic"]);
}

#[test]
fn two_files_are_compared_whatever_they_are_called() {
    let one = Repository::reference().0[PHARMACY].clone();
    let other = one.replacen("見直し 年1回", "見直し 年2回", 1);
    let corporation = Repository::reference().0[CORPORATION].clone();
    let folder = Folder::new()
        .with("kitei.toml", "[check]\nas-of = 2026-05-01\n")
        .with("corporation/policy.kitei", corporation)
        .with("旧/規程.kitei", &one)
        .with("新/改正案.kitei", &other);
    let ran = folder.run(&["diff", "旧/規程.kitei", "新/改正案.kitei", "--fail-on-weakened"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.contains("strengthened") && !ran.out.contains("inherits"), "{}", ran.out);
    let back = folder.run(&["diff", "新/改正案.kitei", "旧/規程.kitei", "--fail-on-weakened", "--lang", "ja"]);
    assert!(back.code == 1 && back.out.contains("緩和"), "{}", back.out);
    assert_eq!(folder.run(&["diff", "新/改正案.kitei", "旧/規程.kitei"]).code, 0);
}

#[test]
fn a_side_that_cannot_be_read_is_a_failure_that_says_why() {
    let folder = Folder::new().with("old/a.kitei", "規程 「甲」 {\n}\n").with("bad/a.kitei", b"\x8bK\x92\xf6\n").with("empty/x.txt", "");
    for (arguments, why) in [
        (&["diff", "old", "nowhere"][..], "nowhere:1:1: error[input/not-found]: \"nowhere\" does not exist"),
        (&["diff", "old", "bad"], "a.kitei:1:1: error[input/encoding]: \"a.kitei\" is not UTF-8"),
        (&["diff", "empty", "old"], "error[input/no-policy]"),
        (&["diff", "old"], "required arguments"),
        (&["diff", "old", "old", "--rev", "HEAD"], "cannot be used with"),
        (&["diff", "old", "old", "--format", "xml"], "invalid value"),
    ] {
        let ran = folder.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(why), "{arguments:?}: {}", ran.err);
    }
}
