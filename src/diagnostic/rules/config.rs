//! Rules about `kitei.toml`.

use crate::declare_rule;

declare_rule! {
    /// `kitei.toml` has a key that kitei does not know, or a value that the key does not take. The key is left out; the run fails
    /// with exit code 2, and the policies are still judged.
    ///
    /// Keys of `[check]`: `standards`, `fail-on`, `as-of`, `lang`, `exclude`, `root`. `[rules]` takes names of rules or families with
    /// `"error"`, `"warning"`, `"info"` or `"off"`.
    ///
    /// ---
    /// kitei.toml に、知らないキー、又はそのキーの取らない値があります。そのキーはないものとして規程を判定し、終了コード 2 で終わります。
    ///
    /// `[check]` のキーは `standards`、`fail-on`、`as-of`、`lang`、`exclude`、`root` です。`[rules]` には、規則又はその分類の名前と
    /// `"error"`、`"warning"`、`"info"`、`"off"` のいずれかを書きます。
    pub static INVALID = {
        name: "config/invalid", severity: Error, since: "0.1.0", fix: None,
        ja: "設定に誤りがある", en: "a mistake in the configuration",
    };
}

/// The rules of this family.
pub fn all() -> impl Iterator<Item = &'static crate::diagnostic::Rule> {
    [&INVALID].into_iter()
}
