//! What people write for a law, read by `kitei cite`.

#![allow(clippy::print_stdout, reason = "figures for whoever runs the test")]

pub(crate) mod places;
mod wording;

use jiff::civil::{Date, date};
use kitei::Lang;
use kitei::internals::explain::cite::cite;
use kitei::internals::law::{Citation, LawKind, Registry, Scanner};

const FORMS: &str = include_str!("citations/forms.txt");
const DAY: Date = date(2026, 11, 22);

#[test]
fn every_form_is_read() {
    let mut wrong = Vec::new();
    let mut forms = 0;
    for line in FORMS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (written, wanted) = line.split_once(" => ").unwrap();
        let read = cite(&written.replace("\\n", "\n"), DAY);
        // Of a range the form says the ends.
        let read: Vec<String> = read.iter().filter(|cited| !cited.is_between).map(|cited| cited.canonical(Lang::Ja)).collect();
        let read = if read.is_empty() { "－".to_owned() } else { read.join("；") };
        if read != wanted {
            wrong.push(format!("{written}\n  read:   {read}\n  wanted: {wanted}"));
        }
        forms += 1;
    }
    assert!(wrong.is_empty(), "{} of {forms}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(forms > 200, "{forms}");
}

const SAMPLE: &str = include_str!("citations/sample.txt");

/// A citation in a line: its bytes and its canonical form.
type Found = (std::ops::Range<usize>, String);

/// The line without its marks, and what is marked.
fn unmarked(line: &str) -> (String, Vec<Found>) {
    let (mut text, mut marked) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("[[") {
        let (mark, after) = after.split_once("]]").unwrap();
        let (written, canonical) = mark.split_once('=').unwrap_or((mark, mark));
        text.push_str(before);
        marked.push((text.len()..text.len() + written.len(), canonical.to_owned()));
        text.push_str(written);
        rest = after;
    }
    (text + rest, marked)
}

fn shown(citation: &Citation) -> String {
    let first = Registry::built_in().display(citation, Lang::Ja);
    citation.through.map_or(first.clone(), |through| format!("{first}から{}", through.display(Lang::Ja)))
}

/// What the scanner of wordings finds in the sample, against what is marked there.
#[test]
fn citations_are_found_in_running_text_and_nothing_else() {
    let (mut right, mut found, mut wanted) = (0_usize, 0_usize, 0_usize);
    let mut wrong = Vec::new();
    let mut scanner = Scanner::new(Registry::built_in());
    for line in SAMPLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line == "---" {
            scanner = Scanner::new(Registry::built_in());
            continue;
        }
        let (text, marked) = unmarked(&line.replace("\\n", "\n"));
        let citations = scanner.scan(&text).into_iter().filter(|citation| citation.kind != LawKind::Internal);
        let read: Vec<Found> =
            citations.map(|citation| (citation.range.start as usize..citation.range.end as usize, shown(&citation))).collect();
        right += read.iter().filter(|citation| marked.contains(citation)).count();
        found += read.len();
        wanted += marked.len();
        if read != marked {
            let only = |one: &[Found], other: &[Found]| {
                let lost = one.iter().filter(|citation| !other.contains(citation));
                lost.map(|(range, canonical)| format!("{}={canonical}", text.get(range.clone()).unwrap())).collect::<Vec<_>>().join(" ")
            };
            wrong.push(format!("{text}\n  missed: {}\n  false:  {}", only(&marked, &read), only(&read, &marked)));
        }
    }
    println!("{wanted} citations marked, {found} found, {right} right");
    let thousandths = |all: usize| format!("{}.{} %", right * 1000 / all / 10, right * 1000 / all % 10);
    println!("precision {}, recall {}", thousandths(found), thousandths(wanted));
    assert!(wanted >= 300, "{wanted}");
    println!("{}", wrong.join("\n"));
    assert!(wanted >= 300 && right * 1000 >= found * 995 && right * 1000 >= wanted * 985, "{}", wrong.join("\n"));
}
