//! What a policy leaves out, said: items of the guideline that do not apply, and exceptions for a time.

use super::value::day;
use super::{Voice, apart};
use crate::diagnostic::Lang;
use crate::model::read;
use crate::syntax::document::Statement;
use crate::syntax::keyword::Keyword;

impl Voice<'_> {
    /// The sentences of a `not_applicable` or an `exception`; none for any other statement, or one without items.
    pub(crate) fn left_out(&self, statement: Statement<'_>) -> Option<String> {
        let items = statement.operands().text().split_whitespace().collect::<Vec<_>>().join(" ");
        let string = |keyword| statement.clause(keyword).and_then(|clause| clause.operands.string()).map(|word| bare(word.text));
        let because = string(Keyword::Because).map(|why| apart::because(why, self.lang));
        let said = match statement.keyword()? {
            Keyword::NotApplicable => self.say(&items, "", "は、適用しないものとする。", " does not apply."),
            Keyword::Exception => {
                let instead = string(Keyword::Instead).map(|instead| match self.lang {
                    Lang::Ja => format!("この間、これに代えて、次の措置をとる。{instead}。"),
                    Lang::En => format!(" In its place: {instead}."),
                });
                self.excepted(&items, statement) + &instead.unwrap_or_default()
            }
            _ => return None,
        };
        let gap = if self.lang == Lang::Ja { "" } else { " " };
        (!items.is_empty()).then(|| because.iter().fold(said, |said, because| format!("{said}{gap}{because}")))
    }

    fn say(&self, items: &str, whom: &str, ja: &str, en: &str) -> String {
        match self.lang {
            Lang::Ja => format!("ガイドラインの遵守事項（{items}）{whom}{ja}"),
            Lang::En => format!("The item {items} of the guideline{whom}{en}"),
        }
    }

    /// Until when an item is excepted, for what, and who approved that.
    fn excepted(&self, items: &str, statement: Statement<'_>) -> String {
        let date = |keyword| {
            let text = statement.clause(keyword)?.operands.text();
            Some(read::day(text).map_or_else(|| text.to_owned(), |date| day(date, self.lang)))
        };
        let whom = statement.clause(Keyword::For).map(|clause| {
            let called = clause.operands.words().map(|word| self.own(&word.key()).unwrap_or_else(|| word.text.to_owned()));
            called.collect::<Vec<_>>()
        });
        let by = statement.clause(Keyword::ApprovedBy).map(|clause| self.actors(clause.operands)).unwrap_or_default();
        let (until, approved) = (date(Keyword::Until), date(Keyword::Approved));
        match self.lang {
            Lang::Ja => {
                let whom = whom.map(|whom| format!("は、{}について", whom.join("、"))).unwrap_or_default();
                let until = until.map(|until| format!("、{until}まで")).unwrap_or_default();
                let approved = approved.map(|date| format!("（{date}）")).unwrap_or_default();
                let by = if by.is_empty() { String::new() } else { format!("、{}の承認{approved}を得て", by.join("、")) };
                let topic = if whom.is_empty() { "は" } else { "" };
                self.say(items, &whom, &format!("{topic}{until}{by}、例外とする。"), "")
            }
            Lang::En => {
                let whom = whom.map_or_else(|| " is".to_owned(), |whom| format!(" is, for {},", whom.join(", ")));
                let until = until.map(|until| format!(" until {until}")).unwrap_or_default();
                let approved = approved.map(|date| format!(" on {date}")).unwrap_or_default();
                let by = if by.is_empty() { String::new() } else { format!(", as approved by {}{approved}", by.join(", ")) };
                self.say(items, &whom, "", &format!(" excepted{until}{by}."))
            }
        }
    }
}

/// Text of the policy's own without its full stop.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(['。', '.'])
}
