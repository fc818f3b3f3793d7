//! Findings on braces and blocks.

use crate::diagnostic::rules::syntax as rules;
use crate::diagnostic::{Edit, Text};
use crate::syntax::lower::{Lowering, MAX_DEPTH};
use crate::text::Span;

impl Lowering<'_> {
    pub(in crate::syntax::lower) fn report_unclosed(&mut self, header: Span, at: Span) {
        let end = at.tail();
        self.report(
            &rules::UNCLOSED_BLOCK,
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

    pub(in crate::syntax::lower) fn report_extra_brace(&mut self, brace: Span, header: Option<Span>) {
        self.report(
            &rules::EXTRA_BRACE,
            brace,
            "この「}」に対応する「{」がありません",
            "this `}` closes nothing",
            |finding| {
                let finding = match header {
                    Some(header) => finding.at(header, Text::new("この { } の中身がまだ続いています", "this block goes on after it")),
                    None => finding,
                };
                finding.help(Text::new("この「}」を消してください", "remove this `}`")).replace(
                    Text::new("「}」を消す", "remove `}`"),
                    brace,
                    "",
                )
            },
        );
    }

    pub(in crate::syntax::lower) fn report_brace_on_own_line(&mut self, header: Span, brace: Span) {
        let gap = Span::new(header.file, header.end, brace.start);
        let comment = self.slice(gap).contains("//");
        self.report(
            &rules::BRACE_ON_OWN_LINE,
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

    pub(in crate::syntax::lower) fn report_stray_open(&mut self, brace: Span) {
        self.report(&rules::EXTRA_BRACE, brace, "この「{」には見出しがありません", "this `{` has no header", |finding| {
            finding
                .help(Text::new("「条 「…」 {」のように、見出しに続けて書いてください", "write it after a header, as in `article \"…\" {`"))
        });
    }

    pub(in crate::syntax::lower) fn report_unexpected_block(&mut self, header: Span, brace: Span) {
        let text = self.slice(header).to_owned();
        self.report(
            &rules::UNEXPECTED_BLOCK,
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

    pub(in crate::syntax::lower) fn report_too_deep(&mut self, brace: Span) {
        self.report(
            &rules::TOO_DEEP,
            brace,
            format!("{{ }} の入れ子が{MAX_DEPTH}段を超えています"),
            format!("blocks are nested more than {MAX_DEPTH} deep"),
            |finding| {
                finding.help(Text::new("ここから先は読みません。入れ子を減らしてください", "what lies deeper is not read; nest less"))
            },
        );
    }
}
