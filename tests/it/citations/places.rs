//! Every article, paragraph and item that the laws have on a day, and the ways to write each. Shared with the benchmark.

use jiff::civil::Date;
use kitei::internals::law::{Items, Law, Number, Place, Registry};

/// A place of a law.
pub(crate) struct Held {
    pub(crate) law: &'static Law,
    pub(crate) place: Place,
}

/// The places that are held on `day`, law by law.
pub(crate) fn held(day: Date) -> Vec<Held> {
    let registry = Registry::built_in();
    registry.ids().filter_map(|id| registry.law(id)).flat_map(|law| of_law(law, day)).collect()
}

fn of_law(law: &'static Law, day: Date) -> Vec<Held> {
    let mut places = Vec::new();
    for number in law.articles.numbers() {
        let history = law.history(number);
        let Some(version) = history.iter().find(|version| version.holds(day) && !version.state.deleted) else { continue };
        let article = Place { article: Some(number), ..Place::default() };
        places.push(article);
        for paragraph in 1..=version.state.paragraphs {
            let paragraph = Place { paragraph: Some(paragraph), ..article };
            places.push(paragraph);
            let items = version.state.items.get(&paragraph.paragraph.unwrap().to_string()).map(numbers).unwrap_or_default();
            places.extend(items.into_iter().map(|item| Place { item: Some(item), ..paragraph }));
        }
    }
    places.into_iter().map(|place| Held { law, place }).collect()
}

pub(crate) fn numbers(items: &Items) -> Vec<Number> {
    match items {
        Items::Count(count) => (1..=*count).map(Number::new).collect(),
        Items::Numbers(numbers) => numbers.iter().filter_map(|number| Number::parse(number)).collect(),
    }
}

/// How digits are written.
type Digits = fn(u16) -> String;

/// The ways to write a place of a law: half and full width, kanji with units and digit by digit, long and short, by title, short name and
/// number, in brackets, with blanks, in English and within a sentence.
pub(crate) const NOTATIONS: [fn(&Held) -> String; 12] = [
    |held| format!("{}{}", held.law.title, full(&held.place, plain, "の")),
    |held| format!("{}{}", name(held.law), full(&held.place, plain, "の")),
    |held| format!("{}{}", held.law.title, full(&held.place, kanji, "の")),
    |held| format!("{}（{}）{}", held.law.title, held.law.law_number, full(&held.place, kanji_digits, "の")),
    |held| format!("{}{}", held.law.title, full(&held.place, wide, "の")),
    |held| format!("{}{}", name(held.law), short(&held.place)),
    |held| format!("{} {}", held.law.title, spaced(&held.place)),
    |held| format!("「{}」{}", held.law.title, full(&held.place, plain, "－")),
    |held| format!("この規程は、{}（以下「法」という。）{}の規定に基づき定める。", held.law.title, full(&held.place, kanji, "ノ")),
    |held| format!("{}, {}", english_title(held.law), english(&held.place)),
    |held| format!("{} of the {}", english(&held.place), english_title(held.law)),
    |held| format!("{}{}", numbered(held.law), full(&held.place, plain, "の")),
];

fn name(law: &Law) -> &str {
    law.short.as_deref().or(law.abbreviations.egov.first().map(String::as_str)).unwrap_or(&law.title)
}

/// The constitution has a year and no number.
fn numbered(law: &Law) -> &str {
    if law.law_number.ends_with('号') { &law.law_number } else { &law.title }
}

fn english_title(law: &Law) -> &str {
    law.title_en.as_ref().map_or(&law.title, |title| title.text.split(" (").next().unwrap())
}

fn branched(number: Number, unit: &str, digits: Digits, joint: &str) -> String {
    let branches: Vec<String> = branches(number).map(|branch| format!("{joint}{}", digits(branch))).collect();
    format!("{}{unit}{}", digits(number.main), branches.concat())
}

fn branches(number: Number) -> impl Iterator<Item = u16> {
    number.branches.into_iter().take_while(|branch| *branch != 0)
}

fn full(place: &Place, digits: Digits, joint: &str) -> String {
    let article = place.article.map(|number| format!("第{}", branched(number, "条", digits, joint)));
    let paragraph = place.paragraph.map(|number| format!("第{}項", digits(number)));
    let item = place.item.map(|number| format!("第{}", branched(number, "号", digits, joint)));
    [article, paragraph, item].into_iter().flatten().collect()
}

/// 23条1項2号; after a branch the next level keeps its 第.
fn short(place: &Place) -> String {
    let keeps = |number: Option<Number>| if number.is_some_and(|number| branches(number).count() > 0) { "第" } else { "" };
    let article = place.article.map(|number| branched(number, "条", plain, "の"));
    let paragraph = place.paragraph.map(|number| format!("{}{number}項", keeps(place.article)));
    let item = place.item.map(|number| branched(number, "号", plain, "の"));
    [article, paragraph, item].into_iter().flatten().collect()
}

fn spaced(place: &Place) -> String {
    let article = place.article.map(|number| format!("第 {} ", branched(number, " 条", plain, "の")));
    let paragraph = place.paragraph.map(|number| format!("第 {number} 項 "));
    let item = place.item.map(|number| format!("第 {}", branched(number, " 号", plain, "の")));
    [article, paragraph, item].into_iter().flatten().collect()
}

fn english(place: &Place) -> String {
    let article = place.article.map(|number| format!("Article {}", number.en()));
    let paragraph = place.paragraph.map(|number| format!(", paragraph ({number})"));
    let item = place.item.map(|number| format!(", item {}", branched(number, "", plain, "-")));
    [article, paragraph, item].into_iter().flatten().collect()
}

fn plain(number: u16) -> String {
    number.to_string()
}

fn wide(number: u16) -> String {
    number.to_string().chars().map(|digit| char::from_u32(u32::from(digit) + 0xFEE0).unwrap()).collect()
}

fn kanji_digits(number: u16) -> String {
    number.to_string().bytes().map(|digit| digit_in_kanji(u16::from(digit - b'0'))).collect()
}

/// 百七十九
fn kanji(number: u16) -> String {
    let mut text = String::new();
    for (unit, letter) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let count = number / unit % 10;
        if count > 1 || (count == 1 && unit == 1) {
            text.push(digit_in_kanji(count));
        }
        if count > 0 {
            text.push_str(letter);
        }
    }
    text
}

fn digit_in_kanji(digit: u16) -> char {
    "〇一二三四五六七八九".chars().nth(usize::from(digit)).unwrap()
}
