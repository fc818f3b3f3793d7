//! References to articles of a policy: `法人規程第7条`, `第12条第2項`, `article 7`.

use super::policy::{Article, Policy, PolicyId};
use crate::text::look_up_key;

/// The number of an article: as written, else counted from the articles before it. Supplements count by themselves.
pub fn number_of(policy: &Policy, article: &Article) -> Option<String> {
    let mut count = 0_u32;
    for other in &policy.articles {
        if other.supplement {
            if std::ptr::eq(other, article) {
                return None;
            }
            continue;
        }
        let written = other.number.as_deref().and_then(article_number);
        match written.as_deref().and_then(|number| number.split('-').next()).and_then(|number| number.parse().ok()) {
            Some(number) => count = number,
            None => count += 1,
        }
        if std::ptr::eq(other, article) {
            return Some(written.unwrap_or_else(|| count.to_string()));
        }
    }
    None
}

/// Whether a reference written in `policy` names an article of its parent `owner`.
pub fn names_article(policy: &Policy, owner: PolicyId, reference: &str, parent: &Policy, article: &Article) -> bool {
    let Some(rest) = strip_parent(policy, owner, reference) else { return false };
    article_number(rest).is_some_and(|number| number_of(parent, article).as_deref() == Some(&number))
}

/// What follows the short name of the parent; `None` where another is named.
pub fn strip_parent<'a>(policy: &Policy, owner: PolicyId, reference: &'a str) -> Option<&'a str> {
    let reference = reference.trim();
    let named = policy.parents.iter().find_map(|parent| {
        let (short, _) = parent.short.as_ref()?;
        Some((parent, reference.strip_prefix(&**short)?))
    });
    match named {
        Some((parent, rest)) => (parent.policy == Some(owner) || parent.policy.is_none()).then_some(rest),
        None => Some(reference),
    }
}

/// `第三十六条の二第1項` as `36-2`; a plain number counts as an article.
pub fn article_number(text: &str) -> Option<String> {
    let key = look_up_key(text.trim());
    let key = key.trim_start_matches("article").trim().trim_start_matches('第');
    let (number, rest) = leading_number(key)?;
    let mut found = number.to_string();
    let mut rest = rest.strip_prefix('条').unwrap_or(rest);
    while let Some(branch) = rest.strip_prefix('の').and_then(leading_number) {
        found = format!("{found}-{}", branch.0);
        rest = branch.1;
    }
    Some(found)
}

/// A number in digits or kanji, and what follows it.
fn leading_number(text: &str) -> Option<(u32, &str)> {
    let digits = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    if digits > 0 {
        let (number, rest) = text.split_at_checked(digits)?;
        return Some((number.parse().ok()?, rest));
    }
    let (mut total, mut current, mut end) = (0_u32, 0_u32, 0);
    for (at, character) in text.char_indices() {
        match "〇一二三四五六七八九".chars().position(|digit| digit == character) {
            Some(digit) => current = u32::try_from(digit).ok()?,
            None => {
                let unit = match character {
                    '十' => 10,
                    '百' => 100,
                    _ => break,
                };
                total += current.max(1) * unit;
                current = 0;
            }
        }
        end = at + character.len_utf8();
    }
    (end > 0).then(|| (total + current, text.get(end..).unwrap_or("")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_articles() {
        for (text, number) in
            [("第7条", "7"), ("第三十六条の二", "36-2"), ("第１２条第２項", "12"), ("7", "7"), ("article 7", "7"), ("第百二条", "102")]
        {
            assert_eq!(article_number(text).as_deref(), Some(number), "{text}");
        }
        assert_eq!(article_number("総則"), None);
    }
}
