//! Characters that nobody sees.

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Rule, Text};
use crate::syntax::lower::Lowering;
use crate::text::Span;

declare_rule! {
    /// A character turns the direction of what follows: the text reads otherwise on a screen than it is, so that a reviewer approves something else than what is judged (Unicode Technical Report 36; such changes are known as Trojan Source). Japanese and English need none of these characters, in comments neither.
    ///
    /// What to do: Remove the character, and read the line again.
    ///
    /// ---
    /// 文字の向きを変える制御文字です。画面では実際と違う並びに見えるため、承認した人の見た規程と、判定される規程とが違ってしまいます（Unicode Technical Report 36）。日本語と英語の文書には、コメントを含め、要りません。
    ///
    /// 対処：その文字を消し、行を読み直します。
    pub static BIDI = {
        name: "security/bidi", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "文字の向きを変える制御文字", en: "a character that turns the direction of text", hides: Judgement,
    };
}

declare_rule! {
    /// A character without width stands inside a word: a soft hyphen, a zero-width space, a tag. It came along with text that was copied, or was put there so that two words look alike. Words are read without it. Variation selectors, which names of people and places need, are let be.
    ///
    /// What to do: Remove the character.
    ///
    /// ---
    /// 幅のない文字（ソフトハイフン、ゼロ幅の空白、タグなど）が語の中にあります。複写したときに紛れ込んだか、二つの語を同じに見せるために入れられたものです。語はその文字がないものとして読みます。人名や地名に要る異体字セレクタは示しません。
    ///
    /// 対処：その文字を消します。
    pub static INVISIBLE = {
        name: "security/invisible", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "語の中の目に見えない文字", en: "an invisible character inside a word", hides: Judgement,
    };
}

pub(super) const RULES: &[&Rule] = &[&BIDI, &INVISIBLE];

impl Lowering<'_> {
    pub(in crate::syntax) fn report_turning(&mut self, span: Span, sign: char, count: usize) {
        let code = format!("U+{:04X}", u32::from(sign));
        self.findings.push(
            Diagnostic::new(
                &BIDI,
                span,
                Text::new(
                    format!("文字の向きを変える制御文字（{code}）があります（この文書に{count}か所）"),
                    format!("a character ({code}) turns the direction of the text (in this document: {count})"),
                ),
            )
            .help(Text::new("この文字を消し、行を読み直してください", "remove it, and read the line again"))
            .replace(Text::new("消す", "remove it"), span, ""),
        );
    }

    pub(in crate::syntax) fn report_invisible(&mut self, span: Span, sign: char, count: usize) {
        let code = format!("U+{:04X}", u32::from(sign));
        self.findings.push(
            Diagnostic::new(
                &INVISIBLE,
                span,
                Text::new(
                    format!("目に見えない文字（{code}）が語の中にあります（この文書に{count}か所）"),
                    format!("an invisible character ({code}) stands in a word (in this document: {count})"),
                ),
            )
            .note(Text::new("この文字はないものとして読んでいます", "words are read without it"))
            .help(Text::new("この文字を消してください", "remove it"))
            .replace(Text::new("消す", "remove it"), span, ""),
        );
    }
}
