//! Blocks and braces.

use crate::declare_rule;

declare_rule! {
    /// A `{` was opened and its `}` is missing. The block is taken to end where a statement begins that can only stand outside it; the rest of the file is judged as if the brace were there.
    ///
    /// ---
    /// 「{」に対応する「}」がありません。外側にしか書けない文が始まる所でブロックが終わったものとみなし、残りはそのまま判定します。
    pub static UNCLOSED_BLOCK = {
        name: "syntax/unclosed-block", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "「}」がない", en: "a block is never closed",
    };
}

declare_rule! {
    /// A `}` closes nothing, or closes a block whose statements go on after it; or a `{` stands without a header.
    ///
    /// ---
    /// 閉じる相手のない「}」、中身がまだ続くのに閉じている「}」、又は見出しのない「{」です。
    pub static EXTRA_BRACE = {
        name: "syntax/extra-brace", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "対応のない波括弧", en: "a brace without its counterpart",
    };
}

declare_rule! {
    /// What follows can only stand in the block of the line before, and that line does not end with `{`.
    ///
    /// ---
    /// 続く文は前の行のブロックの中にしか書けないものですが、前の行が「{」で終わっていません。
    pub static MISSING_BRACE = {
        name: "syntax/missing-brace", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "「{」がない", en: "a block is never opened",
    };
}

declare_rule! {
    /// A statement ends with its line, so `{` stands on the line of its header: `article "Users" {`.
    ///
    /// ---
    /// 文は行で終わるため、「{」は見出しと同じ行に書きます（例：条 「利用者」 {）。
    pub static BRACE_ON_OWN_LINE = {
        name: "syntax/brace-on-own-line", severity: Warning, since: "0.1.0", fix: Safe,
        ja: "「{」が見出しと別の行にある", en: "`{` stands on a line of its own",
    };
}

declare_rule! {
    /// The statement is complete in itself; what stands in the braces is not read.
    ///
    /// ---
    /// その文だけで完結する文にブロックが付いています。ブロックの中身は読みません。
    pub static UNEXPECTED_BLOCK = {
        name: "syntax/unexpected-block", severity: Error, since: "0.1.0", fix: None,
        ja: "{ } を書けない文に { } がある", en: "a block after a statement that takes none",
    };
}

declare_rule! {
    /// Blocks may be nested 64 deep. What lies deeper is not read.
    ///
    /// ---
    /// ブロックの入れ子は64段までです。それより深い部分は読みません。
    pub static TOO_DEEP = {
        name: "syntax/too-deep", severity: Error, since: "0.1.0", fix: None,
        ja: "入れ子が深すぎる", en: "blocks are nested too deeply",
    };
}

/// The rules of this file.
pub(super) const RULES: &[&crate::diagnostic::Rule] =
    &[&UNCLOSED_BLOCK, &EXTRA_BRACE, &MISSING_BRACE, &BRACE_ON_OWN_LINE, &UNEXPECTED_BLOCK, &TOO_DEEP];
