//! Documents to a standard. Packs are checked as strictly as policies.

#![allow(clippy::wildcard_enum_match_arm, reason = "of the keywords those that a standard knows")]

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::numbered::Numbered;
use super::stated::{patterns, state};
use super::{Chapter, Cited, Confirmed, Group, Origin, Part, Point, Reading, Requirement, RequirementId, Standard, TextState, Volume};
use super::{amend, expectation};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::item::{self, Number};
use crate::model::order::Duty;
use crate::model::vocabulary::Vocabulary;
use crate::model::{condition, read};
use crate::syntax::document::{Document, Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};

declare_rule! {
    /// A requirement needs a number that its standard knows the volume of, and either expectations or `wording_only because "…"`.
    ///
    /// What to do: Write the number with its volume, and what is expected.
    ///
    /// ---
    /// 遵守事項には、基準にある編の番号と、要件又は「本文のみ 理由 「…」」が要ります。
    ///
    /// 対処：編の番号と要件を書きます。
    pub static INCOMPLETE = {
        name: "standard/incomplete", severity: Error, since: "0.1.0", fix: None,
        ja: "遵守事項の定義が完結していない", en: "a requirement is incomplete", hides: Judgement,
    };
}

declare_rule! {
    /// Two requirements of one standard, or two points of one requirement, bear the same number.
    ///
    /// What to do: Give one of them another number or letter.
    ///
    /// ---
    /// 一つの基準に同じ番号の遵守事項が、又は一つの遵守事項に同じ記号の細目が二つあります。
    ///
    /// 対処：片方の番号又は記号を改めます。
    pub static DUPLICATE = {
        name: "standard/duplicate", severity: Error, since: "0.1.0", fix: None,
        ja: "同じ番号の遵守事項が二つある", en: "a requirement is defined twice", hides: Judgement,
    };
}

impl Standard {
    /// Reads a standard: the document that heads it, then the documents it includes; `known` are those that it may amend.
    /// `None` where the first has no `standard`.
    pub fn read(
        documents: &[&Document],
        origin: Origin,
        known: &[Standard],
        vocabulary: &Vocabulary,
        findings: &mut Findings,
    ) -> Option<Self> {
        let head = documents.first()?.statements_of(Keyword::Standard).next()?;
        let mut standard = read_head(head, vocabulary, findings)?;
        standard.origin = origin;
        if let Some(first) = known.iter().find(|other| other.id == standard.id) {
            let name = head.operands().first().map_or(head.header(), |word| word.span);
            let finding = Diagnostic::new(
                &DUPLICATE,
                name,
                Text::new(format!("基準「{}」は既にあります", standard.id), format!("there is a standard \"{}\" already", standard.id)),
            );
            let finding = match first.origin {
                Origin::BuiltIn => finding.note(Text::new("組み込まれた基準を使います", "the built-in one is used")),
                Origin::Repository => finding.at(first.span, Text::new("先の定義", "defined here")),
            };
            findings.push(finding.help(Text::new("別の名を付けてください", "give it another name")));
            return None;
        }
        if let Some((amended, span)) = standard.amends.clone() {
            match known.iter().find(|other| other.id == amended) {
                // Of an edition known by name and date only nobody can say what it leaves as it was.
                Some(_) if standard.state == TextState::NotAvailable => {}
                Some(base) => {
                    standard.take_over(base);
                    standard.amend(base, documents, vocabulary, findings);
                }
                None if amended == standard.id => findings.push(
                    Diagnostic::new(&INCOMPLETE, span, Text::new("基準が自らを改正しています", "the standard amends itself"))
                        .help(Text::new("改正前の基準の名を書いてください", "name the standard that it amends")),
                ),
                None => findings.push(
                    Diagnostic::new(
                        &INCOMPLETE,
                        span,
                        Text::new(
                            format!("改正される基準「{amended}」がありません"),
                            format!("there is no standard \"{amended}\" to amend"),
                        ),
                    )
                    .help(Text::new(
                        "組み込まれた基準又は同じ場所に置かれた基準の名を書いてください",
                        "name a built-in standard or one of this repository",
                    )),
                ),
            }
        }
        let own = standard.requirements.iter().filter(|requirement| requirement.carried_from.is_none());
        let mut known: HashMap<Number, Span> = own.map(|requirement| (requirement.number.clone(), requirement.span)).collect();
        for statement in documents.iter().flat_map(|document| document.statements_of(Keyword::Requirement)) {
            let mut reader = Reader { vocabulary, findings };
            let Some(requirement) = reader.requirement(statement, &standard) else { continue };
            if let Some(first) = known.get(&requirement.number) {
                findings.push(
                    Diagnostic::new(
                        &DUPLICATE,
                        requirement.span,
                        Text::new("この番号の遵守事項は定義済みです", "this requirement is already defined"),
                    )
                    .at(*first, Text::new("先の定義", "defined here")),
                );
                continue;
            }
            known.insert(requirement.number.clone(), requirement.span);
            standard.requirements.push(requirement);
        }
        standard.numbered = Numbered::of(&standard.requirements);
        Some(standard)
    }
}

fn read_head(head: Statement<'_>, vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Standard> {
    let mut words = head.operands().words();
    let id = words.next()?;
    let title = words.next().map_or_else(|| Text::same(id.text), |title| bilingual(head, title));
    let mut standard = Standard {
        id: Arc::from(&*id.key()),
        origin: Origin::Repository,
        title,
        issuer: None,
        published: None,
        amends: head.clause(Keyword::Amends).and_then(|clause| clause.operands.first()).map(|word| (Arc::from(&*word.key()), word.span)),
        state: TextState::Final,
        carried: TextState::Final,
        volumes: Vec::new(),
        groups: Vec::new(),
        chapters: Vec::new(),
        requirements: Vec::new(),
        span: head.header(),
        numbered: Numbered::default(),
    };
    for statement in head.children() {
        let mut words = statement.operands().words();
        match statement.keyword() {
            Some(Keyword::Issuer) => standard.issuer = words.next().map(|word| Arc::from(word.text)),
            Some(Keyword::Published) => standard.published = read::date(statement.operands(), findings),
            Some(Keyword::State) => standard.state = state(statement, findings).unwrap_or(standard.state),
            Some(Keyword::Carried) => standard.carried = state(statement, findings).unwrap_or(standard.carried),
            Some(Keyword::Volume) => {
                if let (Some(letter), Some(title)) = (words.next(), words.next()) {
                    let title = bilingual(statement, title);
                    let rest = statement.child(Keyword::State).and_then(|rest| state(rest, findings));
                    let deemed = statement.child(Keyword::InPlaceOf);
                    let in_place_of = deemed.map(|deemed| amend::in_place_of(deemed, &letter.key(), vocabulary, findings));
                    standard.volumes.push(Volume {
                        letter: Arc::from(&*letter.key()),
                        ja: Arc::from(title.ja),
                        en: Arc::from(title.en),
                        rest,
                        in_place_of,
                    });
                }
            }
            Some(Keyword::Group) => {
                if let (Some(key), Some(ja), Some(title)) = (words.next(), words.next(), words.next()) {
                    standard.groups.push(Group { key: Arc::from(&*key.key()), ja: Arc::from(ja.text), title: bilingual(statement, title) });
                }
            }
            Some(Keyword::Chapter | Keyword::Section) => {
                let Some(word) = words.next() else { continue };
                let key = word.key();
                let split = key.find(|character: char| character.is_ascii_digit()).unwrap_or(key.len());
                let (volume, section) = key.split_at_checked(split).unwrap_or((&key, ""));
                if let Some(deemed) = statement.child(Keyword::InPlaceOf) {
                    findings.push(Diagnostic::new(
                        &INCOMPLETE,
                        deemed.header(),
                        Text::new("「代替適用」は、編に書きます", "`in_place_of` is said of a volume"),
                    ));
                }
                let binds = statement.children_of(Keyword::Binds).flat_map(|binds| patterns(binds, findings)).collect();
                let title = words.next().map(|title| bilingual(statement, title));
                standard.chapters.push(Chapter { volume: Arc::from(volume), section: Arc::from(section), title, binds });
            }
            _ => {}
        }
    }
    Some(standard)
}

/// A title with its `en`.
pub(super) fn bilingual(statement: Statement<'_>, title: Word<'_>) -> Text {
    let en = statement.clause(Keyword::En).and_then(|clause| clause.operands.first()).map_or(title.text, |en| en.text);
    Text::new(title.text, en)
}

/// Reads requirements and their parts.
pub(super) struct Reader<'a, 'f> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) findings: &'f mut Findings,
}

impl Reader<'_, '_> {
    fn requirement(&mut self, statement: Statement<'_>, standard: &Standard) -> Option<Requirement> {
        let mut words = statement.operands().words();
        let id = words.next()?;
        let known = |number: &Number| standard.volumes.iter().any(|volume| volume.letter == number.volume);
        let Some(number) = item::split_id(id.text).filter(known) else {
            self.incomplete(
                id.span,
                format!("「{}」は、この基準の遵守事項の番号ではありません", id.text),
                format!("\"{}\" is no number of a requirement of this standard", id.text),
            );
            return None;
        };
        let title = words.next().map_or_else(|| Text::same(id.text), |title| bilingual(statement, title));
        let mut points: Vec<Point> = Vec::new();
        for child in statement.children_of(Keyword::Point) {
            let mut words = child.operands().words();
            let Some(key) = words.next() else { continue };
            let point = self.point(child, key, words.next());
            if let Some(first) = points.iter().find(|other| other.key == point.key) {
                self.findings.push(
                    Diagnostic::new(&DUPLICATE, point.span, Text::new("この記号の細目は定義済みです", "this point is already defined"))
                        .at(first.span, Text::new("先の定義", "defined here")),
                );
                continue;
            }
            points.push(point);
        }
        let mut requirement = Requirement {
            id: RequirementId::new(&standard.id, &number),
            number,
            carried_from: None,
            formerly: Vec::new(),
            title,
            demand: self.part(statement),
            cites: statement.children_of(Keyword::Cites).map(|cites| self.cited(cites)).collect(),
            judged: statement.child(Keyword::AppliesAsJudged).is_some(),
            binds: statement.child(Keyword::Binds).map(|binds| patterns(binds, self.findings)),
            points,
            guidance: statement.child(Keyword::Guidance).and_then(|guidance| Some(bilingual(guidance, guidance.operands().first()?))),
            source: statement.child(Keyword::Source).and_then(|source| source.operands().first()).map(|word| Arc::from(word.text)),
            confirmed: self.confirmed(statement),
            span: statement.header(),
        };
        let empty = |part: &Part| part.expects.is_empty() && part.wording_only.is_none() && !part.is_unreadable;
        if requirement.parts().any(|(_, part)| empty(part)) && !statement.is_damaged() {
            requirement.demand.is_unreadable |= requirement.points.is_empty();
            self.incomplete(
                requirement.span,
                "要件も「本文のみ」もない遵守事項又は細目があります".to_owned(),
                "a requirement or point has neither expectations nor \"wording_only\"".to_owned(),
            );
        }
        Some(requirement)
    }

    pub(super) fn point(&mut self, statement: Statement<'_>, key: Word<'_>, title: Option<Word<'_>>) -> Point {
        let written = key.key();
        let own = written.strip_prefix("x-").filter(|letter| !letter.is_empty());
        Point {
            key: Arc::from(own.unwrap_or(&written)),
            is_printed: own.is_none(),
            title: title.map_or_else(|| Text::same(key.text), |title| bilingual(statement, title)),
            demand: self.part(statement),
            span: statement.header(),
        }
    }

    pub(super) fn part(&mut self, statement: Statement<'_>) -> Part {
        let before = self.findings.iter().count();
        let mut part = Part { is_unreadable: statement.is_damaged(), ..Part::default() };
        for child in statement.children() {
            let Some(keyword) = child.keyword() else { continue };
            match keyword {
                Keyword::State => part.state = state(child, self.findings),
                Keyword::Must | Keyword::Should | Keyword::May => {
                    part.duty = Some(match keyword {
                        Keyword::Must => Duty::Must,
                        Keyword::Should => Duty::Should,
                        _ => Duty::May,
                    });
                    part.days = (self.day(child, Keyword::From), self.day(child, Keyword::Until));
                }
                Keyword::AppliesWhen => part.applies = condition::read(child.operands(), self.vocabulary, None, self.findings),
                Keyword::Expects => {
                    let read = expectation::read(child, self.vocabulary, self.findings);
                    part.expects.extend(read);
                }
                Keyword::Reads => {
                    let words = child.operands().first();
                    let meaning = child.clause(Keyword::Meaning).map(|clause| clause.operands);
                    if let (Some(words), Some(meaning)) = (words, meaning)
                        && let Some(attribute) = meaning.first()
                    {
                        let value = meaning.text().get(attribute.text.len()..).unwrap_or("").trim();
                        part.readings.push(Reading {
                            words: Arc::from(words.text),
                            attribute: Arc::from(&*look_up_key(attribute.text)),
                            value: Arc::from(value),
                        });
                    }
                }
                Keyword::WordingOnly => {
                    let because = child.clause(Keyword::Because).and_then(|clause| clause.operands.first());
                    if because.is_none() {
                        self.incomplete(
                            child.span(),
                            "「本文のみ」に理由がありません".to_owned(),
                            "\"wording_only\" lacks its reason".to_owned(),
                        );
                    }
                    part.wording_only = Some(because.map_or_else(|| Arc::from(""), |because| Arc::from(because.text)));
                }
                _ => {}
            }
        }
        part.is_unreadable |= self.findings.iter().count() > before;
        part
    }

    /// By whom a requirement was held against the official text, and when.
    pub(super) fn confirmed(&mut self, statement: Statement<'_>) -> Option<Confirmed> {
        let confirmed = statement.child(Keyword::Confirmed)?;
        let by = confirmed.clause(Keyword::ConfirmedBy).and_then(|clause| clause.operands.first()).map(|word| Arc::from(word.text));
        Some(Confirmed { on: read::date(confirmed.operands(), self.findings)?, by })
    }

    fn day(&mut self, statement: Statement<'_>, keyword: Keyword) -> Option<Date> {
        statement.clause(keyword).and_then(|clause| read::date(clause.operands, self.findings))
    }

    pub(super) fn cited(&mut self, statement: Statement<'_>) -> Cited {
        Cited {
            text: Arc::from(statement.operands().text()),
            when: statement.clause(Keyword::When).and_then(|clause| condition::read(clause.operands, self.vocabulary, None, self.findings)),
            purpose: statement.clause(Keyword::Purpose).and_then(|clause| clause.operands.first()).map(|word| Arc::from(word.text)),
            span: statement.operands().span(),
            citations: OnceLock::new(),
        }
    }

    fn incomplete(&mut self, span: Span, ja: String, en: String) {
        self.findings.push(Diagnostic::new(&INCOMPLETE, span, Text::new(ja, en)));
    }
}
