//! Policies that nobody wrote, by which pages say what a policy would.

use jiff::civil::Date;

use crate::config::Options;
use crate::diagnostic::{Findings, Lang};
use crate::io::Memory;
use crate::resolve::policy::Policy;
use crate::resolve::{Resolved, View};
use crate::say::{Values, Voice};
use crate::workspace::knowledge::Knowledge;
use crate::workspace::opened::Opened;

/// Lets a policy speak that says nothing yet, in a language.
pub(super) fn with_voice<R>(lang: Lang, day: Date, knowledge: &Knowledge, speak: impl FnOnce(Voice<'_>) -> R) -> Option<R> {
    let text = match lang {
        Lang::Ja => "規程 「見本」 {\n}\n",
        Lang::En => "policy \"sample\" {\n}\n",
    };
    with_policy(text, day, knowledge, |resolved, policy, view| speak(Voice::of(resolved, policy, view, Values::Placed)))
}

/// Asks something of a policy that stands by itself, with what holds for it, in the words of what is known: those of a repository have
/// names of their own.
pub(super) fn with_policy<R>(
    text: &str,
    day: Date,
    knowledge: &Knowledge,
    ask: impl FnOnce(&Resolved<'_>, &Policy, &View) -> R,
) -> Option<R> {
    let host = Memory::new([("policy.kitei", text)]);
    let options = Options::new("/", day);
    let mut opened = Opened::open(&host, &options);
    opened.knowledge = knowledge.clone();
    opened.load_all(&host);
    let resolved = opened.resolve(&mut Findings::default());
    let (_, policy, view) = resolved.iter().next()?;
    Some(ask(&resolved, policy, view))
}
