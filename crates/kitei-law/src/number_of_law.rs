//! Whether two numbers of laws are one: 平成15年法律第57号, 平成十五年法律第五十七号.

use kitei_syntax::text::fold::fold;
use kitei_syntax::text::numeral;

/// Whether two numbers of laws, however their digits are written, are the same. One that has no number at all (昭和21年憲法) is compared to none.
pub fn same_number(one: &str, other: &str) -> bool {
    let (one, other) = (canonical_number(one), canonical_number(other));
    one == other || !one.contains('号') || !other.contains('号')
}

/// A number of a law as it is shown: 令和3年法律第37号, without the day of its promulgation.
pub fn canonical_number(number: &str) -> String {
    let plain = plain(number);
    let undated = plain.split_once('月').and_then(|(before, after)| {
        let (year, _) = before.rsplit_once('年')?;
        let (_, rest) = after.split_once('日')?;
        Some(format!("{year}年{rest}"))
    });
    undated.unwrap_or(plain)
}

/// In ASCII digits, without spaces.
fn plain(number: &str) -> String {
    let folded = fold(number).replace("元年", "1年");
    let mut plain = String::new();
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        let numeral = numeral::at_start(rest);
        let (run, after) = rest.split_at(numeral.map_or(first.len_utf8(), |numeral| numeral.len));
        match numeral.and_then(|numeral| numeral.value) {
            Some(number) => plain.push_str(&number.to_string()),
            None => plain.push_str(run),
        }
        rest = after;
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_may_be_written_in_any_way() {
        for other in ["平成15年法律第57号", "平成十五年法律第五十七号", "平成１５年 法律第５７号", "平成一五年法律第五七号"]
        {
            assert!(same_number("平成15年法律第57号", other), "{other}");
        }
        assert!(same_number("平成元年厚生省令第10号", "平成1年厚生省令第十号"));
        assert!(!same_number("平成15年法律第57号", "平成15年法律第58号"));
    }
}
