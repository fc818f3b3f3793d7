//! Many places of one text, asked for what they hold.

use super::Span;

/// Places of one file, by where they begin, each with the furthest end so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Covered(Vec<(u32, u32)>);

impl FromIterator<Span> for Covered {
    fn from_iter<T: IntoIterator<Item = Span>>(places: T) -> Self {
        let mut places: Vec<(u32, u32)> = places.into_iter().map(|place| (place.start, place.end)).collect();
        places.sort_unstable();
        let mut furthest = 0;
        for place in &mut places {
            furthest = furthest.max(place.1);
            place.1 = furthest;
        }
        Self(places)
    }
}

impl Covered {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them holds all of a place.
    pub fn hold(&self, place: Span) -> bool {
        self.furthest(place.start).is_some_and(|furthest| furthest >= place.end)
    }

    /// Whether one of them holds an offset.
    pub fn hold_at(&self, offset: u32) -> bool {
        self.furthest(offset).is_some_and(|furthest| furthest > offset)
    }

    /// Whether one of them overlaps a place.
    pub fn overlap(&self, place: Span) -> bool {
        place.end.checked_sub(1).and_then(|last| self.furthest(last)).is_some_and(|furthest| furthest > place.start)
    }

    /// Whether one of them lies in a place or right beside it.
    pub fn touch(&self, place: Span) -> bool {
        self.furthest(place.end).is_some_and(|furthest| furthest >= place.start)
    }

    /// The furthest end of those that begin at an offset or before.
    fn furthest(&self, offset: u32) -> Option<u32> {
        let until = self.0.partition_point(|(start, _)| *start <= offset);
        self.0.get(until.checked_sub(1)?).map(|(_, furthest)| *furthest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    #[test]
    fn places_are_asked_as_if_one_by_one() {
        let span = |start, end| Span::new(FileId(0), start, end);
        let all = [span(4, 6), span(0, 3), span(5, 20), span(7, 9), span(30, 30)];
        let covered: Covered = all.into_iter().collect();
        for start in 0..32 {
            assert_eq!(covered.hold_at(start), all.iter().any(|one| one.start <= start && start < one.end), "{start}");
            for end in start..32 {
                let place = span(start, end);
                assert_eq!(covered.hold(place), all.iter().any(|one| one.start <= start && end <= one.end), "{place:?}");
                assert_eq!(covered.overlap(place), all.iter().any(|one| one.start < end && start < one.end), "{place:?}");
                assert_eq!(covered.touch(place), all.iter().any(|one| one.start <= end && start <= one.end), "{place:?}");
            }
        }
    }
}
