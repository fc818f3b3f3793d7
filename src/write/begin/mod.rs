//! A policy that is begun: its head and its facts as they are told, a skeleton article for each requirement that nothing meets yet, and a
//! `?` wherever somebody has to decide. The articles are those that findings propose; there is no second set of texts.

mod known;
mod text;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Numbers, Permitted, fixes, format};
use crate::config::{Options, Replaced};
use crate::diagnostic::{Lang, Text};
use crate::workspace::check;
pub(crate) use known::Known;

/// What is told of a policy that is to be begun.
#[derive(Debug, Clone)]
pub(crate) struct Beginning {
    /// The language in which it is written.
    pub(crate) lang: Lang,
    /// The kind of institution, as the vocabulary knows it.
    pub(crate) kind: String,
    /// What the institution is called.
    pub(crate) name: String,
    /// The standard to which it conforms.
    pub(crate) standard: String,
    /// The policy that it inherits from, as seen from its own folder, with `/`.
    pub(crate) parent: Option<String>,
    /// Whom systems come from and who maintains them.
    pub(crate) vendors: Vec<String>,
    /// The systems of the institution.
    pub(crate) systems: Vec<String>,
    /// What the institution has or does.
    pub(crate) has: Vec<Text>,
    /// What it has not, or does not do.
    pub(crate) lacks: Vec<Text>,
    /// What of that is to be decided.
    pub(crate) open: Vec<Text>,
}

/// The facts that decide what applies to an institution and that are not told yet: that on which most hangs first.
pub(crate) fn asked(beginning: &Beginning, known: &Known, options: &Options, path: &Path) -> Vec<Text> {
    let run = check(&standing_for(options, path, text::of(beginning, known)));
    let mut hanging: BTreeMap<&str, (usize, &Text)> = BTreeMap::new();
    let decisions = run.findings.iter().filter_map(|finding| finding.task.as_ref()).flat_map(|task| &task.decisions);
    for decision in decisions.filter(|decision| known.is_yes_no(&decision.what)) {
        hanging.entry(&decision.what.en).or_insert((0, &decision.what)).0 += decision.hanging;
    }
    let mut asked: Vec<(usize, &Text)> = hanging.into_values().collect();
    asked.sort_by_key(|(hanging, what)| (std::cmp::Reverse(*hanging), &what.en));
    asked.into_iter().map(|(_, what)| what.clone()).collect()
}

/// The text of the policy.
pub(crate) fn drafted(beginning: &Beginning, known: &Known, options: &Options, path: &Path) -> String {
    let begun = text::of(beginning, known);
    let fixed = fixes(&standing_for(options, path, begun.clone()), Permitted::WithPlaceholders);
    let drafted = fixed.files.into_iter().next().map_or(begun, |file| file.after);
    let formatted = format(&standing_for(options, path, drafted.clone()), None, Numbers::AsWritten);
    formatted.files.into_iter().next().map_or(drafted, |file| file.after.text)
}

/// A run over the policy as if its text lay there already.
fn standing_for(options: &Options, path: &Path, text: String) -> Options {
    let path: PathBuf = path.to_owned();
    Options { paths: vec![path.clone()], replaced: Some(Replaced { path, bytes: text.into_bytes() }), ..options.clone() }
}
