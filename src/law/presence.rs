//! Whether a place is there on a day, as strictly as the law's file says. Both answers of this layer are projections of it: what a check
//! says, mild about what is not held ([`super::resolve()`]), and the word of `kitei cite` ([`super::Standing`]).

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Items, Law, Missing, Number, Place, Version};

/// Whether a place is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// It is.
    There,
    /// The file does not say: an earlier day, 附則, 別表.
    NotHeld,
    /// No article is named under which it could be looked up.
    NoArticle,
    /// The paragraph is there; of its items nothing is held for the day.
    ItemNotHeld,
    /// The paragraph is there; the item serves its purpose from this later day on.
    ItemFrom(Date),
    /// The law never had it.
    Missing(Missing),
    /// None of several paragraphs has the item, and it is not said which is meant.
    InNoParagraph(Missing),
    /// The table has no such place, and a version that it does not hold may.
    NotYetHeld(Missing),
    /// It was or will be there.
    Otherwise {
        /// Whether its number is one without content 削除.
        deleted: bool,
        /// The first day on which it is there, where that is to come.
        from: Option<Date>,
        /// The last day on which it was, where that is over.
        until: Option<Date>,
    },
}

impl Presence {
    /// Of `place` on `day`.
    pub(super) fn of(law: &Law, place: &Place, day: Date) -> Self {
        let apart = place.supplement && !place.article.is_some_and(|number| law.runs_on(number));
        let Some(held) = law.held.as_ref().filter(|held| held.from <= day && !apart) else { return Self::NotHeld };
        let found = match (place.appendix, place.form) {
            // 別表 and 様式 are held as the latest version has them.
            (Some(_), _) | (_, Some(_)) if day < held.until => Self::NotHeld,
            (Some(number), _) => appended(law, number),
            (_, Some(number)) => form(law, number),
            (None, None) => Self::in_table(law, place, day),
        };
        match found {
            Self::Missing(Missing::Article { last: Some(last), .. }) if place.article < Some(last) && law.begins(day).is_some() => {
                Self::Otherwise { deleted: false, from: law.begins(day), until: None }
            }
            Self::Missing(missing) | Self::InNoParagraph(missing) if law.may_have_grown(day) && counts_from_one(place) => {
                Self::NotYetHeld(missing)
            }
            presence => presence,
        }
    }

    /// What the table says of `place` on `day`.
    fn in_table(law: &Law, place: &Place, day: Date) -> Self {
        let Some(number) = place.article else { return Self::NoArticle };
        let history = law.history(number);
        if history.is_empty() {
            return Self::Missing(no_article(law, number, day));
        }
        let paragraph = place.paragraph.unwrap_or(1);
        let has = |version: &Version<'_>| !version.state.deleted && (1..=version.state.paragraphs).contains(&paragraph);
        let later = || history.iter().filter(|version| has(version)).filter_map(|version| version.state.from).find(|from| *from > day);
        let earlier = || history.iter().rev().filter(|version| has(version)).filter_map(|version| version.until).find(|until| *until < day);
        match history.iter().find(|version| version.holds(day)) {
            Some(now) if has(now) => place.item.map_or(Self::There, |item| of_item(law, now, place, item, day)),
            now => match (now, later(), earlier()) {
                (Some(now), None, None) if !now.state.deleted => Self::Missing(Missing::Paragraph { count: now.state.paragraphs }),
                (now, from, until) => Self::Otherwise { deleted: now.is_some_and(|now| now.state.deleted), from, until },
            },
        }
    }
}

/// No law has an article, a paragraph or an item 0.
fn counts_from_one(place: &Place) -> bool {
    let none = Number::new(0);
    place.paragraph != Some(0) && place.article != Some(none) && place.item != Some(none)
}

/// Items are held as of the latest wording, and by day where the law's file says since when a place serves its purpose.
fn of_item(law: &Law, version: &Version<'_>, place: &Place, item: Number, day: Date) -> Presence {
    let dated = law.purpose.iter().find(|purpose| purpose.place.item.is_some() && purpose.place.covers(place));
    let from = dated.and_then(|purpose| purpose.from);
    if let Some(from) = from.filter(|from| *from > day) {
        return Presence::ItemFrom(from);
    }
    if version.until.is_some() || version.state.worded.last().is_some_and(|worded| *worded > day) {
        return if from.is_some() { Presence::There } else { Presence::ItemNotHeld };
    }
    let items = &version.state.items;
    // 第2条第3号 of an article with one paragraph; where there are more, one of them is meant.
    let is_one = place.paragraph.is_some() || version.state.paragraphs == 1;
    let paragraph = place.paragraph.unwrap_or(1);
    let of_paragraph = items.get(&paragraph.to_string());
    let has =
        if is_one { of_paragraph.is_some_and(|items| items.contains(item)) } else { items.values().any(|items| items.contains(item)) };
    let subitems = version.state.subitems(paragraph, item);
    let missing = Missing::Item { count: of_paragraph.map_or(0, Items::last) };
    match (has, is_one) {
        (false, true) => Presence::Missing(missing),
        (false, false) => Presence::InNoParagraph(missing),
        (true, true) if place.subitem.is_some_and(|subitem| subitem > subitems) => Presence::Missing(Missing::Subitem { count: subitems }),
        (true, _) => Presence::There,
    }
}

/// Whether a law has a 別表 of a number; 0 is the only one.
fn appended(law: &Law, number: Number) -> Presence {
    if law.appended().any(|known| known == number) {
        return Presence::There;
    }
    let count = u16::try_from(law.appended().count()).unwrap_or(u16::MAX);
    Presence::Missing(Missing::Appendix { count })
}

/// Whether a law has a 様式 of a number. Of many laws none is held, which says nothing.
fn form(law: &Law, number: Number) -> Presence {
    let forms: BTreeSet<Number> = law.forms().collect();
    match u16::try_from(forms.len()) {
        Ok(0) => Presence::NotHeld,
        _ if forms.contains(&number) => Presence::There,
        count => Presence::Missing(Missing::Form { count: count.unwrap_or(u16::MAX) }),
    }
}

fn no_article(law: &Law, number: Number, day: Date) -> Missing {
    let live = |article: &Number| law.history(*article).iter().any(|version| version.holds(day) && !version.state.deleted);
    let near = law.articles.numbers().rev().filter(|article| *article < number).find(live);
    let last = law.articles.numbers().rev().find(live);
    Missing::Article { near, last }
}
