//! `standard/former-edition`

use jiff::civil::Date;

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::read::day;
use crate::model::standard::Standard;
use crate::text::{Span, in_era};
use crate::wording::edition::{Dated, Edition, mentions};

declare_rule! {
    /// A wording names an edition of a standard that a later one had taken the place of on the day of the check, by its number or by the month of its publication. What tells how it came about (from 5.2 to 6.0), supplements, and the edition that the policy itself conforms to, of which `standard/superseded` tells, are left alone.
    ///
    /// What to do: Name the edition of today.
    ///
    /// ---
    /// 文言が、点検の基準日には後の版に改められている基準の版を、版の番号又は公表の年月により挙げています。
    /// 「第5.2版から第6.0版への改定」のように経緯を述べるもの、附則、及びその規程が準拠する版（`standard/superseded` が取り上げます）は取り上げません。
    ///
    /// 対処：今の版に改めます。
    pub static RULE = {
        name: "standard/former-edition", severity: Warning, since: "0.1.0", fix: None,
        ja: "文言が基準の古い版を挙げている", en: "a wording names a former edition of a standard",
    };
}

/// The edition of the day.
struct Current<'a> {
    standard: &'a Standard,
    edition: Edition<'a>,
    since: Date,
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    for current in current(cx) {
        let conforms: Vec<Edition<'_>> = editions(cx, &current).collect();
        for place in wordings(cx) {
            let text = cx.text(place);
            for mention in mentions(text, current.edition.base, !conforms.is_empty()) {
                let is_former = match &mention.dated {
                    Dated::Number(number) => *number < current.edition.number && !conforms.iter().any(|edition| edition.number == *number),
                    Dated::Month(month) => day(&format!("{month}1日")).is_some_and(|from| from < current.since.first_of_month()),
                };
                if is_former && !mention.tells_history(text, current.edition.label) {
                    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                    findings.push(finding(cx, place.part(offset(mention.range.start), offset(mention.range.end)), &current));
                }
            }
        }
    }
}

/// The editions of the day, of each standard that has numbered ones.
fn current<'a>(cx: &Context<'a>) -> Vec<Current<'a>> {
    let mut all: Vec<Current<'a>> = Vec::new();
    for standard in cx.resolved.standards {
        let Some((edition, since)) = Edition::of(&standard.title.ja).zip(standard.published) else { continue };
        if since > cx.resolved.as_of {
            continue;
        }
        match all.iter_mut().find(|known| known.edition.base == edition.base) {
            Some(known) if known.edition.number < edition.number => *known = Current { standard, edition, since },
            Some(_) => {}
            None => all.push(Current { standard, edition, since }),
        }
    }
    all
}

/// The editions of the standard that the policy, or a parent, conforms to.
fn editions<'a>(cx: &Context<'a>, current: &Current<'a>) -> impl Iterator<Item = Edition<'a>> {
    let base = current.edition.base;
    let named = cx.policy.conforms.iter().chain(&cx.view.standards).filter_map(|(index, _)| cx.resolved.standards.get(*index));
    named.filter_map(|standard| Edition::of(&standard.title.ja)).filter(move |edition| edition.base == base)
}

/// Wordings that say what holds: paragraphs of articles that are in force, and the meanings of terms.
fn wordings<'a>(cx: &Context<'a>) -> impl Iterator<Item = Span> + use<'a> {
    let articles = cx.policy.articles.iter().filter(|article| !article.deleted && !article.supplement && article.within.is_none());
    let meanings = cx.policy.definitions.iter().filter_map(|definition| definition.meaning);
    articles.flat_map(|article| &article.paragraphs).map(|paragraph| paragraph.text).chain(meanings)
}

fn finding(cx: &Context<'_>, span: Span, current: &Current<'_>) -> Diagnostic {
    let (written, since, title) = (cx.text(span), current.since, &current.standard.title);
    let label = current.edition.label;
    let message = Text::new(
        format!("文言が挙げる「{written}」は、{since}に公表された「{}」により改められています", title.ja, since = in_era(since)),
        format!("the wording names \"{written}\", superseded on {since} by \"{}\"", title.en),
    );
    Diagnostic::new(&RULE, span, message).help(Text::new(
        format!("{label}により規程を見直し、文言を改めてください。経緯を残すときは、附則又は「沿革」に書いてください"),
        format!("review the policy by {label}, and change the wording; what is to be remembered goes into a supplement or `revised`"),
    ))
}
