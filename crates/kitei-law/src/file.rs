//! A law's file in its two forms: as people write it in `rules/laws/`, and as the build stores it for the runs.

use std::collections::BTreeMap;

use serde::de::Error as _;

use crate::articles::{Articles, Rows};
use crate::place::Number;
use crate::table::{Law, State, block};

/// A law's file, read whole.
#[derive(Debug)]
pub struct File {
    /// The law, without its article table.
    pub law: Law,
    rows: Rows,
}

impl File {
    /// Reads a file of `rules/laws/`.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        let (head, rows) = text.split_once("\n[articles]\n").unwrap_or((text, ""));
        let row = |(key, states): (String, Vec<State>)| {
            let (first, last) = block(&key).ok_or_else(|| toml::de::Error::custom(format!("not the number of an article: {key}")))?;
            Ok((first, last, states))
        };
        let mut rows = toml::from_str::<BTreeMap<String, Vec<State>>>(rows)?.into_iter().map(row).collect::<Result<Rows, _>>()?;
        rows.sort_by_key(|(first, ..)| *first);
        Ok(Self { law: toml::from_str(head)?, rows })
    }

    /// The file as bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        let mut bytes = postcard::to_allocvec(&self.law)?;
        bytes.extend(Articles::to_bytes(&self.rows)?);
        Ok(bytes)
    }

    /// The rows of its article table: first and last number, and what the article was and is.
    pub fn rows(&self) -> &[(Number, Number, Vec<State>)] {
        &self.rows
    }
}

impl Law {
    /// The law that was stored. Its article table stays bytes: a row is read when an article in it is asked for.
    pub fn from_bytes(bytes: &'static [u8]) -> Option<Self> {
        let (law, rows) = postcard::take_from_bytes::<Self>(bytes).ok()?;
        Some(Self { articles: Articles::from_bytes(rows)?, ..law })
    }
}
