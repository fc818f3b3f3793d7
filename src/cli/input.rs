//! What commands read: the paths that are named, the standard input in the place of a file, the directory that they were started in.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Arg, ArgMatches, value_parser};

use super::arguments::{option, positionals, say};
use super::output;
use crate::diagnostic::Lang;
use crate::workspace::{LARGEST, Replaced, Unread, standard_input};

const PATH: &str = "path";
const MEBIBYTE: u64 = 1024 * 1024;
const ROOT: &str = "root";
const STDIN_FILENAME: &str = "stdin-filename";

/// `[PATH]...`.
pub(super) fn paths_argument(lang: Lang, help: &'static str) -> Arg {
    Arg::new(PATH)
        .value_name(say(lang, "パス", "PATH"))
        .num_args(0..)
        .value_parser(value_parser!(PathBuf))
        .help_heading(positionals(lang))
        .help(help)
}

/// `--root`.
pub(super) fn root(lang: Lang) -> Arg {
    let help = say(
        lang,
        "リポジトリの最上位フォルダー（省略すると、いちばん外側の kitei.toml のあるフォルダー）",
        "the root of the repository (default: the folder of the outermost kitei.toml)",
    );
    let wrong = say(lang, "そのフォルダーがありません", "there is no such folder");
    let folder = move |text: &str| Some(PathBuf::from(text)).filter(|path| path.is_dir()).ok_or(wrong);
    option(lang, ROOT, say(lang, "フォルダー", "FOLDER")).value_parser(folder).help(help)
}

/// The root that is chosen.
pub(super) fn root_of(matches: &ArgMatches) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(ROOT).cloned()
}

/// `--stdin-filename`.
pub(super) fn stdin_filename(lang: Lang) -> Arg {
    let help = say(lang, "標準入力が代わりとなるファイル", "the file whose place the standard input takes");
    option(lang, STDIN_FILENAME, say(lang, "パス", "PATH")).value_parser(value_parser!(PathBuf)).help(help)
}

/// The paths that are named.
pub(super) fn paths(matches: &ArgMatches) -> Vec<PathBuf> {
    matches.get_many::<PathBuf>(PATH).into_iter().flatten().cloned().collect()
}

/// Whether a path stands for the standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether the standard input takes the place of a file.
pub(super) fn takes_stdin(matches: &ArgMatches) -> bool {
    matches.contains_id(STDIN_FILENAME)
}

/// The standard input, where it takes the place of a file; `-` among the paths needs the file to be named.
pub(super) fn replaced(matches: &ArgMatches, paths: &[PathBuf], lang: Lang) -> Result<Option<Replaced>, ExitCode> {
    let Some(path) = matches.get_one::<PathBuf>(STDIN_FILENAME) else {
        if paths.iter().any(|path| is_stdin(path)) {
            return Err(output::failed(say(
                lang,
                "エラー: 標準入力を読むときは --stdin-filename でファイル名を指定してください",
                "error: name the file with --stdin-filename where the standard input is read",
            )));
        }
        return Ok(None);
    };
    if path.is_dir() {
        return Err(output::failed(say(
            lang,
            "エラー: --stdin-filename がフォルダーを指しています。ファイル名を指定してください",
            "error: --stdin-filename names a folder; name a file",
        )));
    }
    Ok(Some(Replaced { path: path.clone(), bytes: stdin(lang)? }))
}

/// The standard input, which may be no larger than a file.
pub(super) fn stdin(lang: Lang) -> Result<Vec<u8>, ExitCode> {
    standard_input().map_err(|why| match why {
        Unread::Refused(error) => output::failed(&error.to_string()),
        Unread::TooLarge => output::failed(&match lang {
            Lang::Ja => format!("エラー: 標準入力が大きすぎます（{}MiBまで）", LARGEST / MEBIBYTE),
            Lang::En => format!("error: the standard input is too large (more than {} MiB)", LARGEST / MEBIBYTE),
        }),
    })
}

/// The directory that kitei was started in.
pub(super) fn directory() -> Result<PathBuf, ExitCode> {
    std::env::current_dir().map_err(|error| output::failed(&error.to_string()))
}
