//! Amending editions: the requirements of the edition before, with what is amended, repealed and added.

use std::sync::Arc;

use super::read::{DUPLICATE, INCOMPLETE, Reader, bilingual};
use super::{InPlaceOf, Part, Requirement, Standard};
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::condition;
use crate::model::item::{self, Number};
use crate::model::vocabulary::Vocabulary;
use crate::syntax::document::{Document, Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

impl Standard {
    /// Takes over what the amended edition has and this one does not say itself.
    pub(super) fn take_over(&mut self, base: &Standard) {
        let letters: Vec<Arc<str>> = self.volumes.iter().map(|volume| Arc::clone(&volume.letter)).collect();
        self.volumes.extend(base.volumes.iter().filter(|volume| !letters.contains(&volume.letter)).cloned());
        let groups: Vec<Arc<str>> = self.groups.iter().map(|group| Arc::clone(&group.key)).collect();
        self.groups.extend(base.groups.iter().filter(|group| !groups.contains(&group.key)).cloned());
        let mut chapters = base.chapters.clone();
        chapters.retain(|chapter| !self.chapters.iter().any(|own| own.volume == chapter.volume && own.section == chapter.section));
        self.chapters.extend(chapters);
        self.in_place_of.extend(base.in_place_of.iter().cloned());
        self.requirements = base
            .requirements
            .iter()
            .map(|requirement| {
                // What the edition before says of its text goes on holding for what is taken over.
                let mut requirement = requirement.clone();
                requirement.demand.state = requirement.demand.state.or(Some(base.state));
                requirement
            })
            .collect();
    }

    /// Carries out the `amend` statements of the documents. They name requirements as the edition before numbers them, all of them before
    /// any has a new number: two may change places.
    pub(super) fn amend(&mut self, base: &Standard, documents: &[&Document], vocabulary: &Vocabulary, findings: &mut Findings) {
        for statement in documents.iter().flat_map(|document| document.statements_of(Keyword::Amend)) {
            let Some(word) = statement.operands().first() else { continue };
            let formerly = statement.clause(Keyword::Formerly).and_then(|clause| clause.operands.first());
            let named = formerly.unwrap_or(word);
            let number = item::split_id(named.text);
            let amended = number.and_then(|number| base.requirements.iter().find(|requirement| requirement.number == number));
            let Some(at) = amended.and_then(|amended| self.position(&amended.id)) else {
                report(
                    findings,
                    named.span,
                    format!("改める遵守事項「{}」は、改正前の基準にありません", named.text),
                    format!("the amended standard has no requirement \"{}\"", named.text),
                );
                continue;
            };
            let repealed = statement
                .children_of(Keyword::Repeal)
                .any(|repeal| repeal.operands().first().is_some_and(|what| Keyword::spelled(&what.key()) == Some(Keyword::Requirement)));
            let renumbered = formerly.and_then(|_| self.number_of(word, findings));
            if repealed {
                self.requirements.remove(at);
            } else if let Some(requirement) = self.requirements.get_mut(at) {
                if let Some(number) = renumbered {
                    requirement.renumber(&base.id, number);
                }
                requirement.edition = Arc::clone(&self.id);
                amend_one(requirement, statement, vocabulary, findings);
            }
        }
        self.tell_duplicates(findings);
    }

    /// The number that a requirement has in this edition.
    fn number_of(&self, word: Word<'_>, findings: &mut Findings) -> Option<Number> {
        let known = |number: &Number| self.volumes.iter().any(|volume| volume.letter == number.volume);
        let number = item::split_id(word.text).filter(known);
        if number.is_none() {
            report(
                findings,
                word.span,
                format!("「{}」は、この基準の遵守事項の番号ではありません", word.text),
                format!("\"{}\" is no number of a requirement of this standard", word.text),
            );
        }
        number
    }

    /// Numbers that two requirements have once some are numbered anew.
    fn tell_duplicates(&self, findings: &mut Findings) {
        for (at, requirement) in self.requirements.iter().enumerate() {
            let before = self.requirements.get(..at).unwrap_or(&[]);
            let Some(first) = before.iter().find(|other| other.number == requirement.number) else { continue };
            let (place, other) = if requirement.formerly.is_empty() { (first, requirement) } else { (requirement, first) };
            let text = Text::new("この番号の遵守事項は、ほかにもあります", "another requirement has this number too");
            findings
                .push(Diagnostic::new(&DUPLICATE, place.span, text).at(other.span, Text::new("同じ番号の遵守事項", "of the same number")));
        }
    }
}

/// What an `amend` says replaces what was said; points are repealed and added one by one.
fn amend_one(requirement: &mut Requirement, statement: Statement<'_>, vocabulary: &Vocabulary, findings: &mut Findings) {
    if let Some(title) = statement.operands().string() {
        requirement.title = bilingual(statement, title);
    }
    requirement.span = statement.header();
    requirement.judged |= statement.child(Keyword::AppliesAsJudged).is_some();
    for repeal in statement.children_of(Keyword::Repeal) {
        let Some(key) = repeal.operands().words().find(|word| Keyword::spelled(&word.key()) != Some(Keyword::Point)) else { continue };
        let before = requirement.points.len();
        requirement.points.retain(|point| *point.key != *key.key());
        if requirement.points.len() == before {
            report(
                findings,
                key.span,
                format!("削る細目「{}」はありません", key.text),
                format!("there is no point \"{}\" to repeal", key.text),
            );
        }
    }
    let mut reader = Reader { vocabulary, findings };
    let said = reader.part(statement);
    let demand = &mut requirement.demand;
    let replace = |own: &mut Part, said: Part| {
        own.state = said.state.or(own.state);
        if said.duty.is_some() {
            (own.duty, own.days) = (said.duty, said.days);
        }
        own.applies = said.applies.or_else(|| own.applies.take());
        if !said.expects.is_empty() || said.wording_only.is_some() {
            (own.expects, own.wording_only, own.readings) = (said.expects, said.wording_only, said.readings);
        }
    };
    replace(demand, said);
    requirement.confirmed = reader.confirmed(statement).or_else(|| requirement.confirmed.take());
    for add in statement.children_of(Keyword::Add) {
        let mut words = add.operands().words().filter(|word| word.quoted || Keyword::spelled(&word.key()) != Some(Keyword::Point));
        let Some(key) = words.next() else { continue };
        let point = reader.point(add, key, words.next());
        match requirement.points.iter().find(|other| other.key == point.key) {
            Some(first) => reader.findings.push(
                Diagnostic::new(
                    &DUPLICATE,
                    point.span,
                    Text::new("この記号の細目は既にあります", "there is a point of this letter already"),
                )
                .at(first.span, Text::new("先の定義", "defined here"))
                .help(Text::new(
                    "改めるときは「細目」、削るときは「削る 細目」を書いてください",
                    "write \"point\" to amend it, or \"repeal point\" first",
                )),
            ),
            None => requirement.points.push(point),
        }
    }
    for child in statement.children_of(Keyword::Point) {
        let mut words = child.operands().words();
        let Some(key) = words.next() else { continue };
        let point = reader.point(child, key, words.next());
        match requirement.points.iter_mut().find(|other| other.key == point.key) {
            Some(other) => *other = point,
            None => requirement.points.push(point),
        }
    }
    let cites: Vec<_> = statement.children_of(Keyword::Cites).map(|cites| reader.cited(cites)).collect();
    if !cites.is_empty() {
        requirement.cites = cites;
    }
    if let Some(guidance) = statement.child(Keyword::Guidance)
        && let Some(text) = guidance.operands().first()
    {
        requirement.guidance = Some(bilingual(guidance, text));
    }
    if let Some(source) = statement.child(Keyword::Source).and_then(|source| source.operands().first()) {
        requirement.source = Some(Arc::from(source.text));
    }
}

/// `in_place_of G, M, C when CONDITION`: who meets this standard's own volumes is taken to meet those.
pub(super) fn in_place_of(statement: Statement<'_>, vocabulary: &Vocabulary, findings: &mut Findings) -> InPlaceOf {
    InPlaceOf {
        volumes: statement.operands().words().map(|word| Arc::from(&*word.key())).collect(),
        when: statement.clause(Keyword::When).and_then(|clause| condition::read(clause.operands, vocabulary, None, findings)),
    }
}

fn report(findings: &mut Findings, span: Span, ja: String, en: String) {
    findings.push(Diagnostic::new(&INCOMPLETE, span, Text::new(ja, en)));
}
