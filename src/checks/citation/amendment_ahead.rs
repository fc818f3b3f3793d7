//! `citation/amendment-ahead`

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Cited, Setting};
use crate::checks::later::later;
use crate::declare_rule;
use crate::diagnostic::{About, Diagnostic, Text};
use crate::text::Span;

declare_rule! {
    /// An amendment of a cited law has been promulgated and comes into force within 180 days, about as long as a revision of a policy
    /// takes. Which articles it touches is not held. Told once for a law, at its first citation.
    ///
    /// What to do: Look at the amendment, and revise the policy before it takes effect.
    ///
    /// ---
    /// 引用された法令の改正が公布されており、180日以内に施行されます。規程の改正には、おおむねそれだけの期間がかかるためです。どの条が改正されるかは収録していません。法令ごとに最初の引用で一度だけ知らせます。
    ///
    /// 対処：改正の内容を確かめ、施行の日までに規程を改めます。
    pub static RULE = {
        name: "citation/amendment-ahead", severity: Info, since: "0.1.0", fix: None,
        ja: "間もなく改正される法令の引用", en: "a cited law will soon be amended",
    };
}

/// Days ahead that are told.
const DAYS: i64 = 180;

pub(super) fn finding(setting: &Setting<'_>, cited: &Cited<'_>) -> Option<Diagnostic> {
    let law = setting.registry.law_of(&cited.citation)?;
    let horizon = setting.day.checked_add(DAYS.days()).ok()?;
    let known = |promulgated: &crate::law::Ahead| promulgated.promulgated.is_none_or(|day| day <= setting.day);
    let next = law.ahead.iter().find(|ahead| setting.day < ahead.from && ahead.from <= horizon && known(ahead))?;
    let about = About { law: Some(law.title.clone()), requirement: None };
    let ahead = Ahead { title: law.title.clone(), from: next.from, by: next.by.clone(), is_latest: next.latest, span: cited.name_span() };
    Some(later(&RULE, ahead.span, about, ahead, tell))
}

/// An amendment and where its law is named.
#[derive(Debug, PartialEq)]
struct Ahead {
    title: String,
    from: Date,
    by: String,
    is_latest: bool,
    span: Span,
}

fn tell(ahead: &Ahead) -> Diagnostic {
    let (title, from, by) = (&ahead.title, Text::day(ahead.from), &ahead.by);
    let message = if ahead.is_latest {
        Text::new(
            format!("「{title}」の改正（{by}）が、遅くとも{}までに施行されます", from.ja),
            format!("the amendment of \"{title}\" by {by} comes into force on {} at the latest", from.en),
        )
    } else {
        Text::new(
            format!("「{title}」の改正（{by}）が{}に施行されます", from.ja),
            format!("the amendment of \"{title}\" by {by} comes into force on {}", from.en),
        )
    };
    Diagnostic::new(&RULE, ahead.span, message)
        .law(title.clone())
        .help(Text::new("改正が引用箇所に及ぶか確かめてください", "see whether the amendment touches what is cited"))
}
