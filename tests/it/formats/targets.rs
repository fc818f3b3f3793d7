//! Where formats go: the standard output, files, the summary of a step; and what `auto` chooses.

use std::fs;

use serde_json::Value;

use crate::harness::{BROKEN, Folder, finished};

#[test]
fn several_formats_are_written_in_one_run() {
    let folder = Folder::new().with("p.kitei", BROKEN);
    let alone = folder.run(&["check"]);
    let ran = folder.run(&["check", "--output", "json=r/../a.json", "--output=sarif=b=c.sarif"]);
    assert_eq!((ran.code, ran.err.contains("r/../a.json")), (2, true), "the folder has to be there");
    let ran = folder.run(&["check", "--output", "json=a.json", "--output=sarif=b=c.sarif"]);
    assert_eq!(ran, alone);
    let read = |name: &str| -> Value { serde_json::from_str(&fs::read_to_string(folder.path().join(name)).unwrap()).unwrap() };
    assert_eq!(read("a.json")["summary"]["errors"], 1);
    assert_eq!(read("b=c.sarif")["version"], "2.1.0");
    // A run that fails is told too.
    let ran = folder.run(&["check", "nowhere", "--output", "json=a.json"]);
    assert_eq!((ran.code, &read("a.json")["diagnostics"][0]["rule"]), (2, &"input/not-found".into()));
}

#[test]
fn nothing_that_is_there_is_harmed() {
    let folder = Folder::new().with("p.kitei", BROKEN).with("a", "").with("d/x", "");
    for (output, said) in [
        ("json=q.kitei", "no policy (.kitei)"),
        ("json", "write it like sarif=result.sarif"),
        ("jsn=a", "write it like sarif=result.sarif"),
        ("json=", "write it like sarif=result.sarif"),
        ("auto=a", "write it like sarif=result.sarif"),
        ("json=d", "cannot write \"d\""),
        ("json=none/a", "cannot write \"none/a\""),
    ] {
        let ran = folder.run(&["check", "--output", output]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{output}");
        assert!(ran.err.contains(said), "{output}: {}", ran.err);
    }
    let twice = folder.run(&["check", "--output", "json=a", "--output", "csv=a"]);
    assert!(twice.code == 2 && twice.err.contains("named for two formats"), "{}", twice.err);
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
}

#[cfg(unix)]
#[test]
fn no_output_goes_through_a_link() {
    let folder = Folder::new().with("p.kitei", BROKEN).with("aim", "kept");
    std::os::unix::fs::symlink("aim", folder.path().join("link")).unwrap();
    let ran = folder.run(&["check", "--output", "json=link"]);
    assert!(ran.code == 2 && ran.err.contains("is a link"), "{}", ran.err);
    assert_eq!(fs::read_to_string(folder.path().join("aim")).unwrap(), "kept");
    // What is no file is written to.
    assert_eq!(folder.run(&["check", "--output", "json=/dev/null"]).code, 1);
}

#[test]
fn auto_chooses_by_the_ci() {
    let folder = Folder::new().with("p.kitei", BROKEN);
    let in_ci = |name: &str, arguments: &[&str]| finished(folder.command(arguments).env(name, "true"), "").out;
    let human = folder.run(&["check"]).out;
    assert_eq!(folder.run(&["check", "--format", "auto"]).out, human);
    assert!(in_ci("GITHUB_ACTIONS", &["check", "--format", "auto"]).starts_with(&human));
    assert!(in_ci("GITHUB_ACTIONS", &["check", "--format", "auto"]).contains("\n::error file=p.kitei,line=3,"));
    assert!(in_ci("GITLAB_CI", &["check", "--format", "auto"]).starts_with("[\n{\"description\""));
    // What is asked for is what is given.
    assert_eq!(in_ci("GITHUB_ACTIONS", &["check"]), human);
}

#[test]
fn the_summary_of_a_step_is_added_to() {
    let folder = Folder::new().with("p.kitei", BROKEN).with("summary.md", "# before\n");
    let run = |format: &str| {
        finished(folder.command(&["check", "--format", format]).env("GITHUB_STEP_SUMMARY", folder.path().join("summary.md")), "")
    };
    let read = || fs::read_to_string(folder.path().join("summary.md")).unwrap();
    run("human");
    assert_eq!(read(), "# before\n");
    run("github");
    let markdown = folder.run(&["check", "--format", "markdown"]).out;
    assert_eq!(read(), format!("# before\n{markdown}"));
}

#[test]
fn forges_are_told_paths_from_the_top_of_the_repository() {
    let folder =
        Folder::new().with("p/policies/kitei.toml", "").with("p/policies/a/b.kitei", BROKEN).with(".git/HEAD", "ref: refs/heads/main\n");
    let check = |format: &str| folder.run(&["check", "--format", format, "p/policies"]).out;
    let top = "p/policies/a/b.kitei";
    assert!(check("gitlab").contains(&format!("\"path\":\"{top}\"")));
    assert!(check("github").contains(&format!("::error file={top},")));
    assert!(check("sarif").contains(&format!("\"uri\":\"{top}\"")));
    assert!(check("junit").contains(&format!("file=\"{top}\"")));
    // Who runs kitei is told paths as they are seen from where that is.
    assert!(check("concise").starts_with(&format!("{top}:3:1: ")));
    let mut within = folder.command(&["check", "--format", "concise", "a"]);
    assert!(finished(within.current_dir(folder.path().join("p/policies")), "").out.starts_with("a/b.kitei:3:1: "));
}
