//! `consistency/undefined-name`, for placeholders in wordings, tables and forms

use super::lookup::{self, Candidate};
use crate::checks::Context;
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::resolve::UNDEFINED_NAME;
use crate::resolve::placeholder::{self, Trouble};
use crate::resolve::policy::Annexed;
use crate::syntax::document::{Head, Statement};
use crate::text::{look_up_key, misspelling};
use crate::wording::mention::is_reference;
use crate::wording::placeholder::{Part, Placeholder, placeholders};

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let paragraphs = cx.policy.articles.iter().filter(|article| !article.deleted).flat_map(|article| &article.paragraphs);
    let of_wordings = paragraphs.flat_map(|paragraph| cx.wording(paragraph).placeholders());
    let cells = cx.policy.annexed.iter().flat_map(Annexed::texts);
    let of_cells = cells.flat_map(|cell| placeholders(cx.text(cell), cell));
    // Where a reference by title leads is judged with the other references.
    for placeholder in of_wordings.chain(of_cells).filter(|one| !one.kind.is_some_and(|kind| is_reference(kind.text))) {
        if let Err(trouble) = placeholder::print(&placeholder, cx.resolved, cx.policy, cx.view)
            && !lookup::may_be_hidden(cx, placeholder.name.text)
            && !is_misspelt(cx, &placeholder, &trouble)
            && !is_to_come(cx, &placeholder)
        {
            findings.push(finding(cx, &placeholder, trouble));
        }
    }
}

fn finding(cx: &Context<'_>, placeholder: &Placeholder<'_>, trouble: Trouble) -> Diagnostic {
    let vocabulary = cx.resolved.vocabulary;
    let name = placeholder.name;
    let at = |part: Part<'_>, ja: String, en: String| Diagnostic::new(&UNDEFINED_NAME, part.span, Text::new(ja, en));
    match trouble {
        Trouble::UnknownKind => {
            let kind = placeholder.kind.unwrap_or(name);
            let finding = at(kind, format!("「{}」という種類はありません", kind.text), format!("there is no kind \"{}\"", kind.text));
            finding.help(Text::new(
                "「役割」「文書」「活動」「対策」「記録」「契約」などの種類を「:」の前に書いてください",
                "write a kind such as `measure` or `document` before the colon",
            ))
        }
        Trouble::UnknownName => {
            let labelled = placeholder.label.map(|label| format!("[{}]", label.text)).unwrap_or_default();
            let finding = at(
                name,
                format!("文言の中の「{}{labelled}」は、この規程にも上位規程にも定められていません", name.text),
                format!("the wording prints \"{}{labelled}\", which neither this policy nor a parent lays down", name.text),
            );
            let otherwise =
                Text::new("宣言した名前を書くか、その名前を宣言してください", "write a name that is declared, or declare this one");
            lookup::suggest(cx, finding, name.text, Some(name.span), declared(cx).into_iter(), otherwise)
        }
        Trouble::UnknownAttribute(declared) => {
            let attribute = placeholder.attribute.unwrap_or(name);
            let finding = at(
                attribute,
                format!("文言の中の「{}」に「{}」という項目はありません", name.text, attribute.text),
                format!("the wording prints \"{}\", but \"{}\" has no such attribute", attribute.text, name.text),
            );
            let known = declared.iter().flat_map(|&(kind, name)| vocabulary.attributes_of(kind, Some(name)));
            let known = known.map(|id| Candidate::known(vocabulary, &vocabulary.attribute(id).spelling));
            let otherwise = Text::new("宣言した項目の名前を書いてください", "write an attribute that is declared");
            lookup::suggest(cx, finding, attribute.text, Some(attribute.span), known, otherwise)
        }
        Trouble::NotStated(id) => {
            let attribute = &vocabulary.attribute(id).spelling;
            at(
                placeholder.attribute.unwrap_or(name),
                format!("文言に示す「{}」の「{}」が定められていません", name.text, attribute.ja),
                format!("the wording prints \"{}\" of \"{}\", which is not stated", attribute.en, name.text),
            )
            .help(Text::new(
                format!("「{}」の宣言に「{}」の値を書いてください", name.text, attribute.ja),
                format!("state \"{}\" where \"{}\" is declared", attribute.en, name.text),
            ))
        }
        Trouble::Ambiguous(written) => {
            let all = |lang, comma: &str| written.iter().map(|text| text.get(lang)).collect::<Vec<_>>().join(comma);
            Diagnostic::new(
                &UNDEFINED_NAME,
                placeholder.span,
                Text::new(
                    format!("文言の中の「{}」が指すものが一つに決まりません", cx.text(placeholder.span)),
                    format!("\"{}\" in the wording may be one of several", cx.text(placeholder.span)),
                ),
            )
            .help(Text::new(
                format!("次のいずれかを書いてください：{}", all(Lang::Ja, "、")),
                format!("write one of: {}", all(Lang::En, ", ")),
            ))
        }
    }
}

/// Names and local titles that hold for the policy.
fn declared(cx: &Context<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for declared in cx.view.effective.all.values() {
        let name = &cx.resolved.vocabulary.name_entry(declared.key.name).spelling;
        candidates.push(Candidate::known(cx.resolved.vocabulary, name));
        candidates.extend(declared.title.as_deref().map(Candidate::new));
    }
    candidates
}

/// Whether what would answer a placeholder is declared from a later day on: the wording is written for that day.
fn is_to_come(cx: &Context<'_>, placeholder: &Placeholder<'_>) -> bool {
    let (vocabulary, as_of) = (cx.resolved.vocabulary, cx.resolved.as_of);
    let key = look_up_key(placeholder.name.text);
    let is_later = |from: Option<jiff::civil::Date>| from.is_some_and(|from| from > as_of);
    let chain = std::iter::once(cx.policy).chain(cx.ancestors().map(|(_, policy)| policy));
    let mut declared = chain.flat_map(|policy| &policy.declarations).filter(|declaration| {
        vocabulary.name(declaration.kind, &key) == Some(declaration.name)
            || declaration.title.as_ref().is_some_and(|(title, _)| look_up_key(title) == key)
    });
    declared.any(|declaration| {
        let attribute = placeholder
            .attribute
            .and_then(|attribute| vocabulary.attribute_of(declaration.kind, Some(declaration.name), &look_up_key(attribute.text)));
        is_later(declaration.duty_days.0)
            || declaration.attributes.iter().any(|stated| Some(stated.attribute) == attribute && is_later(stated.from))
    })
}

/// Whether what would answer a placeholder is written under a name that could not be looked up, which has a finding of its own.
fn is_misspelt(cx: &Context<'_>, placeholder: &Placeholder<'_>, trouble: &Trouble) -> bool {
    let chain = std::iter::once(cx.policy).chain(cx.ancestors().map(|(_, policy)| policy));
    let documents = chain.flat_map(|policy| &policy.documents).filter_map(|&file| cx.resolved.documents.get(file));
    documents.flat_map(|document| document.statements()).any(|statement| holds_misspelt(cx, statement, placeholder, trouble))
}

fn holds_misspelt(cx: &Context<'_>, statement: Statement<'_>, placeholder: &Placeholder<'_>, trouble: &Trouble) -> bool {
    let vocabulary = cx.resolved.vocabulary;
    if let Some(kind) = statement.keyword().filter(|kind| kind.is_declaration_kind()) {
        let mut names = statement.operands().words().filter(|word| !word.quoted);
        return match trouble {
            Trouble::UnknownName => {
                names.any(|name| vocabulary.name(kind, &name.key()).is_none() && misspelling(name.text, placeholder.name.text).is_some())
            }
            Trouble::NotStated(_) => names.filter_map(|name| vocabulary.name(kind, &name.key())).any(|name| {
                vocabulary.name(kind, &look_up_key(placeholder.name.text)) == Some(name)
                    && statement
                        .children()
                        .filter(|child| child.head() == Head::Name)
                        .any(|child| vocabulary.attribute_of(kind, Some(name), &look_up_key(child.head_text())).is_none())
            }),
            _ => false,
        };
    }
    statement.children().any(|child| holds_misspelt(cx, child, placeholder, trouble))
}
