//! `kitei check` as a process: exit codes, streams, languages, colours.

use std::process::Stdio;

use serde_json::Value;

use crate::harness::{BROKEN, Folder, RULE, SOUND, finished};

#[test]
fn the_exit_code_tells_clean_from_findings_from_failure() {
    let sound = Folder::new().with("a.kitei", SOUND);
    let clean = sound.run(&["check", "--as-of", "2026-05-01"]);
    assert_eq!((clean.code, clean.out.as_str(), clean.err.as_str()), (0, "no findings (1 file, as of 2026-05-01)\n", ""));

    let broken = Folder::new().with("a.kitei", BROKEN);
    assert_eq!(broken.run(&["check"]).code, 1);
    assert_eq!(broken.run(&["check", "--fail-on", "never"]).code, 0);
    assert_eq!(broken.run(&["check", "nowhere"]).code, 2);
    assert_eq!(Folder::new().run(&["check"]).code, 2);
}

#[test]
fn a_failed_run_says_why_in_every_format() {
    let empty = Folder::new();
    for (format, shown) in [
        ("human", "error[input/no-policy]: no policy file found in \".\""),
        ("concise", ".:1:1: error[input/no-policy]: no policy file found in \".\""),
        ("json", "\"rule\":\"input/no-policy\""),
        ("plain", "error: no policy file found in \".\" (.kitei)\nwhere: .\n"),
        ("sarif", "\"executionSuccessful\":false"),
        ("github", "\n::error file=.,line=1,endLine=1,col=1,endColumn=1,title=input/no-policy::.:1:1: input/no-policy: no policy"),
        ("junit", "<failure type=\"input/no-policy\""),
        ("markdown", "| error | `.:1` | no policy file found in \".\" (.kitei) | `input/no-policy` |"),
        ("html", "<article class=\"finding error\">"),
        ("gitlab", "\"check_name\":\"input/no-policy\""),
        ("checkstyle", "source=\"kitei.input.no-policy\""),
        ("rdjson", "\"code\":{\"value\":\"input/no-policy\"}"),
        ("rdjsonl", "\"code\":{\"value\":\"input/no-policy\"}"),
        ("csv", ".,1,1,1,1,error,input/no-policy,"),
    ] {
        let ran = empty.run(&["check", "--format", format]);
        assert_eq!(ran.code, 2);
        assert!(ran.out.contains(shown), "{}", ran.out);
    }
}

#[test]
fn one_bad_file_does_not_hide_another() {
    let folder = Folder::new().with("b/規程.kitei", BROKEN).with("a.kitei", BROKEN).with("c.kitei", SOUND);
    let lines = folder.concise(&[]);
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with(&format!("a.kitei:3:1: error[{RULE}]: ")), "{lines:?}");
    assert!(lines[1].starts_with(&format!("b/規程.kitei:3:1: error[{RULE}]: ")), "{lines:?}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = (0..40).fold(Folder::new(), |folder, at| folder.with(&format!("{}/{at}.kitei", at % 7), BROKEN));
    for format in ["human", "concise", "json"] {
        let first = folder.run(&["check", "--format", format, "--as-of", "2026-05-01"]);
        for _ in 0..3 {
            assert_eq!(folder.run(&["check", "--format", format, "--as-of", "2026-05-01"]), first);
        }
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = Folder::new().with("a.kitei", "}\n".repeat(20_000));
    let mut child = folder.command(&["check"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), String::from_utf8(ended.stderr).unwrap().as_str()), (Some(1), ""));
}

#[test]
fn colours_are_for_terminals_and_never_for_machines() {
    let folder = Folder::new().with("a.kitei", BROKEN);
    let coloured =
        |arguments: &[&str], name: &str| finished(folder.command(arguments).env("TERM", "xterm").env(name, "1"), "").out.contains('\u{1b}');
    assert!(!folder.run(&["check"]).out.contains('\u{1b}'));
    assert!(coloured(&["check"], "CLICOLOR_FORCE"));
    assert!(!coloured(&["check"], "NO_COLOR"));
    assert!(!coloured(&["check", "--format", "concise"], "CLICOLOR_FORCE"));
    assert!(!coloured(&["check", "--format", "json"], "CLICOLOR_FORCE"));
}

#[test]
fn json_is_one_document() {
    let folder = Folder::new().with("病院/規程.kitei", BROKEN);
    let ran = folder.run(&["check", "--format", "json", "--as-of", "2026-05-01"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(document["schema_version"], 1);
    assert_eq!(document["as_of"], "2026-05-01");
    assert_eq!(document["diagnostics"][0]["path"], "病院/規程.kitei");
    assert_eq!(document["diagnostics"][0]["range"]["start"], serde_json::json!({ "line": 3, "column": 1, "offset": BROKEN.len() - 2 }));
    let summary = &document["summary"];
    let counts = ["files", "errors", "warnings", "infos", "suppressed"].map(|key| summary[key].as_u64());
    assert_eq!(counts, [1, 1, 0, 0, 0].map(Some), "{summary}");
}

#[test]
fn the_language_is_asked_for_or_that_of_the_environment() {
    let folder = Folder::new().with("a.kitei", SOUND);
    let spoken = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = folder.command(arguments);
        command.env_remove("LC_ALL").envs(variables.iter().copied());
        if finished(&mut command, "").out.contains("指摘はありません") { "ja" } else { "en" }
    };
    assert_eq!(spoken(&[], &["check"]), "en");
    assert_eq!(spoken(&[("LANG", "ja_JP.UTF-8")], &["check"]), "ja");
    assert_eq!(spoken(&[("LANG", "ja_JP.UTF-8"), ("LC_MESSAGES", "C")], &["check"]), "en");
    assert_eq!(spoken(&[("LANG", "C"), ("LC_ALL", "ja_JP")], &["check"]), "ja");
    assert_eq!(spoken(&[("LANG", "ja_JP.UTF-8")], &["check", "--lang", "en"]), "en");
    assert_eq!(spoken(&[], &["check", "--lang=ja"]), "ja");

    let folder = folder.with("kitei.toml", "[check]\nlang = \"ja\"\n");
    assert!(folder.run(&["check"]).out.contains("指摘はありません"));
    assert!(folder.run(&["check", "--lang", "en"]).out.contains("no findings"));
}

#[test]
fn mistakes_in_the_arguments_are_told_in_the_language_of_the_run() {
    let folder = Folder::new();
    let english = folder.run(&["check", "--formt", "json"]);
    assert_eq!(english.code, 2);
    assert!(english.err.contains("--format"), "{}", english.err);
    for (arguments, said) in [
        (&["check", "--formt", "json", "--lang", "ja"][..], "「--format」の誤りではありませんか"),
        (&["chek", "--lang", "ja"], "「check」の誤りではありませんか"),
        (
            &["check", "--lang", "ja", "--format", "xml"],
            "取れる値は human、plain、concise、json、jsonl、sarif、github、gitlab、junit、checkstyle、rdjson、rdjsonl、markdown、csv、html、auto です",
        ),
        (&["check", "--lang", "ja", "--as-of", "2026-02-30"], "2026-04-01 又は令和8年4月1日のように書いてください"),
        (&["check", "--lang", "ja", "-"], "--stdin-filename"),
    ] {
        let ran = folder.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.starts_with("エラー: ") && ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn the_day_is_written_in_either_calendar() {
    let folder = Folder::new().with("a.kitei", SOUND);
    let said = |folder: &Folder, arguments: &[&str]| folder.run(&[&["check"], arguments].concat()).out;
    for day in ["2026-05-01", "令和8年5月1日", "R8.5.1"] {
        assert!(said(&folder, &["--as-of", day]).contains("as of 2026-05-01"), "{day}");
    }
    for day in ["2026-05-01", "\"2026-05-01\"", "\"令和8年5月1日\""] {
        let folder = Folder::new().with("a.kitei", SOUND).with("kitei.toml", format!("[check]\nas-of = {day}\n"));
        assert!(said(&folder, &[]).contains("as of 2026-05-01"), "{day}");
    }
}

#[test]
fn an_unknown_standard_in_the_configuration_fails_the_run() {
    let folder = Folder::new().with("a.kitei", SOUND).with("kitei.toml", "[check]\nstandards = [\"MHLW-6.0\", \"mhlw-60\"]\n");
    let ran = folder.run(&["check"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("error[config/invalid]: there is no standard \"mhlw-60\""), "{}", ran.out);
    assert!(ran.out.contains("write \"mhlw-6.0\""), "{}", ran.out);
    assert_eq!(folder.concise(&["--lang", "ja"]).len(), 1);
}

#[test]
fn help_is_in_both_languages() {
    let folder = Folder::new();
    assert!(folder.run(&["--help"]).out.contains("Usage: kitei <COMMAND>"));
    assert!(folder.run(&["--lang", "ja", "--help"]).out.contains("使い方: kitei <コマンド>"));
    assert!(folder.run(&["check", "--lang", "ja", "--help"]).out.contains("使い方: kitei check"));
    assert_eq!(folder.run(&["--version"]).out, format!("kitei {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn quiet_leaves_the_findings() {
    let folder = Folder::new().with("a.kitei", SOUND);
    assert_eq!(folder.run(&["check", "--quiet"]).out, "");
    let folder = folder.with("b.kitei", BROKEN);
    assert!(folder.run(&["check", "-q"]).out.contains(RULE));
}

#[test]
fn no_number_of_threads_takes_the_machine() {
    let folder = Folder::new().with("a.kitei", SOUND);
    for command in [&["check"][..], &["check", "--jobs", "999999"], &["tree"]] {
        for number in ["999999", "0", "-1", "some"] {
            let ran = finished(folder.command(command).env("RAYON_NUM_THREADS", number), "");
            assert_eq!(ran.code, 0, "{command:?}, {number}: {}{}", ran.out, ran.err);
        }
    }
}
