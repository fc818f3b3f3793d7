//! `kitei cite`: what citations mean and whether they are in force.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command};
use jiff::civil::Date;
use serde::Serialize;

use super::arguments::{as_of, framed, positionals, say};
use super::fit::Fit;
use super::{Outcome, arguments, input, output, today};
use crate::answer::{Page, Part};
use crate::diagnostic::{Lang, Text};
use crate::explain::cite::{Cited, cite};
use crate::report::{Extent, write_page};

pub(super) const NAME: &str = "cite";

/// The state of a line that cites nothing.
const NO_CITATION: &str = "not-a-citation";
/// The state of a citation of which something could not be read.
const NOT_READ: &str = "not-read";
const IN_FORCE: &str = "in-force";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(lang, "法令の引用を読み、施行されているかを答えます", "read citations of laws and tell whether they are in force");
    let usage = say(lang, "kitei cite [オプション] [引用]...", "kitei cite [OPTIONS] [CITATION]...");
    let command = Command::new(NAME)
        .arg(Arg::new("citation").value_name(say(lang, "引用", "CITATION")).num_args(0..).help_heading(positionals(lang)).help(say(
            lang,
            "例: 医療法施行規則第14条第2項（省略すると標準入力から1行ずつ）",
            "for instance 医療法施行規則第14条第2項 (default: the standard input, line by line)",
        )))
        .arg(format(lang))
        .arg(as_of(lang));
    framed(command, lang, about, usage)
}

/// What pages are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PageFormat {
    /// For people at a terminal.
    Text,
    /// For programs.
    Json,
}

const FORMATS: [(&str, PageFormat); 2] = [("text", PageFormat::Text), ("json", PageFormat::Json)];

/// `--format text|json`.
pub(super) fn format(lang: Lang) -> Arg {
    arguments::format(lang, &FORMATS)
}

/// Whether the output is for programs.
pub(super) fn is_json(matches: &ArgMatches) -> bool {
    arguments::format_of(matches, &FORMATS) == Some(PageFormat::Json)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let day = today::said(matches);
    let mut lines: Vec<String> = matches.get_many::<String>("citation").into_iter().flatten().cloned().collect();
    if lines.is_empty() {
        let text = match input::stdin(lang) {
            Ok(text) => text,
            Err(failed) => return failed,
        };
        let Ok(text) = String::from_utf8(text) else {
            return output::failed(say(lang, "エラー: 標準入力が UTF-8 ではありません", "error: the standard input is not UTF-8"));
        };
        lines = text.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect();
    }
    lines.retain(|line| !line.trim().is_empty());
    if lines.is_empty() {
        return output::failed(say(lang, "エラー: 引用がありません", "error: there is no citation to read"));
    }
    let json = is_json(matches);
    let mut written = Vec::new();
    let mut all_in_force = true;
    for line in &lines {
        let cited = cite(line, day);
        all_in_force &= !cited.is_empty() && cited.iter().all(|cited| cited.unread.is_none() && cited.standing.status.word() == IN_FORCE);
        let wrote = if json { write_json(line, &cited, day, &mut written) } else { write_text(line, &cited, lang, &mut written) };
        if let Err(error) = wrote {
            return output::failed(&error.to_string());
        }
    }
    output::to_stdout(&written, Fit::json_if(json), if all_in_force { Outcome::Clean } else { Outcome::Findings })
}

fn write_text(line: &str, cited: &[Cited], lang: Lang, out: &mut Vec<u8>) -> io::Result<()> {
    let nothing = || {
        let line = line.trim();
        let text = Text::new(format!("「{line}」に法令の引用はありません"), format!("\"{line}\" cites no law"));
        Page { parts: vec![Part::Prose(text)] }
    };
    // Of a range the ends have pages, and between them what is not in force.
    let is_told = |cited: &&Cited| !cited.is_between || cited.standing.status.word() != IN_FORCE;
    let pages: Vec<Page> = if cited.is_empty() { vec![nothing()] } else { cited.iter().filter(is_told).map(Cited::page).collect() };
    for page in pages {
        if !out.is_empty() {
            writeln!(out)?;
        }
        write_page(&page, lang, output::screen(Extent::Full).width, out)?;
    }
    Ok(())
}

/// One line of the JSON output.
#[derive(Serialize)]
struct Object<'a> {
    input: &'a str,
    canonical: Option<String>,
    law: Option<&'a str>,
    egov_id: Option<&'a str>,
    article: Option<String>,
    paragraph: Option<u16>,
    item: Option<String>,
    status: &'static str,
    as_of: String,
    /// The day up to which the law's articles are held.
    held_to: Option<String>,
    renumbered_to: Option<String>,
    /// `kitei explain` alone: what rests on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    requirements: Option<Vec<String>>,
}

/// One object for each citation, with the requirements that `resting` finds.
pub(super) fn write_cited(
    cited: &[Cited],
    day: Date,
    resting: impl Fn(&Cited) -> Option<Vec<String>>,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    cited.iter().try_for_each(|cited| write(&object(cited, day, resting(cited)), out))
}

fn object(cited: &Cited, day: Date, requirements: Option<Vec<String>>) -> Object<'_> {
    let is_read = cited.unread.is_none();
    Object {
        input: &cited.input,
        canonical: is_read.then(|| cited.canonical(Lang::Ja)),
        law: cited.law.map(|law| law.id.as_str()),
        egov_id: cited.law.map(|law| law.egov_id.as_str()),
        article: cited.article().filter(|_| is_read),
        paragraph: cited.paragraph().filter(|_| is_read),
        item: cited.item().filter(|_| is_read),
        status: if is_read { cited.standing.status.word() } else { NOT_READ },
        as_of: day.to_string(),
        held_to: cited.held_to().map(|day| day.to_string()),
        renumbered_to: cited.renumbered_to(Lang::Ja).filter(|_| is_read),
        requirements,
    }
}

fn write(object: &Object<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    serde_json::to_writer(&mut *out, object)?;
    out.push(b'\n');
    Ok(())
}

fn write_json(line: &str, cited: &[Cited], day: Date, out: &mut Vec<u8>) -> io::Result<()> {
    if !cited.is_empty() {
        return write_cited(cited, day, |_| None, out);
    }
    let nothing = Object {
        input: line.trim(),
        canonical: None,
        law: None,
        egov_id: None,
        article: None,
        paragraph: None,
        item: None,
        status: NO_CITATION,
        as_of: day.to_string(),
        held_to: None,
        renumbered_to: None,
        requirements: None,
    };
    write(&nothing, out)
}
