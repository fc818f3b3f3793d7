//! The rules about comments that suppress findings, each with what is said when one is broken.

use jiff::civil::Date;

use super::if_meant;
use crate::config::rules::nearest;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Rule, Text};
use crate::text::{Span, in_era};

declare_rule! {
    /// A comment suppresses a finding, and nothing is found there any more. It would hide the next finding of that rule in that
    /// place, for which its reason was not given.
    ///
    /// What to do: Remove the comment.
    ///
    /// ---
    /// 指摘を抑制する注記がありますが、その行にもう指摘はありません。残しておくと、次に現れる同じ規則の指摘が、その理由を検討されないまま隠れます。
    ///
    /// 対処：注記を消します。
    pub static UNUSED = {
        name: "suppression/unused", severity: Warning, since: "0.1.0", fix: None,
        ja: "要らなくなった抑制", en: "a suppression without a finding",
    };
}

declare_rule! {
    /// The day until which a suppression counts has passed. The finding is reported again; either it is mended, or someone looks at
    /// the reason again and sets another day.
    ///
    /// What to do: Mend what is told; where that cannot be done yet, look at the reason again and set another day.
    ///
    /// ---
    /// 抑制の期限が過ぎています。指摘は再び報告されます。指摘された箇所を直すか、理由を見直して期限を改めます。
    ///
    /// 対処：指摘された箇所を直します。まだ直せないときは、理由を見直して期限を改めます。
    pub static EXPIRED = {
        name: "suppression/expired", severity: Warning, since: "0.1.0", fix: None,
        ja: "期限の過ぎた抑制", en: "a suppression past its day",
    };
}

declare_rule! {
    /// A comment begins with `kitei:` and suppresses nothing: it cannot be read, gives no reason, or names a rule that there is not or
    /// that cannot be suppressed. It is written
    ///
    /// ```text
    /// // kitei: allow(citation/renumbered, time/review-overdue) until 2027-03-31 reason "the whole policy is being revised"
    /// ```
    ///
    /// at the end of the line to which a finding points, or above it; above a long text (`"""`) it reaches all of that. `in statement`
    /// lets it reach the whole statement that begins on the line, `in file` the whole file. The reason is required, the day may be left out. Rules are
    /// named one by one. What leaves something unjudged (what could not be read or found) cannot be suppressed, as `kitei explain` says of
    /// each such rule; nor can `coverage`: why a requirement is not met is for the policy itself to say (`exception`, `not_applicable`); nor can findings
    /// about suppressions.
    ///
    /// What to do: Write it in the form above.
    ///
    /// ---
    /// `kitei:` で始まる注記がありますが、何も抑制していません。読み取れないか、理由がないか、ない規則又は抑制できない規則を挙げています。
    /// 次のように書きます。
    ///
    /// ```text
    /// // kitei: 許容(citation/renumbered、time/review-overdue) 期限 2027-03-31 理由 「規程の全部を改正中のため」
    /// ```
    ///
    /// 書く場所は、指摘された行の末尾、又はその上の行です。長い文言（"""）の上に書けば、その全体に及びます。
    /// `範囲 文` を加えるとその行から始まる文の全体に、`範囲 ファイル` を加えるとファイルの全体に及びます。理由は必ず書きます。期限は省けます。規則は一つずつ挙げます。判定されないものが残る指摘
    /// （読めないもの、見つからないものについての指摘。規則ごとに `kitei explain` で示します）は抑制できません。`coverage` も抑制できません。遵守事項を満たせない事情は、
    /// 規程に `例外` 又は `適用除外` として書きます。抑制についての指摘も抑制できません。
    ///
    /// 対処：上の形に改めます。
    pub static INVALID = {
        name: "suppression/invalid", severity: Error, since: "0.1.0", fix: None,
        ja: "抑制の誤り", en: "a mistake in a suppression",
    };
}

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[&UNUSED, &EXPIRED, &INVALID];

/// A comment that cannot be read, and why.
pub(in crate::config) fn malformed(place: Span, why: Text) -> Diagnostic {
    let help = Text::new(
        "「// kitei: 許容(規則の名前) 期限 2027-03-31 理由 「…」」のように書いてください（期限は省けます。「範囲 文」「範囲 ファイル」も書けます）",
        "write `// kitei: allow(rule) until 2027-03-31 reason \"…\"`; `until` may be left out, `in statement` or `in file` put before it",
    );
    Diagnostic::new(&INVALID, place, why).help(help)
}

/// A name that no rule has.
pub(in crate::config) fn unknown_rule(place: Span, name: &str, known: impl Iterator<Item = &'static str>) -> Diagnostic {
    let message = Text::new(format!("「{name}」という規則はありません"), format!("there is no rule \"{name}\""));
    let help = match nearest(name, known) {
        Some(near) => if_meant(near),
        None => Text::new("規則の名前を一つずつ書いてください", "name the rules one by one"),
    };
    Diagnostic::new(&INVALID, place, message).help(help)
}

/// A rule of which nothing can be suppressed.
pub(in crate::config) fn never(place: Span, rule: &Rule) -> Diagnostic {
    let name = rule.name;
    let message = Text::new(format!("「{name}」の指摘は抑制できません"), format!("what \"{name}\" finds cannot be suppressed"));
    Diagnostic::new(&INVALID, place, message).help(if rule.family() == "coverage" {
        Text::new(
            "遵守事項を満たせない事情は、規程に「例外」又は「適用除外」として書いてください",
            "say in the policy why a requirement is not met: `exception` or `not_applicable`",
        )
    } else {
        Text::new("指摘された箇所を直してください", "mend what was found")
    })
}

/// A suppression whose day has passed.
pub(crate) fn expired(place: Span, day: Date) -> Diagnostic {
    let message = Text::new(format!("抑制の期限（{day}）が過ぎています", day = in_era(day)), format!("the suppression ended on {day}"));
    let help = Text::new(
        "指摘された箇所を直すか、理由を見直して期限を改めてください",
        "mend what was found, or look at the reason again and set another day",
    );
    Diagnostic::new(&EXPIRED, place, message).help(help)
}

/// A suppression of a rule that finds nothing there.
pub(crate) fn unused(place: Span, rule: &Rule) -> Diagnostic {
    let name = rule.name;
    let message = Text::new(
        format!("この抑制の及ぶ行に「{name}」の指摘はありません"),
        format!("\"{name}\" finds nothing in the line that this suppression is for"),
    );
    let help = Text::new("要らなくなった抑制を削ってください", "remove what is no longer needed");
    Diagnostic::new(&UNUSED, place, message).help(help)
}
