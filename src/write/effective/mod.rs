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

use super::Table;
use crate::checks::Context;
use crate::config::Options;
use crate::diagnostic::{Diagnostic, Lang, Severity, Text};
use crate::format::{Settings, format};
use crate::resolve::Resolved;
use crate::resolve::policy::PolicyId;
use crate::syntax::document::DocumentKind;
use crate::text::Sources;
use crate::workspace::repository::Repository;
use crate::workspace::sort;
use names::Names;

/// What a run gives back.
#[derive(Debug)]
pub struct Merging {
    /// The text; none where no policy is meant.
    pub text: Result<String, Text>,
    /// What could not be read or found in the policy and those above it, so that the text is not certain.
    pub doubts: Vec<Diagnostic>,
    /// What of the run itself went wrong.
    pub trouble: Vec<Diagnostic>,
    /// The texts that the findings point into.
    pub sources: Sources,
    /// The day as of which the text holds.
    pub as_of: jiff::civil::Date,
    /// The language that the configuration sets, if it does.
    pub lang: Option<Lang>,
}

/// Writes the effective text of the policy that the options name.
pub fn effective(options: &Options, spelling: Option<Lang>) -> Merging {
    let mut repository = Repository::read(options);
    let mut findings = std::mem::take(&mut repository.findings);
    let resolved = repository.resolve(&mut findings);
    let asked = asked_for(&repository, &resolved);
    let mut doubts: Vec<Diagnostic> = Vec::new();
    if let Ok(id) = asked {
        let chain: Vec<PolicyId> =
            std::iter::once(id).chain(resolved.get(id).into_iter().flat_map(|(_, view)| view.ancestors.clone())).collect();
        let concerns =
            |finding: &Diagnostic| chain.iter().filter_map(|&id| resolved.policy(id)).any(|policy| policy.includes(finding.span.file));
        doubts.extend(findings.iter().filter(|finding| finding.severity == Severity::Error && concerns(finding)).cloned());
        sort(&mut doubts, &repository.sources);
    }
    let text = asked.map(|id| text(&resolved, id, spelling));
    let trouble = std::mem::take(&mut repository.trouble).into_vec();
    Merging { text, doubts, trouble, as_of: repository.as_of, lang: repository.lang, sources: repository.sources }
}

/// The one policy that is asked for.
fn asked_for(repository: &Repository, resolved: &Resolved<'_>) -> Result<PolicyId, Text> {
    let roots: Vec<PolicyId> = resolved.iter().filter(|(_, policy, _)| repository.is_asked_for(policy.file)).map(|(id, ..)| id).collect();
    let path = |id: PolicyId| resolved.policy(id).map_or("", |policy| repository.sources.path(policy.file));
    if let [one] = roots[..] {
        return Ok(one);
    }
    if !roots.is_empty() {
        let (count, paths) = (roots.len(), roots.iter().map(|&id| path(id)).collect::<Vec<_>>());
        return Err(Text::new(
            format!("規程が{count}件あります。一つを指定してください：{}", paths.join("、")),
            format!("there are {count} policies, name one: {}", paths.join(", ")),
        ));
    }
    let asked = repository.documents.iter().find(|document| repository.is_asked_for(document.file));
    let Some(document) = asked else { return Err(Text::new("規程がありません", "there is no policy")) };
    let name = repository.sources.path(document.file);
    let root = resolved.iter().find(|(_, policy, _)| policy.documents.contains(&document.file)).map(|(id, ..)| path(id));
    Err(match (document.kind, root) {
        (DocumentKind::Policy, Some(root)) => Text::new(
            format!("「{name}」は「{root}」の構成文書です。「{root}」を指定してください"),
            format!("\"{name}\" is a document of \"{root}\"; name that one"),
        ),
        _ => Text::new(format!("「{name}」は規程ではありません"), format!("\"{name}\" is no policy")),
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
    format(&raw, &Settings { words: &table, spelling: Some(lang), pins: None }).text
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
