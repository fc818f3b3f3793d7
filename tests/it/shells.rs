//! Completions and manual pages, taken by what reads them: a test is passed over only where its shell is not installed.

use std::process::{Command, Output};

use crate::harness::Folder;

/// What a program that may be missing says of some arguments, run in a folder; none where it is missing.
fn said(folder: &Folder, program: &str, arguments: &[&str]) -> Option<String> {
    let Output { status, stdout, stderr } = Command::new(program).args(arguments).current_dir(folder.path()).output().ok()?;
    assert!(status.success(), "{program}: {}", String::from_utf8_lossy(&stderr));
    Some(String::from_utf8_lossy(&stdout).into_owned())
}

/// A folder with the completions of a shell.
fn completions(shell: &str, lang: &str) -> Folder {
    let script = Folder::new().run(&["completions", shell, "--lang", lang]);
    assert_eq!((script.code, script.err.as_str()), (0, ""));
    Folder::new().with("completions", script.out)
}

#[test]
fn bash_completes() {
    const SITTING: &str = r#"
        source ./completions
        complete -p kitei >/dev/null
        ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _kitei kitei "${@: -1}" "${@: -2:1}"; echo "${COMPREPLY[@]}"; }
        ask kitei che
        ask kitei check --unsa
        ask kitei check --format js
        ask kitei completions zs
        ask kitei standards comp
    "#;
    for lang in ["ja", "en"] {
        if let Some(said) = said(&completions("bash", lang), "bash", &["--norc", "-c", SITTING]) {
            assert_eq!(said, "check checklist\n--unsafe-fixes\njson jsonl\nzsh\ncompare\n", "{lang}");
        }
    }
}

#[test]
fn zsh_completes() {
    // A shell in a terminal of its own, into which is typed what a user types.
    const SITTING: &str = r#"
        zmodload zsh/zpty
        zpty -b sitting zsh -f -i
        zpty -w sitting "PS1=''; autoload -Uz compinit; compinit -u -D; source ./completions; kitei() { print -r -- \"taken: \$*.\" }"
        zpty -w -n sitting $'kitei comple\tba\t\n'
        until zpty -r -m sitting told $'*taken: [^$]*.\r'; do sleep 0.1; done
        print -r -- "${told##*taken: }"
        zpty -d sitting
    "#;
    for lang in ["ja", "en"] {
        if let Some(said) = said(&completions("zsh", lang), "zsh", &["-f", "-c", SITTING]) {
            assert_eq!(said.trim(), "completions bash.", "{lang}");
        }
    }
}

#[test]
fn fish_completes() {
    let asked = "source ./completions; complete -C 'kitei che'; complete -C 'kitei check --format sa'";
    for (lang, wanted) in [("ja", "規程を検査します"), ("en", "check policies")] {
        if let Some(said) = said(&completions("fish", lang), "fish", &["--no-config", "-c", asked]) {
            let lines: Vec<&str> = said.lines().collect();
            assert_eq!(lines.first(), Some(&format!("check\t{wanted}").as_str()));
            assert_eq!(lines.last().map(|line| line.trim_end()), Some("sarif"));
        }
    }
}

#[test]
fn there_is_a_page_for_each_command_in_either_language() {
    for (lang, headings, ours) in [
        ("en", ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS"], "EXIT STATUS"),
        ("ja", ["名前", "書式", "説明", "オプション"], "終了コード"),
    ] {
        let folder = Folder::new();
        let ran = folder.run(&["man", "--output-folder", "man", "--lang", lang]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
        let mut pages = 0;
        for entry in std::fs::read_dir(folder.path().join("man")).unwrap() {
            let path = entry.unwrap().path();
            let page = std::fs::read_to_string(&path).unwrap();
            let found: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
            assert_eq!(found[..3], headings[..3], "{}", path.display());
            assert!(found.contains(&headings[3]), "{}: {found:?}", path.display());
            let is_english = |heading: &&str| heading.is_ascii();
            assert_eq!(found.iter().any(is_english), lang == "en", "{}: {found:?}", path.display());
            assert_eq!(found.iter().any(|heading| heading.trim_matches('"') == ours), path.ends_with("kitei.1"), "{}", path.display());
            pages += 1;
            let path = path.to_str().unwrap();
            // It warns of whatever it does not know.
            if let Some(shown) = self::said(&folder, "groff", &["-man", "-Tutf8", "-k", "-ww", path]) {
                assert!(shown.contains("kitei"), "{shown}");
            }
        }
        let help = folder.run(&["--help", "--lang", "en"]).out;
        let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty()).count();
        assert_eq!(pages, commands + 2, "kitei itself, and `standards compare`");
    }
}

#[test]
fn a_page_is_printed_or_it_is_said_that_there_is_none() {
    let folder = Folder::new();
    assert!(folder.run(&["man", "standards", "compare"]).out.contains("kitei\\-standards\\-compare"));
    let ran = folder.run(&["man", "chek"]);
    assert_eq!((ran.code, ran.err.as_str()), (2, "error: there is no command \"chek\"; `kitei --help` lists them\n"));
    let ran = folder.run(&["man", "chek", "--lang", "ja"]);
    assert_eq!(ran.err, "エラー: 「chek」というコマンドはありません。コマンドは「kitei --help」で表示します\n");
}
