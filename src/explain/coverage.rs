//! What `kitei coverage` tells: the requirements of the policies that are asked for, one by one, and which floors are not reached.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::answer::assessed::{Assessed, Below, Fallen, Floor, OfStandard, Row, Sum};
use crate::checks::Context;
use crate::checks::coverage::assess;
use crate::config::{Options, rules};
use crate::diagnostic::{Diagnostic, Findings, Lang, Severity, Text};
use crate::io;
use crate::model::item::Areas;
use crate::model::standard::Standard;
use crate::resolve::Resolved;
use crate::resolve::policy::PolicyId;
use crate::text::{FileId, Sources};
use crate::workspace::opened::Opened;
use crate::workspace::sort;

/// What a run gives back.
#[derive(Debug)]
pub(crate) struct Coverage {
    /// The policies asked for, in the order of their paths.
    pub policies: Vec<Assessed>,
    /// The floors that are not reached; else why they cannot be asked for.
    pub fallen: Result<Vec<Fallen>, Text>,
    /// The texts.
    pub sources: Arc<Sources>,
    /// The day as of which was judged.
    pub as_of: Date,
    /// The language that the configuration sets, if it does.
    pub lang: Option<Lang>,
    /// What could not be read or found in the policies and those above them, so that the outcomes are not certain.
    pub doubts: Vec<Diagnostic>,
    /// What of the run itself went wrong.
    pub trouble: Vec<Diagnostic>,
}

/// Judges the policies that the options name, requirement by requirement.
pub(crate) fn coverage(options: &Options, floors: &[Floor]) -> Coverage {
    let host = io::host(options);
    let mut opened = Opened::open_locked(&host, options);
    opened.load_all(&host);
    let mut linked = Findings::default();
    let resolved = opened.resolve(&mut linked);
    let asked = asked_for(&opened, &resolved);
    let mut policies = Vec::new();
    let mut files: BTreeSet<FileId> = BTreeSet::new();
    for &id in &asked {
        let Some((policy, view)) = resolved.get(id) else { continue };
        policies.extend(assess(&Context::new(&resolved, id, policy, view)));
        let above = view.ancestors.iter().filter_map(|&ancestor| resolved.policy(ancestor));
        files.extend(std::iter::once(policy).chain(above).flat_map(|policy| policy.files()));
    }
    let is_doubt = |found: &&Diagnostic| found.severity == Severity::Error && files.contains(&found.span.file);
    let mut doubts: Vec<Diagnostic> = opened.found().chain(linked.iter()).filter(is_doubt).cloned().collect();
    let fallen = fallen(&policies, floors, &opened.knowledge.standards);
    drop(resolved);
    let (as_of, lang, mut trouble) = (opened.as_of, opened.config().lang, opened.trouble);
    sort(&mut doubts, &opened.sources);
    sort(&mut trouble, &opened.sources);
    Coverage { policies, fallen, as_of, lang, doubts, trouble, sources: opened.sources }
}

/// The policies of which a file was asked for.
fn asked_for(opened: &Opened, resolved: &Resolved<'_>) -> Vec<PolicyId> {
    let asked = resolved.iter().filter(|(_, policy, _)| policy.documents.iter().any(|&file| opened.is_asked_for(file)));
    asked.map(|(id, ..)| id).collect()
}

/// The floors that are not reached. One that names what no standard has is none.
fn fallen(policies: &[Assessed], floors: &[Floor], standards: &[Standard]) -> Result<Vec<Fallen>, Text> {
    let mut fallen = Vec::new();
    for floor in floors {
        let standard = standards.iter().find(|standard| *standard.id == floor.standard).ok_or_else(|| unknown(floor, standards))?;
        let area = floor.area.as_deref().map(|area| Areas::of(area, standard).ok_or_else(|| no_area(area, standard))).transpose()?;
        let lies_in = |row: &&Row| area.as_ref().is_none_or(|area| area.hold_of(standard, row.index));
        let mut is_judged = false;
        for (policy, assessed) in policies.iter().enumerate() {
            let of = |of: &&OfStandard| of.id == floor.standard;
            let rows: Vec<&Row> = assessed.standards.iter().filter(of).flat_map(|of| &of.rows).filter(lies_in).collect();
            is_judged |= !rows.is_empty();
            let sum = Sum::of(rows.iter().copied());
            if u64::from(sum.met()) * 100 >= u64::from(sum.asked()) * u64::from(floor.percent) {
                continue;
            }
            let open = rows.iter().filter(|row| row.outcome.is_asked() && !row.outcome.is_covered());
            let open = open.map(|row| (row.number.clone(), row.outcome)).collect();
            fallen.push(Fallen { floor: floor.clone(), at: Some(Below { policy, sum, open }) });
        }
        if !is_judged {
            fallen.push(Fallen { floor: floor.clone(), at: None });
        }
    }
    Ok(fallen)
}

fn unknown(floor: &Floor, standards: &[Standard]) -> Text {
    let name = &floor.standard;
    match rules::nearest(name, standards.iter().map(|standard| &*standard.id)) {
        Some(near) => Text::new(
            format!("「{name}」という基準はありません。「{near}」の誤りではありませんか"),
            format!("there is no standard \"{name}\"; did you mean \"{near}\"?"),
        ),
        None => Text::new(format!("「{name}」という基準はありません"), format!("there is no standard \"{name}\"")),
    }
}

fn no_area(area: &str, standard: &Standard) -> Text {
    Text::new(
        format!("「{}」に「{area}」という編、章又は遵守事項はありません", standard.id),
        format!("\"{}\" has no volume, chapter or requirement \"{area}\"", standard.id),
    )
}
