//! Tables 別表 and forms 様式 as they are printed.

use super::instrument::Table;
use super::wording::{Origin, fill, names_provision, plain, printed, split};
use crate::diagnostic::Lang;
use crate::resolve::policy::Annexed;
use crate::say::Voice;
use crate::text::Span;
use crate::wording::placeholder::Placeholder;

/// A table or form; `of`: the policy that it is of, where another prints it.
pub(super) fn table(voice: &Voice<'_>, annexed: &Annexed, of: Option<&str>) -> Table {
    let from = Origin::annexed(annexed);
    let print = |placeholder: &Placeholder<'_>| {
        let printed = printed(voice, from, placeholder);
        // A number of another policy's is that only with its name.
        of.filter(|_| names_provision(placeholder)).map(|of| format!("{of}{printed}")).unwrap_or(printed)
    };
    let filled = |span: Span| fill(voice.resolved.text(span), span, print);
    let cells = |spans: &[Span]| -> Vec<String> { spans.iter().map(|span| plain(&filled(*span))).collect() };
    let columns = cells(&annexed.columns);
    let mut rows: Vec<Vec<String>> = annexed.rows.iter().map(|(_, row)| cells(row)).collect();
    let width = rows.iter().map(Vec::len).chain([columns.len()]).max().unwrap_or(0);
    for row in &mut rows {
        row.resize(width, String::new());
    }
    let mut columns = columns;
    if !columns.is_empty() {
        columns.resize(width, String::new());
    }
    let paragraphs = annexed.paragraphs.iter().zip(1..).flat_map(|(span, nth)| split(&filled(*span), nth)).collect();
    Table { place: Some(annexed.header), heading: heading(voice.lang, annexed, of), columns, rows, paragraphs }
}

/// 別表第1　保存期間; 法人規程別表第1　保存期間.
fn heading(lang: Lang, annexed: &Annexed, of: Option<&str>) -> String {
    let title = annexed.title.as_deref().unwrap_or_default();
    let (called, between) = match lang {
        Lang::Ja => (format!("{}{}", of.unwrap_or_default(), annexed.called()), "　"),
        Lang::En => (of.map(|of| format!("{of}, ")).unwrap_or_default() + &annexed.called_in_english(), " "),
    };
    plain(&format!("{called}{between}{title}")).trim().to_owned()
}
