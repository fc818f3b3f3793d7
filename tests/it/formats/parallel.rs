//! The same run is the same bytes: by any number of threads, told in portions or at once, and in any order of the files that are named.

use std::fs;

use kitei::Format;

use super::Written;
use crate::harness::Folder;

#[test]
fn threads_and_the_order_of_names_make_no_difference() {
    for (repository, names) in [
        ("parents", ["two-parents", "joint-authority", "article-delegation"]),
        ("small-clinic", [".", ".", "."]),
        ("medical-corporation", ["pharmacy", "clinic/policy.kitei", "hospital"]),
    ] {
        let [one, two, three] = names;
        let first = Written::fixture(repository, &["--assessed", "--jobs", "1", one, two, three]);
        for [jobs, names @ ..] in [["4", three, one, two], ["2", two, three, one]] {
            let again = Written::fixture(repository, &[&["--assessed", "--jobs", jobs][..], &names].concat());
            for (name, text) in &first.0 {
                assert!(*text == again.0[name], "{repository}: {name} differs with {jobs} and {names:?}");
                assert!(!text.is_empty() || ["concise", "rdjsonl"].contains(name), "{repository}: {name} is empty");
            }
        }
    }
}

#[test]
fn what_is_told_in_portions_is_what_is_told_at_once() {
    // More files than are judged at a time, with findings in all of them; some are suppressed, and twins of what is not.
    let cites = "  根拠法令 医療法第999条";
    let allow = "// kitei: allow(citation/unknown-article) reason \"い\"";
    let twins = format!("規程 「い」 {{\n}}\n条 「い」 {{\n{cites} {allow}\n{cites}\n{cites}\n}}\n");
    let mut folder = Folder::new().with("kitei.toml", "[check]\nas-of = 2026-05-01\n[rules]\n\"no/such-rule\" = \"off\"\n");
    for at in 0..150 {
        folder = folder.with(&format!("{}/{at}.kitei", at % 7), if at % 3 == 0 { &twins } else { "}\n語彙 「い」 {\n}\n" });
    }
    for (name, format) in Format::NAMES {
        let alone = folder.run(&["check", "--format", name]);
        // Beside a format that needs the whole run it is written from the whole run.
        let result = folder.path().join("result");
        let beside = folder.run(&["check", "--format", "json", &format!("--output={name}=result")]);
        assert_eq!(alone.code, beside.code);
        assert!(alone.out == fs::read_to_string(&result).unwrap(), "{name} ({format:?})");
        fs::remove_file(&result).unwrap();
    }
}
