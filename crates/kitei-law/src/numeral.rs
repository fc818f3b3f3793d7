//! Numbers as laws are cited with: 14, 十四, 百七十九, 二〇, 二十3, iv.

/// Reads a number of folded text; none if it is larger than any number in a law.
pub(crate) fn number(text: &str) -> Option<u16> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { kanji(text) }
}

/// Positional with units (百七十九) or digit by digit (一七九), the digits in whatever script.
fn kanji(text: &str) -> Option<u16> {
    let (mut total, mut digits) = (0u16, None::<u16>);
    for character in text.chars() {
        if let Some(unit) = unit(character) {
            total = total.checked_add(digits.take().unwrap_or(1).checked_mul(unit)?)?;
        } else {
            digits = Some(digits.unwrap_or(0).checked_mul(10)?.checked_add(digit(character)?)?);
        }
    }
    total.checked_add(digits.unwrap_or(0))
}

fn unit(character: char) -> Option<u16> {
    Some(match character {
        '十' | '拾' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

fn digit(character: char) -> Option<u16> {
    let plain = match character {
        '零' => '〇',
        '壱' => '一',
        '弐' => '二',
        '参' => '三',
        plain => plain,
    };
    let position = "〇一二三四五六七八九".chars().position(|digit| digit == plain).and_then(|position| u16::try_from(position).ok());
    position.or_else(|| plain.to_digit(10).and_then(|digit| u16::try_from(digit).ok()))
}

/// A small Roman number: iv.
pub(crate) fn roman(text: &str) -> Option<u16> {
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
    fn reads_what_laws_use() {
        for (text, value) in [
            ("14", 14),
            ("十", 10),
            ("十四", 14),
            ("二十", 20),
            ("百七十九", 179),
            ("二〇", 20),
            ("千百七十三", 1173),
            ("三", 3),
            ("二十3", 23),
            ("1四", 14),
            ("弐拾参", 23),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        assert_eq!(number("九九九九九九"), None);
        assert_eq!(number("99999"), None);
    }

    #[test]
    fn reads_roman_numbers() {
        for (text, value) in [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("xlii", 42)] {
            assert_eq!(roman(text), Some(value), "{text}");
        }
        assert_eq!(roman("a"), None);
    }
}
