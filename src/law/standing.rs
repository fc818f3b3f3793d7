//! How a citation stands on a day, in the words of `kitei cite`. Where [`resolve()`] judges mildly what is not held, this says that it is not.

use jiff::civil::Date;

use super::resolve::{self, Missing, Resolution, resolve};
use super::{Citation, Law, LawKind, Number, Place, Registry, Version};

/// A word for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The place is there on the day.
    InForce,
    /// It was or will be there.
    NotInForce,
    /// What is held does not say: an earlier day, 附則, 別表, an item on a past day.
    NotRecorded,
    /// No law of that name is known.
    UnknownLaw,
    /// The law never had the article.
    UnknownArticle,
    /// The article never had the paragraph.
    UnknownParagraph,
    /// The paragraph does not have the item.
    UnknownItem,
    /// A number without content 削除.
    Deleted,
    /// The law is no longer in force.
    Repealed,
    /// It is not said which law is meant.
    Ambiguous,
}

impl Status {
    /// The word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::NotInForce => "not-in-force",
            Self::NotRecorded => "not-recorded",
            Self::UnknownLaw => "unknown-law",
            Self::UnknownArticle => "unknown-article",
            Self::UnknownParagraph => "unknown-paragraph",
            Self::UnknownItem => "unknown-item",
            Self::Deleted => "deleted",
            Self::Repealed => "repealed",
            Self::Ambiguous => "ambiguous",
        }
    }
}

/// How a citation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// In a word.
    pub status: Status,
    /// The first day on which it is in force, where that is to come.
    pub from: Option<Date>,
    /// The last day on which it was, where that is over.
    pub until: Option<Date>,
    /// What the law does not have.
    pub missing: Option<Missing>,
    /// Where the provision that the citation means stands on the day.
    pub renumbered_to: Option<Place>,
}

impl From<Status> for Standing {
    fn from(status: Status) -> Self {
        Self { status, from: None, until: None, missing: None, renumbered_to: None }
    }
}

impl Standing {
    /// How `citation` stands on `day`. Of a range, its first place. What it says in brackets after the place is what it is for.
    pub fn of(registry: &Registry, citation: &Citation, day: Date) -> Self {
        let Some(law) = registry.law_of(citation) else {
            let bare = citation.kind == LawKind::Law && matches!(citation.law.as_str(), "法" | "令" | "規則");
            let shared = !registry.sharing(&citation.law).is_empty();
            return if bare || shared { Status::Ambiguous.into() } else { Status::UnknownLaw.into() };
        };
        if let Some(repealed) = law.repealed.filter(|repealed| *repealed <= day) {
            return Self { until: repealed.yesterday().ok(), ..Status::Repealed.into() };
        }
        if let Some(promulgated) = law.promulgated.filter(|promulgated| *promulgated > day) {
            return Self { from: Some(promulgated), ..Status::NotInForce.into() };
        }
        let Some(place) = citation.place else {
            let early = law.held.as_ref().is_some_and(|held| day < held.from);
            return if early { Status::NotRecorded.into() } else { Status::InForce.into() };
        };
        let alone = Citation { through: None, ..citation.clone() };
        match citation.caption.as_deref().map(|purpose| resolve(registry, &alone, day, Some(purpose))) {
            Some(Resolution::Renumbered { now, until }) => {
                Self { until: Some(until), renumbered_to: Some(now), ..Status::NotInForce.into() }
            }
            Some(Resolution::NotInForce { from, until, instead: Some(instead) }) => {
                Self { from, until, renumbered_to: Some(instead), ..Status::NotInForce.into() }
            }
            _ => {
                let standing = of_place(law, &place, day);
                let lost = matches!(standing.status, Status::NotInForce | Status::Deleted | Status::UnknownArticle);
                Self { renumbered_to: resolve::moved_to(law, &place, day).filter(|_| lost), ..standing }
            }
        }
    }
}

impl Standing {
    /// How a citation stands that says of itself that the law was another then: 旧個人情報保護法第20条.
    pub fn of_former(registry: &Registry, citation: &Citation, day: Date) -> Self {
        let standing = Self::of(registry, citation, day);
        let law = registry.law_of(citation);
        match law.zip(citation.place).and_then(|(law, place)| resolve::moved_to(law, &place, day)) {
            Some(now) if standing.status == Status::InForce => Self { renumbered_to: Some(now), ..Status::NotInForce.into() },
            _ => standing,
        }
    }
}

fn of_place(law: &Law, place: &Place, day: Date) -> Standing {
    if law.held.as_ref().is_none_or(|held| day < held.from) || place.supplement || place.appendix.is_some() {
        return Status::NotRecorded.into();
    }
    let Some(number) = place.article else { return Status::UnknownParagraph.into() };
    let history = law.history(number);
    let has = |version: &Version<'_>| !version.state.deleted && place.paragraph.unwrap_or(1) <= version.state.paragraphs;
    let Some(now) = history.iter().find(|version| version.holds(day)) else {
        if history.is_empty() {
            return Standing { missing: Some(resolve::no_article(law, number, day)), ..Status::UnknownArticle.into() };
        }
        return beside(&history, has, day, Status::NotInForce);
    };
    if now.state.deleted {
        return beside(&history, has, day, Status::Deleted);
    }
    if place.paragraph == Some(0) || !has(now) {
        let missing = Some(Missing::Paragraph { count: now.state.paragraphs });
        let other = beside(&history, has, day, Status::NotInForce);
        let once = other.from.or(other.until).is_some();
        return if once { other } else { Standing { missing, ..Status::UnknownParagraph.into() } };
    }
    place.item.map_or(Status::InForce.into(), |item| of_item(law, now, place, item, day))
}

/// The days before and after on which the place was or will be there.
fn beside(history: &[Version<'_>], has: impl Fn(&Version<'_>) -> bool, day: Date, status: Status) -> Standing {
    let later = history.iter().find(|version| has(version) && version.state.from.is_some_and(|from| from > day));
    let earlier = history.iter().rev().find(|version| has(version) && version.until.is_some_and(|until| until < day));
    Standing { from: later.and_then(|version| version.state.from), until: earlier.and_then(|version| version.until), ..status.into() }
}

/// Items are held as of the latest wording, and by day where the law's file says since when a place serves its purpose.
fn of_item(law: &Law, version: &Version<'_>, place: &Place, item: Number, day: Date) -> Standing {
    let dated = law.purpose.iter().find(|purpose| purpose.place.item.is_some() && purpose.place.covers(place));
    if let Some(from) = dated.and_then(|purpose| purpose.from) {
        return if from <= day { Status::InForce.into() } else { Standing { from: Some(from), ..Status::NotInForce.into() } };
    }
    if version.until.is_some() || version.state.worded.last().is_some_and(|worded| *worded > day) {
        return Status::NotRecorded.into();
    }
    let items = &version.state.items;
    let has = match place.paragraph {
        Some(paragraph) => items.get(&paragraph.to_string()).is_some_and(|items| items.contains(item)),
        // 第2条第3号 of an article with one paragraph; where there are more, one of them is meant.
        None => items.values().any(|items| items.contains(item)),
    };
    if has {
        let count = version.state.subitems(place.paragraph.unwrap_or(1), item);
        let one_paragraph = place.paragraph.is_some() || version.state.paragraphs == 1;
        if one_paragraph && place.subitem.is_some_and(|subitem| subitem > count) {
            return Standing { missing: Some(Missing::Subitem { count }), ..Status::UnknownItem.into() };
        }
        return Status::InForce.into();
    }
    let count = items.get(&place.paragraph.unwrap_or(1).to_string()).map_or(0, super::Items::last);
    Standing { missing: Some(Missing::Item { count }), ..Status::UnknownItem.into() }
}
