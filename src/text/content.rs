//! Whether words say anything: a text is asked for in many places, and none of them is met by quotes with nothing in them.

use super::key::folded;

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

/// No placeholder has more letters.
const LONGEST: usize = 4;

/// Whether a text says something: more than blanks, signs or a placeholder. A long text is read no further than that takes to tell.
pub fn has_content(text: &str) -> bool {
    let mut words = String::new();
    let (mut letters, mut is_asked) = (0, true);
    for letter in folded(text).skip_while(|letter| is_blank(*letter)) {
        words.push(letter);
        letters += 1;
        is_asked &= letter == '?';
        if letters > LONGEST && !is_blank(letter) && !is_asked {
            return true;
        }
    }
    let words = words.trim_end_matches(is_blank);
    !words.is_empty() && !words.chars().all(|letter| letter == '?') && !PLACEHOLDERS.contains(&words)
}

fn is_blank(letter: char) -> bool {
    !letter.is_alphanumeric() && letter != '?'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_placeholder_is_longer_than_is_read() {
        assert_eq!(PLACEHOLDERS.iter().map(|placeholder| placeholder.chars().count()).max(), Some(LONGEST));
    }

    #[test]
    fn placeholders_say_nothing() {
        for text in [
            "",
            " ",
            "　",
            "。",
            "…",
            "-",
            "（）",
            "?",
            "？？",
            "未定",
            "検討中。",
            "（未定）",
            "なし",
            "TBD",
            "Ｎ／Ａ",
            "○○",
            "（該当なし）　　　　　。",
            "？？？？？？？？",
            "……………………",
        ] {
            assert!(!has_content(text), "{text}");
        }
        for text in [
            "院長室",
            "有",
            "？？？？？？？？有",
            "？、？",
            "該当なし。　　　　。以上",
            "未定義語",
            "なし崩し",
            "none of them",
            "〇",
            "1",
            "職員6名であり、他に適任者がいない。",
        ] {
            assert!(has_content(text), "{text}");
        }
    }
}
