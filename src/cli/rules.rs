//! `kitei rules`: every rule with its severity.

use std::process::ExitCode;

use clap::{ArgMatches, Command};

use super::arguments::{format, format_of, framed, say};
use super::fit::Fit;
use super::{Outcome, output};
use crate::config::rules;
use crate::diagnostic::Lang;
use crate::report::{Extent, ListFormat, write_rules};

pub(super) const NAME: &str = "rules";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(lang, "検査の規則を、重大度とともに一覧にします", "list the rules with their severities");
    let usage = say(lang, "kitei rules [オプション]", "kitei rules [OPTIONS]");
    framed(Command::new(NAME).arg(format(lang, &ListFormat::NAMES)), lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let format = format_of(matches, &ListFormat::NAMES).unwrap_or(ListFormat::Table);
    let rules: Vec<_> = rules::all().collect();
    output::streamed(
        |out| write_rules(&rules, format, lang, output::screen(Extent::Full).width, out),
        Fit::json_if(format == ListFormat::Json),
        Outcome::Clean,
    )
}
