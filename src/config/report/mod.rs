//! The rules about a run itself, each with what is said when one is broken: about `kitei.toml` here, about the paths and files of a run in
//! [`input`], about comments that suppress in [`suppression`], about what is known in [`baseline`]. They stand in this layer, whoever raises them, since what a configuration may
//! say of a rule depends on its family.

pub(crate) mod baseline;
pub(crate) mod input;
pub(crate) mod suppression;

use super::limits::{MOST_PATTERNS, MOST_PATTERNS_IN_ALL};
use super::rules::nearest;
use super::{FILE_NAME, Word};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Rule, Text};
use crate::text::Span;

declare_rule! {
    /// `kitei.toml` has a key that kitei does not know, or a value that the key does not take. The key is left out; the run fails
    /// with exit code 2, and the policies are still judged.
    ///
    /// Keys of `[check]`: `standards`, `fail-on`, `as-of`, `lang`, `exclude`, `root`, `baseline`. `[fmt]` takes `exclude`; `[rules]` takes names of rules or families with
    /// `"error"`, `"warning"`, `"info"` or `"off"`; `[[overrides]]` takes `paths` and `rules`; `[lock]` takes `rules`, `suppressions`
    /// and `fail-on`. Before all tables may stand `root = true`: a repository of its own begins in this folder.
    ///
    /// What to do: Write the key and the value that are proposed.
    ///
    /// ---
    /// kitei.toml に、知らないキー、又はそのキーの取らない値があります。そのキーはないものとして規程を判定し、終了コード 2 で終わります。
    ///
    /// `[check]` のキーは `standards`、`fail-on`、`as-of`、`lang`、`exclude`、`root`、`baseline`、`[fmt]` のキーは `exclude` です。`[rules]` には、規則又はその分類の名前と
    /// `"error"`、`"warning"`、`"info"`、`"off"` のいずれかを書きます。`[[overrides]]` のキーは `paths` と `rules`、`[lock]` のキーは `rules`、
    /// `suppressions`、`fail-on` です。すべての表の前に `root = true` と書くと、このフォルダーから別のリポジトリが始まります。
    ///
    /// 対処：示されたキーと値に改めます。
    pub static INVALID = {
        name: "config/invalid", severity: Error, since: "0.1.0", fix: None,
        ja: "設定に誤りがある", en: "a mistake in the configuration", hides: Judgement,
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
    /// What to do: Take the setting away, or have the corporation change its `[lock]`.
    ///
    /// ---
    /// 法人の kitei.toml の `[lock]` が、その下で緩められています。重大度を下げる、規則を切る、固定された規則の指摘を抑制する、`fail-on` を緩める、
    /// `exclude`、`as-of`、狭い `root` で規程や遵守事項を検査の外に置く、のいずれかです。緩める設定は効きません。検査を切ることのできる子には、
    /// 親がないのと同じだからです。
    ///
    /// `[lock]` は、それのあるフォルダー以下と、そのフォルダーの規程を継承する規程に、置き場所を問わず及びます。法人のリポジトリの写しを置けば、
    /// `[lock]` も付いてきます。この規則は重大度を変えられず、抑制もできません。
    ///
    /// 対処：緩める設定をやめるか、法人の `[lock]` を改めてもらいます。
    pub static LOCKED = {
        name: "config/locked", severity: Error, since: "0.1.0", fix: None,
        ja: "固定された設定が緩められている", en: "what is locked above is loosened", hides: Judgement,
    };
}

declare_rule! {
    /// A pattern of an `exclude`, or of the `paths` of an `[[overrides]]`, meets no policy file: a folder was renamed, or the pattern is misspelt. What was to be left out is judged, or what was to have another level has the general one, and a file that bears the name one day is left out though nobody thought of it.
    ///
    /// Patterns are those of `.gitignore`, seen from the folder of the `kitei.toml` in which they stand (from the root, where its `root` names another folder); `./clinics/` is `clinics/`. A pattern that takes back others (`!drafts/`) is not asked about.
    ///
    /// What to do: Mend the pattern, or remove it.
    ///
    /// ---
    /// `exclude`、又は `[[overrides]]` の `paths` に、どの規程にも当てはまらない型があります。フォルダーの名前が変わったか、書き誤りです。外すはずのものが判定され、重大度を変えるはずのものがそのままになっているほか、後にその名前の規程ができると、だれも検討しないまま外れます。
    ///
    /// 型は、それを書いた kitei.toml のあるフォルダー（その `root` が別のフォルダーを指すときは最上位フォルダー）から見て .gitignore と同じように書きます。`./clinics/` は `clinics/` と同じです。ほかの型を打ち消す型（`!drafts/`）については示しません。
    ///
    /// 対処：型を改めるか、消します。
    pub static NO_MATCH = {
        name: "config/no-match", severity: Warning, since: "0.1.0", fix: None,
        ja: "どの規程にも当てはまらない型", en: "a pattern that meets no policy file",
    };
}

declare_rule! {
    /// A `kitei.toml` below that of the root sets something that counts for the whole repository alone: `as-of`, `standards`, `lang`, `baseline`, or a narrower `root`. It has no effect there, though it looks as if it had.
    ///
    /// The root is the folder of the outermost `kitei.toml` within the work tree of git. One below it refines what holds in its folder: levels (`[rules]`, `[[overrides]]`), `exclude`, `fail-on` and `[lock]`.
    ///
    /// What to do: Move the key to the `kitei.toml` of the root, or write `root = true` into this one, if a repository of its own begins here that inherits from nothing outside.
    ///
    /// ---
    /// 最上位フォルダーより下の kitei.toml に、リポジトリの全体についてだけ定めることのできるキー（`as-of`、`standards`、`lang`、`baseline`、狭い `root`）があります。効いているように見えますが、効きません。
    ///
    /// 最上位フォルダーは、git の作業ツリーの中でいちばん外側の kitei.toml のあるフォルダーです。その下の kitei.toml は、そのフォルダーについて、重大度（`[rules]`、`[[overrides]]`）、`exclude`、`fail-on` 及び `[lock]` を定めます。
    ///
    /// 対処：最上位フォルダーの kitei.toml に移します。ここから、外の規程を継承しない別のリポジトリが始まるのであれば、この kitei.toml に `root = true` と書きます。
    pub static WITHOUT_EFFECT = {
        name: "config/without-effect", severity: Warning, since: "0.1.0", fix: None,
        ja: "ここでは効かない設定", en: "a setting without effect where it stands",
    };
}

/// The rules of this file.
const RULES: &[&Rule] = &[&INVALID, &LOCKED, &NO_MATCH, &WITHOUT_EFFECT];

/// The rules of this room.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [RULES, baseline::RULES, input::RULES, suppression::RULES].into_iter().flatten().copied()
}

/// What is no TOML, in the words of its reader.
pub(super) fn no_toml(place: Span, why: &str) -> Diagnostic {
    let message = Text::new("kitei.toml を TOML として読み取れません", "kitei.toml cannot be read as TOML");
    Diagnostic::new(&INVALID, place, message).label(Text::same(why))
}

/// A key, or a name in place of a rule's, that means nothing; few keys are listed.
pub(super) fn unknown_key(place: Span, name: &str, known: &[&str], few: usize) -> Diagnostic {
    let message = Text::new(format!("「{name}」というキーはありません"), format!("there is no key \"{name}\""));
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => if_meant(near),
        // It was not looked for more.
        None if known.is_empty() => return Diagnostic::new(&INVALID, place, message),
        None if known.len() <= few => {
            Text::new(format!("書けるキーは {} です", known.join("、")), format!("the keys are {}", known.join(", ")))
        }
        None => Text::new("規則の名前、又はその分類の名前を書いてください", "write the name of a rule or of a family of rules"),
    };
    Diagnostic::new(&INVALID, place, message).help(help)
}

/// A value that a key does not take, with samples of what it takes.
pub(super) fn bad_value(place: Span, name: &str, takes: &[&str]) -> Diagnostic {
    let message = Text::new(format!("「{name}」の値が正しくありません"), format!("the value of \"{name}\" is none that it takes"));
    let help = Text::new(format!("{} のように書いてください", takes.join("、")), format!("write {}", takes.join(" or ")));
    Diagnostic::new(&INVALID, place, message).help(help)
}

/// A rule whose findings leave something unjudged, lowered or switched off.
pub(super) fn cannot_be_lowered(place: Span, name: &str) -> Diagnostic {
    let message = Text::new(format!("「{name}」の重大度は下げられません"), format!("the level of \"{name}\" cannot be lowered"));
    let why = Text::new(
        "その指摘のある箇所は判定されないため、それを示さないと、判定されたように見えます",
        "what it finds is not judged; unless that is said, it looks as if it were",
    );
    Diagnostic::new(&INVALID, place, message).note(why)
}

/// A rule about the run itself, given a level.
pub(super) fn level_cannot_be_set(place: Span, name: &str) -> Diagnostic {
    let message = Text::new(format!("「{name}」の重大度は変更できません"), format!("the level of \"{name}\" cannot be set"));
    Diagnostic::new(&INVALID, place, message)
}

/// An override for no paths.
pub(super) fn override_without_paths(place: Span) -> Diagnostic {
    let message = Text::new("[[overrides]] に「paths」がありません", "[[overrides]] names no \"paths\"");
    let help = Text::new("paths = [\"drafts/\"] のように書いてください", "write paths = [\"drafts/\"]");
    Diagnostic::new(&INVALID, place, message).help(help)
}

/// A standard that there is not.
pub(super) fn unknown_standard(named: &Word, key: &str, known: &[&str]) -> Diagnostic {
    let message = Text::new(format!("「{}」という基準はありません", named.text), format!("there is no standard \"{}\"", named.text));
    let help = match nearest(key, known.iter().copied()) {
        Some(near) => if_meant(near),
        None => Text::new(format!("基準は {} です", known.join("、")), format!("the standards are {}", known.join(", "))),
    };
    Diagnostic::new(&INVALID, named.span, message).help(help)
}

/// What is written where a pattern of file names belongs is none.
pub(crate) fn no_pattern(pattern: &Word) -> Diagnostic {
    let message = Text::new(
        format!("「{}」はファイル名の型として読み取れません", pattern.text),
        format!("\"{}\" cannot be read as a pattern of file names", pattern.text),
    );
    Diagnostic::new(&INVALID, pattern.span, message)
}

/// A pattern that meets no policy file.
pub(crate) fn no_match(pattern: &Word) -> Diagnostic {
    let message =
        Text::new(format!("「{}」に当てはまる規程がありません", pattern.text), format!("\"{}\" meets no policy file", pattern.text));
    let help = Text::new(
        "この kitei.toml のフォルダーから見た位置で書き直すか、要らなければ削ってください",
        "write it as seen from the folder of this kitei.toml, or remove it if it is no longer needed",
    );
    Diagnostic::new(&NO_MATCH, pattern.span, message).help(help)
}

/// The first pattern of a configuration that is not read, as there are more than are.
pub(super) fn too_many_patterns(place: Span) -> Diagnostic {
    let message =
        Text::new("パターンが多く、これ以降を読み取っていません", "this pattern and those behind it are not read: there are too many");
    let help = Text::new(
        format!("一つの kitei.toml で読み取るのは{MOST_PATTERNS}個までです。フォルダーごとにまとめるか、下の kitei.toml に分けてください"),
        format!("{MOST_PATTERNS} of a kitei.toml are read: name folders, or write some into the kitei.toml of a folder below"),
    );
    Diagnostic::new(&INVALID, place, message).help(help)
}

/// A configuration that is not read, as those before it have more patterns than are.
pub(crate) fn too_many_patterns_in_all(place: Span) -> Diagnostic {
    let message = Text::new(
        format!("ほかの {FILE_NAME} にパターンが多く、この {FILE_NAME} を読み取っていません"),
        format!("this {FILE_NAME} is not read: the others have too many patterns"),
    );
    let help = Text::new(
        format!("リポジトリの全体で読み取るパターンは{MOST_PATTERNS_IN_ALL}個までです。フォルダーごとにまとめてください"),
        format!("{MOST_PATTERNS_IN_ALL} are read of a repository: name folders"),
    );
    Diagnostic::new(&INVALID, place, message).help(help)
}

/// A key that counts at the root alone, below it.
pub(crate) fn without_effect(place: Span, key: &str) -> Diagnostic {
    let message = Text::new(
        format!("「{key}」は、最上位フォルダーの kitei.toml でだけ効きます"),
        format!("\"{key}\" counts in the kitei.toml of the root alone"),
    );
    let help = Text::new(
        "そちらに移すか、ここから別のリポジトリが始まるのであれば root = true と書いてください",
        "move it there, or write `root = true` if a repository of its own begins here",
    );
    Diagnostic::new(&WITHOUT_EFFECT, place, message).help(help)
}

/// A folder that bears the name of the configuration.
pub(crate) fn no_file(place: Span) -> Diagnostic {
    let message = Text::new(format!("{FILE_NAME} がファイルではなくフォルダーです"), format!("{FILE_NAME} is a folder, not a file"));
    Diagnostic::new(&INVALID, place, message)
}

/// A configuration, or a baseline, that is a link to what lies outside.
pub(crate) fn leads_outside(place: Span, file: &str) -> Diagnostic {
    let message = Text::new(
        format!("{file} は、そのフォルダー及び git の作業ツリーの外を指すリンクであるため、読み取りません"),
        format!("{file} is a link to outside of its folder and of the work tree of git: it is not read"),
    );
    Diagnostic::new(&INVALID, place, message)
}

/// A root outside of what a configuration may speak of.
pub(crate) fn root_outside(named: &Word) -> Diagnostic {
    let message = Text::new(
        format!("「{}」は、{FILE_NAME} のフォルダー及び git の作業ツリーの外にあります", named.text),
        format!("\"{}\" lies outside the folder of {FILE_NAME} and the work tree of git", named.text),
    );
    let help =
        Text::new(format!("{FILE_NAME} を共通の上のフォルダーに移してください"), format!("move {FILE_NAME} to the common folder above"));
    Diagnostic::new(&INVALID, named.span, message).help(help)
}

/// A root that there is not.
pub(crate) fn no_root(named: &Word) -> Diagnostic {
    let message = Text::new(format!("「{}」というフォルダーがありません", named.text), format!("there is no folder \"{}\"", named.text));
    Diagnostic::new(&INVALID, named.span, message)
}

/// A level below the least that `lock` allows.
pub(crate) fn level_is_locked(place: Span, rule: &Rule, lock: Span) -> Diagnostic {
    let name = rule.name;
    let message = Text::new(
        format!("「{name}」の重大度は固定されているため、緩められません"),
        format!("the level of \"{name}\" is locked and cannot be lowered"),
    );
    locked(place, message, lock)
}

/// A suppression of what `lock` allows nobody to suppress.
pub(crate) fn suppression_is_locked(place: Span, rule: &Rule, lock: Span) -> Diagnostic {
    let name = rule.name;
    let message = Text::new(
        format!("「{name}」は固定されているため、その指摘は抑制できません"),
        format!("\"{name}\" is locked: what it finds cannot be suppressed here"),
    );
    locked(place, message, lock)
}

/// A key that cannot be set below `lock`.
pub(crate) fn key_is_locked(place: Span, key: &str, lock: Span) -> Diagnostic {
    let message = Text::new(
        format!("上位の kitei.toml に [lock] があるため、「{key}」はここでは設定できません"),
        format!("\"{key}\" cannot be set here, below a kitei.toml with a [lock]"),
    );
    locked(place, message, lock)
}

/// A `fail-on` that comes later than `lock` allows.
pub(crate) fn fail_on_is_locked(place: Span, lock: Span) -> Diagnostic {
    let message = Text::new("「fail-on」は固定されているため、緩められません", "\"fail-on\" is locked and cannot be loosened");
    locked(place, message, lock)
}

/// The same on the command line, which has no place.
pub(crate) fn fail_on_of_command_line_is_locked(lock: Span) -> Diagnostic {
    let message = Text::new(
        "コマンドラインの --fail-on は、固定された終了の条件より緩いため、使われません",
        "--fail-on of the command line is looser than what is locked, and is not used",
    );
    Diagnostic::new(&LOCKED, lock, message)
}

fn locked(place: Span, message: Text, lock: Span) -> Diagnostic {
    Diagnostic::new(&LOCKED, place, message).at(lock, Text::new("ここで固定されています", "locked here"))
}

fn if_meant(near: &str) -> Text {
    Text::new(format!("「{near}」の誤りであれば、そう書いてください"), format!("write \"{near}\" if that is what you mean"))
}
