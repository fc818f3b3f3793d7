//! The page of a volume, a chapter or a section of a standard: what it asks, one requirement after the other.

use super::{Pages, requirement};
use crate::answer::Page;
use crate::checks::words;
use crate::diagnostic::{Lang, Text};
use crate::model::item::{self, Areas, Ordinal};
use crate::model::standard::{Requirement, Standard};

impl Pages<'_> {
    /// The pages of a volume, a chapter or a section, in every edition that says something of its own in it; none where a name means none.
    pub(super) fn chapter(&self, name: &str) -> Option<Page> {
        // 第13章 is 13.
        let plain =
            name.strip_suffix(['章', '節']).and_then(|name| name.rsplit_once('第')).map(|(volume, number)| format!("{volume}{number}"));
        let name = plain.as_deref().unwrap_or(name);
        let mut page = Page::default();
        for standard in &*self.knowledge.standards {
            let Some(area) = Areas::of(name, standard) else { continue };
            let of: Vec<(usize, &Requirement)> =
                standard.requirements.iter().enumerate().filter(|(index, _)| area.hold_of(standard, *index)).collect();
            if of.iter().any(|(_, requirement)| requirement.carried_from.is_none()) {
                page.next();
                write(self, standard, area.section(), &of, &mut page);
            }
        }
        (!page.parts.is_empty()).then_some(page)
    }
}

fn write(pages: &Pages<'_>, standard: &Standard, section: Option<&str>, requirements: &[(usize, &Requirement)], page: &mut Page) {
    let Some((_, first)) = requirements.first() else { return };
    let Some(volume) = standard.volumes.iter().find(|volume| volume.letter == first.number.volume) else { return };
    let known = section.and_then(|section| standard.chapter(&volume.letter, section));
    let title = known.and_then(|chapter| chapter.title.clone()).unwrap_or_else(|| Text::same(""));
    let number =
        section.map_or_else(String::new, |section| if section.contains('.') { section.to_owned() } else { format!("第{section}章") });
    page.title(&Text::new(
        format!("{}{number} {}", volume.ja, title.ja).trim_end().to_owned(),
        format!("{} {} {}", volume.en, section.unwrap_or_default(), title.en).trim_end().to_owned(),
    ));
    page.fact("基準", "standard", &requirement::named(standard));
    let binds: Vec<Text> = known.iter().flat_map(|chapter| &chapter.binds).map(|pattern| words::pattern(*pattern)).collect();
    if !binds.is_empty() {
        page.fact("参照類型", "reference patterns", &words::list(&binds));
    }
    page.heading("求められること", "what is asked");
    for (index, _) in requirements {
        let (head, guidance) = requirement::in_short(pages, standard, *index);
        page.entry(0, &head);
        if let Some(guidance) = guidance {
            page.entry(1, &guidance);
        }
    }
    if volume.rest.is_some() {
        page.paragraph(&Text::new(
            "この編には、本文を確認できず、収めていない遵守事項があります（kitei standards に番号を示しています）。",
            "This volume has items whose text could not be had and which are not built in: kitei standards names them.",
        ));
    }
    page.heading("一つずつ見るには", "one by one");
    let (index, first) =
        requirements.iter().find(|(_, one)| matches!(one.number.ordinal, Ordinal::Number(_))).map_or((0, *first), |one| *one);
    let short = item::short(standard, index, None);
    let written = if first.carried_from.is_some() { short.clone() } else { item::official(standard, index, None, Lang::Ja) };
    page.paragraph(&Text::new(
        format!("規程に何をどう書けばよいかは、kitei explain {written} のように番号を付けると、条のひな形とともに見られます。"),
        format!("what a policy must hold, with a sample article: kitei explain {short}"),
    ));
}
