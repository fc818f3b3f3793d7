//! `kitei render`: a policy as people read it.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::arguments::{as_of, format, format_of, framed, option, options, say};
use super::{input, one, output};
use crate::diagnostic::Lang;
use crate::render::{Extent, Form, render};

pub(super) const NAME: &str = "render";

const EFFECTIVE: &str = "effective";

const OUTPUT_FILE: &str = "output-file";

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
        .arg(output_file(lang))
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

/// `--output-file`.
fn output_file(lang: Lang) -> Arg {
    option(lang, OUTPUT_FILE, say(lang, "パス", "PATH")).value_parser(value_parser!(PathBuf)).help(say(
        lang,
        "書き込むファイル（既定は標準出力）",
        "file to write (default: the standard output)",
    ))
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let form = format_of(matches, &Form::NAMES).unwrap_or(Form::Text);
    let extent = if matches.get_flag(EFFECTIVE) { Extent::Effective } else { Extent::Own };
    let file = matches.get_one::<PathBuf>(OUTPUT_FILE);
    if file.is_some_and(|file| file.extension().is_some_and(|end| end.eq_ignore_ascii_case("kitei"))) {
        return output::failed(say(
            lang,
            "エラー: --output-file には、規程（.kitei）でないファイルを指定してください",
            "error: --output-file has to name a file that is no policy (.kitei)",
        ));
    }
    if file.is_none() && form.is_binary() && io::stdout().is_terminal() {
        return output::failed(say(
            lang,
            "エラー: docx は端末に表示できません。--output-file でファイルを指定してください",
            "error: docx is nothing for a terminal; name a file with --output-file",
        ));
    }
    one::run(
        matches,
        lang,
        |options| render(options, form, extent),
        |bytes, outcome| match file {
            Some(file) => output::to_file(file, bytes, outcome, lang),
            None if form.is_binary() => output::bytes_to_stdout(bytes, outcome),
            None => output::to_stdout(bytes, outcome),
        },
    )
}
