//! The scanner of Japanese text: one pass over the characters, which never looks further than one mention.

use std::ops::Range;

use super::place::{Joint, Place};
use super::{Base, Items, Mention, Owner, Step, Which, titled};
use crate::syntax::keyword::Keyword;
use crate::text::fold::fold_char;
use crate::text::numeral;
use crate::wording::number::Written;

/// Units that a place is counted in.
const UNITS: [char; 5] = ['章', '節', '条', '項', '号'];
/// What makes another word of a unit: 条件, 項目, 号棟, 節電.
const LONGER: &str = "件例約文目数棟室館機線俸様電度水程";
/// What joins two places.
const LINKS: [&str; 12] = ["及び", "および", "又は", "または", "並びに", "若しくは", "から", "まで及び", "、", "・", "から第", "ないし"];
/// A former text has numbers of its own.
const FORMER: [&str; 6] = ["改正前の", "従前の", "旧規程", "旧", "廃止前の", "改正前"];
/// What the name of another text ends with, where 「の」 stands before the place.
const TITLED: [&str; 26] = [
    "規程",
    "規則",
    "要綱",
    "要領",
    "細則",
    "条例",
    "法",
    "令",
    "約款",
    "契約",
    "定款",
    "指針",
    "ガイドライン",
    "別表",
    "様式",
    "版",
    "編",
    "書",
    "別冊",
    "別添",
    "基準",
    "手順",
    "マニュアル",
    "計画",
    "協定",
    "憲章",
];
/// What a document calls itself.
const SELF: [&str; 4] = ["規程", "規則", "要綱", "規定"];

/// The provisions that a text mentions. `names` are the short names of parents; `foreign` are the citations of laws in it, in order.
pub(super) fn mentions(text: &str, names: &[&str], foreign: &[Range<usize>]) -> Vec<Mention> {
    let chars: Vec<(usize, char)> = text.char_indices().map(|(at, character)| (at, fold_char(character))).collect();
    let mut scan = Scan { text, chars, names, at: 0, found: Vec::new() };
    let mut cited = foreign.iter().peekable();
    while let Some(offset) = scan.offset(scan.at) {
        if let Some(range) = cited.next_if(|range| range.start <= offset) {
            scan.foreign(range.clone());
            continue;
        }
        let end = cited.peek().map_or(text.len(), |range| range.start);
        if !scan.mention(end) {
            scan.at += 1;
        }
    }
    scan.found
}

struct Scan<'t> {
    text: &'t str,
    chars: Vec<(usize, char)>,
    names: &'t [&'t str],
    at: usize,
    found: Vec<Mention>,
}

impl Scan<'_> {
    fn offset(&self, at: usize) -> Option<usize> {
        self.chars.get(at).map(|(offset, _)| *offset)
    }

    fn end_offset(&self, at: usize) -> usize {
        self.offset(at).unwrap_or(self.text.len())
    }

    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, character)| *character)
    }

    /// A citation of a law: passed over, and what 同条 after it refers to.
    fn foreign(&mut self, range: Range<usize>) {
        while self.offset(self.at).is_some_and(|offset| offset < range.end) {
            self.at += 1;
        }
        self.found.push(Mention {
            range,
            owner: Owner::Foreign,
            article: Base::Here,
            numbered: None,
            paragraph: None,
            item: None,
            proviso: false,
        });
    }

    /// Reads a mention that begins here and ends before `limit`.
    fn mention(&mut self, limit: usize) -> bool {
        let start = self.at;
        let Some(place) = self.place(start) else { return false };
        let range = self.end_offset(start)..self.end_offset(place.end);
        if range.end > limit {
            return false;
        }
        let before = self.before(range.start).filter(|_| !place.is_relative());
        // 各号 alone says nothing of whose they are.
        if place.begins_with_items() && !matches!(before, Some((_, Joint::Of))) {
            return false;
        }
        let owner = match before {
            Some((before, _)) if !matches!(place.article, Base::Titled(_)) => before.owner.clone(),
            _ => self.owner(start, &place),
        };
        let Place { mut article, number_end, mut paragraph, item, proviso, end } = place;
        let numbered = number_end.map(|end| range.start..self.end_offset(end));
        if let Some((before, joint)) = before {
            let is_deeper = joint == Joint::Of;
            match (&mut article, &before.article) {
                // 第5条第1項及び第3項: what is not written is that of the place before, if that goes as deep.
                (article @ Base::Here, base) if paragraph.is_some() && (is_deeper || before.paragraph.is_some()) => *article = base.clone(),
                (article @ Base::Here, base) if paragraph.is_none() && (is_deeper || before.item.is_some()) => {
                    (*article, paragraph) = (base.clone(), before.paragraph);
                }
                (Base::Division { chapter: chapter @ None, .. }, Base::Division { chapter: written, section })
                    if is_deeper || section.is_some() =>
                {
                    chapter.clone_from(written);
                }
                _ => {}
            }
        }
        self.found.push(Mention { range, owner, article, numbered, paragraph, item, proviso });
        self.at = end;
        true
    }

    /// The levels of a place that begins at `start`.
    fn place(&self, start: usize) -> Option<Place> {
        let mut place = Place { article: Base::Here, number_end: None, paragraph: None, item: None, proviso: false, end: start };
        if let Some(end) = self.word(start, "別表") {
            let number = self.word(end, "第").and_then(|at| self.number(at));
            place.article = Base::Table(number.map(|(number, _)| number));
            place.end = number.map_or(end, |(_, end)| end);
            return Some(place);
        }
        for (word, items) in [("前各号", Items::Before), ("次の各号", Items::After), ("各号", Items::Each)] {
            if let Some(end) = self.word(start, word) {
                return Some(Place { item: Some(items), end, ..place });
            }
        }
        if let Some((titled, end)) = self.titled(start) {
            place.end = end;
            place.article = match titled.kind {
                Keyword::Chapter => Base::Division { chapter: Some(Which::Titled(titled)), section: None },
                Keyword::Section => Base::Division { chapter: None, section: Some(Which::Titled(titled)) },
                _ => Base::Titled(titled),
            };
        } else {
            let (step, unit, end) = self.step(start)?;
            place.end = end;
            match unit {
                '章' | '節' | '条' => {
                    let (base, after) = self.numbered(start, step, end);
                    place.end = after;
                    place.article = match (unit, base) {
                        ('条', Which::Number(number)) => {
                            place.number_end = Some(after);
                            Base::Number(number)
                        }
                        ('条', _) => Base::Step(step),
                        ('章', which) => Base::Division { chapter: Some(which), section: None },
                        (_, which) => Base::Division { chapter: None, section: Some(which) },
                    };
                }
                '項' => place.paragraph = Some(step),
                _ => place.item = Some(Items::One(step)),
            }
        }
        self.below(&mut place);
        let longer = self.char(place.end).is_some_and(|next| LONGER.contains(next));
        (!longer).then_some(place)
    }

    /// What follows the highest level of a place: 第2節 after 第3章, 第1項第2号, 各号, ただし書 after an article.
    fn below(&self, place: &mut Place) {
        if let Base::Division { section, .. } = &mut place.article {
            if let Some((step @ Step::Number(_), '節', after)) = self.step(place.end).filter(|_| section.is_none()) {
                let (which, after) = self.numbered(place.end, step, after);
                (*section, place.end) = (Some(which), after);
            }
            return;
        }
        while let Some((step @ Step::Number(_), unit, after)) = self.step(place.end) {
            match unit {
                '項' if place.paragraph.is_none() && place.item.is_none() => place.paragraph = Some(step),
                '号' if place.item.is_none() => place.item = Some(Items::One(step)),
                _ => break,
            }
            place.end = after;
        }
        if place.item.is_none()
            && let Some(end) = self.word(place.end, "各号")
        {
            (place.item, place.end) = (Some(Items::Each), end);
        }
        let proviso = ["ただし書き", "ただし書", "但し書き", "但書"].iter().find_map(|word| self.word(place.end, word));
        if let Some(end) = proviso.filter(|_| place.item.is_none()) {
            (place.proviso, place.end) = (true, end);
        }
    }

    /// A reference by title that begins here, in offsets of the text, and where it ends.
    fn titled(&self, start: usize) -> Option<(titled::Titled, usize)> {
        let (titled, end) = titled::read(self.text, self.offset(start)?)?;
        Some((titled, self.chars.partition_point(|(offset, _)| *offset < end)))
    }

    /// 第36条の2: with the branches, which the step does not hold.
    fn numbered(&self, start: usize, step: Step, end: usize) -> (Which, usize) {
        if !matches!(step, Step::Number(_)) {
            return (Which::Step(step), end);
        }
        let mut last = end;
        while let Some((_, after)) = self.word(last, "の").and_then(|at| self.number(at)).filter(|(_, after)| self.ends_branch(*after)) {
            last = after;
        }
        let written = self.text.get(self.end_offset(start)..self.end_offset(last)).unwrap_or("");
        let number = Written::read(written).map(|written| written.number);
        (number.map_or(Which::Step(step), Which::Number), last)
    }

    /// Not 第3条の一部, 第3条の2人.
    fn ends_branch(&self, at: usize) -> bool {
        self.char(at).is_none_or(|next| !is_name(next) || "第及又並若前各本以関".contains(next))
    }

    /// 第2項, 前項, 前2項, 次条, 同号: the step, its unit and the end.
    fn step(&self, start: usize) -> Option<(Step, char, usize)> {
        let unit = |at: usize| self.char(at).filter(|unit| UNITS.contains(unit));
        match self.char(start)? {
            '第' => {
                let (number, end) = self.number(start + 1)?;
                Some((Step::Number(number), unit(end)?, end + 1))
            }
            '前' => match self.number(start + 1) {
                Some((number, end)) => Some((Step::Back(number), unit(end)?, end + 1)),
                None => Some((Step::Back(1), unit(start + 1)?, start + 2)),
            },
            '次' => Some((Step::Next, unit(start + 1)?, start + 2)),
            '同' => Some((Step::Same, unit(start + 1)?, start + 2)),
            '本' => Some((Step::This, unit(start + 1)?, start + 2)),
            'こ' => {
                let end = self.word(start, "この")?;
                Some((Step::This, unit(end)?, end + 1))
            }
            _ => None,
        }
    }

    /// Digits or kanji of a number.
    fn number(&self, start: usize) -> Option<(u32, usize)> {
        let offset = self.offset(start)?;
        let numeral = numeral::at_start(self.text.get(offset..)?)?;
        let number = u32::try_from(numeral.value?).ok()?;
        Some((number, self.chars.partition_point(|(at, _)| *at < offset + numeral.len)))
    }

    fn word(&self, start: usize, word: &str) -> Option<usize> {
        let mut at = start;
        for character in word.chars() {
            if self.char(at) != Some(character) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// The mention to which a place that begins at `start` is joined by a link and nothing else, or of which it is a part.
    fn before(&self, start: usize) -> Option<(&Mention, Joint)> {
        let before = self.found.last()?;
        let between = self.text.get(before.range.end..start)?.trim();
        if between.is_empty() || between == "の" {
            return Some((before, Joint::Of));
        }
        let between = between.strip_prefix("まで").unwrap_or(between);
        LINKS.contains(&without_note(between)).then_some((before, Joint::And))
    }

    /// Whose place begins at `start`: what stands before it says so.
    fn owner(&self, start: usize, place: &Place) -> Owner {
        let before = self.text.get(..self.end_offset(start)).unwrap_or("").trim_end();
        let takes_over = match &place.article {
            Base::Titled(_) => return Owner::Own,
            Base::Division { chapter: Some(which), .. } | Base::Division { section: Some(which), .. } => match which {
                Which::Titled(_) => return Owner::Own,
                which => *which == Which::Step(Step::Same),
            },
            Base::Step(step) => *step == Step::Same,
            Base::Here => place.paragraph == Some(Step::Same) || place.item == Some(Items::One(Step::Same)),
            _ => false,
        };
        // 同条 and 同項 take over whose the place before is.
        if takes_over {
            return self.found.last().map_or(Owner::Own, |mention| mention.owner.clone());
        }
        if FORMER.iter().any(|former| before.ends_with(former)) {
            return Owner::Foreign;
        }
        let before = without_note(before);
        let named = self.names.iter().position(|name| before.ends_with(name));
        if let Some(named) = named {
            return Owner::Named(named);
        }
        let owned = before.strip_suffix('の').unwrap_or(before);
        let is_self =
            |text: &str| SELF.iter().any(|word| text.strip_suffix(word).is_some_and(|stem| stem.ends_with("この") || stem.ends_with('本')));
        if is_self(owned) || before.ends_with("本則") {
            return Owner::Own;
        }
        if let Some(stem) = before.strip_suffix("附則") {
            let is_other = FORMER.iter().any(|former| stem.ends_with(former)) || stem.chars().next_back().is_some_and(ends_name);
            return if is_other && !is_self(stem) { Owner::Foreign } else { Owner::Supplement };
        }
        if owned.len() < before.len() && TITLED.iter().any(|word| owned.ends_with(word)) {
            return Owner::Foreign;
        }
        match before.chars().next_back() {
            Some(last) if ends_name(last) => Owner::Foreign,
            _ => Owner::Own,
        }
    }
}

/// The text without a note in brackets at its end.
fn without_note(text: &str) -> &str {
    let Some(inside) = text.strip_suffix([')', '）']) else { return text };
    let mut depth = 1;
    for (at, character) in inside.char_indices().rev() {
        match character {
            ')' | '）' => depth += 1,
            '(' | '（' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return inside.get(..at).unwrap_or("").trim_end();
        }
    }
    text
}

/// What a title may end with.
fn is_name(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '々' | '\u{30a1}'..='\u{30fa}' | 'ー' | 'a'..='z' | 'A'..='Z' | '0'..='9')
}

/// What the name of another text may end with, quoted or not.
fn ends_name(character: char) -> bool {
    is_name(character) || "」』】〉》".contains(character)
}
