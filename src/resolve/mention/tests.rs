use super::*;
use crate::resolve::outline::Written;

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
            (Base::Number(number("6")), None, Some(2)),
            (Base::Number(number("6")), None, Some(3)),
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
    assert_eq!(found.iter().map(|(_, mention)| mention.article.clone()).collect::<Vec<_>>(), [Base::Table(Some(2)), Base::Table(None)]);
}
