//! What came of the requirements of a run, one by one, and by which standards they are called what: for formats that tell more than
//! findings.

use super::Run;
use super::portion::{Made, Portion, Replacements};
use crate::answer::assessed::Assessed;
use crate::answer::catalogue::{Catalogue, Item};
use crate::checks::Context;
use crate::checks::coverage::assess;
use crate::diagnostic::{Findings, Lang, Text};
use crate::model::item;
use crate::model::standard::Standard;
use crate::resolve::policy::PolicyId;
use crate::resolve::{Below, parallel};
use crate::text::{ByFile, FileId};

impl Run {
    /// The requirements of the policies asked for, one by one, in the order of the paths of the policies.
    pub(crate) fn assessed(&self) -> Vec<Assessed> {
        let opened = &self.opened;
        let is_root = |file: &FileId| opened.is_asked_for(*file) && opened.paths.root_of(*file) == Some(*file);
        let roots: Vec<FileId> = opened.files.iter().copied().filter(is_root).collect();
        let portion = Portion::new(opened, &Replacements::new(opened), roots.clone());
        let (resolved, _) = portion.resolve(opened, &mut Made::default(), Below::These(ByFile::default()));
        let assessed = parallel::map(roots, &mut Findings::default(), |root, _| {
            let id = PolicyId(root);
            resolved.get(id).map_or_else(Vec::new, |(policy, view)| assess(&Context::new(&resolved, id, policy, view)))
        });
        assessed.into_iter().flatten().collect()
    }

    /// The standards that are known, by their names in policies.
    pub(crate) fn catalogues(&self) -> Vec<Catalogue> {
        let mut catalogues: Vec<Catalogue> = self.opened.knowledge.standards.iter().map(catalogue).collect();
        catalogues.sort_by(|one, other| one.id.cmp(&other.id));
        catalogues
    }
}

fn catalogue(standard: &Standard) -> Catalogue {
    let items = standard.requirements.iter().enumerate().map(|(index, requirement)| {
        let number = |lang| item::official(standard, index, None, lang);
        Item {
            requirement: standard.path_of(index),
            number: Text::new(number(Lang::Ja), number(Lang::En)),
            title: requirement.title.clone(),
        }
    });
    Catalogue {
        id: standard.id.to_string(),
        title: standard.title.clone(),
        issuer: standard.issuer.as_deref().map(str::to_owned),
        published: standard.published.map(|day| day.to_string()),
        is_whole: standard.volumes.iter().all(|volume| volume.rest.is_none()),
        items: items.collect(),
    }
}
