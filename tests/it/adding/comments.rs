//! Comments that suppress, at every place that they may have beside a finding, and comments that only look like them.

use std::collections::BTreeSet;

use super::{examples, gone, held, is_held, told};
use crate::harness::DAY;

/// Findings of one example beside which comments are put.
const FINDINGS: usize = 4;

/// Comments about a rule.
fn comments(rule: &str) -> [String; 7] {
    [
        format!("// kitei: 許容({rule}) 理由 「改正を予定しているため。」"),
        format!("// kitei: allow({rule}) until 2099-12-31 in statement reason \"it is being revised\""),
        format!("// kitei: 許容({rule}) 範囲 ファイル 理由 「改正を予定しているため。」"),
        format!("// kitei: 許容({rule}) 期限 2020-01-01 理由 「改正を予定していたため。」"),
        format!("// kitei: 許容({rule})"),
        format!("// {rule} は許容する。"),
        "// kitei: off".to_owned(),
    ]
}

#[test]
fn no_comment_hides_a_finding_unseen() {
    let (mut added, mut removed, mut faults) = (0, BTreeSet::new(), Vec::new());
    for (name, repository) in examples() {
        let mut workspace = repository.open(DAY);
        let found = workspace.findings();
        let (before, grounds) = (told(&found, workspace.sources()), workspace.grounds());
        let of_rules = found.iter().filter(|finding| is_held(&super::about(finding, workspace.sources())));
        let mut places: Vec<(&'static str, String, usize)> = of_rules
            .map(|finding| (finding.rule.name, workspace.sources().path(finding.span.file).to_owned(), finding.span.start as usize))
            .collect();
        places.dedup_by_key(|(rule, ..)| *rule);
        for (rule, path, start) in places.into_iter().take(FINDINGS) {
            let Some(text) = repository.0.get(&path) else { continue };
            let (above, below) = text.split_at(start);
            let line = above.rfind('\n').map_or(0, |at| at + 1);
            let end = below.find('\n').map_or(text.len(), |at| start + at);
            for (nth, comment) in comments(rule).into_iter().enumerate() {
                let mut with = text.clone();
                if nth % 2 == 0 {
                    with.insert_str(line, &format!("{comment}\n"));
                } else {
                    with.insert_str(end, &format!(" {comment}"));
                }
                workspace.set_text(&path, Some(&with));
                added += 1;
                let after = told(&workspace.findings(), workspace.sources());
                for about in gone(&before, &after) {
                    let is_shown = workspace.grounds().suppressed > grounds.suppressed && about.0 == rule;
                    if is_shown && !rule.starts_with("coverage/") {
                        removed.insert((about.0, "a suppression"));
                    } else {
                        faults.push(format!("{name}: {about:?} gone by, in {path}:\n{comment}"));
                    }
                }
            }
            workspace.set_text(&path, Some(text));
        }
    }
    assert!(added > 500, "{added}");
    held("comments", removed, &faults, added);
}
