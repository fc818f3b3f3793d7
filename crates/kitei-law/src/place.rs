//! Where in a law: article, paragraph, item and what stands below, and how that is written in both languages.

use std::fmt::Write as _;

use kitei_syntax::diagnostic::Lang;
use serde::{Deserialize, Serialize};

/// A number with its branches: 14, 6の12, 9の20の2. Ordered as the articles of a law are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Number {
    /// The number itself.
    pub main: u16,
    /// Branch numbers (枝番号); 0: none.
    pub branches: [u16; Number::BRANCHES],
}

impl Number {
    /// No law in force nests branches deeper.
    pub const BRANCHES: usize = 4;

    /// A number without branches.
    pub const fn new(main: u16) -> Self {
        Self { main, branches: [0; Self::BRANCHES] }
    }

    /// The number with one more branch. Beyond the depth of any law the branch is lost.
    #[must_use]
    pub fn branch(mut self, number: u16) -> Self {
        if let Some(free) = self.branches.iter_mut().find(|branch| **branch == 0) {
            *free = number;
        }
        self
    }

    /// Reads the spelling of the law files: `14`, `9_20_2`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split('_').map(str::parse);
        let main = Self::new(numbers.next()?.ok()?);
        numbers.try_fold(main, |number, branch| Some(number.branch(branch.ok()?)))
    }

    /// The numbers of a block that ends at `last`: 25, 26; 16_43 to 16_45; 138 to 140_2.
    pub(crate) fn to(self, last: Self) -> Vec<Self> {
        let [first_branch, ..] = self.branches;
        let [last_branch, ..] = last.branches;
        if self.main == last.main {
            let branched = |branch| if branch < 2 { Self::new(self.main) } else { Self::new(self.main).branch(branch) };
            let several = (first_branch.max(1)..=last_branch.max(1)).map(branched).collect();
            return if self == last { vec![self] } else { several };
        }
        let mains = (self.main..=last.main).map(Self::new);
        mains.chain((2..=last_branch).map(|branch| Self::new(last.main).branch(branch))).collect()
    }

    fn branches(self) -> impl Iterator<Item = u16> {
        self.branches.into_iter().take_while(|branch| *branch != 0)
    }

    /// 第9条の20の2 for `条`, 第3号の2 for `号`.
    pub fn ja(self, unit: &str) -> String {
        let mut text = format!("第{}{unit}", self.main);
        for branch in self.branches() {
            let _ = write!(text, "の{branch}");
        }
        text
    }

    /// `9-20-2`, as the ministry's translations write it.
    pub fn en(self) -> String {
        self.joined('-')
    }

    /// `9_20_2`, as the law files and e-Gov write it.
    pub fn key(self) -> String {
        self.joined('_')
    }

    fn joined(self, joint: char) -> String {
        let mut text = self.main.to_string();
        for branch in self.branches() {
            let _ = write!(text, "{joint}{branch}");
        }
        text
    }
}

/// A part of a paragraph that has no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Part {
    /// 前段
    First,
    /// 中段
    Middle,
    /// 後段
    Second,
    /// 本文
    Main,
    /// ただし書
    Proviso,
    /// 柱書
    Chapeau,
    /// 各号
    EachItem,
}

impl Part {
    const fn spellings(self) -> (&'static str, &'static str) {
        match self {
            Self::First => ("前段", "first sentence"),
            Self::Middle => ("中段", "middle sentence"),
            Self::Second => ("後段", "second sentence"),
            Self::Main => ("本文", "main clause"),
            Self::Proviso => ("ただし書", "proviso"),
            Self::Chapeau => ("柱書", "chapeau"),
            Self::EachItem => ("各号", "each item"),
        }
    }
}

/// A place in a law. Levels that are not written are `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Place {
    /// Whether it lies in the supplementary provisions 附則, whose numbers begin anew in every amending law.
    pub supplement: bool,
    /// 条
    pub article: Option<Number>,
    /// 項
    pub paragraph: Option<u16>,
    /// 号
    pub item: Option<Number>,
    /// イロハ, by its order: 1 is イ.
    pub subitem: Option<u8>,
    /// （１）below イ.
    pub deeper: Option<u16>,
    /// 別表, by its number; 0: the only one of the law.
    pub appendix: Option<Number>,
    /// 様式, by its number; 0: the only one of the law.
    pub form: Option<Number>,
    /// 前段, ただし書 …
    pub part: Option<Part>,
}

impl Place {
    /// Whether `other` is this place or lies in it. 前段 and the like do not count: they say how much is meant, not where.
    pub fn covers(&self, other: &Place) -> bool {
        self.supplement == other.supplement
            && holds(self.article, other.article)
            && holds(self.paragraph, other.paragraph)
            && holds(self.item, other.item)
            && holds(self.subitem, other.subitem)
            && holds(self.deeper, other.deeper)
            && self.appendix == other.appendix
            && self.form == other.form
    }

    /// Whether it lies in what is annexed to the law, 別表 or 様式.
    pub fn is_annexed(&self) -> bool {
        self.appendix.is_some() || self.form.is_some()
    }

    /// Whether one of the two lies in the other.
    pub fn overlaps(&self, other: &Place) -> bool {
        self.covers(other) || other.covers(self)
    }

    /// 第14条第2項 or `art. 14(2)`.
    pub fn display(&self, lang: Lang) -> String {
        match lang {
            Lang::Ja => self.ja(),
            Lang::En => self.en(),
        }
    }

    fn ja(&self) -> String {
        let mut text = String::from(if self.supplement { "附則" } else { "" });
        for (number, name) in [(self.appendix, "別表"), (self.form, "様式")] {
            match number {
                Some(number) if number.main == 0 => text.push_str(name),
                Some(number) => {
                    let _ = write!(text, "{name}{}", number.ja(""));
                }
                None => {}
            }
        }
        if let Some(article) = self.article {
            text.push_str(&article.ja("条"));
        }
        if let Some(paragraph) = self.paragraph {
            let _ = write!(text, "第{paragraph}項");
        }
        if let Some(item) = self.item {
            text.push_str(&item.ja("号"));
        }
        if let Some(iroha) = self.subitem.and_then(|number| IROHA.chars().nth(usize::from(number).wrapping_sub(1))) {
            text.push(iroha);
        }
        if let Some(deeper) = self.deeper {
            let _ = write!(text, "({deeper})");
        }
        if let Some(part) = self.part {
            text.push_str(part.spellings().0);
        }
        text
    }

    fn en(&self) -> String {
        let mut text = String::from(if self.supplement { "supplementary provisions" } else { "" });
        for (number, name) in [(self.appendix, "appended table"), (self.form, "form")] {
            match number {
                Some(number) if number.main == 0 => text.push_str(name),
                Some(number) => {
                    let _ = write!(text, "{name} {}", number.en());
                }
                None => {}
            }
        }
        if let Some(article) = self.article {
            let gap = if text.is_empty() { "" } else { ", " };
            let _ = write!(text, "{gap}art. {}", article.en());
        }
        if let Some(paragraph) = self.paragraph {
            let _ = write!(text, "({paragraph})");
        }
        if let Some(item) = self.item {
            let _ = write!(text, "({})", roman(item.main));
            for branch in item.branches() {
                let _ = write!(text, "-{branch}");
            }
        }
        if let Some(letter) = self.subitem.and_then(|number| (b'a'..=b'z').nth(usize::from(number).wrapping_sub(1))) {
            let _ = write!(text, "({})", char::from(letter));
        }
        if let Some(deeper) = self.deeper {
            let _ = write!(text, "{deeper}.");
        }
        if let Some(part) = self.part {
            let _ = write!(text, " ({})", part.spellings().1);
        }
        text
    }
}

/// A level that is not written holds every number of it.
fn holds<T: Copy + PartialEq>(outer: Option<T>, inner: Option<T>) -> bool {
    outer.is_none() || outer == inner
}

/// The order of sub-items.
pub const IROHA: &str = "イロハニホヘトチリヌルヲワカヨタレソツネナラム";

fn roman(number: u16) -> String {
    const DIGITS: [(u16, &str); 9] = [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut rest = number;
    let mut text = String::new();
    for (value, digit) in DIGITS {
        while rest >= value {
            text.push_str(digit);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_both_languages() {
        let place = Place {
            article: Some(Number::new(6).branch(12)),
            paragraph: Some(1),
            item: Some(Number::new(4)),
            subitem: Some(2),
            part: Some(Part::Proviso),
            ..Place::default()
        };
        assert_eq!(place.display(Lang::Ja), "第6条の12第1項第4号ロただし書");
        assert_eq!(place.display(Lang::En), "art. 6-12(1)(iv)(b) (proviso)");
    }

    #[test]
    fn an_article_covers_its_paragraphs_and_no_branch_article() {
        let article = Place { article: Some(Number::new(6)), ..Place::default() };
        let paragraph = Place { paragraph: Some(2), ..article };
        let branch = Place { article: Some(Number::new(6).branch(2)), ..Place::default() };
        assert!(article.covers(&paragraph) && !paragraph.covers(&article) && paragraph.overlaps(&article));
        assert!(!article.overlaps(&branch));
    }

    #[test]
    fn numbers_are_ordered_as_articles_are() {
        let mut numbers: Vec<_> = ["6_10", "7", "6", "6_2", "6_2_2"].into_iter().filter_map(Number::parse).collect();
        numbers.sort();
        assert_eq!(
            numbers.into_iter().map(|number| number.ja("条")).collect::<Vec<_>>(),
            ["第6条", "第6条の2", "第6条の2の2", "第6条の10", "第7条"]
        );
    }
}
