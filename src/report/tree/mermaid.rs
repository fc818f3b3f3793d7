//! A Mermaid diagram in a fence, as Markdown takes it. Whatever a label holds is written as character references, so that no title
//! ends its label, nor makes markup.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::{Digests, Tree};
use crate::answer::lineage::{Member, Parent};

pub(super) fn write(tree: &Tree<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "```mermaid\nflowchart TD")?;
    for (at, member) in tree.members.iter().enumerate() {
        let class = if member.findings.errors > 0 { ":::errors" } else { "" };
        writeln!(out, "  p{at}[\"{}\"]{class}", label(tree, member))?;
    }
    let mut lost = 0;
    for (at, member) in tree.members.iter().enumerate() {
        for link in &member.links {
            let said: Vec<String> = tree.lost(link.parent).into_iter().chain(tree.link(link)).map(|said| escaped(&said)).collect();
            let arrow = match (&link.class, link.parent) {
                (None, Parent::Found(_)) => "-->",
                _ => "-.->",
            };
            let arrow = if said.is_empty() { arrow.to_owned() } else { format!("{arrow}|\"{}\"|", said.join("<br/>")) };
            let from = match link.parent {
                Parent::Found(parent) => format!("p{parent}"),
                _ => {
                    lost += 1;
                    writeln!(out, "  lost{lost}[\"{}\"]:::lost", escaped(&link.written))?;
                    format!("lost{lost}")
                }
            };
            writeln!(out, "  {from} {arrow} p{at}")?;
        }
    }
    writeln!(out, "  classDef errors stroke:#c00,stroke-width:2px")?;
    writeln!(out, "  classDef lost stroke-dasharray:4 4")?;
    writeln!(out, "```")
}

fn label(tree: &Tree<'_>, member: &Member) -> String {
    let mut lines = vec![escaped(&member.title), escaped(&tree.path(member))];
    lines.extend(tree.version(member).map(|version| escaped(&version)));
    if tree.digests == Digests::Shown {
        lines.push(escaped(&member.digest));
    }
    let findings = member.findings;
    if findings.errors + findings.warnings > 0 {
        let (errors, warnings) = (findings.errors, findings.warnings);
        lines.push(tree.say(&format!("エラー {errors}、警告 {warnings}"), &format!("errors {errors}, warnings {warnings}")));
    }
    lines.join("<br/>")
}

/// Text of a label. Letters of any script, digits and the little that means nothing to Mermaid, Markdown or HTML stay as they are.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_alphanumeric() || !character.is_ascii() && !character.is_control() || " .-/_:,".contains(character) {
            out.push(character);
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "#{};", u32::from(character));
        }
    }
    out
}
