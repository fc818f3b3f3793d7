//! Rules about `kitei.toml`.

use crate::declare_rule;

declare_rule! {
    /// `kitei.toml` has a key that kitei does not know, or a value that the key does not take. The key is left out; the run fails
    /// with exit code 2, and the policies are still judged.
    ///
    /// Keys of `[check]`: `standards`, `fail-on`, `as-of`, `lang`, `exclude`, `root`. `[rules]` takes names of rules or families with
    /// `"error"`, `"warning"`, `"info"` or `"off"`; `[[overrides]]` takes `paths` and `rules`; `[lock]` takes `rules`, `suppressions`
    /// and `fail-on`.
    ///
    /// ---
    /// kitei.toml に、知らないキー、又はそのキーの取らない値があります。そのキーはないものとして規程を判定し、終了コード 2 で終わります。
    ///
    /// `[check]` のキーは `standards`、`fail-on`、`as-of`、`lang`、`exclude`、`root` です。`[rules]` には、規則又はその分類の名前と
    /// `"error"`、`"warning"`、`"info"`、`"off"` のいずれかを書きます。`[[overrides]]` のキーは `paths` と `rules`、`[lock]` のキーは `rules`、
    /// `suppressions`、`fail-on` です。
    pub static INVALID = {
        name: "config/invalid", severity: Error, since: "0.1.0", fix: None,
        ja: "設定に誤りがある", en: "a mistake in the configuration",
    };
}

declare_rule! {
    /// A `[lock]` in the `kitei.toml` of a corporation is loosened below it: a level is lowered or switched off, a locked rule is
    /// suppressed, `fail-on` is later than the lock allows, or `exclude`, `as-of` or a narrower `root` takes policies or
    /// requirements out of the check. The lock holds all the same: a child that may switch the check off has no parent.
    ///
    /// A lock binds its folder and all below it, and the policies that inherit from a policy in its folder, wherever they lie: a copy
    /// of the corporation's repository brings its lock along. The rule cannot be set to another level and cannot be suppressed.
    ///
    /// ---
    /// 法人の kitei.toml の `[lock]` が、その下で緩められています。重さを下げる、規則を切る、固定された規則の指摘を抑制する、`fail-on` を緩める、
    /// `exclude`、`as-of`、狭い `root` で規程や遵守事項を検査の外に置く、のいずれかです。緩める設定は効きません。検査を切ることのできる子には、
    /// 親がないのと同じだからです。
    ///
    /// `[lock]` は、それのあるフォルダー以下と、そのフォルダーの規程を継承する規程に、置き場所を問わず及びます。法人のリポジトリの写しを置けば、
    /// `[lock]` も付いてきます。この規則は重さを変えられず、抑制もできません。
    pub static LOCKED = {
        name: "config/locked", severity: Error, since: "0.1.0", fix: None,
        ja: "固定された設定が緩められている", en: "what is locked above is loosened",
    };
}

/// The rules of this family.
pub fn all() -> impl Iterator<Item = &'static crate::diagnostic::Rule> {
    [&INVALID, &LOCKED].into_iter()
}
