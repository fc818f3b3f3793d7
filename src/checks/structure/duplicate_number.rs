//! `structure/duplicate-number`

use super::series::Series;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};

declare_rule! {
    /// Two chapters, sections, articles or items bear the same number, so that a reference to it names neither. An article without a number takes the one that follows the article before it.
    ///
    /// Articles are counted through all chapters of a document, those of each supplementary provision by themselves, sections within their chapter, items within their paragraph. Documents that write bare numbers (1, 2) may begin anew in each chapter.
    ///
    /// What to do: Give one of them another number.
    ///
    /// ---
    /// 同じ番号の章、節、条又は号が二つあり、その番号で参照してもどちらを指すのか決まりません。番号を書いていない条には、直前の条の次の番号が付きます。
    ///
    /// 条は文書全体を通し、附則の条は附則ごとに、節は章ごとに、号は項ごとに数えます。「1 目的」のように番号だけを書く文書では、章ごとに1から始めても構いません。
    ///
    /// 対処：片方の番号を改めます。
    pub static RULE = {
        name: "structure/duplicate-number", severity: Error, since: "0.1.0", fix: None,
        ja: "番号が重複している", en: "two provisions bear the same number",
    };
}

pub(super) fn check(series: &Series, findings: &mut Findings) {
    for (member, first) in series.with_twins() {
        let Some(first) = first else { continue };
        let shown = &member.shown;
        let mut finding = Diagnostic::new(
            &RULE,
            member.span,
            Text::new(format!("「{shown}」という番号が二度使われています"), format!("the number \"{shown}\" is used twice")),
        );
        let given = Text::new(
            format!("番号が書かれていないため「{shown}」になります"),
            format!("it bears no number and therefore becomes \"{shown}\""),
        );
        if member.numbered.is_given {
            finding = finding.label(given.clone());
        }
        let here = Text::new(format!("初めの「{}」です", first.shown), format!("\"{}\" is here first", first.shown));
        finding = finding.at(first.span, if first.numbered.is_given { given } else { here });
        findings.push(finding.help(Text::new(
            "番号を付け直すか、間に加えたものには枝番号（第3条の2など）を付けてください",
            "renumber, or give what was added in between a branch number such as 第3条の2",
        )));
    }
}
