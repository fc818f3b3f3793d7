//! `kitei completions`: what a shell completes, made from the arguments that kitei takes.

use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use clap_complete::{Generator, Shell};

use super::arguments::{self, framed, named, positionals, say};
use super::fit::Fit;
use super::{Outcome, output};
use crate::diagnostic::Lang;

pub(super) const NAME: &str = "completions";

const SHELL: &str = "shell";

const SHELLS: [(&str, Shell); 5] =
    [("bash", Shell::Bash), ("zsh", Shell::Zsh), ("fish", Shell::Fish), ("powershell", Shell::PowerShell), ("elvish", Shell::Elvish)];

pub(super) fn command(lang: Lang) -> Command {
    let about = say(lang, "シェルの補完の設定を表示します", "print the completions of a shell");
    let usage = say(lang, "kitei completions [オプション] <シェル>", "kitei completions [OPTIONS] <SHELL>");
    let names = SHELLS.map(|(name, _)| name);
    let shell = Arg::new(SHELL)
        .value_name(say(lang, "シェル", "SHELL"))
        .required(true)
        .value_parser(PossibleValuesParser::new(names))
        .hide_possible_values(true)
        .help_heading(positionals(lang))
        .help(names.join(say(lang, "、", ", ")));
    framed(Command::new(NAME).arg(shell), lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let mut command = arguments::command(lang);
    command.set_bin_name(command.get_name().to_owned());
    command.build();
    let mut script = Vec::new();
    match named(matches, SHELL, &SHELLS).map(|shell| shell.try_generate(&command, &mut script)) {
        Some(Err(error)) => output::failed(&error.to_string()),
        _ => output::to_stdout(&script, Fit::Whole, Outcome::Clean),
    }
}
