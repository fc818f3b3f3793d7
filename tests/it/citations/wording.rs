//! What the reader of running text finds in the strings of every `.kitei` file of the repository, and what it must not find.
//! The snapshot is read by hand when it changes: each line is a law that the text means.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use kitei::FileId;
use kitei::internals::law::{LawKind, Registry, Scanner, scan};
use kitei::internals::syntax::tree;

use super::shown;

#[test]
fn the_wording_of_the_fixtures_gives_no_false_citation() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut folders = vec![root.join("fixtures"), root.join("rules")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "kitei") {
                files += 1;
                find(&String::from_utf8_lossy(&fs::read(&path).unwrap()), &mut found);
            }
        }
    }
    assert!(files > 350, "{files}");
    let lines: Vec<String> = found
        .iter()
        .map(|(canonical, written)| format!("{canonical}: {}", written.iter().cloned().collect::<Vec<_>>().join(" | ")))
        .collect();
    insta::assert_snapshot!("citations_in_the_wording_of_the_fixtures", lines.join("\n"));
}

/// The citations in the strings of one file, with the words around them.
fn find(text: &str, found: &mut BTreeMap<String, BTreeSet<String>>) {
    let mut scanner = Scanner::new(Registry::built_in());
    for term in tree::parse(FileId(0), text).terms.iter().filter(|term| term.is_string()) {
        let inner = term.inner();
        let string = text.get(inner.start as usize..inner.end as usize).unwrap();
        for citation in scanner.scan(string).iter().filter(|citation| citation.kind != LawKind::Internal) {
            let (start, end) = (citation.range.start as usize, citation.range.end as usize);
            let before: Vec<char> = string.get(..start).unwrap().chars().rev().take(6).collect();
            let after: String = string.get(end..).unwrap().chars().take(6).collect();
            let before: String = before.into_iter().rev().collect();
            let around = format!("{before}[{}]{after}", string.get(start..end).unwrap());
            found.entry(shown(citation)).or_default().insert(around.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}

/// Words that look like citations, each in a sentence that cites nothing.
#[test]
fn ordinary_words_are_no_citations() {
    for words in [
        "第三者",
        "第三者機関",
        "第一に",
        "第二に",
        "第一報",
        "第三次救急",
        "第二次医療圏",
        "第二種",
        "第1種感染症指定医療機関",
        "第5版",
        "第2章",
        "第4章第2節",
        "第1段階",
        "第3世代",
        "第1号様式",
        "別記様式第2号",
        "第3四半期",
        "第5回訓練",
        "第3号被保険者",
        "法人",
        "同法人",
        "医療法人",
        "医療法人社団",
        "社会医療法人",
        "会社法人等番号",
        "方法第2",
        "方法第2条",
        "方法二条",
        "文法",
        "文法第3条",
        "用法",
        "用法第1条",
        "作法",
        "作法第2条",
        "手法第1号",
        "療法第2",
        "治療法三条件",
        "製法",
        "寸法2条",
        "法令",
        "法令第3条",
        "政令",
        "省令第5条",
        "指令第3号",
        "命令",
        "条例",
        "前項",
        "前条",
        "次項",
        "前2項",
        "同項",
        "同条",
        "同号",
        "同様",
        "各号",
        "本文",
        "第5条",
        "第5条第2項",
        "第5条及び前条",
        "この規程第3条",
        "本規程第3条第1項",
        "就業規則第10条",
        "当院の規則第2条",
        "三条通り",
        "二条駅前",
        "6号棟",
        "2号機",
        "1号館3号室",
        "個人情報保護法人",
        "医療法務室",
        "刑法犯",
        "憲法記念日",
        "イからハまで",
        "第2号イ及びロ",
        "ロの場合",
        "①から③まで",
        "3①",
        "2項目",
        "1条件",
        "契約書第7条第2項",
        "仕様書第4条",
        "別紙2",
        "様式第3号",
    ] {
        for sentence in [
            words.to_owned(),
            format!("{words}の扱いは、委員会が決める。"),
            format!("職員は、{words}を守る。"),
            format!("一　{words}\n二　その他"),
            format!("（{words}）"),
        ] {
            let found = scan(&sentence, Registry::built_in());
            let found: Vec<String> = found.iter().filter(|citation| citation.kind != LawKind::Internal).map(shown).collect();
            assert!(found.is_empty(), "{sentence}: {found:?}");
        }
    }
}

/// The same between two citations of laws.
#[test]
fn ordinary_words_after_a_citation_are_none() {
    for words in ["第三者", "第一に", "法人", "同法人", "第5版", "第2章", "第1段階", "第二種", "第三次救急", "方法第2", "別紙2", "3号室"]
    {
        let sentence = format!("個人情報保護法第23条の措置は、{words}が行い、医療法第25条第1項に備える。");
        let found: Vec<String> = scan(&sentence, Registry::built_in()).iter().map(shown).collect();
        assert_eq!(found, ["個人情報保護法第23条", "医療法第25条第1項"], "{sentence}");
    }
}
