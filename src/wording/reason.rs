//! Whether what is given as a reason, a substitute or a place says anything: やむを得ないため gives none, 十分に注意する does nothing.

use super::hollow::{Asked, is_hollow};
use super::sentence::{Mood, Sentence, sentences};
use crate::text::{has_content, look_up_key};

/// What explains nothing, bare of how a reason ends.
const NO_REASON: [&str; 26] = [
    "適用外",
    "対象としない",
    "対象としないこととした",
    "当てはまらない",
    "関係がない",
    "関係ない",
    "it does not apply",
    "does not apply",
    "not applicable",
    "operational reasons",
    "やむを得ない",
    "やむをえない",
    "やむを得ない事情",
    "やむを得ない事情がある",
    "やむを得ない理由",
    "別紙のとおり",
    "該当しない",
    "該当がない",
    "対象外",
    "対象でない",
    "対応できない",
    "実施できない",
    "適用範囲を限る",
    "unavoidable",
    "not needed",
    "it is necessary",
];
/// For whom a reason is said to be one: that explains no more.
const FOR_US: [&str; 16] = [
    "当院には",
    "当院では",
    "当院は",
    "当院の",
    "当院において",
    "本院には",
    "本院では",
    "当診療所には",
    "当診療所では",
    "当薬局には",
    "当薬局では",
    "当法人には",
    "当法人では",
    "当面",
    "現在",
    "for",
];
/// How a reason ends: taken off one after the other.
const REASON_ENDS: [&str; 21] = [
    "tous",
    "here",
    "tothisclinic",
    "であるため",
    "なため",
    "のため",
    "ため",
    "ので",
    "から",
    "による",
    "によるもの",
    "である",
    "とする",
    "と判断した",
    "に判断した",
    "と判断する",
    "と認められる",
    "と認める",
    "と考える",
    "と考えられる",
    "の",
];
/// What does nothing by itself.
const NO_DEED: [&str; 4] = ["気を付ける", "運用でカバーする", "運用により補う", "take care"];
/// What may stand before it and says as little.
const BEFORE: [&str; 17] = [
    "職員は",
    "当院は",
    "各自",
    "十分に",
    "十分",
    "適切に",
    "適切な",
    "適正に",
    "必要な",
    "必要に応じて",
    "必要に応じ",
    "可能な限り",
    "しっかり",
    "細心の",
    "厳重に",
    "しかるべき",
    "所要の",
];
/// What names no place, number or person.
const NOWHERE: [&str; 16] = [
    "安全な場所",
    "適切な場所",
    "所定の場所",
    "適当な場所",
    "事業者の定める場所",
    "事業者が定める場所",
    "事業者の指定する場所",
    "事業者が指定する場所",
    "別途連絡する",
    "別途通知する",
    "別途指示する",
    "事業者に確認する",
    "問い合わせる",
    "各自確認する",
    "a safe place",
    "to be announced",
];

pub(super) fn bare(text: &str) -> String {
    look_up_key(text.trim()).replace(['。', '、', '.', ',', '「', '」', ' '], "")
}

/// Whether a bare text is one of a table. Those in Japanese stand there bare.
fn is_one_of(table: &[&str], text: &str) -> bool {
    table.iter().any(|one| if one.is_ascii() { bare(one) == text } else { *one == text })
}

/// Whether a reason explains anything.
pub(crate) fn gives_reason(text: &str) -> bool {
    if is_hollow(text, Asked::Reason, None) {
        return false;
    }
    let mut reason = bare(text);
    while let Some(rest) = FOR_US.iter().find_map(|us| reason.strip_prefix(us)).filter(|rest| !rest.is_empty()) {
        reason = rest.to_owned();
    }
    loop {
        if is_one_of(&NO_REASON, &reason) || is_hollow(&reason, Asked::Reason, None) {
            return false;
        }
        match REASON_ENDS.iter().find_map(|end| reason.strip_suffix(end)) {
            Some(rest) if !rest.is_empty() => reason = rest.to_owned(),
            _ => return true,
        }
    }
}

/// Whether a text says what is done: not only that something will be examined, tried, done as needed, or taken care of.
pub(crate) fn says_what_is_done(text: &str) -> bool {
    let does = |sentence: &Sentence| {
        let said = text.get(sentence.range.clone()).unwrap_or_default();
        matches!(sentence.mood, Mood::LaysDown | Mood::Denies) && !does_nothing(said)
    };
    has_content(text) && sentences(text).iter().any(does)
}

/// Whether every sentence of a text lays something down.
pub fn lays_down(text: &str) -> bool {
    let sentences = sentences(text);
    !sentences.is_empty() && sentences.iter().all(|sentence| sentence.mood == Mood::LaysDown)
}

fn does_nothing(said: &str) -> bool {
    let mut deed = bare(said);
    while let Some(rest) = BEFORE.iter().find_map(|before| deed.strip_prefix(before)) {
        deed = rest.to_owned();
    }
    deed = deed.strip_suffix("ものとする").or_else(|| deed.strip_suffix("こととする")).unwrap_or(&deed).to_owned();
    is_hollow(said, Asked::Deed, None) || is_hollow(&deed, Asked::Deed, None) || is_one_of(&NO_DEED, &deed) || goes_on(&deed)
}

/// 従来どおりの運用とする: what is done anyway is done in the place of nothing.
fn goes_on(deed: &str) -> bool {
    /// A deed of more letters says what it is.
    const LONGEST: usize = 20;
    let says = |words: &[&str]| words.iter().any(|word| deed.contains(word));
    deed.chars().count() <= LONGEST
        && says(&["従来", "従前", "現行", "現状", "これまで", "今まで"])
        && says(&["どおり", "通り", "のまま", "継続", "続け", "運用とする", "運用による", "維持"])
}

/// Whether a text that is to name a place, a number or somebody names none.
pub(crate) fn names_nothing(text: &str) -> bool {
    let key = bare(text);
    let sentences = sentences(text);
    let is_left = !sentences.is_empty() && sentences.iter().all(|sentence| sentence.mood == Mood::Defers);
    is_left || is_one_of(&NOWHERE, &key) || is_no_place(text)
}

/// 適宜の場所, to be determined: a single word like 通常 may be the value itself.
fn is_no_place(text: &str) -> bool {
    let key = look_up_key(text.trim());
    let asks = key.contains("場所") || key.contains("箇所") || key.contains("place") || key.starts_with("to be ");
    asks && is_hollow(text, Asked::Place, None)
}

/// Whether a meaning is the term itself: 保存性をいう.
pub(crate) fn is_circular(term: &str, meaning: &str) -> bool {
    const ENDS: [&str; 5] = ["をいう", "のことをいう", "のこと", "である", "とする"];
    let (term, meaning) = (bare(term), bare(meaning));
    ENDS.iter().find_map(|end| meaning.strip_suffix(end)).unwrap_or(&meaning) == term
}

/// Whether a reason only repeats what it is to explain: the same words, but for 〜のため and the like.
pub(crate) fn repeats(reason: &str, said: &str) -> bool {
    const ENDS: [&str; 17] = [
        "ができないため",
        "に対応できないため",
        "に対応していないため",
        "を実施できないため",
        "が実施できないため",
        "を行えないため",
        "が困難であるため",
        "が困難なため",
        "をしないため",
        "であるため",
        "するため",
        "のため",
        "ため",
        "から",
        "ので",
        "による",
        "とする",
    ];
    const SPARE: usize = 3;
    let named = bare(said);
    if named.chars().count() > SPARE && bare(reason).contains(&named) && is_hollow(reason, Asked::Reason, Some(&named)) {
        return true;
    }
    let stem = |text: &str| {
        let key = bare(text);
        ENDS.iter().find_map(|end| key.strip_suffix(end)).unwrap_or(&key).to_owned()
    };
    let (reason, said) = (stem(reason), stem(said));
    let (long, short) = if reason.len() < said.len() { (&said, &reason) } else { (&reason, &said) };
    !short.is_empty() && long.contains(short.as_str()) && long.chars().count() - short.chars().count() <= SPARE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_stand_bare() {
        let all = NO_REASON.iter().chain(&NO_DEED).chain(&NOWHERE).filter(|one| !one.is_ascii());
        assert!(all.into_iter().all(|one| bare(one) == *one));
    }

    #[test]
    fn reasons_that_explain_nothing() {
        for text in [
            "やむを得ないため。",
            "諸般の事情による。",
            "必要があるため",
            "不要と判断したため。",
            "同等に安全であるため。",
            "該当しないため。",
            "Unavoidable.",
            "Not necessary.",
            "There are special circumstances.",
            "現状のとおりとするため。",
            "総合的に検討した結果、特段の必要がないため。",
        ] {
            assert!(!gives_reason(text), "{text}");
        }
        for text in [
            "病棟がないため。",
            "職員が4名であり、ほかに適任の者がいない。",
            "移設中",
            "予算がないため。",
            "例のため。",
            "製造販売業者の対応が困難であるため。",
        ] {
            assert!(gives_reason(text), "{text}");
        }
    }

    #[test]
    fn reasons_that_repeat() {
        for reason in ["二要素認証ができないため。", "二要素認証のため", "二要素認証の例外とするため。", "二要素認証に対応していないため。"]
        {
            assert!(repeats(reason, "二要素認証"), "{reason}");
        }
        assert!(!repeats("現行機が一要素にのみ対応し、二要素認証に対応していないため。", "二要素認証"));
    }

    #[test]
    fn what_does_nothing() {
        for text in [
            "十分に注意する。",
            "運用により対応する。",
            "適切な措置を講ずる。",
            "必要に応じて対応する。",
            "職員は、細心の注意する。",
            "今後検討する。",
            "代替措置については、今後の検討課題とする。",
            "特段の措置は要しない。",
            "十分に注意して利用する。",
            "ああああああ",
            "Appropriate care is taken.",
        ] {
            assert!(!says_what_is_done(text), "{text}");
        }
        for text in ["入室をICカードに限る。", "端末を院内網から切り離す。", "席を離れるときは施錠して管理する。"]
        {
            assert!(says_what_is_done(text), "{text}");
        }
    }

    #[test]
    fn what_names_no_place() {
        for text in ["安全な場所", "適宜の場所", "to be determined", "事業者の定める場所", "別途連絡する。", "別に定める。"]
        {
            assert!(names_nothing(text), "{text}");
        }
        for text in ["国内(北海道及び大阪府)", "院内PHS及び当直", "サーバ室", "5"] {
            assert!(!names_nothing(text), "{text}");
        }
    }

    #[test]
    fn meanings_that_go_in_a_circle() {
        assert!(is_circular("保存性", "保存性をいう。") && is_circular("端末", "端末"));
        assert!(!is_circular("端末", "端末装置をいう。") && !is_circular("委員会", "情報セキュリティ委員会"));
    }
}
