//! `citation/deleted-within`

use super::{Cited, Setting};
use crate::checks::words;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Lang, Text};
use crate::law::deleted_between;

declare_rule! {
    /// A range of provisions is cited, and some of its numbers are without content 削除. The range may be meant as it is; it is told which they
    /// are.
    ///
    /// What to do: Name only the provisions that there are.
    ///
    /// ---
    /// 範囲で引用された規定のうち、削除された番号があります。範囲の引用そのものは誤りではありませんが、どの番号かを示します。
    ///
    /// 対処：今ある番号だけを挙げます。
    pub static RULE = {
        name: "citation/deleted-within", severity: Info, since: "0.1.0", fix: None,
        ja: "引用の範囲に削除された番号がある", en: "a cited range holds numbers that are deleted",
    };
}

pub(super) fn finding(setting: &Setting<'_>, cited: &Cited<'_>) -> Option<Diagnostic> {
    let law = setting.registry.law_of(&cited.citation)?;
    let deleted = deleted_between(law, &cited.citation, setting.day);
    if deleted.is_empty() {
        return None;
    }
    let numbers: Vec<Text> = deleted.iter().map(|place| Text::new(place.display(Lang::Ja), place.display(Lang::En))).collect();
    let (text, numbers) = (cited.text, words::list(&numbers));
    let message = Text::new(
        format!("「{text}」のうち、{}は削除されています", numbers.ja),
        format!("of \"{text}\" these are deleted: {}", numbers.en),
    );
    Some(Diagnostic::new(&RULE, cited.place_span(), message).law(setting.registry.display(&cited.citation, Lang::Ja)))
}
