//! A finding as something that is still to be done: what has to be decided before anything is written, and for which requirement something
//! is to be written. Who completes a policy reads them in that order.

use super::Text;
use crate::text::Span;

/// What a policy still lacks, as the work of somebody who writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What has to be decided first.
    pub decisions: Vec<Decision>,
    /// The requirement for which something is to be written; none: it is a decision and nothing else.
    pub wanted: Option<Wanted>,
}

/// Something to be decided, on which requirements hang.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What is to be done with all that is decided alike, a sentence.
    pub how: Text,
    /// What is to be decided, a noun.
    pub what: Text,
    /// How many requirements hang on it.
    pub hanging: usize,
    /// Where it is left open with `?`.
    pub open: Option<Span>,
}

impl Decision {
    /// Something that is left open with `?`.
    pub fn left_open(what: Text, place: Span, hanging: usize) -> Self {
        let how = Text::new(
            "「?」を、決まったことに書き換えてください（数字は行番号）",
            "write what was decided in place of each ? (numbers are lines)",
        );
        Self { how, what, hanging, open: Some(place) }
    }
}

/// Something to be written for a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its place among all requirements: that of its standard, and its own in it.
    pub place: (usize, usize),
    /// The volume and chapter in which it stands.
    pub chapter: Text,
    /// Its number as the standard prints it.
    pub number: Text,
    /// Its number and title.
    pub name: Text,
    /// What is to be known of it: that its text is not verified, on which facts it hangs.
    pub remarks: Vec<Text>,
    /// What is lacking, nouns, the first first.
    pub lacking: Vec<Text>,
}
