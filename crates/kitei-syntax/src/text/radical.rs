//! The characters that radicals look like. Many a PDF gives them for the characters themselves: the glyph is one, and of the two
//! code points that have it the wrong one is read back (第⼆条 with U+2F06 for 第二条).

/// The Kangxi radicals U+2F00 to U+2FD5 as their compatibility decompositions (Unicode Character Database 14.0, `UnicodeData.txt`).
/// Where that is a character that Japanese does not write (JIS X 0208), its Japanese form stands: 戸, 青, 黄, 黒.
const KANGXI: [char; 214] = [
    '一', '丨', '丶', '丿', '乙', '亅', '二', '亠', '人', '儿', '入', '八', '冂', '冖', '冫', '几', '凵', '刀', '力', '勹', '匕', '匚',
    '匸', '十', '卜', '卩', '厂', '厶', '又', '口', '囗', '土', '士', '夂', '夊', '夕', '大', '女', '子', '宀', '寸', '小', '尢', '尸',
    '屮', '山', '巛', '工', '己', '巾', '干', '幺', '广', '廴', '廾', '弋', '弓', '彐', '彡', '彳', '心', '戈', '戸', '手', '支', '攴',
    '文', '斗', '斤', '方', '无', '日', '曰', '月', '木', '欠', '止', '歹', '殳', '毋', '比', '毛', '氏', '气', '水', '火', '爪', '父',
    '爻', '爿', '片', '牙', '牛', '犬', '玄', '玉', '瓜', '瓦', '甘', '生', '用', '田', '疋', '疒', '癶', '白', '皮', '皿', '目', '矛',
    '矢', '石', '示', '禸', '禾', '穴', '立', '竹', '米', '糸', '缶', '网', '羊', '羽', '老', '而', '耒', '耳', '聿', '肉', '臣', '自',
    '至', '臼', '舌', '舛', '舟', '艮', '色', '艸', '虍', '虫', '血', '行', '衣', '襾', '見', '角', '言', '谷', '豆', '豕', '豸', '貝',
    '赤', '走', '足', '身', '車', '辛', '辰', '辵', '邑', '酉', '釆', '里', '金', '長', '門', '阜', '隶', '隹', '雨', '青', '非', '面',
    '革', '韋', '韭', '音', '頁', '風', '飛', '食', '首', '香', '馬', '骨', '高', '髟', '鬥', '鬯', '鬲', '鬼', '魚', '鳥', '鹵', '鹿',
    '麥', '麻', '黄', '黍', '黒', '黹', '黽', '鼎', '鼓', '鼠', '鼻', '齊', '齒', '龍', '龜', '龠',
];

/// The CJK radicals supplement U+2E80 to U+2EF3 by the property Equivalent_Unified_Ideograph (Unicode Character Database 14.0,
/// `EquivalentUnifiedIdeograph.txt`); what has none stands for itself.
const SUPPLEMENT: [char; 116] = [
    '⺀', '厂', '乛', '乚', '乙', '亻', '冂', '𠘨', '刀', '刂', '卜', '㔾', '小', '小', '兀', '尣', '尢', '𡯂', '巳', '幺', '彑', '彐',
    '忄', '心', '扌', '攵', '⺚', '旡', '日', '月', '歺', '母', '民', '氵', '氺', '灬', '爫', '爫', '丬', '牛', '犭', '王', '𤴔', '目',
    '示', '礻', '𥫗', '糹', '纟', '罓', '罒', '㓁', '冗', '𦉫', '羊', '𦍌', '𦍋', '耂', '肀', '聿', '肉', '𦥑', '艹', '艹', '艹', '虎',
    '衤', '覀', '西', '见', '角', '𧢲', '讠', '贝', '𧾷', '车', '辶', '辶', '辶', '邑', '钅', '長', '镸', '长', '门', '𨸏', '阝', '雨',
    '青', '韦', '页', '风', '飞', '食', '𩙿', '飠', '饣', '𩠐', '马', '骨', '鬼', '鱼', '鸟', '卤', '麦', '黄', '黾', '斉', '齐', '歯',
    '齿', '竜', '龙', '龜', '亀', '龟',
];

/// The character that a radical looks like; every other character as it is.
pub fn ideograph(character: char) -> char {
    let within = |table: &[char], first: u32| table.get(usize::try_from(u32::from(character).checked_sub(first)?).ok()?).copied();
    match character {
        '\u{2e80}'..='\u{2ef3}' => within(&SUPPLEMENT, 0x2e80).unwrap_or(character),
        '\u{2f00}'..='\u{2fd5}' => within(&KANGXI, 0x2f00).unwrap_or(character),
        _ => character,
    }
}

/// A text with characters for its radicals, each of as many bytes, so that every place is the same in both; none where it has no such
/// radical. The few radicals that are equal to a longer character stay: no text has them for it.
pub fn ideographs(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let is_radical = |at: usize| matches!(bytes.get(at + 1), Some(0xba..=0xbf));
    if !memchr::memchr_iter(0xe2, bytes).any(is_radical) {
        return None;
    }
    let of_same_length = |character: char| Some(ideograph(character)).filter(|same| same.len_utf8() == character.len_utf8());
    Some(text.chars().map(|character| of_same_length(character).unwrap_or(character)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_are_the_characters_that_they_look_like() {
        for (radicals, characters) in
            [("第⼆⼗条", "第二十条"), ("⼈⽂⾏⽤", "人文行用"), ("⺠⻑⻘⻝", "民長青食"), ("⼾⿊", "戸黒"), ("〆々〇", "〆々〇")]
        {
            assert_eq!(radicals.chars().map(ideograph).collect::<String>(), characters);
        }
    }

    #[test]
    fn no_place_in_a_text_moves() {
        let text: String = ('\u{2e00}'..='\u{3007}').chain(['Ａ', 'é', '𠮷']).collect();
        let read = ideographs(&text).unwrap();
        assert!(text.char_indices().map(|(at, _)| at).eq(read.char_indices().map(|(at, _)| at)));
        assert_eq!(ideographs("第二条 “x” … ①"), None);
    }
}
