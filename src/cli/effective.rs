//! `kitei effective`: a policy with all that reaches it from above, as kitei text.

use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};

use super::arguments::{as_of, framed, option, say};
use super::fit::Fit;
use super::{input, language, one, output};
use crate::diagnostic::Lang;
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
        .arg(one::policy(lang))
        .arg(option(lang, "keywords", "ja|en").value_parser(PossibleValuesParser::new(["ja", "en"])).help(say(
            lang,
            "予約語と語彙の語の綴り（既定は規程の綴り）",
            "spelling of keywords and words of the vocabulary (default: that of the policy)",
        )))
        .arg(input::root(lang))
        .arg(as_of(lang))
        .arg(input::stdin_filename(lang));
    framed(command, lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let spelling = matches.get_one::<String>("keywords").and_then(|name| language::named(name));
    one::run(
        matches,
        lang,
        |options| effective::effective(options, spelling),
        |bytes, outcome| output::to_stdout(bytes, Fit::whole(), outcome),
    )
}
