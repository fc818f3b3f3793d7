//! What is said of more inheritance than is followed.

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Rule, Text};
use crate::resolve::link::{MOST_LEVELS, MOST_PARENTS};
use crate::syntax::document::Word;
use crate::text::Span;

declare_rule! {
    /// An `inherits` is not followed: the policy has more of them than are followed, or it stands below more policies, one above the other, than are followed. What the parent would give is not known, so nothing is taken over from it. `kitei check --show-settings` shows both limits.
    ///
    /// What to do: Join policies, so that fewer stand above this one.
    ///
    /// ---
    /// 「継承」をたどっていません。一つの規程にある「継承」の数か、上位規程のそのまた上位規程と重なる段の数が、たどる限度を超えています。受け継ぐ内容が分からないため、何も受け継いでいないものとして判定します。限度は `kitei check --show-settings` で確かめられます。
    ///
    /// 対処：規程をまとめ、この規程の上位にあるものを減らします。
    pub static NOT_FOLLOWED = {
        name: "inheritance/not-followed", severity: Error, since: "0.1.0", fix: None,
        ja: "上位規程が多すぎてたどっていない", en: "more parents than are followed", hides: Judgement,
    };
}

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[&NOT_FOLLOWED];

/// A parent that is reached through more levels than are followed.
pub(in crate::resolve) fn not_followed(findings: &mut Findings, word: Word<'_>) {
    let message = Text::new(
        format!("上位規程「{}」は、重なりが{MOST_LEVELS}段を超えるため、たどっていません", word.text),
        format!("the parent policy \"{}\" is not followed: more than {MOST_LEVELS} policies stand one above the other", word.text),
    );
    let help = Text::new(
        format!("間にある規程をまとめ、{MOST_LEVELS}段までに収めてください"),
        format!("join policies between, so that there are at most {MOST_LEVELS} levels"),
    );
    findings.push(Diagnostic::new(&NOT_FOLLOWED, word.span, message).note(unjudged()).help(help));
}

/// More `inherits` of a policy than are followed, from the first of them on.
pub(in crate::resolve) fn parents_not_followed(findings: &mut Findings, first: Span, count: usize) {
    let message = Text::new(
        format!("「継承」が多く、これ以降の{count}件をたどっていません"),
        format!("{count} `inherits` are not followed, from this one on"),
    );
    let help = Text::new(
        format!("一つの規程でたどるのは{MOST_PARENTS}件までです。上位規程をまとめてください"),
        format!("{MOST_PARENTS} of a policy are followed: join the parents"),
    );
    findings.push(Diagnostic::new(&NOT_FOLLOWED, first, message).note(unjudged()).help(help));
}

fn unjudged() -> Text {
    Text::new("たどらない規程から受け継ぐものはないものとして判定しています", "the policy is judged as if it inherited nothing from there")
}
