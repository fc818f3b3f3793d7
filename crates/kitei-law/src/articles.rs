//! The article table of a law: rows are found by number, and a row is read when an article in it is asked for.
//! A table has up to a thousand rows, of which a policy cites one or two.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::place::Number;
use crate::table::State;

/// The article table of a law.
#[derive(Debug, Default)]
pub struct Articles {
    /// In the order of the law.
    rows: Vec<Row>,
}

/// An article, or a block of deleted ones.
#[derive(Debug)]
struct Row {
    first: Number,
    last: Number,
    stored: &'static [u8],
    states: OnceLock<Vec<State>>,
}

/// A row as it is stored: its states are bytes within the bytes.
#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    first: Number,
    last: Number,
    #[serde(borrow)]
    states: &'a [u8],
}

/// The rows of a file: first and last number, and the states between them.
pub(crate) type Rows = Vec<(Number, Number, Vec<State>)>;

impl Articles {
    /// The table as bytes.
    pub(crate) fn to_bytes(rows: &Rows) -> Result<Vec<u8>, postcard::Error> {
        let states = rows.iter().map(|(.., states)| postcard::to_allocvec(states)).collect::<Result<Vec<_>, _>>()?;
        let stored = rows.iter().zip(&states).map(|(&(first, last, _), states)| Stored { first, last, states });
        postcard::to_allocvec(&stored.collect::<Vec<_>>())
    }

    /// The table that was stored.
    pub(crate) fn from_bytes(bytes: &'static [u8]) -> Option<Self> {
        let rows: Vec<Stored<'static>> = postcard::from_bytes(bytes).ok()?;
        let row = |Stored { first, last, states }: Stored<'static>| Row { first, last, stored: states, states: OnceLock::new() };
        Some(Self { rows: rows.into_iter().map(row).collect() })
    }

    /// What the article `number` was and is.
    pub fn states(&self, number: Number) -> impl Iterator<Item = &State> {
        self.rows.iter().filter(move |row| row.first <= number && number <= row.last).flat_map(Row::states)
    }

    /// The articles between two, those of a block of deleted ones each.
    pub fn between(&self, first: Number, last: Number) -> impl Iterator<Item = Number> {
        self.rows.iter().flat_map(|row| row.first.to(row.last)).filter(move |number| first < *number && *number < last)
    }

    /// The articles in the order of the law; of a block, the first.
    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = Number> {
        self.rows.iter().map(|row| row.first)
    }
}

impl Row {
    /// A row that could not be read would be an article of no state; a test reads them all.
    fn states(&self) -> &[State] {
        self.states.get_or_init(|| postcard::from_bytes(self.stored).unwrap_or_default())
    }
}
