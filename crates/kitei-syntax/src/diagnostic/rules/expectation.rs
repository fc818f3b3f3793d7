//! Rules raised while the requirements of a standard are read.

use crate::declare_rule;

declare_rule! {
    /// A condition (`applies when`, `where`, `when`) is made of comparisons joined by `and`, `or` and parentheses. Each names a fact, `institution`, or an attribute of what is asked about.
    ///
    /// ---
    /// 条件（適用条件、該当、条件）は、比較を「かつ」「又は」と括弧で結んだものです。比較の左には、現況項目、機関、又は対象の属性を書きます。
    pub static BAD_CONDITION = {
        name: "standard/condition", severity: Error, since: "0.1.0", fix: None,
        ja: "読み取れない条件", en: "a condition that cannot be read",
    };
}

declare_rule! {
    /// An expectation names what a policy must declare: a quantifier, a kind and a name, and in its block what must be stated.
    ///
    /// ---
    /// 要件は、規程に何が宣言されているべきかを示します。数量（各、一以上、最低）、種類と名、ブロックの中に記載すべき属性を書きます。
    pub static BAD_EXPECTATION = {
        name: "standard/expectation", severity: Error, since: "0.1.0", fix: None,
        ja: "読み取れない要件", en: "an expectation that cannot be read",
    };
}

declare_rule! {
    /// A requirement needs a number that its standard knows the volume of, and either expectations or `wording_only because "…"`.
    ///
    /// ---
    /// 遵守事項には、基準にある編の番号と、要件又は「本文のみ 理由 「…」」が要ります。
    pub static INCOMPLETE = {
        name: "standard/incomplete", severity: Error, since: "0.1.0", fix: None,
        ja: "遵守事項の定義が完結していない", en: "a requirement is incomplete",
    };
}

declare_rule! {
    /// Two requirements of one standard, or two points of one requirement, bear the same number.
    ///
    /// ---
    /// 一つの基準に同じ番号の遵守事項が、又は一つの遵守事項に同じ記号の細目が二つあります。
    pub static DUPLICATE = {
        name: "standard/duplicate", severity: Error, since: "0.1.0", fix: None,
        ja: "同じ番号の遵守事項が二つある", en: "a requirement is defined twice",
    };
}

/// The rules of this family.
pub(super) const RULES: &[&crate::diagnostic::Rule] = &[&BAD_CONDITION, &BAD_EXPECTATION, &INCOMPLETE, &DUPLICATE];
