//! What `kitei explain` tells: the page of a rule, of an item of a standard, built in or of the repository that one is in, of a law or a
//! place in one, of a word of the vocabulary.

pub(crate) mod asked;
mod chapter;
pub(crate) mod checklist;
pub(crate) mod cite;
pub(crate) mod coverage;
pub(crate) mod edition;
pub(crate) mod hints;
pub(crate) mod history;
mod law;
pub(crate) mod lenses;
pub(crate) mod lineage;
pub(crate) mod offer;
mod offered;
mod operand;
pub(crate) mod place;
pub(crate) mod rename;
mod requirement;
mod rule;
mod sample;
mod shown;
mod snippet;
mod source;
mod titles;
pub(crate) mod tokens;
pub(crate) mod undecided;
pub(crate) mod uses;
mod wanted;
mod word;

use std::path::Path;

use jiff::civil::Date;

use crate::answer::Page;
use crate::config::{Options, rules};
use crate::diagnostic::{Findings, Lang, Rule, Text};
use crate::io::{self, Host as _, roots};
use crate::law::{Citation, LawKind, Registry};
use crate::model::item::{self, ItemRef};
use crate::model::standard::{Origin, Requirement, Standard};
use crate::text::{FileId, Span, ideographs};
use crate::workspace::knowledge::Knowledge;
use crate::workspace::opened::Opened;
use crate::workspace::packs;
use cite::Cited;

/// The page for what `name` names, as of a day; else why there is none. Of standards those of the repository are known too that a folder
/// lies in: where a `kitei.toml` says that it is one, and else where nothing that is built in has the name.
pub(crate) fn explain_in(directory: &Path, name: &str, day: Date) -> Result<Page, Text> {
    let built_in = explain(name, day);
    if rules::find(&name.trim().to_lowercase()).is_some() {
        return built_in;
    }
    let reading = if built_in.is_ok() { Reading::Repository } else { Reading::Anything };
    own_knowledge(directory, day, reading).map_or(built_in, |knowledge| page(name, day, &knowledge))
}

/// Where standards are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// In a repository that says that it is one.
    Repository,
    /// Wherever one is.
    Anything,
}

/// What is known in a directory, if it has standards of its own.
fn own_knowledge(directory: &Path, day: Date, reading: Reading) -> Option<Knowledge> {
    let options = Options { as_of: Some(day), ..Options::new(directory, day) };
    let host = io::host(&options);
    let is_repository = roots::begun(&host, &host.real(directory)).is_some();
    if reading == Reading::Repository && !is_repository {
        return None;
    }
    let knowledge = Opened::open(&host, &options).knowledge;
    knowledge.standards.iter().any(|standard| standard.origin == Origin::Repository).then_some(knowledge)
}

/// The page for what `name` names, as of a day; else why there is none.
pub fn explain(name: &str, day: Date) -> Result<Page, Text> {
    page(name, day, &packs::built_in().knowledge)
}

fn page(name: &str, day: Date, knowledge: &Knowledge) -> Result<Page, Text> {
    let characters = ideographs(name);
    let name = characters.as_deref().unwrap_or(name).trim();
    if let Some(rule) = rules::find(&name.to_lowercase()) {
        return Ok(rule::page(rule));
    }
    if let Some(family) = rules::all().map(Rule::family).find(|family| *family == name) {
        return Ok(rule::family(family));
    }
    let registry = Registry::built_in();
    let pages = Pages { knowledge, registry, day };
    if let Some(page) = pages.laws(name) {
        return page;
    }
    if let Some(page) = word::page(&pages, name) {
        return Ok(page);
    }
    let mut findings = Findings::default();
    let place = Span::new(FileId(0), 0, u32::try_from(name.len()).unwrap_or(u32::MAX));
    let mut items = item::scan_items(name, place, &knowledge.standards, &mut findings);
    if item::names_edition(name)
        && let Some(edition) = items.first().map(|item| item.standard)
    {
        items.retain(|item| item.standard == edition);
    }
    if !items.is_empty() {
        return Ok(pages.items(items));
    }
    if let Some(page) = pages.chapter(name) {
        return Ok(page);
    }
    // What the reader of items says is the better answer where a volume is named.
    match findings.into_vec().into_iter().next().filter(|_| item::names_volume(name, &knowledge.standards)) {
        Some(finding) => Err(finding.help.as_ref().map_or(finding.message.clone(), |help| {
            Text::new(format!("{}。{}", finding.message.ja, help.ja), format!("{}; {}", finding.message.en, help.en))
        })),
        None => Err(pages.unknown(name)),
    }
}

/// The requirements of the built-in standards that rest on what is cited, as `standard/item`.
pub(crate) fn resting(cited: &Cited, day: Date) -> Vec<String> {
    let pages = Pages { knowledge: &packs::built_in().knowledge, registry: Registry::built_in(), day };
    cited.law.map(|law| law::resting(&pages, law, &cited.citation)).unwrap_or_default()
}

/// Every rule by its family, one line each.
pub(crate) fn overview() -> Page {
    rule::overview()
}

/// What pages are made from.
struct Pages<'a> {
    knowledge: &'a Knowledge,
    registry: &'a Registry,
    day: Date,
}

impl Pages<'_> {
    /// The pages of the laws that a text cites; none where it cites no law that is known.
    fn laws(&self, text: &str) -> Option<Result<Page, Text>> {
        let citations = crate::law::read(text, self.registry).ok().filter(|citations| !citations.is_empty())?;
        let mut page = Page::default();
        for citation in &citations {
            let law = Some(citation).filter(|citation| citation.kind == LawKind::Law)?;
            let law = self.registry.law_of(law)?;
            let end = citation.through.map(|through| Citation { place: Some(through), through: None, ..citation.clone() });
            for citation in std::iter::once(citation).chain(&end) {
                page.next();
                if let Err(why) = law::write(self, law, citation, &mut page) {
                    return Some(Err(why));
                }
            }
        }
        Some(Ok(page))
    }

    /// The pages of items, each in every edition that has it.
    fn items(&self, mut items: Vec<ItemRef>) -> Page {
        let mut page = Page::default();
        items.sort_by_key(|item| item.span.start);
        // What an edition carries over is told of the edition that numbers it.
        items.retain(|item| self.requirement(item).is_some_and(|requirement| requirement.carried_from.is_none()));
        for item in items {
            page.next();
            requirement::write(self, &item, &mut page);
        }
        page
    }

    fn requirement(&self, item: &ItemRef) -> Option<&Requirement> {
        self.knowledge.standards.get(item.standard)?.requirements.get(item.requirement)
    }

    /// What is said of a name that means nothing.
    fn unknown(&self, name: &str) -> Text {
        let rules = rules::all().flat_map(|rule| [rule.name, rule.family()]).map(str::to_owned);
        let items = self.knowledge.standards.iter().flat_map(names_of_items);
        // A misspelt law is found by its name alone; the place goes with it.
        let (law, place) = name.split_at_checked(name.find('第').unwrap_or(name.len())).unwrap_or((name, ""));
        let laws = self.registry.near(law.trim()).into_iter().map(|near| format!("{near}{place}"));
        let known: Vec<String> = rules.chain(items).chain(laws).filter(|known| known != name).collect();
        match rules::nearest(name, known.iter().map(String::as_str)) {
            Some(near) => Text::new(
                format!("「{name}」は見つかりません。「{near}」の誤りではありませんか"),
                format!("nothing is known as \"{name}\"; did you mean \"{near}\"?"),
            ),
            None => Text::new(
                format!("「{name}」は、規則、遵守事項、法令、語彙のいずれにも見つかりません"),
                format!("nothing is known as \"{name}\": no rule, no requirement, no law, no word of the vocabulary"),
            ),
        }
    }
}

/// How the items of a standard can be written.
fn names_of_items(standard: &Standard) -> impl Iterator<Item = String> {
    (0..standard.requirements.len()).flat_map(move |at| {
        [item::short(standard, at, None), item::official(standard, at, None, Lang::Ja), item::official(standard, at, None, Lang::En)]
    })
}
