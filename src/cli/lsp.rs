//! `kitei lsp`: the language server of editors, on the standard input and output.

use std::io::BufReader;
use std::process::ExitCode;

use clap::{ArgMatches, Command};
use jiff::civil::Date;

use super::arguments::{AS_OF, as_of, framed, say};
use super::{Outcome, language, output, today};
use crate::diagnostic::Lang;
use crate::lsp::{End, Settings, serve};

pub(super) const NAME: &str = "lsp";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(
        lang,
        "エディターの言語サーバーとして動きます（標準入出力）",
        "serve an editor as its language server, on the standard input and output",
    );
    let usage = say(lang, "kitei lsp [オプション]", "kitei lsp [OPTIONS]");
    framed(Command::new(NAME).arg(as_of(lang)), lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let settings = Settings {
        lang: matches.get_one::<String>("lang").and_then(|name| language::named(name)),
        environment: lang,
        as_of: matches.get_one::<Date>(AS_OF).copied(),
        today: today::today,
    };
    match serve(settings, BufReader::new(std::io::stdin()), std::io::stdout().lock()) {
        Ok(End::InOrder) => Outcome::Clean.into(),
        Ok(End::Lost) => Outcome::Findings.into(),
        Err(error) => output::failed(&error.to_string()),
    }
}
