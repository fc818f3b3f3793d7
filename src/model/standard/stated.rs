//! What statements of a standard say of reference patterns, and of how well a text is known.

use super::read::INCOMPLETE;
use super::{Pattern, TEXT_STATES, TextState};
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::syntax::document::Statement;

/// The reference patterns that a statement names.
pub(super) fn patterns(statement: Statement<'_>, findings: &mut Findings) -> Vec<Pattern> {
    let mut patterns = Vec::new();
    for word in statement.operands().words() {
        match &*word.key() {
            "i" => patterns.push(Pattern::One),
            "ii" => patterns.push(Pattern::Two),
            "iii" => patterns.push(Pattern::Three),
            "iv" => patterns.push(Pattern::Four),
            _ => findings.push(
                Diagnostic::new(
                    &INCOMPLETE,
                    word.span,
                    Text::new(
                        format!("「{}」という参照類型はありません", word.text),
                        format!("there is no reference pattern \"{}\"", word.text),
                    ),
                )
                .help(Text::new("Ⅰ、Ⅱ、Ⅲ、Ⅳのいずれかを書いてください", "write one of Ⅰ, Ⅱ, Ⅲ, Ⅳ")),
            ),
        }
    }
    patterns
}

/// How well a statement says that a text is known.
pub(super) fn state(statement: Statement<'_>, findings: &mut Findings) -> Option<TextState> {
    let word = statement.operands().first()?;
    let key = word.key();
    let state = TEXT_STATES.into_iter().find(|(en, ja, _)| *en == key || *ja == key).map(|(.., state)| state);
    if state.is_none() {
        findings.push(
            Diagnostic::new(
                &INCOMPLETE,
                word.span,
                Text::new(format!("「{}」という本文状態はありません", word.text), format!("there is no state of text \"{}\"", word.text)),
            )
            .help(Text::new(
                "正文、案文、未確認、本文未入手のいずれかを書いてください",
                "write one of final_text, draft_text, unverified, not_available",
            )),
        );
    }
    state
}
