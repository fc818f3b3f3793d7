//! What is told of what somebody points at, and where it is laid down.

use gen_lsp_types::{CodeLens, Command, Hover, InlayHint, Location, MarkupContent, MarkupKind};

use super::here::Here;
use super::outline;
use super::page::markdown;
use crate::explain::place::{Standing, standing};
use crate::explain::uses::uses;
use crate::explain::{hints, lenses};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// What is told of what stands at an offset.
pub(super) fn hover(here: &mut Here<'_>, offset: u32) -> Option<Hover> {
    let found = found(here, offset)?;
    let value = markdown(&found.page, here.lang);
    let range = here.places().range(here.sources(), found.span);
    Some(Hover { contents: MarkupContent { kind: MarkupKind::Markdown, value }.into(), range: Some(range) })
}

/// Where what stands at an offset is laid down.
pub(super) fn definition(here: &mut Here<'_>, offset: u32) -> Vec<Location> {
    if let Some(file) = file(here, offset) {
        return vec![file];
    }
    let laid_down = found(here, offset).map(|found| found.laid_down).unwrap_or_default();
    laid_down.into_iter().filter_map(|span| here.places().location(here.sources(), span)).collect()
}

/// Where what stands at an offset is named, in the policy, in those above it and in those below it.
pub(super) fn references(here: &mut Here<'_>, offset: u32) -> Vec<Location> {
    let (file, documents) = (here.file, here.workspace.family(here.file));
    let place = Span::at(file, offset);
    let documents = documents.iter().map(|document| &**document);
    let found = here.workspace.policy_of(file, |resolved, id| uses(resolved, id, documents, place)).unwrap_or_default();
    found.into_iter().filter_map(|span| here.places().location(here.sources(), span)).collect()
}

/// What is said beside a part of a document.
pub(super) fn hints(here: &mut Here<'_>, within: Span) -> Vec<InlayHint> {
    let found = here.workspace.policy_of(here.file, |resolved, id| hints::hints(resolved, id, within)).unwrap_or_default();
    let shown = found.into_iter().map(|hint| InlayHint {
        position: here.places().range(here.sources(), hint.after).end,
        label: hint.text.get(here.lang).to_owned().into(),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    });
    shown.collect()
}

/// What stands above the articles of a document.
pub(super) fn lenses(here: &mut Here<'_>) -> Vec<CodeLens> {
    let file = here.file;
    let found = here.workspace.policy_of(file, |resolved, id| lenses::lenses(resolved, id, file)).unwrap_or_default();
    let shown = found.into_iter().map(|(span, text)| {
        let command = Command { title: text.get(here.lang).to_owned(), ..Command::default() };
        CodeLens { range: here.places().range(here.sources(), Span::at(file, span.start)), command: Some(command), data: None }
    });
    shown.collect()
}

fn found(here: &mut Here<'_>, offset: u32) -> Option<Standing> {
    let (file, knowledge) = (here.file, here.workspace.opened().knowledge.clone());
    let place = Span::at(file, offset);
    here.workspace.policy_of(file, |resolved, id| standing(resolved, id, &knowledge, place)).flatten()
}

/// The beginning of the file that a path names at an offset.
fn file(here: &Here<'_>, offset: u32) -> Option<Location> {
    let opened = here.workspace.opened();
    let (document, _) = opened.documents.get(here.file)?;
    let naming = document.all().filter(|statement| matches!(statement.keyword(), Some(Keyword::Inherits | Keyword::Includes)));
    let mut words = naming.flat_map(|statement| statement.operands().words().filter(|word| word.quoted).collect::<Vec<_>>());
    let word = words.find(|word| word.span.start <= offset && offset <= word.span.end)?;
    here.places().location(here.sources(), Span::at(outline::file_named(here, word.text)?, 0))
}
