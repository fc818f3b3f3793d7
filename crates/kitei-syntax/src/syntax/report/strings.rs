//! Findings on strings and their quotes.

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Edit, Rule, Text};
use crate::syntax::lower::Lowering;
use crate::syntax::tree::Term;
use crate::text::Span;

declare_rule! {
    /// A string ends with its line. Long text stands between two `"""`, the second at the start of a line.
    ///
    /// What to do: Close the string; put a long text between two `"""`.
    ///
    /// ---
    /// 文字列は行をまたぎません。長い文言は、二つの """ の間に書き、終わりの """ は行の始めに置きます。
    ///
    /// 対処：文字列を閉じます。長い文言は """ で囲みます。
    pub static UNCLOSED_STRING = {
        name: "syntax/unclosed-string", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "閉じられていない文字列", en: "a string is never closed", hides: Judgement,
    };
}

declare_rule! {
    /// A closing quote stands where no string is open. It is left out.
    ///
    /// What to do: Remove the quote, or write the one that opens it.
    ///
    /// ---
    /// 開かれていない文字列の終わりの引用符です。ないものとして判定します。
    ///
    /// 対処：引用符を消すか、始まりの引用符を書きます。
    pub static STRAY_QUOTE = {
        name: "syntax/stray-quote", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "始まりのない引用符", en: "a closing quote without an opening one", hides: Judgement,
    };
}

declare_rule! {
    /// A string begins and ends with quotes of one kind: `"…"`, `“…”` or `「…」`.
    ///
    /// What to do: Use the same kind of quote at both ends.
    ///
    /// ---
    /// 文字列の始めと終わりには同じ種類の引用符（"…"、“…”、「…」）を使います。
    ///
    /// 対処：始めと終わりを同じ種類の引用符にします。
    pub static MIXED_QUOTES = {
        name: "syntax/mixed-quotes", severity: Error, since: "0.1.0", fix: Safe,
        ja: "引用符の始めと終わりが違う", en: "quotes that do not belong together", hides: Judgement,
    };
}

declare_rule! {
    /// Strings stand in `"…"`, `“…”` or `「…」`; `｢｣`, `【】`, `『』` and `‘’` are none.
    ///
    /// What to do: Use 「…」 or "…".
    ///
    /// ---
    /// 文字列は "…"、“…”、「…」 で囲みます。｢｣、【】、『』、‘’ は使いません。
    ///
    /// 対処：「…」又は "…" で囲みます。
    pub static FOREIGN_QUOTES = {
        name: "syntax/foreign-quotes", severity: Error, since: "0.1.0", fix: Safe,
        ja: "引用符でない括弧", en: "brackets that are no quotes", hides: Judgement,
    };
}

declare_rule! {
    /// Titles, versions and wording stand in quotes: `「…」` or `"…"`. The text is used as if it were quoted.
    ///
    /// What to do: Put it in quotes.
    ///
    /// ---
    /// 題名・版・文言は「…」又は "…" で囲みます。囲んであるものとして判定します。
    ///
    /// 対処：「…」で囲みます。
    pub static MISSING_QUOTES = {
        name: "syntax/missing-quotes", severity: Error, since: "0.1.0", fix: Safe,
        ja: "文字列が引用符で囲まれていない", en: "a text lacks its quotes", hides: Judgement,
    };
}

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[&UNCLOSED_STRING, &STRAY_QUOTE, &MIXED_QUOTES, &FOREIGN_QUOTES, &MISSING_QUOTES];

/// What is said of a text without its quotes.
pub fn missing_quotes(span: Span, text: &str) -> Diagnostic {
    let quoted = if text.is_ascii() { format!("\"{text}\"") } else { format!("「{text}」") };
    Diagnostic::new(&MISSING_QUOTES, span, Text::new("この文字列がかぎ括弧で囲まれていません", "this text needs quotes"))
        .help(Text::new(format!("{quoted}と書いてください"), format!("write {quoted}")))
        .replace(Text::new("かぎ括弧で囲む", "put it in quotes"), span, quoted)
}

impl Lowering<'_> {
    pub(in crate::syntax) fn report_mixed_quotes(&mut self, term: &Term) {
        self.requote(&MIXED_QUOTES, term, "始めと終わりの引用符がそろっていません", "the quotes at either end do not belong together");
    }

    pub(in crate::syntax) fn report_foreign_quotes(&mut self, term: &Term) {
        self.requote(&FOREIGN_QUOTES, term, "ここではこの記号を引用符に使えません", "these signs are no quotes here");
    }

    fn requote(&mut self, rule: &'static Rule, term: &Term, ja: &str, en: &str) {
        let inner = term.inner();
        let ascii = self.slice(term.span).starts_with(['"', '\'', '‘', '“']) || self.slice(term.span).is_ascii();
        let (open, close) = if ascii { ("\"", "\"") } else { ("「", "」") };
        let glued = self.text.get(..term.span.start as usize).is_some_and(|before| !before.ends_with(char::is_whitespace));
        let opened = if glued { format!(" {open}") } else { open.to_owned() };
        let edits = vec![
            Edit { span: Span::new(inner.file, term.span.start, inner.start), replacement: opened },
            Edit { span: Span::new(inner.file, inner.end, term.span.end), replacement: close.to_owned() },
        ];
        self.report(rule, term.span, ja, en, |finding| {
            finding
                .help(Text::new("「…」又は \"…\" で囲んでください", "use 「…」 or \"…\""))
                .fix(Text::new(format!("{open}…{close}にする"), format!("use {open}…{close}")), edits)
        });
    }

    pub(in crate::syntax) fn report_unclosed_string(&mut self, term: &Term, open: u8) {
        let close = match self.slice(term.span).get(..usize::from(open)) {
            Some("「") => "」",
            Some("“") => "”",
            Some("『") => "』",
            Some("\"\"\"") => "\"\"\"",
            _ => "\"",
        };
        let long = open == 3 && close == "\"\"\"";
        let end = term.span.tail();
        let place = Span::new(term.span.file, term.span.start, term.span.start + u32::from(open));
        self.report(&UNCLOSED_STRING, place, "この引用符が閉じられていません", "this string is never closed", |finding| {
            let finding = finding.at(end, Text::new("ここまでを文字列として読みました", "it was read up to here"));
            if long {
                finding.help(Text::new("終わりの \"\"\" を行の始めに書いてください", "close it by \"\"\" at the start of a line"))
            } else {
                finding
                    .help(Text::new(
                        format!("「{close}」で閉じてください。文字列は行をまたぎません"),
                        format!("close it by {close}; a string ends with its line"),
                    ))
                    .replace(Text::new(format!("{close}で閉じる"), format!("close it by {close}")), end, close)
            }
        });
    }

    /// A string that goes on over the ends of lines.
    pub(in crate::syntax) fn report_broken_string(&mut self, term: &Term) {
        let text = self.slice(term.span);
        let joint = if text.is_ascii() { " " } else { "" };
        let mut edits = Vec::new();
        let mut at = 0;
        while let Some(found) = text.get(at..).and_then(|rest| rest.find('\n')) {
            let end = at + found;
            let before = text.get(..end).unwrap_or("").trim_end().len();
            let after = text.get(end..).map_or(end, |rest| end + rest.len() - rest.trim_start().len());
            let span = term.span.part(u32::try_from(before).unwrap_or(0), u32::try_from(after).unwrap_or(0));
            edits.push(Edit { span, replacement: joint.to_owned() });
            at = after;
        }
        let inner = term.inner();
        let open = Span::new(inner.file, term.span.start, inner.start);
        let close = Span::new(inner.file, inner.end, term.span.end);
        self.report(&UNCLOSED_STRING, open, "文字列が行をまたいでいます", "this string goes on over its line", |finding| {
            finding
                .at(close, Text::new("ここで閉じています", "it is closed here"))
                .help(Text::new(
                    "1行に続けて書くか、「\"\"\"」だけの行で始まりと終わりを挟んでください",
                    "write it on one line, or put `\"\"\"` at the end of the line before it and on a line of its own after it",
                ))
                .fix(Text::new("1行につなぐ", "join the lines"), edits)
        });
    }

    pub(in crate::syntax) fn report_unopened_string(&mut self, first: Span, quote: Span) {
        let start = Span::at(first.file, first.start);
        let (open, close) = if self.slice(quote) == "”" { ("“", "”") } else { ("「", "」") };
        self.report(
            &STRAY_QUOTE,
            quote,
            "この引用符に対応する始めの引用符がありません",
            "this quote closes nothing",
            |finding| {
                finding
                    .at(start, Text::new("ここから始まるものとして読みました", "read as if the string began here"))
                    .help(Text::new("文字列の前に始めの引用符を書いてください", "write the opening quote before the string"))
                    .fix(
                        Text::new("始めの引用符を書く", "write the opening quote"),
                        vec![Edit { span: start, replacement: open.to_owned() }, Edit { span: quote, replacement: close.to_owned() }],
                    )
            },
        );
    }

    pub(in crate::syntax) fn report_stray_quote(&mut self, span: Span) {
        self.report(
            &STRAY_QUOTE,
            span,
            "この引用符に対応する始めの引用符がありません",
            "this quote closes nothing",
            |finding| {
                finding.help(Text::new("消すか、始めの引用符を書いてください", "remove it, or open the string")).replace(
                    Text::new("消す", "remove it"),
                    span,
                    "",
                )
            },
        );
    }
}
