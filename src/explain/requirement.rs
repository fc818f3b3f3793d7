//! The page of a requirement, or of one of its points: what it is, when it applies, what it expects, what would satisfy it.

use jiff::civil::Date;

use super::sample::with_voice;
use super::{Pages, source};
use crate::answer::Page;
use crate::checks::coverage::describe;
use crate::checks::coverage::skeleton::Skeleton;
use crate::checks::words;
use crate::diagnostic::{Lang, Text};
use crate::model::condition::{Condition, Subject};
use crate::model::item::{self, ItemRef, Numbering, Ordinal};
use crate::model::order::Duty;
use crate::model::standard::{Cited, Expectation, Part, Point, Requirement, Standard, TextState};
use crate::model::vocabulary::{FactId, Vocabulary};
use crate::model::words::{OwnNames, Table};
use crate::say::Voice;
use crate::text::{FileId, Span};

/// Writes the page of an item in its standard.
pub(super) fn write(pages: &Pages<'_>, item: &ItemRef, page: &mut Page) {
    let Some(standard) = pages.knowledge.standards.get(item.standard) else { return };
    let Some(requirement) = standard.requirements.get(item.requirement) else { return };
    let point = item.point.and_then(|point| requirement.points.get(point));
    let writer = Writer { pages, vocabulary: &pages.knowledge.vocabulary, standard, item, requirement, point };
    writer.facts(page);
    writer.laws(page);
    writer.expected(page);
    if let Some(guidance) = &requirement.guidance {
        page.heading("解説", "guidance");
        page.paragraph(guidance);
    }
    if let Some(source) = &requirement.source {
        page.heading("出典", "source");
        for line in source::lines(source) {
            page.paragraph(&Text::same(line));
        }
    }
    writer.remedy(page);
    writer.sample(page);
}

/// A requirement in short: its number and title with its duty and when it applies, and what to write.
pub(super) fn in_short(pages: &Pages<'_>, standard: &Standard, index: usize) -> (Text, Option<Text>) {
    let item = ItemRef { standard: 0, requirement: index, point: None, span: Span::new(FileId(0), 0, 0) };
    let Some(requirement) = standard.requirements.get(index) else { return (Text::same(""), None) };
    let writer = Writer { pages, vocabulary: &pages.knowledge.vocabulary, standard, item: &item, requirement, point: None };
    let title = &requirement.title;
    let (duty, applies) = (writer.duty(&requirement.demand), writer.applies(&requirement.demand));
    let number = |lang| item::official(standard, index, None, lang);
    let head = Text::new(
        format!("{} {}（{}、{}）", number(Lang::Ja), title.ja, duty.ja, applies.ja),
        format!("{} {} ({}, {})", number(Lang::En), title.en, duty.en, applies.en),
    );
    (head, requirement.guidance.clone())
}

/// A standard with its title, who issued it and when.
pub(super) fn named(standard: &Standard) -> Text {
    let from: Vec<Text> = standard.issuer.iter().map(|issuer| Text::same(&**issuer)).chain(standard.published.map(Text::day)).collect();
    let title = &standard.title;
    let named = Text::new(format!("{} {}", standard.id, title.ja), format!("{}, {}", standard.id, title.en));
    if from.is_empty() {
        return named;
    }
    let from = words::list(&from);
    Text::new(format!("{}（{}）", named.ja, from.ja), format!("{} ({})", named.en, from.en))
}

struct Writer<'a> {
    pages: &'a Pages<'a>,
    vocabulary: &'a Vocabulary,
    standard: &'a Standard,
    item: &'a ItemRef,
    requirement: &'a Requirement,
    point: Option<&'a Point>,
}

impl<'a> Writer<'a> {
    fn facts(&self, page: &mut Page) {
        let Self { standard, requirement, point, .. } = *self;
        let official = |point, lang| item::official(standard, self.item.requirement, point, lang);
        let titled = |point, title: &Text| {
            Text::new(format!("{} {}", official(point, Lang::Ja), title.ja), format!("{} {}", official(point, Lang::En), title.en))
        };
        page.title(&titled(self.item.point, point.map_or(&requirement.title, |point| &point.title)));
        if point.is_some() {
            page.fact("遵守事項", "requirement", &titled(None, &requirement.title));
        }
        let short = item::short(standard, self.item.requirement, self.item.point);
        page.fact(
            "書き方",
            "written as",
            &match requirement.number.ordinal {
                Ordinal::Number(_) if point.is_some_and(|point| !point.is_printed) => Text::new(
                    format!("{short}（細目の符号は kitei が付けたもので、基準にはありません）"),
                    format!("{short} (the letter of the point is this tool's own, not the standard's)"),
                ),
                Ordinal::Number(_) => Text::new(format!("{}、{short}", official(self.item.point, Lang::Ja)), short),
                Ordinal::Handle(_) => Text::new(
                    format!("{short}（正式な番号は確認できていません）"),
                    format!("{short} (the official number is not confirmed)"),
                ),
            },
        );
        page.fact("基準", "standard", &named(standard));
        if let Some(later) = self.later() {
            page.fact("後の版", "later edition", &later);
        }
        if !requirement.formerly.is_empty() {
            let former: Vec<Text> = requirement.formerly.iter().map(|former| Text::same(former.path())).collect();
            page.fact("旧番号", "formerly", &words::list(&former));
        }
        page.fact("本文の状態", "state of the text", &state(standard.state_of(requirement, point)));
        if let Some(confirmed) = &requirement.confirmed {
            let by = confirmed.by.as_ref();
            let (ja, en) = by.map_or_else(<(String, String)>::default, |by| (format!("（確認者 {by}）"), format!(" (by {by})")));
            page.fact(
                "本文との照合",
                "held against the official text",
                &Text::new(format!("{}{ja}", confirmed.on), format!("{}{en}", confirmed.on)),
            );
        }
        let part = point.map_or(&requirement.demand, |point| &point.demand);
        page.fact("義務の強さ", "duty", &self.duty(part));
        page.fact("適用", "applies", &self.applies(part));
        if let Some(patterns) = standard.patterns(requirement) {
            let patterns: Vec<Text> = patterns.iter().copied().map(words::pattern).collect();
            page.fact("参照類型", "reference patterns", &words::list(&patterns));
        }
    }

    /// What later editions make of it.
    fn later(&self) -> Option<Text> {
        let editions = self.pages.knowledge.standards.iter().filter(|other| other.published > self.standard.published);
        let told: Vec<Text> = editions
            .filter_map(|other| {
                let index = other.position(&self.requirement.id)?;
                let there = other.requirements.get(index)?;
                let number = |lang| item::official(other, index, None, lang);
                Some(match &there.carried_from {
                    Some(_) if there.points.len() == self.requirement.points.len() => Text::new(
                        format!("{} に引き継がれている（その版での番号は確認できていない）", other.id),
                        format!("carried over by {} (its number there is not confirmed)", other.id),
                    ),
                    Some(_) => Text::new(
                        format!("{} で改められている（その版での番号は確認できていない）", other.id),
                        format!("amended by {} (its number there is not confirmed)", other.id),
                    ),
                    None => Text::new(
                        format!("{} では{}として改められている", other.id, number(Lang::Ja)),
                        format!("{} of {}, amended", number(Lang::En), other.id),
                    ),
                })
            })
            .collect();
        (!told.is_empty()).then(|| words::joined(&told, "、", "; "))
    }

    /// A part's duty, else its requirement's, with the days on which it holds.
    fn duty(&self, part: &Part) -> Text {
        let from = if part.duty.is_some() { part } else { &self.requirement.demand };
        let duty = words::duty(from.duty.unwrap_or(Duty::Must));
        let day = |day: Option<Date>, ja: &str, en: &str| {
            day.map_or(Text::same(""), |day| Text::new(format!(" {day}{ja}"), format!(" {en} {day}")))
        };
        let (first, last) = (day(from.days.0, "から", "from"), day(from.days.1, "まで", "until"));
        Text::new(format!("{}{}{}", duty.ja, first.ja, last.ja), format!("{}{}{}", duty.en, first.en, last.en))
    }

    /// When the requirement, and the point besides, applies.
    fn applies(&self, part: &Part) -> Text {
        let mut conditions: Vec<Text> =
            self.requirement.demand.applies.iter().map(|condition| words::condition(self.vocabulary, condition)).collect();
        if self.point.is_some() {
            conditions.extend(part.applies.iter().map(|condition| words::condition(self.vocabulary, condition)));
        }
        let when = words::joined(&conditions, "、かつ ", ", and ");
        match (conditions.is_empty(), self.requirement.judged) {
            (_, true) => Text::new(
                "機関の判断による（適用しないときは、適用除外とその理由を書く）",
                "as the institution judges (where it does not, \"not_applicable\" with the reason)",
            ),
            (true, false) => Text::new("常に", "always"),
            (false, false) => Text::new(format!("{}のとき", when.ja), format!("when {}", when.en)),
        }
    }

    fn laws(&self, page: &mut Page) {
        if self.requirement.cites.is_empty() {
            return;
        }
        page.heading("根拠法令", "laws it rests on");
        for cited in &self.requirement.cites {
            page.entry(0, &self.law(cited));
        }
    }

    /// A law as it is cited, what for, and for whom.
    fn law(&self, cited: &Cited) -> Text {
        let registry = self.pages.registry;
        let shown: Vec<Text> = cited.citations().iter().map(|citation| super::law::named(registry, citation)).collect();
        let mut law = if shown.is_empty() { Text::same(&*cited.text) } else { words::list(&shown) };
        if let Some(purpose) = &cited.purpose {
            law = Text::new(format!("{}「{purpose}」", law.ja), format!("{}, for \"{purpose}\"", law.en));
        }
        if let Some(when) = cited.when.as_ref().map(|when| words::condition(self.vocabulary, when)) {
            law = Text::new(format!("{}（{}のとき）", law.ja, when.ja), format!("{} (when {})", law.en, when.en));
        }
        law
    }

    /// The parts that the page is about.
    fn parts(&self) -> impl Iterator<Item = (Option<&'a Point>, &'a Part)> {
        let only = self.point.map(|point| &point.key);
        self.requirement.parts().filter(move |(point, _)| only.is_none() || point.map(|point| &point.key) == only)
    }

    fn expected(&self, page: &mut Page) {
        page.heading("規程に求められるもの", "what a policy must hold");
        for (point, part) in self.parts() {
            let depth = match point.filter(|_| self.point.is_none()) {
                Some(point) => {
                    self.point(point, page);
                    1
                }
                None => 0,
            };
            for expectation in &part.expects {
                self.expectation(expectation, depth, page);
            }
            if let Some(because) = &part.wording_only {
                page.entry(
                    depth,
                    &Text::new(
                        format!("条の文言（データでは示せない：{because}）"),
                        format!("wording of an article (no data can show it: {because})"),
                    ),
                );
            }
            for reading in &part.readings {
                page.entry(depth, &words::reading(self.vocabulary, reading, part));
            }
        }
    }

    /// A point, with what it has of its own.
    fn point(&self, point: &Point, page: &mut Page) {
        let mut own: Vec<Text> = Vec::new();
        if point.demand.duty.is_some() {
            own.push(self.duty(&point.demand));
        }
        if let Some(condition) = &point.demand.applies {
            let when = words::condition(self.vocabulary, condition);
            own.push(Text::new(format!("{}のとき", when.ja), format!("when {}", when.en)));
        }
        own.extend(point.demand.state.map(state_word));
        let own = words::joined(&own, "、", "; ");
        let Point { key, title, .. } = point;
        page.entry(
            0,
            &if own.ja.is_empty() {
                Text::new(format!("{key} {}", title.ja), format!("{key} {}", title.en))
            } else {
                Text::new(format!("{key} {}（{}）", title.ja, own.ja), format!("{key} {} ({})", title.en, own.en))
            },
        );
    }

    /// An expectation; what has parts of its own that are more than attributes is told part by part.
    fn expectation(&self, expected: &Expectation, depth: usize, page: &mut Page) {
        let (head, parts) = match expected {
            Expectation::All(parts) if parts.len() == 1 => return self.expectations(parts, depth, page),
            Expectation::All(parts) => (Text::new("次のすべて", "all of these"), parts),
            Expectation::Any(parts) => (Text::new("次のいずれか", "any of these"), parts),
            Expectation::AtLeast(count, parts) => {
                (Text::new(format!("次のうち{count}つ以上"), format!("at least {count} of these")), parts)
            }
            Expectation::Demand(demand) | Expectation::Has(demand)
                if demand.body.iter().any(|part| !matches!(part, Expectation::Atom(_))) =>
            {
                (describe::demanded(self.vocabulary, demand), &demand.body)
            }
            _ => return page.entry(depth, &describe::expectation(self.vocabulary, expected)),
        };
        page.entry(depth, &head);
        self.expectations(parts, depth + 1, page);
    }

    fn expectations(&self, parts: &[Expectation], depth: usize, page: &mut Page) {
        for part in parts {
            self.expectation(part, depth, page);
        }
    }

    /// What to do: write it, or state that it does not apply.
    fn remedy(&self, page: &mut Page) {
        page.heading("対処", "what to do");
        page.entry(
            0,
            &Text::new(
                "求められるものを規程に宣言し、「対応」に番号を書きます。次のひな形を写して始められます",
                "declare what is asked for and claim the number; the article below is a start",
            ),
        );
        let parts = std::iter::once(&self.requirement.demand).chain(self.requirement.points.iter().map(|point| &point.demand));
        let tests = parts.flat_map(|part| &part.applies).flat_map(Condition::tests);
        let mut facts: Vec<FactId> =
            tests.filter_map(|test| if let Subject::Fact(fact) = test.subject { Some(fact) } else { None }).collect();
        facts.sort_unstable();
        facts.dedup();
        let facts: Vec<Text> = facts.into_iter().map(|fact| words::spelled(&self.vocabulary.fact_entry(fact).spelling)).collect();
        if !facts.is_empty() {
            let facts = words::list(&facts);
            page.entry(
                0,
                &Text::new(
                    format!("当てはまらないことを示すには、現況に次のことを書きます：{}", facts.ja),
                    format!("where it does not apply, the facts have to say so: {}", facts.en),
                ),
            );
        }
        if self.requirement.judged {
            page.entry(
                0,
                &Text::new(
                    "要しないと判断したときは、「適用除外」に理由を書きます",
                    "where it is judged not to be needed, write `not_applicable` with the reason",
                ),
            );
        }
        page.entry(
            0,
            &Text::new(
                "期限までに満たせないときは、承認を得て「例外」に代替措置と期限を書きます",
                "where it cannot be met yet, get an exception approved, with a substitute and a day",
            ),
        );
    }

    fn sample(&self, page: &mut Page) {
        page.heading("条のひな形", "a skeleton article");
        page.paragraph(&Text::new(
            "「?」の箇所を決めて書いてください。いずれかを選べるものは最初のものを示しています。",
            "Decide each \"?\". Where there are alternatives, the first is shown.",
        ));
        let article = |lang| with_voice(lang, self.pages.day, self.pages.knowledge, |voice| self.article(voice)).unwrap_or_default();
        page.sample(&Text::new(article(Lang::Ja), article(Lang::En)));
    }

    fn article(&self, voice: Voice<'_>) -> String {
        let parts = self.parts().map(|(_, part)| part).collect();
        let cites = self.requirement.cites.iter().collect();
        let Self { vocabulary, standard, .. } = *self;
        let (requirement, point) = (self.item.requirement, self.item.point);
        let skeleton = Skeleton { vocabulary, standard, requirement, numbering: Numbering::Own, point, parts, cites, voice, around: None };
        Table::with(vocabulary, OwnNames::default()).canonical(&skeleton.article())
    }
}

/// How well a text is known. What is not verified is marked.
fn state(state: TextState) -> Text {
    let word = state_word(state);
    let why = match state {
        TextState::Final => Text::new("文の全体を確認", "the whole sentence was read"),
        TextState::Draft => Text::new("案又は文の一部を確認", "a draft or part of the sentence was read"),
        TextState::Unverified => Text::new("文を確認できていません", "the sentence was not seen"),
        TextState::NotAvailable => Text::new("本文を入手できていません", "the text could not be had"),
    };
    Text::new(format!("{}（{}）", word.ja, why.ja), format!("{} ({})", word.en, why.en))
}

fn state_word(state: TextState) -> Text {
    match state {
        TextState::Final => Text::new("正文", "final text"),
        TextState::Draft => Text::new("案文", "draft text"),
        TextState::Unverified => Text::new("※本文未確認", "* unverified"),
        TextState::NotAvailable => Text::new("※本文未入手", "* text not available"),
    }
}
