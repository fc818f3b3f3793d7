//! What can be written at a place, as an editor offers it.

use gen_lsp_types::{CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionList, InsertTextFormat, TextEdit};

use super::here::Here;
use crate::explain::offer::{Offer, Sort, offers};

/// What can be written at an offset. The list is of what is typed so far: what else a thing is called is looked for here, since an editor
/// would look for letters.
pub(super) fn list(here: &mut Here<'_>, offset: u32) -> CompletionList {
    let file = here.file;
    let found = here.workspace.policy_of(file, |resolved, id| offers(resolved, id, file, offset)).flatten();
    let Some(found) = found else { return CompletionList::default() };
    let range = here.places().range(here.sources(), found.typed);
    let typed = here.sources().text(found.typed).to_owned();
    let snippets = here.snippets;
    let item = |(nth, offer): (usize, Offer)| {
        let detail = offer.detail.get(here.lang).to_owned();
        let snippet = offer.snippet.filter(|_| snippets);
        let format = if snippet.is_some() { InsertTextFormat::Snippet } else { InsertTextFormat::PlainText };
        CompletionItem {
            label: offer.text.clone(),
            label_details: (!detail.is_empty()).then_some(CompletionItemLabelDetails { detail: None, description: Some(detail) }),
            kind: Some(kind(offer.sort)),
            // Their order is that of the offers, and all of them fit.
            sort_text: Some(format!("{nth:05}")),
            filter_text: (!typed.is_empty()).then(|| typed.clone()),
            insert_text_format: Some(format),
            text_edit: Some(TextEdit { range, new_text: snippet.unwrap_or(offer.text) }.into()),
            ..CompletionItem::default()
        }
    };
    CompletionList { is_incomplete: true, items: found.all.into_iter().enumerate().map(item).collect(), ..CompletionList::default() }
}

fn kind(sort: Sort) -> CompletionItemKind {
    match sort {
        Sort::Keyword => CompletionItemKind::Keyword,
        Sort::Name => CompletionItemKind::Class,
        Sort::Attribute => CompletionItemKind::Property,
        Sort::Value => CompletionItemKind::EnumMember,
        Sort::Entity => CompletionItemKind::Struct,
        Sort::Item | Sort::Law => CompletionItemKind::Reference,
    }
}
