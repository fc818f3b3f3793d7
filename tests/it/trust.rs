//! Trust in a parent: only what lies inside the root is read, the text is the one that was meant, and a policy follows its parent's revisions.

use std::sync::Arc;

use kitei::FileId;
use kitei::internals::diagnostic::Findings;
use kitei::internals::resolve::digest::of_document;
use kitei::internals::syntax;

use crate::format::{repositories, with};
use crate::harness::{Folder, Repository, Verdict};

/// The digest of a text.
pub(crate) fn digest(text: &str) -> String {
    of_document(&syntax::read(FileId(0), &Arc::from(text), &mut Findings::default()))
}

#[test]
fn the_digest_of_a_document_is_of_what_it_says() {
    let mut changed = 0;
    for (folder, repository) in repositories() {
        let texts = repository.read();
        for (path, text) in &repository.0 {
            let plain = digest(text);
            for same in [with(&texts, text, None).text, text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
                assert_eq!(digest(&same), plain, "{}/{path}", folder.display());
            }
            // Any word more, at some places of each.
            let document = syntax::read(FileId(0), &Arc::from(text.as_str()), &mut Findings::default());
            let said: Vec<_> = document.all().filter_map(|statement| statement.operands().words().find(|word| word.quoted)).collect();
            for word in said.iter().step_by(said.len() / 8 + 1) {
                let at = word.span.start as usize;
                changed += 1;
                let (before, after) = text.split_at(at);
                assert_ne!(digest(&format!("{before}改{after}")), plain, "{}/{path}: {}", folder.display(), word.text);
            }
        }
    }
    assert!(changed > 1000, "{changed}");
}

/// A clinic with one parent.
fn child(inherits: &str) -> String {
    format!(
        "規程 「子」 {{\n  機関 診療所 「子」\n  {inherits}\n}}\n条 「定め」 {{\n  対策 パスワード {{ 最短文字数 8文字 }}\n  項 「定める。」\n}}\n"
    )
}

const PARENT: &str =
    "規程 「親」 {\n  機関 法人 「親」\n  準拠 mhlw-6.0\n}\n条 「定め」 {\n  対策 パスワード { 最短文字数 12文字 }\n  項 「定める。」\n}\n";

/// What is found about inheritance, and in what file.
fn found(lines: &[String]) -> Vec<String> {
    let inheritance = lines.iter().filter_map(|line| Some((line.split(':').next()?, line.split_once("inheritance/")?.1)));
    inheritance.map(|(path, rest)| format!("{path} {}", rest.split(']').next().unwrap())).collect()
}

fn rules(verdict: &Verdict, path: &str) -> Vec<&'static str> {
    verdict.in_file(path).into_iter().map(|finding| finding.rule.name).filter(|rule| rule.starts_with("inheritance/")).collect()
}

#[test]
fn a_parent_in_another_folder_or_copied_into_the_repository() {
    for at in ["corporation/policy.kitei", "vendor/ひなた野会/規程 第3版.kitei"] {
        let verdict = Repository::of(at, PARENT).with("clinic/policy.kitei", &child(&format!("継承 「../{at}」"))).judge();
        assert_eq!(rules(&verdict, "clinic/policy.kitei"), ["inheritance/weakened"], "{at}");
    }
}

#[test]
fn nothing_outside_the_root_is_a_parent() {
    let outside = Folder::new().with("policy.kitei", PARENT);
    let root = Folder::new().with("kitei.toml", "").with("hospital/kitei.toml", "").with("policy.kitei", PARENT);
    let absolute = outside.path().join("policy.kitei");
    for path in ["../policy.kitei", "../hospital/../../policy.kitei", "..\\policy.kitei", absolute.to_str().unwrap(), "C:/policy.kitei"] {
        let root = Folder::new().with("kitei.toml", "").with("policy.kitei", PARENT).with("hospital/kitei.toml", "root = true\n");
        let root = root.with("hospital/child.kitei", child(&format!("継承 「{path}」")));
        let lines = root.concise(&["hospital/child.kitei"]);
        assert_eq!(found(&lines), ["hospital/child.kitei outside-root"], "{path}: {lines:?}");
    }
    // The same parent counts where the root is the folder above.
    let root = root.with("child.kitei", child("継承 「policy.kitei」"));
    assert_eq!(found(&root.concise(&["child.kitei"])), ["child.kitei weakened"]);
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere() {
    use std::os::unix::fs::symlink;

    let outside = Folder::new().with("corporation/policy.kitei", PARENT);
    let root = Folder::new().with("kitei.toml", "").with("inside/policy.kitei", PARENT);
    let at = root.path();
    symlink(outside.path().join("corporation"), at.join("folder")).unwrap();
    symlink(outside.path().join("corporation/policy.kitei"), at.join("file.kitei")).unwrap();
    symlink(at.join("inside"), at.join("within")).unwrap();
    symlink(at, at.join("loop")).unwrap();
    symlink(at.join("self.kitei"), at.join("self.kitei")).unwrap();
    symlink(at.join("nowhere"), at.join("dangling.kitei")).unwrap();
    let root = ["folder/policy", "file", "within/policy", "loop/inside/policy", "loop/loop/inside/policy", "self", "dangling"]
        .iter()
        .enumerate()
        .fold(root, |root, (index, path)| root.with(&format!("child{index}.kitei"), child(&format!("継承 「{path}.kitei」"))));
    let lines = root.concise(&["."]);
    let wanted: Vec<String> = (0..5)
        .map(|index| format!("child{index}.kitei parent-unread"))
        .chain((5..7).map(|index| format!("child{index}.kitei parent-not-found")))
        .collect();
    assert_eq!(found(&lines), wanted, "{lines:?}");
    // Nor is a link judged itself: what lies behind it is another repository's, or is judged where it lies.
    assert!(lines.iter().all(|line| !line.starts_with('f') && !line.starts_with("loop") && !line.starts_with("within")), "{lines:?}");
}

#[cfg(unix)]
#[test]
fn a_root_behind_a_link_is_a_root() {
    let home = Folder::new()
        .with("real/kitei.toml", "")
        .with("real/policy.kitei", PARENT)
        .with("real/child.kitei", child("継承 「policy.kitei」"));
    std::os::unix::fs::symlink(home.path().join("real"), home.path().join("link")).unwrap();
    assert_eq!(found(&home.concise(&["link"])), ["real/child.kitei weakened"]);
    // A file that is named through a link out of the root is refused.
    let outside = Folder::new().with("policy.kitei", PARENT);
    std::os::unix::fs::symlink(outside.path(), home.path().join("real/out")).unwrap();
    let ran = home.run(&["check", "real/child.kitei", "real/out/policy.kitei"]);
    assert_eq!(ran.code, 2);
    assert!(format!("{}{}", ran.out, ran.err).contains("input/outside-root"), "{ran:?}");
}

#[test]
fn a_parent_is_a_policy_and_named_once() {
    let standard = "基準 house-1 「基準」 { 編 H 「法人編」 }\n遵守事項 H1-1 「一」 { 要件 役割 企画管理者 { 充職 明記 } }\n";
    let repository = Repository::of("a.kitei", PARENT).with("s.kitei", standard).with("v.kitei", "語彙 v 「v」 { 版 「1」 }\n");
    let of = |inherits: &str| repository.clone().with("c.kitei", &child(inherits)).judge();
    for (path, what) in [("s.kitei", "a standard"), ("v.kitei", "a vocabulary")] {
        let verdict = of(&format!("継承 「{path}」"));
        let found = verdict.of_rule("c.kitei", "inheritance/parent-not-found");
        assert!(matches!(&*found, [found] if found.message.en.contains(what)), "{path}");
    }
    let verdict = of("継承 「a.kitei」 略称 甲\n  継承 「./a.kitei」 略称 乙");
    let found = verdict.of_rule("c.kitei", "consistency/conflict");
    assert!(matches!(&*found, [found] if found.message.en == "the same parent is named twice"));
    assert_eq!(rules(&verdict, "c.kitei"), ["inheritance/weakened"], "what it lays down is told once");
    // For two classes of information it may be named twice.
    let verdict = of("継承 「a.kitei」\n  継承 「a.kitei」 対象情報 行政情報");
    assert!(verdict.of_rule("c.kitei", "consistency/conflict").is_empty());
}

#[test]
fn the_digest_is_of_all_documents_of_the_parent() {
    let root = "規程 「親」 {\n  機関 法人 「親」\n  準拠 mhlw-6.0\n  構成文書 「parts/a.kitei」、「house.kitei」\n}\n";
    let part = "条 「定め」 {\n  項 「定める。」\n}\n";
    let house = "基準 house-1 「基準」 {\n  編 H 「法人編」\n  構成文書 「items.kitei」\n}\n";
    let items = "遵守事項 H1-1 「一」 {\n  要件 役割 企画管理者 { 充職 明記 }\n}\n";
    let of = |digest: &str| {
        Repository::of("c/child.kitei", &child(&format!("継承 「../p/root.kitei」 照合値 「{digest}」")))
            .with("p/root.kitei", root)
            .with("p/parts/a.kitei", part)
            .with("p/house.kitei", house)
            .with("p/items.kitei", items)
    };
    let found = |repository: &Repository| repository.judge().of_rule("c/child.kitei", "inheritance/digest").len();
    // What is written instead of a digest is told as such, and the digest proposed.
    let named = ["kitei1:00", "sha256:00"].map(|written| {
        let verdict = of(written).judge();
        let finding = verdict.of_rule("c/child.kitei", "inheritance/digest")[0];
        assert!(finding.message.en.contains("64 hexadecimal digits"), "{written}");
        finding.fix.as_ref().unwrap().edits[0].replacement.clone()
    });
    assert_eq!(named[0], named[1]);
    let repository = of(&named[0]);
    assert_eq!(found(&repository), 0);
    for (path, text) in [("p/root.kitei", root), ("p/parts/a.kitei", part), ("p/house.kitei", house), ("p/items.kitei", items)] {
        let changed = |text: &str| found(&repository.clone().with(path, text));
        assert_eq!(changed(&format!("{text}// 追記\n").replace('\n', "\r\n")), 0, "{path}");
        let word = text.find('「').unwrap() + '「'.len_utf8();
        let (before, after) = text.split_at(word);
        assert_eq!(changed(&format!("{before}新{after}")), 1, "{path}");
    }
}

/// `sha256sum` of what is committed; a checkout may end lines otherwise.
#[test]
fn a_digest_of_the_bytes_holds_as_long_as_they_do() {
    let parent = "規程 「親」 {\n  機関 法人 「親」\n  準拠 mhlw-6.0\n}\n";
    let of_bytes = "sha256:25f4af94506f672760fd518d350619d7a13c35573b5a88598a62ab4e3f7dcf72";
    let of = |parent: &str| {
        let child = child(&format!("継承 「p.kitei」 照合値 「{of_bytes}」"));
        Repository::of("c.kitei", &child).with("p.kitei", parent).judge().of_rule("c.kitei", "inheritance/digest").len()
    };
    for same in [parent.to_owned(), parent.replace('\n', "\r\n"), format!("\u{feff}{parent}")] {
        assert_eq!(of(&same), 0, "{same}");
    }
    for other in [parent.replace("準拠 ", "準拠  "), format!("{parent}// 追記\n"), parent.replace("mhlw-6.0", "mhlw-7.0")] {
        assert_eq!(of(&other), 1, "{other}");
    }
}

/// Whether a child is told that its parent is newer; the day of the check is 2026-05-01.
fn is_stale(parent: &str, child: &str) -> bool {
    let parent = format!("規程 「親」 {{ 機関 法人 「親」; 準拠 mhlw-6.0; {parent} }}\n");
    let child = format!("規程 「子」 {{ 機関 診療所 「子」; 継承 「a.kitei」; {child} }}\n");
    let verdict = Repository::of("a.kitei", &parent).with("b.kitei", &child).judge();
    !verdict.of_rule("b.kitei", "inheritance/stale-parent").is_empty()
}

#[test]
fn a_parent_that_is_newer_than_the_last_review() {
    let approved = "承認 2026-03-25 承認者 院長";
    for (parent, child, stale) in [
        ("制定 2026-04-01", approved, true),
        ("制定 2020-04-01; 沿革 2026-04-01 「改正」", approved, true),
        ("施行 2026-04-01", approved, true),
        ("制定 2026-03-25", approved, false),
        ("制定 2020-04-01; 沿革 2026-03-01 「改正」", approved, false),
        // The revision could be read when it was approved.
        ("制定 2020-04-01; 沿革 2026-04-01 「改正」; 承認 2026-03-20 承認者 理事長", approved, false),
        ("施行 2026-04-01; 承認 2026-03-20 承認者 理事長", approved, false),
        ("制定 2020-04-01; 沿革 2026-04-01 「改正」; 承認 2026-03-28 承認者 理事長", approved, true),
        // The approval is of an older text.
        ("制定 2020-04-01; 沿革 2024-04-01 「一」; 沿革 2026-04-01 「二」; 承認 2023-03-20 承認者 理事長", approved, true),
        // Any review counts; what is still to come does not.
        ("制定 2026-04-01", "制定 2020-04-01; 沿革 2026-04-10 「見直し」", false),
        ("制定 2026-04-01", "制定 2020-04-01; 沿革 2026-06-01 「見直し」", true),
        ("制定 2026-06-01", approved, false),
        // Where nothing says when it was reviewed, the rule on reviews speaks.
        ("制定 2026-04-01", "施行 2026-03-01", false),
    ] {
        assert_eq!(is_stale(parent, child), stale, "{parent} / {child}");
    }
}

#[test]
fn the_revision_of_a_parent_for_another_class_is_no_matter_of_the_child() {
    let parent = "規程 「市」 { 機関 自治体 「市」; 準拠 mhlw-6.0; 制定 2026-04-01 }\n";
    let child = "規程 「子」 { 機関 病院 「子」; 準拠 mhlw-6.0; 継承 「a.kitei」 対象情報 行政情報; 承認 2026-03-01 承認者 院長 }\n";
    let verdict = Repository::of("a.kitei", parent).with("b.kitei", child).judge();
    assert!(verdict.of_rule("b.kitei", "inheritance/stale-parent").is_empty());
}
