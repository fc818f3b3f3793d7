//! The effective text of a policy: its own text and, after it, everything that reaches it from its parents, as canonical kitei text
//! that says in comments where each part comes from.
//!
//! It goes on inheriting: what a parent says to those below, who its actors are and which text is meant stay what they are, and
//! whatever cannot be stated as the policy's own (a floor for what the institution does not do) still holds.

mod above;
mod article;
mod declaration;
mod names;
mod own;
mod wording;

use std::sync::Arc;

use super::Table;
use crate::checks::Context;
use crate::config::Options;
use crate::diagnostic::{Diagnostic, Lang, Severity, Text};
use crate::format::{Settings, format};
use crate::io;
use crate::resolve::policy::PolicyId;
use crate::resolve::{Below, Resolved};
use crate::text::{ByFile, FileId, Sources};
use crate::workspace::opened::Opened;
use crate::workspace::portion::{Made, Portion, Replacements};
use crate::workspace::sort;
use names::Names;

/// What a run gives back.
#[derive(Debug)]
pub(crate) struct Merging {
    /// The text; none where no policy is meant.
    pub text: Result<String, Text>,
    /// What could not be read or found in the policy and those above it, so that the text is not certain.
    pub doubts: Vec<Diagnostic>,
    /// What of the run itself went wrong.
    pub trouble: Vec<Diagnostic>,
    /// The texts that the findings point into.
    pub sources: Arc<Sources>,
    /// The day as of which the text holds.
    pub as_of: jiff::civil::Date,
    /// The language that the configuration sets, if it does.
    pub lang: Option<Lang>,
}

/// Writes the effective text of the policy that the options name.
pub(crate) fn effective(options: &Options, spelling: Option<Lang>) -> Merging {
    let host = io::host(options);
    let mut opened = Opened::open(&host, options);
    let asked = asked_for(&opened);
    let mut doubts: Vec<Diagnostic> = Vec::new();
    let text = asked.map(|root| {
        let portion = Portion::new(&opened, &Replacements::default(), vec![root]);
        let files = portion.files(&opened);
        opened.load(&host, &files);
        let mut made = Made::default();
        let (resolved, linked) = portion.resolve(&opened, &mut made, Below::These(ByFile::default()));
        let bound = resolved.iter().filter_map(|(id, ..)| made.policies.get(id.0)).flat_map(|(_, found)| found);
        let found = opened.found().chain(bound).chain(linked.iter());
        doubts.extend(found.filter(|found| found.severity == Severity::Error && files.contains(&found.span.file)).cloned());
        text(&resolved, PolicyId(root), spelling)
    });
    sort(&mut doubts, &opened.sources);
    Merging { text, doubts, as_of: opened.as_of, lang: opened.config().lang, trouble: opened.trouble, sources: opened.sources }
}

/// The one policy that is asked for, by its root.
fn asked_for(opened: &Opened) -> Result<FileId, Text> {
    let roots: Vec<FileId> = opened.paths.roots().iter().copied().filter(|&root| opened.is_asked_for(root)).collect();
    let path = |root: FileId| opened.sources.path(root);
    if let [one] = roots[..] {
        return Ok(one);
    }
    if !roots.is_empty() {
        let (count, paths) = (roots.len(), roots.iter().map(|&root| path(root)).collect::<Vec<_>>());
        return Err(Text::new(
            format!("規程が{count}件あります。一つを指定してください：{}", paths.join("、")),
            format!("there are {count} policies, name one: {}", paths.join(", ")),
        ));
    }
    let Some(&asked) = opened.files.iter().find(|file| opened.is_asked_for(**file)) else {
        return Err(Text::new("規程がありません", "there is no policy"));
    };
    let name = path(asked);
    Err(match opened.paths.root_of(asked).map(path) {
        Some(root) => Text::new(
            format!("「{name}」は「{root}」の構成文書です。「{root}」を指定してください"),
            format!("\"{name}\" is a document of \"{root}\"; name that one"),
        ),
        None => Text::new(format!("「{name}」は規程ではありません"), format!("\"{name}\" is no policy")),
    })
}

/// The effective text of a policy. Its spelling is that of the policy's own text where none is asked for.
pub fn text(resolved: &Resolved<'_>, id: PolicyId, spelling: Option<Lang>) -> String {
    let Some((policy, view)) = resolved.get(id) else { return String::new() };
    let Some(document) = policy.documents.first().and_then(|&root| resolved.documents.get(root)) else { return String::new() };
    let lang = spelling.unwrap_or(document.lang());
    let cx = Context::new(resolved, id, policy, view);
    let names = Names { cx: &cx, lang };
    let above = above::write(names);
    let raw = format!("{}{}", heading(names, document.text.as_ref()), own::with(names, document, &above));
    let table = Table::new(resolved.vocabulary, resolved.documents.iter());
    format(&raw, &Settings { words: &table, spelling: Some(lang), pinned: None }).text
}

/// What the text is, in a comment above it.
fn heading(names: Names<'_, '_>, text: &str) -> String {
    let (day, path) = (names.cx.resolved.as_of, names.cx.resolved.sources.path(names.cx.policy.file));
    let heading = names.say(&Text::new(
        format!("// {path} と、上位規程から及ぶ定め（{day}現在）"),
        format!("// {path} and what reaches it from its parents, as of {day}"),
    ));
    if text.starts_with(&heading) { String::new() } else { format!("{heading}\n\n") }
}
