//! The flags of `kitei check` about the baseline: `--baseline`, `--write-baseline`, and on what terms what a policy owes is put off.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::Date;

use super::arguments::{option, options, say};
use super::output;
use crate::diagnostic::Lang;
use crate::model::read::day;
use crate::workspace::Options;
use crate::workspace::baseline::{Excuse, Written, write};

const BASELINE: &str = "baseline";
const WRITE: &str = "write-baseline";
const TERMS: [&str; 3] = ["approver", "reason", "until"];

/// The command with its flags.
pub(super) fn flags(command: Command, lang: Lang) -> Command {
    let wrong = say(lang, "2026-04-01 又は令和8年4月1日のように書いてください", "write it like 2026-04-01, or 令和8年4月1日");
    let [approver, reason, until] = TERMS;
    let term = |name: &'static str, value: &'static str, help: &'static str| {
        option(lang, name, value).requires(WRITE).requires_all(TERMS.into_iter().filter(move |other| *other != name)).help(help)
    };
    command
        .arg(option(lang, BASELINE, say(lang, "ファイル", "FILE")).value_parser(value_parser!(PathBuf)).help(say(
            lang,
            "導入時からある指摘の記録（基準線。既定は kitei-baseline.toml）",
            "the file of findings that are known (default: kitei-baseline.toml)",
        )))
        .arg(
            Arg::new(WRITE)
                .long(WRITE)
                .action(ArgAction::SetTrue)
                .conflicts_with_all(["stdin-filename", "diff"])
                .help_heading(options(lang))
                .help(say(
                    lang,
                    "今ある指摘を基準線に書き込みます（以後は新しい指摘だけを示します）",
                    "write what is found now into the baseline; from then on, what is new is told",
                )),
        )
        .arg(term(
            approver,
            say(lang, "承認者", "NAME"),
            say(lang, "遵守事項と上位規程についての指摘を猶予する承認者", "who approves that what a policy owes is put off"),
        ))
        .arg(term(reason, say(lang, "理由", "TEXT"), say(lang, "猶予する理由", "why it is put off")))
        .arg(
            term(until, say(lang, "日付", "DATE"), say(lang, "猶予の期限", "until when it is put off"))
                .value_parser(move |text: &str| day(text).ok_or(wrong)),
        )
}

/// The file that the command line names.
pub(super) fn named(matches: &ArgMatches) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(BASELINE).cloned()
}

/// Writes the baseline where that is asked for. What is given back ends the run.
pub(super) fn written(matches: &ArgMatches, options: &Options, lang: Lang) -> Option<ExitCode> {
    if !matches.get_flag(WRITE) {
        return None;
    }
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let terms = text("approver").zip(text("reason")).zip(matches.get_one::<Date>("until").copied());
    let excuse = terms.map(|((approver, reason), until)| Excuse { approver, reason, until });
    match write(options, excuse.as_ref()) {
        Ok(written) => {
            output::to_stderr(&written.iter().map(|written| told(written, lang)).collect::<String>());
            None
        }
        Err(why) => Some(output::failed(&format!("{}: {}", say(lang, "エラー", "error"), why.get(lang)))),
    }
}

/// What was written, and what was not.
fn told(written: &Written, lang: Lang) -> String {
    let Written { shown, known, owed, never, gone } = written;
    let written = match lang {
        Lang::Ja => format!("{shown} に {known} 件の指摘を書き込みました（{gone} 件を除きました）\n"),
        Lang::En => format!("{known} known in {shown} ({gone} left out that were there)\n"),
    };
    let of_owed = match (owed, lang) {
        (0, _) => String::new(),
        (_, Lang::Ja) => {
            format!("遵守事項又は上位規程についての {owed} 件は、--approver、--reason、--until がないため書き込んでいません\n")
        }
        (_, Lang::En) => format!("{owed} of coverage and inheritance are not, for want of --approver, --reason and --until\n"),
    };
    let of_never = match (never, lang) {
        (0, _) => String::new(),
        (_, Lang::Ja) => format!("判定していないことなどを示す {never} 件は、基準線に入れられません\n"),
        (_, Lang::En) => format!("{never} cannot be: they say that something was not judged, or speak of the run itself\n"),
    };
    [written, of_owed, of_never].concat()
}
