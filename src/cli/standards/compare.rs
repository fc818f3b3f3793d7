//! `kitei standards compare`: the official text held against a standard.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command, value_parser};

use super::super::arguments::{as_of, format, format_of, framed, option, positionals, say};
use super::super::fit::Fit;
use super::super::{Outcome, coverage, input, output, today};
use crate::diagnostic::Lang;
use crate::official::{Comparison, Named, Request, Written, compare, is_written};
use crate::report::Extent;
use crate::report::official::{OfficialFormat, OfficialReport};
use crate::workspace;

pub(super) const NAME: &str = "compare";

const STANDARD: &str = "standard";
const DOCUMENT: &str = "document";
const WRITE: &str = "write";
const CONFIRMED_BY: &str = "confirmed-by";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(
        lang,
        "公表された本文（PDF 又はテキスト）を読み、基準の遵守事項と一つずつ照合します",
        "read the official text (PDF or text) and hold it against the requirements of a standard, item by item",
    );
    let usage =
        say(lang, "kitei standards compare [オプション] <基準> <文書>...", "kitei standards compare [OPTIONS] <STANDARD> <DOCUMENT>...");
    let command = Command::new(NAME)
        .arg(Arg::new(STANDARD).value_name(say(lang, "基準", "STANDARD")).required(true).help_heading(positionals(lang)).help(say(
            lang,
            "基準の名（例 mhlw-6.0）",
            "name of the standard, like mhlw-6.0",
        )))
        .arg(
            Arg::new(DOCUMENT)
                .value_name(say(lang, "文書", "DOCUMENT"))
                .num_args(1..)
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help_heading(positionals(lang))
                .help(say(
                    lang,
                    "各編の PDF、又は pdftotext で作ったテキスト（ファイル名に編の名があるとその編として読みます）",
                    "its volumes, as PDF or as the text that pdftotext makes (a volume's title in the name of a file says which it is)",
                )),
        )
        .arg(format(lang, &OfficialFormat::NAMES))
        .arg(option(lang, WRITE, say(lang, "パス", "PATH")).value_parser(value_parser!(PathBuf)).requires(CONFIRMED_BY).help(say(
            lang,
            "照合の結果から作る、このリポジトリだけの基準（.kitei）",
            "a standard for this repository alone (.kitei), made of what is found",
        )))
        .arg(option(lang, CONFIRMED_BY, say(lang, "氏名", "NAME")).requires(WRITE).help(say(
            lang,
            "照合の結果を確かめた者。作る基準に確認者として記します",
            "who answers for the comparison; named in the standard that is written",
        )))
        .arg(coverage::bom(lang))
        .arg(as_of(lang));
    framed(command, lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let directory = match input::directory() {
        Ok(directory) => directory,
        Err(failed) => return failed,
    };
    let today = today::said(matches);
    let standard = matches.get_one::<String>(STANDARD).cloned().unwrap_or_default();
    let documents = matches.get_many::<PathBuf>(DOCUMENT).into_iter().flatten().cloned().collect();
    let comparison = match compare(&Request { directory, standard, documents, today }) {
        Ok(comparison) => comparison,
        Err(why) => return output::failed(&format!("{}: {}", say(lang, "エラー", "error"), why.get(lang))),
    };
    if !comparison.trouble.is_empty() {
        output::to_stderr(&output::concise(&comparison.sources, &comparison.trouble, today, lang));
    }
    let written = match matches.get_one::<PathBuf>(WRITE) {
        Some(path) => {
            let by = matches.get_one::<String>(CONFIRMED_BY).map_or("", String::as_str);
            match write(&comparison, path, by, today, lang) {
                Ok(written) => Some(written),
                Err(why) => return output::failed(&format!("{}: {why}", say(lang, "エラー", "error"))),
            }
        }
        None => None,
    };
    let mark = coverage::mark(matches);
    let report = OfficialReport { official: &comparison.official, lang, mark };
    let format = format_of(matches, &OfficialFormat::NAMES).unwrap_or(OfficialFormat::Human);
    let mut told = Vec::new();
    if let Err(error) = report.write(format, output::screen(Extent::Full).width, &mut told) {
        return output::failed(&error.to_string());
    }
    let is_settled = written.as_ref().map_or_else(|| comparison.official.is_alike(), |written| comparison.open(written) == 0);
    let outcome = match (comparison.has_unread, is_settled) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Clean,
        (false, false) => Outcome::Findings,
    };
    output::to_stdout(&told, Fit::json_if(format == OfficialFormat::Json), outcome)
}

/// Writes the standard and says what to do with it.
fn write(comparison: &Comparison, path: &Path, by: &str, on: jiff::civil::Date, lang: Lang) -> Result<Written, String> {
    let say = |ja: String, en: String| match lang {
        Lang::Ja => ja,
        Lang::En => en,
    };
    let shown = path.display();
    let name = path.file_stem().filter(|_| path.extension().is_some_and(|end| end == "kitei")).and_then(|stem| stem.to_str());
    let is_word = |name: &&str| name.chars().all(|letter| letter.is_alphanumeric() || "-_.".contains(letter)) && !name.is_empty();
    let Some(name) = name.filter(is_word) else {
        return Err(say(
            format!("--write には、基準の名にできる語のファイル（own.kitei など）を指定してください：「{shown}」"),
            format!("--write has to name a file that a standard can be called by, like own.kitei: \"{shown}\""),
        ));
    };
    if by.trim().is_empty() {
        return Err(say("--confirmed-by に氏名を書いてください".to_owned(), "--confirmed-by has to name somebody".to_owned()));
    }
    let before = workspace::named_file(path);
    let is_own = before.as_ref().is_ok_and(|bytes| str::from_utf8(bytes).is_ok_and(is_written));
    if !is_own && (before.is_ok() || path.exists()) {
        return Err(say(
            format!("「{shown}」は既にあり、照合から作ったものではありません。別の名を指定してください"),
            format!("\"{shown}\" is there already, and was not made by a comparison; name another file"),
        ));
    }
    let written = comparison.pack(&Named { name, by, on, lang }).map_err(|why| why.get(lang).to_owned())?;
    output::put(path, written.text.as_bytes()).map_err(|why| why.get(lang).to_owned())?;
    let Written { confirmed, renumbered, added, .. } = &written;
    output::to_stderr(&say(
        format!(
            "「{shown}」を書きました：確認{confirmed}件（うち番号を改めたもの{renumbered}件）、追加{added}件、未解決{}件\nkitei.toml の [check] に standards = [\"{name}\"] と書くと、このリポジトリの規程はこの基準で判定されます\n",
            comparison.open(&written)
        ),
        format!(
            "wrote \"{shown}\": {confirmed} confirmed ({renumbered} of them renumbered), {added} added, {} still open\nwith standards = [\"{name}\"] under [check] in kitei.toml the policies of this repository are judged by it\n",
            comparison.open(&written)
        ),
    ));
    Ok(written)
}
