//! `kitei checklist` as a process: what a policy answers, what is left to a person, whose sheets there are, and the formats.

use std::io::Read as _;

use flate2::read::DeflateDecoder;
use kitei::internals::model::item::short;

use crate::harness::{Folder, Repository};

const OFFICER: &str = "\
条 第1条 「責任者」 {
  対応 経営管理編3.1.2②
  役割 安全管理責任者 { 充職 院長 }
  役割 企画管理者 { 充職 事務長 }
}
";

const PASSWORDS: &str = "\
条 第2条 「=パスワード」 {
  対応 システム運用編14⑥
  対策 パスワード {
    最短文字数 13文字
    文字種 英字、数字、記号
    推測容易語 禁止
    パスワード保管 不可逆暗号化
    再発行確認 本人確認、台帳記録
    担当者の把握 無
  }
}
";

fn policy(kind: &str, rest: &str) -> String {
    format!(
        "規程 「試しの規程」 {{\n  機関 {kind} 「試し」\n  準拠 mhlw-6.0\n}}\n現況 {{\n  職 院長\n  職 事務長\n  \
         事業者 甲社 {{ 委託業務 外部保存 }}\n  事業者 乙社 {{ 委託業務 外部保存 }}\n  システム 電子カルテ {{ 形態 オンプレミス }}\n  有 パスワード認証\n}}\n{rest}"
    )
}

fn folder(kind: &str, rest: &str) -> Folder {
    Folder::new().with("kitei.toml", "[check]\nas-of = 2026-05-01\n").with("規程.kitei", policy(kind, rest))
}

/// The fields of an item, in CSV.
fn row(csv: &str, key: &str) -> String {
    let found = csv.split("\r\n").find(|line| line.contains(&format!(",{key},")));
    found.unwrap_or_else(|| panic!("{key}: {csv}")).to_owned()
}

fn csv(folder: &Folder, edition: &str) -> String {
    let ran = folder.run(&["checklist", edition, "--lang", "ja", "--format", "csv"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    ran.out
}

#[test]
fn the_policy_answers_what_it_is_the_answer_to_and_no_more() {
    let told = csv(&folder("診療所", &format!("{OFFICER}{PASSWORDS}")), "r7");
    let officer = row(&told, "officer");
    assert!(
        officer.contains(",1①,") && officer.contains(",定めあり,第1条（責任者）,規程.kitei:") && officer.ends_with(",はい,,"),
        "{officer}"
    );
    // Whether passwords are as the policy has them, only a person knows.
    let passwords = row(&told, "password-strength");
    assert!(passwords.contains(",定めあり,第2条（=パスワード）,") && passwords.ends_with(",,,"), "{passwords}");
    let open = row(&told, "password-reuse");
    assert!(open.ends_with(",,,") && !open.contains("定めあり"), "{open}");
    // What is not laid down, or not built in, leaves the written rules unanswered or answers them with no.
    assert!(!row(&told, "written-rules").contains("はい"), "{told}");
    let none = csv(&folder("診療所", PASSWORDS), "r7");
    let officer = row(&none, "officer");
    assert!(officer.contains(",定めなし,,,") && officer.ends_with(",いいえ,,"), "{officer}");
}

#[test]
fn numbers_and_rows_are_those_of_the_edition_and_what_was_not_read_is_marked() {
    let folder = folder("病院", OFFICER);
    for (edition, rows, officer, patch) in
        [("r5", 13, "1-(1)", "2-(7)（推定）"), ("r6", 13, "1-(1)", "2-(7)（推定）"), ("r7", 18, "1①", "2⑥")]
    {
        let told = csv(&folder, edition);
        assert_eq!(told.matches("規程.kitei,試しの規程,医療機関確認用,").count(), rows, "{edition}");
        assert!(row(&told, "officer").contains(&format!(",{officer},")), "{edition}");
        assert!(row(&told, "patch").contains(&format!(",{patch},")), "{edition}");
        assert_eq!(told.contains(",two-factor,"), edition == "r7");
    }
    // In the order of their numbers.
    let told = csv(&folder, "r5");
    let place = |key: &str| told.find(&format!(",{key},")).unwrap();
    assert!(place("access-log") < place("patch") && place("source-restriction") < place("unneeded-services"));
}

#[test]
fn whose_sheet_it_is_follows_from_the_institution_or_is_asked_for() {
    assert!(csv(&folder("薬局", OFFICER), "r7").contains(",薬局確認用,"));
    let asked = folder("病院", OFFICER).run(&["checklist", "r7", "--for", "pharmacy", "--lang", "ja", "--format", "csv"]);
    assert!(asked.out.contains(",薬局確認用,") && asked.out.contains("読み替える"), "{}", asked.out);
    let vendors = folder("病院", OFFICER).run(&["checklist", "r7", "--for", "vendor", "--lang", "ja"]);
    for said in ["事業者確認用（甲社）", "事業者確認用（乙社）", "13項目。すべて事業者が答えます"] {
        assert!(vendors.out.contains(said), "{said}\n{}", vendors.out);
    }
    assert!(!vendors.out.contains("はい") && !vendors.out.contains("根拠:"), "{}", vendors.out);
    // A corporation fills none, and without vendors there is nothing for them.
    let none = folder("法人", OFFICER).run(&["checklist", "r7"]);
    assert!(none.code == 2 && none.err.contains("no policy of an institution"), "{}", none.err);
    let bare = Folder::new().with("a.kitei", "規程 「x」 {\n  機関 病院 「x」\n  準拠 mhlw-6.0\n}\n");
    let none = bare.run(&["checklist", "r7", "--for", "vendor", "--lang", "ja"]);
    assert!(none.code == 2 && none.err.contains("現況に事業者が書かれていません"), "{}", none.err);
}

#[test]
fn of_an_edition_whose_items_could_not_be_had_the_subjects_are_told_and_nothing_is_answered() {
    let folder = folder("病院", OFFICER);
    let ran = folder.run(&["checklist", "r8", "--lang", "ja"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("  - 資産の台帳\n") && !ran.out.contains("はい") && ran.err.contains("入手できていない"), "{}", ran.out);
    let unknown = folder.run(&["checklist", "r9", "--lang", "ja"]);
    assert!(unknown.code == 2 && unknown.err.contains("取れる値は r7、r6、r5、r8"), "{}", unknown.err);
}

/// The parts of an archive by their names: what begins after each local header and ends by itself.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let short = |at: usize| usize::from(u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap()));
    let begins: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(b"PK\x03\x04")).collect();
    let part = |at: usize| {
        let (name, data) = (at + 30, at + 30 + short(at + 26) + short(at + 28));
        let mut text = String::new();
        DeflateDecoder::new(&bytes[data..]).read_to_string(&mut text).unwrap();
        (String::from_utf8(bytes[name..name + short(at + 26)].to_vec()).unwrap(), text)
    };
    begins.into_iter().map(part).collect()
}

#[test]
fn a_workbook_has_a_worksheet_for_each_sheet_and_no_formula() {
    let folder = folder("病院", &format!("{OFFICER}{PASSWORDS}"));
    let made = |name: &str| {
        let arguments = ["checklist", "r7", "--for", "vendor", "--lang", "ja", "--format", "xlsx", "--output-file", name];
        let ran = folder.run(&arguments);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
        std::fs::read(folder.path().join(name)).unwrap()
    };
    let bytes = made("一.xlsx");
    assert_eq!(bytes, made("二.xlsx"), "the same policy gives the same bytes");
    let parts = parts(&bytes);
    let part = |name: &str| &parts.iter().find(|(one, _)| one == name).unwrap_or_else(|| panic!("{name}")).1;
    let names = part("xl/workbook.xml");
    assert!(names.contains("1 事業者確認用（甲社）") && names.contains("2 事業者確認用（乙社）"), "{names}");
    for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        assert!(!part(sheet).contains("<f>") && part(sheet).contains("<dataValidation"), "{sheet}");
    }
    assert!(part("xl/sharedStrings.xml").contains("使い回し"));
    let own = folder.run(&["checklist", "r7", "--format", "xlsx", "--output-file", "三.xlsx"]);
    assert_eq!(own.code, 0, "{}", own.err);
    assert_eq!(folder.run(&["checklist", "r7", "--format", "xlsx", "--output-file", "規程.kitei"]).code, 2);
}

/// A row rests on requirements that there are, or that stand in a volume of which not all is built in.
#[test]
fn rows_name_requirements_that_there_are() {
    let texts = Repository::default().read();
    let standard = texts.knowledge.standards.iter().find(|standard| &*standard.id == "mhlw-6.0").unwrap();
    let known: Vec<String> = (0..standard.requirements.len()).map(|at| short(standard, at, None)).collect();
    let whole: Vec<&str> = standard.volumes.iter().filter(|volume| volume.rest.is_none()).map(|volume| &*volume.letter).collect();
    let table = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/checklists/items.toml")).unwrap();
    let named: Vec<&str> = table.split("item = \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(named.len() > 20, "{named:?}");
    for item in named {
        let is_whole = whole.iter().any(|letter| item.to_lowercase().starts_with(letter));
        assert!(known.iter().any(|known| known == item) || !is_whole, "{item}");
    }
}
