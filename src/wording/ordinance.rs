//! Ordinances of municipalities on personal information that a wording names: みどり市個人情報保護条例, 個人情報の保護に関する条例.

use std::ops::Range;

use crate::text::fold::Folded;

const NAMES: [&str; 2] = ["個人情報保護条例", "個人情報の保護に関する条例"];
/// What before the name says that another ordinance, or the former one, is meant.
const OTHERS: [&str; 3] = ["旧", "議会", "廃止前"];
/// So many letters before the name belong to it: 「旧みどり市」, 「みどり市議会の」.
const BEFORE: usize = 16;

/// The ordinances, in bytes of the wording; those of an assembly and former ones left out. A name may be broken over lines.
pub(crate) fn on_personal_information(text: &str) -> Vec<Range<usize>> {
    if !text.contains('条') {
        return Vec::new();
    }
    let folded = Folded::new(text);
    let (squeezed, offsets) = folded.squeezed().unwrap_or_else(|| (folded.text.clone(), (0..=folded.text.len()).collect()));
    let named = NAMES.iter().flat_map(|name| squeezed.match_indices(name));
    let places = named.filter_map(|(at, name)| {
        let (start, last) = (*offsets.get(at)?, *offsets.get((at + name.len()).checked_sub(1)?)?);
        let before = folded.text.get(..start)?;
        (!is_of_another(before)).then(|| folded.origin(start) as usize..folded.origin(last + 1) as usize)
    });
    places.collect()
}

fn is_of_another(before: &str) -> bool {
    let from = before.char_indices().rev().take(BEFORE).take_while(|(_, sign)| !"、。,.「( ".contains(*sign)).last();
    let name = from.and_then(|(at, _)| before.get(at..)).unwrap_or("");
    OTHERS.iter().any(|other| name.contains(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinances_are_found_by_their_names() {
        for (text, named) in [
            ("みどり市個人情報保護条例（平成17年条例第3号）による。", vec!["個人情報保護条例"]),
            ("個人情報\nの保護に関する条例に基づく。", vec!["個人情報\nの保護に関する条例"]),
            ("旧みどり市個人情報保護条例、みどり市議会の個人情報の保護に関する条例", vec![]),
            ("旧市の規則、個人情報保護条例", vec!["個人情報保護条例"]),
            ("個人情報保護法施行条例", vec![]),
        ] {
            let found: Vec<_> = on_personal_information(text).into_iter().map(|range| text.get(range).unwrap()).collect();
            assert_eq!(found, named, "{text}");
        }
    }
}
