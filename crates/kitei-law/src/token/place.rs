//! 附則第3条, 別表第1, 第14条第2項, 第2項, 第3号イ: whatever levels are written; the reader of citations carries the others over.

use super::Kind;
use super::words::number_of_law;
use crate::level::japanese::{self, appendix, branch, deeper, early_branch, gap, is_edge, level, ordinal, part, subitem, supplement, unit};
use crate::level::{Count, Level, Read, arabic, word};
use crate::place::{Number, Place};
use kitei_syntax::text::numeral;

/// A place, and the number of the law to whose 附則 it belongs.
pub(super) fn place(text: &str) -> Read<'_, Kind<'_>> {
    let mut draft = Draft { place: Place::default(), amending: None, fits: true };
    let rest = draft.read(text)?;
    Some((if draft.fits { Kind::Place(draft.place, draft.amending) } else { Kind::Other }, rest))
}

/// イ by itself: 第3号イからハまで, 第3号イ及びロ, 同号ロ.
pub(super) fn lone_subitem(text: &str) -> Read<'_, Kind<'_>> {
    let (letter, rest) = subitem(text).filter(|(_, rest)| !text.starts_with('(') && is_edge(rest))?;
    Some((Kind::Subitem(Place { subitem: Some(letter), ..Place::default() }), rest))
}

/// A place that is being read, level by level.
struct Draft<'t> {
    place: Place,
    amending: Option<&'t str>,
    /// Whether no number in it is larger than any in a law.
    fits: bool,
}

impl<'t> Draft<'t> {
    fn read(&mut self, text: &'t str) -> Option<&'t str> {
        if let Some(rest) = supplement(text) {
            return Some(self.supplement(rest));
        }
        if let Some((written, rest)) = appendix(text) {
            let (number, rest) = written.map_or((Some(Number::new(0)), rest), |number| branched(number, rest));
            self.place.appendix = self.fit(number);
            return Some(self.item(of(rest)).unwrap_or(rest));
        }
        if let Some((number, rest)) = form(text) {
            self.place.form = self.fit(number);
            return Some(rest);
        }
        if let Some(rest) = self.short(text).or_else(|| self.article(text)) {
            return Some(self.below_article(rest));
        }
        if let Some(rest) = self.paragraph(text) {
            return Some(self.below_paragraph(rest));
        }
        if let Some(rest) = self.item(text) {
            return Some(self.below_item(rest));
        }
        let (part, rest) = part(text).filter(|(_, rest)| is_edge(rest))?;
        self.place.part = Some(part);
        Some(rest)
    }

    /// 附則（令和3年法律第37号）第2条
    fn supplement(&mut self, text: &'t str) -> &'t str {
        self.place.supplement = true;
        let mut rest = text;
        if let Some((number, after)) = amending(gap(rest)) {
            (self.amending, rest) = (Some(number), after);
        }
        match self.article(gap(rest)) {
            Some(after) => self.below_article(after),
            None => rest,
        }
    }

    fn below_article(&mut self, text: &'t str) -> &'t str {
        let rest = self.paragraph(of(text)).unwrap_or(text);
        self.below_paragraph(rest)
    }

    fn below_paragraph(&mut self, text: &'t str) -> &'t str {
        let rest = self.item(of(text)).unwrap_or(text);
        self.below_item(rest)
    }

    fn below_item(&mut self, text: &'t str) -> &'t str {
        let mut rest = text;
        if let Some((letter, after)) = subitem(of(rest)) {
            (self.place.subitem, rest) = (Some(letter), after);
            if let Some((number, after)) = deeper(rest) {
                (self.place.deeper, rest) = (u16::try_from(number).ok(), after);
            }
        }
        if let Some((part, after)) = part(of(rest)) {
            (self.place.part, rest) = (Some(part), after);
        }
        rest
    }

    fn article(&mut self, text: &'t str) -> Option<&'t str> {
        let (number, rest) = early(text).or_else(|| numbered(text, Level::Article))?;
        self.place.article = self.fit(number);
        Some(rest)
    }

    fn paragraph(&mut self, text: &'t str) -> Option<&'t str> {
        let (number, rest) = numbered(text, Level::Paragraph)?;
        self.place.paragraph = self.fit(number).map(|number| number.main);
        Some(rest)
    }

    fn item(&mut self, text: &'t str) -> Option<&'t str> {
        let (number, rest) = numbered(text, Level::Item)?;
        self.place.item = self.fit(number);
        Some(rest)
    }

    /// 23Ⅰ③: the paragraph in Roman, the item in circled digits; 23③: the paragraph alone.
    fn short(&mut self, text: &'t str) -> Option<&'t str> {
        let (main, rest) = arabic(text.strip_prefix('第').map_or(text, gap))?;
        let (number, rest) = branched(Some(main), rest.strip_prefix('条').unwrap_or(rest));
        let ((paragraph, item), rest) = signed(rest)?;
        self.place.article = self.fit(number);
        self.place.paragraph = Some(paragraph);
        self.place.item = item;
        Some(rest)
    }

    fn fit(&mut self, number: Option<Number>) -> Option<Number> {
        self.fits &= number.is_some();
        number
    }
}

/// 様式第1号の2, 別記様式; no part of a longer word.
pub(super) fn form(text: &str) -> Read<'_, Option<Number>> {
    let (written, rest) = japanese::form(text)?;
    let (number, rest) = written.map_or((Some(Number::new(0)), rest), |number| branched(number, rest));
    is_edge(rest).then_some((number, rest))
}

/// の between levels, 第14条の第2項, or nothing but blanks.
fn of(text: &str) -> &str {
    let rest = gap(text);
    rest.strip_prefix(['の', 'ノ']).map_or(rest, gap)
}

/// The number of a level with its branches, or the first one of a list of which the last has the unit: 第23・24条, 第20～23条.
fn numbered(text: &str, wanted: Level) -> Read<'_, Option<Number>> {
    let (main, after) = ordinal(text)?;
    match unit(gap(after)) {
        Some((Level::Paragraph, rest)) => (wanted == Level::Paragraph).then(|| (plain(main), rest)),
        Some((level, rest)) => (level == wanted).then(|| branched(main, rest)),
        None => (level(listed(after)?)?.0 == wanted).then(|| (plain(main), after)),
    }
}

/// 第6の2条
fn early(text: &str) -> Read<'_, Option<Number>> {
    let (main, after) = text.starts_with('第').then(|| ordinal(text))??;
    let (first, mut rest) = early_branch(after)?;
    let mut number = joined(plain(main), first);
    while let Some((next, after)) = early_branch(rest) {
        (number, rest) = (joined(number, next), after);
    }
    Some((number, gap(rest).strip_prefix('条')?))
}

/// What follows the further numbers of a list: 条 after ・24.
fn listed(text: &str) -> Option<&str> {
    const BETWEEN: [&str; 12] = ["・", "、", ",", "~", "〜", "-", "/", "から", "及び", "又は", "ないし", "乃至"];
    let next = |text| {
        let (_, rest) = word(gap(text), &BETWEEN)?;
        ordinal(gap(rest)).map(|(_, rest)| rest)
    };
    let mut rest = next(text)?;
    while let Some(after) = next(rest) {
        rest = after;
    }
    Some(gap(rest))
}

/// A number and the branches that follow its unit; none where one is larger than any in a law.
fn branched(main: Count, text: &str) -> (Option<Number>, &str) {
    let (mut number, mut rest) = (plain(main), text);
    while let Some((next, after)) = branch(rest) {
        (number, rest) = (joined(number, next), after);
    }
    (number, rest)
}

fn plain(main: Count) -> Option<Number> {
    u16::try_from(main?).ok().map(Number::new)
}

fn joined(number: Option<Number>, branch: Count) -> Option<Number> {
    Some(number?.branch(u16::try_from(branch?).ok()?))
}

/// （令和3年法律第37号）: the law that a 附則 is of.
fn amending(text: &str) -> Read<'_, &str> {
    let inside = gap(text.strip_prefix('(')?);
    let after = number_of_law(inside)?;
    let rest = after.get(after.find(['(', ')'])?..)?.strip_prefix(')')?;
    Some((inside.strip_suffix(after)?, rest))
}

/// Ⅰ③ after the number of an article, or ③ alone: the paragraph, and the item where one is written.
pub(super) fn signed(text: &str) -> Read<'_, (u16, Option<Number>)> {
    let Some((paragraph, rest)) = roman(text) else { return circled(text).map(|(paragraph, rest)| ((paragraph, None), rest)) };
    Some(match circled(rest) {
        Some((item, rest)) => ((paragraph, Some(Number::new(item))), rest),
        None => ((paragraph, None), rest),
    })
}

/// Ⅰ or ③ at the beginning of a text: what makes a short form of the number before it.
pub(super) fn is_sign(text: &str) -> bool {
    roman(text).is_some() || circled(text).is_some()
}

/// Ⅰ
fn roman(text: &str) -> Read<'_, u16> {
    let sign = text.chars().next()?;
    Some((u16::try_from(numeral::roman_sign(sign)?).ok()?, text.get(sign.len_utf8()..)?))
}

/// ③
fn circled(text: &str) -> Read<'_, u16> {
    let sign = text.chars().next().filter(|sign| matches!(sign, '①'..='⑳'))?;
    Some((u16::try_from(numeral::ring(sign)?).ok()?, text.get(sign.len_utf8()..)?))
}
