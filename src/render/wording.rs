//! Wordings as they are printed: placeholders filled in, paragraphs and items told apart.

use super::instrument::{Item, Paragraph};
use crate::diagnostic::Lang;
use crate::model::value::{Name, Value};
use crate::resolve::placeholder::{self, Printed};
use crate::resolve::policy::{Annexed, Article, ArticleId};
use crate::resolve::reference::{Titles, titled_articles};
use crate::say::Voice;
use crate::syntax::keyword::Keyword;
use crate::text::{FileId, Span, look_up_key};
use crate::wording::mention::is_reference;
use crate::wording::part::{self, Part};
use crate::wording::placeholder::{Placeholder, placeholders};

/// The paragraphs of a wording, the `nth` of its article, with what its placeholders print.
pub(super) fn paragraphs(voice: &Voice<'_>, article: &Article, span: Span, nth: usize) -> Vec<Paragraph> {
    split(&filled(voice, article, span), nth)
}

/// A text as paragraphs with their items.
pub(super) fn split(text: &str, nth: usize) -> Vec<Paragraph> {
    let parts = part::parts(text, u32::try_from(nth).unwrap_or(u32::MAX));
    parts.iter().map(|part| paragraph(text, part)).filter(|paragraph| !paragraph.text.is_empty() || !paragraph.items.is_empty()).collect()
}

fn paragraph(text: &str, part: &Part) -> Paragraph {
    let from = part.number.as_ref().map_or(part.range.start, |(_, mark)| mark.end);
    let marks: Vec<_> = part.items.iter().filter(|item| item.on_line).collect();
    let slice = |from: usize, to: usize| plain(text.get(from..to).unwrap_or(""));
    let first = marks.first().map_or(part.range.end, |item| item.mark.start);
    let ends = marks.iter().skip(1).map(|item| item.mark.start).chain([part.range.end]);
    let items = marks.iter().zip(ends).map(|(item, end)| {
        let below = item.below.iter().skip(1).map(|mark| mark.start).chain([end]);
        Item {
            mark: slice(item.mark.start, item.mark.end),
            text: slice(item.mark.end, item.below.first().map_or(end, |mark| mark.start)),
            below: item
                .below
                .iter()
                .zip(below)
                .map(|(mark, end)| Item { mark: slice(mark.start, mark.end), text: slice(mark.end, end), below: Vec::new() })
                .collect(),
        }
    });
    Paragraph { text: slice(from, first), items: items.collect() }
}

/// Text in one line; signs that a page cannot show, and those that turn the direction of what follows, left out.
pub(super) fn plain(text: &str) -> String {
    let is_shown = |letter: &char| {
        let turns = matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
        *letter == '\n' || !letter.is_control() && !turns && !matches!(letter, '\u{fffe}' | '\u{ffff}')
    };
    let shown: String = text.chars().filter(is_shown).collect();
    let lines: Vec<&str> = shown.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    // Where a line of Latin letters goes on there is a blank.
    lines.iter().fold(String::new(), |mut joined, line| {
        let latin = |text: &str, end: fn(&str) -> Option<char>| end(text).is_some_and(|letter| letter.is_ascii());
        if latin(&joined, |text| text.chars().next_back()) && latin(line, |text| text.chars().next()) {
            joined.push(' ');
        }
        joined.push_str(line);
        joined
    })
}

/// The text of a place with what its placeholders print.
pub(super) fn filled(voice: &Voice<'_>, article: &Article, span: Span) -> String {
    fill(voice.resolved.text(span), span, |placeholder| printed(voice, Origin::article(article), placeholder))
}

/// A text with what its placeholders print; `span` is where it stands.
pub(super) fn fill<'t>(text: &'t str, span: Span, print: impl Fn(&Placeholder<'t>) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for placeholder in placeholders(text, span) {
        let at = (placeholder.span.start - span.start) as usize;
        out.push_str(text.get(from..at).unwrap_or(""));
        out.push_str(&print(&placeholder));
        from = (placeholder.span.end - span.start) as usize;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    // A brace that nothing closes, or that closes nothing, is a slip; it is told when the policy is checked.
    out.replace(['{', '}', '｛', '｝'], "")
}

/// From where a provision is named: which of those that bear a title is meant hangs on that.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    document: FileId,
    /// The supplement.
    within: Option<ArticleId>,
}

impl Origin {
    pub(super) fn article(article: &Article) -> Self {
        Self { document: article.document, within: article.within }
    }

    pub(super) fn annexed(annexed: &Annexed) -> Self {
        Self { document: annexed.document, within: None }
    }
}

/// What a placeholder prints; where that cannot be known, that it is not decided.
pub(super) fn printed(voice: &Voice<'_>, from: Origin, placeholder: &Placeholder<'_>) -> String {
    let known = if names_provision(placeholder) { reference(voice, from, placeholder) } else { known(voice, placeholder) };
    known.unwrap_or_else(|| undecided(voice.lang))
}

/// Whether a placeholder names an article, chapter or section by its title.
pub(super) fn names_provision(placeholder: &Placeholder<'_>) -> bool {
    placeholder.kind.is_some_and(|kind| is_reference(kind.text))
}

/// What stands where a value is not decided.
pub(super) fn undecided(lang: Lang) -> String {
    match lang {
        Lang::Ja => "（未定）".to_owned(),
        Lang::En => "(not decided)".to_owned(),
    }
}

/// The name or value that a placeholder prints, where it can be known.
pub(super) fn known(voice: &Voice<'_>, placeholder: &Placeholder<'_>) -> Option<String> {
    match placeholder::print(placeholder, voice.resolved, voice.policy, voice.view) {
        Ok(Printed::Name) => Some(name(voice, placeholder)),
        Ok(Printed::Value(attribute, value)) if value != Value::Undecided => Some(voice.value(attribute, &value)),
        _ => None,
    }
}

/// What is named: by its local title, with its label.
fn name(voice: &Voice<'_>, placeholder: &Placeholder<'_>) -> String {
    let key = look_up_key(placeholder.name.text);
    let vocabulary = voice.resolved.vocabulary;
    let kind = placeholder.kind.and_then(|kind| Keyword::spelled(&look_up_key(kind.text)));
    let kinds = Keyword::DECLARATIONS.into_iter().chain(Keyword::ENTITIES).filter(|one| kind.is_none_or(|kind| kind == *one));
    let known = kinds.into_iter().find_map(|kind| vocabulary.name(kind, &key));
    let called =
        known.map_or_else(|| voice.own(&key).unwrap_or_else(|| placeholder.name.text.to_owned()), |name| voice.name(&Name::Known(name)));
    match (placeholder.label, voice.lang) {
        (None, _) => called,
        (Some(label), Lang::Ja) => format!("{called}（{}）", label.text),
        (Some(label), Lang::En) => format!("{called} ({})", label.text),
    }
}

/// The number of an article, chapter, section, table or form that is named by its title.
pub(super) fn reference(voice: &Voice<'_>, from: Origin, placeholder: &Placeholder<'_>) -> Option<String> {
    let Origin { document, within } = from;
    let policy = voice.policy;
    let titles = Titles {
        title: look_up_key(placeholder.name.text).into_owned(),
        within: placeholder.label.map(|label| look_up_key(label.text).into_owned()),
    };
    let keyword = Keyword::spelled(&look_up_key(placeholder.kind?.text))?;
    if keyword == Keyword::Article {
        let found = titled_articles(policy, document, within, &titles).next()?;
        return Some(policy.outline.number(found.id)?.show());
    }
    if matches!(keyword, Keyword::Table | Keyword::Form) {
        let is_meant =
            |one: &&Annexed| one.keyword == keyword && one.title.as_deref().is_some_and(|title| *look_up_key(title) == *titles.title);
        let here = policy.annexed.iter().filter(is_meant).find(|one| one.document == document);
        let meant = here.or_else(|| policy.annexed.iter().find(is_meant))?;
        return Some(if voice.lang == Lang::Ja { meant.called() } else { meant.called_in_english() });
    }
    let found = policy.outline.lookup(policy).titled_divisions(document, keyword, &titles.title);
    Some(policy.outline.divisions.get(*found.first()?)?.show())
}
