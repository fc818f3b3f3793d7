//! What can be done at a place: the changes that findings offer, all that are safe at once, a suppression that says why, what a `?` is
//! decided to be, and the other spelling.

use std::collections::HashMap;

use gen_lsp_types::{CodeAction, CodeActionKind, TextEdit, Uri, WorkspaceEdit};

use super::diagnostic::shown;
use super::formatting;
use super::here::Here;
use crate::config::suppression;
use crate::diagnostic::{Diagnostic, Edit, Fix, FixSafety, Lang, Text};
use crate::explain::offer::{Offer, Sort};
use crate::explain::undecided::undecided;
use crate::text::Span;
use crate::write::fixes::chosen;

/// The kind of the action that makes every safe change of a document.
pub(super) const FIX_ALL: &str = "source.fixAll.kitei";

/// The kind of the action that spells a document in the other language.
const REWRITE: &str = "refactor.rewrite";

/// What can be done in a part of a document; `only`: actions of these kinds.
pub(super) fn actions(here: &mut Here<'_>, place: Span, only: Option<&[CodeActionKind]>) -> Vec<CodeAction> {
    let found = here.workspace.found_in(here.file);
    let is_wanted = |kind: &str| only.is_none_or(|only| only.iter().any(|wanted| is_of(kind, wanted.as_str())));
    let lines = lines(here, place);
    let mut actions = Vec::new();
    if is_wanted("quickfix") {
        let file = here.file;
        let open = here.workspace.policy_of(file, |resolved, id| undecided(resolved, id, lines));
        for (span, offers) in open.into_iter().flatten() {
            actions.extend(offers.iter().filter_map(|offer| decide(here, span, offer, &found)));
        }
    }
    let here = &*here;
    if is_wanted("quickfix") {
        for finding in found.iter().filter(|finding| finding.span.start <= lines.end && lines.start <= finding.span.end) {
            actions.extend(of_fix(here, finding));
            actions.extend(suppress(here, finding));
        }
    }
    if is_wanted(FIX_ALL) {
        actions.extend(fix_all(here, &found));
    }
    if is_wanted(REWRITE) {
        actions.extend(respell(here, lines, only.is_some()));
    }
    actions
}

/// Writes in place of a `?` what can stand there.
fn decide(here: &Here<'_>, open: Span, offer: &Offer, found: &[Diagnostic]) -> Option<CodeAction> {
    let text = &offer.text;
    // Who asks for a value, or lays it down, is what decides.
    let why = |lang| if offer.sort == Sort::Value { offer.detail.get(lang) } else { "" };
    let title = match (why(Lang::Ja), why(Lang::En)) {
        ("", "") => Text::new(format!("「?」を「{text}」にする"), format!("write \"{text}\" in place of the ?")),
        (ja, en) => Text::new(format!("「?」を「{text}」にする（{ja}）"), format!("write \"{text}\" in place of the ? ({en})")),
    };
    let told = found.iter().filter(|finding| finding.span.contains(open) || open.contains(finding.span));
    Some(CodeAction {
        title: title.get(here.lang).to_owned(),
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(told.map(|finding| shown(finding, here.sources(), &here.places(), here.lang)).collect()),
        edit: Some(edit(here, &[Edit { span: open, replacement: text.clone() }])?),
        ..CodeAction::default()
    })
}

/// Spells the keywords and the words of the vocabulary of a document in the other language: offered at its head, or to whoever asks for
/// it, since the whole document is written for it.
fn respell(here: &Here<'_>, lines: Span, is_asked: bool) -> Option<CodeAction> {
    let (document, _) = here.workspace.opened().documents.get(here.file)?;
    let head = document.statements().next()?.header();
    if !is_asked && (lines.end < head.start || head.end < lines.start) {
        return None;
    }
    let other = match document.lang() {
        Lang::Ja => Lang::En,
        Lang::En => Lang::Ja,
    };
    let edits = formatting::spelled(here, other);
    let title = match other {
        Lang::Ja => Text::new("キーワードと語彙の語を日本語で書く", "spell keywords and words of the vocabulary in Japanese"),
        Lang::En => Text::new("キーワードと語彙の語を英語で書く", "spell keywords and words of the vocabulary in English"),
    };
    let uri = here.places().uri(here.sources(), here.file)?;
    let edit = WorkspaceEdit { changes: Some(HashMap::from([(uri, edits)])), ..WorkspaceEdit::default() };
    let has_edits = edit.changes.iter().flatten().any(|(_, edits)| !edits.is_empty());
    has_edits.then(|| CodeAction {
        title: title.get(here.lang).to_owned(),
        kind: Some(CodeActionKind::RefactorRewrite),
        edit: Some(edit),
        ..CodeAction::default()
    })
}

/// Whether a kind is another one or lies below it.
fn is_of(kind: &str, wanted: &str) -> bool {
    kind.strip_prefix(wanted).is_some_and(|rest| wanted.is_empty() || rest.is_empty() || rest.starts_with('.'))
}

/// The lines on which a place lies.
fn lines(here: &Here<'_>, place: Span) -> Span {
    let text = here.sources().file(here.file).map_or("", |file| &*file.text);
    let before = text.get(..place.start as usize).unwrap_or("");
    let after = text.get(place.end as usize..).unwrap_or("");
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = place.end as usize + after.find('\n').unwrap_or(after.len());
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(here.file, offset(start), offset(end))
}

fn of_fix(here: &Here<'_>, finding: &Diagnostic) -> Option<CodeAction> {
    let fix = finding.told().fix?;
    let title = match (fix.safety, here.lang) {
        (FixSafety::Safe, lang) => fix.title.get(lang).to_owned(),
        (FixSafety::Placeholder, Lang::Ja) => format!("{}（決めるべき所は「?」のまま）", fix.title.ja),
        (FixSafety::Placeholder, Lang::En) => format!("{} (leaves a ? where somebody decides)", fix.title.en),
        (FixSafety::DisplayOnly, Lang::Ja) => format!("{}（内容を確かめてください）", fix.title.ja),
        (FixSafety::DisplayOnly, Lang::En) => format!("{} (to be looked at)", fix.title.en),
    };
    Some(CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![shown(finding, here.sources(), &here.places(), here.lang)]),
        is_preferred: (fix.safety == FixSafety::Safe).then_some(true),
        edit: Some(edit(here, &fix.edits)?),
        ..CodeAction::default()
    })
}

/// Every safe change of the document that goes together with those before it.
fn fix_all(here: &Here<'_>, found: &[Diagnostic]) -> Option<CodeAction> {
    let is_here = |fix: &Fix| !fix.edits.is_empty() && fix.edits.iter().all(|edit| edit.span.file == here.file);
    let safe = found.iter().filter_map(|finding| finding.told().fix).filter(|fix| fix.safety == FixSafety::Safe && is_here(fix));
    let safe: Vec<Fix> = safe.collect();
    let chosen = chosen(&safe, |fix| fix);
    let (count, edits) = (chosen.len(), chosen.iter().flat_map(|fix| fix.edits.iter().cloned()).collect::<Vec<Edit>>());
    let title = Text::new(format!("安全な修正をすべて適用する（{count}件）"), format!("make every safe change ({count})"));
    (count > 0).then_some(CodeAction {
        title: title.get(here.lang).to_owned(),
        kind: Some(FIX_ALL.to_owned().into()),
        edit: Some(edit(here, &edits)?),
        ..CodeAction::default()
    })
}

/// A comment above the line that suppresses a finding. The reason is for whoever suppresses to say: without one it counts for nothing.
fn suppress(here: &Here<'_>, finding: &Diagnostic) -> Option<CodeAction> {
    let opened = here.workspace.opened();
    if suppression::is_never(finding.rule) || opened.locks.forbids(finding.rule, &opened.sources, here.file).is_some() {
        return None;
    }
    let (document, _) = opened.documents.get(here.file)?;
    let of_finding = document.all().filter(|statement| statement.span().contains(finding.span)).last()?;
    let line = |offset: u32| here.sources().file(here.file).map(|file| file.lines().line(offset));
    let (number, start) = line(of_finding.span().start)?;
    let is_first = line(finding.span.start)?.0 == number;
    let indent: String =
        document.text(Span::new(here.file, start, of_finding.span().start)).chars().take_while(|sign| sign.is_whitespace()).collect();
    let rule = finding.rule.name;
    let comment = match (document.lang(), is_first) {
        (Lang::Ja, true) => format!("{indent}// kitei: 許容({rule}) 理由 「」\n"),
        (Lang::Ja, false) => format!("{indent}// kitei: 許容({rule}) 範囲 文 理由 「」\n"),
        (Lang::En, true) => format!("{indent}// kitei: allow({rule}) reason \"\"\n"),
        (Lang::En, false) => format!("{indent}// kitei: allow({rule}) in statement reason \"\"\n"),
    };
    let title = Text::new(format!("{rule} を、理由を書いて抑制する"), format!("suppress {rule}, with a reason to be written"));
    Some(CodeAction {
        title: title.get(here.lang).to_owned(),
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![shown(finding, here.sources(), &here.places(), here.lang)]),
        edit: Some(edit(here, &[Edit { span: Span::at(here.file, start), replacement: comment }])?),
        ..CodeAction::default()
    })
}

/// Changes as the client makes them; none where one of them is of a file that is built in.
fn edit(here: &Here<'_>, edits: &[Edit]) -> Option<WorkspaceEdit> {
    let places = here.places();
    let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    for Edit { span, replacement } in edits {
        let location = places.location(here.sources(), *span)?;
        changes.entry(location.uri).or_default().push(TextEdit { range: location.range, new_text: replacement.clone() });
    }
    Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_of_those_above_it() {
        for (wanted, is) in
            [("", true), ("source", true), ("source.fixAll", true), (FIX_ALL, true), ("source.fix", false), ("quickfix", false)]
        {
            assert_eq!(is_of(FIX_ALL, wanted), is, "{wanted}");
        }
    }
}
