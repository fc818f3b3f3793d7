//! The text of a document in the ways in which it may be laid out or come out of a program: the same items are found.

use std::fs;

use crate::harness::{Folder, folder};

/// A way to write the document otherwise.
type Variant = (&'static str, fn(&str) -> String);

/// The lines of a text, each written anew.
fn lines(text: &str, write: impl Fn(&str) -> String) -> String {
    let line = |line: &str| if line.trim().is_empty() { line.to_owned() } else { write(line) };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Lines that are the number of a page.
fn numbers(text: &str, write: impl Fn(&str) -> String) -> String {
    lines(text, |line| if line.chars().all(|letter| letter.is_ascii_digit()) { write(line) } else { line.to_owned() })
}

/// Lines that begin with ① to ⑳.
fn items(text: &str, write: impl Fn(char, &str) -> String) -> String {
    lines(text, |line| match line.strip_prefix(|sign| ('①'..='⑳').contains(&sign)) {
        Some(rest) => write(line.chars().next().unwrap(), rest.trim_start()),
        None => line.to_owned(),
    })
}

/// Headings of chapters.
fn headings(text: &str, write: impl Fn(&str, &str) -> String) -> String {
    lines(text, |line| match line.split_once('.') {
        Some((number, title)) if number.parse::<u32>().is_ok() && !title.starts_with(|letter: char| letter.is_ascii_digit()) => {
            write(number, title)
        }
        _ => line.to_owned(),
    })
}

const VARIANTS: &[Variant] = &[
    ("angles around the heading of a list", |text| text.replace("【遵守事項】", "＜遵守事項＞")),
    ("brackets around it", |text| text.replace("【遵守事項】", "[遵守事項]")),
    ("a square before it", |text| text.replace("【遵守事項】", "■ 遵守事項")),
    ("nothing around it", |text| text.replace("【遵守事項】", "遵守事項")),
    ("blanks in it", |text| text.replace("【遵守事項】", "【 遵 守 事 項 】")),
    ("signs on lines of their own", |text| items(text, |sign, rest| format!("{sign}\n{rest}"))),
    ("signs without a blank", |text| items(text, |sign, rest| format!("{sign}{rest}"))),
    ("signs with a wide blank", |text| items(text, |sign, rest| format!("{sign}　{rest}"))),
    ("set in", |text| lines(text, |line| format!("    {line}"))),
    ("in a frame", |text| lines(text, |line| format!("│ {line} │"))),
    ("in a frame of ASCII", |text| lines(text, |line| format!("| {line} |\n+-----+"))),
    ("with dashes around numbers of pages", |text| numbers(text, |number| format!("- {number} -"))),
    ("with pages out of nine", |text| numbers(text, |number| format!("{number} / 9"))),
    ("with wide numbers of pages", |text| numbers(text, |number| format!("－ {number} ページ －"))),
    ("with a note at the foot", |text| numbers(text, |number| format!("※1 この注は、見本のためのものである。\n{number}"))),
    ("with a longer header", |text| text.replace('\u{c}', "\u{c}見本の安全管理に関する見本\n令和8年4月\n")),
    ("without form feeds", |text| text.replace('\u{c}', "")),
    ("with carriage returns", |text| text.replace('\n', "\r\n")),
    ("with empty lines", |text| text.replace('\n', "\n\n")),
    ("第1章", |text| headings(text, |number, title| format!("第{number}章　{title}"))),
    ("1章", |text| headings(text, |number, title| format!("{number}章 {title}"))),
    ("1 and a blank", |text| headings(text, |number, title| format!("{number} {title}"))),
    ("patterns in round brackets", |text| text.replace("[Ⅰ～Ⅳ]", "（Ⅰ～Ⅳ）")),
    ("⑴", |text| text.replace("(1)", "⑴").replace("(2)", "⑵")),
    ("wide points", |text| text.replace("(1)", "（１）").replace("(2)", "（２）").replace("a. ", "ａ．").replace("b. ", "ｂ．")),
    ("groups in round brackets", |text| text.replace("<確かめる責任>", "（確かめる責任）").replace("<見直す責任>", "（見直す責任）")),
    ("groups without signs", |text| text.replace("<確かめる責任>", "確かめる責任").replace("<見直す責任>", "見直す責任")),
    ("blanks in groups", |text| text.replace("<確かめる責任>", "＜確かめる 責任＞").replace("<見直す責任>", "＜見直す 責任＞")),
    ("leaders of dots", |text| text.replace(" ........................ ", "……………………")),
    ("leaders of middle dots", |text| text.replace(" ........................ ", "・・・・・・・・・・")),
    ("a table of contents without leaders", |text| text.replace(" ........................ ", "\t")),
];

/// Verdict, item and sentence of each.
fn found(text: &str) -> Vec<String> {
    let standard = fs::read(folder("standards-compare").join("mihon-1.kitei")).unwrap();
    let repository = Folder::new().with("mihon-1.kitei", standard).with("document.txt", text);
    super::json(&repository, "document.txt")["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| format!("{} {} {} {}", item["verdict"], item["standard"]["item"], item["text"]["number"], item["text"]["sentence"]))
        .collect()
}

#[test]
fn the_same_items_are_found_however_the_text_is_laid_out() {
    let text = fs::read_to_string(folder("standards-compare").join("plain.txt")).unwrap();
    let first = found(&text);
    assert_eq!(first.len(), 13);
    for (name, variant) in VARIANTS {
        let other = variant(&text);
        assert_ne!(other, text, "{name}");
        assert_eq!(found(&other), first, "{name}");
    }
}

#[test]
fn fifty_items_and_twenty_six_points_are_counted() {
    let sign = |number: u32| {
        let from = match number {
            1..=20 => 0x2460 - 1,
            21..=35 => 0x3251 - 21,
            _ => 0x32b1 - 36,
        };
        char::from_u32(from + number).unwrap()
    };
    let many: Vec<String> = (1..=50).map(|number| format!("{} 見本{number}番目の事柄を定めること。", sign(number))).collect();
    let points: Vec<String> = ('a'..='z').map(|letter| format!("{letter}. 細目の{letter}")).collect();
    let (many, points) = (many.join("\n"), points.join("\n"));
    let text = format!(
        "見本指針 第1.0版（運用編）\n1.端末\n【遵守事項】\n{many}\n2.次\n【遵守事項】\n① 次の事項を定めること。\n{points}\n② 終わること。\n"
    );
    let found = found(&text);
    let of_text = found.iter().filter(|item| !item.starts_with("\"absent\"")).count();
    assert_eq!(of_text, 52, "{found:#?}");
    assert!(found.iter().any(|item| item.contains("z. 細目のz")), "{found:#?}");
}

/// A word that is no heading of a list: where lists have signs, it opens none.
#[test]
fn a_bare_word_opens_no_list_beside_those_with_signs() {
    let text = "見本指針 第1.0版（運用編）\n1.端末\n【遵守事項】\n① 台帳を整えること。\n2.対応表\n遵守事項\n① 表の一行目\n② 表の二行目\n";
    let of_text = found(text).into_iter().filter(|item| !item.starts_with("\"absent\"")).count();
    assert_eq!(of_text, 1);
}
