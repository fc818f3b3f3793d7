//! What `kitei.toml` can say, said beside every example: levels of rules and families, for all paths and for some, what is left out, days,
//! standards, locks. A finding that is then no longer there, or weighs less, is counted by the kind of setting that put it aside.

use std::collections::BTreeSet;

use kitei::Grounds;

use super::{About, examples, gone, held, is_held, told};
use crate::harness::DAY;

/// Rules of one example whose levels are set; the examples differ.
const RULES: usize = 2;

/// What can be said of findings, and what of the grounds tells it.
fn settings(before: &BTreeSet<&'static str>, paths: &[&str]) -> Vec<String> {
    let mut settings: Vec<String> = Vec::new();
    let folder = paths.iter().find_map(|path| path.rsplit_once('/')).map_or("*", |(folder, _)| folder);
    for rule in before.iter().take(RULES) {
        let family = rule.split_once('/').unwrap().0;
        for level in ["off", "info"] {
            settings.push(format!("[rules]\n\"{rule}\" = \"{level}\"\n"));
            settings.push(format!("[rules]\n{family} = \"{level}\"\n"));
        }
        settings.push(format!("[[overrides]]\npaths = [\"*.kitei\"]\nrules = {{ \"{rule}\" = \"off\" }}\n"));
        settings.push(format!("[[overrides]]\npaths = [\"{folder}\"]\nrules = {{ {family} = \"info\" }}\n"));
        // What is locked is not loosened by whoever locks it, and nothing is loosened by locking.
        settings.push(format!("[rules]\n\"{rule}\" = \"off\"\n[lock]\nrules = {{ {family} = \"info\" }}\n"));
        settings.push(format!("[lock]\nrules = {{ \"{rule}\" = \"info\" }}\nsuppressions = [\"*\"]\nfail-on = \"error\"\n"));
    }
    settings.extend(paths.iter().map(|path| format!("[check]\nexclude = [\"{path}\"]\n")));
    settings.push(format!("[check]\nexclude = [\"{folder}/\"]\n"));
    settings.push("[check]\nexclude = [\"*\"]\n".to_owned());
    settings.extend(["1995-04-01", "2030-04-01"].map(|day| format!("[check]\nas-of = {day}\n")));
    for standards in ["", "\"mhlw-6.0\"", "\"mhlw-7.0\"", "\"mhlw-5.2\"", "\"none\""] {
        settings.push(format!("[check]\nstandards = [{standards}]\n"));
    }
    for (key, values) in [("fail-on", ["never", "unknown"]), ("lang", ["ja", "en"]), ("root", [".", ".."])] {
        settings.extend(values.map(|value| format!("[check]\n{key} = \"{value}\"\n")));
    }
    settings
}

/// The kind of setting that shows why a finding is not there as it was.
fn act(setting: &str, before: &Grounds, after: &Grounds) -> Option<&'static str> {
    let kinds = [
        ("a level of off", after.switched_off > before.switched_off),
        ("a lower level", after.lowered > before.lowered),
        ("a file that is left out", after.unread > before.unread),
        // The last line of a run names its day.
        ("another day", setting.contains("as-of")),
        // What is judged by it is found, or counted.
        ("a standard that is named", ["\"mhlw-6.0\"", "\"mhlw-7.0\""].iter().any(|named| setting.contains(named))),
    ];
    kinds.into_iter().find(|(_, shows)| *shows).map(|(act, _)| act)
}

#[test]
fn nothing_that_is_configured_hides_a_finding() {
    let (mut added, mut removed, mut faults) = (0, BTreeSet::new(), Vec::new());
    for (name, repository) in examples() {
        let run = repository.run(DAY);
        let before = told(&run.findings, &run.sources);
        let rules: BTreeSet<&'static str> = before.keys().filter(|about| is_held(about)).map(|(rule, ..)| *rule).collect();
        let paths: Vec<&str> = repository.0.keys().map(String::as_str).collect();
        for setting in settings(&rules, &paths) {
            let with = repository.clone().with("kitei.toml", &setting).run(DAY);
            added += 1;
            for about in gone(&before, &told(&with.findings, &with.sources)) {
                match act(&setting, &run.summary.grounds, &with.summary.grounds) {
                    Some(act) => {
                        removed.insert((about.0, act));
                    }
                    None => faults.push(fault(&name, about, &setting)),
                }
            }
        }
    }
    assert!(added > 1_000, "{added}");
    held("settings", removed, &faults, added);
}

fn fault(name: &str, about: &About, setting: &str) -> String {
    format!("{name}: {about:?} gone by\n{setting}")
}
