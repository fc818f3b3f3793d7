//! Reading: text to a document and what is wrong with it.

use std::collections::BTreeSet;
use std::sync::Arc;

use kitei::internals::diagnostic::Findings;
use kitei::internals::syntax;
use kitei::{FileId, Lang, Span};

use super::{Target, documents, hold, shape};

pub(crate) struct Read;

impl Target for Read {
    fn name(&self) -> &'static str {
        "read"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        documents()
    }

    fn run(&self, input: &[u8]) -> Result<u64, String> {
        let text: Arc<str> = String::from_utf8_lossy(input).into();
        let mut findings = Findings::default();
        let document = syntax::read(FileId(0), &text, &mut findings);
        let is_place = |span: Span| text.get(span.start as usize..span.end as usize).is_some();
        for statement in document.all() {
            hold(is_place(statement.span()) && is_place(statement.header()) && is_place(statement.head_span()), "a statement is no place")?;
            hold(statement.span().contains(statement.header()), "a header stands outside of its statement")?;
            for child in statement.children() {
                hold(statement.span().contains(child.header()), "a statement stands outside of its block")?;
            }
        }
        hold(document.comments.iter().chain(&document.damaged).all(|span| is_place(*span)), "a comment or a damage is no place")?;
        let mut rules = BTreeSet::new();
        for finding in findings.iter() {
            hold(is_place(finding.span), "a finding is no place")?;
            for label in &finding.words().labels {
                hold(is_place(label.span), "a label is no place")?;
            }
            hold([Lang::En, Lang::Ja].iter().all(|lang| !finding.message.get(*lang).is_empty()), "a finding says nothing")?;
            rules.insert(finding.rule.name);
        }
        Ok(shape((rules, document.statements().count().min(4))))
    }
}
