//! The measured work: `cargo bench`. What the numbers mean, and those of the peers, is in `benches/README.md`.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot set itself up has nothing to measure")]

#[path = "../tests/it/citations/places.rs"]
mod places;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use jiff::civil::date;
use kitei::internals::diagnostic::Findings;
use kitei::internals::syntax;
use kitei::{Disk, FileId, Options, Workspace};
use rayon::prelude::*;

fn main() {
    divan::main();
}

/// The size of the generated tree: 12 MB.
const TREE_BYTES: usize = 12_000_000;

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/medical-corporation")
}

/// The hospital's policy again and again, each a file of its own beside the corporation's.
fn tree() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let copy = |from: &str, to: String| {
        let to = folder.path().join(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(fixture().join(from), to).unwrap();
    };
    copy("kitei.toml", "kitei.toml".to_owned());
    copy("corporation/policy.kitei", "corporation/policy.kitei".to_owned());
    let hospital = fs::metadata(fixture().join("hospital/policy.kitei")).unwrap().len();
    let copies = TREE_BYTES / usize::try_from(hospital).unwrap();
    for number in 0..copies {
        copy("hospital/policy.kitei", format!("hospital-{number:04}/policy.kitei"));
    }
    folder
}

fn texts() -> Vec<Arc<str>> {
    let hospital: Arc<str> = fs::read_to_string(fixture().join("hospital/policy.kitei")).unwrap().into();
    vec![Arc::clone(&hospital); TREE_BYTES / hospital.len()]
}

fn bytes(texts: &[Arc<str>]) -> BytesCount {
    BytesCount::new(texts.iter().map(|text| text.len()).sum::<usize>())
}

/// Text to pieces (pest), one thread.
#[divan::bench(sample_count = 20)]
fn pieces(bencher: Bencher<'_, '_>) {
    let texts = texts();
    bencher.counter(bytes(&texts)).bench(|| texts.iter().map(|text| syntax::tree::parse(FileId(0), text).terms.len()).sum::<usize>());
}

/// Text to lowered documents, one thread.
#[divan::bench(sample_count = 20)]
fn documents(bencher: Bencher<'_, '_>) {
    let texts = texts();
    bencher.counter(bytes(&texts)).bench(|| {
        let mut findings = Findings::default();
        texts.iter().map(|text| syntax::read(FileId(0), text, &mut findings).statements().count()).sum::<usize>()
    });
}

/// The whole run in this process: packs, four policies, every rule.
#[divan::bench]
fn medical_corporation(bencher: Bencher<'_, '_>) {
    let options = options(fixture());
    bencher.bench(|| kitei::check(&options).findings.len());
}

/// The whole run over the generated tree of 12 MB.
#[divan::bench(sample_count = 5)]
fn generated_tree(bencher: Bencher<'_, '_>) {
    let tree = tree();
    let options = options(tree.path().to_owned());
    bencher.counter(BytesCount::new(TREE_BYTES)).bench(|| kitei::check(&options).findings.len());
}

/// Small policies, each below the one that `parent` names by its number; the first has none.
fn family(count: usize, parent: impl Fn(usize) -> usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..count {
        let inherits = if number == 0 { String::new() } else { format!("  継承 「{:05}.kitei」\n", parent(number)) };
        let said = "条 「定め」 {\n  対策 パスワード { 最短文字数 12文字 }\n  項 「定める。」\n}\n";
        let text = format!("規程 「規程{number}」 {{\n  機関 病院 「病院{number}」\n{inherits}}}\n{said}");
        fs::write(folder.path().join(format!("{number:05}.kitei")), text).unwrap();
    }
    fs::write(folder.path().join("kitei.toml"), "").unwrap();
    folder
}

/// The whole run over a chain of so many levels.
#[divan::bench(args = [250, 500, 1000], sample_count = 5)]
fn chain(bencher: Bencher<'_, '_>, levels: usize) {
    let family = family(levels, |number| number - 1);
    let options = options(family.path().to_owned());
    bencher.bench(|| kitei::check(&options).findings.len());
}

/// The whole run over so many children of one parent.
#[divan::bench(args = [2500, 5000, 10_000], sample_count = 5)]
fn children(bencher: Bencher<'_, '_>, count: usize) {
    let family = family(count, |_| 0);
    let options = options(family.path().to_owned());
    bencher.bench(|| kitei::check(&options).findings.len());
}

/// The whole process, from start to exit.
#[divan::bench]
fn process(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kitei"));
        command.args(["check", "--format", "concise"]).arg(fixture()).stdout(Stdio::null()).stderr(Stdio::null());
        assert!(command.status().unwrap().success());
    });
}

/// Every place of every law in every notation, read and judged as of a day, on all cores: about a million citations.
#[divan::bench(sample_count = 3)]
fn citations(bencher: Bencher<'_, '_>) {
    let day = date(2026, 11, 22);
    let places = places::held(day);
    let texts: Vec<String> = places.iter().flat_map(|held| places::NOTATIONS.iter().map(move |notation| notation(held))).collect();
    bencher
        .counter(ItemsCount::new(texts.len()))
        .bench(|| texts.par_iter().map(|text| kitei::internals::explain::cite::cite(text, day).len()).sum::<usize>());
}

/// `kitei cite` of one citation, from start to exit.
#[divan::bench]
fn cite_process(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kitei"));
        command.args(["cite", "--format", "json", "医療法施行規則第14条第2項"]).stdout(Stdio::null()).stderr(Stdio::null());
        assert!(command.status().unwrap().success());
    });
}

fn options(directory: PathBuf) -> Options {
    Options::new(directory, date(2026, 5, 1))
}

/// One hospital of the generated tree edited, and what is found in it asked for; all the others were judged before.
#[divan::bench(sample_count = 20)]
fn edit(bencher: Bencher<'_, '_>) {
    let folder = tree();
    let options = Options::new(folder.path(), date(2026, 5, 1));
    let mut workspace = Workspace::open(Box::new(Disk), &options);
    workspace.findings();
    let (path, text) = ("hospital-0100/policy.kitei", fs::read_to_string(folder.path().join("hospital-0100/policy.kitei")).unwrap());
    let mut edits = 0;
    bencher.bench_local(|| {
        edits += 1;
        workspace.set_text(path, Some(&format!("{text}\n// {edits}\n")));
        workspace.findings_in(path).len()
    });
}
