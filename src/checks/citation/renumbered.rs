//! `citation/renumbered`

use jiff::civil::Date;

use super::{Cited, Setting};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Lang, Text};
use crate::law::{Citation, Place};

declare_rule! {
    /// The number was right once: an amendment moved the provision, and the number now belongs to another one. What a citation is for is said by its `purpose`, by a caption in brackets, or by the laws on which the requirements claimed in the same article rest. A wording that says of itself that the law as it was is meant (旧個人情報保護法第20条, 旧法第20条, 改正前の第20条) is let be.
    ///
    /// What to do: Write the number of today.
    ///
    /// ---
    /// かつて正しかった条番号です。改正により規定が別の条に移り、この番号は今では別の規定を指します。何のための引用かは、「趣旨」、条番号に続く括弧内の見出し、同じ条の「対応」に挙げた遵守事項の根拠法令から判断します。文言の中で「旧個人情報保護法第20条」「旧法第20条」「改正前の第20条」のように改正前の法令を指すと断ったものは、指摘しません。
    ///
    /// 対処：今の条番号に改めます。
    pub static RULE = {
        name: "citation/renumbered", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "改正で移動した規定を旧条番号で引用", en: "a provision is cited by the number it had before an amendment",
    };
}

pub(super) fn finding(setting: &Setting<'_>, cited: &Cited<'_>, now: &Place, until: Date, purpose: Option<&str>) -> Diagnostic {
    let (text, until, new) = (cited.text, Text::day(until), now.display(Lang::Ja));
    let purpose = purpose
        .map_or(Text::new("この規定", "the provision"), |purpose| Text::new(format!("「{purpose}」の規定"), format!("\"{purpose}\"")));
    let message = Text::new(
        format!("「{text}」は旧条番号であり、{}は現在{new}です", purpose.ja),
        format!("\"{text}\" is a former number: {} is now {new}", purpose.en),
    );
    let was = |lang| cited.citation.place.map_or_else(|| text.to_owned(), |place| place.display(lang));
    let right = Citation { place: Some(*now), ..cited.citation.clone() };
    Diagnostic::new(&RULE, cited.span(), message)
        .note(Text::new(
            format!("この規定が{}であったのは{}までです", was(Lang::Ja), until.ja),
            format!("the provision was {} until {}", was(Lang::En), until.en),
        ))
        .help(Text::new(
            format!("「{}」を書いてください", setting.registry.display(&right, Lang::Ja)),
            format!("write \"{}\"", setting.registry.display(&right, Lang::Ja)),
        ))
        .law(setting.registry.display(&right, Lang::Ja))
        .replace(Text::new(format!("{new}に改める"), format!("replace it by {new}")), cited.place_span(), new)
}
