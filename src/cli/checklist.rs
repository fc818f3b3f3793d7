//! `kitei checklist`: the ministry's checklist, filled from policies as far as these can answer it.

use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use jiff::civil::Date;

use super::arguments::{AS_OF, as_of, format, format_of, framed, named, option, positionals, say};
use super::fit::Fit;
use super::output_file::{self, Target};
use super::{Outcome, coverage, input, language, output, today};
use crate::diagnostic::Lang;
use crate::explain::checklist::{Wanted, checklist, editions};
use crate::report::{ChecklistFormat, ChecklistReport, Extent};
use crate::workspace::Options;

pub(super) const NAME: &str = "checklist";

const EDITION: &str = "edition";
const FOR: &str = "for";

/// Whose sheets, by name; without one, that of the institution or the pharmacy.
const WANTED: [(&str, Wanted); 3] = [("institution", Wanted::Institution), ("pharmacy", Wanted::Pharmacy), ("vendor", Wanted::Vendor)];

pub(super) fn command(lang: Lang) -> Command {
    let about = say(
        lang,
        "厚生労働省のサイバーセキュリティ対策チェックリストを、規程から答えられるところまで埋めます",
        "fill the ministry's checklist of cyber security from a policy, as far as a policy can answer it",
    );
    let usage = say(lang, "kitei checklist [オプション] <年度版> [パス]...", "kitei checklist [OPTIONS] <EDITION> [PATH]...");
    let command = Command::new(NAME)
        .arg(
            Arg::new(EDITION)
                .value_name(say(lang, "年度版", "EDITION"))
                .required(true)
                .value_parser(PossibleValuesParser::new(editions()))
                .hide_possible_values(true)
                .help_heading(positionals(lang))
                .help(say(lang, "r5、r6、r7 又は r8（令和5年度から8年度まで）", "r5, r6, r7 or r8 (fiscal 2023 to 2026)")),
        )
        .arg(input::paths_argument(
            lang,
            say(lang, "規程又はフォルダー（省略すると最上位フォルダーの下の全部）", "policies or folders (default: all below the root)"),
        ))
        .arg(option(lang, FOR, "institution|pharmacy|vendor").value_parser(PossibleValuesParser::new(WANTED.map(|(name, _)| name))).help(
            say(
                lang,
                "医療機関確認用、薬局確認用、又は現況の事業者ごとの事業者確認用（既定は機関の種類による）",
                "sheet of the institution, of the pharmacy, or of each vendor in the facts (default: by the kind of institution)",
            ),
        ))
        .arg(format(lang, &ChecklistFormat::NAMES))
        .arg(coverage::bom(lang))
        .arg(output_file::argument(lang))
        .arg(input::root(lang))
        .arg(as_of(lang));
    framed(command, lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let format = format_of(matches, &ChecklistFormat::NAMES).unwrap_or(ChecklistFormat::Table);
    let target = match Target::of(matches, format.binary(), lang) {
        Ok(target) => target,
        Err(failed) => return failed,
    };
    let directory = match input::directory() {
        Ok(directory) => directory,
        Err(failed) => return failed,
    };
    let options = Options {
        root: input::root_of(matches),
        paths: input::paths(matches),
        as_of: matches.get_one::<Date>(AS_OF).copied(),
        ..Options::new(directory, today::said(matches))
    };
    let edition = matches.get_one::<String>(EDITION).map_or("", String::as_str);
    let wanted = named(matches, FOR, &WANTED).unwrap_or(Wanted::Own);
    let Some(filled) = checklist(&options, edition, wanted) else { return Outcome::Failed.into() };
    let lang = language::of_run(matches, filled.lang, lang);
    let told = |findings| output::concise(&filled.sources, findings, filled.as_of, lang);
    output::to_stderr(&(told(&filled.trouble) + &told(&filled.doubts)));
    if !filled.trouble.is_empty() {
        return Outcome::Failed.into();
    }
    let made = &filled.made;
    if made.is_complete && made.sheets.is_empty() {
        return output::failed(match wanted {
            Wanted::Vendor => say(lang, "エラー: 現況に事業者が書かれていません", "error: the facts state no vendor"),
            Wanted::Own | Wanted::Institution | Wanted::Pharmacy => {
                say(lang, "エラー: 機関又は薬局の規程がありません", "error: there is no policy of an institution or pharmacy")
            }
        });
    }
    let report = ChecklistReport {
        sources: &filled.sources,
        as_of: filled.as_of,
        lang,
        year: &made.year,
        note: &made.note,
        subjects: &made.subjects,
        sheets: &made.sheets,
    };
    let mut written = Vec::new();
    if let Err(error) = report.write(format, output::screen(Extent::Full).width, coverage::mark(matches), &mut written) {
        return output::failed(&error.to_string());
    }
    if !made.is_complete {
        output::to_stderr(say(
            lang,
            "この年度版の項目は入手できていないため、主題だけを示します\n",
            "the items of this edition could not be had: its subjects alone are shown\n",
        ));
    }
    let is_certain = made.is_complete && filled.doubts.is_empty();
    target.write(&written, Fit::Plain, if is_certain { Outcome::Clean } else { Outcome::Findings }, lang)
}
