//! Whether what is declared holds on a day.

use jiff::civil::Date;

use super::{Declaration, Stated};
use crate::model::value::Value;
use crate::model::vocabulary::{Mark, Vocabulary};

impl Declaration {
    /// Whether it holds on a day by the days that it states: a contract that is concluded and has not ended, a decision that is taken. Of
    /// what the file itself is the head tells.
    pub fn holds_on(&self, day: Date, vocabulary: &Vocabulary) -> bool {
        self.article.is_none() || self.attributes.iter().all(|stated| stated.is_within(day, vocabulary))
    }
}

impl Stated {
    /// Whether it holds on a day by its own days, both inclusive: `from` and `until`.
    pub fn is_in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|(until, _)| day <= until)
    }

    /// Whether a day is not before the one with which what states it begins, nor after the one with which it ends.
    pub fn is_within(&self, day: Date, vocabulary: &Vocabulary) -> bool {
        let attribute = vocabulary.attribute(self.attribute);
        self.value
            .as_ref()
            .and_then(Value::day)
            .is_none_or(|stated| !(attribute.is_marked(Mark::Begins) && stated > day || attribute.is_marked(Mark::Ends) && stated < day))
    }
}
