use super::*;
use crate::wording::number::Written;

fn number(text: &str) -> Number {
    Written::read(text).unwrap().number
}

fn read(text: &str) -> Vec<(String, Mention)> {
    let found = mentions(text, &["法人規程"], &[]);
    found.into_iter().map(|mention| (text.get(mention.range.clone()).unwrap().to_owned(), mention)).collect()
}

fn own(text: &str) -> Vec<String> {
    read(text).into_iter().filter(|(_, mention)| mention.owner == Owner::Own).map(|(text, _)| text).collect()
}

#[test]
fn places_of_the_document_itself() {
    let found = read("前条及び第１２条第２項の規定により、この規程第三条の二を準用する。");
    assert_eq!(found.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), ["前条", "第１２条第２項", "第三条の二"]);
    assert!(found.iter().all(|(_, mention)| mention.owner == Owner::Own));
    assert_eq!(found[0].1.article, Base::Step(Step::Back(1)));
    assert_eq!(found[1].1.article, Base::Number(number("第12条")));
    assert_eq!(found[1].1.paragraph, Some(Step::Number(2)));
    assert_eq!(found[2].1.article, Base::Number(number("第3条の2")));
}

#[test]
fn levels_are_read_as_those_of_laws() {
    for (text, places) in [
        ("第 ５ 条第 2 項による", vec!["第 ５ 条第 2 項"]),
        ("第三条ノ二違反", vec!["第三条ノ二"]),
        ("第3条の2つの要件及び第3条の2人", vec!["第3条", "第3条"]),
        ("前号文書、第2号線及び第3号被保険者", vec!["前号"]),
        ("前項各号列記以外の部分", vec!["前項"]),
        ("第⼆条", vec!["第⼆条"]),
        ("別表\n3 部", vec!["別表"]),
    ] {
        assert_eq!(own(text), places, "{text}");
    }
}

#[test]
fn relative_places() {
    for (text, article, paragraph) in [
        ("前項の命令", Base::Here, Some(Step::Back(1))),
        ("前2項の規定", Base::Here, Some(Step::Back(2))),
        ("前三条の規定", Base::Step(Step::Back(3)), None),
        ("次条に定める", Base::Step(Step::Next), None),
        ("前条第1項の複製", Base::Step(Step::Back(1)), Some(Step::Number(1))),
        ("第2項の場合", Base::Here, Some(Step::Number(2))),
    ] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((&found[0].1.article, found[0].1.paragraph), (&article, paragraph), "{text}");
    }
}

#[test]
fn levels_are_carried_over() {
    let found = read("第5条第1項及び第3項並びに第6条第2号、第3号");
    let places: Vec<_> = found.iter().map(|(_, mention)| (mention.article.clone(), mention.paragraph, mention.item)).collect();
    assert_eq!(
        places,
        [
            (Base::Number(number("5")), Some(Step::Number(1)), None),
            (Base::Number(number("5")), Some(Step::Number(3)), None),
            (Base::Number(number("6")), None, Some(Items::One(Step::Number(2)))),
            (Base::Number(number("6")), None, Some(Items::One(Step::Number(3)))),
        ]
    );
}

#[test]
fn places_of_other_texts_are_foreign() {
    for text in [
        "就業規則第5条により",
        "「情報公開規程」第3条",
        "個人情報取扱規程（平成20年規程第3号）第4条",
        "旧規程第7条",
        "改正前の第12条",
        "就業規則の第5条及び第6条",
        "学則第3条及び同条第2項",
        "前条件を満たす",
        "以前項目を定めた",
        "第5条件",
        "第1号棟",
        "第3項目",
        "第三者に第一に示す",
        "基本条例、基本項目及び日本条約",
        "文章、調節、憲章及び印章",
        "ガイドライン第3章",
        "安全管理ガイドライン第6.0版の第3章",
        "経営管理編 第2章",
        "第3節電計画",
        "就業規則附則第2項及び法人規程附則第3条",
    ] {
        assert_eq!(own(text), [""; 0], "{text}");
    }
    let law = "医療法第6条及び前条";
    let found = mentions(law, &[], std::slice::from_ref(&(0..law.find("及び").unwrap())));
    assert_eq!(found.iter().map(|mention| mention.owner.clone()).collect::<Vec<_>>(), [Owner::Foreign, Owner::Own]);
}

#[test]
fn places_of_parents_and_supplements() {
    let found = read("法人規程第7条第2項及び第8条並びに附則第2項");
    assert_eq!(
        found.iter().map(|(_, mention)| mention.owner.clone()).collect::<Vec<_>>(),
        [Owner::Named(0), Owner::Named(0), Owner::Supplement]
    );
}

#[test]
fn tables() {
    let found = read("別表第2に掲げる職及び別表の欄");
    assert_eq!(
        found.iter().map(|(_, mention)| mention.article.clone()).collect::<Vec<_>>(),
        [Base::Annex(Annex::Table, Some(2)), Base::Annex(Annex::Table, None)]
    );
}

#[test]
fn forms() {
    let found = read("様式第1号、第2号様式及び別記様式により、法令に定める様式第3号及び次の様式を用いる。");
    let articles: Vec<_> = found.iter().map(|(_, mention)| (mention.article.clone(), mention.owner.clone())).collect();
    let form = |number| Base::Annex(Annex::Form, number);
    assert_eq!(articles[..3], [(form(Some(1)), Owner::Own), (form(Some(2)), Owner::Own), (form(None), Owner::Own)]);
    assert_eq!(articles.len(), 4);
}

#[test]
fn chapters_and_sections() {
    let which = |text: &str| Some(Which::Number(number(text)));
    let step = |step: Step| Some(Which::Step(step));
    for (text, chapter, section) in [
        ("第3章の規定", which("第3章"), None),
        ("第三章の二に定める", which("第3章の2"), None),
        ("前章及び", step(Step::Back(1)), None),
        ("本章において", step(Step::This), None),
        ("この節において", None, step(Step::This)),
        ("第2節の規定", None, which("第2節")),
        ("第3章第2節による", which("第3章"), which("第2節")),
    ] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].1.article, Base::Division { chapter, section }, "{text}");
    }
    let found = read("第2章第5条、第3章第1節及び第2節");
    assert!(found.iter().all(|(_, mention)| mention.owner == Owner::Own));
    assert_eq!(found[1].1.article, Base::Number(number("5")));
    assert_eq!(found[3].1.article, Base::Division { chapter: which("第3章"), section: which("第2節") });
}

#[test]
fn items_and_provisos() {
    for (text, article, paragraph, item, proviso) in [
        ("前号に掲げる", Base::Here, None, Some(Items::One(Step::Back(1))), false),
        ("次号の場合", Base::Here, None, Some(Items::One(Step::Next)), false),
        ("前二号の記録", Base::Here, None, Some(Items::One(Step::Back(2))), false),
        ("前各号のほか", Base::Here, None, Some(Items::Before), false),
        ("次の各号に掲げる", Base::Here, None, Some(Items::After), false),
        ("前項各号に掲げる", Base::Here, Some(Step::Back(1)), Some(Items::Each), false),
        ("第5条第1項各号", Base::Number(number("5")), Some(Step::Number(1)), Some(Items::Each), false),
        ("前項ただし書の場合", Base::Here, Some(Step::Back(1)), None, true),
        ("第5条ただし書", Base::Number(number("5")), None, None, true),
        ("本条第2項", Base::Step(Step::This), Some(Step::Number(2)), None, false),
        ("本項の措置", Base::Here, Some(Step::This), None, false),
    ] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}");
        let mention = &found[0].1;
        assert_eq!((&mention.article, mention.paragraph, mention.item, mention.proviso), (&article, paragraph, item, proviso), "{text}");
        assert_eq!(mention.owner, Owner::Own, "{text}");
    }
    let parts = read("第5条の第2項、第1項の各号");
    assert_eq!((&parts[1].1.article, parts[1].1.paragraph), (&Base::Number(number("5")), Some(Step::Number(2))));
    assert_eq!(parts[3].1.item, Some(Items::Each));
    assert!(read("各号、各項及び各条の規定").is_empty());
}

#[test]
fn titles() {
    let text = "{条:利用者}第2項、｛条：目的［総則］｝ただし書及び{章:運用}第1節による。{対策:条.項}";
    let found = read(text);
    let titled = |mention: &Mention| match &mention.article {
        Base::Titled(titled) => (text.get(titled.title.clone()).unwrap(), titled.within.clone().map(|range| text.get(range).unwrap())),
        other => panic!("{other:?}"),
    };
    assert_eq!((found.len(), found[0].0.as_str()), (3, "{条:利用者}第2項"));
    assert_eq!((titled(&found[0].1), found[0].1.paragraph), (("利用者", None), Some(Step::Number(2))));
    assert_eq!((titled(&found[1].1), found[1].1.proviso), (("目的", Some("総則")), true));
    assert!(matches!(&found[2].1.article, Base::Division { chapter: Some(Which::Titled(_)), section: Some(Which::Number(_)) }));
}

#[test]
fn english_places() {
    let at = |text: &str| Base::Number(number(text));
    for (text, article, paragraph, item) in [
        ("under Article 12, paragraph (2)", at("12"), Some(Step::Number(2)), None),
        ("Article 12(2) applies", at("12"), Some(Step::Number(2)), None),
        ("Article 36-2", at("第36条の2"), None, None),
        ("the preceding Article", Base::Step(Step::Back(1)), None, None),
        ("The preceding two Articles", Base::Step(Step::Back(2)), None, None),
        ("as in paragraph 2.", Base::Here, Some(Step::Number(2)), None),
        ("the following paragraph", Base::Here, Some(Step::Next), None),
        ("item (3) of paragraph 2 of the preceding Article", Base::Step(Step::Back(1)), Some(Step::Number(2)), Some(3)),
        ("this Article, paragraph 3", Base::Step(Step::This), Some(Step::Number(3)), None),
        ("Article 4, paragraph 1, item (2) of this Regulation", at("4"), Some(Step::Number(1)), Some(2)),
    ] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let mention = &found[0].1;
        let item = item.map(|number| Items::One(Step::Number(number)));
        assert_eq!((&mention.article, mention.paragraph, mention.item), (&article, paragraph, item), "{text}");
        assert_eq!(mention.owner, Owner::Own, "{text}");
    }
    let division = |chapter: u32| Base::Division { chapter: Some(Which::Number(Number::new(chapter))), section: None };
    assert_eq!(read("as Chapter 3 says")[0].1.article, division(3));
    let listed = read("Articles 3, 4 and 5 apply");
    assert_eq!(listed.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), ["Articles 3", "4", "5"]);
    let listed = read("Articles 3-5, Art. 36-2 and § 7 apply");
    assert_eq!(listed.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), ["Articles 3", "5", "Art. 36-2", "§ 7"]);
    assert_eq!(read("{article:Users}, paragraph 2")[0].0, "{article:Users}, paragraph 2");
    assert_eq!(read("as in the following Article.")[0].0, "the following Article");
}

#[test]
fn english_places_of_other_texts_are_foreign() {
    for text in [
        "Article 6 of the Medical Care Act",
        "the Medical Care Act, Article 25",
        "GDPR Article 32",
        "Chapter 3 of the guideline",
        "ISO 27001 section 5",
        "NIST SP 800-63B section 5.1.1",
        "Article 168-2, paragraphs (1) and (2) of the Penal Code",
        "the former Article 3",
        "an article about 3 items, two paragraphs and chapter headings",
        "the following items, the next section heading of item 3",
    ] {
        assert_eq!(own(text), [""; 0], "{text}");
    }
    let named = mentions("corporation Article 7 and Article 8 of the corporation", &["corporation"], &[]);
    assert_eq!(named.iter().map(|mention| mention.owner.clone()).collect::<Vec<_>>(), [Owner::Named(0), Owner::Named(0)]);
}
