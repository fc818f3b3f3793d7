//! What formats say alike: the headings of what stands below a message, the totals, a finding in one line.

use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

pub(super) use super::coverage::words::say;
use crate::answer::Summary;
use crate::diagnostic::{Brief, Diagnostic, Lang, Severity, Text, Words};
use crate::text::{fit_on_a_line, fit_to_show, in_era};

/// Columns of message and reason together that are still read in an editor's list.
const FITTING: usize = 240;

/// What stands below a message: why, what to write, on what it rests; each with its heading.
pub(super) fn remarks(words: Words, lang: Lang) -> impl Iterator<Item = (&'static str, String)> {
    let notes = words.notes.into_iter().map(move |note| (say(lang, "理由", "why"), taken(note, lang)));
    let help = words.help.into_iter().map(move |help| (say(lang, "対処", "help"), taken(help, lang)));
    let requirement = words.requirement.map(|id| (say(lang, "遵守事項", "requirement"), id));
    let law = words.law.map(|law| (say(lang, "法令", "law"), law));
    notes.chain(help).chain(requirement).chain(law)
}

fn taken(text: Text, lang: Lang) -> String {
    match lang {
        Lang::Ja => text.ja,
        Lang::En => text.en,
    }
}

/// What is said of a finding in several lines: the message, the reasons, what to write.
pub(super) fn in_full(words: &Words, lang: Lang) -> String {
    let help = words.help.as_ref().map(|help| match lang {
        Lang::Ja => format!("対処：{}", help.ja),
        Lang::En => format!("help: {}", help.en),
    });
    let notes = words.notes.iter().map(|note| note.get(lang).to_owned());
    let said: Vec<String> = [words.message.get(lang).to_owned()].into_iter().chain(notes).chain(help).collect();
    fit_to_show(&said.join("\n"))
}

/// How many findings there are, of how many files, as of which day.
pub(super) fn totals(summary: &Summary, day: Date, lang: Lang) -> String {
    let Summary { files, totals, days, .. } = summary;
    let day = match (days, lang) {
        (None, Lang::Ja) => format!("{}現在", in_era(day)),
        (None, Lang::En) => format!("as of {day}"),
        (Some((first, last)), Lang::Ja) => format!("リポジトリごとの基準日：{}から{}まで", in_era(*first), in_era(*last)),
        (Some((first, last)), Lang::En) => format!("each repository as of its own day, {first} to {last}"),
    };
    let found = totals.errors + totals.warnings + totals.infos;
    match lang {
        Lang::Ja => {
            let place = format!("（{files}ファイル、{day}）");
            if found == 0 {
                return format!("指摘はありません{place}");
            }
            format!("エラー {}件、警告 {}件、情報 {}件{place}", totals.errors, totals.warnings, totals.infos)
        }
        Lang::En => {
            let files = counted(*files, "file", "files");
            if found == 0 {
                return format!("no findings ({files}, {day})");
            }
            let errors = counted(totals.errors, "error", "errors");
            let warnings = counted(totals.warnings, "warning", "warnings");
            let infos = counted(totals.infos, "info", "infos");
            format!("{errors}, {warnings}, {infos} ({files}, {day})")
        }
    }
}

/// A number of things, in English.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What stands over places of another file.
pub(super) fn see_also(path: &str, lang: Lang) -> String {
    let path = fit_on_a_line(path);
    match lang {
        Lang::Ja => format!("{path} にも関係する箇所があります"),
        Lang::En => format!("see also {path}"),
    }
}

/// The message, with the first reason where it fits in both languages: neither says less than the other.
pub(super) fn brief(finding: &Diagnostic, lang: Lang) -> String {
    let Brief { message, reason } = finding.brief();
    let told = |reason: &Text, lang| match lang {
        Lang::Ja => format!("{}：{}", message.get(lang), reason.get(lang)),
        Lang::En => format!("{}: {}", message.get(lang), reason.get(lang)),
    };
    let fits = |reason: &Text| [Lang::Ja, Lang::En].into_iter().all(|lang| told(reason, lang).width() <= FITTING);
    reason.filter(|reason| fits(reason)).map_or_else(|| message.get(lang).to_owned(), |reason| told(&reason, lang))
}

/// A line break in a message would be read as another finding.
pub(super) fn on_one_line(message: &str) -> String {
    fit_on_a_line(&message.split(['\r', '\n']).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / "))
}

/// The three words that servers know: error, warning, info, each as a server spells it.
pub(super) fn graded(severity: Severity, [error, warning, info]: [&'static str; 3]) -> &'static str {
    match severity {
        Severity::Error => error,
        Severity::Warning => warning,
        Severity::Info => info,
    }
}
