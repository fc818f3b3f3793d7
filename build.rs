//! Lists `rules/laws/*.toml` for the registry, each with the names under which it is cited: adding a law is adding a file.
#![allow(clippy::print_stdout, reason = "a build script speaks to cargo on standard output")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Deserialize;

/// The first paragraph of a law's file, as far as the index needs it.
#[derive(Deserialize)]
struct Head {
    title: String,
    short: Option<String>,
    #[serde(default)]
    abbreviations: Abbreviations,
    #[serde(default)]
    former_titles: Vec<FormerTitle>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Abbreviations {
    egov: Vec<String>,
    read: Vec<String>,
    memory: Vec<String>,
}

#[derive(Deserialize)]
struct FormerTitle {
    title: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=rules/laws");
    let mut files: Vec<PathBuf> = fs::read_dir("rules/laws")?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    let mut index = String::from("&[\n");
    for path in &files {
        write_entry(&mut index, path).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    index.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("laws.rs"), index)?;
    Ok(())
}

fn write_entry(index: &mut String, path: &Path) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let head: Head = toml::from_str(text.split("\n\n").next().unwrap_or_default())?;
    let Abbreviations { egov, read, memory } = head.abbreviations;
    let names = std::iter::once((head.title, "Title"))
        .chain(head.short.into_iter().chain(egov).chain(read).map(|name| (name, "Abbreviation")))
        .chain(memory.into_iter().chain(head.former_titles.into_iter().map(|former| former.title)).map(|name| (name, "Unverified")));
    writeln!(index, "    BuiltIn {{\n        text: include_str!({:?}),\n        names: &[", fs::canonicalize(path)?.to_string_lossy())?;
    for (name, spelling) in names {
        writeln!(index, "            ({name:?}, Spelling::{spelling}),")?;
    }
    index.push_str("        ],\n    },\n");
    Ok(())
}
