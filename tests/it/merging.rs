//! What parents say to those below, put together: modes of chapters and articles, delegation, clashes, requirements of one's own.

use kitei::Diagnostic;

use crate::harness::{Repository, Verdict};

const TOP: &str = "top.kitei";
const CHILD: &str = "child.kitei";

fn corporation(said: &str) -> String {
    format!("規程 「上の規程」 {{ 機関 法人 「上」; 準拠 mhlw-6.0 }}\n{said}\n")
}

fn hospital(inherits: &str, said: &str) -> String {
    format!("規程 「下の規程」 {{ 機関 病院 「下」; {inherits} }}\n条 「定め」 {{\n{said}\n項 「定める。」\n}}\n")
}

/// A corporation and a hospital below it.
fn under(above: &str, below: &str) -> Verdict {
    Repository::of(TOP, &corporation(above)).with(CHILD, &hospital("継承 「top.kitei」 略称 上規程", below)).judge()
}

/// The findings about inheritance in the child: rule and marked text.
fn found(verdict: &Verdict) -> Vec<(&str, &str)> {
    let found = verdict.in_file(CHILD).into_iter().filter(|finding| finding.rule.family() == "inheritance");
    found.map(|finding| (finding.rule.name.trim_start_matches("inheritance/"), verdict.text(finding.span))).collect()
}

/// What is delegated and not taken up: the places in the parent.
fn open(verdict: &Verdict) -> Vec<&str> {
    let found = verdict.of_rule(CHILD, "inheritance/unimplemented-delegation").into_iter();
    found.map(|finding: &Diagnostic| verdict.text(finding.labels[0].span)).collect()
}

#[test]
fn a_chapter_speaks_of_all_in_it_and_the_nearer_word_counts() {
    let lock = "対策 画面ロック { 無操作時間 10分 }";
    let wrap = |chapter: &str, section: &str, article: &str, end: &str| {
        let declared = lock.replace(" }", &format!("{end} }}"));
        format!("章 第1章 「章」 {{ {chapter}\n節 第1節 「節」 {{ {section}\n条 第1条 「条」 {{ {article}\n{declared} }} }} }}")
    };
    let (weaker, stricter) = ("対策 画面ロック { 無操作時間 60分 }", "対策 画面ロック { 無操作時間 5分 }");
    for (chapter, section, article, end, of_weaker, of_stricter) in [
        ("", "", "", "", Some("weakened"), None),
        ("既定", "", "", "", None, None),
        ("変更不可", "", "", "", Some("final"), Some("final")),
        ("既定", "変更不可", "", "", Some("final"), Some("final")),
        ("変更不可", "既定", "", "", None, None),
        ("変更不可", "", "下限", "", Some("weakened"), None),
        ("変更不可", "", "", " 既定", None, None),
        ("既定", "既定", "既定", " 変更不可", Some("final"), Some("final")),
    ] {
        let above = wrap(chapter, section, article, end);
        for (said, wanted) in [(weaker, of_weaker), (stricter, of_stricter), (lock, None), ("", None)] {
            let verdict = under(&above, said);
            let rules: Vec<&str> = found(&verdict).into_iter().map(|(rule, _)| rule).collect();
            assert_eq!(rules, wanted.into_iter().collect::<Vec<_>>(), "{above} / {said}");
        }
    }
}

#[test]
fn a_delegated_chapter_is_taken_up_article_by_article() {
    let above = "章 第1章 「部局」 { 委任\n条 第1条 「責任者」 { 役割 企画管理者; 役割 監査責任者 }\n条 第2条 「苦情」 { 項 「部局で定める。」 }\n\
        条 第3条 「用語」 { 既定\n項 「部局とは、病院をいう。」 } }";
    let roles = "役割 企画管理者 { 充職 院長 }\n役割 監査責任者 { 充職 事務長 }";
    let complaints = "}\n条 「苦情」 { 根拠規定 上規程第2条\n項 「苦情は、医事課が受ける。」";
    assert_eq!(open(&under(above, "")), ["役割 企画管理者", "役割 監査責任者", "条 第2条 「苦情」"]);
    assert_eq!(open(&under(above, roles)), ["条 第2条 「苦情」"]);
    assert_eq!(open(&under(above, &format!("{roles}{complaints}"))), [""; 0]);
    // Text does not stand for what is to be declared, nor a declaration for one of two.
    let text = "}\n条 「責任者」 { 根拠規定 上規程第1条\n項 「責任者は、院長とする。」";
    assert_eq!(open(&under(above, &format!("{text}{complaints}"))), ["役割 企画管理者", "役割 監査責任者"]);
    let one = format!("役割 企画管理者 {{ 充職 院長 }}{complaints}");
    assert_eq!(open(&under(above, &one)), ["役割 監査責任者"]);
    // An article that was deleted takes up nothing, nor one without text, nor one that names another.
    for nothing in
        ["条 第8条 削除", "条 「苦情」 { 根拠規定 上規程第2条 }", "条 「苦情」 { 根拠規定 上規程第3条; 項 「苦情は、医事課が受ける。」 }"]
    {
        let nothing = format!("{roles}\n}}\n{nothing}\n条 「雑則」 {{");
        assert_eq!(open(&under(above, &nothing)), ["条 第2条 「苦情」"], "{nothing}");
    }
}

#[test]
fn one_between_takes_up_or_passes_on() {
    let above = corporation("条 第1条 「苦情」 { 委任\n項 「施設で定める。」 }\n条 第2条 「責任者」 { 委任\n役割 企画管理者 }");
    let middle = |said: &str| {
        format!("規程 「中の規程」 {{ 機関 法人 「中」; 継承 「top.kitei」 略称 上規程 }}\n条 第5条 「受けた条」 {{\n{said}\n}}\n")
    };
    let open_below = |between: &str| {
        let repository =
            Repository::of(TOP, &above).with("middle.kitei", &middle(between)).with(CHILD, &hospital("継承 「middle.kitei」", ""));
        let verdict = repository.judge();
        open(&verdict).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(open_below("項 「何も定めない。」"), ["役割 企画管理者", "条 第1条 「苦情」"]);
    let taken = "根拠規定 上規程第1条\n役割 企画管理者 { 充職 理事長 }\n項 「苦情は、法人本部が受ける。」";
    assert_eq!(open_below(taken), [""; 0]);
    assert_eq!(open_below(&format!("委任\n{taken}")), ["役割 企画管理者"], "passed on, as a thing to be declared");
}

#[test]
fn a_final_definition_stays_and_a_delegated_one_is_given() {
    let term = |mode: &str| format!("条 第1条 「用語」 {{ {mode}\n定義 「重要情報」 「医療情報をいう。」\n項 「重要情報を守る。」 }}");
    let own = |meaning: &str| format!("定義 「重要情報」 「{meaning}」");
    assert_eq!(found(&under(&term("変更不可"), &own("診療録をいう。"))), [("final", "診療録をいう。")]);
    for (mode, meaning) in [("変更不可", "医療情報をいう。"), ("", "診療録をいう。"), ("既定", "診療録をいう。")]
    {
        assert_eq!(found(&under(&term(mode), &own(meaning))), [], "{mode}");
    }
    let delegated = "章 第1章 「部局」 { 委任\n条 第1条 「責任者」 { 定義 「部局長」 「部局が定める。」; 役割 企画管理者 } }";
    let role = "役割 企画管理者 { 充職 院長 }";
    assert_eq!(open(&under(delegated, role)), ["定義 「部局長」 「部局が定める。」"]);
    assert_eq!(open(&under(delegated, &format!("{role}\n定義 「部局長」 「診療科長をいう。」"))), [""; 0]);
}

/// A hospital below two corporations.
fn between(one: &str, other: &str, said: &str) -> Verdict {
    let article = |said: &str| corporation(&format!("条 第1条 「定め」 {{ {said} }}"));
    Repository::of(TOP, &article(one))
        .with("second.kitei", &article(other).replace("上の規程", "横の規程"))
        .with(CHILD, &hospital("継承 「top.kitei」; 継承 「second.kitei」", said))
        .judge()
}

#[test]
fn a_clash_is_settled_by_a_value_as_strict_as_both_where_there_is_one() {
    let patching = |within: &str| format!("対策 セキュリティ修正適用 {{ 実施期限 {within} }}");
    for (said, place) in [("2週間", None), ("28日", None), ("30日", Some("30日")), ("1か月", Some("1か月")), ("3か月", Some("3か月"))]
    {
        for (one, other) in [("1か月", "30日"), ("30日", "1か月")] {
            let verdict = between(&patching(one), &patching(other), &patching(said));
            let wanted: Vec<(&str, &str)> = place.map(|place| ("incomparable", place)).into_iter().collect();
            assert_eq!(found(&verdict), wanted, "{said}");
        }
    }
    // Of two ways that exclude each other one is to be chosen, and no third.
    let erasure = |how: &str| format!("対策 データ消去 {{ 方式 {how} }}");
    for (said, place) in
        [("物理破壊", None), ("裁断", None), ("上書き消去", Some("上書き消去")), ("物理破壊、裁断", Some("物理破壊、裁断"))]
    {
        let verdict = between(&erasure("物理破壊"), &erasure("裁断"), &erasure(said));
        let wanted: Vec<(&str, &str)> = place.map(|place| ("incomparable", place)).into_iter().collect();
        assert_eq!(found(&verdict), wanted, "{said}");
    }
    let verdict = between(&erasure("物理破壊"), &erasure("裁断"), "");
    assert_eq!(found(&verdict).into_iter().map(|(rule, _)| rule).collect::<Vec<_>>(), ["incomparable"]);
}

const HOUSE: &str =
    "基準 house-1 「法人の基準」 { 編 H 「法人編」 }\n遵守事項 H1-1 「連絡先」 { 要件 役割 インシデント連絡窓口 { 充職 明記 } }\n";
const HOUSE_2: &str = "基準 house-2 「法人の基準 第2版」 改正 house-1 { 公表 2026-04-01 }\n改める H1-1 「連絡先」 { 加える 細目 b 「責任者」 { 要件 役割 監査責任者 { 充職 明記 } } }\n";

/// The requirements of the corporation that are missing in the child.
fn missing_of_house(head: &str, below: &str) -> Vec<String> {
    let above = corporation("").replace("準拠 mhlw-6.0", &format!("準拠 mhlw-6.0; {head}"));
    let repository = Repository::of(TOP, &above).with("house.kitei", HOUSE).with("house-2.kitei", HOUSE_2);
    let verdict = repository.with(CHILD, &hospital(&format!("継承 「top.kitei」; {below}"), "")).judge();
    let missing = verdict.of_rule(CHILD, "coverage/missing").into_iter().filter_map(|finding| finding.requirement.clone());
    missing.filter(|requirement| requirement.starts_with("house-")).collect()
}

#[test]
fn the_requirements_of_a_corporation_bind_its_institutions() {
    assert_eq!(missing_of_house("構成文書 「house.kitei」", ""), ["house-1/H1-1"], "brought along");
    assert_eq!(missing_of_house("構成文書 「house.kitei」; 準拠 house-1", ""), ["house-1/H1-1"], "and said");
    assert_eq!(missing_of_house("準拠 house-1", ""), ["house-1/H1-1"], "said alone");
    assert_eq!(missing_of_house("", "構成文書 「house.kitei」"), ["house-1/H1-1"], "its own");
    assert_eq!(missing_of_house("", ""), [""; 0]);
    // Of two editions the one that is named is meant.
    assert_eq!(missing_of_house("構成文書 「house.kitei」、「house-2.kitei」; 準拠 house-1", ""), ["house-1/H1-1"]);
    assert_eq!(missing_of_house("構成文書 「house.kitei」、「house-2.kitei」", ""), ["house-2/H1-1"]);
}
