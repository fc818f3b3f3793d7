//! How a policy is judged: what is lost is told where it stands, claims alone meet nothing, silence excuses nothing,
//! and damage is not absence.

use std::collections::BTreeSet;

use kitei::internals::checks::coverage::Outcome;
use kitei::internals::diagnostic::Findings;
use kitei::internals::model::vocabulary::Vocabulary;
use kitei::internals::resolve::policy::Declaration;
use kitei::internals::syntax::keyword::Keyword;
use kitei::{Diagnostic, Severity, Text};

use crate::harness::{CLINIC, CORPORATION, DAY, HOSPITAL, PHARMACY, Repository, Verdict, outcomes};

const ROLES: &str = "G3.1.2-2";

fn is_role(names: &'static [&'static str]) -> impl Fn(&Declaration, &Vocabulary) -> bool {
    move |declared, vocabulary| {
        declared.kind == Keyword::Role && names.iter().any(|name| vocabulary.name(Keyword::Role, name) == Some(declared.name))
    }
}

fn hospital_and_parent(path: &str) -> bool {
    path == HOSPITAL || path == CORPORATION
}

/// The outcome of a requirement in a file.
fn outcome(verdict: &Verdict, path: &str, item: &str) -> Outcome {
    let mut found = Findings::default();
    let resolved = verdict.texts.resolve(DAY, &mut found);
    let judged = outcomes(&resolved, path);
    judged.iter().find(|judged| judged.standard.path_of(judged.index) == format!("mhlw-6.0/{item}")).unwrap().outcome
}

fn at_least(findings: &[&Diagnostic], severity: Severity) -> Vec<String> {
    findings
        .iter()
        .filter(|finding| finding.severity >= severity)
        .map(|finding| format!("{}: {}", finding.rule.name, finding.message.en))
        .collect()
}

/// A hospital with no parent.
fn alone(said: &str) -> Repository {
    Repository::of(HOSPITAL, &format!("規程 「試しの規程」 {{\n  機関 病院 「試し病院」\n  準拠 mhlw-6.0\n}}\n{said}"))
}

#[test]
fn the_reference_policies_are_in_order() {
    let verdict = Repository::reference().judge();
    for path in [CORPORATION, HOSPITAL, CLINIC, PHARMACY] {
        assert_eq!(at_least(&verdict.in_file(path), Severity::Warning), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn without_the_planning_manager_a_point_is_lost() {
    let verdict = Repository::reference().bound().without(hospital_and_parent, is_role(&["planning_manager"])).judge();
    let partly = verdict.about(HOSPITAL, "coverage/partly", ROLES);
    assert_eq!(partly.len(), 1, "{:?}", verdict.rules(HOSPITAL));
    let named = |text: &Text| text.en.contains("point \"Planning manager\"") && text.ja.contains("細目「企画管理者」");
    assert!(named(&partly[0].message), "{:?}", partly[0].message);
    let claim = |span| verdict.text(span).contains("経営管理編3.1.2②");
    let places = partly[0].labels.iter().map(|label| label.span).chain([partly[0].span]);
    assert!(places.into_iter().any(claim), "{:?}", partly[0]);
    assert!(verdict.about(HOSPITAL, "coverage/unmet", ROLES).is_empty() && verdict.about(HOSPITAL, "coverage/missing", ROLES).is_empty());
    assert_eq!(outcome(&verdict, PHARMACY, ROLES), Outcome::Covered, "the others have their own");
}

#[test]
fn without_both_managers_the_claim_is_unmet_and_without_the_article_it_is_missing() {
    let without = Repository::reference().bound().without(hospital_and_parent, is_role(&["planning_manager", "safety_manager"]));
    let verdict = without.judge();
    assert_eq!(verdict.about(HOSPITAL, "coverage/unmet", ROLES).len(), 1);
    assert!(verdict.about(HOSPITAL, "coverage/partly", ROLES).is_empty());
    let verdict = without.bound().without_article(HOSPITAL, "経営管理編3.1.2②").judge();
    assert_eq!(verdict.about(HOSPITAL, "coverage/missing", ROLES).len(), 1);
    assert!(verdict.about(HOSPITAL, "coverage/unmet", ROLES).is_empty());
}

#[test]
fn one_person_may_hold_both_roles() {
    let reference = Repository::reference();
    let both =
        reference.clone().replace(HOSPITAL, "役割 企画管理者 {\n      充職   医療情報部長", "役割 企画管理者 {\n      充職   副院長");
    let before = reference.judge();
    let verdict = both.judge();
    assert_eq!(at_least(&verdict.in_file(HOSPITAL), Severity::Warning), Vec::<String>::new());
    assert_eq!(outcome(&verdict, HOSPITAL, ROLES), Outcome::Covered);
    // The clinic's director holds both, and there is nothing to say about it.
    assert!(before.in_file(CLINIC).iter().all(|finding| finding.rule.name != "consistency/dual-role"));
    assert_eq!(at_least(&before.in_file(CLINIC), Severity::Warning), Vec::<String>::new());
}

/// Five mistakes, each with a word of its line.
const FIVE: [(&str, &str); 5] = [
    ("  対策 パスワード { 最短文字数 = 13文字 }", "= "),
    ("  項 「閉じていない文", "「閉じていない文"),
    ("  対策 アカウントロック { 失敗回数 5回以上 }", "5回以上"),
    ("  活動 棚卸 { 間隔 年1回 実施者 院長 }", "実施者"),
    ("  記録 アクセスログ { 保存期間 6月 }", "6月"),
];

#[test]
fn five_mistakes_are_five_findings_and_the_rest_is_judged() {
    let text: Vec<String> = FIVE.iter().map(|(mistake, _)| format!("条 「定め」 {{\n{mistake}\n}}\n")).collect();
    let repository = alone(&text.concat());
    let verdict = repository.judge();
    let mistakes: Vec<&Diagnostic> =
        verdict.in_file(HOSPITAL).into_iter().filter(|finding| finding.rule.name.starts_with("syntax/")).collect();
    let told: Vec<String> = mistakes.iter().map(|finding| format!("{} {:?}", finding.rule.name, verdict.text(finding.span))).collect();
    assert_eq!(mistakes.len(), 5, "{told:#?}");
    let all = &repository.0[HOSPITAL];
    let line = |offset: usize| all.get(..offset).unwrap().matches('\n').count();
    for ((mistake, place), finding) in FIVE.iter().zip(&mistakes) {
        let start = all.find(mistake).unwrap();
        let (from, to) = (finding.span.start as usize, finding.span.end as usize);
        assert_eq!(line(from), line(start), "{} for {mistake}", finding.rule.name);
        let at = start + mistake.find(place).unwrap();
        assert!(from <= at + place.len() && to >= at, "{} stands at {:?}, not at {place:?}", finding.rule.name, verdict.text(finding.span));
    }
    let missing = verdict.of_rule(HOSPITAL, "coverage/missing");
    assert!(missing.len() > 20, "{} missing", missing.len());
    assert_eq!(verdict.about(HOSPITAL, "coverage/missing", ROLES).len(), 1);
}

#[test]
fn claims_alone_meet_nothing() {
    let texts = Repository::default().read();
    let standard = texts.knowledge.standards.iter().find(|standard| &*standard.id == "mhlw-6.0").unwrap();
    let items: Vec<String> =
        (0..standard.requirements.len()).map(|index| kitei::internals::model::item::short(standard, index, None)).collect();
    let claims = format!("条 「すべて」 {{\n  対応 {}\n  項 「必要な事項は、別に定める。」\n}}\n", items.join(", "));
    let verdict = alone(&claims).judge();
    assert!(verdict.in_file(HOSPITAL).iter().all(|finding| !finding.rule.name.starts_with("syntax/")));
    assert_eq!(verdict.of_rule(HOSPITAL, "coverage/hollow").len(), 1);
    assert_eq!(verdict.of_rule(HOSPITAL, "coverage/overclaim").len(), 1);
    let mut found = Findings::default();
    let resolved = verdict.texts.resolve(DAY, &mut found);
    for judged in outcomes(&resolved, HOSPITAL) {
        let item = kitei::internals::model::item::short(judged.standard, judged.index, None);
        // It has no parent, so that what it has beside a parent's policy does not apply.
        if item == "M1.2.1-x-own-matters" {
            assert_eq!(judged.outcome, Outcome::NotApplicable);
            continue;
        }
        let expects = judged.requirement.parts().any(|(_, part)| !part.expects.is_empty());
        assert!(!expects || judged.outcome == Outcome::Unmet, "{item} is {:?}", judged.outcome);
        assert_eq!(verdict.about(HOSPITAL, "coverage/unmet", &item).len(), usize::from(expects));
    }
}

#[test]
fn a_label_does_not_hide_a_weaker_value() {
    for said in ["対策 パスワード 「一般」 { 最短文字数 4文字 }", "measure password \"一般\" { min_length 4 characters }"]
    {
        let reference = Repository::reference();
        let text = format!("{}\n条 「一般の利用者」 {{\n  {said}\n}}\n", reference.0[HOSPITAL]);
        let verdict = reference.with(HOSPITAL, &text).judge();
        let weakened = verdict.of_rule(HOSPITAL, "inheritance/weakened");
        assert_eq!(weakened.len(), 1, "{said}: {:?}", verdict.rules(HOSPITAL));
        assert!(weakened[0].message.en.contains("4 characters") && weakened[0].message.en.contains("13 characters"));
        assert!(weakened[0].labels.iter().any(|label| verdict.texts.sources.path(label.span.file) == CORPORATION));
    }
}

#[test]
fn silence_about_remote_access_excuses_nothing() {
    let about = |verdict: &Verdict| {
        let unknown = verdict.of_rule(HOSPITAL, "coverage/unknown-fact").into_iter();
        unknown.filter(|finding| finding.message.en.contains("remote_access")).count()
    };
    // Under the corporation: the fact goes, and what shows it.
    let without = Repository::reference()
        .replace(HOSPITAL, "クラウド、遠隔接続、リモート保守", "クラウド、リモート保守")
        .bound()
        .without(|path| path == HOSPITAL, |declared, vocabulary| vocabulary.name(Keyword::Measure, "remote_access") == Some(declared.name));
    let verdict = without.judge();
    assert_ne!(outcome(&verdict, HOSPITAL, "C7-13"), Outcome::NotApplicable);
    assert_eq!(about(&verdict), 1, "{:?}", verdict.rules(HOSPITAL));
    assert_eq!(verdict.of_rule(HOSPITAL, "coverage/unknown-fact").len(), 1);
    // Alone: the requirement is missing, and the fact is asked for once.
    let verdict = alone("現況 {\n  有 業務委託\n}\n").judge();
    assert_eq!(verdict.about(HOSPITAL, "coverage/missing", "C7-13").len(), 1);
    assert_eq!(about(&verdict), 1);
    // Stated: nothing hangs on it.
    let verdict = alone("現況 {\n  無 遠隔接続\n}\n").judge();
    assert_eq!(outcome(&verdict, HOSPITAL, "C7-13"), Outcome::NotApplicable);
    assert_eq!(about(&verdict), 0);
}

#[test]
fn one_bad_file_hides_nothing_in_another() {
    let mutated = Repository::reference().bound().without(|path| path == HOSPITAL, |declared, _| declared.kind == Keyword::Agreement);
    let told = |verdict: &Verdict| -> Vec<_> {
        let found = verdict.in_file(HOSPITAL).into_iter();
        found.map(|finding| (finding.rule.name, finding.message.clone(), finding.span.start, finding.span.end)).collect()
    };
    let wanted = told(&mutated.judge());
    assert!(wanted.len() > 3);
    for bad in ["", "}}}}", "規程 「", "条 条 条 {{{", "\u{0}\u{1}", "要件 { { \"", "vocabulary x {", "standard y { volume"] {
        assert_eq!(told(&mutated.clone().with(CLINIC, bad).judge()), wanted, "{bad:?}");
    }
}

#[test]
fn runs_are_the_same() {
    let mutated = Repository::reference().bound().without(|_| true, |declared, _| declared.kind == Keyword::Document);
    let told = |verdict: &Verdict| format!("{:?}", verdict.findings);
    let first = told(&mutated.judge());
    assert!(first.len() > 10_000);
    for _ in 0..4 {
        assert!(told(&mutated.judge()) == first, "two runs differ");
    }
}

#[test]
fn damage_in_what_a_policy_rests_on_is_one_finding() {
    for (from, to) in [
        ("継承     「../corporation/policy.kitei」", "継承     「../corporation/policy.kitei"),
        ("継承     「../corporation/policy.kitei」", "継承     = 「../corporation/policy.kitei」"),
        ("継承     「../corporation/policy.kitei」", "継承「../corporation/policy.kitei』"),
    ] {
        let verdict = Repository::reference().replace(HOSPITAL, from, to).judge();
        let rules: BTreeSet<&str> = verdict.rules(HOSPITAL);
        let errors = at_least(&verdict.in_file(HOSPITAL), Severity::Warning);
        assert_eq!(errors.len(), 1, "{to}: {errors:#?}");
        assert!(!rules.iter().any(|rule| ["coverage/missing", "coverage/unmet", "coverage/partly"].contains(rule)), "{to}: {rules:?}");
    }
}

#[test]
fn an_exclusion_that_lost_its_item_may_be_from_whatever_the_institution_judges() {
    let [policy, standard] = ["good.kitei", "standard.kitei"]
        .map(|name| std::fs::read_to_string(format!("fixtures/checks/coverage/unjustified-exclusion/{name}")).unwrap());
    let found = |text: &str| {
        let verdict = Repository::of("policy.kitei", text).with("standard.kitei", &standard).judge();
        let found = verdict.in_file("policy.kitei").into_iter().filter(|finding| finding.severity == Severity::Error);
        found.map(|finding| finding.rule.name).collect::<Vec<_>>()
    };
    assert_eq!(found(&policy), [""; 0]);
    assert_eq!(found(&policy.replace("適用除外 J1-1", "適用除外")), ["syntax/missing-argument"]);
    assert_eq!(found(&policy.replace("適用除外 J1-1 理由", "項")), ["coverage/missing"]);
}
