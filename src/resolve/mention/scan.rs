//! The scanner: one pass over the characters, which never looks further than one mention.

use std::ops::Range;

use super::{Base, Mention, Owner, Step};
use crate::resolve::outline::Written;

/// Units that a place is counted in.
const UNITS: [char; 3] = ['条', '項', '号'];
/// What makes another word of a unit: 条件, 項目, 号棟.
const LONGER: &str = "件例約文目数棟室館機線俸様";
/// What joins two places.
const LINKS: [&str; 12] = ["及び", "および", "又は", "または", "並びに", "若しくは", "から", "まで及び", "、", "・", "から第", "ないし"];
/// A former text has numbers of its own.
const FORMER: [&str; 6] = ["改正前の", "従前の", "旧規程", "旧", "廃止前の", "改正前"];
/// What a document calls itself.
const SELF: [&str; 4] = ["規程", "規則", "要綱", "規定"];

/// The provisions that a text mentions. `names` are the short names of parents; `foreign` are the citations of laws in it, in order.
pub fn mentions(text: &str, names: &[&str], foreign: &[Range<usize>]) -> Vec<Mention> {
    let chars: Vec<(usize, char)> = text.char_indices().map(|(at, character)| (at, fold(character))).collect();
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
        self.found.push(Mention { range, owner: Owner::Foreign, article: Base::Here, paragraph: None, item: None });
    }

    /// Reads a mention that begins here and ends before `limit`.
    fn mention(&mut self, limit: usize) -> bool {
        let start = self.at;
        let Some((article, paragraph, item, end)) = self.place(start) else { return false };
        let range = self.end_offset(start)..self.end_offset(end);
        if range.end > limit {
            return false;
        }
        let linked = self.linked(range.start).filter(|_| !is_relative(&article, paragraph));
        let owner = match linked {
            Some(before) => before.owner.clone(),
            None => self.owner(start, &article, paragraph),
        };
        // 第5条第1項及び第3項: what is not written is that of the place before, if that goes as deep.
        let (article, paragraph) = match linked {
            Some(before) if article == Base::Here && paragraph.is_some() && before.paragraph.is_some() => {
                (before.article.clone(), paragraph)
            }
            Some(before) if article == Base::Here && paragraph.is_none() && before.item.is_some() => {
                (before.article.clone(), before.paragraph)
            }
            _ => (article, paragraph),
        };
        self.found.push(Mention { range, owner, article, paragraph, item });
        self.at = end;
        true
    }

    /// The levels of a place that begins at `start`.
    fn place(&self, start: usize) -> Option<(Base, Option<Step>, Option<u32>, usize)> {
        if let Some(end) = self.word(start, "別表") {
            let number = self.word(end, "第").and_then(|at| self.number(at));
            return Some((Base::Table(number.map(|(number, _)| number)), None, None, number.map_or(end, |(_, end)| end)));
        }
        let (mut article, mut paragraph, mut item) = (Base::Here, None, None);
        let (step, unit, mut end) = self.step(start)?;
        match unit {
            '条' => {
                let (base, after) = self.article(start, step, end);
                (article, end) = (base, after);
            }
            '項' => paragraph = Some(step),
            _ => item = number_of(step),
        }
        while let Some((step @ Step::Number(_), unit, after)) = self.step(end) {
            match unit {
                '項' if paragraph.is_none() && item.is_none() => paragraph = Some(step),
                '号' if item.is_none() => item = number_of(step),
                _ => break,
            }
            end = after;
        }
        let longer = self.char(end).is_some_and(|next| LONGER.contains(next));
        (!longer).then_some((article, paragraph, item, end))
    }

    /// 第36条の2: the branches, which the step does not hold.
    fn article(&self, start: usize, step: Step, end: usize) -> (Base, usize) {
        if !matches!(step, Step::Number(_)) {
            return (Base::Step(step), end);
        }
        let mut last = end;
        while let Some((_, after)) = self.word(last, "の").and_then(|at| self.number(at)).filter(|(_, after)| self.ends_branch(*after)) {
            last = after;
        }
        let written = self.text.get(self.end_offset(start)..self.end_offset(last)).unwrap_or("");
        let number = Written::read(written).map(|written| written.number);
        (number.map_or(Base::Step(step), Base::Number), last)
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
            _ => None,
        }
    }

    /// Digits or kanji of a number.
    fn number(&self, start: usize) -> Option<(u32, usize)> {
        let digits = |from: &dyn Fn(char) -> bool| (start..self.chars.len()).take_while(|&at| self.char(at).is_some_and(from)).count();
        let (arabic, kanji) = (digits(&|c| c.is_ascii_digit()), digits(&|c| "〇一二三四五六七八九十百".contains(c)));
        let end = start + arabic.max(kanji);
        let written: String = (start..end).filter_map(|at| self.char(at)).collect();
        let number = Written::read(&written)?.number.main();
        (end > start).then_some((number, end))
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

    /// The mention to which a place that begins at `start` is joined by a link and nothing else.
    fn linked(&self, start: usize) -> Option<&Mention> {
        let before = self.found.last()?;
        let between = self.text.get(before.range.end..start)?.trim();
        let between = between.strip_prefix("まで").unwrap_or(between);
        let between = without_note(between);
        LINKS.contains(&between).then_some(before)
    }

    /// Whose place begins at `start`: what stands before it says so.
    fn owner(&self, start: usize, article: &Base, paragraph: Option<Step>) -> Owner {
        let before = self.text.get(..self.end_offset(start)).unwrap_or("").trim_end();
        // 同条 and 同項 take over whose the place before is.
        if matches!(article, Base::Step(Step::Same)) || *article == Base::Here && paragraph == Some(Step::Same) {
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
        if before.ends_with("附則") {
            return Owner::Supplement;
        }
        let titled =
            ["規程", "規則", "要綱", "要領", "細則", "条例", "法", "令", "約款", "契約", "定款", "指針", "ガイドライン", "別表", "様式"];
        if owned.len() < before.len() && titled.iter().any(|word| owned.ends_with(word)) {
            return Owner::Foreign;
        }
        match before.chars().next_back() {
            Some(last) if is_name(last) || "」』】〉》".contains(last) => Owner::Foreign,
            _ => Owner::Own,
        }
    }
}

/// 前条, 次項: told from where it stands, whatever is mentioned before.
fn is_relative(article: &Base, paragraph: Option<Step>) -> bool {
    let relative = |step: Step| matches!(step, Step::Back(_) | Step::Next);
    match article {
        Base::Step(step) => relative(*step),
        Base::Here => paragraph.is_some_and(relative),
        Base::Number(_) | Base::Table(_) => false,
    }
}

fn number_of(step: Step) -> Option<u32> {
    match step {
        Step::Number(number) => Some(number),
        Step::Back(_) | Step::Next | Step::Same => None,
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

fn fold(character: char) -> char {
    match character {
        '０'..='９' => u32::from(character).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(character),
        _ => character,
    }
}
