//! `citation/unknown-law`

use super::{Cited, Form, Written};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Severity, Text};
use crate::law::Unreadable;

declare_rule! {
    /// A law is cited that kitei does not know: misspelt, under a name that nobody uses, or not in the registry. Internal rules (規程, 規則, 要綱) and ordinances of municipalities (条例) are left alone.
    /// In running text, where a title is only guessed, it is a warning.
    ///
    /// What to do: Look up the title, and mend it; where it is right, the law is one that is not held and is not judged.
    ///
    /// ---
    /// 登録された法令にない法令を引用しています。題名の誤記か、通用しない略称か、未登録の法令です。内部の規程・規則・要綱と、自治体の条例は対象外です。本文中の引用は、題名の推定によるため警告にとどめます。
    ///
    /// 対処：題名を確かめて改めます。正しければ、引用された法令は判定の対象になりません。
    pub static RULE = {
        name: "citation/unknown-law", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "登録された法令にない法令の引用", en: "a law is cited that is not known",
    };
}

pub(super) fn finding(cited: &Cited<'_>, near: Option<&str>) -> Diagnostic {
    let law = &cited.citation.law;
    let message = Text::new(
        format!("「{law}」は収録された法令になく、条項を確かめられません"),
        format!("kitei does not hold a law \"{law}\", so what is cited of it cannot be checked"),
    );
    let finding = Diagnostic::new(&RULE, cited.name_span(), message).law(law.clone());
    let finding = if cited.form == Form::Wording { finding.severity(Severity::Warning) } else { finding };
    let Some(near) = near.filter(|_| !cited.citation.name_range.is_empty()) else {
        return finding.help(Text::new(
            "題名又は通用する略称のとおりに書かれているか確かめてください",
            "see that it is written as the title of the law, or as a short name in use",
        ));
    };
    finding
        .help(Text::new(
            format!("「{near}」を引用するのであれば、そのとおりに書いてください"),
            format!("write \"{near}\" if that is the law you mean"),
        ))
        .replace(Text::new(format!("「{near}」に改める"), format!("replace it by \"{near}\"")), cited.name_span(), near)
}

/// A clause that is no citation at all.
pub(super) fn unreadable(written: &Written<'_>, unreadable: &Unreadable) -> Diagnostic {
    let text = written.text.trim();
    let message = Text::new(format!("「{text}」は法令の引用として読み取れません"), format!("\"{text}\" is not a citation of a law"));
    let span = written.span.part(unreadable.range.start, unreadable.range.end);
    let finding = Diagnostic::new(&RULE, if span.is_empty() { written.span } else { span }, message);
    finding.help(Text::new(
        "「医療法施行規則第14条第2項」のように、法令名と条項を書いてください",
        "write the law and the place in it, as in \"医療法施行規則第14条第2項\"",
    ))
}
