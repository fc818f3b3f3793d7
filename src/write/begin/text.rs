//! The head and the facts of a policy that is begun, as text.

use super::{Beginning, Known};
use crate::diagnostic::{Lang, Text};
use crate::syntax::keyword::Keyword;

/// What is asked of each vendor and of each system, whatever it is.
const OF_VENDOR: [&str; 4] = ["services", "importance", "certificate", "checked"];
const OF_SYSTEM: [&str; 4] = ["hosting", "provided_by", "stores", "use_class"];
/// What they all have.
const MEDICAL_INFORMATION: &str = "medical_information";
/// A number that many requirements look at.
const STAFF: &str = "staff";

/// The head and the facts, with a `?` for what is not told.
pub(super) fn of(beginning: &Beginning, known: &Known) -> String {
    let lang = beginning.lang;
    let word = |keyword: Keyword| word(keyword, lang);
    let quoted = |text: &str| quoted(text, lang);
    let title = match lang {
        Lang::Ja => format!("{} 情報セキュリティ規程", beginning.name),
        Lang::En => format!("{} Information Security Policy", beginning.name),
    };
    let mut head = vec![format!("{} {} {}", word(Keyword::Institution), beginning.kind, quoted(&beginning.name))];
    head.extend(beginning.parent.iter().map(|parent| format!("{} {}", word(Keyword::Inherits), quoted(parent))));
    head.push(format!("{} {}", word(Keyword::Conforms), beginning.standard));
    head.push(format!("{} {}", word(Keyword::Version), quoted("1.0")));
    head.extend([Keyword::Effective, Keyword::Approved, Keyword::Review].map(|keyword| format!("{} ?", word(keyword))));

    let mut facts = vec![format!("{} ?", word(Keyword::Confirmed))];
    let listed = |keyword: Keyword, facts: &[Text]| {
        let names: Vec<&str> = facts.iter().map(|fact| fact.get(lang)).collect();
        (!names.is_empty()).then(|| format!("{} {}", word(keyword), names.join(comma(lang))))
    };
    facts.extend(listed(Keyword::Yes, &beginning.has));
    facts.extend(listed(Keyword::No, &beginning.lacks));
    facts.extend(beginning.open.iter().map(|fact| format!("{} ?", fact.get(lang))));
    facts.extend(known.fact_in(STAFF, lang).map(|staff| format!("{staff} ?")));
    let entity = |kind: Keyword, name: &String, keys: &[&str]| {
        let stated = keys.iter().filter_map(|key| known.attribute(kind, key, lang)).map(|attribute| format!("{attribute} ?"));
        block(&format!("{} {}", word(kind), quoted(name)), &stated.collect::<Vec<_>>())
    };
    facts.extend(information(beginning, known));
    facts.extend(beginning.vendors.iter().map(|name| entity(Keyword::Vendor, name, &OF_VENDOR)));
    facts.extend(beginning.systems.iter().map(|name| entity(Keyword::System, name, &OF_SYSTEM)));

    let head = block(&format!("{} {}", word(Keyword::Policy), quoted(&title)), &head);
    format!("{head}\n\n{}\n", block(word(Keyword::Facts), &facts))
}

/// The information that every institution has which is not judged at those below it, of which somebody is in charge.
fn information(beginning: &Beginning, known: &Known) -> Option<String> {
    let lang = beginning.lang;
    let attribute = |key| known.attribute(Keyword::Information, key, lang);
    let class = known.word(MEDICAL_INFORMATION, lang).filter(|_| !known.is_judged_below(&beginning.kind))?;
    let stated = [format!("{} {class}", attribute("class_of_information")?), format!("{} ?", attribute("responsible")?)];
    Some(block(&format!("{} {class}", word(Keyword::Information, lang)), &stated))
}

fn word(keyword: Keyword, lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => keyword.ja(),
        Lang::En => keyword.en(),
    }
}

fn quoted(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("「{text}」"),
        Lang::En => format!("\"{text}\""),
    }
}

fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "、",
        Lang::En => ", ",
    }
}

fn block(head: &str, statements: &[String]) -> String {
    format!("{head} {{\n{}\n}}", statements.join("\n"))
}
