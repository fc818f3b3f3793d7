//! `structure/uneven-row`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::resolve::policy::Annexed;
use crate::text::Span;

declare_rule! {
    /// A row of a table 別表 or form 様式 has more or fewer cells than the table has columns, so that what stands in it is printed under the wrong heading. Where nothing heads the columns, the first row says how many there are. A cell that is empty is written `""`.
    ///
    /// What to do: Make the row as long as the columns; an empty cell is `""`.
    ///
    /// ---
    /// 別表又は様式の行の欄の数が、列の数と違います。このままでは、欄の内容が別の列の見出しの下に印刷されます。列の見出しがないときは、初めの行の欄の数を列の数とします。空の欄は `「」` と書いてください。
    ///
    /// 対処：欄を書き足すか減らします。空の欄は「」とします。
    pub static RULE = {
        name: "structure/uneven-row", severity: Error, since: "0.1.0", fix: None,
        ja: "別表の行の欄の数が列の数と違う", en: "a row has another number of cells than its table has columns",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    for annexed in &cx.policy.annexed {
        let is_damaged = cx.resolved.documents.get(annexed.document).is_none_or(|document| document.is_damaged(annexed.span));
        let Some((wanted, place)) = width(annexed).filter(|_| !is_damaged) else { continue };
        for (row, cells) in annexed.rows.iter().filter(|(_, cells)| cells.len() != wanted) {
            let count = cells.len();
            let message = Text::new(
                format!("{}の行の欄は{count}で、列は{wanted}です", annexed.called()),
                format!("a row of {} has {count} cells, and the table {wanted} columns", annexed.called_in_english()),
            );
            findings.push(
                Diagnostic::new(&RULE, *row, message)
                    .at(place, Text::new("列の数はここで決まります", "this says how many columns there are"))
                    .help(Text::new(
                        "欄を列の数だけ書いてください。空の欄は「」と書きます",
                        "write as many cells as there are columns; an empty one is `\"\"`",
                    )),
            );
        }
    }
}

/// How many columns there are, and where that is said.
fn width(annexed: &Annexed) -> Option<(usize, Span)> {
    match (annexed.columns.first(), annexed.rows.first()) {
        (Some(first), _) => Some((annexed.columns.len(), *first)),
        (None, Some((row, cells))) => Some((cells.len(), *row)),
        (None, None) => None,
    }
}
