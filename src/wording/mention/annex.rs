//! What is annexed to a policy, as wordings and titles write it: 別表第1; 様式第1号, 第1号様式, 別記様式.

use crate::law::level::japanese::{appendix, gap, ordinal};

/// What is annexed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Annex {
    /// 別表
    Table,
    /// 様式
    Form,
}

impl Annex {
    /// What a text begins with, its number where it has one, and what follows.
    pub(crate) fn read(text: &str) -> Option<(Annex, Option<u32>, &str)> {
        if let Some(after) = text.strip_prefix("別表") {
            // Without 第 a number may count anything.
            let numbered = appendix(text).filter(|_| gap(after).starts_with('第'));
            let (number, rest) = numbered.map_or((None, after), |(number, rest)| (number.flatten(), rest));
            return Some((Annex::Table, number, rest));
        }
        let annexed = ["別記", "別紙"].iter().find_map(|word| text.strip_prefix(word));
        let (number, rest) = form(annexed.unwrap_or(text))?;
        // A form without a number is one of this policy only where it is annexed.
        (number.is_some() || annexed.is_some()).then_some((Annex::Form, number, rest))
    }

    /// Its word.
    pub(crate) fn ja(self) -> &'static str {
        match self {
            Annex::Table => "別表",
            Annex::Form => "様式",
        }
    }

    /// Its word in English.
    pub(crate) fn en(self) -> &'static str {
        match self {
            Annex::Table => "table 別表",
            Annex::Form => "form 様式",
        }
    }
}

/// 様式第1号, 様式1, 第1号様式, 様式.
fn form(text: &str) -> Option<(Option<u32>, &str)> {
    if let Some(after) = text.strip_prefix("様式") {
        let Some((number, rest)) = ordinal(gap(after)) else { return Some((None, after)) };
        return Some((number, rest.strip_prefix('号').unwrap_or(rest)));
    }
    let (number, rest) = text.starts_with('第').then(|| ordinal(text))??;
    Some((number, rest.strip_prefix("号様式").or_else(|| rest.strip_prefix("様式"))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_annexed() {
        for (text, read) in [
            ("別表", Some((Annex::Table, None, ""))),
            ("別表第2に", Some((Annex::Table, Some(2), "に"))),
            ("別表2列", Some((Annex::Table, None, "2列"))),
            ("様式第1号により", Some((Annex::Form, Some(1), "により"))),
            ("様式第一号", Some((Annex::Form, Some(1), ""))),
            ("様式3", Some((Annex::Form, Some(3), ""))),
            ("第4号様式", Some((Annex::Form, Some(4), ""))),
            ("別記様式", Some((Annex::Form, None, ""))),
            ("別記第2号様式", Some((Annex::Form, Some(2), ""))),
            ("別紙様式第5号の", Some((Annex::Form, Some(5), "の"))),
            ("様式を定める", None),
            ("第4号に", None),
            ("別記", None),
        ] {
            assert_eq!(Annex::read(text), read, "{text}");
        }
    }
}
