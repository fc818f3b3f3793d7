//! Nothing talks kitei out of its judgement: cases that came out wrong once (`fixtures/judgement`), and others of the same kinds.

mod attempts;
mod basis;
mod chain;
mod counted;
mod days;
mod facts;
mod false_alarms;
mod hiding;
mod holds_for;
mod left_out;
mod names;
mod nothing;
mod offices;
mod parts;
mod reach;
mod released;
mod twice;
mod unread_parent;
mod wording;

use kitei::Run;

use crate::harness::{Repository, check, folder, path};

/// What is found in each case, as `rule@path:line:column`; what only says that the example is a small one is left out.
const CASES: &[(&str, &[&str])] = &[
    (
        "01-unknown-standard-suppressed",
        &["coverage/no-standard@p.kitei:1:1", "standard/unknown@p.kitei:3:6", "suppression/invalid@p.kitei:3:29"],
    ),
    (
        "04-child-leaves-out-floors",
        &["consistency/implausible-value@clinic.kitei:19:20", "inheritance/unapproved-exclusion@clinic.kitei:3:26"],
    ),
    ("07-exception-by-delegated-role", &["coverage/exception@clinic.kitei:21:1", "coverage/missing@clinic.kitei:1:1"]),
    ("08-role-shadowed", &["inheritance/final@clinic.kitei:24:21"]),
    ("09-inherits-in-included-ignored", &["structure/without-effect@b.kitei:2:3", "structure/without-effect@b.kitei:3:3"]),
    ("12-deleted-article", &["coverage/unmet@p.kitei:16:6", "structure/without-effect@p.kitei:21:3"]),
    (
        "14-vendor-as-officer",
        &[
            "citation/amended-since-review@p.kitei:18:8",
            "consistency/vendor-in-office@p.kitei:19:19",
            "consistency/vendor-in-office@p.kitei:20:17",
        ],
    ),
    ("16-emr-without-medical-information", &["consistency/contradicts-fact@p.kitei:12:44", "coverage/unmet@p.kitei:17:6"]),
    ("21-implements-nothing", &["inheritance/not-delegated@clinic.kitei:16:8"]),
    ("24-scoped-to-nobody", &["coverage/unmet@p.kitei:16:6"]),
    ("18-frequency-0", &["consistency/wording-disagrees@p.kitei:9:36"]),
    ("18-wording-1", &["consistency/wording-disagrees@p.kitei:9:44"]),
    ("18-wording-2", &["consistency/wording-disagrees@p.kitei:9:44"]),
    ("26-equivalents", &["coverage/unmet@p.kitei:8:13"]),
    ("28-role-nobody-holds", &["consistency/vacant-role@p.kitei:19:26", "consistency/vacant-role@p.kitei:19:32"]),
    (
        "31-chain-masks",
        &[
            "inheritance/final@b.kitei:10:16",
            "inheritance/final@c.kitei:17:16",
            "inheritance/weakened@b.kitei:11:20",
            "inheritance/weakened@c.kitei:18:20",
        ],
    ),
    (
        "33-undeclared-procedure-and-blank-texts",
        &[
            "consistency/says-nothing@p.kitei:8:57",
            "consistency/undecided@p.kitei:7:143",
            "consistency/undecided@p.kitei:7:163",
            "coverage/partly@p.kitei:7:137",
        ],
    ),
    ("35-own-csirt-reports-to-parents", &[]),
    ("36-fp-for-system-narrows-the-floor", &[]),
    ("37-fp-two-decisions", &[]),
    ("38-fp-corporation-floor-claims", &[]),
    ("39-fp-reapproval", &[]),
    ("40-fp-lock-lifts-unverified", &[]),
];

/// Rules that speak of the example and not of what it is an example of.
const OF_THE_EXAMPLE: [&str; 2] = ["coverage/unverified", "coverage/partial-scope"];

#[test]
fn every_case_is_judged_as_it_should_be() {
    for (name, expected) in CASES {
        assert_eq!(found(&check(folder("judgement").join(name))), *expected, "{name}");
    }
}

/// Rules that do so where an example does not say of which chapters it speaks.
const OF_A_WHOLE: [&str; 3] = ["coverage/missing", "coverage/unclaimed", "coverage/unknown-fact"];

/// What is found, with the places.
fn found(run: &Run) -> Vec<String> {
    let is_of_chapters = run.findings.iter().any(|finding| finding.rule.name == "coverage/partial-scope");
    let is_small = |rule: &str| OF_THE_EXAMPLE.contains(&rule) || !is_of_chapters && OF_A_WHOLE.contains(&rule);
    let told = run.findings.iter().filter(|finding| !is_small(finding.rule.name));
    let place = |finding: &kitei::Diagnostic| {
        let file = run.sources.file(finding.span.file).unwrap();
        let at = file.lines().position(&file.text, finding.span.start);
        format!("{}@{}:{}:{}", finding.rule.name, path(run, finding), at.line, at.column)
    };
    let mut found: Vec<String> = told.map(place).collect();
    found.sort();
    found
}

#[test]
fn a_corporation_with_systems_and_beds_is_judged_for_them() {
    let verdict = Repository::fixture("judgement/05-clinic-as-corporation").judge();
    assert!(verdict.of_rule("p.kitei", "coverage/missing").len() > 20, "{:?}", verdict.rules("p.kitei"));
}
