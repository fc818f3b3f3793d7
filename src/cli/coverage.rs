//! `kitei coverage`: which requirements are covered, one by one, and whether enough of them are.

use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command};
use jiff::civil::Date;

use super::arguments::{AS_OF, as_of, format, format_of, framed, option, options, say};
use super::fit::Fit;
use super::output_file::{self, Target};
use super::{Outcome, diff, input, language, output, today};
use crate::answer::assessed::Floor;
use crate::answer::day::of_all;
use crate::compare::{self, Request, Sides};
use crate::diagnostic::Lang;
use crate::explain::coverage::{Coverage, coverage};
use crate::markup::csv::Mark;
use crate::report::{Against, CoverageFormat, CoverageReport, Extent};
use crate::workspace::Options;

pub(super) const NAME: &str = "coverage";

const LEAST: &str = "min-coverage";
const AGAINST: &str = "against";
const BOM: &str = "bom";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(
        lang,
        "遵守事項ごとに、どの条が対応し、何が足りないかを示します",
        "show requirement by requirement which article covers it, and what is lacking",
    );
    let usage = say(lang, "kitei coverage [オプション] [パス]...", "kitei coverage [OPTIONS] [PATH]...");
    let wrong = say(
        lang,
        "mhlw-6.0=100、mhlw-6.0:システム運用編14=100 のように書いてください（0から100まで）",
        "write it like mhlw-6.0=100, or mhlw-6.0:C14=100 (0 to 100)",
    );
    let command = Command::new(NAME)
        .arg(input::paths_argument(
            lang,
            say(lang, "規程又はフォルダー（省略すると最上位フォルダーの下の全部）", "policies or folders (default: all below the root)"),
        ))
        .arg(format(lang, &CoverageFormat::NAMES))
        .arg(
            option(lang, LEAST, say(lang, "基準[:範囲]=N", "STANDARD[:AREA]=N"))
                .action(ArgAction::Append)
                .value_parser(move |text: &str| floor(text).ok_or(wrong))
                .help(say(
                    lang,
                    "充足がN%に満たない規程があれば、終了コードを 1 にします。範囲は編、章又は遵守事項（繰り返せます）",
                    "exit with 1 where a policy covers less than N percent; AREA is a volume, chapter or requirement (repeatable)",
                )),
        )
        .arg(option(lang, AGAINST, "REV").help(say(
            lang,
            "git の版 REV から、充足を失ったものと新たに充足したものを示します",
            "show what was gained and lost since a git revision",
        )))
        .arg(bom(lang))
        .arg(output_file::argument(lang))
        .arg(input::root(lang))
        .arg(as_of(lang));
    framed(command, lang, about, usage)
}

/// `--bom`.
pub(super) fn bom(lang: Lang) -> Arg {
    Arg::new(BOM).long(BOM).action(ArgAction::SetTrue).help_heading(options(lang)).help(say(
        lang,
        "CSVの先頭にBOMを付けます",
        "begin CSV with a byte order mark",
    ))
}

/// Whether CSV begins with a byte order mark.
pub(super) fn mark(matches: &ArgMatches) -> Mark {
    if matches.get_flag(BOM) { Mark::Bom } else { Mark::None }
}

/// `mhlw-6.0:C14=100`.
fn floor(text: &str) -> Option<Floor> {
    let (what, percent) = text.rsplit_once('=')?;
    let percent = percent.strip_suffix('%').unwrap_or(percent).parse().ok().filter(|percent| *percent <= 100)?;
    let (standard, area) = match what.split_once(':') {
        Some((standard, area)) => (standard, Some(area)),
        None => (what, None),
    };
    let is_named = !standard.is_empty() && area != Some("");
    is_named.then(|| Floor { standard: standard.to_lowercase(), area: area.map(str::to_owned), percent })
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let format = format_of(matches, &CoverageFormat::NAMES).unwrap_or(CoverageFormat::Table);
    let target = match Target::of(matches, None, lang) {
        Ok(target) => target,
        Err(failed) => return failed,
    };
    let directory = match input::directory() {
        Ok(directory) => directory,
        Err(failed) => return failed,
    };
    let floors: Vec<Floor> = matches.get_many::<Floor>(LEAST).into_iter().flatten().cloned().collect();
    let options = Options {
        root: input::root_of(matches),
        paths: input::paths(matches),
        as_of: matches.get_one::<Date>(AS_OF).copied(),
        ..Options::new(&directory, today::said(matches))
    };
    let covered = coverage(&options, &floors);
    let lang = language::of_run(matches, covered.lang, lang);
    let told = |findings| output::concise(&covered.sources, findings, covered.as_of, lang);
    output::to_stderr(&(told(&covered.trouble) + &told(&covered.doubts)));
    if !covered.trouble.is_empty() {
        return Outcome::Failed.into();
    }
    let Coverage { policies, fallen } = covered.made;
    let fallen = match fallen {
        Ok(fallen) => fallen,
        Err(why) => return output::failed(&format!("{}: {}", say(lang, "エラー", "error"), why.get(lang))),
    };
    let revision = matches.get_one::<String>(AGAINST);
    let request = |revision: &String| Request {
        directory,
        sides: Sides::Revisions(revision.clone()),
        as_of: of_all(policies.iter().map(|policy| policy.as_of), covered.as_of).or(options.as_of),
        today: options.today,
    };
    let compared = match revision.map(|revision| compare::diff(&request(revision))).transpose() {
        Ok(compared) => compared,
        Err(why) => return output::failed(&diff::told(&why, lang)),
    };
    let against = revision.zip(compared.as_ref());
    let report = CoverageReport {
        sources: &covered.sources,
        as_of: covered.as_of,
        lang,
        policies: &policies,
        against: against.map(|(revision, compared)| Against { revision, difference: &compared.difference }),
        fallen: &fallen,
    };
    let mut written = Vec::new();
    if let Err(error) = report.write(format, output::screen(Extent::Full).width, mark(matches), &mut written) {
        return output::failed(&error.to_string());
    }
    let notes = compared.iter().flat_map(|compared| &compared.difference.notes).map(|note| note.get(lang).to_owned());
    for line in notes.chain(report.told_fallen()) {
        output::to_stderr(&format!("{line}\n"));
    }
    let is_clean = fallen.is_empty() && covered.doubts.is_empty();
    target.write(&written, Fit::json_if(format == CoverageFormat::Json), if is_clean { Outcome::Clean } else { Outcome::Findings }, lang)
}
