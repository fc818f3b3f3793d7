//! What of a configuration counts for a file: that of the innermost folder that speaks of it, as far as no lock forbids that.

use super::baseline;
use super::lock::Locks;
use super::opened::Opened;
use crate::config::level::Level;
use crate::config::{self, Config, FailOn, pattern, report};
use crate::diagnostic::{Diagnostic, Findings, Lang, Rule};
use crate::io::homes::Home;
use crate::text::{ByFile, FileId, Span};

/// Why a file that is judged is not formatted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unformatted {
    /// The configuration excludes it from that.
    Excluded,
    /// A policy inherits from it by a digest: it is a copy of what others keep.
    Pinned,
}

impl Opened {
    /// The language that the configuration sets, if it does.
    pub(crate) fn lang(&self) -> Option<Lang> {
        self.config().lang.map(|set| set.value)
    }

    /// The level that is set for a rule in a file.
    pub(crate) fn level(&self, rule: &Rule, file: FileId) -> Option<Level> {
        let path = self.sources.path(file);
        let inner = self.homes.around(path).find_map(|(home, within)| home.config.levels.of(rule, within));
        inner.or_else(|| self.config().levels.of(rule, path))
    }

    /// The lowest severity of what is found in a file that fails the run.
    pub(super) fn fails_on(&self, file: FileId) -> FailOn {
        if let Some(asked) = self.options.fail_on {
            return self.locks.fail_on_of(asked, &self.sources, file);
        }
        let inner = self.homes.around(self.sources.path(file)).find_map(|(home, _)| Some((home, home.config.fail_on?.value)));
        inner.map_or(self.fail_on, |(home, asked)| self.locks.fail_on_in(&home.folder, asked))
    }

    /// Finds what is locked, and what of that is not kept to.
    pub(super) fn lock(&mut self) {
        let mut trouble = Findings::default();
        let standards = &self.knowledge.standards;
        self.further = self.config().standards.iter().filter_map(|named| config::standard(named, standards, &mut trouble)).collect();
        self.trouble = self.unread.iter().cloned().chain(trouble.into_vec()).collect();
        let inherits = |file, wanted: &dyn Fn(FileId) -> bool| self.inherits(file, wanted);
        self.locks = Locks::new(&self.root, &self.homes, inherits, &self.paths, &self.sources);
        self.as_of = self.day(self.locks.take_the_day());
        let asked = self.options.fail_on.or(self.config().fail_on.map(|set| set.value)).unwrap_or(FailOn::Error);
        self.fail_on = self.locks.fail_on(asked);
        let mut loosened = Findings::default();
        self.locks.report(&self.options, &mut loosened);
        self.loosened = loosened.into_vec();
        self.loosened.extend(self.idle_patterns().chain(self.unseen.idle.iter().map(report::no_match)).collect::<Vec<_>>());
        self.loosened.extend(self.homes.below().flat_map(|(_, home)| self.without_effect(home)).collect::<Vec<_>>());
        self.loosened.extend(baseline::of_no_file(self));
    }

    /// The files that are not formatted.
    pub(crate) fn unformatted(&self) -> ByFile<Unformatted> {
        let is_excluded = |file: &FileId| {
            let path = self.sources.path(*file);
            self.config().unformatted.meet(path) || self.homes.around(path).any(|(home, within)| home.config.unformatted.meet(within))
        };
        let pinned = self.paths.pinned(&self.sources).into_iter().map(|file| (file, Unformatted::Pinned));
        let excluded = self.files.iter().copied().filter(is_excluded).map(|file| (file, Unformatted::Excluded));
        pinned.chain(excluded).collect()
    }

    /// The patterns of what is not formatted, as they would be written at the root.
    pub(super) fn unformatted_patterns(&self) -> impl Iterator<Item = String> {
        let own = [("", self.config())].into_iter();
        own.chain(self.homes.below().map(|(within, home)| (within, &home.config)))
            .flat_map(|(within, config)| config.unformatted.words.iter().map(move |word| pattern::from_root(within, &word.text)))
    }

    /// Patterns of overrides, and of what is not formatted, that meet no file.
    fn idle_patterns(&self) -> impl Iterator<Item = Diagnostic> {
        let own = [("", self.config())].into_iter();
        own.chain(self.homes.below().map(|(within, home)| (within, &home.config))).flat_map(move |(within, config)| {
            let paths = move || self.files.iter().filter_map(move |&file| self.sources.path(file).strip_prefix(within));
            let patterns = config.levels.overrides.iter().map(|entry| &entry.paths).chain([&config.unformatted]);
            patterns.flat_map(move |patterns| patterns.idle(paths)).map(report::no_match)
        })
    }

    /// Keys of the configuration of a folder below the root that count at the root alone. What a lock forbids is told as that.
    fn without_effect(&self, home: &Home) -> Vec<Diagnostic> {
        let (own, inner): (&Config, &Config) = (self.config(), &home.config);
        let is_locked = self.locks.bear_on(&home.folder);
        let standards = inner.standards.iter().find(|named| !own.standards.iter().any(|known| known.text == named.text));
        let as_of = inner.as_of.filter(|set| !is_locked && own.as_of.is_none_or(|known| known.value != set.value));
        let lang = inner.lang.filter(|set| own.lang.is_none_or(|known| known.value != set.value));
        let narrowed = inner.root.as_ref().filter(|named| !is_locked && !self.root.is_named(&home.folder, named));
        let spans: [(&str, Option<Span>); 5] = [
            ("standards", standards.map(|named| named.span)),
            ("as-of", as_of.map(|set| set.span)),
            ("lang", lang.map(|set| set.span)),
            ("baseline", inner.baseline.as_ref().map(|named| named.span)),
            ("root", narrowed.map(|named| named.span)),
        ];
        spans.into_iter().filter_map(|(key, span)| Some(report::without_effect(span?, key))).collect()
    }
}
