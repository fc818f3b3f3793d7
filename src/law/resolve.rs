//! What a citation means on a day: in force, renumbered, unknown …, and whom the place binds.
//! What is not held is not judged: before the earliest version of a law, and in 附則, nothing is an error.

use jiff::civil::Date;

use super::presence::Presence;
use super::{Citation, Law, LawKind, Number, Place, Purpose, Registry};

/// What a citation resolves to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Resolution {
    /// It holds.
    InForce,
    /// Nothing is known against it: an internal rule, 附則, a day before the data begin.
    NotJudged,
    /// No law of that name is known.
    UnknownLaw {
        /// The name of which it is a slip.
        near: Option<String>,
    },
    /// The law has never had the place.
    UnknownPlace(Missing),
    /// The table has no such place, and a version that it does not hold may.
    NotYetHeld,
    /// The law or the place is not in force on the day.
    NotInForce {
        /// The first day on which it is, where that is to come.
        from: Option<Date>,
        /// The last day on which it was, where that is over.
        until: Option<Date>,
        /// What serves the purpose on the day.
        instead: Option<Place>,
    },
    /// For its purpose the number was right once; the provision has another number now.
    Renumbered {
        /// Its place on the day.
        now: Place,
        /// The last day of the old number.
        until: Date,
    },
    /// Right, but not as fine as it should be.
    Imprecise {
        /// The finest place, where it is known.
        finest: Option<Place>,
    },
}

/// What a law does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The article.
    Article {
        /// The article before it.
        near: Option<Number>,
        /// The last article.
        last: Option<Number>,
    },
    /// The paragraph: the article has so many.
    Paragraph {
        /// How many there are.
        count: u16,
    },
    /// The item: the paragraph has them up to this one.
    Item {
        /// The last item; 0: there is none.
        count: u16,
    },
    /// イ, ロ … of the item.
    Subitem {
        /// How many there are.
        count: u8,
    },
}

/// Whether the place of a citation binds a kind of institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Binding {
    /// It does.
    Binds,
    /// It binds others; this citation binds the institution to the same.
    Other {
        /// The right citation.
        counterpart: String,
    },
    /// The data do not say.
    NotSaid,
}

/// Resolves `citation` as of `day`. `purpose` is what it is cited for, in words of the law's file; other words are no purpose.
pub(crate) fn resolve(registry: &Registry, citation: &Citation, day: Date, purpose: Option<&str>) -> Resolution {
    if citation.kind != LawKind::Law {
        return Resolution::NotJudged;
    }
    let Some(law) = registry.law_of(citation) else {
        return Resolution::UnknownLaw { near: registry.slips(&citation.law).first().map(|near| (*near).to_owned()) };
    };
    if let Some(repealed) = law.repealed.filter(|repealed| *repealed <= day) {
        return Resolution::NotInForce { from: None, until: repealed.yesterday().ok(), instead: None };
    }
    let Some(place) = citation.place else {
        let finest = purpose.and_then(|purpose| law.purposes(purpose).find_map(|purpose| on_day(purpose, day)));
        return Resolution::Imprecise { finest };
    };
    // A range serves more than one purpose.
    let purpose = purpose.filter(|_| citation.through.is_none());
    let served = purpose.map_or(Served::NotSaid, |purpose| serves(law, &place, day, purpose));
    let known = match served {
        Served::Otherwise(resolution) => return resolution,
        _ => exists(law, &place, day),
    };
    let ends = citation.through.map(|through| exists(law, &through, day));
    match (known, ends, served) {
        (Resolution::InForce, Some(end), _) if end != Resolution::InForce => end,
        (Resolution::InForce, _, Served::Within(finest)) => Resolution::Imprecise { finest: Some(finest) },
        (known, ..) => known,
    }
}

/// Whether the place of `citation` binds institutions of the kind `institution`, by its English word.
pub(crate) fn binds(registry: &Registry, citation: &Citation, institution: &str) -> Binding {
    let law = registry.law_of(citation);
    let (Some(law), Some(place)) = (law, citation.place) else { return Binding::NotSaid };
    for purpose in law.purpose.iter().filter(|purpose| purpose.place.overlaps(&place)) {
        if purpose.binds.iter().any(|kind| kind == institution) {
            return Binding::Binds;
        }
        if let Some(counterpart) = purpose.counterparts.get(institution) {
            return Binding::Other { counterpart: counterpart.clone() };
        }
    }
    Binding::NotSaid
}

/// What the place of `citation` is cited for as of today's numbering, if the law's file says it.
pub(crate) fn purpose_of<'r>(registry: &'r Registry, citation: &Citation) -> Option<&'r Purpose> {
    let law = registry.law_of(citation)?;
    law.purpose.iter().find(|purpose| citation.place.is_some_and(|place| purpose.place.covers(&place)))
}

/// How a place stands to a purpose on a day.
enum Served {
    /// The law's file does not know the purpose, or neither place ever served it.
    NotSaid,
    /// It serves it.
    Rightly,
    /// What serves it lies within.
    Within(Place),
    /// Another number did or does.
    Otherwise(Resolution),
}

/// Several places may bear one name (定義): if one of them is right, the citation is.
fn serves(law: &Law, place: &Place, day: Date, purpose: &str) -> Served {
    let mut answer = Served::NotSaid;
    for purpose in law.purposes(purpose) {
        let now = on_day(purpose, day);
        let next = match now {
            Some(now) if now.covers(place) => return Served::Rightly,
            Some(now) if place.covers(&now) => Served::Within(now),
            _ => otherwise(purpose, place, day, now).map_or(Served::NotSaid, Served::Otherwise),
        };
        if matches!(answer, Served::NotSaid) {
            answer = next;
        }
    }
    answer
}

/// The place that serves a purpose on a day.
fn on_day(purpose: &Purpose, day: Date) -> Option<Place> {
    if purpose.from.is_none_or(|from| from <= day) {
        return Some(purpose.place);
    }
    let former = purpose.formerly.iter().find(|former| day <= former.until && former.from.is_none_or(|from| from <= day));
    former.map(|former| former.place)
}

/// Where the provision stands on a day that bore the number `place` before.
pub(super) fn moved_to(law: &Law, place: &Place, day: Date) -> Option<Place> {
    let moved = |purpose: &&Purpose| purpose.formerly.iter().any(|former| former.until < day && former.place.covers(place));
    law.purpose.iter().find(moved).and_then(|purpose| on_day(purpose, day))
}

/// A number that served the purpose before, or will.
fn otherwise(purpose: &Purpose, place: &Place, day: Date, now: Option<Place>) -> Option<Resolution> {
    let former = purpose.formerly.iter().rfind(|former| former.until < day && former.place.covers(place));
    if let (Some(former), Some(now)) = (former, now) {
        return Some(Resolution::Renumbered { now, until: former.until });
    }
    let later = purpose.formerly.iter().map(|former| (former.place, former.from)).chain([(purpose.place, purpose.from)]);
    let from = later.filter(|(later, from)| later.overlaps(place) && from.is_some_and(|from| from > day)).find_map(|(_, from)| from)?;
    // Before the first day that is known, a former number may have served; only a provision without one is new.
    (now.is_some() || purpose.formerly.is_empty()).then_some(Resolution::NotInForce { from: Some(from), until: None, instead: now })
}

/// Whether a place is there, mild about what is not held: that is no error.
fn exists(law: &Law, place: &Place, day: Date) -> Resolution {
    match Presence::of(law, place, day) {
        Presence::There | Presence::ItemNotHeld | Presence::ItemFrom(_) | Presence::InNoParagraph(_) => Resolution::InForce,
        Presence::NotHeld | Presence::NoArticle => Resolution::NotJudged,
        Presence::Missing(missing) => Resolution::UnknownPlace(missing),
        Presence::NotYetHeld(_) => Resolution::NotYetHeld,
        Presence::Otherwise { from, until, .. } => Resolution::NotInForce { from, until, instead: None },
    }
}
