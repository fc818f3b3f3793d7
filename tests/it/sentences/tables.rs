//! What the tables of the laws say, asked of them directly: that the answers to the sentences are right.

use kitei::Lang;
use kitei::internals::law::{Law, Number, Place, Registry};

use super::DAY;
use super::answers::sentences;
use crate::citations::places::numbers;

fn law(id: &str) -> &'static Law {
    let registry = Registry::built_in();
    registry.ids().filter_map(|at| registry.law(at)).find(|law| law.id == id).unwrap_or_else(|| panic!("{id}"))
}

/// Every place from `first` to `last` that the law has on the day.
pub(super) fn between(id: &str, first: &Place, last: &Place) -> Vec<Place> {
    let law = law(id);
    let live = |number: &Number| law.history(*number).iter().any(|version| version.holds(DAY) && !version.state.deleted);
    if first.article != last.article {
        let (from, to) = (first.article.unwrap(), last.article.unwrap());
        let numbers = law.articles.numbers().filter(|number| from <= *number && *number <= to).filter(live);
        return numbers.map(|number| Place { article: Some(number), ..Place::default() }).collect();
    }
    if first.paragraph != last.paragraph {
        return (first.paragraph.unwrap()..=last.paragraph.unwrap())
            .map(|paragraph| Place { paragraph: Some(paragraph), ..*first })
            .collect();
    }
    if first.item != last.item {
        let history = law.history(first.article.unwrap());
        let state = history.iter().find(|version| version.holds(DAY)).unwrap().state;
        let items = state.items.get(&first.paragraph.unwrap_or(1).to_string()).map(numbers).unwrap();
        let items = items.into_iter().filter(|item| first.item.unwrap() <= *item && *item <= last.item.unwrap());
        return items.map(|item| Place { item: Some(item), ..*first }).collect();
    }
    (first.subitem.unwrap()..=last.subitem.unwrap()).map(|letter| Place { subitem: Some(letter), ..*first }).collect()
}

/// 別表第一, 様式第一 as a citation writes it.
pub(super) fn appendix(name: &str) -> String {
    let citation = kitei::internals::law::scan(&format!("消防法{name}"), Registry::built_in()).remove(0);
    citation.place.unwrap().display(Lang::Ja)
}

/// Each answer is what the table says: there on the day, deleted, gone, or never there.
#[test]
fn the_answers_are_those_of_the_tables() {
    let mut checked = 0;
    for sentence in sentences() {
        for answer in sentence.answers.iter().filter(|answer| answer.law != "?" && answer.place != "-") {
            let law = law(&answer.law);
            let title = law.title.as_str();
            let citation = kitei::internals::law::scan(&format!("{title}{}", answer.place), Registry::built_in()).remove(0);
            let place = citation.place.unwrap();
            assert_eq!(place.display(Lang::Ja), answer.place, "{}", sentence.text);
            if place.is_annexed() {
                // A name may be of several: 様式第42から様式第49まで.
                let named = |name: &String| name.starts_with("別表") && appendix(name) == answer.place;
                let has = law.appendices.iter().any(named) || place.form.is_some_and(|form| law.forms().any(|known| known == form));
                assert_eq!(has, answer.status == "in-force", "{}: {answer}", sentence.text);
            } else if answer.now.is_none() && answer.status != "former-title" && law.repealed.is_none() {
                assert_eq!(stands(law, &place), answer.status, "{}: {answer}", sentence.text);
            }
            checked += 1;
        }
    }
    assert!(checked > 250, "{checked}");
}

/// The status of a place by its row alone.
fn stands(law: &Law, place: &Place) -> &'static str {
    let grown = law.ahead.iter().any(|ahead| ahead.from <= DAY);
    let history = law.history(place.article.unwrap());
    let Some(now) = history.iter().find(|version| version.holds(DAY)) else {
        let is_to_come = law.ahead.iter().any(|ahead| ahead.by == law.law_number) && place.article < law.articles.numbers().last();
        return if is_to_come || !history.is_empty() {
            "not-in-force"
        } else if grown {
            "not-yet-held"
        } else {
            "unknown-article"
        };
    };
    if now.state.deleted {
        return "deleted";
    }
    let paragraph = place.paragraph.unwrap_or(1);
    if paragraph > now.state.paragraphs {
        return if grown { "not-yet-held" } else { "unknown-paragraph" };
    }
    let has = |item: Number| now.state.items.get(&paragraph.to_string()).is_some_and(|items| numbers(items).contains(&item));
    match place.item {
        Some(item) if !has(item) => {
            if grown {
                "not-yet-held"
            } else {
                "unknown-item"
            }
        }
        _ => "in-force",
    }
}
