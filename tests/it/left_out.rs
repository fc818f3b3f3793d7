//! What does not hold for a facility: left out by the policy over it (`継承 … 除外 施設 …`), or by those above (`除外 施設 …`).

use kitei::internals::diagnostic::Findings;
use kitei::internals::write::effective;
use kitei::{Counts, Lang};

use crate::harness::{CORPORATION, DAY, HOSPITAL, Repository, policy};

/// What a corporation's article claims and declares.
const ITEM: &str = "G3.1.2-2";
const ROLES: &str =
    "  対応 経営管理編3.1.2②\n  役割 安全管理責任者 { 充職 理事長 }\n  役割 企画管理者 { 充職 院長 }\n  項 「責任者を置く。」\n";
const NETWORK: &str = "network/policy.kitei";

/// A corporation, which says something more in its head and in each of its articles.
fn corporation(head: &str, roles: &str, password: &str) -> String {
    format!(
        "規程 「法人規程」 {{\n  機関 法人 「みどり会」\n  準拠 mhlw-6.0\n{head}}}\n\
        現況 {{\n  施設 病院 「みどり病院」\n  施設 東診療所 「みどり東診療所」\n}}\n\
        条 第1条 「責任者」 {{\n{roles}{ROLES}}}\n\
        条 第2条 「パスワード」 {{\n{password}  対策 パスワード {{ 最短文字数 13文字 }}\n  項 「パスワードは、長くする。」\n}}\n"
    )
}

/// A policy over a hospital and two clinics, that inherits from the corporation.
fn hospital(except: &str) -> String {
    format!(
        "規程 「病院規程」 {{\n  機関 病院 「みどり病院」\n  継承 「../corporation/policy.kitei」 略称 法人規程 {except}\n}}\n\
        現況 {{\n  施設 東診療所 「みどり東診療所」 {{ 機関 診療所 }}\n  施設 西診療所 「みどり西診療所」 {{ 機関 診療所 }}\n}}\n\
        条 第1条 「離席」 {{\n  対策 画面ロック {{ 無操作時間 10分 }}\n  項 「離席するときは、画面を閉じる。」\n}}\n"
    )
}

fn family(corporation: &str, hospital: &str) -> Repository {
    Repository::of(CORPORATION, corporation).with(HOSPITAL, hospital)
}

/// A corporation that leaves nothing out.
fn plain(except: &str) -> Repository {
    family(&corporation("", "", ""), &hospital(except))
}

/// The counts of the hospital's policy, by what they are of.
fn counts(repository: &Repository) -> Vec<(Option<String>, Counts)> {
    let run = repository.run(DAY);
    let counts = run.policies.iter().filter(|counts| run.sources.path(counts.file) == HOSPITAL);
    counts.map(|counts| (counts.facility.clone(), counts.counts)).collect()
}

/// For whom the item of the corporation's article is missing.
fn missing(repository: &Repository) -> Vec<String> {
    let verdict = repository.judge();
    verdict.about(HOSPITAL, "coverage/missing", ITEM).iter().map(|finding| finding.message.ja.clone()).collect()
}

fn told(repository: &Repository, path: &str) -> Vec<String> {
    repository.judge().of_rule(path, "inheritance/excluded").iter().map(|finding| finding.message.ja.clone()).collect()
}

#[test]
fn a_facility_loses_what_the_article_gave_and_the_others_keep_it() {
    let (before, after) = (counts(&plain("")), counts(&plain("除外 第1条 施設 東診療所")));
    assert_eq!(before.len(), 3);
    for ((facility, before), (same, after)) in before.iter().zip(&after) {
        assert_eq!(facility, same);
        let lost = u32::from(facility.as_deref() == Some("みどり東診療所"));
        assert_eq!((before.inherited - lost, before.missing + lost), (after.inherited, after.missing), "{facility:?}");
        assert_eq!(lost == 0, before == after, "{facility:?}");
    }
    assert_eq!(missing(&plain("")), [""; 0]);
    let missing = missing(&plain("除外 第1条 施設 東診療所"));
    assert!(missing.len() == 1 && missing[0].contains("（みどり東診療所）"), "{missing:?}");
}

#[test]
fn a_title_names_a_facility_and_a_further_name_another_one() {
    for except in ["除外 第1条 施設 東診療所、西診療所", "除外 第1条 施設 「みどり東診療所」、第1条 施設 西診療所"]
    {
        let missing = missing(&plain(except));
        assert!(missing.len() == 1 && missing[0].contains("（みどり東診療所、みどり西診療所）"), "{except}: {missing:?}");
    }
    let everybody = missing(&plain("除外 施設 東診療所、第1条"));
    assert!(everybody.len() == 1 && !everybody[0].contains("診療所"), "an article ends the list of facilities: {everybody:?}");
}

#[test]
fn without_an_article_all_that_the_parent_lays_down_is_left_out() {
    let repository = plain("除外 施設 西診療所");
    let missing = missing(&repository);
    assert!(missing.len() == 1 && missing[0].contains("（みどり西診療所）"), "{missing:?}");
    let verdict = repository.judge();
    let told = verdict.of_rule(HOSPITAL, "inheritance/unapproved-exclusion");
    let messages: Vec<&str> = told.iter().map(|finding| finding.message.ja.as_str()).collect();
    assert_eq!(messages, ["「法人規程」の定めを除外していますが、承認者がありません"]);
}

#[test]
fn what_is_final_or_delegated_is_left_out_by_its_parent_only() {
    for (mode, except, place) in [("変更不可", "第1条 施設 東診療所", "東診療所"), ("委任", "施設 東診療所", "東診療所")]
    {
        let repository = family(&corporation("", &format!("  {mode}\n"), ""), &hospital(&format!("除外 {except}")));
        let verdict = repository.judge();
        let binding = verdict.of_rule(HOSPITAL, "inheritance/binding-excluded");
        assert_eq!(binding.iter().map(|finding| verdict.text(finding.span)).collect::<Vec<_>>(), [place], "{mode}");
        assert_eq!(verdict.of_rule(HOSPITAL, "inheritance/excluded").len(), 0, "{mode}");
    }
    // It goes on binding the facility.
    assert_eq!(missing(&family(&corporation("", "  変更不可\n", ""), &hospital("除外 第1条 施設 東診療所"))), [""; 0]);
    let released = family(&corporation("", "  変更不可\n  除外 施設 東診療所\n", ""), &hospital(""));
    assert_eq!(missing(&released).len(), 1);
    assert_eq!(released.judge().of_rule(HOSPITAL, "inheritance/binding-excluded").len(), 0);
}

#[test]
fn a_parent_releases_a_facility_of_a_policy_below() {
    let released = family(&corporation("", "  除外 施設 東診療所\n", ""), &hospital(""));
    let missing = missing(&released);
    assert!(missing.len() == 1 && missing[0].contains("（みどり東診療所）"), "{missing:?}");
    assert_eq!(told(&released, CORPORATION), ["第1条（責任者）は、施設「みどり東診療所」に及びません"]);
    assert_eq!(told(&released, HOSPITAL), ["「法人規程」の第1条（責任者）は、施設「みどり東診療所」に及びません"]);
}

#[test]
fn a_parent_releases_an_institution_by_its_title() {
    let weak = hospital("").replace("対策 画面ロック { 無操作時間 10分 }", "対策 パスワード { 最短文字数 8文字 }");
    let weakened = |password: &str| family(&corporation("", "", password), &weak).judge().of_rule(HOSPITAL, "inheritance/weakened").len();
    assert_eq!((weakened(""), weakened("  除外 施設 病院\n"), weakened("  除外 施設 東診療所\n")), (1, 0, 1));
    // Of the whole policy nothing is left, and what reaches the institution no more reaches its facilities neither.
    let whole = family(&corporation("  除外 施設 病院\n", "  変更不可\n", ""), &weak);
    let missing = missing(&whole);
    assert!(missing.len() == 1 && !missing[0].contains("みどり"), "{missing:?}");
    assert_eq!(whole.judge().of_rule(HOSPITAL, "inheritance/weakened").len(), 0);
    assert_eq!(told(&whole, HOSPITAL), ["「法人規程」の定めは、この規程に及びません"]);
}

#[test]
fn a_release_reaches_over_a_policy_between() {
    let network = corporation("", "  除外 施設 東診療所\n", "");
    let between = "規程 「財団規程」 {\n  機関 法人 「みどり財団」\n  継承 「../network/policy.kitei」 略称 連携規程\n}\n";
    let chain = |network: &str| family(between, &hospital("")).with(NETWORK, network);
    assert_eq!(missing(&chain(&corporation("", "", ""))), [""; 0]);
    let missing = missing(&chain(&network));
    assert!(missing.len() == 1 && missing[0].contains("（みどり東診療所）"), "{missing:?}");
}

#[test]
fn a_chapter_leaves_out_all_its_articles() {
    let chapter =
        corporation("", "", "").replace("条 第1条 「責任者」 {", "章 第1章 「体制」 {\n除外 施設 東診療所\n条 第1条 「責任者」 {") + "}\n";
    let told = told(&family(&chapter, &hospital("")), HOSPITAL);
    assert_eq!(told, ["「法人規程」の2か条は、施設「みどり東診療所」に及びません"]);
}

/// A town's policy over a hospital and a clinic.
fn town(head: &str, said: &str) -> Repository {
    Repository::of(
        HOSPITAL,
        &format!(
            "規程 「町の規程」 {{\n  機関 自治体 「若竹町」\n  準拠 mhlw-6.0\n{head}}}\n現況 {{\n  施設 町立病院 {{ 機関 病院 }}\n  施設 診療所 {{ 機関 診療所 }}\n}}\n条 「責任者」 {{\n{said}{ROLES}}}\n"
        ),
    )
}

#[test]
fn an_article_of_its_own_does_not_hold_for_a_facility() {
    assert_eq!(missing(&town("", "")), [""; 0]);
    let missing = missing(&town("", "  除外 施設 診療所\n"));
    assert!(missing.len() == 1 && missing[0].contains("（診療所）"), "{missing:?}");
}

#[test]
fn a_facility_with_rules_of_its_own_is_not_judged_here() {
    let names = |repository: &Repository| counts(repository).into_iter().map(|(facility, _)| facility.unwrap()).collect::<Vec<_>>();
    assert_eq!(names(&town("", "")), ["町立病院", "診療所"]);
    let released = town("  除外 施設 診療所\n", "");
    assert_eq!(names(&released), ["町立病院"]);
    assert_eq!(told(&released, HOSPITAL), ["この規程は、施設「診療所」に及びません"]);
}

#[test]
fn an_unknown_facility_has_a_place_and_a_proposal() {
    for repository in [plain("除外 第1条 施設 東診療書"), family(&corporation("", "", ""), &hospital("除外 施設 「みどり東診療書」"))]
    {
        let verdict = repository.judge();
        let unknown = verdict.of_rule(HOSPITAL, "consistency/undefined-name");
        assert_eq!(unknown.len(), 1, "{unknown:?}");
        assert!(verdict.text(unknown[0].span).ends_with("東診療書"));
        assert!(unknown[0].fix.as_ref().unwrap().edits.iter().any(|edit| edit.replacement.contains("東診療所")));
        assert_eq!(verdict.of_rule(HOSPITAL, "inheritance/excluded").len(), 0);
    }
    let own = town("", "  除外 施設 診療書\n").judge();
    assert_eq!(own.of_rule(HOSPITAL, "consistency/undefined-name").len(), 1);
}

#[test]
fn slips_are_found_where_they_stand() {
    let found = |repository: Repository, rule: &str| {
        let verdict = repository.judge();
        verdict.of_rule(HOSPITAL, rule).iter().map(|finding| verdict.text(finding.span).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(plain("除外 第1条 施設"), "syntax/missing-argument"), ["第1条 施設"]);
    assert_eq!(found(plain("除外 施設 東診療所 西診療所"), "syntax/unexpected-argument"), ["西診療所"]);
    assert_eq!(found(plain("除外 第9条 施設 東診療所"), "structure/dangling-reference"), ["第9条"]);
    assert_eq!(found(town("  除外 第1条\n", ""), "syntax/unexpected-argument"), ["第1条"]);
}

#[test]
fn both_spellings_say_the_same() {
    let texts = Repository::default().read();
    let japanese = hospital("除外 第1条 施設 東診療所、第2条");
    let spelled = |text: &str, lang| super::format::with(&texts, text, Some(lang)).text;
    let japanese = spelled(&japanese, Lang::Ja);
    let english = spelled(&japanese, Lang::En);
    assert!(english.contains("except 第1条 facility 東診療所, 第2条") && english.contains("{ institution clinic }"), "{english}");
    assert_eq!(spelled(&english, Lang::Ja), japanese);
    let article = english.replace("except 第1条", "except article 1");
    let missing = missing(&family(&corporation("", "", ""), &article));
    assert!(missing.len() == 1 && missing[0].contains("みどり東診療所"), "{missing:?}");
}

#[test]
fn the_effective_text_leaves_it_out_for_the_same_facility() {
    let repository = plain("除外 第1条 施設 東診療所");
    let texts = repository.read();
    let resolved = texts.resolve(DAY, &mut Findings::default());
    let text = effective::text(&resolved, policy(&resolved, HOSPITAL), Some(Lang::Ja));
    let missing = missing(&repository.clone().with(HOSPITAL, &text));
    assert!(missing.len() == 1 && missing[0].contains("（みどり東診療所）"), "{missing:?}\n{text}");
}
