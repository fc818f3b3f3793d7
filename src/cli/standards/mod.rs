//! `kitei standards`: the standards that are built in, and how well each is known.

use std::process::ExitCode;

use clap::{ArgMatches, Command};

use super::arguments::{format, format_of, framed, say};
use super::{Outcome, output};
use crate::diagnostic::Lang;
use crate::explain::edition::editions;
use crate::report::{Extent, ListFormat, write_standards};

pub(super) const NAME: &str = "standards";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(
        lang,
        "組み込まれた基準を、本文の確認状況と未収録の項目とともに一覧にします",
        "list the standards that are built in, how well each is known, and what is missing",
    );
    let usage = say(lang, "kitei standards [オプション]", "kitei standards [OPTIONS]");
    framed(Command::new(NAME).arg(format(lang, &ListFormat::NAMES)), lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let format = format_of(matches, &ListFormat::NAMES).unwrap_or(ListFormat::Table);
    output::streamed(|out| write_standards(&editions(), format, lang, output::screen(Extent::Full).width, out), Outcome::Clean)
}
