//! Numbers of chapters and articles as policies write them: 第36条の2, 第三章, 1, 3-1, 1.2, 第5条から第8条まで.

use std::fmt::Write as _;

use crate::text::{look_up_key, numeral};

/// A number with its branches, ordered as articles are: 36 < 36の2 < 37.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Vec<u32>);

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// 第3条, 第2章の3: the unit.
    Ordinal(char),
    /// 1, 3-1, 1.2: what stands between the parts.
    Plain(char),
}

/// A number as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// The number.
    pub number: Number,
    /// The last one of a range: 第5条から第8条まで 削除.
    pub through: Option<Number>,
    /// How it is written.
    pub form: Form,
}

impl Number {
    /// A number without branches.
    pub fn new(main: u32) -> Self {
        Self(vec![main])
    }

    /// The number itself, branches left out.
    pub fn main(&self) -> u32 {
        self.0.first().copied().unwrap_or(0)
    }

    /// The number with one more branch.
    #[must_use]
    pub fn branch(mut self, branch: u32) -> Self {
        self.0.push(branch);
        self
    }

    /// The next number of the same level without branches.
    #[must_use]
    pub fn next_main(&self) -> Self {
        Self::new(self.main().saturating_add(1))
    }

    /// Whether it has branches.
    pub fn is_branch(&self) -> bool {
        self.0.len() > 1
    }

    /// The number with the next branch of its lowest level: 36の3 after 36の2.
    #[must_use]
    pub fn next_branch(&self) -> Self {
        let mut parts = self.0.clone();
        if let Some(last) = parts.last_mut() {
            *last += 1;
        }
        Self(parts)
    }

    /// The number of an article in the hand of one that is written: 第三十六条の二 where that is 第三条, 36-2 where it is 3.
    pub fn show_like(&self, written: &str) -> String {
        if !written.starts_with('第') {
            return self.show(Form::Plain('-'));
        }
        let digit: fn(u32) -> String = if written.contains(|one: char| one.is_ascii_digit()) {
            |part| part.to_string()
        } else if written.contains(|one| matches!(one, '０'..='９')) {
            |part| part.to_string().chars().filter_map(|digit| char::from_u32(u32::from(digit) + 0xFEE0)).collect()
        } else {
            kanji
        };
        let mut parts = self.0.iter();
        let main = parts.next().map_or_else(String::new, |main| format!("第{}条", digit(*main)));
        parts.fold(main, |text, part| text + "の" + &digit(*part))
    }

    /// 第36条の2, 3-1.
    pub fn show(&self, form: Form) -> String {
        match form {
            Form::Ordinal(unit) => {
                let mut text = format!("第{}{unit}", self.main());
                for branch in self.0.iter().skip(1) {
                    let _ = write!(text, "の{branch}");
                }
                text
            }
            Form::Plain(between) => self.0.iter().map(ToString::to_string).collect::<Vec<_>>().join(&between.to_string()),
        }
    }

    /// Whether the number may come right after another. Articles run on by one, or go off into a branch (第36条の2 after 第36条); what is
    /// written 3-1 may begin a level anew.
    pub fn follows(&self, before: &Number, form: Form) -> bool {
        let raised = |level: usize| {
            let mut number: Vec<u32> = before.0.get(..=level).unwrap_or(&[]).to_vec();
            if let Some(last) = number.last_mut() {
                *last += 1;
            }
            number
        };
        let levels = 0..before.0.len();
        match form {
            Form::Ordinal(_) => {
                let branch: Vec<u32> = before.0.iter().copied().chain([2]).collect();
                self.0 == branch || levels.map(raised).any(|number| self.0 == number)
            }
            Form::Plain(_) => {
                let is_begun =
                    |start: &[u32]| self.0.get(..start.len()) == Some(start) && self.0.iter().skip(start.len()).all(|part| *part == 1);
                is_begun(&before.0) && self.0.len() > before.0.len() || levels.map(raised).any(|number| is_begun(&number))
            }
        }
    }
}

impl Written {
    /// Reads the number at the beginning of a text; what follows it is left alone.
    pub(crate) fn read(text: &str) -> Option<Written> {
        let key = look_up_key(text.trim());
        let mut key: &str = &key;
        if key.starts_with(|first: char| first.is_ascii_alphabetic()) {
            key = key.trim_start_matches("article").trim_start_matches("chapter").trim_start_matches("section").trim();
        }
        let (first, rest) = one(key)?;
        let after = ["から", "及び", "~", "〜", "-第"].iter().find_map(|word| rest.strip_prefix(word));
        let through = after.and_then(|rest| one(if rest.starts_with('第') { rest } else { return None })).map(|(last, _)| last.number);
        Some(Written { through, ..first })
    }
}

/// One number, and what follows it.
fn one(text: &str) -> Option<(Written, &str)> {
    let ordinal = text.strip_prefix('第');
    let (main, mut rest) = leading(ordinal.unwrap_or(text))?;
    let mut parts = vec![main];
    let unit = rest.chars().next().filter(|unit| "章節条款目".contains(*unit));
    let form = match unit {
        Some(unit) => {
            rest = rest.strip_prefix(unit).unwrap_or(rest);
            while let Some((branch, after)) = rest.strip_prefix(['の', 'ノ']).and_then(leading) {
                parts.push(branch);
                rest = after;
            }
            Form::Ordinal(unit)
        }
        None => {
            let mut between = '-';
            while let Some(separator) = rest.chars().next().filter(|separator| "-‐–−.".contains(*separator)) {
                let Some((part, after)) = rest.strip_prefix(separator).and_then(leading) else { break };
                between = separator;
                parts.push(part);
                rest = after;
            }
            Form::Plain(between)
        }
    };
    Some((Written { number: Number(parts), through: None, form }, rest))
}

/// A number in digits or kanji, and what follows it; none where no policy has so many.
pub(super) fn leading(text: &str) -> Option<(u32, &str)> {
    let (number, rest) = numeral::leading(text)?;
    Some((u32::try_from(number).ok()?, rest))
}

/// A number below a thousand in kanji, as laws write it; a larger one in digits.
fn kanji(number: u32) -> String {
    if number >= 1000 {
        return number.to_string();
    }
    let digit = |digit: u32| usize::try_from(digit).ok().and_then(|digit| "〇一二三四五六七八九".chars().nth(digit));
    let place = |count: u32, unit: char| {
        let count_before = digit(count).filter(|_| count > 1);
        count_before.into_iter().chain((count > 0).then_some(unit)).collect::<String>()
    };
    let last = digit(number % 10).filter(|_| !number.is_multiple_of(10) || number == 0);
    place(number / 100, '百') + &place(number / 10 % 10, '十') + &last.into_iter().collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Written::read(text).unwrap().number
    }

    #[test]
    fn numbers_are_read_in_every_spelling() {
        for (text, parts) in [
            ("第7条", vec![7]),
            ("第三十六条の二", vec![36, 2]),
            ("第１２条第２項", vec![12]),
            ("第9条の20の2", vec![9, 20, 2]),
            ("7", vec![7]),
            ("article 7", vec![7]),
            ("第百二条", vec![102]),
            ("3-1", vec![3, 1]),
            ("３－１", vec![3, 1]),
            ("1.2.3", vec![1, 2, 3]),
            ("第2章", vec![2]),
            ("第千二百条", vec![1200]),
            ("第弐拾参条", vec![23]),
            ("第二十3条の４", vec![23, 4]),
            ("⼆⼗⼀", vec![21]),
        ] {
            assert_eq!(number(text), Number(parts), "{text}");
        }
        assert_eq!(Written::read("総則"), None);
        assert_eq!(Written::read("第5条から第8条まで").unwrap().through, Some(Number::new(8)));
        assert_eq!(Written::read("第5条及び第6条").unwrap().through, Some(Number::new(6)));
        assert_eq!(Written::read("99999999999"), None, "no policy has so many articles");
    }

    #[test]
    fn what_may_come_next() {
        let article = Form::Ordinal('条');
        for (before, next) in
            [("第3条", "第4条"), ("第3条", "第3条の2"), ("第3条の2", "第3条の3"), ("第3条の2", "第4条"), ("第3条の2", "第3条の2の2")]
        {
            assert!(number(next).follows(&number(before), article), "{next} after {before}");
        }
        for (before, next) in
            [("第3条", "第5条"), ("第3条", "第3条の3"), ("第3条", "第2条"), ("第3条の2", "第3条の4"), ("第3条", "第3条の1")]
        {
            assert!(!number(next).follows(&number(before), article), "{next} after {before}");
        }
        let plain = Form::Plain('-');
        for (before, next) in [("1", "2"), ("1", "1-1"), ("1-1", "1-2"), ("1-3", "2-1"), ("1-3", "2"), ("2.1", "2.1.1")] {
            assert!(number(next).follows(&number(before), plain), "{next} after {before}");
        }
        for (before, next) in [("1", "3"), ("1-1", "1-3"), ("1-3", "3-1"), ("2", "2-2")] {
            assert!(!number(next).follows(&number(before), plain), "{next} after {before}");
        }
    }

    #[test]
    fn numbers_are_written_as_they_were() {
        assert_eq!(number("第三十六条の二").show(Form::Ordinal('条')), "第36条の2");
        assert_eq!(number("3-1").show(Form::Plain('-')), "3-1");
    }

    #[test]
    fn numbers_are_written_in_the_hand_of_others() {
        let branch = number("第36条の2");
        for (like, written) in [
            ("第3条", "第36条の2"),
            ("第３条", "第３６条の２"),
            ("第三条", "第三十六条の二"),
            ("3", "36-2"),
            ("第百二条", "第三十六条の二"),
        ] {
            assert_eq!(branch.show_like(like), written);
        }
        for text in ["第一条", "第十条", "第二十条", "第百条", "第百一条", "第二百三十四条", "第百十条の十二"]
        {
            assert_eq!(number(text).show_like("第三条"), text);
        }
    }
}
