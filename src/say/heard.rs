//! What of a declaration its article says already: by a placeholder, or by its name or another word for it and the value.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Voice, compose, japanese, value};
use crate::diagnostic::Lang;
use crate::model::value::{Member, Value};
use crate::model::vocabulary::{Attribute, AttributeId};
use crate::resolve::placeholder::{self, Printed};
use crate::resolve::policy::{Article, Declaration, Stated};
use crate::text::look_up_key;
use crate::wording::{Mood, Reading};

/// What an article says of one of its declarations.
pub(crate) struct Heard {
    /// Whether it names it.
    pub(crate) is_named: bool,
    /// The attributes of which it says the value.
    pub(crate) attributes: BTreeSet<AttributeId>,
}

impl Heard {
    /// Whether something of a declaration is left unsaid.
    pub(crate) fn leaves_out(&self, declaration: &Declaration) -> bool {
        !self.is_named || self.unsaid(declaration).next().is_some()
    }

    /// What is stated and not said.
    pub(crate) fn unsaid<'d>(&self, declaration: &'d Declaration) -> impl Iterator<Item = &'d Stated> {
        let is_decided = |stated: &&Stated| stated.value.as_ref().is_some_and(|value| *value != Value::Undecided);
        declaration.attributes.iter().filter(is_decided).filter(|stated| !self.attributes.contains(&stated.attribute))
    }
}

impl<'a> Voice<'a> {
    /// What an article says of what one statement declares: several names with one body are said together.
    pub(crate) fn heard_of(&self, article: &'a Article, group: &[Declaration]) -> Heard {
        let each: Vec<Heard> = group.iter().map(|declaration| self.heard(article, declaration)).collect();
        let is_named = each.iter().all(|heard| heard.is_named);
        Heard { is_named, attributes: each.into_iter().flat_map(|heard| heard.attributes).collect() }
    }

    /// What an article says of a declaration.
    fn heard(&self, article: &'a Article, declaration: &Declaration) -> Heard {
        let names = self.names(declaration);
        let readings: Vec<Reading<'a>> = article.paragraphs.iter().map(|paragraph| self.resolved.wording(paragraph)).collect();
        let printed: Vec<(AttributeId, Value)> = readings.iter().flat_map(|reading| self.printed(*reading, &names)).collect();
        let texts: Vec<String> = readings.iter().map(|reading| look_up_key(reading.text).into_owned()).collect();
        let is_named = texts.iter().any(|text| names.iter().any(|name| text.contains(&**name)));
        let mut attributes = BTreeSet::new();
        for stated in &declaration.attributes {
            let Some(value) = stated.value.as_ref() else { continue };
            let is_printed = printed.iter().any(|(attribute, printed)| *attribute == stated.attribute && printed == value);
            if is_printed || is_named && readings.iter().any(|reading| self.says(*reading, declaration, stated, &names)) {
                attributes.insert(stated.attribute);
            }
        }
        // Of several values of one attribute all have to be said.
        let all = |attribute: &AttributeId| declaration.attributes.iter().filter(|stated| stated.attribute == *attribute).count() == 1;
        attributes.retain(all);
        Heard { is_named, attributes }
    }

    /// What a declaration may be called, as look-up keys.
    fn names(&self, declaration: &Declaration) -> Vec<Arc<str>> {
        let vocabulary = self.resolved.vocabulary;
        let spelling = &vocabulary.name_entry(declaration.name).spelling;
        let written = [spelling.ja.to_string(), spelling.en.replace('_', " "), spelling.en.to_string()].into_iter();
        let title = declaration.title.iter().map(|(title, _)| title.to_string());
        let others = vocabulary.others(spelling).iter().map(ToString::to_string);
        written.chain(title).chain(others).map(|name| Arc::from(&*look_up_key(&name))).collect()
    }

    /// The values of the declaration that placeholders print.
    fn printed(&self, reading: Reading<'a>, names: &[Arc<str>]) -> Vec<(AttributeId, Value)> {
        let of_it = reading.placeholders().filter(|one| names.iter().any(|name| **name == *look_up_key(one.name.text)));
        let values = of_it.filter_map(|one| match placeholder::print(&one, self.resolved, self.policy, self.view) {
            Ok(Printed::Value(attribute, value)) => Some((attribute, value)),
            _ => None,
        });
        values.collect()
    }

    /// Whether a paragraph says a value: a quantity in a sentence that speaks of it, words and names, one of a choice or what there is by the
    /// word for it in a sentence that lays something down.
    fn says(&self, reading: Reading<'a>, declaration: &Declaration, stated: &Stated, names: &[Arc<str>]) -> bool {
        let Some(value) = &stated.value else { return false };
        let vocabulary = self.resolved.vocabulary;
        let attribute = vocabulary.attribute(stated.attribute);
        let key = look_up_key(reading.text);
        let holds = |word: &str| key.contains(&*look_up_key(word));
        match value {
            Value::Undecided => true,
            Value::Count(..) | Value::Duration(_) => reading.quantities(vocabulary).iter().any(|quantity| {
                let sentence = look_up_key(reading.text.get(quantity.sentence.0..quantity.sentence.1).unwrap_or("")).into_owned();
                let is_about = names.iter().any(|name| sentence.contains(&**name)) || self.speaks_of(&sentence, attribute);
                quantity.value == *value && is_about
            }),
            Value::Date(day) => holds(&value::day(*day, self.lang)) || holds(&day.to_string()),
            Value::Hours(hours) => reading.hours().iter().any(|written| written.hours == *hours),
            Value::Text(text) => holds(text.trim_end_matches(['。', '.'])),
            Value::Laws(laws) => laws.iter().all(|law| holds(law)),
            Value::Names(names) => names.iter().all(|name| holds(&self.name(name))),
            Value::Words(words) => words.iter().all(|word| match word {
                Member::Word(word) => holds(&value::spelled(vocabulary.word_spelling(*word), self.lang)),
                Member::Own(own) => holds(own),
            }),
            Value::Choice(word) => {
                let word = value::spelled(vocabulary.word_spelling(*word), self.lang);
                let is_long = word.chars().nth(1).is_some();
                let with_name =
                    |sentence: &str| names.iter().any(|name| sentence.contains(&**name)) && sentence.contains(&*look_up_key(&word));
                let beside = is_long && sentences_that_lay_down(reading).any(|sentence| with_name(&sentence));
                beside || self.in_a_sentence(reading, attribute, Some(&word)) || self.is_said_so(&key, declaration, stated)
            }
            Value::YesNo(yes) => *yes && self.in_a_sentence(reading, attribute, None) || self.is_said_so(&key, declaration, stated),
        }
    }

    /// Whether a paragraph (a look-up key) says it in the words of the vocabulary.
    fn is_said_so(&self, key: &str, declaration: &Declaration, stated: &Stated) -> bool {
        let clauses = compose::clauses(self, &self.matter(declaration, &[]), stated);
        let stem = |clause: &str| match self.lang {
            Lang::Ja => look_up_key(japanese::stem(clause)).into_owned(),
            Lang::En => look_up_key(clause).into_owned(),
        };
        !clauses.is_empty() && clauses.iter().all(|clause| key.contains(&stem(clause)))
    }

    /// Whether a sentence that lays something down speaks of an attribute, and uses a word.
    fn in_a_sentence(&self, reading: Reading<'_>, attribute: &Attribute, word: Option<&str>) -> bool {
        let uses = |said: &str| word.is_none_or(|word| said.contains(&*look_up_key(word)));
        sentences_that_lay_down(reading).any(|said| self.speaks_of(&said, attribute) && uses(&said))
    }

    /// Whether a sentence (a look-up key) uses the word for an attribute.
    fn speaks_of(&self, sentence: &str, attribute: &Attribute) -> bool {
        let spelling = match self.lang {
            Lang::Ja => attribute.spelling.ja.to_string(),
            Lang::En => attribute.spelling.en.replace('_', " "),
        };
        let otherwise = attribute.said_as.iter().any(|word| sentence.contains(&**word));
        otherwise || sentence.contains(&*look_up_key(&spelling))
    }
}

/// The sentences of a paragraph that lay something down, as look-up keys.
fn sentences_that_lay_down(reading: Reading<'_>) -> impl Iterator<Item = String> {
    let lays_down = reading.sentences().iter().filter(|sentence| sentence.mood == Mood::LaysDown);
    lays_down.map(move |sentence| look_up_key(reading.text.get(sentence.range.clone()).unwrap_or("")).into_owned())
}
