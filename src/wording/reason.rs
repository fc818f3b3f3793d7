//! Whether what is given as a reason, a substitute or a place says anything: やむを得ないため gives none, 十分に注意する does nothing.

use super::sentence::{Mood, Sentence, sentences};
use crate::text::{has_content, look_up_key};

/// What explains nothing, bare of how a reason ends.
const NO_REASON: [&str; 78] = [
    "適用しない",
    "適用しないこと",
    "適用しないこととした",
    "適用外",
    "対象としない",
    "対象としないこととした",
    "行わない",
    "行わないこととした",
    "実施しない",
    "実施しないこととした",
    "除外することとした",
    "当てはまらない",
    "要しない",
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
    "理由",
    "理由がある",
    "特別の理由",
    "特段の理由",
    "上記の理由",
    "別紙のとおり",
    "諸般の事情",
    "諸事情",
    "事情",
    "事情がある",
    "都合",
    "業務の都合",
    "業務上の都合",
    "運用の都合",
    "運用上の都合",
    "諸般の都合",
    "必要",
    "必要がある",
    "必要な",
    "業務上必要",
    "運用上必要",
    "不要",
    "必要がない",
    "必要ない",
    "該当しない",
    "該当がない",
    "対象外",
    "対象でない",
    "適用されない",
    "困難",
    "実施が困難",
    "対応が困難",
    "実施困難",
    "対応困難",
    "対応できない",
    "実施できない",
    "支障がない",
    "支障がある",
    "問題ない",
    "問題がない",
    "安全",
    "十分に安全",
    "同等",
    "同等に安全",
    "同等以上に安全",
    "十分",
    "適切",
    "妥当",
    "適用範囲を限る",
    "総合的",
    "総合的な判断",
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
const NO_DEED: [&str; 27] = [
    "注意する",
    "注意して行う",
    "留意する",
    "配慮する",
    "気を付ける",
    "対応する",
    "対処する",
    "運用する",
    "運用により対応する",
    "運用で対応する",
    "運用でカバーする",
    "運用により補う",
    "措置を講ずる",
    "措置を講じる",
    "対策を講ずる",
    "対策を講じる",
    "対応をとる",
    "管理する",
    "徹底する",
    "周知徹底する",
    "現行の運用を継続する",
    "従来どおりとする",
    "現状のとおりとする",
    "現状維持とする",
    "個別に対応する",
    "その都度対応する",
    "take care",
];
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

fn bare(text: &str) -> String {
    look_up_key(text.trim()).replace(['。', '、', '.', ',', '「', '」', ' '], "")
}

/// Whether a bare text is one of a table. Those in Japanese stand there bare.
fn is_one_of(table: &[&str], text: &str) -> bool {
    table.iter().any(|one| if one.is_ascii() { bare(one) == text } else { *one == text })
}

/// Whether a reason explains anything.
pub(crate) fn gives_reason(text: &str) -> bool {
    let mut reason = bare(text);
    while let Some(rest) = FOR_US.iter().find_map(|us| reason.strip_prefix(us)).filter(|rest| !rest.is_empty()) {
        reason = rest.to_owned();
    }
    loop {
        if is_one_of(&NO_REASON, &reason) {
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
    is_one_of(&NO_DEED, &deed) || goes_on(&deed)
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
    is_left || is_one_of(&NOWHERE, &key)
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
        for reason in ["二要素認証ができないため。", "二要素認証のため", "二要素認証に対応していないため。"]
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
        for text in ["安全な場所", "事業者の定める場所", "別途連絡する。", "別に定める。"] {
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
