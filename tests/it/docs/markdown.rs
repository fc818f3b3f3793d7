//! As much of Markdown as the documents use: fenced blocks, headings and their anchors, tables.

use std::fmt::Write as _;
use std::ops::Range;

/// A fenced block.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// What follows the fence.
    pub(super) info: String,
    /// Its lines.
    pub(super) text: String,
    /// Where the lines stand in the document.
    pub(super) range: Range<usize>,
    /// The line of the fence, from 1.
    pub(super) line: usize,
    /// The last heading before it.
    pub(super) heading: String,
}

/// The fenced blocks of a document.
pub(super) fn blocks(document: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut at, mut heading, mut open) = (0, String::new(), false);
    for (number, line) in document.split_inclusive('\n').enumerate() {
        let next = at + line.len();
        if let Some(info) = line.strip_prefix("```") {
            match blocks.last_mut().filter(|_| open) {
                Some(block) => block.text = document.get(block.range.start..at).unwrap().to_owned(),
                None => blocks.push(Block {
                    info: info.trim().to_owned(),
                    text: String::new(),
                    range: next..next,
                    line: number + 1,
                    heading: heading.clone(),
                }),
            }
            open = !open;
        } else if let Some(block) = blocks.last_mut().filter(|_| open) {
            block.range.end = next;
        } else if line.starts_with('#') {
            line.trim_start_matches('#').trim().clone_into(&mut heading);
        }
        at = next;
    }
    assert!(!open, "a block is not closed");
    blocks
}

/// A document without its fenced blocks.
pub(super) fn prose(document: &str) -> String {
    let mut open = false;
    let mut prose = String::new();
    for line in document.lines() {
        if line.starts_with("```") {
            open = !open;
        } else if !open {
            writeln!(prose, "{line}").unwrap();
        }
    }
    prose
}

/// The anchors of the headings of a document.
pub(super) fn anchors(document: &str) -> Vec<String> {
    prose(document).lines().filter(|line| line.starts_with('#')).map(|line| anchor(line.trim_start_matches('#').trim())).collect()
}

/// The anchor that a heading is given: letters and digits in lower case, hyphens for spaces, nothing for the rest.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|&c| c.is_alphabetic() || c.is_ascii_digit() || " -_ーｰ々〇".contains(c));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The anchors that mdBook gives the headings of a page: it keeps every letter and number, and tells twins apart by a number.
pub(super) fn book_anchors(document: &str) -> Vec<String> {
    let kept = |heading: &str| -> String {
        let letters = heading.chars().filter(|letter| letter.is_alphanumeric() || letter.is_whitespace() || "-_".contains(*letter));
        letters.map(|letter| if letter.is_whitespace() { '-' } else { letter.to_ascii_lowercase() }).collect()
    };
    let prose = prose(document);
    let mut anchors: Vec<String> = Vec::new();
    for heading in prose.lines().filter(|line| line.starts_with('#')) {
        let anchor = kept(heading.trim_start_matches('#').trim());
        let twins = anchors.iter().filter(|known| **known == anchor).count();
        anchors.push(if twins == 0 { anchor } else { format!("{anchor}-{twins}") });
    }
    anchors
}

/// A table.
pub(super) fn table<const N: usize>(head: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut table = format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(N));
    for row in rows {
        writeln!(table, "| {} |", row.join(" | ")).unwrap();
    }
    table
}

/// A document with another table in the place of the first one under a heading.
pub(super) fn with_table(document: &str, heading: &str, table: &str) -> String {
    let under = document.find(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no heading {heading:?}"));
    let (before, after) = document.split_at(under);
    let (between, rest) = after.split_at(after.find("\n|").unwrap_or_else(|| panic!("no table under {heading:?}")) + 1);
    let old: usize = rest.split_inclusive('\n').take_while(|line| line.starts_with('|')).map(str::len).sum();
    format!("{before}{between}{table}{}", rest.get(old..).unwrap())
}
