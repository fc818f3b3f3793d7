use proptest::prelude::*;

use super::*;
use crate::diagnostic::Lang;

fn shown(citations: &[Citation]) -> String {
    let one = |citation: &Citation| {
        let mut text = Registry::built_in().display(citation, Lang::Ja);
        if let Some(through) = citation.through {
            text.push('～');
            text.push_str(&through.display(Lang::Ja));
        }
        text
    };
    citations.iter().map(one).collect::<Vec<_>>().join("；")
}

fn clause(text: &str) -> String {
    read(text, Registry::built_in()).map_or_else(
        |error| format!("? {}", text.get(error.range.start as usize..error.range.end as usize).unwrap()),
        |citations| shown(&citations),
    )
}

fn wording(text: &str) -> String {
    shown(&scan(text, Registry::built_in()))
}

#[test]
fn what_is_not_cut_into_tokens_cites_nothing() {
    let registry = Registry::built_in();
    let read = |text: &str, all: bool| {
        let folded = Folded::new(text);
        let mut reader = Reader::new(registry, &folded, Mode::Wording);
        let mut memory = Memory::default();
        memory.bound.bind("条例等", "医療法".to_owned());
        if all {
            reader.read_all(names::known(registry, &folded), &mut memory);
        } else {
            reader.read(&mut memory);
        }
        (reader.finish().unwrap_or_default(), memory.bound)
    };
    let lines = include_str!("../../../tests/it/citations/sample.txt").lines().chain(["条例等第3条", "個 人情報 条例等\n第3条による。"]);
    let mut cut = 0;
    for line in lines {
        let line = line.replace(['[', ']'], "");
        // Every end of a line is a text too: what comes first is cut off, and with it mostly the name of the law.
        for text in line.char_indices().filter_map(|(at, _)| line.get(at..)).filter(|text| text.contains('条')) {
            let (citations, bound) = read(text, true);
            cut += usize::from(citations.is_empty());
            assert_eq!(read(text, false), (citations, bound), "{text}");
        }
    }
    assert!(cut > 1000, "{cut}");
}

#[test]
fn clauses_are_read() {
    for (text, expected) in [
        ("医療法施行規則第14条第2項", "医療法施行規則第14条第2項"),
        ("医療法施行規則第十四条第二項", "医療法施行規則第14条第2項"),
        ("医療法施行規則　第１４条　第２項", "医療法施行規則第14条第2項"),
        ("「医療法施行規則第14条第2項」", "医療法施行規則第14条第2項"),
        ("医療法施行規則14条2項", "医療法施行規則第14条第2項"),
        ("医療法", "医療法"),
        ("個人情報保護法（平成15年法律第57号）第23条", "個人情報保護法第23条"),
        ("個人情報の保護に関する法律（平成十五年法律第五十七号。以下「個情法」という。）第二十三条", "個人情報保護法第23条"),
        ("法第6条の12第1項第3号", "法第6条の12第1項第3号"),
        ("医薬品、医療機器等の品質、有効性及び安全性の確保等に関する法律施行規則第11条第2項第1号", "薬機法施行規則第11条第2項第1号"),
        ("個人情報保護法第20条及び第21条", "個人情報保護法第20条；個人情報保護法第21条"),
        ("個人情報保護法第20条から第23条まで", "個人情報保護法第20条～第23条"),
        ("個情法23条、24条", "個人情報保護法第23条；個人情報保護法第24条"),
        ("医療法第6条の9第1項、第2項又は第6条の12", "医療法第6条の9第1項；医療法第6条の9第2項；医療法第6条の12"),
        ("医療法第6条の12、個人情報保護法第23条", "医療法第6条の12；個人情報保護法第23条"),
        ("医療法、個人情報保護法", "医療法；個人情報保護法"),
        ("医療法第17条及び同法施行規則第14条第2項", "医療法第17条；医療法施行規則第14条第2項"),
        ("個人情報保護法第27条第1項ただし書", "個人情報保護法第27条第1項ただし書"),
        ("e-文書法第3条", "e-文書法第3条"),
        ("ｅ－文書法第３条", "e-文書法第3条"),
        ("医療法附則第3条", "医療法附則第3条"),
        ("薬機法第2条第1項第三号イ", "薬機法第2条第1項第3号イ"),
        ("医療法違反は許されない", "? 違反は許されない"),
        ("第14条第2項", "? 第14条第2項"),
        ("", "? "),
    ] {
        assert_eq!(clause(text), expected, "{text}");
    }
}

#[test]
fn wordings_are_scanned() {
    for (text, expected) in [
        ("この規程は、医療法施行規則第14条第2項に基づき、必要な事項を定める。", "医療法施行規則第14条第2項"),
        ("医療法人社団みどり会は、情報を守る。", ""),
        ("医療法人は、医療法第46条の6に従う。", "医療法第46条の6"),
        ("医療法その他の関係法令を遵守する。", "医療法"),
        (
            "個人情報保護法第23条及び第25条に定める措置を講ずる。同法第26条の報告も同じとする。",
            "個人情報保護法第23条；個人情報保護法第25条；個人情報保護法第26条",
        ),
        ("個人情報保護法第27条第1項の同意及び同条第2項の届出", "個人情報保護法第27条第1項；個人情報保護法第27条第2項"),
        ("個人情報保護法及び第5条の規定を守る。", "個人情報保護法"),
        ("第5条及び前条の規定による。この規程第3条を準用する。", ""),
        ("職員就業規則第10条に従う。", "職員就業規則第10条"),
        ("接続の方法第3条", ""),
        (
            "個人情報の保護に関する法律（平成15年法律第57号。以下「法」という。）を守り、法第25条及び運用方法第3条による。",
            "個人情報保護法；個人情報保護法第25条",
        ),
        ("みどり市個人情報保護条例第7条", "みどり市個人情報保護条例第7条"),
        ("当院は情報管理促進法第3条を守る。", "情報管理促進法第3条"),
        ("医療法第6条の一部を改める。", "医療法第6条"),
        ("個保法に従い、個保法第23条による。", "個人情報保護法；個人情報保護法第23条"),
        ("医療法令に従う。", ""),
        ("廃棄物の処理及び清掃に関する法律第12条", "廃棄物の処理及び清掃に関する法律第12条"),
        ("職員は、医療法及び清掃に関する法律第12条を守る。", "医療法；清掃に関する法律第12条"),
        ("処方箋の保存は薬剤師法第27条に、調剤録は第28条に従う。", "薬剤師法第27条；薬剤師法第28条"),
        ("処方箋の保存は薬剤師法第27条に、調剤録は本規程第28条に従う。", "薬剤師法第27条"),
        ("薬剤師法第27条により保存する。第28条により提出する。", "薬剤師法第27条"),
        ("医師法第24条の記録は、就業規則の第10条による。", "医師法第24条"),
        ("開示（個情法33条）、訂正（同34条）", "個人情報保護法第33条；個人情報保護法第34条"),
        ("医師法24①②", "医師法第24条第1項；医師法第24条第2項"),
        ("法第15条及び規則第14条による。", "法第15条；規則第14条"),
        ("番号法取扱規程第9条", "番号法取扱規程第9条"),
    ] {
        assert_eq!(wording(text), expected, "{text}");
    }
}

#[test]
fn a_bound_name_holds_in_later_wordings() {
    let mut scanner = Scanner::new(Registry::built_in());
    scanner.scan("個人情報の保護に関する法律（平成15年法律第57号。以下「法」という。）");
    assert_eq!(shown(&scanner.scan("法第23条の措置")), "個人情報保護法第23条");
    assert_eq!(shown(&scanner.read("法第23条").unwrap()), "個人情報保護法第23条");
}

#[test]
fn places_numbers_and_captions_are_kept() {
    let text = "根拠は個人情報保護法（平成15年法律第57号）第２３条（安全管理措置）である。";
    let [citation] = scan(text, Registry::built_in()).try_into().unwrap();
    let slice = |range: Range<u32>| text.get(range.start as usize..range.end as usize).unwrap();
    assert_eq!(slice(citation.name_range), "個人情報保護法");
    assert_eq!(slice(citation.place_range), "第２３条");
    assert_eq!(slice(citation.range), "個人情報保護法（平成15年法律第57号）第２３条");
    assert_eq!(citation.number.as_deref(), Some("平成15年法律第57号"));
    assert_eq!(citation.caption.as_deref(), Some("安全管理措置"));
}

#[test]
fn words_beside_an_old_number_say_what_it_is_for() {
    for (text, expected) in [
        ("従業者の監督（個人情報保護法第21条）", Some("従業者の監督")),
        ("従業者監督義務（個情法21条）", Some("従業者の監督")),
        ("安全管理措置は個人情報保護法第20条による。", Some("安全管理措置")),
        ("個人情報保護法第20条に基づく安全管理措置", Some("安全管理措置")),
        ("個人情報保護法第28条の規定による開示の請求", Some("開示")),
        ("外国にある第三者への開示（個人情報保護法第28条）", None),
        ("安全管理措置（個人情報保護法第23条）", None),
        ("個人情報保護法第20条による。安全管理措置を講ずる。", None),
        ("個人情報保護法第20条から第22条までに基づく安全管理措置", None),
    ] {
        let found = scan(text, Registry::built_in());
        assert_eq!(found[0].caption.as_deref(), expected, "{text}");
    }
}

#[test]
fn internal_rules_and_ordinances_are_told_apart() {
    let kind = |text| scan(text, Registry::built_in()).first().map(|citation| citation.kind);
    assert_eq!(kind("職員就業規則第10条"), Some(LawKind::Internal));
    assert_eq!(kind("みどり市情報公開条例第3条"), Some(LawKind::Ordinance));
    assert_eq!(kind("架空士法施行規則第3条"), Some(LawKind::Law));
}

#[test]
fn english_form() {
    let [citation] = read("医療法第6条の12第1項第3号", Registry::built_in()).unwrap().try_into().unwrap();
    assert_eq!(Registry::built_in().display(&citation, Lang::En), "Medical Care Act, art. 6-12(1)(iii)");
}

/// Positional kanji numerals below 1000.
fn kanji(number: u16) -> String {
    let digit = |digit: u16| "〇一二三四五六七八九".chars().nth(usize::from(digit)).unwrap();
    let mut text = String::new();
    for (unit, letter) in [(100, '百'), (10, '十'), (1, ' ')] {
        let count = number / unit % 10;
        if count > 1 || (count == 1 && unit == 1) {
            text.push(digit(count));
        }
        if count > 0 && unit > 1 {
            text.push(letter);
        }
    }
    text
}

fn full_width(number: u16) -> String {
    number.to_string().chars().map(|digit| char::from_u32(u32::from(digit) + 0xFEE0).unwrap()).collect()
}

proptest! {
    #[test]
    fn every_way_to_write_numbers_reads_the_same(article in 1u16..1000, branch in 1u16..30, paragraph in 1u16..30, item in 1u16..50) {
        let ways: [fn(u16) -> String; 3] = [|number| number.to_string(), kanji, full_width];
        let texts = ways.map(|way| format!("医療法第{}条の{}第{}項第{}号", way(article), way(branch), way(paragraph), way(item)));
        let expected = format!("医療法第{article}条の{branch}第{paragraph}項第{item}号");
        for text in texts {
            prop_assert_eq!(clause(&text), expected.clone(), "{}", text);
            prop_assert_eq!(wording(&text), expected.clone(), "{}", text);
        }
    }

    #[test]
    fn any_text_is_scanned(text in "\\PC*") {
        for citation in scan(&text, Registry::built_in()) {
            prop_assert!(text.get(citation.range.start as usize..citation.range.end as usize).is_some());
        }
        let _ = read(&text, Registry::built_in());
    }

    #[test]
    fn any_heap_of_legal_words_is_scanned(words in proptest::collection::vec(
        proptest::sample::select(vec!["医療法", "第", "14", "条", "の", "２", "項", "及び", "、", "（", "）", "以下「", "」という。", "同法", "同条", "から", "まで", "附則", "個情法", "イ", "平成", "年", "号", "規程"]), 0..40)) {
        let text = words.concat();
        for citation in scan(&text, Registry::built_in()) {
            for range in [citation.range, citation.name_range, citation.place_range] {
                prop_assert!(text.get(range.start as usize..range.end as usize).is_some(), "{}", text);
            }
        }
        let _ = read(&text, Registry::built_in());
    }
}
