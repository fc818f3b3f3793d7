//! What stands beside the policies: the hook of git and a file for the CI.

use std::path::{Path, PathBuf};

use super::{Place, outside, unwritten, written};
use crate::diagnostic::{Lang, Text};
use crate::workspace::{self, Made, Sort, leads_out, make};

/// What the hook does, in the language of hooks.
const HOOK: &str = include_str!("pre-commit.sh");
/// What another hook does so that it does the same.
const CALL: &str = "kitei check --staged";

/// A service that runs checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ci {
    Github,
    Gitlab,
}

impl Ci {
    fn path(self) -> &'static str {
        match self {
            Self::Github => ".github/workflows/kitei.yml",
            Self::Gitlab => ".gitlab-ci.yml",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Github => include_str!("github.yml"),
            Self::Gitlab => include_str!("gitlab.yml"),
        }
    }
}

/// Installs the hook, wherever git looks for it.
pub(super) fn hook(place: &Place, lang: Lang) -> Result<(String, Made), Text> {
    let (_, hooks) = workspace::of_git(existing(&place.folder))?;
    let path = hooks.join("pre-commit");
    let shown = place.shown(&path);
    let made = make(&path, HOOK, Sort::Program).map_err(|why| unwritten(&shown, &why))?;
    if made == Made::Written {
        return Ok((written(&shown, lang), made));
    }
    let lines = std::fs::read_to_string(&path).unwrap_or_default();
    let is_called = lines.lines().any(|line| !line.trim_start().starts_with('#') && line.contains(CALL));
    Ok(match (is_called, lang) {
        (true, Lang::Ja) => (format!("{shown}: 既にあり、kitei を呼んでいます\n"), Made::Written),
        (true, Lang::En) => (format!("{shown}: there already, and calls kitei\n"), Made::Written),
        (false, Lang::Ja) => {
            (format!("{shown}: 既に別のフックがあるため、書き換えません。その中に次の行を書き加えてください：\n  {CALL} || exit\n"), made)
        }
        (false, Lang::En) => (format!("{shown}: another hook is there and stays as it is; add this line to it:\n  {CALL} || exit\n"), made),
    })
}

/// Writes the file for a CI at the top of the work tree, where the CI looks for it.
pub(super) fn ci(place: &Place, ci: Ci, lang: Lang) -> Result<(String, Made), Text> {
    let top = workspace::of_git(existing(&place.folder)).map_or_else(|_| place.folder.clone(), |(top, _)| top);
    if leads_out(&top, Path::new(ci.path())) {
        return Err(outside(Path::new(ci.path())));
    }
    let path: PathBuf = top.join(ci.path());
    let shown = place.shown(&path);
    let made = make(&path, ci.text(), Sort::Text).map_err(|why| unwritten(&shown, &why))?;
    Ok(match (made, lang) {
        (Made::Written, Lang::Ja) => {
            (format!("{}  KITEI を kitei のリポジトリの所在に、COMMIT を使うコミットに書き換えてください\n", written(&shown, lang)), made)
        }
        (Made::Written, Lang::En) => (
            format!("{}  put the address of kitei's repository for KITEI, and the commit to be used for COMMIT\n", written(&shown, lang)),
            made,
        ),
        (Made::There, Lang::Ja) => {
            (format!("{shown}: 既にあるため、書き換えません。次の内容を書き加えてください：\n\n{}", ci.text()), made)
        }
        (Made::There, Lang::En) => (format!("{shown}: is there and stays as it is; add this to it:\n\n{}", ci.text()), made),
    })
}

/// The folder, or what there is of it.
fn existing(folder: &Path) -> &Path {
    folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(folder)
}
