//! Commands that make something of one policy and write it.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgMatches, value_parser};
use jiff::civil::Date;

use super::arguments::{AS_OF, positionals, say};
use super::{Outcome, input, language, output, today};
use crate::diagnostic::Lang;
use crate::workspace::Options;
use crate::workspace::one::One;

const POLICY: &str = "policy";

/// `POLICY`.
pub(super) fn policy(lang: Lang) -> Arg {
    Arg::new(POLICY)
        .value_name(say(lang, "規程", "POLICY"))
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .help_heading(positionals(lang))
        .help(say(
            lang,
            "規程の親文書、又は規程が一つだけあるフォルダー（- は標準入力）",
            "root document of a policy, or a folder with one policy (- for the standard input)",
        ))
}

/// Makes it and writes it; what leaves it uncertain goes to the standard error.
pub(super) fn run<T: AsRef<[u8]>>(
    matches: &ArgMatches,
    lang: Lang,
    of: impl FnOnce(&Options) -> One<T>,
    write: impl FnOnce(&[u8], Outcome) -> ExitCode,
) -> ExitCode {
    let policy = matches.get_one::<PathBuf>(POLICY).cloned().unwrap_or_default();
    let is_stdin = input::is_stdin(&policy);
    if input::takes_stdin(matches) && !is_stdin {
        return output::failed(say(
            lang,
            "エラー: --stdin-filename は標準入力（-）とともに指定してください",
            "error: --stdin-filename goes with the standard input (-)",
        ));
    }
    let paths = vec![policy];
    let replaced = match input::replaced(matches, &paths, lang) {
        Ok(replaced) => replaced,
        Err(failed) => return failed,
    };
    let directory = match input::directory() {
        Ok(directory) => directory,
        Err(failed) => return failed,
    };
    let one = of(&Options {
        root: input::root_of(matches),
        paths: if is_stdin { Vec::new() } else { paths },
        replaced,
        as_of: matches.get_one::<Date>(AS_OF).copied(),
        ..Options::new(directory, today::said(matches))
    });
    let lang = language::of_run(matches, one.lang, lang);
    let told = |findings| output::concise(&one.sources, findings, one.as_of, lang);
    output::to_stderr(&(told(&one.trouble) + &told(&one.doubts)));
    match one.made {
        Err(_) if !one.trouble.is_empty() => Outcome::Failed.into(),
        Err(why) => output::failed(&format!("{}: {}", say(lang, "エラー", "error"), why.get(lang))),
        Ok(made) => {
            let outcome = match (one.trouble.is_empty(), one.doubts.is_empty()) {
                (false, _) => Outcome::Failed,
                (true, false) => Outcome::Findings,
                (true, true) => Outcome::Clean,
            };
            write(made.as_ref(), outcome)
        }
    }
}
