//! Findings as an editor shows them.

use gen_lsp_types::{Diagnostic as Shown, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag};

use super::places::Places;
use crate::diagnostic::{Diagnostic, Lang, Severity, Words};
use crate::text::Sources;

/// Where a finding comes from.
pub(super) const SOURCE: &str = "kitei";

/// Rules that find something without which nothing is lost.
const UNNECESSARY: [&str; 3] = ["structure/unused-definition", "suppression/unused", "config/no-match"];
/// Rules that find something in place of which something else holds.
const DEPRECATED: [&str; 5] =
    ["citation/former-title", "citation/repealed-law", "citation/replaced-ordinance", "standard/former-edition", "standard/superseded"];

/// A finding as an editor shows it.
pub(super) fn shown(finding: &Diagnostic, sources: &Sources, places: &Places<'_>, lang: Lang) -> Shown {
    let words = finding.words();
    let related = words.labels.iter().filter_map(|label| {
        let location = places.location(sources, label.span)?;
        Some(DiagnosticRelatedInformation { location, message: label.text.get(lang).to_owned() })
    });
    let related: Vec<_> = related.collect();
    Shown {
        range: places.range(sources, finding.span),
        severity: Some(severity(finding.severity)),
        code: Some(finding.rule.name.to_owned().into()),
        source: Some(SOURCE.to_owned()),
        message: message(&words, sources, places, lang).into(),
        tags: tag(finding.rule.name).map(|tag| vec![tag]),
        related_information: (!related.is_empty()).then_some(related),
        ..Shown::default()
    }
}

/// The sentence, what is said of places that cannot be gone to, the reasons, and what to write.
fn message(words: &Words, sources: &Sources, places: &Places<'_>, lang: Lang) -> String {
    let elsewhere = words.labels.iter().filter(|label| places.location(sources, label.span).is_none()).map(|label| &label.text);
    let beside = words.label.iter().chain(elsewhere).chain(&words.notes).chain(&words.help);
    let lines = std::iter::once(&words.message).chain(beside).map(|text| text.get(lang));
    lines.collect::<Vec<_>>().join("\n")
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Info => DiagnosticSeverity::Information,
    }
}

fn tag(rule: &str) -> Option<DiagnosticTag> {
    let unnecessary = UNNECESSARY.contains(&rule).then_some(DiagnosticTag::Unnecessary);
    unnecessary.or_else(|| DEPRECATED.contains(&rule).then_some(DiagnosticTag::Deprecated))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::rules;

    #[test]
    fn what_is_tagged_are_rules() {
        for name in UNNECESSARY.into_iter().chain(DEPRECATED) {
            assert!(rules::find(name).is_some(), "{name}");
        }
    }
}
