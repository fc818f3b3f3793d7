//! Every place of every law, in every notation: it is read as what it is and in force; the next number is not.

#![allow(clippy::print_stdout, reason = "figures for whoever runs the test")]

use jiff::civil::{Date, date};
use kitei::internals::explain::cite::cite;
use kitei::internals::law::{Number, Place, Registry, Status};
use rayon::prelude::*;

use crate::citations::places::{Held, NOTATIONS, held, numbers};

/// The day of the latest version that is held: items are held as of it.
const DAY: Date = date(2026, 12, 1);

/// What is cited in a text that cites once: the law, the place and its status.
fn only(text: &str, day: Date) -> (String, Option<Place>, &'static str) {
    let cited = cite(text, day);
    assert_eq!(cited.len(), 1, "{text}");
    let law = cited[0].law.map_or_else(String::new, |law| law.id.clone());
    (law, cited[0].citation.place, cited[0].standing.status.word())
}

/// An unoptimised build takes the notations in turn, so that each place is read and each notation is met at each kind of place.
#[test]
fn every_place_in_every_notation_is_in_force() {
    let places = held(DAY);
    let each = if cfg!(debug_assertions) { 1 } else { NOTATIONS.len() };
    let read: usize = places
        .par_iter()
        .enumerate()
        .map(|(at, held)| {
            let notations = NOTATIONS.iter().cycle().skip(at % NOTATIONS.len()).take(each);
            for notation in notations {
                let text = notation(held);
                assert_eq!(only(&text, DAY), (held.law.id.clone(), Some(held.place), "in-force"), "{text}");
            }
            each
        })
        .sum();
    println!("{} places, {read} citations", places.len());
    assert!(places.len() > 50_000, "{}", places.len());
}

#[test]
fn the_number_after_the_last_is_unknown() {
    let places = held(DAY);
    let last = |at: usize, place: &Held| places.get(at + 1).is_none_or(|next| next.law.id != place.law.id);
    let beyond = places.par_iter().enumerate().flat_map_iter(|(at, held)| {
        let mut beyond = Vec::new();
        let article = held.place.article.unwrap();
        let history = held.law.history(article);
        let state = history.iter().find(|version| version.holds(DAY)).unwrap().state;
        match (held.place.paragraph, held.place.item) {
            (None, _) => {
                // An earlier version may have had more paragraphs: those were in force once.
                let most = history.iter().map(|version| version.state.paragraphs).max().unwrap();
                beyond.push((Place { paragraph: Some(most + 1), ..held.place }, Status::UnknownParagraph));
            }
            (Some(paragraph), None) => {
                let items = state.items.get(&paragraph.to_string()).map(numbers).unwrap_or_default();
                let next = items.iter().map(|item| item.main).max().unwrap_or(0) + 1;
                beyond.push((Place { item: Some(Number::new(next)), ..held.place }, Status::UnknownItem));
            }
            _ => {}
        }
        if last(at, held) {
            let free = (article.main + 1..=u16::MAX).map(Number::new).find(|number| held.law.history(*number).is_empty());
            beyond.push((Place { article: free, ..Place::default() }, Status::UnknownArticle));
        }
        beyond.into_iter().map(|(place, status)| (Held { law: held.law, place }, status)).collect::<Vec<_>>()
    });
    let count = beyond
        .map(|(held, status)| {
            let text = NOTATIONS[0](&held);
            // Of a law of which a version is in force that is not held it is not said that it has no such place.
            let status = if held.law.may_have_grown(DAY) { Status::NotYetHeld } else { status };
            assert_eq!(only(&text, DAY).2, status.word(), "{text}");
        })
        .count();
    println!("{count} citations of what is not there");
    assert!(count > 40_000, "{count}");
}

#[test]
fn every_article_begins_and_ends_on_its_days() {
    let registry = Registry::built_in();
    let mut judged = 0;
    for law in registry.ids().filter_map(|id| registry.law(id)) {
        let Some(first) = law.held.as_ref().map(|held| held.from) else { continue };
        for number in law.articles.numbers() {
            let states: Vec<_> = law.articles.states(number).collect();
            // What the states say of a day: the latest that has begun, if it has not ended.
            let wanted = |day: Date| {
                let begun = states.iter().filter(|state| state.from.is_none_or(|from| from <= day)).max_by_key(|state| state.from);
                match begun.filter(|state| state.until.is_none_or(|until| day <= until)) {
                    _ if day < first => "not-recorded",
                    Some(state) if state.deleted => "deleted",
                    Some(_) => "in-force",
                    None => "not-in-force",
                }
            };
            let held = Held { law, place: Place { article: Some(number), ..Place::default() } };
            let text = NOTATIONS[0](&held);
            let days = states.iter().flat_map(|state| [state.from, state.until.and_then(|until| until.tomorrow().ok())]).flatten();
            for day in days {
                for day in [day.yesterday().unwrap(), day] {
                    assert_eq!(only(&text, day).2, wanted(day), "{text} {day}");
                    judged += 1;
                }
            }
        }
    }
    println!("{judged} days judged");
    assert!(judged > 2_000, "{judged}");
}

#[test]
fn every_old_number_of_the_privacy_act_leads_to_the_new_one() {
    let registry = Registry::built_in();
    let law = registry.find("個人情報保護法").and_then(|id| registry.law(id)).unwrap();
    let (last, first) = (date(2022, 3, 31), date(2022, 4, 1));
    let mut moved = 0;
    for purpose in &law.purpose {
        for former in purpose.formerly.iter().filter(|former| former.until == last) {
            let text = format!("個人情報保護法{}（{}）", former.place.display(kitei::Lang::Ja), purpose.ja);
            let on = |day: Date| {
                let cited = cite(&text, day);
                (cited[0].standing.status, cited[0].renumbered_to(kitei::Lang::Ja))
            };
            assert_eq!(on(last), (Status::InForce, None), "{text}");
            let (status, now) = on(DAY);
            assert_eq!(status, Status::NotInForce, "{text}");
            assert_eq!(now.unwrap(), format!("個人情報保護法{}", purpose.place.display(kitei::Lang::Ja)), "{text}");
            let new = format!("個人情報保護法{}（{}）", purpose.place.display(kitei::Lang::Ja), purpose.ja);
            assert_eq!(cite(&new, DAY)[0].standing.status, Status::InForce, "{new}");
            moved += 1;
        }
    }
    // Of the 88 articles ten kept their number.
    assert_eq!(moved, 78);
    for old in (1..=88).filter(|old| !matches!(old, 1..=7 | 47..=49)) {
        let former = Place { article: Some(Number::new(old)), ..Place::default() };
        let leads = law.purpose.iter().any(|purpose| purpose.formerly.iter().any(|known| known.place == former && known.until == last));
        assert!(leads, "{old}");
    }
    // The same by the captions of the table alone: an old caption that one article bears today stands there.
    let caption = |number: Number, day: Date| {
        law.history(number).iter().find(|version| version.holds(day)).and_then(|version| version.state.caption.clone())
    };
    let mut compared = 0;
    for old in law.articles.numbers() {
        let Some(words) = caption(old, last).filter(|words| caption(old, first).as_ref() != Some(words)) else { continue };
        let now: Vec<Number> = law.articles.numbers().filter(|number| caption(*number, DAY).as_ref() == Some(&words)).collect();
        let [now] = now.as_slice() else { continue };
        let text = format!("個人情報保護法{}（{words}）", old.ja("条"));
        let fix = cite(&text, DAY)[0].renumbered_to(kitei::Lang::Ja);
        assert_eq!(fix, Some(format!("個人情報保護法{}", now.ja("条"))), "{text}");
        compared += 1;
    }
    println!("{moved} numbers moved, {compared} seen by their captions");
    assert!(compared > 55, "{compared}");
}

#[test]
fn places_of_the_hospital_and_pharmacy_rules_have_their_days() {
    for (text, day, status) in [
        ("医療法施行規則第14条第2項", date(2023, 3, 31), "not-in-force"),
        ("医療法施行規則第14条第2項", date(2023, 4, 1), "in-force"),
        ("医療法施行規則第14条第2項", date(2010, 1, 1), "not-recorded"),
        ("医療法施行規則第14条第3項", date(2026, 9, 30), "unknown-paragraph"),
        ("医療法施行規則第14条第3項", DAY, "not-yet-held"),
        ("薬機法施行規則第11条第2項第1号", date(2021, 7, 31), "deleted"),
        ("薬機法施行規則第11条第2項第1号", date(2023, 3, 31), "not-in-force"),
        ("薬機法施行規則第11条第2項第1号", date(2023, 4, 1), "in-force"),
        ("薬機法施行規則第11条第2項第2号", date(2022, 1, 1), "not-recorded"),
        ("薬機法施行規則第11条第2項第3号", date(2026, 9, 30), "unknown-item"),
        ("薬機法施行規則第11条第2項第3号", DAY, "not-yet-held"),
        ("医師法第99条", DAY, "unknown-article"),
        ("医師法第99条", date(2027, 10, 1), "unknown-article"),
        ("医師法第99条", date(2027, 10, 2), "not-yet-held"),
        ("労働基準法第200条", date(2026, 7, 16), "unknown-article"),
        ("労働基準法第200条", date(2026, 7, 17), "not-yet-held"),
        ("サイバー対処能力強化法第4条", date(2026, 9, 30), "not-in-force"),
        ("サイバー対処能力強化法第4条", date(2026, 10, 1), "in-force"),
        ("サイバー対処能力強化法第13条", DAY, "not-in-force"),
        ("サイバー対処能力強化法第200条", DAY, "unknown-article"),
        ("安衛法第65条の5", date(2026, 9, 30), "not-in-force"),
        ("安衛法第65条の5", date(2026, 10, 1), "in-force"),
        ("医療介護総合確保法第24条", date(2026, 9, 30), "in-force"),
        ("医療介護総合確保法第24条", date(2026, 10, 1), "deleted"),
        ("医療法第30条の13第8項", date(2026, 9, 30), "not-in-force"),
        ("医療法第30条の13第8項", date(2026, 10, 1), "in-force"),
        ("公益通報者保護法第11条の2", date(2026, 11, 30), "not-in-force"),
        ("公益通報者保護法第11条の2", date(2026, 12, 1), "in-force"),
        ("医療法第95条", DAY, "in-force"),
        ("医療法附則第95条", DAY, "in-force"),
        ("労働基準法第136条", DAY, "in-force"),
        ("医師法第25条", DAY, "deleted"),
        ("医療法第33条", DAY, "deleted"),
        ("個人情報保護法附則第3条", DAY, "not-recorded"),
        ("番号法別表第1", date(2025, 1, 1), "not-recorded"),
        ("番号法別表第1", DAY, "not-yet-held"),
        ("番号法別表", DAY, "in-force"),
        ("消防法別表第7", DAY, "unknown-appendix"),
        ("消防法別表第3", DAY, "in-force"),
        ("行政機関の保有する個人情報の保護に関する法律第6条", DAY, "repealed"),
        ("個人情報保護法第23条第1項から第2項まで", DAY, "in-force"),
        ("医療法施工規則第14条第2項", DAY, "unknown-law"),
        ("法第23条", DAY, "ambiguous"),
    ] {
        assert_eq!(cite(text, day)[0].standing.status.word(), status, "{text} {day}");
    }
    // Until 2022-03-31 the number had six paragraphs.
    assert_eq!(cite("個人情報保護法第23条第1項から第2項まで", DAY)[1].standing.status, Status::NotInForce);
}
