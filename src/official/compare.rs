//! A volume of the official text held against the requirements of the standard: a row for each item.

use std::sync::Arc;

use super::claims::{differences, missing_points};
use super::likeness::{ALIKE, Corpus, FAR_MORE};
use super::outline::{Item, Outline, Section, in_order};
use super::pairing::{Found, Pair, group, pair};
use crate::answer::official::{Ours, Row, Theirs, Verdict};
use crate::diagnostic::{Lang, Text};
use crate::model::item::{self, Number, Ordinal};
use crate::model::standard::{Pattern, Requirement, Standard, TextState};
use crate::model::vocabulary::Vocabulary;

/// A volume that was read.
#[derive(Debug)]
pub(super) struct Volume {
    /// The letter of the volume.
    pub letter: Arc<str>,
    /// Its title.
    pub title: Text,
    /// The name of the file.
    pub file: String,
    /// Which of the documents it is.
    pub document: usize,
    /// What it says.
    pub outline: Outline,
    /// Whether it says that it is a draft.
    pub is_draft: bool,
    /// Requirements with the items that they are.
    pub settled: Vec<Settled>,
}

/// A requirement with its item, and what came of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settled {
    pub pair: Pair,
    /// Whether the item has another number.
    pub is_renumbered: bool,
    /// Whether the text bears the requirement out: alike, and nothing in it another.
    pub is_confirmed: bool,
}

impl Volume {
    /// The items in their order.
    pub(super) fn found<'v>(&'v self, standard: &Standard) -> Vec<Found<'v>> {
        let of = |section: &'v Section| {
            section.items.iter().map(|item| Found {
                section: &section.number,
                group: item.group.as_deref().filter(|heading| !heading.is_empty()).map(|heading| group(heading, standard)),
                item,
            })
        };
        self.outline.sections.iter().flat_map(of).collect()
    }
}

/// The requirements of a volume.
pub(super) fn requirements<'s>(letter: &str, standard: &'s Standard) -> Vec<(usize, &'s Requirement)> {
    standard.requirements.iter().enumerate().filter(|(_, requirement)| *requirement.number.volume == *letter).collect()
}

/// The rows of a volume, in the order of its items.
pub(super) fn rows(volume: &mut Volume, standard: &Standard, vocabulary: &Vocabulary) -> Vec<Row> {
    let found = volume.found(standard);
    let texts: Vec<String> = found.iter().map(|found| found.item.whole()).collect();
    let corpus = Corpus::of(texts.iter().map(String::as_str));
    let requirements = requirements(&volume.letter, standard);
    let paired = pair(&requirements, &found, &corpus);
    let rows = Rows { volume, standard };
    let mut all: Vec<(Place<'_>, Row)> = Vec::new();
    let mut settled: Vec<Settled> = Vec::new();
    for &(index, requirement) in &requirements {
        let pair = paired.iter().find(|pair| pair.requirement == index);
        let Some((pair, of)) = pair.and_then(|pair| Some((pair, found.get(pair.item)?))) else {
            all.push((Place::of_number(&requirement.number), rows.without_item(index, requirement)));
            continue;
        };
        let likes = found.iter().enumerate().filter(|(at, other)| *at != pair.item && other.section == of.section);
        let next = likes.map(|(at, _)| corpus.likeness(at, requirement)).fold(0.0, f64::max);
        let is_alike = pair.likeness >= ALIKE || pair.likeness >= ALIKE / 2.0 && pair.likeness >= FAR_MORE * next;
        let row = rows.paired(index, requirement, of, is_alike, differences(requirement, of.item, vocabulary));
        let is_renumbered = row.verdict == Verdict::Renumbered;
        // Points that are lacking can be added as they read; all else that differs is for people to settle.
        let others = row.remarks.len() - usize::from(!missing_points(requirement, of.item).is_empty());
        let is_sound = matches!(row.verdict, Verdict::Alike | Verdict::Renumbered | Verdict::Disagrees);
        let is_confirmed = is_sound && is_alike && others == 0;
        settled.push(Settled { pair: *pair, is_renumbered, is_confirmed });
        all.push((Place::of_item(of), row));
    }
    for (_, of) in found.iter().enumerate().filter(|(at, _)| !paired.iter().any(|pair| pair.item == *at)) {
        all.push((Place::of_item(of), rows.without_requirement(of)));
    }
    // Groups stand in the order in which the text has them; what only the standard has comes after.
    let order = |group: Option<&str>| found.iter().position(|found| name(found) == group).unwrap_or(usize::MAX);
    all.sort_by(|(one, _), (other, _)| {
        in_order(one.section, other.section).then_with(|| order(one.group).cmp(&order(other.group))).then(one.number.cmp(&other.number))
    });
    let sorted = all.into_iter().map(|(_, row)| row).collect();
    volume.settled = settled;
    sorted
}

/// The key of the group of an item, or its heading.
fn name<'o>(found: &'o Found<'_>) -> Option<&'o str> {
    found.group.as_ref().map(|group| group.as_ref().map_or_else(|heading| *heading, String::as_str))
}

/// Where a row stands.
struct Place<'r> {
    section: &'r str,
    group: Option<&'r str>,
    number: u32,
}

impl<'r> Place<'r> {
    fn of_number(number: &'r Number) -> Self {
        let ordinal = match &number.ordinal {
            Ordinal::Number(number) => *number,
            Ordinal::Handle(_) => u32::MAX,
        };
        Self { section: &number.section, group: number.group.as_deref(), number: ordinal }
    }

    fn of_item(found: &'r Found<'_>) -> Self {
        Self { section: found.section, group: name(found), number: found.item.number }
    }
}

struct Rows<'v> {
    volume: &'v Volume,
    standard: &'v Standard,
}

impl Rows<'_> {
    /// A requirement with its item.
    fn paired(&self, index: usize, requirement: &Requirement, of: &Found<'_>, is_alike: bool, differences: Vec<Text>) -> Row {
        let item = of.item;
        let mut remarks = differences;
        let same = of.has(&requirement.number);
        let verdict = if item.is_torn || item.whole().trim().is_empty() {
            remarks.insert(0, Text::new("本文の一部を読めていません", "some of its text could not be read"));
            Verdict::Unread
        } else if !item.is_printed {
            remarks
                .insert(0, Text::new("番号の記号が読めないので、順に数えました", "the sign of its number cannot be read; it was counted"));
            Verdict::Unlike
        } else if !same {
            Verdict::Renumbered
        } else if !remarks.is_empty() {
            Verdict::Disagrees
        } else if is_alike {
            Verdict::Alike
        } else {
            let text = Text::new(
                "同じ番号ですが、言葉からは同じ内容か分かりません。見比べてください",
                "the number is the same; whether the matter is cannot be told from the words: compare them",
            );
            remarks.push(text);
            Verdict::Unlike
        };
        self.row(verdict, &requirement.number.section, Some(self.ours(index, requirement)), Some(of), remarks)
    }

    /// A requirement of which there is no item.
    fn without_item(&self, index: usize, requirement: &Requirement) -> Row {
        let section = &*requirement.number.section;
        let outline = &self.volume.outline;
        let listed = outline.sections.iter().find(|listed| *listed.number == *section);
        let is_whole = listed.is_some_and(|listed| listed.is_whole);
        let (verdict, remark) = if outline.may_hide(section) || listed.is_some() && !is_whole {
            (Verdict::Unread, Text::new("あるはずの所に、読めていない箇所があります", "something could not be read where it would stand"))
        } else if listed.is_none() {
            (
                Verdict::Absent,
                Text::new(
                    format!("本文の{section}に遵守事項の一覧が見つかりません"),
                    format!("no list of requirements is found in {section} of the text"),
                ),
            )
        } else {
            return self.row(Verdict::Absent, section, Some(self.ours(index, requirement)), None, Vec::new());
        };
        self.row(verdict, section, Some(self.ours(index, requirement)), None, vec![remark])
    }

    /// An item that the standard does not have.
    fn without_requirement(&self, of: &Found<'_>) -> Row {
        let mut remarks = Vec::new();
        if of.item.is_torn {
            remarks.push(Text::new("本文の一部を読めていません", "some of its text could not be read"));
        }
        if !of.item.is_printed {
            remarks.push(Text::new("番号の記号が読めないので、順に数えました", "the sign of its number cannot be read; it was counted"));
        }
        let taken = self.standard.requirements.iter().any(|other| *other.number.volume == *self.volume.letter && of.has(&other.number));
        if taken {
            remarks
                .push(Text::new("この番号は、組み込みでは別の遵守事項のものです", "the standard gives this number to another requirement"));
        }
        self.row(Verdict::Missing, of.section, None, Some(of), remarks)
    }

    fn row(&self, verdict: Verdict, section: &str, ours: Option<Ours>, of: Option<&Found<'_>>, remarks: Vec<Text>) -> Row {
        let titled = self.volume.title.clone();
        let theirs = of.map(|of| Theirs { number: printed(&titled, of), text: of.item.whole(), page: of.item.page });
        Row { verdict, volume: titled, section: section.to_owned(), ours, theirs, remarks }
    }

    fn ours(&self, index: usize, requirement: &Requirement) -> Ours {
        let official = |lang| item::official(self.standard, index, None, lang);
        Ours {
            short: item::short(self.standard, index, None),
            number: Text::new(official(Lang::Ja), official(Lang::En)),
            title: requirement.title.clone(),
            state: state(self.standard.state_of(requirement, None)),
        }
    }
}

/// The number of an item as the text prints it.
fn printed(volume: &Text, of: &Found<'_>) -> Text {
    let group = of.item.group.as_deref().filter(|heading| !heading.is_empty());
    let (section, ring) = (of.section, item::ring(of.item.number));
    let (ja, en) = group.map_or_else(<(String, String)>::default, |group| (format!("＜{group}＞"), format!(" <{group}> ")));
    Text::new(format!("{}{section}{ja}{ring}", volume.ja), format!("{} {section}{en}({})", volume.en, of.item.number))
}

fn state(state: TextState) -> Text {
    match state {
        TextState::Final => Text::new("正文", "final_text"),
        TextState::Draft => Text::new("案文", "draft_text"),
        TextState::Unverified => Text::new("未確認", "unverified"),
        TextState::NotAvailable => Text::new("本文未入手", "not_available"),
    }
}

/// What is to be said of a volume beside its items: patterns that disagree, notes, lists with gaps.
pub(super) fn remarks(volume: &Volume, standard: &Standard) -> Vec<Text> {
    let mut remarks = Vec::new();
    if volume.outline.sections.is_empty() {
        remarks.push(Text::new(
            "「【遵守事項】」が見つかりません。遵守事項を持つ文書かどうか確かめてください",
            "no \"【遵守事項】\" is found; see whether the document lays requirements down",
        ));
    }
    for section in &volume.outline.sections {
        let number = &section.number;
        if !section.is_whole {
            remarks.push(Text::new(
                format!("{number}の遵守事項は、番号が続いていないか、読めない箇所があります"),
                format!("the list of {number} has a gap in its numbers, or something in it could not be read"),
            ));
        }
        let Some(theirs) = &section.patterns else { continue };
        let ours = patterns(volume, section, standard);
        if *theirs != ours {
            remarks.push(Text::new(
                format!("{number}の参照類型：本文は「{}」、組み込みは「{}」", show(theirs), show(&ours)),
                format!("patterns of {number}: the text says {}, the standard {}", show(theirs), show(&ours)),
            ));
        }
    }
    remarks
}

/// The patterns that the standard has for a section.
pub(super) fn patterns(volume: &Volume, section: &Section, standard: &Standard) -> Vec<Pattern> {
    let chapter = standard.chapters.iter().find(|chapter| chapter.volume == volume.letter && *chapter.section == *section.number);
    chapter.map_or_else(|| ALL.to_vec(), |chapter| chapter.binds.clone())
}

pub(super) const ALL: [Pattern; 4] = [Pattern::One, Pattern::Two, Pattern::Three, Pattern::Four];

/// `Ⅰ、Ⅲ`.
pub(super) fn show(patterns: &[Pattern]) -> String {
    let sign = |pattern: &Pattern| match pattern {
        Pattern::One => "Ⅰ",
        Pattern::Two => "Ⅱ",
        Pattern::Three => "Ⅲ",
        Pattern::Four => "Ⅳ",
    };
    patterns.iter().map(sign).collect::<Vec<_>>().join("、")
}

/// Whether an item may be written down: all of it was read.
pub(super) fn is_whole(item: &Item) -> bool {
    !item.is_torn && item.is_printed && !item.text.trim().is_empty()
}
