//! Links and paths that documents name.

use std::path::Path;

use super::markdown::{anchors, book_anchors, prose};
use super::{read, root};

/// What a link of the document leads to and is not there.
pub(super) fn broken(path: &str) -> Vec<String> {
    let document = read(path);
    let text = without_code(&prose(&document));
    let mut broken = Vec::new();
    for part in text.split("](").skip(1) {
        let target = part.split(')').next().unwrap();
        if target.contains("://") {
            continue;
        }
        let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
        let folder = Path::new(path).parent().unwrap();
        let found = if file.is_empty() { Path::new(path).to_owned() } else { folder.join(file) };
        if !root().join(&found).exists() {
            broken.push(format!("{path}: {target} does not exist"));
        } else if !anchor.is_empty() && !anchors(&read(found.to_str().unwrap())).iter().any(|known| known == anchor) {
            broken.push(format!("{path}: {target} has no such heading"));
        }
    }
    broken
}

/// Links of a page of the book that lead out of it, or to a heading that the book calls otherwise. mdBook makes pages of what `SUMMARY.md`
/// names, and copies the other files of its folder.
pub(super) fn broken_in_book(path: &str, pages: &[&str]) -> Vec<String> {
    let text = without_code(&prose(&read(path)));
    let targets = text.split("](").skip(1).map(|part| part.split(')').next().unwrap()).filter(|target| !target.contains("://"));
    let mut broken = Vec::new();
    for target in targets {
        let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
        let page = if file.is_empty() { path.strip_prefix("docs/").unwrap() } else { file };
        let is_page = pages.contains(&page);
        let is_copied = Path::new(page).extension().is_none_or(|end| end != "md")
            && !page.starts_with("..")
            && root().join("docs").join(page).is_file();
        if !is_page && !is_copied {
            broken.push(format!("{path}: {target} is not in the book"));
        } else if is_page && !anchor.is_empty() && !book_anchors(&read(&format!("docs/{page}"))).iter().any(|known| known == anchor) {
            broken.push(format!("{path}: the book has no such heading: {target}"));
        }
    }
    broken
}

/// Paths of this repository that the document names in code spans and that are not there. A placeholder ends the path.
pub(super) fn missing_paths(path: &str) -> Vec<String> {
    const TOPS: [&str; 9] = ["src/", "crates/", "docs/", "tests/", "fixtures/", "rules/", "grammar/", "benches/", ".ci/"];
    let document = prose(&read(path));
    let spans = document.split('`').skip(1).step_by(2).filter(|span| TOPS.iter().any(|top| span.starts_with(top)));
    let named = spans.map(|span| span.split(['<', '*', '…', ' ']).next().unwrap());
    // A folder that a placeholder stands in, not a part of a name.
    let fixed = named.map(|span| {
        if span.ends_with('/') || Path::new(span).extension().is_some() { span } else { span.trim_end_matches(char::is_alphanumeric) }
    });
    fixed.filter(|named| !root().join(named).exists()).map(|named| format!("{path}: `{named}` does not exist")).collect()
}

/// What the code map of the architecture names inside a folder and that is not there.
pub(super) fn missing_in_code_map(document: &str) -> Vec<String> {
    let mut missing = Vec::new();
    for row in document.lines().filter_map(|line| line.strip_prefix("| `")) {
        let Some((folder, told)) = row.split_once("/` |") else { continue };
        let named = told.split('`').skip(1).step_by(2);
        let inside = named.filter(|name| name.ends_with('/') || Path::new(name).extension().is_some_and(|end| end == "rs"));
        missing.extend(inside.map(|name| format!("{folder}/{name}")).filter(|path| !root().join(path).exists()));
    }
    missing
}

/// A text without its code spans, in which brackets are no links.
fn without_code(text: &str) -> String {
    text.split('`').step_by(2).collect()
}
