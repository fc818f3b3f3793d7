//! What is told of what somebody points at, and where it is laid down.

use gen_lsp_types::{Hover, Location, MarkupContent, MarkupKind};

use super::here::Here;
use super::outline;
use super::page::markdown;
use crate::explain::place::{Standing, standing};
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
