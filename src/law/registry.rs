//! The laws that kitei knows, by every name under which they are cited. A law's table is read only when it is asked for.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use super::index::{Index, Name};
use super::{Citation, Law, canonical_number};
use crate::diagnostic::Lang;
use crate::text::fold::fold;
use crate::text::misspelling;

/// Letters of the shortest name that a misspelt one is taken for.
const SHORTEST: usize = 5;

/// A law of the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LawId(u16);

/// What a name is to its law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// The title.
    Title,
    /// A short name that was seen in use.
    Abbreviation,
    /// A former title, or a short name of it.
    Former,
    /// A short name from general knowledge. In running text it counts where an article follows, or where it ends as the names of laws do.
    Unverified,
    /// An English title, in one of the forms that translations use. No official text; in running text it counts as the ones before do.
    English,
}

/// The laws.
#[derive(Debug)]
pub struct Registry {
    laws: Vec<Entry>,
    index: Index,
    /// Names that stand for several laws.
    ambiguous: HashMap<String, Vec<LawId>>,
}

#[derive(Debug)]
struct Entry {
    built_in: &'static BuiltIn,
    law: OnceLock<Law>,
}

/// A file of `rules/laws/` as the build script lists it.
#[derive(Debug)]
struct BuiltIn {
    title: &'static str,
    /// Its number in canonical form.
    number: &'static str,
    /// The law as bytes.
    stored: &'static [u8],
    /// Names that it shares with other laws.
    ambiguous: &'static [&'static str],
}

static FILES: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/laws.rs"));

static NAMES: &[Name] = include!(concat!(env!("OUT_DIR"), "/names.rs"));

static BUILT_IN: LazyLock<Registry> = LazyLock::new(|| Registry::new(FILES, NAMES));

impl Registry {
    /// The laws of `rules/laws/`.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    fn new(files: &'static [BuiltIn], names: &'static [Name]) -> Self {
        let mut ambiguous: HashMap<String, Vec<LawId>> = HashMap::new();
        for (id, file) in (0..).map(LawId).zip(files) {
            for name in file.ambiguous {
                ambiguous.entry(fold(name)).or_default().push(id);
            }
        }
        let laws = files.iter().map(|built_in| Entry { built_in, law: OnceLock::new() }).collect();
        Self { laws, index: Index::new(names), ambiguous }
    }

    /// All laws, in the order of their files.
    pub fn ids(&self) -> impl Iterator<Item = LawId> {
        (0..).map(LawId).take(self.laws.len())
    }

    /// The law of a title or short name, in whatever width it is written, or of the number of a law in canonical form.
    pub fn find(&self, name: &str) -> Option<LawId> {
        let key = fold(name);
        self.index.get(&key).map(|name| name.law).or_else(|| self.of_number(&key))
    }

    /// The law of a number 法令番号 in canonical form. Most often one stands in brackets after a name: looked up, never looked for.
    fn of_number(&self, number: &str) -> Option<LawId> {
        self.ids().zip(&self.laws).filter(|(_, law)| law.built_in.number == number).map(|(id, _)| id).last()
    }

    /// The names of laws.
    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// The laws among which a name that several share does not decide; none where it stands for one, or is not known.
    pub fn sharing(&self, name: &str) -> &[LawId] {
        self.ambiguous.get(&fold(name)).map_or(&[], Vec::as_slice)
    }

    /// The law itself, read on first use.
    ///
    /// What the build stored can be read; a test reads them all.
    pub fn law(&self, id: LawId) -> Option<&Law> {
        let entry = self.laws.get(usize::from(id.0))?;
        Some(entry.law.get_or_init(|| Law::from_bytes(entry.built_in.stored).unwrap_or_default()))
    }

    /// The law that a citation means, if it is known.
    pub fn law_of(&self, citation: &Citation) -> Option<&Law> {
        citation.id.and_then(|id| self.law(id))
    }

    /// A law's title.
    pub fn title(&self, id: LawId) -> &'static str {
        self.laws.get(usize::from(id.0)).map_or("", |entry| entry.built_in.title)
    }

    /// Titles and short names that resemble `name`, best first.
    pub fn near(&self, name: &str) -> Vec<String> {
        const ENOUGH: f64 = 0.6;
        let name = fold(name);
        let mut near: Vec<(f64, &str)> =
            self.index.names().iter().filter_map(|known| Some((crate::text::half_alike(known.text, &name)?, known.text))).collect();
        near.retain(|(likeness, _)| *likeness >= ENOUGH);
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        near.into_iter().take(3).map(|(_, known)| known.to_owned()).collect()
    }

    /// Titles and short names of which `name` is a slip of one letter; of names that are as near, those of one law only. Short names shorter
    /// than five letters are too many for that, and the first letter tells one law from another (獣医療法, 医療法).
    pub fn slips(&self, name: &str) -> Vec<&str> {
        let name = fold(name);
        let is_slip = |known: &str| {
            known.chars().count() >= SHORTEST && known.chars().next() == name.chars().next() && misspelling(&name, known) == Some(1)
        };
        let mut near: Vec<(&str, LawId)> =
            self.index.names().iter().filter(|known| is_slip(known.text)).map(|known| (known.text, known.law)).collect();
        near.sort_unstable();
        if near.iter().any(|(_, law)| near.first().is_some_and(|(_, first)| first != law)) {
            return Vec::new();
        }
        near.into_iter().map(|(known, _)| known).collect()
    }

    /// A citation in canonical form: 医療法施行規則第14条第2項, or `Medical Care Act, art. 17` where there is an English title.
    pub fn display(&self, citation: &Citation, lang: Lang) -> String {
        let law = self.law_of(citation);
        let ja = law.map_or(citation.law.as_str(), |law| law.short.as_deref().unwrap_or(&law.title));
        let en = law.and_then(|law| law.title_en.as_ref()).map_or(ja, |title| &title.text);
        match (lang, &citation.place) {
            (Lang::Ja, None) => ja.to_owned(),
            (Lang::Ja, Some(place)) => match (&citation.amending, place.display(lang).strip_prefix("附則")) {
                (Some(number), Some(rest)) => format!("{ja}附則（{}）{rest}", canonical_number(number)),
                _ => format!("{ja}{}", place.display(lang)),
            },
            (Lang::En, None) => en.to_owned(),
            (Lang::En, Some(place)) => format!("{en}, {}", place.display(lang)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_law_reads_and_bears_its_name() {
        let registry = Registry::built_in();
        let ids: Vec<String> = registry.ids().map(|id| registry.law(id).unwrap().id.clone()).collect();
        for id in registry.ids() {
            let law = registry.law(id).unwrap();
            assert!(!law.title.is_empty() && law.title == registry.title(id), "{}", registry.title(id));
            assert!(law.parent.as_ref().is_none_or(|parent| ids.contains(parent)));
            for purpose in &law.purpose {
                assert!(purpose.place.article.is_some(), "{}: {}", law.title, purpose.ja);
                for counterpart in purpose.counterparts.values() {
                    assert_eq!(crate::law::read(counterpart, registry).unwrap().len(), 1, "{counterpart}");
                }
            }
        }
    }

    #[test]
    fn finds_titles_short_names_and_widths() {
        let registry = Registry::built_in();
        let privacy = registry.find("個人情報の保護に関する法律").unwrap();
        assert_eq!(registry.find("個情法"), Some(privacy));
        assert_eq!(registry.find("ｅ－文書法"), registry.find("e-文書法"));
        assert_eq!(registry.find("医療法施工規則"), None);
        assert_eq!(registry.slips("医療法施工規則"), ["医療法施行規則"]);
        assert_eq!(registry.slips("個人情報保護報"), ["個人情報保護法"]);
        for unheld in ["地域保健法", "労働契約法", "医療情報保護法", "獣医療法施行規則", "船員保険法"] {
            assert_eq!(registry.slips(unheld), [""; 0], "{unheld}");
        }
        assert_eq!(registry.near("医療法施工規則"), ["医療法施行規則", "医師法施行規則", "医療法施規"]);
    }
}
