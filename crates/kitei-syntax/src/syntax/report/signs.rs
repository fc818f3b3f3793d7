//! Signs that cannot stand where they stand.

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Rule, Text};
use crate::syntax::lower::Lowering;
use crate::text::Span;

declare_rule! {
    /// The character means nothing at this place and is left out. A line of thousands of characters with a great many quotes that are
    /// not closed is not read to its end either.
    ///
    /// What to do: Remove the character; close the quotes.
    ///
    /// ---
    /// その位置では意味を持たない文字です。ないものとして判定します。閉じていないかぎ括弧や引用符が非常に多い長い行も、行末までは読み取りません。
    ///
    /// 対処：その文字を消します。かぎ括弧や引用符は閉じます。
    pub static UNEXPECTED_SIGN = {
        name: "syntax/unexpected-sign", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "書けない記号", en: "a sign that cannot stand here", hides: Judgement,
    };
}

declare_rule! {
    /// A declaration says `min_length 13 characters`; signs of comparison belong to conditions.
    ///
    /// What to do: Write a space in place of the sign.
    ///
    /// ---
    /// 宣言では「最短文字数 13文字」のように書きます。比較の記号は条件にだけ使います。
    ///
    /// 対処：等号を空白に改めます。
    pub static STRAY_EQUALS = {
        name: "syntax/stray-equals", severity: Error, since: "0.1.0", fix: Safe,
        ja: "キーワードと値の間の等号", en: "an equals sign between a word and its value", hides: Judgement,
    };
}

declare_rule! {
    /// A word and its value are separated by a space, not by a colon.
    ///
    /// What to do: Write a space in place of the colon.
    ///
    /// ---
    /// キーワードと値の間はコロンではなく空白で区切ります。
    ///
    /// 対処：コロンを空白に改めます。
    pub static COLON_AFTER_KEYWORD = {
        name: "syntax/colon-after-keyword", severity: Error, since: "0.1.0", fix: Safe,
        ja: "キーワードの後のコロン", en: "a colon after a word", hides: Judgement,
    };
}

declare_rule! {
    /// Git left its markers in the file. Both sides are read; what they contradict each other in is reported besides.
    ///
    /// What to do: Keep the side that is right, and remove the markers.
    ///
    /// ---
    /// Git の競合の印が残っています。両方の版を読むため、食い違いは別に指摘されます。
    ///
    /// 対処：残す方を選び、印を消します。
    pub static CONFLICT_MARKER = {
        name: "syntax/conflict-marker", severity: Error, since: "0.1.0", fix: None,
        ja: "競合の印が残っている", en: "a merge-conflict marker", hides: Judgement,
    };
}

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[&UNEXPECTED_SIGN, &STRAY_EQUALS, &COLON_AFTER_KEYWORD, &CONFLICT_MARKER];

impl Lowering<'_> {
    pub(in crate::syntax) fn report_character(&mut self, span: Span) {
        self.report(&UNEXPECTED_SIGN, span, "ここに書けない文字です", "this character cannot stand here", |finding| {
            finding.help(Text::new("この文字を消してください", "remove it")).replace(Text::new("消す", "remove it"), span, "")
        });
    }

    pub(in crate::syntax) fn report_unread(&mut self, span: Span) {
        self.report(
            &UNEXPECTED_SIGN,
            span,
            "閉じていないかぎ括弧や引用符が一行に多すぎるため、ここから行末までは読み取れません",
            "so many quotes of this line are not closed that it is not read from here on",
            |finding| {
                finding.help(Text::new(
                    "かぎ括弧や引用符を閉じ、文ごとに改行してください",
                    "close the quotes, and give each statement a line of its own",
                ))
            },
        );
    }

    pub(in crate::syntax) fn report_conflict_marker(&mut self, span: Span, others: &[Span]) {
        self.report(&CONFLICT_MARKER, span, "競合の印が残っています", "a merge-conflict marker was left here", |finding| {
            let other = |finding: Diagnostic, place: &Span| finding.at(*place, Text::new("同じ競合の印", "of the same conflict"));
            others.iter().fold(finding, other).help(Text::new(
                "どちらの版を採るかを決め、印の行を消してください",
                "decide which side to keep and remove the marker lines",
            ))
        });
    }

    pub(in crate::syntax) fn report_colon(&mut self, colon: Span) {
        self.report(
            &COLON_AFTER_KEYWORD,
            colon,
            "キーワードの後にコロンは要りません",
            "no colon stands after a word",
            |finding| {
                finding.help(Text::new("コロンを空白にしてください", "put a space in its place")).replace(
                    Text::new("空白にする", "replace it by a space"),
                    colon,
                    " ",
                )
            },
        );
    }

    pub(in crate::syntax) fn report_stray_sign(&mut self, span: Span, assigns: bool) {
        let sign = self.slice(span).to_owned();
        // `n＝13`: without the sign the two words would be one.
        let blank = |character: Option<char>| character.is_none_or(char::is_whitespace);
        let before = self.text.get(..span.start as usize).and_then(|text| text.chars().next_back());
        let after = self.text.get(span.end as usize..).and_then(|text| text.chars().next());
        let (ja, en, replacement) =
            if blank(before) || blank(after) { ("消す", "remove it", "") } else { ("空白にする", "replace it by a space", " ") };
        if assigns {
            self.report(
                &STRAY_EQUALS,
                span,
                format!("キーワードと値の間の「{sign}」は要りません"),
                format!("no \"{sign}\" stands between a word and its value"),
                |finding| {
                    finding
                        .help(Text::new("「最短文字数 13文字」のように書いてください", "write it as in `min_length 13 characters`"))
                        .replace(Text::new(ja, en), span, replacement)
                },
            );
        } else {
            self.report(
                &UNEXPECTED_SIGN,
                span,
                format!("「{sign}」はここには書けません"),
                format!("\"{sign}\" cannot stand here"),
                |finding| finding.help(Text::new("この記号を消してください", "remove it")).replace(Text::new(ja, en), span, replacement),
            );
        }
    }
}
