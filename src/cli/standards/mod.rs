//! `kitei standards`: the standards that there are.

mod compare;

use std::process::ExitCode;

use clap::{ArgMatches, Command};

use super::arguments::{framed, say};
use super::output;
use crate::diagnostic::Lang;

pub(super) const NAME: &str = "standards";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(lang, "基準を本文と照合します", "hold standards against their official text");
    let usage = say(lang, "kitei standards <コマンド>", "kitei standards <COMMAND>");
    framed(Command::new(NAME), lang, about, usage)
        .subcommand_help_heading(say(lang, "コマンド", "Commands"))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand(compare::command(lang))
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    match matches.subcommand() {
        Some((compare::NAME, matches)) => compare::run(matches, lang),
        _ => output::failed(&command(lang).render_help().to_string()),
    }
}
