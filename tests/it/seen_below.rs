//! What of a policy's wording is seen by those below it, and that nothing is kept which hangs on it.

use std::collections::BTreeMap;

use kitei::{Diagnostic, Sources};

use crate::workspace::{opened, told};

/// Three tiers, of which the lower ones hang on words of the upper ones in every way that there is: a law that is cited above, a term
/// that is bound there, items and provisos that are referred to, words that answer a requirement or take up what was delegated.
const TIERS: [(&str, &str); 4] = [
    (
        "standard.kitei",
        "基準 own-1 「自前の基準」 {
  発行者 「緑会」
  編 W 「文言編」
}
遵守事項 W1-1 「施錠」 {
  本文のみ 理由 「文言で示すほかない。」
  根拠 医療法施行規則第14条第2項
}
遵守事項 W1-2 「記録」 {
  本文のみ 理由 「文言で示すほかない。」
}
",
    ),
    (
        "corporation.kitei",
        "規程 「法人規程」 {
  機関 病院 「緑会」
  準拠 own-1
}
条 第1条 「目的」 {
  対応 W1-1
  項 「この規程は、医療法施行規則第14条第2項に基づき定める。」
}
条 第2条 「用語」 {
  項 「個人情報の保護に関する法律（以下「法」という。）を守る。」
}
条 第3条 「措置」 {
  対応 W1-2
  項 「次の措置、(1)施錠、(2)記録を講ずる。」
  項 「記録は保存する。ただし、軽易なものを除く。」
}
条 第4条 「監査」 {
  委任
  項 「監査の方法は、各病院が定める。」
}
条 第5条 「心得」 {
  項 「職員は、互いに助け合う。」
  対策 パスワード { 最短文字数 13文字 }
}
",
    ),
    (
        "division.kitei",
        "規程 「本部規程」 {
  機関 病院 「本部」
  継承 「corporation.kitei」 略称 法人規程
}
条 第1条 「監査」 {
  根拠規定 法人規程第4条
  項 「監査は、毎年行う。」
}
",
    ),
    (
        "hospital.kitei",
        "規程 「病院規程」 {
  機関 病院 「緑病院」
  継承 「division.kitei」 略称 本部規程
  継承 「corporation.kitei」 略称 法人規程
}
条 第1条 「認証」 {
  対策 パスワード { 最短文字数 8文字 }
  項 「法第23条により、法人規程第3条第1項第2号の記録及び法人規程第3条第2項ただし書の記録を保存する。」
}
",
    ),
];

/// What takes the place of all words of a paragraph.
const ALL: [&str; 11] = [
    "",
    "未定",
    "職員は、助け合わない。",
    "職員は、必要に応じ助け合う。",
    "職員は、大いに助け合う。",
    "医療法施行規則第14条第2項を守る。",
    "（以下「法」という。）",
    "(1)施錠、(2)記録、(3)点検を行う。",
    "(1)施錠を行う。",
    "保存する。ただし、例外がある。",
    "別に定める。",
];

#[test]
fn words_of_those_above_are_seen_below_as_from_scratch() {
    let mut files: BTreeMap<String, String> = TIERS.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let first = files.clone();
    let mut workspace = opened(&files);
    let below = |sources: &Sources, found: &[Diagnostic]| {
        let of_leaf = found.iter().filter(|finding| sources.path(finding.span.file) == "hospital.kitei");
        of_leaf.map(|finding| (finding.rule.name, finding.message.clone())).collect::<Vec<_>>()
    };
    let found = workspace.findings();
    let (all, before) = (told(workspace.sources(), &found), below(workspace.sources(), &found));
    let mut changed = std::collections::BTreeSet::new();
    for (path, text) in &first {
        for (nth, (at, mark)) in text.match_indices("項 「").enumerate().filter(|_| path != "hospital.kitei") {
            let from = at + mark.len();
            let (before_words, rest) = text.split_at(from);
            let (_, after_words) = rest.split_once("」\n").unwrap();
            for new in ALL {
                let edited = format!("{before_words}{new}」\n{after_words}");
                workspace.set_text(path, Some(&edited));
                files.insert(path.clone(), edited);
                let (found, mut scratch) = (workspace.findings(), opened(&files));
                let expected = scratch.findings();
                assert_eq!(told(workspace.sources(), &found), told(scratch.sources(), &expected), "{path}: {new}");
                if below(workspace.sources(), &found) != before {
                    changed.insert((path.clone(), nth));
                }
                workspace.set_text(path, Some(text));
                files.insert(path.clone(), text.clone());
                let found = workspace.findings();
                assert_eq!(told(workspace.sources(), &found), all, "{path}: back from {new}");
            }
        }
    }
    let changed: Vec<String> = changed.into_iter().map(|(path, nth)| format!("{path} {nth}")).collect();
    assert_eq!(
        changed,
        ["corporation.kitei 0", "corporation.kitei 1", "corporation.kitei 2", "corporation.kitei 3", "division.kitei 0"],
        "words that are seen below"
    );
}

#[test]
fn where_the_wording_is_the_whole_text_all_of_it_is_seen_below() {
    let corporation = |said: &str| {
        format!(
            "規程 「法人規程」 {{\n  機関 法人 「緑会」\n  文言 そのまま\n}}\n\
             条 第1条 「認証」 {{\n  対策 パスワード {{ 最短文字数 13文字 }}\n  項 「{said}」\n}}\n"
        )
    };
    let said = "パスワードは、英字と数字とを交え、十三文字以上とし、人に教えない。";
    let mut files: BTreeMap<String, String> = [
        (
            "standard.kitei",
            "基準 own-1 「自前の基準」 {\n  発行者 「緑会」\n  編 W 「認証編」\n}\n\
             遵守事項 W1-1 「パスワード」 {\n  要件 対策 パスワード { 最短文字数 13文字 }\n}\n"
                .to_owned(),
        ),
        ("corporation.kitei", corporation(said)),
        (
            "hospital.kitei",
            "規程 「病院規程」 {\n  機関 病院 「緑病院」\n  継承 「corporation.kitei」\n  準拠 own-1\n}\n\
             条 第1条 「認証」 {\n  対応 W1-1\n  項 「認証については、法人の定めによる。」\n}\n"
                .to_owned(),
        ),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .into();
    let mut workspace = opened(&files);
    for (wording, is_unsaid) in [(said, false), ("職員は、互いに助け合う。", true), ("職員は、互いを敬う。", true), (said, false)]
    {
        let edited = corporation(wording);
        workspace.set_text("corporation.kitei", Some(&edited));
        files.insert("corporation.kitei".to_owned(), edited);
        let (found, mut scratch) = (workspace.findings(), opened(&files));
        let expected = scratch.findings();
        assert_eq!(told(workspace.sources(), &found), told(scratch.sources(), &expected), "{wording}");
        let of_hospital = |finding: &&Diagnostic| workspace.sources().path(finding.span.file) == "hospital.kitei";
        let is_told = found.iter().filter(of_hospital).any(|finding| finding.rule.name == "coverage/unsaid");
        assert_eq!(is_told, is_unsaid, "{wording}");
    }
}
