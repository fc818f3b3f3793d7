//! The numbers that `--pin-numbers` writes into the documents of a repository, and the references to articles whose number thereby
//! becomes another: 第3条 becomes 第2条の2 wherever it meant the article that does.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use crate::checks::numbered_references;
use crate::format::{Formatted, PinnedNumbers, Settings, format};
use crate::resolve::Resolved;
use crate::resolve::outline::pinned_numbers;
use crate::resolve::policy::{ArticleId, PolicyId};
use crate::text::{FileId, Span};
use crate::wording::number::Number;

/// What is to be written, by file.
#[derive(Debug, Default)]
pub struct Numbering {
    pinned: HashMap<FileId, PinnedNumbers>,
    /// Numbers in references that become others, in the order of their places.
    renamed: HashMap<FileId, Vec<(Span, String)>>,
}

impl Numbering {
    /// The numbering of all policies.
    pub fn of(resolved: &Resolved<'_>) -> Self {
        let mut numbering = Self::default();
        let references = numbered_references(resolved);
        let mut vacant: HashMap<PolicyId, BTreeSet<Number>> = HashMap::new();
        let is_main = |id: PolicyId, article: ArticleId| {
            resolved.policy(id).and_then(|policy| policy.articles.get(article)).is_some_and(|article| article.within.is_none())
        };
        for reference in references.iter().filter(|one| !one.article.is_some_and(|article| is_main(one.policy, article))) {
            vacant.entry(reference.policy).or_default().insert(reference.number.clone());
        }
        let mut moved: HashMap<(PolicyId, ArticleId), Number> = HashMap::new();
        for (id, policy, _) in resolved.iter() {
            let vacant = vacant.remove(&id).unwrap_or_default();
            for &file in &policy.documents {
                let Some(document) = resolved.documents.get(file) else { continue };
                for pinned in pinned_numbers(policy, document, &vacant) {
                    let Some(article) = policy.articles.get(pinned.article) else { continue };
                    let given = policy.outline.number(pinned.article);
                    numbering.pinned.entry(file).or_default().insert(article.header.start, pinned.number.show(pinned.form));
                    if given.is_some_and(|given| given.number != pinned.number) {
                        moved.insert((id, pinned.article), pinned.number);
                    }
                }
            }
        }
        for reference in &references {
            if let Some(number) = reference.article.and_then(|article| moved.get(&(reference.policy, article))) {
                let renamed = number.show_like(resolved.text(reference.span));
                numbering.renamed.entry(reference.span.file).or_default().push((reference.span, renamed));
            }
        }
        for renamed in numbering.renamed.values_mut() {
            renamed.sort_by_key(|(span, _)| *span);
            renamed.dedup();
        }
        numbering
    }

    /// A text in its canonical form, with its numbers.
    pub fn format(&self, file: FileId, text: &str, settings: &Settings<'_>) -> Formatted {
        let none = Vec::new();
        let renamed = self.renamed.get(&file).unwrap_or(&none);
        let mut rewritten = String::with_capacity(text.len());
        let mut at = 0;
        for (span, number) in renamed {
            let _ = write!(rewritten, "{}{number}", text.get(at..span.start as usize).unwrap_or(""));
            at = span.end as usize;
        }
        rewritten.push_str(text.get(at..).unwrap_or(""));
        let shifted: PinnedNumbers =
            self.pinned.get(&file).into_iter().flatten().map(|(at, number)| (shift(*at, renamed), number.clone())).collect();
        format(&rewritten, &Settings { pinned: Some(&shifted), ..*settings })
    }
}

/// Where a place lies after the numbers before it were rewritten.
fn shift(at: u32, renamed: &[(Span, String)]) -> u32 {
    let before = renamed.iter().filter(|(span, _)| span.end <= at);
    before.fold(at, |at, (span, number)| (at + u32::try_from(number.len()).unwrap_or(0)).saturating_sub(span.len()))
}
