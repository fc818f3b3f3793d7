//! What the client shows: told once, and taken back when it is no more.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gen_lsp_types::{Diagnostic, PublishDiagnosticsParams, Uri};
use sha2::{Digest as _, Sha256};

/// What is to be shown of a document.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) uri: Uri,
    pub(super) version: Option<i32>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// What is shown.
#[derive(Debug, Default)]
pub(super) struct Shown {
    of: BTreeMap<PathBuf, Entry>,
}

/// What is shown of a document, by its digest: of a large repository the whole would be held twice.
#[derive(Debug)]
struct Entry {
    uri: Uri,
    home: PathBuf,
    digest: [u8; 32],
    /// Whether it was told since its repository was opened.
    is_fresh: bool,
}

impl Shown {
    /// What the client is to be told so that it shows this; nothing where it does.
    pub(super) fn tell(&mut self, path: PathBuf, home: PathBuf, told: Told) -> Vec<PublishDiagnosticsParams> {
        let Told { uri, version, diagnostics } = told;
        let digest = digest(&diagnostics);
        let mut all = Vec::new();
        let before = self.of.remove(&path);
        if let Some(before) = before.as_ref().filter(|before| before.uri != uri) {
            all.push(nothing(before.uri.clone()));
        }
        let is_shown = before.as_ref().is_some_and(|before| before.uri == uri && before.digest == digest);
        let is_nothing = before.is_none() && diagnostics.is_empty();
        if !diagnostics.is_empty() {
            self.of.insert(path, Entry { uri: uri.clone(), home, digest, is_fresh: true });
        }
        if !is_shown && !is_nothing {
            all.push(PublishDiagnosticsParams { uri, version, diagnostics });
        }
        all
    }

    /// Takes back what is shown of a document.
    pub(super) fn clear(&mut self, path: &Path) -> Option<PublishDiagnosticsParams> {
        Some(nothing(self.of.remove(path)?.uri))
    }

    /// Takes what follows for old until it is told anew: its repository was opened again.
    pub(super) fn age(&mut self, home: &Path) {
        self.of.values_mut().filter(|entry| entry.home == home).for_each(|entry| entry.is_fresh = false);
    }

    /// Takes back what a repository, of which all was told, does not find any more.
    pub(super) fn settle(&mut self, home: &Path) -> Vec<PublishDiagnosticsParams> {
        self.take_back(|entry| entry.home == home && !entry.is_fresh)
    }

    /// Takes back what was found in repositories that are none of these.
    pub(super) fn sweep(&mut self, homes: &[&Path]) -> Vec<PublishDiagnosticsParams> {
        self.take_back(|entry| !homes.contains(&entry.home.as_path()))
    }

    fn take_back(&mut self, is_gone: impl Fn(&Entry) -> bool) -> Vec<PublishDiagnosticsParams> {
        let gone: Vec<PathBuf> = self.of.iter().filter(|(_, entry)| is_gone(entry)).map(|(path, _)| path.clone()).collect();
        gone.iter().filter_map(|path| self.clear(path)).collect()
    }
}

fn nothing(uri: Uri) -> PublishDiagnosticsParams {
    PublishDiagnosticsParams { uri, version: None, diagnostics: Vec::new() }
}

fn digest(diagnostics: &[Diagnostic]) -> [u8; 32] {
    // What cannot be written is never the same.
    serde_json::to_vec(diagnostics).map_or([0; 32], |bytes| Sha256::digest(bytes).into())
}
