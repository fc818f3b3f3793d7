//! Opening a repository: which files it has, what is configured, what is known beside it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::lock::Locks;
use super::opened::Opened;
use super::packs;
use super::reading::Reading;
use super::unseen::{self, Unseen};
use crate::config::{FailOn, Options};
use crate::diagnostic::Findings;
use crate::io::discover::{Discovered, discover};
use crate::io::exclude::{self, Excluded};
use crate::io::homes::{self, Homes};
use crate::io::root::{self, Root};
use crate::io::{Host, baseline, roots};
use crate::resolve::{Paths, parallel};
use crate::text::Sources;

/// What there is to read.
struct Found {
    root: Root,
    homes: Homes,
    files: Discovered,
    unseen: Unseen,
    sources: Sources,
    trouble: Findings,
}

impl Opened {
    /// Opens the repository in which what the options name lies: the first, where there are several.
    pub(crate) fn open(host: &dyn Host, options: &Options) -> Self {
        Self::open_beside(host, &roots::first(host, options), Sources::default())
    }

    /// Opens the repository that the options choose. Its texts stand beside those of others.
    pub(crate) fn open_beside(host: &dyn Host, options: &Options, beside: Sources) -> Self {
        Self::of(host, options, beside, &|_| true)
    }

    /// The same to be judged: what a lock forbids to leave out is not left out. Its texts stand beside those of other repositories.
    pub(crate) fn open_locked(host: &dyn Host, options: &Options, beside: Sources) -> Self {
        let options = &roots::first(host, options);
        let opened = Self::of(host, options, beside.clone(), &|_| true);
        if opened.unseen.excluded.is_empty() {
            return opened;
        }
        // A policy that a configuration excludes may be what a lock binds: that shows when it is read.
        let mut forbidden = opened.locks.forbid_to_exclude();
        if forbidden.is_empty() && !lies_beside(host, options, &opened.root) {
            return opened;
        }
        let whole = Self::of(host, options, beside.clone(), &|_| false);
        forbidden.extend(whole.locks.forbid_to_exclude());
        let is_locked = opened.locks.take_the_day() || whole.locks.take_the_day();
        let excluding: BTreeSet<PathBuf> = opened.unseen.excluded.iter().map(|excluded| excluded.home.clone()).collect();
        let as_of = |opened: &Self| opened.day(is_locked);
        if excluding.is_subset(&forbidden) {
            return whole;
        }
        let opened =
            if forbidden.is_empty() { opened } else { Self::of(host, options, beside, &|excluded| !forbidden.contains(&excluded.home)) };
        Self { as_of: as_of(&opened), ..opened }
    }

    /// The day as of which is judged.
    pub(super) fn day(&self, is_locked: bool) -> Date {
        let set = self.root.config.as_of.map(|set| set.value).filter(|_| !is_locked);
        self.options.as_of.or(set).unwrap_or(self.options.today)
    }

    fn of(host: &dyn Host, options: &Options, beside: Sources, counts: &dyn Fn(&Excluded) -> bool) -> Self {
        let found = Found::find(host, options, beside, counts);
        Self::read(host, options, found)
    }

    fn read(host: &dyn Host, options: &Options, found: Found) -> Self {
        let Found { root, homes, files, mut unseen, mut sources, mut trouble } = found;
        let baseline = baseline::read(host, options, &root, &mut sources, &mut trouble);
        let reported = files.reported;
        let mut reading = Reading { sources, ..Reading::default() };
        // The built-in vocabulary and standards take as long as a policy or two.
        let ((), built_in) = parallel::both(|| reading.read(host, files.files, &mut trouble), packs::built_in);
        let Reading { sources, files, places, documents, kept, surveys, unread, .. } = reading;
        unseen.unread = unread;
        let reported = files.iter().filter(|&&file| reported.contains(sources.path(file))).map(|&file| (file, ())).collect();
        let paths = Paths::new(&sources, surveys);
        let mut opened = Self {
            sources: Arc::new(sources),
            files,
            places,
            reported,
            paths,
            documents,
            kept,
            knowledge: built_in.knowledge.clone(),
            found: built_in.found.clone(),
            further: Vec::new(),
            as_of: options.today,
            fail_on: FailOn::Error,
            baseline,
            locks: Locks::default(),
            trouble: Vec::new(),
            loosened: Vec::new(),
            options: options.clone(),
            root,
            homes,
            unseen,
            unread: trouble.into_vec(),
        };
        if let Some(touched) = &options.touched {
            let asked = |opened: &Self| opened.files.iter().filter(|file| opened.is_asked_for(**file)).count();
            let all = asked(&opened);
            opened.reported = opened.reached(touched);
            opened.unseen.untouched = u32::try_from(all.saturating_sub(asked(&opened))).unwrap_or(u32::MAX);
        }
        opened.withhold(host);
        if opened.own_packs().next().is_some() {
            opened.learn(host);
        } else {
            opened.lock();
        }
        opened
    }
}

impl Found {
    /// Finds it; patterns of `exclude` that do not count leave nothing out.
    fn find(host: &dyn Host, options: &Options, beside: Sources, counts: &dyn Fn(&Excluded) -> bool) -> Self {
        // The texts that are built in stand before those of all repositories.
        let mut sources = if beside.is_empty() { packs::texts() } else { beside };
        let mut trouble = Findings::default();
        let home = options.root.as_deref().unwrap_or(&options.directory);
        let root = root::read(host, home, &options.directory, &mut sources, &mut trouble);
        let mut excluded: Vec<Excluded> = exclude::own(&root).into_iter().filter(counts).collect();
        let mut of_files = Findings::default();
        let mut files = discover(host, options, &root, &excluded, &mut sources, &mut of_files);
        let homes = homes::read(host, &root, files.files.iter().map(|file| file.path.as_path()), &mut sources, &mut trouble);
        // What the folders below leave out is known when they are.
        let below: Vec<Excluded> = exclude::below(&homes).into_iter().filter(counts).collect();
        if !below.is_empty() {
            excluded.extend(below);
            of_files = Findings::default();
            files = discover(host, options, &root, &excluded, &mut sources, &mut of_files);
        }
        of_files.into_vec().into_iter().for_each(|finding| trouble.push(finding));
        let (idle, left_out) = unseen::left_out(host, options, &root, &excluded, &files.files);
        let (passed_over, elsewhere) = (std::mem::take(&mut files.passed_over), std::mem::take(&mut files.elsewhere));
        let ignored = files.ignored;
        let unseen = Unseen { excluded, idle, left_out, ignored, passed_over, elsewhere, ..Unseen::default() };
        Self { root, homes, files, unseen, sources, trouble }
    }
}

/// Whether a lock lies in the folders of what a configuration excludes, or over them.
fn lies_beside(host: &dyn Host, options: &Options, root: &Root) -> bool {
    let (mut sources, mut unsaid) = (Sources::default(), Findings::default());
    let all = discover(host, options, root, &[], &mut sources, &mut unsaid);
    let homes = homes::read(host, root, all.files.iter().map(|file| file.path.as_path()), &mut sources, &mut unsaid);
    homes.iter().any(|home| home.config.lock.is_some())
}
