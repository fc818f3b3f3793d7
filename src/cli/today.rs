//! The day it is where the reader is. Asked for only where the command line says none.

use std::{env, fs};

use clap::ArgMatches;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::arguments::AS_OF;

/// The day that the command line says, else today.
pub(super) fn said(matches: &ArgMatches) -> Date {
    matches.get_one::<Date>(AS_OF).copied().unwrap_or_else(today)
}

/// The local day. Where no `TZ` names a zone, the file of the local one says all that a day needs; jiff would look for its name besides,
/// and reads the folder of all zones for that.
pub(super) fn today() -> Date {
    let local = if env::var_os("TZ").is_none() { local() } else { None };
    Timestamp::now().to_zoned_datetime(local.unwrap_or_else(TimeZone::system)).date()
}

fn local() -> Option<TimeZone> {
    TimeZone::tzif("local", &fs::read("/etc/localtime").ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_day_that_the_system_says() {
        let system = || jiff::ZonedDateTime::now().date();
        let (before, today, after) = (system(), today(), system());
        assert!((before..=after).contains(&today), "{before} {today} {after}");
    }
}
