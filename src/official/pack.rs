//! A standard of the repository's own made of what was found: numbers that the text gives, states that it bears out, items that were not
//! there. Only what was read whole is written; what is in doubt is left to people.

use jiff::civil::Date;

use super::Comparison;
use super::claims::{duty_of, lettered, missing_points};
use super::compare::{ALL, Settled, Volume, is_whole, patterns, requirements, show};
use super::outline::{Item, Section};
use super::pairing::Found;
use crate::answer::official::Verdict;
use crate::diagnostic::{Lang, Text};
use crate::format::{Settings, format};
use crate::model::item::{Number, Ordinal, short_number};
use crate::model::order::Duty;
use crate::model::standard::{Pattern, Requirement, Standard};
use crate::model::words::Table;
use crate::syntax::document::Document;

/// The longest title that is made of a sentence, in characters.
const LONGEST_TITLE: usize = 40;
/// Letters of the keys that headings of groups get.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

/// How a standard that was written here begins.
const NOTES: (&str, &str) = (
    "// 「kitei standards compare」が、本文との照合の結果から作った基準。このリポジトリだけで用いる。\n\
     // 番号と本文の状態を改め、組み込まれていない遵守事項を本文のまま加えた。要件は、必要に応じて書き足すことができる。",
    "// Made by `kitei standards compare` of what the official text says, for this repository alone.\n\
     // Numbers and states are amended, and items that were not built in added as they read. Expectations may be written to them.",
);

/// Whether a text begins as a standard that was written here.
pub(crate) fn is_written(text: &str) -> bool {
    [NOTES.0, NOTES.1].iter().filter_map(|note| note.lines().next()).any(|head| text.starts_with(head))
}

/// What the standard is called, and who answers for it.
#[derive(Debug)]
pub(crate) struct Named<'a> {
    /// The name of the standard: as its file is called.
    pub name: &'a str,
    /// Who has held it against the text.
    pub by: &'a str,
    /// The day.
    pub on: Date,
    /// The language of what is written.
    pub lang: Lang,
}

/// The text of a standard, and how much is in it.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// In its canonical form.
    pub text: String,
    /// Requirements that the text bears out.
    pub confirmed: usize,
    /// Those among them that get another number.
    pub renumbered: usize,
    /// Requirements that are added.
    pub added: usize,
}

impl Comparison {
    /// The standard that is made of what was found.
    pub(crate) fn pack(&self, named: &Named<'_>) -> Result<Written, Text> {
        let Some(standard) = self.standard() else { return Err(Text::same("")) };
        let is_another = |other: &&Standard| *other.id == *named.name && other.amends.as_ref().is_none_or(|(id, _)| *id != standard.id);
        if self.knowledge.standards.iter().find(is_another).is_some() {
            return Err(Text::new(
                format!("「{}」という基準は既にあります。別の名のファイルに書いてください", named.name),
                format!("there is a standard \"{}\" already; write to a file of another name", named.name),
            ));
        }
        if self.volumes.is_empty() {
            return Err(Text::new("読めた文書がないので、書くものがありません", "no document could be read, so there is nothing to write"));
        }
        let mut writer = Writer { named, standard, groups: Vec::new(), head: Vec::new(), body: Vec::new(), written: Written::default() };
        for volume in &self.volumes {
            writer.volume(volume);
        }
        let mut written = writer.finish();
        let table = Table::new(&self.knowledge.vocabulary, std::iter::empty::<&Document>());
        let settings = Settings { words: &table, spelling: Some(named.lang), pinned: None };
        written.text = format(&written.text, &settings).text;
        Ok(written)
    }

    /// How many items and pages are still for people to look at once a standard is written.
    pub(crate) fn open(&self, written: &Written) -> usize {
        let count = |verdict| self.official.count(verdict);
        let all: usize = Verdict::ALL.into_iter().map(count).sum();
        all.saturating_sub(written.confirmed + written.added)
            + self.official.documents.iter().map(|document| document.unread.len()).sum::<usize>()
    }
}

struct Writer<'a> {
    named: &'a Named<'a>,
    standard: &'a Standard,
    /// Headings of groups that the standard does not have, with the keys that they get.
    groups: Vec<(String, String)>,
    head: Vec<String>,
    body: Vec<String>,
    written: Written,
}

impl Writer<'_> {
    fn volume(&mut self, volume: &Volume) {
        let found = volume.found(self.standard);
        let own = requirements(&volume.letter, self.standard);
        let state = if volume.is_draft { "draft_text" } else { "final_text" };
        let renumbered = self.renumbered(volume, &found, &own);
        self.body.push(format!("// {}", volume.file));
        for (index, requirement) in &own {
            let Some(settled) = volume.settled.iter().find(|settled| settled.pair.requirement == *index && settled.is_confirmed) else {
                continue;
            };
            let number = renumbered.iter().find(|(at, _)| at == index).map(|(_, number)| number);
            if settled.is_renumbered && number.is_none() {
                continue;
            }
            if let Some(of) = found.get(settled.pair.item) {
                self.amend(requirement, number, of.item, state, &volume.file);
            }
        }
        let taken = |number: &Number| {
            let after = |index: usize, requirement: &Requirement| {
                renumbered.iter().find(|(at, _)| *at == index).map_or_else(|| requirement.number.clone(), |(_, number)| number.clone())
            };
            own.iter().any(|(index, requirement)| after(*index, requirement) == *number)
        };
        let mut is_all_there = volume.outline.gaps.is_empty();
        let mut at = 0;
        for section in &volume.outline.sections {
            is_all_there &= section.is_whole;
            for _ in &section.items {
                let Some(of) = found.get(at) else { continue };
                let is_new = !volume.settled.iter().any(|settled| settled.pair.item == at);
                at += 1;
                if !is_new {
                    continue;
                }
                let number = self.number(volume, of);
                if is_whole(of.item) && !taken(&number) {
                    self.add(&number, section, of.item, state, &volume.file);
                } else {
                    is_all_there = false;
                }
            }
            self.chapter(volume, section);
        }
        self.head_of(volume, is_all_there);
    }

    /// The numbers that requirements get, of those that nobody else keeps.
    fn renumbered(&mut self, volume: &Volume, found: &[Found<'_>], own: &[(usize, &Requirement)]) -> Vec<(usize, Number)> {
        let mut numbers: Vec<(usize, Number)> = Vec::new();
        for Settled { pair, is_renumbered, is_confirmed } in &volume.settled {
            if *is_renumbered
                && *is_confirmed
                && let Some(of) = found.get(pair.item)
            {
                numbers.push((pair.requirement, self.number(volume, of)));
            }
        }
        // Who cannot have its number keeps its own, which may be another's.
        loop {
            let is_kept =
                |number: &Number| own.iter().any(|(index, other)| other.number == *number && !numbers.iter().any(|(at, _)| at == index));
            let before = numbers.len();
            let free: Vec<(usize, Number)> = numbers.iter().filter(|(_, number)| !is_kept(number)).cloned().collect();
            if free.len() == before {
                return free;
            }
            numbers = free;
        }
    }

    /// The number of an item as the standard writes it.
    fn number(&mut self, volume: &Volume, of: &Found<'_>) -> Number {
        let group = of.group.as_ref().map(|group| match group {
            Ok(key) => key.clone(),
            Err(heading) => self.group(heading),
        });
        Number {
            volume: volume.letter.clone(),
            section: of.section.into(),
            group: group.map(Into::into),
            ordinal: Ordinal::Number(of.item.number),
        }
    }

    /// The key of a heading that the standard does not have.
    fn group(&mut self, heading: &str) -> String {
        if let Some((key, _)) = self.groups.iter().find(|(_, known)| known == heading) {
            return key.clone();
        }
        let is_free =
            |key: &str| !self.standard.groups.iter().any(|group| *group.key == *key) && !self.groups.iter().any(|(known, _)| known == key);
        let keys = LETTERS.chars().flat_map(|first| LETTERS.chars().map(move |second| format!("g{first}{second}")));
        let key = keys.into_iter().find(|key| is_free(key)).unwrap_or_default();
        self.groups.push((key.clone(), heading.to_owned()));
        key
    }

    fn amend(&mut self, requirement: &Requirement, number: Option<&Number>, item: &Item, state: &str, file: &str) {
        self.written.confirmed += 1;
        let own = short_number(&requirement.number, None);
        let title = format!("{} en {}", quoted(&requirement.title.ja), quoted(&requirement.title.en));
        let head = match number {
            Some(number) => {
                self.written.renumbered += 1;
                format!("amend {} {title} formerly {own}", short_number(number, None))
            }
            None => format!("amend {own} {title}"),
        };
        let source = [requirement.source.as_deref().unwrap_or_default(), &place(file, item.page, self.named.lang)];
        let source = source.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("; ");
        let points: Vec<String> =
            missing_points(requirement, item).iter().map(|(letter, text)| format!("add {}", self.point(letter, text))).collect();
        self.body.push(format!("{head} {{\nstate {state}\n{}\nsource {}\n{}\n}}", self.confirmed(), quoted(&source), points.join("\n")));
    }

    fn confirmed(&self) -> String {
        format!("confirmed {} confirmed_by {}", self.named.on, quoted(self.named.by))
    }

    fn add(&mut self, number: &Number, section: &Section, item: &Item, state: &str, file: &str) {
        self.written.added += 1;
        let duty = match duty_of(&item.whole()) {
            Some(Duty::Should) => "should",
            Some(Duty::May) => "may",
            Some(Duty::Must) | None => "must",
        };
        let wording = self.wording();
        let binds = section.note.as_ref().filter(|note| note.items.contains(&item.number) && !note.patterns.is_empty()).map(|note| {
            let of_section = section.patterns.as_deref().unwrap_or(&ALL);
            let all: Vec<Pattern> =
                ALL.into_iter().filter(|pattern| of_section.contains(pattern) || note.patterns.contains(pattern)).collect();
            format!("binds {}", listed(&all))
        });
        let points: Vec<String> = lettered(item).into_iter().map(|(letter, text)| self.point(&letter, text)).collect();
        let lines = [format!("state {state}"), self.confirmed(), duty.to_owned()].into_iter().chain(binds);
        let wording = if points.is_empty() { vec![wording] } else { points };
        let lines = lines
            .chain(wording)
            .chain([format!("guidance {}", long(&item.whole())), format!("source {}", quoted(&place(file, item.page, self.named.lang)))]);
        self.body.push(format!(
            "requirement {} {} {{\n{}\n}}",
            short_number(number, None),
            quoted(&title(&item.text)),
            lines.collect::<Vec<_>>().join("\n")
        ));
    }

    /// That nothing but words can show what was added.
    fn wording(&self) -> String {
        let why = match self.named.lang {
            Lang::Ja => "本文から加えたもので、要件を定めていない。",
            Lang::En => "added from the official text, without expectations",
        };
        format!("wording_only because {}", quoted(why))
    }

    fn point(&self, letter: &str, text: &str) -> String {
        format!("point {letter} {} {{\n{}\n}}", quoted(&title(text)), self.wording())
    }

    /// The patterns of a section, where the standard has others.
    fn chapter(&mut self, volume: &Volume, section: &Section) {
        let Some(theirs) = section.patterns.as_ref().filter(|theirs| **theirs != patterns(volume, section, self.standard)) else { return };
        let key = format!("{}{}", volume.letter.to_uppercase(), section.number);
        self.head.push(format!("chapter {key} {} {{\nbinds {}\n}}", quoted(&section.title), listed(theirs)));
    }

    /// A volume of which all is there now no longer says that some of it is not; one that the standard does not have is named.
    fn head_of(&mut self, volume: &Volume, is_all_there: bool) {
        let known = self.standard.volumes.iter().find(|known| known.letter == volume.letter);
        let rest = known.and_then(|known| known.rest);
        if known.is_none() || is_all_there && rest.is_some() {
            let state = if is_all_there { "" } else { " {\nstate not_available\n}" };
            let (ja, en) = (quoted(&volume.title.ja), quoted(&volume.title.en));
            self.head.push(format!("volume {} {ja} en {en}{state}", volume.letter.to_uppercase()));
        }
    }

    fn finish(mut self) -> Written {
        let (standard, named) = (self.standard, self.named);
        let title = match named.lang {
            Lang::Ja => format!("{}（本文との照合済み）", standard.title.ja),
            Lang::En => format!("{} (held against the official text)", standard.title.en),
        };
        let note = match named.lang {
            Lang::Ja => NOTES.0,
            Lang::En => NOTES.1,
        };
        let groups = self.groups.iter().map(|(key, heading)| format!("group {key} {} {}", quoted(heading), quoted(heading)));
        self.head.extend(groups);
        let head = self.head.join("\n");
        let head = format!("{note}\nstandard {} {} amends {} {{\n{head}\n}}\n", quoted(named.name), quoted(&title), standard.id);
        self.written.text = std::iter::once(head).chain(self.body.into_iter().map(|part| format!("\n{part}\n"))).collect();
        self.written
    }
}

/// `Ⅰ, Ⅲ`.
fn listed(patterns: &[Pattern]) -> String {
    show(patterns).replace('、', ", ")
}

/// Where something was read.
fn place(file: &str, page: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{file} {page}頁"),
        Lang::En => format!("{file}, page {page}"),
    }
}

/// The first words of a sentence.
fn title(text: &str) -> String {
    let sentence = text.split(['。', '\n']).next().unwrap_or(text).trim();
    if sentence.chars().count() <= LONGEST_TITLE {
        return sentence.to_owned();
    }
    sentence.chars().take(LONGEST_TITLE).chain(['…']).collect()
}

/// A string on one line. A language without escapes has no sign for the quotes that it ends with: the signs of print stand for them.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "”").replace('\n', " "))
}

/// A string of several lines, where it has so many.
fn long(text: &str) -> String {
    if text.contains('\n') { format!("\"\"\"\n{}\n\"\"\"", text.replace("\"\"\"", "”")) } else { quoted(text) }
}
