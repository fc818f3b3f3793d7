//! What can be written where something is left to be decided (`?`).

use super::offer::{Offer, Sort, offers};
use super::uses::words;
use crate::resolve::Resolved;
use crate::resolve::policy::PolicyId;
use crate::text::{Blank, Span, blank};

/// So many are listed of what can stand in one place: a longer list is no help to whoever decides.
const LISTED: usize = 20;

/// What is left to be decided in a part of a document, with what is known to fit there.
pub(crate) fn undecided(resolved: &Resolved<'_>, id: PolicyId, within: Span) -> Vec<(Span, Vec<Offer>)> {
    let Some(document) = resolved.documents.get(within.file) else { return Vec::new() };
    let meets = |span: Span| span.start <= within.end && within.start <= span.end;
    let words = document.all().filter(|statement| meets(statement.header())).flat_map(words);
    let open = words.filter(|word| !word.quoted && meets(word.span) && blank(&word.key()) == Some(Blank::Undecided));
    let of = |span: Span| {
        let mut all = offers(resolved, id, within.file, span.start)?.all;
        all.retain(|offer| !matches!(offer.sort, Sort::Keyword | Sort::Attribute));
        all.truncate(LISTED);
        Some((span, all))
    };
    open.filter_map(|word| of(word.span)).collect()
}
