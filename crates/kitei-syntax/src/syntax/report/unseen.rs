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
    /// A character without width stands inside a word or a string: a soft hyphen, a zero-width space, a tag. It came along with text that was copied, or was put there so that two words look alike. Everything is read without it. Variation selectors, which names of people and places need, are let be, and so is what joins pictures.
    ///
    /// What to do: Remove the character.
    ///
    /// ---
    /// 幅のない文字（ソフトハイフン、ゼロ幅スペース、タグなど）が語や文字列の中にあります。複写したときに紛れ込んだか、二つの語を同じに見せるために入れられたものです。いずれもその文字がないものとして読みます。人名や地名に要る異体字セレクタと、絵文字をつなぐ文字は示しません。
    ///
    /// 対処：その文字を消します。
    pub static INVISIBLE = {
        name: "security/invisible", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "目に見えない文字", en: "an invisible character", hides: Judgement,
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

    /// The first of those that nobody sees, and how many stand in words and in strings.
    pub(in crate::syntax) fn report_invisible(&mut self, first: &Unseen, in_words: usize, in_strings: usize) {
        let name = name(first.sign);
        let code = format!("U+{:04X}", u32::from(first.sign));
        let where_ja = if first.in_word { "語の中" } else { "文字列の中" };
        let where_en = if first.in_word { "a word" } else { "a string" };
        self.findings.push(
            Diagnostic::new(
                &INVISIBLE,
                first.span,
                Text::new(
                    format!("{where_ja}に目に見えない文字「{}」（{code}）があります", name.ja),
                    format!("an invisible character, {} ({code}), stands in {where_en}", name.en),
                ),
            )
            .note(Text::new(
                format!("この文書では語の中に{in_words}か所、文字列の中に{in_strings}か所あり、いずれもないものとして読んでいます"),
                format!("there are {in_words} in words and {in_strings} in strings of this document: all is read without them"),
            ))
            .help(Text::new("この文字を消してください", "remove it"))
            .replace(Text::new("消す", "remove it"), first.span, ""),
        );
    }
}

/// A character that nobody sees, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(in crate::syntax) struct Unseen {
    pub(in crate::syntax) span: Span,
    pub(in crate::syntax) sign: char,
    /// Whether it stands in a word; else in a string.
    pub(in crate::syntax) in_word: bool,
}

/// What a character is called.
fn name(sign: char) -> Text {
    let (ja, en) = match sign {
        '\u{ad}' => ("ソフトハイフン", "a soft hyphen"),
        '\u{34f}' => ("結合書記素接合子", "a combining grapheme joiner"),
        '\u{61c}' => ("アラビア文字用の方向の印", "an Arabic letter mark"),
        '\u{200b}' => ("ゼロ幅スペース", "a zero-width space"),
        '\u{200c}' => ("ゼロ幅非接合子", "a zero-width non-joiner"),
        '\u{200d}' => ("ゼロ幅接合子", "a zero-width joiner"),
        '\u{200e}' | '\u{200f}' => ("文字の向きの印", "a mark of direction"),
        '\u{2060}' => ("単語接合子", "a word joiner"),
        '\u{2061}'..='\u{2064}' => ("見えない演算子", "an invisible operator"),
        '\u{feff}' => ("バイト順マーク", "a byte-order mark"),
        '\u{e0000}'..='\u{e007f}' => ("タグ文字", "a tag character"),
        _ => ("幅のない文字", "a character without width"),
    };
    Text::new(ja, en)
}
