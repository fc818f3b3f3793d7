//! Taxonomies: a standard with its items, and the laws that something rests on.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Message;
use crate::answer::catalogue::Catalogue;
use crate::diagnostic::{Diagnostic, Lang, Rule};
use crate::report::{Assessment, Report};

/// The name of the taxonomy of laws.
const LAWS: &str = "jp-law";

/// A requirement and a law that a finding is about, as far as it is.
type About = (Option<String>, Option<String>);

/// All taxonomies of a run, and where each of their taxa stands.
pub(super) struct Taxonomies {
    standards: Vec<Catalogue>,
    laws: Vec<String>,
    /// By the name that programs know: the taxonomy and the taxon, each by its index, and the id of the taxon.
    requirements: BTreeMap<String, (usize, usize, String)>,
    /// What the findings of each rule are about.
    about: BTreeMap<&'static str, BTreeSet<About>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Taxonomy {
    name: String,
    full_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    release_date_utc: Option<String>,
    short_description: Message,
    language: &'static str,
    is_comprehensive: bool,
    taxa: Vec<Taxon>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Taxon {
    id: String,
    name: String,
    short_description: Message,
}

#[derive(Serialize)]
pub(super) struct Reference {
    name: String,
    index: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TaxonReference {
    id: String,
    index: usize,
    tool_component: Reference,
}

/// That a taxon is what results of a rule are about.
#[derive(Serialize)]
pub(super) struct Relationship {
    target: TaxonReference,
    kinds: [&'static str; 1],
}

impl Taxonomies {
    /// The standards that something is said of, whole, and the laws that something rests on.
    pub(super) fn new<'d>(report: &Report<'_>, findings: impl Iterator<Item = &'d Diagnostic>, assessment: Assessment) -> Self {
        let (mut named, mut laws) = (BTreeSet::new(), BTreeSet::new());
        let mut of_rules: BTreeMap<&'static str, BTreeSet<_>> = BTreeMap::new();
        for finding in findings {
            let about = finding.about();
            of_rules.entry(finding.rule.name).or_default().insert((about.requirement.clone(), about.law.clone()));
            named.extend(about.requirement.and_then(|path| Some(path.split_once('/')?.0.to_owned())));
            laws.extend(about.law);
        }
        if assessment == Assessment::All {
            named.extend(report.besides.assessed.iter().flat_map(|policy| &policy.standards).map(|standard| standard.id.clone()));
        }
        let standards: Vec<Catalogue> =
            report.besides.catalogues.iter().filter(|catalogue| named.contains(&catalogue.id)).cloned().collect();
        let mut requirements = BTreeMap::new();
        for (taxonomy, catalogue) in standards.iter().enumerate() {
            for (taxon, item) in catalogue.items.iter().enumerate() {
                requirements.insert(item.requirement.clone(), (taxonomy, taxon, id(&item.requirement)));
            }
        }
        Self { standards, laws: laws.into_iter().collect(), requirements, about: of_rules }
    }

    pub(super) fn references(&self) -> Vec<Reference> {
        let standards = self.standards.iter().map(|standard| standard.id.clone());
        let laws = (!self.laws.is_empty()).then(|| LAWS.to_owned());
        standards.chain(laws).enumerate().map(|(index, name)| Reference { name, index }).collect()
    }

    /// What a requirement and a law are in the taxonomies.
    pub(super) fn of(&self, requirement: Option<&str>, law: Option<&str>) -> Vec<TaxonReference> {
        let requirement = requirement.and_then(|path| self.requirements.get(path)).map(|(taxonomy, index, id)| {
            let name = self.standards.get(*taxonomy).map(|standard| standard.id.clone()).unwrap_or_default();
            TaxonReference { id: id.clone(), index: *index, tool_component: Reference { name, index: *taxonomy } }
        });
        let law = law.and_then(|law| Some((law, self.laws.binary_search_by(|known| known.as_str().cmp(law)).ok()?)));
        let law = law.map(|(law, index)| TaxonReference {
            id: law.to_owned(),
            index,
            tool_component: Reference { name: LAWS.to_owned(), index: self.standards.len() },
        });
        requirement.into_iter().chain(law).collect()
    }

    /// The taxa that the findings of a rule are about, each once.
    pub(super) fn relevant(&self, rule: &Rule) -> Vec<Relationship> {
        let about = || self.about.get(rule.name).into_iter().flatten();
        let requirements: BTreeSet<&str> = about().filter_map(|(requirement, _)| requirement.as_deref()).collect();
        let laws: BTreeSet<&str> = about().filter_map(|(_, law)| law.as_deref()).collect();
        let requirements = requirements.into_iter().flat_map(|requirement| self.of(Some(requirement), None));
        let targets = requirements.chain(laws.into_iter().flat_map(|law| self.of(None, Some(law))));
        targets.map(|target| Relationship { target, kinds: ["relevant"] }).collect()
    }

    /// As they stand in the log.
    pub(super) fn written(&self, lang: Lang) -> Vec<Taxonomy> {
        let standards = self.standards.iter().map(|standard| Taxonomy {
            name: standard.id.clone(),
            full_name: standard.title.get(lang).to_owned(),
            organization: standard.issuer.clone(),
            release_date_utc: standard.published.clone(),
            short_description: Message { text: standard.title.get(lang).to_owned() },
            language: code(lang),
            is_comprehensive: standard.is_whole,
            taxa: standard.items.iter().map(|item| taxon(id(&item.requirement), item.number.get(lang), item.title.get(lang))).collect(),
        });
        let title = match lang {
            Lang::Ja => "日本の法令",
            Lang::En => "Laws and ordinances of Japan",
        };
        let laws = (!self.laws.is_empty()).then(|| Taxonomy {
            name: LAWS.to_owned(),
            full_name: title.to_owned(),
            organization: None,
            release_date_utc: None,
            short_description: Message { text: title.to_owned() },
            language: code(lang),
            is_comprehensive: false,
            taxa: self.laws.iter().map(|law| taxon(law.clone(), law, law)).collect(),
        });
        standards.chain(laws).collect()
    }
}

fn taxon(id: String, name: &str, description: &str) -> Taxon {
    Taxon { id, name: name.to_owned(), short_description: Message { text: description.to_owned() } }
}

/// `mhlw-6.0/G3.1.2-2` within its standard: `G3.1.2-2`.
fn id(requirement: &str) -> String {
    requirement.split_once('/').map_or(requirement, |(_, id)| id).to_owned()
}

fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "ja",
        Lang::En => "en",
    }
}
