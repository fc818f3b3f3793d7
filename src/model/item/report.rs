//! The rules about references to items of a standard, each with what is said when one is broken.

use std::sync::Arc;

use super::find::is_named;
use super::show::{official_number, short_number};
use super::written::Written;
use super::{ItemRef, Number, Ordinal};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Lang, Rule, Text};
use crate::model::read::report::LONG_VOWEL_FOR_HYPHEN;
use crate::model::standard::{Requirement, Standard};
use crate::syntax::report::lists::MIDDLE_DOT;
use crate::text::{Span, look_up_key};

declare_rule! {
    /// The reference does not name an item of a standard. Items are named as the guideline prints them (`経営管理編3.1.2②`, `企画管理編7⑥c`) or short (`G3.1.2-2`, `M7-6.c`); in a list, volume and section carry over.
    ///
    /// What to do: Look up the number (`kitei explain` shows it), and mend it.
    ///
    /// ---
    /// 基準にない番号です。番号はガイドラインのとおり（経営管理編3.1.2②、企画管理編7⑥c）又は短い形（G3.1.2-2、M7-6.c）で書きます。並べるときは、編と章節を省けます。
    ///
    /// 対処：番号を確かめて改めます（`kitei explain` で示されます）。
    pub static UNKNOWN_ITEM = {
        name: "standard/unknown-item", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "基準にない番号", en: "an item that no standard has", hides: Judgement,
    };
}

declare_rule! {
    /// The reference names several items: within some sections numbers begin anew under each heading, so the heading is needed (`経営管理編1.2.2善後策③`). None of them counts as named. A number is that of the edition to which the policy conforms. Where it conforms to several, and one gives the number to another requirement, the number names both: write the edition before it (`mhlw-6.0/C14-8`).
    ///
    /// What to do: Name the kind of responsibility, or the edition, with the number.
    ///
    /// ---
    /// 番号が複数の項目に当てはまります。責任の種類ごとに番号が①から始まる節では、種類も書きます（経営管理編1.2.2善後策③）。どの項目も挙げられていないものとして判定します。番号は、規程が準拠する版の番号として読みます。番号を別の項目に付け替えた版とその前の版の両方に準拠していると、番号は二つの項目に当てはまります。番号の前に版を書いてください（第6.0版システム運用編14⑧）。
    ///
    /// 対処：責任の種類又は版を番号に添えます。
    pub static AMBIGUOUS_ITEM = {
        name: "standard/ambiguous-item", severity: Error, since: "0.1.0", fix: None,
        ja: "番号が一つに決まらない", en: "a reference names several items", hides: Judgement,
    };
}

declare_rule! {
    /// The volume is one whose items are not all built in yet, and this number is none of those that are. The claim is neither counted nor contradicted.
    ///
    /// What to do: Look up the number; where it is right, leave it.
    ///
    /// ---
    /// まだすべての遵守事項が組み込まれていない編の番号で、組み込まれたものの中にありません。満たすとも満たさないとも数えません。
    ///
    /// 対処：番号を確かめます。正しければそのままで構いません。
    pub static NOT_ENCODED = {
        name: "standard/not-encoded", severity: Info, since: "0.1.0", fix: None,
        ja: "まだ組み込まれていない遵守事項", en: "a requirement that is not built in yet",
    };
}

/// The rules of this file.
pub(in crate::model) const RULES: &[&Rule] = &[&UNKNOWN_ITEM, &AMBIGUOUS_ITEM, &NOT_ENCODED];

/// So many items of a section are listed.
const LISTED: usize = 12;
/// So many items with like numbers are listed.
const ALIKE: usize = 5;

/// What references carry over, as look-up keys.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    /// The standards that are named before the volume; none: any.
    pub(super) edition: Option<Vec<usize>>,
    pub(super) volume: Option<String>,
    pub(super) section: Option<String>,
    pub(super) group: Option<String>,
}

pub(super) fn unreadable(findings: &mut Findings, span: Span, text: &str) {
    findings.push(
        Diagnostic::new(
            &UNKNOWN_ITEM,
            span,
            Text::new(format!("「{text}」は遵守事項の番号として読めません"), format!("\"{text}\" cannot be read as the number of an item")),
        )
        .help(Text::new(
            "「経営管理編3.1.2②」又は「G3.1.2-2」のように書き、並べるときは読点で区切ってください",
            "write it as in `G3.1.2-2` or `経営管理編3.1.2②`, and separate several by commas",
        )),
    );
}

pub(super) fn middle(findings: &mut Findings, text: &str, span: Span) {
    findings.push(
        Diagnostic::new(
            &MIDDLE_DOT,
            span,
            Text::new(format!("並べる番号が「{text}」で区切られています"), format!("these numbers are separated by \"{text}\"")),
        )
        .help(Text::new("読点で区切ってください", "separate them by commas"))
        .replace(Text::new("読点にする", "use a comma"), span, "、"),
    );
}

pub(super) fn long_vowel(findings: &mut Findings, span: Span) {
    findings.push(
        Diagnostic::new(
            &LONG_VOWEL_FOR_HYPHEN,
            span,
            Text::new("ハイフンの代わりに長音符「ー」が使われています", "a long-vowel mark \"ー\" stands for a hyphen"),
        )
        .help(Text::new("「-」と書いてください", "write \"-\""))
        .replace(Text::new("「-」にする", "write \"-\""), span, "-"),
    );
}

pub(super) fn unknown_edition(findings: &mut Findings, written: &Written<'_>, edition: &str, standards: &[Standard]) {
    let name = edition.trim_end_matches(['/', '／', 'の']);
    let place = written.span.part(0, u32::try_from(edition.len()).unwrap_or(u32::MAX));
    let known: Vec<&str> = standards.iter().filter(|standard| !standard.requirements.is_empty()).map(|standard| &*standard.id).collect();
    findings.push(
        Diagnostic::new(
            &UNKNOWN_ITEM,
            place,
            Text::new(format!("「{name}」という版の基準はありません"), format!("no standard is of the edition \"{name}\"")),
        )
        .help(Text::new(
            format!("基準の名を「{}/」のように書いてください", known.join("/」「")),
            format!("write the name of the standard: {}/", known.join("/, ")),
        )),
    );
}

pub(super) fn unknown_volume(findings: &mut Findings, written: &Written<'_>, name: &str, standards: &[Standard]) {
    let volumes: Vec<_> = standards.iter().flat_map(|standard| &standard.volumes).collect();
    let place = written.span.part(0, u32::try_from(name.len()).unwrap_or(u32::MAX));
    let finding = Diagnostic::new(
        &UNKNOWN_ITEM,
        place,
        Text::new(format!("「{name}」という編はありません"), format!("there is no volume \"{name}\"")),
    );
    let key = look_up_key(name);
    let likeness = |title: &str| crate::text::likeness(&key, &look_up_key(title));
    let nearest = volumes
        .iter()
        .flat_map(|volume| [&volume.ja, &volume.en].map(|title| (likeness(title), title)))
        .filter(|(likeness, _)| *likeness >= 0.5)
        .max_by(|one, other| one.0.total_cmp(&other.0));
    findings.push(if let Some((_, title)) = nearest {
        finding
            .help(Text::new(
                format!("「{title}」のことであれば、そう書いてください"),
                format!("write \"{title}\" if that is what is meant"),
            ))
            .replace(Text::new(format!("「{title}」にする"), format!("write \"{title}\"")), place, &**title)
    } else {
        let letter = |letter: &Arc<str>| letter.to_uppercase();
        let ja: Vec<String> = volumes.iter().map(|volume| format!("{}（{}）", volume.ja, letter(&volume.letter))).collect();
        let en: Vec<String> = volumes.iter().map(|volume| format!("{} ({})", letter(&volume.letter), volume.en)).collect();
        finding.help(Text::new(format!("次のいずれかを書いてください：{}", ja.join("、")), format!("write one of: {}", en.join(", "))))
    });
}

/// A section without the number of an item.
pub(super) fn no_number(findings: &mut Findings, written: &Written<'_>, place: &Place, standards: &[Standard]) {
    let text = written.text;
    let finding = Diagnostic::new(
        &UNKNOWN_ITEM,
        written.span,
        Text::new(format!("「{text}」に続く項目の番号がありません"), format!("\"{text}\" lacks the number of an item")),
    );
    let finding = if findings.may_seek() { with_near(finding, place, None, standards) } else { finding };
    findings.push(finding);
}

pub(super) fn unknown(findings: &mut Findings, written: &Written<'_>, place: &Place, ordinal: &Ordinal, standards: &[Standard]) {
    let (ja, en) = wanted(written, place, ordinal, standards);
    let partial =
        |standard: &Standard| standard.volumes.iter().any(|volume| volume.rest.is_some() && place.in_volume(standard, &volume.letter));
    // Handles are given here, so that the list of them is whole.
    if place.volume.is_some() && matches!(ordinal, Ordinal::Number(_)) && standards.iter().any(partial) {
        findings.push(
            Diagnostic::new(
                &NOT_ENCODED,
                written.span,
                Text::new(
                    format!("「{ja}」はまだ組み込まれておらず、判定されません"),
                    format!("\"{en}\" is not built in yet and is not judged"),
                ),
            )
            .help(Text::new("番号に誤りがないかを確かめてください", "make sure that the number is right")),
        );
        return;
    }
    let finding = Diagnostic::new(
        &UNKNOWN_ITEM,
        written.span,
        Text::new(format!("「{ja}」という項目は基準にありません"), format!("no standard has an item \"{en}\"")),
    );
    if !findings.may_seek() {
        findings.push(finding);
        return;
    }
    findings.push(match alike(ordinal, place, standards) {
        Some(handle) => finding
            .help(Text::new(
                format!("「{handle}」のことであれば、そう書いてください"),
                format!("write \"{handle}\" if that is what is meant"),
            ))
            .replace(Text::new(format!("「{handle}」にする"), format!("write \"{handle}\"")), written.span, handle),
        None => with_near(finding, place, Some(ordinal), standards),
    });
}

/// The item without a number whose handle is nearly the one that is written.
fn alike(ordinal: &Ordinal, place: &Place, standards: &[Standard]) -> Option<String> {
    let Ordinal::Handle(written) = ordinal else { return None };
    let section = Place { group: None, ..place.clone() };
    let all = standards.iter().flat_map(|standard| standard.requirements.iter().map(move |found| (standard, found)));
    let handles = all.filter(|(standard, found)| section.holds(standard, found)).filter_map(|(_, found)| match &found.number.ordinal {
        Ordinal::Handle(handle) => Some((crate::text::edits(written, handle), found)),
        Ordinal::Number(_) => None,
    });
    let (_, found) = handles.filter(|(distance, _)| *distance <= 2).min_by_key(|(distance, _)| *distance)?;
    Some(short_number(&found.number, None))
}

pub(super) fn unknown_point(findings: &mut Findings, span: Span, point: &str, item: &ItemRef, standards: &[Standard]) {
    let Some((standard, requirement)) =
        standards.get(item.standard).and_then(|standard| Some((standard, standard.requirements.get(item.requirement)?)))
    else {
        return;
    };
    let (ja, en) = (official_number(standard, &requirement.number, None, Lang::Ja), short_number(&requirement.number, None));
    let finding = Diagnostic::new(
        &UNKNOWN_ITEM,
        span,
        Text::new(format!("「{ja}」に細目「{point}」はありません"), format!("item \"{en}\" has no point \"{point}\"")),
    );
    let keys: Vec<&str> = requirement.points.iter().map(|point| &*point.key).collect();
    findings.push(finding.help(if keys.is_empty() {
        Text::new("この項目に細目はありません。項目の番号だけを書いてください", "the item has no points; write its number only")
    } else {
        Text::new(format!("次のいずれかを書いてください：{}", keys.join("、")), format!("write one of: {}", keys.join(", ")))
    }));
}

pub(super) fn ambiguous(findings: &mut Findings, span: Span, text: &str, candidates: &[(usize, usize)], standards: &[Standard]) {
    let (ja, en) = list(candidates, standards);
    findings.push(
        Diagnostic::new(
            &AMBIGUOUS_ITEM,
            span,
            Text::new(
                format!("「{text}」に当てはまる項目が{}個あります", candidates.len()),
                format!("\"{text}\" names {} items", candidates.len()),
            ),
        )
        .note(Text::new("どの項目も挙げられていないものとして判定しています", "it is judged as if it named none of them"))
        .help(Text::new(format!("次のいずれかを書いてください：{ja}"), format!("write one of: {en}"))),
    );
}

pub(super) fn bad_range(findings: &mut Findings, span: Span) {
    findings.push(
        Diagnostic::new(
            &UNKNOWN_ITEM,
            span,
            Text::new(
                "この範囲の両端は、同じ節に番号の順に並ぶ項目ではありません",
                "the ends of this range are not items of one section in the order of their numbers",
            ),
        )
        .note(Text::new("挙げられているのは両端の項目だけとして判定しています", "it is judged as if only the two ends were named"))
        .help(Text::new("項目を一つずつ書いてください", "write the items one by one")),
    );
}

/// How an item that was not found would be called: with what was carried over, where its volume is known.
fn wanted(written: &Written<'_>, place: &Place, ordinal: &Ordinal, standards: &[Standard]) -> (String, String) {
    let volume = place.volume.as_deref().and_then(|key| {
        standards.iter().find_map(|standard| Some((standard, standard.volumes.iter().find(|volume| is_named(volume, key))?)))
    });
    let (Some((standard, volume)), Some(section)) = (volume, &place.section) else {
        return (written.text.to_owned(), written.text.to_owned());
    };
    let number = Number {
        volume: Arc::clone(&volume.letter),
        section: Arc::from(section.as_str()),
        group: place.group.as_deref().map(Arc::from),
        ordinal: ordinal.clone(),
    };
    let ja = match ordinal {
        Ordinal::Number(_) => official_number(standard, &number, None, Lang::Ja),
        Ordinal::Handle(_) => short_number(&number, None),
    };
    (ja, short_number(&number, None))
}

/// Lists the items of the section, else those with like numbers.
fn with_near(finding: Diagnostic, place: &Place, ordinal: Option<&Ordinal>, standards: &[Standard]) -> Diagnostic {
    let all = || {
        standards
            .iter()
            .enumerate()
            .flat_map(|(index, standard)| standard.requirements.iter().enumerate().map(move |(at, found)| ((index, at), standard, found)))
    };
    let section = Place { group: None, ..place.clone() };
    let beside: Vec<(usize, usize)> =
        all().filter(|(_, standard, found)| section.holds(standard, found)).map(|(at, ..)| at).take(LISTED).collect();
    if !beside.is_empty() {
        let (ja, en) = list(&beside, standards);
        return finding.help(Text::new(format!("この節の項目は次のとおりです：{ja}"), format!("the items of this section are: {en}")));
    }
    let written = |section: &str, ordinal: &Ordinal| match ordinal {
        Ordinal::Number(number) => format!("{section}-{number}"),
        Ordinal::Handle(handle) => format!("{section}-{handle}"),
    };
    let wanted = written(place.section.as_deref().unwrap_or(""), ordinal.unwrap_or(&Ordinal::Number(1)));
    let likeness = |found: &Requirement| crate::text::likeness(&wanted, &written(&found.number.section, &found.number.ordinal));
    let mut near: Vec<(f64, (usize, usize))> = all()
        .filter(|(_, standard, found)| place.in_volume(standard, &found.number.volume))
        .map(|(at, _, found)| (likeness(found), at))
        .collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    let near: Vec<(usize, usize)> = near.into_iter().take(ALIKE).map(|(_, at)| at).collect();
    if near.is_empty() {
        return finding;
    }
    let (ja, en) = list(&near, standards);
    finding.help(Text::new(
        format!("番号を確かめてください。近い番号の項目：{ja}"),
        format!("check the number; items with like numbers: {en}"),
    ))
}

/// Items as they can be written; with their standards where they are of several.
fn list(items: &[(usize, usize)], standards: &[Standard]) -> (String, String) {
    let several = items.iter().any(|item| Some(item.0) != items.first().map(|first| first.0));
    let (mut ja, mut en) = (Vec::new(), Vec::new());
    for &(index, requirement) in items {
        let Some(standard) = standards.get(index) else { continue };
        let Some(found) = standard.requirements.get(requirement) else { continue };
        let short = short_number(&found.number, None);
        let official = match found.number.ordinal {
            Ordinal::Number(_) => official_number(standard, &found.number, None, Lang::Ja),
            Ordinal::Handle(_) => short.clone(),
        };
        if several {
            ja.push(format!("{official}（{}）", standard.id));
            en.push(format!("{short} ({})", standard.id));
        } else {
            ja.push(official);
            en.push(short);
        }
    }
    (ja.join("、"), en.join(", "))
}
