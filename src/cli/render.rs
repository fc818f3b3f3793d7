//! `kitei render`: a policy as people read it.

use std::process::ExitCode;

use clap::{ArgMatches, Command};

use super::arguments::{as_of, format, format_of, framed, say};
use super::output_file::{self, Target};
use super::{input, one};
use crate::diagnostic::Lang;
use crate::render::{Form, render};

pub(super) const NAME: &str = "render";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(
        lang,
        "規程を、人が読む形で表示します。文言が述べていない宣言は、文として補います",
        "print a policy for people; what its wording does not say is said in sentences",
    );
    let usage = say(lang, "kitei render [オプション] <規程>", "kitei render [OPTIONS] <POLICY>");
    let command = Command::new(NAME)
        .arg(one::policy(lang))
        .arg(format(lang, &Form::NAMES))
        .arg(output_file::argument(lang))
        .arg(as_of(lang))
        .arg(input::stdin_filename(lang));
    framed(command, lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let form = format_of(matches, &Form::NAMES).unwrap_or(Form::Text);
    let target = match Target::of(matches, form.is_binary().then_some("docx"), lang) {
        Ok(target) => target,
        Err(failed) => return failed,
    };
    one::run(matches, lang, |options| render(options, form), |bytes, outcome| target.write(bytes, outcome, lang))
}
