//! Fixes applied: what is mended is gone and nothing else comes, a second run changes nothing, what is damaged is left alone; and each rule
//! says of its fixes what they are.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::{Date, date};
use kitei::internals::Whole;
use kitei::internals::syntax::document::Document;
use kitei::internals::write::{Fixed, Permitted, fixes_in};
use kitei::{Diagnostic, FixSafety, Hides, Memory, Safety, Severity};

use crate::fixes::all;
use crate::harness::{DAY, REPOSITORIES, Repository, check, folder};

fn fixed(repository: &Repository, permitted: Permitted) -> Fixed {
    fixes_in(Box::new(Memory::new(repository.0.clone())), &Whole::options(DAY), permitted)
}

fn with(repository: &Repository, fixed: &Fixed) -> Repository {
    fixed.files.iter().fold(repository.clone(), |repository, file| repository.with(&file.shown, &file.after))
}

/// Findings by their rule, file, requirement and law.
type Counted = BTreeMap<(&'static str, String, Option<String>, Option<String>), usize>;
/// A text of each path.
type Texts = &'static [(&'static str, &'static str)];

/// How many findings there are of a rule, in a file, about a requirement and a law.
fn counted(findings: &[Diagnostic], texts: &Whole) -> Counted {
    let mut counted = BTreeMap::new();
    for finding in findings {
        let path = texts.sources.path(finding.span.file).to_owned();
        *counted.entry((finding.rule.name, path, finding.requirement.clone(), finding.law.clone())).or_insert(0) += 1;
    }
    counted
}

/// What is wrong with the fixes of a repository.
fn faults(repository: &Repository) -> Vec<String> {
    let before = repository.judge();
    let fixed = fixed(repository, Permitted::Safe);
    let after_texts = with(repository, &fixed);
    let after = after_texts.judge();
    let mut faults = Vec::new();
    let (had, has) = (counted(&before.findings, &before.texts), counted(&after.findings, &after.texts));
    let rule = |name: &str| kitei::rule(name).unwrap();
    // What could not be read, and what nobody knows, hides what else is wrong there.
    let reveals = had.keys().any(|key| rule(key.0).hides == Hides::Judgement && has.get(key) < had.get(key));
    for (key, times) in &has {
        let is_new = *times > had.get(key).copied().unwrap_or(0);
        let is_grave = after.findings.iter().any(|finding| finding.rule.name == key.0 && finding.severity > Severity::Info);
        if is_new && is_grave && !(reveals && rule(key.0).hides == Hides::Nothing) {
            faults.push(format!("{key:?} came"));
        }
    }
    let gone: usize = had.iter().map(|(key, times)| times - has.get(key).copied().unwrap_or(0).min(*times)).sum();
    if gone < fixed.applied {
        faults.push(format!("{} fixes, and {gone} findings gone", fixed.applied));
    }
    let again = self::fixed(&after_texts, Permitted::Safe);
    if !again.files.is_empty() {
        faults.push(format!("a second run changes {:?}", again.files.iter().map(|file| &file.shown).collect::<Vec<_>>()));
    }
    for file in &fixed.files {
        let document = |texts: &Whole| {
            let is_it = |document: &&Arc<Document>| texts.sources.path(document.file) == file.shown;
            texts.documents.iter().find(is_it).map(|document| document.damaged.len())
        };
        if document(&before.texts) != Some(0) || document(&after.texts) != Some(0) {
            faults.push(format!("{} is damaged", file.shown));
        }
    }
    faults
}

#[test]
fn what_is_fixed_is_gone_and_nothing_comes_of_it() {
    let names: Vec<&str> = REPOSITORIES.into_iter().chain(["broken"]).collect();
    let faults = all(&names, |name| faults(&Repository::fixture(name)).into_iter().map(|fault| format!("{name}: {fault}")).collect());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_file_with_damage_is_left_as_it_is() {
    let kinds: [fn(&str) -> String; 3] =
        [|text| format!("{text}\n}}\n"), |text| text.replacen(" {\n", "\n", 1), |text| format!("{text}\n条 「閉じない {{\n}}\n")];
    let broken = Repository::fixture("broken");
    let (mut touched, mut written) = (0, Vec::new());
    for damage in kinds {
        let mut damaged = broken.clone();
        let sound = fixed(&broken, Permitted::WithPlaceholders);
        for file in &sound.files {
            damaged.0.insert(file.shown.clone(), damage(&file.before));
        }
        touched += sound.files.len();
        written.extend(fixed(&damaged, Permitted::WithPlaceholders).files.into_iter().map(|file| file.shown));
    }
    assert!(touched > 60, "{touched}");
    assert!(written.is_empty(), "{written:?}");
}

#[test]
fn placeholders_are_written_where_that_is_asked_for() {
    let policy = "規程 「もみじ」 {\n  機関 診療所 「もみじ医院」\n  準拠 own-1\n}\n\n条 「利用者」 {\n  対策 パスワード { 最短文字数 13文字 }\n  項 「{パスワード.最短文字数}以上とする。」\n}\n";
    let standard = "基準 own-1 「院内の基準」 {\n  発行者 「検査用」\n  編 Z 「基準編」 英文 \"Rules\"\n}\n\n遵守事項 Z1-1 「体制」 {\n  要件 役割 企画管理者 { 充職 明記 }\n}\n\n遵守事項 Z1-2 「記録」 {\n  要件 記録 アクセスログ { 保存期間 3年 }\n}\n";
    let repository = Repository::of("a.kitei", policy).with("own.kitei", standard);
    let safe = fixed(&repository, Permitted::Safe);
    assert_eq!((safe.applied, safe.files.len(), safe.with_placeholders), (0, 0, 2));
    let all = fixed(&repository, Permitted::WithPlaceholders);
    assert_eq!((all.applied, all.files.len(), all.with_placeholders), (2, 1, 0));
    let after = with(&repository, &all).judge();
    assert!(after.of_rule("a.kitei", "coverage/missing").is_empty(), "{}", all.files[0].after);
    assert!(!after.of_rule("a.kitei", "consistency/undecided").is_empty());
    assert!(after.findings.iter().all(|finding| finding.rule.family() != "syntax"), "{}", all.files[0].after);
}

/// Texts in which rules offer fixes that no fixture shows.
const EXAMPLES: [(&str, Date, Texts); 2] = [
    (
        "of a day",
        DAY,
        &[
            (
                "parent.kitei",
                "規程 「法人」 {\n  機関 法人 「緑会」\n}\n条 第1条 「認証」 {\n  対策 パスワード { 最短文字数 委任 }\n  項 「各施設が定める。」\n}\n",
            ),
            (
                "child.kitei",
                "規程 「い」 {\n  機関 診療所 「い医院」\n  継承 「parent.kitei」\n  施行 昭和70年4月1日\n}\n条 「利用者」 {\n  対策 パスワード { 使い回し 禁止 }\n  項 「x」\n}\n",
            ),
            (
                "own.kitei",
                "基準 own-1 「院内の基準」 {\n  発行者 「検査用」\n  編 Z 「基準編」 英文 \"Rules\"\n}\n遵守事項 Z1-x-network 「網」 {\n  要件 役割 企画管理者 { 充職 明記 }\n}\n",
            ),
            (
                "b.kitei",
                "規程 「ろ」 {\n  機関 診療所 「ろ医院」\n  準拠 own-1\n}\n条 「利用者」 {\n  対応 Z1-x-netwerk\n  根拠法令 医療法施工規則第14条第2項\n  根拠法令 個人情報保護法 趣旨 「安全管理措置」\n  対策 パスワード { 最短文字数 13文字; 使い回し 不可 }\n  対策 パスワード 「予備」 { 最短文字数 4文字 }\n  対策 バックアップ { 世代数 l2世代 }\n  項 「x\u{202e}y\u{200b}」\n}\n条 「アク\u{200b}セス」 {\n  対策 パス\u{200b}ワード 「予備の予備」 { 最短文字数 14文字 }\n  項 「{パスワード.長さ}」\n}\n",
            ),
            (
                "c.kitei",
                "規程 「は」 {\n  機関 診療所 「は医院」\n}\n条 「責任者」 {\n  役割 安全管理責任者 { 充職 院長 }\n  役割 企画管理者 { 充職 医療情報システム安全管理責任者 }\n  役割 システム運用担当者 { 充職 安全菅理責任者 }\n  項 「x」\n}\n",
            ),
        ],
    ),
    (
        "of a former day",
        date(2021, 6, 1),
        &[(
            "a.kitei",
            "規程 「に」 {\n  機関 診療所 「に医院」\n}\n条 「利用者」 {\n  根拠法令 個人情報保護法第23条 趣旨 「安全管理措置」\n  項 「x」\n}\n",
        )],
    ),
];

#[test]
fn a_rule_says_what_its_fixes_are() {
    let mut carried: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut add = |findings: Vec<Diagnostic>| {
        for finding in findings {
            let safety = finding.fix.as_ref().map(|fix| match fix.safety {
                FixSafety::Safe => "safe",
                FixSafety::Placeholder => "placeholder",
                FixSafety::DisplayOnly => "proposal",
            });
            carried.entry(finding.rule.name).or_default().extend(safety);
        }
    };
    for repository in REPOSITORIES.iter().chain(&["broken"]) {
        add(check(folder(repository)).findings);
    }
    for (_, day, files) in EXAMPLES {
        let repository = files.iter().fold(Repository::default(), |repository, (path, text)| repository.with(path, text));
        add(repository.run(day).findings);
    }
    let said = |rule: &kitei::Rule| match rule.fix {
        Safety::None => BTreeSet::new(),
        Safety::Safe => BTreeSet::from(["safe"]),
        Safety::SafeOrProposal => BTreeSet::from(["safe", "proposal"]),
        Safety::Placeholder => BTreeSet::from(["placeholder"]),
        Safety::Proposal => BTreeSet::from(["proposal"]),
    };
    let wrong: Vec<String> = kitei::rules()
        .filter(|rule| said(rule) != carried.get(rule.name).cloned().unwrap_or_default())
        .map(|rule| format!("{} says {:?}, its findings carry {:?}", rule.name, rule.fix, carried.get(rule.name)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
