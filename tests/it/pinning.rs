//! `fmt --pin-numbers`: what is written is what counted before, and every reference goes on meaning the article that it meant.

use std::fmt::Write as _;

use kitei::internals::checks::numbered_references;
use kitei::internals::diagnostic::Findings;
use kitei::internals::format::Settings;
use kitei::internals::resolve::policy::ArticleId;
use kitei::internals::write::{Numbering, Table};
use proptest::prelude::*;

use crate::harness::{CORPORATION, DAY, HOSPITAL, Repository};

/// A repository with its numbers written.
pub(crate) fn pinned(repository: &Repository) -> Repository {
    let texts = repository.read();
    let table = Table::new(&texts.knowledge.vocabulary, &texts.documents);
    let settings = Settings { words: &table, spelling: None, pinned: None };
    let numbering = Numbering::of(&texts.resolve(DAY, &mut Findings::default()));
    let mut written = Repository::default();
    for document in &*texts.documents {
        let path = texts.sources.path(document.file);
        written.0.insert(path.to_owned(), numbering.format(document.file, &document.text, &settings).text);
    }
    written
}

/// What each reference means: the title of the article, in the order in which the references are written.
fn meant(repository: &Repository) -> Vec<(String, String)> {
    let texts = repository.read();
    let mut findings = Findings::default();
    let resolved = texts.resolve(DAY, &mut findings);
    let mut references = numbered_references(&resolved);
    references.sort_by_key(|reference| reference.span);
    let title = |policy, article: Option<ArticleId>| {
        let Some(article) = article else { return String::new() };
        resolved.policy(policy).unwrap().articles.get(article).unwrap().title.as_deref().unwrap_or("").to_owned()
    };
    let meant = references.iter().map(|one| (texts.sources.path(one.span.file).to_owned(), title(one.policy, one.article)));
    meant.collect()
}

fn wordings(repository: &Repository, path: &str) -> Vec<String> {
    let text = &repository.0[path];
    text.lines().filter_map(|line| line.trim().strip_prefix("項 ")).map(str::to_owned).collect()
}

#[test]
fn what_is_put_in_between_takes_a_branch_and_its_references_follow() {
    let text = "条 第1条 「一」 {\n  項 「第2条、第3条、第三条第1項、第３条及び第4条による。」\n}\n条 「甲」 {}\n条 「乙」 {\n  項 「定める。」\n}\n\
        条 第2条 「二」 {\n  項 「医療法第3条、前条及び附則第3条による。Article 3」\n}\n条 第4条 「四」 {\n  項 「under Article 3, paragraph (1)」\n}\n";
    let before = Repository::of(HOSPITAL, text);
    let after = pinned(&before);
    assert_eq!(
        wordings(&after, HOSPITAL),
        [
            "「第2条、第1条の3、第一条の三第1項、第１条の３及び第4条による。」",
            "「定める。」",
            "「医療法第3条、前条及び附則第3条による。Article 3」",
            "「under Article 1-3, paragraph (1)」"
        ]
    );
    assert!(after.0[HOSPITAL].contains("条 第1条の2 「甲」") && after.0[HOSPITAL].contains("条 第1条の3 「乙」"));
    assert_eq!(meant(&before), meant(&after));
    assert_eq!(pinned(&after).0, after.0);
}

#[test]
fn articles_that_were_taken_out_keep_all_of_their_numbers() {
    let text = "条 第1条 「一」 {}\n\n条 第2条から第4条まで 削除\n\n条 「次」 {}\n";
    assert!(pinned(&Repository::of(HOSPITAL, text)).0[HOSPITAL].contains("条 第5条 「次」"));
}

#[test]
fn what_damage_may_hide_is_not_numbered_anew() {
    let text = "条 第1条 「一」 {\n  項 「第3条による。」\n}\n\n条 「甲」 {}\n\n条 「乙」 {}\n\n丈 「丙」 {\n}\n\n条 第2条 「二」 {}\n";
    let after = pinned(&Repository::of(HOSPITAL, text));
    assert!(after.0[HOSPITAL].contains("「第3条による。」") && !after.0[HOSPITAL].contains("第1条の2"), "{}", after.0[HOSPITAL]);
}

#[test]
fn references_of_those_below_follow_too() {
    let corporation =
        "規程 「法人規程」 {\n  機関 法人 「みどり会」\n}\n条 第1条 「一」 {}\n条 「甲」 {}\n条 「乙」 {}\n条 第2条 「二」 {}\n";
    let hospital = "規程 「病院規程」 {\n  機関 病院 「みどり病院」\n  継承 「../corporation/policy.kitei」 略称 法人規程 除外 第2条、第3条\n}\n\
        条 第1条 「三」 {\n  根拠規定 法人規程第3条\n  項 「法人規程第3条及び第2条による。」\n}\n";
    let before = Repository::of(CORPORATION, corporation).with(HOSPITAL, hospital);
    let after = pinned(&before);
    let text = &after.0[HOSPITAL];
    assert!(text.contains("除外 第2条、第1条の3"), "{text}");
    assert!(text.contains("根拠規定 法人規程第1条の3") && text.contains("「法人規程第1条の3及び第2条による。」"), "{text}");
    assert_eq!(meant(&before), meant(&after));
}

/// A reference to a number, in one of the hands in which numbers are written.
fn reference(choice: u8) -> String {
    let number = u32::from(choice) % 9 + 1;
    let kanji = "〇一二三四五六七八九".chars().nth(usize::from(choice) % 9 + 1).unwrap();
    match choice / 9 % 6 {
        0 => format!("第{kanji}条"),
        1 => format!("第{number}条第1項"),
        2 => format!("第{number}条の2"),
        3 => format!("医療法第{number}条"),
        4 => format!("{{条:題{number}}}"),
        _ => format!("第{number}条"),
    }
}

/// A document of articles of which some have numbers; each has a title of its own.
fn document(articles: &[(u8, u8, u8, u8)]) -> String {
    let mut text = "規程 「試しの規程」 {\n  機関 病院 「試し病院」\n}\n".to_owned();
    let mut last = 0_u32;
    for (index, (kind, one, two, chapter)) in articles.iter().enumerate() {
        let number = match kind % 10 {
            0..=4 => String::new(),
            5 => format!("第{last}条の2 "),
            6 => format!("第{}条 ", u32::from(*one) % 9 + 1),
            7 => format!("第{}条から第{}条まで ", last + 1, last + 2),
            8 if chapter % 7 == 0 => format!("{} ", last + 1),
            _ => format!("第{}条 ", last + 1),
        };
        last = match kind % 10 {
            6 => u32::from(*one) % 9 + 1,
            7 => last + 2,
            8 | 9 => last + 1,
            _ => last,
        };
        if chapter % 5 == 0 {
            let _ = writeln!(text, "附則 {{\n条 「施行{index}」 {{\n項 「{}による。」\n}}\n}}", reference(*two));
        }
        if kind % 10 == 7 {
            let _ = writeln!(text, "条 {number}削除");
        } else {
            let _ = writeln!(text, "条 {number}「題{index}」 {{\n項 「{}及び{}による。前条、次条」\n}}", reference(*one), reference(*two));
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_reference_goes_on_meaning_the_same_article(articles in proptest::collection::vec(any::<(u8, u8, u8, u8)>(), 1..14)) {
        let before = Repository::of(HOSPITAL, &document(&articles));
        let after = pinned(&before);
        prop_assert_eq!(meant(&before), meant(&after), "{}\n---\n{}", before.0[HOSPITAL], after.0[HOSPITAL]);
        prop_assert_eq!(&pinned(&after).0, &after.0);
    }
}
