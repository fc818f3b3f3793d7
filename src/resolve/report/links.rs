//! The rules about the parents of a policy and the documents of its set, each with what is said when one is broken.

use std::sync::Arc;

use jiff::civil::Date;

use super::names::{CONFLICT, UNDEFINED_NAME};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Rule, Text};
use crate::resolve::link::MOST_DOCUMENTS;
use crate::syntax::document::{DocumentKind, Word};
use crate::text::{FileId, Span};

declare_rule! {
    /// The document named by `inherits` does not exist or is no policy. What it would give is not known, so nothing is taken over from it. The path is written as seen from the document that inherits.
    ///
    /// What to do: Look at the path, as seen from the document.
    ///
    /// ---
    /// 「継承」に書かれた文書がないか、規程ではありません。受け継ぐ内容が分からないため、何も受け継いでいないものとして判定します。位置は、継承する文書から見て書きます。
    ///
    /// 対処：継承する文書から見た位置を確かめます。
    pub static PARENT_NOT_FOUND = {
        name: "inheritance/parent-not-found", severity: Error, since: "0.1.0", fix: None,
        ja: "上位規程が見つからない", en: "the parent policy was not found", hides: Judgement,
    };
}

declare_rule! {
    /// The parent is there, and what it lays down was not read, or not all of it: `exclude` or `.gitignore` names it, it is hidden or in another encoding; it is empty, says nothing, has no head, or is a pointer that git-lfs left for it; one of its documents, or what it inherits from itself, is not there; a declaration, value or standard of it could not be read. The same is told where it is so further up. What could not be read may be what binds this policy.
    ///
    /// What to do: Make the parent readable (the finding says why it is not).
    ///
    /// ---
    /// 上位規程はありますが、その定めを、全部又は一部、読んでいません。`exclude` や .gitignore の対象である、隠れている、UTF-8 でない、空である、何も述べていない、見出しがない、git-lfs の参照だけで本文がない、構成文書又はその上位規程が見つからない、宣言・値・基準に読めないものがある、のいずれかです。さらに上の規程がそうであるときも示します。読めないところに、この規程を縛る定めがあるかもしれません。
    ///
    /// 対処：上位規程を読めるようにします（指摘に、読めない理由を示しています）。
    pub static PARENT_UNREAD = {
        name: "inheritance/parent-unread", severity: Error, since: "0.1.0", fix: None,
        ja: "上位規程を読めていない", en: "what the parent lays down was not read", hides: Judgement,
    };
}

declare_rule! {
    /// Following `inherits` leads back to the policy it started from, so none of these policies is above the others. The link that closes the loop is left out.
    ///
    /// What to do: Remove one `inherits` of the loop.
    ///
    /// ---
    /// 「継承」をたどると元の規程に戻り、どれが上位であるかが決まりません。輪を閉じる継承はないものとして判定します。
    ///
    /// 対処：輪の中の「継承」を一つ消します。
    pub static CYCLE = {
        name: "inheritance/cycle", severity: Error, since: "0.1.0", fix: None,
        ja: "継承が循環している", en: "policies inherit from each other in a loop", hides: Judgement,
    };
}

declare_rule! {
    /// A document names another that lies outside the root. Only documents inside the root are read, so that a check gives the same result on every machine.
    ///
    /// What to do: Move kitei.toml to the folder above both.
    ///
    /// ---
    /// 点検の対象となるフォルダーの外にある文書が指定されています。どの端末でも同じ結果になるよう、読むのは中の文書だけです。
    ///
    /// 対処：kitei.toml を共通の上のフォルダーに移します。
    pub static OUTSIDE_ROOT = {
        name: "inheritance/outside-root", severity: Error, since: "0.1.0", fix: None,
        ja: "フォルダーの外の文書を指している", en: "a document outside the root is named", hides: Judgement,
    };
}

declare_rule! {
    /// The parent states another version than the one named by `inherits … version`, or none. A new version of the parent is to be read before it is taken over.
    ///
    /// What to do: Look at what the parent says now, and write its version.
    ///
    /// ---
    /// 上位規程の版が、「継承」に書かれた版と違うか、書かれていません。上位規程が改められたときは、内容を確かめてから版を書き換えます。
    ///
    /// 対処：上位規程の今の版の内容を確かめ、版を書き換えます。
    pub static VERSION = {
        name: "inheritance/version", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "上位規程の版が違う", en: "the parent is of another version", hides: Judgement,
    };
}

declare_rule! {
    /// The parent is not the text of which `digest` was taken: it was changed, whether or not its version says so. The digest speaks of all documents of the parent's set, its own standards and vocabularies among them; of the parent's parents the parent's own digests speak.
    /// It is taken of what the documents say: line ends, spaces, comments, the spelling of keywords and `kitei fmt` change nothing of it, and `kitei fmt` leaves a policy alone that others name with a digest. Of a set it is that of a list of the digits of each document, a line each: the root first, then the others in the order of `includes`.
    ///
    /// What to do: Look at what changed in the parent, and write its digest (`kitei tree --digest`).
    ///
    /// ---
    /// 上位規程の内容が、「照合値」を取ったときのものと違います。版が同じでも、内容が変われば示します。照合値は、上位規程の構成文書（独自の基準と語彙を含む。）のすべてについて取ります。上位規程のさらに上位については、上位規程の照合値によります。
    /// 照合値は、文書の書いていることについて取ります。改行の種類、空白、コメント、予約語の和名と英名の別、`kitei fmt` では変わりません。照合値を付けて継承されている規程は、`kitei fmt` も書き換えません。複数の文書からなる規程では、親文書、構成文書の順に各文書の値を一行ずつ並べたものの値です。
    ///
    /// 対処：上位規程の変更を確かめ、照合値を書き換えます（`kitei tree --digest`）。
    pub static DIGEST = {
        name: "inheritance/digest", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "上位規程の内容が照合値と合わない", en: "the parent's text has changed", hides: Judgement,
    };
}

declare_rule! {
    /// The parent's effective date is later than the day of the check. Its rules are judged as they will be.
    ///
    /// What to do: Look at the day on which it takes effect.
    ///
    /// ---
    /// 上位規程の施行日が、点検の基準日より後です。施行後の内容で判定します。
    ///
    /// 対処：施行の日を確かめます。
    pub static NOT_IN_FORCE = {
        name: "inheritance/not-in-force", severity: Error, since: "0.1.0", fix: None,
        ja: "上位規程が施行されていない", en: "the parent is not in force",
    };
}

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[&PARENT_NOT_FOUND, &PARENT_UNREAD, &CYCLE, &OUTSIDE_ROOT, &VERSION, &DIGEST, &NOT_IN_FORCE];

/// What stands where a digest is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::resolve) enum Named {
    /// A digest, of another text.
    Digest,
    /// Something else.
    Else,
}

pub(in crate::resolve) fn document_not_found(findings: &mut Findings, word: Word<'_>) {
    findings.push(
        Diagnostic::new(
            &UNDEFINED_NAME,
            word.span,
            Text::new(
                format!("構成文書「{}」が見つかりません", word.text),
                format!("the included document \"{}\" was not found", word.text),
            ),
        )
        .help(Text::new("この文書から見た、ほかの文書の位置を書いてください", "write where the other document lies, seen from this one")),
    );
}

/// The first document of a policy that is not read, as there are more than are.
pub(in crate::resolve) fn further_documents(findings: &mut Findings, first: Span, count: usize) {
    let message = Text::new(
        format!("構成文書が多く、これ以降の{count}件を読んでいません"),
        format!("{count} included documents are not read, from this one on"),
    );
    let help = Text::new(
        format!("一つの文書から読むのは{MOST_DOCUMENTS}件までです。文書をまとめてください"),
        format!("{MOST_DOCUMENTS} of a document are read: join some of them"),
    );
    findings.push(Diagnostic::new(&UNDEFINED_NAME, first, message).help(help));
}

/// A set of documents that lists the document in which it is listed.
pub(in crate::resolve) fn includes_itself(findings: &mut Findings, word: Word<'_>) {
    findings.push(
        Diagnostic::new(
            &UNDEFINED_NAME,
            word.span,
            Text::new("構成文書に、この文書自身が挙げられています", "the document lists itself among those that it includes"),
        )
        .help(Text::new("この文書のほかに読み込む文書だけを書いてください", "name only the other documents that belong to it")),
    );
}

pub(in crate::resolve) fn parent_not_found(findings: &mut Findings, word: Word<'_>) {
    findings.push(
        Diagnostic::new(
            &PARENT_NOT_FOUND,
            word.span,
            Text::new(format!("上位規程「{}」が見つかりません", word.text), format!("the parent policy \"{}\" was not found", word.text)),
        )
        .note(Text::new(
            "上位規程から受け継ぐものはないものとして判定しています",
            "the policy is judged as if it inherited nothing from it",
        ))
        .help(Text::new(
            "この文書から見た、上位規程の位置を書いてください（例：../法人/規程.kitei）",
            "write where the parent lies, seen from this document, as in `../corporation/policy.kitei`",
        )),
    );
}

pub(in crate::resolve) fn parent_no_policy(findings: &mut Findings, word: Word<'_>, kind: DocumentKind, found: FileId) {
    let what = match kind {
        DocumentKind::Standard => Text::new("基準", "a standard"),
        DocumentKind::Vocabulary => Text::new("語彙", "a vocabulary"),
        DocumentKind::Policy => Text::new("規程でない文書", "no policy"),
    };
    let finding = Diagnostic::new(
        &PARENT_NOT_FOUND,
        word.span,
        Text::new(
            format!("「{}」は{}であり、継承できません", word.text, what.ja),
            format!("\"{}\" is {} and cannot be inherited from", word.text, what.en),
        ),
    )
    .help(Text::new(
        "上位の機関の規程を「継承」に書いてください。基準は「準拠」と「構成文書」に書きます",
        "name the policy of the institution above in `inherits`; a standard is named in `conforms` and `includes`",
    ));
    let place = Span::new(found, 0, 0);
    findings.push(finding.at(place, Text::new(format!("この文書は{}です", what.ja), format!("this document is {}", what.en))));
}

pub(in crate::resolve) fn parent_twice(findings: &mut Findings, span: Span, first: Span) {
    findings.push(
        Diagnostic::new(&CONFLICT, span, Text::new("同じ上位規程が二度挙げられています", "the same parent is named twice"))
            .at(first, Text::new("先に挙げた箇所です", "named here before"))
            .help(Text::new("「継承」を一つにまとめてください", "make one `inherits` of the two")),
    );
}

pub(in crate::resolve) fn outside_root(findings: &mut Findings, word: Word<'_>) {
    findings.push(
        Diagnostic::new(
            &OUTSIDE_ROOT,
            word.span,
            Text::new(
                format!("「{}」は点検の対象となるフォルダーの外にあります", word.text),
                format!("\"{}\" lies outside the root", word.text),
            ),
        )
        .help(Text::new(
            "その文書を含む共通の上のフォルダーに kitei.toml を移してください。中の文書を指すのであれば、この文書から見た位置で書いてください",
            "move kitei.toml to the folder that holds both; a document inside is named by its path seen from this one",
        )),
    );
}

pub(in crate::resolve) fn cycle(findings: &mut Findings, span: Span, parent: Option<Span>) {
    let finding = Diagnostic::new(
        &CYCLE,
        span,
        Text::new("この継承は、たどると元の規程に戻ります", "this inheritance leads back to the policy it started from"),
    )
    .note(Text::new("この継承はないものとして判定しています", "the policy is judged without this parent"))
    .help(Text::new("上位の規程から下位の規程への継承を消してください", "remove the link from the higher policy to the lower one"));
    findings.push(match parent {
        Some(parent) => finding.at(parent, Text::new("この規程に戻ります", "it leads back to this policy")),
        None => finding,
    });
}

pub(in crate::resolve) fn version(findings: &mut Findings, named: &str, span: Span, actual: Option<&(Arc<str>, Span)>, parent: Span) {
    let message = |ja: String, en: String| Diagnostic::new(&VERSION, span, Text::new(ja, en));
    findings.push(match actual {
        Some((actual, place)) => message(
            format!("継承する版は「{named}」ですが、上位規程の版は「{actual}」です"),
            format!("version \"{named}\" is inherited, but the parent's version is \"{actual}\""),
        )
        .at(*place, Text::new(format!("上位規程の版は「{actual}」です"), format!("the parent is version \"{actual}\"")))
        .help(Text::new(
            format!("版「{actual}」の内容に合わせて見直した上で「{actual}」と書いてください"),
            format!("review this policy against version \"{actual}\", then write \"{actual}\""),
        ))
        .replace(Text::new(format!("「{actual}」にする"), format!("write \"{actual}\"")), span, &**actual),
        None => message(
            format!("継承する版は「{named}」ですが、上位規程に版の記載がありません"),
            format!("version \"{named}\" is inherited, but the parent states no version"),
        )
        .at(parent, Text::new("この規程に版がありません", "this policy has no version"))
        .help(Text::new(
            format!("上位規程に「{} 「{named}」」を書いてください", crate::syntax::keyword::Keyword::Version.ja()),
            format!("write `{} \"{named}\"` in the parent", crate::syntax::keyword::Keyword::Version.en()),
        )),
    });
}

pub(in crate::resolve) fn digest(findings: &mut Findings, span: Span, actual: &str, parent: Span, named: Named) {
    let finding = match named {
        Named::Digest => Diagnostic::new(
            &DIGEST,
            span,
            Text::new(
                "上位規程の内容が、照合値を取ったときのものと違います",
                "the parent's text is not the one of which the digest was taken",
            ),
        )
        .at(parent, Text::new("この規程の内容が変わっています", "the text of this policy has changed"))
        .help(Text::new(
            format!("上位規程の変更を確かめて見直した上で「{actual}」と書いてください"),
            format!("review this policy against the parent as it is now, then write \"{actual}\""),
        )),
        Named::Else => Diagnostic::new(
            &DIGEST,
            span,
            Text::new("照合値が「kitei1:」と64桁の16進数になっていません", "the digest is not `kitei1:` and 64 hexadecimal digits"),
        )
        .at(parent, Text::new("照合する上位規程です", "the parent that it is of"))
        .help(Text::new(format!("「{actual}」と書いてください"), format!("write \"{actual}\""))),
    };
    findings.push(finding.replace(Text::new("今の内容の照合値にする", "write the digest of the text as it is"), span, actual));
}

pub(in crate::resolve) fn parent_not_in_force(findings: &mut Findings, span: Span, effective: Date, place: Span) {
    findings.push(
        Diagnostic::new(
            &NOT_IN_FORCE,
            span,
            Text::new(
                format!("上位規程は{effective}に施行され、まだ効力がありません"),
                format!("the parent is not in force before {effective}"),
            ),
        )
        .at(place, Text::new("上位規程の施行日です", "the parent's effective date"))
        .help(Text::new(
            "効力のある版の上位規程を継承するか、施行日を確かめてください",
            "inherit from the version that is in force, or check the effective date",
        )),
    );
}
