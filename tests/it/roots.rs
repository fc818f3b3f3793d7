//! Which repository a file is of: that of the outermost `kitei.toml` above it within the work tree of git, or of the nearest that says
//! `root = true`. Where one stands, and what one names, changes how paths are shown and nothing else.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use kitei::{Options, stream};

use crate::harness::{BROKEN, Folder, RULE, SOUND};

const DAY: &str = "[check]\nas-of = 2026-05-01\n";
const PARENT: &str =
    "規程 「法人規程」 {\n  機関 法人 「医療法人」\n}\n\n条 「識別と認証」 {\n  対策 パスワード { 最短文字数 13文字 }\n}\n";

fn child(parent: &str) -> String {
    format!(
        "規程 「病院規程」 {{\n  機関 病院 「総合病院」\n  継承 「{parent}」\n}}\n\n条 「識別と認証」 {{\n  対策 パスワード {{ 最短文字数 8文字 }}\n}}\n"
    )
}

const FOLDERS: [&str; 4] = ["", "group", "group/clinic", "other"];

/// What a run tells, `path:line rule`, the paths as seen from the folder of the test.
fn told(top: &Path, from: &str, paths: &[&str]) -> BTreeSet<String> {
    let options = Options { paths: paths.iter().map(|path| top.join(path)).collect(), ..Options::new(top.join(from), date(2026, 11, 30)) };
    let mut told = BTreeSet::new();
    stream(&options, |part| {
        for finding in part.findings {
            let shown = part.sources.shown(finding.span.file);
            let whole = plain(&top.join(from).join(&*shown));
            let within = whole.strip_prefix(plain(top)).unwrap().display().to_string();
            told.insert(format!("{within}:{} {}", finding.span.start, finding.rule.name));
        }
    });
    told
}

fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => drop(plain.pop()),
            std::path::Component::CurDir => {}
            other => plain.push(other),
        }
    }
    plain
}

#[test]
fn where_one_stands_and_what_one_names_changes_no_finding() {
    let files = ["a.kitei", "group/b.kitei", "group/clinic/c.kitei", "group/clinic/d.kitei", "other/e.kitei"];
    // In each folder: no configuration, one that refines, one that begins a repository.
    let kinds = [None, Some("[rules]\n\"structure/unnumbered\" = \"off\"\n"), Some("root = true\n")];
    for number in 0..27 {
        let chosen = [kinds[number % 3], kinds[number / 3 % 3], kinds[number / 9]];
        let mut folder = Folder::new().with(".git/HEAD", "ref: refs/heads/main\n");
        for (at, config) in ["", "group/", "group/clinic/"].iter().zip(chosen) {
            if let Some(config) = config {
                folder = folder.with(&format!("{at}kitei.toml"), config);
            }
        }
        folder = files.iter().fold(folder, |folder, file| match *file {
            "group/b.kitei" => folder.with(file, PARENT),
            "group/clinic/c.kitei" => folder.with(file, child("../b.kitei")),
            _ => folder.with(file, BROKEN),
        });
        let top = folder.path().canonicalize().unwrap();
        let whole = told(&top, "", &[]);
        for file in files {
            let is_of = |line: &&String| line.starts_with(&format!("{file}:"));
            let expected: BTreeSet<String> = whole.iter().filter(is_of).cloned().collect();
            assert!(!expected.is_empty(), "{number}: nothing is found in {file}");
            // Each file from two places, and each place with each of the kinds.
            for from in [FOLDERS[number % 4], FOLDERS[(number / 4 + file.len()) % 4]] {
                let found = told(&top, from, &[file]);
                let found: BTreeSet<String> = found.iter().filter(is_of).cloned().collect();
                assert_eq!(found, expected, "arrangement {number}: {file} named from \"{from}\"");
            }
        }
        assert_eq!(told(&top, "group", &files), whole, "arrangement {number}: all named at once");
    }
}

#[test]
fn a_corporation_and_its_institutions_with_a_configuration_each_are_one_repository() {
    let folder = Folder::new()
        .with("kitei.toml", format!("{DAY}[lock]\nfail-on = \"error\"\n"))
        .with("corporation/policy.kitei", PARENT)
        .with("hospital/kitei.toml", "[rules]\ntime = \"error\"\n")
        .with("hospital/policy.kitei", child("../corporation/policy.kitei"));
    let weakened = |lines: Vec<String>| lines.into_iter().find(|line| line.contains("inheritance/weakened")).unwrap();
    let whole = weakened(folder.concise(&[]));
    assert_eq!(weakened(folder.concise(&["hospital/policy.kitei"])), whole);
    let stdin = folder.run_over(
        &["check", "--format", "concise", "-", "--stdin-filename", "hospital/policy.kitei"],
        &child("../corporation/policy.kitei"),
    );
    assert_eq!(weakened(stdin.out.lines().map(str::to_owned).collect()), whole);
    // Files of both are formatted at once.
    let loose = Folder::new().with("kitei.toml", "").with("a/kitei.toml", "").with("a/x.kitei", SOUND).with("b/kitei.toml", "");
    let loose = loose.with("b/y.kitei", SOUND);
    assert_eq!(loose.run(&["fmt", "b/y.kitei", "a/x.kitei"]).err, "");
    assert_eq!(loose.run(&["fmt", "--check", "b/y.kitei", "a/x.kitei"]).out, "");
}

#[test]
fn several_repositories_below_are_judged_in_one_run() {
    let folder = Folder::new()
        .with(".git/HEAD", "ref: refs/heads/main\n")
        .with("one/kitei.toml", "[check]\nexclude = [\"drafts/\"]\n")
        .with("one/a.kitei", BROKEN)
        .with("one/drafts/b.kitei", BROKEN)
        .with("two/deep/kitei.toml", "")
        .with("two/deep/a.kitei", BROKEN);
    let paths = |lines: Vec<String>| -> Vec<String> {
        lines.iter().filter(|line| line.contains(RULE)).map(|line| line.split(':').next().unwrap().to_owned()).collect()
    };
    assert_eq!(paths(folder.concise(&[])), ["one/a.kitei", "two/deep/a.kitei"]);
    assert_eq!(paths(folder.concise(&["two"])), ["two/deep/a.kitei"]);
    assert_eq!(paths(folder.concise(&["--root", "one"])), ["one/a.kitei"]);
    for (format, _) in kitei::Format::NAMES {
        let ran = folder.run(&["check", "--format", format]);
        assert_eq!(ran.code, 1, "{format}: {}", ran.err);
        assert!(ran.out.contains("one/a.kitei") && ran.out.contains("two/deep/a.kitei"), "{format} tells both: {}", ran.out);
    }
    let json: serde_json::Value = serde_json::from_str(&folder.run(&["check", "--format", "json"]).out).unwrap();
    assert_eq!((json["summary"]["files"].as_u64(), json["summary"]["errors"].as_u64()), (Some(2), Some(2)));
    assert_eq!(json["summary"]["grounds"]["unread"].as_u64(), Some(1));
    // What lies beside them is judged as well, by a repository without a configuration.
    let folder = folder.with("stray.kitei", BROKEN);
    assert_eq!(paths(folder.concise(&[])), ["stray.kitei", "one/a.kitei", "two/deep/a.kitei"]);
    assert_eq!(folder.run(&["tree"]).code, 0);
    let unformatted = folder.run(&["fmt", "--check"]);
    assert_eq!(unformatted.out.lines().collect::<Vec<_>>(), ["stray.kitei", "one/a.kitei", "two/deep/a.kitei"], "{}", unformatted.err);
}

#[test]
fn patterns_that_no_shell_expands_mean_the_policies_that_they_meet() {
    let folder = Folder::new()
        .with("one/kitei.toml", "[check]\nexclude = [\"drafts/\"]\n")
        .with("one/a.kitei", BROKEN)
        .with("one/drafts/a.kitei", BROKEN)
        .with("two/kitei.toml", "")
        .with("two/a.kitei", BROKEN)
        .with("two/b.kitei", BROKEN);
    let ran = folder.run(&["check", "--format", "concise", "*/a.kitei"]);
    let paths: Vec<&str> = ran.out.lines().map(|line| line.split(':').next().unwrap()).collect();
    // The other vocabulary of a repository is told with whatever is named.
    assert_eq!(paths, ["one/a.kitei", "two/a.kitei", "two/b.kitei"]);
    let excluded = folder.run(&["check", "**/drafts/*.kitei"]);
    assert_eq!((excluded.code, excluded.err.as_str()), (0, "one/drafts/a.kitei: passed over, because kitei.toml excludes it\n"));
    let nothing = folder.concise(&["*.txt"]);
    assert!(nothing[0].contains("error[input/not-found]: \"*.txt\" does not exist"), "{nothing:?}");
}

#[test]
fn a_configuration_below_refines_what_holds_in_its_folder() {
    let dated = "規程 「規程」 {\n  機関 診療所 「い」\n  施行 令和6年4月1日\n  承認 令和6年3月20日 承認者 院長\n  見直し 年1回\n}\n";
    let level = |inner: &str, path: &str| {
        let folder = Folder::new()
            .with("kitei.toml", format!("{DAY}[rules]\ntime = \"info\"\n"))
            .with("clinics/kitei.toml", inner)
            .with("clinics/a/p.kitei", dated)
            .with("p.kitei", dated.replace("「い」", "「ろ」"));
        let lines = folder.concise(&[]);
        let line = lines.iter().find(|line| line.starts_with(path) && line.contains("[time/review-overdue]"));
        line.map(|line| line.split(": ").nth(1).unwrap().split('[').next().unwrap().to_owned())
    };
    let below = "clinics/a/p.kitei";
    assert_eq!(level("", below).as_deref(), Some("info"));
    assert_eq!(level("[rules]\ntime = \"error\"\n", below).as_deref(), Some("error"));
    assert_eq!(level("[rules]\ntime = \"error\"\n", "p.kitei").as_deref(), Some("info"));
    assert_eq!(level("[[overrides]]\npaths = [\"a/\"]\nrules = { time = \"warning\" }\n", below).as_deref(), Some("warning"));
    assert_eq!(level("[check]\nexclude = [\"a/\"]\n", below), None);
    assert_eq!(level("[check]\nexclude = [\"p.kitei\"]\n", "p.kitei").as_deref(), Some("info"), "a pattern counts in its folder alone");
}

#[test]
fn a_folder_may_fail_sooner() {
    let dated = "規程 「規程」 {\n  機関 自治体 「い」\n  施行 令和6年4月1日\n  承認 令和6年3月20日 承認者 市長\n  見直し 年1回\n}\n";
    let of = |outer: &str, inner: &str| {
        let folder = Folder::new()
            .with("kitei.toml", format!("{DAY}{outer}"))
            .with("clinics/kitei.toml", format!("[check]\n{inner}"))
            .with("clinics/p.kitei", dated);
        folder.run(&["check"]).code
    };
    assert_eq!(of("fail-on = \"error\"\n", ""), 0);
    assert_eq!(of("fail-on = \"error\"\n", "fail-on = \"warning\"\n"), 1);
    assert_eq!(of("fail-on = \"warning\"\n", "fail-on = \"error\"\n"), 0);
    assert_eq!(of("[lock]\nfail-on = \"warning\"\n", "fail-on = \"error\"\n"), 1, "a lock holds");
}

#[test]
fn what_counts_at_the_root_alone_is_told_where_it_has_no_effect() {
    for (key, value) in
        [("as-of", "2026-04-01"), ("standards", "[\"mhlw-7.0\"]"), ("lang", "\"ja\""), ("baseline", "\"known.toml\""), ("root", "\"a\"")]
    {
        let folder = Folder::new()
            .with("kitei.toml", DAY)
            .with("clinics/kitei.toml", format!("[check]\n{key} = {value}\n"))
            .with("clinics/a/p.kitei", SOUND);
        let lines = folder.concise(&["clinics"]);
        let wanted = format!("warning[config/without-effect]: \"{key}\" counts in the kitei.toml of the root alone");
        assert!(lines.iter().any(|line| line.starts_with("clinics/kitei.toml:2:") && line.contains(&wanted)), "{key}: {lines:?}");
    }
    let same = Folder::new().with("kitei.toml", DAY).with("clinics/kitei.toml", "[check]\nroot = \"..\"\nas-of = 2026-05-01\n");
    assert_eq!(same.with("clinics/p.kitei", SOUND).concise(&[]), [""; 0]);
}

#[test]
fn a_parent_in_a_repository_of_its_own_is_told_to_be_there() {
    let folder = Folder::new()
        .with("kitei.toml", DAY)
        .with("corporation/kitei.toml", "root = true\n")
        .with("corporation/policy.kitei", PARENT)
        .with("policy.kitei", child("corporation/policy.kitei"));
    let lines = folder.concise(&["policy.kitei"]);
    assert!(
        lines.iter().any(|line| line.contains("error[inheritance/parent-unread]") && line.contains("it is of another repository")),
        "{lines:?}"
    );
    let one = folder.with("corporation/kitei.toml", "root = false\n");
    assert!(one.concise(&["policy.kitei"]).iter().any(|line| line.contains("inheritance/weakened")));
}

#[test]
fn one_policy_is_named_where_there_are_several_repositories() {
    let folder =
        Folder::new().with("one/kitei.toml", "").with("one/p.kitei", PARENT).with("two/kitei.toml", "").with("two/p.kitei", PARENT);
    let ran = folder.run(&["effective", "."]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there are 2 repositories"), "{}", ran.err);
    assert_eq!(folder.run(&["effective", "two/p.kitei"]).code, 0);
    let nowhere = folder.run(&["check", "--root", "nowhere"]);
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.err.contains("nowhere") && nowhere.err.contains("there is no such folder"), "{}", nowhere.err);
    assert_eq!(folder.run(&["effective", "--root", "two", "two"]).code, 0);
}
