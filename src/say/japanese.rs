//! How Japanese sentences go on and end: clauses are given as they end a sentence (行う) and joined as they go on (行い、).

use crate::model::order::Duty;

/// Verbs in る after a kanji that drop it where the sentence goes on; all others have り.
const DROP_RU: [&str; 4] = ["得る", "経る", "見る", "出る"];

/// Clauses as one sentence, without its full stop, in which something is a duty, is tried, or may be done.
pub(super) fn sentence(clauses: &[String], duty: Duty) -> String {
    let Some((last, before)) = clauses.split_last() else { return String::new() };
    let mut all: Vec<String> = before.iter().map(|clause| going_on(clause)).collect();
    all.push(ending(last, duty));
    all.join("、")
}

/// What of a clause stays the same, whether it ends its sentence, goes on, or is an item.
pub(super) fn stem(clause: &str) -> &str {
    let last = clause.char_indices().next_back().map_or(0, |(at, _)| at);
    clause.strip_suffix("する").or_else(|| clause.strip_suffix("ずる")).unwrap_or_else(|| clause.get(..last).unwrap_or(clause))
}

/// A clause that goes on: 行い, 定め, 禁止し, してはならず.
fn going_on(clause: &str) -> String {
    if let Some(stem) = clause.strip_suffix("する") {
        return format!("{stem}し");
    }
    if let Some(stem) = clause.strip_suffix("ずる") {
        return format!("{stem}じ");
    }
    if let Some(stem) = clause.strip_suffix("ない") {
        return format!("{stem}ず");
    }
    let Some((at, last)) = clause.char_indices().next_back() else { return String::new() };
    let stem = clause.get(..at).unwrap_or(clause);
    let vowel = match last {
        'う' => "い",
        'く' => "き",
        'ぐ' => "ぎ",
        'す' => "し",
        'つ' => "ち",
        'ぬ' => "に",
        'ぶ' => "び",
        'む' => "み",
        'る' if drops_ru(clause, stem) => "",
        'る' => "り",
        _ => return clause.to_owned(),
    };
    format!("{stem}{vowel}")
}

/// Whether a verb in る loses it where the sentence goes on: 定める, 用いる, but not 限る or つかさどる.
fn drops_ru(clause: &str, stem: &str) -> bool {
    let before = "いきぎしじちにびみりえけげせぜてでねべめれ";
    stem.ends_with(|last: char| before.contains(last)) || DROP_RU.iter().any(|verb| clause.ends_with(verb))
}

/// A clause at the end of its sentence.
fn ending(clause: &str, duty: Duty) -> String {
    match duty {
        Duty::Must => clause.to_owned(),
        Duty::Should => format!("{clause}よう努める"),
        Duty::May if clause.ends_with("ことができる") => clause.to_owned(),
        Duty::May => format!("{clause}ことができる"),
    }
}

/// Whether a clause is one: it ends as a sentence does.
pub(super) fn is_clause(text: &str) -> bool {
    text.ends_with(|last: char| "うくぐすつぬぶむるい".contains(last))
}

/// Several things in a row, the last joined with 及び or 又は; where one of them is joined so in itself, with 並びに or 若しくは within.
pub(super) fn list(all: &[String], either: bool) -> String {
    let Some((last, before)) = all.split_last().filter(|(_, before)| !before.is_empty()) else { return all.concat() };
    let within = |word: &str| all.iter().any(|one| one.contains(word));
    let joint = match either {
        true => "又は",
        false if within("及び") => "並びに",
        false => "及び",
    };
    format!("{}{joint}{last}", before.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_go_on() {
        for (clause, expected) in [
            ("教育訓練を行う", "教育訓練を行い"),
            ("使い回しを禁止する", "使い回しを禁止し"),
            ("責任者を置く", "責任者を置き"),
            ("方針を定める", "方針を定め"),
            ("鍵を用いる", "鍵を用い"),
            ("承認を得る", "承認を得"),
            ("事務をつかさどる", "事務をつかさどり"),
            ("職員に限る", "職員に限り"),
            ("設けてはならない", "設けてはならず"),
            ("措置を講ずる", "措置を講じ"),
            ("これに応ずる", "これに応じ"),
            ("持ち出す", "持ち出し"),
            ("閲覧を許す", "閲覧を許し"),
            ("直ちに防ぐ", "直ちに防ぎ"),
            ("選ぶ", "選び"),
            ("含む", "含み"),
            ("待つ", "待ち"),
        ] {
            assert_eq!(going_on(clause), expected, "{clause}");
        }
    }

    #[test]
    fn sentences_say_the_duty() {
        let clauses = ["年1回以上行う".to_owned(), "結果を報告する".to_owned()];
        assert_eq!(sentence(&clauses, Duty::Must), "年1回以上行い、結果を報告する");
        assert_eq!(sentence(&clauses, Duty::Should), "年1回以上行い、結果を報告するよう努める");
        assert_eq!(sentence(&clauses, Duty::May), "年1回以上行い、結果を報告することができる");
    }

    #[test]
    fn things_in_a_row() {
        let all = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        assert_eq!(list(&all(&["英字"]), false), "英字");
        assert_eq!(list(&all(&["英字", "数字", "記号"]), false), "英字、数字及び記号");
        assert_eq!(list(&all(&["専用線", "IPsecVPN"]), true), "専用線又はIPsecVPN");
        assert_eq!(list(&all(&["基本理念", "目的及び対象"]), false), "基本理念並びに目的及び対象");
    }
}
