//! Small repositories in memory, and their judgement.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use kitei::internals::Whole;
use kitei::internals::checks::coverage::Judged;
use kitei::internals::checks::{Context, coverage};
use kitei::internals::diagnostic::Findings;
use kitei::internals::resolve::Resolved;
use kitei::internals::resolve::policy::PolicyId;
use kitei::{Diagnostic, Memory, Run, Span, Workspace, check_in};

use super::Bound;

/// The day that the reference policies are judged on (`fixtures/medical-corporation/kitei.toml`).
pub(crate) const DAY: Date = Date::constant(2026, 5, 1);

pub(crate) const CORPORATION: &str = "corporation/policy.kitei";
pub(crate) const HOSPITAL: &str = "hospital/policy.kitei";
pub(crate) const CLINIC: &str = "clinic/policy.kitei";
pub(crate) const PHARMACY: &str = "pharmacy/policy.kitei";

/// Files by path.
#[derive(Debug, Clone, Default)]
pub(crate) struct Repository(pub(crate) BTreeMap<String, String>);

/// A repository as judged.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) texts: Whole,
    pub(crate) findings: Vec<Diagnostic>,
}

impl Repository {
    /// The medical corporation with its hospital, clinic and pharmacy, each with the documents that it consists of.
    pub(crate) fn reference() -> Self {
        Self::fixture("medical-corporation")
    }

    /// The policies, standards and vocabularies of a fixture.
    pub(crate) fn fixture(name: &str) -> Self {
        fn add(folder: &Path, within: &str, files: &mut BTreeMap<String, String>) {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let path = format!("{within}{}", entry.file_name().into_string().unwrap());
                if entry.path().is_dir() {
                    add(&entry.path(), &format!("{path}/"), files);
                } else if Path::new(&path).extension().is_some_and(|end| end == "kitei") {
                    files.insert(path, fs::read_to_string(entry.path()).unwrap());
                }
            }
        }
        let mut files = BTreeMap::new();
        add(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name), "", &mut files);
        Self(files)
    }

    pub(crate) fn of(path: &str, text: &str) -> Self {
        Self::default().with(path, text)
    }

    #[must_use]
    pub(crate) fn with(mut self, path: &str, text: &str) -> Self {
        self.0.insert(path.to_owned(), text.to_owned());
        self
    }

    /// Of a repository the sets of these policies alone: what lies in their folders.
    #[must_use]
    pub(crate) fn of_sets(mut self, policies: &[&str]) -> Self {
        let folders: Vec<&str> = policies.iter().filter_map(|path| Some(path.rsplit_once('/')?.0)).collect();
        self.0.retain(|path, _| path.rsplit_once('/').is_some_and(|(folder, _)| folders.contains(&folder)));
        self
    }

    /// Replaces what stands once in a file.
    #[must_use]
    pub(crate) fn replace(mut self, path: &str, from: &str, to: &str) -> Self {
        let text = self.0.get_mut(path).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{path} has {from:?} not once");
        *text = text.replace(from, to);
        self
    }

    pub(crate) fn read(&self) -> Whole {
        Whole::read(self.files())
    }

    /// What judging it on a day gives.
    pub(crate) fn run(&self, day: Date) -> Run {
        check_in(&Memory::new(self.files()), &Whole::options(day))
    }

    /// The repository, to be edited and judged again.
    pub(crate) fn open(&self, day: Date) -> Workspace {
        Workspace::open(Box::new(Memory::new(self.files())), &Whole::options(day))
    }

    pub(crate) fn judge(&self) -> Verdict {
        self.judge_on(DAY)
    }

    pub(crate) fn judge_on(&self, day: Date) -> Verdict {
        let run = self.run(day);
        Verdict { texts: Whole::of(&run), findings: run.findings }
    }

    fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The repository with what it declares, to be edited by it.
    pub(crate) fn bound(self) -> Bound {
        let texts = self.read();
        let policies = texts.resolve(DAY, &mut Findings::default()).policies;
        Bound { repository: self, texts, policies }
    }
}

impl Verdict {
    pub(crate) fn in_file(&self, path: &str) -> Vec<&Diagnostic> {
        self.findings.iter().filter(|finding| self.texts.sources.path(finding.span.file) == path).collect()
    }

    /// The findings of a rule in a file.
    pub(crate) fn of_rule(&self, path: &str, rule: &str) -> Vec<&Diagnostic> {
        self.in_file(path).into_iter().filter(|finding| finding.rule.name == rule).collect()
    }

    /// The findings in a file about what it states otherwise than its parents.
    pub(crate) fn inheritance(&self, path: &str) -> Vec<&Diagnostic> {
        const OVERRIDING: [&str; 3] = ["inheritance/weakened", "inheritance/incomparable", "inheritance/final"];
        self.in_file(path).into_iter().filter(|finding| OVERRIDING.contains(&finding.rule.name)).collect()
    }

    /// The findings of a rule about a requirement in a file.
    pub(crate) fn about(&self, path: &str, rule: &str, item: &str) -> Vec<&Diagnostic> {
        let wanted = format!("mhlw-6.0/{item}");
        self.of_rule(path, rule).into_iter().filter(|finding| finding.requirement.as_deref() == Some(&wanted)).collect()
    }

    pub(crate) fn rules(&self, path: &str) -> BTreeSet<&'static str> {
        self.in_file(path).into_iter().map(|finding| finding.rule.name).collect()
    }

    pub(crate) fn text(&self, span: Span) -> &str {
        self.texts.sources.text(span)
    }
}

/// The requirements as judged for the policy of a file.
pub(crate) fn outcomes<'a>(resolved: &'a Resolved<'a>, path: &str) -> Vec<Judged<'a>> {
    let id = policy(resolved, path);
    let (policy, view) = resolved.get(id).unwrap();
    coverage::judge(&Context::new(resolved, id, policy, view))
}

pub(crate) fn policy(resolved: &Resolved<'_>, path: &str) -> PolicyId {
    resolved.iter().find(|(_, policy, _)| resolved.sources.path(policy.file) == path).map(|(id, ..)| id).unwrap()
}
