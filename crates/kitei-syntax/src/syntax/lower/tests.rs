use std::sync::Arc;

use crate::diagnostic::Findings;
use crate::syntax::document::{Document, Head, Statement};
use crate::syntax::read;
use crate::text::FileId;

fn lowered(text: &str) -> (Document, Vec<String>) {
    let mut findings = Findings::default();
    let document = read(FileId(0), &Arc::from(text), &mut findings);
    let rules = findings
        .iter()
        .map(|finding| {
            let line = text.get(..finding.span.start as usize).unwrap().matches('\n').count() + 1;
            format!("{}@{line}", finding.rule.name.trim_start_matches("syntax/"))
        })
        .collect();
    (document, rules)
}

fn shown(statement: Statement<'_>) -> String {
    let head = match statement.head() {
        Head::Keyword(keyword) => keyword.en().to_owned(),
        Head::Name => format!("'{}", statement.head_text()),
        Head::Damaged => format!("!{}", statement.head_text()),
    };
    let mut parts = vec![head];
    parts.extend(statement.operands().words().map(|word| word.text.to_owned()));
    for clause in statement.clauses() {
        parts.push(format!("+{}", clause.keyword.en()));
        parts.extend(clause.operands.words().map(|word| word.text.to_owned()));
    }
    let block: Vec<String> = statement.children().map(shown).collect();
    if statement.has_block() { format!("{} {{{}}}", parts.join(" "), block.join("; ")) } else { parts.join(" ") }
}

/// The document as one line, and the findings as `rule@line`.
#[track_caller]
fn check(text: &str, document: &str, rules: &[&str]) {
    let (lowered, found) = lowered(text);
    let whole: Vec<String> = lowered.statements().map(shown).collect();
    assert_eq!((whole.join("; "), found), (document.to_owned(), rules.iter().map(|&rule| rule.to_owned()).collect()), "{text}");
}

#[test]
fn sound_documents() {
    check("規程 「み」 {\n 版 「1.0」; 施行 令和8年4月1日\n}", "policy み {version 1.0; effective 令和8年4月1日}", &[]);
    check("facts { yes a, b; no c\n 職員数 6人 }", "facts {yes a b; no c; '職員数 6人}", &[]);
    check(
        "条 「x」 { 対策 パスワード 「一般」 { 最短文字数 13文字 下限 } }",
        "article x {measure パスワード 一般 {'最短文字数 13文字 +minimum}}",
        &[],
    );
    check(
        "条 第3条 「x」 { 項 「y」 { 努力義務 期限 2027-03-31; 対策 z } }",
        "article 第3条 x {paragraph y {should +until 2027-03-31; measure z}}",
        &[],
    );
    check(
        "requirement G1-1 \"a\" en \"b\" { applies when x = yes; expects each system { any of { has measure m { n 8 or equivalent } } } }",
        "requirement G1-1 a +en b {applies when x yes; expects each system {any of {has measure m {'n 8 +or equivalent}}}}",
        &[],
    );
    check(
        "measure m 対策 { n 最短 count characters higher range 4..128; r 使い回し choice ordered { a 可; b 禁止 } }",
        "measure m 対策 {'n 最短 count characters higher +range 4..128; 'r 使い回し choice ordered {'a 可; 'b 禁止}}",
        &[],
    );
    check("条「x」｛対応　C14-1、\n  C14-2；項「y」｝", "article x {satisfies C14-1 C14-2; paragraph y}", &[]);
}

#[test]
fn lost_braces() {
    check(
        "条 「a」 {\n  対策 m {\n    n 1\n  項 「p」\n}\n条 「b」 {\n  項 「q」\n}",
        "article a {measure m {'n 1}; paragraph p}; article b {paragraph q}",
        &["unclosed-block@2"],
    );
    check(
        "条 「a」 {\n  対策 m {\n    n 1\n}\n条 「b」 {\n  項 「q」\n}",
        "article a {measure m {'n 1}}; article b {paragraph q}",
        &["unclosed-block@2"],
    );
    check("条 「a」 {\n  項 「p」\n条 「b」 {\n  項 「q」\n}", "article a {paragraph p}; article b {paragraph q}", &["unclosed-block@1"]);
    check("条 「a」 {\n  項 「p」\n", "article a {paragraph p}", &["unclosed-block@1"]);
    check(
        "条 「a」 {\n  対策 m { n 1 } }\n  項 「p」\n}\n条 「b」 { }",
        "article a {measure m {'n 1}; paragraph p}; article b {}",
        &["extra-brace@2"],
    );
    check("条 「a」\n  項 「p」\n}\n条 「b」 { }", "article a {paragraph p}; article b {}", &["missing-brace@1"]);
    check(
        "条 「a」 {\n  対策 m\n    使い回し 禁止\n  }\n  項 「p」\n}",
        "article a {measure m {'使い回し 禁止}; paragraph p}",
        &["missing-brace@2"],
    );
    check("条 「a」\n{\n  項 「p」\n}", "article a {paragraph p}", &["brace-on-own-line@2"]);
    check("条 「a」 { }\n}\n条 「b」 { }", "article a {}; article b {}", &["extra-brace@2"]);
    check("条 「a」 { {\n  項 「p」\n}\n条 「b」 { }", "article a {paragraph p}; article b {}", &["extra-brace@1"]);
    check("規程 「a」 {\n  版 「1」\n条 「b」 { 項 「q」 }", "policy a {version 1}; article b {paragraph q}", &["unclosed-block@1"]);
    check(
        "規程 「a」 {\n  版 「1」 {\n  }\n  施行 2026-01-01\n}",
        "policy a {version 1 {}; effective 2026-01-01}",
        &["unexpected-block@2"],
    );
}

#[test]
fn slips() {
    check("規程 「a」 {\n  版：「1」\n}", "policy a {version 1}", &["colon-after-keyword@2"]);
    check("条 「a」 {\n  対策 m { n：13文字 }\n}", "article a {measure m {'n 13文字}}", &["colon-after-keyword@2"]);
    check("規程 「a」 { 施行令和8年4月1日 }", "policy a {effective 令和8年4月1日}", &["glued-keyword@1"]);
    check("条 「a」 { 対応経営管理編3.1.2②、企画管理編3① }", "article a {satisfies 経営管理編3.1.2② 企画管理編3①}", &["glued-keyword@1"]);
    check("条 「a」 { 対策 m { n = 13文字 } }", "article a {measure m {'n 13文字}}", &["stray-equals@1"]);
    check("条 【a】 { 項 「b\" }", "article a {paragraph b}", &["foreign-quotes@1", "mixed-quotes@1"]);
    check("条 「a {\n  項 「b」\n}", "article a {paragraph b}", &["unclosed-string@1"]);
    check("規程 「a」 {\n  版 1.0」\n}", "policy a {version 1.0}", &["stray-quote@2"]);
    check(
        "条 「a」 {\n  項 院長は、「長」とする。別に定める。」\n}",
        "article a {paragraph 院長は、「長」とする。別に定める。}",
        &["stray-quote@2"],
    );
    check("条 「a」 {\n  対策 m { n 1 }\n  備考 「x」\n}", "article a {measure m {'n 1}; !備考 x}", &["unknown-keyword@3"]);
    check("規程 「a」 { 版 「1」 施行 2026-01-01 }", "policy a {version 1; effective 2026-01-01}", &["missing-separator@1"]);
    check("条 「a」 {\n  対応 C14-1、\n  項 「b」\n}", "article a {satisfies C14-1; paragraph b}", &["trailing-comma@2"]);
    check("条 「a」 {\n  対おう C14-1\n}", "article a {!対おう C14-1}", &["unknown-keyword@2"]);
    check("条 「a」 {\n  項 「b」 {\n    号 「c」\n  }\n}", "article a {paragraph b {!号 c}}", &["unknown-keyword@3"]);
    // 根拠規定 or 根拠法令: not for kitei to say.
    check("条 「a」 {\n  根拠 x第1条\n}", "article a {!根拠 x第1条}", &["unknown-keyword@2"]);
    check("article \"a\" {\n  satisfys C14-1\n}", "article a {satisfies C14-1}", &["unknown-keyword@2"]);
    check("条 「a」 {\n  「文言」\n}", "article a {paragraph 文言}", &["no-keyword@2"]);
    check("条 総則 { 版 「1」 }", "article 総則 {!版 1}", &["missing-quotes@1", "misplaced@1"]);
    check("facts { yes a b }", "facts {yes a b}", &["missing-comma@1"]);
    check("条 「a」 { 対応 }", "article a {satisfies}", &["missing-argument@1"]);
    check("<<<<<<< HEAD\n条 「a」 { }\n=======\n条 「b」 { }\n>>>>>>> x\n", "article a {}; article b {}", &["conflict-marker@1"]);
}

#[test]
fn five_errors_are_five_findings() {
    let text = "条 「a」 {\n  対応 \n}\n条 【b】 {\n  項 「p」\n条 「c」 {\n  対策 m { n = 1 }\n}\n条 「d」\n  項 「q」\n}\n";
    let (_, rules) = lowered(text);
    assert_eq!(rules, ["missing-argument@2", "foreign-quotes@4", "unclosed-block@4", "stray-equals@7", "missing-brace@9"]);
}

#[test]
fn no_text_is_too_odd() {
    for text in ["", "}", "{{{{", "、、", "」", "= =", "条", "条 {", "\"\"\"", "規程 規程 規程", "{ } } {", "any of", "条 「a」 { 対策"]
    {
        let _ = lowered(text);
    }
    let (_, rules) = lowered(&"条 「a」 { ".repeat(10_000));
    assert!(rules.len() <= 50, "{} findings", rules.len());
    let (_, rules) = lowered(&format!("requirement G1-1 {{ expects {{ {}", "any of { ".repeat(10_000)));
    assert_eq!(rules, ["too-deep@1", "unclosed-block@1"]);
}
