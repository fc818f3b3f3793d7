//! `citation/purpose-mismatch`

use super::{Cited, Claiming, Form, Ground, Setting};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Lang, Text};
use crate::law::{Binding, Citation, Place, Purpose, Resolution, binds, purpose_of, resolve};

declare_rule! {
    /// The provision exists and is not the one for what the citation says that it is for, in its `purpose` or in brackets: that stands
    /// elsewhere in the same law, and never stood here. The same of a citation that says nothing, where all that its article claims rests
    /// on another provision of that law, which nobody cites.
    ///
    /// What to do: Cite the article that speaks of it (the finding names it), or say another purpose.
    ///
    /// ---
    /// 引用された規定はありますが、「趣旨」又は条番号に続く括弧内に書かれた事柄の規定ではありません。それは同じ法令の別の条にあり、過去にもここにはありませんでした。趣旨を書かない引用についても、その条の「対応」に挙げた遵守事項がすべて同じ法令の別の一つの規定を根拠とし、それがどこにも引用されていないときは、同様に指摘します。
    ///
    /// 対処：その事柄を定める条（指摘に示されたもの）を引用するか、趣旨を改めます。
    pub static RULE = {
        name: "citation/purpose-mismatch", severity: Warning, since: "0.1.0", fix: Proposal,
        ja: "書かれた趣旨と合わない規定の引用", en: "a provision is cited that is not for the purpose that is said",
    };
}

/// The law says elsewhere what the citation is for.
pub(super) fn finding(setting: &Setting<'_>, cited: &Cited<'_>) -> Option<Diagnostic> {
    let purpose = cited.purpose.as_deref()?;
    let law = setting.registry.law_of(&cited.citation)?;
    let place = cited.citation.place.filter(|place| place.article.is_some())?;
    let known: Vec<&Purpose> = law.purposes(purpose).collect();
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

/// The only provision of the law that an article cites, where all that it claims rests on `right` and the law says what else that one is for.
pub(super) fn of_claim(
    setting: &Setting<'_>,
    ground: &Ground<'_>,
    right: &Citation,
    name: &Text,
    articles: &[Claiming<'_>],
) -> Option<Diagnostic> {
    let law = right.id?;
    let wanted = ground.purpose?;
    let (cited, other) = articles.iter().filter(|article| article.sole).find_map(|article| {
        let clause = |one: &&Cited<'_>| one.form == Form::Clause && one.citation.id == Some(law);
        let mut clauses = article.cited.iter().filter(clause);
        let (Some(cited), None) = (clauses.next(), clauses.next()) else { return None };
        let is_sound = cited.purpose.is_none()
            && cited.citation.through.is_none()
            && resolve(setting.registry, &cited.citation, setting.day, None) == Resolution::InForce
            && setting.institution.is_none_or(|kind| !matches!(binds(setting.registry, &cited.citation, kind.key), Binding::Other { .. }));
        let other = purpose_of(setting.registry, &cited.citation).filter(|other| is_sound && !other.names(wanted))?;
        other.from.is_none_or(|from| from <= setting.day).then_some((cited, other))
    })?;
    let place = right.place?.display(Lang::Ja);
    let law = setting.registry.display(right, Lang::Ja);
    let (text, ja) = (cited.text, &other.ja);
    let message = Text::new(
        format!("「{text}」は「{ja}」の規定であり、{}の根拠である「{wanted}」の規定ではありません", name.ja),
        format!("\"{text}\" is the provision for \"{ja}\", not for \"{wanted}\", on which {} rests", name.en),
    );
    let finding = Diagnostic::new(&RULE, cited.place_span(), message)
        .requirement(&*ground.requirement)
        .law(&*law)
        .help(Text::new(format!("「{law}」を書いてください"), format!("write \"{law}\"")));
    Some(finding.replace(Text::new(format!("{place}に改める"), format!("replace it by {place}")), cited.place_span(), place))
}

/// Whether a place is the one that is cited, or within the range that is.
fn near(known: &Place, place: &Place, cited: &Cited<'_>) -> bool {
    let within = |through: Place| place.article <= known.article && known.article <= through.article;
    known.overlaps(place) || cited.citation.through.is_some_and(within)
}
