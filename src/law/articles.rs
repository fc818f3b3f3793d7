//! The article table of a law: rows are found by number, and a row is read when an article in it is asked for.
//! A table has up to a thousand rows, of which a policy cites one or two.

use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;

use super::Number;
use super::table::{State, block};

/// The article table of a law.
#[derive(Debug, Default)]
pub struct Articles {
    /// In the order of the law.
    rows: Vec<Row>,
    /// The lines of all rows.
    lines: String,
}

/// A line of the file: an article, or a block of deleted ones.
#[derive(Debug)]
struct Row {
    first: Number,
    last: Number,
    /// Its states, as written: a part of the lines.
    text: Range<usize>,
    states: OnceLock<Vec<State>>,
}

impl Articles {
    /// The rows of the lines under `[articles]`, each `number = [state, …]`.
    pub(super) fn new(lines: String) -> Self {
        let mut start = 0;
        let mut rows = Vec::new();
        for line in lines.split_inclusive('\n') {
            let end = start + line.trim_end().len();
            if let Some((key, text)) = line.trim_end().split_once(" = ")
                && let Some((first, last)) = block(key.trim_matches('"'))
            {
                rows.push(Row { first, last, text: end - text.len()..end, states: OnceLock::new() });
            }
            start += line.len();
        }
        rows.sort_by_key(|row| row.first);
        Self { rows, lines }
    }

    /// What the article `number` was and is.
    pub fn states(&self, number: Number) -> impl Iterator<Item = &State> {
        self.rows.iter().filter(move |row| row.first <= number && number <= row.last).flat_map(|row| row.states(&self.lines))
    }

    /// The articles in the order of the law; of a block, the first.
    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = Number> {
        self.rows.iter().map(|row| row.first)
    }
}

impl Row {
    /// A built-in row that could not be read would be an article of no state; a test reads them all.
    fn states(&self, lines: &str) -> &[State] {
        self.states.get_or_init(|| self.read(lines).unwrap_or_default())
    }

    fn read(&self, lines: &str) -> Result<Vec<State>, toml::de::Error> {
        Vec::deserialize(toml::de::ValueDeserializer::parse(lines.get(self.text.clone()).unwrap_or_default())?)
    }
}

#[cfg(test)]
impl Articles {
    /// Reads every row; how many there are.
    pub(super) fn read_all(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.read(&self.lines).unwrap_or_else(|error| panic!("{:?}: {error}", row.first)))
            .filter(|states| !states.is_empty())
            .count()
    }
}
