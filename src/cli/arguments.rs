//! What all commands share of the command line: headings, `--help`, `--version`, in the language of the run.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{check, checklist, cite, completions, coverage, diff, effective, explain, fmt, init, lsp, man, render, rules, standards, tree};
use crate::diagnostic::Lang;
use crate::model::read::day;

/// The sentence in the language of the run.
pub(super) fn say(lang: Lang, ja: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Ja => ja,
        Lang::En => en,
    }
}

/// The whole command line.
pub(super) fn command(lang: Lang) -> Command {
    let about = say(
        lang,
        "kitei（規程）: 医療機関等の情報セキュリティ規程を検査します",
        "kitei: checks the information-security policies of hospitals, clinics and pharmacies",
    );
    let usage = say(lang, "kitei <コマンド> [オプション]", "kitei <COMMAND> [OPTIONS]");
    let version =
        Arg::new("version").long("version").short('V').action(ArgAction::Version).help(say(lang, "版を表示します", "print the version"));
    framed(Command::new("kitei"), lang, about, usage)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(version.help_heading(options(lang)))
        .subcommand_help_heading(say(lang, "コマンド", "Commands"))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .arg(lang_argument(lang))
        .subcommand(init::command(lang))
        .subcommand(check::command(lang))
        .subcommand(fmt::command(lang))
        .subcommand(coverage::command(lang))
        .subcommand(checklist::command(lang))
        .subcommand(tree::command(lang))
        .subcommand(render::command(lang))
        .subcommand(effective::command(lang))
        .subcommand(diff::command(lang))
        .subcommand(explain::command(lang))
        .subcommand(cite::command(lang))
        .subcommand(rules::command(lang))
        .subcommand(standards::command(lang))
        .subcommand(lsp::command(lang))
        .subcommand(completions::command(lang))
        .subcommand(man::command(lang))
}

/// A command with its headings.
pub(super) fn framed(command: Command, lang: Lang, about: &'static str, usage: &'static str) -> Command {
    let template = say(lang, "{about}\n\n使い方: {usage}\n\n{all-args}", "{about}\n\nUsage: {usage}\n\n{all-args}");
    let help = Arg::new("help").long("help").short('h').action(ArgAction::Help).help(say(lang, "この説明を表示します", "print this help"));
    command.about(about).override_usage(usage).help_template(template).disable_help_flag(true).arg(help.help_heading(options(lang)))
}

/// An option with a value.
pub(super) fn option(lang: Lang, name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help_heading(options(lang)).hide_possible_values(true)
}

/// The name of `--format`.
const FORMAT: &str = "format";

/// `--format`: one of some names, of which the first is meant where none is chosen.
pub(super) fn format<T>(lang: Lang, names: &[(&'static str, T)]) -> Arg {
    let names: Vec<&'static str> = names.iter().map(|(name, _)| *name).collect();
    let default = names.first().copied().unwrap_or_default();
    let help = match lang {
        Lang::Ja => format!("出力の形式（既定は {default}）"),
        Lang::En => format!("output format (default: {default})"),
    };
    Arg::new(FORMAT)
        .long(FORMAT)
        .value_name(names.join("|"))
        .help_heading(options(lang))
        .hide_possible_values(true)
        .value_parser(PossibleValuesParser::new(names))
        .default_value(default)
        .hide_default_value(true)
        .help(help)
}

/// The format that is chosen.
pub(super) fn format_of<T: Copy>(matches: &ArgMatches, names: &[(&'static str, T)]) -> Option<T> {
    named(matches, FORMAT, names)
}

/// What the value of an argument names.
pub(super) fn named<T: Copy>(matches: &ArgMatches, argument: &str, names: &[(&'static str, T)]) -> Option<T> {
    let chosen = matches.get_one::<String>(argument)?;
    names.iter().find(|(name, _)| name == chosen).map(|(_, meaning)| *meaning)
}

/// The name of `--as-of`.
pub(super) const AS_OF: &str = "as-of";

/// `--as-of`: a day, in either calendar.
pub(super) fn as_of(lang: Lang) -> Arg {
    let wrong = say(lang, "2026-04-01 又は令和8年4月1日のように書いてください", "write it like 2026-04-01, or 令和8年4月1日");
    Arg::new(AS_OF)
        .long(AS_OF)
        .value_name(say(lang, "日付", "DATE"))
        .value_parser(move |text: &str| day(text).ok_or(wrong))
        .help_heading(options(lang))
        .help(say(
            lang,
            "判定の基準日（例 2026-04-01、令和8年4月1日。既定は今日）",
            "day as of which to judge, like 2026-04-01 (default: today)",
        ))
}

/// `--lang`, which every command takes.
fn lang_argument(lang: Lang) -> Arg {
    Arg::new("lang")
        .long("lang")
        .global(true)
        .value_name("ja|en")
        .value_parser(["ja", "en"])
        .hide_possible_values(true)
        .help_heading(options(lang))
        .help(say(
            lang,
            "表示の言語（既定は LC_ALL、LC_MESSAGES、LANG による）",
            "language of the output (default: LC_ALL, LC_MESSAGES, LANG)",
        ))
}

/// Heading of the options.
pub(super) fn options(lang: Lang) -> &'static str {
    say(lang, "オプション", "Options")
}

/// Heading of the arguments.
pub(super) fn positionals(lang: Lang) -> &'static str {
    say(lang, "引数", "Arguments")
}
