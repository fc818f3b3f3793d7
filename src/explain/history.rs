//! How a place in a law stands on a day and how its article came to be so, in words.

use jiff::civil::Date;

use crate::answer::Page;
use crate::checks::citation::unknown_article::there_is;
use crate::checks::words;
use crate::diagnostic::Text;
use crate::law::{Items, Law, Place, Standing, Status, Version};
use crate::text::in_era;

/// A place in a law on a day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct History<'a> {
    pub(crate) law: &'a Law,
    pub(crate) place: Option<Place>,
    pub(crate) day: Date,
}

impl History<'_> {
    /// Whether the place is in force, and since when.
    pub(crate) fn standing(&self, standing: &Standing, page: &mut Page) {
        let state = match standing.status {
            Status::InForce => {
                let since = day(self.since(), "から", "since");
                let of_supplement = if self.is_of_supplement() {
                    Text::new("（附則の規定）", " (a supplementary provision)")
                } else {
                    Text::same("")
                };
                Text::new(format!("施行中{}{}", since.ja, of_supplement.ja), format!("in force{}{}", since.en, of_supplement.en))
            }
            Status::NotInForce if standing.renumbered_to.is_some() && standing.from.is_none() => {
                let until = day(standing.until, "までの番号", "until");
                Text::new(format!("※番号が改められています{}", until.ja), format!("* another number now{}", until.en))
            }
            Status::NotInForce => ended("※施行されていません", "* not in force", standing),
            Status::Deleted => ended("※削除されています", "* deleted", standing),
            Status::Repealed => ended("※廃止されています", "* repealed", standing),
            Status::NotRecorded => self.not_recorded(),
            Status::FormerTitle => former_title(standing),
            Status::NotYetHeld => not_yet_held(self.law, self.day),
            _ => {
                let there_is = standing.missing.and_then(there_is);
                there_is.map_or(Text::new("※存在しません", "* does not exist"), |there_is| {
                    Text::new(format!("※存在しません。{}", there_is.ja), format!("* does not exist; {}", there_is.en))
                })
            }
        };
        page.fact(&format!("{}現在", in_era(self.day)), &format!("as of {}", self.day), &state);
    }

    /// Whether the article stands in the law's own 附則, whose numbers go on from those of the main provisions.
    fn is_of_supplement(&self) -> bool {
        self.place.and_then(|place| place.article).is_some_and(|number| self.law.runs_on(number))
    }

    /// Why what is held does not say.
    fn not_recorded(&self) -> Text {
        let Some(held) = self.law.held.as_ref().map(|held| held.from) else {
            return Text::new("※条の表を収録していないため不明です", "* unknown: no table of articles is held for it");
        };
        match self.place {
            _ if self.day < held => {
                Text::new("※収録している版より前の日のため不明です", "* unknown: the day lies before the versions that are held")
            }
            Some(place) if place.supplement => {
                Text::new("※附則を収録していないため不明です", "* unknown: supplementary provisions are not held")
            }
            Some(place) if place.form.is_some() && self.law.forms().next().is_none() => {
                Text::new("※様式を収録していないため不明です", "* unknown: the forms of this law are not held")
            }
            Some(place) if place.is_annexed() => {
                let (ja, en) =
                    ("※過去の別表と様式を収録していないため不明です", "* unknown: appended tables and forms of past days are not held");
                Text::new(ja, en)
            }
            _ => Text::new("※過去の号を収録していないため不明です", "* unknown: items of past days are not held"),
        }
    }

    /// Since when the article has been there without a break, where that lies within what is held.
    fn since(&self) -> Option<Date> {
        let history = self.law.history(self.place?.article?);
        let at = history.iter().position(|version| version.holds(self.day))?;
        let has = |version: &&Version<'_>| {
            !version.state.deleted && self.place.and_then(|place| place.paragraph).unwrap_or(1) <= version.state.paragraphs
        };
        let mut since = None;
        for version in history.iter().take(at + 1).rev().take_while(has) {
            since = version.state.from;
        }
        since
    }

    /// The article on the day: caption, paragraphs, items, and how it came to be so.
    pub(crate) fn article(&self, page: &mut Page) {
        let main = |place: &Place| (!place.supplement || self.is_of_supplement()) && !place.is_annexed();
        let Some(number) = self.place.filter(main).and_then(|place| place.article) else { return };
        let history = self.law.history(number);
        if let Some(now) = history.iter().find(|version| version.holds(self.day)) {
            if let Some(caption) = &now.state.caption {
                page.fact("見出し", "caption", &Text::same(&**caption));
            }
            if !now.state.deleted {
                page.fact("項と号", "paragraphs and items", &extent(now));
            }
        }
        if history.len() > 1 {
            page.heading("条の経過", "history of the article");
            for version in &history {
                page.entry(0, &self.version(version));
            }
        }
    }

    fn version(&self, version: &Version<'_>) -> Text {
        let from = version.state.from.or(self.law.held.as_ref().map(|held| held.from));
        let from = from.map_or(Text::same(""), Text::day);
        let days = match version.until.map(Text::day) {
            Some(until) => Text::new(format!("{}〜{}", from.ja, until.ja), format!("{} to {}", from.en, until.en)),
            None => Text::new(format!("{}〜", from.ja), format!("since {}", from.en)),
        };
        if version.state.deleted {
            return Text::new(format!("{} 削除", days.ja), format!("{}: deleted", days.en));
        }
        let count = paragraphs(version.state.paragraphs);
        match &version.state.caption {
            Some(caption) => Text::new(format!("{} {}（{caption}）", days.ja, count.ja), format!("{}: {} ({caption})", days.en, count.en)),
            None => Text::new(format!("{} {}", days.ja, count.ja), format!("{}: {}", days.en, count.en)),
        }
    }
}

/// Why a place that the table does not have may be there.
pub(crate) fn not_yet_held(law: &Law, on: Date) -> Text {
    let Some(to) = law.held_to() else { return Text::same("") };
    match law.beyond(on) {
        Some(later) => {
            let by = &later.by;
            Text::new(
                format!(
                    "※収録している{}までの版にはありません。その後の改正（{by}）で置かれた規定かは、条単位で収録していないため不明です",
                    in_era(to)
                ),
                format!("* not in the versions up to {to} that are held; whether a later amendment ({by}) added it is not held by article"),
            )
        }
        None => Text::new(
            format!("※{}までに確かめた版にはありません。その後に置かれた規定かは不明です", in_era(to)),
            format!("* not in the versions that were looked up to {to}; whether it was added since is unknown"),
        ),
    }
}

/// That the law is cited by a title that it bore before.
fn former_title(standing: &Standing) -> Text {
    let until = day(standing.until, "まで", "until");
    Text::new(format!("※旧題名{}による引用です", until.ja), format!("* cited by a former title{}", until.en))
}

fn ended(ja: &str, en: &str, standing: &Standing) -> Text {
    let from = day(standing.from, "から施行", "in force from");
    let until = day(standing.until, "まで施行", "was in force until");
    Text::new(format!("{ja}{}{}", until.ja, from.ja), format!("{en}{}{}", until.en, from.en))
}

fn paragraphs(count: u16) -> Text {
    Text::new(format!("{count}項"), format!("{count} paragraph{}", if count == 1 { "" } else { "s" }))
}

/// Paragraphs and items of an article as it is on the day.
fn extent(version: &Version<'_>) -> Text {
    let mut shown = vec![paragraphs(version.state.paragraphs)];
    // Items are known for the latest wording only.
    let items = version.state.items.iter().filter(|_| version.until.is_none());
    let mut items: Vec<(u16, u16)> = items.filter_map(|(paragraph, items)| Some((paragraph.parse().ok()?, Items::last(items)))).collect();
    items.sort_unstable();
    shown.extend(items.into_iter().map(|(paragraph, last)| {
        Text::new(format!("第{paragraph}項は第{last}号まで"), format!("paragraph {paragraph} has items up to {last}"))
    }));
    words::list(&shown)
}

/// A day in brackets, where there is one.
pub(super) fn day(day: Option<Date>, ja: &str, en: &str) -> Text {
    day.map_or(Text::same(""), |day| Text::new(format!("（{day}{ja}）", day = in_era(day)), format!(" ({en} {day})")))
}
