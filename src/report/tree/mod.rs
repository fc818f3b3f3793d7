//! Who inherits from whom, written for a reader: one output format is one file.

mod json;
mod mermaid;
mod text;

use std::borrow::Cow;
use std::io::{self, Write};

use jiff::civil::Date;

use crate::answer::day;
use crate::answer::lineage::{Link, Member, Parent};
use crate::diagnostic::{Lang, Text};
use crate::text::Sources;

/// The policies of a repository, as every format sees them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tree<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// The day as of which was judged: of the first repository, where others have days of their own.
    pub as_of: Date,
    /// The language of headings.
    pub lang: Lang,
    /// The policies, in the order of their paths.
    pub members: &'a [Member],
    /// Whether digests are shown; programs are always told.
    pub digests: Digests,
}

/// Whether digests are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Digests {
    /// They are.
    Shown,
    /// They are not.
    Hidden,
}

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// For people at a terminal.
    Text,
    /// One JSON document, for programs.
    Json,
    /// A Mermaid diagram, for Markdown.
    Mermaid,
}

impl Shape {
    /// The names by which they are chosen.
    pub(crate) const NAMES: [(&'static str, Self); 3] = [("text", Self::Text), ("json", Self::Json), ("mermaid", Self::Mermaid)];
}

impl Tree<'_> {
    /// Writes the tree in a format. The width matters to the text only.
    pub(crate) fn write(&self, shape: Shape, width: usize, out: &mut dyn Write) -> io::Result<()> {
        match shape {
            Shape::Text => text::write(self, width, out),
            Shape::Json => json::write(self, out),
            Shape::Mermaid => mermaid::write(self, out),
        }
    }

    /// The day of all policies; none where repositories have days of their own.
    fn day(&self) -> Option<Date> {
        day::of_all(self.members.iter().map(|member| member.as_of), self.as_of)
    }

    fn say(&self, ja: &str, en: &str) -> String {
        Text::new(ja, en).get(self.lang).to_owned()
    }

    fn path(&self, member: &Member) -> Cow<'_, str> {
        self.sources.shown(member.file)
    }

    /// Why an `inherits` leads to no policy.
    fn lost(&self, parent: Parent) -> Option<String> {
        match parent {
            Parent::Found(_) => None,
            Parent::NotFound => Some(self.say("見つかりません", "not found")),
            Parent::OutsideRoot => Some(self.say("最上位フォルダーの外にあります", "outside the root")),
            Parent::Cycle => Some(self.say("たどると元の規程に戻ります", "leads back to where it started")),
            Parent::NotFollowed => Some(self.say("段が多すぎるため、たどっていません", "not followed: too many levels")),
        }
    }

    /// What an arrow from a parent is called: short name, class of information, and the version meant where it is another.
    fn link(&self, link: &Link) -> Vec<String> {
        let mut parts: Vec<String> = link.short.iter().cloned().collect();
        if let Some(class) = &link.class {
            parts.push(self.say(&format!("{class}のみ"), &format!("{class} only")));
        }
        let actual = match link.parent {
            Parent::Found(parent) => self.members.get(parent).and_then(|parent| parent.version.as_ref()),
            _ => None,
        };
        if let Some(version) = link.version.as_ref().filter(|version| actual != Some(version)) {
            parts.push(self.say(&format!("版 {version} を指定"), &format!("version {version} is meant")));
        }
        parts
    }

    /// The version of a policy in words.
    fn version(&self, member: &Member) -> Option<String> {
        member.version.as_ref().map(|version| self.say(&format!("版 {version}"), &format!("version {version}")))
    }
}
