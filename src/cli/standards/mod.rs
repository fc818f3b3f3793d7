//! `kitei standards`: the standards that are built in and those of the repository, and how well each is known.

mod compare;

use std::process::ExitCode;

use clap::{ArgMatches, Command};

use super::arguments::{format, format_of, framed, say};
use super::fit::Fit;
use super::{Outcome, input, output, today};
use crate::diagnostic::Lang;
use crate::explain::edition::editions_in;
use crate::report::{Extent, ListFormat, write_standards};

pub(super) const NAME: &str = "standards";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(
        lang,
        "組み込まれた基準とリポジトリの基準を、本文の確認状況と未収録の項目とともに一覧にし、本文と照合します",
        "list the standards that are built in and those of the repository, how well each is known, and what is missing; hold one against its official text",
    );
    let usage = say(
        lang,
        "kitei standards [オプション]\n       kitei standards compare [オプション] <基準> <文書>...",
        "kitei standards [OPTIONS]\n       kitei standards compare [OPTIONS] <STANDARD> <DOCUMENT>...",
    );
    framed(Command::new(NAME).arg(format(lang, &ListFormat::NAMES)), lang, about, usage)
        .subcommand_help_heading(say(lang, "コマンド", "Commands"))
        .disable_help_subcommand(true)
        .subcommand(compare::command(lang))
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    if let Some((compare::NAME, matches)) = matches.subcommand() {
        return compare::run(matches, lang);
    }
    let format = format_of(matches, &ListFormat::NAMES).unwrap_or(ListFormat::Table);
    let directory = match input::directory() {
        Ok(directory) => directory,
        Err(failed) => return failed,
    };
    let editions = editions_in(&directory, today::today());
    output::streamed(
        |out| write_standards(&editions, format, lang, output::screen(Extent::Full).width, out),
        Fit::json_if(format == ListFormat::Json),
        Outcome::Clean,
    )
}
