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
                "番号の前に版を書くか（第6.0版システム運用編14⑧）、準拠する版を一つにしてください",
                "write the edition before the number (`mhlw-6.0/C14-8`), or conform to one edition only",
            ),
        ),
    );
}
