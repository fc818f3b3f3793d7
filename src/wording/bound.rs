//! Bounds that a sentence lays down on what a placeholder prints: `{パスワード.最短文字数}未満とする`.

use super::Reading;
use super::placeholder::Placeholder;
use crate::text::Span;

/// What makes the value that is printed the most.
const MOST: [&str; 4] = ["未満", "以下", "以内", "まで"];
/// What turns it round: 未満としてはならない.
const DENIED: [&str; 3] = ["ない", "ず", "禁"];

/// What lays the bound down.
const LAYS_DOWN: [&str; 6] = ["とし", "とする", "で設定", "で定め", "であること", "でなければ"];

/// A placeholder whose value a sentence makes the most.
#[derive(Debug, Clone, Copy)]
pub struct Most<'a> {
    /// The placeholder.
    pub placeholder: Placeholder<'a>,
    /// The word: 未満, 以下.
    pub word: &'static str,
    /// Where it stands.
    pub span: Span,
}

/// The bounds in a wording.
pub(super) fn most(reading: Reading<'_>) -> impl Iterator<Item = Most<'_>> {
    reading.placeholders().filter_map(move |placeholder| {
        let at = (placeholder.span.end - reading.span.start) as usize;
        let rest = reading.text.get(at..)?;
        let word = MOST.into_iter().find(|word| rest.starts_with(word))?;
        let sentence = reading.sentences().iter().find(|sentence| sentence.range.contains(&at))?;
        let said = reading.text.get(at + word.len()..sentence.range.end)?;
        let lays_down = LAYS_DOWN.iter().any(|end| said.starts_with(end));
        let lays_down = lays_down && !DENIED.iter().any(|not| said.replace("なければならない", "").contains(not));
        let end = placeholder.span.end + u32::try_from(word.len()).ok()?;
        lays_down.then_some(Most { placeholder, word, span: Span::new(reading.span.file, placeholder.span.end, end) })
    })
}
