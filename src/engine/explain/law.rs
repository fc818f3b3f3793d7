//! The page of a law, or of a place in one: what it is called, whether it is in force, what it is for, whom it binds, what rests on it.

use jiff::civil::Date;

use super::Pages;
use super::page::Page;
use crate::checks::citation::unknown_article::there_is;
use crate::checks::words;
use crate::diagnostic::{Lang, Text};
use crate::law::{Citation, Items, Law, Place, Purpose, Registry, Resolution, Version, resolve};
use crate::model::item;

/// What says in the data that something is general knowledge and was not seen in a source.
const FROM_MEMORY: &str = "memory";

/// Writes the page of a citation, of a range that of either end; a place that the law does not have is told instead.
pub(super) fn write(pages: &Pages<'_>, law: &Law, citation: &Citation, page: &mut Page) -> Result<(), Text> {
    let writer = Writer { pages, law, place: citation.place, named: named(pages.registry, citation) };
    let resolution = resolve(pages.registry, citation, pages.day, None);
    if let Resolution::UnknownPlace(missing) = resolution {
        let name = pages.registry.display(citation, Lang::Ja);
        let there_is = there_is(missing).unwrap_or(Text::same(""));
        return Err(Text::new(format!("「{name}」は存在しません。{}", there_is.ja), format!("\"{name}\" does not exist; {}", there_is.en)));
    }
    page.title(&Text::new(pages.registry.display(citation, Lang::Ja), pages.registry.display(citation, Lang::En)));
    writer.names(page);
    writer.in_force(&resolution, page);
    writer.article(page);
    writer.purposes(page);
    writer.requirements(page);
    writer.source(page);
    Ok(())
}

/// A citation as a policy writes it, in English with what it means.
pub(super) fn named(registry: &Registry, citation: &Citation) -> Text {
    let (ja, en) = (registry.display(citation, Lang::Ja), registry.display(citation, Lang::En));
    let both = if ja == en { ja.clone() } else { format!("{ja} ({en})") };
    Text::new(ja, both)
}

struct Writer<'a> {
    pages: &'a Pages<'a>,
    law: &'a Law,
    place: Option<Place>,
    named: Text,
}

impl Writer<'_> {
    fn names(&self, page: &mut Page) {
        let law = self.law;
        page.fact("題名", "title", &Text::same(&*law.title));
        if let Some(en) = &law.title_en {
            page.fact("英語の題名", "English title (no official text)", &marked(&en.text, &en.state));
        }
        let number = law.promulgated.map_or(Text::same(&*law.law_number), |day| {
            Text::new(format!("{}（{day}公布）", law.law_number), format!("{} (promulgated {day})", law.law_number))
        });
        page.fact("法令番号", "law number", &number);
        let formers: Vec<Text> = law
            .former_titles
            .iter()
            .map(|former| {
                let title = marked(&former.title, &former.state);
                former
                    .until
                    .map_or(title.clone(), |day| Text::new(format!("{}（{day}まで）", title.ja), format!("{} (until {day})", title.en)))
            })
            .collect();
        if !formers.is_empty() {
            page.fact("旧題名", "former titles", &words::list(&formers));
        }
        let known = law.abbreviations.egov.iter().chain(&law.abbreviations.read);
        let mut short: Vec<Text> = Vec::new();
        for name in law.short.iter().chain(known).map(Text::same) {
            if !short.contains(&name) {
                short.push(name);
            }
        }
        short.extend(law.abbreviations.memory.iter().map(|name| marked(name, FROM_MEMORY)));
        if !short.is_empty() {
            page.fact("略称", "short names", &words::list(&short));
        }
        if law.state == FROM_MEMORY {
            page.paragraph(&Text::new(
                "※この法令の情報は、出典で確認できていません",
                "* what is said of this law was not seen in a source",
            ));
        }
    }

    fn in_force(&self, resolution: &Resolution, page: &mut Page) {
        let since = self.since().map_or(Text::same(""), |day| Text::new(format!("（{day}から）"), format!(" (since {day})")));
        let held = self.law.held.as_ref().map(|held| held.from);
        let state = match resolution {
            Resolution::InForce | Resolution::Imprecise { .. } => Text::new(format!("施行中{}", since.ja), format!("in force{}", since.en)),
            Resolution::NotInForce { from, until, .. } => {
                let from = day(*from, "から施行", "in force from");
                let until = day(*until, "まで施行", "was in force until");
                Text::new(format!("※施行されていません{}{}", until.ja, from.ja), format!("* not in force{}{}", until.en, from.en))
            }
            _ if held.is_some_and(|held| self.pages.day < held) => {
                Text::new("※収録している版より前の日のため不明です", "* unknown: the day lies before the versions that are held")
            }
            _ => Text::new("※条の表を収録していないため不明です", "* unknown: no table of articles is held for it"),
        };
        let on = self.pages.day;
        page.fact(&format!("{on}現在"), &format!("as of {on}"), &state);
    }

    /// Since when the article has been there without a break, where that lies within what is held.
    fn since(&self) -> Option<Date> {
        let history = self.law.history(self.place?.article?);
        let at = history.iter().position(|version| version.holds(self.pages.day))?;
        let has = |version: &&Version<'_>| {
            !version.state.deleted && self.place.and_then(|place| place.paragraph).unwrap_or(1) <= version.state.paragraphs
        };
        let mut since = None;
        for version in history.iter().take(at + 1).rev().take_while(has) {
            since = version.state.from;
        }
        since
    }

    /// The article on the day: caption, paragraphs, items, and how it came to be so.
    fn article(&self, page: &mut Page) {
        let Some(number) = self.place.filter(|place| !place.supplement).and_then(|place| place.article) else { return };
        let history = self.law.history(number);
        if let Some(now) = history.iter().find(|version| version.holds(self.pages.day)) {
            if let Some(caption) = &now.state.caption {
                page.fact("見出し", "caption", &Text::same(&**caption));
            }
            if !now.state.deleted {
                page.fact("項と号", "paragraphs and items", &extent(now));
            }
        }
        if history.len() > 1 {
            page.heading("条の経過", "history of the article");
            for version in &history {
                page.entry(0, &self.version(version));
            }
        }
    }

    fn version(&self, version: &Version<'_>) -> Text {
        let from = version.state.from.or(self.law.held.as_ref().map(|held| held.from));
        let from = from.map_or_else(String::new, |day| day.to_string());
        let days = match version.until {
            Some(until) => Text::new(format!("{from}〜{until}"), format!("{from} to {until}")),
            None => Text::new(format!("{from}〜"), format!("since {from}")),
        };
        if version.state.deleted {
            return Text::new(format!("{} 削除", days.ja), format!("{}: deleted", days.en));
        }
        let count = paragraphs(version.state.paragraphs);
        match &version.state.caption {
            Some(caption) => Text::new(format!("{} {}（{caption}）", days.ja, count.ja), format!("{}: {} ({caption})", days.en, count.en)),
            None => Text::new(format!("{} {}", days.ja, count.ja), format!("{}: {}", days.en, count.en)),
        }
    }

    /// What the place is cited for, and what its number was for before.
    fn purposes(&self, page: &mut Page) {
        let here = |place: &Place| self.place.is_none_or(|wanted| wanted.overlaps(place));
        let purposes: Vec<&Purpose> = self.law.purpose.iter().filter(|purpose| here(&purpose.place)).collect();
        if !purposes.is_empty() {
            page.heading("趣旨", "what it is for");
            for purpose in purposes {
                self.purpose(purpose, page);
            }
        }
        let moved: Vec<&Purpose> = self
            .law
            .purpose
            .iter()
            .filter(|purpose| self.place.is_some() && !here(&purpose.place) && purpose.formerly.iter().any(|former| here(&former.place)))
            .collect();
        if !moved.is_empty() {
            page.heading("この番号が以前指していた規定", "what this number was for before");
            for purpose in moved {
                self.purpose(purpose, page);
            }
        }
    }

    fn purpose(&self, purpose: &Purpose, page: &mut Page) {
        let place = |lang| purpose.place.display(lang);
        let since = day(purpose.from, "から", "since");
        page.entry(
            0,
            &Text::new(
                format!("{}: {}{}", place(Lang::Ja), purpose.ja, since.ja),
                format!(
                    "{}: {}{}",
                    place(Lang::En),
                    purpose.en.as_ref().map_or(purpose.ja.clone(), |en| format!("{} ({en})", purpose.ja)),
                    since.en
                ),
            ),
        );
        for former in &purpose.formerly {
            let (from, until) = (former.from.map_or_else(String::new, |day| day.to_string()), former.until);
            page.entry(
                1,
                &Text::new(
                    format!("以前の番号: {}（{from}〜{until}）", former.place.display(Lang::Ja)),
                    format!("former number: {} ({from} to {until})", former.place.display(Lang::En)),
                ),
            );
        }
        if !purpose.binds.is_empty() {
            let kinds: Vec<Text> = purpose.binds.iter().map(|kind| self.institution(kind)).collect();
            let kinds = words::list(&kinds);
            page.entry(1, &Text::new(format!("対象: {}", kinds.ja), format!("binds: {}", kinds.en)));
        }
        let mut others: Vec<&String> = purpose.counterparts.values().collect();
        others.dedup();
        for other in others {
            let kinds = purpose.counterparts.iter().filter(|(_, citation)| *citation == other);
            let kinds: Vec<Text> = kinds.map(|(kind, _)| self.institution(kind)).collect();
            let kinds = words::list(&kinds);
            page.entry(1, &Text::new(format!("{}の場合: {other}", kinds.ja), format!("for {}: {other}", kinds.en)));
        }
    }

    fn institution(&self, key: &str) -> Text {
        let vocabulary = &self.pages.knowledge.vocabulary;
        vocabulary.institution(key).map_or(Text::same(key), |kind| words::spelled(vocabulary.institution_spelling(kind)))
    }

    /// The requirements of the built-in standards that rest on it.
    fn requirements(&self, page: &mut Page) {
        for standard in &self.pages.knowledge.standards {
            let resting = standard
                .requirements
                .iter()
                .enumerate()
                .filter(|(_, requirement)| requirement.cites.iter().any(|cited| self.is_in(&cited.text)));
            let resting: Vec<Text> = resting
                .map(|(at, requirement)| {
                    let official = |lang| item::official(standard, at, None, lang);
                    let title = &requirement.title;
                    Text::new(format!("{} {}", official(Lang::Ja), title.ja), format!("{} {}", official(Lang::En), title.en))
                })
                .collect();
            if !resting.is_empty() {
                let id = &standard.id;
                page.heading(&format!("{}を根拠とする遵守事項（{id}）", self.named.ja), &format!("requirements that rest on it ({id})"));
                for requirement in &resting {
                    page.entry(0, requirement);
                }
            }
        }
    }

    /// Whether a text cites this law, at the place if there is one.
    fn is_in(&self, text: &str) -> bool {
        let registry = self.pages.registry;
        let citations = crate::law::read(text, registry).unwrap_or_default();
        citations.iter().any(|citation| {
            registry.find(&citation.law) == registry.find(&self.law.title)
                && self.place.is_none_or(|place| citation.place.is_some_and(|cited| place.overlaps(&cited) || is_between(&place, citation)))
        })
    }

    fn source(&self, page: &mut Page) {
        let law = self.law;
        page.heading("出典", "source");
        let Some(held) = &law.held else {
            return page.paragraph(&if law.state == FROM_MEMORY {
                Text::new("一般的な知識による（未確認）", "general knowledge (unverified)")
            } else {
                Text::same(&*law.source)
            });
        };
        page.paragraph(&Text::new(
            format!("e-Gov 法令検索（デジタル庁）を加工して作成、legalize-jp 経由、CC BY 4.0。{}", law.source),
            format!("made from e-Gov 法令検索 (Digital Agency of Japan), via legalize-jp, CC BY 4.0; {}", law.source),
        ));
        page.paragraph(&Text::new(
            format!("収録: {}施行の版から{}施行の版まで（最後の版は、その後も変わらないものとして扱う）", held.from, held.until),
            format!("held: from the version in force from {} to that from {}, which is taken to hold since", held.from, held.until),
        ));
    }
}

/// Whether a place lies in the range that a citation names.
fn is_between(place: &Place, citation: &Citation) -> bool {
    let ends = citation.place.and_then(|first| first.article).zip(citation.through.and_then(|last| last.article));
    ends.zip(place.article).is_some_and(|((first, last), article)| !place.supplement && first <= article && article <= last)
}

fn paragraphs(count: u16) -> Text {
    Text::new(format!("{count}項"), format!("{count} paragraph{}", if count == 1 { "" } else { "s" }))
}

/// Paragraphs and items of an article as it is on the day.
fn extent(version: &Version<'_>) -> Text {
    let mut shown = vec![paragraphs(version.state.paragraphs)];
    // Items are known for the latest wording only.
    let items = version.state.items.iter().filter(|_| version.until.is_none());
    let mut items: Vec<(u16, u16)> = items.filter_map(|(paragraph, items)| Some((paragraph.parse().ok()?, Items::last(items)))).collect();
    items.sort_unstable();
    shown.extend(items.into_iter().map(|(paragraph, last)| {
        Text::new(format!("第{paragraph}項は第{last}号まで"), format!("paragraph {paragraph} has items up to {last}"))
    }));
    words::list(&shown)
}

/// A name, marked where it was not seen in a source.
fn marked(name: &str, state: &str) -> Text {
    if state == FROM_MEMORY { Text::new(format!("※{name}（未確認）"), format!("* {name} (unverified)")) } else { Text::same(name) }
}

fn day(day: Option<Date>, ja: &str, en: &str) -> Text {
    day.map_or(Text::same(""), |day| Text::new(format!("（{day}{ja}）"), format!(" ({en} {day})")))
}
