//! How a citation stands on a day, in the words of `kitei cite`. Where [`resolve()`] judges mildly what is not held, this says that it is not: both
//! are made from one answer ([`Presence`]).

use jiff::civil::Date;

use super::presence::Presence;
use super::resolve::{self, Missing, Resolution, resolve};
use super::{Citation, Place, Registry};

/// A word for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The place is there on the day.
    InForce,
    /// It was or will be there.
    NotInForce,
    /// What is held does not say: an earlier day, 附則, 別表, an item on a past day.
    NotRecorded,
    /// The table has no such place, and a version is in force on the day, or may be, that it does not hold.
    NotYetHeld,
    /// No law of that name is known.
    UnknownLaw,
    /// The law never had the article.
    UnknownArticle,
    /// The article never had the paragraph.
    UnknownParagraph,
    /// The paragraph does not have the item.
    UnknownItem,
    /// The law has no such 別表 or 様式.
    UnknownAppendix,
    /// The law is cited by a title that it no longer bears; the place, if there is one, was there on the last day of that title.
    FormerTitle,
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
            Self::NotYetHeld => "not-yet-held",
            Self::UnknownLaw => "unknown-law",
            Self::UnknownArticle => "unknown-article",
            Self::UnknownParagraph => "unknown-paragraph",
            Self::UnknownItem => "unknown-item",
            Self::UnknownAppendix => "unknown-appendix",
            Self::FormerTitle => "former-title",
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
            let shared = !registry.sharing(&citation.law).is_empty();
            return if citation.is_unsaid() || shared { Status::Ambiguous.into() } else { Status::UnknownLaw.into() };
        };
        if let Some(repealed) = law.repealed.filter(|repealed| *repealed <= day) {
            return Self { until: repealed.yesterday().ok(), ..Status::Repealed.into() };
        }
        if let Some(promulgated) = law.promulgated.filter(|promulgated| *promulgated > day) {
            return Self { from: Some(promulgated), ..Status::NotInForce.into() };
        }
        if let Some(former) = resolve::former_title(law, citation, day) {
            let then = citation.place.zip(former.until).map_or(Presence::There, |(place, until)| Presence::of(law, &place, until));
            return match then {
                Presence::Missing(_) | Presence::InNoParagraph(_) => then.into(),
                _ => Self { until: former.until, ..Status::FormerTitle.into() },
            };
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
                let standing = Self::from(Presence::of(law, &place, day));
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

impl From<Presence> for Standing {
    fn from(presence: Presence) -> Self {
        match presence {
            Presence::There => Status::InForce.into(),
            Presence::NotHeld | Presence::ItemNotHeld => Status::NotRecorded.into(),
            Presence::NoArticle => Status::UnknownParagraph.into(),
            Presence::ItemFrom(from) => Self { from: Some(from), ..Status::NotInForce.into() },
            Presence::Missing(missing) | Presence::InNoParagraph(missing) => Self { missing: Some(missing), ..unknown(missing).into() },
            Presence::NotYetHeld(missing) => Self { missing: Some(missing), ..Status::NotYetHeld.into() },
            Presence::Otherwise { deleted, from, until } => {
                Self { from, until, ..if deleted { Status::Deleted } else { Status::NotInForce }.into() }
            }
        }
    }
}

fn unknown(missing: Missing) -> Status {
    match missing {
        Missing::Article { .. } => Status::UnknownArticle,
        Missing::Paragraph { .. } => Status::UnknownParagraph,
        Missing::Item { .. } | Missing::Subitem { .. } => Status::UnknownItem,
        Missing::Appendix { .. } | Missing::Form { .. } => Status::UnknownAppendix,
    }
}
