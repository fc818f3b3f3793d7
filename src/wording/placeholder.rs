//! Placeholders in a wording: `{name}`, `{name.attribute}`, `{kind:name[label].attribute}`. What they print is said elsewhere.

use std::ops::Range;

use crate::text::Span;

/// A placeholder as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placeholder<'t> {
    /// All of it, braces included.
    pub span: Span,
    /// The kind, where several things bear the name.
    pub kind: Option<Part<'t>>,
    /// The name.
    pub name: Part<'t>,
    /// The label.
    pub label: Option<Part<'t>>,
    /// The attribute; none: the name itself is printed.
    pub attribute: Option<Part<'t>>,
}

/// A part of a placeholder with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'t> {
    /// The text.
    pub text: &'t str,
    /// Its place.
    pub span: Span,
}

/// Where a placeholder and its parts stand, in bytes of the wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) whole: Range<usize>,
    kind: Option<Range<usize>>,
    name: Range<usize>,
    label: Option<Range<usize>>,
    attribute: Option<Range<usize>>,
}

impl Slot {
    /// The placeholder of a wording that stands at `span`.
    pub(super) fn of<'t>(&self, text: &'t str, span: Span) -> Placeholder<'t> {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let place = |range: &Range<usize>| span.part(offset(range.start), offset(range.end));
        let part = |range: &Range<usize>| Part { text: text.get(range.clone()).unwrap_or(""), span: place(range) };
        Placeholder {
            span: place(&self.whole),
            kind: self.kind.as_ref().map(part),
            name: part(&self.name),
            label: self.label.as_ref().map(part),
            attribute: self.attribute.as_ref().map(part),
        }
    }
}

/// The placeholders in a wording that stands at `span`.
pub(crate) fn placeholders(text: &str, span: Span) -> Vec<Placeholder<'_>> {
    slots(text).iter().map(|slot| slot.of(text, span)).collect()
}

/// Where placeholders stand.
pub(super) fn slots(text: &str) -> Vec<Slot> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(close) = text.get(from..).and_then(|rest| rest.find(['}', '｝'])).map(|at| at + from) {
        // One that was never closed ends where the next begins.
        let open = text.get(from..close).and_then(|before| before.rfind(['{', '｛'])).map(|at| at + from);
        from = close + width(text, close);
        found.extend(open.map(|open| split(text, (open + width(text, open), close), open..from)));
    }
    found
}

fn split(text: &str, (start, end): (usize, usize), whole: Range<usize>) -> Slot {
    let part = |from: usize, to: usize| {
        let raw = text.get(from..to).unwrap_or("");
        let from = from + (raw.len() - raw.trim_start().len());
        from..from + raw.trim().len()
    };
    let find = |from: usize, to: usize, wanted: [char; 2]| text.get(from..to)?.find(wanted).map(|at| at + from);
    let (kind, mut at) = match find(start, end, [':', '：']) {
        Some(colon) => (Some(part(start, colon)), colon + width(text, colon)),
        None => (None, start),
    };
    let name_from = at;
    let mut name_to = None;
    let mut label = None;
    if let Some(open) = find(at, end, ['[', '［'])
        && let Some(close) = find(open, end, [']', '］'])
    {
        label = Some(part(open + width(text, open), close));
        name_to = Some(open);
        at = close;
    }
    // The attribute follows the last dot: a name may hold one itself.
    let dot = text.get(at..end).and_then(|rest| rest.rfind(['.', '．'])).map(|dot| dot + at);
    let attribute = dot.map(|dot| part(dot + width(text, dot), end));
    let name = part(name_from, name_to.or(dot).unwrap_or(end));
    Slot { whole, kind, name, label, attribute }
}

fn width(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    #[test]
    fn placeholders_are_split() {
        let text = "パスワードは{パスワード.最短文字数}以上、｛対策：バックアップ［電子カルテ］．世代数｝と{運用責任者}。{";
        let found = placeholders(text, Span::new(FileId(0), 0, u32::try_from(text.len()).unwrap()));
        let parts: Vec<_> = found
            .iter()
            .map(|one| {
                (one.kind.map(|part| part.text), one.name.text, one.label.map(|part| part.text), one.attribute.map(|part| part.text))
            })
            .collect();
        assert_eq!(
            parts,
            [
                (None, "パスワード", None, Some("最短文字数")),
                (Some("対策"), "バックアップ", Some("電子カルテ"), Some("世代数")),
                (None, "運用責任者", None, None),
            ]
        );
        let lost = "{パスワード.最短文字数以上、{棚卸.間隔}ごと";
        let spans = placeholders(lost, Span::new(FileId(0), 0, u32::try_from(lost.len()).unwrap()));
        assert_eq!(spans.iter().map(|one| one.name.text).collect::<Vec<_>>(), ["棚卸"]);
        let attribute = found[0].attribute.unwrap().span;
        assert_eq!(text.get(attribute.start as usize..attribute.end as usize), Some("最短文字数"));
    }
}
