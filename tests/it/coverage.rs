//! What findings about requirements say: what is lacking and why, at the place where it would be mended.

use kitei::{Diagnostic, Severity};

use super::format::with;

use crate::harness::{Repository, Verdict};

const CLINIC: &str = "clinic.kitei";
const PARENT: &str = "parent.kitei";

/// A clinic that stores its records with a vendor.
fn clinic(vendor: &str, rest: &str) -> Verdict {
    Repository::of(
        CLINIC,
        &format!(
            "規程 「試し」 {{\n  機関 診療所 「試し医院」\n  準拠 mhlw-6.0\n}}\n現況 {{\n  有 外部保存、業務委託\n  \
             事業者 雲社 {{ 委託業務 外部保存; {vendor} }}\n}}\n{rest}"
        ),
    )
    .judge()
}

fn one<'a>(verdict: &'a Verdict, rule: &str, item: &str) -> &'a Diagnostic {
    let found = verdict.about(CLINIC, rule, item);
    assert_eq!(found.len(), 1, "{rule} {item}: {:?}", verdict.rules(CLINIC));
    found[0]
}

/// What is said at the places of a finding: the text there, and the label.
fn said(verdict: &Verdict, finding: &Diagnostic) -> Vec<(String, String)> {
    finding.labels.iter().map(|label| (verdict.text(label.span).to_owned(), label.text.ja.clone())).collect()
}

fn has(said: &[(String, String)], place: &str, text: &str) -> bool {
    said.iter().any(|(at, label)| at.contains(place) && label.contains(text))
}

#[test]
fn an_expired_certificate_is_marked_where_it_no_longer_counts() {
    let verdict = clinic("認証 ISMS 期限 2026-03-31", "条 「委託」 {\n  対応 M7-6\n}\n");
    let finding = one(&verdict, "coverage/unmet", "M7-6");
    assert!(has(&said(&verdict, finding), "認証 ISMS", "期限（令和8年3月31日）が切れているため数えていません"), "{finding:?}");
    assert_eq!(verdict.of_rule(CLINIC, "time/certificate-expired")[0].severity, Severity::Warning);
}

#[test]
fn of_a_set_only_what_is_lacking_is_named() {
    let verdict = clinic("", "条 「記録」 {\n  対応 G1.2.2-setsumei-1\n  活動 インシデント説明 { 実施者 院長; 対象者 患者等 }\n}\n");
    let finding = one(&verdict, "coverage/unmet", "G1.2.2-setsumei-1");
    let said = said(&verdict, finding);
    assert!(said.iter().any(|(_, label)| label.contains("「対象者」に「") && !label.contains("患者")), "{said:?}");
}

#[test]
fn a_weaker_duty_is_marked_where_it_is_written() {
    let verdict = clinic("", "条 「時間」 {\n  対応 C14-6\n  努力義務\n  対策 パスワード { 最短文字数 13文字 }\n}\n");
    let finding = one(&verdict, "coverage/unmet", "C14-6");
    assert!(has(&said(&verdict, finding), "努力義務", "「努力義務」を外してください"), "{finding:?}");
}

#[test]
fn an_equivalent_without_its_reason_is_told_at_its_place() {
    let measure = |because: &str| format!("対策 遠隔接続 {{ 方式 VPN; 運用要件 「夜間」; 同等措置 「閉域網」 同等先 方式{because} }}");
    let article = |because: &str| format!("条 「接続」 {{\n  対応 C7-13\n  {}\n}}\n", measure(because));
    let verdict = clinic("", &article(""));
    let found = verdict.in_file(CLINIC).into_iter().filter(|finding| finding.requirement.as_deref() == Some("mhlw-6.0/C7-13"));
    let told = found.clone().any(|finding| has(&said(&verdict, finding), "同等措置", "理由がないため数えていません"));
    assert!(told, "{:?}", found.collect::<Vec<_>>());
}

#[test]
fn an_agreement_that_names_nobody_is_marked_itself() {
    let verdict = clinic("", "条 「委託」 {\n  対応 M7-5\n  契約 外部保存 { 記載事項 監督 }\n}\n");
    let finding = one(&verdict, "coverage/unmet", "M7-5");
    assert!(has(&said(&verdict, finding), "契約 外部保存", "「相手方」がない"), "{finding:?}");
}

#[test]
fn what_is_only_taken_to_apply_says_so_first() {
    let verdict = clinic("", "");
    let finding = one(&verdict, "coverage/missing", "C7-13");
    assert!(finding.notes[0].ja.contains("「遠隔接続」の有無が現況に書かれていない"), "{finding:?}");
    assert!(finding.help.as_ref().unwrap().ja.starts_with("「遠隔接続」がなければ、「現況」に「無 遠隔接続」"), "{finding:?}");
    let certain = one(&verdict, "coverage/missing", "G3.1.2-2");
    assert!(!certain.notes.iter().any(|note| note.ja.contains("有無")), "{certain:?}");
}

#[test]
fn the_kind_of_institution_is_asked_for_under_a_parent_too() {
    let parent = "規程 「親」 {\n  機関 法人 「親法人」\n  準拠 mhlw-6.0\n}\n";
    let child = |kind: &str| format!("規程 「子」 {{\n  {kind}継承 「{PARENT}」\n}}\n");
    let asked = |kind: &str| {
        let verdict = Repository::of(PARENT, parent).with(CLINIC, &child(kind)).judge();
        let unknown = verdict.of_rule(CLINIC, "coverage/unknown-fact").into_iter();
        unknown.filter(|finding| finding.message.ja.contains("機関の種類")).count()
    };
    assert_eq!(asked(""), 1);
    assert_eq!(asked("機関 診療所 「子」\n  "), 0);
    // A kind that could not be looked up has a finding of its own.
    assert_eq!(asked("機関 診療処 「子」\n  "), 0);
}

#[test]
fn an_exception_that_excepts_nothing_is_no_exception_in_order() {
    let exception = |item: &str, entity: &str| {
        format!("例外 {item}{entity} 期限 2026-12-31 承認 2026-04-01 承認者 院長 理由 「準備中」 代替措置 「確認」\n")
    };
    let told = |rest: &str| -> Vec<(Severity, String)> {
        let verdict = clinic("", rest);
        let found = verdict.of_rule(CLINIC, "coverage/exception").into_iter();
        found.map(|finding| (finding.severity, finding.message.ja.clone())).collect()
    };
    assert_eq!(told(&exception("M7-6", " 例外対象 雲社"))[0].0, Severity::Info);
    assert_eq!(told(&exception("M7-6", " 例外対象 誰社")), [], "the name that is unknown has a finding of its own");
    let outside = told(&exception("C14-5", " 例外対象 雲社"));
    assert!(outside[0].0 == Severity::Warning && outside[0].1.contains("何も求めていない"), "{outside:?}");
    let verdict_of_idle = told(&format!("現況 {{\n  無 遠隔接続\n}}\n{}", exception("C7-13", "")));
    assert!(verdict_of_idle[0].1.contains("適用されないため"), "{verdict_of_idle:?}");
}

#[test]
fn letters_that_the_guideline_does_not_print_are_not_shown_as_its_own() {
    let texts = Repository::default().read();
    let standard = texts.knowledge.standards.iter().find(|standard| &*standard.id == "mhlw-6.0").unwrap();
    let printed = |index: usize| standard.requirements[index].points.iter().filter(|point| point.is_printed).count();
    let with: Vec<String> =
        (0..standard.requirements.len()).filter(|&index| printed(index) > 0).map(|index| standard.path_of(index)).collect();
    // Of C14-8 the letter f alone was seen.
    assert_eq!(with, ["mhlw-6.0/M7-6", "mhlw-6.0/C14-8"]);
    let verdict = clinic("選定時確認 実施体制", "条 「委託」 {\n  対応 M7-6\n}\n");
    let finding = one(&verdict, "coverage/partly", "M7-6");
    assert!(finding.message.ja.contains("細目a「") && !finding.message.ja.contains("q27"), "{finding:?}");
}

#[test]
fn what_the_parent_meets_unclaimed_says_where_to_claim_it() {
    let parent = "規程 「親」 {\n  機関 法人 「親法人」\n  準拠 mhlw-6.0\n}\n条 第7条 「役割」 {\n  役割 安全管理責任者 { 充職 理事長 }\n  役割 企画管理者 { 充職 事務長 }\n}\n";
    let child = format!("規程 「子」 {{\n  機関 診療所 「子」\n  継承 「{PARENT}」\n}}\n");
    let verdict = Repository::of(PARENT, parent).with(CLINIC, &child).judge();
    let finding = one(&verdict, "coverage/unclaimed", "G3.1.2-2");
    assert!(finding.help.as_ref().unwrap().ja.contains("「対応 G3.1.2-2」"), "{finding:?}");
    assert!(has(&said(&verdict, finding), "条 第7条", "「親」の第7条（役割）の定めが満たしています"), "{finding:?}");
}

/// The text with every skeleton article written into it.
fn with_skeletons(verdict: &Verdict, text: &str) -> String {
    let mut edits: Vec<_> =
        verdict.of_rule(CLINIC, "coverage/missing").into_iter().flat_map(|finding| &finding.fix.as_ref().unwrap().edits).collect();
    edits.sort_by_key(|edit| edit.span.start);
    for edit in edits.iter().filter(|edit| edit.replacement.trim_start().starts_with("条 ")) {
        let article = edit.replacement.trim_matches('\n');
        assert_eq!(with(&verdict.texts, article, None).text.trim_end(), article);
    }
    let mut text = text.to_owned();
    for edit in edits.into_iter().rev() {
        text.insert_str(edit.span.start as usize, &edit.replacement);
    }
    text
}

/// What the skeletons of a policy give once they are all written: nothing but what is to be decided yet.
fn faults_of_skeletons(repository: &Repository) -> Vec<String> {
    let before = repository.clone().judge();
    let known: Vec<&str> = before.in_file(CLINIC).into_iter().map(|finding| finding.rule.name).collect();
    let text = with_skeletons(&before, &repository.0[CLINIC]);
    let after = repository.clone().with(CLINIC, &text).judge();
    // What waits for a decision or a fact is open; what falls short of what is asked for is a fault.
    let open = |finding: &Diagnostic| {
        !finding.notes.iter().any(|note| ["」が足りません", "認められません", "が求められます"].iter().any(|word| note.ja.contains(word)))
    };
    let found = after.in_file(CLINIC).into_iter().filter(|finding| finding.severity > Severity::Info);
    let wrong = found.filter(|finding| match finding.rule.name {
        "consistency/undecided" | "coverage/unknown-fact" => false,
        "coverage/partly" | "coverage/unmet" => !open(finding),
        other => other == "coverage/missing" || !known.contains(&other),
    });
    wrong
        .map(|finding| format!("{}: {} {:?}\n{}", finding.rule.name, finding.message.ja, finding.notes, after.text(finding.span)))
        .collect()
}

#[test]
fn all_skeletons_together_leave_only_what_is_to_be_decided() {
    let texts = Repository::default().read();
    let vocabulary = &texts.knowledge.vocabulary;
    let facts = "現況 {\n  確認 2026-04-01 承認者 院長\n  有 業務委託、外部保存、遠隔接続、パスワード認証、第三者提供、専任担当者\n  事業者 雲社 { 委託業務 外部保存 }\n  システム 電子カルテ { 形態 オンプレミス; 保存情報 医療情報 }\n}\n";
    for (kind, _) in vocabulary.institutions() {
        for (facts, supplement) in [("", ""), (facts, "附則 {\n  項 「この規程は、令和8年4月1日から施行する。」\n}\n")]
        {
            let text = format!(
                "規程 「試し」 {{\n  機関 {kind} 「試し」\n  準拠 mhlw-6.0\n}}\n{facts}{supplement}",
                kind = vocabulary.institution_spelling(kind).ja
            );
            let faults = faults_of_skeletons(&Repository::of(CLINIC, &text));
            assert!(faults.is_empty(), "{text}\n{}", faults.join("\n"));
        }
    }
}

#[test]
fn skeletons_keep_to_the_floors_of_the_parent() {
    let reference = Repository::reference();
    let parent = crate::harness::CORPORATION;
    let text = format!("規程 「試し」 {{\n  機関 病院 「試し」\n  継承 「{parent}」 略称 親 版 「3.1」\n}}\n");
    let repository = Repository::of(parent, &reference.0[parent]).with(CLINIC, &text);
    let faults = faults_of_skeletons(&repository);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_skeleton_fits_into_what_is_written() {
    let text = "規程 「試し」 {\n  機関 診療所 「試し」\n  準拠 mhlw-6.0\n}\n条 第3条 「方針」 {\n  文書 非常時対応方針 { 記載事項 非常時の定義; 承認者 院長 }\n}\n附則 {\n  項 「施行する。」\n}\n";
    let repository = Repository::of(CLINIC, text);
    let verdict = repository.judge();
    let fix = |item: &str| one(&verdict, "coverage/missing", item).fix.as_ref().unwrap().clone();
    let edit = |item: &str| fix(item).edits[0].clone();
    // Numbered by its place: several that are taken up together follow one another.
    let organisation = edit("G3.1.2-2");
    assert!(organisation.replacement.starts_with("条 「"), "{}", organisation.replacement);
    assert_eq!(organisation.span.start as usize, text.find("附則").unwrap());
    // What is declared is claimed and changed where it stands, and not declared again.
    let policy = fix("M11-1");
    assert_eq!(policy.title.ja, "第3条（方針）に書き加える");
    let [claim, more] = policy.edits.as_slice() else { panic!("{policy:?}") };
    assert_eq!((claim.span.start as usize, claim.replacement.as_str()), (text.find("\n  文書").unwrap(), "\n  対応 企画管理編11①"));
    assert_eq!(more.span.start as usize, text.find("}\n附則").unwrap());
    assert!(more.replacement.contains("// 第3条（方針）の「文書 非常時対応方針」に加えること：記載事項 "), "{}", more.replacement);
    assert!(!more.replacement.contains("\n  文書 非常時対応方針"), "{}", more.replacement);
    let decisions = edit("M3-4").replacement;
    assert!(decisions.contains("検討記録 「CISOの要否」") && decisions.contains("検討記録 「CSIRTの要否」"), "{decisions}");
    let training = edit("M7-2").replacement;
    assert_eq!(training.matches("活動 ").count(), 1, "{training}");
    assert!(edit("G1.1-1").replacement.contains("根拠法令 医療法施行規則第14条第2項"));
    // Nothing is wrong with it but what is to be changed elsewhere.
    let faults = faults_of_skeletons(&repository);
    assert!(faults.iter().all(|fault| fault.starts_with("coverage/partly") && fault.contains("復旧計画")), "{faults:?}");
}

#[test]
fn a_skeleton_joins_the_article_that_speaks_of_it() {
    for (article, joined) in [
        (
            "条 「教育」 {\n  活動 教育訓練 { 間隔 年1回; 対象者 全職員 }\n}\n",
            "条 「教育」 {\n  対応 経営管理編3.2.2①\n  活動 教育訓練 { 間隔 年1回; 対象者 全職員 }\n  活動 教育訓練 { 指示者 経営層 }\n  項 「経営層の指示により、教育訓練を行う。」\n}\n",
        ),
        (
            "章 「人」 {\n  条 「教育」 {\n    対応 企画管理編7②\n    活動 教育訓練 { 間隔 年1回 }\n  }\n}\n",
            "章 「人」 {\n  条 「教育」 {\n    対応 企画管理編7②、経営管理編3.2.2①\n    活動 教育訓練 { 間隔 年1回 }\n    活動 教育訓練 { 指示者 経営層 }\n    項 「経営層の指示により、教育訓練を行う。」\n  }\n}\n",
        ),
        (
            "条 「教育」 { 活動 教育訓練 { 間隔 年1回 } }\n",
            "条 「教育」 {\n  対応 経営管理編3.2.2①\n  活動 教育訓練 { 間隔 年1回 } \n  活動 教育訓練 { 指示者 経営層 }\n  項 「経営層の指示により、教育訓練を行う。」\n}\n",
        ),
    ] {
        let head = "規程 「試し」 {\n  機関 診療所 「試し」\n  準拠 mhlw-6.0\n}\n";
        let verdict = Repository::of(CLINIC, &format!("{head}{article}")).judge();
        let mut text = format!("{head}{article}");
        let fix = one(&verdict, "coverage/missing", "G3.2.2-1").fix.as_ref().unwrap();
        for edit in fix.edits.iter().rev() {
            text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
        }
        assert_eq!(text.strip_prefix(head).unwrap(), joined);
    }
}

#[test]
fn a_requirement_that_lacks_much_is_told_in_few_words() {
    let article = |at: usize| {
        format!(
            "条 「条{at}」 {{\n  対応 C14-6\n  対策 パスワード 「呼{at}」 {{ 最短文字数 13文字 }}\n  項 「{{パスワード[呼{at}].最短文字数}}以上とする。」\n}}\n"
        )
    };
    let verdict = clinic("", &(0..100).map(article).collect::<String>());
    let finding = one(&verdict, "coverage/unmet", "C14-6");
    assert!(finding.notes.len() < 25 && finding.labels.len() < 25, "{} {}", finding.notes.len(), finding.labels.len());
    assert!(finding.notes.iter().any(|note| note.ja.starts_with("このほか")), "{:?}", finding.notes);
    assert!(verdict.of_rule(CLINIC, "consistency/undefined-name").is_empty());
}

/// A corporation whose wording says so much of its passwords, and a hospital that claims what the corporation lays down.
fn by_wording(printing: &str, said: &str) -> Verdict {
    let parent = format!(
        "規程 「法人規程」 {{\n  機関 法人 「緑会」\n  {printing}\n}}\n\
         条 「認証」 {{\n  対策 パスワード {{ 最短文字数 13文字; 使い回し 禁止; 推測容易語 禁止 }}\n  項 「{said}」\n}}\n"
    );
    let child = format!(
        "規程 「試し」 {{\n  機関 診療所 「試し医院」\n  継承 「{PARENT}」\n  準拠 own-1\n}}\n\
         条 「認証」 {{\n  対応 W1-1\n  項 「認証は、法人の定めによる。」\n}}\n"
    );
    let standard = "基準 own-1 「自前の基準」 {\n  発行者 「緑会」\n  編 W 「認証編」\n}\n\
                    遵守事項 W1-1 「パスワード」 {\n  要件 対策 パスワード { 最短文字数 13文字; 使い回し 禁止 }\n}\n";
    Repository::of(PARENT, &parent).with(CLINIC, &child).with("standard.kitei", standard).judge()
}

#[test]
fn what_a_requirement_rests_on_has_to_be_said_where_the_wording_is_the_whole_text() {
    let (all, some) = ("パスワードは、13文字以上とし、使い回しを禁止する。", "パスワードは、13文字以上とする。");
    for (printing, said, is_unsaid) in [
        ("", some, false),
        ("文言 補う", some, false),
        ("文言 補う", "パスワードを守る。", false),
        ("文言 そのまま", all, false),
        ("文言 そのまま", some, true),
        ("文言 そのまま", "入室を管理する。", true),
    ] {
        let verdict = by_wording(printing, said);
        let found = verdict.of_rule(CLINIC, "coverage/unsaid");
        assert_eq!(!found.is_empty(), is_unsaid, "{printing} {said}: {:?}", verdict.rules(CLINIC));
        // What nobody asks for need not be said.
        assert!(found.iter().all(|finding| !finding.words().notes.iter().any(|note| note.ja.contains("推測容易語"))), "{found:?}");
    }
}
