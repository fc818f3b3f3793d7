//! The scanner of Japanese text: one pass over the characters, which never looks further than one mention.

use std::ops::Range;

use super::annex::Annex;
use super::place::{Joint, Place};
use super::{Base, Items, Mention, Owner, Step, Which, titled};
use crate::law::Part;
use crate::law::level::japanese::{branch, part, step};
use crate::law::level::{Level, Read};
use crate::syntax::keyword::Keyword;
use crate::text::fold::Folded;
use crate::wording::number::Number;

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
    let folded = Folded::new(text);
    let mut scan = Scan { text, folded: &folded, names, found: Vec::new() };
    let mut cited = foreign.iter().map(|range| (folded.at(range.start), range)).peekable();
    let mut rest = folded.text.as_str();
    while let Some(first) = rest.chars().next() {
        let at = folded.text.len() - rest.len();
        let after = rest.get(first.len_utf8()..).unwrap_or("");
        rest = if let Some((_, range)) = cited.next_if(|(start, _)| *start <= at) {
            scan.foreign(range.clone());
            rest.get(folded.at(range.end).saturating_sub(at)..).unwrap_or("")
        } else {
            let limit = cited.peek().map_or(folded.text.len(), |(start, _)| *start);
            // With nothing else a mention begins.
            let begins = matches!(first, '第' | '前' | '次' | '同' | '本' | 'こ' | '各' | '別' | '様' | '{');
            begins.then(|| scan.mention(rest, limit)).flatten().unwrap_or(after)
        };
    }
    scan.found
}

struct Scan<'t> {
    text: &'t str,
    folded: &'t Folded,
    names: &'t [&'t str],
    found: Vec<Mention>,
}

impl<'t> Scan<'t> {
    /// The offset in the text of what is left of the folded one.
    fn offset(&self, rest: &str) -> usize {
        self.folded.origin(self.folded.text.len() - rest.len()) as usize
    }

    /// A citation of a law: passed over, and what 同条 after it refers to.
    fn foreign(&mut self, range: Range<usize>) {
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

    /// Reads a mention that begins here and ends before `limit`; what follows it.
    fn mention(&mut self, text: &'t str, limit: usize) -> Option<&'t str> {
        let place = self.place(text)?;
        if self.folded.text.len() - place.rest.len() > limit {
            return None;
        }
        let range = self.offset(text)..self.offset(place.rest);
        let before = self.before(range.start).filter(|_| !place.is_relative());
        // 各号 alone says nothing of whose they are.
        if place.begins_with_items() && !matches!(before, Some((_, Joint::Of))) {
            return None;
        }
        let owner = match before {
            Some((before, _)) if !matches!(place.article, Base::Titled(_)) => before.owner.clone(),
            _ => self.owner(range.start, &place),
        };
        let Place { mut article, after_number, mut paragraph, item, proviso, rest } = place;
        let numbered = after_number.map(|rest| range.start..self.offset(rest));
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
        Some(rest)
    }

    /// The levels of a place with which a text begins.
    fn place(&self, text: &'t str) -> Option<Place<'t>> {
        let mut place = Place { article: Base::Here, after_number: None, paragraph: None, item: None, proviso: false, rest: text };
        if let Some((annex, number, rest)) = Annex::read(text) {
            return Some(Place { article: Base::Annex(annex, number), rest, ..place });
        }
        for (word, items) in [("前各号", Items::Before), ("次の各号", Items::After)] {
            if let Some(rest) = text.strip_prefix(word) {
                return Some(Place { item: Some(items), rest, ..place });
            }
        }
        if let Some((Part::EachItem, rest)) = part(text) {
            return Some(Place { item: Some(Items::Each), rest, ..place });
        }
        if let Some((titled, rest)) = self.titled(text) {
            place.rest = rest;
            place.article = match titled.kind {
                Keyword::Chapter => Base::Division { chapter: Some(Which::Titled(titled)), section: None },
                Keyword::Section => Base::Division { chapter: None, section: Some(Which::Titled(titled)) },
                _ => Base::Titled(titled),
            };
        } else {
            let ((step, level), rest) = step(text)?;
            place.rest = rest;
            match level {
                Level::Chapter => (place.article, place.rest) = divided(step, rest, |which| (Some(which), None)),
                Level::Section => (place.article, place.rest) = divided(step, rest, |which| (None, Some(which))),
                Level::Article => {
                    let (which, rest) = numbered(step, rest);
                    place.rest = rest;
                    place.article = match which {
                        Which::Number(number) => {
                            place.after_number = Some(rest);
                            Base::Number(number)
                        }
                        _ => Base::Step(step),
                    };
                }
                Level::Paragraph => place.paragraph = Some(step),
                Level::Item => place.item = Some(Items::One(step)),
                // Policies have none.
                Level::Part | Level::Subsection | Level::Division => return None,
            }
        }
        below(&mut place);
        Some(place)
    }

    /// A reference by title that begins here.
    fn titled(&self, text: &'t str) -> Read<'t, titled::Titled> {
        let (titled, end) = text.starts_with('{').then(|| titled::read(self.text, self.offset(text)))??;
        Some((titled, self.folded.text.get(self.folded.at(end)..)?))
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
    fn owner(&self, start: usize, place: &Place<'_>) -> Owner {
        let before = self.text.get(..start).unwrap_or("").trim_end();
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
        if let Some(stem) = before.strip_suffix("附則").map(without_note) {
            let is_other = FORMER.iter().any(|former| stem.ends_with(former)) || stem.chars().next_back().is_some_and(ends_name);
            return if is_other && !is_self(stem) { Owner::Foreign } else { Owner::Supplement };
        }
        // NIST SP 800-63の第4章
        let is_coded = owned.chars().next_back().is_some_and(|last| last.is_ascii_alphanumeric() || ('０'..='ｚ').contains(&last));
        if owned.len() < before.len() && (is_coded || TITLED.iter().any(|word| owned.ends_with(word))) {
            return Owner::Foreign;
        }
        match before.chars().next_back() {
            Some(last) if ends_name(last) => Owner::Foreign,
            _ => Owner::Own,
        }
    }
}

/// What follows the highest level of a place: 第2節 after 第3章, 第1項第2号, 各号, ただし書 after an article.
fn below(place: &mut Place<'_>) {
    let numbered_step = |rest| step(rest).filter(|((step, _), _)| matches!(step, Step::Number(_)));
    if let Base::Division { section, .. } = &mut place.article {
        if let Some(((step, Level::Section), after)) = numbered_step(place.rest).filter(|_| section.is_none()) {
            let (which, after) = numbered(step, after);
            (*section, place.rest) = (Some(which), after);
        }
        return;
    }
    while let Some(((step, level), after)) = numbered_step(place.rest) {
        match level {
            Level::Paragraph if place.paragraph.is_none() && place.item.is_none() => place.paragraph = Some(step),
            Level::Item if place.item.is_none() => place.item = Some(Items::One(step)),
            _ => break,
        }
        place.rest = after;
    }
    match part(place.rest) {
        Some((Part::EachItem, rest)) if place.item.is_none() => (place.item, place.rest) = (Some(Items::Each), rest),
        Some((Part::Proviso, rest)) if place.item.is_none() => (place.proviso, place.rest) = (true, rest),
        _ => {}
    }
}

/// A chapter or a section with its branches.
fn divided(step: Step, rest: &str, level: impl Fn(Which) -> (Option<Which>, Option<Which>)) -> (Base, &str) {
    let (which, rest) = numbered(step, rest);
    let (chapter, section) = level(which);
    (Base::Division { chapter, section }, rest)
}

/// 第36条の2: with the branches, which the step does not hold.
fn numbered(step: Step, text: &str) -> (Which, &str) {
    let Step::Number(main) = step else { return (Which::Step(step), text) };
    let (mut number, mut rest) = (Number::new(main), text);
    while let Some((Some(next), after)) = branch(rest) {
        (number, rest) = (number.branch(next), after);
    }
    (Which::Number(number), rest)
}

/// What stands in brackets beside a place is no longer.
const LONGEST_NOTE: usize = 400;

/// The text without a note in brackets at its end.
fn without_note(text: &str) -> &str {
    let Some(inside) = text.strip_suffix([')', '）']) else { return text };
    let mut depth = 1;
    for (at, character) in inside.char_indices().rev().take(LONGEST_NOTE) {
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
