//! Who may know whom: the table of the architecture, held against the source.

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with the layers that it may name. A layer may always name itself.
const MAY_NAME: [(&str, &[&str]); 23] = [
    ("text", &[]),
    ("diagnostic", &["text"]),
    ("markup", &["text", "diagnostic"]),
    ("answer", &["text", "diagnostic"]),
    ("syntax", &["text", "diagnostic"]),
    ("format", &["text", "diagnostic", "syntax"]),
    ("model", &["text", "diagnostic", "syntax", "format", "law"]),
    ("law", &["text", "diagnostic", "syntax"]),
    ("wording", &["text", "diagnostic", "syntax", "model", "law"]),
    ("resolve", &["text", "diagnostic", "syntax", "model", "law", "wording"]),
    ("say", &["text", "diagnostic", "syntax", "model", "wording", "resolve"]),
    ("checks", &["text", "diagnostic", "answer", "syntax", "model", "law", "wording", "resolve", "say"]),
    ("config", &["text", "diagnostic", "syntax", "model", "resolve", "checks"]),
    ("io", &["text", "diagnostic", "config"]),
    ("workspace", &["text", "diagnostic", "answer", "syntax", "model", "law", "resolve", "checks", "config", "io"]),
    ("compare", &["text", "diagnostic", "answer", "syntax", "model", "law", "resolve", "checks", "config", "io", "workspace"]),
    ("write", &["text", "diagnostic", "syntax", "format", "model", "law", "wording", "resolve", "checks", "config", "io", "workspace"]),
    (
        "explain",
        &[
            "text",
            "diagnostic",
            "answer",
            "syntax",
            "model",
            "law",
            "wording",
            "resolve",
            "say",
            "checks",
            "config",
            "io",
            "workspace",
            "write",
        ],
    ),
    ("render", &["text", "diagnostic", "markup", "syntax", "model", "wording", "resolve", "say", "config", "workspace"]),
    ("official", &["text", "diagnostic", "answer", "syntax", "format", "model", "wording", "config", "io", "workspace"]),
    ("report", &["text", "diagnostic", "markup", "answer"]),
    (
        "lsp",
        &[
            "text",
            "diagnostic",
            "markup",
            "answer",
            "syntax",
            "model",
            "law",
            "resolve",
            "say",
            "config",
            "workspace",
            "write",
            "explain",
            "render",
        ],
    ),
    (
        "cli",
        &[
            "text",
            "diagnostic",
            "markup",
            "answer",
            "model",
            "format",
            "config",
            "workspace",
            "compare",
            "write",
            "explain",
            "render",
            "official",
            "report",
            "lsp",
        ],
    ),
];

/// Crates and modules that only some files may name: paths begin with one of these.
const ONLY_IN: [(&str, &[&str]); 15] = [
    ("kitei_syntax::", &["lib.rs", "internals.rs", "law/"]),
    ("kitei_law::", &["law/"]),
    ("pest::", &["syntax/", "model/"]),
    ("pest_derive::", &["syntax/", "model/"]),
    ("miette::", &["report/human.rs"]),
    ("flate2::", &["render/docx/package.rs", "official/text/pdf.rs"]),
    ("lopdf::", &["official/text/"]),
    ("encoding_rs::", &["official/text/font.rs"]),
    ("rust_xlsxwriter::", &["report/checklist/xlsx.rs"]),
    ("clap::", &["cli/"]),
    ("std::fs", &["io/", "cli/"]),
    ("std::process::Command", &["io/"]),
    ("std::env::", &["cli/", "main.rs"]),
    ("anstream::", &["cli/"]),
    ("gen_lsp_types::", &["lsp/"]),
];

#[test]
fn no_layer_names_one_above_it() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let Some((layer, _)) = path.split_once('/') else {
            continue;
        };
        let Some((_, known)) = MAY_NAME.iter().find(|(name, _)| *name == layer) else {
            faults.push(format!("{path}: the layer \"{layer}\" stands in no table"));
            continue;
        };
        for named in named_layers(&text) {
            if named != layer && !known.contains(&named.as_str()) {
                faults.push(format!("{path} names {named}"));
            }
        }
    }
    assert_eq!(faults, [""; 0]);
}

#[test]
fn some_things_are_named_in_one_place_only() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        for (named, places) in ONLY_IN {
            if code(&text).any(|line| line.contains(named)) && !places.iter().any(|place| path.starts_with(place)) {
                faults.push(format!("{path} names {named}"));
            }
        }
    }
    assert_eq!(faults, [""; 0]);
}

/// The layers after `crate::`, in paths and in groups.
fn named_layers(text: &str) -> Vec<String> {
    let layers = || MAY_NAME.iter().map(|(name, _)| *name);
    let mut named = Vec::new();
    for part in code(text).collect::<Vec<_>>().join("\n").split("crate::").skip(1) {
        let words = match part.strip_prefix('{') {
            Some(group) => group.split(';').next().unwrap_or(""),
            None => part.split(|character: char| !character.is_ascii_alphanumeric() && character != '_').next().unwrap_or(""),
        };
        let words = words.split(|character: char| !character.is_ascii_alphanumeric() && character != '_');
        named.extend(words.filter(|word| layers().any(|layer| layer == *word)).map(str::to_owned));
    }
    named
}

/// The lines that are no comment.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// The folders in which the layers lie, and what stands before the paths in them: what the build script needs too are crates of their own.
const ROOTS: [(&str, &str); 3] = [("src", ""), ("crates/kitei-syntax/src", ""), ("crates/kitei-law/src", "law/")];

/// All files of the layers with their paths from there.
fn sources() -> Vec<(String, String)> {
    let read = |(root, before): (&str, &str)| {
        let files = sources_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join(root));
        files.into_iter().map(|(path, text)| (format!("{before}{path}"), text)).collect::<Vec<_>>()
    };
    ROOTS.into_iter().flat_map(read).collect()
}

fn sources_of(root: &Path) -> Vec<(String, String)> {
    let mut folders = vec![root.to_owned()];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let shown = |path: &Path| path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
    files
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .map(|path| (shown(path), fs::read_to_string(path).unwrap()))
        .collect()
}
