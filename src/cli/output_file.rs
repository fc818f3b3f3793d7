//! `--output-file`: a result goes to a file in the place of the standard output. A policy is never written over, and bytes that no terminal
//! shows never go to one.

use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Arg, ArgMatches, value_parser};

use super::arguments::{option, say};
use super::fit::Fit;
use super::{Outcome, output};
use crate::diagnostic::Lang;

const NAME: &str = "output-file";

/// The argument.
pub(super) fn argument(lang: Lang) -> Arg {
    option(lang, NAME, say(lang, "パス", "PATH")).value_parser(value_parser!(PathBuf)).help(say(
        lang,
        "書き込むファイル（既定は標準出力）",
        "file to write (default: the standard output)",
    ))
}

/// Whether a file is called as policies are.
pub(super) fn is_policy(file: &Path) -> bool {
    file.extension().and_then(OsStr::to_str).is_some_and(|end| end.eq_ignore_ascii_case("kitei"))
}

/// Where a result goes.
#[derive(Debug)]
pub(super) struct Target {
    file: Option<PathBuf>,
    /// The name of the format, where it is bytes that no terminal shows.
    binary: Option<&'static str>,
}

impl Target {
    /// What the arguments say; `binary`: the name of the format, where it is bytes that no terminal shows.
    pub(super) fn of(matches: &ArgMatches, binary: Option<&'static str>, lang: Lang) -> Result<Self, ExitCode> {
        let file = matches.get_one::<PathBuf>(NAME).cloned();
        if file.as_deref().is_some_and(is_policy) {
            return Err(output::failed(say(
                lang,
                "エラー: --output-file には、規程（.kitei）でないファイルを指定してください",
                "error: --output-file has to name a file that is no policy (.kitei)",
            )));
        }
        if let Some(name) = binary.filter(|_| file.is_none() && io::stdout().is_terminal()) {
            return Err(output::failed(&match lang {
                Lang::Ja => format!("エラー: {name} は端末に表示できません。--output-file でファイルを指定してください"),
                Lang::En => format!("error: {name} is nothing for a terminal; name a file with --output-file"),
            }));
        }
        Ok(Self { file, binary })
    }

    /// Writes it; the outcome stands unless that fails.
    pub(super) fn write(&self, bytes: &[u8], fit: Fit, outcome: Outcome, lang: Lang) -> ExitCode {
        match (&self.file, self.binary) {
            (Some(file), _) => output::to_file(file, bytes, outcome, lang),
            (None, Some(_)) => output::bytes_to_stdout(bytes, outcome),
            (None, None) => output::to_stdout(bytes, fit, outcome),
        }
    }
}
