//! Where the policies live: the folder of `kitei.toml`, looked for upwards, or what its `root` names.

use std::path::{Component, Path, PathBuf};

use super::memory::plain;
use super::{Host, Kind, read};
use crate::config::Options;
use crate::config::{self, Config, FILE_NAME, report};
use crate::diagnostic::Findings;
use crate::text::{Sources, Span};

/// The root of a run and what is configured there.
#[derive(Debug, Clone, Default)]
pub(crate) struct Root {
    /// The folder, without links and `..`.
    pub(crate) folder: PathBuf,
    /// The folder of `kitei.toml`, if there is one.
    pub(crate) home: Option<PathBuf>,
    pub(crate) config: Config,
}

/// Finds the root of what is to be judged and reads its configuration.
pub(crate) fn find(host: &dyn Host, options: &Options, sources: &mut Sources, findings: &mut Findings) -> Root {
    let directory = host.real(&options.directory);
    let named: Vec<PathBuf> = options
        .paths
        .iter()
        .chain(options.replaced.iter().map(|replaced| &replaced.path))
        .map(|path| options.directory.join(path))
        .collect();
    let wanted: Vec<PathBuf> = named.iter().map(|path| host.real(path)).collect();
    // A link below the folder that is worked in leads to no other root: what it names lies outside of this one.
    let within = boundary(host, &directory);
    let is_link_out = |(named, real): (&PathBuf, &PathBuf)| plain(named).starts_with(&within) && !real.starts_with(&within);
    let first = wanted.first().filter(|_| !named.iter().zip(&wanted).any(is_link_out));
    let start = first.map_or(directory.as_path(), |path| if is_folder(host, path) { path } else { path.parent().unwrap_or(path) });
    let Some(home) = start.ancestors().find(|folder| host.kind(&folder.join(FILE_NAME)).is_some()) else {
        let inside = wanted.iter().all(|path| path.starts_with(&directory));
        return Root { folder: if inside { directory } else { start.to_owned() }, home: None, config: Config::default() };
    };
    let file = home.join(FILE_NAME);
    if is_folder(host, &file) {
        let place = Span::at(sources.add(shown(home, &file), ""), 0);
        findings.push(report::no_file(place));
        return Root { folder: home.to_owned(), home: Some(home.to_owned()), config: Config::default() };
    }
    let within = boundary(host, home);
    if leads_outside(host, home, &file) {
        let place = Span::at(sources.add(shown(home, &file), ""), 0);
        findings.push(report::leads_outside(place));
        return Root { folder: home.to_owned(), home: Some(home.to_owned()), config: Config::default() };
    }
    match read::text_of(host, &file) {
        Ok(text) => {
            // The folder is known only after the text is read, the path shown only after the folder is known.
            let named = named_root(host, &text, home);
            let root = named.clone().filter(|root| root.starts_with(&within));
            let id = sources.add(shown(root.as_deref().unwrap_or(home), &file), text.clone());
            let config = config::read(id, &text, findings);
            if let (None, Some(written)) = (&root, &config.root) {
                findings.push(if named.is_some() { report::root_outside(written) } else { report::no_root(written) });
            }
            Root { folder: root.unwrap_or_else(|| home.to_owned()), home: Some(home.to_owned()), config }
        }
        Err(trouble) => {
            findings.push(trouble.finding(&shown(home, &file), sources));
            Root { folder: home.to_owned(), home: Some(home.to_owned()), config: Config::default() }
        }
    }
}

/// Whether the configuration of a folder is a link to outside: that may lead to what nobody may see in the log of a check.
pub(super) fn leads_outside(host: &dyn Host, home: &Path, file: &Path) -> bool {
    !host.real(file).starts_with(boundary(host, home))
}

/// What a configuration may speak of: the work tree of git in which its folder lies; without git, the folder of the outermost
/// configuration above it.
fn boundary(host: &dyn Host, home: &Path) -> PathBuf {
    let holds = |name: &'static str| home.ancestors().filter(move |folder| host.kind(&folder.join(name)).is_some());
    holds(".git").next().or_else(|| holds(FILE_NAME).last()).unwrap_or(home).to_owned()
}

/// Where a folder lies in the work tree of git, with a `/` at its end: empty where that is its top, or there is none.
pub(crate) fn from_top(host: &dyn Host, folder: &Path) -> String {
    let top = folder.ancestors().find(|above| host.kind(&above.join(".git")).is_some());
    top.filter(|top| *top != folder).map(|top| shown(top, folder) + "/").unwrap_or_default()
}

/// The folder that the configuration names as root, if it is there.
fn named_root(host: &dyn Host, text: &str, home: &Path) -> Option<PathBuf> {
    let named = host.real(&home.join(config::root_of(text).unwrap_or_default()));
    is_folder(host, &named).then_some(named)
}

fn is_folder(host: &dyn Host, path: &Path) -> bool {
    host.kind(path) == Some(Kind::Folder)
}

/// The path as every output shows it: from the root, with `/`.
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
