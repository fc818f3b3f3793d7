//! `consistency/undecided`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::syntax::document::{DocumentKind, Head, Operands, Statement};
use crate::text::Span;

declare_rule! {
    /// Something is left open with `?`. It counts as not stated: nothing that hangs on it is met.
    ///
    /// ---
    /// 「?」（未定）のままの箇所です。定めていないものとして判定するので、それによって満たされる遵守事項はありません。
    pub static RULE = {
        name: "consistency/undecided", severity: Warning, since: "0.1.0", fix: None,
        ja: "未定のままの箇所がある", en: "something is not decided yet",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let members = cx.policy.documents.iter().filter_map(|&index| cx.resolved.documents.get(index));
    for document in members.filter(|document| document.kind == DocumentKind::Policy) {
        for statement in document.statements() {
            walk(statement, findings);
        }
    }
}

fn walk(statement: Statement<'_>, findings: &mut Findings) {
    if statement.head() != Head::Damaged {
        if let Some(place) = open(statement.operands()) {
            findings.push(finding(place, statement.head_text()));
        }
        for clause in statement.clauses() {
            if let Some(place) = open(clause.operands) {
                findings.push(finding(place, statement.document().text(clause.head)));
            }
        }
    }
    for child in statement.children() {
        walk(child, findings);
    }
}

/// The place of a `?` that is all that is written.
fn open(operands: Operands<'_>) -> Option<Span> {
    let mut words = operands.words();
    let word = words.next().filter(|_| words.next().is_none())?;
    let text = word.text.trim();
    (matches!(text, "?" | "？") || !word.quoted && text == "未定").then_some(word.span)
}

fn finding(place: Span, what: &str) -> Diagnostic {
    Diagnostic::new(&RULE, place, Text::new(format!("「{what}」が未定です"), format!("\"{what}\" is not decided")))
        .help(Text::new("決まったことを書いてください", "write what was decided"))
}
