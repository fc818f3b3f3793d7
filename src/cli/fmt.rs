//! `kitei fmt`: policies in their canonical form.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use similar::TextDiff;

use super::arguments::{framed, option, options, say};
use super::fit::Fit;
use super::today::today;
use super::{Outcome, input, language, output};
use crate::diagnostic::Lang;
use crate::workspace::Options;
use crate::write::{File, Formatting, Numbers, Unformatted, format, refused};

pub(super) const NAME: &str = "fmt";

/// What becomes of the canonical texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    /// They are written.
    Write,
    /// The files that would change are listed.
    Check,
    /// What would change is shown.
    Diff,
    /// The text of the standard input goes to the standard output.
    Print,
}

pub(super) fn command(lang: Lang) -> Command {
    let about = say(lang, "規程を決まった書式に整えます", "write policies in their canonical form");
    let usage = say(lang, "kitei fmt [オプション] [パス]...", "kitei fmt [OPTIONS] [PATH]...");
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue).help_heading(options(lang));
    let command = Command::new(NAME)
        .arg(input::paths_argument(
            lang,
            say(
                lang,
                "整える規程又はフォルダー（- は標準入力、省略すると最上位フォルダーの下の全部）",
                "policies or folders to format (- for the standard input; default: all below the root)",
            ),
        ))
        .arg(flag("check").help(say(
            lang,
            "書き換えずに、整っていないファイルを挙げます（あれば終了コード 1）",
            "write nothing, list the files that are not formatted, and exit with 1 if there are any",
        )))
        .arg(flag("diff").conflicts_with("check").help(say(
            lang,
            "書き換えずに、変わる行を表示します（あれば終了コード 1）",
            "write nothing, show what would change, and exit with 1 if anything would",
        )))
        .arg(option(lang, "keywords", "ja|en").value_parser(PossibleValuesParser::new(["ja", "en"])).help(say(
            lang,
            "予約語と語彙の語を、和名又は英名に書き換えます",
            "spell keywords and words of the vocabulary in this language",
        )))
        .arg(flag("pin-numbers").help(say(
            lang,
            "番号のない条に条番号を書き入れ、それを指す参照を合わせます",
            "write the numbers of the articles that have none; references follow",
        )))
        .arg(input::root(lang))
        .arg(input::stdin_filename(lang));
    framed(command, lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let mut paths = input::paths(matches);
    let replaced = match input::replaced(matches, &paths, lang) {
        Ok(replaced) => replaced,
        Err(failed) => return failed,
    };
    paths.retain(|path| !input::is_stdin(path));
    if replaced.is_some() && !paths.is_empty() {
        return output::failed(say(
            lang,
            "エラー: 標準入力とファイルは同時に指定できません",
            "error: the standard input and files cannot be formatted together",
        ));
    }
    let directory = match input::directory() {
        Ok(directory) => directory,
        Err(failed) => return failed,
    };
    let act = match (matches.get_flag("check"), matches.get_flag("diff"), &replaced) {
        (true, ..) => Act::Check,
        (_, true, _) => Act::Diff,
        (.., Some(_)) => Act::Print,
        _ => Act::Write,
    };
    let numbers = if matches.get_flag("pin-numbers") { Numbers::Pinned } else { Numbers::AsWritten };
    let spelling = matches.get_one::<String>("keywords").and_then(|name| language::named(name));
    let options = Options { root: input::root_of(matches), paths, replaced, ..Options::new(directory, today()) };
    let formatting = format(&options, spelling, numbers);
    // An editor that sends a text through takes what comes back.
    if let Some(replaced) = options.replaced.as_ref().filter(|_| act == Act::Print && !left(&formatting, lang).is_empty()) {
        output::to_stderr(&left(&formatting, lang));
        return output::to_stdout(&replaced.bytes, Fit::whole(), Outcome::Clean);
    }

    if act == Act::Write {
        formatting.clear_remains();
    }
    let mut said = String::new();
    let mut outcome = Outcome::Clean;
    let mut unwritten = Vec::new();
    for file in &formatting.files {
        match act {
            Act::Print => said.push_str(&file.after.text),
            Act::Check if file.differs() => {
                outcome = Outcome::Findings;
                said.push_str(&file.shown);
                said.push('\n');
            }
            Act::Diff if file.differs() => {
                outcome = Outcome::Findings;
                said.push_str(&diff(file));
            }
            Act::Write if file.differs() => match file.write() {
                Ok(()) => {}
                Err(why) => unwritten.push(format!("{}\n", refused(&file.shown, &why).get(lang))),
            },
            Act::Check | Act::Diff | Act::Write => {}
        }
    }
    let fit = if act == Act::Print { Fit::whole() } else { Fit::Plain };
    let notes = notes(&formatting, lang) + &left(&formatting, lang) + &unwritten.concat();
    output::to_stderr(&notes);
    if !formatting.trouble.is_empty() || !unwritten.is_empty() {
        outcome = Outcome::Failed;
    }
    output::to_stdout(said.as_bytes(), fit, outcome)
}

/// What would change, as a patch.
fn diff(file: &File) -> String {
    let diff = TextDiff::from_lines(&*file.before, file.after.text.as_str());
    let mut patch = diff.unified_diff();
    patch.header(&format!("a/{}", file.shown), &format!("b/{}", file.shown)).to_string()
}

/// What was named and stays as it is; nothing where there is none.
fn left(formatting: &Formatting, lang: Lang) -> String {
    let line = |(name, why): &(String, Unformatted)| {
        let why = match why {
            Unformatted::Excluded => say(
                lang,
                "kitei.toml の [fmt] の exclude により除外されているため、書式を整えません",
                "not formatted, because [fmt] of kitei.toml excludes it",
            ),
            Unformatted::Pinned => say(
                lang,
                "ほかの規程が照合値を付けて継承しているため、書式を整えません",
                "not formatted, because another policy inherits from it by a digest",
            ),
        };
        format!("{name}: {why}\n")
    };
    output::passed_over(&formatting.passed_over, lang) + &formatting.unformatted.iter().map(line).collect::<String>()
}

/// What went wrong with the run, and what was left as it is.
fn notes(formatting: &Formatting, lang: Lang) -> String {
    let mut notes = output::concise(&formatting.sources, &formatting.trouble, today(), lang);
    for file in formatting.files.iter().filter(|file| !file.after.kept.is_empty()) {
        let (name, count) = (&file.shown, file.after.kept.len());
        let _ = match lang {
            Lang::Ja => writeln!(notes, "{name}: 読み取れない箇所（{count} か所）はそのまま残しました"),
            Lang::En => writeln!(notes, "{name}: left {count} unreadable {} as written", if count == 1 { "place" } else { "places" }),
        };
    }
    notes
}
