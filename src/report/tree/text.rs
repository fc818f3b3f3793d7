//! The tree for people: each policy below one parent with what it is, what it changes and what is found; below further parents its
//! title alone. The one is the first that governs all its information.

use std::io::{self, Write};

use super::{Digests, Tree};
use crate::answer::lineage::{Link, Member, Parent};
use crate::report::page::fill;

pub(super) fn write(tree: &Tree<'_>, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let roots = (0..tree.members.len()).filter(|&at| home(tree, at).is_none());
    let mut drawing = Drawing { tree, width, out };
    for (nth, root) in roots.enumerate() {
        if nth > 0 {
            writeln!(drawing.out)?;
        }
        drawing.grow(root)?;
    }
    Ok(())
}

/// The parent below which a policy stands in full; none where no parent was found.
fn home(tree: &Tree<'_>, at: usize) -> Option<usize> {
    let found = |link: &Link| match link.parent {
        Parent::Found(parent) => Some(parent),
        _ => None,
    };
    let links = &tree.members.get(at)?.links;
    links.iter().filter(|link| link.class.is_none()).find_map(found).or_else(|| links.iter().find_map(found))
}

struct Drawing<'t, 'a, 'o> {
    tree: &'t Tree<'a>,
    width: usize,
    out: &'o mut dyn Write,
}

/// A policy that is still to be drawn.
struct Branch {
    at: usize,
    /// The policy above it, and which of its own `inherits` names that.
    above: Option<(usize, usize)>,
    /// What stands before its title, and before what stands below that.
    first: String,
    rest: String,
}

impl Drawing<'_, '_, '_> {
    /// Draws a root with all below it; chains of any length, so without recursion.
    fn grow(&mut self, root: usize) -> io::Result<()> {
        let mut waiting = vec![Branch { at: root, above: None, first: String::new(), rest: String::new() }];
        while let Some(branch) = waiting.pop() {
            let Some(member) = self.tree.members.get(branch.at) else { continue };
            let is_home = branch.above.map(|(above, _)| above) == home(self.tree, branch.at);
            self.title(member, &branch, is_home)?;
            if !is_home {
                continue;
            }
            let below = self.children(branch.at);
            let stem = format!("{}{}  ", branch.rest, if below.is_empty() { ' ' } else { '│' });
            for line in self.details(member) {
                writeln!(self.out, "{}", fill(&line, self.width, &stem, &stem))?;
            }
            let last = below.len();
            let branches = below.into_iter().enumerate().map(|(nth, (at, link))| {
                let is_last = nth + 1 == last;
                Branch {
                    at,
                    above: Some((branch.at, link)),
                    first: format!("{}{} ", branch.rest, if is_last { "└─" } else { "├─" }),
                    rest: format!("{}{}  ", branch.rest, if is_last { ' ' } else { '│' }),
                }
            });
            let branches: Vec<Branch> = branches.collect();
            waiting.extend(branches.into_iter().rev());
        }
        Ok(())
    }

    /// The policies that inherit from one, each with the `inherits` that says so.
    fn children(&self, parent: usize) -> Vec<(usize, usize)> {
        let names = |member: &Member| member.links.iter().position(|link| link.parent == Parent::Found(parent));
        self.tree.members.iter().enumerate().filter_map(|(at, member)| Some((at, names(member)?))).collect()
    }

    fn title(&mut self, member: &Member, branch: &Branch, is_home: bool) -> io::Result<()> {
        let mut title = member.title.clone();
        let link = branch.above.and_then(|(_, link)| member.links.get(link));
        // The short name is the parent's, which stands right above.
        let mut said: Vec<String> = link.map(|link| self.tree.link(&Link { short: None, ..link.clone() })).unwrap_or_default();
        if !is_home {
            said.push(self.tree.say("別掲", "shown elsewhere"));
        }
        if !said.is_empty() {
            let (comma, open, close) = (self.tree.say("、", ", "), self.tree.say("（", " ("), self.tree.say("）", ")"));
            title = format!("{title}{open}{}{close}", said.join(&comma));
        }
        writeln!(self.out, "{}", fill(&title, self.width, &branch.first, &branch.rest))
    }

    fn details(&self, member: &Member) -> Vec<String> {
        let tree = self.tree;
        let mut lines = vec![tree.path(member).into_owned()];
        let mut about: Vec<String> = Vec::new();
        about.extend(member.institution.iter().map(|kind| kind.get(tree.lang).to_owned()));
        about.extend(tree.version(member));
        about.extend(member.effective.as_ref().map(|day| tree.say(&format!("施行 {day}"), &format!("effective {day}"))));
        if tree.day().is_none() {
            about.push(tree.say(&format!("{}現在", member.as_of), &format!("as of {}", member.as_of)));
        }
        if !member.standards.is_empty() {
            let standards = member.standards.join(&tree.say("、", ", "));
            about.push(tree.say(&format!("準拠 {standards}"), &format!("conforms to {standards}")));
        }
        if !about.is_empty() {
            lines.push(about.join("  "));
        }
        if tree.digests == Digests::Shown {
            lines.push(member.digest.clone());
        }
        for link in &member.links {
            if let Some(why) = tree.lost(link.parent) {
                let written = &link.written;
                lines.push(tree.say(&format!("継承 「{written}」：{why}"), &format!("inherits \"{written}\": {why}")));
            }
        }
        lines.extend(self.overrides(member));
        let findings = member.findings;
        let (errors, warnings, infos) = (findings.errors, findings.warnings, findings.infos);
        lines.push(tree.say(
            &format!("指摘  エラー {errors}、警告 {warnings}、情報 {infos}"),
            &format!("findings  errors {errors}, warnings {warnings}, infos {infos}"),
        ));
        lines
    }

    /// How many values stand where parents have one; of a policy without parents nothing.
    fn overrides(&self, member: &Member) -> Option<String> {
        let of = member.overrides;
        let counts = [
            (of.stricter, "厳しくした", "stricter"),
            (of.same, "同じ", "same"),
            (of.by_default, "既定を変えた", "other than the default"),
            (of.free, "定めを選んだ", "chosen freely"),
            (of.weakened, "緩めた", "weakened"),
            (of.incomparable, "比べられない", "incomparable"),
            (of.of_final, "変更不可を変えた", "final changed"),
            (of.open, "委任で定めていない", "delegated and open"),
        ];
        let shown: Vec<String> = counts
            .iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, ja, en)| self.tree.say(&format!("{ja} {count}"), &format!("{en} {count}")))
            .collect();
        if !member.links.iter().any(|link| link.class.is_none()) {
            return None;
        }
        let shown = if shown.is_empty() { self.tree.say("なし", "none") } else { shown.join(&self.tree.say("、", ", ")) };
        Some(self.tree.say(&format!("上書き  {shown}"), &format!("overrides  {shown}")))
    }
}
