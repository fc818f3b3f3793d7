//! Locks of a corporation's configuration, in real folders: what they hold, and every way of getting round them that we could think of.

use crate::harness::Folder;

const PARENT: &str =
    "規程 「法人規程」 {\n  機関 法人 「医療法人」\n}\n\n条 「識別と認証」 {\n  対策 パスワード { 最短文字数 13文字 }\n}\n";

fn child(parent: &str, inside: &str) -> String {
    format!(
        "規程 「病院規程」 {{\n  機関 病院 「総合病院」\n  継承 「{parent}」\n}}\n\n条 「識別と認証」 {{\n{inside}  対策 パスワード {{ 最短文字数 8文字 }}\n}}\n"
    )
}

const LOCK: &str = "[lock]\nrules = { \"inheritance/weakened\" = \"error\" }\nsuppressions = [\"citation/*\"]\n";

/// The corporation's folder with a hospital below it that has a configuration of its own.
fn below(lock: &str, own: &str) -> Folder {
    Folder::new()
        .with("kitei.toml", lock)
        .with("corporation.kitei", PARENT)
        .with("hospital/kitei.toml", format!("[check]\nroot = \"..\"\n{own}"))
        .with("hospital/policy.kitei", child("../corporation.kitei", ""))
}

/// A hospital's repository with a copy of the corporation's.
fn beside(lock: &str, own: &str) -> Folder {
    Folder::new()
        .with("kitei.toml", own)
        .with("vendor/corporation/kitei.toml", lock)
        .with("vendor/corporation/policies/corporation.kitei", PARENT)
        .with("policy.kitei", child("vendor/corporation/policies/corporation.kitei", ""))
}

/// What is found of weakening and of locks: `path:line:rule` and the severity, with the exit code.
fn judged(folder: &Folder, within: &str, arguments: &[&str]) -> (i32, Vec<String>) {
    let all = [&["check", "--format", "concise"], arguments].concat();
    let ran = crate::harness::finished(folder.command(&all).current_dir(folder.path().join(within)), "");
    // Paths are those seen from where one stands; here they are compared as they are seen from above.
    let from_above = |path: &str| {
        let mut folder: Vec<&str> = within.split('/').filter(|part| !part.is_empty()).collect();
        let mut path = path;
        while let Some(rest) = path.strip_prefix("../") {
            (path, _) = (rest, folder.pop());
        }
        folder.into_iter().chain([path]).collect::<Vec<_>>().join("/")
    };
    let short = |line: &str| {
        let (place, rest) = line.split_once(": ").unwrap();
        let mut place = place.split(':');
        format!("{}:{} {}", from_above(place.next().unwrap()), place.next().unwrap(), rest.split_once(": ").unwrap().0)
    };
    // One configuration is tried in repositories of two shapes: what meets a file in one may meet none in the other.
    let is_idle = |line: &String| line.contains("config/no-match");
    let kept = |line: &String| {
        !is_idle(line) && (line.contains("inheritance/weakened") || line.contains("config/") || line.contains("suppression/"))
    };
    (ran.code, ran.out.lines().map(short).filter(kept).collect())
}

const BELOW: &str = "hospital/policy.kitei:7 error[inheritance/weakened]";
const BESIDE: &str = "policy.kitei:7 error[inheritance/weakened]";

#[test]
fn without_a_lock_the_check_can_be_switched_off() {
    let off = "[rules]\n\"inheritance/weakened\" = \"off\"\n";
    assert_eq!(judged(&below("", off), "hospital", &["policy.kitei"]).1, Vec::<String>::new());
    assert_eq!(judged(&beside("", off), "", &["policy.kitei"]).1, Vec::<String>::new());
}

#[test]
fn a_level_that_is_locked_holds_and_loosening_it_is_found() {
    for loosened in [
        "[rules]\n\"inheritance/weakened\" = \"off\"\n",
        "[rules]\n\"inheritance/weakened\" = \"warning\"\n",
        "[rules]\n\"inheritance\" = \"info\"\n",
        "[rules]\n\"inheritance/*\" = \"info\"\n",
        "[[overrides]]\npaths = [\"*.kitei\"]\nrules = { inheritance = \"off\" }\n",
        "[[overrides]]\npaths = [\"policy.kitei\", \"hospital/\"]\nrules = { \"inheritance/weakened\" = \"off\" }\n",
    ] {
        let line = if loosened.starts_with("[[") { 3 } else { 2 };
        let locked = [format!("hospital/kitei.toml:{} error[config/locked]", line + 2), BELOW.to_owned()];
        assert_eq!(judged(&below(LOCK, loosened), "hospital", &["policy.kitei"]), (1, locked.to_vec()), "{loosened}");
        let locked = [format!("kitei.toml:{line} error[config/locked]"), BESIDE.to_owned()];
        assert_eq!(judged(&beside(LOCK, loosened), "", &["policy.kitei"]), (1, locked.to_vec()), "{loosened}");
    }
    for kept in ["[rules]\n\"inheritance/weakened\" = \"error\"\n", "[rules]\ntime = \"off\"\n", "[rules]\ninheritance = \"error\"\n"] {
        assert_eq!(judged(&below(LOCK, kept), "hospital", &["policy.kitei"]).1, [BELOW], "{kept}");
    }
    let family = "[rules]\ninheritance = \"off\"\n\"inheritance/weakened\" = \"error\"\n";
    assert_eq!(judged(&below(LOCK, family), "hospital", &["policy.kitei"]).1, [BELOW], "a rule's own level goes before its family's");
}

#[test]
fn a_lock_raises_what_no_one_set() {
    let folder = below("[lock]\nrules = { inheritance = \"error\" }\n", "");
    let other = folder.run(&["check", "--format", "concise", "hospital/policy.kitei"]).out;
    assert!(other.lines().filter(|line| line.contains("[inheritance/")).all(|line| line.contains("error[")), "{other}");
    let low = below("[lock]\nrules = { \"inheritance/weakened\" = \"info\" }\n", "");
    assert_eq!(judged(&low, "hospital", &["policy.kitei"]).1, [BELOW], "a lock is the least, not the level");
}

#[test]
fn a_locked_rule_is_not_suppressed() {
    let comment = "  // kitei: allow(inheritance/weakened) reason \"x\"\n";
    let below = |lock| below(lock, "").with("hospital/policy.kitei", child("../corporation.kitei", comment));
    let weakened = "hospital/policy.kitei:8 error[inheritance/weakened]";
    let locked = "hospital/policy.kitei:7 error[config/locked]";
    for lock in [
        LOCK,
        "[lock]\nsuppressions = [\"inheritance\"]\n",
        "[lock]\nsuppressions = [\"inheritance/*\"]\n",
        "[lock]\nsuppressions = [\"*\"]\n",
    ] {
        assert_eq!(judged(&below(lock), "hospital", &["policy.kitei"]), (1, vec![locked.to_owned(), weakened.to_owned()]), "{lock}");
        assert_eq!(judged(&below(lock), "", &[]).1, [locked, weakened], "{lock}, from above");
    }
    assert_eq!(judged(&below("[lock]\nsuppressions = [\"citation\"]\n"), "hospital", &["policy.kitei"]).1, Vec::<String>::new());
    let beside = beside(LOCK, "").with("policy.kitei", child("vendor/corporation/policies/corporation.kitei", comment));
    assert_eq!(
        judged(&beside, "", &["policy.kitei"]).1,
        ["policy.kitei:7 error[config/locked]", "policy.kitei:8 error[inheritance/weakened]"]
    );
}

#[test]
fn the_run_fails_whatever_is_said_of_failing() {
    let never = "fail-on = \"never\"\n";
    let found = ["hospital/kitei.toml:3 error[config/locked]".to_owned(), BELOW.to_owned()];
    assert_eq!(judged(&below(LOCK, never), "hospital", &["policy.kitei"]), (1, found.to_vec()));
    let found = ["kitei.toml:2 error[config/locked]".to_owned(), BESIDE.to_owned()];
    assert_eq!(judged(&beside(LOCK, "[check]\nfail-on = \"never\"\n"), "", &["policy.kitei"]), (1, found.to_vec()));
    let found = [BELOW.to_owned(), "kitei.toml:1 error[config/locked]".to_owned()];
    assert_eq!(judged(&below(LOCK, ""), "hospital", &["policy.kitei", "--fail-on", "never"]), (1, found.to_vec()));

    let warnings = "[lock]\nfail-on = \"warning\"\n";
    let sound = below(warnings, "").with("hospital/policy.kitei", "規程 「病院規程」 {\n  施行 2020-04-01\n  見直し 年1回\n}\n");
    let failed = judged(&sound, "hospital", &["policy.kitei"]).0;
    assert_eq!(failed, 1);
    assert_eq!(judged(&sound, "hospital", &["policy.kitei", "--fail-on", "error"]).1, ["kitei.toml:2 error[config/locked]"]);
    let error = below(warnings, "fail-on = \"error\"\n");
    assert_eq!(judged(&error, "hospital", &["policy.kitei"]).1, ["hospital/kitei.toml:3 error[config/locked]", BELOW]);
    assert_eq!(judged(&below(warnings, "fail-on = \"info\"\n"), "hospital", &["policy.kitei"]).1, [BELOW]);
}

#[test]
fn nothing_is_left_out_of_the_check() {
    let excluded = "exclude = [\"hospital/policy.kitei\"]\n";
    let other = "語彙 「院内」 {\n}\n";
    let folder = below(LOCK, excluded).with("hospital/other.kitei", other);
    assert_eq!(judged(&folder, "hospital", &["."]), (1, vec!["hospital/kitei.toml:3 error[config/locked]".to_owned(), BELOW.to_owned()]));
    for excluded in ["policy.kitei", "*.kitei", "vendor", "/vendor/", "**/kitei.toml"] {
        let folder = beside(LOCK, &format!("[check]\nexclude = [\"{excluded}\"]\n")).with("other.kitei", other);
        assert_eq!(judged(&folder, "", &[]), (1, vec!["kitei.toml:2 error[config/locked]".to_owned(), BESIDE.to_owned()]), "{excluded}");
    }

    let narrow = Folder::new()
        .with("kitei.toml", LOCK)
        .with("hospital/kitei.toml", "[check]\nroot = \"empty\"\n")
        .with("hospital/empty/other.kitei", other)
        .with("hospital/policy.kitei", child("../corporation.kitei", ""));
    assert_eq!(judged(&narrow, "hospital", &[]), (1, vec!["hospital/kitei.toml:2 error[config/locked]".to_owned()]));
}

#[test]
fn the_day_is_not_set_below() {
    let day = "as-of = 2001-01-01\n";
    let folder = below(LOCK, day);
    let found = ["hospital/kitei.toml:3 error[config/locked]", BELOW];
    assert_eq!(judged(&folder, "hospital", &["policy.kitei"]).1, found);
    let out = folder.run(&["check", "hospital/policy.kitei"]).out;
    assert!(!out.contains("as of 2001-01-01"), "{out}");
    let same = below(&format!("[check]\n{day}{LOCK}"), day);
    assert_eq!(judged(&same, "hospital", &["policy.kitei"]).1, [BELOW], "the day that the corporation sets may be set");
    let beside = beside(LOCK, &format!("[check]\n{day}"));
    assert_eq!(judged(&beside, "", &["policy.kitei"]).1, ["kitei.toml:2 error[config/locked]", BESIDE]);
}

#[test]
fn a_configuration_between_does_not_hide_the_lock() {
    let deep = Folder::new()
        .with("kitei.toml", LOCK)
        .with("corporation.kitei", PARENT)
        .with("region/kitei.toml", "[rules]\ninheritance = \"off\"\n[lock]\n")
        .with("region/hospital/kitei.toml", "[check]\nroot = \"../..\"\n[rules]\ninheritance = \"off\"\n")
        .with("region/hospital/policy.kitei", child("../../corporation.kitei", ""));
    let found = [
        "region/hospital/kitei.toml:4 error[config/locked]",
        "region/hospital/policy.kitei:7 error[inheritance/weakened]",
        "region/kitei.toml:2 error[config/locked]",
    ];
    assert_eq!(judged(&deep, "region/hospital", &["policy.kitei"]).1, found);
}

#[test]
fn from_above_the_configurations_below_are_held_against_the_lock() {
    let folder = below(LOCK, "fail-on = \"never\"\n[rules]\n\"inheritance/weakened\" = \"off\"\n");
    let found = ["hospital/kitei.toml:3 error[config/locked]", "hospital/kitei.toml:5 error[config/locked]", BELOW];
    assert_eq!(judged(&folder, "", &[]).1, found);
}

#[test]
fn a_lock_that_cannot_be_read_is_no_open_door() {
    let off = "[rules]\n\"inheritance/weakened\" = \"off\"\n";
    assert_eq!(judged(&below("[lock\nrules = {", off), "hospital", &["policy.kitei"]).0, 2);
    assert_eq!(judged(&below("[lock]\nrules = { \"inheritance/weakned\" = \"error\" }\n", off), "hospital", &["policy.kitei"]).0, 2);
    assert_eq!(judged(&below("[lock]\nrules = { \"inheritance/weakened\" = \"off\" }\n", off), "hospital", &["policy.kitei"]).0, 2);
}

#[test]
fn a_lock_binds_its_heirs_and_its_folder_and_no_one_else() {
    let off = "[rules]\n\"inheritance/weakened\" = \"off\"\n";
    let stranger = Folder::new()
        .with("kitei.toml", off)
        .with("vendor/other/kitei.toml", LOCK)
        .with("vendor/other/other.kitei", PARENT)
        .with("corporation.kitei", PARENT)
        .with("policy.kitei", child("corporation.kitei", ""));
    assert_eq!(judged(&stranger, "", &["policy.kitei"]), (judged(&stranger, "", &["policy.kitei"]).0, Vec::new()));

    let grandchild = beside(LOCK, off)
        .with("group/policy.kitei", "規程 「部門規程」 {\n  継承 「../vendor/corporation/policies/corporation.kitei」\n}\n")
        .with("policy.kitei", child("group/policy.kitei", ""));
    assert_eq!(judged(&grandchild, "", &["policy.kitei"]).1, ["kitei.toml:2 error[config/locked]", BESIDE]);
}

#[test]
fn neither_words_nor_standards_of_its_own_loosen_what_is_locked() {
    let vocabulary = "語彙 in-house 「院内の語彙」 {\n  版 「1.0」\n}\n\nmeasure password パスワード {\n  min_length 最短文字数 count characters lower\n}\n";
    let standard = "基準 mhlw-6.0 「別の基準」 {\n  発行者 「病院」\n  編 G 「一般」 英文 \"General\"\n}\n";
    let off = "[rules]\nvocabulary = \"off\"\nstandard = \"off\"\n";
    let folder = below(LOCK, off).with("hospital/words.kitei", vocabulary).with("hospital/standard.kitei", standard);
    assert!(judged(&folder, "hospital", &["policy.kitei"]).1.contains(&BELOW.to_owned()));
}
