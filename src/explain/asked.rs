//! The policies that a command is asked about, put together with what they inherit, and how far that is certain.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::checks::Context;
use crate::config::Options;
use crate::diagnostic::{Diagnostic, Findings, Lang, Severity};
use crate::io::{self, Host};
use crate::model::standard::Standard;
use crate::text::{FileId, Sources};
use crate::workspace::opened::Opened;
use crate::workspace::{repositories, sort};

/// What was made of the policies that were asked for.
#[derive(Debug)]
pub(crate) struct Asked<T> {
    /// What was made.
    pub made: T,
    /// The texts.
    pub sources: Arc<Sources>,
    /// The day as of which was judged.
    pub as_of: Date,
    /// The language that the configuration sets, if it does.
    pub lang: Option<Lang>,
    /// What could not be read or found in the policies and those above them, so that what was made is not certain.
    pub doubts: Vec<Diagnostic>,
    /// What of the run itself went wrong.
    pub trouble: Vec<Diagnostic>,
}

/// Makes something of the policies that the options name, in the order of their paths; of what is made in several repositories one thing is
/// joined.
pub(super) fn asked<T>(options: &Options, of: impl Fn(&[Context<'_>], &[Standard]) -> T, join: impl Fn(T, T) -> T) -> Asked<T> {
    let host = io::host(options);
    let mut all: Option<Asked<T>> = None;
    for options in repositories(&host, options) {
        let beside = all.as_ref().map_or_else(Sources::default, |all| (*all.sources).clone());
        let next = of_one(&host, Opened::open_locked(&host, &options, beside), &of);
        all = Some(match all {
            None => next,
            Some(mut all) => {
                all.doubts.extend(next.doubts);
                all.trouble.extend(next.trouble);
                Asked { made: join(all.made, next.made), sources: next.sources, lang: all.lang.or(next.lang), ..all }
            }
        });
    }
    all.unwrap_or_else(|| of_one(&host, Opened::open_locked(&host, options, Sources::default()), &of))
}

fn of_one<T>(host: &dyn Host, mut opened: Opened, of: impl Fn(&[Context<'_>], &[Standard]) -> T) -> Asked<T> {
    opened.load_all(host);
    let mut linked = Findings::default();
    let resolved = opened.resolve(&mut linked);
    let named = resolved.iter().filter(|(_, policy, _)| policy.documents.iter().any(|&file| opened.is_asked_for(file)));
    let asked: Vec<Context<'_>> = named.map(|(id, policy, view)| Context::new(&resolved, id, policy, view)).collect();
    let around = |cx: &Context<'_>| -> Vec<FileId> {
        let above = cx.ancestors().flat_map(|(_, policy)| policy.files());
        cx.policy.files().chain(above).collect()
    };
    let files: BTreeSet<FileId> = asked.iter().flat_map(around).collect();
    let is_doubt = |found: &&Diagnostic| found.severity == Severity::Error && files.contains(&found.span.file);
    let mut doubts: Vec<Diagnostic> = opened.found().chain(linked.iter()).filter(is_doubt).cloned().collect();
    let made = of(&asked, &opened.knowledge.standards);
    drop(asked);
    drop(resolved);
    let (as_of, lang, mut trouble) = (opened.as_of, opened.lang(), opened.trouble);
    sort(&mut doubts, &opened.sources);
    sort(&mut trouble, &opened.sources);
    Asked { made, as_of, lang, doubts, trouble, sources: opened.sources }
}
