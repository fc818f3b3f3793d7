//! Findings on slips that only show when names are known.

use crate::diagnostic::rules::{consistency, syntax};
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::syntax::document::Word;
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// Something that a head says twice.
pub(in crate::resolve) fn stated_twice(findings: &mut Findings, keyword: Keyword, second: Span, first: Span) {
    findings.push(
        Diagnostic::new(
            &consistency::CONFLICT,
            second,
            Text::new(format!("「{}」が二度書かれています", keyword.ja()), format!("\"{}\" is stated twice", keyword.en())),
        )
        .at(first, Text::new("初めはここにあります", "it stands here first"))
        .help(Text::new("正しい方だけを残してください", "keep the one that is right")),
    );
}

/// A word in place of a clause word (`ISMS 有効期限 2028-03-31`).
pub(in crate::resolve) fn clause_misspelt(findings: &mut Findings, word: Word<'_>, meant: Keyword) {
    let spelling = if word.text.is_ascii() { meant.en() } else { meant.ja() };
    findings.push(
        Diagnostic::new(
            &syntax::UNKNOWN_KEYWORD,
            word.span,
            Text::new(
                format!("「{}」という語はここにはありません", word.text),
                format!("\"{}\" is no word that can stand here", word.text),
            ),
        )
        .help(Text::new(
            format!("「{}」のことであれば、そう書いてください", meant.ja()),
            format!("write \"{}\" if that is what is meant", meant.en()),
        ))
        .replace(Text::new(format!("「{spelling}」にする"), format!("write \"{spelling}\"")), word.span, spelling),
    );
}

/// A set of documents that lists the document in which it is listed.
pub(in crate::resolve) fn includes_itself(findings: &mut Findings, word: Word<'_>) {
    findings.push(
        Diagnostic::new(
            &consistency::UNDEFINED_NAME,
            word.span,
            Text::new("構成文書に、この文書自身が挙げられています", "the document lists itself among those that it includes"),
        )
        .help(Text::new("この文書のほかに読み込む文書だけを書いてください", "name only the other documents that belong to it")),
    );
}

/// `except facility` without the name of one.
pub(in crate::resolve) fn no_facility(findings: &mut Findings, span: Span) {
    findings.push(
        Diagnostic::new(
            &syntax::MISSING_ARGUMENT,
            span,
            Text::new("除外する施設の名前がありません", "the facility that is left out is not named"),
        )
        .help(Text::new(
            "現況に定めた施設の名前を書いてください（例：除外 施設 分院）",
            "name a facility of the facts, as in `except facility annex`",
        )),
    );
}

/// An article named in an `except` that is no clause of `inherits`.
pub(in crate::resolve) fn own_article(findings: &mut Findings, written: &str, span: Span) {
    findings.push(
        Diagnostic::new(
            &syntax::UNEXPECTED_ARGUMENT,
            span,
            Text::new(
                format!("ここに書ける「除外」は施設だけであり、「{written}」は書けません"),
                format!("only facilities can be left out here, not \"{written}\""),
            ),
        )
        .help(Text::new(
            "その条の中に「除外 施設 …」を書いてください",
            "write `except facility …` in the article itself, with the name of the facility",
        )),
    );
}
