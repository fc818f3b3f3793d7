//! What users write never steers a terminal or a CI, wherever it stands and whatever kitei is asked.

use std::fs;

use crate::harness::{Folder, Ran, finished};

/// Strings that do something to who shows them: to terminals, to the direction of text, to the logs of a CI.
const DANGEROUS: [&str; 9] = [
    "\u{1b}]0;title\u{7}\u{1b}[2J\u{1b}[1;1H",
    "\u{1b}[31m\u{1b}]8;;https://example.com\u{1b}\\link\u{1b}P1$r\u{1b}\\",
    "\u{9b}2J\u{9d}0;title\u{9c}\u{8}\u{8}\u{7f}",
    "\u{202e}逆\u{202c}\u{2066}逆\u{2069}\u{200f}\u{61c}",
    "\u{2028}::error::x",
    "::add-mask::x",
    "##vso[task.complete result=Failed]",
    "##teamcity[buildStop]",
    "い##[error]x##vso[y]",
];

/// A policy with a string at every place where a user's text can stand.
pub(crate) fn policy(said: &str) -> String {
    format!(
        "// {said}
規程 「{said}規程」 {{
  機関 診療所 「{said}診療所」
  準拠 mhlw-6.0
  版   「{said}」
  {said}
}}
現況 {{ 職 {said} 「{said}長」; 事業者 「{said}」 「{said}社」 {{ 業務 {said} }}; システム 電子カルテ 「{said}」 }}
章 第1章 「{said}」 {{
条 第1条 「{said}題名」 {{
  対応 {said}、経営管理編9.9①
  役割 企画管理者 「{said}」 {{ 充職 {said} }}
  対策 パスワード 「{said}」 {{ 最短文字数 8文字; {said} {said} }}
  対策 パスワード 「{said}」 {{ 最短文字数 9文字 }}
  根拠法令 {said}医療法第999条
  例外 経営管理編1.1① 期限 2027-03-31 承認者 {said} 理由 「{said}」
  項 「{said}{{{said}}}第99条による。」
  定義 「{said}」 「{said}をいう。」
}}
}}
"
    )
}

/// Runs the program with colours, as on a terminal.
fn coloured(folder: &Folder, arguments: &[&str]) -> Ran {
    finished(folder.command(arguments).env("CLICOLOR_FORCE", "1"), "")
}

/// What of an output steers something.
fn steering(ran: &Ran) -> Option<String> {
    let steers = |line: &str| {
        let mut rest = line;
        // Colours of kitei's own: a number, and `0` at their end.
        while let Some(at) = rest.find('\u{1b}') {
            let after = rest.get(at..)?.strip_prefix("\u{1b}[")?;
            let end = after.find(|sign: char| !sign.is_ascii_digit() && sign != ';')?;
            if !after.get(end..)?.starts_with('m') {
                return Some(line.to_owned());
            }
            rest = after.get(end..)?;
        }
        let turns = |sign: char| matches!(sign, '\0'..='\u{8}' | '\u{b}'..='\u{1a}' | '\u{1c}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let commands = line.trim_start().starts_with("::") || ["##[", "##vso[", "##teamcity["].iter().any(|command| line.contains(command));
        (commands || line.contains(turns)).then(|| line.to_owned())
    };
    [&ran.out, &ran.err].into_iter().flat_map(|text| text.lines()).find_map(steers)
}

#[test]
fn nothing_that_users_write_steers_a_screen() {
    let commands: &[&[&str]] = &[
        &["check", "--full"],
        &["check"],
        &["check", "--format", "concise"],
        &["check", "--format", "json"],
        &["check", "--format", "jsonl"],
        &["check", "--format", "plain"],
        &["check", "--format", "sarif", "--assessed"],
        &["check", "--format", "gitlab"],
        &["check", "--format", "junit"],
        &["check", "--format", "markdown"],
        &["check", "--format", "html"],
        &["check", "--format", "checkstyle"],
        &["check", "--format", "rdjson"],
        &["check", "--format", "rdjsonl"],
        &["check", "--format", "csv"],
        &["tree"],
        &["tree", "--format", "mermaid"],
        &["tree", "--format", "json"],
        &["coverage"],
        &["coverage", "--format", "markdown"],
        &["coverage", "--format", "json"],
        &["checklist", "r7", "p.kitei"],
        &["fmt", "--check"],
        &["fmt", "--diff"],
        &["diff", "p.kitei", "q.kitei"],
        &["diff", "--format", "markdown", "p.kitei", "q.kitei"],
        &["diff", "--format", "json", "p.kitei", "q.kitei"],
    ];
    for said in DANGEROUS {
        let folder = Folder::new().with("p.kitei", policy(said)).with("q.kitei", policy("い")).with("kitei.toml", format!("# {said}\n"));
        let named: &[&[&str]] = &[
            &["explain", said],
            &["cite", said],
            &["cite", "--format", "json", said],
            &["check", said],
            &["check", "--format", said],
            &[said],
            &["effective", said],
        ];
        for arguments in commands.iter().chain(named) {
            let ran = coloured(&folder, arguments);
            // What was written on the command line and is a colour is shown by whoever reads it.
            assert_eq!(steering(&ran), None, "{said:?} {arguments:?}");
        }
        fs::write(folder.path().join("kitei.toml"), format!("{said} = 3\n[\"{said}\"]\nexclude = [\"{said}\"]\n")).unwrap();
        assert_eq!(steering(&coloured(&folder, &["check"])), None, "{said:?} in kitei.toml");
    }
}

#[test]
fn a_file_whose_name_is_a_command_to_a_ci_is_shown_as_text() {
    let folder = Folder::new().with("::error::a.kitei", policy("い")).with("\u{1b}[31mb.kitei", policy("い"));
    for format in ["human", "concise", "json", "jsonl"] {
        assert_eq!(steering(&coloured(&folder, &["check", "--format", format])), None, "{format}");
    }
    let ran = folder.run(&["check", "--format", "concise"]);
    assert!(ran.out.lines().any(|line| line.starts_with("·::error::a.kitei:")), "{}", ran.out);
    assert!(ran.out.lines().any(|line| line.starts_with("␛[31mb.kitei:")), "{}", ran.out);
    // A line end in a name makes no line.
    let folder = Folder::new().with("a\n::error::x.kitei", "規程 {\n");
    let lines = folder.concise(&[]);
    assert!(lines.iter().all(|line| line.starts_with("a␊::error::x.kitei:")), "{lines:?}");
}

#[test]
fn a_text_that_is_a_result_goes_into_a_pipe_byte_for_byte() {
    let folder = Folder::new();
    let text = "規程 「い\u{202e}」 {}\n";
    assert_eq!(folder.run_over(&["fmt", "--stdin-filename", "p.kitei", "-"], text).out, text);
}
