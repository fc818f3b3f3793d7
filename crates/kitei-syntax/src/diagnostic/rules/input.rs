//! Rules about what is to be judged: paths and files. Each of them makes the run fail with exit code 2; the other files are judged.

use crate::declare_rule;

declare_rule! {
    /// A path on the command line, or the `root` of the configuration, does not exist.
    ///
    /// ---
    /// コマンドラインのパス、又は設定の `root` が見つかりません。
    pub static NOT_FOUND = {
        name: "input/not-found", severity: Error, since: "0.1.0", fix: None,
        ja: "パスが見つからない", en: "a path does not exist",
    };
}

declare_rule! {
    /// Under a path there is no file that ends in `.kitei`: nothing was judged, which must not look like success.
    ///
    /// Hidden folders, what `.gitignore` names and what `exclude` of `kitei.toml` names is not read.
    ///
    /// ---
    /// パスの下に「.kitei」で終わるファイルがありません。何も判定していないため、成功とはしません。
    ///
    /// 隠しフォルダー、.gitignore に書かれたもの、kitei.toml の `exclude` に書かれたものは読みません。
    pub static NO_POLICY = {
        name: "input/no-policy", severity: Error, since: "0.1.0", fix: None,
        ja: "規程のファイルがない", en: "no policy file",
    };
}

declare_rule! {
    /// A path lies outside the root. Nothing outside the root is read. The root is the folder of `kitei.toml`, or what its `root`
    /// names; without a configuration, the current folder.
    ///
    /// ---
    /// パスが起点のフォルダーの外にあります。起点の外は読みません。起点は kitei.toml のあるフォルダー、又はその `root` の指すフォルダーです。
    /// 設定がなければ現在のフォルダーです。
    pub static OUTSIDE_ROOT = {
        name: "input/outside-root", severity: Error, since: "0.1.0", fix: None,
        ja: "パスが起点の外にある", en: "a path outside the root",
    };
}

declare_rule! {
    /// The file exists and cannot be read: permissions, a broken disk, more than 64 MiB.
    ///
    /// ---
    /// ファイルはありますが、読めません。権限の不足、媒体の故障、64 MiB を超える大きさなどが考えられます。
    pub static UNREADABLE = {
        name: "input/unreadable", severity: Error, since: "0.1.0", fix: None,
        ja: "読めないファイル", en: "a file that cannot be read",
    };
}

declare_rule! {
    /// Policies are UTF-8, with or without a byte-order mark. Text in Shift_JIS, EUC-JP or UTF-16 is not read, since a wrong guess
    /// would change what a policy says.
    ///
    /// ---
    /// 規程は UTF-8 で保存します（BOM の有無は問いません）。Shift_JIS、EUC-JP、UTF-16 の文書は、推定を誤ると規程の内容が変わるため読みません。
    pub static ENCODING = {
        name: "input/encoding", severity: Error, since: "0.1.0", fix: None,
        ja: "UTF-8 でないファイル", en: "a file that is not UTF-8",
    };
}

/// The rules of this family.
pub fn all() -> impl Iterator<Item = &'static crate::diagnostic::Rule> {
    [&NOT_FOUND, &NO_POLICY, &OUTSIDE_ROOT, &UNREADABLE, &ENCODING].into_iter()
}
