//! The root of one repository: the folder of its `kitei.toml`, or what that narrows it to.

use std::path::{Component, Path, PathBuf};

use super::work_tree::work_tree;
use super::{Disk, Host, Kind, read};
use crate::config::{self, Config, FILE_NAME, Word, report};
use crate::diagnostic::Findings;
use crate::text::{Sources, Span, Standpoint};

/// The root of a repository and what is configured there.
#[derive(Debug, Clone, Default)]
pub(crate) struct Root {
    /// The folder, without links and `..`.
    pub(crate) folder: PathBuf,
    /// The folder of `kitei.toml`, if there is one.
    pub(crate) home: Option<PathBuf>,
    pub(crate) config: Config,
}

impl Root {
    /// Whether the configuration of a folder names the root by its `root`.
    pub(crate) fn is_named(&self, folder: &Path, named: &Word) -> bool {
        Disk.real(&folder.join(&named.text)) == self.folder
    }
}

/// Reads the configuration of the repository that begins in a folder; its files are seen from `directory`.
pub(crate) fn read(host: &dyn Host, home: &Path, directory: &Path, sources: &mut Sources, findings: &mut Findings) -> Root {
    let stand = |root: &Path, sources: &mut Sources| sources.stand(standpoint(host, root, directory));
    let bare =
        |folder: &Path, home: Option<&Path>| Root { folder: folder.to_owned(), home: home.map(Path::to_owned), config: Config::default() };
    let file = home.join(FILE_NAME);
    let Some(kind) = host.kind(&file) else {
        stand(home, sources);
        return bare(home, None);
    };
    let Some(real) = within(host, home, &file).filter(|_| kind == Kind::File) else {
        stand(home, sources);
        let place = Span::at(sources.add(shown(home, &file), ""), 0);
        findings.push(if kind == Kind::Folder { report::no_file(place) } else { report::leads_outside(place, FILE_NAME) });
        return bare(home, Some(home));
    };
    match read::configuration(host, &real) {
        Ok(text) => {
            // The folder is known only after the text is read, the path shown only after the folder is known.
            let named = named_root(host, &text, home);
            let root = named.clone().filter(|root| root.starts_with(boundary(host, home)));
            let folder = root.as_deref().unwrap_or(home);
            stand(folder, sources);
            let id = sources.add(shown(folder, &file), text.clone());
            let config = config::read(id, &text, findings);
            if let (None, Some(written)) = (&root, &config.root) {
                findings.push(if named.is_some() { report::root_outside(written) } else { report::no_root(written) });
            }
            Root { config, ..bare(folder, Some(home)) }
        }
        Err(trouble) => {
            stand(home, sources);
            findings.push(trouble.finding(&shown(home, &file), sources));
            bare(home, Some(home))
        }
    }
}

/// From where the files of a root are seen.
fn standpoint(host: &dyn Host, root: &Path, directory: &Path) -> Standpoint {
    Standpoint {
        root: absolute(root),
        here: absolute(&host.real(directory)),
        top: absolute(work_tree(host, root).as_deref().unwrap_or(root)),
    }
}

/// An absolute path with `/`, a drive first where there is one.
fn absolute(path: &Path) -> String {
    let parts = path.components().filter(|part| !matches!(part, Component::RootDir));
    let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
    format!("/{}", parts.join("/"))
}

/// Where the configuration of a folder really lies; none where it is a link to outside: that may lead to what nobody may see in the log of
/// a check.
pub(super) fn within(host: &dyn Host, home: &Path, file: &Path) -> Option<PathBuf> {
    Some(host.real(file)).filter(|real| real.starts_with(boundary(host, home)))
}

/// What a configuration may speak of: the work tree of git in which its folder lies; without git, the folder of the outermost
/// configuration above it.
pub(super) fn boundary(host: &dyn Host, home: &Path) -> PathBuf {
    let outermost = || home.ancestors().filter(|folder| host.kind(&folder.join(FILE_NAME)).is_some()).last();
    work_tree(host, home).unwrap_or_else(|| outermost().unwrap_or(home).to_owned())
}

/// The folder that the configuration names as root, if it is there.
fn named_root(host: &dyn Host, text: &str, home: &Path) -> Option<PathBuf> {
    let named = host.real(&home.join(config::root_of(text).unwrap_or_default()));
    is_folder(host, &named).then_some(named)
}

pub(super) fn is_folder(host: &dyn Host, path: &Path) -> bool {
    host.kind(path) == Some(Kind::Folder)
}

/// A path from the root, with `/`: by it documents name each other.
pub(crate) fn shown(root: &Path, path: &Path) -> String {
    let mut above = 0;
    let mut folder = root;
    while !path.starts_with(folder) {
        above += 1;
        match folder.parent() {
            Some(parent) => folder = parent,
            None => return path.to_string_lossy().into_owned(),
        }
    }
    let below = path.strip_prefix(folder).unwrap_or(path).components().map(Component::as_os_str);
    let parts: Vec<String> = (0..above).map(|_| "..".to_owned()).chain(below.map(|part| part.to_string_lossy().into_owned())).collect();
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_from_the_root() {
        let root = Path::new("/policies/group");
        assert_eq!(shown(root, Path::new("/policies/group/病院/規程.kitei")), "病院/規程.kitei");
        assert_eq!(shown(root, Path::new("/policies/kitei.toml")), "../kitei.toml");
        assert_eq!(shown(root, root), ".");
    }
}
