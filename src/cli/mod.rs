//! The command line: one subcommand is one file. Nothing is decided here but what to run, how to write it and the exit code.

mod arguments;
mod baselining;
mod check;
mod checklist;
mod cite;
mod completions;
mod coverage;
mod diff;
mod effective;
mod explain;
mod fault;
mod fit;
mod fixing;
mod fmt;
mod init;
mod input;
mod language;
mod lsp;
mod man;
mod one;
mod output;
mod output_file;
mod outputs;
mod progress;
mod render;
mod rules;
mod standards;
mod threads;
mod today;
mod tree;
mod usage;
mod watch;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;

use crate::diagnostic::Lang;

/// Runs the program with the arguments of a process, the first of which is its name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let lang = language::asked(&arguments).unwrap_or_else(language::of_environment);
    fault::contained(lang, || of_arguments(arguments, lang))
}

fn of_arguments(arguments: Vec<OsString>, lang: Lang) -> ExitCode {
    let matches = match arguments::command(lang).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            return output::to_stdout(error.to_string().as_bytes(), fit::Fit::Coloured, Outcome::Clean);
        }
        Err(error) => return output::failed(&usage::message(&error, lang)),
    };
    if let Some((_, matches)) = matches.subcommand() {
        threads::set(matches);
    }
    match matches.subcommand() {
        Some((check::NAME, matches)) => check::run(matches, lang),
        Some((cite::NAME, matches)) => cite::run(matches, lang),
        Some((fmt::NAME, matches)) => fmt::run(matches, lang),
        Some((checklist::NAME, matches)) => checklist::run(matches, lang),
        Some((coverage::NAME, matches)) => coverage::run(matches, lang),
        Some((diff::NAME, matches)) => diff::run(matches, lang),
        Some((explain::NAME, matches)) => explain::run(matches, lang),
        Some((tree::NAME, matches)) => tree::run(matches, lang),
        Some((effective::NAME, matches)) => effective::run(matches, lang),
        Some((rules::NAME, matches)) => rules::run(matches, lang),
        Some((standards::NAME, matches)) => standards::run(matches, lang),
        Some((lsp::NAME, matches)) => lsp::run(matches, lang),
        Some((render::NAME, matches)) => render::run(matches, lang),
        Some((init::NAME, matches)) => init::run(matches, lang),
        Some((completions::NAME, matches)) => completions::run(matches, lang),
        Some((man::NAME, matches)) => man::run(matches, lang),
        _ => output::failed(&arguments::command(lang).render_help().to_string()),
    }
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing at or above the severity that fails a run.
    Clean,
    /// Findings.
    Findings,
    /// The run itself went wrong.
    Failed,
    /// kitei itself failed.
    Faulty,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => ExitCode::SUCCESS,
            Outcome::Findings => ExitCode::from(1),
            Outcome::Failed => ExitCode::from(2),
            Outcome::Faulty => ExitCode::from(3),
        }
    }
}
