//! What policies name themselves bears another name everywhere at once, and is judged as before; words have the colours of what they are.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::editor::{Editor, checked, fixture, place};
use super::requests::applied;
use crate::harness::REPOSITORIES;

type Files = BTreeMap<String, String>;

/// What is renamed at an offset; none where nothing can be.
fn named(editor: &mut Editor, path: &str, text: &str, offset: usize) -> Option<String> {
    let params = json!({ "textDocument": { "uri": editor.uri(path) }, "position": place(text, offset) });
    let found = editor.ask("textDocument/prepareRename", &params).unwrap();
    found["placeholder"].as_str().map(str::to_owned)
}

/// The files with another name for what stands at an offset; else why not.
fn renamed(files: &Files, path: &str, offset: usize, name: &str) -> Result<Files, String> {
    let mut editor = Editor::over(files);
    editor.open(path);
    renamed_in(&mut editor, files, path, offset, name)
}

fn renamed_in(editor: &mut Editor, files: &Files, path: &str, offset: usize, name: &str) -> Result<Files, String> {
    let position = place(&files[path], offset);
    let params = json!({ "textDocument": { "uri": editor.uri(path) }, "position": position, "newName": name });
    let answer = editor.ask("textDocument/rename", &params).map_err(|error| {
        assert_eq!(error["code"], -32803, "{error}");
        error["message"].as_str().unwrap().to_owned()
    })?;
    let mut renamed = files.clone();
    for (path, text) in &mut renamed {
        if let Some(edits) = answer["changes"].get(editor.uri(path)) {
            *text = applied(text, edits.as_array().unwrap());
        }
    }
    Ok(renamed)
}

/// What is found, by file, weight and rule: names stand in messages, and move what follows them.
fn judged(files: &Files) -> Vec<String> {
    let of = |line: &String| {
        let parts: Vec<&str> = line.split(' ').collect();
        [parts[0], parts[2], parts[3]].join(" ")
    };
    let mut found: Vec<String> = checked(files).iter().map(of).collect();
    found.sort();
    found
}

const CHILD: &str = "規程 「病院規程」 {\n  機関 病院 「緑病院」\n  準拠 mhlw-6.0\n}\n現況 {\n  事業者 空雲 「空雲株式会社」 { 委託業務 システム保守 }\n  職 医事室長 { 所属 「医事課」 }\n  システム 電子カルテ 「𠮷カルテ」 { 形態 クラウド; 提供 空雲 }\n}\n条 「体制」 {\n  役割 企画管理者 「情報管理者」 { 充職 医事室長 }\n  定義 「端末」 「電子カルテに接続する機器」\n  活動 教育訓練 「採用時」 { 実施時機 採用時; 実施者 医事室長 }\n  項 「情報管理者は、医事室長をもって充てる。副医事室長は、端末及び共用端末室を管理する。」\n  項 「{役割:情報管理者}は、{活動:教育訓練[採用時].実施時機}に研修を行う。各医事室長及び空雲は、これに従う。」\n}\n";

#[test]
fn a_name_changes_wherever_it_is_meant_and_nowhere_else() {
    let files: Files = [("kitei.toml", ""), ("policy.kitei", CHILD)].map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    let at = |what: &str| CHILD.find(what).unwrap();
    for (place, old, new, changed) in [
        (at("空雲 「"), "空雲", "大空", 3),
        (at("空雲は、これ"), "空雲", "大空", 3),
        (at("医事室長 {"), "医事室長", "事務課長", 5),
        (at("情報管理者」"), "情報管理者", "安全管理室長", 3),
        (at("採用時」"), "採用時", "入職時", 2),
        (at("採用時]"), "採用時", "入職時", 2),
        (at("端末」"), "端末", "機器類", 2),
    ] {
        let renamed = renamed(&files, "policy.kitei", place, new).unwrap_or_else(|error| panic!("{old}: {error}"));
        let text = &renamed["policy.kitei"];
        assert_eq!(text.matches(new).count(), changed, "{new}: {text}");
        assert_eq!(judged(&files), judged(&renamed), "{new}: {text}");
        let back = self::renamed(&renamed, "policy.kitei", text.find(new).unwrap(), old).unwrap();
        assert_eq!(back, files, "{old}");
        for kept in ["副医事室長", "共用端末室"] {
            assert!(text.contains(kept), "{kept}: {text}");
        }
    }
    // Words of the vocabulary, laws and keywords are nobody's to rename.
    let mut editor = Editor::over(&files);
    editor.open("policy.kitei");
    for place in [at("規程"), at("教育訓練 「"), at("形態"), at("mhlw"), at("研修"), CHILD.len()] {
        assert_eq!(named(&mut editor, "policy.kitei", CHILD, place), None, "{place}");
    }
    for (place, new) in
        [(at("空雲 「"), "医事室長"), (at("空雲 「"), ""), (at("空雲 「"), "大 空"), (at("空雲 「"), "「空"), (at("規程"), "規則")]
    {
        assert!(renamed_in(&mut editor, &files, "policy.kitei", place, new).is_err(), "{new:?}");
    }
    editor.settle();
    assert_eq!(editor.lines(), checked(&files));
}

const TITLED: &str = "規程 「病院規程」 {\n  機関 病院 「緑病院」\n  準拠 mhlw-6.0\n}\n章 「運用」 {\n  条 「利用者」 {\n    項 「利用者は、{条:罰則}及び{別表:保存期間}による。」\n  }\n  条 「罰則」 {\n    項 「{条:利用者[運用]}に違反した者は、{章:運用}に従って処分する。」\n  }\n}\n別表 「保存期間」 {\n  列 「記録」、「期間」\n  行 「{条:利用者}の記録」、「5年」\n}\n附則 {\n  条 「施行期日」 { 項 「公布の日から施行する。」 }\n}\n附則 {\n  条 「施行期日」 { 項 「公布の日から施行する。」 }\n}\n";

#[test]
fn the_title_of_a_provision_changes_with_the_references_that_name_it() {
    let files: Files = [("kitei.toml", ""), ("policy.kitei", TITLED)].map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    let at = |what: &str| {
        TITLED.find(what).unwrap() + what.find(['「', ':', '[']).map_or(0, |sign| sign + 1 + usize::from(what.contains('「')) * 2)
    };
    for (place, old, new, changed) in [
        (at("条 「利用者"), "利用者", "利用する者", 3),
        (at("条:利用者["), "利用者", "利用する者", 3),
        (at("条:罰則"), "罰則", "違反への処分", 2),
        (at("章:運用"), "運用", "日々の運用", 3),
        (at("[運用"), "運用", "日々の運用", 3),
        (at("別表 「保存期間"), "保存期間", "保存する期間", 2),
    ] {
        let renamed = renamed(&files, "policy.kitei", place, new).unwrap_or_else(|error| panic!("{old}: {error}"));
        let text = &renamed["policy.kitei"];
        assert_eq!(text.matches(new).count(), changed, "{new}: {text}");
        assert!(text.contains("「利用者は、") && text.contains("の記録"), "{new}: {text}");
        assert_eq!(judged(&files), judged(&renamed), "{new}: {text}");
        let back = self::renamed(&renamed, "policy.kitei", text.find(new).unwrap(), old).unwrap();
        assert_eq!(back, files, "{old}");
    }
    // One that several bear, or that another bears already.
    let mut editor = Editor::over(&files);
    editor.open("policy.kitei");
    assert_eq!(named(&mut editor, "policy.kitei", TITLED, at("条 「施行期日")), None);
    assert!(renamed_in(&mut editor, &files, "policy.kitei", at("条 「利用者"), "罰則").is_err());
}

/// Offsets at which something may be named: of words with that colour, of terms and labels.
fn offsets(editor: &mut Editor, path: &str, text: &str) -> Vec<usize> {
    let own = tokens(editor, path, text).into_iter().filter(|(_, token)| *token == 4).map(|(range, _)| range.start);
    let after = |sign: &str| text.match_indices(sign).map(|(at, sign)| at + sign.len()).collect::<Vec<_>>();
    own.chain(after("[")).chain(after("定義 「")).collect()
}

#[test]
fn what_is_renamed_in_any_fixture_is_judged_as_before_and_can_be_named_back() {
    let mut count = 0;
    for name in ["medical-corporation", "small-clinic", "university-hospital", "printed"] {
        let files = fixture(name);
        let before = judged(&files);
        let mut seen = BTreeSet::new();
        for (path, text) in files.iter().filter(|(path, _)| path.ends_with("kitei")) {
            let mut editor = Editor::over(&files);
            editor.open(path);
            for offset in offsets(&mut editor, path, text) {
                let Some(old) = named(&mut editor, path, text, offset) else { continue };
                if !seen.insert(old.clone()) || seen.len() > 8 {
                    continue;
                }
                let new = format!("乙{old}");
                let Ok(renamed) = renamed_in(&mut editor, &files, path, offset, &new) else { continue };
                assert_eq!(judged(&renamed), before, "{name}/{path}: {old}");
                let at = renamed[path].find(&new).unwrap();
                assert_eq!(self::renamed(&renamed, path, at, &old).unwrap(), files, "{name}/{path}: {old}");
                count += 1;
            }
        }
    }
    assert!(count >= 16, "{count}");
}

/// The words of a document with their colours.
fn tokens(editor: &mut Editor, path: &str, text: &str) -> Vec<(std::ops::Range<usize>, u64)> {
    let answer = editor.ask("textDocument/semanticTokens/full", &json!({ "textDocument": { "uri": editor.uri(path) } })).unwrap();
    let data: Vec<u64> = answer["data"].as_array().into_iter().flatten().map(|number| number.as_u64().unwrap()).collect();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (mut line, mut column) = (0, 0);
    let mut found = Vec::new();
    for token in data.chunks(5) {
        let [down, right, length, kind, 0] = token else { panic!("{token:?}") };
        column = if *down == 0 { column + right } else { *right };
        line += usize::try_from(*down).unwrap();
        let start: usize = lines[..line].iter().map(|line| line.len()).sum();
        let at = |column: u64| {
            let units: Vec<u16> = lines[line].encode_utf16().take(usize::try_from(column).unwrap()).collect();
            start + String::from_utf16(&units).unwrap().len()
        };
        found.push((at(column)..at(column + length), *kind));
    }
    found
}

#[test]
fn words_have_the_colours_of_what_they_are() {
    let files: Files = [("kitei.toml", ""), ("policy.kitei", CHILD)].map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    let mut editor = Editor::over(&files);
    editor.open("policy.kitei");
    let told: Vec<(&str, u64)> =
        tokens(&mut editor, "policy.kitei", CHILD).into_iter().map(|(range, kind)| (CHILD.get(range).unwrap(), kind)).collect();
    for expected in [
        ("規程", 0),
        ("役割", 0),
        ("教育訓練", 1),
        ("企画管理者", 1),
        ("充職", 2),
        ("クラウド", 3),
        ("空雲", 4),
        ("医事室長", 4),
        ("{役割:情報管理者}", 5),
    ] {
        assert!(told.contains(&expected), "{expected:?} {told:?}");
    }
    // In any document they follow each other, each on its line, and none lies in another.
    for name in REPOSITORIES.into_iter().chain(["broken"]) {
        let files = fixture(name);
        let mut editor = Editor::over(&files);
        for (path, text) in files.iter().filter(|(path, text)| path.ends_with("kitei") && !text.contains('\r')) {
            editor.open(path);
            let text = text.trim_start_matches('\u{feff}');
            let all = tokens(&mut editor, path, text);
            assert!(all.iter().zip(all.iter().skip(1)).all(|((one, _), (other, _))| one.end <= other.start), "{name}/{path}");
            assert!(all.iter().all(|(range, _)| !range.is_empty() && !text.get(range.clone()).unwrap().contains('\n')), "{name}/{path}");
            editor.close(path);
        }
    }
}
