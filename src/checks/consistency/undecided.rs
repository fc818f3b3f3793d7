//! `consistency/undecided`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Decision, Diagnostic, Findings, Task, Text};
use crate::model::vocabulary::Vocabulary;
use crate::syntax::document::{DocumentKind, Head, Operands, Statement};
use crate::syntax::tree::{Pair, Quotes, Term, TermKind};
use crate::text::{Blank, Span, blank_word, has_content, look_up_key};

declare_rule! {
    /// Something is left open with `?`, or with quotes that say nothing (「」, 「未定」, 「検討中」). It counts as not stated: nothing that hangs on it is met.
    ///
    /// What to do: Decide, and write the value in place of `?`.
    ///
    /// ---
    /// 「?」（未定）のまま、又は「」や「検討中」のように何も述べていない箇所です。定めていないものとして判定するので、それによって満たされる遵守事項はありません。
    ///
    /// 対処：決めて「?」を値に改めます。
    pub static RULE = {
        name: "consistency/undecided", severity: Warning, since: "0.1.0", fix: None,
        ja: "未定のままの箇所がある", en: "something is not decided yet",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let members = cx.policy.documents.iter().filter_map(|&file| cx.resolved.documents.get(file));
    for document in members.filter(|document| document.kind == DocumentKind::Policy) {
        for statement in document.statements() {
            walk(cx, statement, None, findings);
        }
    }
}

fn walk(cx: &Context<'_>, statement: Statement<'_>, owner: Option<Statement<'_>>, findings: &mut Findings) {
    if statement.head() != Head::Damaged {
        if let Some(place) = open(cx, statement.operands()) {
            findings.push(finding(place, &what(cx.resolved.vocabulary, statement, owner)));
        }
        for clause in statement.clauses() {
            if let Some(place) = open(cx, clause.operands) {
                findings.push(finding(place, &Text::new(clause.keyword.ja(), clause.keyword.en())));
            }
        }
    }
    for child in statement.children() {
        walk(cx, child, Some(statement), findings);
    }
}

/// What a statement states, in both languages where it is a word of the language or of the vocabulary.
fn what(vocabulary: &Vocabulary, statement: Statement<'_>, owner: Option<Statement<'_>>) -> Text {
    if let Some(keyword) = statement.keyword() {
        return Text::new(keyword.ja(), keyword.en());
    }
    let key = look_up_key(statement.head_text());
    let attribute = owner.and_then(|owner| {
        let name = owner.operands().words().find(|word| !word.quoted).and_then(|word| vocabulary.name(owner.keyword()?, &word.key()));
        Some(&vocabulary.attribute(vocabulary.attribute_of(owner.keyword()?, name, &key)?).spelling)
    });
    match attribute.or_else(|| Some(&vocabulary.fact_entry(vocabulary.fact(&key)?).spelling)) {
        Some(spelling) => Text::new(&*spelling.ja, &*spelling.en),
        None => Text::same(statement.head_text()),
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
        blank_word(word.text) == Some(Blank::Undecided)
    };
    // Quotes with nothing between them are shown with their quotes.
    is_open.then(|| if word.span.is_empty() { operands.span() } else { word.span })
}

fn finding(place: Span, what: &Text) -> Diagnostic {
    Diagnostic::new(&RULE, place, Text::new(format!("「{}」が未定です", what.ja), format!("\"{}\" is not decided", what.en)))
        .help(Text::new("決まったことを書いてください", "write what was decided"))
        .task(Task { decisions: vec![Decision::left_open(what.clone(), place, 0)], wanted: None })
}
