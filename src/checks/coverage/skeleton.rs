//! A skeleton article for a requirement: what it expects, with `?` for what is to be decided. It parses.

use super::outcome::Judged;
use crate::checks::Context;
use crate::diagnostic::Lang;
use crate::model::item;
use crate::model::standard::{AtomTest, Demand, Expectation};
use crate::model::value::Value;
use crate::model::vocabulary::Spelling;
use crate::syntax::keyword::Keyword;

/// The text of an article in the language of the policy's keywords, with an empty line before it.
pub(super) fn article(cx: &Context<'_>, judged: &Judged<'_>) -> String {
    let lang = if cx.text(cx.policy.header).starts_with(|first: char| first.is_ascii_alphabetic()) { Lang::En } else { Lang::Ja };
    let writer = Writer { cx, lang };
    let title = judged.requirement.title.get(lang);
    let open = match lang {
        Lang::Ja => format!("\n{} 「{title}」 {{\n", Keyword::Article.ja()),
        Lang::En => format!("\n{} \"{title}\" {{\n", Keyword::Article.en()),
    };
    let mut text = open + &format!("  {} {}\n", writer.keyword(Keyword::Satisfies), item::short(judged.standard, judged.index, None));
    let mut lines = Vec::new();
    for part in judged.failing() {
        for expectation in &part.part.expects {
            writer.expectation(expectation, &mut lines);
        }
    }
    lines.dedup();
    for line in lines {
        text.push_str("  ");
        text.push_str(&line);
        text.push('\n');
    }
    text += match lang {
        Lang::Ja => "  項 「?」\n}\n",
        Lang::En => "  paragraph \"?\"\n}\n",
    };
    text
}

struct Writer<'a> {
    cx: &'a Context<'a>,
    lang: Lang,
}

impl Writer<'_> {
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

    fn expectation(&self, expectation: &Expectation, lines: &mut Vec<String>) {
        match expectation {
            Expectation::All(parts) => parts.iter().for_each(|part| self.expectation(part, lines)),
            // The first alternative stands for all: the author sees the others in the finding.
            Expectation::Any(parts) => parts.iter().take(1).for_each(|part| self.expectation(part, lines)),
            Expectation::AtLeast(count, parts) => {
                parts.iter().take(usize::try_from(*count).unwrap_or(usize::MAX)).for_each(|part| self.expectation(part, lines));
            }
            Expectation::Demand(demand) | Expectation::Has(demand) if demand.kind.is_entity_kind() => {
                demand.body.iter().for_each(|part| self.expectation(part, lines));
            }
            Expectation::Demand(demand) | Expectation::Has(demand) => lines.push(self.declaration(demand)),
            Expectation::Atom(_) => {}
        }
    }

    fn declaration(&self, demand: &Demand) -> String {
        let vocabulary = self.cx.resolved.vocabulary;
        let name = demand.name.map_or("?", |name| self.spelling(&vocabulary.name_entry(name).spelling));
        let mut attributes: Vec<String> = Vec::new();
        for id in vocabulary.attributes_of(demand.kind, demand.name) {
            if vocabulary.attribute(id).required {
                attributes.push(format!("{} ?", self.spelling(&vocabulary.attribute(id).spelling)));
            }
        }
        self.atoms(&demand.body, &mut attributes);
        attributes.dedup();
        format!("{} {name} {{ {} }}", self.keyword(demand.kind), attributes.join("; "))
    }

    fn atoms(&self, body: &[Expectation], attributes: &mut Vec<String>) {
        for expectation in body {
            match expectation {
                Expectation::All(parts) => self.atoms(parts, attributes),
                Expectation::Any(parts) | Expectation::AtLeast(_, parts) => self.atoms(parts.get(..1).unwrap_or(&[]), attributes),
                Expectation::Demand(_) | Expectation::Has(_) => {}
                Expectation::Atom(atom) => {
                    let vocabulary = self.cx.resolved.vocabulary;
                    let attribute = vocabulary.attribute(atom.attribute);
                    let value = match &atom.test {
                        AtomTest::AsStrictAs(value) if !matches!(value, Value::Text(_)) => vocabulary.show(value, self.lang),
                        _ => "?".to_owned(),
                    };
                    attributes.push(format!("{} {value}", self.spelling(&attribute.spelling)));
                }
            }
        }
    }
}
