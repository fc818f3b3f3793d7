//! `consistency/undecided`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::syntax::document::{DocumentKind, Head, Operands, Statement};
use crate::syntax::tree::{Pair, Quotes, Term, TermKind};
use crate::text::{Span, has_content};

declare_rule! {
    /// Something is left open with `?`, or with quotes that say nothing (「」, 「未定」, 「検討中」). It counts as not stated: nothing that hangs on it is met.
    ///
    /// ---
    /// 「?」（未定）のまま、又は「」や「検討中」のように何も述べていない箇所です。定めていないものとして判定するので、それによって満たされる遵守事項はありません。
    pub static RULE = {
        name: "consistency/undecided", severity: Warning, since: "0.1.0", fix: None,
        ja: "未定のままの箇所がある", en: "something is not decided yet",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let members = cx.policy.documents.iter().filter_map(|&index| cx.resolved.documents.get(index));
    for document in members.filter(|document| document.kind == DocumentKind::Policy) {
        for statement in document.statements() {
            walk(cx, statement, findings);
        }
    }
}

fn walk(cx: &Context<'_>, statement: Statement<'_>, findings: &mut Findings) {
    if statement.head() != Head::Damaged {
        if let Some(place) = open(cx, statement.operands()) {
            findings.push(finding(place, statement.head_text()));
        }
        for clause in statement.clauses() {
            if let Some(place) = open(cx, clause.operands) {
                findings.push(finding(place, statement.document().text(clause.head)));
            }
        }
    }
    for child in statement.children() {
        walk(cx, child, findings);
    }
}

/// The place of a `?`, or of quotes that say nothing, where that is all that is written.
fn open(cx: &Context<'_>, operands: Operands<'_>) -> Option<Span> {
    let mut words = operands.words();
    let word = words.next().filter(|_| words.next().is_none())?;
    // A word of the vocabulary (なし) is an answer, even in quotes.
    let is_closed = |term: &Term| !matches!(term.kind, TermKind::String(Quotes { pair: Pair::Unclosed | Pair::Stray, .. }));
    let is_open = if word.quoted {
        operands.terms.iter().all(is_closed) && !has_content(word.text) && cx.resolved.vocabulary.word(&word.key()).is_none()
    } else {
        matches!(word.text.trim(), "?" | "？" | "未定")
    };
    // Quotes with nothing between them are shown with their quotes.
    is_open.then(|| if word.span.is_empty() { operands.span() } else { word.span })
}

fn finding(place: Span, what: &str) -> Diagnostic {
    Diagnostic::new(&RULE, place, Text::new(format!("「{what}」が未定です"), format!("\"{what}\" is not decided")))
        .help(Text::new("決まったことを書いてください", "write what was decided"))
}
