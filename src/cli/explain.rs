//! `kitei explain`: the page of a rule, a requirement or an article of a law.

use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command};

use super::arguments::{framed, positionals, say};
use super::{Outcome, output};
use crate::diagnostic::Lang;
use crate::engine::explain::explain;
use crate::report::{Extent, write_page};

pub(super) const NAME: &str = "explain";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(lang, "検査の規則、遵守事項又は法令の条を説明します", "explain a rule, a requirement or an article of a law");
    let usage = say(lang, "kitei explain <規則|遵守事項|法令>", "kitei explain <RULE|ITEM|LAW>");
    let command = Command::new(NAME).arg(
        Arg::new("name").value_name(say(lang, "規則|遵守事項|法令", "RULE|ITEM|LAW")).required(true).help_heading(positionals(lang)).help(
            say(
                lang,
                "例: coverage/missing、経営管理編3.1.2②、個人情報保護法第23条",
                "for instance coverage/missing, G3.1.2-2, 個人情報保護法第23条",
            ),
        ),
    );
    framed(command, lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let name = matches.get_one::<String>("name").map_or("", String::as_str);
    match explain(name) {
        Ok(page) => {
            let mut written = Vec::new();
            match write_page(&page, lang, output::screen(Extent::Full).width, &mut written) {
                Ok(()) => output::to_stdout(&written, Outcome::Clean),
                Err(error) => output::failed(&error.to_string()),
            }
        }
        Err(nearest) => output::failed(&unknown(name, nearest, lang)),
    }
}

fn unknown(name: &str, nearest: Option<&str>, lang: Lang) -> String {
    match (lang, nearest) {
        (Lang::Ja, Some(near)) => format!("エラー: 「{name}」は見つかりません。「{near}」の誤りではありませんか"),
        (Lang::Ja, None) => format!("エラー: 「{name}」は、規則、遵守事項、法令のいずれにも見つかりません"),
        (Lang::En, Some(near)) => format!("error: nothing is known as \"{name}\"; did you mean \"{near}\"?"),
        (Lang::En, None) => format!("error: nothing is known as \"{name}\": no rule, no requirement, no law"),
    }
}
