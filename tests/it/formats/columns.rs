//! Each format counts columns in its own unit, and all of them lead to the same text.

use std::fs;
use std::ops::Range;
use std::path::Path;

use serde_json::Value;

use super::{REPOSITORIES, Written, array};
use crate::harness::{Folder, folder};

/// A line and a column, from 1.
type At = (u64, u64);

/// The offset of a place in a text, its column counted by what a character is worth.
fn offset(text: &str, (line, column): At, worth: impl Fn(char) -> usize) -> usize {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut starts = vec![start];
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'\n' || *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n') {
            starts.push(at + 1);
        }
    }
    let start = starts[usize::try_from(line).unwrap() - 1];
    let mut left = usize::try_from(column).unwrap() - 1;
    let mut at = start;
    for character in text.get(start..).unwrap().chars() {
        if left == 0 {
            break;
        }
        left -= worth(character);
        at += character.len_utf8();
    }
    at
}

fn at(value: &Value, line: &str, column: &str) -> At {
    (value[line].as_u64().unwrap(), value[column].as_u64().unwrap())
}

fn hold(directory: &Path, written: &Written) {
    let findings = written.findings();
    let results: Vec<Value> = array(&written.json("sarif")["runs"][0]["results"])
        .into_iter()
        .filter(|result| array(&result["suppressions"]).is_empty())
        .collect();
    let (of_reviewdog, records) = (array(&written.json("rdjson")["diagnostics"]), written.records());
    let document = written.xml("checkstyle");
    let errors: Vec<_> = document.descendants().filter(|node| node.has_tag_name("error")).collect();
    for (index, finding) in findings.iter().enumerate() {
        let Ok(text) = fs::read_to_string(directory.join(finding["path"].as_str().unwrap())) else { continue };
        let place = |end: &str| usize::try_from(finding["range"][end]["offset"].as_u64().unwrap()).unwrap();
        let wanted = place("start")..place("end");
        let range =
            |start: At, end: At, worth: fn(char) -> usize| -> Range<usize> { offset(&text, start, worth)..offset(&text, end, worth) };
        let region = &results[index]["locations"][0]["physicalLocation"]["region"];
        let utf16 = range(at(region, "startLine", "startColumn"), at(region, "endLine", "endColumn"), char::len_utf16);
        let of = &of_reviewdog[index]["location"]["range"];
        let utf8 = range(at(&of["start"], "line", "column"), at(&of["end"], "line", "column"), char::len_utf8);
        let field = |number: usize| records[index][number].parse().unwrap();
        let scalars = range((field(1), field(2)), (field(3), field(4)), |_| 1);
        assert_eq!([&utf16, &utf8, &scalars], [&wanted; 3], "{finding}");
        let attribute = |name| errors[index].attribute(name).unwrap().parse().unwrap();
        assert_eq!(offset(&text, (attribute("line"), attribute("column")), |_| 1), wanted.start, "{finding}");
    }
    // What is to be replaced, too.
    for (result, finding) in results.iter().zip(&findings) {
        let edits = finding["fix"]["edits"].as_array().map_or(0, Vec::len);
        let changes = result["fixes"].as_array().into_iter().flatten().flat_map(|fix| array(&fix["artifactChanges"]));
        let replacements: Vec<Value> = changes.flat_map(|change| array(&change["replacements"])).collect();
        assert_eq!(replacements.len(), edits, "{finding}");
    }
}

#[test]
fn every_unit_leads_to_the_same_text() {
    for repository in REPOSITORIES {
        hold(&folder(repository), &Written::fixture(repository, &[]));
    }
}

#[test]
fn rare_letters_and_line_ends_too() {
    let texts = [
        "\u{feff}規程 「𠮷野👨‍👩‍👧か\u{3099}」 { 機関 診療所 「𠮷」; 見直し 年0回 }\r\n条 「𠮷𠮷」 { 対策 𠮷ード { 最短文字数 8文字; 𠮷 𠮷 } }\r\n",
        "語彙 「𠮷」 { 名\u{3000}𠮷 }\r} 𠮷 }\r\n}\n",
    ];
    for text in texts {
        let folder = Folder::new().with("𠮷 %23#?.kitei", text);
        let written = Written::of(folder.path(), &[]);
        assert!(!written.findings().is_empty());
        hold(folder.path(), &written);
        let uri = written.json("sarif")["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].clone();
        assert_eq!(uri, "%F0%A0%AE%B7%20%2523%23%3F.kitei");
    }
}
