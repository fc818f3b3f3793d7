//! `citation/unknown-article`, and the findings about all that a law does not have.

use super::{Cited, Setting, unknown_item, unknown_paragraph};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Lang, Text};
use crate::law::{Citation, Missing, Resolution, resolve};

declare_rule! {
    /// The law never had the article that is cited, as far back as its versions are held; or it has no such appended table 別表.
    ///
    /// What to do: Look up the number of the article, and mend it.
    ///
    /// ---
    /// 引用された条は、その法令にありません（収録している版の範囲で、過去にもありません）。法令にない別表の引用も同じです。
    ///
    /// 対処：条番号を確かめて改めます。
    pub static RULE = {
        name: "citation/unknown-article", severity: Error, since: "0.1.0", fix: None,
        ja: "法令にない条の引用", en: "an article is cited that the law does not have",
    };
}

pub(super) fn finding(setting: &Setting<'_>, cited: &Cited<'_>, missing: Missing) -> Diagnostic {
    let text = cited.text;
    let last = cited.citation.through.filter(|_| begins(setting, cited));
    let message = match last {
        Some(last) => Text::new(
            format!("「{text}」のうち、{}は存在しません", last.display(Lang::Ja)),
            format!("of \"{text}\" the end does not exist: {}", last.display(Lang::En)),
        ),
        None => Text::new(format!("「{text}」は存在しません"), format!("\"{text}\" does not exist")),
    };
    let law = setting.registry.display(&cited.citation, Lang::Ja);
    let (rule, help) = match missing {
        Missing::Appendix { .. } => {
            (&RULE, Text::new("法令を確かめ、正しい別表を書いてください", "look the law up and write the right appended table"))
        }
        Missing::Form { .. } => (&RULE, Text::new("法令を確かめ、正しい様式を書いてください", "look the law up and write the right form")),
        Missing::Article { .. } => {
            (&RULE, Text::new("法令を確かめ、正しい条を書いてください", "look the law up and write the right article"))
        }
        Missing::Paragraph { .. } => {
            (&unknown_paragraph::RULE, Text::new("法令を確かめ、正しい項を書いてください", "look the law up and write the right paragraph"))
        }
        Missing::Item { .. } | Missing::Subitem { .. } => {
            (&unknown_item::RULE, Text::new("法令を確かめ、正しい号を書いてください", "look the law up and write the right item"))
        }
    };
    let finding = Diagnostic::new(rule, cited.place_span(), message).law(law).help(help);
    match there_is(missing) {
        Some(note) => finding.note(note),
        None => finding,
    }
}

/// Whether the first place of a range is there.
fn begins(setting: &Setting<'_>, cited: &Cited<'_>) -> bool {
    let first = Citation { through: None, ..cited.citation.clone() };
    resolve(setting.registry, &first, setting.day, None) == Resolution::InForce
}

/// What the law has, in place of what it lacks.
pub(crate) fn there_is(missing: Missing) -> Option<Text> {
    Some(match missing {
        Missing::Article { near: Some(near), last: Some(last) } if near == last => {
            Text::new(format!("最後の条は{}です", last.ja("条")), format!("the last article is art. {}", last.en()))
        }
        Missing::Article { near: Some(near), .. } => {
            Text::new(format!("その前の条は{}です", near.ja("条")), format!("the article before it is art. {}", near.en()))
        }
        Missing::Article { .. } => return None,
        Missing::Paragraph { count } => Text::new(
            format!("この条は第{count}項までです"),
            format!("the article has {count} {}", if count == 1 { "paragraph" } else { "paragraphs" }),
        ),
        Missing::Item { count: 0 } => Text::new("この項に号はありません", "the paragraph has no items"),
        Missing::Item { count } => {
            Text::new(format!("この項は第{count}号までです"), format!("the last item of the paragraph is item {count}"))
        }
        Missing::Subitem { count: 0 } => Text::new("この号にイロハの細分はありません", "the item has no sub-items"),
        Missing::Appendix { count: 0 } => Text::new("この法令に別表はありません", "the law has no appended table"),
        Missing::Appendix { count } => Text::new(
            format!("この法令の別表は{count}つです"),
            format!("the law has {count} appended {}", if count == 1 { "table" } else { "tables" }),
        ),
        Missing::Form { count } => Text::new(
            format!("この法令の様式は{count}種類です"),
            format!("the law has {count} {}", if count == 1 { "form" } else { "forms" }),
        ),
        Missing::Subitem { count } => Text::new(
            format!("この号の細分は{count}つです"),
            format!("the item has {count} {}", if count == 1 { "sub-item" } else { "sub-items" }),
        ),
    })
}
