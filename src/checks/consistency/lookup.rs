//! Names inside values: where one stands, whether damage may hide what defines it, what it was probably meant to be.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use crate::checks::Context;
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::model::vocabulary::{KnownWord, Meant, Spelling, Vocabulary, called, covered, mistyped};
use crate::resolve::{as_written, written_as};
use crate::syntax::document::Document;
use crate::text::{Span, look_up_key};

/// The places of the names in a value, by their look-up keys; none of those that cannot be told apart.
pub(super) struct Places<'a>(HashMap<Cow<'a, str>, Span>);

impl<'a> Places<'a> {
    pub(super) fn of(cx: &Context<'a>, value: Span) -> Self {
        let text = cx.text(value);
        let separates = |character: char| character.is_whitespace() || "、，,;；「」｢｣『』【】\"“”".contains(character);
        let mut places = HashMap::new();
        let mut from = 0;
        for word in text.split(separates) {
            let to = from + word.len();
            if !word.is_empty() {
                places.entry(look_up_key(word)).or_insert_with(|| value.part(offset(from), offset(to)));
            }
            from = to + text.get(to..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        }
        Self(places)
    }

    /// The first place of one of these.
    pub(super) fn first(&self, keys: &[&str]) -> Option<Span> {
        keys.iter().filter_map(|key| self.0.get(*key)).copied().min()
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// So many bytes that could not be read may hold the definition of anything.
const HIDES_ANYTHING: usize = 16 * 1024;

/// Whether what defines a name may stand in a slice that could not be read, or in a parent that was not found.
pub(super) fn may_be_hidden(cx: &Context<'_>, name: &str) -> bool {
    let chain = || std::iter::once(cx.policy).chain(cx.ancestors().map(|(_, policy)| policy));
    let documents = || chain().flat_map(|policy| &policy.documents).filter_map(|&file| cx.resolved.documents.get(file));
    let damaged = || documents().flat_map(|document| document.damaged.iter().map(|&span| document.text(span)));
    let mut looked_at = 0;
    cx.view.base_unknown
        || damaged().any(|text| {
            looked_at += text.len();
            looked_at > HIDES_ANYTHING || look_up_key(text).contains(&*look_up_key(name))
        })
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
pub(super) fn suggest<I: IntoIterator<Item = Candidate>>(
    (cx, findings): (&Context<'_>, &mut Findings),
    finding: Diagnostic,
    name: &str,
    place: Option<Span>,
    candidates: impl FnOnce() -> I,
    otherwise: Text,
) -> Diagnostic {
    let Some(place) = place.filter(|_| findings.may_seek()) else { return finding.help(otherwise) };
    let candidates: Vec<Candidate> = candidates().into_iter().collect();
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
