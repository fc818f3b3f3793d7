//! The sentences, and what each is meant to cite.

use std::fmt;

use kitei::Lang;
use kitei::internals::law::{Number, Place};

use super::tables;

/// Each file was written afresh, when all of those before was read rightly.
const SENTENCES: [&str; 3] = [include_str!("sentences.txt"), include_str!("fresh.txt"), include_str!("third.txt")];

/// A sentence with its answers.
#[derive(Debug)]
pub(super) struct Sentence {
    /// The heading under which it stands.
    pub(super) kind: &'static str,
    pub(super) text: &'static str,
    pub(super) answers: Vec<Answer>,
}

/// A place that is cited, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Answer {
    /// The id of the law; `?`: not said.
    pub(super) law: String,
    /// As a citation writes it; `-`: the law alone.
    pub(super) place: String,
    pub(super) status: String,
    /// Where the provision stands on the day, if it has another number.
    pub(super) now: Option<String>,
}

impl fmt::Display for Answer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {} {}", self.law, self.place, self.status)?;
        self.now.iter().try_for_each(|now| write!(out, " > {now}"))
    }
}

/// All sentences, in their order.
pub(super) fn sentences() -> Vec<Sentence> {
    let (mut kind, mut sentences) = ("", Vec::<Sentence>::new());
    for line in SENTENCES.iter().flat_map(|file| file.lines()).filter(|line| !line.is_empty() && *line != "#" && !line.starts_with("# ")) {
        if let Some(heading) = line.strip_prefix("## ") {
            kind = heading;
        } else if let Some(answer) = line.strip_prefix("  ") {
            sentences.last_mut().unwrap().answers.extend(answers(answer));
        } else {
            sentences.push(Sentence { kind, text: line, answers: Vec::new() });
        }
    }
    sentences
}

/// `law place, place … [status] [> number on the day]`
fn answers(line: &str) -> Vec<Answer> {
    if line == "none" {
        return Vec::new();
    }
    let (line, now) = line.split_once(" > ").map_or((line, None), |(line, now)| (line, Some(place(now).display(Lang::Ja))));
    let (law, rest) = line.split_once(' ').unwrap();
    let is_status = |word: &&str| word.contains(|letter: char| letter.is_ascii_lowercase());
    let status = rest.rsplit_once(' ').map(|(_, last)| last).filter(is_status);
    let places = status.map_or(rest, |status| rest.strip_suffix(status).unwrap().trim_end());
    let one = |place: String| Answer { law: law.to_owned(), place, status: status.unwrap_or("in-force").to_owned(), now: now.clone() };
    places.split(", ").flat_map(|written| expanded(law, written)).map(one).collect()
}

/// The places that `35..39` stands for, as a citation writes them.
fn expanded(law: &str, written: &str) -> Vec<String> {
    if written == "-" {
        return vec![written.to_owned()];
    }
    if let Some(name) = written.strip_prefix('=') {
        return vec![tables::appendix(name)];
    }
    let places = match written.split_once("..") {
        Some((first, last)) => {
            let first = place(first);
            tables::between(law, &first, &through(&first, last))
        }
        None => vec![place(written)],
    };
    places.iter().map(|place| place.display(Lang::Ja)).collect()
}

/// `39`, `3` of a paragraph or an item, `ハ`: the level at which the first place ends.
fn through(first: &Place, last: &str) -> Place {
    match (first.subitem, first.item, first.paragraph) {
        (Some(_), ..) => Place { subitem: letter(last), ..*first },
        (_, Some(_), _) => Place { item: Number::parse(last), ..*first },
        (_, _, Some(_)) => Place { paragraph: last.parse().ok(), ..*first },
        _ => Place { article: Number::parse(last), ..*first },
    }
}

/// `19/1/2/イ`
fn place(written: &str) -> Place {
    let mut levels = written.split('/');
    Place {
        article: levels.next().and_then(Number::parse),
        paragraph: levels.next().and_then(|number| number.parse().ok()),
        item: levels.next().and_then(Number::parse),
        subitem: levels.next().and_then(letter),
        ..Place::default()
    }
}

fn letter(written: &str) -> Option<u8> {
    u8::try_from("イロハニホヘト".chars().position(|letter| written.starts_with(letter))? + 1).ok()
}
