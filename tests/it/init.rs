//! `kitei init`: what is begun reads, is in its canonical form, and lacks nothing but what somebody has to decide.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::fixes::all;
use crate::harness::{Folder, Ran, finished};

const KINDS: [(&str, &str); 6] = [
    ("clinic", "診療所"),
    ("hospital", "病院"),
    ("pharmacy", "薬局"),
    ("maternity_home", "助産所"),
    ("care_provider", "介護事業者"),
    ("corporation", "法人"),
];
const EDITIONS: [&str; 2] = ["mhlw-6.0", "mhlw-7.0"];
/// What is found of a policy that was just begun: what is to be decided, what hangs on that, and what only informs.
const EXPECTED: [&str; 6] = [
    "consistency/undecided",
    "coverage/unknown-fact",
    "coverage/partly",
    "coverage/unmet",
    "coverage/unverified",
    "citation/amendment-ahead",
];

fn read(folder: &Folder, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).unwrap()
}

fn git(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = Command::new("git");
    // The hook finds the program that the tests have built.
    let programs = Path::new(env!("CARGO_BIN_EXE_kitei")).parent().unwrap();
    let path = std::env::join_paths([programs.to_owned()].into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())));
    command.env("PATH", path.unwrap()).env("GIT_CONFIG_GLOBAL", "/dev/null").env("LC_ALL", "C.UTF-8");
    finished(
        command
            .args(["-c", "user.name=t", "-c", "user.email=t@example.invalid", "-c", "init.defaultBranch=main"])
            .args(arguments)
            .current_dir(folder),
        "",
    )
}

/// What is wrong with what is begun for an institution.
fn faults(arguments: &[&str]) -> Vec<String> {
    let folder = Folder::new();
    let began = folder.run(&[&["init"], arguments].concat());
    if began.code != 0 {
        return vec![format!("{arguments:?}: {}", began.err)];
    }
    let text = read(&folder, "policy.kitei");
    let mut faults = Vec::new();
    if folder.run(&["fmt", "--check"]).code != 0 {
        faults.push("is not in its canonical form".to_owned());
    }
    let found: Value = serde_json::from_str(&folder.run(&["check", "--format", "json", "--lang", "en"]).out).unwrap();
    for finding in found["diagnostics"].as_array().unwrap() {
        let (rule, message) = (finding["rule"].as_str().unwrap(), &finding["message"]);
        let is_old = rule == "standard/superseded" && arguments.contains(&"mhlw-6.0");
        if !EXPECTED.contains(&rule) && !is_old {
            faults.push(format!("{rule}: {message}"));
        }
        let line = usize::try_from(finding["range"]["start"]["line"].as_u64().unwrap()).unwrap();
        // Whatever is more than a remark stands where something is to be decided.
        let here = text.lines().nth(line - 1).unwrap();
        if finding["severity"] != "info" && !is_old && !here.contains('?') {
            faults.push(format!("{rule} where nothing is to be decided, {here}: {message} {}", finding["notes"]));
        }
    }
    let again = folder.run(&["check", "--unsafe-fixes", "--fail-on", "never", "--lang", "en"]);
    if again.err != "no fix can be applied\n" || read(&folder, "policy.kitei") != text {
        faults.push(format!("a second run applies fixes: {}", again.err));
    }
    let idle = |line: &&str| line.trim_start().starts_with("//") && line.contains("相手方 ?");
    faults.extend(text.lines().find(idle).map(|line| format!("says that a ? is to become a ?: {line}")));
    faults.into_iter().map(|fault| format!("{arguments:?}: {fault}")).collect()
}

#[test]
fn what_is_begun_lacks_only_what_is_to_be_decided() {
    let mut cases: Vec<Vec<&str>> = Vec::new();
    for (en, ja) in KINDS {
        for edition in EDITIONS {
            // Either language by turns, and half of them tell what they have.
            let (kind, lang) = if cases.len().is_multiple_of(3) { (en, "en") } else { (ja, "ja") };
            let mut case = vec!["--kind", kind, "--name", "みどり", "--standard", edition, "--lang", lang];
            if cases.len() % 4 < 2 {
                case.extend(["--vendor", "Acme, Inc.", "--system", "電子 カルテ", "--has", "cloud,無線LAN", "--lacks", "VPN"]);
            }
            cases.push(case);
        }
    }
    let names: Vec<String> = cases.iter().map(|case| case.join("\t")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let faults = all(&names, |case| faults(&case.split('\t').collect::<Vec<_>>()));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let folder = Folder::new().with("policy.kitei", "// mine\n");
    let ran = folder.run(&["init", "--kind", "corporation", "--name", "A"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "error: \"policy.kitei\" is there already, so nothing is written; name another folder with --folder\n")
    );
    assert_eq!(read(&folder, "policy.kitei"), "// mine\n");
    assert!(!folder.path().join("kitei.toml").exists());
    // A `kitei.toml` above speaks of the folder already.
    let folder = Folder::new().with("kitei.toml", "[check]\nlang = \"ja\"\n");
    let ran = folder.run(&["init", "--kind", "法人", "--name", "みどり会", "--folder", "法人", "--lang", "ja"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, "法人/policy.kitei: 作成しました\n決めることが5か所に「?」としてあります。kitei check が一つずつ示します\n");
    assert!(!folder.path().join("法人/kitei.toml").exists());
    let parent = folder.run(&[
        "init",
        "--kind",
        "病院",
        "--name",
        "みどり病院",
        "--folder",
        "病院",
        "--parent",
        "法人/policy.kitei",
        "--lang",
        "ja",
    ]);
    assert_eq!(parent.code, 0, "{}", parent.err);
    assert!(read(&folder, "病院/policy.kitei").contains("  継承   「../法人/policy.kitei」\n"));
}

#[test]
fn what_cannot_be_begun_is_told_and_leaves_nothing_behind() {
    for (arguments, en, ja) in [
        (&["--kind", "shop", "--name", "A"][..], "there is no kind of institution \"shop\"", "「shop」という機関の種類はありません"),
        (&["--kind", "clinic"], "say with --name", "機関の名称を --name で"),
        (&[], "name the kind of institution with --kind", "機関の種類を --kind で"),
        (&["--kind", "clinic", "--name", "A\"B"], "cannot be written as a name", "名称として書けません"),
        (&["--kind", "clinic", "--name", "A", "--standard", "mhlw-1"], "name one of mhlw-7.0", "「mhlw-1」という基準はありません"),
        (&["--kind", "clinic", "--name", "A", "--parent", "b.kitei"], "there is no policy \"b.kitei\"", "という規程のファイルがありません"),
        (&["--kind", "clinic", "--name", "A", "--has", "staff"], "there is no fact \"staff\"", "「staff」という現況項目はありません"),
        (&["--hook"], "does not lie in a git repository", "git のリポジトリの中にありません"),
    ] {
        let folder = Folder::new();
        for (lang, said) in [("en", en), ("ja", ja)] {
            let ran = folder.run(&[&["init", "--folder", "a", "--lang", lang], arguments].concat());
            assert_eq!((ran.code, ran.out.as_str()), (2, ""));
            assert!(ran.err.contains(said), "{}", ran.err);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

#[cfg(unix)]
#[test]
fn the_hook_refuses_a_commit_wherever_git_looks_for_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    assert_eq!(git(folder.path(), &["init", "-q"]).code, 0);
    assert_eq!(folder.run(&["init", "--hook"]).out, ".git/hooks/pre-commit: written\n");
    let again = folder.run(&["init", "--hook", "--lang", "ja"]);
    assert_eq!((again.code, again.out.as_str()), (0, ".git/hooks/pre-commit: 既にあり、kitei を呼んでいます\n"));
    let mode = fs::metadata(folder.path().join(".git/hooks/pre-commit")).unwrap().permissions().mode();
    assert_eq!(mode & 0o111, 0o111);

    let folder = folder.with("other.txt", "x");
    git(folder.path(), &["add", "."]);
    assert_eq!(git(folder.path(), &["commit", "-qm", "no policy in it"]).code, 0);
    let folder = folder.with("a.kitei", crate::harness::BROKEN);
    git(folder.path(), &["add", "."]);
    let refused = git(folder.path(), &["commit", "-qm", "broken"]);
    assert_eq!(refused.code, 1);
    assert!(refused.out.contains(crate::harness::RULE) || refused.err.contains(crate::harness::RULE), "{refused:?}");
    let folder = folder.with("a.kitei", crate::harness::SOUND);
    git(folder.path(), &["add", "."]);
    assert_eq!(git(folder.path(), &["commit", "-qm", "sound"]).code, 0);

    // A work tree beside it has the same hooks.
    assert_eq!(git(folder.path(), &["worktree", "add", "-q", "beside"]).code, 0);
    let beside = folder.path().join("beside");
    let ran = finished(folder.command(&["init", "--hook"]).current_dir(&beside), "");
    assert!(ran.out.ends_with(".git/hooks/pre-commit: there already, and calls kitei\n"), "{ran:?}");
    fs::write(beside.join("a.kitei"), crate::harness::BROKEN).unwrap();
    assert_eq!(git(&beside, &["commit", "-qam", "broken"]).code, 1);

    // Another folder, seen from below the top.
    git(folder.path(), &["config", "core.hooksPath", ".hooks"]);
    let folder = folder.with("below/b.kitei", crate::harness::SOUND);
    let ran = finished(folder.command(&["init", "--hook"]).current_dir(folder.path().join("below")), "");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(read(&folder, ".hooks/pre-commit").contains("exec kitei check --staged"));
}

#[test]
fn a_hook_that_is_there_stays_as_it_is() {
    let folder = Folder::new();
    git(folder.path(), &["init", "-q"]);
    let folder = folder.with(".git/hooks/pre-commit", "#!/bin/sh\n# kitei check --staged\nmake lint\n");
    let ran = folder.run(&["init", "--hook"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.out,
        ".git/hooks/pre-commit: another hook is there and stays as it is; add this line to it:\n  kitei check --staged || exit\n"
    );
    assert!(read(&folder, ".git/hooks/pre-commit").ends_with("make lint\n"));
}

#[test]
fn a_file_for_the_ci_stands_at_the_top_of_the_work_tree() {
    let folder = Folder::new().with("policies/a.txt", "");
    git(folder.path(), &["init", "-q"]);
    let below = |arguments: &[&str]| finished(folder.command(arguments).current_dir(folder.path().join("policies")), "");
    assert_eq!(below(&["init", "--ci", "github"]).code, 0);
    assert_eq!(below(&["init", "--ci", "gitlab", "--lang", "ja"]).code, 0);
    let written: BTreeSet<String> = [".github/workflows/kitei.yml", ".gitlab-ci.yml"].iter().map(|path| read(&folder, path)).collect();
    assert!(written.iter().all(|text| text.contains("kitei check") && text.contains("--rev COMMIT")), "{written:?}");
    let again = below(&["init", "--ci", "gitlab"]);
    assert_eq!(again.code, 2);
    assert!(again.out.contains("is there and stays as it is; add this to it:") && again.out.contains("codequality"), "{}", again.out);
}

/// What the documents show is what is written.
#[test]
fn the_documents_show_what_is_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/integrations.md")).unwrap();
    for file in ["pre-commit.sh", "github.yml", "gitlab.yml"] {
        let text = fs::read_to_string(root.join("src/cli/init").join(file)).unwrap();
        assert!(page.contains(&format!("\n{text}```\n")), "{file}");
    }
}
