//! A skeleton article for a requirement: what it expects, with `?` for what is to be decided, and the sentences that say it. It parses.

mod around;
mod draft;
mod join;
mod laid;
mod said;

use std::sync::Arc;

use super::describe;
use crate::checks::consistency::unsaid::written;
use crate::checks::words;
use crate::diagnostic::Lang;
use crate::model::item::{self, Numbering, Ordinal};
use crate::model::standard::{Cited, Expectation, Part, Requirement, Standard};
use crate::model::value::Value;
use crate::model::vocabulary::{AttributeId, Direction, NameId, Vocabulary};
use crate::say::Voice;
use crate::syntax::keyword::Keyword;
pub(crate) use around::Around;
use around::Fitted;
pub(super) use around::wanted;
pub(super) use draft::Drafted;
pub(crate) use join::Joined;
pub(super) use laid::Basis;
use laid::Laid;

/// What a skeleton is made from.
pub(crate) struct Skeleton<'a> {
    /// The words it is written in.
    pub(crate) vocabulary: &'a Vocabulary,
    /// The standard of the requirement.
    pub(crate) standard: &'a Standard,
    /// Index of the requirement in it.
    pub(crate) requirement: usize,
    /// Whether its number is read as its own where the article is to stand.
    pub(crate) numbering: Numbering,
    /// Index of the point, if the article is for one only.
    pub(crate) point: Option<usize>,
    /// What the article must meet.
    pub(crate) parts: Vec<&'a Part>,
    /// The laws that it must cite.
    pub(crate) cites: Vec<&'a Cited>,
    /// Who says it: its language, and who is called what.
    pub(crate) voice: Voice<'a>,
    /// The policy that it is written into, if it is for one.
    pub(crate) around: Option<&'a Around<'a>>,
}

/// What a skeleton writes.
struct Written {
    /// What is declared in it, here or where the policy declares it already.
    names: Vec<(Keyword, NameId)>,
    /// What it states.
    lines: Vec<String>,
    /// What it says.
    paragraphs: Vec<String>,
}

impl Skeleton<'_> {
    /// The text of the article. It has no number: articles are numbered by their places, so that several follow one another.
    pub(crate) fn article(&self) -> String {
        let requirement = self.standard.requirements.get(self.requirement);
        let title = requirement.map_or("?", |requirement| requirement.title.get(self.lang()));
        let Written { lines, paragraphs, .. } = self.written();
        let mut all = vec![format!("{} {}", self.keyword(Keyword::Satisfies), self.item())];
        all.extend(self.cites.iter().map(|cited| self.cited(cited)));
        all.extend(lines);
        let undecided = if paragraphs.is_empty() { vec!["?".to_owned()] } else { Vec::new() };
        all.extend(paragraphs.iter().chain(&undecided).map(|said| indented(&written(self.keyword(Keyword::Paragraph), said))));
        self.around_lines(title, &all)
    }

    /// An article of these lines.
    fn around_lines(&self, title: &str, lines: &[String]) -> String {
        let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
        format!("{} {} {{\n  {}\n}}\n", self.keyword(Keyword::Article), self.quoted(title), lines.join("\n  "))
    }

    /// What the article declares and says.
    fn written(&self) -> Written {
        let Laid { names, facts, declared } = self.laid();
        let mut lines: Vec<String> = facts.iter().map(|fact| self.fact(fact)).collect();
        let mut paragraphs: Vec<String> = Vec::new();
        for (head, Fitted { rest, elsewhere }) in declared {
            if let Some(around) = self.around.filter(|_| !elsewhere.is_empty()) {
                let head = self.declaration(&head);
                lines.extend(
                    elsewhere.into_iter().map(|(id, value, own)| self.elsewhere(&head, id, value.as_ref(), around.article_of(own))),
                );
            }
            if let Some(drafted) = rest {
                lines.push(self.declaration(&drafted));
                paragraphs.extend(said::paragraphs(&self.voice, &drafted));
            }
        }
        Written { names, lines, paragraphs }
    }

    fn lang(&self) -> Lang {
        self.voice.lang
    }

    /// The item as the standard prints it; by its handle where it prints no number, or no letter.
    fn item(&self) -> String {
        let requirement = self.standard.requirements.get(self.requirement);
        let has_number = requirement.is_some_and(|requirement| matches!(requirement.number.ordinal, Ordinal::Number(_)));
        let point = self.point.and_then(|point| requirement?.points.get(point));
        // The English title of a heading is words, and no part of a number; an edition stands before a number in Japanese only.
        let is_own = self.numbering == Numbering::Own;
        let is_plain = |requirement: &Requirement| requirement.number.group.is_none() && requirement.carried_from.is_none() && is_own;
        let is_read = self.lang() == Lang::Ja || requirement.is_some_and(is_plain);
        if has_number && is_read && point.is_none_or(|point| point.is_printed) {
            item::official_as(self.numbering, self.standard, self.requirement, self.point, self.lang())
        } else {
            item::short_as(self.numbering, self.standard, self.requirement, self.point)
        }
    }

    fn keyword(&self, keyword: Keyword) -> &'static str {
        match self.lang() {
            Lang::Ja => keyword.ja(),
            Lang::En => keyword.en(),
        }
    }

    fn quoted(&self, text: &str) -> String {
        match self.lang() {
            Lang::Ja => format!("「{text}」"),
            Lang::En => format!("\"{text}\""),
        }
    }

    /// A law; apart from any policy, in a comment for whom it is the right one. What it is cited for is known in Japanese, and left to whoever
    /// writes in English.
    fn cited(&self, cited: &Cited) -> String {
        let is_own = |purpose: &&Arc<str>| self.lang() == Lang::Ja || purpose.is_ascii();
        let purpose =
            cited.purpose.as_ref().filter(is_own).map(|purpose| format!(" {} {}", self.keyword(Keyword::Purpose), self.quoted(purpose)));
        let when = cited
            .when
            .as_ref()
            .filter(|_| self.around.is_none())
            .map(|when| format!(" // {}", words::condition(self.vocabulary, when).get(self.lang())));
        format!("{} {}{}{}", self.keyword(Keyword::Cites), cited.text, purpose.unwrap_or_default(), when.unwrap_or_default())
    }

    /// What is no business of an article: the present state.
    fn fact(&self, expectation: &Expectation) -> String {
        let expected = describe::expectation(self.vocabulary, expectation);
        match self.lang() {
            Lang::Ja => format!("// 現況に書くこと：{}", expected.ja),
            Lang::En => format!("// to be stated in the facts: {}", expected.en),
        }
    }

    /// A declaration as it is written.
    fn declaration(&self, drafted: &Drafted) -> String {
        let label = drafted.label.as_ref().map(|label| format!(" {}", self.quoted(label))).unwrap_or_default();
        let name = self.vocabulary.name_entry(drafted.name).spelling.get(self.lang());
        let head = format!("{} {name}{label}", self.keyword(drafted.kind));
        let attributes: Vec<String> = drafted.attributes.iter().map(|(id, value)| self.attribute(*id, value.as_ref())).collect();
        if attributes.is_empty() { head } else { format!("{head} {{ {} }}", attributes.join("; ")) }
    }

    fn attribute(&self, id: AttributeId, value: Option<&Value>) -> String {
        let attribute = self.vocabulary.attribute(id);
        let value = value.map_or_else(|| "?".to_owned(), |value| value.write_of(attribute, self.vocabulary, self.lang()));
        format!("{} {value}", attribute.spelling.get(self.lang()))
    }

    /// What is to be changed in an article that there is: a new one would contradict it.
    fn elsewhere(&self, drafted: &str, id: AttributeId, value: Option<&Value>, article: Option<String>) -> String {
        let (article, attribute) = (article.unwrap_or_default(), self.attribute(id, value));
        match (self.lang(), self.vocabulary.attribute(id).direction) {
            (Lang::Ja, Direction::Superset) => format!("// {article}の「{drafted}」に加えること：{attribute}"),
            (Lang::Ja, _) => format!("// {article}の「{drafted}」を改めること：{attribute}"),
            (Lang::En, Direction::Superset) => format!("// to be added in {article} to `{drafted}`: {attribute}"),
            (Lang::En, _) => format!("// to be changed in {article}, `{drafted}`: {attribute}"),
        }
    }
}

/// A paragraph within its article: what goes over several lines stands further in than its end.
fn indented(paragraph: &str) -> String {
    let lines = paragraph.trim().lines().enumerate();
    let inner = |(at, line): (usize, &str)| match (at, line) {
        (0, _) => line.to_owned(),
        (_, "\"\"\"") => format!("  {line}"),
        _ => format!("    {line}"),
    };
    lines.map(inner).collect::<Vec<_>>().join("\n")
}
