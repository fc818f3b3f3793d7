//! The statements around places of a document, found without a walk through the text for each.

use super::document::{Document, Statement};
use crate::text::Span;

/// A document in which the statements around places are looked up.
#[derive(Debug)]
pub struct Around<'a> {
    /// All statements, in the order of the text, each with that in whose block it stands.
    statements: Vec<(Statement<'a>, Option<usize>)>,
}

impl<'a> Around<'a> {
    /// Reads once who stands in whose block.
    pub fn new(document: &'a Document) -> Self {
        let mut statements: Vec<(Statement<'a>, Option<usize>)> = Vec::new();
        // What is left of the blocks that are open, innermost last, each with the number of the statement whose block it is.
        let mut open = vec![(document.statements(), None)];
        while let Some((block, parent)) = open.last_mut() {
            if let Some(statement) = block.next() {
                let number = statements.len();
                statements.push((statement, *parent));
                open.push((statement.children(), Some(number)));
            } else {
                open.pop();
            }
        }
        Self { statements }
    }

    /// The statements around a place, outermost first: of several that touch it, each time the first.
    pub fn at(&self, place: Span) -> Vec<Statement<'a>> {
        let is_around = |statement: &Statement<'_>| statement.span().start <= place.start && place.end <= statement.span().end;
        // All that begin before it are in one row; of these the last stands in all that may be around it.
        let behind = self.statements.partition_point(|(statement, _)| statement.span().start < place.start);
        let mut numbers = Vec::new();
        let mut next = behind.checked_sub(1);
        while let Some((number, (statement, parent))) = next.and_then(|number| Some((number, self.statements.get(number)?))) {
            if is_around(statement) {
                numbers.push(number);
            }
            next = *parent;
        }
        numbers.reverse();
        // Those that begin where it does stand in each other, in the innermost of these.
        for (number, (statement, parent)) in self.statements.iter().enumerate().skip(behind) {
            if statement.span().start != place.start || *parent != numbers.last().copied() || !is_around(statement) {
                break;
            }
            numbers.push(number);
        }
        numbers.into_iter().filter_map(|number| Some(self.statements.get(number)?.0)).collect()
    }
}
