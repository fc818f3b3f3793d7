//! The rules about the paths and files of a run, each with what is said when one is broken.

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Rule, Text};
use crate::text::Span;

declare_rule! {
    /// A path on the command line, or the `root` of the configuration, does not exist.
    ///
    /// What to do: Look at the path.
    ///
    /// ---
    /// コマンドラインのパス、又は設定の `root` が見つかりません。
    ///
    /// 対処：パスを確かめます。
    pub static NOT_FOUND = {
        name: "input/not-found", severity: Error, since: "0.1.0", fix: None,
        ja: "パスが見つからない", en: "a path does not exist", hides: Judgement,
    };
}

declare_rule! {
    /// Under a path there is no file that ends in `.kitei`: nothing was judged, which must not look like success.
    ///
    /// Hidden folders, what `.gitignore` names and what `exclude` of `kitei.toml` names is not read.
    ///
    /// What to do: Name the folder that has policies.
    ///
    /// ---
    /// パスの下に「.kitei」で終わるファイルがありません。何も判定していないため、成功とはしません。
    ///
    /// 隠しフォルダー、.gitignore に書かれたもの、kitei.toml の `exclude` に書かれたものは読みません。
    ///
    /// 対処：規程のあるフォルダーを指定します。
    pub static NO_POLICY = {
        name: "input/no-policy", severity: Error, since: "0.1.0", fix: None,
        ja: "規程のファイルがない", en: "no policy file", hides: Judgement,
    };
}

declare_rule! {
    /// A path lies outside the root. Nothing outside the root is read. The root is the folder of the outermost `kitei.toml` within the work tree of git (or of the nearest that says `root = true`), or what its `root` names; without a configuration, the top of the work tree, else the current folder. Naming a file does not change it; `--root` chooses another one.
    ///
    /// What to do: Name a path within the root, or move kitei.toml to the folder above both.
    ///
    /// ---
    /// パスが最上位フォルダーの外にあります。その外は読みません。最上位フォルダーは、git の作業ツリーの中でいちばん外側の kitei.toml（`root = true` と書いたものがあれば、そのうち最も近いもの）のあるフォルダー、又はその `root` の指すフォルダーです。設定がなければ、作業ツリーの最上位、git を使わないときは現在のフォルダーです。ファイルの名前を挙げても変わりません。`--root` で別のフォルダーを選べます。
    ///
    /// 対処：最上位フォルダーの中のパスを指定するか、kitei.toml を共通の上のフォルダーに移します。
    pub static OUTSIDE_ROOT = {
        name: "input/outside-root", severity: Error, since: "0.1.0", fix: None,
        ja: "パスが最上位フォルダーの外にある", en: "a path outside the root", hides: Judgement,
    };
}

declare_rule! {
    /// The file exists and cannot be read: permissions, a broken disk, more than 4 MiB.
    ///
    /// What to do: Look at permissions and medium.
    ///
    /// ---
    /// ファイルはありますが、読めません。権限の不足、媒体の故障、4 MiB を超える大きさなどが考えられます。
    ///
    /// 対処：権限と媒体を確かめます。
    pub static UNREADABLE = {
        name: "input/unreadable", severity: Error, since: "0.1.0", fix: None,
        ja: "読めないファイル", en: "a file that cannot be read", hides: Judgement,
    };
}

declare_rule! {
    /// Policies are UTF-8, with or without a byte-order mark. Text in Shift_JIS, EUC-JP or UTF-16 is not read, since a wrong guess
    /// would change what a policy says.
    ///
    /// What to do: Save it as UTF-8.
    ///
    /// ---
    /// 規程は UTF-8 で保存します（BOM の有無は問いません）。Shift_JIS、EUC-JP、UTF-16 の文書は、推定を誤ると規程の内容が変わるため読みません。
    ///
    /// 対処：UTF-8 で保存し直します。
    pub static ENCODING = {
        name: "input/encoding", severity: Error, since: "0.1.0", fix: None,
        ja: "UTF-8 でないファイル", en: "a file that is not UTF-8", hides: Judgement,
    };
}

declare_rule! {
    /// kitei itself failed on this policy: a fault of the program, not of the policy. Nothing is said of it; the other policies are judged, and the exit code is 3.
    ///
    /// What to do: Report it to those who make kitei, with the lines that stand on the standard error and, where it may be shown, the policy.
    ///
    /// ---
    /// kitei 自身の不具合により、この規程を判定できませんでした。規程の誤りではありません。この規程については何も示しませんが、ほかの規程は判定し、終了コード 3 で終わります。
    ///
    /// 対処：標準エラー出力に示された内容と、差し支えなければその規程を添えて、開発元に知らせます。
    pub static FAULT = {
        name: "input/fault", severity: Error, since: "0.1.0", fix: None,
        ja: "kitei 自身の不具合", en: "a fault of kitei itself", hides: Judgement,
    };
}

declare_rule! {
    /// The name of a file is not UTF-8, so that no path can name it and it is not read; or two files have one name but for how its letters are composed (が as one character or as か with a mark), so that nobody sees which of them a path means. Some systems hold such files for one. Or the extension has capitals (`POLICY.KITEI`): policies end in `.kitei`, on every system, and what ends otherwise is not read.
    ///
    /// What to do: Give the file another name.
    ///
    /// ---
    /// ファイル名が UTF-8 でないため、パスで指すことができず、読んでいません。又は、文字の合成のしかた（「が」を一文字とするか、「か」と濁点とするか）だけが違う名前のファイルが二つあり、パスがどちらを指すか見分けられません。同じファイルとして扱うシステムもあります。又は、拡張子に大文字があります（`POLICY.KITEI`）。規程のファイルはどのシステムでも「.kitei」で終わるものとし、ほかの書き方のものは読みません。
    ///
    /// 対処：ファイルの名前を変えます。
    pub static FILE_NAME = {
        name: "input/file-name", severity: Error, since: "0.1.0", fix: None,
        ja: "紛らわしいファイル名", en: "a file name that names nothing, or two, or no policy", hides: Judgement,
    };
}

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[&NOT_FOUND, &NO_POLICY, &OUTSIDE_ROOT, &UNREADABLE, &ENCODING, &FAULT, &FILE_NAME];

/// A file whose name is no text.
pub(crate) fn no_name(place: Span, path: &str) -> Diagnostic {
    let message = Text::new(
        format!("「{path}」の名前は UTF-8 でないため、読み取りません"),
        format!("the name of \"{path}\" is not UTF-8: the file is not read"),
    );
    Diagnostic::new(&FILE_NAME, place, message).help(Text::new("ファイルの名前を UTF-8 で付け直してください", "rename the file in UTF-8"))
}

/// A file that has the name of another one, composed otherwise.
pub(crate) fn twin(place: Span, path: &str) -> Diagnostic {
    let message = Text::new(
        format!("「{path}」という名前のファイルが二つあり、文字の合成のしかた（NFC と NFD）だけが違います"),
        format!("two files are called \"{path}\", with letters composed otherwise (NFC and NFD)"),
    );
    Diagnostic::new(&FILE_NAME, place, message)
        .help(Text::new("どちらかの名前を変えるか、要らない方を消してください", "rename one of them, or remove the one that is not needed"))
}

/// A file that would be a policy but for capitals in its extension.
pub(crate) fn capitals(place: Span, path: &str, extension: &str) -> Diagnostic {
    let message = Text::new(
        format!("「{path}」は拡張子に大文字があるため、読み取りません"),
        format!("\"{path}\" has capitals in its extension: it is not read"),
    );
    let help = Text::new(format!("拡張子を「.{extension}」に改めてください"), format!("rename it so that it ends in `.{extension}`"));
    Diagnostic::new(&FILE_NAME, place, message).help(help)
}

/// A path of the command line that there is not.
pub(crate) fn not_found(place: Span, path: &str) -> Diagnostic {
    let message = Text::new(format!("「{path}」が見つかりません"), format!("\"{path}\" does not exist"));
    Diagnostic::new(&NOT_FOUND, place, message)
}

/// A file of another kind.
pub(crate) fn no_policy(place: Span, path: &str, extension: &str) -> Diagnostic {
    let message = Text::new(
        format!("「{path}」は規程のファイル（.{extension}）ではありません"),
        format!("\"{path}\" is no policy file (.{extension})"),
    );
    Diagnostic::new(&NO_POLICY, place, message)
}

/// A folder without a policy.
pub(crate) fn no_policy_in(place: Span, folder: &str, extension: &str) -> Diagnostic {
    let message = Text::new(
        format!("「{folder}」に規程のファイル（.{extension}）がありません"),
        format!("no policy file found in \"{folder}\" (.{extension})"),
    );
    Diagnostic::new(&NO_POLICY, place, message)
}

/// A path that leads out of the root.
pub(crate) fn outside_root(place: Span, path: &str) -> Diagnostic {
    let message = Text::new(format!("「{path}」は最上位フォルダーの外にあります"), format!("\"{path}\" lies outside the root"));
    Diagnostic::new(&OUTSIDE_ROOT, place, message)
}

/// A file that the user may not read.
pub(crate) fn no_permission(place: Span, path: &str) -> Diagnostic {
    let message = Text::new(format!("「{path}」を読み取る権限がありません"), format!("there is no permission to read \"{path}\""));
    Diagnostic::new(&UNREADABLE, place, message)
}

/// A file that the system does not give, in its words.
pub(crate) fn unreadable(place: Span, path: &str, why: String) -> Diagnostic {
    let message = Text::new(format!("「{path}」を読み取れません"), format!("\"{path}\" cannot be read"));
    Diagnostic::new(&UNREADABLE, place, message).note(Text::same(why))
}

/// A pipe, a device, or a link that leads out of the repository, in the place of a file.
pub(crate) fn no_regular_file(place: Span, path: &str) -> Diagnostic {
    let message = Text::new(
        format!("「{path}」はリポジトリの中の通常のファイルではないため、読み取りません"),
        format!("\"{path}\" is no regular file of the repository: it is not read"),
    );
    Diagnostic::new(&UNREADABLE, place, message)
}

/// A file that is larger than any policy.
pub(crate) fn too_large(place: Span, path: &str, most: u64) -> Diagnostic {
    let most = if most.is_multiple_of(1 << 20) { format!("{} MiB", most >> 20) } else { format!("{} KiB", most >> 10) };
    let message = Text::new(format!("「{path}」は {most} を超えています"), format!("\"{path}\" is larger than {most}"));
    Diagnostic::new(&UNREADABLE, place, message)
}

/// A file that is not UTF-8, with the encoding that it seems to have.
pub(crate) fn encoding(place: Span, path: &str, seems: Option<&str>) -> Diagnostic {
    let seems = seems.map_or_else(
        || Text::new("UTF-8 の文書ではありません", "is not UTF-8"),
        |seems| Text::new(format!("UTF-8 ではなく {seems} の文書のようです"), format!("is not UTF-8 but seems to be {seems}")),
    );
    let message = Text::new(format!("「{path}」は{}", seems.ja), format!("\"{path}\" {}", seems.en));
    Diagnostic::new(&ENCODING, place, message).help(Text::new("文字コード UTF-8 で保存してください", "save the file as UTF-8"))
}

/// A policy on which kitei itself failed.
pub(crate) fn fault(place: Span) -> Diagnostic {
    let message =
        Text::new("kitei 自身の不具合により、この規程を判定できませんでした", "kitei itself failed on this policy, which is not judged");
    Diagnostic::new(&FAULT, place, message).help(Text::new(
        "開発元に知らせてください。規程の誤りではありません",
        "report it to those who make kitei: it is no mistake of the policy",
    ))
}
