//! Days as a law's file writes them (2026-04-01, a date of TOML) and as they are stored: the two forms of one value.

#![allow(clippy::trivially_copy_pass_by_ref, clippy::ref_option, reason = "the signatures are those that serde calls")]

use jiff::civil::Date;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use toml::value::Datetime;

/// Year, month and day, as they are stored.
type Stored = (i16, i8, i8);

fn stored(date: Date) -> Stored {
    (date.year(), date.month(), date.day())
}

fn of_stored<E: Error>((year, month, day): Stored) -> Result<Date, E> {
    Date::new(year, month, day).map_err(E::custom)
}

fn of_file<E: Error>(written: Datetime) -> Result<Date, E> {
    let date = written.date.ok_or_else(|| E::custom("not a day"))?;
    let parts = i16::try_from(date.year).ok().zip(i8::try_from(date.month).ok()).zip(i8::try_from(date.day).ok());
    parts.ok_or_else(|| E::custom("not a day")).and_then(|((year, month), day)| of_stored((year, month, day)))
}

/// One day.
pub(crate) mod one {
    use super::{Date, Datetime, Deserialize, Deserializer, Serialize, Serializer, Stored, of_file, of_stored, stored};

    pub(crate) fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        stored(*date).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        if deserializer.is_human_readable() {
            of_file(Datetime::deserialize(deserializer)?)
        } else {
            of_stored(Stored::deserialize(deserializer)?)
        }
    }
}

/// A day or none.
pub(crate) mod perhaps {
    use super::{Date, Datetime, Deserialize, Deserializer, Serialize, Serializer, Stored, of_file, of_stored, stored};

    pub(crate) fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        date.map(stored).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        if deserializer.is_human_readable() {
            Option::<Datetime>::deserialize(deserializer)?.map(of_file).transpose()
        } else {
            Option::<Stored>::deserialize(deserializer)?.map(of_stored).transpose()
        }
    }
}

/// Days.
pub(crate) mod several {
    use super::{Date, Datetime, Deserialize, Deserializer, Serializer, Stored, of_file, of_stored, stored};

    pub(crate) fn serialize<S: Serializer>(dates: &[Date], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(dates.iter().copied().map(stored))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Date>, D::Error> {
        if deserializer.is_human_readable() {
            Vec::<Datetime>::deserialize(deserializer)?.into_iter().map(of_file).collect()
        } else {
            Vec::<Stored>::deserialize(deserializer)?.into_iter().map(of_stored).collect()
        }
    }
}
