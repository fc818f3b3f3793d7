//! `kitei man`: the manual pages, made from the arguments that kitei takes.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command, value_parser};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::arguments::{self, framed, option, positionals, say};
use super::fit::Fit;
use super::{Outcome, output};
use crate::diagnostic::Lang;

pub(super) const NAME: &str = "man";

const COMMAND: &str = "command";
const FOLDER: &str = "output-folder";
/// The section of programs in the manual.
const SECTION: &str = "1";

/// The headings that a page brings along, and how Japanese pages call them.
const HEADINGS: [(&str, &str); 4] = [("NAME", "名前"), ("SYNOPSIS", "書式"), ("DESCRIPTION", "説明"), ("VERSION", "版")];

pub(super) fn command(lang: Lang) -> Command {
    let about = say(lang, "マニュアルページを表示し、又は書き出します", "print a manual page, or write all of them");
    let usage = say(lang, "kitei man [オプション] [コマンド]...", "kitei man [OPTIONS] [COMMAND]...");
    let of = Arg::new(COMMAND).value_name(say(lang, "コマンド", "COMMAND")).num_args(0..).help_heading(positionals(lang)).help(say(
        lang,
        "どのコマンドのページか（省略すると kitei 自体）",
        "the command that the page is of (default: kitei itself)",
    ));
    let folder = option(lang, FOLDER, say(lang, "フォルダー", "FOLDER"))
        .value_parser(value_parser!(PathBuf))
        .conflicts_with(COMMAND)
        .help(say(lang, "すべてのページを書き出すフォルダー", "write all pages into this folder"));
    framed(Command::new(NAME).arg(of).arg(folder), lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let mut kitei = arguments::command(lang);
    kitei.build();
    if let Some(folder) = matches.get_one::<PathBuf>(FOLDER) {
        return match written(&kitei, folder, lang) {
            Ok(()) => Outcome::Clean.into(),
            Err(why) => output::failed(&format!("{}: {why}", say(lang, "エラー", "error"))),
        };
    }
    let mut command = &kitei;
    for name in matches.get_many::<String>(COMMAND).into_iter().flatten() {
        let Some(found) = command.find_subcommand(name) else {
            return output::failed(&match lang {
                Lang::Ja => format!("エラー: 「{name}」というコマンドはありません。コマンドは「kitei --help」で表示します"),
                Lang::En => format!("error: there is no command \"{name}\"; `kitei --help` lists them"),
            });
        };
        command = found;
    }
    match page(command, lang) {
        Ok((_, page)) => output::to_stdout(page.as_bytes(), Fit::Whole, Outcome::Clean),
        Err(error) => output::failed(&error.to_string()),
    }
}

/// Writes the pages of a command and of all below it.
fn written(command: &Command, folder: &Path, lang: Lang) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let (name, page) = page(command, lang).map_err(|error| error.to_string())?;
    output::put(&folder.join(name), page.as_bytes()).map_err(|why| why.get(lang).to_owned())?;
    command.get_subcommands().try_for_each(|command| written(command, folder, lang))
}

/// The page of a command, and the name of its file.
fn page(command: &Command, lang: Lang) -> io::Result<(String, String)> {
    let kitei = concat!("kitei ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone()).section(SECTION).source(kitei);
    let mut bytes = Vec::new();
    man.render(&mut bytes)?;
    let mut page = String::from_utf8_lossy(&bytes).into_owned();
    if command.get_display_name().is_none_or(|name| name == command.get_name()) {
        page += &exit_codes(lang).render();
    }
    if lang == Lang::Ja {
        page = page.lines().map(|line| japanese(line) + "\n").collect();
    }
    Ok((man.get_filename(), page))
}

/// A line of a page with the heading that it may be in Japanese; what people wrote never begins like one.
fn japanese(line: &str) -> String {
    let heading = line.strip_prefix(".SH ").and_then(|name| HEADINGS.iter().find(|(english, _)| *english == name));
    heading.map_or_else(|| line.to_owned(), |(_, name)| format!(".SH {name}"))
}

/// What the exit codes of all commands mean.
fn exit_codes(lang: Lang) -> Roff {
    let codes = [
        ("0", say(lang, "指摘がない（check では --fail-on 以上の指摘がない）", "nothing was found (check: nothing at or above --fail-on)")),
        ("1", say(lang, "指摘がある", "something was found")),
        (
            "2",
            say(
                lang,
                "実行できなかった（使い方、設定、読めない入力）",
                "the run itself failed (usage, configuration, input that cannot be read)",
            ),
        ),
        ("3", say(lang, "kitei 自身の不具合", "a fault of kitei itself")),
    ];
    let mut roff = Roff::new();
    roff.control("SH", [say(lang, "終了コード", "EXIT STATUS")]);
    for (code, meaning) in codes {
        roff.control("TP", []).text([bold(code)]).text([roman(meaning)]);
    }
    roff
}
