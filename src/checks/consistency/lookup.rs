//! Names inside values: where one stands, whether damage may hide what defines it, what it was probably meant to be.

use crate::checks::Context;
use crate::diagnostic::{Diagnostic, Text};
use crate::text::{Span, look_up_key};

/// Likeness from which on another name is taken for the one that was meant.
const ALIKE: f64 = 0.6;

/// The place of a name in a value; none where it cannot be told apart.
pub(super) fn place_of(cx: &Context<'_>, value: Span, keys: &[&str]) -> Option<Span> {
    let text = cx.text(value);
    let separates = |character: char| character.is_whitespace() || "、，,;；「」｢｣『』【】\"“”".contains(character);
    let mut from = 0;
    for word in text.split(separates) {
        let to = from + word.len();
        if !word.is_empty() && keys.contains(&&*look_up_key(word)) {
            return Some(value.part(offset(from), offset(to)));
        }
        from = to + text.get(to..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    None
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Whether what defines a name may stand in a slice that could not be read, or in a parent that was not found.
pub(super) fn may_be_hidden(cx: &Context<'_>, name: &str) -> bool {
    let chain = std::iter::once(cx.policy).chain(cx.ancestors().map(|(_, policy)| policy));
    let mut damaged = chain
        .flat_map(|policy| &policy.documents)
        .filter_map(|&index| cx.resolved.documents.get(index))
        .flat_map(|document| document.damaged.iter().map(|&span| document.text(span)));
    cx.view.base_unknown || damaged.any(|text| look_up_key(text).contains(&*look_up_key(name)))
}

/// Whether one name may be a slip for the other.
pub(super) fn is_alike(one: &str, other: &str) -> bool {
    crate::text::likeness(&look_up_key(one), &look_up_key(other)) >= ALIKE
}

/// A name that is known: how it is matched and how it is written.
pub(super) struct Candidate {
    key: String,
    written: String,
}

impl Candidate {
    pub(super) fn new(spelling: &str) -> Self {
        Self { key: look_up_key(spelling).into_owned(), written: spelling.to_owned() }
    }

    /// A title that stands for the name.
    pub(super) fn titled(title: &str, name: &str) -> Self {
        Self { key: look_up_key(title).into_owned(), written: name.to_owned() }
    }
}

/// Proposes the known name that is most alike; where none is, or where the name has no place of its own, says what to write.
pub(super) fn suggest(
    finding: Diagnostic,
    name: &str,
    place: Option<Span>,
    candidates: impl Iterator<Item = Candidate>,
    otherwise: Text,
) -> Diagnostic {
    let key = look_up_key(name);
    let nearest = candidates
        .map(|candidate| (crate::text::likeness(&key, &candidate.key), candidate))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other));
    let Some(((_, Candidate { written, .. }), place)) = nearest.zip(place) else { return finding.help(otherwise) };
    finding
        .help(Text::new(
            format!("「{written}」のことであれば、そう書いてください"),
            format!("write \"{written}\" if that is what is meant"),
        ))
        .replace(Text::new(format!("「{written}」にする"), format!("write \"{written}\"")), place, written)
}
