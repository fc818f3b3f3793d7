//! Standards: how many requirements of each volume, how well they are known, and what is missing by chapter.

use std::io::{self, Write};

use serde::Serialize;

use super::{ListFormat, SCHEMA_VERSION};
use crate::answer::edition::{self, Edition, Held};
use crate::diagnostic::{Lang, Text};
use crate::report::page::fill;

/// Writes the standards. The width matters to the table only.
pub(crate) fn write(editions: &[Edition], format: ListFormat, lang: Lang, width: usize, out: &mut dyn Write) -> io::Result<()> {
    match format {
        ListFormat::Table => write_table(editions, lang, width, out),
        ListFormat::Json => {
            let standards = editions.iter().map(|edition| Standard::new(edition, lang)).collect();
            serde_json::to_writer(&mut *out, &Document { schema_version: SCHEMA_VERSION, standards })?;
            writeln!(out)
        }
    }
}

fn write_table(editions: &[Edition], lang: Lang, width: usize, out: &mut dyn Write) -> io::Result<()> {
    for (at, edition) in editions.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", fill(&format!("{}  {}", edition.id, edition.title.get(lang)), width, "", "  "))?;
        writeln!(out, "{}", fill(&about(edition, lang), width, "  ", "  "))?;
        if edition.held().all() == 0 {
            continue;
        }
        for volume in &edition.volumes {
            let text = format!("{} {}  {}", volume.letter, volume.title.get(lang), held(volume.held(), lang));
            writeln!(out, "{}", fill(&text, width, "  ", "    "))?;
            if !volume.is_whole {
                writeln!(out, "{}", fill(&missing(volume, lang), width, "    ", "    "))?;
            }
        }
    }
    Ok(())
}

/// When it was published, by whom, what it amends, and how much of it is held.
fn about(edition: &Edition, lang: Lang) -> String {
    let own = edition.is_own.then(|| Text::new("リポジトリの基準", "a standard of the repository").get(lang).to_owned());
    let mut parts: Vec<String> = own.iter().chain(&edition.issuer).chain(&edition.published).cloned().collect();
    match lang {
        Lang::Ja => {
            parts.extend(edition.amends.as_ref().map(|amends| format!("{amends} を改正")));
            parts.push(match edition.held().all() {
                0 => "名称だけを収録し、判定はできません".to_owned(),
                _ => held(edition.held(), lang),
            });
            parts.join("、")
        }
        Lang::En => {
            parts.extend(edition.amends.as_ref().map(|amends| format!("amends {amends}")));
            parts.push(match edition.held().all() {
                0 => "known by name only: nothing is judged by it".to_owned(),
                _ => held(edition.held(), lang),
            });
            parts.join(", ")
        }
    }
}

/// How many there are, by how well they are known; those that are none left out.
fn held(held: Held, lang: Lang) -> String {
    let counts = [
        (held.read_whole, "正文", "final text"),
        (held.draft, "案文又は一部", "draft or part"),
        (held.unverified, "本文未確認", "unverified"),
        (held.not_available, "本文未入手", "not available"),
    ];
    let marks = [(held.carried, "前版から引継ぎ", "carried"), (held.unnumbered, "番号未確認", "without a confirmed number")];
    let said = |counts: &[(u32, &str, &str)]| {
        let there = counts.iter().filter(|(count, ..)| *count > 0);
        let words = there.map(|(count, ja, en)| match lang {
            Lang::Ja => format!("{ja} {count}"),
            Lang::En => format!("{en} {count}"),
        });
        words.collect::<Vec<_>>().join(if lang == Lang::Ja { "、" } else { ", " })
    };
    let (states, marks, all) = (said(&counts), said(&marks), held.all());
    let mut text = match (all, lang) {
        (0, Lang::Ja) => "0件".to_owned(),
        (0, Lang::En) => "0 items".to_owned(),
        (_, Lang::Ja) => format!("{all}件（{states}）"),
        (_, Lang::En) => format!("{all} items ({states})"),
    };
    if !marks.is_empty() {
        text += match lang {
            Lang::Ja => "。うち",
            Lang::En => "; of these ",
        };
        text += &marks;
    }
    text
}

/// What is not built in of a volume: chapters, and numbers between those that are.
fn missing(volume: &edition::Volume, lang: Lang) -> String {
    let empty = volume.chapters.iter().filter(|chapter| chapter.held.all() == 0).map(|chapter| chapter.number.to_string());
    let empty = empty.collect::<Vec<_>>().join(if lang == Lang::Ja { "、" } else { ", " });
    let numbers: Vec<&str> = volume.chapters.iter().flat_map(|chapter| &chapter.missing).map(|number| number.get(lang)).collect();
    let mut parts: Vec<String> = Vec::new();
    match lang {
        Lang::Ja => {
            if !empty.is_empty() {
                parts.push(format!("第{empty}章のすべて"));
            }
            parts.extend((!numbers.is_empty()).then(|| numbers.join("、")));
            parts.push("各章のこれより後の項目は、数を確認していません".to_owned());
            format!("未収録：{}", parts.join("。"))
        }
        Lang::En => {
            if !empty.is_empty() {
                parts.push(format!("all of chapter {empty}"));
            }
            parts.extend((!numbers.is_empty()).then(|| numbers.join(", ")));
            parts.push("how many items there are after these was not confirmed".to_owned());
            format!("not built in: {}", parts.join("; "))
        }
    }
}

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    standards: Vec<Standard<'a>>,
}

#[derive(Serialize)]
struct Standard<'a> {
    id: &'a str,
    own: bool,
    title: &'a str,
    issuer: Option<&'a str>,
    published: Option<&'a str>,
    amends: Option<&'a str>,
    requirements: Counts,
    volumes: Vec<OfVolume<'a>>,
}

#[derive(Serialize)]
struct OfVolume<'a> {
    volume: &'a str,
    title: &'a str,
    whole: bool,
    requirements: Counts,
    chapters: Vec<OfChapter<'a>>,
}

#[derive(Serialize)]
struct OfChapter<'a> {
    chapter: u32,
    requirements: Counts,
    missing: Vec<&'a str>,
}

#[derive(Serialize)]
struct Counts {
    total: u32,
    final_text: u32,
    draft_text: u32,
    unverified: u32,
    not_available: u32,
    carried: u32,
    unnumbered: u32,
}

impl<'a> Standard<'a> {
    fn new(edition: &'a Edition, lang: Lang) -> Self {
        let Edition { id, is_own, title, issuer, published, amends, volumes } = edition;
        Self {
            id,
            own: *is_own,
            title: title.get(lang),
            issuer: issuer.as_deref(),
            published: published.as_deref(),
            amends: amends.as_deref(),
            requirements: Counts::new(edition.held()),
            volumes: volumes.iter().map(|volume| OfVolume::new(volume, lang)).collect(),
        }
    }
}

impl<'a> OfVolume<'a> {
    fn new(volume: &'a edition::Volume, lang: Lang) -> Self {
        let text = |text: &'a Text| text.get(lang);
        let chapters = volume.chapters.iter().map(|chapter| OfChapter {
            chapter: chapter.number,
            requirements: Counts::new(chapter.held),
            missing: chapter.missing.iter().map(text).collect(),
        });
        Self {
            volume: &volume.letter,
            title: text(&volume.title),
            whole: volume.is_whole,
            requirements: Counts::new(volume.held()),
            chapters: chapters.collect(),
        }
    }
}

impl Counts {
    fn new(held: Held) -> Self {
        Self {
            total: held.all(),
            final_text: held.read_whole,
            draft_text: held.draft,
            unverified: held.unverified,
            not_available: held.not_available,
            carried: held.carried,
            unnumbered: held.unnumbered,
        }
    }
}
