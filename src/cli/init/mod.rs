//! `kitei init`: begins a policy, its configuration, the hook of git and a file for the CI. What is missing among the flags is asked for
//! where somebody sits at a terminal. Nothing that is there is ever written over.

mod ask;
mod beside;
mod policy;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::arguments::{framed, named, option, options, say};
use super::fit::Fit;
use super::{Outcome, input, output};
use crate::diagnostic::{Lang, Text};
use crate::workspace::{Made, leads_out};
use beside::Ci;

pub(super) const NAME: &str = "init";

const KIND: &str = "kind";
const CALLED: &str = "name";
const STANDARD: &str = "standard";
const PARENT: &str = "parent";
const VENDOR: &str = "vendor";
const SYSTEM: &str = "system";
const HAS: &str = "has";
const LACKS: &str = "lacks";
const FOLDER: &str = "folder";
const HOOK: &str = "hook";
const CI: &str = "ci";

const CIS: [(&str, Ci); 2] = [("github", Ci::Github), ("gitlab", Ci::Gitlab)];

pub(super) fn command(lang: Lang) -> Command {
    let about = say(
        lang,
        "規程を書き始めます。遵守事項ごとに条のひな形を書き、決めるべきところに「?」を残します",
        "begin a policy: a skeleton article for each requirement, with a `?` wherever something is to be decided",
    );
    let usage = say(lang, "kitei init [オプション]", "kitei init [OPTIONS]");
    let several = |name, value| option(lang, name, value).action(ArgAction::Append);
    let listed = |name| several(name, say(lang, "項目,…", "FACT,…")).value_delimiter(',');
    let command = Command::new(NAME)
        .arg(option(lang, KIND, say(lang, "種類", "KIND")).help(say(
            lang,
            "機関の種類（診療所、病院、薬局、助産所、介護事業者、法人など）",
            "kind of institution: clinic, hospital, pharmacy, maternity_home, care_provider, corporation, …",
        )))
        .arg(option(lang, CALLED, say(lang, "名称", "NAME")).help(say(lang, "機関の名称", "what the institution is called")))
        .arg(option(lang, STANDARD, say(lang, "基準", "STANDARD")).help(say(
            lang,
            "準拠する基準（既定は、今日有効なガイドラインの版）",
            "standard to conform to (default: the edition of the guideline that holds today)",
        )))
        .arg(option(lang, PARENT, say(lang, "パス", "PATH")).value_parser(value_parser!(PathBuf)).help(say(
            lang,
            "継承する上位の規程",
            "policy to inherit from",
        )))
        .arg(several(VENDOR, say(lang, "名称", "NAME")).help(say(lang, "事業者（繰り返せます）", "a vendor (repeatable)")))
        .arg(several(SYSTEM, say(lang, "名称", "NAME")).help(say(lang, "システム（繰り返せます）", "a system (repeatable)")))
        .arg(listed(HAS).help(say(lang, "現況にあるもの（例 クラウド,無線LAN）", "facts that are so, like cloud,wireless_lan")))
        .arg(listed(LACKS).help(say(lang, "現況にないもの（例 VPN,BYOD）", "facts that are not so, like vpn,byod")))
        .arg(
            option(lang, FOLDER, say(lang, "フォルダー", "FOLDER"))
                .value_parser(value_parser!(PathBuf))
                .default_value(".")
                .hide_default_value(true)
                .help(say(lang, "規程を置くフォルダー（既定は今のフォルダー）", "folder of the policy (default: the current one)")),
        )
        .arg(Arg::new(HOOK).long(HOOK).action(ArgAction::SetTrue).help_heading(options(lang)).help(say(
            lang,
            "コミットの前に検査する git のフックを置きます（これだけを指定すれば、フックだけ）",
            "install the hook of git that checks each commit (alone: the hook and nothing else)",
        )))
        .arg(option(lang, CI, "github|gitlab").value_parser(PossibleValuesParser::new(CIS.map(|(name, _)| name))).help(say(
            lang,
            "CI の設定ファイルを置きます（これだけを指定すれば、それだけ）",
            "write a file for the CI (alone: that file and nothing else)",
        )));
    framed(command, lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let directory = match input::directory() {
        Ok(directory) => directory,
        Err(failed) => return failed,
    };
    let named_folder = matches.get_one::<PathBuf>(FOLDER).map_or(Path::new("."), PathBuf::as_path);
    let leads_out = leads_out(&directory, named_folder);
    let place = Place { folder: directory.join(named_folder), directory };
    let made = if leads_out { Err(outside(named_folder)) } else { made(matches, &place, lang) };
    match made {
        Ok((told, outcome)) => output::to_stdout(told.as_bytes(), Fit::Plain, outcome),
        Err(why) => output::failed(&format!("{}: {}", say(lang, "エラー", "error"), why.get(lang))),
    }
}

/// Where something is begun.
struct Place {
    /// The folder in which kitei was started.
    directory: PathBuf,
    /// That of the policy.
    folder: PathBuf,
}

impl Place {
    /// A path as it is shown: from where one stands.
    fn shown(&self, path: &Path) -> String {
        let path = path.strip_prefix(&self.directory).unwrap_or(path);
        path.components().filter(|part| part.as_os_str() != ".").collect::<PathBuf>().display().to_string()
    }
}

/// A folder that a link has put elsewhere.
fn outside(folder: &Path) -> Text {
    let folder = folder.display();
    Text::new(
        format!("「{folder}」はシンボリックリンクにより作業中のフォルダーの外を指しているため、何も書き込みません"),
        format!("\"{folder}\" leads out of the folder that one works in by a symbolic link, so nothing is written"),
    )
}

/// Makes what is asked for. What lies in the way of one thing keeps no other from being made.
fn made(matches: &ArgMatches, place: &Place, lang: Lang) -> Result<(String, Outcome), Text> {
    let mut hook = matches.get_flag(HOOK);
    let ci = named(matches, CI, &CIS);
    let (mut told, mut outcome) = (String::new(), Outcome::Clean);
    if matches.contains_id(KIND) || !hook && ci.is_none() {
        let begun = policy::begun(matches, place, lang)?;
        told += &begun.told;
        hook |= begun.wants_hook;
    }
    if hook {
        let (said, made) = beside::hook(place, lang)?;
        told += &said;
        outcome = worse(outcome, made);
    }
    if let Some(ci) = ci {
        let (said, made) = beside::ci(place, ci, lang)?;
        told += &said;
        outcome = worse(outcome, made);
    }
    Ok((told, outcome))
}

/// Something that was asked for and could not be made fails the command.
fn worse(outcome: Outcome, made: Made) -> Outcome {
    if made == Made::There { Outcome::Failed } else { outcome }
}

/// Whether somebody can be asked.
fn is_attended() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// What is said of a file that was written.
fn written(shown: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{shown}: 作成しました\n"),
        Lang::En => format!("{shown}: written\n"),
    }
}

/// Why something could not be written.
fn unwritten(shown: &str, why: &io::Error) -> Text {
    Text::new(format!("{shown}: 書き込めません: {why}"), format!("{shown}: cannot be written: {why}"))
}
