//! Numbers as laws are cited with: 14, 十四, 百七十九, 二〇.

/// Reads a number of folded text; none if it is larger than any number in a law.
pub(super) fn number(text: &str) -> Option<u16> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { kanji(text) }
}

/// Positional with units (百七十九) or digit by digit (一七九).
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
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

fn digit(character: char) -> Option<u16> {
    let position = "〇一二三四五六七八九".chars().position(|digit| digit == character || (digit, character) == ('〇', '零'))?;
    u16::try_from(position).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_laws_use() {
        for (text, value) in
            [("14", 14), ("十", 10), ("十四", 14), ("二十", 20), ("百七十九", 179), ("二〇", 20), ("千百七十三", 1173), ("三", 3)]
        {
            assert_eq!(number(text), Some(value), "{text}");
        }
        assert_eq!(number("九九九九九九"), None);
        assert_eq!(number("99999"), None);
    }
}
