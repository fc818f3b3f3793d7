//! A parent that says nothing, or of which something could not be read, is told at `継承` in the child, also where the child alone is
//! reported.

use crate::harness::Folder;

const CORPORATION: &str = "規程 「法人規程」 {\n  機関 法人 「法人」\n  準拠 mhlw-6.0\n  階層 基本方針\n}\n\n条 「認証」 {\n  対策 パスワード { 最短文字数 12文字 変更不可 }\n}\n";
const CHILD: &str = "規程 「診療所規程」 {\n  機関 診療所 「診療所」\n  継承 「../corp/policy.kitei」\n  準拠 mhlw-6.0\n}\n\n条 「認証」 {\n  対策 パスワード { 最短文字数 6文字 }\n}\n";
const PATH: &str = "corp/policy.kitei";

/// What is found at the link of the child, where it alone is reported.
fn found(folder: &Folder) -> Vec<String> {
    let lines = folder.concise(&["--as-of", "2026-05-01", "clinic/policy.kitei"]);
    lines.into_iter().filter(|line| line.starts_with("clinic/policy.kitei:3:")).collect()
}

fn family(parent: impl AsRef<[u8]>) -> Folder {
    Folder::new().with("kitei.toml", "").with(PATH, parent).with("clinic/policy.kitei", CHILD)
}

fn is_unread(folder: &Folder, why: &str) {
    let found = found(folder);
    assert!(found.len() == 1 && found[0].contains("error[inheritance/parent-unread]") && found[0].contains(why), "{why}: {found:?}");
    assert!(!found[0].contains("not found"), "{found:?}");
}

#[test]
fn a_sound_parent_is_read() {
    assert_eq!(found(&family(CORPORATION)), [""; 0]);
    let lines = family(CORPORATION).concise(&["--as-of", "2026-05-01", "clinic/policy.kitei"]);
    assert!(lines.iter().any(|line| line.contains("inheritance/final")), "{lines:?}");
}

#[test]
fn a_parent_in_which_nothing_stands_is_told() {
    for nothing in [
        "",
        "\u{feff}",
        "\n\n",
        "// 規程は移設中\n",
        "//\n",
        "規程 「法人規程」 {\n  機関 法人 「法人」\n}\n",
        "現況 {\n}\n",
        "規程 「法人規程」 {\n  機関 法人 「法人」\n}\n条 第1条 「認証」 {\n}\n",
        "規程 「法人規程」 {\n  機関 法人 「法人」\n}\n条 第1条 「認証」 {\n  項 「未定」\n}\n",
        "条 第1条 「認証」 {\n  項 「　」\n}\n",
    ] {
        is_unread(&family(nothing), "lays nothing down");
    }
    is_unread(&family("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"), "the text of the parent");
}

#[test]
fn a_parent_without_a_head_is_nobodys() {
    for headless in ["条 第1条 「認証」 {\n  項 「情報を守る。」\n}\n", "条 第1条 「認証」 {\n  対策 パスワード { 最短文字数 4文字 }\n}\n"]
    {
        is_unread(&family(headless), "has no head");
    }
}

#[test]
fn a_parent_whose_own_parent_is_not_there_is_told_below() {
    let lost = CORPORATION.replace("  階層", "  継承 「../county/policy.kitei」\n  階層");
    is_unread(&family(&lost), "what the parent");
    let found_there = family(&lost).with("county/policy.kitei", CORPORATION.replace("法人", "県"));
    assert_eq!(found(&found_there), [""; 0]);
}

#[test]
fn a_value_of_the_parent_that_cannot_be_read_is_told() {
    for (from, to) in [
        ("12文字 変更不可", "ｘｘ文字"),
        ("最短文字数 12文字 変更不可", "最短文字数"),
        ("最短文字数", "最小文字列"),
        ("対策 パスワード", "対策 パスフレーズ表"),
        ("対策 パスワード", "措置 パスワード"),
        ("準拠 mhlw-6.0", "準拠 mhlw-6.00"),
        ("  階層 基本方針\n", "  階層 基本方針\n  構成文書 「別冊.kitei」\n"),
    ] {
        assert!(CORPORATION.contains(from), "{from}");
        let folder = family(CORPORATION.replacen(from, to, 1));
        let found = found(&folder);
        assert!(found.len() == 1 && found[0].contains("error[inheritance/parent-unread]"), "{to}: {found:?}");
    }
    let english = "policy \"Corporation\" {\n  institution corporation \"C\"\n  conforms mhlw-6.0\n}\n\narticle \"Passwords\" {\n  measure password { min_length ?? }\n}\n";
    is_unread(&family(english), "could not be read in full");
}

#[test]
fn what_is_mended_or_binds_nobody_is_read() {
    for (from, to) in [
        ("最短文字数 12文字", "最短文字数 = 12文字"),
        ("  階層 基本方針\n", "  階層：基本方針\n"),
        ("\n条", "\n現況 {\n  職員数 たくさん\n}\n\n条"),
        ("  対策", "  対応 経営管理編9.9①\n  対策"),
    ] {
        assert_eq!(found(&family(CORPORATION.replacen(from, to, 1))), [""; 0], "{to}");
    }
}

#[test]
fn what_is_not_read_is_not_said_to_be_missing() {
    let excluded = |pattern: &str| family(CORPORATION).with("kitei.toml", format!("[check]\nexclude = [\"{pattern}\"]\n"));
    for pattern in ["corp/", "corp/policy.kitei", "corp/*.kitei"] {
        is_unread(&excluded(pattern), "`exclude` of kitei.toml");
    }
    is_unread(&family(CORPORATION).with(".gitignore", "corp/\n"), "`.gitignore`");
    is_unread(&family(b"\x8bK\x92\xf6\x81u\x83p\x83X\x83\x8f\x81[\x83h\x81v\n"), "UTF-8");
    is_unread(&family(b"\xff\xfe\x0f\x89"), "UTF-8");
    let elsewhere = |path: &str, written: &str| {
        let child = CHILD.replace("../corp/policy.kitei", written);
        Folder::new().with("kitei.toml", "").with(path, CORPORATION).with("clinic/policy.kitei", child)
    };
    is_unread(&elsewhere(".corp/policy.kitei", "../.corp/policy.kitei"), "hidden");
    is_unread(&elsewhere("corp/policy.txt", "../corp/policy.txt"), "no policy file");
    let gone = found(&elsewhere("corp/policy.kitei", "../corp/policy2.kitei"));
    assert!(gone.len() == 1 && gone[0].contains("inheritance/parent-not-found"), "{gone:?}");
}

#[test]
fn what_is_not_read_further_up_is_told_below() {
    let middle = CORPORATION.replace("  準拠", "  継承 「../group/policy.kitei」\n  準拠");
    for (group, told) in [(CORPORATION.replace("12文字 変更不可", "？文字"), 1), (String::new(), 1), (CORPORATION.to_owned(), 0)] {
        let folder = family(&middle).with("group/policy.kitei", &group);
        assert_eq!(found(&folder).len(), told, "{group}: {:?}", found(&folder));
    }
}

#[test]
fn it_cannot_be_suppressed_or_lowered() {
    let said = CHILD.replace("」\n  準拠", "」 // kitei: 許容(inheritance/parent-unread) 理由 「移設中のため」\n  準拠");
    let folder = family("").with("clinic/policy.kitei", said);
    let lines = folder.concise(&["--as-of", "2026-05-01", "clinic/policy.kitei"]);
    for rule in ["error[inheritance/parent-unread]", "error[suppression/invalid]"] {
        assert!(lines.iter().any(|line| line.contains(rule)), "{lines:?}");
    }
    let lowered = family("").with("kitei.toml", "[[overrides]]\npaths = [\"clinic/\"]\nrules = { inheritance = \"off\" }\n");
    is_unread(&lowered, "lays nothing down");
}
