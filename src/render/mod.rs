//! A policy as people read it: its articles with their numbers, placeholders filled in, and, where its wording is not the whole of its
//! text, what is declared and not said there, as sentences. One form is one file; all are made of the same [`instrument`].

mod above;
mod annexed;
mod compose;
mod docx;
mod html;
mod instrument;
mod markdown;
mod text;
mod wording;

use crate::config::Options;
use crate::resolve::Resolved;
use crate::resolve::policy::PolicyId;
use crate::text::Span;
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
    /// A document for word processors (Office Open XML).
    Docx,
}

impl Form {
    /// Their names.
    pub const NAMES: [(&'static str, Self); 4] =
        [("text", Self::Text), ("markdown", Self::Markdown), ("html", Self::Html), ("docx", Self::Docx)];

    /// Whether it is bytes that no terminal shows.
    pub(crate) fn is_binary(self) -> bool {
        match self {
            Self::Text | Self::Markdown | Self::Html => false,
            Self::Docx => true,
        }
    }
}

/// How much of what holds for a policy is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What it says itself.
    Own,
    /// With what reaches it from above.
    Effective,
}

/// Prints the policy that the options name.
pub(crate) fn render(options: &Options, form: Form, extent: Extent) -> One<Vec<u8>> {
    one(options, |resolved, id| print(resolved, id, form, extent))
}

/// A policy as a page, beside the text that it is made of.
#[derive(Debug, Clone)]
pub(crate) struct Preview {
    /// The page, in HTML.
    pub html: String,
    /// The anchor of what is printed of a place.
    pub anchor: Option<String>,
}

/// The page of a policy, with where on it a place of the policy is.
pub(crate) fn preview(resolved: &Resolved<'_>, id: PolicyId, at: Span) -> Option<Preview> {
    let printed = compose::policy(resolved, id, Extent::Own)?;
    Some(Preview { html: html::write(&printed), anchor: html::anchor(&printed, at) })
}

/// A policy in a form; in UTF-8 where it is text.
pub fn print(resolved: &Resolved<'_>, id: PolicyId, form: Form, extent: Extent) -> Vec<u8> {
    let Some(printed) = compose::policy(resolved, id, extent) else { return Vec::new() };
    match form {
        Form::Text => text::write(&printed).into_bytes(),
        Form::Markdown => markdown::write(&printed).into_bytes(),
        Form::Html => html::write(&printed).into_bytes(),
        Form::Docx => docx::write(&printed),
    }
}
