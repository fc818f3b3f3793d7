//! Formatting: once is twice, and nothing is said otherwise.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use kitei::internals::diagnostic::Findings;
use kitei::internals::format::{Settings, format};
use kitei::internals::write::{Numbering, Table};
use kitei::internals::{Whole, syntax};
use kitei::{FileId, Lang};

use super::{Target, documents, hold, policies, shape};

pub(crate) struct Fmt;
pub(crate) struct Pin;

static BUILT_IN: LazyLock<Whole> = LazyLock::new(|| Whole::read(Vec::<(&str, &str)>::new()));
static WORDS: LazyLock<Table<'static>> = LazyLock::new(|| Table::new(&BUILT_IN.knowledge.vocabulary, &BUILT_IN.documents));

impl Target for Fmt {
    fn name(&self) -> &'static str {
        "fmt"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        documents()
    }

    fn run(&self, input: &[u8]) -> Result<u64, String> {
        let text = String::from_utf8_lossy(input);
        let found = rules(&text);
        let kind = formatted(&text, None, &found)?;
        Ok(shape((kinds(&found), kind)))
    }

    fn run_thoroughly(&self, input: &[u8]) -> Result<(), String> {
        let text = String::from_utf8_lossy(input);
        let found = rules(&text);
        for spelling in [Lang::Ja, Lang::En] {
            formatted(&text, Some(spelling), &found)?;
        }
        Ok(())
    }
}

/// Formats a text in a spelling and holds what is promised of it; gives back what kind of result it was.
fn formatted(text: &str, spelling: Option<Lang>, found: &[&str]) -> Result<(usize, usize, bool), String> {
    let settings = Settings { words: &*WORDS, spelling, pinned: None };
    let once = format(text, &settings);
    hold(format(&once.text, &settings).text == once.text, "formatted twice it is another text")?;
    hold(rules(&once.text) == found, "formatted, other things are wrong with it")?;
    hold(once.kept.iter().all(|span| text.get(span.start as usize..span.end as usize).is_some()), "what is kept is no place")?;
    Ok((once.kept.len().min(3), once.text.lines().count().min(12), once.text == text))
}

/// What is found by reading.
fn rules(text: &str) -> Vec<&'static str> {
    let mut findings = Findings::default();
    syntax::read(FileId(0), &Arc::from(text), &mut findings);
    findings.iter().map(|finding| finding.rule.name).collect()
}

/// Which rules there are: in what order and how often would make nearly every input one of a new kind.
fn kinds<'a>(rules: &[&'a str]) -> BTreeSet<&'a str> {
    rules.iter().copied().collect()
}

impl Target for Pin {
    fn name(&self) -> &'static str {
        "pin"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        policies()
    }

    fn run(&self, input: &[u8]) -> Result<u64, String> {
        let text = String::from_utf8_lossy(input).into_owned();
        let once = pinned(&text);
        hold(pinned(&once) == once, "numbered twice it is another text")?;
        Ok(shape((kinds(&rules(&text)), once.lines().count().min(12), once == text)))
    }
}

fn pinned(text: &str) -> String {
    let whole = Whole::read([("a.kitei", text)]);
    let table = Table::new(&whole.knowledge.vocabulary, &whole.documents);
    let settings = Settings { words: &table, spelling: None, pinned: None };
    let numbering = Numbering::of(&whole.resolve(jiff::civil::date(2026, 5, 1), &mut Findings::default()));
    whole.documents.first().map_or_else(String::new, |document| {
        let text = whole.sources.file(document.file).map_or("", |file| &file.text);
        numbering.format(document.file, text, &settings).text
    })
}
