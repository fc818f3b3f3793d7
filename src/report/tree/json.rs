//! The stable JSON document; its schema is `docs/tree-schema.json`.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::Tree;
use crate::answer::lineage::{Link, Member, Overrides, Parent};

/// Raised when a field changes its meaning or goes away; new fields leave it as it is.
const SCHEMA_VERSION: u32 = 1;

pub(super) fn write(tree: &Tree<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Document::new(tree))?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    as_of: String,
    policies: Vec<Policy<'a>>,
}

#[derive(Serialize)]
struct Policy<'a> {
    path: Cow<'a, str>,
    title: &'a str,
    institution: Option<&'a str>,
    version: Option<&'a str>,
    effective: Option<&'a str>,
    /// Where repositories have days of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    standards: &'a [String],
    digest: &'a str,
    parents: Vec<Inherited<'a>>,
    overrides: Counts,
    findings: Findings,
}

#[derive(Serialize)]
struct Inherited<'a> {
    written: &'a str,
    path: Option<Cow<'a, str>>,
    lost: Option<&'static str>,
    short: Option<&'a str>,
    version: Option<&'a str>,
    class: Option<&'a str>,
}

#[derive(Serialize)]
struct Counts {
    stricter: usize,
    same: usize,
    by_default: usize,
    free: usize,
    weakened: usize,
    incomparable: usize,
    of_final: usize,
    open: usize,
}

#[derive(Serialize)]
struct Findings {
    errors: usize,
    warnings: usize,
    infos: usize,
}

impl<'a> Document<'a> {
    fn new(tree: &'a Tree<'_>) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            as_of: tree.as_of.to_string(),
            policies: tree.members.iter().map(|member| Policy::new(tree, member)).collect(),
        }
    }
}

impl<'a> Policy<'a> {
    fn new(tree: &'a Tree<'_>, member: &'a Member) -> Self {
        let Member { findings, .. } = member;
        Self {
            path: tree.path(member),
            title: &member.title,
            // Names never are in the language of the run: kinds are told by their English word.
            institution: member.institution.as_ref().map(|kind| kind.en.as_str()),
            version: member.version.as_deref(),
            effective: member.effective.as_deref(),
            as_of: tree.day().is_none().then(|| member.as_of.to_string()),
            standards: &member.standards,
            digest: &member.digest,
            parents: member.links.iter().map(|link| Inherited::new(tree, link)).collect(),
            overrides: Counts::new(member.overrides),
            findings: Findings { errors: findings.errors, warnings: findings.warnings, infos: findings.infos },
        }
    }
}

impl<'a> Inherited<'a> {
    fn new(tree: &'a Tree<'_>, link: &'a Link) -> Self {
        let (parent, lost) = match link.parent {
            Parent::Found(parent) => (tree.members.get(parent), None),
            Parent::NotFound => (None, Some("not_found")),
            Parent::OutsideRoot => (None, Some("outside_root")),
            Parent::Cycle => (None, Some("cycle")),
            Parent::NotFollowed => (None, Some("not_followed")),
        };
        Self {
            written: &link.written,
            path: parent.map(|parent| tree.path(parent)),
            lost,
            short: link.short.as_deref(),
            version: link.version.as_deref(),
            class: link.class.as_deref(),
        }
    }
}

impl Counts {
    fn new(of: Overrides) -> Self {
        Self {
            stricter: of.stricter,
            same: of.same,
            by_default: of.by_default,
            free: of.free,
            weakened: of.weakened,
            incomparable: of.incomparable,
            of_final: of.of_final,
            open: of.open,
        }
    }
}
