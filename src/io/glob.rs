//! Patterns of paths on the command line, which the shells of Windows hand on as they are typed (`'clinics/*.kitei'`).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ignore::gitignore::GitignoreBuilder;
use ignore::overrides::Override;

use super::Host;

/// The path, or the policies that it means where it is a pattern and no file or folder is called so. What it meets nothing with stays as it is,
/// to be told.
pub(super) fn meant(host: &dyn Host, directory: &Path, path: &Path) -> Vec<PathBuf> {
    let written = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    let is_pattern = written.contains(['*', '?', '[']) && path.is_relative();
    if !is_pattern || host.kind(&host.real(&directory.join(path))).is_some() {
        return vec![path.to_owned()];
    }
    let found = met(host, &host.real(directory), written.trim_start_matches("./"));
    if found.is_empty() { vec![path.to_owned()] } else { found.into_iter().collect() }
}

/// The policies below a folder that a pattern meets; folders that it meets stand for what lies in them.
fn met(host: &dyn Host, folder: &Path, pattern: &str) -> BTreeSet<PathBuf> {
    let mut builder = GitignoreBuilder::new(folder);
    let Ok(_) = builder.add_line(None, &format!("/{pattern}")) else { return BTreeSet::new() };
    let Ok(pattern) = builder.build() else { return BTreeSet::new() };
    let files = host.list(folder, &Override::empty()).files.into_iter();
    files.filter(|file| pattern.matched_path_or_any_parents(file, false).is_ignore()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Memory;
    use super::*;

    #[test]
    fn a_pattern_means_the_policies_that_it_meets() {
        let host = Memory::new(
            ["/w/a.kitei", "/w/clinics/b.kitei", "/w/clinics/deep/c.kitei", "/w/[x].kitei", "/w/notes.txt"].map(|path| (path, "")),
        );
        let met = |pattern: &str| -> Vec<String> {
            let found = meant(&host, Path::new("/w"), Path::new(pattern));
            found.iter().map(|path| path.strip_prefix("/w").unwrap_or(path).display().to_string()).collect()
        };
        assert_eq!(met("*.kitei"), ["[x].kitei", "a.kitei"]);
        assert_eq!(met("clinics/*.kitei"), ["clinics/b.kitei"]);
        assert_eq!(met("**/?.kitei"), ["a.kitei", "clinics/b.kitei", "clinics/deep/c.kitei"]);
        assert_eq!(met("c*"), ["clinics/b.kitei", "clinics/deep/c.kitei"]);
        assert_eq!(met("[x].kitei"), ["[x].kitei"], "a file that is called so");
        assert_eq!(met("*.txt"), ["*.txt"], "nothing is met");
    }
}
