//! What is said of a parent that was not read.

use super::links::PARENT_UNREAD;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::resolve::link::Withheld;
use crate::syntax::document::Word;
use crate::text::Span;

/// What of a policy was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::resolve) enum Unread {
    /// A document of it in which nothing stands.
    Empty,
    /// A document of it in whose place a pointer of git-lfs lies.
    Pointer,
    /// It has documents, and neither an article that says anything nor a standard.
    Silent,
    /// Its document has no head: nobody knows whose it is.
    Headless,
    /// A document of it that is not there.
    PartMissing,
    /// Its own parent is not there, or not followed.
    ParentMissing,
    /// A declaration, a value or a standard.
    Damaged,
}

/// A policy above, called `title`, of which something at `place` was not read.
pub(in crate::resolve) fn parent_unread(findings: &mut Findings, span: Span, title: &str, unread: Unread, place: Span) {
    let (message, there, help) = match unread {
        Unread::Empty | Unread::Silent => (
            Text::new(format!("上位規程「{title}」は何も定めていません"), format!("the parent \"{title}\" lays nothing down")),
            match unread {
                Unread::Empty => Text::new("この文書は空です", "this document is empty"),
                _ => Text::new(
                    "何かを述べる条も、準拠する基準もありません",
                    "neither an article that says anything nor a standard stands here",
                ),
            },
            Text::new("上位規程のファイルの内容を確かめてください", "look at what the file of the parent holds"),
        ),
        Unread::Headless => (
            Text::new(
                format!("上位規程「{title}」に見出しがなく、どの機関の規程であるかが分かりません"),
                format!("the parent \"{title}\" has no head: whose policy it is is not known"),
            ),
            Text::new("「規程」で始まる見出しがありません", "no `policy` stands here"),
            Text::new(
                "上位規程に「規程 「題名」 { 機関 … }」と書いてもらってください",
                "have the parent begin with `policy \"…\" { institution … }`",
            ),
        ),
        Unread::Pointer => (
            Text::new(format!("上位規程「{title}」の本文がありません"), format!("the text of the parent \"{title}\" is not there")),
            Text::new("git-lfs の参照だけがあります", "a pointer of git-lfs lies here"),
            Text::new("「git lfs pull」で本文を取り寄せてください", "fetch it with `git lfs pull`"),
        ),
        Unread::PartMissing => (
            Text::new(
                format!("上位規程「{title}」の構成文書に、見つからないものがあります"),
                format!("a document of the parent \"{title}\" was not found"),
            ),
            Text::new("この文書が見つかりません", "this document is not there"),
            Text::new("上位規程の構成文書をそろえてください", "put the documents of the parent beside it"),
        ),
        Unread::ParentMissing => (
            Text::new(
                format!("上位規程「{title}」の継承する規程が見つからないか、規程でないか、たどられていません"),
                format!("what the parent \"{title}\" inherits from is not there, is no policy, or is not followed"),
            ),
            Text::new("この継承の先を読んでいません", "what this leads to was not read"),
            Text::new("上位規程についての指摘を直してください", "mend what is found of the parent"),
        ),
        Unread::Damaged => (
            Text::new(
                format!("上位規程「{title}」に読めない箇所があり、何を定めているかが分かりません"),
                format!("the parent \"{title}\" could not be read in full: what it lays down is not known"),
            ),
            Text::new("ここが読めません", "this could not be read"),
            Text::new("上位規程についての指摘を直してください", "mend what is found of the parent"),
        ),
    };
    findings.push(Diagnostic::new(&PARENT_UNREAD, span, message).at(place, there).note(unjudged()).help(help));
}

/// A parent that is there and was not read.
pub(in crate::resolve) fn parent_withheld(findings: &mut Findings, word: Word<'_>, why: Withheld) {
    let name = word.text;
    let message = |ja: &str, en: &str| Text::new(format!("上位規程「{name}」{ja}"), format!("the parent policy \"{name}\" {en}"));
    let (message, help) = match why {
        Withheld::Excluded => (
            message("は、kitei.toml の exclude により読んでいません", "is not read: `exclude` of kitei.toml names it"),
            Text::new("exclude から外してください", "take it out of `exclude`"),
        ),
        Withheld::Ignored => (
            message("は、.gitignore の対象であるため読んでいません", "is not read: `.gitignore` names it"),
            Text::new(".gitignore から外し、リポジトリに加えてください", "take it out of `.gitignore` and add it to the repository"),
        ),
        Withheld::Hidden => (
            message("は、隠しファイル又は隠しフォルダーにあるため読んでいません", "is not read: it is hidden"),
            Text::new("名前が「.」で始まらない場所に移してください", "move it to where no name begins with a dot"),
        ),
        Withheld::Linked => (
            message("は、シンボリックリンクの先にあるため読んでいません", "is not read: it is reached through a symbolic link"),
            Text::new("文書そのものを置いてください", "put the document itself there"),
        ),
        Withheld::Encoding => (
            message("は、UTF-8 でないため読めません", "cannot be read: it is not UTF-8"),
            Text::new("UTF-8 で保存してください", "save it as UTF-8"),
        ),
        Withheld::Unreadable => {
            (message("を開けません", "cannot be opened"), Text::new("ファイルを読めるようにしてください", "make the file readable"))
        }
        Withheld::Elsewhere => (
            message(
                "は、そこから始まる別のリポジトリ（kitei.toml の root = true）のものであるため読んでいません",
                "is not read: it is of another repository, which begins there (`root = true` in its kitei.toml)",
            ),
            Text::new(
                "一つのリポジトリとするときは、その root = true を削ってください",
                "remove that `root = true` if both are to be one repository",
            ),
        ),
        Withheld::Faulty => (
            message("は、kitei 自身の不具合により読めていません", "was not read: kitei itself failed on it"),
            Text::new("開発元に知らせてください", "report it to those who make kitei"),
        ),
        Withheld::NoPolicy => (
            message("は、規程のファイル（.kitei）ではありません", "is no policy file (.kitei)"),
            Text::new("上位の機関の規程を「継承」に書いてください", "name the policy of the institution above in `inherits`"),
        ),
    };
    findings.push(Diagnostic::new(&PARENT_UNREAD, word.span, message).note(unjudged()).help(help));
}

fn unjudged() -> Text {
    Text::new("読めない定めは、この規程を縛るものとして判定していません", "what was not read was not judged to bind this policy")
}
