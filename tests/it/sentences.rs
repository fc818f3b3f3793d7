//! Two hundred sentences as people write them, by kind: what `kitei cite` answers, that the answers are those of the tables, and that
//! `kitei check` says the same of each.

#![allow(clippy::print_stdout, reason = "figures for whoever runs the test")]

mod answers;
mod in_a_policy;
mod tables;

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use kitei::Lang;
use kitei::internals::explain::cite::{Cited, cite};

use answers::{Answer, Sentence, sentences};

pub(crate) const DAY: Date = date(2026, 11, 30);

/// What `kitei cite` reads in a sentence.
fn read(text: &str) -> Vec<Answer> {
    let mut read: Vec<Answer> = cite(text, DAY).iter().map(answer).collect();
    read.dedup();
    read
}

fn answer(cited: &Cited) -> Answer {
    let law = cited.law.map_or("?", |law| law.id.as_str()).to_owned();
    let place = cited.citation.place.map(|place| kitei::internals::law::Place { part: None, supplement: false, ..place });
    let place = place.map_or("-".to_owned(), |place| place.display(Lang::Ja));
    let now = cited.standing.renumbered_to.filter(|_| cited.standing.status.word() == "not-in-force").map(|now| now.display(Lang::Ja));
    let status = if cited.unread.is_some() { "not-read" } else { cited.standing.status.word() };
    Answer { law, place, status: status.to_owned(), now }
}

/// Places found, read, wanted; and right statuses among those found.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    found: usize,
    read: usize,
    wanted: usize,
    right: usize,
}

impl Count {
    fn add(&mut self, sentence: &Sentence, read: &[Answer]) {
        let same = |one: &Answer, other: &Answer| one.law == other.law && one.place == other.place;
        self.wanted += sentence.answers.len();
        self.read += read.len();
        self.found += sentence.answers.iter().filter(|wanted| read.iter().any(|read| same(read, wanted))).count();
        self.right += sentence.answers.iter().filter(|wanted| read.contains(wanted)).count();
    }

    fn sum(self, other: Self) -> Self {
        Self {
            found: self.found + other.found,
            read: self.read + other.read,
            wanted: self.wanted + other.wanted,
            right: self.right + other.right,
        }
    }
}

#[test]
fn sentences_are_read_as_they_are_meant() {
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let mut wrong = Vec::new();
    let sentences = sentences();
    for sentence in &sentences {
        let read = read(sentence.text);
        counts.entry(sentence.kind).or_default().add(sentence, &read);
        let (mut told, mut wanted) = (read.clone(), sentence.answers.clone());
        told.sort();
        wanted.sort();
        wanted.dedup();
        told.dedup();
        if told != wanted {
            wrong.push(format!("{}\n  read:   {}\n  wanted: {}", sentence.text, shown(&read), shown(&sentence.answers)));
        }
    }
    for (kind, count) in &counts {
        println!("{kind}: {count:?}");
    }
    let all = counts.values().fold(Count::default(), |all, count| all.sum(*count));
    println!("{} sentences, {} wrong; {all:?}\n{}", sentences.len(), wrong.len(), wrong.join("\n"));
    assert!(sentences.len() >= 200, "{}", sentences.len());
    assert!(all.found * 100 >= all.wanted * 97, "{all:?}");
    assert!(all.found * 100 >= all.read * 99, "{all:?}");
    assert!(all.right * 100 >= all.found * 99, "{all:?}");
}

fn shown(answers: &[Answer]) -> String {
    answers.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
