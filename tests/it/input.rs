//! What is judged: roots, paths, configuration, encodings, the standard input.

use crate::harness::{BROKEN, Folder, RULE, SOUND};

/// Paths of the findings, in order.
/// A policy with errors. Vocabularies and standards are told with whatever is named.
const UNJUDGED: &str = "規程 「い」 {\n  機関 病院 「い」\n}\n";

fn paths(lines: &[String]) -> Vec<&str> {
    let mut paths: Vec<&str> = lines.iter().map(|line| line.split_once(':').unwrap().0).collect();
    paths.dedup();
    paths
}

#[test]
fn paths_select_what_is_reported() {
    let folder = Folder::new().with("kitei.toml", "").with("a/x.kitei", UNJUDGED).with("b/y.kitei", UNJUDGED).with("b/z.kitei", UNJUDGED);
    assert_eq!(paths(&folder.concise(&["a"])), ["a/x.kitei"]);
    assert_eq!(paths(&folder.concise(&["b/z.kitei", "a"])), ["a/x.kitei", "b/z.kitei"]);
    assert_eq!(paths(&folder.concise(&[])), ["a/x.kitei", "b/y.kitei", "b/z.kitei"]);
}

#[test]
fn hidden_ignored_and_excluded_files_are_left_out() {
    let folder = Folder::new()
        .with("kitei.toml", "[check]\nexclude = [\"drafts/\", \"*.old.kitei\"]\n")
        .with(".gitignore", "build/\n")
        .with(".hidden/a.kitei", UNJUDGED)
        .with("build/a.kitei", UNJUDGED)
        .with("drafts/a.kitei", UNJUDGED)
        .with("a.old.kitei", UNJUDGED)
        .with("a.kitei", UNJUDGED);
    assert_eq!(paths(&folder.concise(&[])), ["a.kitei"]);
    assert_eq!(paths(&folder.concise(&["build/a.kitei"])), ["build/a.kitei"], "what is named is judged");
}

#[test]
fn what_is_excluded_stays_so_where_it_is_named() {
    let loose = "規程 “下書き” ｛ 機関 病院 「い」 ｝\n";
    let folder =
        Folder::new().with("kitei.toml", "[check]\nexclude = [\"drafts/\"]\n").with("drafts/a.kitei", loose).with("b.kitei", SOUND);
    let note = "drafts/a.kitei: passed over, because kitei.toml excludes it\n";
    for arguments in [&["check", "drafts/a.kitei"][..], &["check", "b.kitei", "drafts/a.kitei"], &["fmt", "--check", "drafts/a.kitei"]] {
        let ran = folder.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, note), "{arguments:?}: {}", ran.out);
    }
    let ran = folder.run(&["check", "drafts"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "drafts: passed over, because kitei.toml excludes it\n"));
    folder.run(&["fmt", "drafts/a.kitei"]);
    assert_eq!(std::fs::read_to_string(folder.path().join("drafts/a.kitei")).unwrap(), loose);
    let over = |arguments: &[&str]| folder.run_over(&[arguments, &["-", "--stdin-filename", "drafts/a.kitei"]].concat(), loose);
    let checked = over(&["check", "--format", "concise"]);
    assert_eq!((checked.code, checked.out.as_str(), checked.err.as_str()), (0, "", note));
    let formatted = over(&["fmt"]);
    assert_eq!((formatted.code, formatted.out.as_str(), formatted.err.as_str()), (0, loose, note));
}

#[test]
fn the_configuration_is_found_upwards_and_names_the_root() {
    let folder =
        Folder::new().with("kitei.toml", "[check]\nroot = \"policies\"\n").with("policies/a.kitei", BROKEN).with("b.kitei", BROKEN);
    assert_eq!(paths(&folder.concise(&[])), ["policies/a.kitei"]);
    assert_eq!(paths(&folder.concise(&["policies"])), ["policies/a.kitei"]);
    let outside = folder.concise(&["b.kitei"]);
    assert!(outside[0].contains("error[input/outside-root]: \"b.kitei\" lies outside the root"), "{outside:?}");

    let folder = Folder::new().with("kitei.toml", "[check]\nroot = \"polices\"\n").with("a.kitei", SOUND);
    assert_eq!(folder.concise(&[]), ["kitei.toml:2:8: error[config/invalid]: there is no folder \"polices\""]);
}

#[test]
fn mistakes_in_the_configuration_have_places_and_policies_are_judged_all_the_same() {
    let config = "[check]\nfail-om = \"never\"\nas-of = \"2026-02-30\"\nlang = \"de\"\nexclude = [\"*.draft.kitei\", 1, \"{\"]\n\n\
                  [rules]\n\"syntax/extra-brase\" = \"off\"\nsyntax = \"loud\"\n\"input/encoding\" = \"off\"\n\n[rule]\n";
    let folder = Folder::new().with("kitei.toml", config).with("a.kitei", BROKEN).with("b.draft.kitei", SOUND);
    assert_eq!(folder.run(&["check"]).code, 2);
    let lines = folder.concise(&[]);
    let places: Vec<String> = lines.iter().map(|line| line.split(": error").next().unwrap().to_owned()).collect();
    let expected = ["a.kitei:3:1", "kitei.toml:2:1", "kitei.toml:3:9", "kitei.toml:4:8", "kitei.toml:5:29", "kitei.toml:5:32"];
    assert_eq!(places.get(..6).unwrap(), expected);
    assert_eq!(places.get(6..).unwrap(), ["kitei.toml:8:1", "kitei.toml:9:10", "kitei.toml:10:1", "kitei.toml:12:2"]);
    let human = folder.run(&["check"]).out;
    assert!(human.contains("write \"fail-on\" if that is what you mean"));
    assert!(human.contains("write \"syntax/extra-brace\" if that is what you mean"));

    let folder = Folder::new().with("kitei.toml", "[check\nlang = 「ja」\n").with("a.kitei", BROKEN);
    let lines = folder.concise(&[]);
    assert!(lines.iter().any(|line| line.starts_with("kitei.toml:1:")) && lines.iter().any(|line| line.contains(RULE)), "{lines:?}");
}

/// A policy that will be in force one day, which is all that is found of it.
const AHEAD: &str = "規程 「あ規程」 {\n  機関 法人 「あ」\n  準拠 mhlw-6.0\n  階層 基本方針\n  施行 2099-04-01\n}\n";
const DAY: &str = "[check]\nas-of = 2026-05-01\n";

#[test]
fn rules_have_the_level_that_is_set() {
    let leveled = |levels: &str| Folder::new().with("kitei.toml", format!("{DAY}[rules]\n{levels}\n")).with("a.kitei", AHEAD);
    let folder = leveled("time = \"info\"");
    assert!(folder.concise(&[])[0].contains("info[time/not-in-force]"), "{:?}", folder.concise(&[]));
    assert_eq!(folder.run(&["check", "--fail-on", "info"]).code, 1);
    assert_eq!(folder.run(&["check", "--fail-on", "warning"]).code, 0);
    assert!(leveled("time = \"info\"\n\"time/not-in-force\" = \"error\"").concise(&[])[0].contains("error[time/not-in-force]"));
    assert_eq!(leveled("time = \"error\"").run(&["check"]).code, 1);
    assert_eq!(leveled("time = \"off\"").concise(&[]), [""; 0]);
}

#[test]
fn overrides_set_levels_for_paths_and_the_last_that_fits_counts() {
    let level = |overrides: &str, path: &str| {
        let config = format!("{DAY}[rules]\ntime = \"error\"\n{overrides}");
        let folder = Folder::new()
            .with("kitei.toml", config)
            .with("drafts/a.kitei", AHEAD)
            .with("b.kitei", AHEAD.replace("「あ規程」", "「い規程」"));
        let line = folder.concise(&[path]).remove(0);
        line.split(": ").nth(1).unwrap().split('[').next().unwrap().to_owned()
    };
    let drafts = "[[overrides]]\npaths = [\"drafts/\"]\nrules = { \"time/not-in-force\" = \"info\" }\n".to_owned();
    assert_eq!((level(&drafts, "drafts").as_str(), level(&drafts, "b.kitei").as_str()), ("info", "error"));
    let later = drafts.clone() + "[[overrides]]\npaths = [\"*.kitei\"]\nrules = { time = \"warning\" }\n";
    assert_eq!((level(&later, "drafts").as_str(), level(&later, "b.kitei").as_str()), ("warning", "warning"));
    let elsewhere = drafts + "[[overrides]]\npaths = [\"*.kitei\", \"!drafts/\"]\nrules = { structure = \"error\" }\n";
    assert_eq!((level(&elsewhere, "drafts").as_str(), level(&elsewhere, "b.kitei").as_str()), ("info", "error"));
}

#[test]
fn the_day_is_that_of_the_command_line_before_that_of_the_configuration() {
    for written in ["2026-04-01", "\"2026-04-01\""] {
        let folder = Folder::new().with("kitei.toml", format!("[check]\nas-of = {written}\n")).with("a.kitei", SOUND);
        assert!(folder.run(&["check"]).out.contains("as of 2026-04-01"));
        assert!(folder.run(&["check", "--as-of", "2025-12-31"]).out.contains("as of 2025-12-31"));
    }
}

#[test]
fn the_standard_input_takes_the_place_of_a_file() {
    let folder = Folder::new().with("a.kitei", SOUND).with("b.kitei", UNJUDGED);
    let over = |arguments: &[&str], text: &str| {
        let ran = folder.run_over(&[&["check", "--format", "concise"], arguments].concat(), text);
        (ran.code, paths(&ran.out.lines().map(str::to_owned).collect::<Vec<_>>()).join(" "))
    };
    assert_eq!(over(&["-", "--stdin-filename", "a.kitei"], BROKEN), (1, "a.kitei".to_owned()));
    assert_eq!(over(&["-", "--stdin-filename", "b.kitei"], SOUND), (0, String::new()));
    assert_eq!(over(&["-", "--stdin-filename", "new/c.kitei"], BROKEN), (1, "new/c.kitei".to_owned()));
}

#[test]
fn what_is_not_utf8_is_named_and_the_rest_is_judged() {
    let folder = Folder::new()
        .with("a.kitei", BROKEN)
        .with("sjis.kitei", b"\x8bK\x92\xf6 \x81u\x83p\x83X\x83\x8f\x81[\x83h\x81v\n")
        .with("utf16.kitei", b"\xff\xfe\x0f\x89\x0b\x7a")
        .with("bytes.kitei", b"\xe8\xa6\x8f\n\xe7\xa8\x8b \xff\x00\xe3")
        .with("bom.kitei", format!("\u{feff}{BROKEN}"));
    let ran = folder.run(&["check", "--format", "concise"]);
    assert_eq!(ran.code, 2);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines[0].starts_with("a.kitei:3:1: "));
    assert!(lines[1].starts_with("bom.kitei:3:1: "), "{lines:?}");
    assert!(lines[2].starts_with("bytes.kitei:"), "{lines:?}");
    assert_eq!(lines[3], "sjis.kitei:1:1: error[input/encoding]: \"sjis.kitei\" is not UTF-8 but seems to be Shift_JIS");
    assert_eq!(lines[4], "utf16.kitei:1:1: error[input/encoding]: \"utf16.kitei\" is not UTF-8 but seems to be UTF-16");
}

#[test]
fn a_file_beyond_all_measure_is_not_read() {
    let folder = Folder::new().with("a.kitei", BROKEN).with("b.kitei", "");
    std::fs::File::options().write(true).open(folder.path().join("b.kitei")).unwrap().set_len(65 * 1024 * 1024).unwrap();
    assert_eq!(folder.run(&["check"]).code, 2);
    let lines = folder.concise(&[]);
    assert!(lines[0].contains(RULE), "{lines:?}");
    assert_eq!(lines[1], "b.kitei:1:1: error[input/unreadable]: \"b.kitei\" is larger than 4 MiB");
}

#[test]
fn a_file_that_is_no_policy_is_refused() {
    let folder = Folder::new().with("README.md", "").with("a.kitei", BROKEN).with("empty/x.txt", "");
    assert_eq!(folder.concise(&["README.md"]), ["README.md:1:1: error[input/no-policy]: \"README.md\" is no policy file (.kitei)"]);
    assert_eq!(folder.concise(&["empty"]), ["empty:1:1: error[input/no-policy]: no policy file found in \"empty\" (.kitei)"]);
    assert_eq!(folder.concise(&["gone"]), ["gone:1:1: error[input/not-found]: \"gone\" does not exist"]);
}

#[test]
fn what_cannot_be_read_is_not_hidden() {
    for name in ["syntax".to_owned(), format!("\"{RULE}\"")] {
        let folder = Folder::new().with("kitei.toml", format!("[rules]\n{name} = \"off\"\n")).with("a.kitei", BROKEN);
        let lines = folder.concise(&[]);
        assert_eq!(paths(&lines), ["a.kitei", "kitei.toml"], "{lines:?}");
        assert!(lines[1].contains("config/invalid") && lines[1].contains("cannot be lowered"), "{lines:?}");
    }
    let folder = Folder::new().with("kitei.toml", "[rules]\ntime = \"off\"\n").with("a.kitei", SOUND);
    assert_eq!(folder.concise(&[]), [""; 0]);
}

#[test]
fn a_day_that_is_none_is_told_once() {
    let folder = Folder::new().with("kitei.toml", "[check]\nas-of = 2026-13-01\n").with("a.kitei", SOUND);
    let lines = folder.concise(&[]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("config/invalid"), "{lines:?}");
}

#[test]
fn a_configuration_that_is_a_folder_is_none() {
    let folder = Folder::new().with("kitei.toml/x", "").with("a.kitei", SOUND);
    let lines = folder.concise(&[]);
    assert_eq!(lines, ["kitei.toml:1:1: error[config/invalid]: kitei.toml is a folder, not a file"]);
    assert_eq!(folder.run(&["check"]).code, 2);
}

#[test]
fn lines_may_end_with_carriage_returns() {
    let folder = Folder::new().with("kitei.toml", "").with("a.kitei", BROKEN.replace('\n', "\r"));
    assert_eq!(folder.concise(&[]), Folder::new().with("kitei.toml", "").with("a.kitei", BROKEN).concise(&[]));
}

#[test]
fn what_stands_for_a_file_is_none_of_the_machine() {
    let folder = Folder::new().with("a.kitei", SOUND);
    for command in ["check", "fmt"] {
        for named in ["/", "..", "."] {
            let ran = folder.run_over(&[command, "-", "--stdin-filename", named], SOUND);
            assert_eq!((ran.code, ran.err.as_str()), (2, "error: --stdin-filename names a folder; name a file\n"), "{command} {named}");
        }
        let ran = folder.run_over(&[command, "-", "--stdin-filename", "/kitei-is-not-there.kitei"], SOUND);
        assert!(ran.code == 2 && (ran.out + &ran.err).contains("input/outside-root"), "{command}");
    }
}
