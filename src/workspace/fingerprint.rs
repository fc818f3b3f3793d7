//! Names of findings that last: the same finding has the same name in the next run, after lines moved, words were respelled or a day
//! passed.

use std::collections::HashMap;

use sha2::{Digest as _, Sha256};

use crate::diagnostic::{Diagnostic, Fingerprint};
use crate::model::vocabulary::Vocabulary;
use crate::resolve::subject::Subject;
use crate::syntax::around::Around;
use crate::syntax::document::Document;
use crate::text::{FileId, Sources};

/// The fingerprints of findings, which come in the order of a run.
///
/// Each is made from the rule, the file, what stands at the place, the requirement and the law, and for whom it holds: not from lines,
/// words, weight or the day. Findings that have all of these in common are numbered in their order.
pub(crate) fn fingerprints<'f, 'd>(
    findings: impl IntoIterator<Item = &'f Diagnostic>,
    document: impl Fn(FileId) -> Option<&'d Document>,
    sources: &Sources,
    vocabulary: &Vocabulary,
) -> Vec<Fingerprint> {
    let mut twins: HashMap<[u8; 32], u64> = HashMap::new();
    let mut read: HashMap<FileId, Option<Around<'_>>> = HashMap::new();
    let of = |finding: &Diagnostic| {
        let file = finding.span.file;
        let around = read.entry(file).or_insert_with(|| document(file).map(Around::new));
        let subject = around.as_ref().map(|around| Subject::at(around, finding.span, vocabulary));
        let key = key(finding, sources.path(finding.span.file), subject.as_ref());
        let before = twins.entry(key).or_default();
        let twin = *before;
        *before += 1;
        shortened(key, twin)
    };
    findings.into_iter().map(of).collect()
}

fn shortened(key: [u8; 32], twin: u64) -> Fingerprint {
    let whole: [u8; 32] = match twin {
        0 => key,
        twin => Sha256::new().chain_update(key).chain_update(twin.to_be_bytes()).finalize().into(),
    };
    let mut kept = [0; Fingerprint::BYTES];
    kept.iter_mut().zip(whole).for_each(|(kept, byte)| *kept = byte);
    Fingerprint(kept)
}

/// All that tells a finding from others, but for its twins.
fn key(finding: &Diagnostic, path: &str, subject: Option<&Subject>) -> [u8; 32] {
    let mut digest = Sha256::new();
    // Each part says how long it is, so that no two rows of parts are one text.
    let mut add = |part: &str| {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    };
    let about = finding.about();
    add(finding.rule.name);
    add(path);
    add(about.requirement.as_deref().unwrap_or(""));
    add(about.law.as_deref().unwrap_or(""));
    let whom = finding.holds_for().map_or(&[][..], |whom| &whom.0);
    add(&whom.len().to_string());
    for name in whom {
        add(name.as_deref().unwrap_or(""));
    }
    subject.into_iter().flat_map(Subject::parts).for_each(add);
    digest.finalize().into()
}
