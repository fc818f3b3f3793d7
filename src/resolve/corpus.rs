//! What a run judges, owned: findings whose words are made later hold it.

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::succession::Succession;
use super::{Below, Documents, Policies, Resolved, View};
use crate::model::standard::Standard;
use crate::model::vocabulary::Vocabulary;
use crate::model::words::{OwnNames, Table};
use crate::text::{ByFile, Sources};

/// All policies of a run with all that they rest on.
#[derive(Debug)]
pub struct Corpus {
    pub(super) sources: Arc<Sources>,
    pub(super) documents: Documents,
    pub(super) vocabulary: Arc<Vocabulary>,
    pub(super) standards: Arc<[Standard]>,
    pub(super) as_of: Date,
    pub(super) policies: Policies,
    pub(super) views: Arc<ByFile<Arc<View>>>,
    pub(super) succession: Arc<Succession>,
    /// The names that the documents define for themselves, gathered when first asked for.
    pub(super) own_names: OnceLock<OwnNames>,
}

impl Corpus {
    /// The policies as rules see them.
    pub fn resolved(self: &Arc<Self>) -> Resolved<'_> {
        Resolved {
            sources: &self.sources,
            documents: self.documents.clone(),
            vocabulary: &self.vocabulary,
            standards: &self.standards,
            as_of: self.as_of,
            policies: self.policies.clone(),
            views: Arc::clone(&self.views),
            // Words ask nothing of those below.
            below: Below::These(ByFile::default()),
            succession: Arc::clone(&self.succession),
            corpus: Arc::clone(self),
        }
    }

    /// The standards.
    pub fn standards(&self) -> &[Standard] {
        &self.standards
    }

    /// The texts.
    pub fn sources(&self) -> &Arc<Sources> {
        &self.sources
    }

    /// The documents.
    pub fn documents(&self) -> &Documents {
        &self.documents
    }

    /// The vocabulary.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The words in which text for these documents is written.
    pub fn words(&self) -> Table<'_> {
        let own = self.own_names.get_or_init(|| OwnNames::of(&self.vocabulary, self.documents.iter()));
        Table::with(&self.vocabulary, own.clone())
    }
}
