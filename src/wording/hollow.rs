//! Whether a text is made of words alone that say nothing of the matter: 特段の措置は要しない.
//!
//! The ways to put such words together have no end, and the words are few. A text says something where at least one of
//! its words is none of them.

use std::collections::BTreeSet;

use super::reason::bare;

/// What speaks of doing, needing and judging, whatever it is done to, and what joins such words.
const JAPANESE: &str = "\
    代替 代替措置 代替策 措置 対策 対応 対処 処置 例外 除外 適用 適用除外 取扱い 取り扱い 扱い 運用 運用上 \
    業務 業務上 実施 理由 事情 諸事情 都合 必要 不要 特段 特別 特に 格別 特になし 適切 適正 適宜 適当 十分 \
    妥当 相当 所要 所定 一定 同等 同様 以上 今後 将来 当面 当分の間 現在 現状 現行 従来 従前 これまで \
    引き続き 引続き 継続 維持 検討 課題 予定 随時 個別 その都度 場合 応じ 応じて 通常 通り とおり どおり まま \
    可能 可能な限り 範囲内 努め 努める 注意 留意 配慮 考慮 徹底 総合的 判断 認め 認める 認められる 考え \
    考える 状況 実情 実態 諸般 上記 前記 別途 何も 何らか 何らかの なし 無し ない なく 困難 問題 支障 安全 \
    影響 結果 方針 当院 本院 当診療所 当薬局 当法人 は の が を に で と も な へ や 及び 又は ため ので から \
    による により によって に係る に関する に関し について については として とする ものとする こととする \
    こと もの する し した しない して される されない せず 行う 行い 行わない 行って 講ずる 講じる 講じ \
    講じない とる とらない 要する 要しない 要さない ある あり あって である いる 等 その この 当該 本件 より \
    において 慣例 慣行 前例 認めた 臨機応変 検討中";
/// That somebody wants it so, which is the approval and no reason.
const OF_REASONS: &str = "\
    院長 病院長 理事長 理事会 管理者 経営層 上司 責任者 承認 承認し 承認した 許可 許可し 許可した 決め 決めた 決定 決定し 決定した 判断し 判断した \
    指示 指示し 指示した 了承 了承し 了承した 要望 希望 申し出 申出 得た 得て 得ている あった";
/// What is said of anybody who does anything.
const OF_DEEDS: &str = "\
    利用する 利用を 使用する 使用を 心掛け 心掛ける 心がける 良識 職員 各自 者 しっかり 細心 厳重 慎重 気を付け 気を付けて 気をつけて 周知 管理 従う";
/// What stands where a place is asked for.
const OF_PLACES: &str = "\
    場所 箇所 ところ 安全な 施設内 事業者 定める 指定";
const ENGLISH: &str = "\
    a an the it its this that these there we our us is are be been was will shall has have not no none \
    nothing any some such as of for to in by on at with and or so here now when where if because need needs \
    needed necessary unnecessary required require applicable apply applies does do done possible impossible \
    feasible practicable unavoidable difficult appropriate suitable adequate proper properly sufficient \
    reasonable due measure measures action actions steps care careful carefully attention reason reasons \
    operational special circumstances present current practice continue continues unchanged taken take made \
    handled dealt later future determined decided considered examined case";

/// Whoever writes more letters says something.
const LONGEST: usize = 60;
/// So often one letter is no word.
const LEAST_REPEATED: usize = 3;

/// What a text is for, which says what else is nothing there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    Reason,
    Deed,
    Place,
}

/// Whether a text is made of nothing but words that say nothing, and of one that is known without it.
pub(super) fn is_hollow(text: &str, asked: Asked, known: Option<&str>) -> bool {
    if text.chars().any(|letter| letter.is_ascii_alphabetic()) {
        return is_hollow_english(text, asked, known);
    }
    let key = bare(text);
    let letters = key.chars().count();
    if letters == 0 || letters > LONGEST {
        return false;
    }
    if letters >= LEAST_REPEATED && key.chars().collect::<BTreeSet<_>>().len() == 1 && key.chars().all(char::is_alphabetic) {
        return true;
    }
    let more = match asked {
        Asked::Reason => OF_REASONS,
        Asked::Deed => OF_DEEDS,
        Asked::Place => OF_PLACES,
    };
    let words = || JAPANESE.split(' ').chain(more.split(' ')).chain(known);
    let mut ends = BTreeSet::from([0]);
    while let Some(at) = ends.pop_first() {
        if at == key.len() {
            return true;
        }
        let rest = key.get(at..).unwrap_or_default();
        ends.extend(words().filter(|word| !word.is_empty() && rest.starts_with(word)).map(|word| at + word.len()));
    }
    false
}

fn is_hollow_english(text: &str, asked: Asked, known: Option<&str>) -> bool {
    let lower = text.to_lowercase();
    let lower = known.map_or(lower.clone(), |known| lower.replace(&known.to_lowercase(), " "));
    // This hospital is nobody else; that somebody is no hospital explains something.
    let lower = ["clinic", "hospital", "pharmacy", "institution"]
        .iter()
        .fold(lower, |lower, kind| ["this", "our"].iter().fold(lower, |lower, whose| lower.replace(&format!("{whose} {kind}"), " ")));
    let mut words =
        lower.split(|letter: char| letter.is_whitespace() || letter.is_ascii_punctuation()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some()
        && words.all(|word| {
            ENGLISH.split(' ').any(|known| known == word) || (asked == Asked::Place && matches!(word, "place" | "safe" | "secure"))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_bare_and_once() {
        let all: Vec<&str> = [JAPANESE, OF_REASONS, OF_DEEDS, OF_PLACES].iter().flat_map(|words| words.split(' ')).collect();
        assert!(all.iter().all(|word| bare(word) == *word));
        assert_eq!(all.len(), all.iter().collect::<BTreeSet<_>>().len());
        let english: Vec<&str> = ENGLISH.split(' ').collect();
        assert_eq!(english.len(), english.iter().collect::<BTreeSet<_>>().len());
    }

    /// However such words are put together, they say nothing; with one word of the matter, wherever it stands, they do.
    #[test]
    fn what_is_put_together_of_them_says_nothing() {
        let japanese: Vec<&str> = JAPANESE.split(' ').collect();
        let english: Vec<&str> = ENGLISH.split(' ').collect();
        for (at, first) in japanese.iter().enumerate() {
            for step in [1, 17, 58] {
                let (second, third) = (japanese[(at + step) % japanese.len()], japanese[(at + 3 * step) % japanese.len()]);
                for asked in [Asked::Reason, Asked::Deed, Asked::Place] {
                    assert!(is_hollow(&format!("{first}{second}{third}。"), asked, None), "{first}{second}{third}");
                    for said in [format!("病棟{first}{second}"), format!("{first}病棟{second}"), format!("{first}{second}病棟")] {
                        assert!(!is_hollow(&said, asked, None), "{said}");
                    }
                    assert!(is_hollow(&format!("{first}病棟{second}"), asked, Some("病棟")));
                }
            }
        }
        for (at, first) in english.iter().enumerate() {
            let second = english[(at + 31) % english.len()];
            assert!(is_hollow(&format!("{first} {second}."), Asked::Reason, None));
            assert!(!is_hollow(&format!("{first} ward {second}."), Asked::Reason, None));
        }
        assert!(is_hollow("Not necessary in this hospital.", Asked::Reason, None));
        assert!(!is_hollow("This is not a hospital.", Asked::Reason, None));
        assert!(!is_hollow("当面利用しない。", Asked::Deed, None));
        // Who wants it so is said by the approver.
        assert!(is_hollow("院長が認めたため。", Asked::Reason, None));
        assert!(is_hollow("理事会の承認を得ているため。", Asked::Reason, None));
        assert!(!is_hollow("院長が夜間の当直を兼ねるため。", Asked::Reason, None));
        assert!(!is_hollow("院長の承認を得て、院長が行う。", Asked::Deed, None));
    }
}
