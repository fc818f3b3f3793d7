//! `kitei.toml`: `[check]` and `[rules]`. Every key and value that is not known is a finding with a place; the rest holds.

use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::level::{Level, Levels};
use super::rules;
use crate::diagnostic::rules::config::INVALID;
use crate::diagnostic::{Diagnostic, Findings, Lang, Severity, Text};
use crate::model::read;
use crate::model::standard::Standard;
use crate::text::{FileId, Span, look_up_key};

/// Name of the file.
pub const FILE_NAME: &str = "kitei.toml";

/// The lowest severity that fails a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailOn {
    /// Errors.
    Error,
    /// Errors and warnings.
    Warning,
    /// Every finding.
    Info,
    /// None; only a run that itself went wrong fails.
    Never,
}

impl FailOn {
    /// The names by which it is set.
    pub const NAMES: [(&'static str, Self); 4] =
        [("error", Self::Error), ("warning", Self::Warning), ("info", Self::Info), ("never", Self::Never)];

    /// The severity, if any fails the run.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

/// A string of the configuration with its place.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) span: Span,
}

/// What a configuration says.
#[derive(Debug, Clone, Default)]
pub(super) struct Config {
    pub(super) standards: Vec<Word>,
    pub(super) fail_on: Option<FailOn>,
    pub(super) as_of: Option<Date>,
    pub(super) lang: Option<Lang>,
    pub(super) exclude: Vec<Word>,
    pub(super) root: Option<Word>,
    pub(super) levels: Levels,
}

const LANGUAGES: [(&str, Lang); 2] = [("ja", Lang::Ja), ("en", Lang::En)];
const LEVELS: [(&str, Level); 4] = [
    ("error", Level::On(Severity::Error)),
    ("warning", Level::On(Severity::Warning)),
    ("info", Level::On(Severity::Info)),
    ("off", Level::Off),
];
const TABLES: [&str; 2] = ["check", "rules"];
const CHECK_KEYS: [&str; 6] = ["standards", "fail-on", "as-of", "lang", "exclude", "root"];
/// Families that speak of the run itself; to switch them off would hide why it failed.
const OWN_FAMILIES: [&str; 2] = ["config", "input"];

/// Reads a configuration.
pub(super) fn read(file: FileId, text: &str, findings: &mut Findings) -> Config {
    let mut reader = Reader { file, findings, config: Config::default(), unreadable: Vec::new() };
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let place = error.span().unwrap_or(bom..bom);
        reader.unreadable.push(place.clone());
        let place = reader.span(place);
        let finding =
            Diagnostic::new(&INVALID, place, Text::new("kitei.toml を TOML として読み取れません", "kitei.toml cannot be read as TOML"));
        reader.findings.push(finding.label(Text::same(error.message())));
    }
    reader.tables(root.get_ref());
    reader.config
}

/// The standard of a name in `standards`. The names are known only when all documents are read.
pub(super) fn standard(named: &Word, standards: &[Standard], findings: &mut Findings) -> Option<usize> {
    let key = look_up_key(named.text.trim());
    let found = standards.iter().position(|standard| *standard.id == *key);
    if found.is_none() {
        let known: Vec<&str> = standards.iter().map(|standard| &*standard.id).collect();
        let message = Text::new(format!("「{}」という基準はありません", named.text), format!("there is no standard \"{}\"", named.text));
        let help = match rules::nearest(&key, known.iter().copied()) {
            Some(near) => if_meant(near),
            None => Text::new(format!("基準は {} です", known.join("、")), format!("the standards are {}", known.join(", "))),
        };
        findings.push(Diagnostic::new(&INVALID, named.span, message).help(help));
    }
    found
}

/// The `root` of a configuration alone: paths are shown from it, even that of the configuration.
pub(super) fn root_of(text: &str) -> Option<String> {
    let (tables, _) = DeTable::parse_recoverable(text);
    let root = tables.get_ref().get("check")?.get_ref().get("root")?;
    root.get_ref().as_str().map(str::to_owned)
}

type Entry<'a, 'i> = (&'a Spanned<toml::de::DeString<'i>>, &'a Spanned<DeValue<'i>>);

struct Reader<'a> {
    file: FileId,
    findings: &'a mut Findings,
    config: Config,
    /// What is no TOML, which was reported.
    unreadable: Vec<Range<usize>>,
}

impl Reader<'_> {
    fn tables(&mut self, root: &DeTable<'_>) {
        for (key, value) in in_order(root) {
            match (key.get_ref().as_ref(), value.get_ref().as_table()) {
                ("check", Some(table)) => in_order(table).into_iter().for_each(|entry| self.check_entry(entry)),
                ("rules", Some(table)) => in_order(table).into_iter().for_each(|entry| self.rule_entry(entry)),
                ("check" | "rules", None) => self.bad_value(key, value, &["[check]", "[rules]"]),
                (name, _) => self.unknown(key.span(), name, &TABLES),
            }
        }
    }

    fn check_entry(&mut self, (key, value): Entry<'_, '_>) {
        match key.get_ref().as_ref() {
            "standards" => self.config.standards = self.words(key, value),
            "exclude" => self.config.exclude = self.words(key, value),
            "fail-on" => self.config.fail_on = self.choice(key, value, &FailOn::NAMES),
            "lang" => self.config.lang = self.choice(key, value, &LANGUAGES),
            "as-of" => self.config.as_of = self.date(key, value),
            "root" => match value.get_ref().as_str() {
                Some(text) => self.config.root = Some(Word { text: text.to_owned(), span: self.span(value.span()) }),
                None => self.bad_value(key, value, &["\"policies\""]),
            },
            name => self.unknown(key.span(), name, &CHECK_KEYS),
        }
    }

    fn rule_entry(&mut self, (key, value): Entry<'_, '_>) {
        let name = key.get_ref().as_ref();
        let family = name.split_once('/').map_or(name, |(family, _)| family);
        if OWN_FAMILIES.contains(&family) {
            let message = Text::new(format!("「{name}」の重さは変更できません"), format!("the level of \"{name}\" cannot be set"));
            return self.findings.push(Diagnostic::new(&INVALID, self.span(key.span()), message));
        }
        if !rules::all().any(|rule| rule.name == name || rule.family() == name) {
            let known: Vec<&str> = rules::all().flat_map(|rule| [rule.name, rule.family()]).collect();
            return self.unknown(key.span(), name, &known);
        }
        if let Some(level) = self.choice(key, value, &LEVELS) {
            let is_unreadable = |rule: &&crate::diagnostic::Rule| rule.family() == "syntax" && rule.severity == Severity::Error;
            if level == Level::Off
                && rules::all().filter(|rule| rule.name == name || rule.family() == name).any(|rule| is_unreadable(&rule))
            {
                let message = Text::new(format!("「{name}」は切れません"), format!("\"{name}\" cannot be switched off"));
                let why = Text::new(
                    "読み取れない箇所は判定されないため、それを示さないと、判定されたように見えます",
                    "what cannot be read is not judged; unless that is said, it looks as if it were",
                );
                return self.findings.push(Diagnostic::new(&INVALID, self.span(key.span()), message).note(why));
            }
            self.config.levels.set(name, level);
        }
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
        let message = Text::new(format!("「{name}」というキーはありません"), format!("there is no key \"{name}\""));
        let help = match rules::nearest(name, known.iter().copied()) {
            Some(near) => if_meant(near),
            None if known.len() <= CHECK_KEYS.len() => {
                Text::new(format!("書けるキーは {} です", known.join("、")), format!("the keys are {}", known.join(", ")))
            }
            None => Text::new("規則の名前、又はその分類の名前を書いてください", "write the name of a rule or of a family of rules"),
        };
        self.findings.push(Diagnostic::new(&INVALID, self.span(place), message).help(help));
    }

    fn bad_value(&mut self, key: &Spanned<toml::de::DeString<'_>>, value: &Spanned<DeValue<'_>>, takes: &[&str]) {
        let (name, place) = (key.get_ref().as_ref(), value.span());
        if self.unreadable.iter().any(|unreadable| unreadable.start <= place.end && place.start <= unreadable.end) {
            return;
        }
        let message = Text::new(format!("「{name}」の値が正しくありません"), format!("the value of \"{name}\" is none that it takes"));
        let help = Text::new(format!("{} のように書いてください", takes.join("、")), format!("write {}", takes.join(" or ")));
        self.findings.push(Diagnostic::new(&INVALID, self.span(value.span()), message).help(help));
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

fn if_meant(near: &str) -> Text {
    Text::new(format!("「{near}」の誤りであれば、そう書いてください"), format!("write \"{near}\" if that is what you mean"))
}
