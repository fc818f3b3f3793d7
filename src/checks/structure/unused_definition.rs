//! `structure/unused-definition`

use std::cell::RefCell;
use std::collections::HashMap;

use aho_corasick::AhoCorasick;

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::resolve::term::{Term, terms};
use crate::syntax::document::Document;
use crate::text::{Covered, FileId, Span, step};
use crate::wording::term::stands_alone;

declare_rule! {
    /// A term is defined, or bound by 以下「…」という, and used nowhere else: not in this document, not in the others of its set, not in a policy that inherits from it. Mostly the text that used it was taken out.
    ///
    /// What to do: Remove the definition, or use the term.
    ///
    /// ---
    /// 定義した用語や「以下「…」という。」とした略称が、この文書、同じ組の文書、この規程を継承する規程のどこにも使われていません。多くは、使っていた規定が削られたものです。
    ///
    /// 対処：定義を消すか、その語を使います。
    pub static RULE = {
        name: "structure/unused-definition", severity: Info, since: "0.1.0", fix: None,
        ja: "定義した用語が使われていない", en: "a defined term is not used",
    };
}

/// So many terms are looked for one by one; more of them all at once.
const FEW: usize = 16;

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let terms = terms(cx.resolved, cx.policy);
    if terms.is_empty() {
        return;
    }
    let mut looked_for: Vec<&str> = terms.iter().map(|term| cx.text(term.span)).filter(|text| !text.is_empty()).collect();
    looked_for.sort_unstable();
    looked_for.dedup();
    let bound = Bound::new(cx, &terms);
    let own = cx.policy.documents.iter().filter_map(|&file| cx.resolved.documents.get(file));
    let mut unused = own.fold(looked_for, |unused, document| bound.unused(unused, document));
    if unused.len() <= FEW {
        unused.retain(|text| !cx.resolved.any_below(cx.id, text, &|document| bound.unused(vec![*text], document).is_empty()));
    } else {
        let left = RefCell::new(unused);
        let uses_all = |document: &Document| {
            let unused = bound.unused(left.take(), document);
            let uses_all = unused.is_empty();
            left.replace(unused);
            uses_all
        };
        cx.resolved.any_below(cx.id, "", &uses_all);
        unused = left.into_inner();
    }
    for term in &terms {
        let text = cx.text(term.span);
        if unused.binary_search(&text).is_ok() {
            findings.push(finding(text, term));
        }
    }
}

/// Where terms are bound: where another binds the same one it is bound, not used.
struct Bound<'a>(HashMap<(&'a str, FileId), Covered>);

impl<'a> Bound<'a> {
    fn new(cx: &Context<'a>, terms: &[Term]) -> Self {
        let mut bound: HashMap<(&str, FileId), Vec<Span>> = HashMap::new();
        for term in terms {
            bound.entry((cx.text(term.span), term.whole.file)).or_default().push(term.whole);
        }
        Self(bound.into_iter().map(|(term, places)| (term, places.into_iter().collect())).collect())
    }

    /// Those of some terms that a document does not use, in their order.
    fn unused<'t>(&self, mut terms: Vec<&'t str>, document: &Document) -> Vec<&'t str> {
        let comments: Covered = document.comments.iter().copied().collect();
        let uses = |term: &str, at: usize| {
            let offset = u32::try_from(at).unwrap_or(u32::MAX);
            let is_bound = || self.0.get(&(term, document.file)).is_some_and(|bound| bound.hold_at(offset));
            stands_alone(term, &document.text, at) && !comments.hold_at(offset) && !is_bound()
        };
        if terms.len() <= FEW {
            step(terms.len() * document.text.len());
            terms.retain(|term| !document.text.match_indices(term).any(|(at, _)| uses(term, at)));
            return terms;
        }
        // A pattern too large to be searched for leaves all of them used: nothing is said of them.
        let Ok(search) = AhoCorasick::new(&terms) else { return Vec::new() };
        step(document.text.len());
        let mut is_used = vec![false; terms.len()];
        for found in search.find_overlapping_iter(&*document.text) {
            let which = found.pattern().as_usize();
            if let (Some(is_used), Some(term)) = (is_used.get_mut(which), terms.get(which)) {
                *is_used = *is_used || uses(term, found.start());
            }
        }
        let mut is_used = is_used.into_iter();
        terms.retain(|_| !is_used.next().unwrap_or(false));
        terms
    }
}

fn finding(text: &str, term: &Term) -> Diagnostic {
    let message = Text::new(format!("定義した用語「{text}」が使われていません"), format!("the defined term \"{text}\" is not used"));
    Diagnostic::new(&RULE, term.span, message).help(Text::new(
        "使う見込みがなければ定義を消すか、文言をこの用語にそろえてください",
        "remove the definition if it serves nothing, or use the term in the wording",
    ))
}
