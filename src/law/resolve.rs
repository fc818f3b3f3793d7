//! What a citation means on a day: in force, renumbered, unknown …, and whom the place binds.
//! What is not held is not judged: before the earliest version of a law, and in 附則, nothing is an error.

use jiff::civil::Date;

use super::presence::Presence;
use super::{Citation, FormerTitle, Items, Law, LawKind, Number, Place, Purpose, Registry};

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
    /// The 別表.
    Appendix {
        /// How many the law has.
        count: u16,
    },
    /// The 様式.
    Form {
        /// How many the law has.
        count: u16,
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
        /// The kinds that the place binds, by their English words.
        binds: Vec<String>,
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
    // An article cited under a former title is that of the law as it was.
    let day = former_title(law, citation, day).and_then(|former| former.until).unwrap_or(day);
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

/// The title under which a law is cited, where it bears another on the day.
pub(super) fn former_title<'l>(law: &'l Law, citation: &Citation, day: Date) -> Option<&'l FormerTitle> {
    law.former_title(citation.former?).filter(|former| former.until.is_none_or(|until| until < day))
}

/// The places that a range denotes between its ends: what the law has or had under these numbers.
pub(crate) fn between(law: &Law, first: &Place, last: &Place, day: Date) -> Vec<Place> {
    let (Some(from), Some(to)) = (first.article, last.article) else {
        let appended = first.appendix.zip(last.appendix);
        let numbers = law.appended().filter(|number| appended.is_some_and(|(from, to)| from < *number && *number < to));
        return numbers.map(|number| Place { appendix: Some(number), ..Place::default() }).collect();
    };
    if from != to {
        let article = |number| Place { article: Some(number), supplement: first.supplement, ..Place::default() };
        return law.articles.between(from, to).map(article).collect();
    }
    let bare = Place { deeper: None, part: None, ..*first };
    if first.paragraph != last.paragraph {
        let (from, to) = (first.paragraph.unwrap_or(1), last.paragraph.unwrap_or(1));
        return (from + 1..to).map(|number| Place { paragraph: Some(number), item: None, subitem: None, ..bare }).collect();
    }
    if let (Some(from), Some(to)) = (first.item, last.item)
        && from != to
    {
        let history = first.article.map(|article| law.history(article)).unwrap_or_default();
        let items = history.iter().find(|version| version.holds(day)).and_then(|version| {
            let paragraph = first.paragraph.unwrap_or(1).to_string();
            version.state.items.get(&paragraph)
        });
        let within = |number: &Number| from < *number && *number < to;
        let numbers = items.map(Items::numbers).unwrap_or_default().into_iter().filter(within);
        return numbers.map(|number| Place { item: Some(number), subitem: None, ..bare }).collect();
    }
    let letters = first.subitem.zip(last.subitem).map_or(0..0, |(from, to)| from + 1..to);
    letters.map(|letter| Place { subitem: Some(letter), ..bare }).collect()
}

/// The places within a range that are numbers without content 削除.
pub(crate) fn deleted_between(law: &Law, citation: &Citation, day: Date) -> Vec<Place> {
    let Some((first, last)) = citation.place.zip(citation.through) else { return Vec::new() };
    let is_deleted = |place: &Place| matches!(Presence::of(law, place, day), Presence::Otherwise { deleted: true, .. });
    between(law, &first, &last, day).into_iter().filter(is_deleted).collect()
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
            return Binding::Other { counterpart: counterpart.clone(), binds: purpose.binds.clone() };
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
