//! `citation/imprecise`

use super::{Cited, Ground, Setting};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Lang, Text};
use crate::law::{Citation, Place};

declare_rule! {
    /// A whole law is cited, or an article where one of its paragraphs or items is meant. Right, but a reader must search. Where the claimed requirements rest on the whole law themselves, citing the whole law is precise.
    ///
    /// What to do: Name the article, paragraph or item.
    ///
    /// ---
    /// 法令全体、又は項・号を指すべきところで条全体を引用しています。誤りではありませんが、読む人が該当箇所を探すことになります。「対応」に挙げた遵守事項が法令全体を根拠とするときは、法令全体の引用で足ります。
    ///
    /// 対処：条、項又は号まで書きます。
    pub static RULE = {
        name: "citation/imprecise", severity: Info, since: "0.1.0", fix: Proposal,
        ja: "条項まで示していない引用", en: "a citation is not as precise as it should be",
    };
}

pub(super) fn finding(setting: &Setting<'_>, cited: &Cited<'_>, finest: Option<Place>, grounds: &[Ground<'_>]) -> Option<Diagnostic> {
    let law = cited.citation.id;
    let whole = grounds.iter().any(|ground| ground.citation.place.is_none() && ground.citation.id == law);
    if whole && cited.citation.place.is_none() {
        return None;
    }
    let text = cited.text;
    let message =
        Text::new(format!("「{text}」は該当する条項まで示していません"), format!("\"{text}\" does not say which provision is meant"));
    let finding = Diagnostic::new(&RULE, cited.span(), message);
    let Some(finest) = finest else {
        let finding = finding.law(setting.registry.display(&cited.citation, Lang::Ja));
        return Some(
            finding.help(Text::new("条、項、号まで書いてください", "write the article, and the paragraph and item where there are any")),
        );
    };
    let right = setting.registry.display(&Citation { place: Some(finest), ..cited.citation.clone() }, Lang::Ja);
    let place = finest.display(Lang::Ja);
    Some(finding.help(Text::new(format!("「{right}」を書いてください"), format!("write \"{right}\""))).law(right).replace(
        Text::new(format!("{place}まで示す"), format!("cite {place}")),
        cited.place_span(),
        place,
    ))
}
