//! `structure/without-effect`: what stands where it has no effect.

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Rule, Text};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, in_era};

declare_rule! {
    /// Something stands where it has no effect. What a deleted article holds (`article 5 deleted`), and what stands in a supplement or a document of the set whose day has not come, lays nothing down and claims nothing. What a set inherits and conforms to is said in the head of its root document: in the head of a part it counts for nothing. Documents that include each other in a circle are read once each.
    ///
    /// What to do: Move it to where it has effect, or remove it.
    ///
    /// ---
    /// 書かれた場所では効力を持たないものがあります。削除した条（「条 第5条 削除」）の中に書いたもの、施行の日がまだ来ていない附則や構成文書の中に書いたものは、何も定めず、何にも対応しません。継承と準拠は、親文書の見出しに書きます。構成文書の見出しに書いても効力はありません。互いに構成文書とし合う文書は、一度だけ読みます。
    ///
    /// 対処：効力を持つ所に移すか、消します。
    pub static WITHOUT_EFFECT = {
        name: "structure/without-effect", severity: Warning, since: "0.1.0", fix: None,
        ja: "効力を持たない記述", en: "something stands where it has no effect",
    };
}

pub(super) const RULES: &[&Rule] = &[&WITHOUT_EFFECT];

/// Something in an article that was deleted.
pub(in crate::resolve) fn in_deleted(findings: &mut Findings, what: Span, article: Span) {
    findings.push(
        Diagnostic::new(
            &WITHOUT_EFFECT,
            what,
            Text::new("削除した条の中に書かれており、効力を持ちません", "this stands in a deleted article and has no effect"),
        )
        .at(article, Text::new("削除した条です", "the article is deleted"))
        .help(Text::new("削除を取りやめるか、条の中身を消してください", "take the content out of the article, or do not call it deleted")),
    );
}

/// Something that does not hold yet: in a supplement or a document whose day has not come.
pub(in crate::resolve) fn not_yet(findings: &mut Findings, what: Span, place: Span, day: jiff::civil::Date) {
    findings.push(
        Diagnostic::new(
            &WITHOUT_EFFECT,
            what,
            Text::new(
                format!("{day}に施行されるため、まだ効力を持ちません", day = in_era(day)),
                format!("this takes effect on {day} and not before"),
            ),
        )
        .at(place, Text::new("施行の日です", "the day on which it takes effect"))
        .help(Text::new("その日までは、ここによらずに定めてください", "until that day lay it down elsewhere")),
    );
}

/// A clause of a head that counts in the root of a set only.
pub(in crate::resolve) fn of_root_only(findings: &mut Findings, clause: Span, keyword: Keyword, root: Span) {
    findings.push(
        Diagnostic::new(
            &WITHOUT_EFFECT,
            clause,
            Text::new(
                format!("構成文書の見出しに書かれた「{}」は、効力を持ちません", keyword.ja()),
                format!("`{}` has no effect in the head of a part", keyword.en()),
            ),
        )
        .at(root, Text::new("親文書の見出しです", "the head of the root document"))
        .help(Text::new(
            "親文書の見出しに書くか、この文書を「構成文書」から外してください",
            "write it in the head of the root document, or take this document out of `includes`",
        )),
    );
}

/// A part that includes the root of its set: neither is above the other.
pub(in crate::resolve) fn includes_root(findings: &mut Findings, word: Span) {
    findings.push(
        Diagnostic::new(
            &WITHOUT_EFFECT,
            word,
            Text::new("構成文書が、それを構成文書とする文書を挙げています", "a part includes the document that includes it"),
        )
        .note(Text::new(
            "パスの順で先にある文書を親文書として判定しています",
            "the first of them, in the order of their paths, is judged as the root of the set",
        ))
        .help(Text::new("どちらか一方の「構成文書」から外してください", "take it out of the `includes` of one of them")),
    );
}

/// A part that includes another one of the set, which leads to it: no document is part of its own parts.
pub(in crate::resolve) fn includes_back(findings: &mut Findings, word: Span) {
    findings.push(
        Diagnostic::new(
            &WITHOUT_EFFECT,
            word,
            Text::new("構成文書をたどると、この文書に戻ります", "the documents that are included lead back to this one"),
        )
        .note(Text::new("どの文書も、組の文書として一度だけ読みます", "each of them is read once, as a document of the set"))
        .help(Text::new("この「構成文書」から外してください", "take it out of this `includes`")),
    );
}
