//! Titles and versions that say that a text is not laid down yet: 運用管理規程（案）, `Access policy (draft)`.

use crate::text::look_up_key;

/// What stands in brackets, or by itself at an end.
const STATES: [&str; 20] = [
    "案",
    "原案",
    "素案",
    "試案",
    "改正案",
    "改定案",
    "ドラフト",
    "ドラフト版",
    "たたき台",
    "検討中",
    "検討用",
    "未定稿",
    "未承認",
    "見本",
    "ひな形",
    "雛形",
    "サンプル",
    "テンプレート",
    "sample",
    "template",
];
/// Such words in English, wherever they stand.
const IN_ENGLISH: [&str; 4] = ["draft", "drafts", "proposal", "proposed"];
/// Words that end with 案 and are no drafts.
const OTHERS: [&str; 11] = ["提案", "事案", "起案", "立案", "議案", "図案", "懸案", "考案", "答案", "発案", "名案"];
const OPENS: [char; 7] = ['(', '（', '【', '〔', '[', '［', '〈'];
const CLOSES: [char; 7] = [')', '）', '】', '〕', ']', '］', '〉'];

/// Whether a title or version says that the text is a draft, a sample or the like.
pub(crate) fn is_draft(title: &str) -> bool {
    let key = look_up_key(title.trim());
    let is_state = |part: &str| STATES.contains(&part) || IN_ENGLISH.contains(&part);
    let mut parts = key.split(OPENS).skip(1).filter_map(|part| part.split(CLOSES).next()).chain(key.split([' ', '　', ':', '：', '_']));
    parts.any(|part| is_state(part.trim()))
        || ["素案", "試案", "ドラフト", "ドラフト版", "たたき台"].iter().any(|end| key.ends_with(end))
        || key.ends_with('案') && !OTHERS.iter().any(|other| key.ends_with(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_draft() {
        for (title, expected) in [
            ("運用管理規程（案）", true),
            ("運用管理規程【改正案】", true),
            ("運用管理規程案", true),
            ("運用管理規程 ドラフト版", true),
            ("Access policy (draft)", true),
            ("Proposal: Access policy", true),
            ("1.0案", true),
            ("運用管理規程", false),
            ("インシデント事案対応規程", false),
            ("重大事案", false),
            ("検体サンプル取扱規程", false),
            ("院内提案", false),
            ("Sampling policy", false),
            ("1.0", false),
        ] {
            assert_eq!(is_draft(title), expected, "{title}");
        }
    }
}
