//! What a declaration says besides its attributes: why, what is done instead, and what is left to those below.

use super::{Matter, Voice, english, japanese};
use crate::diagnostic::Lang;
use crate::model::order::Duty;
use crate::model::vocabulary::AttributeId;
use crate::resolve::policy::{Declaration, Equivalent, Mode};
use crate::syntax::document::Statement;
use crate::text::Span;

/// Whether all of it is left to those below.
pub(super) fn is_left_open(matter: &Matter<'_>) -> bool {
    matter.declaration.is_some_and(|declaration| declaration.mode == Mode::Delegated && declaration.attributes.is_empty())
}

/// The sentences behind those of the attributes.
pub(super) fn sentences(voice: &Voice<'_>, matter: &Matter<'_>) -> Vec<String> {
    let mut said = Vec::new();
    let Some(declaration) = matter.declaration else { return said };
    said.extend(declaration.equivalents.iter().filter_map(|equivalent| instead(voice, equivalent)));
    said.extend(declaration.because.as_deref().map(|why| because(why, voice.lang)));
    said.extend(below(voice, matter, declaration));
    said
}

/// Why something is so.
pub(super) fn because(why: &str, lang: Lang) -> String {
    let why = why.trim().trim_end_matches(['。', '.']);
    match lang {
        Lang::Ja if why.ends_with("ため") => format!("これは、{why}である。"),
        Lang::Ja if why.ends_with(|last: char| ('\u{3041}'..='\u{3096}').contains(&last)) => format!("これは、{why}ためである。"),
        Lang::Ja => format!("これは、{why}によるものである。"),
        Lang::En => format!("The reason is this: {why}."),
    }
}

/// What is done in place of what is asked for.
fn instead(voice: &Voice<'_>, equivalent: &Equivalent) -> Option<String> {
    let document = voice.resolved.documents.get(equivalent.span.file)?;
    let statement = document.all().find(|statement: &Statement<'_>| statement.span() == equivalent.span)?;
    let done = statement.operands().string()?.text.trim().trim_end_matches(['。', '.']);
    let to = statement.clause(crate::syntax::keyword::Keyword::To).map(|to| to.operands.text().to_owned());
    let why = equivalent.because.as_deref().map(|why| because(why, voice.lang)).unwrap_or_default();
    Some(match voice.lang {
        Lang::Ja => format!("{}これと同等の措置として、{done}。{why}", to.map(|to| format!("{to}に代え、")).unwrap_or_default()),
        Lang::En => {
            let to = to.map(|to| format!(" for {}", to.replace('_', " "))).unwrap_or_default();
            let why = if why.is_empty() { String::new() } else { format!(" {why}") };
            format!("An equivalent measure{to} is taken: {done}.{why}")
        }
    })
}

/// What those below may change, what they may not, and what they are to lay down.
fn below(voice: &Voice<'_>, matter: &Matter<'_>, declaration: &Declaration) -> Vec<String> {
    let mut said = Vec::new();
    // A document that the file itself is: what it is, those below say of theirs.
    if declaration.article.is_none() {
        return said;
    }
    let may = declaration.duty == Duty::May;
    let mut say = |mode: Mode, what: String| {
        said.push(match (voice.lang, mode) {
            (_, Mode::Minimum) => return,
            (Lang::Ja, Mode::Default) => format!("{what}は、下位の規程で変えることができる。"),
            (Lang::Ja, Mode::Final) => format!("{what}は、下位の規程で変えることができない。"),
            (Lang::Ja, Mode::Delegated) if may => format!("{what}は、下位の規程で定めることができる。"),
            (Lang::Ja, Mode::Delegated) => format!("{what}は、下位の規程で定める。"),
            (Lang::En, Mode::Default) => format!("Policies below may change {what}."),
            (Lang::En, Mode::Final) => format!("Policies below cannot change {what}."),
            (Lang::En, Mode::Delegated) if may => format!("Policies below may lay down {what}."),
            (Lang::En, Mode::Delegated) => format!("Policies below lay down {what}."),
        });
    };
    match (declaration.mode, voice.lang) {
        (Mode::Delegated, _) | (_, Lang::En) => say(declaration.mode, matter.called.clone()),
        (mode, Lang::Ja) => say(mode, format!("{}に関するこの定め", matter.called)),
    }
    for mode in [Mode::Default, Mode::Final] {
        let of_mode = declaration.attributes.iter().filter(|stated| stated.mode == Some(mode) && declaration.mode != mode);
        if let Some(what) = listed(voice, matter, of_mode.map(|stated| stated.attribute)) {
            say(mode, what);
        }
    }
    let open = declaration.delegated.iter().map(|(attribute, _): &(AttributeId, Span)| *attribute);
    let delegated =
        declaration.attributes.iter().filter(|stated| stated.mode == Some(Mode::Delegated) && declaration.mode != Mode::Delegated);
    if let Some(what) = listed(voice, matter, open.chain(delegated.map(|stated| stated.attribute))) {
        say(Mode::Delegated, what);
    }
    said
}

/// 「パスワードの最短文字数及び文字種」.
fn listed(voice: &Voice<'_>, matter: &Matter<'_>, attributes: impl Iterator<Item = AttributeId>) -> Option<String> {
    let all: Vec<String> = attributes.map(|attribute| voice.attribute(attribute)).collect();
    (!all.is_empty()).then(|| match voice.lang {
        Lang::Ja => format!("{}の{}", matter.called, japanese::list(&all, false)),
        Lang::En => format!("the {} of the {}", english::list(&all, false), matter.called),
    })
}
