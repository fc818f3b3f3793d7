//! `consistency/undefined-name`, for placeholders in wordings, tables and forms

use std::collections::{HashMap, HashSet};

use super::lookup::{self, Candidate};
use crate::checks::Context;
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::model::vocabulary::NameId;
use crate::resolve::UNDEFINED_NAME;
use crate::resolve::placeholder::{self, LISTED, Trouble};
use crate::resolve::policy::Annexed;
use crate::syntax::document::{Head, Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::text::{look_up_key, misspelling};
use crate::wording::mention::is_reference;
use crate::wording::placeholder::{Part, Placeholder, placeholders};

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let paragraphs = cx.policy.articles.iter().filter(|article| !article.deleted).flat_map(|article| &article.paragraphs);
    let of_wordings = paragraphs.flat_map(|paragraph| cx.wording(paragraph).placeholders());
    let cells = cx.policy.annexed.iter().flat_map(Annexed::texts);
    let of_cells = cells.flat_map(|cell| placeholders(cx.text(cell), cell));
    let mut misspelt = Misspelt::default();
    let mut known: HashMap<&str, Option<Trouble>> = HashMap::new();
    // Where a reference by title leads is judged with the other references.
    for placeholder in of_wordings.chain(of_cells).filter(|one| !one.kind.is_some_and(|kind| is_reference(kind.text))) {
        // What is written alike is in the same trouble, or in none.
        let trouble = known.entry(cx.text(placeholder.span)).or_insert_with(|| {
            let trouble = placeholder::print(&placeholder, cx.resolved, cx.policy, cx.view).err()?;
            let is_told = !lookup::may_be_hidden(cx, placeholder.name.text)
                && !misspelt.may_answer(cx, &placeholder, &trouble)
                && !is_to_come(cx, &placeholder);
            is_told.then_some(trouble)
        });
        if let Some(trouble) = trouble {
            let finding = finding((cx, findings), &placeholder, trouble);
            findings.push(finding);
        }
    }
}

fn finding((cx, findings): (&Context<'_>, &mut Findings), placeholder: &Placeholder<'_>, trouble: &Trouble) -> Diagnostic {
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
            lookup::suggest((cx, findings), finding, name.text, Some(name.span), || declared(cx), otherwise)
        }
        Trouble::UnknownAttribute(declared) => {
            let attribute = placeholder.attribute.unwrap_or(name);
            let finding = at(
                attribute,
                format!("文言の中の「{}」に「{}」という項目はありません", name.text, attribute.text),
                format!("the wording prints \"{}\", but \"{}\" has no such attribute", attribute.text, name.text),
            );
            let known = || {
                let known = declared.iter().flat_map(|&(kind, name)| vocabulary.attributes_of(kind, Some(name)));
                known.map(|id| Candidate::known(vocabulary, &vocabulary.attribute(id).spelling)).collect::<Vec<_>>()
            };
            let otherwise = Text::new("宣言した項目の名前を書いてください", "write an attribute that is declared");
            lookup::suggest((cx, findings), finding, attribute.text, Some(attribute.span), known, otherwise)
        }
        Trouble::NotStated(id) => {
            let attribute = &vocabulary.attribute(*id).spelling;
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
            let all = |lang, comma: &str, more: &str| {
                let listed = written.iter().take(LISTED).map(|text| text.get(lang)).collect::<Vec<_>>().join(comma);
                listed + if written.len() > LISTED { more } else { "" }
            };
            Diagnostic::new(
                &UNDEFINED_NAME,
                placeholder.span,
                Text::new(
                    format!("文言の中の「{}」が指すものが一つに決まりません", cx.text(placeholder.span)),
                    format!("\"{}\" in the wording may be one of several", cx.text(placeholder.span)),
                ),
            )
            .help(Text::new(
                format!("次のいずれかを書いてください：{}", all(Lang::Ja, "、", "など")),
                format!("write one of: {}", all(Lang::En, ", ", " and others")),
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

/// What is written under names that could not be looked up, which have findings of their own.
#[derive(Default)]
struct Misspelt<'a> {
    /// The names of declarations that nobody knows.
    names: Option<Vec<&'a str>>,
    /// The declarations that have an attribute which nobody knows.
    with_unknown: Option<HashSet<(Keyword, NameId)>>,
}

/// So many names that nobody knows may be meant by anything.
const MEANS_ANYTHING: usize = 200;

impl<'a> Misspelt<'a> {
    /// Whether what would answer a placeholder may be written there.
    fn may_answer(&mut self, cx: &Context<'a>, placeholder: &Placeholder<'_>, trouble: &Trouble) -> bool {
        match trouble {
            Trouble::UnknownName => {
                let names = self.names.get_or_insert_with(|| names_unknown(cx));
                names.len() > MEANS_ANYTHING || names.iter().any(|name| misspelling(name, placeholder.name.text).is_some())
            }
            Trouble::NotStated(_) => {
                let with_unknown = self.with_unknown.get_or_insert_with(|| with_unknown_attributes(cx));
                let key = look_up_key(placeholder.name.text);
                let named = |kind: Keyword| Some((kind, cx.resolved.vocabulary.name(kind, &key)?));
                Keyword::DECLARATIONS.into_iter().filter_map(named).any(|named| with_unknown.contains(&named))
            }
            _ => false,
        }
    }
}

/// The declarations that stand in the documents of a policy and those above it, outermost first.
fn declarations<'a>(cx: &Context<'a>) -> Vec<(Keyword, Statement<'a>)> {
    let resolved = cx.resolved;
    let chain = std::iter::once(cx.policy).chain(cx.ancestors().map(|(_, policy)| policy));
    let documents = chain.flat_map(|policy| &policy.documents).filter_map(|&file| resolved.documents.get(file));
    let mut found = Vec::new();
    let mut waiting: Vec<Statement<'a>> = documents.flat_map(|document| document.statements()).collect();
    while let Some(statement) = waiting.pop() {
        match statement.keyword().filter(|kind| kind.is_declaration_kind()) {
            Some(kind) => found.push((kind, statement)),
            None => waiting.extend(statement.children()),
        }
    }
    found
}

fn names_of(statement: Statement<'_>) -> impl Iterator<Item = Word<'_>> {
    statement.operands().words().filter(|word| !word.quoted)
}

fn names_unknown<'a>(cx: &Context<'a>) -> Vec<&'a str> {
    let vocabulary = cx.resolved.vocabulary;
    let unknown = |(kind, statement): (Keyword, Statement<'a>)| {
        names_of(statement).filter(move |name| vocabulary.name(kind, &name.key()).is_none()).map(|name| name.text)
    };
    declarations(cx).into_iter().flat_map(unknown).collect()
}

fn with_unknown_attributes(cx: &Context<'_>) -> HashSet<(Keyword, NameId)> {
    let vocabulary = cx.resolved.vocabulary;
    let mut found = HashSet::new();
    for (kind, statement) in declarations(cx) {
        for name in names_of(statement).filter_map(|name| vocabulary.name(kind, &name.key())) {
            let mut attributes = statement.children().filter(|child| child.head() == Head::Name);
            if attributes.any(|child| vocabulary.attribute_of(kind, Some(name), &look_up_key(child.head_text())).is_none()) {
                found.insert((kind, name));
            }
        }
    }
    found
}
