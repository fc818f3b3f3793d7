//! The laws that kitei knows, by every name under which they are cited. A law's table is read only when it is asked for.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};

use super::fold::fold;
use super::{Citation, Law, canonical_number};
use crate::diagnostic::Lang;
use crate::text::slip;

/// Letters of the shortest name that a misspelt one is taken for.
const SHORTEST: usize = 5;

/// A law of the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LawId(u16);

/// What a name is to its law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// The title.
    Title,
    /// A short name that was seen in use.
    Abbreviation,
    /// A short name or former title from general knowledge. In running text it counts only where an article follows.
    Unverified,
    /// An English title, in one of the forms that translations use. No official text; in running text it counts as the ones before do.
    English,
    /// The number of the law 法令番号. Most often it stands in brackets after a name: looked up, never looked for.
    Number,
}

/// The laws.
#[derive(Debug)]
pub struct Registry {
    laws: Vec<Entry>,
    names: HashMap<String, (LawId, Spelling)>,
    /// Finds names in folded text; made when the first wording is scanned.
    finder: OnceLock<Option<Finder>>,
}

#[derive(Debug)]
struct Entry {
    title: &'static str,
    text: &'static str,
    law: OnceLock<Law>,
}

#[derive(Debug)]
struct Finder {
    automaton: AhoCorasick,
    names: Vec<(LawId, Spelling)>,
}

/// A name found in folded text.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameMatch {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) law: LawId,
    pub(super) spelling: Spelling,
}

/// A file of `rules/laws/` as the build script lists it.
struct BuiltIn {
    text: &'static str,
    names: &'static [(&'static str, Spelling)],
}

static FILES: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/laws.rs"));

static BUILT_IN: LazyLock<Registry> = LazyLock::new(|| Registry::new(FILES));

impl Registry {
    /// The laws of `rules/laws/`.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    fn new(files: &[BuiltIn]) -> Self {
        let mut names = HashMap::new();
        let mut laws = Vec::with_capacity(files.len());
        for (id, file) in (0..).map(LawId).zip(files) {
            let title = file.names.first().map_or("", |(title, _)| title);
            laws.push(Entry { title, text: file.text, law: OnceLock::new() });
            for (name, spelling) in file.names {
                let key = if *spelling == Spelling::Number { canonical_number(name) } else { fold(name) };
                names.entry(key).or_insert((id, *spelling));
            }
        }
        Self { laws, names, finder: OnceLock::new() }
    }

    /// All laws, in the order of their files.
    pub fn ids(&self) -> impl Iterator<Item = LawId> {
        (0..).map(LawId).take(self.laws.len())
    }

    /// The law of a title or short name, in whatever width it is written.
    pub fn find(&self, name: &str) -> Option<LawId> {
        self.names.get(&fold(name)).map(|(law, _)| *law)
    }

    /// The law itself, read on first use.
    ///
    /// A built-in file that could not be read would be an empty law; a test reads them all.
    pub fn law(&self, id: LawId) -> Option<&Law> {
        let entry = self.laws.get(usize::from(id.0))?;
        Some(entry.law.get_or_init(|| Law::read(entry.text).unwrap_or_default()))
    }

    /// A law's title.
    pub fn title(&self, id: LawId) -> &'static str {
        self.laws.get(usize::from(id.0)).map_or("", |entry| entry.title)
    }

    /// Titles and short names that resemble `name`, best first.
    pub fn near(&self, name: &str) -> Vec<String> {
        const ENOUGH: f64 = 0.6;
        let name = fold(name);
        let mut near: Vec<(f64, &str)> = self.names.keys().map(|known| (crate::text::likeness(known, &name), known.as_str())).collect();
        near.retain(|(likeness, _)| *likeness >= ENOUGH);
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        near.into_iter().take(3).map(|(_, known)| known.to_owned()).collect()
    }

    /// Titles and short names of which `name` is a slip of one letter; of names that are as near, those of one law only. Short names shorter
    /// than five letters are too many for that, and the first letter tells one law from another (獣医療法, 医療法).
    pub fn slips(&self, name: &str) -> Vec<&str> {
        let name = fold(name);
        let is_slip =
            |known: &str| known.chars().count() >= SHORTEST && known.chars().next() == name.chars().next() && slip(&name, known) == Some(1);
        let mut near: Vec<(&str, LawId)> =
            self.names.iter().filter(|(known, _)| is_slip(known)).map(|(known, (law, _))| (known.as_str(), *law)).collect();
        near.sort_unstable();
        if near.iter().any(|(_, law)| near.first().is_some_and(|(_, first)| first != law)) {
            return Vec::new();
        }
        near.into_iter().map(|(known, _)| known).collect()
    }

    /// A citation in canonical form: 医療法施行規則第14条第2項, or `Medical Care Act, art. 17` where there is an English title.
    pub fn display(&self, citation: &Citation, lang: Lang) -> String {
        let law = self.find(&citation.law).and_then(|id| self.law(id));
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

    /// Names in folded text, longest first, whether or not they stand as words of their own.
    pub(super) fn names_in<'t>(&'t self, folded: &'t str) -> impl Iterator<Item = NameMatch> + 't {
        let finder = self.finder.get_or_init(|| self.finder()).as_ref();
        finder.into_iter().flat_map(move |finder| {
            finder.automaton.find_iter(folded).filter_map(|found| {
                let (law, spelling) = *finder.names.get(found.pattern().as_usize())?;
                Some(NameMatch { start: found.start(), end: found.end(), law, spelling })
            })
        })
    }

    /// The automaton is built once from names of this program; failing to build it is failing to find any.
    fn finder(&self) -> Option<Finder> {
        let looked_for = self.names.iter().filter(|(_, (_, spelling))| *spelling != Spelling::Number);
        let (patterns, names): (Vec<_>, Vec<_>) = looked_for.map(|(name, law)| (name, *law)).unzip();
        let mut builder = AhoCorasickBuilder::new();
        // A run scans a few hundred short wordings: what is quick to build is quicker in all.
        builder.match_kind(MatchKind::LeftmostLongest).kind(Some(AhoCorasickKind::NoncontiguousNFA)).dense_depth(1).prefilter(false);
        Some(Finder { automaton: builder.build(patterns).ok()?, names })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_reads_and_bears_its_name() {
        let registry = Registry::built_in();
        for (id, file) in registry.ids().zip(FILES) {
            let law = Law::read(file.text).unwrap_or_else(|error| panic!("{}: {error}", registry.title(id)));
            let whole: toml::Table = toml::from_str(file.text).unwrap();
            assert_eq!(law.articles.read_all(), whole.get("articles").map_or(0, |rows| rows.as_table().unwrap().len()), "{}", law.title);
            assert_eq!(law.title, registry.title(id));
            assert!(law.parent.is_none_or(|parent| FILES.iter().any(|other| other.text.starts_with(&format!("id = {parent:?}\n")))));
            for purpose in &law.purpose {
                assert!(purpose.place.article.is_some(), "{}: {}", law.title, purpose.ja);
                for counterpart in purpose.counterparts.values() {
                    assert_eq!(crate::law::read(counterpart, registry).unwrap().len(), 1, "{counterpart}");
                }
            }
        }
    }

    #[test]
    fn no_name_stands_for_two_laws() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for file in FILES {
            let title = file.names[0].0;
            for (name, _) in file.names {
                let other = seen.insert(fold(name), title);
                assert!(other.is_none_or(|other| other == title), "{name} is {title} and {other:?}");
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
