//! How English sentences are joined, and how they say a duty: `shall` of a template is `should` or `may` where it is none.

use crate::model::order::Duty;

/// Clauses as one sentence, without its full stop.
pub(super) fn sentence(clauses: &[String], duty: Duty) -> String {
    let word = match duty {
        Duty::Must => "shall",
        Duty::Should => "should",
        Duty::May => "may",
    };
    let said = list(clauses, false).replace(" shall ", &format!(" {word} "));
    let said = said.strip_suffix(" shall").map_or_else(|| said.clone(), |before| format!("{before} {word}"));
    capital(&said)
}

/// Several things in a row.
pub(super) fn list(all: &[String], either: bool) -> String {
    let Some((last, before)) = all.split_last().filter(|(_, before)| !before.is_empty()) else { return all.concat() };
    format!("{} {} {last}", before.join(", "), if either { "or" } else { "and" })
}

/// With a capital letter.
fn capital(said: &str) -> String {
    let mut letters = said.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
