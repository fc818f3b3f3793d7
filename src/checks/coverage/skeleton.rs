//! A skeleton article for a requirement: what it expects, with `?` for what is to be decided. It parses.

use super::describe;
use crate::checks::words;
use crate::diagnostic::Lang;
use crate::model::item;
use crate::model::standard::{AtomTest, Cited, Demand, Expectation, Part, Standard};
use crate::model::value::Value;
use crate::model::vocabulary::{Attribute, Spelling, Vocabulary};
use crate::syntax::keyword::Keyword;

/// What a skeleton is made from.
#[derive(Debug)]
pub(crate) struct Skeleton<'a> {
    /// The words it is written in.
    pub(crate) vocabulary: &'a Vocabulary,
    /// The standard of the requirement.
    pub(crate) standard: &'a Standard,
    /// Index of the requirement in it.
    pub(crate) requirement: usize,
    /// Index of the point, if the article is for one only.
    pub(crate) point: Option<usize>,
    /// What the article must meet.
    pub(crate) parts: Vec<&'a Part>,
    /// The laws that it must cite.
    pub(crate) cites: Vec<&'a Cited>,
    /// The language of its keywords.
    pub(crate) lang: Lang,
}

impl Skeleton<'_> {
    /// The text of the article.
    pub(crate) fn article(&self) -> String {
        let requirement = self.standard.requirements.get(self.requirement);
        let title = requirement.map_or("?", |requirement| requirement.title.get(self.lang));
        let item = item::short(self.standard, self.requirement, self.point);
        let mut lines = vec![format!("{} {item}", self.keyword(Keyword::Satisfies))];
        lines.extend(self.cites.iter().map(|cited| self.cited(cited)));
        let mut draft = Draft::default();
        for expectation in self.parts.iter().flat_map(|part| &part.expects) {
            self.expectation(expectation, &mut draft);
        }
        lines.extend(draft.notes);
        lines.extend(draft.declarations.iter().map(|(head, attributes)| {
            let attributes: Vec<String> = attributes.iter().map(|(name, value)| format!("{name} {value}")).collect();
            format!("{head} {{ {} }}", attributes.join("; "))
        }));
        lines.push(format!("{} {}", self.keyword(Keyword::Paragraph), self.quoted("?")));
        format!("{} {} {{\n  {}\n}}\n", self.keyword(Keyword::Article), self.quoted(title), lines.join("\n  "))
    }

    fn keyword(&self, keyword: Keyword) -> &'static str {
        match self.lang {
            Lang::Ja => keyword.ja(),
            Lang::En => keyword.en(),
        }
    }

    fn spelling<'s>(&self, spelling: &'s Spelling) -> &'s str {
        match self.lang {
            Lang::Ja => &spelling.ja,
            Lang::En => &spelling.en,
        }
    }

    fn quoted(&self, text: &str) -> String {
        match self.lang {
            Lang::Ja => format!("「{text}」"),
            Lang::En => format!("\"{text}\""),
        }
    }

    /// A law, and in a comment for whom it is the right one.
    fn cited(&self, cited: &Cited) -> String {
        let purpose = cited.purpose.as_ref().map(|purpose| format!(" {} {}", self.keyword(Keyword::Purpose), self.quoted(purpose)));
        let when = cited.when.as_ref().map(|when| format!(" // {}", words::condition(self.vocabulary, when).get(self.lang)));
        format!("{} {}{}{}", self.keyword(Keyword::Cites), cited.text, purpose.unwrap_or_default(), when.unwrap_or_default())
    }

    fn expectation(&self, expectation: &Expectation, draft: &mut Draft) {
        match expectation {
            Expectation::All(parts) => parts.iter().for_each(|part| self.expectation(part, draft)),
            // The first alternative stands for all: the author sees the others in the finding.
            Expectation::Any(parts) => parts.iter().take(1).for_each(|part| self.expectation(part, draft)),
            Expectation::AtLeast(count, parts) => {
                parts.iter().take(usize::try_from(*count).unwrap_or(usize::MAX)).for_each(|part| self.expectation(part, draft));
            }
            Expectation::Demand(demand) | Expectation::Has(demand) if demand.kind.is_entity_kind() => {
                if demand.body.iter().any(asks_attributes) {
                    draft.note(self.fact(expectation));
                }
                demand.body.iter().for_each(|part| self.expectation(part, draft));
            }
            Expectation::Demand(demand) | Expectation::Has(demand) => {
                let (head, attributes) = self.declaration(demand);
                draft.declare(head, attributes);
            }
            Expectation::Atom(_) => {}
        }
    }

    /// What is no business of an article: the present state.
    fn fact(&self, expectation: &Expectation) -> String {
        let expected = describe::expectation(self.vocabulary, expectation);
        match self.lang {
            Lang::Ja => format!("// 現況に書くこと：{}", expected.ja),
            Lang::En => format!("// to be stated in the facts: {}", expected.en),
        }
    }

    fn declaration(&self, demand: &Demand) -> (String, Attributes) {
        let name = demand.name.map_or("?", |name| self.spelling(&self.vocabulary.name_entry(name).spelling));
        let mut attributes = Attributes::new();
        for id in self.vocabulary.attributes_of(demand.kind, demand.name) {
            if self.vocabulary.attribute(id).required {
                attributes.push((self.spelling(&self.vocabulary.attribute(id).spelling).to_owned(), "?".to_owned()));
            }
        }
        self.atoms(&demand.body, &mut attributes);
        attributes.dedup();
        (format!("{} {name}", self.keyword(demand.kind)), attributes)
    }

    /// A value as it is written. A unit that is spelled like its attribute would begin another: `generations 2`.
    fn value(&self, attribute: &Attribute, value: &Value) -> String {
        match value {
            Value::Count(count, unit) if self.spelling(self.vocabulary.unit_spelling(*unit)) == self.spelling(&attribute.spelling) => {
                count.to_string()
            }
            _ => self.vocabulary.show(value, self.lang),
        }
    }

    fn atoms(&self, body: &[Expectation], attributes: &mut Attributes) {
        for expectation in body {
            match expectation {
                Expectation::All(parts) => self.atoms(parts, attributes),
                Expectation::Any(parts) | Expectation::AtLeast(_, parts) => self.atoms(parts.get(..1).unwrap_or(&[]), attributes),
                Expectation::Demand(_) | Expectation::Has(_) => {}
                Expectation::Atom(atom) => {
                    let attribute = self.vocabulary.attribute(atom.attribute);
                    let value = match &atom.test {
                        AtomTest::AsStrictAs(value) if !matches!(value, Value::Text(_)) => self.value(attribute, value),
                        _ => "?".to_owned(),
                    };
                    attributes.push((self.spelling(&attribute.spelling).to_owned(), value));
                }
            }
        }
    }
}

/// Whether an expectation asks something of the entity itself, not only of what is linked to it.
fn asks_attributes(expected: &Expectation) -> bool {
    match expected {
        Expectation::All(parts) | Expectation::Any(parts) | Expectation::AtLeast(_, parts) => parts.iter().any(asks_attributes),
        Expectation::Demand(_) | Expectation::Has(_) => false,
        Expectation::Atom(_) => true,
    }
}

/// Attributes with their values, in the order in which they are expected.
type Attributes = Vec<(String, String)>;

/// The article as it grows.
#[derive(Default)]
struct Draft {
    notes: Vec<String>,
    declarations: Vec<(String, Attributes)>,
}

impl Draft {
    fn note(&mut self, note: String) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Adds to the declaration of the same thing, unless they say different things of one attribute.
    fn declare(&mut self, head: String, attributes: Attributes) {
        let agrees = |known: &Attributes| {
            attributes.iter().all(|(name, value)| known.iter().all(|(other, stated)| other != name || stated == value))
        };
        match self.declarations.iter_mut().find(|(known, stated)| *known == head && agrees(stated)) {
            Some((_, known)) => {
                for attribute in attributes {
                    if !known.contains(&attribute) {
                        known.push(attribute);
                    }
                }
            }
            None => self.declarations.push((head, attributes)),
        }
    }
}
