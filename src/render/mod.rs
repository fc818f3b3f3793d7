//! A policy as people read it: its articles with their numbers, placeholders filled in, and, where its wording is not the whole of its
//! text, what is declared and not said there, as sentences. One form is one file; all are made of the same [`instrument`].

mod compose;
mod html;
mod instrument;
mod markdown;
mod text;
mod wording;

use crate::config::Options;
use crate::resolve::Resolved;
use crate::resolve::policy::PolicyId;
use crate::workspace::one::{One, one};

/// A form in which a policy is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Plain text, laid out as Japanese policies are.
    Text,
    /// Markdown.
    Markdown,
    /// One page of HTML that needs nothing else.
    Html,
}

impl Form {
    /// Their names.
    pub const NAMES: [(&'static str, Self); 3] = [("text", Self::Text), ("markdown", Self::Markdown), ("html", Self::Html)];
}

/// Prints the policy that the options name.
pub(crate) fn render(options: &Options, form: Form) -> One<String> {
    one(options, |resolved, id| print(resolved, id, form))
}

/// A policy in a form.
pub fn print(resolved: &Resolved<'_>, id: PolicyId, form: Form) -> String {
    let Some(printed) = compose::policy(resolved, id) else { return String::new() };
    match form {
        Form::Text => text::write(&printed),
        Form::Markdown => markdown::write(&printed),
        Form::Html => html::write(&printed),
    }
}
