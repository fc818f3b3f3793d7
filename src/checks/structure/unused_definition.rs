//! `structure/unused-definition`

use std::ops::Range;

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::resolve::term::{Term, terms};
use crate::syntax::document::Document;
use crate::text::Span;
use crate::wording::term::is_used;

declare_rule! {
    /// A term is defined, or bound by 以下「…」という, and used nowhere else: not in this document, not in the others of its set, not in a policy that inherits from it. Mostly the text that used it was taken out.
    ///
    /// What to do: Remove the definition, or use the term.
    ///
    /// ---
    /// 定義した用語や「以下「…」という。」とした略称が、この文書、同じ組の文書、この規程を継承する規程のどこにも使われていません。多くは、使っていた規定が削られたものです。
    ///
    /// 対処：定義を消すか、その語を使います。
    pub static RULE = {
        name: "structure/unused-definition", severity: Info, since: "0.1.0", fix: None,
        ja: "定義した用語が使われていない", en: "a defined term is not used",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let terms = terms(cx.resolved, cx.policy);
    if terms.is_empty() {
        return;
    }
    for term in &terms {
        let text = cx.text(term.span);
        let is_used_in = |document: &Document| {
            let comments = document.comments.iter().copied();
            // Where another binds the same term it is bound, not used.
            let bound = terms.iter().filter(|other| cx.text(other.span) == text).map(|other| other.whole);
            let outside: Vec<Range<usize>> = comments.chain(bound).filter(|span| span.file == document.file).map(range).collect();
            is_used(text, &document.text, &outside)
        };
        let mut own = cx.policy.documents.iter().filter_map(|&file| cx.resolved.documents.get(file));
        let used = own.any(is_used_in) || cx.resolved.any_below(cx.id, text, &is_used_in);
        if !used && !text.is_empty() {
            findings.push(finding(text, term));
        }
    }
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

fn finding(text: &str, term: &Term) -> Diagnostic {
    let message = Text::new(format!("定義した用語「{text}」が使われていません"), format!("the defined term \"{text}\" is not used"));
    Diagnostic::new(&RULE, term.span, message).help(Text::new(
        "使う見込みがなければ定義を消すか、文言をこの用語にそろえてください",
        "remove the definition if it serves nothing, or use the term in the wording",
    ))
}
