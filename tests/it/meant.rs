//! A name that is misspelt is one finding: what it is meant for is unknown, not absent, and is proposed where it is certain.

use std::collections::BTreeSet;

use kitei::Diagnostic;

use crate::harness::{HOSPITAL, Repository, Verdict};

/// What is found in the hospital's policy, apart from where.
fn told(verdict: &Verdict) -> BTreeSet<(&'static str, String)> {
    verdict.in_file(HOSPITAL).iter().map(|finding| (finding.rule.name, finding.message.ja.clone())).collect()
}

/// What a change makes kitei find in addition.
fn further(from: &str, to: &str) -> Vec<Diagnostic> {
    let before = told(&Repository::reference().judge());
    let reference = Repository::reference();
    let text = reference.0.get(HOSPITAL).unwrap().replacen(from, to, 1);
    assert_ne!(reference.0.get(HOSPITAL), Some(&text), "{from}");
    let verdict = reference.with(HOSPITAL, &text).judge();
    let found = verdict.in_file(HOSPITAL).into_iter().cloned();
    found.filter(|finding| !before.contains(&(finding.rule.name, finding.message.ja.clone()))).collect()
}

#[test]
fn a_misspelt_name_is_one_finding() {
    for (from, to, rule, mended) in [
        ("遠隔接続、", "遠隔接続い、", "consistency/undefined-name", Some("遠隔接続")),
        ("ISMS 期限", "ISMSS 期限", "syntax/unknown-word", Some("ISMS")),
        ("提供         あおばシステム社", "提供         あおばシステム杜", "consistency/undefined-name", Some("あおばシステム社")),
        ("実施者 企画管理者", "実施者 企画管理社", "consistency/unknown-actor", Some("企画管理者")),
        ("承認者 病院長", "承認者 総院長", "consistency/unknown-actor", None),
        ("活動 自己点検", "文書 自己点検", "consistency/undefined-name", Some("活動")),
        ("記録 アクセスログ", "対策 アクセスログ", "consistency/undefined-name", Some("記録")),
        ("オンプレミス", "オンプレ", "syntax/unknown-word", Some("オンプレミス")),
        ("準拠     mhlw-6.0", "準拠     mhlw-6.1", "standard/unknown", Some("mhlw-6.0")),
        ("締結日       2021-10-04", "締結日 ?", "consistency/undecided", None),
    ] {
        let found = further(from, to);
        assert_eq!(found.iter().map(|finding| finding.rule.name).collect::<Vec<_>>(), [rule], "{to}: {found:#?}");
        let fix = found[0].fix.as_ref().map(|fix| fix.edits[0].replacement.as_str());
        assert_eq!(fix, mended, "{to}");
    }
}
