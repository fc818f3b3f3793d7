//! `kitei render`: a policy as people read it.

use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::arguments::{as_of, format, format_of, framed, options, say};
use super::fit::Fit;
use super::output_file::{self, Target};
use super::{input, one};
use crate::diagnostic::Lang;
use crate::render::{Extent, Form, render};

pub(super) const NAME: &str = "render";

const EFFECTIVE: &str = "effective";

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
        .arg(effective(lang))
        .arg(output_file::argument(lang))
        .arg(input::root(lang))
        .arg(as_of(lang))
        .arg(input::stdin_filename(lang));
    framed(command, lang, about, usage)
}

/// `--effective`.
fn effective(lang: Lang) -> Arg {
    Arg::new(EFFECTIVE).long(EFFECTIVE).action(ArgAction::SetTrue).help_heading(options(lang)).help(say(
        lang,
        "上位規程から及ぶ定めを、どこから及ぶかとともに含めます",
        "with what reaches it from its parents, marked where from",
    ))
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let form = format_of(matches, &Form::NAMES).unwrap_or(Form::Text);
    let target = match Target::of(matches, form.is_binary().then_some("docx"), lang) {
        Ok(target) => target,
        Err(failed) => return failed,
    };
    let extent = if matches.get_flag(EFFECTIVE) { Extent::Effective } else { Extent::Own };
    one::run(matches, lang, |options| render(options, form, extent), |bytes, outcome| target.write(bytes, Fit::whole(), outcome, lang))
}
