//! The page of a law, or of a place in one: what it is called, whether it is in force, what it is for, whom it binds, what rests on it.

use super::Pages;
use super::history::{History, day};
use crate::answer::Page;
use crate::checks::citation::unknown_article::there_is;
use crate::checks::words;
use crate::diagnostic::{Lang, Text};
use crate::law::{Citation, Law, Place, Purpose, Registry, Resolution, Standing, resolve};
use crate::model::item;
use crate::model::standard::{Cited, Requirement, Standard};
use crate::text::in_era;

/// What says in the data that something is general knowledge and was not seen in a source.
const FROM_MEMORY: &str = "memory";

/// Writes the page of a citation, of a range that of either end; a place that the law does not have is told instead.
pub(super) fn write(pages: &Pages<'_>, law: &Law, citation: &Citation, page: &mut Page) -> Result<(), Text> {
    let writer = Writer { pages, law, place: citation.place, named: named(pages.registry, citation) };
    if let Resolution::UnknownPlace(missing) = resolve(pages.registry, citation, pages.day, None) {
        let name = pages.registry.display(citation, Lang::Ja);
        let there_is = there_is(missing).unwrap_or(Text::same(""));
        return Err(Text::new(format!("「{name}」は存在しません。{}", there_is.ja), format!("\"{name}\" does not exist; {}", there_is.en)));
    }
    page.title(&Text::new(pages.registry.display(citation, Lang::Ja), pages.registry.display(citation, Lang::En)));
    writer.names(page);
    let history = History { law, place: citation.place, day: pages.day };
    history.standing(&Standing::of(pages.registry, citation, pages.day), page);
    history.article(page);
    writer.purposes(page);
    writer.requirements(page);
    writer.source(page);
    Ok(())
}

/// The paths of the requirements that rest on a citation, as `mhlw-6.0/G1.1-1`.
pub(super) fn resting(pages: &Pages<'_>, law: &Law, citation: &Citation) -> Vec<String> {
    let writer = Writer { pages, law, place: citation.place, named: Text::same("") };
    let standards = pages.knowledge.standards.iter();
    standards.flat_map(|standard| writer.resting(standard).map(|(at, _)| standard.path_of(at)).collect::<Vec<_>>()).collect()
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
            Text::new(format!("{}（{day}公布）", law.law_number, day = in_era(day)), format!("{} (promulgated {day})", law.law_number))
        });
        page.fact("法令番号", "law number", &number);
        page.fact(
            "法令ID",
            "law id",
            &Text::new(format!("{}（e-Gov {}）", law.id, law.egov_id), format!("{} (e-Gov {})", law.id, law.egov_id)),
        );
        let formers: Vec<Text> = law
            .former_titles
            .iter()
            .map(|former| {
                let title = marked(&former.title, &former.state);
                former.until.map_or(title.clone(), |day| {
                    Text::new(format!("{}（{day}まで）", title.ja, day = in_era(day)), format!("{} (until {day})", title.en))
                })
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
            let (from, until) = (former.from.map_or(Text::same(""), Text::day), Text::day(former.until));
            page.entry(
                1,
                &Text::new(
                    format!("以前の番号: {}（{}〜{}）", former.place.display(Lang::Ja), from.ja, until.ja),
                    format!("former number: {} ({} to {})", former.place.display(Lang::En), from.en, until.en),
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
        for standard in &*self.pages.knowledge.standards {
            let resting: Vec<Text> = self
                .resting(standard)
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

    /// The requirements of a standard that rest on it, by their order.
    fn resting<'s>(&'s self, standard: &'s Standard) -> impl Iterator<Item = (usize, &'s Requirement)> {
        // What an edition carries over is told of the edition before.
        let rests =
            |requirement: &Requirement| requirement.carried_from.is_none() && requirement.cites.iter().any(|cited| self.is_in(cited));
        standard.requirements.iter().enumerate().filter(move |(_, requirement)| rests(requirement))
    }

    /// Whether a requirement rests on this law, at the place if there is one.
    fn is_in(&self, cited: &Cited) -> bool {
        let id = self.pages.registry.find(&self.law.title);
        cited.citations().iter().any(|citation| {
            citation.id == id
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
        let Some(to) = law.held_to() else { return };
        page.paragraph(&match law.beyond(self.pages.day) {
            Some(later) => Text::new(
                format!("条単位の収録: {to}まで。{}施行の改正（{}）は条単位で収録していません", later.from, later.by),
                format!("held by article to {to}; the amendment in force from {} ({}) is not", later.from, later.by),
            ),
            None => Text::new(format!("条単位の収録: {to}まで確認"), format!("held by article to {to}, as it was looked up")),
        });
    }
}

/// Whether a place lies in the range that a citation names.
fn is_between(place: &Place, citation: &Citation) -> bool {
    let ends = citation.place.and_then(|first| first.article).zip(citation.through.and_then(|last| last.article));
    ends.zip(place.article).is_some_and(|((first, last), article)| !place.supplement && first <= article && article <= last)
}

/// A name, marked where it was not seen in a source.
fn marked(name: &str, state: &str) -> Text {
    if state == FROM_MEMORY { Text::new(format!("※{name}（未確認）"), format!("* {name} (unverified)")) } else { Text::same(name) }
}
