//! Values as a person would write them.

use super::{Vocabulary, WordId};
use crate::diagnostic::Lang;
use crate::model::value::{Member, Name, Value};

pub(super) fn value(vocabulary: &Vocabulary, value: &Value, lang: Lang) -> String {
    let word = |id: WordId| {
        let spelling = vocabulary.word_spelling(id);
        pick(&spelling.en, &spelling.ja, lang)
    };
    match value {
        Value::Undecided => pick("?", "未定", lang),
        Value::YesNo(yes) => match (yes, lang) {
            (true, Lang::Ja) => "有".to_owned(),
            (true, Lang::En) => "yes".to_owned(),
            (false, Lang::Ja) => "無".to_owned(),
            (false, Lang::En) => "no".to_owned(),
        },
        Value::Count(count, unit) => {
            let unit = vocabulary.unit_spelling(*unit);
            match lang {
                Lang::Ja => format!("{count}{}", unit.ja),
                Lang::En if *count == 1 => format!("1 {}", unit.en.strip_suffix('s').unwrap_or(&unit.en)),
                Lang::En => format!("{count} {}", unit.en),
            }
        }
        Value::Duration(duration) => duration.length(lang),
        Value::Date(date) => date.to_string(),
        Value::Choice(id) => word(*id),
        Value::Words(members) => list(
            members.iter().map(|member| match member {
                Member::Word(id) => word(*id),
                Member::Own(text) => text.to_string(),
            }),
            lang,
        ),
        Value::Text(text) => text.to_string(),
        Value::Names(names) => list(
            names.iter().map(|name| match name {
                Name::Known(id) => {
                    let spelling = &vocabulary.name_entry(*id).spelling;
                    pick(&spelling.en, &spelling.ja, lang)
                }
                Name::Own(text) => text.to_string(),
            }),
            lang,
        ),
        Value::Laws(laws) => list(laws.iter().map(ToString::to_string), lang),
    }
}

fn pick(en: &str, ja: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => ja.to_owned(),
        Lang::En => en.to_owned(),
    }
}

fn list(words: impl Iterator<Item = String>, lang: Lang) -> String {
    let words: Vec<String> = words.collect();
    words.join(match lang {
        Lang::Ja => "、",
        Lang::En => ", ",
    })
}
