//! The same run is the same bytes: by any number of threads, told in portions or at once, and in any order of the files that are named.

use std::collections::BTreeMap;
use std::fs;

use kitei::Format;

use crate::harness::{Folder, finished, folder};

/// Every format as it is written over a repository, by its name; the rest of the arguments are those of the run.
fn written(repository: &str, arguments: &[&str]) -> BTreeMap<&'static str, String> {
    let results = tempfile::tempdir().unwrap();
    let named = Format::NAMES.map(|(name, _)| (name, results.path().join(name)));
    let outputs: Vec<String> = named.iter().map(|(name, path)| format!("--output={name}={}", path.display())).collect();
    let arguments: Vec<&str> = ["check", "--fail-on", "never", "--as-of", "2026-05-01"]
        .into_iter()
        .chain(arguments.iter().copied())
        .chain(outputs.iter().map(String::as_str))
        .collect();
    let ran = finished(Folder::new().command(&arguments).current_dir(folder(repository)), "");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{repository} {arguments:?}");
    named.into_iter().map(|(name, path)| (name, fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn threads_and_the_order_of_names_make_no_difference() {
    for (repository, names) in [
        ("parents", ["two-parents", "joint-authority", "article-delegation"]),
        ("small-clinic", [".", ".", "."]),
        ("medical-corporation", ["pharmacy", "clinic/policy.kitei", "hospital"]),
    ] {
        let [one, two, three] = names;
        let first = written(repository, &["--jobs", "1", one, two, three]);
        for arguments in [["--jobs", "4", three, one, two], ["--jobs", "2", two, three, one]] {
            let again = written(repository, &arguments);
            for (name, text) in &first {
                assert!(*text == again[name], "{repository}: {name} differs with {arguments:?}");
                assert!(!text.is_empty() || *name == "concise" || *name == "rdjsonl", "{repository}: {name} is empty");
            }
        }
    }
}

#[test]
fn what_is_told_in_portions_is_what_is_told_at_once() {
    // More files than are judged at a time, with findings in all of them; some are suppressed, and twins of what is not.
    let text = "語彙 「院内」 {\n}\n} // kitei: allow(syntax/extra-brace) reason \"い\"\n}\n}\n";
    let mut folder = Folder::new().with("kitei.toml", "[check]\nas-of = 2026-05-01\n[rules]\n\"no/such-rule\" = \"off\"\n");
    for at in 0..150 {
        folder = folder.with(&format!("{}/{at}.kitei", at % 7), if at % 3 == 0 { text } else { "}\n語彙 「い」 {\n}\n" });
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
