//! What users write is text in every format, wherever it stands: in titles, names, messages and the names of files.

use super::{Written, array};
use crate::harness::Folder;
use crate::screen::policy;

const DANGEROUS: [&str; 10] = [
    "\u{1b}]0;t\u{7}\u{1b}[2J\u{9b}2J",
    "\u{202e}逆\u{202c}\u{2066}\u{2028}x",
    "::error::x",
    "##[error]x##vso[task.complete]##teamcity[x]",
    "]]><script>alert(1)</script><![CDATA[",
    "<img src=x onerror=alert(1)>&amp;'",
    "=HYPERLINK(1)",
    "|`a` [x](https://example.com) @all #1 ![y](z) {0} {{",
    "a,b%25%0A::error::y",
    "\u{fffe}\u{ffff}\u{1}",
];

fn is_control(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}'..='\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// One run over a policy and a file name with a string, in all formats.
fn written(said: &str) -> Written {
    let name: String = said.chars().filter(|character| !['/', '\0'].contains(character)).collect();
    let folder = Folder::new().with("p.kitei", policy(said)).with(
        &format!("{name}\n::error::z.kitei"),
        format!("語彙 「{said}」 {{\n}}\n}}\n// kitei: allow(citation/style) reason \"{said}\"\n"),
    );
    Written::of(folder.path(), &["--assessed"])
}

#[test]
fn whatever_users_write_is_text_in_every_format() {
    for said in DANGEROUS {
        let written = written(said);
        for (name, text) in &written.0 {
            assert!(!text.contains(is_control), "{name}: {said:?}");
            assert!(!text.contains("##[") && !text.contains("##vso[") && !text.contains("##teamcity["), "{name}: {said:?}");
            let speaks = |line: &str| line.trim_start().starts_with("::");
            assert!(*name == "github" || !text.lines().any(speaks), "{name}: {said:?}");
        }
        // Who reads them finds one document each, with all findings in it.
        let count = written.findings().len();
        assert_eq!(written.xml("checkstyle").descendants().filter(|node| node.has_tag_name("error")).count(), count, "{said:?}");
        assert!(written.xml("junit").descendants().filter(|node| node.has_tag_name("testcase")).count() > 1, "{said:?}");
        assert_eq!(written.records().len(), count, "{said:?}");
        assert_eq!(array(&written.json("gitlab")).len(), count);
        assert_eq!(written.lines("rdjsonl").len(), count);
        for format in ["checkstyle", "junit"] {
            let known = ["checkstyle", "file", "error", "testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"];
            let document = written.xml(format);
            let foreign = document.descendants().find(|node| node.is_element() && !known.contains(&node.tag_name().name()));
            assert_eq!(foreign, None, "{said:?}");
        }
    }
}

#[test]
fn no_command_to_github_is_of_a_user() {
    for said in DANGEROUS {
        let written = written(said);
        for (kind, properties, message) in written.commands() {
            let is_ours = properties.get("title").is_some_and(|title| title == "kitei") || properties.contains_key("file");
            assert!(is_ours && ["error", "warning", "notice"].contains(&kind.as_str()), "{said:?}: {kind} {message}");
            if let Some(file) = properties.get("file") {
                assert!(std::path::Path::new(file).extension().is_some_and(|extension| extension == "kitei"), "{said:?}: {file:?}");
            }
        }
    }
}

#[test]
fn nothing_marks_up_a_page_or_a_comment() {
    for said in DANGEROUS {
        let written = written(said);
        let page = written.text("html");
        for tag in page.split('<').skip(1) {
            let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
            assert!(!["script", "img", "iframe", "object"].contains(&name.as_str()), "{said:?}: {tag}");
        }
        let (_, shown) = page.split_once("</style>").unwrap();
        assert_eq!(shown.matches('<').count(), shown.matches('>').count(), "{said:?}");
        // A bracket behind a backslash begins and ends nothing.
        let comment = &written.text("markdown").replace("\\](", "");
        for row in comment.lines().filter(|line| line.starts_with('|')) {
            let bars = row.replace("\\|", "").matches('|').count();
            assert!(bars == 5 || bars == 4, "{said:?}: {row}");
        }
        assert!(
            !comment.contains('@') && !comment.contains("<s") && !comment.contains("<i") && !comment.contains("]("),
            "{said:?}: {comment}"
        );
    }
}

#[test]
fn no_field_of_a_spreadsheet_is_a_formula() {
    for said in DANGEROUS {
        for record in &written(said).records() {
            assert_eq!(record.len(), 13);
            let computes = |field: &str| field.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            assert!(!record.iter().any(computes), "{said:?}: {record:?}");
        }
    }
}
