//! In what of which policy findings stand: for formats that name more than lines.

use super::Run;
use super::opened::Opened;
use crate::answer::Within;
use crate::diagnostic::Diagnostic;
use crate::syntax::document::{Document, Statement};
use crate::syntax::keyword::Keyword;
use crate::text::{FileId, Span};

/// What parts a policy.
const PARTS: [Keyword; 6] = [Keyword::Chapter, Keyword::Section, Keyword::Article, Keyword::Supplement, Keyword::Table, Keyword::Form];

impl Run {
    /// Where the findings stand, then what is suppressed.
    pub(crate) fn within(&self) -> (Vec<Within>, Vec<Within>) {
        let of = |finding: &Diagnostic| self.opened.within(finding.span);
        (self.findings.iter().map(of).collect(), self.suppressed.iter().map(|suppressed| of(&suppressed.finding)).collect())
    }

    /// Whether a baseline says which findings are known.
    pub(crate) fn has_baseline(&self) -> bool {
        !self.opened.baseline.entries.is_empty()
    }
}

impl Opened {
    /// In what of which policy a place lies; nothing for what is no policy.
    fn within(&self, place: Span) -> Within {
        let document = |file: FileId| self.documents.get(file).map(|(document, _)| &**document);
        let root = self.paths.root_of(place.file).unwrap_or(place.file);
        let head = document(root).and_then(|root| root.statements_of(Keyword::Policy).next());
        let title = head.and_then(|head| Some(head.operands().string()?.text.to_owned()));
        Within(title.into_iter().chain(document(place.file).into_iter().flat_map(|document| parts(document, place))).collect())
    }
}

/// The parts around a place, the outermost first.
fn parts(document: &Document, place: Span) -> Vec<String> {
    let around = |statement: &Statement<'_>| statement.span().start <= place.start && place.end <= statement.span().end;
    let (mut parts, mut found) = (Vec::new(), document.statements().find(around));
    while let Some(statement) = found {
        if statement.keyword().is_some_and(|keyword| PARTS.contains(&keyword)) {
            parts.push(called(statement));
        }
        found = statement.children().find(around);
    }
    parts
}

/// 第12条（利用者）, or what of that is written; else what sort of part it is.
fn called(statement: Statement<'_>) -> String {
    let operands = statement.operands();
    let number = operands.words().find(|word| !word.quoted).map(|word| word.text);
    match (number, operands.string().map(|title| title.text)) {
        (Some(number), Some(title)) => format!("{number}（{title}）"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => statement.head_text().to_owned(),
    }
}
