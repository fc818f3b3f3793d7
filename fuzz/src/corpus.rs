//! What is mutated: the fixtures, and the packs that are built in.

use std::fs;
use std::path::{Path, PathBuf};

/// No input is larger: most faults show in little text, and little text is tried often.
pub(crate) const LARGEST: usize = 8 * 1024;

/// The files below folders of the repository whose names end so, cut to what is tried.
pub(crate) fn files(folders: &[&str], ends: &[&str]) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut waiting: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    let mut found: Vec<PathBuf> = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(&path).into_iter().flatten().flatten().map(|entry| entry.path()));
        } else if path.extension().and_then(|end| end.to_str()).is_some_and(|end| ends.contains(&end)) {
            found.push(path);
        }
    }
    // The order of a folder is nobody's.
    found.sort();
    let whole = found.into_iter().filter_map(|path| fs::read(path).ok());
    whole.flat_map(pieces).collect()
}

/// A long text in pieces that end with a line.
fn pieces(text: Vec<u8>) -> Vec<Vec<u8>> {
    if text.len() <= LARGEST / 8 || text.starts_with(b"%PDF") {
        return vec![text];
    }
    let mut pieces: Vec<Vec<u8>> = Vec::new();
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        match pieces.last_mut().filter(|last| last.len() + line.len() <= LARGEST / 8) {
            Some(last) => last.extend(line),
            None => pieces.push(line.to_vec()),
        }
    }
    pieces
}
