//! A parent's article where it is written out below: its claims, citations, wording and what of its declarations holds.

use super::declaration;
use super::names::{Names, on_one_line};
use super::wording::{self, Above};
use crate::checks::Context;
use crate::checks::inheritance::takes_up;
use crate::diagnostic::Text;
use crate::resolve::policy::{Article, Mode};
use crate::syntax::document::{Statement, Statements};
use crate::syntax::keyword::Keyword;
use crate::syntax::tree::Term;
use crate::text::look_up_key;

/// Writes out an article; none where nothing of it reaches the policy, or the policy says all of it itself.
pub(super) fn write(names: Names<'_, '_>, above: Above<'_>, statement: Statement<'_>) -> Option<String> {
    let article = above.article;
    let lays_down = !article.claims.is_empty() || !article.declarations.is_empty();
    // What a supplement says of days and transition is the parent's own.
    if article.deleted || !names.cx.reaches(above.id, article) || article.within.is_some() && !lays_down {
        return None;
    }
    let mut copy = Copy {
        names,
        above,
        counts: article.mode != Mode::Delegated || takes_up(names.cx, above.owner, article),
        wordings: Vec::new(),
        adds: false,
    };
    let mut lines = copy.content(statement.children());
    if lines.is_empty() || !copy.adds && copy.is_repeated() {
        return None;
    }
    lines.splice(0..0, facilities_without(names.cx, above));
    let mode = match article.mode {
        Mode::Default => Some(Keyword::Default),
        Mode::Final => Some(Keyword::Final),
        Mode::Minimum | Mode::Delegated => None,
    };
    // A mode of the chapter in which it stands.
    if let Some(mode) = mode.filter(|_| article.mode_span.is_none()) {
        lines.insert(0, mode.ja().to_owned());
    }
    let title = match (&article.title, article.supplement) {
        (Some(title), _) => format!(" 「{title}」"),
        (None, true) => " 「附則」".to_owned(),
        (None, false) => String::new(),
    };
    let from = format!("// {}{}", names.article(above.id, article), names.say(&bracketed(&names.place(article.header))));
    Some(format!("{from}\n{}{title} {{\n{}\n}}", Keyword::Article.ja(), lines.join("\n")))
}

/// The facilities of the policy that the article does not reach, each in a statement that leaves it out there.
fn facilities_without(cx: &Context<'_>, above: Above<'_>) -> Vec<String> {
    let own = cx.view.facilities.iter().filter_map(|facility| Some((facility.entity, facility.own.as_ref()?)));
    let without = own.filter(|(_, view)| !Context { view, ..*cx }.reaches(above.id, above.article));
    let names = without.filter_map(|(index, _)| Some(&cx.policy.entities.get(index)?.name));
    names.map(|name| format!("{} {} 「{name}」", Keyword::Except.ja(), Keyword::Facility.ja())).collect()
}

/// （corporation/policy.kitei:12）
pub(super) fn bracketed(place: &str) -> Text {
    Text::new(format!("（{place}）"), format!(" ({place})"))
}

struct Copy<'n, 'c, 'a> {
    names: Names<'c, 'a>,
    above: Above<'n>,
    /// Whether its claims count below: those of a delegated article only once it is taken up.
    counts: bool,
    wordings: Vec<String>,
    /// Whether it declares something that the policy does not.
    adds: bool,
}

impl Copy<'_, '_, '_> {
    /// What stands in the article, or in one of its paragraphs.
    fn content(&mut self, statements: Statements<'_>) -> Vec<String> {
        let mut lines = Vec::new();
        for statement in statements {
            let as_is = || statement.document().text(statement.span()).to_owned();
            match statement.keyword() {
                Some(Keyword::Satisfies) if self.counts => lines.push(as_is()),
                Some(Keyword::Satisfies) => {
                    let open = Text::new("：委任されている", ": delegated, and not taken up yet");
                    lines.push(format!("// {}{}", on_one_line(&as_is()), self.names.say(&open)));
                }
                Some(
                    Keyword::Cites
                    | Keyword::Equivalent
                    | Keyword::Must
                    | Keyword::Should
                    | Keyword::May
                    | Keyword::Minimum
                    | Keyword::Default
                    | Keyword::Final,
                ) => lines.push(as_is()),
                Some(Keyword::Paragraph) => lines.extend(self.paragraph(statement)),
                Some(Keyword::Definition) if !defines(self.names, statement) => lines.push(as_is()),
                Some(kind) if kind.is_declaration_kind() => {
                    let written = declaration::write(self.names, self.above, statement);
                    self.adds |= written.adds;
                    lines.push(written.text);
                }
                Some(kind) if kind.is_entity_kind() => {
                    let header = on_one_line(statement.document().text(statement.header()));
                    let of = Text::new("：上位規程が置くもの", ": set up by the parent");
                    lines.push(format!("// {header}{}", self.names.say(&of)));
                }
                _ => {}
            }
        }
        lines
    }

    fn paragraph(&mut self, statement: Statement<'_>) -> Option<String> {
        let operands = statement.operands();
        let term: &Term = operands.terms.iter().find(|term| term.is_string())?;
        let document = statement.document();
        let raw = document.text(term.span);
        let inner = term.inner();
        let (open, close) = ((inner.start - term.span.start) as usize, (inner.end - term.span.start) as usize);
        let wording = wording::below(self.names, self.above, inner);
        let head = format!("{} {}{wording}{}", statement.head_text(), raw.get(..open)?, raw.get(close..)?);
        self.wordings.push(wording);
        let lines = self.content(statement.children());
        Some(if lines.is_empty() { head } else { format!("{head} {{\n{}\n}}", lines.join("\n")) })
    }

    /// Whether an article of the policy's own has the same title and wording and claims as much.
    fn is_repeated(&self) -> bool {
        let (cx, article) = (self.names.cx, self.above.article);
        let claims = |own: &Article| {
            let same = |claim: &crate::model::item::ItemRef| {
                own.claims
                    .iter()
                    .any(|other| (other.standard, other.requirement, other.point) == (claim.standard, claim.requirement, claim.point))
            };
            !self.counts || article.claims.iter().all(same)
        };
        let reads = |own: &Article| {
            own.paragraphs.len() == self.wordings.len()
                && own.paragraphs.iter().zip(&self.wordings).all(|(paragraph, wording)| cx.text(paragraph.text) == wording)
        };
        cx.policy.articles.iter().any(|own| !own.deleted && own.title == article.title && reads(own) && claims(own))
    }
}

/// Whether the policy defines the term of a `definition` itself.
pub(super) fn defines(names: Names<'_, '_>, definition: Statement<'_>) -> bool {
    let Some(term) = definition.operands().first() else { return true };
    names.cx.policy.definitions.iter().any(|own| !own.added && look_up_key(names.cx.text(own.term)) == term.key())
}
