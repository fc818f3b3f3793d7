//! The ministry's checklist as `rules/checklists/` has it: editions, and the items of each with the requirements that say what a policy lays
//! down on them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::Text;

const TEXT: &str = include_str!("../../rules/checklists/items.toml");

/// The editions and their items.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Checklists {
    /// The editions, the newest known best first.
    #[serde(rename = "edition")]
    pub editions: Vec<Edition>,
    /// Which institutions fill the sheet for pharmacies.
    pub pharmacy: Pharmacy,
    /// The sections under which items stand.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
    /// The items, in the order of the newest edition.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// An edition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Edition {
    /// Its name (`r7`).
    pub id: String,
    /// The fiscal year that it is for.
    pub year: Both,
    /// When it was published: a day, or a month.
    pub published: String,
    /// The standard of whose requirements the items speak.
    pub standard: String,
    /// Whether its items are known.
    pub complete: bool,
    /// What is to be known of it.
    pub note: Both,
    /// Where it was read.
    pub source: String,
    /// What it is about, where the items are not known.
    #[serde(default)]
    pub subjects: Vec<Both>,
}

/// Which institutions fill the sheet for pharmacies.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pharmacy {
    /// Their kind: a word of the vocabulary.
    pub institution: String,
}

/// A section.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: Both,
}

/// An item.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Item {
    /// Its name among the others.
    pub id: String,
    /// Its section.
    pub section: u32,
    /// What it is asked about; empty: about all.
    #[serde(default)]
    pub scope: Vec<Scope>,
    /// Its number in each edition that has it.
    pub numbers: BTreeMap<String, Numbered>,
    /// What it asks of an institution.
    pub asks: Both,
    /// What it asks of a vendor, where it stands on his sheet.
    pub vendor: Option<OfVendor>,
    /// How a pharmacy reads it.
    pub pharmacy: Option<Both>,
    /// Who can answer it.
    pub answered_by: AnsweredBy,
    /// The requirements that say what a policy lays down on it.
    pub links: Vec<Link>,
    /// Where it was read.
    pub source: String,
}

/// What an item is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Scope {
    /// Servers.
    Server,
    /// PCs that people work at.
    Pc,
    /// Network devices.
    Network,
}

/// A number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Numbered {
    /// As it is printed.
    pub number: String,
    /// How it is known.
    #[serde(default)]
    pub known: Known,
}

/// What is asked of a vendor.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfVendor {
    /// In Japanese.
    pub ja: String,
    /// In English.
    pub en: String,
    /// How it is known that it stands on his sheet.
    pub known: Known,
}

/// A requirement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Link {
    /// Its number in the standard of the edition.
    pub item: String,
    /// How it is known that the item rests on it.
    pub known: Known,
}

/// How something is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Known {
    /// It was read.
    #[default]
    Read,
    /// The section was read, not the item.
    Section,
    /// From what stands beside it.
    Inferred,
    /// General knowledge, not seen.
    Memory,
    /// This tool's own reading.
    Kitei,
}

/// Who can answer an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum AnsweredBy {
    /// What the policy lays down is the answer.
    Rule,
    /// Whether it was done, only a person knows.
    Person,
    /// Whether what the other items ask is laid down.
    Rows,
}

/// A text in both languages.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Both {
    /// In Japanese.
    pub ja: String,
    /// In English.
    pub en: String,
}

impl Both {
    /// The same as it is told.
    pub(crate) fn text(&self) -> Text {
        Text::new(&*self.ja, &*self.en)
    }
}

impl Checklists {
    /// Those that are built in. What is wrong in them is told by the tests.
    pub(crate) fn built_in() -> Self {
        toml::from_str(TEXT).unwrap_or_default()
    }

    /// The edition of a name.
    pub(crate) fn edition(&self, id: &str) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.id == id)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_reads_and_each_edition_numbers_each_item_once() {
        let checklists: Checklists = toml::from_str(TEXT).unwrap();
        for edition in checklists.editions.iter().filter(|edition| edition.complete) {
            let numbers: Vec<&str> =
                checklists.items.iter().filter_map(|item| Some(item.numbers.get(&edition.id)?.number.as_str())).collect();
            assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len(), "{}: {numbers:?}", edition.id);
            // What the ministry says of how many there are; before r7 an item stood in the block of each thing that it is asked about.
            let blocks = |item: &&Item| if edition.id == "r7" { 1 } else { item.scope.len().max(1) };
            let here = |item: &&Item| item.numbers.contains_key(&edition.id);
            assert_eq!(checklists.items.iter().filter(here).map(|item| blocks(&item)).sum::<usize>(), 18, "{}", edition.id);
        }
        for item in &checklists.items {
            assert!(checklists.sections.iter().any(|section| section.number == item.section), "{}", item.id);
            assert!(item.numbers.keys().all(|edition| checklists.edition(edition).is_some_and(|edition| edition.complete)), "{}", item.id);
            assert_eq!(item.links.is_empty(), item.answered_by == AnsweredBy::Rows, "{}", item.id);
        }
    }
}
