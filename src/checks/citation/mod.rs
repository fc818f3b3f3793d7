//! Citations: whether the laws that a policy cites are there, in force, rightly numbered and the ones that bind this institution.
//! Each citation gets one finding, the gravest; whether a requirement's law is cited at all is [`missing()`].

pub(crate) mod ambiguous_abbreviation;
pub(crate) mod amended_since_review;
pub(crate) mod amendment_ahead;
pub(crate) mod deleted_article;
pub(crate) mod deleted_within;
pub(crate) mod former_title;
pub(crate) mod imprecise;
mod judge;
pub(crate) mod law_number_mismatch;
pub(crate) mod missing;
pub(crate) mod not_in_force;
pub(crate) mod not_yet_held;
mod policy;
pub(crate) mod purpose_mismatch;
pub(crate) mod renumbered;
pub(crate) mod repealed_law;
pub(crate) mod replaced_ordinance;
pub(crate) mod style;
#[cfg(test)]
mod tests;
pub(crate) mod unknown_article;
pub(crate) mod unknown_item;
pub(crate) mod unknown_law;
pub(crate) mod unknown_paragraph;
pub(crate) mod wrong_institution;

use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Rule, Text};
use crate::law::{Bare, Binding, Citation, Registry, Resolution, Scanner, Unreadable, binds, means_former, purpose_of, resolve};
use crate::model::vocabulary::Vocabulary;
use crate::text::Span;

pub(crate) use judge::judge;
pub(crate) use missing::{Claiming, missing};
pub(in crate::checks) use policy::Citations;

/// The rules of this family.
pub(crate) const RULES: &[&Rule] = &[
    &missing::RULE,
    &unknown_law::RULE,
    &unknown_article::RULE,
    &not_yet_held::RULE,
    &not_in_force::RULE,
    &renumbered::RULE,
    &wrong_institution::RULE,
    &imprecise::RULE,
    &law_number_mismatch::RULE,
    &former_title::RULE,
    &unknown_paragraph::RULE,
    &unknown_item::RULE,
    &deleted_article::RULE,
    &deleted_within::RULE,
    &repealed_law::RULE,
    &ambiguous_abbreviation::RULE,
    &purpose_mismatch::RULE,
    &style::RULE,
    &amended_since_review::RULE,
    &amendment_ahead::RULE,
    &replaced_ordinance::RULE,
];

/// What citations are judged against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting<'a> {
    /// The laws.
    pub registry: &'a Registry,
    /// The day of the check.
    pub day: Date,
    /// The day of the last review: approval, revision or enactment.
    pub reviewed: Option<Date>,
    /// The kind of institution, where it is stated.
    pub institution: Option<Institution<'a>>,
}

/// A kind of institution.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Institution<'a> {
    /// Its English word (`pharmacy`).
    pub key: &'a str,
    /// What it is called.
    pub name: &'a Text,
    /// What other kinds are called; none where that does not matter.
    pub vocabulary: Option<&'a Vocabulary>,
}

impl Setting<'_> {
    /// Whether the place of a citation binds the institution; nothing is said where the sentence speaks of those whom it binds:
    /// 薬局においては、薬機法施行規則第11条第2項第1号による.
    pub(crate) fn binding(&self, cited: &Cited<'_>) -> Binding {
        let Some(institution) = self.institution else { return Binding::NotSaid };
        let binding = binds(self.registry, &cited.citation, institution.key);
        match binding {
            Binding::Other { ref binds, .. } if cited.form == Form::Wording && institution.speaks_of(binds, cited.before) => {
                Binding::NotSaid
            }
            binding => binding,
        }
    }
}

impl Institution<'_> {
    /// Whether a sentence that begins as `before` ends speaks of one of these kinds of institution.
    fn speaks_of(&self, kinds: &[String], before: &str) -> bool {
        let said = before.rsplit('。').next().unwrap_or_default();
        let Some(vocabulary) = self.vocabulary else { return false };
        let spelled = kinds.iter().filter_map(|kind| vocabulary.institution(kind)).map(|kind| vocabulary.institution_spelling(kind));
        spelled.into_iter().any(|spelling| said.contains(&*spelling.ja))
    }
}

/// Text of an article in which laws may be cited.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written<'a> {
    /// The text, as in the source.
    pub text: &'a str,
    /// Its place.
    pub span: Span,
    /// The `purpose` of a clause.
    pub purpose: Option<&'a str>,
    /// Clause or wording.
    pub form: Form,
}

/// Where a citation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// In `cites`.
    Clause,
    /// In the wording.
    Wording,
}

/// A citation that was read.
#[derive(Debug, Clone)]
pub(crate) struct Cited<'a> {
    /// The citation.
    pub citation: Citation,
    /// As it is written.
    pub text: &'a str,
    /// Its name of the law as written, with 旧 before it; empty where it is carried over.
    pub name: &'a str,
    /// Where the text lies in which it was found.
    pub base: Span,
    /// The text before it.
    pub before: &'a str,
    /// What it says itself that it is for: its `purpose`, else what stands in brackets after it.
    pub purpose: Option<String>,
    /// Where it stands.
    pub form: Form,
}

/// A law on which a requirement rests. Only laws whose condition holds for the institution are grounds.
#[derive(Debug, Clone)]
pub(crate) struct Ground<'a> {
    /// The requirement, `standard/item`.
    pub requirement: Arc<str>,
    /// The citation, as of the standard's day.
    pub citation: &'a Citation,
    /// What for: the `purpose` in the standard, else what the law's file says of the place.
    pub purpose: Option<&'a str>,
}

impl Cited<'_> {
    /// Whether it is a number without a name that may be an article of the policy's own.
    pub(crate) fn may_be_own(&self) -> bool {
        self.citation.bare.is_some_and(|bare| bare != Bare::Parallel)
    }

    /// Whether it says of itself that the law as it was is meant: 旧個人情報保護法第20条, 旧法第20条.
    pub(crate) fn is_former(&self) -> bool {
        means_former(self.before)
    }

    /// The whole citation.
    pub(crate) fn span(&self) -> Span {
        self.base.part(self.citation.range.start, self.citation.range.end)
    }

    /// The name of the law; the whole citation where the name is carried over.
    pub(crate) fn name_span(&self) -> Span {
        let name = self.base.part(self.citation.name_range.start, self.citation.name_range.end);
        if name.is_empty() { self.span() } else { name }
    }

    /// The place in the law.
    pub(crate) fn place_span(&self) -> Span {
        self.base.part(self.citation.place_range.start, self.citation.place_range.end)
    }
}

impl<'a> Ground<'a> {
    /// The grounds that the citations in one `cites` of a requirement are.
    pub(crate) fn of(
        registry: &'a Registry,
        requirement: &Arc<str>,
        citations: &'a [Citation],
        purpose: Option<&'a str>,
    ) -> impl Iterator<Item = Ground<'a>> {
        citations.iter().map(move |citation| Ground {
            requirement: Arc::clone(requirement),
            purpose: purpose.or_else(|| purpose_of(registry, citation).map(|purpose| purpose.ja.as_str())),
            citation,
        })
    }

    /// The citation with the number that it has on the day of the check; none where nothing serves the purpose on that day.
    pub(crate) fn on_day(&self, setting: &Setting<'_>) -> Option<Citation> {
        match resolve(setting.registry, self.citation, setting.day, self.purpose) {
            Resolution::UnknownLaw { .. } | Resolution::NotInForce { instead: None, .. } => None,
            Resolution::NotInForce { instead, .. } => Some(Citation { place: instead, ..self.citation.clone() }),
            _ => Some(self.citation.clone()),
        }
    }
}

/// Reads the citations of one article, in order. A scanner serves one document, so that 以下「法」という holds in its later articles.
pub(crate) fn read_article<'a>(scanner: &mut Scanner<'_>, written: &[Written<'a>]) -> (Vec<Cited<'a>>, Vec<Diagnostic>) {
    let (mut cited, mut findings) = (Vec::new(), Vec::new());
    for written in written {
        let citations = match written.form {
            Form::Wording => scanner.scan_all(written.text),
            Form::Clause => match scanner.read(written.text) {
                Ok(citations) => citations,
                Err(unreadable) if written.text.contains(COMMAS) => {
                    read_list(scanner, written, &unreadable, &mut cited, &mut findings);
                    continue;
                }
                Err(unreadable) => {
                    findings.push(unknown_law::unreadable(written, &unreadable));
                    continue;
                }
            },
        };
        keep(written, citations, &mut cited);
    }
    (cited, findings)
}

/// What separates the citations of a list.
const COMMAS: [char; 3] = ['、', ',', '，'];
/// So many entries of a list are read one by one.
const MOST_ENTRIES: usize = 64;

/// Reads a list of which something could not be read, entry by entry: what an entry leaves out is carried over from those before it.
fn read_list<'a>(
    scanner: &mut Scanner<'_>,
    list: &Written<'a>,
    unreadable: &Unreadable,
    cited: &mut Vec<Cited<'a>>,
    findings: &mut Vec<Diagnostic>,
) {
    let part = |from: usize, to: usize| {
        let span = list.span.part(u32::try_from(from).unwrap_or(u32::MAX), u32::try_from(to).unwrap_or(u32::MAX));
        Written { text: list.text.get(from..to).unwrap_or(""), span, purpose: list.purpose, form: list.form }
    };
    let entries: Vec<&str> = list.text.split(COMMAS).collect();
    if entries.len() > MOST_ENTRIES {
        findings.push(unknown_law::unreadable(list, unreadable));
        return;
    }
    let mut run: Option<(usize, usize)> = None;
    for entry in entries {
        let from = entry.as_ptr() as usize - list.text.as_ptr() as usize;
        let (from, to) = (from + entry.len() - entry.trim_start().len(), from + entry.trim_end().len());
        if let Some((start, end)) = run {
            if scanner.read(part(start, to).text).is_ok() {
                run = Some((start, to));
                continue;
            }
            keep(&part(start, end), scanner.read(part(start, end).text).unwrap_or_default(), cited);
        }
        let alone = part(from, to);
        run = match scanner.read(alone.text) {
            Ok(_) => Some((from, to)),
            Err(unreadable) => {
                findings.push(unknown_law::unreadable(&alone, &unreadable));
                None
            }
        };
    }
    if let Some((start, end)) = run {
        keep(&part(start, end), scanner.read(part(start, end).text).unwrap_or_default(), cited);
    }
}

fn keep<'a>(written: &Written<'a>, citations: Vec<Citation>, cited: &mut Vec<Cited<'a>>) {
    for citation in citations {
        let range = citation.range.start as usize..citation.range.end as usize;
        let purpose = written.purpose.map(str::to_owned).or_else(|| citation.caption.clone());
        let text = written.text.get(range).unwrap_or_default();
        let before = written.text.get(..citation.name_range.start as usize).unwrap_or_default();
        let start = if before.ends_with('旧') { before.len() - '旧'.len_utf8() } else { before.len() };
        let name = written.text.get(start..citation.name_range.end as usize).unwrap_or_default();
        cited.push(Cited { citation, text, name, base: written.span, before, purpose, form: written.form });
    }
}
