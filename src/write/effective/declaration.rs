//! A parent's declaration where it is written out below: what of it holds is stated, the rest is told in comments.

use super::names::{Names, on_one_line};
use super::wording::Above;
use crate::diagnostic::Text;
use crate::model::condition::Truth;
use crate::model::order::{self, Comparison};
use crate::model::value::Value;
use crate::model::vocabulary::Direction;
use crate::resolve::effective::{Declared, Held, Key};
use crate::resolve::policy::{Declaration, DeclarationId, Mode, Stated};
use crate::resolve::state::{Case, declared_values};
use crate::syntax::document::{Head, Statement};
use crate::syntax::keyword::Keyword;
use crate::syntax::tree::Term;

/// A declaration as it is written out.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) text: String,
    /// Whether it states something that the policy does not state itself.
    pub(super) adds: bool,
}

/// Writes out one statement that declares, of one name or several.
pub(super) fn write(names: Names<'_, '_>, above: Above<'_>, statement: Statement<'_>) -> Written {
    let of_article = above.owner.declarations.entries_in(&above.article.declarations);
    let declared = of_article.filter(|(_, declaration)| declaration.header == statement.header());
    let bodies: Vec<(&Declaration, Result<Body, Text>)> =
        declared.map(|(id, declaration)| (declaration, One { names, above, id, declaration }.body(statement))).collect();
    let mut written = Written::default();
    let shared = bodies
        .first()
        .and_then(|(_, first)| first.as_ref().ok())
        .filter(|first| bodies.iter().all(|(_, body)| body.as_ref().is_ok_and(|body| body.lines == first.lines)));
    if let Some(shared) = shared {
        written.text = block(statement.document().text(statement.header()), &shared.lines);
        written.adds = bodies.iter().any(|(_, body)| body.as_ref().is_ok_and(|body| body.adds));
        return written;
    }
    let parts: Vec<String> = bodies
        .iter()
        .map(|(declaration, body)| {
            let head = header(statement, declaration);
            match body {
                Ok(body) => {
                    written.adds |= body.adds;
                    block(&head, &body.lines)
                }
                Err(why) => format!("// {}{}", summary(&head, statement), names.say(why)),
            }
        })
        .collect();
    written.text = parts.join("\n");
    written
}

fn block(head: &str, lines: &[String]) -> String {
    let is_plain = |line: &String| !line.starts_with("//") && !line.contains(['\n', '{']);
    match lines {
        [] => head.to_owned(),
        // The formatter breaks what is too long for a line.
        lines if lines.iter().all(is_plain) => format!("{head} {{ {} }}", lines.join("; ")),
        lines => format!("{head} {{\n{}\n}}", lines.join("\n")),
    }
}

/// The head for one of several names that share a body.
fn header(statement: Statement<'_>, declaration: &Declaration) -> String {
    let document = statement.document();
    let operands = statement.operands();
    let (names, label) = Term::names_and_label(operands.terms);
    let label = operands.slice(names, label);
    format!("{} {} {}", statement.head_text(), document.text(declaration.span), label.text()).trim_end().to_owned()
}

/// A declaration on one line.
fn summary(head: &str, statement: Statement<'_>) -> String {
    let inside: Vec<String> = statement.children().map(|child| on_one_line(child.document().text(child.span()))).collect();
    let head = on_one_line(head);
    if inside.is_empty() { head } else { format!("{head} {{ {} }}", inside.join("; ")) }
}

/// What stands in the block of a declaration.
#[derive(Debug, PartialEq, Eq)]
struct Body {
    lines: Vec<String>,
    adds: bool,
}

struct One<'n, 'c, 'a> {
    names: Names<'c, 'a>,
    above: Above<'n>,
    id: DeclarationId,
    declaration: &'n Declaration,
}

impl One<'_, '_, '_> {
    /// What of it holds below; else why it is not stated there.
    fn body(&self, statement: Statement<'_>) -> Result<Body, Text> {
        let cx = self.names.cx;
        let key = Key { kind: self.declaration.kind, name: self.declaration.name, label: self.declaration.label.clone() };
        let Some(all) = cx.view.effective.all.stating(&key, (self.above.id, self.id)) else {
            return Err(Text::new("：この日には効力がない", ": not in force on this day"));
        };
        if all.delegated.is_some() {
            return Err(Text::new("：委任されている", ": delegated, and not taken up yet"));
        }
        if self.declaration.damage.is_any() {
            return Err(Text::new("：読み取れない箇所がある", ": parts of it cannot be read"));
        }
        if self.declaration.duty > all.duty {
            return Err(Text::new("：この規程が弱い義務としている", ": this policy makes it a weaker duty"));
        }
        if self.shows_more(all) {
            return Err(Text::new(
                "：現況で「有」とされていない（下限としてのみ及ぶ）",
                ": the present state does not say \"yes\" to it; holds as a floor only",
            ));
        }
        let own = cx.view.effective.own.get(&all.key);
        let mut body = Body { lines: Vec::new(), adds: own.is_none() };
        for child in statement.children() {
            match child.head() {
                Head::Name => self.attribute(child, all, &mut body),
                Head::Keyword(Keyword::Delegated) | Head::Damaged => {}
                Head::Keyword(_) => body.lines.push(child.document().text(child.span()).to_owned()),
            }
        }
        body.lines.extend(self.of_head(all));
        Ok(body)
    }

    /// What the head of a parent's document says of it, where the document is the declared one (`provides`): the head stays above.
    fn of_head(&self, all: &Declared) -> Vec<String> {
        let own = self.declaration;
        let is_same =
            |other: &&Declaration| other.article.is_none() && (other.kind, other.name, &other.label) == (own.kind, own.name, &own.label);
        let provided = self.above.owner.declarations.iter().filter(is_same).flat_map(|head| &head.attributes);
        let unstated = provided.filter(|stated| !own.attributes.iter().any(|other| other.attribute == stated.attribute));
        let held = unstated.filter_map(|stated| {
            let held = all.values.get(&stated.attribute)?.iter().find(|held| held.span == stated.span)?;
            let value = held.value.as_ref().filter(|value| **value != Value::Undecided)?;
            let value = value.write(self.names.cx.resolved.vocabulary, self.names.lang);
            Some(format!("{} {value}{}", self.names.attribute(stated.attribute), mode(held.mode)))
        });
        held.collect()
    }

    fn attribute(&self, child: Statement<'_>, all: &Declared, body: &mut Body) {
        let written = child.document().text(child.span());
        if self.declaration.delegated.iter().any(|(_, span)| *span == child.span()) {
            let open = self.declaration.delegated.iter().any(|(attribute, _)| all.open.contains_key(attribute));
            if open {
                body.lines.push(self.comment(written, &Text::new("：定められていない", ": not taken up yet")));
            }
            return;
        }
        let Some(stated) = self.declaration.attributes.iter().find(|stated| stated.span == child.span()) else { return };
        if matches!(stated.value, None | Some(Value::Undecided)) {
            return;
        }
        let held = all.values.get(&stated.attribute).map_or(&[][..], Vec::as_slice);
        let Some(winner) = held.iter().find(|held| self.is_of(held, stated)) else {
            body.lines.push(self.overridden(stated, held));
            return;
        };
        if self.is_undercut(all, stated, winner) {
            body.lines.push(self.comment(
                written,
                &Text::new("：この規程の見出し付きの定めより厳しい", ": stricter than what this policy states for a label"),
            ));
            return;
        }
        let joined = winner.value != stated.value && !is_dated(stated);
        body.adds = true;
        match winner.value.as_ref().filter(|_| joined) {
            Some(value) => body.lines.push(format!(
                "{} {}{}",
                child.head_text(),
                value.write(self.names.cx.resolved.vocabulary, self.names.lang),
                mode(winner.mode)
            )),
            None => body.lines.push(without_delegation(child)),
        }
    }

    /// Whether a value that holds is the one that is stated here; of values with days several may be taken together.
    fn is_of(&self, held: &Held, stated: &Stated) -> bool {
        let taken_together = is_dated(stated) && held.origin == self.above.id && stated.is_in_force(self.names.cx.resolved.as_of);
        held.span == stated.span || taken_together
    }

    /// Whether the policy states less for a label than a declaration says of every label.
    fn is_undercut(&self, all: &Declared, stated: &Stated, winner: &Held) -> bool {
        let cx = self.names.cx;
        let attribute = cx.resolved.vocabulary.attribute(stated.attribute);
        if all.key.label.is_some() || attribute.direction == Direction::Free {
            return false;
        }
        let labelled = cx
            .view
            .effective
            .all
            .values()
            .filter(|other| other.key.label.is_some() && other.key.kind == all.key.kind && other.key.name == all.key.name);
        labelled.filter_map(|other| other.values.get(&stated.attribute)?.first()?.value.as_ref()).any(|value| {
            winner.value.as_ref().is_some_and(|least| {
                matches!(order::compare(attribute, value, least, &cx.view.scope), Comparison::Weaker | Comparison::Incomparable)
            })
        })
    }

    /// Whether it would show a fact of the present state that is not known to hold, if it were the policy's own.
    fn shows_more(&self, all: &Declared) -> bool {
        let cx = self.names.cx;
        let vocabulary = cx.resolved.vocabulary;
        vocabulary.facts().any(|(fact, entry)| {
            let holds = cx.view.state.fact(fact).is_some_and(|known| known.value == Value::YesNo(true));
            !holds
                && entry.shown_by.iter().any(|shown| {
                    let case = Case { state: &cx.view.state, attribute: &|attribute| declared_values(all, attribute) };
                    shown.kind == all.key.kind
                        && shown.name.is_none_or(|name| vocabulary.name_is(all.key.name, name))
                        && shown.condition.as_ref().is_none_or(|condition| condition.judge(&case, vocabulary) != Truth::False)
                })
        })
    }

    fn overridden(&self, stated: &Stated, held: &[Held]) -> String {
        let names = self.names;
        let written = format!("{} {}", names.attribute(stated.attribute), names.value(stated.attribute, stated.value.as_ref()));
        let Some(held) = held.first() else {
            return self.comment(&written, &Text::new("：他の上位規程の定めと両立しない", ": clashes with what another parent says"));
        };
        let (value, place, by) = (names.value(stated.attribute, held.value.as_ref()), names.place(held.span), names.stated_in(held));
        let why = if held.value == stated.value {
            Text::new(format!("：{by} に同じ（{place}）"), format!(": the same in {by} ({place})"))
        } else {
            Text::new(format!("：{by} により {value}（{place}）"), format!(": {value} by {by} ({place})"))
        };
        self.comment(&written, &why)
    }

    fn comment(&self, written: &str, why: &Text) -> String {
        format!("// {}{}", on_one_line(written), self.names.say(why))
    }
}

fn is_dated(stated: &Stated) -> bool {
    stated.until.is_some() || stated.from.is_some()
}

/// The clause that says what a value is to those below.
fn mode(mode: Mode) -> String {
    let keyword = match mode {
        Mode::Minimum | Mode::Delegated => return String::new(),
        Mode::Default => Keyword::Default,
        Mode::Final => Keyword::Final,
    };
    format!(" {}", keyword.ja())
}

/// An attribute as it stands; that it was delegated is settled.
fn without_delegation(child: Statement<'_>) -> String {
    let document = child.document();
    match child.clause(Keyword::Delegated) {
        Some(clause) => {
            let text = document.text(child.span());
            let from = (clause.head.start - child.span().start) as usize;
            let to = (clause.head.end - child.span().start) as usize;
            format!("{}{}", text.get(..from).unwrap_or("").trim_end(), text.get(to..).unwrap_or(""))
        }
        None => document.text(child.span()).to_owned(),
    }
}
