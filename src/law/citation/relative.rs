//! Places that are said by way of another: 第24条, 第3項 after a citation, 前条, 次項.

use crate::law::{Law, Number, Place};
use kitei_law::level::{Level, Step};

/// What is not written is carried over from the place before, down to the first level that is written.
pub(super) fn carry(before: Option<&Place>, place: Place) -> Place {
    let Some(before) = before else { return place };
    let mut whole = Place { supplement: before.supplement || place.supplement, ..place };
    if place.article.is_none() && !place.supplement && !place.is_annexed() {
        whole.article = before.article;
        if place.paragraph.is_none() {
            whole.paragraph = before.paragraph;
            if place.item.is_none() {
                whole.item = before.item;
            }
        }
    }
    whole
}

/// The place before or after `anchor`; articles in the order of the law, whose numbers have branches and gaps.
pub(super) fn neighbour(law: &Law, anchor: &Place, step: Step, level: Level) -> Option<Place> {
    let is_back = matches!(step, Step::Back(_));
    let beside = |number: u16| if is_back { number.checked_sub(1).filter(|number| *number > 0) } else { number.checked_add(1) };
    match level {
        Level::Article => {
            let article = anchor.article?;
            let mut numbers = law.articles.numbers();
            let number = if is_back { numbers.rev().find(|number| *number < article) } else { numbers.find(|number| *number > article) };
            Some(Place { article: Some(number?), supplement: anchor.supplement, ..Place::default() })
        }
        Level::Paragraph => Some(Place {
            article: anchor.article,
            paragraph: Some(beside(anchor.paragraph?)?),
            supplement: anchor.supplement,
            ..Place::default()
        }),
        Level::Item => {
            Some(Place { item: Some(Number::new(beside(anchor.item?.main)?)), subitem: None, deeper: None, part: None, ..*anchor })
        }
        Level::Part | Level::Chapter | Level::Section | Level::Subsection | Level::Division => None,
    }
}
