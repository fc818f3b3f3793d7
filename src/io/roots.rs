//! Which repositories a run is about. The root of a file is the folder of the outermost `kitei.toml` above it within the work tree of git;
//! one that says `root = true` begins a repository of its own. Naming a file never changes that.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ignore::overrides::Override;

use super::memory::plain;
use super::read::configuration;
use super::root::{self, boundary, is_folder};
use super::work_tree::work_tree;
use super::{Host, Kind, exclude, glob};
use crate::config::{self, FILE_NAME, Options};
use crate::diagnostic::Findings;
use crate::text::Sources;

/// The repositories in which what the options name lies, in the order of their folders, each with what is named of it. Where nothing is
/// named: the one in which one stands, and those that begin below it.
pub(crate) fn repositories(host: &dyn Host, options: &Options) -> Vec<Options> {
    let paths = options.paths.iter().flat_map(|path| glob::meant(host, &options.directory, path)).collect();
    let options = &Options { paths, ..options.clone() };
    let none = || Options { paths: Vec::new(), replaced: None, ..options.clone() };
    if let Some(root) = &options.root {
        return vec![Options { root: Some(host.real(&options.directory.join(root))), ..options.clone() }];
    }
    let directory = host.real(&options.directory);
    let mut asked: BTreeMap<PathBuf, Options> = BTreeMap::new();
    let mut ask = |root: PathBuf, add: &mut dyn FnMut(&mut Options)| {
        add(asked.entry(root.clone()).or_insert_with(|| Options { root: Some(root), ..none() }));
    };
    if options.paths.is_empty() && options.replaced.is_none() {
        let Around { root, below } = around(host, &directory, &directory);
        root.into_iter().chain(below).for_each(|root| ask(root, &mut |_| {}));
    }
    for path in &options.paths {
        let real = start(host, options, path);
        if is_folder(host, &real) {
            let Around { root, below } = around(host, &real, &directory);
            if let Some(root) = root {
                ask(root, &mut |asked| asked.paths.push(path.clone()));
            }
            for root in below {
                ask(root.clone(), &mut |asked| asked.paths.push(root.clone()));
            }
        } else {
            ask(of_file(host, &real, &directory), &mut |asked| asked.paths.push(path.clone()));
        }
    }
    if let Some(replaced) = &options.replaced {
        ask(of_file(host, &start(host, options, &replaced.path), &directory), &mut |asked| asked.replaced = Some(replaced.clone()));
    }
    asked.into_values().collect()
}

/// The repository of the folder that the options start from, by itself whatever is above it, and those that begin below it.
pub(crate) fn within(host: &dyn Host, options: &Options) -> Vec<Options> {
    let root = host.real(&options.directory);
    let has_home = host.kind(&root.join(FILE_NAME)).is_some();
    let listing = host.list(&root, &excluded(host, &root, has_home));
    let below = beginning(host, &root, has_home, &listing.configurations);
    let is_elsewhere = |file: &PathBuf| file.ancestors().any(|folder| below.contains(folder));
    let is_judged = has_home || below.is_empty() || !listing.files.iter().all(is_elsewhere);
    let all = Some(root).filter(|_| is_judged).into_iter().chain(below);
    all.map(|root| Options { root: Some(root), paths: Vec::new(), ..options.clone() }).collect()
}

/// The one repository in which the first of what the options name lies.
pub(crate) fn first(host: &dyn Host, options: &Options) -> Options {
    repositories(host, options).into_iter().next().unwrap_or_else(|| options.clone())
}

/// The folder in which the repository of a file begins.
fn of_file(host: &dyn Host, real: &Path, directory: &Path) -> PathBuf {
    let folder = real.parent().unwrap_or(real);
    begun(host, folder).unwrap_or_else(|| without(host, folder, directory))
}

/// Where a path leads; one that leads out of the work tree by a link stands for what lies in the folder that one works in.
fn start(host: &dyn Host, options: &Options, path: &Path) -> PathBuf {
    if leads_out(host, &options.directory, path) {
        return host.real(&options.directory).join(FILE_NAME);
    }
    host.real(&options.directory.join(path))
}

/// Whether a path, as seen from a folder, leads by a link out of what one works in there: a pull request can put it in the place of a
/// folder that a job of the CI names.
pub(crate) fn leads_out(host: &dyn Host, directory: &Path, path: &Path) -> bool {
    reached(host, directory, path).is_none()
}

/// Where a path, as seen from a folder, really leads; none where it leads out.
pub(super) fn reached(host: &dyn Host, directory: &Path, path: &Path) -> Option<PathBuf> {
    let named = directory.join(path);
    let (within, real) = (boundary(host, &host.real(directory)), host.real(&named));
    (!plain(&named).starts_with(&within) || real.starts_with(&within)).then_some(real)
}

/// The repositories around and below a folder.
struct Around {
    /// The one in which it lies; none where all its policies are of others.
    root: Option<PathBuf>,
    /// Those that begin below it.
    below: BTreeSet<PathBuf>,
}

fn around(host: &dyn Host, folder: &Path, directory: &Path) -> Around {
    let home = begun(host, folder);
    let root = home.clone().unwrap_or_else(|| without(host, folder, directory));
    let listing = host.list(folder, &excluded(host, &root, home.is_some()));
    let below = beginning(host, &root, home.is_some(), &listing.configurations);
    let is_elsewhere = |file: &PathBuf| file.ancestors().any(|folder| below.contains(folder));
    let is_judged = home.is_some() || below.is_empty() || !listing.files.iter().all(is_elsewhere);
    Around { root: is_judged.then_some(root), below }
}

/// What the configuration of a root excludes: it is not judged, whatever begins there.
fn excluded(host: &dyn Host, root: &Path, has_home: bool) -> Override {
    if !has_home {
        return Override::empty();
    }
    let read = root::read(host, root, root, &mut Sources::default(), &mut Findings::default());
    exclude::overrides(&read.folder, &exclude::own(&read), &mut Findings::default())
}

/// The folders below a root, of those with a configuration, in which repositories of their own begin. `has_home`: whether the root has a
/// configuration; below one that has none, each outermost one begins a repository.
pub(super) fn beginning(host: &dyn Host, root: &Path, has_home: bool, configured: &[PathBuf]) -> BTreeSet<PathBuf> {
    let mut found: BTreeSet<PathBuf> = BTreeSet::new();
    let sorted: BTreeSet<&PathBuf> = configured.iter().filter(|folder| *folder != root).collect();
    for folder in sorted {
        let is_outermost = !has_home && !folder.ancestors().skip(1).any(|above| found.contains(above));
        if is_outermost || begins(host, folder) {
            found.insert(folder.clone());
        }
    }
    found
}

/// The folder in which the repository around another begins: that of the outermost configuration within the work tree, or the nearest that
/// says so.
pub(crate) fn begun(host: &dyn Host, folder: &Path) -> Option<PathBuf> {
    let top = work_tree(host, folder);
    let within = folder.ancestors().take_while(|above| top.as_ref().is_none_or(|top| above.starts_with(top)));
    let mut outermost = None;
    for home in within.filter(|above| host.kind(&above.join(FILE_NAME)).is_some()) {
        outermost = Some(home);
        if begins(host, home) {
            break;
        }
    }
    outermost.map(Path::to_owned)
}

/// Whether the configuration of a folder says that a repository of its own begins there.
fn begins(host: &dyn Host, home: &Path) -> bool {
    let file = home.join(FILE_NAME);
    host.kind(&file) == Some(Kind::File)
        && root::within(host, home, &file).is_some_and(|real| configuration(host, &real).is_ok_and(|text| config::begins(&text)))
}

/// The root where there is no configuration: the top of the work tree, else the folder that one works in, else the folder itself. Nobody's
/// policies are all that lies on a machine.
fn without(host: &dyn Host, folder: &Path, directory: &Path) -> PathBuf {
    let beside = || if folder.starts_with(directory) || folder.parent().is_none() { directory } else { folder }.to_owned();
    work_tree(host, folder).unwrap_or_else(beside)
}
