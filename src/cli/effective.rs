//! `kitei effective`: a policy with all that reaches it from above, as kitei text.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, value_parser};
use jiff::civil::Date;

use super::arguments::{AS_OF, as_of, framed, option, positionals, say};
use super::{Outcome, input, language, output, today};
use crate::diagnostic::Lang;
use crate::workspace::Options;
use crate::write::effective;

pub(super) const NAME: &str = "effective";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(
        lang,
        "規程に、上位規程から及ぶ定めを書き加えて表示します",
        "print a policy with all that reaches it from its parents, as kitei text",
    );
    let usage = say(lang, "kitei effective [オプション] <規程>", "kitei effective [OPTIONS] <POLICY>");
    let command = Command::new(NAME)
        .arg(
            Arg::new("policy")
                .value_name(say(lang, "規程", "POLICY"))
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help_heading(positionals(lang))
                .help(say(
                    lang,
                    "規程の親文書、又は規程が一つだけあるフォルダー（- は標準入力）",
                    "root document of a policy, or a folder with one policy (- for the standard input)",
                )),
        )
        .arg(option(lang, "keywords", "ja|en").value_parser(PossibleValuesParser::new(["ja", "en"])).help(say(
            lang,
            "予約語と語彙の語の綴り（既定は規程の綴り）",
            "spelling of keywords and words of the vocabulary (default: that of the policy)",
        )))
        .arg(as_of(lang))
        .arg(input::stdin_filename(lang));
    framed(command, lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let policy = matches.get_one::<PathBuf>("policy").cloned().unwrap_or_default();
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
    let merging = effective::effective(
        &Options {
            directory,
            paths: if is_stdin { Vec::new() } else { paths },
            replaced,
            as_of: matches.get_one::<Date>(AS_OF).copied(),
            today: today::said(matches),
            fail_on: None,
        },
        matches.get_one::<String>("keywords").and_then(|name| language::named(name)),
    );
    let lang = language::of_run(matches, merging.lang, lang);
    let told = |findings| output::concise(&merging.sources, findings, merging.as_of, lang);
    output::to_stderr(&(told(&merging.trouble) + &told(&merging.doubts)));
    match merging.text {
        Err(_) if !merging.trouble.is_empty() => Outcome::Failed.into(),
        Err(why) => output::failed(&format!("{}: {}", say(lang, "エラー", "error"), why.get(lang))),
        Ok(text) => {
            let outcome = match (merging.trouble.is_empty(), merging.doubts.is_empty()) {
                (false, _) => Outcome::Failed,
                (true, false) => Outcome::Findings,
                (true, true) => Outcome::Clean,
            };
            output::to_stdout(text.as_bytes(), outcome)
        }
    }
}
