//! Slips of the pen: whether a word that is not known may be meant for one that is. Proposing the wrong word is worse than proposing none.

use super::homophones::are_mistaken;
use super::{edits, look_up_key};

/// Kanji that make the opposite of a word.
const NEGATIONS: [char; 5] = ['不', '無', '非', '未', '禁'];
/// The same at the beginning of English words.
const PREFIXES: [&str; 6] = ["un", "non_", "not_", "no_", "dis", "in"];

/// No word is longer, in bytes, whatever it is written with.
const LONGEST: usize = 1024;

/// How many letters one word is away from another, where it can be a slip for it: one in short words, two in longer ones, of which words
/// with kanji, and English ones, have to be longer still (`leak` is no `lease`). A word of two letters has to begin alike, and no word is a slip for its opposite.
pub fn misspelling(written: &str, known: &str) -> Option<usize> {
    // It is asked of one word and all that are known.
    if written.len() > LONGEST {
        return None;
    }
    let (written, known) = (look_up_key(written), look_up_key(known));
    // Two letters more have eight bytes at most.
    if written.len().abs_diff(known.len()) > 8 {
        return None;
    }
    let letters = (written.chars().count(), known.chars().count());
    let allowed = match (letters.0.max(letters.1), known.is_ascii() || known.contains(is_kanji)) {
        (0..=1, _) => 0,
        (2, _) if written.chars().next() != known.chars().next() => 0,
        (2..=4, _) | (5..=7, true) => 1,
        _ => 2,
    };
    // Before the letters are compared, which costs the product of their numbers.
    if letters.0.abs_diff(letters.1) > allowed || negates(&written, &known) {
        return None;
    }
    Some(edits(&written, &known)).filter(|distance| *distance <= allowed)
}

/// The same where the hand slipped, so that the one may be proposed for the other: letters that they share do not make 医局長 a slip for
/// 薬局長. A kanji is typed for another that is read or looks alike, is typed twice, or is wrong or left out in a long word, behind the
/// first, which says most.
pub fn slip(written: &str, known: &str) -> Option<usize> {
    let distance = misspelling(written, known)?;
    let (written, known): (Vec<char>, Vec<char>) = (look_up_key(written).chars().collect(), look_up_key(known).chars().collect());
    let same = written.iter().zip(&known).take_while(|(one, other)| one == other).count();
    let (written_rest, known_rest) = (written.get(same..).unwrap_or_default(), known.get(same..).unwrap_or_default());
    let end = written_rest.iter().rev().zip(known_rest.iter().rev()).take_while(|(one, other)| one == other).count();
    let middle = |rest: &[char]| rest.get(..rest.len().saturating_sub(end)).unwrap_or_default().to_vec();
    let (one, other) = (middle(written_rest), middle(known_rest));
    let is_slip = if one.len() == other.len() {
        let mut turned = other.clone();
        turned.reverse();
        one == turned
            || one.iter().zip(&other).all(|(one, other)| one == other || !is_kanji(*one) && !is_kanji(*other) || are_mistaken(*one, *other))
    } else if one.is_empty() || other.is_empty() {
        let further = if one.is_empty() { &other } else { &one };
        let before = same.checked_sub(1).and_then(|at| written.get(at));
        // 管理理者: typed twice. A kanji before a word makes another word of it (副院長), one behind a long one belongs to it.
        let is_twice = further.iter().all(|letter| before == Some(letter) || written_rest.get(one.len()) == Some(letter));
        let is_long = same > 0 && written.len().min(known.len()) >= LONG;
        further.iter().all(|letter| !is_kanji(*letter)) || is_twice || is_long
    } else {
        one.iter().chain(&other).all(|letter| !is_kanji(*letter))
    };
    is_slip.then_some(distance)
}

/// Of so many letters are words in which one may be left out.
const LONG: usize = 5;

fn is_kanji(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

/// Those of the candidates to which the distance is least: more than one where none is nearer than the others.
pub fn nearest<T: PartialEq>(candidates: impl Iterator<Item = (T, Option<usize>)>) -> Vec<T> {
    let mut least = usize::MAX;
    let mut nearest = Vec::new();
    for (candidate, distance) in candidates {
        let Some(distance) = distance.filter(|distance| *distance <= least) else { continue };
        if distance < least {
            nearest.clear();
            least = distance;
        }
        if !nearest.contains(&candidate) {
            nearest.push(candidate);
        }
    }
    nearest
}

fn negates(one: &str, other: &str) -> bool {
    let negations = |word: &str| word.chars().filter(|letter| NEGATIONS.contains(letter)).collect::<String>();
    let prefixed = |long: &str, short: &str| PREFIXES.iter().any(|prefix| long.strip_prefix(prefix) == Some(short));
    negations(one) != negations(other) || one.contains("ない") != other.contains("ない") || prefixed(one, other) || prefixed(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_word_is_not_looked_at_again_for_each_that_is_known() {
        let long = "長い".repeat(10_000);
        let count = crate::text::steps(|| assert_eq!(misspelling(&long, "パスワード"), None));
        assert!(count < 100, "{count}");
    }

    #[test]
    fn slips_are_near() {
        for (written, known) in [
            ("パスワド", "パスワード"),
            ("ISMSS", "isms"),
            ("企画管理社", "企画管理者"),
            ("禁上", "禁止"),
            ("pasword", "password"),
            ("access_lgo", "access_log"),
            ("医療法施工規則", "医療法施行規則"),
        ] {
            assert_eq!(misspelling(written, known), Some(1), "{written}");
        }
    }

    #[test]
    fn other_words_and_opposites_are_none() {
        for (written, known) in [
            ("所長", "学長"),
            ("部門管理者", "企画管理者"),
            ("不可能", "可能"),
            ("非公開", "公開"),
            ("許可を得て持ち出さない", "許可を得て持ち出す"),
            ("unencrypted", "encrypted"),
            ("地域保健法", "健康保険法"),
            ("leak", "lease"),
            ("patch", "PACS"),
            ("vendor", "sensor"),
        ] {
            assert_eq!(misspelling(written, known), None, "{written}");
        }
    }

    #[test]
    fn shared_letters_make_no_slip() {
        for (written, known) in [
            ("企画管理社", "企画管理者"),
            ("禁上", "禁止"),
            ("あおばシステム杜", "あおばシステム社"),
            ("医療法施工規則", "医療法施行規則"),
            ("企画管理理者", "企画管理者"),
            ("委託管理責任者", "委託先管理責任者"),
            ("パスワド", "パスワード"),
            ("復旧手準", "復旧手順"),
            ("access_lgo", "access_log"),
        ] {
            assert_eq!(slip(written, known), Some(1), "{written}");
        }
        for (written, known) in [
            ("障害時", "災害時"),
            ("受講記録", "受領記録"),
            ("医局長", "薬局長"),
            ("副薬剤部長", "薬剤部長"),
            ("事務部長", "事務長"),
            ("総院長", "病院長"),
            ("外部監査人", "内部監査人"),
        ] {
            assert_eq!(slip(written, known), None, "{written}");
        }
    }

    #[test]
    fn all_that_are_as_near_are_given() {
        let known = ["副院長", "院長", "病院長", "事務長"];
        assert_eq!(nearest(known.iter().map(|known| (*known, misspelling("総院長", known)))), ["副院長", "院長", "病院長"]);
    }
}
