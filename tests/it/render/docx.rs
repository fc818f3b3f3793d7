//! A policy as a document for word processors: it says what the plain form says, in styles for headings, and nothing in it is markup.

use std::io::Read as _;

use flate2::Crc;
use flate2::read::DeflateDecoder;
use kitei::internals::Whole;
use kitei::internals::diagnostic::Findings;
use kitei::internals::render::{Extent, Form, print};

use super::{bare, in_form};
use crate::harness::{DAY, Folder, Repository};

const DOCUMENT: &str = "word/document.xml";

/// The parts of an archive, read by its local headers, each held against its sum.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let short = |at: usize| usize::from(u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap()));
    let long = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
    let mut parts = Vec::new();
    let mut at = 0;
    while bytes[at..].starts_with(b"PK\x03\x04") {
        let (sum, packed, size) = (long(at + 14), long(at + 18) as usize, long(at + 22) as usize);
        let name = at + 30;
        let data = name + short(at + 26) + short(at + 28);
        let mut part = String::new();
        DeflateDecoder::new(&bytes[data..data + packed]).read_to_string(&mut part).unwrap();
        let mut crc = Crc::new();
        crc.update(part.as_bytes());
        assert_eq!((part.len(), crc.sum()), (size, sum));
        parts.push((String::from_utf8(bytes[name..name + short(at + 26)].to_vec()).unwrap(), part));
        at = data + packed;
    }
    // The directory, and where it begins.
    let end = bytes.len() - 22;
    assert!(bytes[end..].starts_with(b"PK\x05\x06"));
    assert_eq!((short(end + 10), long(end + 16) as usize), (parts.len(), at));
    parts
}

/// The text of the document, as XML.
pub(crate) fn document(bytes: &[u8]) -> String {
    part(bytes, DOCUMENT)
}

fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(one, _)| one == name).unwrap().1
}

/// Holds that XML is well formed: elements closed in their order, no bare signs in text and attributes, no control characters.
fn hold_well_formed(xml: &str) {
    let is_text = |text: &str| {
        let entities = ["lt;", "gt;", "amp;", "quot;", "#39;"];
        text.split('&').skip(1).all(|after| entities.iter().any(|entity| after.starts_with(entity)))
            && !text.contains("]]>")
            && text.chars().all(|letter| letter == '\n' || !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
    };
    let mut open: Vec<&str> = Vec::new();
    let (prolog, xml) = xml.split_once("?>").unwrap();
    assert_eq!(prolog, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"");
    for piece in xml.split('<').skip(1) {
        let (tag, after) = piece.split_once('>').unwrap_or_else(|| panic!("{piece}"));
        assert!(is_text(tag) && is_text(after) && tag.matches('"').count() % 2 == 0, "{piece}");
        let name = tag.split([' ', '/']).next().unwrap();
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{piece}"),
            None if tag.ends_with('/') => {}
            None => open.push(name),
        }
        assert!(!open.is_empty() || after.trim().is_empty(), "{piece}");
    }
    assert_eq!(open, [""; 0]);
}

/// The paragraphs of a document, each with its style; tabs as blanks.
fn paragraphs(document: &str) -> Vec<(String, String)> {
    let unescaped = |text: &str| {
        let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
        entities.into_iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
    };
    let paragraphs = document.split("<w:p>").skip(1).map(|one| {
        let style = one.split_once("<w:pStyle w:val=\"").unwrap().1.split_once('"').unwrap().0;
        let texts = one.replace("<w:tab/>", "<w:t> </w:t>");
        let texts = texts.split("<w:t").skip(1).filter_map(|run| run.split_once('>')?.1.split_once("</w:t>"));
        (style.to_owned(), unescaped(&texts.map(|(text, _)| text).collect::<String>()))
    });
    paragraphs.collect()
}

/// The lines of the plain form, with the title of an article behind its number: what its heading says.
fn headed(plain: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut title = "";
    for line in plain.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let is_number = |number: &str| number.starts_with('第') && number.contains('条') && number.chars().count() < 9;
        let (number, text) = line.split_once('　').unwrap_or((line, ""));
        if line.starts_with('（') && line.ends_with('）') {
            title = line;
        } else if is_number(number) {
            lines.extend([format!("{number}{title}"), text.to_owned()].into_iter().filter(|line| !line.is_empty()));
            title = "";
        } else {
            lines.push(line.to_owned());
        }
    }
    lines
}

#[test]
fn the_document_says_what_the_plain_form_says() {
    for name in ["medical-corporation", "university-hospital", "hospital-7", "small-clinic-6", "real", "parents", "checks/structure"] {
        let texts = Whole::read(Repository::fixture(name).0);
        let resolved = texts.resolve(DAY, &mut Findings::default());
        for (id, policy, _) in resolved.iter() {
            let docx = print(&resolved, id, Form::Docx, Extent::Own);
            assert_eq!(docx, print(&resolved, id, Form::Docx, Extent::Own));
            for (_, part) in parts(&docx) {
                hold_well_formed(&part);
            }
            let written = paragraphs(&part(&docx, DOCUMENT));
            let said = written.iter().filter(|(style, _)| !style.starts_with("TOC")).map(|(_, text)| bare(text));
            let plain = headed(&in_form(&resolved, id, Form::Text));
            // The plain form has a bar between the cells of a row.
            let cells = plain.iter().flat_map(|line| line.split('｜')).map(bare);
            let is_written = |text: &String| !text.is_empty();
            assert_eq!(said.filter(is_written).collect::<Vec<_>>(), cells.filter(is_written).collect::<Vec<_>>(), "{}", policy.path);
            let listed = |is_meant: fn(&str) -> bool| {
                let lines = written.iter().filter(|(style, _)| is_meant(style)).map(|(_, text)| text.as_str());
                lines.filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>()
            };
            let titled: fn(&str) -> bool = |style| style.starts_with("Heading");
            let contents = listed(|style| style.starts_with("TOC") && style != "TOCHeading");
            assert!(listed(titled).iter().all(|heading| contents.contains(heading)), "{}", policy.path);
        }
    }
}

#[test]
fn every_style_that_is_used_is_there() {
    let texts = Whole::read(Repository::reference().0);
    let resolved = texts.resolve(DAY, &mut Findings::default());
    let (id, ..) = resolved.iter().next().unwrap();
    let docx = print(&resolved, id, Form::Docx, Extent::Own);
    let styles = part(&docx, "word/styles.xml");
    assert!(!styles.contains('$') && styles.contains("w:eastAsia=\"ja-JP\""), "{styles}");
    for (style, _) in paragraphs(&part(&docx, DOCUMENT)) {
        assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style}");
    }
}

#[test]
fn headings_bear_the_styles_for_headings() {
    let of = |policy: &str| {
        let texts = Whole::read([("policy.kitei", policy)]);
        let resolved = texts.resolve(DAY, &mut Findings::default());
        let (id, ..) = resolved.iter().next().unwrap();
        let all = paragraphs(&part(&print(&resolved, id, Form::Docx, Extent::Own), DOCUMENT));
        all.into_iter().filter(|(style, _)| style.starts_with("Heading")).map(|(style, text)| format!("{style} {text}")).collect::<Vec<_>>()
    };
    let article = |title: &str| format!("条 「{title}」 {{ 項 「記録する。」 }}\n");
    let policy = format!(
        "規程 「例」 {{ 機関 病院 「例病院」 }}\n章 「総則」 {{\n{}節 「体制」 {{\n{}}}\n}}\n附則 {{ 項 「公布の日から施行する。」 }}\n",
        article("目的"),
        article("委員会")
    );
    assert_eq!(
        of(&policy),
        ["Heading1 第1章 総則", "Heading2 第1条（目的）", "Heading2 第1節 体制", "Heading3 第2条（委員会）", "Heading1 附則"]
    );
    assert_eq!(of(&format!("規程 「例」 {{ 機関 病院 「例病院」 }}\n{}", article("目的"))), ["Heading1 第1条（目的）"]);
}

#[test]
fn texts_are_inert() {
    let policy = "規程 「<script>alert(1)</script> & ]]>」 {\n  機関 病院 「a\u{202e}b」\n  発行者 「<w:p/>\u{61c}\u{ffff}」\n}\n条 「\"x\" onload='y'」 {\n  項 「</w:t><b>太字</b>\u{7}\u{202e}逆\u{2066}。\n  (1) <img src=x>」\n}\n";
    let texts = Whole::read([("policy.kitei", policy)]);
    let resolved = texts.resolve(DAY, &mut Findings::default());
    let (id, ..) = resolved.iter().next().unwrap();
    let docx = print(&resolved, id, Form::Docx, Extent::Own);
    for (name, part) in parts(&docx) {
        hold_well_formed(&part);
        for sign in ["<script", "<b>", "<img", "]]>", "\u{202e}", "\u{2066}", "\u{61c}", "\u{7}"] {
            assert!(!part.contains(sign), "{name} {sign:?}");
        }
    }
    let said: Vec<String> = paragraphs(&part(&docx, DOCUMENT)).into_iter().map(|(_, text)| text).collect();
    for text in ["<script>alert(1)</script> & ]]>", "発行者 <w:p/>", "</w:t><b>太字</b>逆。", "(1) <img src=x>"] {
        assert!(said.iter().any(|said| said == text), "{text} {said:?}");
    }
    assert!(part(&docx, "docProps/core.xml").contains("&lt;script&gt;"));
}

#[test]
fn the_command_writes_a_file() {
    let folder =
        Folder::new().with("p.kitei", "policy \"P\" { institution clinic \"C\" }\narticle 1 \"A\" { paragraph \"Logs are kept.\" }\n");
    let ran = folder.run(&["render", "p.kitei", "--format", "docx", "--output-file", "p.docx"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    let docx = std::fs::read(folder.path().join("p.docx")).unwrap();
    assert!(paragraphs(&part(&docx, DOCUMENT)).contains(&("Heading1".to_owned(), "Article 1 A".to_owned())));
    // The plain form goes to a file as well, and no policy is written over.
    assert_eq!(folder.run(&["render", "p.kitei", "--output-file", "p.txt"]).code, 0);
    assert!(std::fs::read_to_string(folder.path().join("p.txt")).unwrap().starts_with("P\n"));
    let ran = folder.run(&["render", "p.kitei", "--output-file", "p.kitei"]);
    assert_eq!(ran.code, 2);
    assert!(std::fs::read_to_string(folder.path().join("p.kitei")).unwrap().starts_with("policy"));
    assert_eq!(folder.run(&["render", "p.kitei", "--output-file", "no/such/folder/p.txt"]).code, 2);
}
