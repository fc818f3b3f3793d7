//! What `kitei checklist` tells: the sheets of an edition of the ministry's checklist, filled from policies as far as these can answer.

use super::asked::{Asked, asked};
use crate::answer::assessed::{self, Assessed};
use crate::answer::sheet::{Answer, Filler, LaidDown, Row, Sheet, Source};
use crate::answer::{self, Outcome};
use crate::checks::Context;
use crate::checks::coverage::assess;
use crate::checks::facility::judged_for;
use crate::config::Options;
use crate::diagnostic::{Lang, Text};
use crate::model::checklist::{AnsweredBy, Both, Checklists, Edition, Item, Known, Scope};
use crate::model::item::{self, Ordinal};
use crate::model::standard::Standard;
use crate::syntax::keyword::Keyword;

/// Whose sheets are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// That of the institution, or of the pharmacy where it is one.
    Own,
    /// That of an institution.
    Institution,
    /// That of a pharmacy.
    Pharmacy,
    /// One for each vendor.
    Vendor,
}

/// An edition, and its sheets.
#[derive(Debug)]
pub(crate) struct Filled {
    /// The fiscal year that it is for.
    pub year: Text,
    /// What is to be known of it.
    pub note: Text,
    /// What it is about, where its items are not known.
    pub subjects: Vec<Text>,
    /// Whether its items are known: where they are not, nothing is filled.
    pub is_complete: bool,
    /// The sheets, in the order of the policies.
    pub sheets: Vec<Sheet>,
}

/// The names of the editions.
pub(crate) fn editions() -> Vec<String> {
    Checklists::built_in().editions.into_iter().map(|edition| edition.id).collect()
}

/// Fills an edition from the policies that the options name; none where there is no such edition.
pub(crate) fn checklist(options: &Options, edition: &str, wanted: Wanted) -> Option<Asked<Filled>> {
    let checklists = Checklists::built_in();
    let edition = checklists.edition(edition)?;
    let of = |policies: &[Context<'_>], standards: &[Standard]| Filled {
        year: edition.year.text(),
        note: note(edition),
        subjects: edition.subjects.iter().map(Both::text).collect(),
        is_complete: edition.complete,
        sheets: if edition.complete {
            policies.iter().flat_map(|cx| sheets(cx, &checklists, edition, standards, wanted)).collect()
        } else {
            Vec::new()
        },
    };
    Some(asked(options, of, |one, other| Filled { sheets: one.sheets.into_iter().chain(other.sheets).collect(), ..one }))
}

/// When it was published, what is to be known of it, where it was read.
fn note(edition: &Edition) -> Text {
    let Edition { published, note, source, .. } = edition;
    Text::new(format!("{published}公表。{}（出典：{source}）", note.ja), format!("published {published}; {} (source: {source})", note.en))
}

/// The sheets of a policy. What is judged at those below it has none of its own.
fn sheets(cx: &Context<'_>, checklists: &Checklists, edition: &Edition, standards: &[Standard], wanted: Wanted) -> Vec<Sheet> {
    let vocabulary = cx.resolved.vocabulary;
    let kind = vocabulary.institution(&checklists.pharmacy.institution);
    let mut sheets = Vec::new();
    for ((_, cx), assessed) in judged_for(cx).into_iter().zip(assess(cx)) {
        if cx.is_parent_kind() {
            continue;
        }
        let is_pharmacy = cx.state.institution().zip(kind).is_some_and(|(own, pharmacy)| vocabulary.institution_is(own, pharmacy));
        let fillers = match wanted {
            Wanted::Own => vec![if is_pharmacy { Filler::Pharmacy } else { Filler::Institution }],
            Wanted::Institution => vec![Filler::Institution],
            Wanted::Pharmacy => vec![Filler::Pharmacy],
            Wanted::Vendor => {
                let vendors = cx.policy.entities.iter().filter(|entity| entity.kind == Keyword::Vendor);
                vendors.map(|vendor| Filler::Vendor(vendor.called().to_owned())).collect()
            }
        };
        let filling = Filling { checklists, edition, standards, assessed: &assessed };
        sheets.extend(fillers.into_iter().map(|of| filling.sheet(of)));
    }
    sheets
}

/// A sheet that is filled.
struct Filling<'a> {
    checklists: &'a Checklists,
    edition: &'a Edition,
    standards: &'a [Standard],
    assessed: &'a Assessed,
}

impl<'a> Filling<'a> {
    fn sheet(&self, of: Filler) -> Sheet {
        let mut rows: Vec<(AnsweredBy, Row)> = Vec::new();
        for item in &self.checklists.items {
            rows.extend(self.row(item, &of).map(|row| (item.answered_by, row)));
        }
        if let Filler::Vendor(_) = of {
            // What the institution lays down is no answer of its vendor's.
            for (_, row) in &mut rows {
                (row.laid_down, row.answer, row.evidence, row.lacks) = (None, Answer::Open, Vec::new(), Vec::new());
            }
        } else {
            let others = rows.iter().filter(|(by, _)| *by != AnsweredBy::Rows).filter_map(|(_, row)| row.laid_down);
            let all = together(&others.collect::<Vec<_>>());
            for (by, row) in rows.iter_mut().filter(|(by, _)| *by == AnsweredBy::Rows) {
                (row.laid_down, row.answer) = (Some(all), answer(*by, all));
            }
        }
        rows.sort_by_key(|(_, row)| row.number.as_ref().map(|(number, _)| order(number)));
        Sheet {
            file: self.assessed.file,
            title: self.assessed.title.clone(),
            facility: self.assessed.facility.clone(),
            as_of: self.assessed.as_of,
            of,
            rows: rows.into_iter().map(|(_, row)| row).collect(),
        }
    }

    /// A row; none where the edition, or the sheet, does not have the item.
    fn row(&self, item: &Item, of: &Filler) -> Option<Row> {
        let number = item.numbers.get(&self.edition.id)?;
        let section = self.checklists.sections.iter().find(|section| section.number == item.section)?;
        let mut remarks: Vec<Text> = Vec::new();
        let asks = match of {
            Filler::Institution | Filler::Pharmacy => item.asks.text(),
            Filler::Vendor(_) => {
                let vendor = item.vendor.as_ref()?;
                if vendor.known != Known::Read {
                    remarks.push(Text::new(
                        "事業者確認用にあることは確認できていません",
                        "that it stands on the vendor's sheet is not confirmed",
                    ));
                }
                Text::new(&*vendor.ja, &*vendor.en)
            }
        };
        remarks.extend((*of == Filler::Pharmacy).then(|| item.pharmacy.as_ref().map(Both::text)).flatten());
        remarks.extend(scope(&item.scope));
        let (mut evidence, mut lacks, mut requirements, mut laid_down) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for link in &item.links {
            let found = self.find(&link.item);
            let source = if link.known == Known::Read || link.known == Known::Section { Source::Ministry } else { Source::Unseen };
            let outcome = found.map(|row| row.outcome);
            laid_down.extend(outcome.map(said));
            if let Some(row) = found {
                evidence.extend(row.evidence.iter().filter(|one| !evidence.contains(*one)).cloned().collect::<Vec<_>>());
                lacks.extend(row.lacks.iter().map(|lack| of_requirement(row, lack)));
                if row.marks.text != answer::Known::Read {
                    remarks.push(Text::new(
                        format!("{}の本文は確認できていません", row.number.ja),
                        format!("the text of {} is not confirmed", row.number.en),
                    ));
                }
            }
            requirements.push((self.named(&link.item), outcome, source));
        }
        // What is not built in may ask for more.
        laid_down.extend(requirements.iter().filter(|(_, outcome, _)| outcome.is_none()).map(|_| LaidDown::Unknown));
        let laid_down = together(&laid_down);
        Some(Row {
            key: item.id.clone(),
            source: item.source.clone(),
            section: Text::new(format!("{} {}", section.number, section.title.ja), format!("{} {}", section.number, section.title.en)),
            number: Some((number.number.clone(), number.known == Known::Read)),
            asks,
            laid_down: Some(laid_down),
            answer: answer(item.answered_by, laid_down),
            evidence,
            lacks,
            requirements,
            remarks,
        })
    }

    /// What came of a requirement of the edition's standard, in whatever standard that carries it the policy is judged by.
    fn find(&self, number: &str) -> Option<&'a assessed::Row> {
        let number = item::split_id(number)?;
        let standard = self.standards.iter().find(|standard| *standard.id == self.edition.standard)?;
        let id = &standard.requirements.iter().find(|requirement| requirement.number == number)?.id;
        self.assessed.standards.iter().find_map(|of| {
            let at = self.standards.get(of.index)?.position(id)?;
            of.rows.iter().find(|row| row.index == at)
        })
    }

    /// How a requirement of the edition's standard is called: by its handle, where its number is not confirmed.
    fn named(&self, number: &str) -> Text {
        let standard = self.standards.iter().find(|standard| *standard.id == self.edition.standard);
        match item::split_id(number).filter(|number| matches!(number.ordinal, Ordinal::Number(_))).zip(standard) {
            Some((number, standard)) => {
                let printed = |lang| item::printed(standard, &number, lang);
                Text::new(printed(Lang::Ja), printed(Lang::En))
            }
            None => Text::same(number),
        }
    }
}

/// What is lacking, with the requirement that asks for it.
fn of_requirement(row: &assessed::Row, lack: &Text) -> Text {
    Text::new(format!("{}：{}", row.number.ja, lack.ja), format!("{}: {}", row.number.en, lack.en))
}

/// What an outcome says of what is laid down.
fn said(outcome: Outcome) -> LaidDown {
    match outcome {
        Outcome::Covered
        | Outcome::CoveredByEquivalence
        | Outcome::CoveredByWording
        | Outcome::Inherited
        | Outcome::InheritedByWording
        | Outcome::Unclaimed => LaidDown::Whole,
        Outcome::Partly => LaidDown::Partly,
        Outcome::Unsaid | Outcome::Unmet | Outcome::Missing | Outcome::Delegated | Outcome::Excepted => LaidDown::Nothing,
        Outcome::NotApplicable => LaidDown::NotApplicable,
        Outcome::Unknown | Outcome::OutOfScope => LaidDown::Unknown,
    }
}

/// What several say together.
fn together(all: &[LaidDown]) -> LaidDown {
    let has = |wanted: LaidDown| all.contains(&wanted);
    match (has(LaidDown::Whole), has(LaidDown::Partly), has(LaidDown::Nothing)) {
        (_, true, _) | (true, _, true) => LaidDown::Partly,
        _ if has(LaidDown::Unknown) => LaidDown::Unknown,
        (true, false, false) => LaidDown::Whole,
        (false, false, true) => LaidDown::Nothing,
        (false, false, false) if all.is_empty() => LaidDown::Unknown,
        (false, false, false) => LaidDown::NotApplicable,
    }
}

/// The answer that a policy gives. Whether something was done it never says.
fn answer(by: AnsweredBy, laid_down: LaidDown) -> Answer {
    match (by, laid_down) {
        (AnsweredBy::Rule | AnsweredBy::Rows, LaidDown::Whole) => Answer::Yes,
        (AnsweredBy::Rule | AnsweredBy::Rows, LaidDown::Nothing) | (AnsweredBy::Rows, LaidDown::Partly) => Answer::No,
        (AnsweredBy::Person, _)
        | (AnsweredBy::Rule, LaidDown::Partly)
        | (AnsweredBy::Rule | AnsweredBy::Rows, LaidDown::NotApplicable | LaidDown::Unknown) => Answer::Open,
    }
}

/// What a row is asked about, where not about all.
fn scope(scope: &[Scope]) -> Option<Text> {
    let words = |lang: Lang| {
        let word = |one: &Scope| match (one, lang) {
            (Scope::Server, Lang::Ja) => "サーバ",
            (Scope::Server, Lang::En) => "servers",
            (Scope::Pc, Lang::Ja) => "端末PC",
            (Scope::Pc, Lang::En) => "PCs",
            (Scope::Network, Lang::Ja) => "ネットワーク機器",
            (Scope::Network, Lang::En) => "network devices",
        };
        scope.iter().map(word).collect::<Vec<_>>()
    };
    (!scope.is_empty()).then(|| Text::new(format!("対象は{}", words(Lang::Ja).join("、")), format!("about {}", words(Lang::En).join(", "))))
}

/// Where a number stands: by its section, then by what follows, digits and circled digits by their worth.
fn order(number: &str) -> Vec<u32> {
    let mut parts: Vec<u32> = Vec::new();
    let mut is_open = false;
    for letter in number.chars() {
        let ring = [('①', 1_u32), ('㉑', 21), ('㊱', 36)].into_iter().find_map(|(first, worth)| {
            let past = u32::from(letter).checked_sub(u32::from(first))?;
            (past < 20).then_some(worth + past)
        });
        match (letter.to_digit(10), ring) {
            (Some(digit), _) => {
                match parts.last_mut().filter(|_| is_open) {
                    Some(last) => *last = last.saturating_mul(10).saturating_add(digit),
                    None => parts.push(digit),
                }
                is_open = true;
            }
            (None, Some(worth)) => {
                parts.push(worth);
                is_open = false;
            }
            (None, None) => is_open = false,
        }
    }
    parts
}
