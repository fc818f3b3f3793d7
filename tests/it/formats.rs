//! The formats of `kitei check` beside each other: the same run in all of them, the same bytes however it is made, read back by whoever
//! reads them.

mod columns;
mod counts;
mod dangerous;
mod parallel;
mod schemas;
mod targets;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kitei::Format;
use serde_json::Value;

use crate::harness::{Folder, finished, folder};

/// Repositories among the fixtures: sound, with every kind of finding, and with what cannot be read.
const REPOSITORIES: [&str; 5] = ["medical-corporation", "small-clinic-6", "checks/coverage", "real", "broken"];

/// One run in every format, by their names.
struct Written(BTreeMap<&'static str, String>);

impl Written {
    /// A run in a folder; the arguments are those beside the formats.
    fn of(directory: &Path, arguments: &[&str]) -> Self {
        let results = tempfile::tempdir().unwrap();
        let named = Format::NAMES.map(|(name, _)| (name, results.path().join(name)));
        let outputs: Vec<String> = named.iter().map(|(name, path)| format!("--output={name}={}", path.display())).collect();
        let always = ["check", "--fail-on", "never", "--as-of", "2026-05-01", "--max-findings", "0"];
        let arguments: Vec<&str> = always.into_iter().chain(arguments.iter().copied()).chain(outputs.iter().map(String::as_str)).collect();
        let ran = finished(Folder::new().command(&arguments).current_dir(directory), "");
        // A lock among them fails the run whatever is asked for.
        assert!(ran.err.is_empty(), "{directory:?} {arguments:?}: {}", ran.err);
        Self(named.into_iter().map(|(name, path)| (name, fs::read_to_string(path).unwrap())).collect())
    }

    /// A run over a fixture.
    fn fixture(name: &str, arguments: &[&str]) -> Self {
        Self::of(&folder(name), arguments)
    }

    fn text(&self, format: &str) -> &str {
        &self.0[format]
    }

    fn json(&self, format: &str) -> Value {
        serde_json::from_str(self.text(format)).unwrap()
    }

    /// One JSON value a line.
    fn lines(&self, format: &str) -> Vec<Value> {
        self.text(format).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn xml(&self, format: &str) -> roxmltree::Document<'_> {
        roxmltree::Document::parse(self.text(format)).unwrap()
    }

    /// The findings, as the JSON document has them.
    fn findings(&self) -> Vec<Value> {
        array(&self.json("json")["diagnostics"])
    }

    /// The records of the CSV, the heads left out.
    fn records(&self) -> Vec<csv::StringRecord> {
        csv::Reader::from_reader(self.text("csv").as_bytes()).records().map(Result::unwrap).collect()
    }

    /// The commands to GitHub: kind, properties, message.
    fn commands(&self) -> Vec<(String, BTreeMap<String, String>, String)> {
        self.text("github").lines().filter(|line| line.starts_with("::")).map(command).collect()
    }
}

fn array(value: &Value) -> Vec<Value> {
    value.as_array().unwrap().clone()
}

/// A workflow command, read as the runner of GitHub reads it.
fn command(line: &str) -> (String, BTreeMap<String, String>, String) {
    let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (kind, properties) = head.split_once(' ').unwrap_or((head, ""));
    let properties = properties.split(',').filter_map(|property| property.split_once('='));
    let read = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",").replace("%25", "%");
    (kind.to_owned(), properties.map(|(name, value)| (name.to_owned(), read(value))).collect(), read(message))
}
