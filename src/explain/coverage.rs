//! What `kitei coverage` tells: the requirements of the policies that are asked for, one by one, and which floors are not reached.

use super::asked::{Asked, asked};
use crate::answer::assessed::{Assessed, Below, Fallen, Floor, OfStandard, Row, Sum};
use crate::checks::Context;
use crate::checks::coverage::assess;
use crate::config::{Options, rules};
use crate::diagnostic::Text;
use crate::model::item::Areas;
use crate::model::standard::Standard;

/// What came of the policies.
#[derive(Debug)]
pub(crate) struct Coverage {
    /// The policies, in the order of their paths.
    pub policies: Vec<Assessed>,
    /// The floors that are not reached; else why they cannot be asked for.
    pub fallen: Result<Vec<Fallen>, Text>,
}

/// Judges the policies that the options name, requirement by requirement.
pub(crate) fn coverage(options: &Options, floors: &[Floor]) -> Asked<Coverage> {
    let of = |policies: &[Context<'_>], standards: &[Standard]| {
        let policies: Vec<Assessed> = policies.iter().flat_map(assess).collect();
        let fallen = fallen(&policies, floors, standards);
        Coverage { policies, fallen }
    };
    asked(options, of, Coverage::and)
}

impl Coverage {
    /// That of two repositories. A floor that names what only one of them knows is asked of that one.
    fn and(mut self, other: Self) -> Self {
        let before = self.policies.len();
        self.policies.extend(other.policies);
        let moved = |mut fallen: Vec<Fallen>| {
            fallen.iter_mut().filter_map(|fallen| fallen.at.as_mut()).for_each(|at| at.policy += before);
            fallen
        };
        let fallen = match (self.fallen, other.fallen.map(moved)) {
            (Ok(own), Ok(others)) => Ok(joined(&own, others)),
            (Ok(one), Err(_)) | (Err(_), Ok(one)) => Ok(one),
            (Err(why), Err(_)) => Err(why),
        };
        Self { fallen, ..self }
    }
}

/// What is not reached in two repositories. By no policy means by none of either.
fn joined(own: &[Fallen], others: Vec<Fallen>) -> Vec<Fallen> {
    let is_nowhere = |fallen: &Fallen, among: &[Fallen]| among.iter().any(|other| other.floor == fallen.floor && other.at.is_none());
    let keep = |fallen: &Fallen, among: &[Fallen]| fallen.at.is_some() || is_nowhere(fallen, among);
    let kept: Vec<Fallen> = own.iter().filter(|fallen| keep(fallen, &others)).cloned().collect();
    kept.into_iter().chain(others.into_iter().filter(|fallen| fallen.at.is_some())).collect()
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
