//! Whether words say anything: a text is asked for in many places, and none of them is met by quotes with nothing in them.

use super::look_up_key;

/// What is written where nothing is said yet, or nothing at all.
const PLACEHOLDERS: [&str; 24] = [
    "?",
    "未定",
    "未決",
    "未決定",
    "未記入",
    "未記載",
    "検討中",
    "調整中",
    "協議中",
    "作成中",
    "要検討",
    "後日",
    "後日記入",
    "空欄",
    "省略",
    "なし",
    "無し",
    "無",
    "特になし",
    "特に無し",
    "該当なし",
    "tbd",
    "n/a",
    "none",
];

/// Whether a text says something: more than blanks, signs or a placeholder.
pub fn has_content(text: &str) -> bool {
    let key = look_up_key(text);
    let is_blank = |letter: char| !letter.is_alphanumeric() && letter != '?';
    let words = key.trim_matches(is_blank);
    !words.is_empty() && !words.chars().all(|letter| letter == '?') && !PLACEHOLDERS.contains(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_say_nothing() {
        for text in ["", " ", "　", "。", "…", "-", "（）", "?", "？？", "未定", "検討中。", "（未定）", "なし", "TBD", "Ｎ／Ａ", "○○"]
        {
            assert!(!has_content(text), "{text}");
        }
        for text in ["院長室", "有", "未定義語", "なし崩し", "none of them", "〇", "1", "職員6名であり、他に適任者がいない。"]
        {
            assert!(has_content(text), "{text}");
        }
    }
}
