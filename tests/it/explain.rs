//! `kitei explain` as a process.

use kitei::internals::Whole;
use kitei::internals::answer::{Page, Part};
use kitei::internals::syntax::keyword::Keyword;

use jiff::civil::date;

use crate::format::with;
use crate::harness::{Folder, RULE, Repository, folder};

/// The page in a language, at 80 columns, as of a day that no law outruns.
fn page(name: &str, lang: &str) -> String {
    let ran = Folder::new().run(&["explain", name, "--lang", lang, "--as-of", "2026-05-01"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
    ran.out
}

macro_rules! pages {
    ($($test:ident: $name:literal;)+) => { $(
        #[test]
        fn $test() {
            insta::assert_snapshot!(concat!(stringify!($test), "_ja"), page($name, "ja"));
            insta::assert_snapshot!(concat!(stringify!($test), "_en"), page($name, "en"));
        }
    )+ };
}
pages! {
    a_rule: "coverage/missing";
    an_item_with_points: "システム運用編14⑥";
    a_chapter: "企画管理編第14章";
    a_handle: "M1-x-three-policies";
    a_point_of_an_item: "企画管理編7⑥c";
    an_item_that_rests_on_laws: "G1.1-1";
    an_article_of_a_law: "個人情報保護法第23条";
    a_paragraph_that_binds_some: "医療法施行規則第14条第2項";
    a_word_of_the_vocabulary: "パスワード";
    an_attribute: "min_length";
}

#[test]
fn a_reading_is_said_in_the_words_of_its_language() {
    assert!(page("システム運用編12④", "ja").contains("「場所」を「保管先 別装置」と読む"));
    assert!(page("システム運用編12④", "en").contains("means \"copy_location other_device\""));
    assert!(page("システム運用編12⑥", "ja").contains("「無操作時間 30分」"));
}

#[test]
fn a_word_is_found_in_either_language() {
    assert_eq!(page("password", "en"), page("パスワード", "en"));
    assert!(page("企画管理者", "ja").contains("文: 企画管理者を置く"));
}

/// Every name of the vocabulary has a page that says it, in both languages, and no sign of templates is left in it.
#[test]
fn a_kind_has_a_page_with_what_it_states_and_its_names() {
    for kind in ["対策", "活動", "文書", "記録", "契約", "事業者", "システム", "vendor"] {
        let page = page(kind, "ja");
        assert!(page.contains("の種類「") && page.contains("属性\n"), "{kind}: {page}");
    }
    assert!(page("対策", "ja").contains("パスワード、") && page("measure", "en").contains("password, "));
}

#[test]
fn what_may_be_a_slip_is_asked_and_what_people_call_things_is_said() {
    assert!(page("パスロード", "ja").contains("「パスワード」（password）のことであれば"));
    assert!(page("パスロード", "en").contains("there is no word \"パスロード\""));
    assert!(page("ウイルス対策", "ja").contains("「ウイルス対策」は、規程では「不正ソフトウェア対策」（anti_malware）と"));
    for (called, meant) in [("patch", "セキュリティ修正適用"), ("log", "アクセスログ"), ("nurse", "看護職員")] {
        let page = page(called, "ja");
        assert!(page.lines().next().is_some_and(|line| line.contains(meant)), "{called}: {page}");
    }
}

#[test]
fn every_word_has_a_page() {
    let texts = Whole::read([("policy.kitei", "")]);
    let vocabulary = &texts.knowledge.vocabulary;
    for kind in Keyword::DECLARATIONS.into_iter().chain(Keyword::ENTITIES) {
        for (_, entry) in vocabulary.names_of(kind) {
            let word = &entry.spelling.ja;
            let page = kitei::internals::explain::explain(word, date(2026, 5, 1)).unwrap_or_else(|_| panic!("{word}"));
            let is_said = |part: &Part| matches!(part, Part::Fact(what, said) if what.en == "sentence" && ![&said.ja, &said.en].iter().any(|said| said.is_empty() || said.contains(['{', '}', '['])));
            assert!(page.parts.iter().any(is_said), "{word}: {page:?}");
            let is_shown = page
                .parts
                .iter()
                .any(|part| matches!(part, Part::Paragraph(said) if said.ja.starts_with("文にすると：") && said.ja.ends_with('。')));
            assert!(is_shown || kind.is_entity_kind(), "{word}: {page:?}");
        }
    }
}

#[test]
fn a_rule_has_a_page_in_both_languages() {
    let folder = Folder::new();
    let english = folder.run(&["explain", RULE]);
    assert_eq!((english.code, english.err.as_str()), (0, ""));
    assert!(english.out.starts_with(&format!("{RULE}: ")) && english.out.contains("severity: error"), "{}", english.out);
    let japanese = folder.run(&["explain", RULE, "--lang", "ja"]);
    assert!(japanese.out.contains("重大度: エラー"), "{}", japanese.out);
    assert!(!japanese.out.contains("---"));
}

/// The page of a rule shows the policies by which the rule is tested, where they are short.
#[test]
fn a_rule_is_shown_by_its_examples() {
    let mut shown = 0;
    for rule in kitei::rules() {
        let page = kitei::internals::explain::explain(rule.name, date(2026, 5, 1)).unwrap();
        let samples = page.parts.iter().filter_map(|part| if let Part::Sample(text) = part { Some(text) } else { None });
        for (sample, example) in samples.zip(["bad", "good"]) {
            let path = folder("checks").join(rule.name).join(example).with_extension("kitei");
            assert_eq!((&*sample.ja, &*sample.en), (&*std::fs::read_to_string(path).unwrap(), &*sample.ja), "{}", rule.name);
            shown += 1;
        }
    }
    assert!(shown > 200, "{shown}");
}

#[test]
fn every_rule_says_what_to_do() {
    for rule in kitei::rules() {
        let (english, japanese) = rule.page.split_once("---").unwrap();
        assert!(english.contains("What to do: ") && japanese.contains("対処："), "{}", rule.name);
    }
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest() {
    let folder = Folder::new();
    let ran = folder.run(&["explain", "syntax/extra-brase"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("did you mean \"syntax/extra-brace\""), "{}", ran.err);
    assert!(folder.run(&["explain", "何とか", "--lang", "ja"]).err.contains("いずれにも見つかりません"));
    for (name, said) in [
        ("covrage/missing", "「coverage/missing」の誤りではありませんか"),
        ("経営管理篇3.1.2②", "「経営管理編3.1.2②」の誤りではありませんか"),
        ("個人情報保護方第23条", "「個人情報保護法第23条」の誤りではありませんか"),
        ("医療法施工規則", "「医療法施行規則」の誤りではありませんか"),
        ("個人情報保護法第999条", "「個人情報保護法第999条」は存在しません。最後の条は第185条です"),
        ("経営管理編3.1.2⑨", "この節の項目は次のとおりです：経営管理編3.1.2①"),
        ("経営管理編1.2.2①", "次のいずれかを書いてください：経営管理編1.2.2説明責任①、経営管理編1.2.2善後策①"),
        ("企画管理編7⑥z", "「企画管理編7⑥」に細目「z」はありません"),
    ] {
        let ran = folder.run(&["explain", name, "--lang", "ja"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{name}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn an_item_is_named_as_people_write_it() {
    for name in ["経営管理編3.1.2②", "Ｇ３．１．２－２", "g3.1.2-2", "Governance 3.1.2(2)"] {
        assert!(page(name, "en").starts_with("Governance 3.1.2(2) "), "{name}");
    }
}

#[test]
fn a_letter_of_our_own_is_not_shown_as_the_guidelines() {
    let shown = page("G3.1.2-2.b", "ja");
    assert!(shown.starts_with("経営管理編3.1.2②「企画管理者」"), "{shown}");
    assert!(shown.contains("細目の符号は kitei が付けたもの"), "{shown}");
}

#[test]
fn the_day_decides_what_is_in_force() {
    let before = Folder::new().run(&["explain", "医療法施行規則第14条第2項", "--as-of", "令和5年3月31日"]).out;
    assert!(before.contains("as of 2023-03-31: * not in force (in force from 2023-04-01)"), "{before}");
    assert!(page("医療法施行規則第14条第2項", "en").contains("as of 2026-05-01: in force (since 2023-04-01)"));
}

#[test]
fn without_a_name_all_rules_are_listed_by_family() {
    let list = Folder::new().run(&["explain"]).out;
    for rule in kitei::rules() {
        assert!(list.contains(&format!("\n{}\n", rule.family())) && list.contains(&format!("  - {} (", rule.name)), "{}", rule.name);
    }
}

#[test]
fn every_skeleton_can_be_written_into_a_policy() {
    let pages = requirements().into_iter().map(|id| kitei::internals::explain::explain(&id, date(2026, 5, 1)).unwrap());
    let (japanese, english): (Vec<String>, Vec<String>) = pages.map(|page| sample(&page)).unzip();
    for (head, articles) in [("規程 「見本」", japanese), ("policy \"sample\"", english)] {
        let folder = Folder::new().with("a.kitei", format!("{head} {{\n}}\n{}", articles.concat()));
        let mut lines = folder.concise(&[]);
        lines.retain(|line| ["[syntax/", "[vocabulary/", "[standard/unknown", "[citation/unknown"].iter().any(|rule| line.contains(rule)));
        assert!(lines.is_empty(), "{lines:#?}");
    }
}

/// What a law is cited for is known in Japanese, and no part of an English article.
#[test]
fn an_english_skeleton_is_in_english_but_for_what_it_cites() {
    let is_japanese = |letter: char| letter >= '\u{3000}';
    for id in requirements() {
        let (_, english) = sample(&kitei::internals::explain::explain(&id, date(2026, 5, 1)).unwrap());
        let words = english.split_whitespace().map(|word| word.trim_end_matches([';', ',', '.'])).filter(|word| word.contains(is_japanese));
        // A law has no other name: where it is cited, and where it is said.
        let others: Vec<&str> = words.filter(|word| word.contains('"') || !word.contains(['法', '則', '令'])).collect();
        assert!(others.is_empty(), "{others:?} in {english}");
    }
}

/// The wording is left to be decided only where nothing is declared that could be said.
#[test]
fn every_skeleton_says_what_it_declares() {
    for id in requirements() {
        let (japanese, english) = sample(&kitei::internals::explain::explain(&id, date(2026, 5, 1)).unwrap());
        let declares = |text: &str| {
            Keyword::DECLARATIONS.iter().any(|kind| [kind.ja(), kind.en()].iter().any(|kind| text.contains(&format!("\n  {kind} "))))
        };
        assert_eq!(declares(&japanese), !japanese.contains("項 「?」"), "{japanese}");
        assert_eq!(declares(&english), !english.contains("paragraph \"?\""), "{english}");
    }
}

#[test]
fn every_skeleton_is_what_the_formatter_writes() {
    let texts = Repository::default().read();
    for id in requirements() {
        let page = kitei::internals::explain::explain(&id, date(2026, 5, 1)).unwrap();
        let (japanese, english) = sample(&page);
        for article in [japanese, english] {
            assert_eq!(with(&texts, &article, None).text, article, "{id}");
        }
    }
}

/// The requirements of the built-in standards with their editions, each in the edition that numbers it.
fn requirements() -> Vec<String> {
    let texts = Repository::default().read();
    let built_in = texts.knowledge.standards.iter();
    let numbered = built_in.flat_map(|standard| {
        let own = standard.requirements.iter().enumerate().filter(|(_, requirement)| requirement.carried_from.is_none());
        own.map(|(at, _)| standard.path_of(at))
    });
    numbered.collect()
}

/// The sample of a page, in Japanese and in English.
fn sample(page: &Page) -> (String, String) {
    let samples = page.parts.iter().filter_map(|part| if let Part::Sample(text) = part { Some(text) } else { None });
    let [text] = samples.collect::<Vec<_>>()[..] else { panic!("a page with one sample: {page:?}") };
    (text.ja.clone(), text.en.clone())
}

#[test]
fn every_rule_has_both_halves_of_a_page() {
    for rule in kitei::rules() {
        let page = kitei::internals::explain::explain(rule.name, date(2026, 5, 1)).unwrap();
        let Some(Part::Prose(page)) = page.parts.first() else { panic!("{}: {page:?}", rule.name) };
        assert!(page.en.lines().count() > 4 && page.ja.lines().count() > 4, "{}", rule.name);
        assert!(page.ja.chars().any(|character| ('ぁ'..='ん').contains(&character)), "{}", rule.name);
    }
}

#[test]
fn names_of_rules_are_unique() {
    let mut names: Vec<&str> = kitei::rules().map(|rule| rule.name).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
}

/// A chapter is told in every edition that says something of its own in it, a volume too; what is no chapter is said to be none.
#[test]
fn chapters_are_told_whole() {
    let of_13 = page("システム運用編13", "ja");
    for item in ["①", "②", "③", "④", "⑥", "⑪", "⑫", "⑬"] {
        assert!(of_13.contains(&format!("システム運用編13{item} ")), "{item}");
    }
    assert_eq!(page("C13", "ja"), of_13);
    assert_eq!(page("システム運用編第13章", "ja"), of_13);
    assert!(!of_13.contains("mhlw-7.0 "), "nothing of 7.0's own is in it");
    let of_14 = page("システム運用編14", "ja");
    assert!(of_14.contains("システム運用編14⑧ 電子的な記録の確定") && of_14.contains("システム運用編14⑧ IDの台帳管理"));
    assert!(page("保守委託機関編", "ja").contains("保守委託機関編9④"));
    assert!(page("経営管理編3.4", "ja").contains("経営管理編3.4.1①"));
    let ran = Folder::new().run(&["explain", "システム運用編99", "--lang", "ja"]);
    assert!(ran.code == 2 && ran.out.is_empty(), "{}", ran.out);
}

/// Whoever reads an item of 6.0 learns what 7.0 makes of it.
#[test]
fn an_item_says_what_later_editions_make_of_it() {
    assert!(page("企画管理編11①", "ja").contains("後の版: mhlw-7.0 に引き継がれている（その版での番号は確認できていない）"));
    assert!(page("第6.0版システム運用編14⑤", "ja").contains("後の版: mhlw-7.0 ではシステム運用編14⑤として改められている"));
    assert!(page("経営管理編1.1①", "ja").contains("mhlw-7.0 で改められている"));
    assert!(!page("保守委託機関編9④", "ja").contains("後の版"));
}

#[test]
fn what_is_not_understood_is_not_proposed() {
    for asked in ["医療法第廿五条", "医療法第1000000条"] {
        let ran = crate::harness::Folder::new().run(&["explain", asked, "--lang", "en"]);
        assert!(ran.code != 0 && !(ran.out + &ran.err).contains(&format!("did you mean \"{asked}\"")), "{asked}");
    }
}

/// A standard of one's own may ask for what a vocabulary of one's own names.
#[test]
fn a_requirement_that_asks_for_a_word_of_the_repository_is_explained() {
    let folder = Folder::new().with("words.kitei", "語彙 「院の語彙」 {\n}\n対策 watching_over 「見守り」 {\n}\n").with(
        "standard.kitei",
        "基準 my-1 「院の基準」 {\n  発行者 「院」\n  編 G 「総則」\n}\n遵守事項 G1-1 「見守り」 {\n  要件 対策 見守り\n}\n",
    );
    let ran = folder.run(&["explain", "my-1/G1-1", "--lang", "ja"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("対策 見守り {") || ran.out.contains("対策 見守り\n"), "{}", ran.out);
}
