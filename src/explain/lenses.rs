//! What came of the items that an article claims, to stand above it.

use std::collections::BTreeMap;

use crate::answer::Outcome;
use crate::checks::{Context, coverage};
use crate::diagnostic::Text;
use crate::resolve::Resolved;
use crate::resolve::policy::{ArticleId, PolicyId};
use crate::text::{FileId, Span};

/// The articles of a document that claim items, each with how many it claims and what came of them.
pub(crate) fn lenses(resolved: &Resolved<'_>, id: PolicyId, file: FileId) -> Vec<(Span, Text)> {
    let Some((policy, view)) = resolved.get(id) else { return Vec::new() };
    let cx = Context::new(resolved, id, policy, view);
    let mut outcomes: BTreeMap<ArticleId, BTreeMap<Outcome, usize>> = BTreeMap::new();
    for judged in coverage::judge(&cx) {
        let mut articles: Vec<ArticleId> = judged.claims.iter().map(|(article, _)| article.id).collect();
        articles.dedup();
        for article in articles {
            *outcomes.entry(article).or_default().entry(judged.outcome).or_default() += 1;
        }
    }
    let here = policy.articles.iter().filter(|article| article.header.file == file);
    here.filter_map(|article| Some((article.header, told(outcomes.get(&article.id)?)))).collect()
}

fn told(outcomes: &BTreeMap<Outcome, usize>) -> Text {
    let count: usize = outcomes.values().sum();
    let each: Vec<(Text, usize)> = outcomes.iter().map(|(outcome, count)| (outcome.text(), *count)).collect();
    let ja: Vec<String> = each.iter().map(|(text, count)| format!("{}{count}", text.ja)).collect();
    let en: Vec<String> = each.iter().map(|(text, count)| format!("{count} {}", text.en)).collect();
    let items = if count == 1 { "item" } else { "items" };
    Text::new(format!("遵守事項 {count}件（{}）", ja.join("、")), format!("{count} {items}: {}", en.join(", ")))
}
