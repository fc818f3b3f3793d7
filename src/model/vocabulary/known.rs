//! What the language itself speaks of by name: looked up once, when a vocabulary is read. What a vocabulary can say of a word in a
//! clause (`serves`, `recurring`, `judged below` …) has no place here.

use super::{AttributeId, FactId, InstitutionId, NameId, Vocabulary, WordId};
use crate::syntax::keyword::Keyword;

macro_rules! known {
    ($($(#[doc = $doc:literal])* $field:ident: $found:ty = $look_up:ident($($argument:expr),*);)*) => {
        /// The names, attributes, words and facts that rules and the meaning of the language rest on. A vocabulary of a test may lack some.
        #[derive(Debug, Clone, Default)]
        pub struct Known { $($(#[doc = $doc])* pub $field: $found),* }

        impl Known {
            pub(super) fn read(vocabulary: &Vocabulary) -> Self {
                Self { $($field: $look_up(vocabulary $(, $argument)*)),* }
            }

            /// Each with how many of it the vocabulary has.
            #[cfg(test)]
            fn all(&self) -> Vec<(&'static str, usize)> {
                vec![$((stringify!($field), self.$field.iter().count())),*]
            }
        }
    };
}

known! {
    /// The kind of institution of which 兼務 is asked to be explained.
    hospital: Option<InstitutionId> = institution("hospital");
    /// A municipality, above a hospital of its own.
    municipality: Option<InstitutionId> = institution("municipality");
    /// A university, above a hospital of its own.
    university: Option<InstitutionId> = institution("university");
    /// Whether an institution above has a policy.
    parent_policy: Option<FactId> = fact("parent_policy");
    /// Whether the corporation has a CSIRT.
    corporate_csirt: Option<FactId> = fact("corporate_csirt");
    /// Whether there is staff for the operation of systems and nothing else; with `hosting` it gives the reference pattern.
    dedicated_staff: Option<FactId> = fact("dedicated_staff");
    /// Medical information: a parent that governs it governs the policy.
    medical_information: Option<WordId> = word("medical_information");
    /// Those who use systems.
    users: Option<WordId> = word("users");
    /// All who are employed.
    all_staff: Option<WordId> = word("all_staff");
    /// The machines that systems run on.
    servers: Option<WordId> = word("servers");
    /// The machines that systems are used from.
    terminals: Option<WordId> = word("terminals");
    /// What runs in the cloud.
    cloud_services: Option<WordId> = word("cloud_services");
    /// Hosting in the cloud.
    cloud: Option<WordId> = word("cloud");
    /// Matters of one's own, as contents of a document.
    own_matters: Option<WordId> = word("own_matters");
    /// The response to incidents, as a task.
    incident_response: Option<WordId> = word("incident_response");
    /// 安全管理責任者.
    safety_manager: Option<NameId> = name(Keyword::Role, "safety_manager");
    /// 企画管理者.
    planning_manager: Option<NameId> = name(Keyword::Role, "planning_manager");
    /// The CSIRT.
    csirt: Option<NameId> = name(Keyword::Role, "csirt");
    /// The document that supplements a parent's policy in matters of one's own.
    supplementary_provisions: Option<NameId> = name(Keyword::Document, "supplementary_provisions");
    /// The record that something was examined.
    decision: Option<NameId> = name(Keyword::Record, "decision");
    /// Who holds a role.
    held_by: Option<AttributeId> = frame(Keyword::Role, "held_by");
    /// Who is at the head of a committee.
    chair: Option<AttributeId> = frame(Keyword::Committee, "chair");
    /// Who is of a body, of whatever kind.
    members: Vec<AttributeId> = frames("members");
    /// What a vendor does.
    services: Option<AttributeId> = frame(Keyword::Vendor, "services");
    /// Who provides a system.
    provided_by: Option<AttributeId> = frame(Keyword::System, "provided_by");
    /// Who maintains a system.
    maintained_by: Option<AttributeId> = frame(Keyword::System, "maintained_by");
    /// Maintenance of systems, as a service.
    system_maintenance: Option<WordId> = word("system_maintenance");
    /// The same from elsewhere.
    remote_service: Option<WordId> = word("remote_maintenance");
    /// The running of systems, as a service.
    system_operation: Option<WordId> = word("system_operation");
    /// What a system stores.
    stores: Option<AttributeId> = frame(Keyword::System, "stores");
    /// Storage of medical information outside, as a service.
    external_storage: Option<WordId> = word("external_storage");
    /// When a system was introduced.
    introduced: Option<AttributeId> = frame(Keyword::System, "introduced");
    /// When a system was last introduced or renewed.
    renewed: Option<AttributeId> = frame(Keyword::System, "renewed");
    /// When a system is to be renewed next.
    next_renewal: Option<AttributeId> = frame(Keyword::System, "next_renewal");
    /// Where a system runs.
    hosting: Option<AttributeId> = frame(Keyword::System, "hosting");
    /// The day until which a system is to be in service.
    in_service_until: Option<AttributeId> = frame(Keyword::System, "in_service_until");
    /// A vendor's certificates.
    certificate: Option<AttributeId> = frame(Keyword::Vendor, "certificate");
    /// What a document contains.
    contents: Option<AttributeId> = frame(Keyword::Document, "contents");
    /// Whether and when a document was approved.
    approved: Option<AttributeId> = frame(Keyword::Document, "approved");
    /// The day on which a document was approved.
    approved_on: Option<AttributeId> = frame(Keyword::Document, "approved_on");
    /// The day on which a document takes effect.
    effective: Option<AttributeId> = frame(Keyword::Document, "effective");
    /// To whom is reported what a declaration is about, of whatever kind.
    reports_to: Vec<AttributeId> = frames("reports_to");
    /// Who does what a declaration is about, of whatever kind.
    performed_by: Vec<AttributeId> = frames("by");
    /// How often a document is reviewed.
    review: Option<AttributeId> = frame(Keyword::Document, "review");
}

fn institution(vocabulary: &Vocabulary, key: &str) -> Option<InstitutionId> {
    vocabulary.institution(key)
}

fn fact(vocabulary: &Vocabulary, key: &str) -> Option<FactId> {
    vocabulary.fact(key)
}

fn word(vocabulary: &Vocabulary, key: &str) -> Option<WordId> {
    vocabulary.word(key)
}

fn name(vocabulary: &Vocabulary, kind: Keyword, key: &str) -> Option<NameId> {
    vocabulary.name(kind, key)
}

/// An attribute of every declaration or entity of a kind.
fn frame(vocabulary: &Vocabulary, kind: Keyword, key: &str) -> Option<AttributeId> {
    vocabulary.attribute_of(kind, None, key)
}

/// The attribute of every declaration of each kind that has it.
fn frames(vocabulary: &Vocabulary, key: &str) -> Vec<AttributeId> {
    vocabulary.frames.values().filter_map(|frame| frame.get(key)).copied().collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::diagnostic::Findings;
    use crate::model::vocabulary::Vocabulary;
    use crate::text::Sources;

    #[test]
    fn the_built_in_vocabulary_has_every_one() {
        let text: Arc<str> = Arc::from(include_str!("../../../rules/vocabulary.kitei"));
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        let document = crate::syntax::read(sources.add("vocabulary.kitei", Arc::clone(&text)), &text, &mut findings);
        let vocabulary = Vocabulary::read(&[&document], &mut findings);
        let missing: Vec<&str> = vocabulary.known().all().into_iter().filter(|(_, count)| *count == 0).map(|(name, _)| name).collect();
        assert_eq!(missing, [""; 0]);
        assert!(Vocabulary::default().known().all().iter().all(|(_, count)| *count == 0));
    }
}
