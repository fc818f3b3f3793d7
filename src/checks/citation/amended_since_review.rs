//! `citation/amended-since-review`

use jiff::civil::Date;

use super::{Cited, Setting};
use crate::checks::later::later;
use crate::declare_rule;
use crate::diagnostic::{About, Diagnostic, Lang, Text};
use crate::law::Citation;
use crate::text::Span;

declare_rule! {
    /// The wording of the cited article changed after the policy was last approved, revised or enacted. That need not touch what the
    /// policy says; someone should have looked. Told once for an article, at its first citation, and only where its versions are held.
    ///
    /// What to do: Read the article as it is now, and state the day of the review (`approved`, `revised` or `reapproved`).
    ///
    /// ---
    /// 規程が最後に承認、改正又は制定された後に、引用された条の文言が改正されています。規程の内容に響くとは限りませんが、見直しの際に確かめてください。条ごとに最初の引用で一度だけ、版を収録している範囲で知らせます。
    ///
    /// 対処：改正後の条文を読み、規程に響くかを確かめて、見直しの日（承認、沿革又は再承認）を書きます。
    pub static RULE = {
        name: "citation/amended-since-review", severity: Info, since: "0.1.0", fix: None,
        ja: "最後の見直しの後に改正された条の引用", en: "a cited article was amended after the last review",
    };
}

/// The days on which the article changed since the policy was reviewed.
pub(super) fn finding(setting: &Setting<'_>, cited: &Cited<'_>, reviewed: Date) -> Option<Diagnostic> {
    let law = setting.registry.law_of(&cited.citation)?;
    let place = cited.citation.place.filter(|place| !place.supplement)?;
    let changes = law.changes(place.article?, reviewed, setting.day);
    changes.last()?;
    let article = Citation { place: Some(crate::law::Place { article: place.article, ..Default::default() }), ..cited.citation.clone() };
    let name = setting.registry.display(&article, Lang::Ja);
    let about = About { law: Some(name.clone()), requirement: None };
    let amended = Amended { name, changes, reviewed, span: cited.span() };
    Some(later(&RULE, amended.span, about, amended, tell))
}

/// An article, the days on which it was amended, and where it is cited.
#[derive(Debug, PartialEq)]
struct Amended {
    name: String,
    changes: Vec<Date>,
    reviewed: Date,
    span: Span,
}

fn tell(amended: &Amended) -> Diagnostic {
    let Amended { name, changes, reviewed, span } = amended;
    let (last, reviewed) = (Text::day(changes.last().copied().unwrap_or(*reviewed)), Text::day(*reviewed));
    let message = Text::new(
        format!("「{name}」は、規程の最後の見直しの後、{}に改正されています", last.ja),
        format!("\"{name}\" was amended on {}, after the policy was last reviewed", last.en),
    );
    let finding = Diagnostic::new(&RULE, *span, message)
        .law(name)
        .note(Text::new(format!("最後の見直しは{}です", reviewed.ja), format!("the last review was on {}", reviewed.en)))
        .help(Text::new(
            "改正が規程に響くか確かめ、見直した日を書いてください",
            "see whether the amendment touches the policy, and write the day of the review",
        ));
    let earlier: Vec<Text> = changes.iter().rev().skip(1).map(|change| Text::day(*change)).collect();
    match earlier.as_slice() {
        [] => finding,
        earlier => {
            let ja: Vec<&str> = earlier.iter().rev().map(|day| day.ja.as_str()).collect();
            let en: Vec<&str> = earlier.iter().rev().map(|day| day.en.as_str()).collect();
            finding.note(Text::new(format!("その前の改正は{}です", ja.join("、")), format!("before that, on {}", en.join(", "))))
        }
    }
}
