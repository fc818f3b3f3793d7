//! The reader of `kitei.toml`.

use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::limits::MOST_PATTERNS;
use super::pattern::Patterns;
use super::{Config, FailOn, Lock, ROOT, Set, Word, report};
use crate::config::level::{self, Level, Override, Table};
use crate::config::rules::{self, Named};
use crate::diagnostic::{Findings, Hides, Lang, Severity};
use crate::model::read;
use crate::text::{FileId, Span};

const LANGUAGES: [(&str, Lang); 2] = [("ja", Lang::Ja), ("en", Lang::En)];
const LEVELS: [(&str, Level); 4] = [
    ("error", Level::On(Severity::Error)),
    ("warning", Level::On(Severity::Warning)),
    ("info", Level::On(Severity::Info)),
    ("off", Level::Off),
];
const SEVERITIES: [(&str, Severity); 3] = [("error", Severity::Error), ("warning", Severity::Warning), ("info", Severity::Info)];
const TABLES: [&str; 6] = ["check", "fmt", "rules", "overrides", "lock", ROOT];
const CHECK_KEYS: [&str; 7] = ["standards", "fail-on", "as-of", "lang", "exclude", ROOT, "baseline"];
const FMT_KEYS: [&str; 1] = ["exclude"];
const OVERRIDE_KEYS: [&str; 2] = ["paths", "rules"];
/// In `suppressions` of a lock: no finding may be suppressed.
const EVERY_RULE: &str = "*";
const LOCK_KEYS: [&str; 3] = ["rules", "suppressions", "fail-on"];

/// Reads a configuration.
pub(crate) fn read(file: FileId, text: &str, findings: &mut Findings) -> Config {
    let mut reader = Reader { file, findings, config: Config::default(), patterns: 0, unreadable: Vec::new() };
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let place = error.span().unwrap_or(bom..bom);
        reader.unreadable.push(place.clone());
        let place = reader.span(place);
        reader.findings.push(report::no_toml(place, error.message()));
    }
    reader.unreadable.sort_by_key(|place| place.start);
    reader.tables(root.get_ref());
    reader.config
}

type Entry<'a, 'i> = (&'a Spanned<toml::de::DeString<'i>>, &'a Spanned<DeValue<'i>>);

struct Reader<'a> {
    file: FileId,
    findings: &'a mut Findings,
    config: Config,
    /// Patterns that were met.
    patterns: usize,
    /// What is no TOML, which was reported.
    unreadable: Vec<Range<usize>>,
}

impl Reader<'_> {
    fn tables(&mut self, root: &DeTable<'_>) {
        for (key, value) in in_order(root) {
            let name = key.get_ref().as_ref();
            match (name, value.get_ref().as_table()) {
                ("check", Some(table)) => in_order(table).into_iter().for_each(|entry| self.check_entry(entry)),
                ("fmt", Some(table)) => in_order(table).into_iter().for_each(|entry| self.fmt_entry(entry)),
                ("rules", Some(table)) => self.config.levels.rules = self.levels(table),
                ("lock", Some(table)) => {
                    let mut lock = Lock { span: self.span(key.span()), rules: Vec::new(), suppressions: Vec::new(), fail_on: None };
                    for entry in in_order(table) {
                        self.lock_entry(&mut lock, entry);
                    }
                    self.config.lock = Some(lock);
                }
                ("overrides", _) => self.overrides(key, value),
                // Where a repository begins was read before all else.
                (ROOT, _) if value.get_ref().is_bool() => {}
                (ROOT, _) => self.bad_value(key, value, &["true"]),
                ("check" | "fmt" | "rules" | "lock", None) => self.bad_value(key, value, &[&format!("[{name}]")]),
                _ => self.unknown(key.span(), name, &TABLES),
            }
        }
    }

    fn check_entry(&mut self, (key, value): Entry<'_, '_>) {
        match key.get_ref().as_ref() {
            "standards" => self.config.standards = self.words(key, value),
            "exclude" => {
                let words = self.words(key, value);
                self.config.exclude = self.limited(words);
            }
            "fail-on" => self.config.fail_on = self.choice(key, value, &FailOn::NAMES).map(|chosen| self.set(chosen, value)),
            "lang" => self.config.lang = self.choice(key, value, &LANGUAGES).map(|lang| self.set(lang, value)),
            "as-of" => self.config.as_of = self.date(key, value).map(|date| self.set(date, value)),
            ROOT if value.get_ref().is_bool() => {}
            ROOT => self.config.root = self.word(key, value, "\"policies\""),
            "baseline" => self.config.baseline = self.word(key, value, "\"kitei-baseline.toml\""),
            name => self.unknown(key.span(), name, &CHECK_KEYS),
        }
    }

    fn fmt_entry(&mut self, (key, value): Entry<'_, '_>) {
        match key.get_ref().as_ref() {
            "exclude" => self.config.unformatted = self.patterns(key, value),
            name => self.unknown(key.span(), name, &FMT_KEYS),
        }
    }

    fn patterns(&mut self, key: &Spanned<toml::de::DeString<'_>>, value: &Spanned<DeValue<'_>>) -> Patterns {
        let words = self.words(key, value);
        Patterns::read(self.limited(words), self.findings)
    }

    /// Patterns, as far as so many are read; the first that is not is told.
    fn limited(&mut self, mut patterns: Vec<Word>) -> Vec<Word> {
        let left = MOST_PATTERNS.checked_sub(self.patterns);
        if let Some(first) = left.and_then(|left| patterns.get(left)) {
            self.findings.push(report::too_many_patterns(first.span));
        }
        self.patterns += patterns.len();
        patterns.truncate(left.unwrap_or(0));
        patterns
    }

    /// A table of levels.
    fn levels(&mut self, table: &DeTable<'_>) -> Table {
        let entries = in_order(table).into_iter().filter_map(|(key, value)| {
            let named = self.named(key.get_ref(), key.span())?;
            let level = self.choice(key, value, &LEVELS)?;
            // A family that has other rules as well is lowered in these alone.
            let covered = || rules::all().filter(|rule| named.covers(rule));
            if covered().all(|rule| rule.hides == Hides::Judgement) && covered().any(|rule| level < Level::On(rule.severity)) {
                self.findings.push(report::cannot_be_lowered(self.span(key.span()), key.get_ref()));
                return None;
            }
            Some(level::Entry { named, level, span: self.span(key.span()) })
        });
        Table { entries: entries.collect() }
    }

    /// The rules of a name whose level can be set.
    fn named(&mut self, name: &str, place: Range<usize>) -> Option<Named> {
        let family = name.split_once('/').map_or(name, |(family, _)| family);
        if rules::OWN_FAMILIES.contains(&family) {
            self.findings.push(report::level_cannot_be_set(self.span(place), name));
            return None;
        }
        let named = Named::read(name);
        if named.is_none() {
            let known: Vec<&str> = rules::all().flat_map(|rule| [rule.name, rule.family()]).collect();
            self.unknown(place, name, &known);
        }
        named
    }

    /// `[[overrides]]`: tables, each with `paths` and `rules`.
    fn overrides(&mut self, key: &Spanned<toml::de::DeString<'_>>, value: &Spanned<DeValue<'_>>) {
        let tables = value.get_ref().as_array().map(|items| items.iter().map(|item| item.get_ref().as_table()).collect::<Option<Vec<_>>>());
        let Some(Some(tables)) = tables else {
            return self.bad_value(key, value, &["[[overrides]]"]);
        };
        for table in tables {
            if !table.contains_key("paths") {
                self.findings.push(report::override_without_paths(self.span(key.span())));
            }
            let mut paths = Patterns::default();
            let mut levels = Table::default();
            for (key, value) in in_order(table) {
                match (key.get_ref().as_ref(), value.get_ref().as_table()) {
                    ("paths", _) => paths = self.patterns(key, value),
                    ("rules", Some(table)) => levels = self.levels(table),
                    ("rules", None) => self.bad_value(key, value, &["{ time = \"warning\" }"]),
                    (name, _) => self.unknown(key.span(), name, &OVERRIDE_KEYS),
                }
            }
            self.config.levels.overrides.push(Override { paths, table: levels });
        }
    }

    fn lock_entry(&mut self, lock: &mut Lock, (key, value): Entry<'_, '_>) {
        match (key.get_ref().as_ref(), value.get_ref().as_table()) {
            ("rules", Some(table)) => {
                for (key, value) in in_order(table) {
                    let named = self.named(key.get_ref(), key.span());
                    let least = self.choice(key, value, &SEVERITIES);
                    lock.rules.extend(named.zip(least).map(|(named, least)| (self.set(named, key), least)));
                }
            }
            ("rules", None) => self.bad_value(key, value, &["{ \"inheritance/weakened\" = \"error\" }"]),
            ("suppressions", _) => {
                for word in self.words(key, value) {
                    let named = match Named::read(&word.text) {
                        Some(named) => vec![named],
                        None if word.text == EVERY_RULE => rules::all().map(|rule| Named::Family(rule.family())).collect(),
                        None => {
                            let known: Vec<&str> = rules::all().flat_map(|rule| [rule.name, rule.family()]).collect();
                            let place = word.span.start as usize..word.span.end as usize;
                            self.unknown(place, &word.text, &known);
                            continue;
                        }
                    };
                    for value in named {
                        if !lock.suppressions.iter().any(|set| set.value == value) {
                            lock.suppressions.push(Set { value, span: word.span });
                        }
                    }
                }
            }
            ("fail-on", _) => lock.fail_on = self.choice(key, value, &FailOn::NAMES).map(|chosen| self.set(chosen, value)),
            (name, _) => self.unknown(key.span(), name, &LOCK_KEYS),
        }
    }

    fn set<T, V>(&self, value: T, place: &Spanned<V>) -> Set<T> {
        Set { value, span: self.span(place.span()) }
    }

    /// A string.
    fn word(&mut self, key: &Spanned<toml::de::DeString<'_>>, value: &Spanned<DeValue<'_>>, example: &str) -> Option<Word> {
        let Some(text) = value.get_ref().as_str() else {
            self.bad_value(key, value, &[example]);
            return None;
        };
        Some(Word { text: text.to_owned(), span: self.span(value.span()) })
    }

    /// Strings of a list; anything else in it is reported.
    fn words(&mut self, key: &Spanned<toml::de::DeString<'_>>, value: &Spanned<DeValue<'_>>) -> Vec<Word> {
        let Some(items) = value.get_ref().as_array() else {
            self.bad_value(key, value, &["[\"…\"]"]);
            return Vec::new();
        };
        let mut words = Vec::new();
        for item in items {
            match item.get_ref().as_str() {
                Some(text) => words.push(Word { text: text.to_owned(), span: self.span(item.span()) }),
                None => self.bad_value(key, item, &["\"…\""]),
            }
        }
        words
    }

    fn choice<T: Copy>(&mut self, key: &Spanned<toml::de::DeString<'_>>, value: &Spanned<DeValue<'_>>, names: &[(&str, T)]) -> Option<T> {
        let chosen = value.get_ref().as_str().and_then(|word| names.iter().find(|(name, _)| *name == word));
        if chosen.is_none() {
            let names: Vec<String> = names.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            self.bad_value(key, value, &names.iter().map(String::as_str).collect::<Vec<_>>());
        }
        chosen.map(|(_, meaning)| *meaning)
    }

    /// A date of TOML, or in quotes a day as policies write it.
    fn date(&mut self, key: &Spanned<toml::de::DeString<'_>>, value: &Spanned<DeValue<'_>>) -> Option<Date> {
        let written = match value.get_ref() {
            DeValue::Datetime(date) => Some(date.to_string()),
            DeValue::String(text) => Some(text.to_string()),
            _ => None,
        };
        let date = written.and_then(|text| read::day(&text));
        if date.is_none() {
            self.bad_value(key, value, &["2026-04-01", "\"令和8年4月1日\""]);
        }
        date
    }

    fn unknown(&mut self, place: Range<usize>, name: &str, known: &[&str]) {
        let known = if self.findings.may_seek() { known } else { &[] };
        self.findings.push(report::unknown_key(self.span(place), name, known, CHECK_KEYS.len()));
    }

    fn bad_value(&mut self, key: &Spanned<toml::de::DeString<'_>>, value: &Spanned<DeValue<'_>>, takes: &[&str]) {
        let (name, place) = (key.get_ref().as_ref(), value.span());
        // They come in the order of their places.
        let before = self.unreadable.partition_point(|unreadable| unreadable.start <= place.end);
        if self.unreadable.get(..before).and_then(|before| before.last()).is_some_and(|unreadable| place.start <= unreadable.end) {
            return;
        }
        self.findings.push(report::bad_value(self.span(place), name, takes));
    }

    fn span(&self, range: Range<usize>) -> Span {
        let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Span::new(self.file, offset(range.start), offset(range.end))
    }
}

/// The entries of a table as they stand in the file; the table itself is sorted by key.
fn in_order<'a, 'i>(table: &'a DeTable<'i>) -> Vec<Entry<'a, 'i>> {
    let mut entries: Vec<Entry<'a, 'i>> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}
