//! `kitei explain`: the page of a rule, a requirement, a law or a word of the vocabulary.

use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command};
use jiff::civil::Date;

use super::arguments::{as_of, framed, positionals, say};
use super::cite::{format, is_json, write_cited};
use super::fit::Fit;
use super::{Outcome, input, output, today};
use crate::diagnostic::Lang;
use crate::explain::cite::cite;
use crate::explain::{explain_in, overview, resting};
use crate::report::{Extent, write_page};

pub(super) const NAME: &str = "explain";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(lang, "検査の規則、遵守事項、法令又は語彙の語を説明します", "explain a rule, a requirement, a law or a word");
    let usage = say(lang, "kitei explain [規則|遵守事項|法令|語]", "kitei explain [RULE|ITEM|LAW|WORD]");
    let command = Command::new(NAME)
        .arg(Arg::new("name").value_name(say(lang, "規則|遵守事項|法令|語", "RULE|ITEM|LAW|WORD")).help_heading(positionals(lang)).help(
            say(
                lang,
                "例: coverage/missing、経営管理編3.1.2②、個人情報保護法第23条、パスワード（省略すると規則の一覧）",
                "for instance coverage/missing, G3.1.2-2, 個人情報保護法第23条, password (default: the list of rules)",
            ),
        ))
        .arg(format(lang))
        .arg(as_of(lang));
    framed(command, lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let day = today::said(matches);
    if is_json(matches) {
        return run_json(matches.get_one::<String>("name").map_or("", String::as_str), day, lang);
    }
    let directory = match input::directory() {
        Ok(directory) => directory,
        Err(failed) => return failed,
    };
    let page = matches.get_one::<String>("name").map_or_else(|| Ok(overview()), |name| explain_in(&directory, name, day));
    match page {
        Ok(page) => {
            let mut written = Vec::new();
            match write_page(&page, lang, output::screen(Extent::Full).width, &mut written) {
                Ok(()) => output::to_stdout(&written, Fit::Plain, Outcome::Clean),
                Err(error) => output::failed(&error.to_string()),
            }
        }
        Err(why) => output::failed(&format!("{}: {}", say(lang, "エラー", "error"), why.get(lang))),
    }
}

/// A citation as `kitei cite` writes it, with what rests on it; rules and requirements are pages for readers.
fn run_json(name: &str, day: Date, lang: Lang) -> ExitCode {
    let cited = cite(name, day);
    if cited.is_empty() {
        return output::failed(say(
            lang,
            "エラー: --format json は法令の引用にだけ使えます",
            "error: --format json is for citations of laws only",
        ));
    }
    let mut written = Vec::new();
    match write_cited(&cited, day, |cited| cited.unread.is_none().then(|| resting(cited, day)), &mut written) {
        Ok(()) => output::to_stdout(
            &written,
            Fit::Json,
            if cited.iter().any(|cited| cited.unread.is_some()) { Outcome::Findings } else { Outcome::Clean },
        ),
        Err(error) => output::failed(&error.to_string()),
    }
}
