//! `kitei render`: the printed policy says all that is judged, and nothing in it is markup or notation.

pub(crate) mod docx;
mod effective;

use kitei::internals::Whole;
use kitei::internals::diagnostic::Findings;
use kitei::internals::render::{Extent, Form, print};
use kitei::internals::resolve::Resolved;
use kitei::internals::resolve::policy::PolicyId;

use crate::harness::{DAY, Folder, REPOSITORIES, Repository, stated};

/// The only policy of a repository of one file, in a form.
fn printed(text: &str, form: Form) -> String {
    let texts = Whole::read([("policy.kitei", text)]);
    let resolved = texts.resolve(DAY, &mut Findings::default());
    let (id, ..) = resolved.iter().next().unwrap();
    in_form(&resolved, id, form)
}

/// A policy in a form that is text.
fn in_form(resolved: &Resolved<'_>, id: PolicyId, form: Form) -> String {
    String::from_utf8(print(resolved, id, form, Extent::Own)).unwrap()
}

/// Text without blanks, signs of lists and case, with numerals as digits, so that it is found however it is laid out.
fn bare(text: &str) -> String {
    let digit =
        |letter: char| "一二三四五六七八九".chars().zip('1'..='9').find(|(kanji, _)| *kanji == letter).map_or(letter, |(_, digit)| digit);
    text.chars().filter(|letter| !letter.is_whitespace()).map(digit).collect::<String>().to_lowercase()
}

#[test]
fn the_printed_text_says_what_is_declared() {
    let mut missing = Vec::new();
    for name in REPOSITORIES {
        let texts = Whole::read(Repository::fixture(name).0);
        let resolved = texts.resolve(DAY, &mut Findings::default());
        for (id, policy, _) in resolved.iter() {
            let document = texts.documents.iter().find(|document| document.file == policy.file).unwrap();
            let text = bare(&in_form(&resolved, id, Form::Text));
            for declaration in policy.declarations.iter().filter(|one| one.article.is_some()) {
                let stated = stated(&texts.knowledge.vocabulary, declaration, document.lang());
                let lost = stated.into_iter().filter(|one| !text.contains(&bare(one)));
                missing.extend(lost.map(|one| format!("{name} {}: {one}", policy.path)));
            }
        }
    }
    assert_eq!(missing, [""; 0]);
}

#[test]
fn nothing_of_the_notation_is_printed() {
    for name in REPOSITORIES {
        let texts = Whole::read(Repository::fixture(name).0);
        let resolved = texts.resolve(DAY, &mut Findings::default());
        for (id, policy, _) in resolved.iter() {
            for form in [Form::Text, Form::Markdown] {
                let text = in_form(&resolved, id, form);
                assert!(!text.contains(['{', '}', '｛', '｝']), "{name} {}", policy.path);
            }
        }
    }
}

#[test]
fn texts_are_inert_in_html() {
    let text = "規程 「<script>alert(1)</script> & 「」]]>」 {\n  機関 病院 「a\u{202e}b」\n}\n条 「\"x\" onload='y'」 {\n  項 「<b>太字</b>\u{7}\u{202e}逆\u{2066}。\n  (1) <img src=x>」\n}\n";
    let html = printed(text, Form::Html);
    let body = html.split_once("</style>").unwrap().1;
    for markup in ["<script", "<b>", "<img", "]]></", "\u{202e}", "\u{2066}", "\u{7}"] {
        assert!(!body.contains(markup), "{markup:?}\n{body}");
    }
    assert!(body.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp;"), "{body}");
    assert!(body.contains("&quot;x&quot; onload=&#39;y&#39;"), "{body}");
}

#[test]
fn all_forms_say_the_same() {
    let unescaped = |html: &str| {
        let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
        entities.into_iter().fold(html.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
    };
    let texts = Whole::read(Repository::reference().0);
    let resolved = texts.resolve(DAY, &mut Findings::default());
    for (id, ..) in resolved.iter() {
        let html = bare(&unescaped(&in_form(&resolved, id, Form::Html)));
        let markdown = bare(&in_form(&resolved, id, Form::Markdown).replace('\\', ""));
        for line in in_form(&resolved, id, Form::Text).lines().filter(|line| line.contains('。')) {
            let said = bare(line.split_once('　').filter(|(before, _)| before.chars().count() < 9).map_or(line, |(_, said)| said));
            let said = said.trim_start_matches(|letter: char| letter == '(' || letter == ')' || letter.is_ascii_digit());
            assert!(html.contains(said) && markdown.contains(said), "{line}");
        }
    }
}

#[test]
fn the_wording_may_be_the_whole_text() {
    let policy = |wording: &str| {
        format!(
            "規程 「例」 {{\n  機関 病院 「例病院」\n{wording}}}\n条 第1条 「パスワード」 {{\n  対策 パスワード {{ 最短文字数 13文字; 使い回し 禁止 }}\n  項 「パスワードは、{{パスワード.最短文字数}}以上とする。」\n}}\n"
        )
    };
    let added = "パスワードは、使い回しを禁止する。";
    assert!(printed(&policy(""), Form::Text).contains(added));
    assert!(printed(&policy("  文言 補う\n"), Form::Text).contains(added));
    let verbatim = printed(&policy("  文言 そのまま\n"), Form::Text);
    assert!(!verbatim.contains(added) && verbatim.contains("パスワードは、13文字以上とする。"), "{verbatim}");
}

#[test]
fn what_is_left_out_is_printed() {
    let text = "規程 「例」 {
  機関 病院 「例病院」
  準拠 mhlw-6.0
}
現況 { システム カルテ 「電子カルテ」 }
条 第1条 「認証」 {
  例外 システム運用編14⑤ 例外対象 カルテ 期限 2027-03-31 承認 2026-04-01 承認者 病院長 理由 「更新を待つため。」 代替措置 「入退室を記録する。」
}
適用除外 企画管理編7⑥ 理由 「委託がないため。」
附則 { 項 「この規程は、公布の日から施行する。」 }
";
    let printed = printed(text, Form::Text);
    let excepted = "ガイドラインの遵守事項（システム運用編14⑤）は、電子カルテについて、令和9年3月31日まで、病院長の承認（令和8年4月1日）を得て、例外とする。この間、これに代えて、次の措置をとる。入退室を記録する。これは、更新を待つためである。";
    let apart = "ガイドラインの適用除外及び例外\nガイドラインの遵守事項（企画管理編7⑥）は、適用しないものとする。これは、委託がないためである。\n\n　附則";
    assert!(printed.contains(excepted) && printed.contains(apart), "{printed}");
}

/// What a policy looks like that has everything: chapters, terms, a deleted article, items, references by title, a set-up committee.
#[test]
fn a_policy_in_each_form() {
    let text = "規程 「例病院 運用管理規程」 {
  機関   病院 「例病院」
  種別   「院内規程」
  番号   「第3号」
  版     「1.0」
  施行   令和8年4月1日
  承認   令和8年3月20日 承認者 病院長
}
章 「総則」 {
  条 「定義」 { 定義 「利用者」 「システムを用いる者」; 項 「用語は、法令の例による。」 }
  条 第2条 削除
}
章 「運用」 {
  節 「体制」 {
    条 「委員会」 {
      委員会 情報セキュリティ委員会 「安全委員会」 { 委員長 病院長; 間隔 年2回; 報告先 病院長 }
      役割 企画管理者 「情報室長」 { 充職 医療情報部長 }
      項 \"\"\"
次に掲げる者を置く。
(1) 責任者
  ア 正
  イ 副
(2) {企画管理者}
\"\"\"
    }
  }
  条 「記録」 {
    努力義務
    記録 アクセスログ { 記録項目 利用者ID、操作者; 保存期間 5年; 点検間隔 毎月; 点検者 企画管理者 }
    項 「{条:委員会}の者は、記録を確かめる。」
  }
}
附則 令和8年4月1日 { 項 「この規程は、令和8年4月1日から施行する。」; 項 「旧規程は、廃止する。」 }
";
    insta::assert_snapshot!("render_text", printed(text, Form::Text));
    insta::assert_snapshot!("render_markdown", printed(text, Form::Markdown));
    let html = printed(text, Form::Html);
    let (before, style) = html.split_once("<style>").unwrap();
    insta::assert_snapshot!("render_html", format!("{before}{}", style.split_once("</style>\n").unwrap().1));
}

#[test]
fn the_command_writes_what_is_asked_for() {
    let folder =
        Folder::new().with("p.kitei", "policy \"P\" { institution clinic \"C\" }\narticle 1 \"A\" { paragraph \"Logs are kept.\" }\n");
    let ran = folder.run(&["render", "p.kitei", "--format", "markdown"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "# P\n\n## Article 1 A\n\nLogs are kept.\n"));
    let ran = folder.run(&["render", "missing.kitei"]);
    assert_eq!(ran.code, 2);
}
