//! Lists what lies in `rules/`, so that adding a law or an edition is adding a file or a folder:
//! `laws/*.toml` with the names under which each is cited, and the documents of the packs, parsed and lowered. Of `fixtures/checks/`, the
//! examples by which the page of a rule shows what it finds.
#![allow(clippy::print_stdout, reason = "a build script speaks to cargo on standard output")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use kitei_law::{Abbreviations, File, canonical_number};
use kitei_syntax::diagnostic::Findings;
use kitei_syntax::syntax;
use kitei_syntax::text::FileId;
use kitei_syntax::text::fit_to_show;
use kitei_syntax::text::fold::fold;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=rules/laws");
    let mut files: Vec<PathBuf> = fs::read_dir("rules/laws")?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    let out = env::var("OUT_DIR")?;
    let mut index = String::from("&[\n");
    let mut names = Vec::new();
    let mut heads = Vec::new();
    for (law, path) in files.iter().enumerate() {
        let written = write_entry(&mut index, path, Path::new(&out)).map_err(|error| format!("{}: {error}", path.display()))?;
        heads.push(written);
        let (_, written) = heads.last().ok_or("no law was read")?;
        names.extend(written.iter().map(|(name, spelling)| (fold(name), law, *spelling)));
    }
    for (law, name, spelling) in composed(&heads) {
        names.push((fold(&name), law, spelling));
    }
    index.push_str("]\n");
    fs::write(Path::new(&out).join("laws.rs"), index)?;
    fs::write(Path::new(&out).join("names.rs"), sorted(names)?)?;
    fs::write(Path::new(&out).join("packs.rs"), packs(Path::new(&out))?)?;
    fs::write(Path::new(&out).join("examples.rs"), examples(Path::new("fixtures/checks"))?)?;
    Ok(())
}

/// The documents in `rules/` and its folders: the path that they are shown under, their text, and the text as it was read.
fn packs(out: &Path) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules");
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::from("rules")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "kitei") {
                files.push(path);
            }
        }
    }
    files.sort();
    let mut list = String::from("&[\n");
    for (number, path) in files.iter().enumerate() {
        let shown = path.strip_prefix("rules")?.to_string_lossy().replace('\\', "/");
        let text: Arc<str> = fs::read_to_string(path)?.into();
        // What is wrong in a pack is told by the tests, with its place.
        let read = syntax::read(FileId(0), &text, &mut Findings::default());
        let stored = out.join(format!("pack-{number}"));
        fs::write(&stored, read.to_bytes()?)?;
        let (path, stored) = (fs::canonicalize(path)?, stored.to_string_lossy());
        writeln!(list, "    ({:?}, include_str!({:?}), include_bytes!({stored:?})),", format!("kitei:{shown}"), path.to_string_lossy())?;
    }
    list.push_str("]\n");
    Ok(list)
}

/// The longest example that a page shows, in lines.
const SHOWN: usize = 25;

/// Of each rule that has them, a short policy that breaks it and one that does not. Those of several files or with characters that nobody
/// sees are no examples to read.
fn examples(folder: &Path) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let inside = |folder: &Path| -> Result<Vec<PathBuf>, std::io::Error> {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
        paths.retain(|path| path.is_dir());
        paths.sort();
        Ok(paths)
    };
    let mut list = String::from("&[\n");
    for family in inside(folder)? {
        for rule in inside(&family)? {
            let (bad, good) = (rule.join("bad.kitei"), rule.join("good.kitei"));
            if !bad.is_file() || !good.is_file() {
                continue;
            }
            let (bad, good) = (fs::read_to_string(bad)?, fs::read_to_string(good)?);
            let is_shown = |text: &str| text.lines().count() <= SHOWN && fit_to_show(text) == text;
            if is_shown(&bad) && is_shown(&good) {
                let name = rule.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
                writeln!(list, "    Example {{ rule: {name:?}, bad: {bad:?}, good: {good:?} }},")?;
            }
        }
    }
    list.push_str("]\n");
    Ok(list)
}

/// Names in the order of their letters, in which a run looks them up; of what a name is to its law the first counts.
/// A test finds a name that two laws have.
fn sorted(mut names: Vec<(String, usize, &str)>) -> Result<String, std::fmt::Error> {
    names.sort_by(|one, other| one.0.cmp(&other.0));
    names.dedup_by(|later, first| (&later.0, later.1) == (&first.0, first.1));
    let mut list = String::from("&[\n");
    for (name, law, spelling) in names {
        writeln!(list, "    Name {{ text: {name:?}, law: LawId({law}), spelling: Spelling::{spelling} }},")?;
    }
    list.push_str("]\n");
    Ok(list)
}

/// Lists a law, stores it as bytes, and gives its names.
fn write_entry(index: &mut String, path: &Path, out: &Path) -> Result<(Head, Names), Box<dyn Error>> {
    let file = File::read(&fs::read_to_string(path)?)?;
    let stored = out.join(path.with_extension("law").file_name().unwrap_or_default());
    fs::write(&stored, file.to_bytes()?)?;
    let head = file.law;
    let Abbreviations { egov, read, memory } = head.abbreviations;
    writeln!(
        index,
        "    BuiltIn {{\n        title: {:?},\n        number: {:?},\n        stored: include_bytes!({:?}),\n        ambiguous: &{:?},\n    }},",
        head.title,
        canonical_number(&head.law_number),
        stored.to_string_lossy(),
        head.ambiguous
    )?;
    let kept = Head { id: head.id, title: head.title.clone(), parent: head.parent };
    let former = head.former_titles.into_iter().flat_map(|former| std::iter::once(former.title).chain(former.also));
    let names = std::iter::once((head.title, "Title"))
        .chain(former.map(|name| (name, "Former")))
        .chain(head.short.into_iter().chain(egov).chain(read).map(|name| (name, "Abbreviation")))
        .chain(memory.into_iter().map(|name| (name, "Unverified")))
        .chain(head.title_en.iter().flat_map(|title| english(&title.text)).map(|name| (name, "English")));
    Ok((kept, names.collect()))
}

/// The names of a law, and what each is to it.
type Names = Vec<(String, &'static str)>;

/// What says of which law another is the enforcement order or regulation.
struct Head {
    id: String,
    title: String,
    parent: Option<String>,
}

/// 個情法施行規則, 個情法施規: the short names of a law with what is added to its title, for the laws that carry it out.
fn composed(heads: &[(Head, Names)]) -> Vec<(usize, String, &'static str)> {
    const ADDED: [[&str; 2]; 2] = [["施行令", "施令"], ["施行規則", "施規"]];
    let of = |(law, (head, _)): (usize, &(Head, Names))| {
        let (parent, names) = heads.iter().find(|(parent, _)| Some(&parent.id) == head.parent.as_ref())?;
        let added = head.title.strip_prefix(parent.title.as_str())?;
        let added = ADDED.iter().find(|written| written.first() == Some(&added))?;
        let short = names.iter().filter(|(_, spelling)| ["Abbreviation", "Unverified"].contains(spelling));
        let written = short.flat_map(move |(name, spelling)| added.iter().map(move |added| (law, format!("{name}{added}"), *spelling)));
        Some(written.collect::<Vec<_>>())
    };
    heads.iter().enumerate().filter_map(of).flatten().collect()
}

/// An English title, and the other ways to name what carries out a law: translations differ in them.
fn english(title: &str) -> Vec<String> {
    const RULES: [&str; 4] = ["Regulation", "Regulations", "Ordinance", "Rules"];
    const ORDERS: [&str; 2] = ["Order", "Cabinet Order"];
    let title = title.split(" (").next().unwrap_or(title);
    let carried_out = |words: &'static [&'static str], law: &str| -> Vec<String> {
        let law = law.strip_prefix("the ").unwrap_or(law);
        let whole = words.iter().flat_map(|word| {
            let for_enforcement = ["", "the "].map(|the| format!("{word} for Enforcement of {the}{law}"));
            let enforcement =
                ["of", "for"].into_iter().flat_map(move |of| ["", "the "].map(|the| format!("Enforcement {word} {of} {the}{law}")));
            for_enforcement.into_iter().chain(enforcement).chain([format!("{law} Enforcement {word}")]).collect::<Vec<_>>()
        });
        whole.collect()
    };
    let rest = |kind: &str| title.split_once(kind).map(|(_, law)| law);
    match (rest("Regulation for Enforcement of "), rest("Order for Enforcement of ")) {
        (Some(law), _) => carried_out(&RULES, law),
        (_, Some(law)) => carried_out(&ORDERS, law),
        // The apostrophe of Practitioners' is left out as often as not.
        _ if title.contains('\'') => vec![title.to_owned(), title.replace('\'', "")],
        _ => vec![title.to_owned()],
    }
}
