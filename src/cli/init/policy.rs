//! The policy that is begun, and its `kitei.toml`.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use clap::ArgMatches;

use super::ask::Sitting;
use super::{CALLED, HAS, HOOK, KIND, LACKS, PARENT, Place, STANDARD, SYSTEM, VENDOR, is_attended, unwritten, written};
use crate::cli::arguments::say;
use crate::cli::today;
use crate::diagnostic::{Lang, Text};
use crate::workspace::{self, FILE_NAME, Made, Options, Sort, make};
use crate::write::begin::{Beginning, Known, asked, drafted};

/// The file that is written.
const FILE: &str = "policy.kitei";

/// What was begun.
pub(super) struct Begun {
    pub(super) told: String,
    /// Whether who was asked wants the hook of git, too.
    pub(super) wants_hook: bool,
}

/// Writes the policy, and a `kitei.toml` where none speaks of the folder.
pub(super) fn begun(matches: &ArgMatches, place: &Place, lang: Lang) -> Result<Begun, Text> {
    let path = place.folder.join(FILE);
    let shown = place.shown(&path);
    if fs::symlink_metadata(&path).is_ok() {
        return Err(Text::new(
            format!("「{shown}」は既にあるため、何も書き込みません。--folder で別のフォルダーを指定してください"),
            format!("\"{shown}\" is there already, so nothing is written; name another folder with --folder"),
        ));
    }
    let options = Options::new(place.folder.clone(), today::today());
    let known = Known::of(&options);
    let mut sitting = is_attended().then(|| Sitting::new(io::stdin().lock(), io::stderr(), lang));
    let mut beginning = Beginning {
        lang,
        kind: kind(matches, &known, &mut sitting, lang)?,
        name: name(matches, &mut sitting, lang)?,
        standard: standard(matches, &known)?,
        parent: parent(matches, place, &mut sitting, lang)?,
        vendors: names(
            matches,
            VENDOR,
            &mut sitting,
            say(lang, "事業者（読点で区切る。なければ Enter）", "vendors, with commas (Enter: none)"),
        )?,
        systems: names(
            matches,
            SYSTEM,
            &mut sitting,
            say(lang, "システム（読点で区切る。なければ Enter）", "systems, with commas (Enter: none)"),
        )?,
        has: facts(matches, HAS, &known)?,
        lacks: facts(matches, LACKS, &known)?,
        open: Vec::new(),
    };
    let file = Path::new(FILE);
    let open = asked(&beginning, &known, &options, file);
    match &mut sitting {
        Some(sitting) => {
            let [has, lacks, open] = sitting.facts(open).map_err(stopped)?;
            beginning.has.extend(has);
            beginning.lacks.extend(lacks);
            beginning.open = open;
        }
        None => beginning.open = open,
    }
    let is_in_git = workspace::of_git(&place.folder).is_ok();
    let wants_hook = match &mut sitting {
        Some(sitting) if is_in_git && !matches.get_flag(HOOK) => sitting
            .choice(
                say(lang, "コミットの前に検査する git のフックを置きますか", "Install the hook of git that checks each commit?"),
                &[say(lang, "はい", "yes"), say(lang, "いいえ", "no")],
                |_| None,
            )
            .map_err(stopped)?
            .eq(say(lang, "はい", "yes")),
        _ => false,
    };
    let text = drafted(&beginning, &known, &options, file);
    if make(&path, &text, Sort::Text).map_err(|why| unwritten(&shown, &why))? == Made::There {
        return Err(unwritten(&shown, &io::ErrorKind::AlreadyExists.into()));
    }
    let mut told = written(&shown, lang);
    if !known.is_configured {
        let configuration = place.folder.join(FILE_NAME);
        let shown = place.shown(&configuration);
        if make(&configuration, &configured(lang), Sort::Text).map_err(|why| unwritten(&shown, &why))? == Made::Written {
            told += &written(&shown, lang);
        }
    }
    let open = text.matches('?').count();
    let decisions = match lang {
        Lang::Ja => format!("決めることが{open}か所に「?」としてあります。kitei check が一つずつ示します\n"),
        Lang::En => format!("a ? stands in {open} places where something is to be decided; kitei check tells each\n"),
    };
    Ok(Begun { told: told + &decisions, wants_hook })
}

type AtTerminal = Option<Sitting<io::StdinLock<'static>, io::Stderr>>;

fn kind(matches: &ArgMatches, known: &Known, sitting: &mut AtTerminal, lang: Lang) -> Result<String, Text> {
    let kinds = known.kinds();
    let found = |called: &str| known.kind(called).map(|kind| kind.get(lang).to_owned());
    match (matches.get_one::<String>(KIND), sitting) {
        (Some(called), _) => found(called).ok_or_else(|| {
            let all = |lang: Lang, comma: &str| kinds.iter().map(|kind| kind.get(lang)).collect::<Vec<_>>().join(comma);
            Text::new(
                format!("「{called}」という機関の種類はありません。次のいずれかを指定してください：{}", all(Lang::Ja, "、")),
                format!("there is no kind of institution \"{called}\"; name one of {}", all(Lang::En, ", ")),
            )
        }),
        (None, Some(sitting)) => {
            let offered: Vec<&str> = kinds.iter().map(|kind| kind.get(lang)).collect();
            sitting.choice(say(lang, "機関の種類", "Kind of institution"), &offered, found).map_err(stopped)
        }
        (None, None) => Err(Text::new(
            "機関の種類を --kind で、名称を --name で指定してください（端末でないため、質問できません）",
            "name the kind of institution with --kind and what it is called with --name (nobody can be asked, as this is no terminal)",
        )),
    }
}

fn name(matches: &ArgMatches, sitting: &mut AtTerminal, lang: Lang) -> Result<String, Text> {
    let name = match (matches.get_one::<String>(CALLED), sitting) {
        (Some(name), _) => name.trim().to_owned(),
        (None, Some(sitting)) => sitting.text(say(lang, "機関の名称", "name of the institution")).map_err(stopped)?,
        (None, None) => {
            return Err(Text::new("機関の名称を --name で指定してください", "say with --name what the institution is called"));
        }
    };
    plain(name)
}

fn standard(matches: &ArgMatches, known: &Known) -> Result<String, Text> {
    let held = known.standards();
    let Some(called) = matches.get_one::<String>(STANDARD) else { return Ok(held.first().copied().unwrap_or("?").to_owned()) };
    held.iter().find(|held| **held == *called).map(|held| (*held).to_owned()).ok_or_else(|| {
        Text::new(
            format!("「{called}」という基準はありません。次のいずれかを指定してください：{}", held.join("、")),
            format!("there is no standard \"{called}\"; name one of {}", held.join(", ")),
        )
    })
}

/// The parent as seen from the folder of the policy.
fn parent(matches: &ArgMatches, place: &Place, sitting: &mut AtTerminal, lang: Lang) -> Result<Option<String>, Text> {
    let path = match (matches.get_one::<PathBuf>(PARENT), sitting) {
        (Some(path), _) => Some(path.clone()),
        (None, Some(sitting)) => {
            let question = say(lang, "継承する上位の規程のパス（なければ Enter）", "path of the policy to inherit from (Enter: none)");
            sitting.perhaps(question).map_err(stopped)?.map(PathBuf::from)
        }
        (None, None) => None,
    };
    let Some(path) = path else { return Ok(None) };
    let Some(there) = dunce::canonicalize(place.directory.join(&path)).ok().filter(|path| path.is_file()) else {
        let path = path.display();
        return Err(Text::new(format!("「{path}」という規程のファイルがありません"), format!("there is no policy \"{path}\"")));
    };
    plain(between(&workspace::real(&place.folder), &there)).map(Some)
}

/// The names that a flag gives, or that are told where somebody is asked.
fn names(matches: &ArgMatches, flag: &str, sitting: &mut AtTerminal, question: &str) -> Result<Vec<String>, Text> {
    let names: Vec<String> = match (matches.get_many::<String>(flag), sitting) {
        (Some(names), _) => names.cloned().collect(),
        (None, Some(sitting)) => sitting.list(question).map_err(stopped)?,
        (None, None) => Vec::new(),
    };
    names.into_iter().map(plain).collect()
}

fn facts(matches: &ArgMatches, flag: &str, known: &Known) -> Result<Vec<Text>, Text> {
    let named = matches.get_many::<String>(flag).into_iter().flatten().flat_map(|names| names.split('、'));
    named
        .map(|name| {
            known.fact(name.trim()).ok_or_else(|| {
                Text::new(
                    format!("有無を答える「{name}」という現況項目はありません。「kitei explain 現況項目」で一覧を表示します"),
                    format!("there is no fact \"{name}\" that is so or not; `kitei explain fact` lists them"),
                )
            })
        })
        .collect()
}

/// A name as it can stand in a text in either kind of quotation marks.
fn plain(name: String) -> Result<String, Text> {
    if name.is_empty() || name.contains(['"', '“', '”', '「', '」', '{', '}', '｛', '｝']) || name.contains(char::is_control) {
        return Err(Text::new(
            format!("「{name}」は、空であるか、引用符又は波括弧を含むため、名称として書けません"),
            format!("\"{name}\" cannot be written as a name: it is empty, or there are quotation marks or braces in it"),
        ));
    }
    Ok(name)
}

/// The path from a folder to a file, with `/`; both without links.
fn between(folder: &Path, file: &Path) -> String {
    let common = folder.components().zip(file.components()).take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(common).map(|_| "..".to_owned());
    let down = file.components().skip(common).map(Component::as_os_str).map(|name| name.to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

fn configured(lang: Lang) -> String {
    let (about, lang) = match lang {
        Lang::Ja => ("# kitei の設定。この kitei.toml のあるフォルダーが規程の置き場所になる。", "ja"),
        Lang::En => ("# Configuration of kitei: the folder of this kitei.toml is the root of the policies.", "en"),
    };
    format!("{about}\n[check]\nlang = \"{lang}\"\n")
}

/// Why nobody answers any more.
#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` hands on")]
fn stopped(why: io::Error) -> Text {
    match why.kind() {
        io::ErrorKind::UnexpectedEof => Text::new("入力が終わったため、何も書き込みません", "the input has ended, so nothing is written"),
        _ => Text::new(why.to_string(), why.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parent_is_seen_from_the_folder_of_the_policy() {
        for (folder, file, seen) in [
            ("/a/hospital", "/a/corporation/policy.kitei", "../corporation/policy.kitei"),
            ("/a", "/a/b/policy.kitei", "b/policy.kitei"),
            ("/a/b/c", "/a/policy.kitei", "../../policy.kitei"),
        ] {
            assert_eq!(between(Path::new(folder), Path::new(file)), seen);
        }
    }

    #[test]
    fn a_name_that_would_end_its_quotation_is_refused() {
        for name in ["", "「みどり", "A\"B", "a\nb", "{a}"] {
            assert!(plain(name.to_owned()).is_err(), "{name}");
        }
        assert_eq!(plain("医療法人社団 みどり会（本部）".to_owned()).unwrap(), "医療法人社団 みどり会（本部）");
    }
}
