//! Names inside values: where one stands, whether damage may hide what defines it, what it was probably meant to be.

use std::sync::Arc;

use crate::checks::Context;
use crate::diagnostic::{Diagnostic, Lang, Text};
use crate::model::vocabulary::{KnownWord, Meant, Spelling, Vocabulary, called, covered, mistyped};
use crate::resolve::{as_written, written_as};
use crate::syntax::document::Document;
use crate::text::{Span, look_up_key};

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
        .filter_map(|&file| cx.resolved.documents.get(file))
        .flat_map(|document| document.damaged.iter().map(|&span| document.text(span)));
    cx.view.base_unknown || damaged.any(|text| look_up_key(text).contains(&*look_up_key(name)))
}

/// A name that is known: how it is written, and what else it is called.
pub(super) struct Candidate {
    spelling: Spelling,
    also: Vec<Arc<str>>,
    covers: Vec<Arc<str>>,
}

impl Candidate {
    /// A name that the policy gives.
    pub(super) fn new(name: &str) -> Self {
        Self { spelling: Spelling { en: name.into(), ja: name.into() }, also: Vec::new(), covers: Vec::new() }
    }

    /// A title that stands for the name.
    pub(super) fn titled(title: &str, name: &str) -> Self {
        Self { also: vec![title.into()], ..Self::new(name) }
    }

    /// A name of the vocabulary.
    pub(super) fn known(vocabulary: &Vocabulary, spelling: &Spelling) -> Self {
        let known = vocabulary.known_word(spelling);
        Self { spelling: spelling.clone(), also: known.also.to_vec(), covers: known.covers.to_vec() }
    }

    fn word(&self) -> KnownWord<'_> {
        KnownWord { spelling: &self.spelling, also: &self.also, covers: &self.covers }
    }
}

/// Proposes the known name that is meant by the written one; where none is, or where the name has no place of its own, says what to write.
/// Several that may be meant are listed.
pub(super) fn suggest(
    cx: &Context<'_>,
    finding: Diagnostic,
    name: &str,
    place: Option<Span>,
    candidates: impl Iterator<Item = Candidate>,
    otherwise: Text,
) -> Diagnostic {
    let Some(place) = place else { return finding.help(otherwise) };
    let candidates: Vec<Candidate> = candidates.collect();
    let known: Vec<KnownWord<'_>> = candidates.iter().map(Candidate::word).collect();
    // Who is meant by the end of a title is not who is meant by all of it: 外科部長 is no 部長 of another department.
    let ways = [called, covered, mistyped];
    let found = ways.into_iter().map(|way| way(name, &known)).find(|found| *found != Meant::Nothing).unwrap_or(Meant::Nothing);
    match found {
        Meant::Nothing => finding.help(otherwise),
        Meant::Called(spelling) => written_as(finding, name, place, lang(cx, place), spelling),
        Meant::Perhaps(spelling) => {
            let (mended, help) = as_written(spelling, lang(cx, place));
            finding.help(help).replace(Text::new(format!("「{mended}」にする"), format!("write \"{mended}\"")), place, mended)
        }
        Meant::OneOf(near) => {
            let all = |pick: fn(&Spelling) -> &str, comma: &str| near.iter().map(|spelling| pick(spelling)).collect::<Vec<_>>().join(comma);
            finding.help(Text::new(
                format!("次のいずれかを書いてください：{}", all(|spelling| &spelling.ja, "、")),
                format!("write one of: {}", all(|spelling| &spelling.en, ", ")),
            ))
        }
    }
}

/// The language of the document in which a place lies.
pub(super) fn lang(cx: &Context<'_>, place: Span) -> Lang {
    cx.resolved.documents.iter().find(|document| document.file == place.file).map_or(Lang::Ja, Document::lang)
}
