//! Rules about suppressions: comments that say of a finding that it may stay.

use crate::declare_rule;

declare_rule! {
    /// A comment suppresses a finding, and nothing is found there any more. It would hide the next finding of that rule in that
    /// place, for which its reason was not given.
    ///
    /// ---
    /// 指摘を抑制する注記がありますが、その行にもう指摘はありません。残しておくと、次に現れる同じ規則の指摘が、その理由を検討されないまま隠れます。
    pub static UNUSED = {
        name: "suppression/unused", severity: Warning, since: "0.1.0", fix: None,
        ja: "要らなくなった抑制", en: "a suppression without a finding",
    };
}

declare_rule! {
    /// The day until which a suppression counts has passed. The finding is reported again; either it is mended, or someone looks at
    /// the reason again and sets another day.
    ///
    /// ---
    /// 抑制の期限が過ぎています。指摘は再び報告されます。指摘された箇所を直すか、理由を見直して期限を改めます。
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
    /// at the end of the line to which a finding points, or above it. The reason is required, the day may be left out. Rules are
    /// named one by one. What could not be read (`syntax` errors, `input`, `config`) cannot be suppressed, since it was not judged; nor
    /// can `coverage`: why a requirement is not met is for the policy itself to say (`exception`, `not_applicable`); nor can findings
    /// about suppressions.
    ///
    /// ---
    /// `kitei:` で始まる注記がありますが、何も抑制していません。読み取れないか、理由がないか、ない規則又は抑制できない規則を挙げています。
    /// 次のように書きます。
    ///
    /// ```text
    /// // kitei: 許容(citation/renumbered、time/review-overdue) 期限 2027-03-31 理由 「規程の全部を改正中のため」
    /// ```
    ///
    /// 書く場所は、指摘された行の末尾、又はその上の行です。理由は必ず書きます。期限は省けます。規則は一つずつ挙げます。読み取れなかった箇所
    /// （`syntax` のエラー、`input`、`config`）は、判定されていないため抑制できません。`coverage` も抑制できません。遵守事項を満たせない事情は、
    /// 規程に `例外` 又は `適用除外` として書きます。抑制についての指摘も抑制できません。
    pub static INVALID = {
        name: "suppression/invalid", severity: Error, since: "0.1.0", fix: None,
        ja: "抑制の誤り", en: "a mistake in a suppression",
    };
}

/// The rules of this family.
pub fn all() -> impl Iterator<Item = &'static crate::diagnostic::Rule> {
    [&UNUSED, &EXPIRED, &INVALID].into_iter()
}
