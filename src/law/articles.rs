//! The article table of a law: rows are found by number, and a row is read when an article in it is asked for.
//! A table has up to a thousand rows, of which a policy cites one or two.

use std::sync::OnceLock;

use serde::Deserialize;

use super::Number;
use super::table::{State, block};

/// The article table of a law.
#[derive(Debug, Default)]
pub struct Articles {
    /// In the order of the law.
    rows: Vec<Row>,
}

/// A line of the file: an article, or a block of deleted ones.
#[derive(Debug)]
struct Row {
    first: Number,
    last: Number,
    text: &'static str,
    states: OnceLock<Vec<State>>,
}

impl Articles {
    /// The rows of the lines under `[articles]`, each `number = [state, …]`.
    pub(super) fn new(lines: &'static str) -> Self {
        let row = |line: &'static str| {
            let (key, text) = line.split_once(" = ")?;
            let (first, last) = block(key.trim_matches('"'))?;
            Some(Row { first, last, text, states: OnceLock::new() })
        };
        let mut rows: Vec<Row> = lines.lines().filter_map(row).collect();
        rows.sort_by_key(|row| row.first);
        Self { rows }
    }

    /// What the article `number` was and is.
    pub fn states(&self, number: Number) -> impl Iterator<Item = &State> {
        self.rows.iter().filter(move |row| row.first <= number && number <= row.last).flat_map(Row::states)
    }

    /// The articles in the order of the law; of a block, the first.
    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = Number> {
        self.rows.iter().map(|row| row.first)
    }
}

impl Row {
    /// A built-in row that could not be read would be an article of no state; a test reads them all.
    fn states(&self) -> &[State] {
        self.states.get_or_init(|| self.read().unwrap_or_default())
    }

    fn read(&self) -> Result<Vec<State>, toml::de::Error> {
        Vec::deserialize(toml::de::ValueDeserializer::parse(self.text)?)
    }
}

#[cfg(test)]
impl Articles {
    /// Reads every row; how many there are.
    pub(super) fn read_all(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.read().unwrap_or_else(|error| panic!("{}: {error}", row.text)))
            .filter(|states| !states.is_empty())
            .count()
    }
}
