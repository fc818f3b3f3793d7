//! `kitei cite`: the citations in a line of text, each with how it stands on a day. Reads no pack: one citation costs one law.

use jiff::civil::Date;

use super::history::History;
use crate::answer::Page;
use crate::diagnostic::{Lang, Text};
use crate::law::{self, Citation, Law, LawKind, Number, Place, Registry, Standing, Status};
use crate::text::in_era;

/// A citation that was read; of a range, each end is one.
#[derive(Debug)]
pub struct Cited {
    /// As it is written.
    pub input: String,
    /// Its bytes in the line.
    pub range: std::ops::Range<usize>,
    /// The law, if it is known.
    pub law: Option<&'static Law>,
    /// What is cited.
    pub citation: Citation,
    /// How it stands on the day, as far as it was read.
    pub standing: Standing,
    /// What of it could not be read: its state is not known then.
    pub unread: Option<String>,
    /// Of a range, whether it is one of the places between the ends.
    pub is_between: bool,
    day: Date,
}

/// The citations of one line, read by itself: a citation and nothing else, or running text. Rules of an institution and ordinances
/// of a municipality are none of laws. A range denotes every place between its ends.
pub fn cite(line: &str, day: Date) -> Vec<Cited> {
    let registry = Registry::built_in();
    let line = line.trim();
    let citations = crate::law::read(line, registry).unwrap_or_else(|_| crate::law::scan(line, registry));
    let citations = citations.into_iter().filter(|citation| citation.kind == LawKind::Law);
    citations.flat_map(|citation| places(line, citation, day)).collect()
}

/// The ends of a range and the places between them, in order; else the citation.
fn places(line: &str, citation: Citation, day: Date) -> Vec<Cited> {
    let Some(through) = citation.through else { return vec![cited(line, citation, day)] };
    let at = |place: Place| Citation { place: Some(place), through: None, caption: None, ..citation.clone() };
    let ends = Registry::built_in().law_of(&citation).zip(citation.place);
    let between = ends.map(|(law, first)| law::between(law, &first, &through, day)).unwrap_or_default();
    let between = between.into_iter().map(|place| Cited { is_between: true, ..cited(line, at(place), day) });
    // A number that is not there on the day, or not any more, is not in the range either.
    let between = between.filter(|cited| cited.standing.status != Status::NotInForce);
    let first = cited(line, Citation { through: None, ..citation.clone() }, day);
    std::iter::once(first).chain(between).chain([cited(line, at(through), day)]).collect()
}

fn cited(line: &str, citation: Citation, day: Date) -> Cited {
    let registry = Registry::built_in();
    let read = citation.range.start as usize..citation.range.end as usize;
    let unread = law::unread(line, read.clone());
    let range = read.start..unread.as_ref().map_or(read.end, |unread| unread.end.max(read.end));
    let before = line.get(..citation.name_range.start as usize).unwrap_or_default();
    let standing = if law::means_former(before) { Standing::of_former } else { Standing::of };
    Cited {
        input: line.get(range.clone()).unwrap_or_default().to_owned(),
        range,
        law: registry.law_of(&citation),
        unread: unread.and_then(|unread| line.get(unread)).map(str::to_owned),
        standing: standing(registry, &citation, day),
        citation,
        is_between: false,
        day,
    }
}

impl Cited {
    /// The citation in its canonical form.
    pub fn canonical(&self, lang: Lang) -> String {
        let registry = Registry::built_in();
        // 医療法第95条 stands in its 附則, whose numbers go on from those of the main provisions.
        let place = self.citation.place.map(|place| Place { supplement: place.supplement || self.is_of_supplement(), ..place });
        registry.display(&Citation { place, ..self.citation.clone() }, lang)
    }

    /// The day up to which the law's articles are held.
    pub fn held_to(&self) -> Option<Date> {
        self.law.and_then(Law::held_to)
    }

    fn is_of_supplement(&self) -> bool {
        self.law.zip(self.citation.place.and_then(|place| place.article)).is_some_and(|(law, number)| law.runs_on(number))
    }

    /// The number of the article: `6_12` for 第6条の12.
    pub fn article(&self) -> Option<String> {
        self.citation.place.and_then(|place| place.article).map(Number::key)
    }

    /// The number of the paragraph.
    pub fn paragraph(&self) -> Option<u16> {
        self.citation.place.and_then(|place| place.paragraph)
    }

    /// The number of the item, written as that of an article.
    pub fn item(&self) -> Option<String> {
        self.citation.place.and_then(|place| place.item).map(Number::key)
    }

    /// Where the provision that is meant stands on the day, if it has another number there.
    pub fn renumbered_to(&self, lang: Lang) -> Option<String> {
        let place = self.standing.renumbered_to?;
        let citation = Citation { place: Some(place), amending: None, ..self.citation.clone() };
        Some(Registry::built_in().display(&citation, lang))
    }

    /// The same for a reader: what it is, how it stands, and how the article came to be so.
    pub fn page(&self) -> Page {
        let mut page = Page::default();
        if let Some(unread) = &self.unread {
            page.title(&Text::same(&*self.input));
            let state = Text::new(
                format!("※「{unread}」を読み取れません。どの条項のことかは答えられません"),
                format!("* \"{unread}\" could not be read: which provision is meant is not known"),
            );
            page.fact(&format!("{}現在", in_era(self.day)), &format!("as of {}", self.day), &state);
            return page;
        }
        page.title(&Text::new(self.canonical(Lang::Ja), self.canonical(Lang::En)));
        let Some(law) = self.law else {
            self.unknown(&mut page);
            return page;
        };
        page.fact("題名", "title", &Text::same(&*law.title));
        page.fact("法令番号", "law number", &Text::same(&*law.law_number));
        page.fact(
            "法令ID",
            "law id",
            &Text::new(format!("{}（e-Gov {}）", law.id, law.egov_id), format!("{} (e-Gov {})", law.id, law.egov_id)),
        );
        let history = History { law, place: self.citation.place, day: self.day };
        history.standing(&self.standing, &mut page);
        if let Some(now) = self.renumbered_to(Lang::Ja).zip(self.renumbered_to(Lang::En)) {
            page.fact("この日の番号", "its number on that day", &Text::new(now.0, now.1));
        }
        self.purpose(law, &mut page);
        history.article(&mut page);
        page
    }

    fn purpose(&self, law: &Law, page: &mut Page) {
        let Some(place) = self.citation.place.filter(|_| self.standing.status == Status::InForce) else { return };
        for (purpose, former) in law.purpose.iter().flat_map(|purpose| purpose.formerly.iter().map(move |former| (purpose, former))) {
            let had = |place: &Place| {
                let history = place.article.map(|article| law.history(article)).unwrap_or_default();
                let then = history.iter().find(|version| version.holds(former.until));
                then.is_some_and(|version| place.paragraph.unwrap_or(1) <= version.state.paragraphs)
            };
            if former.until < self.day && former.place.covers(&place) && !purpose.place.covers(&place) && had(&place) {
                let (until, ja) = (former.until, &purpose.ja);
                let now = purpose.place;
                page.fact(
                    &format!("{until}までこの番号にあった規定", until = in_era(until)),
                    &format!("under this number until {until}"),
                    &Text::new(
                        format!("{ja}（今は{}）", now.display(Lang::Ja)),
                        format!("{} (now {})", purpose.en.as_ref().map_or(ja.clone(), |en| format!("{ja}, {en}")), now.display(Lang::En)),
                    ),
                );
            }
        }
        let is_now = |from: Option<Date>| from.is_none_or(|from| from <= self.day);
        let known = law.purpose.iter().find(|purpose| purpose.place.covers(&without_part(&place)) && is_now(purpose.from));
        if let Some(purpose) = known {
            let en = purpose.en.as_ref().map_or(purpose.ja.clone(), |en| format!("{} ({en})", purpose.ja));
            page.fact("趣旨", "what it is for", &Text::new(&*purpose.ja, en));
        }
    }

    fn unknown(&self, page: &mut Page) {
        let name = &self.citation.law;
        let near = Registry::built_in().slips(name).first().map(|near| (*near).to_owned());
        let state = match (self.standing.status, near) {
            (Status::Ambiguous, _) => {
                Text::new(format!("※「{name}」がどの法令を指すか定まりません"), format!("* it is not said which law \"{name}\" means"))
            }
            (_, Some(near)) => Text::new(
                format!("※「{name}」という法令は収録していません。「{near}」の誤りではありませんか"),
                format!("* no law is known as \"{name}\"; did you mean \"{near}\"?"),
            ),
            _ => Text::new(format!("※「{name}」という法令は収録していません"), format!("* no law is known as \"{name}\"")),
        };
        page.fact(&format!("{}現在", in_era(self.day)), &format!("as of {}", self.day), &state);
    }
}

fn without_part(place: &Place) -> Place {
    Place { part: None, ..*place }
}
