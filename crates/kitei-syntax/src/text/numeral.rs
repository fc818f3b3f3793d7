//! Numerals as people write them: 14, １４, 十四, 百七十九, 二〇, 二十3, 弐拾参, iv, ⑭. The one reader of all of them.

use super::fold::fold_char;

/// Letters that make a word of 参: 参照, 参加.
const WORDS: &str = "照加考議観入集与画列拝事道堂謀政";

/// A numeral where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// What it says; none: more than can be counted.
    pub value: Option<u64>,
    /// Its length in bytes.
    pub len: usize,
}

/// What one character is in a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Digit(u64),
    Unit(u64),
}

/// The numeral with which a text begins, as long as it goes: with units (百七十九) or digit by digit (一七九), in whatever scripts.
pub fn at_start(text: &str) -> Option<Numeral> {
    let mut sum = Some(0_u64);
    let mut digits = None::<u64>;
    let mut len = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_word = character == '参' && characters.peek().is_some_and(|next| WORDS.contains(*next));
        let Some(sign) = sign(character).filter(|_| !is_word) else { break };
        match sign {
            Sign::Unit(unit) => {
                let product = digits.take().unwrap_or(1).checked_mul(unit);
                sum = sum.zip(product).and_then(|(sum, product)| sum.checked_add(product));
            }
            Sign::Digit(digit) => match digits.unwrap_or(0).checked_mul(10).and_then(|tens| tens.checked_add(digit)) {
                Some(more) => digits = Some(more),
                None => sum = None,
            },
        }
        len += character.len_utf8();
    }
    (len > 0).then(|| Numeral { value: sum.and_then(|sum| sum.checked_add(digits.unwrap_or(0))), len })
}

/// The number with which a text begins, and what follows it.
pub fn leading(text: &str) -> Option<(u64, &str)> {
    let numeral = at_start(text)?;
    Some((numeral.value?, text.get(numeral.len..).unwrap_or("")))
}

/// A text that is a number and nothing else.
pub fn number(text: &str) -> Option<u64> {
    leading(text).filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number)
}

fn sign(character: char) -> Option<Sign> {
    Some(match fold_char(character) {
        digit @ '0'..='9' => Sign::Digit(u64::from(u32::from(digit) - u32::from('0'))),
        '〇' | '零' => Sign::Digit(0),
        '一' | '壱' => Sign::Digit(1),
        '二' | '弐' => Sign::Digit(2),
        '三' | '参' => Sign::Digit(3),
        '四' => Sign::Digit(4),
        '五' => Sign::Digit(5),
        '六' => Sign::Digit(6),
        '七' => Sign::Digit(7),
        '八' => Sign::Digit(8),
        '九' => Sign::Digit(9),
        '十' | '拾' => Sign::Unit(10),
        '百' => Sign::Unit(100),
        '千' => Sign::Unit(1000),
        _ => return None,
    })
}

/// The value of an Arabic digit of any width.
pub fn digit(character: char) -> Option<u32> {
    fold_char(character).to_digit(10)
}

/// Whether a character is a digit or a unit, in any script.
pub fn is_sign(character: char) -> bool {
    sign(character).is_some()
}

/// Whether a character is a digit or unit in kanji.
pub fn is_kanji(character: char) -> bool {
    digit(character).is_none() && is_sign(character)
}

/// The value of a number in a ring or in brackets that is one character: ①, ㉑, ⑴, ❶.
pub fn ring(character: char) -> Option<u32> {
    // The first of each run, and its number.
    let (first, number) = match character {
        '①'..='⑳' => ('①', 1),
        '㉑'..='㉟' => ('㉑', 21),
        '㊱'..='㊿' => ('㊱', 36),
        '⑴'..='⒇' => ('⑴', 1),
        '❶'..='❿' => ('❶', 1),
        _ => return None,
    };
    Some(u32::from(character) - u32::from(first) + number)
}

/// The number that a sign of a Roman numeral is: Ⅱ, ⅱ.
pub fn roman_sign(character: char) -> Option<u32> {
    let first = match character {
        'Ⅰ'..='Ⅻ' => 'Ⅰ',
        'ⅰ'..='ⅻ' => 'ⅰ',
        _ => return None,
    };
    Some(u32::from(character) - u32::from(first) + 1)
}

/// A number in small Roman letters: iv.
pub fn roman(text: &str) -> Option<u16> {
    let value = |letter| match letter {
        'i' => Some(1u16),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let values: Vec<u16> = text.chars().map(value).collect::<Option<_>>()?;
    let nexts = values.iter().skip(1).copied().chain([0]);
    let signed = values.iter().zip(nexts).map(|(value, next)| if *value < next { -i32::from(*value) } else { i32::from(*value) });
    u16::try_from(signed.sum::<i32>()).ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_spelling() {
        for (text, value) in [
            ("14", 14),
            ("１４", 14),
            ("十", 10),
            ("十四", 14),
            ("二十", 20),
            ("百七十九", 179),
            ("二〇", 20),
            ("一三", 13),
            ("千百七十三", 1173),
            ("三", 3),
            ("二十3", 23),
            ("二十３", 23),
            ("1四", 14),
            ("弐拾参", 23),
            ("⼆⼗", 20),
            ("九九九九九九", 999_999),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        for text in ["", "総則", "3条", "99999999999999999999", "参照"] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(leading("三世代"), Some((3, "世代")));
        assert_eq!(leading("第参条".trim_start_matches('第')), Some((3, "条")));
        assert_eq!(at_start("99999999999999999999日"), Some(Numeral { value: None, len: 20 }));
        assert_eq!(leading("参考"), None);
    }

    #[test]
    fn numbers_in_rings_and_roman_letters() {
        for (character, value) in [('①', 1), ('⑳', 20), ('㉑', 21), ('㊿', 50), ('⑴', 1), ('❿', 10)] {
            assert_eq!(ring(character), Some(value), "{character}");
        }
        assert_eq!(ring('1'), None);
        for (text, value) in [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("xlii", 42)] {
            assert_eq!(roman(text), Some(value), "{text}");
        }
        assert_eq!(roman("a"), None);
    }
}
