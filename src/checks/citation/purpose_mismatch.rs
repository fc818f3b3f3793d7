//! `citation/purpose-mismatch`

use super::{Cited, Setting};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Lang, Text};
use crate::law::{Citation, Place, Purpose};

declare_rule! {
    /// The provision exists and is not the one for what the citation says that it is for, in its `purpose` or in brackets: that stands
    /// elsewhere in the same law, and never stood here.
    ///
    /// ---
    /// 引用された規定はありますが、「趣旨」又は条番号に続く括弧内に書かれた事柄の規定ではありません。それは同じ法令の別の条にあり、過去にもここにはありませんでした。
    pub static RULE = {
        name: "citation/purpose-mismatch", severity: Warning, since: "0.1.0", fix: Proposal,
        ja: "書かれた趣旨と合わない規定の引用", en: "a provision is cited that is not for the purpose that is said",
    };
}

/// The law says elsewhere what the citation is for.
pub(super) fn finding(setting: &Setting<'_>, cited: &Cited<'_>) -> Option<Diagnostic> {
    let purpose = cited.purpose.as_deref()?;
    let law = setting.registry.law(setting.registry.find(&cited.citation.law)?)?;
    let place = cited.citation.place.filter(|place| place.article.is_some())?;
    let known: Vec<&Purpose> = law.purpose.iter().filter(|known| known.names(purpose)).collect();
    let stood = |known: &Purpose| {
        std::iter::once(&known.place).chain(known.formerly.iter().map(|former| &former.place)).any(|other| near(other, &place, cited))
    };
    let captioned = place.article.is_some_and(|number| {
        law.history(number).iter().any(|version| version.state.caption.as_deref().is_some_and(|caption| caption.contains(purpose)))
    });
    if known.is_empty() || captioned || known.iter().any(|known| stood(known)) {
        return None;
    }
    let text = cited.text;
    let message =
        Text::new(format!("「{text}」は「{purpose}」の規定ではありません"), format!("\"{text}\" is not the provision for \"{purpose}\""));
    let name = |place: Place| setting.registry.display(&Citation { place: Some(place), ..cited.citation.clone() }, Lang::Ja);
    let places: Vec<String> = known.iter().map(|known| name(known.place)).collect();
    let finding = Diagnostic::new(&RULE, cited.place_span(), message)
        .law(setting.registry.display(&cited.citation, Lang::Ja))
        .help(Text::new(format!("「{}」を書いてください", places.join("」か「")), format!("write \"{}\"", places.join("\" or \""))));
    let [only] = known.as_slice() else { return Some(finding) };
    let right = only.place.display(Lang::Ja);
    Some(finding.replace(Text::new(format!("{right}に改める"), format!("replace it by {right}")), cited.place_span(), right))
}

/// Whether a place is the one that is cited, or within the range that is.
fn near(known: &Place, place: &Place, cited: &Cited<'_>) -> bool {
    let within = |through: Place| place.article <= known.article && known.article <= through.article;
    known.overlaps(place) || cited.citation.through.is_some_and(within)
}
