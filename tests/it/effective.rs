//! `kitei effective`: checking the text gives what checking the policy gives.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kitei::internals::Whole;
use kitei::internals::checks::coverage::Outcome;
use kitei::internals::diagnostic::Findings;
use kitei::internals::format::{Settings, format};
use kitei::internals::resolve::policy::{Policy, PolicyId};
use kitei::internals::resolve::{Resolved, View};
use kitei::internals::syntax::document::{Document, DocumentKind};
use kitei::internals::write::{Table, effective};
use kitei::{Diagnostic, Lang};

use crate::harness::{DAY, Folder, REPOSITORIES, Repository, folder, outcomes, policy};

fn read(path: &str) -> Repository {
    fn collect(folder: &Path, root: &Path, repository: &mut Repository) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, root, repository);
            } else if path.extension().is_some_and(|end| end == "kitei") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                repository.0.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut repository = Repository::default();
    let root = folder(path);
    collect(&root, &root, &mut repository);
    repository
}

/// The outcomes of a policy; inherited ones count as its own.
fn judged(resolved: &Resolved<'_>, path: &str) -> BTreeMap<String, String> {
    let judged = outcomes(resolved, path).into_iter().map(|judged| {
        let outcome = match judged.outcome {
            Outcome::Inherited | Outcome::CoveredByEquivalence => Outcome::Covered,
            Outcome::InheritedByWording => Outcome::CoveredByWording,
            outcome => outcome,
        };
        (judged.standard.path_of(judged.index), format!("{outcome:?} {} {:?}", judged.missing.len(), judged.is_verified()))
    });
    judged.collect()
}

/// The findings in a file, those about inheritance left out, with the requirement that they are about.
fn findings(texts: &Whole, found: &[Diagnostic], path: &str) -> BTreeSet<(&'static str, Option<String>)> {
    let here = found.iter().filter(|finding| texts.sources.path(finding.span.file) == path);
    let here = here.filter(|finding| finding.rule.family() != "inheritance");
    // A comma at the end of a line goes on with the next line where the formatter joins the two.
    here.filter(|finding| !["syntax/trailing-comma", "syntax/missing-separator"].contains(&finding.rule.name))
        .map(|finding| (finding.rule.name, finding.requirement.clone()))
        .collect()
}

fn effective_text(texts: &Whole, path: &str, spelling: Option<Lang>) -> String {
    let resolved = texts.resolve(DAY, &mut Findings::default());
    effective::text(&resolved, policy(&resolved, path), spelling)
}

/// A policy with the files of what it inherits from and of packs, and no others.
struct Family {
    path: String,
    repository: Repository,
    above: Vec<String>,
}

/// The policies of a repository.
fn families(repository: &Repository) -> Vec<Family> {
    let texts = repository.read();
    let resolved = texts.resolve(DAY, &mut Findings::default());
    let name = |document: &Document| texts.sources.path(document.file).to_owned();
    let files = |id: PolicyId| {
        let documents = resolved.policy(id).unwrap().documents.clone();
        documents.into_iter().map(|document| texts.sources.path(document).to_owned()).collect::<Vec<_>>()
    };
    let packs = || texts.documents.iter().filter(|document| document.kind != DocumentKind::Policy).map(|document| name(document));
    let family = |(id, policy, view): (PolicyId, &Policy, &View)| {
        // Parents for another class of information are no ancestors, and are looked for all the same.
        let named: Vec<PolicyId> = resolved.parents(id).filter_map(|(_, parent)| parent).collect();
        let chain = view.ancestors.iter().flat_map(|&ancestor| resolved.parents(ancestor).filter_map(|(_, parent)| parent));
        let all: Vec<PolicyId> = view.ancestors.iter().copied().chain(named).chain(chain).chain([id]).collect();
        let kept: BTreeSet<String> = all.into_iter().flat_map(files).chain(packs()).collect();
        let files_kept = repository.0.iter().filter(|(path, _)| kept.contains(*path));
        Family {
            path: texts.sources.path(policy.file).to_owned(),
            repository: Repository(files_kept.map(|(path, text)| (path.clone(), text.clone())).collect()),
            above: view.ancestors.iter().flat_map(|&id| files(id)).collect(),
        }
    };
    resolved.iter().map(family).collect()
}

#[test]
fn the_text_is_judged_as_the_policy_is() {
    let (mut faults, mut count, mut inheriting, mut requirements) = (Vec::new(), 0, 0, 0);
    for name in REPOSITORIES.into_iter().chain(["broken"]) {
        for Family { path, repository, above } in families(&read(name)) {
            count += 1;
            inheriting += usize::from(!above.is_empty());
            let before = repository.judge();
            let text = effective_text(&before.texts, &path, None);
            let after = repository.with(&path, &text).judge();
            let resolved = before.texts.resolve(DAY, &mut Findings::default());
            let again = after.texts.resolve(DAY, &mut Findings::default());
            let (wanted, got) = (judged(&resolved, &path), judged(&again, &path));
            requirements += wanted.len();
            for (item, wanted) in &wanted {
                if got.get(item) != Some(wanted) {
                    faults.push(format!("{name}/{path}: {item} was {wanted}, is {:?}", got.get(item)));
                }
            }
            let (wanted, got) = (findings(&before.texts, &before.findings, &path), findings(&after.texts, &after.findings, &path));
            let above: BTreeSet<_> = above.iter().flat_map(|path| findings(&before.texts, &before.findings, path)).collect();
            faults.extend(wanted.difference(&got).map(|lost| format!("{name}/{path}: lost {lost:?}")));
            // What is written out from above brings along what is found there.
            let new = got.difference(&wanted).filter(|new| new.1.is_some() || !above.contains(new));
            // Articles without wording are counted in all, those from above with those of the policy.
            let new = new.filter(|new| **new != ("coverage/hollow", None));
            // A value that weakens a parent's stands beside the parent's wording then, which says otherwise.
            let is_here = |finding: &&Diagnostic| before.texts.sources.path(finding.span.file) == path;
            let weakens = before.findings.iter().filter(is_here).any(|finding| finding.rule.name == "inheritance/weakened");
            let new = new.filter(|new| !(weakens && new.0 == "consistency/wording-disagrees"));
            faults.extend(new.map(|new| format!("{name}/{path}: new {new:?}")));
            if effective::text(&again, policy(&again, &path), None) != text {
                faults.push(format!("{name}/{path}: written again it is another text"));
            }
            let table = Table::new(&after.texts.knowledge.vocabulary, &after.texts.documents);
            let settings = Settings { words: &table, spelling: None, pinned: None };
            if format(&text, &settings).text != text {
                faults.push(format!("{name}/{path}: not canonical"));
            }
        }
    }
    assert!(faults.is_empty(), "{} of {count}\n{}", faults.len(), faults.join("\n"));
    assert!(count > 100 && inheriting > 20 && requirements > 800, "{count} {inheriting} {requirements}");
}

/// What hangs on there being a parent.
const OF_PARENTS: &str = "mhlw-6.0/M1.2.1-x-own-matters";

#[test]
fn the_text_says_everything() {
    let mut faults = Vec::new();
    let mut count = 0;
    for name in ["medical-corporation", "university-hospital", "real"] {
        for Family { path, repository, above } in families(&read(name)).into_iter().filter(|family| !family.above.is_empty()) {
            let texts = repository.read();
            let resolved = texts.resolve(DAY, &mut Findings::default());
            let text = effective_text(&texts, &path, None);
            // Parents are named in the head alone.
            let alone: String = text.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("継承 ")).collect();
            let standards: BTreeSet<String> = outcomes(&resolved, &path).iter().map(|judged| judged.standard.id.to_string()).collect();
            let alone = alone.replacen("機関 ", &format!("準拠 {}\n  機関 ", standards.into_iter().collect::<Vec<_>>().join("、")), 1);
            assert!(!above.is_empty() && !alone.contains("継承 ") && alone.contains("から及ぶ定め"));
            let merged = repository.with(&path, &alone);
            let after = merged.read();
            let again = after.resolve(DAY, &mut Findings::default());
            let (wanted, got) = (judged(&resolved, &path), judged(&again, &path));
            count += wanted.len();
            let differ = wanted.iter().filter(|(item, wanted)| **item != OF_PARENTS && got.get(*item) != Some(wanted));
            faults.extend(differ.map(|(item, wanted)| format!("{name}/{path}: {item} was {wanted}, is {:?}", got.get(item))));
        }
    }
    assert!(faults.is_empty(), "{} of {count}\n{}", faults.len(), faults.join("\n"));
    assert!(count > 300, "{count}");
}

const PARENT: &str = "規程 「法人規程」 {
  機関 法人 「みどり会」
  準拠 mhlw-6.0
}

条 第1条 「利用者」 {
  対策 パスワード { 最短文字数 12文字; 使い回し 禁止 変更不可; 変更間隔 6か月 既定 }
  対策 無線LAN { 無線暗号化 WPA2; 来訪者網分離 有 }
  項 「パスワードは{パスワード.最短文字数}以上とする。」
}
条 第2条 「定義」 {
  定義 「利用者」 「システムを利用する者」
  項 「前条及びこの規程第3条第1項の定めは、次条の定めるところによる。個人情報保護法第23条による。」
}
条 第3条 「体制」 {
  委任
  役割 企画管理者
  対応 経営管理編3.1.2②
  項 「企画管理者は、第1条の利用者について、この規程により定める。」
}
章 第1章 「総則」 {}
章 第2章 「継続」 {
条 第4条 「継続」 {
  項 「前章及び第1章の定めによる。この章の定めは、別に示す。」
  文書 事業継続計画 { 想定 委任; 見直し 年1回 }
}
}
条 第5条 「記録」 {
  既定
  記録 アクセスログ 「電子カルテ」 { 保存期間 2年 }
  委員会 安全委員会 { 委員長 理事長 }
  項 「{アクセスログ.保存期間}保存する。」
}
附則 令和8年4月1日 { 項 「令和8年4月1日から施行する。」 }
";

const CHILD: &str = "規程 「病院規程」 {
  機関 病院 「みどり病院」
  継承 「parent.kitei」 略称 法人規程
}
現況 { 無 無線LAN }
条 第1条 「利用者」 {
  対策 パスワード { 最短文字数 13文字 }
  記録 アクセスログ { 保存期間 3年 }
  記録 アクセスログ 「医事」 { 保存期間 5年 }
  項 「利用者は{パスワード.最短文字数}以上とする。」
}
附則 { 項 「施行する。」 }
";

fn family() -> Repository {
    Repository::of("parent.kitei", PARENT).with("child.kitei", CHILD)
}

#[test]
fn what_reaches_a_policy_is_written_out() {
    insta::assert_snapshot!("effective_ja", effective_text(&family().read(), "child.kitei", None));
    insta::assert_snapshot!("effective_en", effective_text(&family().read(), "child.kitei", Some(Lang::En)));
}

#[test]
fn one_spelling_and_back_is_the_same_text() {
    let texts = family().read();
    let (ja, en) = (effective_text(&texts, "child.kitei", None), effective_text(&texts, "child.kitei", Some(Lang::En)));
    // Comments, and the titles of the chapters, are in the language of the text.
    let is_own = |line: &&str| !line.trim_start().starts_with("//") && !line.starts_with("章 ");
    let without_comments = |text: &str| -> String { text.lines().filter(is_own).collect() };
    let table = Table::new(&texts.knowledge.vocabulary, &texts.documents);
    let back = format(&en, &Settings { words: &table, spelling: Some(Lang::Ja), pinned: None }).text;
    assert_eq!(without_comments(&back), without_comments(&ja));
}

#[test]
fn what_two_parents_say_is_written_together() {
    let parent = |name: &str, body: &str| format!("規程 「{name}」 {{ 機関 法人 「x」 }}\n条 「対策」 {{ {body} }}\n");
    let repository = Repository::of("a.kitei", &parent("甲規程", "対策 パスワード { 文字種 英字、数字; 最短文字数 12文字 }"))
        .with("b.kitei", &parent("乙規程", "対策 パスワード { 文字種 記号、数字; 最短文字数 14文字 }"))
        .with(
            "child.kitei",
            "規程 「病院規程」 {\n  継承 「a.kitei」\n  継承 「b.kitei」\n}\n現況 { 有 パスワード認証 }\n条 「目的」 { 項 「定める。」 }\n",
        );
    let text = effective_text(&repository.read(), "child.kitei", None);
    assert!(text.contains("最短文字数 14文字") && text.contains("// 最短文字数 12文字：乙規程 第1条 により 14文字（b.kitei:2）"), "{text}");
    let after = repository.with("child.kitei", &text).judge();
    assert_eq!(after.inheritance("child.kitei").iter().map(|finding| &finding.message.ja).collect::<Vec<_>>(), [""; 0], "{text}");
}

#[test]
fn a_file_that_is_no_policy_is_told() {
    let folder = Folder::new()
        .with("parent.kitei", PARENT)
        .with("group/child.kitei", CHILD.replace("parent", "../parent"))
        .with("set/root.kitei", "規程 「x」 { 構成文書 「part.kitei」 }\n")
        .with("set/part.kitei", "条 「a」 { 項 「b」 }\n")
        .with("words.kitei", "語彙 「院内」 {}\n")
        .with("notes.txt", "x");
    let said = |arguments: &[&str]| {
        let ran = folder.run(&[&["effective"], arguments, &["--as-of", "2026-05-01"]].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}: {}", ran.err);
        ran.err
    };
    assert!(said(&["nowhere.kitei"]).contains("\"nowhere.kitei\" does not exist"));
    assert!(said(&["notes.txt"]).contains("no policy file"));
    assert!(said(&["set/part.kitei"]).contains("\"set/part.kitei\" is a document of \"set/root.kitei\"; name that one"));
    assert!(said(&["words.kitei"]).contains("\"words.kitei\" is no policy"));
    assert!(said(&["."]).contains("there are 3 policies, name one: group/child.kitei, parent.kitei, set/root.kitei"));
    assert!(said(&["set/part.kitei", "--lang", "ja"]).contains("構成文書です。「set/root.kitei」を指定してください"));
    assert!(said(&["-"]).contains("--stdin-filename"));
    assert!(said(&["parent.kitei", "--stdin-filename", "x.kitei"]).contains("goes with the standard input"));
    assert_eq!(folder.run(&["effective"]).code, 2);

    let ran = folder.run(&["effective", "group"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let over = folder.run_over(&["effective", "-", "--stdin-filename", "group/child.kitei"], &ran.out);
    assert_eq!((over.code, &over.out), (0, &ran.out));
    assert_eq!(folder.run(&["effective", "parent.kitei"]).code, 0);
}

#[test]
fn a_text_that_is_not_certain_is_printed_and_told() {
    let lost = Folder::new().with("child.kitei", CHILD);
    let ran = lost.run(&["effective", "child.kitei", "--lang", "ja"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("条 第1条 「利用者」") && ran.err.contains("上位規程「parent.kitei」が見つかりません"), "{}", ran.err);

    let damaged = Folder::new().with("parent.kitei", PARENT).with("child.kitei", CHILD.replace("13文字 }", "13文字"));
    let ran = damaged.run(&["effective", "child.kitei"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("error[syntax/"), "{}", ran.err);
    assert!(ran.out.contains("法人規程から及ぶ定め"), "{}", ran.out);
}

#[test]
fn references_in_english_name_their_document() {
    let parent = "policy \"Group Policy\" { institution corporation \"x\" }\narticle 1 \"A\" { paragraph \"Staff follow it.\" }\n\
        article 2 \"B\" { paragraph \"Article 1 and Article 2 of this policy apply; so does Article 23 of the Medical Care Act.\" }\n";
    let child =
        "policy \"Hospital\" { inherits \"parent.kitei\" as group }\narticle 1 \"C\" { paragraph \"Article 1 of group applies.\" }\n";
    let text = effective_text(&Repository::of("parent.kitei", parent).with("child.kitei", child).read(), "child.kitei", None);
    let said = "\"Article 1 of group and Article 2 of group apply; so does Article 23 of the Medical Care Act.\"";
    assert!(text.contains(said), "{text}");
}
