//! Findings on braces and blocks.

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Edit, Rule, Text};
use crate::syntax::lower::{Lowering, MAX_DEPTH};
use crate::text::Span;

declare_rule! {
    /// A `{` was opened and its `}` is missing. The block is taken to end where a statement begins that can only stand outside it; the rest of the file is judged as if the brace were there.
    ///
    /// What to do: Write the `}` where the block ends.
    ///
    /// ---
    /// 「{」に対応する「}」がありません。外側にしか書けない文が始まる所でブロックが終わったものとみなし、残りはそのまま判定します。
    ///
    /// 対処：ブロックの終わりに「}」を書きます。
    pub static UNCLOSED_BLOCK = {
        name: "syntax/unclosed-block", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "「}」がない", en: "a block is never closed", hides: Judgement,
    };
}

declare_rule! {
    /// A `}` closes nothing, or closes a block whose statements go on after it; or a `{` stands without a header.
    ///
    /// What to do: Remove the brace, or write the header that it lacks.
    ///
    /// ---
    /// 閉じる相手のない「}」、中身がまだ続くのに閉じている「}」、又は見出しのない「{」です。
    ///
    /// 対処：余分な波括弧を消すか、足りない見出しを書きます。
    pub static EXTRA_BRACE = {
        name: "syntax/extra-brace", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "対応のない波括弧", en: "a brace without its counterpart", hides: Judgement,
    };
}

declare_rule! {
    /// What follows can only stand in the block of the line before, and that line does not end with `{`.
    ///
    /// What to do: End the line before with `{`, and write `}` behind what belongs to it.
    ///
    /// ---
    /// 続く文は前の行のブロックの中にしか書けないものですが、前の行が「{」で終わっていません。
    ///
    /// 対処：前の行の終わりに「{」を、続く文の後に「}」を書きます。
    pub static MISSING_BRACE = {
        name: "syntax/missing-brace", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "「{」がない", en: "a block is never opened", hides: Judgement,
    };
}

declare_rule! {
    /// A statement ends with its line, so `{` stands on the line of its header: `article "Users" {`.
    ///
    /// What to do: Move the `{` to the end of the line with the header.
    ///
    /// ---
    /// 文は行で終わるため、「{」は見出しと同じ行に書きます（例：条 「利用者」 {）。
    ///
    /// 対処：「{」を見出しの行の終わりに移します。
    pub static BRACE_ON_OWN_LINE = {
        name: "syntax/brace-on-own-line", severity: Warning, since: "0.1.0", fix: Safe,
        ja: "「{」が見出しと別の行にある", en: "`{` stands on a line of its own", hides: Judgement,
    };
}

declare_rule! {
    /// The statement is complete in itself; what stands in the braces is not read.
    ///
    /// What to do: Remove the braces, and move what stands in them to where it can stand.
    ///
    /// ---
    /// その文だけで完結する文にブロックが付いています。ブロックの中身は読みません。
    ///
    /// 対処：「{」と「}」を消し、中に書いたことを、それを書ける文の中に移します。
    pub static UNEXPECTED_BLOCK = {
        name: "syntax/unexpected-block", severity: Error, since: "0.1.0", fix: None,
        ja: "{ } を書けない文に { } がある", en: "a block after a statement that takes none", hides: Judgement,
    };
}

declare_rule! {
    /// Blocks may be nested 64 deep. What lies deeper is not read.
    ///
    /// What to do: Nest less.
    ///
    /// ---
    /// ブロックの入れ子は64段までです。それより深い部分は読みません。
    ///
    /// 対処：ブロックの入れ子を減らします。
    pub static TOO_DEEP = {
        name: "syntax/too-deep", severity: Error, since: "0.1.0", fix: None,
        ja: "入れ子が深すぎる", en: "blocks are nested too deeply", hides: Judgement,
    };
}

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[&UNCLOSED_BLOCK, &EXTRA_BRACE, &MISSING_BRACE, &BRACE_ON_OWN_LINE, &UNEXPECTED_BLOCK, &TOO_DEEP];

/// A block whose `{` was lost after `header`; `inside` is where its content begins. With `end`, its `}` was lost there too.
pub fn missing_brace(header: Span, inside: Span, end: Option<Span>) -> Diagnostic {
    let finding =
        Diagnostic::new(&MISSING_BRACE, header, Text::new("見出しに続く「{」がありません", "the `{` after this header is missing"))
            .at(inside, Text::new("ここから { } の中身です", "its content begins here"));
    let mut edits = vec![Edit { span: header.tail(), replacement: " {".to_owned() }];
    match end {
        Some(end) => {
            edits.push(Edit { span: end, replacement: " }".to_owned() });
            finding
                .help(Text::new("中身を「{」と「}」で囲んでください", "put its content between `{` and `}`"))
                .fix(Text::new("「{」と「}」を書く", "write `{` and `}`"), edits)
        }
        None => finding
            .help(Text::new("見出しの後に「{」を書いてください", "write `{` after the header"))
            .fix(Text::new("「{」を書く", "write `{`"), edits),
    }
}

impl Lowering<'_> {
    pub(in crate::syntax) fn report_unclosed(&mut self, header: Span, at: Span) {
        let end = at.tail();
        self.report(
            &UNCLOSED_BLOCK,
            header,
            "この見出しの「{」を閉じる「}」がありません",
            "this block is never closed",
            |finding| {
                finding
                    .at(at, Text::new("ここまでに閉じる必要があります", "it must be closed before this"))
                    .help(Text::new("中身の終わりに「}」を書いてください", "write `}` where the block ends"))
                    .fix(Text::new("「}」を書く", "write `}`"), vec![Edit { span: end, replacement: "}\n".to_owned() }])
            },
        );
    }

    pub(in crate::syntax) fn report_extra_brace(&mut self, brace: Span, header: Option<Span>) {
        self.report(&EXTRA_BRACE, brace, "この「}」に対応する「{」がありません", "this `}` closes nothing", |finding| {
            let finding = match header {
                Some(header) => finding.at(header, Text::new("この { } の中身がまだ続いています", "this block goes on after it")),
                None => finding,
            };
            finding.help(Text::new("この「}」を消してください", "remove this `}`")).replace(
                Text::new("「}」を消す", "remove `}`"),
                brace,
                "",
            )
        });
    }

    pub(in crate::syntax) fn report_brace_on_own_line(&mut self, header: Span, brace: Span) {
        let gap = Span::new(header.file, header.end, brace.start);
        let comment = self.slice(gap).contains("//");
        self.report(
            &BRACE_ON_OWN_LINE,
            brace,
            "「{」は見出しと同じ行に書きます",
            "`{` stands on the line of its header",
            |finding| {
                let finding = finding
                    .at(header, Text::new("この行の終わりに書きます", "it belongs at the end of this line"))
                    .help(Text::new("「{」を見出しの行の終わりに書いてください", "write `{` at the end of the line of its header"));
                if comment { finding } else { finding.replace(Text::new("「{」を見出しの行に移す", "move `{` up"), gap, " ") }
            },
        );
    }

    pub(in crate::syntax) fn report_stray_open(&mut self, brace: Span) {
        self.report(&EXTRA_BRACE, brace, "この「{」には見出しがありません", "this `{` has no header", |finding| {
            finding
                .help(Text::new("「条 「…」 {」のように、見出しに続けて書いてください", "write it after a header, as in `article \"…\" {`"))
        });
    }

    pub(in crate::syntax) fn report_unexpected_block(&mut self, header: Span, brace: Span) {
        let text = self.slice(header).to_owned();
        self.report(
            &UNEXPECTED_BLOCK,
            brace,
            format!("「{text}」の後に {{ }} は書けません"),
            format!("\"{text}\" takes no block"),
            |finding| {
                finding
                    .at(header, Text::new("この文", "this statement"))
                    .help(Text::new("「{」と、対応する「}」を消してください", "remove `{` and its `}`"))
            },
        );
    }

    pub(in crate::syntax) fn report_too_deep(&mut self, brace: Span) {
        self.report(
            &TOO_DEEP,
            brace,
            format!("{{ }} の入れ子が{MAX_DEPTH}段を超えています"),
            format!("blocks are nested more than {MAX_DEPTH} deep"),
            |finding| {
                finding.help(Text::new("ここから先は読みません。入れ子を減らしてください", "what lies deeper is not read; nest less"))
            },
        );
    }
}
