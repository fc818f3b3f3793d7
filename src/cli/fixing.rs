//! The flags of `kitei check` that apply what findings propose: `--fix`, `--unsafe-fixes`, and `--diff`, which only shows it.

use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::arguments::{options, say};
use super::fit::Fit;
use super::{Outcome, output};
use crate::diagnostic::Lang;
use crate::workspace::Options;
use crate::write::{Fixed, Mended, Permitted, fixes_in_each, refused};

const FIX: &str = "fix";
const UNSAFE: &str = "unsafe-fixes";
const DIFF: &str = "diff";

/// The command with its flags.
pub(super) fn flags(command: Command, lang: Lang) -> Command {
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).conflicts_with_all(["stdin-filename"]).help_heading(options(lang)).help(help)
    };
    command
        .arg(flag(
            FIX,
            say(
                lang,
                "確認の要らない修正を書き込み、残った指摘を表示します",
                "apply the fixes that nobody has to look at, and tell what is left",
            ),
        ))
        .arg(flag(
            UNSAFE,
            say(
                lang,
                "決めるべきところに「?」を残す修正（条のひな形など）も書き込みます",
                "apply those too that leave a `?` to decide, such as skeleton articles",
            ),
        ))
        .arg(flag(
            DIFF,
            say(
                lang,
                "書き込まずに、修正を git apply で当てられる差分として表示します（あれば終了コード 1）",
                "write nothing, print the fixes as a patch for `git apply`, and exit with 1 if there are any",
            ),
        ))
}

/// Applies fixes where that is asked for. What is given back ends the run.
pub(super) fn fixed(matches: &ArgMatches, options: &Options, lang: Lang) -> Option<ExitCode> {
    let permitted = if matches.get_flag(UNSAFE) { Permitted::WithPlaceholders } else { Permitted::Safe };
    let is_quiet = matches.get_flag("quiet");
    if matches.get_flag(DIFF) {
        let fixed = fixes_in_each(options, permitted);
        let patch: String = fixed.files.iter().map(Mended::patch).collect();
        let outcome = if patch.is_empty() { Outcome::Clean } else { Outcome::Findings };
        return Some(output::to_stdout(patch.as_bytes(), Fit::whole(), outcome));
    }
    if !matches.get_flag(FIX) && permitted == Permitted::Safe {
        return None;
    }
    let fixed = fixes_in_each(options, permitted);
    let mut refusals = String::new();
    for file in &fixed.files {
        if let Err(why) = file.write() {
            refusals += refused(&file.shown, &why).get(lang);
            refusals.push('\n');
        }
    }
    output::to_stderr(&refusals);
    if !refusals.is_empty() {
        return Some(Outcome::Failed.into());
    }
    if !is_quiet {
        output::to_stderr(&told(&fixed, lang));
    }
    None
}

/// How many were fixed, and how many more there are.
fn told(fixed: &Fixed, lang: Lang) -> String {
    let (applied, files, more) = (fixed.applied, fixed.files.len(), fixed.with_placeholders);
    let (what, places) = (if applied == 1 { "fix" } else { "fixes" }, if files == 1 { "file" } else { "files" });
    let done = match (applied, lang) {
        (0, Lang::Ja) => "確認なしに書き込める修正はありません".to_owned(),
        (0, Lang::En) => "no fix can be applied".to_owned(),
        (_, Lang::Ja) => format!("{files} 件のファイルに {applied} 件の修正を書き込みました"),
        (_, Lang::En) => format!("applied {applied} {what} in {files} {places}"),
    };
    let further = match (more, lang) {
        (0, _) => String::new(),
        (_, Lang::Ja) => format!("（「?」を残す修正がほかに {more} 件あります：--unsafe-fixes）"),
        (_, Lang::En) => format!(" ({more} more leave a `?` to decide: --unsafe-fixes)"),
    };
    format!("{done}{further}\n")
}
