//! Requirements one by one, as they came out for a policy or one of its facilities: what `kitei coverage` and `kitei checklist` tell.

use jiff::civil::Date;

use super::coverage::{Counts, Marks};
use super::difference::Place;
use super::outcome::Outcome;
use crate::diagnostic::Text;
use crate::text::FileId;

/// A policy as judged for its institution or for one of its facilities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Assessed {
    /// The file of its root document.
    pub file: FileId,
    /// The files of all documents that it consists of, that one included.
    pub documents: Vec<FileId>,
    /// Its title.
    pub title: String,
    /// The facility, where it is judged for several.
    pub facility: Option<String>,
    /// The day as of which it was judged.
    pub as_of: Date,
    /// What came of each standard that it is judged by.
    pub standards: Vec<OfStandard>,
}

/// The requirements of one standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OfStandard {
    /// Which standard of the run it is.
    pub index: usize,
    /// Its name in policies.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Its volumes, in their order.
    pub volumes: Vec<Volume>,
    /// Its requirements, by volume and chapter, in the order of the standard.
    pub rows: Vec<Row>,
}

/// A volume of a standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Volume {
    /// Its letter.
    pub letter: String,
    /// Its title.
    pub title: Text,
    /// Whether the standard, as it is built in or written, holds all its items.
    pub is_whole: bool,
}

/// A requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its index in its standard.
    pub index: usize,
    /// As programs know it (`mhlw-6.0/G3.1.2-2`).
    pub requirement: String,
    /// The letter of its volume.
    pub volume: String,
    /// Its chapter: the first part of its section.
    pub chapter: String,
    /// Its number as the standard prints it.
    pub number: Text,
    /// Its title.
    pub title: Text,
    /// What came of it.
    pub outcome: Outcome,
    /// What is to be known of it besides.
    pub marks: Marks,
    /// How well its text is known: as programs know it, and in words.
    pub state: (&'static str, Text),
    /// The edition that it is taken over from unchanged.
    pub carried_from: Option<String>,
    /// The articles that claim it, the policy's own first, then the nearest.
    pub evidence: Vec<Evidence>,
    /// What is lacking, each with its point.
    pub lacks: Vec<Text>,
    /// What would have to be stated to be certain that it applies.
    pub unstated: Vec<Text>,
    /// Why it does not apply, or was not judged.
    pub because: Option<Text>,
    /// The exceptions from it that are in order.
    pub exceptions: Vec<Waiting>,
}

/// An article that claims a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// How the article is called.
    pub article: Text,
    /// Where it claims it, the path as it is shown.
    pub place: Place,
    /// The file of that place.
    pub file: FileId,
    /// The title of the policy that it is inherited from.
    pub from: Option<String>,
}

/// An exception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Waiting {
    /// Its last day, in ISO 8601.
    pub until: Option<String>,
    /// The point, or the entities, that it is for; none: for all of it.
    pub of: Option<Text>,
    /// Why.
    pub because: Option<String>,
    /// What is done instead.
    pub instead: Option<String>,
}

/// A chapter of a volume, with its rows.
#[derive(Debug)]
pub(crate) struct Chapter<'a> {
    /// The volume.
    pub volume: &'a Volume,
    /// Its number.
    pub number: &'a str,
    /// Its requirements.
    pub rows: &'a [Row],
}

impl OfStandard {
    /// The sum of all its requirements.
    pub(crate) fn sum(&self) -> Sum {
        Sum::of(&self.rows)
    }

    /// The sum of a volume.
    pub(crate) fn sum_of(&self, volume: &Volume) -> Sum {
        Sum::of(self.rows.iter().filter(|row| row.volume == volume.letter))
    }

    /// Its chapters, volume by volume.
    pub(crate) fn chapters(&self) -> impl Iterator<Item = Chapter<'_>> {
        let same = |one: &Row, other: &Row| (&one.volume, &one.chapter) == (&other.volume, &other.chapter);
        self.rows.chunk_by(same).filter_map(|rows| {
            let first = rows.first()?;
            let volume = self.volumes.iter().find(|volume| volume.letter == first.volume)?;
            Some(Chapter { volume, number: &first.chapter, rows })
        })
    }
}

impl Chapter<'_> {
    /// The sum of its requirements.
    pub(crate) fn sum(&self) -> Sum {
        Sum::of(self.rows)
    }
}

/// What some requirements come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    /// The counts of all of them.
    pub counts: Counts,
    /// The counts of those that are covered: their marks say of how many it is not certain that this is what is asked.
    pub covered: Counts,
}

impl Sum {
    /// Sums some requirements up.
    pub(crate) fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Self {
        let mut sum = Self::default();
        for row in rows {
            sum.counts.enter(row.outcome, row.marks);
            if row.outcome.is_covered() {
                sum.covered.enter(row.outcome, row.marks);
            }
        }
        sum
    }

    /// How many are covered.
    pub(crate) fn met(self) -> u32 {
        self.covered.all()
    }

    /// How many are asked of the policy.
    pub(crate) fn asked(self) -> u32 {
        self.counts.of_those(Outcome::is_asked)
    }
}

/// So many of a hundred are to be covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Floor {
    /// The standard.
    pub standard: String,
    /// A volume, chapter, section or item of it, as written; none: all of it.
    pub area: Option<String>,
    /// Percent, 0 to 100.
    pub percent: u32,
}

/// A floor that is not reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fallen {
    /// The floor.
    pub floor: Floor,
    /// Where it is not reached; none: no policy is judged by anything in that area.
    pub at: Option<Below>,
}

/// What lies below a floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Below {
    /// The policy: an index of those assessed.
    pub policy: usize,
    /// What the area comes to.
    pub sum: Sum,
    /// What is asked there and not covered: numbers and outcomes.
    pub open: Vec<(Text, Outcome)>,
}
