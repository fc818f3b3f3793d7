//! Numbers that editions give to different requirements.

use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::item::{AMBIGUOUS_ITEM, ItemRef};
use crate::model::standard::Standard;
use crate::text::Sources;

/// A number that the editions to which a policy conforms give to different requirements.
pub(in crate::resolve) fn of_several_editions(findings: &mut Findings, items: &[ItemRef], standards: &[Standard], sources: &Sources) {
    let Some(first) = items.first() else { return };
    let text = sources.text(first.span);
    let mut finding = Diagnostic::new(
        &AMBIGUOUS_ITEM,
        first.span,
        Text::new(
            format!("「{text}」の番号は、準拠する版によって別の遵守事項を指します"),
            format!("\"{text}\" is the number of different requirements in the editions that are conformed to"),
        ),
    );
    for item in items {
        let Some(standard) = standards.get(item.standard) else { continue };
        let Some(requirement) = standard.requirements.get(item.requirement) else { continue };
        let title = &requirement.title;
        finding = finding.at(
            requirement.span,
            Text::new(format!("「{}」では「{}」です", standard.id, title.ja), format!("in \"{}\": \"{}\"", standard.id, title.en)),
        );
    }
    findings.push(
        finding.note(Text::new("どの項目も挙げられていないものとして判定しています", "it is judged as if it named none of them")).help(
            Text::new(
                "準拠する版を一つだけ書き、その版の番号で書いてください",
                "conform to one of the editions only, and write its numbers",
            ),
        ),
    );
}
