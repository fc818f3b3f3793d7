//! Numbers without a name in a sentence that has cited a law: 処方箋の保存は薬剤師法第27条に、調剤録は第28条に従う. In a policy the same may be
//! an article of its own; how likely which is, what stands around both numbers says.

use std::ops::Range;

use super::{Mode, Named, Reader};
use crate::law::citation::relative::carry;
use crate::law::citation::{Bare, LawKind, names};
use crate::law::{Number, Place};
use crate::text::numeral;
use kitei_law::level::Level;
use kitei_law::token::{Kind, Token};

/// What a sentence has cited.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    law: Named,
    /// Whether the law itself is its topic: 医師法は, 個人情報保護法においては.
    is_topic: bool,
    /// Whether a place was cited; else the law was only named.
    is_placed: bool,
    /// Whether a matter stands before the citation: 応招義務は医師法第19条.
    has_matter: bool,
    /// Where its last place ends.
    end: usize,
    /// Where the last number ends that is only possibly the law's.
    possible: usize,
}

/// What may follow a number, by what it says; each before those that it begins with.
const FOLLOWS: [(&str, &[&str]); 11] = [
    ("by", &["により", "による", "によって", "によれば"]),
    ("on", &["に基づ", "を根拠"]),
    ("in", &["に定め", "に規定", "で定め", "に掲げ", "の定め", "の規定"]),
    ("after", &["に従", "に沿", "に則", "を遵守", "を守"]),
    ("of", &["の"]),
    ("to", &["に"]),
    ("is", &["は", "が"]),
    ("with", &["を"]),
    ("at", &["で"]),
    ("and", &["、"]),
    ("end", &["。", ")"]),
];
/// What a policy lays down, and no law.
const OWN_MATTERS: [&str; 30] = [
    "表に",
    "期間",
    "研修",
    "会議",
    "責任者",
    "管理者",
    "委員会",
    "担当",
    "手順",
    "手続",
    "様式",
    "台帳",
    "システム",
    "部署",
    "体制",
    "規程",
    "一覧",
    "計画",
    "事項",
    "原本",
    "誓約",
    "覚書",
    "窓口",
    "点検",
    "区域",
    "媒体",
    "端末",
    "機器",
    "パスワード",
    "訓練",
];
/// What the name of another text ends with, where 「の」 stands before the place.
const TITLED: [&str; 18] = [
    "規程",
    "規則",
    "要綱",
    "要領",
    "細則",
    "契約",
    "書",
    "約款",
    "定款",
    "指針",
    "ガイドライン",
    "基準",
    "手順",
    "マニュアル",
    "計画",
    "協定",
    "編",
    "版",
];
/// What makes a law the topic of what follows.
const TOPICS: [&str; 5] = ["は", "が", "では", "においては", "によれば"];
/// What picks a place out of what was named.
const STRESSES: [&str; 4] = ["特に", "とりわけ", "なかでも", "中でも"];
/// What leads from a law to the text itself.
const OWN_TEXTS: [&str; 9] = ["ほか", "本規程", "この規程", "本規則", "この規則", "本契約", "この契約", "本細則", "当院の"];
/// What the law did that was named.
const ENACTED: [&str; 5] = ["新設された", "新設の", "追加された", "加えられた", "設けられた"];
/// What joins a number to the one before it.
const LINKS: [&str; 12] = ["から", "ないし", "乃至", "〜", "~", "-", "及び", "並びに", "又は", "若しくは", "、", "・"];
/// So many letters after a number are looked at for what it lays down.
const NEAR: usize = 14;

impl Reader<'_> {
    /// Reads a place without a name as one of the law that the sentence has cited, if that law has it and no other text is meant.
    pub(super) fn bare(&mut self, place: Place, token: &Token<'_>) -> bool {
        // A clause has none but in a note: 医療法第25条（第70条において準用する場合を含む。）.
        let is_noted = !self.outside.is_empty();
        let Some(sentence) = self.sentence.clone().filter(|_| self.mode == Mode::Wording || is_noted) else { return false };
        let text = self.folded.text.as_str();
        let before = text.get(..token.start).unwrap_or_default();
        let is_below = place.article.is_none();
        let Some(place) = self.whole(place) else { return false };
        if is_of_another(before) || !self.has(&sentence.law, &place) {
            return false;
        }
        let grade = sentence.grade(text, token, is_below);
        if self.mode == Mode::Clause && grade == Bare::Possible {
            return false;
        }
        self.grade = Some(grade);
        let name = Named { start: token.start, end: token.start, number: None, ..sentence.law.clone() };
        self.law = Some(name.clone());
        self.cite(&name, Some(place), token.start..token.end, token.start..token.end);
        if grade == Bare::Possible {
            self.sentence = Some(Sentence { possible: token.end, ..sentence });
            (self.anchor, self.grade, self.joint) = (None, None, super::Joint::Free);
        }
        true
    }

    /// The place with its article: 第26条第1項の報告及び第2項の通知. What has no level of its own there is none.
    fn whole(&self, place: Place) -> Option<Place> {
        if place.supplement || place.is_annexed() {
            return None;
        }
        let anchor = || self.anchor.filter(|anchor| !anchor.supplement);
        match (place.article, place.paragraph, place.item) {
            (Some(_), ..) => Some(place),
            (None, Some(_), _) => anchor().filter(|anchor| anchor.paragraph.is_some()).map(|anchor| carry(Some(&anchor), place)),
            (None, None, Some(_)) => anchor().filter(|anchor| anchor.item.is_some()).map(|anchor| carry(Some(&anchor), place)),
            (None, None, None) => None,
        }
    }

    /// Whether the latest version of the law has the place.
    pub(super) fn has(&self, name: &Named, place: &Place) -> bool {
        let law = self.registry.find(&name.law).and_then(|id| self.registry.law(id));
        let history = law.zip(place.article).map(|(law, article)| law.history(article)).unwrap_or_default();
        let now = history.last().filter(|version| version.until.is_none() && !version.state.deleted);
        let paragraph = place.paragraph.unwrap_or(1);
        now.is_some_and(|now| {
            let has_item = |item| now.state.items.get(&paragraph.to_string()).is_some_and(|items| items.contains(item));
            (1..=now.state.paragraphs).contains(&paragraph) && place.item.is_none_or(has_item)
        })
    }

    /// Keeps what a sentence has cited.
    pub(super) fn has_cited(&mut self, name: &Named, place: Option<Place>, range: &Range<usize>) {
        let text = self.folded.text.as_str();
        let (before, after) = (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
        let is_topic = place.is_none() && TOPICS.iter().any(|word| after.starts_with(word));
        if name.kind != LawKind::Law {
            self.sentence = None;
            return;
        }
        let is_placed = place.is_some();
        match &mut self.sentence {
            // A further place of the same law; what leads to the first leads to all.
            Some(sentence) if name.start == name.end => sentence.end = range.end,
            sentence => {
                *sentence = Some(Sentence {
                    law: name.clone(),
                    is_topic,
                    is_placed,
                    has_matter: matter(before).is_some(),
                    end: range.end,
                    possible: 0,
                });
            }
        }
    }

    /// A sentence ends; one that adds to it （なお、） does not begin another. 前条 is one of the document's own, and so is what follows.
    pub(super) fn ends_sentence(&mut self, token: &Token<'_>) {
        let adds = || self.folded.text.get(token.end..).unwrap_or_default().trim_start().starts_with("なお");
        let ends = match token.kind {
            Kind::Neighbour(_, level) => level == Level::Article,
            _ => matches!(self.text(token), "。" | "." | "\n") && !adds(),
        };
        if ends {
            (self.sentence, self.grade) = (None, None);
            if self.mode == Mode::Wording && self.text(token) == "." {
                self.ahead.clear();
            }
        }
    }

    /// 24①②, 同②: a further paragraph, or after 27Ⅰ① a further item; 同Ⅱ③: an item of a further paragraph.
    pub(super) fn sign(&mut self, token: &Token<'_>) -> bool {
        let (is_same, start) = match self.joint {
            super::Joint::Same(_, start) => (true, start),
            _ => (false, token.start),
        };
        let touches = self.joint == super::Joint::Citation && self.sentence.as_ref().is_some_and(|sentence| sentence.end == token.start);
        let (Some(anchor), Some(name)) = (self.anchor.filter(|_| is_same || touches), self.law.clone()) else { return false };
        let Some(sign) = self.text(token).chars().next() else { return false };
        let before = self.folded.text.get(..token.start).unwrap_or_default().chars().next_back();
        let below = before.is_some_and(|before| numeral::roman_sign(before).is_some());
        let of_paragraph = |number| Place { paragraph: Some(number), item: None, subitem: None, deeper: None, part: None, ..anchor };
        let of_item = |number| Place { item: Some(Number::new(number)), subitem: None, deeper: None, part: None, ..anchor };
        let place = match (short(numeral::roman_sign(sign)), short(numeral::ring(sign)), anchor.paragraph) {
            (Some(number), _, _) if is_same => of_paragraph(number),
            (_, Some(number), Some(_)) if anchor.item.is_some() || below => of_item(number),
            (_, Some(number), paragraph) if is_same || paragraph.is_some() => of_paragraph(number),
            _ => return false,
        };
        let name = Named { start, end: start, ..name };
        self.cite(&name, Some(place), start..token.end, start..token.end);
        true
    }
}

fn short(number: Option<u32>) -> Option<u16> {
    number.and_then(|number| u16::try_from(number).ok())
}

impl Sentence {
    fn grade(&self, text: &str, token: &Token<'_>, is_below: bool) -> Bare {
        let (before, after) = (text.get(..token.start).unwrap_or_default(), text.get(token.end..).unwrap_or_default());
        let (led, rest) = follow(after).unwrap_or_default();
        // 第10条から第15条まで: the end of a range is whose its beginning is.
        let goes_on = text.get(self.possible..token.start).is_some_and(|between| LINKS.contains(&between.trim()));
        let between = text.get(self.end..token.start).unwrap_or_default();
        let is_joined = joins(between);
        // Below an article the matters of a list are those of the law.
        let lays_down = !matches!(led, "and" | "end") && is_own_matter(rest) && !(is_joined && is_below);
        if goes_on || lays_down {
            return Bare::Possible;
        }
        // 刑法第7章の罪、特に第134条; 改正個人情報保護法により新設された第26条
        let is_stressed = || STRESSES.iter().any(|word| between.strip_suffix(word).is_some_and(is_name_only));
        if is_stressed() || ENACTED.iter().any(|word| between.ends_with(word)) {
            return Bare::Likely;
        }
        if !(self.is_topic || self.is_placed) {
            return Bare::Possible;
        }
        // 医療法第25条（第70条において準用する場合を含む。）, 刑訴法第149条（押収の拒絶は第105条）: a note on the place before it.
        let noted = between.trim_start().strip_prefix('(');
        let extends =
            || after.split(')').next().is_some_and(|note| ["において準用", "において同じ"].iter().any(|word| note.contains(word)));
        let is_topic_of_note = |note: &str| rest_of_note(after) && note.ends_with('は') && !note.contains(['、', '。', '(']);
        if noted.is_some_and(|note| note.is_empty() && extends() || is_topic_of_note(note)) {
            return Bare::Likely;
        }
        // 生活保護法第28条の調査に応じるほか、第12条の記録を残す; 医療法第39条の医療法人をいい、本規程の「法人」は第2条による.
        if OWN_TEXTS.iter().any(|word| between.contains(word)) {
            return Bare::Possible;
        }
        let other = follow(text.get(self.end..).unwrap_or_default()).map(|(other, _)| other);
        // 医療法では第25条に: nothing stands between.
        if self.is_topic && TOPICS.contains(&between.trim_end_matches(['、', ' '])) {
            return Bare::Parallel;
        }
        // 医師法第19条第1項、無診察治療の禁止は第20条: what is listed has its matter before it.
        if (self.has_matter || self.is_topic || other == Some("and")) && matter(before).is_some_and(|matter| !acts(matter)) {
            return Bare::Parallel;
        }
        let is_alike = other == Some(led);
        if is_alike || is_joined { Bare::Likely } else { Bare::Possible }
    }
}

/// Whether a number after this text is that of another text, by its name.
fn is_of_another(before: &str) -> bool {
    let before = before.trim_end();
    let named = before.strip_suffix('の').is_some_and(|named| {
        named.ends_with(|last: char| last.is_ascii_alphanumeric()) || TITLED.iter().any(|title| named.ends_with(title))
    });
    named || before.ends_with(['」', '』', ')']) || before.chars().next_back().is_some_and(names::is_name_char)
}

/// The text up to the end of a matter for which a number is to follow: 保存は, 従業者の監督を.
fn matter(text: &str) -> Option<&str> {
    let text = text.trim_end_matches([' ', '、']);
    let matter = ["については", "に関しては", "について", "は", "を"].iter().find_map(|word| text.strip_suffix(word));
    matter.filter(|matter| matter.ends_with(names::is_name_char))
}

/// Whether what stands between a law and a place of it says no more of the law than which part is meant: 第7章の罪、.
fn is_name_only(between: &str) -> bool {
    let named = between.trim_end_matches(['、', ' ']);
    named.chars().all(|letter| names::is_name_char(letter) || letter == 'の' || letter.is_ascii_digit())
}

/// Whether a bracket ends with the place before this text.
fn rest_of_note(after: &str) -> bool {
    after.strip_prefix("による").unwrap_or(after).starts_with(')')
}

/// Whether what is spoken of acts, and what follows is what it does: 職員は.
fn acts(matter: &str) -> bool {
    matter.ends_with(['者', '員', '長', '院', '部', '課', '室', '会', '師', '人', '所', '局', '社', '甲', '乙', '丙'])
}

/// Whether what stands between two numbers only joins what they are for: の届出及び.
fn joins(between: &str) -> bool {
    let links = ["及び", "並びに", "又は", "、"];
    let named = between.strip_prefix('の').and_then(|rest| links.iter().find_map(|link| rest.strip_suffix(link)));
    named.is_some_and(|named| named.chars().all(|letter| letter == 'の' || names::is_name_char(letter)))
}

/// What follows a number, and the text after that; what stands in brackets after it is passed over.
fn follow(text: &str) -> Option<(&'static str, &str)> {
    let inside = text.strip_prefix('(').and_then(|inside| inside.split_once(')'));
    let text = inside.map_or(text, |(_, rest)| rest).trim_start();
    let text = text.strip_prefix("まで").unwrap_or(text);
    if text.is_empty() {
        return Some(("end", text));
    }
    FOLLOWS.iter().find_map(|(class, words)| Some((*class, words.iter().find_map(|word| text.strip_prefix(word))?)))
}

fn is_own_matter(text: &str) -> bool {
    let end = text.char_indices().nth(NEAR).map_or(text.len(), |(at, _)| at);
    let near = text.get(..end).unwrap_or_default();
    let near = near.split(['、', '。', 'は', 'を', 'が']).next().unwrap_or_default();
    near.starts_with("契約") || OWN_MATTERS.iter().any(|matter| near.contains(matter))
}
